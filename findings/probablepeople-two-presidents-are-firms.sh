#!/usr/bin/env bash
# probablepeople 0.5.6: Carlos Salinas de Gortari and Ernesto Zedillo Ponce de León are corporations.
#
# tag() says what a name is, Person or Corporation, and splits a person's into given name and surname. Two presidents of
# Mexico come out as the names of firms, in one piece; Miguel de la Madrid Hurtado is a person, whose surname is right.
# A surname of two words without "de" loses its first half to the middle name, unless a comma stands behind it.
# Guess before the run: persons with a surname of two parts. Seen: {"CorporationName": "Carlos Salinas de Gortari"}.
# An index of persons made from a text on Mexico loses two presidents, and gains two firms.
# Source: datamade/probablepeople, README (tag: a person or a corporation; it guesses by a trained model).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile probablepeople==0.5.6 python-crfsuite==0.9.12 \
    probableparsing==0.0.1 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import probablepeople

PRESIDENTS = ["Carlos Salinas de Gortari", "Ernesto Zedillo Ponce de León"]
for name in (*PRESIDENTS, "Miguel de la Madrid Hurtado", "Garcia Lopez, Ana", "Ana Maria Lopez Garcia"):
    print(name, "->", *probablepeople.tag(name))
assert probablepeople.tag("Miguel de la Madrid Hurtado") == (
    {"GivenName": "Miguel", "Surname": "de la Madrid Hurtado"},
    "Person",
)
assert all(probablepeople.tag(name) == ({"CorporationName": name}, "Corporation") for name in PRESIDENTS)
assert probablepeople.tag("Garcia Lopez, Ana")[0]["Surname"] == "Garcia Lopez"
assert probablepeople.tag("Ana Maria Lopez Garcia")[0]["Surname"] == "Garcia"
PY
