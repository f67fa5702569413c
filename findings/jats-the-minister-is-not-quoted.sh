#!/usr/bin/env bash
# jats 0.2.2: the words of a minister, set off as a quotation, and a list of reasons are not in the text of the article.
#
# The body of an article is read section by section, and of a section its paragraphs, figures, tables and formulas. A
# quotation in a block of its own (disp-quote), a list, a speech and a box are other elements beside the paragraphs, and
# nothing of them is written to the Markdown; nor is a body among the authors. No line says that something is missing,
# and the package's own "text", which takes every letter of the same file, has them.
# Guess before the run: a quotation with ">", a list with "-", two authors. Seen: neither, and one author.
# litdown 0.7.0 writes all of them.
# An interview study is a set of block quotations: searched in this text, its respondents are found to have said nothing.
# Source: jats, README (body sections; bioRxiv, eLife, PubMed Central) and parser.py; JATS, <disp-quote>, <list>, <collab>.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --no-deps jats==0.2.2 lxml==6.1.3 litdown==0.7.0 defusedxml==0.7.1 2>/dev/null
cat >article.xml <<'XML'
<article article-type="research-article"><front><article-meta><title-group><article-title>Flows</article-title>
</title-group><contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Ann</given-names>
</name></contrib><contrib contrib-type="author"><collab>Binational Study</collab></contrib></contrib-group>
</article-meta></front><body><sec><title>Interviews</title><p>The minister was asked why.</p>
<disp-quote><p>Wages decide.</p></disp-quote><p>Three reasons came up.</p>
<list list-type="bullet"><list-item><p>Jobs</p></list-item><list-item><p>Family</p></list-item></list>
<boxed-text><p>Remittances help.</p></boxed-text><p>So he ended.</p></sec></body></article>
XML
venv/bin/jats convert article.xml | tee seen.md
venv/bin/jats text article.xml >seen.txt
venv/bin/python -c 'import litdown; print(litdown.convert(open("article.xml", "rb").read()))' >other.md
for words in 'The minister was asked why.' 'Three reasons came up.' 'So he ended.' 'Ann Roe'; do
    grep -qF "$words" seen.md
done
for words in 'Wages decide' 'Jobs' 'Remittances help' 'Binational Study'; do
    if grep -qF "$words" seen.md; then exit 1; fi
    grep -qF "$words" other.md
done
grep -qF 'Wages decide' seen.txt
