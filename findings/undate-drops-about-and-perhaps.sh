#!/usr/bin/env bash
# undate 0.8.0: reading the EDTF dates 1997~ (about) and 1997? (perhaps) keeps the year and drops the mark, without a
# word.
#
# The library is for uncertain and partly known dates, and its EDTF converter accepts the marks of level 1. What it
# returns equals plain 1997, has the bounds of 1997, and is written back as 1997; so a file that goes through it loses
# every mark.
# Guess before the run: the mark kept, wider bounds, or a refusal as for sets such as [1993,1995]. Seen: 1997~, 1997?
# and 1997-09~ are written back as 1997, 1997 and 1997-09.
# Source: the package's description ("uncertain or partially known dates"); a comment in
# undate.converters.edtf.converter says that the marks are not handled yet.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet undate==0.8.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from undate.converters.edtf import EDTFDateConverter

converter = EDTFDateConverter()
for text in ("1997~", "1997?", "1997-09~"):
    date, plain = converter.parse(text), converter.parse(text[:-1])
    print(text, "is written back as", converter.to_string(date))
    assert converter.to_string(date) == text[:-1], "the mark is kept"
    assert date == plain and (date.earliest, date.latest) == (plain.earliest, plain.latest)
try:
    converter.parse("[1993,1995]")
except ValueError as error:
    print("[1993,1995]:", error)
else:
    raise AssertionError("a set is read")
PY
