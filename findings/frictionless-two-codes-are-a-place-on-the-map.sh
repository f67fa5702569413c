#!/usr/bin/env bash
# frictionless 5.21.0: a column of two answers a cell ("1,3"), or of decimals with a comma ("2,5"), is taken for points
# on the map.
#
# When a schema is inferred, text of two numbers with a comma fits geopoint, longitude and latitude, if they are below
# 180 and 90, and geopoint goes before string. The cells become lists of two decimals, the data are valid, and
# describe() writes the type into the package.
# Expected: string for the first, and for the second string or number. Seen: geopoint for 1,3 2,1 3,2 and for 2,5 3,0
# 1,5; string as soon as one cell has one or three numbers, or one above 180.
# So the type of a question with several answers hangs on what the class answered: all name two, and the ranking becomes
# co-ordinates; one names three, and it is text. Ratings with a decimal comma are points on the map too.
# Source: Table Schema, type geopoint (lon, lat); frictionless, Detector, field_confidence; the same with codes that are
# read as integers: frictionlessdata/frictionless-py, issue 1285.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from pathlib import Path

from frictionless import Resource


def kind(cells):
    lines = ["id;answer", *[f"{row};{cell}" for row, cell in enumerate(cells)]]
    Path("class.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = Resource("class.csv")
    found.infer()
    assert found.dialect.get_control("csv").delimiter == ";" and Resource("class.csv").validate().valid
    return found.schema.get_field("answer").type


seen = {
    ("1,3", "2,1", "3,2"): "geopoint", ("2,5", "3,0", "1,5"): "geopoint",
    ("1,3", "2,1", "3"): "string", ("1,3", "2,1", "3,2,1"): "string", ("190,5", "3,0", "1,5"): "string",
}
for cells, then in seen.items():
    now = kind(cells)
    print(cells, "are", now)
    assert now == then, f"{cells} were {then}, and now {now}"
PY
