#!/usr/bin/env bash
# pulp 3.3.2: a problem saved by to_json() and read again has another optimum, less by the constant of the objective.
#
# What is saved of the objective is its name and its coefficients. A constant, such as the points of the ballots that are
# known in full, is left out, of the LP file too; constants of the rows are kept. The answers that solve it are the same.
# Guess before the run: the same optimum. Seen: 18 becomes 9, 9 less, with status Optimal.
# A bound "at most 18 points" that is recomputed from the file beside the report is no longer the one in the report.
# Source: PuLP, guide "How to import and export models"; pulp.LpProblem.to_dict.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pulp==3.3.2 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pulp

quiet = pulp.PULP_CBC_CMD(msg=0)
bound = pulp.LpProblem("bound", pulp.LpMaximize)
first, second = pulp.LpVariable("first", 0, 3), pulp.LpVariable("second", 0)
bound += 3 * first + 2 * second + 9
bound += first + second + 1 <= 4
bound.solve(quiet)
bound.to_json("bound.json")
_, again = pulp.LpProblem.from_json("bound.json")
again.solve(quiet)
values = [round(pulp.value(one.objective), 6) for one in (bound, again)]
print("solved, and solved from the file:", values, pulp.LpStatus[again.status])
assert values == [18, 9], "the constant comes back"
PY
