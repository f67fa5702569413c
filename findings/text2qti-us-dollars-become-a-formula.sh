#!/usr/bin/env bash
# text2qti 0.8.0: "from US$5 billion to US$6 billion" in a quiz becomes a picture of the formula "5 billion to US".
#
# Inline math stands between dollar signs, with no space after the first or before the second. "$1 or $2" and "from $2
# to $3" are left as they are, for a space stands before the second sign; with US$, the usual way to write the currency
# beside another dollar, none does. No warning; the teacher sees it in the course.
# Guess before the run: text in both, for a sum is no formula and a digit follows each sign. Seen: an <img> of the class
# equation_image between "US" and "6 billion"; the sentence with plain $ unchanged.
# Source: text2qti, README, LaTeX (the rule of the spaces).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet text2qti==0.8.0 2>/dev/null
cd "$folder"
cat >quiz.txt <<'TXT'
Quiz title: Remittances

1. They rose from US$5 billion to US$6 billion. Is it so?
*a) True
b) False

2. They rose from $5 billion to $6 billion. Is it so?
*a) True
b) False
TXT
"$folder/venv/bin/text2qti" quiz.txt
"$folder/venv/bin/python" - <<'PY'
import html
import re
import zipfile

with zipfile.ZipFile("quiz.zip") as archive:
    (name,) = [name for name in archive.namelist() if name.split("/")[-1].startswith("text2qti_assessment")]
    texts = [html.unescape(text) for text in re.findall("They rose.*?(?=</mattext>)", archive.read(name).decode())]
print(*texts, sep="\n")
assert 'title="5 billion to US"' in html.unescape(texts[0]) and "equation_image" in texts[0], "US$ is text now"
assert texts[1].startswith("They rose from $5 billion to $6 billion."), "a plain dollar is no text any more"
PY
