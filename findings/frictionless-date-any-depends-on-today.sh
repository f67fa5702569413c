#!/usr/bin/env bash
# frictionless 5.21.0: with "format": "any" a year alone is a valid date, and which one depends on the day it is read.
#
# A field of type date and format any takes "2001" for today's day and month in 2001, and "25" for the 25th of this
# month. So the same file gives other data tomorrow, validates all the same, and no error tells it.
# Guess before the run: an error, as with the default format, or the first of January. Seen: on 27 November 2026,
# 2001-11-27 and 2026-11-25; "2001" is refused by the default format.
# Source: Table Schema, type date: any parsable representation, by a range of strategies of the library's own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import datetime

from frictionless import Resource, Schema


def read(value, **options):
    schema = Schema.from_descriptor({"fields": [{"name": "a", "type": "date"} | options]})
    return next(iter(Resource(data=[["a"], [value]], schema=schema).read_rows()))


today = datetime.date.today()
then = datetime.date(2001, today.month, 28 if (today.month, today.day) == (2, 29) else today.day)
row = read("2001", format="any")
print(f"read on {today}: 2001 is {row['a']}; 25 is {read('25', format='any')['a']}")
assert row.valid and row["a"] == then, "a year alone is read otherwise"
assert read("25", format="any")["a"] == today.replace(day=25), "a day alone is read otherwise"
assert not read("2001").valid
PY
