"""Make the form of 2001 for survey tools, from the questions and the recode file: uv run python teaching/forms.py.

Writes ``teaching/forms/``: a structure for LimeSurvey (tab separated), a text for Qualtrics (its advanced format), an
XLSForm for KoboToolbox and ODK, and a JSON for SurveyJS. ``uv run`` with the group ``dev`` has what the XLSForm needs.
Sources of the formats: the LimeSurvey manual, *Tab Separated Value survey structure*; the support pages of Qualtrics on
import, *Preparing an Advanced Format TXT File*; xlsform.org; surveyjs.io, *Select Items to Rank*.
"""

import csv
import io
import json
import sys
from pathlib import Path

from nopolicy import classroom
from nopolicy.classroom.form import asked, code

FORMS = Path(__file__).resolve().parent / "forms"
TITLE = "The questions of 2001"
GROUPS = ["Delegation A", "Delegation B", "Delegation C"]  # to be changed, or renamed in the tool


def questions():
    """Yield name, words, kind (one, rank, rate) and answers (code: words) of each question, the group first."""
    yield "group", asked("group"), "one", {code(group): group for group in GROUPS}
    found, _ = classroom.read_recode()
    for name in classroom.QUESTIONS:
        answers = list(dict.fromkeys(found[name].values()))
        kind = "rank" if name in classroom.RANKED else "rate" if name in classroom.RATED else "one"
        yield name, asked(name), kind, {code(one) if kind != "rate" else one: one for one in answers}


def limesurvey():
    """Return a survey structure: codes have no underscore and 20 signs at most, rankings stop at three places."""
    heads = [
        "id",
        "class",
        "type/scale",
        "name",
        "relevance",
        "text",
        "help",
        "language",
        "mandatory",
        "other",
        "max_answers",
    ]
    rows = [
        {"class": "S", "name": name, "text": text}
        for name, text in (("sid", "200154"), ("language", "en"), ("anonymized", "Y"))
    ]
    rows.append({"class": "SL", "name": "surveyls_title", "text": TITLE, "language": "en"})
    rows.append({"id": 1, "class": "G", "type/scale": "G0", "name": TITLE, "relevance": 1, "language": "en"})
    for number, (name, words, kind, answers) in enumerate(questions(), 1):
        row = {"id": number, "relevance": 1, "language": "en"}
        more = {"max_answers": 3} if kind == "rank" else {}
        kinds = {"one": "L", "rate": "!", "rank": "R"}
        question = {
            "class": "Q",
            "type/scale": kinds[kind],
            "name": name.replace("_", "")[:20],
            "text": words,
            "mandatory": "N",
            "other": "N",
        }
        rows.append(row | question | more)
        rows += [
            {"id": number, "class": "A", "type/scale": 0, "name": key, "text": text, "language": "en"}
            for key, text in answers.items()
        ]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, heads, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + stream.getvalue()


def qualtrics():
    """Return a text in the advanced format: rank order for the ranked questions, one answer for all others."""
    lines = ["[[AdvancedFormat]]", "", f"[[Block:{TITLE}]]", ""]
    for name, words, kind, answers in questions():
        lines += [
            f"[[Question:{'RO' if kind == 'rank' else 'MC:SingleAnswer'}]]",
            f"[[ID:{name}]]",
            words,
            "",
            "[[Choices]]",
        ]
        lines += [*answers.values(), ""]
    return "\n".join(lines)


def xlsform():
    """Return the sheets of an XLSForm: a rank orders all its options, of which the first three count."""
    kinds = {"one": "select_one", "rate": "select_one", "rank": "rank"}
    survey, choices = [["type", "name", "label"]], [["list_name", "name", "label"]]
    for name, words, kind, answers in questions():
        survey.append([f"{kinds[kind]} {name}", name, words])
        choices += [[name, key, text] for key, text in answers.items()]
    settings = [["form_title", "form_id"], [TITLE, "questions_of_2001"]]
    return {"survey": survey, "choices": choices, "settings": settings}


def surveyjs():
    """Return the form as SurveyJS reads it: three options at most are moved into the ranking."""
    elements = []
    for name, words, kind, answers in questions():
        choices = [{"value": text, "text": text} for text in answers.values()]
        more = {"selectToRankEnabled": True, "maxSelectedChoices": 3} if kind == "rank" else {}
        kinds = {"one": "radiogroup", "rate": "dropdown", "rank": "ranking"}
        elements.append({"type": kinds[kind], "name": name, "title": words, "choices": choices} | more)
    return json.dumps({"title": TITLE, "elements": elements}, indent=1, ensure_ascii=False) + "\n"


def main():
    """Write the four files."""
    from openpyxl import Workbook  # of the group dev

    FORMS.mkdir(exist_ok=True)
    texts = {"limesurvey.txt": limesurvey(), "qualtrics.txt": qualtrics(), "surveyjs.json": surveyjs()}
    for name, text in texts.items():
        (FORMS / name).write_text(text, encoding="utf-8", newline="\n")
    book = Workbook()
    book.remove(book.active)
    for name, rows in xlsform().items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(FORMS / "xlsform.xlsx")
    sys.stdout.write("\n".join([*texts, "xlsform.xlsx"]) + "\n")


if __name__ == "__main__":
    main()
