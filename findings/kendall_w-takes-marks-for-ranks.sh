#!/usr/bin/env bash
# kendall-w 1.0.0: the coefficient of concordance, which ends at 1, is 10.15 for marks from 1 to 10, and 0.55 for three
# people who agree in everything.
#
# compute_w() is said to take lists of ratings. It takes the numbers for ranks as they are: it neither ranks them nor
# looks whether they are ranks, and has no correction for ties.
# Guess before the run: each person's numbers are ranked, and full agreement is 1. Seen for three people with the same
# numbers: 1, 2, 3, 4 gives 1.0; 1, 5, 9, 10 gives 10.15; 1, 1, 2, 3 (two items tied) gives 0.55. friedman() of
# pingouin 0.6.1 gives a W of 1.0 for all three.
# A seminar that gives marks, or ties, reports strong disagreement where there is none, or a coefficient above the
# scale.
# Source: kendall-w, docstring of compute_w ("a list of rating lists") and the comment above it on ranks; pingouin,
# friedman, notes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet kendall-w==1.0.0 pingouin==0.6.1 pandas==2.3.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import kendall_w
import pandas
import pingouin

for marks, then in {(1, 2, 3, 4): 1.0, (1, 5, 9, 10): 10.15, (1, 1, 2, 3): 0.55}.items():
    now = kendall_w.compute_w([[mark] * 3 for mark in marks])
    other = pingouin.friedman(pandas.DataFrame([marks] * 3, columns=list("abcd")))["W"].iloc[0]
    print(marks, "kendall-w:", round(now, 2), "pingouin:", round(float(other), 2))
    assert abs(now - then) < 0.005 and abs(other - 1) < 0.005, f"was {then} and 1.0"
PY
