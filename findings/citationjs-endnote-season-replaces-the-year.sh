#!/usr/bin/env bash
# citation-js core 0.7.21 with its plugin for EndNote (0.3.0): an article of spring 1994 is cited without its year.
#
# An EndNote file (.enw) has the year under %D and the rest of the date under %8, as "Spring" or "November 6". Both are
# read into the one date of CSL, the second over the first, and 1994 is gone. Without %8 the year is kept. Written back
# to EndNote the item has %8 and no %D.
# Guess before the run: 1994, or spring 1994, or 6 November 1994. Seen: issued {"raw": "Spring"}, and APA prints (Spring)
# where (1994) stood; "November 6" becomes November of the year 6, and APA prints (6 C.E.).
# Articles of quarterlies and newspapers, the ones that have a %8, are the ones that lose their year in the list.
# Source: citation-js, plugin-enw (its table of tags: D and 8 both go to issued).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @citation-js/core@0.7.21 @citation-js/plugin-enw@0.3.0 \
    @citation-js/plugin-csl@0.7.21 >/dev/null 2>&1
cat >through.mjs <<'JS'
import assert from "node:assert";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-enw";

function through(...date) {
  const lines = ["%0 Journal Article", "%A Roe, Ann", "%T Title", "%J The Quarterly", ...date, ""];
  const read = new Cite(lines.join("\n"));
  const apa = read.format("bibliography", { template: "apa" }).trim();
  return { issued: read.data[0].issued, apa, written: read.format("enw") };
}
const [year, season, day] = [through("%D 1994"), through("%D 1994", "%8 Spring"), through("%D 1994", "%8 November 6")];
for (const { issued, apa } of [year, season, day]) console.log(JSON.stringify(issued), apa);
assert.match(year.apa, /\(1994\)/);
assert.ok(year.written.includes("%D 1994"));
for (const { apa, written } of [season, day]) {
  assert.ok(!apa.includes("1994"));
  assert.ok(!written.includes("1994"));
}
assert.deepEqual(season.issued, { raw: "Spring" });
assert.match(season.apa, /\(Spring\)/);
assert.deepEqual(day.issued, { "date-parts": [[6, 11]] });
assert.match(day.apa, /\(6 C\.E\.\)/);
JS
node through.mjs
