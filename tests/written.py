"""Writes a class as each survey tool writes it: the shapes that ``tests/exports/`` keeps and the tests generate.

A class is a list of people: dicts by heading of the template. Every writer gives a ``File``: heading rows, rows,
and what a reader may know of it. Nothing here comes from the library but the words of the form. By hand, after a
change of the form: ``uv run python tests/written.py`` writes ``tests/exports/`` anew.
"""

import csv
import io
import json
import re
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

from nopolicy import classroom, ledger
from nopolicy.classroom.form import code

EXPORTS = Path(__file__).parent / "exports"
RANKED, SINGLE = list(classroom.RANKED), [*classroom.RATED, *classroom.CHOSEN]
PLACES = ("First", "Second", "Third")
ASKED = ledger.read("questions").set_index("id")["asked"].to_dict()
ASKED |= {name: classroom.asked(name) for name in ("group", "bush")}
OPTIONS = {question: list(dict.fromkeys(classroom.read_recode()[0][question].values())) for question in RANKED}


@dataclass
class File:
    """A file: heading rows, rows, and which columns are answers (``keys`` are ids and groups; the rest is beside)."""

    heads: list
    rows: list
    keys: set
    lists: set = field(default_factory=set)  # columns of cells with several answers
    mark: str = ","
    between: str = ";"
    kind: str = "csv"
    quoting: int = csv.QUOTE_MINIMAL

    def entries(self):
        """How many answers and other entries the file holds, counted on its cells alone."""
        cells = [(at, text) for row in self.rows for at, text in enumerate(row) if at not in self.keys and text.strip()]
        many = [
            len([part for part in text.split(self.between) if part.strip()]) if at in self.lists else 1
            for at, text in cells
        ]
        return sum(many)

    def bytes(self):
        if self.kind == "xlsx":  # a first sheet without cells, a hidden one with ids, then the answers
            book = Workbook()
            hidden = book.create_sheet("_56F9DC9755BA473782653E2940F9")
            hidden.sheet_state = "hidden"
            for text in ("form", "Form1", "{ce06938d-8206-49d7-bf3e-947d6e5bb3d1}"):
                hidden.append([text])
            sheet = book.create_sheet("Form1")
            for row in [*self.heads, *self.rows]:
                sheet.append([int(text) if text.isdigit() else text or None for text in row])
                for cell in sheet[sheet.max_row]:
                    cell.data_type = "s" if cell.data_type == "f" else cell.data_type  # a text, and no formula
            stream = io.BytesIO()
            book.save(stream)
            return stream.getvalue()
        if self.kind == "json":  # a question without an answer is left out
            people = [dict(zip(self.heads[0], row, strict=True)) for row in self.rows]
            lists = [self.heads[0][at] for at in self.lists]
            people = [
                {name: text.split(self.between) if name in lists else text for name, text in person.items() if text}
                for person in people
            ]
            return json.dumps(people, ensure_ascii=False, indent=1).encode()
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=self.mark, quoting=self.quoting)
        writer.writerows([*self.heads, *self.rows])
        raw = stream.getvalue().encode("utf-8-sig" if self.mark == ";" else "utf-8")
        if self.kind == "zip":
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as one:
                one.writestr(zipfile.ZipInfo("Our class.csv", (2026, 11, 2, 8, 0, 0)), raw)
            return packed.getvalue()
        return raw

    def write(self, folder, name="class"):
        path = folder / f"{name}.{self.kind}"
        path.write_bytes(self.bytes())
        return path


def places(person, question):
    return [person[f"{question}_{place}"] for place in (1, 2, 3)]


def by_place(person, text=str):
    """The answers of a person, three columns for each ranked question."""
    return [text(said) for question in RANKED for said in places(person, question)] + [person[name] for name in SINGLE]


