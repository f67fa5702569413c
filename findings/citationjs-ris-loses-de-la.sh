#!/usr/bin/env bash
# citation-js 0.7.22: an author called de la Garza is written to RIS as Garza.
#
# The particle of a name is a part of its own in CSL-JSON (non-dropping-particle). The RIS writer takes the family name,
# the given name and the suffix, and leaves the particle out; BibTeX output and the reference list have it. A BibTeX
# file that is turned into RIS thus renames everybody with de, de la, van or von.
# Expected: AU  - de la Garza, Ana B. Seen: AU  - Garza, Ana B.; the BibTeX writer: de la Garza, Ana B. A suffix is kept
# (King, Ben, Jr.).
# In a literature on Mexico that is a lost name: the work is filed under G, and a search for the full name misses it.
# Source: citation-js, plugin-ris; CSL-JSON schema, name variable.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
node - <<'JS'
const assert = require("node:assert");
const Cite = require("citation-js");

const read = new Cite("@book{a, author={de la Garza, Ana B. and King, Jr., Ben}, title={t}, year={2002}}");
const authors = read.format("ris").match(/AU {2}- .*/g);
console.log(authors, read.format("bibtex").match(/author = .*/)[0]);
assert.deepEqual(authors, ["AU  - Garza, Ana B.", "AU  - King, Ben, Jr."]);
assert.match(read.format("bibtex"), /\{de la Garza, Ana B\. and King, Jr\., Ben\}/);
assert.match(read.format("bibliography", { template: "apa" }), /^\s*de la Garza, A\. B\./);
JS
