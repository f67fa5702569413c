#!/usr/bin/env bash
# us 4.0.0: states.lookup() takes Michoacán for Michigan.
#
# A name that is neither a code nor an abbreviation is matched by its sound (metaphone), with no measure of how near the
# spelling is, and the answer has no mark of a guess. Of the 32 names of Mexican states tried, one sounds like a state of the United
# States to it, with the accent and without; the others give None, as does "Washington D.C.".
# Guess before the run: None for all 32. Seen: Michoacán and Michoacan are Michigan; the other 31 are None.
# In a table of people by state of birth and state of residence the names of both countries' states stand side by side;
# those from one Mexican state are quietly added to Michigan.
# Source: python-us, README, lookup (phonetic matching), and us.states.lookup.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet us==4.0.0 jellyfish==1.3.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import us

mexican = """Aguascalientes, Baja California, Baja California Sur, Campeche, Chiapas, Chihuahua, Ciudad de México,
Coahuila, Colima, Durango, Guanajuato, Guerrero, Hidalgo, Jalisco, México, Michoacán, Morelos, Nayarit, Nuevo León,
Oaxaca, Puebla, Querétaro, Quintana Roo, San Luis Potosí, Sinaloa, Sonora, Tabasco, Tamaulipas, Tlaxcala, Veracruz,
Yucatán, Zacatecas"""
names = [name.strip() for name in mexican.replace("\n", " ").split(",")]
assert len(names) == 32
found = {name: str(state) for name in [*names, "Michoacan"] if (state := us.states.lookup(name))}
print(found)
assert found == dict.fromkeys(["Michoacán", "Michoacan"], "Michigan"), "other names are found"
PY
