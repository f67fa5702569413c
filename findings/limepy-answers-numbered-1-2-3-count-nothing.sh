#!/usr/bin/env bash
# limepy 0.1.15: of three people who chose Jobs, Jobs and Wages, none chose Jobs and none chose Wages.
#
# The summary of a LimeSurvey question counts the codes of its answers, which the survey's structure holds as text. The
# documentation has the answers read by pandas, which makes numbers of 1, 2, 3. No number equals a text, so every count
# is 0, the valid per cent too, while the three are counted as valid. Codes A1, A2, A3 are counted right.
# Guess before the run: 2, 1, 0 either way. Seen: 0, 0, 0 with codes 1, 2, 3; the readable table keeps 1.0 and 2.0.
# Scales are coded 1 to 5 more often than not; the report shows a class that had no opinion.
# Source: limepy, README (how to create a Survey) and wrangle.py (Question.summarise: list(values).count(code)).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps limepy==0.1.15 xmltodict==1.0.4 pandas==2.2.3 \
    numpy==1.26.4 pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 requests==2.34.2 urllib3==2.8.0 idna==3.20 \
    certifi==2026.10.19.post1 charset-normalizer==3.5.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import io

import pandas as pd
from limepy.wrangle import Question, Survey

LABELS = ["Jobs", "Wages", "Family"]
STRUCTURE = """<document><languages><language>en</language></languages><answers><rows>{}</rows></answers>
<groups><rows><row><gid>1</gid><group_name>Causes</group_name></row></rows></groups><questions><rows><row><qid>7</qid>
<gid>1</gid><type>L</type><title>Q1</title><question>Why did they go?</question><help/><other>N</other>
<mandatory>N</mandatory></row></rows></questions></document>"""
ANSWER = "<row><qid>7</qid><code>{}</code><answer>{}</answer><scale_id>0</scale_id></row>"


def summary(codes):
    """Counts and valid per cents of Jobs, Jobs, Wages and a blank, and how many were valid."""
    structure = STRUCTURE.format("".join(map(ANSWER.format, codes, LABELS)))
    export = '"id";"Q1"\n"1";"{0}"\n"2";"{0}"\n"3";"{1}"\n"4";""\n'.format(*codes)
    question = Question(Survey(pd.read_csv(io.StringIO(export), sep=";"), structure), 7)
    return question.summary["Count"].to_dict(), question.summary["Valid Percent"].tolist(), len(question.valid)


letters, numbers = summary(["A1", "A2", "A3"]), summary(["1", "2", "3"])
print("A1, A2, A3:", letters, "| 1, 2, 3:", numbers)
assert letters == ({"Jobs": 2, "Wages": 1, "Family": 0}, [66.7, 33.3, 0.0], 3)
assert numbers == ({"Jobs": 0, "Wages": 0, "Family": 0}, [0.0, 0.0, 0.0], 3)
PY
