#!/usr/bin/env bash
# citation-js 0.7.22: Garc{\'\i}a in a BibTeX file is read as a name that equals no other García.
#
# LaTeX's way to write í is an accent on the dotless i, \'\i. The reader keeps that letter and hangs the accent on it:
# U+0131 U+0301. It looks like í and is not: no Unicode normal form turns it into U+00ED. The forms {\'i} and í give
# U+00ED. Written back it becomes Garc\i{{\' }}a, which is an accent over a blank.
# Expected: García from all of them. Seen: c, U+0131, U+0301, a; normalised (NFC) not equal to García.
# Two works by one author, one typed in either way, become two authors, in every count, index and search.
# Source: citation-js, plugin-bibtex, its tables of diacritics and of commands; Unicode, canonical decomposition of
# U+00ED.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
node - <<'JS'
const assert = require("node:assert");
const Cite = require("citation-js");

const read = (name) => new Cite(`@book{a, author={${name}, Ana}, title={t}, year={2002}}`);
const family = (name) => read(name).data[0].author[0].family;
for (const name of ["Garc{\\'\\i}a", "Garc\\'{\\i}a", "Garc{\\'{\\i}}a"]) {
  console.log(name, "is", [...family(name)].map((one) => one.codePointAt(0).toString(16)).join(" "));
  assert.equal(family(name), "Garc\u0131\u0301a");
  assert.notEqual(family(name).normalize("NFC"), "Garc\u00eda");
}
for (const name of ["Garc{\\'i}a", "Garc\u00eda"]) assert.equal(family(name), "Garc\u00eda");
console.log("written back:", read("Garc{\\'\\i}a").format("bibtex").match(/author = .*/)[0]);
assert.match(read("Garc{\\'\\i}a").format("bibtex"), /Garc\\i\{\{\\' \}\}a/);
JS