def by_option(person, word=str, blank=""):
    """The answers of a person, a column for each option, the cell its place; unlisted answers find no column."""
    cells = []
    for question in RANKED:
        said = places(person, question)
        cells += [word(said.index(option) + 1) if option in said else blank for option in OPTIONS[question]]
    return cells + [person[name] for name in SINGLE]


def listed(person, question, between, last="", text=str, full=True):
    """The answers to one question in one cell; a ranking orders the options that were not among the first three too."""
    said = [one for one in places(person, question) if one]
    if len(said) == 3 and full:
        said += [option for option in OPTIONS[question] if option not in said]
    said = [text(one) for one in said]
    return between.join(said) + last if said else ""


def template(people):
    return File([classroom.template()], [list(person.values()) for person in people], {0, 1})


def long(people):
    rows = [["respondent", "group", "question", "rank", "answer"]]
    for person in people:
        keys = [person["respondent"], person["group"]]
        rows.append([*keys, "positive", "1", ""])
        for name in classroom.template()[2:]:
            question, _, place = name.rpartition("_")
            question, place = (question, place) if question in RANKED else (name, "")
            rows.append([*keys, question, place, person[name]])
    return File(rows[:1], rows[1:], {0, 1, 2, 3})


# Google Forms: a grid has a heading "Question [Row]"; the download is a zip with one CSV. Read in scripts that use such
# sheets: "Marca temporal" and "[Claridad]" beside it; "Zeitstempel" as first head; file names "….csv.zip".
def google(people, stamp="Timestamp", kind="csv", asked=ASKED, places=PLACES):
    heads = [stamp, asked["group"], *(f"{asked[question]} [{place}]" for question in RANKED for place in places)]
    heads += [asked[name] for name in SINGLE]
    rows = [
        [f"2026/11/25 8:{number:02}:00 AM GMT+1", person["group"], *by_place(person)]
        for number, person in enumerate(people, 1)
    ]
    return File([heads], rows, {1}, kind=kind, quoting=csv.QUOTE_ALL)


# A form put into another language by a teacher; its answers are the form's.
SPANISH = (
    "¿A qué grupo perteneces?", "¿Qué aspectos de la emigración son los más positivos?", "¿Y cuáles los más negativos?",
    "¿Qué cambios de política migratoria prefieres?", "¿Cuáles son los temas más difíciles?",
    "¿En qué temas cooperan mejor los dos países?", "¿Qué importancia tiene la inmigración?",
    "¿Qué importancia tiene el comercio?", "¿Cómo serán las relaciones?",
    "¿Influye tu país en la política de inmigración?", "¿Influye tu país en la política de comercio?",
)  # fmt: skip
GERMAN = (
    "Zu welcher Gruppe gehörst du?", "Was ist an der Auswanderung gut?", "Was ist daran schlecht?",
    "Was soll sich an der Migrationspolitik ändern?", "Welche Themen sind die schwierigsten?",
    "Bei welchen Themen ist die Zusammenarbeit am besten?", "Wie wichtig ist die Einwanderung?",
    "Wie wichtig ist der Handel?", "Wie werden die Beziehungen?",
    "Hat dein Land Einfluss auf die Einwanderungspolitik?", "Hat dein Land Einfluss auf die Handelspolitik?",
)  # fmt: skip


def google_spanish(people):
    asked = dict(zip(["group", *RANKED, *SINGLE], SPANISH, strict=True))
    return google(people, "Marca temporal", asked=asked, places=("Primero", "Segundo", "Tercero"))


def google_german(people):
    asked = dict(zip(["group", *RANKED, *SINGLE], GERMAN, strict=True))
    return google(people, "Zeitstempel", asked=asked, places=("Erster", "Zweiter", "Dritter"))


def google_drop_downs(people):
    """Three questions for each ranked one, numbered by hand."""
    file = google(people)
    heads = [f"{number}. {head}" if number else head for number, head in enumerate(file.heads[0])]
    return File([[re.sub(r" \[(\w+)\]", r" - \1 choice", head) for head in heads]], file.rows, {1})


