#!/usr/bin/env bash
# inflect 7.6.0: the plural of Latino, Filipino, peso and bracero ends in -oes.
#
# A noun that ends in a consonant and o gets -es, as "potato" does, unless it is in a list of exceptions, in which piano,
# casino, ghetto, gringo and machos stand, but few of the words that English has from Spanish: Latinoes, Chicanoes,
# Filipinoes, pesoes, centavoes, braceroes, mestizoes, campesinoes. Words in a vowel and o (barrio) are right.
# singular_noun() takes the -oes away by the same rule and leaves "Latino" of "Latinoes"; of "Latinos" it makes "Latino"
# as well, so that the fault does not show when words go there and back.
# Guess before the run: Latinos, Filipinos, pesos, braceros. Seen: as above; plural("Mexican") is right.
# Headings made from codes then count "3 Filipinoes" and price things in "pesoes".
# Source: inflect, the list of nouns in -o that take -s; PublicMapping/districtbuilder-classic, issue 360 (the same with
# Spanish "distrito"); jaraco/inflect, issue 203 (irregular plurals are left to contributors).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet inflect==7.6.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import inflect

engine = inflect.engine()
words = ("Latino", "Filipino", "Chicano", "peso", "bracero", "campesino")
seen = {word: engine.plural(word) for word in words}
print(seen, engine.no("Filipino", 3), "back:", engine.singular_noun("Latinos"), engine.singular_noun("Latinoes"))
assert all(plural == word + "es" for word, plural in seen.items()), "some end in -os"
assert [engine.plural(word) for word in ("piano", "casino", "barrio")] == ["pianos", "casinos", "barrios"]
PY
