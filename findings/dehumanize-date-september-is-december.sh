#!/usr/bin/env bash
# dehumanize-date 3.0.0: "5 de septiembre de 2001" is 5 December 2000, and so is the fifth of any month in Spanish.
#
# A month is known by the beginning of its name, and the second word of a Spanish date, "de", is one of December. What
# follows is the year: of "septiembre de 2001" nothing is left to read, which is the year 0 of two digits, 2000. A year
# with an apostrophe, as in 6 Nov '86, ends in 2000 as well. What the package cannot read is null, says the code.
# Guess before the run: null, or the date. Seen: 2000-12-05 for September 2001, 2000-12-12 for 12 de octubre de 1994 and
# 2000-11-06 for 6 Nov '86; the same in English, and with 86, are right; 31 Feb 1986 is null.
# Letters of 1994 and presidents' words of 2001 are all of December 2000, in order of their day.
# Source: dehumanize-date, README ("all the formats humans like to use") and index.js (parseWordyDate, monthFromName).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit dehumanize-date@3.0.0 >/dev/null 2>&1
cat >dates.mjs <<'JS'
import assert from "node:assert";
import dehumanize from "dehumanize-date";

const expected = {
  "5 September 2001": "2001-09-05",
  "6 Nov 86": "1986-11-06",
  "31 Feb 1986": null,
  "5 de septiembre de 2001": "2000-12-05",
  "12 de octubre de 1994": "2000-12-12",
  "6 Nov '86": "2000-11-06",
};
for (const [written, date] of Object.entries(expected)) {
  console.log(written, "->", dehumanize(written));
  assert.equal(dehumanize(written), date, written);
}
JS
node dates.mjs
