#!/usr/bin/env bash
# krippendorff 0.1.0 (npm): alpha depends on which coder is named first, if that coder stopped early.
#
# A coder's missing codes at the end may be left out of the list, as the documentation's own example does for its third
# coder. The number of units is then taken from the first list alone: put the short list first and the last unit is left
# out for everybody, agreement and all. Written out as undefined, it counts.
# Guess before the run: alpha is the same in any order of the coders. Seen, on the example of the documentation:
# 0.417 as printed there, 0.375 with the third coder named first.
# Whoever sorts coders by name may report another agreement than the one who sorts them by how much they coded.
# Source: krippendorff on npm, README (usage) and dist/index.js (numberOfRatings, coincidenceMatrix); Krippendorff's
# alpha uses every unit that two coders coded and has no first coder.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit krippendorff@0.1.0 >/dev/null 2>&1
cat >alpha.cjs <<'JS'
const assert = require("node:assert");
const { alpha } = require("krippendorff");

const [a, b, short] = [[1, 2, 1], [1, 1, 1], [1, 2]];
const last = alpha([a, b, short]);
const first = alpha([short, a, b]);
const full = alpha([[...short, undefined], a, b]);
console.log("short list last", last, "| first", first, "| first, written out", full);
assert.equal(last.toFixed(3), "0.417");
assert.equal(full, last);
assert.equal(first.toFixed(3), "0.375");
JS
node alpha.cjs
