#!/usr/bin/env bash
# ipynb-py-convert 0.4.6: a notebook's raw cells, tags and attached pictures are gone after it was a script for a moment.
#
# Code cells and Markdown cells go into the script and come back. A raw cell, in which notebooks keep what is meant for a
# document (a citation, a table in LaTeX), is passed over; nothing stands in its place, and the program ends with 0.
# Guess before the run: the raw cell as a comment, or a warning. Seen: three cells, then two; the tag "parameters",
# which papermill needs, and the picture of the Markdown cell are not in the script either.
# The table that a class was to see in the printed notebook is lost by opening it in an editor that uses this converter.
# Source: ipynb-py-convert, README (converts both ways); its body knows of "code" and "markdown" only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ipynb-py-convert==0.4.6 nbformat==5.10.4 2>/dev/null
cd "$folder"
cat >make.py <<'PY'
import nbformat
from nbformat import v4

book = v4.new_notebook()
book.cells = [
    v4.new_markdown_cell("Remittances", attachments={"map.png": {"image/png": "AAAA"}}),
    v4.new_raw_cell("\\input{table-3}"),
    v4.new_code_cell("year = 1986", metadata={"tags": ["parameters"]}),
]
nbformat.validate(book)
nbformat.write(book, "before.ipynb")
PY
venv/bin/python make.py
venv/bin/ipynb-py-convert before.ipynb between.py
venv/bin/ipynb-py-convert between.py after.ipynb
venv/bin/python - <<'PY'
import json
from pathlib import Path

script, after = Path("between.py").read_text(), json.loads(Path("after.ipynb").read_text())["cells"]
print([(cell["cell_type"], "".join(cell["source"])) for cell in after])
assert [cell["cell_type"] for cell in after] == ["markdown", "code"], "the raw cell is kept"
assert "table-3" not in script and "parameters" not in script and "map.png" not in script
assert after[1]["metadata"].get("tags") is None
PY
