#!/usr/bin/env bash
# cheatstat 4.1.2: a weight of one for everybody turns p = 0.00002 into p = 0.63.
#
# A cross table with weights divides chi squared by what it calls DEFF, the design effect of the weights. The effect of
# equal weights is 1, by definition. What is computed is the square of the sum over the sum of squares, the effective
# number of answers (Kish): 80 for eighty people of weight 1. The bivariate analysis of the same package divides once
# more by the number of people and is right.
# Guess before the run: p as without weights, whatever the table. Seen: DEFF 80, chi squared 18.05 becomes 0.23, p 0.63.
# The larger the survey, the surer that a table with weights shows no difference; a study reports that men and women
# answered alike.
# Source: cheatstat, _calculate_average_deff and _calc_n_stats; Kish's design effect is n times the sum of squares of
# the weights over the square of their sum.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps cheatstat==4.1.2 pandas==2.2.3 numpy==2.2.3 scipy==1.15.2 \
    pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import cheatstat
import pandas as pd

people = pd.DataFrame({"sex": [1] * 40 + [2] * 40, "answer": [1] * 30 + [2] * 40 + [1] * 10})
people["one"] = 1.0
assert pd.crosstab(people["sex"], people["answer"]).to_numpy().tolist() == [[30, 10], [10, 30]]
table = cheatstat.cross_tab(people, "sex", "answer", weight="one").info
both = [cheatstat.biV(people, "sex", "answer", "nominal", weight=w).stat.iloc[0] for w in (None, "one")]
print("cross_tab:", {key: float(table[key]) for key in ("Chi²", "DEFF", "Chi² (korr.)", "p (korr.)")})
print("biV without and with the weights, p:", [row["p-Wert"] for row in both])
assert [row["p-Wert"] for row in both] == ["0.00002", "0.00002"], "the bivariate analysis is as it should be"
assert round(table["Chi²"], 2) == 18.05 and table["DEFF"] == 80
assert round(table["Chi² (korr.)"], 4) == 0.2256 and round(table["p (korr.)"], 2) == 0.63
PY
