#!/usr/bin/env bash
# pyxform 4.5.0: a column of the survey sheet headed "relevent", "requred" or "contraint" is dropped, and so is its
# rule.
#
# The converter knows its columns by name and passes over others, as it may: a sheet can have columns of notes. It warns
# of sheets whose names look like a slip, and of choices without a label, but of no column that does. The form is valid,
# everybody is asked the question, and any answer is taken.
# Guess before the run: a warning. Seen: warnings [] each time; required="true()", relevant and constraint gone from the
# form.
# Source: pyxform/validators/pyxform/sheet_misspellings.py (the check that sheets have).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyxform==4.5.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from pyxform.xls2xform import convert

form = """
| survey | | | | | | |
| | type | name | label | required | relevant | constraint |
| | integer | year | Year | yes | | . > 1900 |
| | text | why | Why then? | | ${year} < 1986 | |
"""
for column, slip in {"required": "requred", "relevant": "relevent", "constraint": "contraint"}.items():
    good, bad = convert(form), convert(form.replace(column, slip))
    rules = [converted.xform.count(f" {column}=") for converted in (good, bad)]
    print(slip, "warnings:", bad.warnings, "rules:", *rules)
    assert rules == [1, 0], "the rule is kept"
    assert bad.warnings == [], "pyxform warns now"
try:
    convert(form.replace("label", "labl"))
except Exception as error:
    print("labl:", error)
else:
    raise AssertionError("a missing label is taken now")
PY
