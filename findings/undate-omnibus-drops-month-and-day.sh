#!/usr/bin/env bash
# undate 0.8.0: the parser for dates of any kind reads 1986-11-06 as the year 1986.
#
# "omnibus" joins the grammars of EDTF, Gregorian, Hebrew and Islamic dates and feasts. An EDTF date with a month or a
# day is accepted, and comes back as its year alone: no error, no warning. The EDTF and ISO 8601 parsers of the library
# keep all of it, and omnibus itself reads "6 November 1986" to the day. A span within one year raises an error that
# speaks of 1986-1986.
# Guess before the run: the day, as from the other two. Seen: 1986 for 1986-11-06 and 1986-11; 1986-11-06 for
# "6 November 1986"; 199X and 1986/1996, which have years only, are right.
# Of a column of mixed dates the well-formed ones lose their day, and the others keep it.
# Source: undate/converters/combined.py, OmnibusDateConverter, docstring (EDTF is among what it supports).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet undate==0.8.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from undate import Undate

seen = {"1986-11-06": "1986", "1986-11": "1986", "6 November 1986": "1986-11-06", "1986/1996": "1986/1996"}
for text, then in seen.items():
    now = str(Undate.parse(text, "omnibus"))
    print(text, "is", now)
    assert now == then, f"{text} was {then}"
for converter in ("EDTF", "ISO8601"):
    assert str(Undate.parse("1986-11-06", converter)) == "1986-11-06"
PY
