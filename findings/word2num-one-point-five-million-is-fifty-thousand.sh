#!/usr/bin/env bash
# word2num 0.1.2: "one point five million" is 50,001, and "five to six" is 526.
#
# The package documents decimals and large numbers. The two do not meet: the digit after the point is counted in
# hundredths of the magnitude, ten thousands if that is a million, and the one in front is added as it stands. "to"
# between two numbers is near enough to "two" to be a digit. Without the magnitude, and without the point, all is right.
# Guess before the run: 1,500,000, and None for "five to six", as for "five or six". Seen: 50001 and 526; "two point
# three million" 30002, "five point two billion" 20000005.
# The paper's sentences have millions with a point and billions with a "to"; none of these answers looks like a guess.
# Source: word2num, README (decimals, large numbers into the quintillions, digit sequences, fuzzy matching).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile word2num==0.1.2 thefuzz==0.22.1 rapidfuzz==3.9.7 \
    python-Levenshtein==0.25.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from word2num import Word2Num

expected = {
    "three million": 3_000_000,
    "one point five": 1.5,
    "one point five million": 50_001,
    "two point three million": 30_002,
    "five point two billion": 20_000_005,
    "five or six": None,
    "five to six": 526,
}
reader = Word2Num()
for words, number in expected.items():
    print(words, "->", reader.parse(words))
    assert reader.parse(words) == number, words
PY
