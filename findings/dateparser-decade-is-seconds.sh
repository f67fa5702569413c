#!/usr/bin/env bash
# dateparser 1.5.0: "1990s" is read as 1,990 seconds ago.
#
# The name of a decade, common in text about history, gives a moment of today some 33 minutes back, with no sign that
# anything was guessed: "s" is taken for seconds. "2000s" is ten seconds further back than "1990s".
# Guess before the run: None, as for "mid-1990s", or the year 1990. Seen, counted from noon of 1 January 2020: 1990s is
# 11:26:50 of that day, the 1980s 11:27:00.
# Source: the package's documentation, relative dates ("1 min ago", "2 weeks"); of decades it says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import datetime
import warnings

warnings.simplefilter("ignore")
import dateparser

noon = datetime.datetime(2020, 1, 1, 12)
for text, seconds in {"1990s": 1990, "the 1980s": 1980, "2000s": 2000}.items():
    read = dateparser.parse(text, languages=["en"], settings={"RELATIVE_BASE": noon})
    print(text, "is", read)
    assert read == noon - datetime.timedelta(seconds=seconds), f"{text} is read otherwise"
assert dateparser.parse("mid-1990s", languages=["en"]) is None
PY
