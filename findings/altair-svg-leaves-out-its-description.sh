#!/usr/bin/env bash
# altair 6.3.0 with vl-convert-python 1.9.0.post1: the description of a chart is in the specification and in the page,
# and not in the SVG file.
#
# Vega gives a description to the element that holds the chart in a page; a file that is saved has no such element. Every
# bar in it is labelled for a screen reader, and the title; the SVG itself has no label, no title, no desc, no role.
# Guess before the run: an aria-label or a desc with the description, since the rest is labelled. Seen: it is in
# chart.html and in no place of chart.svg.
# An author who writes a description for readers who cannot see the chart, and puts the SVG into a book, gives them the
# bars one by one and not what they say.
# Source: Vega, specification, "description" (it labels the container of a view); Vega-Lite calls it a comment.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet altair==6.3.0 vl-convert-python==1.9.0.post1 pandas==3.0.6 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PY'
from pathlib import Path

import altair
import pandas as pd

text = "Half of the group put trade first."
first = pd.DataFrame({"aspect": ["jobs", "trade"], "share": [0.25, 0.5]})
chart = altair.Chart(first, title="First choices", description=text).mark_bar().encode(x="share", y="aspect")
seen = {}
for name in ("chart.json", "chart.html", "chart.svg"):
    chart.save(name)
    seen[name] = text in Path(name).read_text()
print(seen)
assert seen == {"chart.json": True, "chart.html": True, "chart.svg": False}, "the file has its description"
svg = Path("chart.svg").read_text()
assert 'aria-label="share: 0.5; aspect: trade"' in svg and "Title text 'First choices'" in svg
opening = svg[: svg.index(">")]
assert "aria-label" not in opening and "role" not in opening and "<desc" not in svg and "<title" not in svg
PY
