#!/usr/bin/env bash
# frictionless 5.21.0: "1_000" is a valid integer, and so is "5%" with bareNumber false, where the sign is dropped.
#
# Table Schema allows digits with an optional sign, and a separator of groups only where groupChar names one. The reader
# hands what is left to Python, which takes its own notation too, so a typing slip such as 1_2 for 12 or 1.2 passes as
# twelve; "1,000" is refused.
# Guess before the run: refused. Seen: 1_000 is 1000, 1_2 is 12, 1_000.5 as a number is 1000.5; 1,000 is refused.
# Source: Table Schema, type integer, with bareNumber and groupChar.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet frictionless==5.21.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from frictionless import Resource, Schema


def read(value, kind, **options):
    schema = Schema.from_descriptor({"fields": [{"name": "a", "type": kind} | options]})
    row = next(iter(Resource(data=[["a"], [value]], schema=schema).read_rows()))
    return row["a"] if row.valid else "refused"


seen = {("1_000", "integer"): 1000, ("1_2", "integer"): 12, ("1,000", "integer"): "refused"}
for (value, kind), then in seen.items():
    print(value, "as", kind, "is", read(value, kind))
    assert read(value, kind) == then, f"{value} was {then}"
assert str(read("1_000.5", "number")) == "1000.5"
assert read("5%", "integer", bareNumber=False) == 5
PY
