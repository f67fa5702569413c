#!/usr/bin/env bash
# jats-xml 1.1.1: an article of 6 November 1986 is of 1 January 1986, if the month is written with a capital.
#
# A month in JATS may be a number or a name. Names are looked up in a list in small letters, and the name in the file is
# not put in small letters first: "nov" and "november" are found, "Nov" and "November" are not. A month that is not found
# is left out with its day, so that the date is the first day of the year; the frontmatter carries that date on.
# Guess before the run: 6 November 1986 four times, or no date. Seen: 1986-01-01 for the names as everybody writes them.
# With the attribute iso-8601-date the month is not looked at and the date is right.
# The act of 6 November 1986 was commented on before it passed, says a timeline of the articles about it.
# Source: jats-xml, README (toDate) and Jats.frontmatter; jats-utils 1.1.1, dist/utils.js (MonthLookup).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit jats-xml@1.1.1 jats-utils@1.1.1 >/dev/null 2>&1
cat >months.mjs <<'JS'
import assert from "node:assert";
import { Jats } from "jats-xml";

const dtd = "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN";
const head = `<!DOCTYPE article PUBLIC "${dtd}" "">`;
const dated = (month) => new Jats(`${head}<article article-type="research-article"><front><article-meta><title-group>
<article-title>Flows</article-title></title-group><pub-date><day>6</day><month>${month}</month><year>1986</year>
</pub-date></article-meta></front></article>`).frontmatter.date;
const right = "1986-11-06";
const expected = { 11: right, nov: right, november: right, Nov: "1986-01-01", November: "1986-01-01" };
for (const [month, date] of Object.entries(expected)) {
  console.log("6", month, "1986 ->", dated(month));
  assert.equal(dated(month), date, month);
}
JS
node months.mjs
