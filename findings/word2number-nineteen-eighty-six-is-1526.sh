#!/usr/bin/env bash
# word2number 1.1: "nineteen eighty six" is 1526, "two or three" is 5, and "five point two billion" is 5.
#
# Of three number words the first is multiplied by the second and the third is added (19 times 80 and 6), as is right
# where the second is a hundred. Words that are no numbers are passed over, so an alternative is a sum; what follows
# "point" is dropped, billion included, unless all of it is digits.
# Guess before the run: 1986 or an error; 2, 3 or an error; 5.2 billion. Seen: 1526, 5, 5, and 1714 for "nineteen
# ninety-four"; "two thousand one" is 2001.
# In the transcript of an interview years and sums are said like that.
# Source: word2number, w2n.py (number_formation, get_decimal_sum); akshaynagpal/w2n, issues 48 and 66 (years).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet word2number==1.1 setuptools==80.9.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from word2number.w2n import word_to_num

seen = {"nineteen eighty six": 1526, "nineteen ninety-four": 1714, "two or three": 5, "five point two billion": 5}
seen |= {"two thousand one": 2001, "five billion": 5_000_000_000}
for words, then in seen.items():
    now = word_to_num(words)
    print(words, "is", now)
    assert now == then, f"{words} was {then}"
PY