def google_options(people, stamp="Marca temporal"):
    heads = [stamp, ASKED["group"]]
    heads += [f"{ASKED[question]} [{option}]" for question in RANKED for option in OPTIONS[question]]
    rows = [
        [f"25/11/2026 8:{number:02}:00", person["group"], *by_option(person, lambda place: PLACES[place - 1])]
        for number, person in enumerate(people, 1)
    ]
    return File([[*heads, *(ASKED[name] for name in SINGLE)]], rows, {1}, kind="zip")


# Qualtrics: codes, texts, ImportIds; ropensci/qualtRics inst/extdata/sample.csv (three rows, German),
# sample_legacy.csv (two rows, V1 to V10), AmherstCollege/qualtrics2ess (rank order: a column an option, codes mixed).
def qualtrics(people, option=False, legacy=False):
    asks = {question: OPTIONS[question] if option else PLACES for question in RANKED}
    first = ["V1", "V7"] if legacy else ["StartDate", "Status", "DistributionChannel", "ResponseId"]
    words = (
        ["ResponseID", "Status"] if legacy else ["Start Date", "Response Type", "Distribution Channel", "Response ID"]
    )
    codes, texts = [*first, "Q1"], [*words, ASKED["group"]]
    for number, (question, parts) in enumerate(asks.items(), 2):
        for at, part in enumerate(parts):  # as after a change of the choices: the codes are not in order
            codes.append(f"Q{number}_{(at + 1) % len(parts) + 1}")
            texts.append(f"{ASKED[question]} - {part}")
    codes += [f"Q{number}" for number in range(7, 12)]
    texts += [ASKED[name] for name in SINGLE]
    heads = [codes, texts] if legacy else [codes, texts, [f'{{"ImportId":"{one}"}}' for one in codes]]
    rows = []
    for number, person in enumerate(people):
        start = [f"R_{number}", "0"] if legacy else ["2026-11-25 08:00:00", "IP Address", "anonymous", f"R_{number}"]
        rows.append([*start, person["group"], *(by_option(person) if option else by_place(person))])
    return File(heads, rows, {len(first), 0 if legacy else 3})


def number(name, said):
    """The number of a choice in an export of numbers; a text that is none stays."""
    offered = OPTIONS.get(name) or classroom.offered(name)
    return str(list(offered).index(said) + 1) if said in offered else said


def qualtrics_numeric(people):
    """The export *use numeric values*, in which a choice is its number."""
    groups = list(dict.fromkeys(person["group"] for person in people))
    coded = [{name: number(name.rstrip("_123"), said) for name, said in person.items()} for person in people]
    return qualtrics([one | {"group": str(groups.index(one["group"]) + 1)} for one in coded])


def qualtrics_rank_order(people):
    return qualtrics(people, option=True)


def qualtrics_legacy(people):
    return qualtrics(people, option=True, legacy=True)


# LimeSurvey: headings and answers by the options of its export (LimeSurvey/LimeSurvey Writer.php, CsvWriter.php,
# viewHelper.php): code[1], text [Rank 1], "code. text", cut to 15 characters and ".. "; a separator of one's choice.
def limesurvey(people, head="code", answers=str, mark=","):
    def heading(name, text, part="", words=""):
        one = name.replace("_", "") + (f"[{part}]" if part else "")
        whole = text + (f" [{words}]" if words else "")
        cut = lambda part: part if len(part) <= 15 else f"{part[:15]}.. "  # noqa: E731
        short = cut(text) + (f" [{cut(words)}]" if words else "")
        return {"code": one, "text": whole, "both": f"{one}. {whole}", "cut": short, "both, cut": f"{one}. {short}"}[
            head
        ]

    ids = ["id", "submitdate"] if head == "code" else ["Response ID", "Date submitted"]
    heads = [*ids, heading("group", ASKED["group"])]
    heads += [heading(name, ASKED[name], place, f"Rank {place}") for name in RANKED for place in (1, 2, 3)]
    heads += [heading(name, ASKED[name]) for name in SINGLE]
    rows = []
    for number, person in enumerate(people, 1):
        said = by_place(person, answers)
        rows.append([str(number), "2026-11-25 08:00:00", person["group"], *said])
    return File([heads], rows, {0, 2}, mark=mark, quoting=csv.QUOTE_ALL)


