#!/usr/bin/env bash
# jats-utils 1.1.1: an article of 1994, or of spring 1994, is of December 1993.
#
# A date of publication in JATS has a year and, where they are known, a season, a month and a day. toDate fills what is
# missing: no day is the first. A missing month is an empty text, which is the number 0 in JavaScript, and one less than
# 0, the month before January, is December of the year before. A month that is given is read right.
# Guess before the run: 1 January 1994, as the code means for a month it cannot read, or nothing. Seen: 1 December 1993
# for both, and formatDate prints it as such; November 1986 is 1 November 1986.
# A quarterly has no month, and an old article often no more than a year: all of them are cited a year too early.
# Source: jats-xml, README (toDate: the date of publication as a date), jats-utils, dist/utils.js; JATS, <pub-date>.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit jats-xml@1.1.1 jats-utils@1.1.1 >/dev/null 2>&1
cat >dates.mjs <<'JS'
import assert from "node:assert";
import { formatDate, toDate } from "jats-utils";
import { Jats } from "jats-xml";

const dtd = "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN";
const head = `<!DOCTYPE article PUBLIC "${dtd}" "">`;
const article = (date) => `${head}<article article-type="research-article"><front><article-meta><title-group>
<article-title>Flows</article-title></title-group><pub-date>${date}</pub-date></article-meta></front></article>`;
const expected = {
  "<month>11</month><year>1986</year>": "November 1, 1986",
  "<month>1</month><year>1994</year>": "January 1, 1994",
  "<year>1994</year>": "December 1, 1993",
  "<season>Spring</season><year>1994</year>": "December 1, 1993",
};
for (const [date, printed] of Object.entries(expected)) {
  const seen = new Jats(article(date)).publicationDates.map((found) => formatDate(toDate(found)));
  console.log(date, "->", seen[0]);
  assert.deepEqual(seen, [printed], date);
}
JS
node dates.mjs
