#!/usr/bin/env bash
# nbdime 4.0.4: nbdiff ends with status 0 whether the two notebooks are the same or not.
#
# diff, cmp and git diff --no-index end with 1 where there is a difference, so that a script can ask. nbdiff prints the
# difference and reports success; it has no option for the status. In a build that is to fail when a stored notebook is
# not the one that was just run, nothing fails.
# Guess before the run: 1. Seen: 0 and some lines for different notebooks, 0 and no output for equal ones; git: 1.
# Source: nbdime/nbdiffapp.py (the status is that of handling the files); the documentation, Console commands, which
# names a status for nbmerge and none for nbdiff; git diff, option --exit-code.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nbdime==4.0.4 nbformat==5.10.4 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import nbformat

notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("votes = 3", id="one")])
nbformat.write(notebook, "stored.ipynb")
notebook.cells[0].source = "votes = 4"
nbformat.write(notebook, "run.ipynb")
PY
status=0
"$folder/venv/bin/nbdiff" --no-color stored.ipynb run.ipynb >difference.txt || status=$?
grep -q "votes = 4" difference.txt
echo "nbdiff, different notebooks: $(wc -l <difference.txt) lines, status $status"
[ "$status" -eq 0 ]
! git diff --no-index --quiet stored.ipynb run.ipynb
