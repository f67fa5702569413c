#!/usr/bin/env bash
# citation-js 0.7.22: a BibTeX entry with a span of years, "c. 1993" or "forthcoming" is written back without any year.
#
# Reading keeps the words as a literal date, and a reference list shows them: (1994–1996). Written back as BibTeX (and
# BibLaTeX, and RIS) the entry has no year at all, for a literal date has no place in the writer, and nothing tells of
# it. A date range of CSL-JSON loses its end in the same way: 1994–1996 is written as 1994.
# Expected: what was read is written, or a warning. Seen: year = {2002} is kept; {1994--1996}, {c. 1993}, {forthcoming}
# give entries without a year; date-parts [[1994], [1996]] gives year = {1994}.
# Volumes that took years, undated papers and those in press are usual among an author's sources; after one pass through
# the library they are cited as undated.
# Source: citation-js, plugin-bibtex, README; CSL-JSON schema, date variable (date-parts, literal).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
node - <<'JS'
const assert = require("node:assert");
const Cite = require("citation-js");

const yearOf = (text) => (text.match(/(?:year|date) = \{(.*?)\}/) || [])[1];
const book = (year) => new Cite(`@book{a, author={Doe, Jane}, title={t}, year={${year}}}`);
const seen = { 2002: "2002", "1994--1996": undefined, "c. 1993": undefined, forthcoming: undefined };
for (const [year, then] of Object.entries(seen)) {
  const read = book(year);
  console.log(year, "is shown as", read.format("bibliography", { template: "apa" }).trim());
  for (const format of ["bibtex", "biblatex"]) {
    console.log("  and written as", format, "with the year", yearOf(read.format(format)));
    assert.equal(yearOf(read.format(format)), then);
  }
  assert.equal(/^(DA|PY)/m.test(read.format("ris")), then !== undefined);
}
const range = new Cite({ id: "a", type: "book", title: "t", issued: { "date-parts": [[1994], [1996]] } });
assert.equal(yearOf(range.format("bibtex")), "1994");
JS
