#!/usr/bin/env bash
# nbformat 5.10.4, jsonschema 4.26.0, rfc3987-syntax 1.1.0: where jupyterlab is installed, reading any notebook first
# builds a grammar of internationalized addresses, which no notebook needs.
#
# jupyter-server asks, by way of jupyter-events, for jsonschema's extra "format-nongpl", and with it for rfc3987-syntax.
# jsonschema imports that whenever it is there, and it builds its grammar with lark as it is imported. So "import
# nbformat" takes several times as long beside JupyterLab as without it, in every process of a test run that reads
# notebooks (nbval, nbclient, nbconvert), though nbformat asks for a bare jsonschema.
# Guess before the run: importing nbformat costs the same whatever else is installed. Seen here: 0.12 s alone, 1.37 s
# with the extra, and lark among the modules that are loaded; held here to more than twice.
# Source: jsonschema's documentation, "Validating Formats"; the requirements of jupyter-events 0.12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nbformat==5.10.4 jsonschema==4.26.0 2>/dev/null
loaded='import sys, time; start = time.process_time(); import nbformat
print("lark" in sys.modules, round(time.process_time() - start, 3))'
"$folder/venv/bin/python" -c "$loaded" >/dev/null
"$folder/venv/bin/python" -c "$loaded" | tee "$folder/alone"
"$folder/venv/bin/pip" install --quiet jupyter-events==0.12.0 rfc3987-syntax==1.1.0 lark==1.3.1 2>/dev/null
"$folder/venv/bin/python" -c "$loaded" >/dev/null
"$folder/venv/bin/python" -c "$loaded" | tee "$folder/beside"
paste -d' ' "$folder/alone" "$folder/beside" | awk '{ exit !($1 == "False" && $3 == "True" && $4 > 2 * $2) }'
