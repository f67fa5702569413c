#!/usr/bin/env bash
# irrCAC 0.4.4: weights="ordinal" puts low, medium, high in the order of the alphabet, even when the columns say theirs.
#
# The weights of an ordinal coefficient depend on the order of the codes. CAC takes the sorted values that occur (high,
# low, medium), so low and high are neighbours; an ordered pandas Categorical, which carries the right order, is read as
# plain words. Only the parameter categories, said to be for codes that nobody used, sets it. krippendorff 0.9.0 refuses
# the same words unless the order is given.
# Guess before the run: the order of the Categorical, or a refusal. Seen, eight items, two coders: Gwet's AC2 0.553 both
# as words and as ordered Categorical, 0.776 with categories=["low", "medium", "high"].
# Coders who differ by one step are marked down as if they were at the two ends, and the other way round: a sound coding
# scheme fails, or a bad one passes.
# Source: irrCAC.raw.CAC, docstring, weights and categories; krippendorff.alpha, value_domain.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet irrCAC==0.4.4 krippendorff==0.9.0 pandas==2.3.3 numpy==1.26.4 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import krippendorff
import pandas
from irrCAC.raw import CAC

order = ["low", "medium", "high"]
one = "low low medium high high medium low high".split()
other = "low medium medium high medium medium low high".split()
words = pandas.DataFrame({"one": one, "other": other})
ordered = words.astype(pandas.CategoricalDtype(order, ordered=True))
assert ordered["one"].cat.ordered


def gwet(ratings, **setting):
    return round(float(CAC(ratings, weights="ordinal", **setting).gwet()["est"]["coefficient_value"]), 3)


seen = gwet(words), gwet(ordered), gwet(words, categories=order)
print("words, ordered Categorical, categories given:", seen)
assert seen == (0.553, 0.553, 0.776), "the order is taken otherwise"
try:
    krippendorff.alpha(reliability_data=[one, other], level_of_measurement="ordinal")
except ValueError as error:
    print("krippendorff:", error)
else:
    raise AssertionError("words are ordered by krippendorff")
PY
