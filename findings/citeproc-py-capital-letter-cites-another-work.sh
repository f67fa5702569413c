#!/usr/bin/env bash
# citeproc-py 0.11.1: of two works whose ids differ by a capital letter one vanishes, and every citation of it cites the
# other.
#
# CSL-JSON ids are any strings, and are the same only when they are equal. The library lowers them on reading and when it
# looks one up. A second item with the same lowered id takes the place of the first; no error, no warning, and the
# callback for unknown keys is not called. pybtex, whose keys ignore case too, refuses such a file ("repeated bibliography
# entry").
# Expected: two works, or a refusal. Seen: doe2002A (First, 2002) and doe2002a (Second, 1994): both are cited as (Doe,
# 1994), and the list holds Second alone.
# Keys made of author and year with a letter, and random ids of databases, meet this; the reader is sent to a work that
# the author did not cite.
# Source: CSL-JSON schema, id; citeproc.source, where keys are lowered.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet citeproc-py==0.11.1 pybtex==0.26.1 2>/dev/null
"$folder/venv/bin/python" -W error::UserWarning - <<'PY'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import BibliographyDataError, parse_string

author = [{"family": "Doe", "given": "Jane"}]
items = [
    {"id": key, "type": "book", "title": title, "author": author, "issued": {"date-parts": [[year]]}}
    for key, title, year in (("doe2002A", "First", 2002), ("doe2002a", "Second", 1994))
]
unknown = []
style = CitationStylesStyle("harvard-cite-them-right", validate=False)
made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
citations = [Citation([CitationItem(item["id"])]) for item in items]
for one in citations:
    made.register(one, unknown.append)
cited, listed = [str(made.cite(one, unknown.append)) for one in citations], [str(one) for one in made.bibliography()]
print(cited, listed)
assert cited == ["(Doe, 1994)"] * 2 and len(listed) == 1 and "Second" in listed[0], "both works are kept"
assert not unknown
try:
    parse_string("@book{doe2002A, title={First}}\n@book{doe2002a, title={Second}}", "bibtex")
except BibliographyDataError as error:
    print("pybtex:", error)
else:
    raise AssertionError("pybtex takes both")
PY
