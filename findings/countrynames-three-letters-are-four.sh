#!/usr/bin/env bash
# countrynames 1.17.0: to_code_3() gives SUHH for the Soviet Union and YUCS for Yugoslavia, and fails on Zaire.
#
# The function is said to return a three-letter code, and None for a name that is not known. For states that are no more
# its two-letter sister gives four letters of ISO 3166-3 (or ZR, AN, DD), and the three-letter table is asked for those:
# four letters are handed through, two raise KeyError. Scotland comes as GB-SCT from both.
# Guess before the run: SUN, YUG, ZAR, or None. Seen: SUHH, YUCS, CSHH; KeyError for Zaire, East Germany and the
# Netherlands Antilles.
# Tables of migration by country of birth have these names. A join on three letters loses the Soviet Union without a
# word, and one row of Zaire stops the whole table.
# Source: countrynames.to_code_3, docstring; README ("ISO 3166-1").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet countrynames==1.17.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import countrynames

seen = {"Mexico": "MEX", "Nowhere at all": None, "Soviet Union": "SUHH", "Yugoslavia": "YUCS", "Czechoslovakia": "CSHH"}
seen |= {"Scotland": "GB-SCT"} | dict.fromkeys(["Zaire", "East Germany", "Netherlands Antilles"], KeyError)
for name, then in seen.items():
    try:
        now = countrynames.to_code_3(name)
    except KeyError:
        now = KeyError
    print(name, "is", now)
    assert now == then, f"{name} was {then}"
PY
