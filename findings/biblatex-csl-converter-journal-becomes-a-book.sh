#!/usr/bin/env bash
# biblatex-csl-converter 3.6.0: a journal article of a BibTeX file is printed as a chapter, without the number of its
# issue, and the journal's name in small letters.
#
# For @article with journal, volume and number the CSL exporter writes the type "article" (in CSL not the one of journal
# articles), puts the number where the number within a series of books belongs (collection-number), and lowers the words
# of the journal's name as it does those of a title. A style then finds no journal article and no issue. No error and no
# warning is given. With BibLaTeX's field issue in the place of number the issue is kept, and the rest is the same.
# Expected, and given by citation-js 0.7.22 of the same entry: type article-journal, issue 2, "Latin American Politics,
# 44(2), 91–125". Seen, in the same APA style: "In Latin american politics (Vol. 44, pp. 91–125)".
# Every journal article of a bibliography is cited as a piece of a book, and cannot be found by its issue.
# Source: CSL 1.0.2 specification, types and variables (issue, collection-number); biblatex-csl-converter, README; the
# same of number in dsifford/astrocite, issue 28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit biblatex-csl-converter@3.6.0 citation-js@0.7.22 >/dev/null 2>&1
cat >printed.mjs <<'JS'
import assert from "node:assert";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
import Cite from "citation-js";

const entry = `@article{a, author={Doe, Jane}, title={Mexico}, year={1997}, journal={Latin American Politics},
  volume={44}, number={2}, pages={91--125}}`;
const read = new BibLatexParser(entry).parse();
assert.deepEqual([read.errors, read.warnings], [[], []]);
const [item] = Object.values(new CSLExporter(read.entries).parse());
const apa = (data) => new Cite(data).format("bibliography", { template: "apa" }).trim();
console.log([JSON.stringify(item), apa(item), apa(entry)].join("\n"));
assert.deepEqual([item.type, item.issue, item["collection-number"]], ["article", undefined, "2"]);
assert.equal(item["container-title"], "Latin american politics");
assert.match(apa(item), /Mexico\. In Latin american politics \(Vol\. 44, pp\. 91–125\)\./);
assert.match(apa(entry), /Mexico\. Latin American Politics, 44\(2\), 91–125\./);
JS
node printed.mjs
