#!/usr/bin/env bash
# date-extractor 5.1.5: "1,986 people" is the first of September 1986, and independence came in October 2018.
#
# The package finds dates in prose. A year before 1900 or so it does not know, and a number in pieces it does not know as
# a number: digits are then shared out among day, month and year until something fits. Asked for the precision it says
# "day", or "month", for what is a year, a span of years or no date at all. Years of the 1900s are found as written.
# Guess before the run: nothing for the people, 1810 and 1821, 1876 and 1911, 1997 and 1998, or nothing.
# Seen: 1986-09-01; 2018-10; 1911-07-06; 1997-09-08. "(1942-1964)" is right.
# A timeline that is drawn from a text gets days that nobody wrote, each with the mark of the greatest precision.
# Source: date-extractor, README (extract_dates, return_precision: 'year' for "in 1937").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile date-extractor==5.1.5 pytz==2024.2 regex==2024.9.11 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from date_extractor import extract_dates


def found(text):
    """Days found, with the precision claimed."""
    return [(day.date().isoformat(), precision) for day, precision in extract_dates(text, return_precision=True)]


expected = {
    "the Bracero program (1942-1964)": [("1942-01-01", "year"), ("1964-01-01", "year")],
    "a survey of 1,986 people": [("1986-09-01", "day")],
    "the war of independence (1810-1821)": [("2018-10-01", "month")],
    "Porfirio Diaz ruled from 1876-1911.": [("1911-07-06", "day")],
    "the fiscal year 1997-98": [("1997-09-08", "day")],
}
for text, days in expected.items():
    print(text, "->", found(text))
    assert found(text) == days, text
PY
