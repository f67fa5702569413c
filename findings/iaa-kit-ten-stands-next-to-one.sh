#!/usr/bin/env bash
# iaa-kit 0.1.2: on a scale from one to ten, ten comes after one, and two coders who nearly agree hardly agree at all.
#
# A weighted kappa needs the order of the codes; iaa-kit takes that of their written form, so that 10 stands between 1
# and 2. A nine against a ten is the greatest difference there is, a one against a ten the smallest. Scales that end
# at nine are right. The command line prints the same numbers for a file of ratings.
# Guess before the run: what scikit-learn says of the same ratings. Seen: 0.17 instead of 0.92 for two coders who differ
# twice, by one step; if both coders say 9.5 for 10, so that the order of the words is that of the numbers, 0.92.
# Marks out of ten are a common scale; the reliability of a coding is then a matter of spelling.
# Source: iaa-kit, cohen.py (sorted(..., key=repr)); scikit-learn, cohen_kappa_score.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps iaa-kit==0.1.2 scikit-learn==1.5.2 numpy==1.26.4 \
    scipy==1.13.1 joblib==1.4.2 threadpoolctl==3.5.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import iaa_kit
from sklearn.metrics import cohen_kappa_score

first, second = [1, 2, 3, 10, 9, 10], [1, 2, 3, 9, 10, 10]
steps = [1, 2, 3, 9, 10]


def turned(codes):
    """The same codes, numbered by their place in the scale, which has one digit."""
    return [steps.index(code) for code in codes]


by_place = cohen_kappa_score(turned(first), turned(second), weights="quadratic")
seen = iaa_kit.weighted_kappa(first, second, "quadratic")
numbered = iaa_kit.weighted_kappa(turned(first), turned(second), "quadratic")
print("iaa-kit:", round(seen, 3), "places of the same codes:", round(numbered, 3), "scikit-learn:", round(by_place, 3))
assert abs(numbered - by_place) < 1e-9 and by_place > 0.9
assert round(seen, 3) == 0.169, "the order of the codes is another"
PY
