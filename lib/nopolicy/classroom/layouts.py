"""What survey tools write: which tool wrote a sheet, what it calls its columns, and where its answers begin.

A layout takes a sheet whose columns are named by its first row, and returns it with better names (the most trusted
first) and without other heading rows; or None if another tool wrote it. Most tools need no more than their line of
``teaching/tools.csv``, which has the sources too; a tool that needs more has a function here.
"""

import re
from dataclasses import dataclass, replace

import pandas as pd

from nopolicy import scoring
from nopolicy.classroom.files import ADDRESS, LISTED, read_rows, refuse
from nopolicy.classroom.form import QUESTIONS, asked, place, plain, template

ASKED = tuple(plain(asked(name)) for name in ("group", *QUESTIONS))
TOOLS = [*read_rows("tools").itertuples()]
TRIALS = r"\b(?:preview|test|spam)\b|^(?:1|2|8|9|12|17|40)$"  # Qualtrics' Status and channel, in words and in codes


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

    def refuse(self, column, problem, row=None, **parts):
        """Raise SurveyError about a column, and a row if it is not that of the headings."""
        refuse(f"{self.file}, row {row or self.top}{column and f', column {column}'}", problem, **parts)


def qualtrics(sheet):
    """Return codes, then texts, then ImportIds; either or both of the lower rows may have been deleted."""
    heads, rows = sheet.heads, sheet.cells.head(2).to_numpy(dtype=object)
    at = next((at for at, head in enumerate(heads) if head in ("ResponseId", "ResponseID", "V1")), None)
    below = [any(text.startswith('{"ImportId"') for text in row) for row in rows]
    if at is None and not any(below):
        return None
    ids = [*rows[:, at], ""] if at is not None else ["R_", ""]
    texts = plain(ids[0]) in ("response id", "responseid") or ids[0][:2] != "R_" == ids[1][:2]
    texts = below[1] if any(below[1:]) else texts and not any(below)
    names = [[text, head] if texts else [head] for text, head in zip(rows[0], heads, strict=True)]
    order = re.compile("(?i)display order|_do(_|$)")
    names = [[f"order of {one[-1]}"] if order.search(one[0] + one[-1]) else one for one in names]
    cells, trial = sheet.cells.iloc[int(texts) + any(below) :], set()
    for at, words in enumerate(names):
        if "Status" in words or words[-1] == "DistributionChannel":
            trial |= set(cells.index[cells[at].str.casefold().str.contains(TRIALS)])
    return replace(sheet, names=names, cells=cells, tool="Qualtrics", trial=frozenset(trial))


def two_rows(sheet):
    """Return two heading rows as names of the columns, if the second is no person: it has codes, questions, or goes on.

    It goes on with the first, and under a blank with what stands before that, where the first was merged over places,
    or in SurveyMonkey, which puts a question once over its options, and no id into the second row.
    """
    heads, below = [*map(plain, sheet.heads)], [*sheet.cells.iloc[0]]
    pairs, names, question = [*zip(sheet.heads, below, strict=True)], [], ""
    monkey = {"respondent id", "collector id"} <= {*heads} and not below[heads.index("respondent id")]
    blank = {place(text) or text for head, text in pairs if not head}
    person = any(head and text and not place(text) for head, text in pairs)
    if monkey or ({2, 3} <= blank and "" not in blank and not person):
        for head, option in pairs:
            question = head or (question if option else "")
            alone = not question or option in ("", "Response", "Open-Ended Response")
            names.append([(question or option) if alone else f"{question} [{option}]", head])
    elif len({*map(plain, template())} & {*map(plain, below)}) > 1:
        names = [[*pair] for pair in pairs]
    elif any(plain(text).startswith(ASKED) for text in below):
        names = [[text, head] for head, text in pairs]
    tool = "SurveyMonkey" if monkey else sheet.tool
    return replace(sheet, names=names, cells=sheet.cells.iloc[1:], tool=tool) if names else None


def by_headings(sheet):
    """Return the names that the first line of ``teaching/tools.csv`` gives whose headings all occur."""
    heads = list(map(plain, sheet.heads))
    for tool in TOOLS:
        if all(any(re.fullmatch(one, head) for head in heads) for one in tool.headings.split(";")):
            names = [[head] for head in sheet.heads]
            for own in names:  # without what the tool puts before or behind them, once or more often
                while tool.pattern and (bare := re.sub(tool.pattern, tool.replacement, own[-1])) not in own:
                    own.append(bare)
            names = [[*own[1:], own[0]] for own in names]
            return replace(sheet, names=names, tool=tool.tool, between=tool.between)
    return None


def lay_out(file, cells):
    """Return the cells of a sheet as the first layout that knows them reads them, else as the template has them."""
    heads = [re.sub(r"(Unnamed: |Column|Spalte|Columna)\d+$", "", head) for head in cells.iloc[0]]  # others name blanks
    heads = [once if (once := re.sub(r"\.\d+$", "", head)) in heads else head for head in heads]  # pandas numbers twins
    sheet = Sheet(file, [[head] for head in heads], cells.iloc[1:], cells.index[0])
    if any(map(ADDRESS.fullmatch, heads)):
        sheet.refuse("", "an address or an answer among the headings")
    if sheet.long or sheet.cells.empty:
        return replace(sheet, tool="long ballots" if sheet.long else "template")
    if any(text.endswith(LISTED) for text in cells.to_numpy().ravel()):  # lists, which only JSON has
        return replace(sheet, tool="SurveyJS", between=LISTED)
    return qualtrics(sheet) or two_rows(sheet) or by_headings(sheet) or sheet
