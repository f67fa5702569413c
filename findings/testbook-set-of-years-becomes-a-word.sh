#!/usr/bin/env bash
# testbook 0.4.2: a function of a notebook that is tested with {1986, 2001} gets the text "{1986, 2001}", 12 characters.
#
# Arguments are written into the notebook as source: numbers, texts, lists, tuples and dicts as such, anything else (a
# set, a range, a date) as its text in quotes, without a word. What comes back goes through JSON, so the keys of
# {1986: "IRCA"} are texts, and {1986: "IRCA"} is not equal to itself.
# Guess before the run: the argument arrives as it is, or an error says that it cannot; a dict of years comes back as
# one. Seen: count({1986, 2001}) is 12, the type str; laws is {"1986": "IRCA"} and has no 1986.
# A test of such a function passes or fails for the wrong reason: what counts answers counts letters.
# Source: testbook/translators.py (the last resort of translate); testbook/client.py (the value is put out as JSON).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet testbook==0.4.2 ipykernel==7.0.1 nbformat==5.10.4 2>/dev/null
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
python -W ignore - 2>/dev/null <<'PY'
import nbformat
from testbook import testbook

source = 'laws = {1986: "IRCA"}\ndef count(years): return len(years)\ndef kind(years): return type(years).__name__'
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
nbformat.write(notebook, "laws.ipynb")
with testbook("laws.ipynb", execute=True) as book:
    count, kind = book.ref("count"), book.ref("kind")
    print("set:", count({1986, 2001}), kind({1986, 2001}), "list:", count([1986, 2001]), kind([1986, 2001]))
    print("laws:", book.get("laws"))
    assert (count({1986, 2001}), kind({1986, 2001})) == (12, "str"), "a set arrives in another way"
    assert (count([1986, 2001]), kind([1986, 2001])) == (2, "list")
    assert book.get("laws") == {"1986": "IRCA"}, "the keys have changed"
PY
