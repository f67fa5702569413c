#!/usr/bin/env bash
# genanki 0.13.1: a note whose front is {{hint:Clue}} gets no card as soon as another field of it is empty.
#
# Which fields a card needs is found out by rendering the front with a plain mustache renderer, one field blank at a
# time. It knows no filters of Anki (hint:, text:, type:), so a front of filtered fields alone never shows anything, and
# then every field of the model is needed. The note is written into the deck without a card; no error, no warning.
# Guess before the run: one card, for the front is not empty. Seen, fields Clue "1986", Source "": one card with
# {{Clue}}, none with {{hint:Clue}}, {{text:Clue}}, or {{#Clue}}{{hint:Clue}}{{/Clue}}; with a source, one card each.
# In a deck of laws and dates those without a remark or a source are not there to be learned.
# Source: genanki/model.py (_req); kerrickstaley/genanki, issue 151, where {{^Field}} fails for the same reason, and
# says that Anki's "Check Database" makes the cards that are missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet genanki==0.13.1 setuptools==80.9.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import genanki


def cards(front, *fields):
    template = {"name": "card", "qfmt": front, "afmt": "{{Source}}"}
    model = genanki.Model(1, "law", fields=[{"name": "Clue"}, {"name": "Source"}], templates=[template])
    return len(genanki.Note(model=model, fields=list(fields)).cards)


fronts = {"{{Clue}}": 1, "{{hint:Clue}}": 0, "{{text:Clue}}": 0, "{{#Clue}}{{hint:Clue}}{{/Clue}}": 0}
for front, then in fronts.items():
    now = cards(front, "1986", "")
    print(front, "makes", now, "card(s) without a source,", cards(front, "1986", "Congress"), "with one")
    assert now == then and cards(front, "1986", "Congress") == 1, f"{front} made {then}"
PY
