#!/usr/bin/env bash
# edtf-validate 2.0.0: 29 February is a valid date in every year, and 31 November is if it is marked as uncertain.
#
# is_valid() asks whether any of the three levels takes the text, and for a whole date each takes 29 February by its
# pattern, without the rule of leap years, which it does apply where the same day begins an interval. Days that no month
# has are refused alone and taken with a question mark.
# Guess before the run: refused, as 2002-02-30 and 1986-11-31 are. Seen: 2001-02-29, 1986-02-29 and 1900-02-29 valid,
# 2001-02-29/2002 not; 1986-11-31 not, 1986-11-31? valid.
# The date of an event that was typed wrongly passes the check made for it, and fails later where it becomes a day.
# Source: Extended Date/Time Format, level 0 (a date is one of ISO 8601's calendar); edtf_validate.valid_edtf.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf-validate==2.0.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from edtf_validate.valid_edtf import is_valid

texts = ("2001-02-29", "1986-02-29", "1900-02-29", "2001-02-29/2002", "2002-02-30", "1986-11-31", "1986-11-31?")
seen = {text: is_valid(text) for text in texts}
print(seen)
assert list(seen.values()) == [True, True, True, False, False, False, True], "other days are valid"
PY
