#!/usr/bin/env bash
# edtf 5.0.2: a date that is approximate by a month is padded by thirteen months; the documentation says by one.
#
# The fuzzy bounds of 1912-04~ are documented as 1912-03-01 and 1912-05-30. They come out a year further off on both
# sides: the pads of the year and of the month are added. With the mark on the month alone (1912-~04, level 2) they are
# as documented, and for a year alone (1912~) too; for a day (1912-04-15~) all three are added.
# Guess before the run: what the README prints. Seen: 1912-04~ from 1911-03-01 to 1913-05-30.
# Source: the package's README, "lower_fuzzy and upper_fuzzy".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from edtf import parse_edtf


def fuzzy(text):
    date = parse_edtf(text)
    return tuple(date.lower_fuzzy()[:3]), tuple(date.upper_fuzzy()[:3])


for text in ("1912~", "1912-~04", "1912-04~", "1912-04-15~"):
    print(text, fuzzy(text))
assert fuzzy("1912~") == ((1911, 1, 1), (1913, 12, 31))
assert fuzzy("1912-~04") == ((1912, 3, 1), (1912, 5, 30)), "a mark on the month alone is padded otherwise"
assert fuzzy("1912-04~") == ((1911, 3, 1), (1913, 5, 30)), "a month is padded otherwise"
assert fuzzy("1912-04-15~") == ((1911, 3, 14), (1913, 5, 16)), "a day is padded otherwise"
PY
