#!/usr/bin/env bash
# parsedatetime 2.6: "Sept. 11, 2001" is one minute past eight in the evening of the day on which the text is read.
#
# Four digits are a time of day where they can be one: 2001 is 20:01, 1959 is 19:59, and so on for every year
# whose last two digits are below 60. With the month in full ("September 11, 2001") or cut to three letters the date is
# read right; with "Sept." the month and the day are passed over. The answer's status says that a time was found, as it
# does for "8:01 pm". "fall of 2001" and "in 2001" are tonight too; "1986" is no date at all.
# Guess before the run: 11 September 2001, or status 0, not understood. Seen, read on 1 June 2002: 2002-06-01 20:01 and
# status 2 for all three; "Sept. 5-7, 2001", a visit of three days, becomes 7 May 2003.
# A chronology read from notes puts its turning point on the day the program was run, and on another day tomorrow.
# Source: parsedatetime, Calendar.parse (status); bear/parsedatetime, issue 198 (open: "2016" parsed as time).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet parsedatetime==2.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime

import parsedatetime

READ_ON = datetime(2002, 6, 1)


def parsed(text):
    """The moment that is found and the status: 0 nothing, 1 a date, 2 a time, 3 both."""
    moment, status = parsedatetime.Calendar().parseDT(text, sourceTime=READ_ON)
    return f"{moment:%Y-%m-%d %H:%M}", status


for text in ("September 11, 2001", "Sept. 11, 2001", "fall of 2001", "in 2001", "1986", "Sept. 5-7, 2001"):
    print(text, "->", *parsed(text))
assert parsed("September 11, 2001") == parsed("Sep 11, 2001") == ("2001-09-11 00:00", 1)
assert parsed("Sept. 11, 2001") == parsed("fall of 2001") == parsed("in 2001") == ("2002-06-01 20:01", 2)
assert parsed("in 1959") == ("2002-06-01 19:59", 2) and parsed("1986")[1] == 0
assert parsed("Sept. 5-7, 2001")[0] == "2003-05-07 20:01"
PY
