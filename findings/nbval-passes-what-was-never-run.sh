#!/usr/bin/env bash
# nbval 0.11.0: in strict mode a code cell that was never executed passes, whatever it prints.
#
# A cell that is stored with execution_count null and without outputs is run, and what it prints is compared with
# nothing. The same cell, stored without outputs but with a count, fails. So a new or cleared cell goes through strict
# validation unseen.
# Guess before the run: both fail, or both pass. Seen: never run: 1 passed; run, outputs empty: 1 failed.
# Source: nbval's documentation, "--nbval": the outputs of the notebook are compared with those stored.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nbval==0.11.0 ipykernel==7.0.1 pytest==8.4.2 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import nbformat

notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('a number:', 2)")])
nbformat.write(notebook, "never_run.ipynb")
notebook.cells[0].execution_count = 1
nbformat.write(notebook, "run.ipynb")
PY
export PATH="$folder/venv/bin:$PATH"
python -m pytest -q -p no:cacheprovider --nbval never_run.ipynb | tail -n 1
! python -m pytest -q -p no:cacheprovider --nbval run.ipynb >run.txt
tail -n 1 run.txt
grep -q "1 failed" run.txt
