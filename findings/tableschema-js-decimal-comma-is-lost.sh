#!/usr/bin/env bash
# tableschema (JavaScript) 1.12.6: in a column with decimal comma and grouping point, "2,5" is read as 25.
#
# Table Schema gives a number field decimalChar and groupChar. The reader first makes a point of each decimalChar and
# then takes out each groupChar; where the group is a point, as it is wherever the decimal is a comma, the decimal point
# just made goes too. frictionless 5.21.0 reads the same descriptor as it is meant, and so does this reader without
# groupChar.
# Expected: 2.5, 1000.5. Seen: 25 and 10005, and 2.5 without groupChar; no error.
# Remittances and shares written with a decimal comma come out ten or a hundred times as large.
# Source: Table Schema, number (decimalChar, groupChar); tableschema, lib/types/number.js; of its sister in Python
# frictionlessdata/tableschema-py, issue 236 (closed).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit tableschema@1.12.6 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0 2>/dev/null
cat >read.cjs <<'JS'
const { Field } = require("tableschema");
const both = new Field({ name: "share", type: "number", decimalChar: ",", groupChar: "." });
const comma = new Field({ name: "share", type: "number", decimalChar: "," });
console.log(both.castValue("2,5"), both.castValue("1.000,5"), comma.castValue("2,5"));
JS
node read.cjs | tee javascript.txt
"$folder/venv/bin/python" -W ignore - <<'PY' | tee python.txt
from frictionless import Field

field = Field.from_descriptor({"name": "share", "type": "number", "decimalChar": ",", "groupChar": "."})
print(*(field.read_cell(text)[0] for text in ("2,5", "1.000,5")))
PY
grep -qx "25 10005 2.5" javascript.txt
grep -qx "2.5 1000.5" python.txt
