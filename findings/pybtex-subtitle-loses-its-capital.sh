#!/usr/bin/env bash
# pybtex 0.26.1: its two engines change the case of a title by two rules; only one keeps the capital after a colon.
#
# pybtex runs BibTeX's own .bst styles and styles written in Python (unsrt, plain, alpha). Both put an article's title
# in sentence case. The part that serves .bst files leaves the first letter after a colon; the Python styles of the same
# names lower it, with everything that is not in braces.
# Expected: one rule. Seen for "Moving Beyond: Emigration from {Mexico}": "Moving beyond: Emigration …" by the one and
# "Moving beyond: emigration …" by the other.
# A list made by the Python API differs in each subtitle from the one that the .bst style makes of the same file and
# style.
# Source: pybtex.bibtex.utils.change_case (its state after a colon); pybtex.style.formatting.unsrt (format_title).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pybtex==0.26.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from pybtex.bibtex.utils import change_case
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

title = "Moving Beyond: Emigration from {Mexico}"
base = parse_string(f"@article{{a, author={{Doe, Jane}}, title={{{title}}}, journal={{J}}, year={{2002}}}}", "bibtex")
style, backend = find_plugin("pybtex.style.formatting", "plain")(), find_plugin("pybtex.backends", "plaintext")()
by_python = next(iter(style.format_bibliography(base))).text.render(backend)
by_bst = change_case(title, "t")
print(by_bst, "|", by_python)
assert by_bst == "Moving beyond: Emigration from {Mexico}"
assert "Moving beyond: emigration from Mexico" in by_python, "the capital is kept"
PY
