#!/usr/bin/env bash
# country_converter 1.3.2: "Other Central America (not Mexico)" is MEX, and "American Indian or Alaska Native" is IND.
#
# A name is searched for each country's expression, anywhere in it. One that names a country to leave it out, or within
# a wider region, is given that country's code; so is a group of people that has a country's word in its name. Nothing
# tells such a match from an exact one. Two countries in one name do give a list.
# Expected: not found. Seen: "outside Mexico", "not from Mexico" and "Mexico and Central America" are MEX, "American
# Indian" is IND, "Jamaica, Queens" JAM; "Mexico and Guatemala" is a list; "Central America" is not found. Tables of
# birthplace and of race in one file: the rest of a region is added to Mexico, and native Americans to India.
# Source: country_converter, README (regular expressions); IndEcol/country_converter, issues 86 ("Sweden except
# Stockholm") and 144 (Peru in Perugia).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet country_converter==1.3.2 pandas==2.3.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import logging

import country_converter

logging.disable()
seen = dict.fromkeys(["Other Central America (not Mexico)", "outside Mexico", "not from Mexico"], "MEX")
seen |= {"Mexico and Central America": "MEX", "American Indian or Alaska Native": "IND", "Jamaica, Queens": "JAM"}
seen |= {"Mexico and Guatemala": ["GTM", "MEX"], "Central America": "not found"}
for name, then in seen.items():
    now = country_converter.convert(name, to="ISO3")
    now = sorted(now) if isinstance(now, list) else now
    print(name, "is", now)
    assert now == then, f"{name} was {then}"
PY
