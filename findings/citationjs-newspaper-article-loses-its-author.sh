#!/usr/bin/env bash
# citation-js 0.7.22: a newspaper article that passes through RIS loses its author and its day; so do a hearing and a
# bill their author.
#
# The writer puts no AU line under the types NEWS, HEAR and BILL, and no DA line under NEWS. The reader, given a file
# that has them, takes AU of NEWS for CSL's reporter, a variable that no style prints as the author, AU of the other two
# for nothing, and DA of NEWS for nothing. Journal and magazine articles, books, reports and theses keep author and day.
# Expected: what was written. Seen, read from RIS: APA prints "Title. (1994). The Paper." for the newspaper article and
# "Roe, A. (1994, November 9). Title. The Paper." for the same in a magazine.
# The press and Congress are this field's sources, and their items are sorted under T for title, as if nobody wrote
# them.
# Source: citation-js, plugin-ris (its table of types and tags); CSL-JSON schema (author, of any type; reporter).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
cat >through.mjs <<'JS'
import assert from "node:assert";
import Cite from "citation-js";

const author = [{ family: "Roe", given: "Ann" }];
const item = { id: "a", title: "Title", author, issued: { "date-parts": [[1994, 11, 9]] } };
const kept = { "article-magazine": "MGZN", "article-journal": "JOUR", book: "BOOK", report: "RPRT", thesis: "THES" };
const lost = { "article-newspaper": "NEWS", hearing: "HEAR", bill: "BILL" };
const lines = ["AU  - Roe, Ann", "TI  - Title", "T2  - The Paper", "PY  - 1994", "DA  - 1994/11/09", "ER  - ", ""];
const read = (tag) => new Cite([`TY  - ${tag}`, ...lines].join("\n"));
for (const [type, tag] of Object.entries({ ...kept, ...lost })) {
  const written = new Cite({ ...item, type }).format("ris");
  const { author, reporter } = read(tag).data[0];
  console.log(tag, "written with AU:", written.includes("AU  - "), "| read:", author ?? "no author", reporter ?? "");
  assert.ok(written.startsWith(`TY  - ${tag}`));
  assert.equal(written.includes("AU  - "), Object.values(kept).includes(tag));
  assert.equal(author?.[0].family, Object.values(kept).includes(tag) ? "Roe" : undefined);
}
assert.ok(!new Cite({ ...item, type: "article-newspaper" }).format("ris").includes("DA  - "));
const apa = (tag) => read(tag).format("bibliography", { template: "apa" }).trim();
console.log(apa("NEWS"), "|", apa("MGZN"));
assert.equal(apa("NEWS"), "Title. (1994). The Paper.");
assert.match(apa("MGZN"), /^Roe, A\. \(1994, November 9\)\. Title\./);
JS
node through.mjs
