#!/usr/bin/env bash
# pyreadstat 1.3.7: two answers whose labels differ after 120 bytes are one answer in an SPSS file.
#
# write_sav() cuts a value label at 120 bytes without a warning, write_dta() keeps it. Read back with
# apply_value_formats=True the two codes have the same words and are counted together.
# Guess before the run: kept, or an error, as for a value that is too long. Seen: labels of 148 and 144 characters,
# which differ in their last words, both 120 long and equal; value_counts() has one row of 2; in Stata's format 148 and
# 144. Survey answers are sentences, and what is against often begins like what is in favour.
# Source: pyreadstat, documentation of write_sav (variable_value_labels; no length is named); tidyverse/haven,
# issue 157, on labels cut by the same C library.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyreadstat==1.3.7 pandas==2.3.3 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas
import pyreadstat

same = "People from one's own country who live abroad should have the vote "
same += "in its national elections, by mail or in person, whoever asks, "
labels = {1: same + "at every consulate", 2: same + "but not abroad"}
answers = pandas.DataFrame({"q": [1.0, 2.0]})
lengths = [len(label) for label in labels.values()]
pyreadstat.write_sav(answers, "a.sav", variable_value_labels={"q": labels})
pyreadstat.write_dta(answers, "a.dta", variable_value_labels={"q": labels})
frame, meta = pyreadstat.read_sav("a.sav", apply_value_formats=True)
_, stata = pyreadstat.read_dta("a.dta")
print("written:", lengths, "SPSS:", [len(label) for label in meta.variable_value_labels["q"].values()])
print("Stata:", [len(label) for label in stata.variable_value_labels["q"].values()])
print(frame["q"].value_counts().tolist(), "in", frame["q"].nunique(), "answer(s)")
assert {len(label) for label in meta.variable_value_labels["q"].values()} == {120}, "the cut has changed"
assert [len(label) for label in stata.variable_value_labels["q"].values()] == lengths
assert frame["q"].nunique() == 1, "the two answers are kept apart"
PY
