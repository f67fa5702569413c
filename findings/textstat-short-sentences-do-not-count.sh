#!/usr/bin/env bash
# textstat 0.7.13: a text cut up into short sentences is graded as one long sentence.
#
# sentence_count() leaves out sentences of one or two words, while their words are counted all the same. So three
# sentences of two words behind one of four make a single sentence of ten words, and the grade is the one of the same
# words strung together with commas.
# Guess before the run: four sentences, and a lower grade than with commas. Seen: one sentence, automated readability
# index 18.9 both cut up and strung together; with four sentences its formula (half a grade for each word of the mean
# sentence) would give 15.1.
# Speeches and pages for a class are full of short sentences; a plain speech is graded as a hard one.
# Source: textstat.backend.counts._count_sentences; textstat/textstat, pull request 12 and issue 77 (abbreviations); the
# documentation of sentence_count says that it returns the number of sentences.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textstat==0.7.13 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import textstat

short = "Congress debated the bill. Senators objected. Governors protested. Farmers rejoiced."
joined = "Congress debated the bill, senators objected, governors protested, farmers rejoiced."
grades = [round(textstat.automated_readability_index(one), 1) for one in (short, joined)]
for one, grade in zip((short, joined), grades):
    print(one, "sentences:", textstat.sentence_count(one), "words:", textstat.lexicon_count(one), "grade:", grade)
assert textstat.sentence_count(short) == 1, "short sentences are counted"
assert textstat.lexicon_count(short) == 10 and grades == [18.9, 18.9]
PY
