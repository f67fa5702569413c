#!/usr/bin/env bash
# citation-js 0.7.22 and pybtex 0.26.1: {IRCA} at the start of a title, or after its colon, goes in with braces and
# comes out without them; words that had none come out with them. The reference list then prints "Irca and NAFTA After".
#
# Braces in a BibTeX title say which letters a style must leave alone. citation-js drops them on reading and sets its
# own on writing, round every capitalised word that does not open the title or follow its colon. So the acronym that
# opens the title is the one that a style in sentence case now lowers, and ordinary words keep their capitals.
# Expected: {IRCA} and {NAFTA} After comes back as it was. Seen: IRCA and {NAFTA} {After}; pybtex, style unsrt, prints
# "IRCA and NAFTA after" for the first and "Irca and NAFTA After" for what citation-js wrote; with "Reform: {IRCA}
# after" the acronym ends as "irca".
# A law's name at the head of a title (IRCA, NAFTA) is printed as a word that does not exist.
# Source: citation-js, issue 155 of larsgw/citation.js (braces and capitals in BibTeX); pybtex documentation, styles.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pybtex==0.26.1 2>/dev/null
cat >before.bib <<'BIB'
@article{a, author={Doe, Jane}, title={{IRCA} and {NAFTA} After}, journal={J}, year={2002}}
@article{b, author={Doe, Jane}, title={Reform: {IRCA} after}, journal={J}, year={2002}}
BIB
node -e '
const read = require("citation-js")(require("fs").readFileSync("before.bib", "utf8"));
require("fs").writeFileSync("after.bib", read.format("bibtex"));'
grep "title" after.bib
"$folder/venv/bin/python" - <<'PY'
from pybtex.database import parse_file
from pybtex.plugin import find_plugin


def printed(name):
    style, backend = find_plugin("pybtex.style.formatting", "unsrt")(), find_plugin("pybtex.backends", "plaintext")()
    entries = style.format_bibliography(parse_file(name))
    return [entry.text.render(backend).split(". ")[1] for entry in entries]


print("before:", printed("before.bib"), "after:", printed("after.bib"))
assert printed("before.bib") == ["IRCA and NAFTA after", "Reform: IRCA after"], "pybtex prints otherwise"
assert printed("after.bib") == ["Irca and NAFTA After", "Reform: irca after"], "the braces have changed"
PY
