#!/usr/bin/env bash
# rocrate 0.16.0: of two files of one name in different folders, the second takes the place of the first in the crate.
#
# add_file() puts a file at the top of the crate under its last name unless dest_path is given. mexico/answers.csv and
# salvador/answers.csv are both answers.csv; the second entity replaces the first, with its name and its author, and one
# file is written. No error, no warning.
# Guess before the run: both kept under their folders, or an error as two entities have one id. Seen: one file entity,
# called El Salvador, and one answers.csv with El Salvador's lines.
# Of a replication package with a data.csv for each country one country is left.
# Source: ro-crate-py, README, Creating an RO-Crate, on dest_path (the base name is used; nothing of two the same).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rocrate==0.16.0 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pathlib import Path

from rocrate.rocrate import ROCrate

crate = ROCrate()
for country in ("Mexico", "El Salvador"):
    path = Path(country, "answers.csv")
    path.parent.mkdir()
    path.write_text(f"country\n{country}\n")
    crate.add_file(path, properties={"name": country})
crate.write("crate")
names = [entity["name"] for entity in crate.data_entities]
files = sorted(str(path.relative_to("crate")) for path in Path("crate").rglob("*.csv"))
print("described:", names, "written:", files, Path("crate/answers.csv").read_text().split("\n"))
assert names == ["El Salvador"] and files == ["answers.csv"], "both files are kept"
assert "Mexico" not in Path("crate/answers.csv").read_text()
PY