def coded(said):
    """The code of a category in the importable forms; a text that is none stays."""
    return code(said) if any(said in options for options in OPTIONS.values()) else said


def limesurvey_text(people):
    return limesurvey(people, "text", mark=";")


def limesurvey_both(people):
    return limesurvey(people, "both", mark="\t")


def limesurvey_both_cut(people):
    return limesurvey(people, "both, cut")


def limesurvey_codes(people):
    return limesurvey(people, answers=coded, mark=";")


# Microsoft Forms: tjhunter/timrcv tests/msforms_data.xlsx (a sheet without cells, a hidden one, then "Form1"); a
# ranking is one cell with ";" after each answer (also EthanShoe/RankedChoiceVotingTabulator README.md).
def microsoft_forms(people, kind="xlsx"):
    heads = ["ID", "Start time", "Completion time", "Email", "Name", ASKED["group"]]
    heads += [ASKED[name] for name in (*RANKED, *SINGLE)]
    rows = [
        [str(number), "2026-11-25 08:00", "2026-11-25 08:09", "anonymous", "", person["group"],
         *(listed(person, question, ";", ";") for question in RANKED), *(person[name] for name in SINGLE)]
        for number, person in enumerate(people, 1)
    ]  # fmt: skip
    return File([heads], rows, {0, 3, 5}, set(range(6, 11)), kind=kind)


# SurveyMonkey: the two heading rows that a candidates' guide in JavaScript quotes and parses (a ranking: the question
# over its first column, under it the options, cells are places or N/A).
def surveymonkey(people):
    heads, under = ["Respondent ID", "Collector ID", ASKED["group"]], ["", "", "Response"]
    for question in RANKED:
        heads += [ASKED[question], *[""] * (len(OPTIONS[question]) - 1)]
        under += OPTIONS[question]
    heads, under = [*heads, *(ASKED[name] for name in SINGLE)], [*under, *["Response"] * 5]
    rows = [[str(1140 + number), "4040", person["group"], *by_option(person, blank="N/A")]
            for number, person in enumerate(people)]  # fmt: skip
    return File([heads, under], rows, {0, 2})


# KoboToolbox: kobotoolbox/formpack export.py (semicolons, everything quoted, path of the group before a name), its
# issue 305 (a rank keeps its codes); XLSForm/xlsform.github.io pull request 161: codes joined by spaces, in order.
def kobo(people, path="survey/", odk=False):
    heads = [*(["SubmissionDate"] if odk else ["start"]), f"{path}group"]
    heads += [path + name for name in (*RANKED, *SINGLE)] + (["KEY"] if odk else ["_id", "_submission_time"])
    rows = []
    for number, person in enumerate(people, 1):
        ranked = [listed(person, question, " ", text=coded) for question in RANKED]
        end = [f"uuid:{number}"] if odk else [str(number), "2026-11-25T08:00:00"]
        rows.append(["2026-11-25", person["group"], *ranked, *(person[name] for name in SINGLE), *end])
    return File([heads], rows, {1, 12}, set(range(2, 7)), mark="," if odk else ";", between=" ", quoting=csv.QUOTE_ALL)


def odk(people):
    return kobo(people, "survey-", odk=True)


