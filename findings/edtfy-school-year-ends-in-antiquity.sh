#!/usr/bin/env bash
# edtfy 0.0.8: "1997-98" becomes an interval from 1997 to the year 98.
#
# The parser turns what people type into EDTF. A span of years with a dash is an interval, and its second year is filled
# up with zeros: 1997/0098, which ends before it begins. 1986-1996 is right, and "1999-00" is refused.
# Guess before the run: 1997/1998, as edtf 5.0.2 (text_to_edtf, in Python) has it, or an error. Seen: 1997/0098.
# School years and fiscal years are written so.
# Source: edtfy, README, Compatibility (level 0, intervals); python-edtf, README, text_to_edtf.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit edtfy@0.0.8 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2 2>/dev/null
cat >spans.cjs <<'JS'
const edtfy = require("edtfy");
for (const text of ["1986-1996", "1997-98"]) console.log(text, edtfy(text));
JS
node spans.cjs | tee javascript.txt
"$folder/venv/bin/python" -W ignore -c 'from edtf import text_to_edtf; print("edtf:", text_to_edtf("1997-98"))' | tee python.txt
grep -qx "1986-1996 1986/1996" javascript.txt
grep -qx "1997-98 1997/0098" javascript.txt
grep -qx "edtf: 1997/1998" python.txt
