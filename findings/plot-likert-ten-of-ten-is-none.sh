#!/usr/bin/env bash
# plot-likert 0.5.0: people who gave ten of ten are drawn as people who gave none.
#
# Answers in numbers are turned into words by a list of labels (format_scale), the first for "0" and so on. Label by
# label, every answer that contains the number is replaced; "10" contains "0" and is gone before its turn comes. A label
# that itself contains a digit is replaced again by a later one. The check of unknown answers sees nothing: all are
# labels of the scale.
# Guess before the run: eight answers "10" are eight of the last label. Seen: they are counted with the first, nine in
# all, and the last bar is empty.
# A scale from 0 to 10 is what surveys of trust use; the country that trusts fully trusts not at all.
# Source: plot-likert, plot_likert's docstring (format_scale: numeric values are replaced with text) and likert_response.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile plot-likert==0.5.0 pandas==2.2.3 numpy==1.26.4 \
    matplotlib==3.9.2 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import matplotlib

matplotlib.use("Agg")
import pandas as pd
import plot_likert

words = "none|one|two|three|four|five|six|seven|eight|nine|full".split("|")
answers = pd.DataFrame({"trust": ["10"] * 8 + ["0"] + ["5"]})


def widths(labels, people):
    """The length of each bar, in the order of the labels."""
    bars = plot_likert.plot_likert(people, labels, format_scale=labels).containers[1:]
    return [int(bar[0].get_width()) for bar in bars]


ten = widths(words, answers)
nine = widths(words[:10], answers.replace("10", "9"))
print("nine of nine:", nine, "ten of ten:", ten)
assert nine == [1, 0, 0, 0, 0, 1, 0, 0, 0, 8]
assert ten == [9, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0], "ten is another answer"
PY
