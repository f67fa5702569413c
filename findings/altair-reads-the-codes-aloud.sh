#!/usr/bin/env bash
# altair 6.3.0 with vl-convert-python 1.9.0.post1: a chart that shows "Trade, Jobs" in order of size is read aloud as
# "1, 2" in the order of the table.
#
# The labels of an axis can be written by labelExpr, and the bars sorted by value. Both hold for the eye alone. In the
# labels for screen readers the axis lists the codes of the data and each bar has its code; and the bars follow one
# another as the rows do. The formats of the axis (25% for 0.25) are read, if with six decimals.
# Guess before the run: what is shown is read. Seen: "Y-axis titled 'aspect' for a discrete scale with 2 values: 2, 1",
# then the bar of 1 with 25.000000% and after it that of 2 with 50.000000%; on the axis Trade stands above Jobs.
# Whoever listens to the chart of a coded survey hears numbers that only the codebook explains, and the ranking last.
# Source: Vega-Lite, axis, "labelExpr" and "aria"; vega/vega, pull request 2548 (how the captions are made).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet altair==6.3.0 vl-convert-python==1.9.0.post1 pandas==3.0.6 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
import re
from pathlib import Path

import altair
import pandas as pd

coded = pd.DataFrame({"aspect": ["1", "2"], "share": [0.25, 0.5]})
words = altair.Axis(labelExpr="{'1': 'Jobs', '2': 'Trade'}[datum.label]")
chart = altair.Chart(coded).mark_bar()
chart = chart.encode(
    x=altair.X("share", axis=altair.Axis(format="%")), y=altair.Y("aspect:N", sort="-x", axis=words)
)
chart.save("chart.svg")
svg = Path("chart.svg").read_text()
shown = [word for word in re.findall(r">([^<>]+)</text>", svg) if word in ("Jobs", "Trade")]
read = re.findall(r'aria-label="([^"]*)"', svg)
print("shown:", shown, "read:", read)
assert shown == ["Trade", "Jobs"]
assert not any("Jobs" in label or "Trade" in label for label in read), "the words are read"
assert any(label.endswith("with 2 values: 2, 1") for label in read)
bars = [label for label in read if label.startswith("share:")]
assert bars == ["share: 25.000000%; aspect: 1", "share: 50.000000%; aspect: 2"], "the longest bar is read first"
PY
