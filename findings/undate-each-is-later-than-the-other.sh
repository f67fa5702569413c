#!/usr/bin/env bash
# undate 0.8.0: 199X, some year of the nineties, is later than 1995, and 1995 is later than 199X.
#
# Less-than has three outcomes: yes, no, or NotImplementedError where one date lies within the other (1995-03 and 199X).
# A year is as precise as a year with an unknown digit, so neither is said to lie in the other, and less-than says no,
# both ways. Greater-than is "neither less nor equal", and so says yes, both ways, also of 199X and itself. sorted()
# leaves every list that has such a year as it was given, max() takes whichever comes first.
# Guess before the run: 1995 lies in 199X, and the comparison is refused as with 1995-03. Seen: 199X > 1995 and
# 1995 > 199X and 199X > 199X; 1995 in 199X is False; [1997, 199X, 1993] is sorted as 1997, 199X, 1993.
# So one event of unknown year leaves the events of known years in the order in which they were typed.
# Source: undate/undate.py, comments in __eq__ (two dates with unknown digits are not equal), __lt__ and __gt__.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet undate==0.8.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from undate import Undate

nineties, then, before, march = (Undate.parse(text, "EDTF") for text in ("199X", "1995", "1993", "1995-03"))
last = Undate.parse("1997", "EDTF")
print("199X > 1995:", nineties > then, "1995 > 199X:", then > nineties, "1995 in 199X:", then in nineties)
assert nineties > then and then > nineties and nineties > nineties, "the order of partly known years has changed"
assert then not in nineties and march in nineties
assert [str(date) for date in sorted([last, nineties, before])] == ["1997", "199X", "1993"]
assert [str(date) for date in sorted([last, then, before])] == ["1993", "1995", "1997"]
try:
    march < nineties
except NotImplementedError:
    print("1995-03 and 199X: refused")
else:
    raise AssertionError("a month within the nineties is now compared")
PY
