#!/usr/bin/env bash
# num2words 0.5.14: minus a half is "zero point five" in English, Spanish, French, German, Portuguese and more.
#
# The whole part and the digits behind the point are put into words one by one, and the sign is taken from the whole
# part, which has none when it is 0. -1.5 is right. Of the languages tried Italian, Indonesian, Thai and Arabic keep the
# sign, some twenty lose it.
# Guess before the run: "minus zero point five", "menos cero punto cinco". Seen: "zero point five", "cero punto cinco".
# Coefficients of correlation and agreement lie between -1 and 1, and so do shares that have fallen: read aloud, as in a
# chart's description for those who cannot see it, every negative one becomes positive.
# Source: savoirfairelinux/num2words, issues 402 (of 2021, open) and 644, and pull request 622 (merged, not released).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet num2words==0.5.14 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from num2words import num2words

for language in ("en", "es", "es_MX", "fr", "de", "pt_BR"):
    half, more = num2words(-0.5, lang=language), num2words(-1.5, lang=language)
    print(language, "-0.5:", half, "| -1.5:", more)
    assert half == num2words(0.5, lang=language), "the sign is kept"
    assert more != num2words(1.5, lang=language)
assert num2words(-0.5, lang="it") != num2words(0.5, lang="it")
PY
