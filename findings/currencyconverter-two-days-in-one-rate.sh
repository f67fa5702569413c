#!/usr/bin/env bash
# currencyconverter 0.18.23: with the fallback for dates, dollars of 2002 become pesos at a rate of no day.
#
# The rates are those of the euro; the dollar's begin in 1999, the peso's in 2008. With fallback_on_wrong_date=True a
# day outside a currency's dates is replaced by the nearest, for each of the two currencies by itself: the dollars of
# May 2002 are changed into euros of May 2002 (109.36 for 100) and these into pesos of January 2008.
# Guess before the run: the rate of the first day that has both, 1090 pesos for 100 dollars. Seen: 1751, without a word
# (verbose=True names the peso alone). From the year 1986, where both fall back, each to its own first day, it is 1358.
# Amounts of remittances put into pesos in this way differ by up to three fifths from any one day's rates.
# Source: currencyconverter, README, "Fallbacks" (its example has one currency that falls back, the other is the euro).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet currencyconverter==0.18.23 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from datetime import date

from currency_converter import CurrencyConverter

rates = CurrencyConverter(fallback_on_wrong_date=True)


def change(amount, old, new, *day):
    return round(rates.convert(amount, old, new, date=date(*day)), 2)


first = rates.bounds["MXN"].first_date
assert first == date(2008, 1, 2) and rates.bounds["USD"].first_date == date(1999, 1, 4)
euros = change(100, "USD", "EUR", 2002, 5, 6)
pesos = {day: change(100, "USD", "MXN", *day) for day in ((1986, 11, 6), (2002, 5, 6), (2008, 1, 2))}
print("100 dollars in pesos:", pesos, "in euros of 2002:", euros)
assert list(pesos.values()) == [1358.41, 1751.35, 1090.3], "one day's rates are used"
of_two_days = rates.convert(100, "USD", "EUR", date=date(2002, 5, 6))
assert pesos[2002, 5, 6] == change(of_two_days, "EUR", "MXN", *first.timetuple()[:3])
PY
