#!/usr/bin/env bash
# text2num 3.1.0: in a Spanish text "veintiún mil mexicanos", twenty-one thousand, becomes "veintiún 1000 mexicanos".
#
# Before a noun, before mil and before millones twenty-one is written veintiún. The package knows veintiuno and veintiuna
# alone. The rest of the number is replaced all the same, so a search for figures finds 1000. Thirty-one thousand
# (treinta y un mil) is read right, and so is twenty-six thousand.
# Guess before the run: 21000, as for its neighbours. Seen: 1000, with a word left over; veintiún millones: 1000000.
# A count drawn from the Spanish press is then a twenty-first of itself, and looks like a count.
# Source: allo-media/text2num, README (Spanish) and issue 76 (closed: veintitrés and veintidós were missing);
# Numbertext/libnumbertext, issue 94 (veintiún before millones).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile text2num==3.1.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from text_to_num import alpha2digit

texts = {
    "treinta y un mil mexicanos": "31000 mexicanos",
    "veintiséis mil mexicanos": "26000 mexicanos",
    "veintiuno": "21",
    "veintiún mil mexicanos": "veintiún 1000 mexicanos",
    "veintiún millones": "veintiún 1000000",
}
for text, expected in texts.items():
    print(text, "->", alpha2digit(text, "es"))
    assert alpha2digit(text, "es") == expected
PY
