"""What survey tools write: which tool wrote a sheet, what it calls its columns, and where its answers begin.

A layout takes a sheet whose columns are named by its first row, and returns it with better names (the most trusted
first) and without other heading rows; or None if another tool wrote it. Most tools need no more than their line of
``teaching/tools.csv``, which has the sources too; a tool that needs more has a function here.
"""

import re
from dataclasses import dataclass, replace

import pandas as pd

from nopolicy import scoring
from nopolicy.classroom.files import SurveyError, read_rows
from nopolicy.classroom.form import plain

TOOLS = read_rows("tools")
TRIALS = re.compile(r"\b(preview|test|spam)\b|(1|2|8|9|12|17|40)$")  # Qualtrics' Status, in words and in codes


@dataclass(frozen=True)
class Sheet:
    """A sheet: the names of each column, and the cells below the headings (text, indexed by spreadsheet row)."""

    file: str
    names: list
    cells: pd.DataFrame
    top: int
    tool: str = "template"
    between: str = ";"  # what stands between the answers in one cell
    trial: frozenset = frozenset()  # rows that are trial runs of the form

    @property
    def heads(self):
        """The heading of each column as it is written."""
        return [names[-1] for names in self.names]

    @property
    def long(self):
        """Whether each row is a ballot, and not a respondent."""
        return set(scoring.BALLOT) <= set(map(plain, self.heads))

    def refuse(self, column, words, row=None):
        """Raise SurveyError about a column, and a row if it is not that of the headings."""
        where = f", column {column}" if column else ""
        raise SurveyError(f"{self.file}, row {row or self.top}{where}: {words}.")


def qualtrics(sheet):
    """Return codes, then texts, then ImportIds; either or both of the lower rows may have been deleted."""
    heads, rows = sheet.heads, sheet.cells.head(2).astype(str)
    at = next((at for at, head in enumerate(heads) if head in ("ResponseId", "ResponseID", "V1")), None)
    below = (
        next((number for number in range(len(rows)) if rows.iloc[number].str.startswith('{"ImportId"').any()), -1) + 1
    )
    if at is None and not below:
        return None
    ids = [*rows[at], "", ""] if at is not None else ["R_"]
    texts = below == 2 or (
        not below and (plain(ids[0]) in ("response id", "responseid") or ids[0][:2] != "R_" == ids[1][:2])
    )
    names = [[text, head] if texts else [head] for text, head in zip(rows.iloc[0], heads, strict=True)]
    cells, trial = sheet.cells.iloc[below or int(texts) :], set()
    for at, head in enumerate(heads):
        said = cells[at].astype(str).str.casefold()
        if "Status" in names[at]:
            trial |= set(
                cells.index[
                    said.map(lambda text: bool(TRIALS.search(text) if text[:1].isalpha() else TRIALS.match(text)))
                ]
            )
        if head == "DistributionChannel":
            trial |= set(cells.index[said == "preview"])
    return replace(sheet, names=names, cells=cells, tool="Qualtrics", trial=frozenset(trial))


def surveymonkey(sheet):
    """Return two heading rows as one: the question stands once, over its first column, and the options under it."""
    if not {"respondent id", "collector id"} <= set(map(plain, sheet.heads)):
        return None
    names, question = [], ""
    for head, option in zip(sheet.heads, sheet.cells.iloc[0], strict=True):
        question = head or question
        names.append(
            [question if option in ("", "Response", "Open-Ended Response") else f"{question} [{option}]", head]
        )
    return replace(sheet, names=names, cells=sheet.cells.iloc[1:], tool="SurveyMonkey")


def by_headings(sheet):
    """Return the names that the first line of ``teaching/tools.csv`` gives whose headings all occur."""
    plain_heads = list(map(plain, sheet.heads))
    for tool in TOOLS.itertuples():
        if all(any(re.fullmatch(one, head) for head in plain_heads) for one in tool.headings.split(";")):
            rule = re.compile(tool.pattern or "(?!)")
            named = [rule.sub(tool.replacement, head) for head in sheet.heads]
            names = [[head] if one == head else [one, head] for one, head in zip(named, sheet.heads, strict=True)]
            return replace(sheet, names=names, tool=tool.tool, between=tool.between)
    return None


def lay_out(file, cells):
    """Return the cells of a sheet as the first layout that knows them reads them, else as the template has them."""
    sheet = Sheet(file, [[str(head).strip()] for head in cells.iloc[0]], cells.iloc[1:], cells.index[0])
    if sheet.long or sheet.cells.empty:
        return replace(sheet, tool="long ballots" if sheet.long else "template")
    if sheet.cells.iloc[0].astype(str).str.match(r"#|$").all():  # a row of tags (HXL), as KoboToolbox may write
        sheet = replace(sheet, cells=sheet.cells.iloc[1:])
    return next(filter(None, (layout(sheet) for layout in (qualtrics, surveymonkey, by_headings))), sheet)
