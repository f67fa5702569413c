#!/usr/bin/env bash
# citation-js 0.8.2 with its plugin for CITATION.cff (0.6.2): a dataset loses the date of its release on the way back to
# CITATION.cff.
#
# date-released is read as the date of issue, and a reference list shows it. The writer puts it back when the work is
# software, and under type: dataset it does not, nor in any other field. The licence goes in both cases.
# Expected: date-released: 2002-06-01 for both types, as the format has it. Seen: for software only; no warning.
# Companions of papers are datasets: cited from the file that was rewritten they have no year.
# Source: Citation File Format, schema guide, date-released, type; @citation-js/plugin-cff.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @citation-js/core@0.8.2 @citation-js/plugin-cff@0.6.2 >/dev/null 2>&1
cat >released.cjs <<'JS'
const assert = require("node:assert");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-cff");

function pass(type) {
  const cite = new Cite(`cff-version: 1.2.0
message: Please cite it.
title: A survey
type: ${type}
date-released: 2002-06-01
authors:
  - family-names: Doe
    given-names: Jane
`);
  assert.deepEqual(cite.data[0].issued, { "date-parts": [[2002, 6, 1]] });
  return cite.format("cff");
}
console.log(pass("dataset"));
assert.match(pass("software"), /date-released: 2002-06-01/);
assert.match(pass("dataset"), /type: dataset/);
assert.doesNotMatch(pass("dataset"), /2002/);
JS
node released.cjs
