#!/usr/bin/env bash
# cheatstat 4.1.2: of four people with a quarter of the weight each, three say yes, and the table says 100 per cent.
#
# In a table of frequencies with weights each sum of weights is rounded to a whole number first, and the per cents are
# those of the rounded numbers. Weights that sum to one, as shares do, leave 1 for 0.75 and 0 for 0.25; weights with a
# mean of one move small groups by as much as half a person. The number of decimals that can be asked for does not help.
# Guess before the run: 75 and 25 per cent. Seen: 100 and 0, and one valid answer; with the same weights times a hundred
# 75 and 25; of three people who weigh 0.6 each, two against one are 50 to 50.
# Only the scale of the weights differs, and a weighted share does not depend on it.
# Source: cheatstat, fre and _fre_internal (round(0).astype("int32") before the per cents).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps cheatstat==4.1.2 pandas==2.2.3 numpy==2.2.3 scipy==1.15.2 \
    pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import cheatstat
import pandas as pd


def shares(answers, weight):
    """Per cents of 1 (yes) and 2 (no) when everybody has the same weight."""
    people = pd.DataFrame({"answer": answers, "weight": weight})
    table = cheatstat.fre(people, "answer", weight="weight", round_digits=4).set_index("Ausprägung")
    return [float(table.loc[code, "Prozent"]) for code in ("1", "2")]


quarter, twentyfive, three = shares([1, 1, 1, 2], 0.25), shares([1, 1, 1, 2], 25.0), shares([1, 1, 2], 0.6)
print("weights of 0.25:", quarter, "of 25:", twentyfive, "two against one, weights of 0.6:", three)
assert twentyfive == [75.0, 25.0]
assert quarter == [100.0, 0.0], "weights that sum to one are counted in another way"
assert three == [50.0, 50.0]
PY
