#!/usr/bin/env bash
# @retorquere/bibtex-parser 9.0.29: date = {1993~} (about 1993) is read as 1993, and so is 1993%.
#
# biblatex takes its dates from EDTF, where ~ is about, ? perhaps, % both. The parser treats the date as it does any
# text in LaTeX, where ~ is a space and % opens a comment; 1993? goes through. The span 1993~/1996 comes with a space in
# it, "1993 /1996", which is no date any more. pybtex 0.26.1 keeps the field as written.
# Expected: the date as it stands. Seen: "1993", "1993", "1993?", and "1993 /1996" (with a no-break space).
# A reader of dates behind it gets a certain year from a source that says about.
# Source: EDTF specification, level 1 (the marks); jgm/pandoc-citeproc, issue 240 (biblatex's dates are EDTF);
# @retorquere/bibtex-parser, README, which says nothing of dates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @retorquere/bibtex-parser@9.0.29 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pybtex==0.26.1 setuptools==80.9.0 2>/dev/null
cat >dates.mjs <<'JS'
import assert from "node:assert";
import { parse } from "@retorquere/bibtex-parser";

const read = (date) => parse(`@book{a, title = {T}, date = {${date}}}`).entries[0].fields.date;
for (const [date, then] of Object.entries({ "1993~": "1993", "1993%": "1993", "1993?": "1993?", "199X": "199X" })) {
  console.log(date, "is", read(date));
  assert.equal(read(date), then);
}
assert.match(read("1993~/1996"), /^1993\s\/1996$/);
JS
node dates.mjs
"$folder/venv/bin/python" -W ignore - <<'PY'
from pybtex.database import parse_string

for date in ("1993~", "1993~/1996"):
    entry = parse_string("@book{a, title = {T}, date = {%s}}" % date, "bibtex").entries["a"]
    assert entry.fields["date"] == date
PY
