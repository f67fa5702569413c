#!/usr/bin/env bash
# TimelineJS 3.9.11: the school year 1997-98 is shown as March 1997, and November 6, 1986 as January of the year 0.
#
# A table of events may have the date in one column ("Start Date", the first form of the sheets, still read). Four digits,
# a hyphen and two are a year and a month, and month 98 is shown by its place in the list of twelve read again and again:
# 1996-97 is February, 1986-94 November. A date in words gives no parts at all, and a date of no parts is shown as one of
# the year 0. In the later form, with a column for each part, a word for a year is an error.
# Guess before the run: 1997 to 1998, or 1997, or an error; 1986. Seen: March 1997; January 1, 0.
# Both stand on the slide without a mark, and the axis of the other is stretched over two thousand years.
# Source: TimelineJS3, src/js/core/ConfigFactory.js (V1 date handling), src/js/date/TLDate.js (parseDate), DateUtil.js.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @knight-lab/timelinejs@3.9.11 esbuild@0.25.0 jsdom@24.1.3 >/dev/null 2>&1
cat >source.mjs <<'JS'
export { makeDate, parseDate } from "@knight-lab/timelinejs/src/js/date/TLDate.js";
export { validDateConfig } from "@knight-lab/timelinejs/src/js/date/DateUtil.js";
JS
npx esbuild source.mjs --bundle --format=esm --outfile=timeline.mjs --log-level=error
cat >dates.mjs <<'JS'
import assert from "node:assert";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document, getComputedStyle: window.getComputedStyle });
const { makeDate, parseDate, validDateConfig } = await import("./timeline.mjs");
const expected = {
  "1986-11": "November 1986",
  "11/6/1986": "November 6, 1986",
  "1997-98": "March 1997",
  "1996-97": "February 1996",
  "1986-94": "November 1986",
  "November 6, 1986": "January 1, 0",
  "Spring 1994": "January 1, 0",
};
for (const [written, shown] of Object.entries(expected)) {
  const seen = makeDate(parseDate(written)).getDisplayDate();
  console.log(written, "->", seen);
  assert.equal(seen, shown, written);
}
assert.ok(validDateConfig({ year: "1986", month: "11", day: "" }));
assert.ok(!validDateConfig({ year: "Spring 1994", month: "", day: "" }));
JS
node dates.mjs
