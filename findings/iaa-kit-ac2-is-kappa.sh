#!/usr/bin/env bash
# iaa-kit 0.1.2: Gwet's AC2 is negative for two coders who agree on 90 of 100 passages, because it is another measure.
#
# AC1 and AC2 were made for codes of which one is rare, where kappa is close to zero however well the coders agree. The
# function ac2 hands its arguments to the weighted kappa and returns that, under the other name. ac1 is Gwet's.
# Guess before the run: near AC1, about 0.89, with two codes the same number as AC1. Seen: ac2 -0.05, to the last digit
# Cohen's kappa; irrCAC 0.4.3 says 0.89 for AC1 and AC2 both.
# Whoever reports AC2 because kappa misleads reports kappa.
# Source: iaa-kit, README ("Gwet AC1/AC2") and gwet.py; with two categories the weights of AC2 are those of AC1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps iaa-kit==0.1.2 irrCAC==0.4.3 numpy==1.26.4 pandas==2.2.3 \
    scipy==1.13.1 pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import iaa_kit
import pandas as pd
from irrCAC.raw import CAC

first, second = [1] * 90 + [2] * 5 + [1] * 5, [1] * 90 + [1] * 5 + [2] * 5
table = pd.DataFrame({"first": first, "second": second})
gwet = [CAC(table, weights=w).gwet()["est"]["coefficient_value"] for w in ("identity", "quadratic")]
seen = {name: getattr(iaa_kit, name)(first, second) for name in ("ac1", "ac2", "cohen_kappa")}
print("iaa-kit:", {name: round(value, 3) for name, value in seen.items()}, "irrCAC, AC1 and AC2:", gwet)
assert all(abs(value - 0.89) < 0.01 for value in (*gwet, seen["ac1"]))
assert seen["ac2"] == seen["cohen_kappa"] and round(seen["ac2"], 2) == -0.05, "ac2 is computed in another way"
PY
