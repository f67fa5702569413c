#!/usr/bin/env bash
# @citation-js/name 0.4.2: the family name of Rodolfo O. de la Garza is "O. de la Garza".
#
# The particle of a family name may be an O, as in O Sullivan or O'Brien; the middle initial "O." is taken for one. Any
# other initial is read as what it is, and so is the name without an initial. The comma form is read right as well. A
# family name that is also a title or degree (Do, Ma) is taken off as a suffix and, where nothing else is left, lost.
# Guess before the run: given "Rodolfo O.", particle "de la", family "Garza", as the comma form gives. Seen: given
# "Rodolfo", family "O. de la Garza", no particle; Ana O. Vega is "O. Vega"; reversed for a list, "O. de la Garza, Rodolfo". Van Do is "Van".
# An author is listed under O, apart from the works that another file has under Garza.
# Source: citation-js/name, README (parse: any name) and lib/input.js (lists of particles and of suffixes).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @citation-js/name@0.4.2 >/dev/null 2>&1
cat >names.cjs <<'JS'
const assert = require("node:assert");
const { parse, format } = require("@citation-js/name");

const garza = { "non-dropping-particle": "de la", family: "Garza" };
const expected = {
  "de la Garza, Rodolfo O.": { given: "Rodolfo O.", ...garza },
  "Rodolfo de la Garza": { given: "Rodolfo", ...garza },
  "Rodolfo P. de la Garza": { given: "Rodolfo P.", ...garza },
  "Ana Q. Vega": { given: "Ana Q.", family: "Vega" },
  "Ana O. Vega": { given: "Ana", family: "O. Vega" },
  "Rodolfo O. de la Garza": { given: "Rodolfo", family: "O. de la Garza" },
  "Van Do": { family: "Van" },
};
for (const [written, name] of Object.entries(expected)) {
  console.log(written, "->", JSON.stringify(parse(written)), "|", format(parse(written), true));
  assert.deepEqual(parse(written), name, written);
}
assert.equal(format(parse("Rodolfo O. de la Garza"), true), "O. de la Garza, Rodolfo");
JS
node names.cjs
