#!/usr/bin/env bash
# edtf 5.0.2: "no later than 1993" is read as after 1993, the opposite of what it says.
#
# text_to_edtf() looks for the words before, earlier, after, since, later wherever they stand, and for no negation.
# "By", "until", "up to", "prior to" and "from" are not known and leave the bare year, so that an end becomes the whole.
# Guess before the run: '/1993' for "no later than", "by" and "until"; '1993/' for "from". Seen: "no later than 1993"
# and "not after 1993" give 1993/ (as "later than 1993" does); "by", "until", "up to", "prior to" and "from" 1993 give
# 1993.
# Source: the package's README, "Natural language representation", before/after: 'earlier than 1928' gives /1928, 'later
# than 1928' 1928/; edtf.natlang.en.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from edtf import text_to_edtf

seen = {"before": "/1993", "later than": "1993/", "no later than": "1993/", "not after": "1993/"}
seen |= dict.fromkeys(["by", "until", "up to", "prior to", "from"], "1993")
for word, then in seen.items():
    now = text_to_edtf(f"{word} 1993")
    print(f"{word} 1993: {now}")
    assert now == then, f"{word} 1993 gave {then}, and now {now}"
PY
