#!/usr/bin/env bash
# mip 2.0.0: a maximum of 18 that is written to an LP file and read again is a minimum of -11.
#
# Model.write() turns a maximum into the minimum of its negative, though the format has a word for either, and leaves out
# the constant of the objective; the file says "Minimize", and sense, objective_const and the value are not those of the
# model. Where the best answer lies is unchanged.
# Guess before the run: MAX, 7 and 18, as asked of the model. Seen: MIN, 0 and -11, that is 7 - 18.
# An upper bound that is kept as a file, to be solved again by whoever doubts it, comes out below zero.
# Source: Python-MIP, Model.write ("saves a MIP model"), coin-or/python-mip, issue 300 (open: the same sign in MPS files).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mip==2.0.0 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - 2>/dev/null <<'PY'
from pathlib import Path

import mip

model = mip.Model(sense=mip.MAXIMIZE, solver_name=mip.CBC)
one, two = model.add_var("one"), model.add_var("two")
model += one + two <= 4
model += one <= 3
model.objective = 3 * one + 2 * two + 7
model.verbose = 0
model.optimize()
model.write("bound.lp")
again = mip.Model(solver_name=mip.CBC)
again.verbose = 0
again.read("bound.lp")
again.optimize()
before = (model.sense, model.objective_const, round(model.objective_value, 6))
after = (again.sense, again.objective_const, round(again.objective_value, 6))
print("written:", before, "read:", after)
assert before == ("MAX", 7, 18)
assert after == ("MIN", 0, -11), "the objective comes back as it was"
assert "Minimize" in Path("bound.lp").read_text() and "Maximize" not in Path("bound.lp").read_text()
PY
