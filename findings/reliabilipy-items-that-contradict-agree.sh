#!/usr/bin/env bash
# reliabiliPy 0.0.35: four questions, two of which say the opposite of the other two, have a Cronbach's alpha of 0.97.
#
# Given answers, the package takes the absolute value of every correlation before it computes alpha and omega. A
# question asked the other way round and not turned back, the commonest slip in a scale, is invisible. Given the
# matrix of correlations of the same answers it computes alpha as defined.
# Guess before the run: the same low or negative alpha both ways. Seen: 0.97 from the answers, -7.08 from their
# correlations; cronbach 0.6.0 says -6.33 (unstandardised). With the two turned round all three say 0.96 or 0.97.
# The check that should have found a wrongly coded question says that the scale is excellent.
# Source: reliabiliPy, _reliabili.py (fit: np.abs of the correlations, for raw data alone); Cronbach's alpha is at most
# one and may be negative (documentation of cronbach, which gives the formula).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps reliabiliPy==0.0.35 factor_analyzer==0.5.1 \
    cronbach==0.6.0 scikit-learn==1.5.2 numpy==1.26.4 scipy==1.13.1 pandas==2.2.3 pytz==2024.2 \
    python-dateutil==2.9.0.post0 six==1.17.0 joblib==1.4.2 threadpoolctl==3.5.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import cronbach
import numpy as np
import pandas as pd
from reliabilipy import reliability_analysis


def alphas(answers):
    """Alpha from the answers, from their correlations, and as the package cronbach has it."""
    raw = reliability_analysis(raw_dataset=answers, is_corr_matrix=False)
    matrix = reliability_analysis(correlations_matrix=answers.corr().to_numpy())
    raw.fit(), matrix.fit()
    return raw.alpha_cronbach, matrix.alpha_cronbach, cronbach.alpha(answers)[0]


jobs = np.array([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 2, 4])
slip = np.array([0, 1, 0, -1, 0, 1, 0, 0, -1, 0, 0, 0])
wages = np.clip(jobs + slip, 1, 5)
opposite = np.clip(6 - jobs + np.roll(slip, -3), 1, 5), np.clip(6 - jobs + slip[::-1], 1, 5)
seen = alphas(pd.DataFrame({"jobs": jobs, "wages": wages, "no jobs": opposite[0], "no wages": opposite[1]}))
turned = alphas(pd.DataFrame({"jobs": jobs, "wages": wages, "no jobs": 6 - opposite[0], "no wages": 6 - opposite[1]}))
print("contradicting:", [round(float(a), 2) for a in seen], "turned round:", [round(float(a), 2) for a in turned])
assert all(0.9 < a < 1 for a in turned), "once turned round, all agree"
assert seen[0] > 0.95 and abs(seen[0] - turned[0]) < 1e-9
assert seen[1] < -5 and seen[2] < -5
PY
