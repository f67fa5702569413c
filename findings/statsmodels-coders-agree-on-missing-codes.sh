#!/usr/bin/env bash
# statsmodels 0.15.0: a missing code counts as a code, on which coders agree.
#
# aggregate_raters() turns a table of items and coders into counts for fleiss_kappa(). It takes every value that occurs
# for a category, NaN too; all NaN are one category. Two coders who both left an item out agree on it. A table of counts
# without the missing, whose rows have unequal sums, is refused by fleiss_kappa().
# Guess before the run: NaN is left out, or refused. Seen, six items, two coders who disagree on two of four and leave
# two items out: categories 1, 2, nan; kappa 0.5 with the two, 0.0 without them.
# The more two coders leave out together, the better they agree.
# Source: statsmodels.stats.inter_rater.aggregate_raters, docstring (an exception is promised for what cannot be made a
# whole number).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet statsmodels==0.15.0 pandas==2.3.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

codes = numpy.array([[1, 1], [2, 2], [1, 2], [2, 1], [numpy.nan, numpy.nan], [numpy.nan, numpy.nan]])
counts, categories = aggregate_raters(codes)
kappa = fleiss_kappa(counts)
without = fleiss_kappa(aggregate_raters(codes[:4])[0])
print("categories:", categories, "kappa:", round(kappa, 3), "without the items that nobody coded:", round(without, 3))
assert len(categories) == 3 and numpy.isnan(categories[2]), "missing codes are no category any more"
assert abs(without) < 1e-9 and abs(kappa - 0.5) < 1e-9, "the coefficients have changed"
PY
