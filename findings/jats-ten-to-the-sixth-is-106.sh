#!/usr/bin/env bash
# jats 0.2.2: an article that says 10⁶ in 1986, with a note 1 to the year, is read as 106 in 19861.
#
# The package turns JATS XML, the format of journals' articles, into Markdown. Of an abstract, a paragraph and a cell of
# a table it takes the letters and drops what marks them as raised: powers and the marks of notes stand on the line, at
# the end of the number before them. Markdown and the HTML that the package writes for tables both have superscripts.
# Guess before the run: 10<sup>6</sup> or 10^6, and the mark of the note raised, linked or left out.
# Seen: 106, 19861, and 26 per cent with a note 2 is 262; formulas in MathML keep their powers. litdown 0.7.0 raises all.
# A number that is read from the text of an article may be wrong by its note; both forms of it look like numbers.
# Source: jats, README (clean, readable Markdown) and parser.py (the joined text of an element); JATS, <sup>.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --no-deps jats==0.2.2 lxml==6.1.3 litdown==0.7.0 defusedxml==0.7.1 2>/dev/null
cat >article.xml <<'XML'
<article article-type="research-article"><front><article-meta><title-group><article-title>Flows</article-title>
</title-group><abstract><p>About 2.5 × 10<sup>6</sup> people.</p></abstract></article-meta></front><body><sec>
<title>Numbers</title><p>They were 10<sup>6</sup> in 1986<xref ref-type="fn" rid="n1"><sup>1</sup></xref>.</p>
<table-wrap id="t1"><label>Table 1</label><table><tbody><tr><td>Mexico</td><td>26<sup>2</sup></td></tr></tbody></table>
</table-wrap></sec></body><back><fn-group><fn id="n1"><label>1</label><p>Official.</p></fn></fn-group></back></article>
XML
venv/bin/jats convert article.xml >seen.md
venv/bin/python -c 'import litdown; print(litdown.convert(open("article.xml", "rb").read()))' >other.md
grep -hE 'About|They were|26' seen.md other.md
grep -qF 'About 2.5 × 106 people.' seen.md
grep -qF 'They were 106 in 19861.' seen.md
grep -qF '<td>262</td>' seen.md
grep -qF 'They were 10<sup>6</sup> in 1986<sup>1</sup>.' other.md
grep -qF '| Mexico | 26<sup>2</sup> |' other.md
