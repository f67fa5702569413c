#!/usr/bin/env bash
# @edtf-ts/core 0.4.2: "1994 or 1996" is before 1995 for certain, and after 1995 for certain.
#
# The library answers comparisons with YES, NO, MAYBE or UNKNOWN, so as not to say more than a date does. For a choice
# of dates ([1994,1996] in EDTF: one of them) it says YES to isBefore and YES to isAfter of 1995, where 199X gets MAYBE
# twice. An interval with an open beginning (../1996) is in the same way both before and after 2001.
# Expected: MAYBE and MAYBE for the choice; YES and NO for what ended in 1996. Seen: YES and YES for both.
# "Definitely before" is true of an event of which that is unknown; a timeline that sorts by it depends on which is
# asked.
# Source: @edtf-ts/core, README, Truth Values in Comparison (YES is "definitely holds").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @edtf-ts/core@0.4.2 >/dev/null 2>&1
cat >order.mjs <<'JS'
import assert from "node:assert";
import { FuzzyDate } from "@edtf-ts/core";

function compare(one, other) {
  const [a, b] = [FuzzyDate.parse(one), FuzzyDate.parse(other)];
  console.log(one, "before", other, a.isBefore(b), "after", a.isAfter(b));
  return [a.isBefore(b), a.isAfter(b)];
}
assert.deepEqual(compare("1994", "1995"), ["YES", "NO"]);
assert.deepEqual(compare("199X", "1995"), ["MAYBE", "MAYBE"]);
assert.deepEqual(compare("[1994,1996]", "1995"), ["YES", "YES"]);
assert.deepEqual(compare("../1996", "2001"), ["YES", "YES"]);
JS
node order.mjs
