#!/usr/bin/env bash
# cffconvert 2.0.0 and pybtex 0.26.1: a council that is the author in CITATION.cff is two persons in the BibTeX made of
# it.
#
# An author with "name" is a body (an entity) in the format. The BibTeX writer sets it among the persons as it stands,
# without the braces that keep a name whole, so every "and" in it begins another author, and its words become given
# name, particle and surname. A suffix is put behind the surname, as a second surname, where BibTeX has a place of its
# own for it; and schema.org output makes the body a Person.
# Expected: {Council on Work and Migration} as one author, King with the suffix Jr. Seen: "on Work, Council",
# "Migration", and the surname King Jr.; "@type": "Person".
# Source: Citation File Format, schema 1.2.0, definitions: entity, name-suffix; citation-file-format/cffconvert, issues
# 239 and 240 for schema.org, none found for BibTeX.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cffconvert==2.0.0 pybtex==0.26.1 setuptools==80.9.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

from cffconvert import Citation
from pybtex.database import parse_string

cff = """cff-version: 1.2.0
message: Please cite it.
title: A survey
authors:
  - name: Council on Work and Migration
  - family-names: King
    given-names: Ben
    name-suffix: Jr.
"""
citation = Citation(cff)
citation.validate()
bibtex = citation.as_bibtex()
print(bibtex)
(entry,) = parse_string(bibtex, "bibtex").entries.values()
persons = entry.persons["author"]
print([str(person) for person in persons])
assert [str(person) for person in persons[:2]] == ["on Work, Council", "Migration"], "the body has changed"
assert persons[2].last_names == ["King", "Jr."] and persons[2].lineage_names == [], "the suffix has changed"
assert json.loads(citation.as_schemaorg())["author"][0]["@type"] == "Person", "the body is no person any more"
PY
