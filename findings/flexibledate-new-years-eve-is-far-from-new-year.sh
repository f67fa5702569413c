#!/usr/bin/env bash
# FlexibleDate 1.0.33: 31 December 1990 is less like the next day than 1 January 1991 is like 1 January 2009.
#
# compare_dates() gives two dates that may be of one event a score up to 100. It compares days with days and months with
# months, each on its own: 31 is thirty from 1, and 12 is eleven from 1, whatever lies between. A turn of the month costs
# about a third, a turn of the year two.
# Guess before the run: one day apart scores near 100, eighteen years apart near 0. Seen: 31.7 and 70; 30 September and
# 1 October 61.1, less than 1 October and 1 October fifteen years on (75).
# Two sources that date a treaty to the first day of a year and to the eve of it are scored as telling of two events.
# Source: byuawsfhtl/FlexibleDate, README ("how close they are to one another") and FlexibleDate.compare_dates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile FlexibleDate==1.0.33 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from FlexibleDate.FlexibleDate import FlexibleDate


def score(one, other):
    """How like two days are, each given as year, month, day."""
    fields = ("likely_year", "likely_month", "likely_day")
    return FlexibleDate(**dict(zip(fields, one))).compare_dates(FlexibleDate(**dict(zip(fields, other))))


eve, years = score((1990, 12, 31), (1991, 1, 1)), score((1991, 1, 1), (2009, 1, 1))
month, fifteen = score((1990, 9, 30), (1990, 10, 1)), score((1990, 10, 1), (2005, 10, 1))
print("New Year's Eve and the day after", eve, "| 18 years", years, "| turn of a month", month, "| 15 years", fifteen)
assert score((1990, 9, 29), (1990, 9, 30)) > 97
assert round(eve, 1) == 31.7 and years == 70
assert round(month, 1) == 61.1 and fifteen == 75
PY
