#!/usr/bin/env bash
# nltk 3.9.2: a coder who coded one item twice counts as one more coder in alpha, and as two votes of one in kappa.
#
# AnnotationTask takes rows of coder, item, code and refuses no second row for a coder and an item. alpha() pairs all
# codes of an item, also a coder's with their own. kappa() looks for agreement in the first row of each, but takes the
# chance of agreement from all rows over the number of items. The same file loaded twice gives a kappa of 1.43, above
# the highest value there is.
# Guess before the run: the last row counts, or an error. Seen, three items, two coders, one disagreement: alpha 0.444,
# kappa 0.400; with one item coded again by one coder, now as the other had it: alpha 0.500, kappa 0.000; all rows
# twice: 0.593 and 1.429.
# A correction that is added under the old row instead of in its place takes the agreement to nothing.
# Source: nltk.metrics.agreement.AnnotationTask, docstring of data; nltk/nltk, issue 2302 (a kappa of 1.016 by a loop).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet nltk==3.9.2 numpy==1.26.4 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from nltk.metrics.agreement import AnnotationTask

rows = [(coder, item, code) for item, codes in enumerate(["xx", "yy", "xy"]) for coder, code in zip("AB", codes)]
seen = {
    "once": (rows, (0.444, 0.4)),
    "corrected": (rows + [("A", 2, "y")], (0.5, 0.0)),
    "twice": (rows + rows, (0.593, 1.429)),
}
for name, (data, then) in seen.items():
    task = AnnotationTask(data=data)
    now = round(task.alpha(), 3), round(task.kappa(), 3)
    print(name, "alpha and kappa:", now)
    assert now == then, f"{name} gave {then}, and now {now}"
PY
