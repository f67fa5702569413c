"""What each survey tool writes: one small function a tool, all with the same signature, tried from the first to the last.

A layout takes a sheet whose columns are named by its first row, and returns it with better names (the most trusted
first), without the other heading rows, and with what else it knows; or None if another tool wrote it. None of them
looks at answers. ``tests/exports/`` has a file in the shape of each, ``tests/test_layouts.py`` the sources.
"""

import re
from dataclasses import dataclass, replace

import pandas as pd

from nopolicy import scoring
from nopolicy.classroom.files import SurveyError
from nopolicy.classroom.form import plain

TRIALS = {"1", "2", "8", "9", "12", "17", "40"}  # Qualtrics' Status: previews, tests and spam, in codes
CODED = re.compile(r"(\w+(?:\[\w+\])*)\. (.+)", re.DOTALL)  # a heading of code and text: "bush. How will …"


@dataclass(frozen=True)
class Sheet:
    """A sheet: names of each column, and the cells below the headings (text, indexed by spreadsheet row)."""

    file: str
    names: list
    cells: pd.DataFrame
    top: int
    tool: str = "template"
    split: str = ";"  # what stands between the answers in one cell
    trial: frozenset = frozenset()  # rows that are trial runs of the form

    @property
    def heads(self):
        """The last name of each column: its first heading as it is written."""
        return [names[-1] for names in self.names]

    @property
    def long(self):
        """Whether each row is a ballot, and not a respondent."""
        return self.tool == "long ballots"

    def refuse(self, column, words, row=None):
        """Raise SurveyError about a column, and a row if it is not that of the headings."""
        where = f", column {column}" if column else ""
        raise SurveyError(f"{self.file}, row {row or self.top}{where}: {words}.")

    def has(self, *words):
        """Tell whether a heading is one of these words."""
        return not {plain(head) for head in self.heads}.isdisjoint(words)

    def renamed(self, rule, tool, **more):
        """Return the sheet with ``rule(heading)`` (a list of names) before each heading."""
        names = [[*filter(None, rule(head)), head] for head in self.heads]
        return replace(self, names=names, tool=tool, **more)


def long_ballots(sheet):
    """One row for each ballot, by ``scoring.BALLOT``."""
    return replace(sheet, tool="long ballots") if set(scoring.BALLOT) <= set(map(plain, sheet.heads)) else None


def qualtrics(sheet):
    """Codes, then texts, then ImportIds; one or both of the two lower rows may have been deleted."""
    heads, rows = sheet.heads, sheet.cells.head(3)
    at = next((place for place, head in enumerate(heads) if head in ("ResponseId", "ResponseID", "V1")), None)
    ids = [str(text) for text in rows[at]] if at is not None else []
    imports = [row for row in range(len(rows)) if rows.iloc[row].str.startswith('{"ImportId"').any()]
    texts = not imports and len(ids) > 0 and (
        plain(ids[0]) in ("response id", "responseid") or ids[0][:2] != "R_" == "".join(ids[1:2])[:2]
    )  # fmt: skip
    if at is None and not imports:
        return None
    below = imports[0] + 1 if imports else int(texts)
    names = [[head] for head in heads]
    if (imports and imports[0] > 0) or texts:
        names = [[text, head] for head, text in zip(heads, rows.iloc[0], strict=True)]
    cells, trial = sheet.cells.iloc[below:], set()
    for place, words in enumerate(names):
        said = cells[place].astype(str).str.casefold()
        if "Status" in words:
            trial |= set(cells.index[said.isin(TRIALS) | said.str.contains(r"\b(?:preview|test|spam)\b")])
        if "DistributionChannel" in words:
            trial |= set(cells.index[said == "preview"])
    return replace(sheet, names=names, cells=cells, tool="Qualtrics", trial=frozenset(trial))


