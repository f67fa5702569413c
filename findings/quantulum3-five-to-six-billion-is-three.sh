#!/usr/bin/env bash
# quantulum3 0.10.0: "from $5 to $6 billion" is 3,000,000,002.50 dollars, give or take 2,999,999,997.50.
#
# A range is read as its middle with an uncertainty, which is the package's rule. The word billion is taken to belong to
# the second number alone: the range runs from five dollars to six billion, and "two to three million" is 1,500,001.
# Written "$5-6 billion" it runs to 61 billion, for the last letters of billion are taken for the number one.
# "US$5 billion to US$6 billion", said in full, gives two amounts and is right.
# Guess before the run: 5.5 billion, or 5 and 6 billion. Seen: 3000000002.5 and 30500000002.5; the text that is said to
# have been read is cut short ("$5-6 billi").
# Remittances and numbers of migrants are quoted in just this form, and half of the true value looks like a number.
# Source: nielstron/quantulum3, issue 10 (ranges have an uncertainty) and issue 8 (magnitudes in ranges, open).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile quantulum3==0.10.0 inflect==7.5.0 num2words==0.5.14 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import logging

logging.disable(logging.CRITICAL)
from quantulum3 import parser


def amounts(text):
    """Value and uncertainty of each quantity in a text."""
    return [(q.value, q.uncertainty) for q in parser.parse(text)]


for text in ("from $5 to $6 billion", "$5-6 billion", "two to three million", "US$5 billion to US$6 billion"):
    print(text, "->", amounts(text), [q.surface for q in parser.parse(text)])
assert [value for value, _ in amounts("US$5 billion to US$6 billion")] == [5e9, 6e9]
assert amounts("about 10-15 percent") == [(12.5, 2.5)], "a range is its middle"
assert amounts("from $5 to $6 billion") == [(3000000002.5, 2999999997.5)]
assert amounts("$5-6 billion") == [(30500000002.5, 30499999997.5)]
assert amounts("two to three million") == [(1500001, 1499999)]
PY
