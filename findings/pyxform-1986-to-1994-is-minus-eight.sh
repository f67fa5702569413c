#!/usr/bin/env bash
# pyxform 4.5.0: a text question that is filled in beforehand with "1986 - 1994" opens with -8 in it.
#
# A default with a minus, plus or star between spaces or letters is taken for a formula, which the form works out when
# it is opened, though the question asks for text. "Mexico+US" is the sum of two questions that the form does not have,
# NaN. "1986-1994" without spaces stays text. No warning is given.
# Guess before the run: the type is text, so the default is text. Seen: a setvalue with the value 1986 - 1994, which in
# XPath is -8, where "1986-1994" stands in the answer itself.
# Periods are written in this way; whoever leaves the proposal as it is has answered -8.
# Source: XLSForm/pyxform, issue 495 (open: text with dashes taken for a dynamic default); ODK documentation, dynamic
# defaults.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile pyxform==4.5.0 lxml==6.0.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import lxml.etree
from pyxform.xls2xform import convert


def opened(default):
    """What a text question with this default shows when the form is opened, and the warnings of the conversion."""
    form = convert(f"| survey |\n| | type | name | label | default |\n| | text | when | When? | {default} |\n")
    tree = lxml.etree.fromstring(form.xform.encode())
    formula = tree.xpath("//*[local-name() = 'setvalue']/@value")
    answer = tree.xpath("//*[local-name() = 'when']/text()")
    return (tree.xpath(formula[0]) if formula else answer[0]), [w for w in form.warnings if "default" in w]


for text in ("1986-1994", "1986 - 1994", "Mexico+US", "Mexico and US"):
    print(text, "->", *opened(text))
assert opened("1986-1994") == ("1986-1994", []) and opened("Mexico and US")[0] == "Mexico and US"
assert opened("1986 - 1994") == (-8.0, [])
assert str(opened("Mexico+US")[0]) == "nan"
PY
