#!/usr/bin/env bash
# hdx-python-country 4.2.5: "Central America" is found as the Central African Republic, "North America" as the Northern
# Mariana Islands.
#
# get_iso3_country_code_fuzzy() looks for countries of whose name a word occurs, counts matching words, and answers with
# the best one, however few match; a name of a region shares "Central" or "North" with a country. The second value says
# that the match is not exact, as it also does for "Honduras, C.A." or "Salvador", which are right.
# Guess before the run: None for a region. Seen: Central America is CAF, North America MNP, New Mexico MEX, America USA;
# Indiana and Yugoslavia are None.
# In tables of migration by origin, which mix countries and regions, a subtotal becomes a country of another continent.
# Source: hdx.location.country.Country.get_iso3_country_code_fuzzy, docstring; README, Country Mappings ("fuzzy
# matching").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet hdx-python-country==4.2.5 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from hdx.location.country import Country

seen = {"Mexico": ("MEX", True), "Honduras, C.A.": ("HND", False), "Salvador": ("SLV", False), "Indiana": (None, False)}
seen |= {"Central America": ("CAF", False), "North America": ("MNP", False), "New Mexico": ("MEX", False)}
for name, then in seen.items():
    now = Country.get_iso3_country_code_fuzzy(name, use_live=False)
    print(name, "is", now)
    assert now == then, f"{name} was {then}"
PY
