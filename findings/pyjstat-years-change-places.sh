#!/usr/bin/env bash
# pyjstat 2.4.0: a table whose rows do not stand in the order of a grid is written with its numbers on the wrong years.
#
# JSON-stat keeps the values of a data set in one list, by country and then year as their categories are listed. The
# writer takes the categories as they first appear and the values as the rows stand, so the two fit only if every
# country has its years in the same order. Mexico 1986: 1, 2001: 2, Cuba 2001: 3, 1986: 4 comes back with Cuba 1986: 3
# and 2001: 4. The data set is valid JSON-stat and nothing is said. With a row missing the list is too short for its own
# sizes, and is written all the same.
# Guess before the run: each number keeps its country and year. Seen: two of four changed places.
# A table sorted by amount, as tables of remittances are, loses every number's year in the exchange format.
# Source: JSON-stat, value and size; pyjstat.to_json_stat; predicador37/pyjstat, issue 36 (open: there and not back).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyjstat==2.4.0 pandas==3.0.6 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import json

import pandas as pd
from pyjstat import pyjstat


def there_and_back(rows):
    table = pd.DataFrame(rows, columns=["country", "year", "value"])
    return pyjstat.Dataset.read(pyjstat.Dataset.read(table).write()).write("dataframe").to_numpy().tolist()


rows = [["Mexico", "1986", 1], ["Mexico", "2001", 2], ["Cuba", "2001", 3], ["Cuba", "1986", 4]]
seen = there_and_back(rows)
print("written:", rows, "read:", seen)
assert sorted(seen) == [["Cuba", "1986", 3], ["Cuba", "2001", 4], *rows[:2]], "the numbers keep their years"
grid = sorted(rows)
assert there_and_back(grid) == grid
short = json.loads(pyjstat.Dataset.read(pd.DataFrame(rows[:3], columns=["country", "year", "value"])).write())
print("sizes", short["size"], "values", short["value"])
assert short["size"] == [2, 2] and short["value"] == [1, 2, 3]
PY
