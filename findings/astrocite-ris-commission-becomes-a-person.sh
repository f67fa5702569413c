#!/usr/bin/env bash
# astrocite-ris 0.16.4: "King, Ben, Jr." is read as Jr. King with the suffix Ben; a commission gets a given name.
#
# RIS writes a name as surname, given name, suffix, with commas, and a body as it stands, without any. The reader takes
# the three parts in BibTeX's order (surname, suffix, given name), and splits what has no comma at its first blank. The
# editor of a book (A2) is added to the authors of the chapter.
# Expected, and given by citation-js 0.7.22 of the same lines: given Ben, suffix Jr.; the commission as a literal name;
# Jane Doe as editor. Seen: given "Jr.", suffix "Ben"; given "United", family "States Commission"; authors Roe and Doe.
# Public bodies write much of this field's literature; they are cited as S for States, initial U.
# Source: refdb, ris.el (bodies have no comma, the second comma sets off a suffix); astrocite, packages, astrocite-ris.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit astrocite-ris@0.16.4 citation-js@0.7.22 >/dev/null 2>&1
cat >read.mjs <<'JS'
import assert from "node:assert";
import { parse } from "astrocite-ris";
import Cite from "citation-js";

const read = (...lines) => {
  const text = ["TY  - CHAP", ...lines, "TI  - Title", "PY  - 1997", "ER  - ", ""].join("\n");
  return [parse(text)[0], new Cite(text).data[0]];
};
const [king, kingElsewhere] = read("AU  - King, Ben, Jr.");
const [body, bodyElsewhere] = read("AU  - United States Commission");
const [chapter, chapterElsewhere] = read("AU  - Roe, Ann", "A2  - Doe, Jane");
console.log(king.author, body.author, chapter.author, chapter.editor);
assert.deepEqual(king.author, [{ family: "King", given: "Jr.", suffix: "Ben" }]);
assert.deepEqual(kingElsewhere.author, [{ family: "King", given: "Ben", suffix: "Jr." }]);
assert.deepEqual(body.author, [{ family: "States Commission", given: "United" }]);
assert.deepEqual(bodyElsewhere.author, [{ literal: "United States Commission" }]);
assert.deepEqual([chapter.author.map((one) => one.family), chapter.editor], [["Roe", "Doe"], undefined]);
assert.equal(chapterElsewhere.editor[0].family, "Doe");
JS
node read.mjs
