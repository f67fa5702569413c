#!/usr/bin/env bash
# undate 0.8.0: an interval with an unknown end (1997/) equals one that is still going on (1997/..) and is written as
# it.
#
# EDTF tells the two apart: nothing after the stroke says that there was an end which is not known, two dots that there
# is none. undate's EDTF converter reads both as no date; the two compare equal, and both are written back with dots. So
# is an unknown beginning.
# Expected: both kept apart, or a refusal. Seen: 1997/ is written back as 1997/.. and /1997 as ../1997.
# "The programme ended, we do not know when" turns into "the programme still runs", in a file that was only read and
# written.
# Source: EDTF specification, level 1, extended interval (open and unknown); undate.converters.edtf.converter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet undate==0.8.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from undate.converters.edtf import EDTFDateConverter

converter = EDTFDateConverter()
for unknown, open_ended in {"1997/": "1997/..", "/1997": "../1997"}.items():
    one, other = converter.parse(unknown), converter.parse(open_ended)
    print(unknown, "is written back as", converter.to_string(one), "and equals", open_ended, one == other)
    assert converter.to_string(one) == open_ended == converter.to_string(other), "the unknown end is kept"
    assert one == other
PY
