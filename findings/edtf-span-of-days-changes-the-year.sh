#!/usr/bin/env bash
# edtf 5.0.2: a span of days in a text comes back as another year, without a word.
#
# text_to_edtf() reads 'July 18, 1991' rightly. With a span of days in front of the year it takes the second day for the
# end of the year and drops the year that is printed. Two full dates joined by "to" lose their year.
# Guess before the run: a range (2001-09-05/2001-09-07), one of the days, or None. Seen: 'September 5-7, 2001' gives
# 2007-09-05, 'August 29-31, 2001' 2031-08-29, '5-7 September 2001' 2005-09-07, 'May 8 or 9, 1994' 2009-05-08; 'Feb. 16,
# 2001 to Sept. 5, 2001' XXXX-02-16.
# Source: the package's README, "Natural language representation": ranges are limited to the first range of years; of
# days it says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from edtf import text_to_edtf

seen = {
    "July 18, 1991": "1991-07-18",
    "September 5-7, 2001": "2007-09-05",
    "August 29-31, 2001": "2031-08-29",
    "5-7 September 2001": "2005-09-07",
    "May 8 or 9, 1994": "2009-05-08",
    "Feb. 16, 2001 to Sept. 5, 2001": "XXXX-02-16",
}
for text, then in seen.items():
    now = text_to_edtf(text)
    print(f"{text!r}: {now}")
    assert now == then, f"{text!r} gave {then}, and now {now}"
PY
