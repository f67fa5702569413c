#!/usr/bin/env bash
# hare-niemeyer 3.0.0 (npm): with one more vote, for a third answer, a seat is given to nobody, and a party "undefined"
# has NaN.
#
# The largest remainders are found with JavaScript's sort(), which compares numbers as words. A remainder below a
# millionth is written 2e-7 and so counts as larger than 0.74. The seat that is left should go to 0.74; the cut is made
# at the wrong place in the list, and no one is above it. With 100 votes for the third (0.00002) all is well.
# Guess before the run: one vote in ten million changes nothing. Seen for two seats: 6.3 and 3.7 million votes give A 1,
# B 1; with 1 vote for C they give A 1, B 0, C 0, and a key "undefined" with NaN in it.
# Returns of a whole country have such crumbs (write-ins); the seats of a chart then do not add up to the house.
# Source: juliuste/hare-niemeyer, src/index.js (collectRemainders) and readme (the method); its issues 8 and 9 tell of
# other seats gone astray, in ties.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit hare-niemeyer@3.0.0 >/dev/null 2>&1
cat >seats.mjs <<'JS'
import assert from "node:assert";
import seats from "hare-niemeyer";

const votes = { A: 6300000, B: 3700000 };
const seen = [0, 1, 100].map((C) => seats(C ? { ...votes, C } : votes, 2));
console.log("no C:", seen[0], "one vote for C:", seen[1], "a hundred:", seen[2]);
assert.deepEqual(seen[0], { A: 1, B: 1 });
assert.deepEqual(seen[2], { A: 1, B: 1, C: 0 });
assert.deepEqual(seen[1], { A: 1, B: 0, C: 0, undefined: NaN });
JS
node seats.mjs
