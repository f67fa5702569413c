#!/usr/bin/env bash
# rdata 1.1.0: an answer left blank in a column of categories is written for R and comes back as the last category.
#
# R marks a blank in a factor by its own missing integer; the writer puts pandas's code plus one there, which for a blank
# is 0, a level that does not exist. The reader takes one off again and looks it up from the end of the list. Written
# once more it is an answer for good. Numbers, texts and booleans keep their blanks, and a factor that another program
# wrote is read rightly. pyreadr reads the 0 as a blank.
# Guess before the run: [low, blank, high] comes back as it was. Seen: [low, never, high], no blank, although nobody
# answered "never"; and an ordered column is no longer ordered, though the reader knows ordered factors.
# Tables for colleagues who use R: whoever skipped a question holds the opinion at the end of the scale.
# Source: rdata, conversion.to_r.categorical_constructor and conversion._conversion (class "ordered"); no thread found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rdata==1.1.0 pandas==3.0.6 pyreadr==0.5.8 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
import pyreadr
import rdata

scale = pd.CategoricalDtype(["low", "high", "never"], ordered=True)
asked = pd.DataFrame({"answer": pd.Series(["low", None, "high"], dtype=scale), "points": [1.0, None, 3.0]})
rdata.write_rds("class.rds", asked)
back = rdata.read_rds("class.rds")
other = pyreadr.read_r("class.rds")[None]
print("written:", asked.answer.tolist(), "read:", back.answer.tolist(), "by pyreadr:", other.answer.tolist())
assert back.answer.tolist() == ["low", "never", "high"], "the blank is still blank"
assert back.points.isna().tolist() == [False, True, False] and other.answer.isna().tolist() == [False, True, False]
assert asked.answer.cat.ordered and not back.answer.cat.ordered
rdata.write_rds("again.rds", back)
assert pyreadr.read_r("again.rds")[None].answer.tolist() == ["low", "never", "high"]
pyreadr.write_rds("right.rds", asked)
assert rdata.read_rds("right.rds").answer.isna().tolist() == [False, True, False]
PY
