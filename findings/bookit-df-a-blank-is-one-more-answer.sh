#!/usr/bin/env bash
# bookit-df 0.1.0: the codebook of one column has two answers if it came with pandas, and three if it came with polars.
#
# "Unique: number of unique values" leaves the blank out for pandas and counts it for polars, and for plain lists, which
# go through polars. The blanks are counted under "Missing" besides. A column without blanks is the same in both.
# Guess before the run: the same codebook, whichever library read the file. Seen for Jobs, Wages, blank, Jobs: 2 and 3.
# A yes-no question that somebody skipped is printed with three answers; two editions of one codebook differ.
# Source: bookit-df, stats.py (nunique(dropna=True) beside n_unique()) and variable.py (VariableStats.unique).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps bookit-df==0.1.0 pandas==3.0.6 numpy==2.4.6 \
    python-dateutil==2.9.0.post0 six==1.17.0 polars==1.30.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import pandas as pd
import polars as pl
from bookit_df import BookIt


def codebook(frame):
    """What the codebook says of each column: answers, blanks, rows."""
    variables = BookIt("Class").from_dataframe(frame).variables
    return {v.name: (v.stats.unique, v.stats.missing, v.stats.count) for v in variables}


columns = {"cause": ["Jobs", "Wages", None, "Jobs"], "full": ["Yes", "No", "No", "Yes"]}
one, other = codebook(pd.DataFrame(columns)), codebook(pl.DataFrame(columns))
print("pandas", one, "| polars", other)
assert one["full"] == other["full"] == (2, 0, 4)
assert one["cause"] == (2, 1, 4)
assert other["cause"] == (3, 1, 4)
PY
