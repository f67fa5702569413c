#!/usr/bin/env bash
# astrocite-bibtex 0.16.4: {{United Nations}} is read as Mr United Nations, and a council with "and" in its name, braces
# and all, as two authors; "and others" is dropped.
#
# Braces round a name in a BibTeX author field keep it whole, also from "and". The reader to CSL-JSON takes the braces
# off first and then splits, into authors and into given name and surname. A list that is cut loses the sign of it.
# Expected, and given by biblatex-csl-converter 3.6.0 for the bodies: one literal name each. Seen: family Nations, given
# United; families "Council on Work" and "Migration"; Doe alone for "Doe, Jane and others".
# Commissions and ministries are cited and sorted by a surname they do not have.
# Source: biblatex manual, name lists, corporate authors, as quoted in oetiker/lshort, issue 89; astrocite-bibtex,
# README.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit astrocite-bibtex@0.16.4 biblatex-csl-converter@3.6.0 >/dev/null 2>&1
cat >authors.mjs <<'JS'
import assert from "node:assert";
import { createRequire } from "node:module";
import * as converter from "biblatex-csl-converter";

const { parse } = createRequire(import.meta.url)("astrocite-bibtex");
const entry = (authors) => `@book{a, author = {${authors}}, title = {T}, year = {1994}}`;
const seen = {
  "{United Nations}": [{ family: "Nations", given: "United" }],
  "{Council on Work and Migration}": [{ family: "Council on Work" }, { family: "Migration" }],
  "Doe, Jane and others": [{ family: "Doe", given: "Jane" }],
};
for (const [authors, then] of Object.entries(seen)) {
  const [item] = parse(entry(authors));
  console.log(authors, JSON.stringify(item.author));
  assert.deepEqual(item.author, then);
}
const entries = converter.parse(entry("{Council on Work and Migration}")).entries;
const [other] = Object.values(new converter.CSLExporter(entries).parse());
assert.deepEqual(other.author, [{ literal: "Council on Work and Migration" }]);
JS
node authors.mjs
