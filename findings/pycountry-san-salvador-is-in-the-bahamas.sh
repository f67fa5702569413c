#!/usr/bin/env bash
# pycountry 26.2.16: subdivisions.lookup("San Salvador") is an island of the Bahamas, "La Libertad" is in Peru,
# "Granada" and "León" are in Spain.
#
# Several countries have subdivisions of one name. lookup() gives the first in the order of the codes, BS before SV and
# ES before NI, with no sign that there are others; a name that is not known is a LookupError.
# Guess before the run: an error or several. Seen: BS-SS, PE-LAL, ES-GR, ES-LE, and BO-L for "La Paz", which is a
# department of El Salvador and of Honduras as well.
# A table of the departments that migrants come from moves part of Central America to other countries.
# Source: pycountry, README, Lookups (the first match ends the search; its examples are countries).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycountry==26.2.16 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import pycountry

first = {"San Salvador": "BS-SS", "La Libertad": "PE-LAL", "Granada": "ES-GR", "León": "ES-LE", "La Paz": "BO-L"}
meant = {"San Salvador": "SV-SS", "La Libertad": "SV-LI", "Granada": "NI-GR", "León": "NI-LE", "La Paz": "SV-PA"}
for name, then in first.items():
    now = pycountry.subdivisions.lookup(name).code
    print(name, "is", now)
    assert now == then, f"{name} was {then}"
    assert pycountry.subdivisions.get(code=meant[name]).name == name
try:
    pycountry.subdivisions.lookup("Nowhere at all")
except LookupError as error:
    print(error)
PY
