#!/usr/bin/env bash
# pybtex 0.26.1 and citation-js 0.7.22: one title with "US$" makes a whole BibTeX file that pybtex wrote unreadable.
#
# The writer puts a title into LaTeX's spelling: %, &, #, _ and ~ are escaped. The dollar, which opens a formula in LaTeX
# as those have their own use, is left as it is. citation-js refuses the file from the first entry to the last; where a
# title has two sums, it takes the words between them for a formula and drops both signs: "US5 to US6".
# Expected: \$, as with the other five. Seen: title = "5\% \& \#1 cost US$5" as written by pybtex; citation-js
# raises SyntaxError and gives neither this entry nor the sound one before it; with \$ it reads both.
# Titles on remittances and wages are full of dollars: one of them, and a list of hundreds of sources cannot be opened.
# Source: pybtex.database.output.bibtex (its encoding), with latexcodec; the same in retorquere/zotero-better-bibtex,
# issue 485.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit citation-js@0.7.22 >/dev/null 2>&1
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pybtex==0.26.1 latexcodec==3.0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from pathlib import Path

from pybtex.database import BibliographyData, Entry

titles = {"sound": "Remittances", "dollar": "5% & #1 cost US$5"}
text = BibliographyData({key: Entry("book", {"title": title}) for key, title in titles.items()}).to_string("bibtex")
print(text)
assert r"5\% \& \#1 cost US$5" in text, "the title is written otherwise"
Path("plain.bib").write_text(text, encoding="utf-8")
Path("escaped.bib").write_text(text.replace("$", r"\$"), encoding="utf-8")
Path("two.bib").write_text(text.replace("US$5", "US$5 to US$6"), encoding="utf-8")
PY
cat >read.mjs <<'JS'
import assert from "node:assert";
import fs from "node:fs";
import Cite from "citation-js";

const titles = (name) => new Cite(fs.readFileSync(name, "utf8")).data.map((one) => one.title);
assert.throws(() => titles("plain.bib"), { name: "SyntaxError" });
console.log("with $: SyntaxError; with \\$:", titles("escaped.bib"), "; with two:", titles("two.bib"));
assert.deepEqual(titles("escaped.bib"), ["Remittances", "5% & #1 cost US$5"]);
assert.equal(titles("two.bib")[1], "5% & #1 cost US5 to US6");
JS
node read.mjs
