#!/usr/bin/env bash
# concentrationMetrics 0.6.0: three incomes of 100 have a Kolm index of inequality of -99.7.
#
# Kolm's index is zero when all have the same and positive otherwise, and does not change when everybody gets the same
# sum on top. The package takes the mean income from each person's share of the total, one over three minus a hundred,
# instead of the income itself, so that the index is nearly minus the mean: the richer the country, the lower.
# Guess before the run: 0 for equal incomes, the same for 1, 2, 3 as for 101, 102, 103, and more for a wider spread.
# Seen: -99.7; -1.7 and -101.7; less inequality for 1, 2, 9 than for 1, 2, 3. The Gini index beside it is right.
# A table of remittances by household ranks the countries by their wealth and calls it equality.
# Source: concentrationMetrics, model.py (kolm); Kolm's index is the log of the mean of exp(alpha (mean - income)),
# over alpha (the manual that the docstring names).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps concentrationMetrics==0.6.0 pandas==2.2.3 numpy==2.2.3 \
    pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 networkx==3.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import concentrationMetrics
import numpy as np

index = concentrationMetrics.Index()


def defined(incomes):
    """Kolm's index with alpha 1."""
    return float(np.log(np.exp(incomes.mean() - incomes).mean()))


rows = {name: np.array(name, dtype=float) for name in ((100, 100, 100), (1, 2, 3), (101, 102, 103), (1, 2, 9))}
seen = {name: float(index.kolm(incomes, 1)) for name, incomes in rows.items()}
print({name: (round(seen[name], 2), round(defined(incomes), 2)) for name, incomes in rows.items()}, "(seen, defined)")
assert index.gini(rows[100, 100, 100]) == 0 and defined(rows[100, 100, 100]) == 0
assert abs(defined(rows[1, 2, 3]) - defined(rows[101, 102, 103])) < 1e-9 < defined(rows[1, 2, 9])
assert abs(seen[100, 100, 100] + 99.667) < 0.01, "equal incomes have another index"
assert abs(seen[1, 2, 3] + 1.66) < 0.01 and abs(seen[101, 102, 103] + 101.67) < 0.01
assert seen[1, 2, 9] < seen[1, 2, 3]
PY