# REDCap: names of fields, then "…_complete" (the manuals of REDCapR and redcapAPI).
def redcap(people):
    heads = ["record_id", "redcap_survey_identifier", "group"]
    heads += [f"{question}_{code(option)}" for question in RANKED for option in OPTIONS[question]]
    heads = [*heads, *SINGLE, "form_complete"]
    rows = [[str(number), "", person["group"], *by_option(person), "2"] for number, person in enumerate(people, 1)]
    return File([heads], rows, {0, 2})


# Moodle: generate_csv of PoetOS/moodle-mod_questionnaire: its own columns, among them Group; Q01_name,
# Q02_name->option; -999 for a rate without an answer; "3 : text" where codes and texts are both
# asked for; averages in a last row.
def moodle(people):
    heads = ["Response", "Submitted on:", "Group", "ID", "Username", f"Q01_{ASKED['group']}"]
    for number, question in enumerate(RANKED, 2):
        heads += [f"Q{number:02}_{question}->{option}" for option in OPTIONS[question]]
    heads += [f"Q{number:02}_{name}" for number, name in enumerate(SINGLE, 7)]
    rows = [
        [str(number), "25/11/2026", "Seminar 1", str(70 + number), f"user{number}", person["group"],
         *by_option(person, blank="-999")] for number, person in enumerate(people, 1)
    ]  # fmt: skip
    for row, person in zip(rows, people, strict=True):
        if person["bush"]:
            row[-3] = f"2 : {person['bush']}"
    return File([heads], rows, {0, 3, 4, 5})


# SurveyJS: surveyjs/survey-library docs/handle-survey-results-access.md: an object with the names of the questions, a
# list for several answers (here of a ranking, in its order); the form stores the words of a choice as its value.
def surveyjs(people):
    heads = ["group", *RANKED, *SINGLE]
    rows = [
        [
            person["group"],
            *(listed(person, name, "\0", full=False) for name in RANKED),
            *(person[name] for name in SINGLE),
        ]
        for person in people
    ]
    return File([heads], rows, {0}, set(range(1, 6)), between="\0", kind="json")


# Canvas: instructure/canvas-lms student_analysis.rb: "id: text" and then its points.
def canvas(people):
    heads = [
        "name",
        "id",
        "sis_id",
        "section",
        "section_id",
        "section_sis_id",
        "submitted",
        "attempt",
        f"101: {ASKED['group']}",
        "1.0",
    ]
    names = [f"{ASKED[question]} [{place}]" for question in RANKED for place in PLACES] + [
        ASKED[name] for name in SINGLE
    ]
    for number, name in enumerate(names, 102):
        heads += [f"{number}: {name}", "1.0"]
    rows = []
    for number, person in enumerate(people, 1):
        row = [f"Student {number}", str(900 + number), "", "Section A", "7", "", "2026-11-25 08:00:00 UTC", "1"]
        row += [person["group"], "0.0"]
        for said in by_place(person):
            row += [said, "0.0"]
        rows.append([*row, "0", "0", "0.0"])
    return File([[*heads, "n correct", "n incorrect", "score"]], rows, {1, 8})


WRITERS = (
    template, long, google, google_drop_downs, google_options, qualtrics, qualtrics_rank_order, qualtrics_legacy,
    limesurvey, limesurvey_text, limesurvey_both, limesurvey_both_cut, limesurvey_codes, microsoft_forms, surveymonkey,
    kobo, odk, redcap, moodle, canvas, surveyjs,
)  # fmt: skip
TO_BE_TOLD = (google_spanish, google_german, qualtrics_numeric)  # refused, until the remedy is followed


def three():
    """Three people who do not exist, for the files in ``tests/exports/``."""
    rows = csv.DictReader((classroom.TEACHING / "synthetic_class.csv").open(encoding="utf-8", newline=""))
    return [dict(row) for row in rows if row["respondent"].endswith(("-02", "-11", "-21"))]


if __name__ == "__main__":
    for writer in (*WRITERS, *TO_BE_TOLD):
        writer(three()).write(EXPORTS, writer.__name__)
        sys.stdout.write(f"{writer.__name__}\n")