def surveymonkey(sheet):
    """Two heading rows: the question once, over its first column, and under it the options."""
    if not sheet.has("respondent id") or not sheet.has("collector id") or not len(sheet.cells):
        return None
    names, question = [], ""
    for head, option in zip(sheet.heads, sheet.cells.iloc[0], strict=True):
        question = head or question
        single = option in ("", "Response", "Open-Ended Response")
        names.append([question if single else f"{question} [{option}]", head])
    return replace(sheet, names=names, cells=sheet.cells.iloc[1:], tool="SurveyMonkey")


def limesurvey(sheet):
    """Headings as code, text, or both ("bush. How will …"), whole or cut."""
    coded = sum(bool(re.match(r"[a-z]", head)) and bool(CODED.fullmatch(head)) for head in sheet.heads)
    if not (sheet.has("submitdate", "date submitted", "lastpage", "last page", "startlanguage") or coded):
        return None
    return sheet.renamed(lambda head: [CODED.sub(r"\2", head)], "LimeSurvey")


def kobo(sheet):
    """KoboToolbox and ODK: headings with the path of their group; a rank in one cell, codes between spaces."""
    if not (sheet.has("submission time", "submissiondate") and sheet.has("id", "uuid", "key")):
        return None
    cells = sheet.cells
    if len(cells) and cells.iloc[0].str.match(r"#|$").all():  # a row of HXL tags
        cells = cells.iloc[1:]
    path = re.compile(r"^[^/-]+[/-]")
    return sheet.renamed(lambda head: [head, path.sub("", head)], "KoboToolbox or ODK", split=" ", cells=cells)


def redcap(sheet):
    """Field names, or labels with "(choice=…)" at boxes to tick."""
    if not (sheet.has("record id") and any(plain(head).split()[-1:] == ["complete"] for head in sheet.heads)):
        return None
    return sheet.renamed(lambda head: [re.sub(r"\(choice='?(.*?)'?\)$", r"[\1]", head)], "REDCap")


def moodle(sheet):
    """The activity *Questionnaire*: Q01_name, Q02_name->option; a choice may be "3 : text"; rates of -999."""
    mark = re.compile(r"Q\d\d_?")
    if not any(mark.match(head) for head in sheet.heads) or not sheet.has("response", "submitted on", "username"):
        return None
    cells = sheet.cells.astype(str).apply(lambda column: column.str.replace(r"^\d+ : ", "", regex=True))
    return sheet.renamed(lambda head: [mark.sub("", head)], "Moodle questionnaire", cells=cells)


def canvas(sheet):
    """Canvas' Student Analysis of a quiz: "1234: text", each with a column of points; several answers between commas."""
    if not (sheet.has("n correct") and sheet.has("n incorrect")):
        return None
    return sheet.renamed(lambda head: [re.sub(r"^\d+: ", "", head)], "Canvas", split=",")


def microsoft_forms(sheet):
    """A workbook; a ranking in one cell, its answers between semicolons."""
    return replace(sheet, tool="Microsoft Forms") if sheet.has("start time") and sheet.has("completion time") else None


def google_forms(sheet):
    """The moment of sending first, then the questions; a grid has a column for each of its rows."""
    first = plain(sheet.heads[0]) in ("timestamp", "marca temporal", "zeitstempel")
    return replace(sheet, tool="Google Forms") if first else None


LAYOUTS = (
    long_ballots, qualtrics, surveymonkey, limesurvey, kobo, redcap, moodle, canvas, microsoft_forms, google_forms,
)  # fmt: skip


def lay_out(file, cells):
    """Return the cells of a sheet as the first layout that knows them reads them, else as the template has them."""
    cells = cells[(cells != "").to_numpy().any(axis=1)]
    heads = [str(head).strip() for head in cells.iloc[0]]
    sheet = Sheet(file, [[head] for head in heads], cells.iloc[1:], cells.index[0])
    return next(filter(None, (layout(sheet) for layout in LAYOUTS)), sheet)
