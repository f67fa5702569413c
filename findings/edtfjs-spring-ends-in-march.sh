#!/usr/bin/env bash
# edtf (JavaScript) 4.11.1 and edtf (Python) 5.0.2: spring 2001 is January to March in one and March to May in the
# other; winter 2001 is October to December in one and December alone in the other.
#
# Both read the season codes of EDTF (2001-21 is spring, -24 winter). The JavaScript library lays the four seasons on
# the four quarters of the year, beginning with spring, so 2001-21 does not cover April 2001; the Python library begins
# in March and cuts winter off at the end of the year, so 2001-24 covers neither January 2001 nor January 2002.
# Expected: both March to May, and winter of three months. Seen: 2001-01-01 to 2001-03-31 against 2001-03-01 to
# 2001-05-31; 2001-10-01 to 2001-12-31 against 2001-12-01 to 2001-12-31.
# A journal dated "Spring 2001" stands on a timeline before or after a talk of February, by the library that draws it.
# Source: EDTF specification, level 1, seasons (codes without months); edtf.js, src/season.js (min, max); python-edtf,
# README, Seasons (northern hemisphere by default), and a comment in edtf/appsettings.py on the cut.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit edtf@4.11.1 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2 2>/dev/null
cat >seasons.mjs <<'JS'
import edtf from "edtf";

const day = (moment) => new Date(moment).toISOString().slice(0, 10);
for (const code of ["2001-21", "2001-22", "2001-23", "2001-24"]) {
  console.log(code, day(edtf(code).min), day(edtf(code).max));
}
console.log("spring covers April:", edtf("2001-21").covers(edtf("2001-04")));
JS
node seasons.mjs | tee javascript.txt
"$folder/venv/bin/python" - <<'PY' | tee python.txt
from datetime import date

from edtf import parse_edtf

for code in ("2001-21", "2001-22", "2001-23", "2001-24"):
    season = parse_edtf(code)
    print(code, date(*season.lower_strict()[:3]), date(*season.upper_strict()[:3]))
PY
grep -qx "2001-21 2001-01-01 2001-03-31" javascript.txt
grep -qx "2001-24 2001-10-01 2001-12-31" javascript.txt
grep -qx "spring covers April: false" javascript.txt
grep -qx "2001-21 2001-03-01 2001-05-31" python.txt
grep -qx "2001-24 2001-12-01 2001-12-31" python.txt
