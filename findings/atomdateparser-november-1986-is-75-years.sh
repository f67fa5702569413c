#!/usr/bin/env bash
# atomdateparser 0.0.2: November 1986, written 1986-11, lasts from 1911 to 1986, and the school year 1999-00 a century.
#
# The package gives the dates of an archive's records a first and a last day. Four digits, a hyphen and two are a span of
# years for it, whose second has the century of the first: 1997-98. If the second comes out before the first, the two
# change places. The month of an ISO date and the turn of a century are read the same way, and both make long spans.
# Guess before the run: November 1986, or an exception; 1999 to 2000. Seen: 1911-01-01 to 1986-12-31 and "1911 - 1986";
# 1900-01-01 to 1999-12-31. "November 1986", "1997-98" and "1999-2000" are right; timid=True changes nothing.
# A search of the archive for letters before 1940 finds those of November 1986.
# Source: atomdateparser, README and handlers.py (YearRangeHandler); AtoM's own dates are of the form YYYY-MM-DD.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile atomdateparser==0.0.2 dateparser==1.2.0 regex==2024.9.11 \
    tzlocal==5.2 pytz==2024.2 python-dateutil==2.9.0.post0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from atomdateparser.parser import EventDateParser

expected = {
    "November 1986": ("November 1986", "1986-11-01", "1986-11-30"),
    "1997-98": ("1997 - 1998", "1997-01-01", "1998-12-31"),
    "1999-2000": ("1999 - 2000", "1999-01-01", "2000-12-31"),
    "1986-11": ("1911 - 1986", "1911-01-01", "1986-12-31"),
    "1999-00": ("1900 - 1999", "1900-01-01", "1999-12-31"),
}
parser = EventDateParser(timid=True)
for written, dates in expected.items():
    seen = parser.parse_event_dates(written)
    print(written, "->", seen)
    assert tuple(seen[key] for key in ("eventDates", "eventStartDates", "eventEndDates")) == dates, written
PY
