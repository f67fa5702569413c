#!/usr/bin/env bash
# irrCAC 0.4.4 and krippendorff 0.9.0: "Krippendorff's alpha" for ordinal codes is 0.720 in one and 0.763 in the other.
#
# For nominal and interval data (identity and quadratic weights) the two agree. For ordinal data they mean different
# things by the word: Krippendorff's distance counts how many codings lie between two codes, in the data; irrCAC's
# ordinal weights count the codes in between, whatever their use, and it calls the result by the same name.
# Guess before the run: equal, as for the other two. Seen, seven items, two coders, codes 1, 2, 5: nominal 0.587 and
# 0.587, interval 0.699 and 0.699, ordinal 0.720 and 0.763.
# A paper that reports "ordinal alpha" must name the package, and a threshold met in one can be missed in the other.
# Source: irrCAC.raw.CAC.krippendorff ("Krippendorff's Alpha") and irrCAC.weights; krippendorff, README, levels of
# measurement, and issue 4 of pln-fing-udelar/fast-krippendorff, where its ordinal values are set against
# Krippendorff's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet irrCAC==0.4.4 krippendorff==0.9.0 pandas==2.3.3 numpy==1.26.4 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import krippendorff
import pandas
from irrCAC.raw import CAC

one, other = [1, 1, 2, 5, 5, 2, 1], [1, 2, 2, 5, 2, 2, 1]
ratings = pandas.DataFrame({"one": one, "other": other})
seen = {}
for level, weights in {"nominal": "identity", "interval": "quadratic", "ordinal": "ordinal"}.items():
    irr = CAC(ratings, weights=weights).krippendorff()["est"]
    assert irr["coefficient_name"] == "Krippendorff's Alpha"
    alpha = krippendorff.alpha(reliability_data=[one, other], level_of_measurement=level)
    seen[level] = round(float(irr["coefficient_value"]), 3), round(float(alpha), 3)
print("irrCAC and krippendorff:", seen)
assert seen["nominal"] == (0.587, 0.587) and seen["interval"] == (0.699, 0.699)
assert seen["ordinal"] == (0.72, 0.763), "the two ordinal coefficients have changed"
PY
