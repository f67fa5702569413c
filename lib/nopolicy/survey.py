"""Your own class: reads the answers of a class to the questions of 2001, whichever survey tool wrote them.

``read`` gives long ballots, ratings and choices; ``classroom`` sets them beside the paper's. Beside ``ledger``, which
reads the paper's data, this is the only module that reads files.

Two kinds of trouble are told apart. What makes a *file* unreadable (it is missing or empty, in a wrong encoding,
without a column) raises SurveyError. What is wrong with an *answer* sets that answer aside, never its respondent, and
a row of ``set_aside`` says so; a respondent is set aside only with a reason and a row as well. Every message names
file, row, column and remedy. (Source of the questions: 2.6, 2.9, 2.13, 2.18, 2.19, 2.22, 2.24, 2.27.)
"""

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from nopolicy import ledger, scoring

TEACHING = ledger.DATA.parent / "teaching"
RECODE = TEACHING / "recode.csv"

# Ids of ``data/questions.csv``. Its eleventh question, on relations overall, is left out: the paper names only two of
# the answers that were offered (2.24).
RANKED = {"positive": 1, "negative": 2, "policy": None, "difficult": 3, "cooperative": 4}  # and the paper's table
RATED = ("immigration_importance", "trade_importance")
CHOSEN = {"bush": "F7", "immigration_influence": "F8", "trade_influence": "F9"}  # and the paper's figure
QUESTIONS = (*RANKED, *RATED, *CHOSEN)

GROUP = "Which group do you belong to?"
# Other words for a column, beside its id and the question as ``data/questions.csv`` describes it.
ALSO = {
    "respondent": ("response id", "responseid", "id"),
    "group": (GROUP,),
    "bush": (
        "new administration",
        "newadministration",
        "How will relations with the United States change under the new administration?",
    ),
}
PLACES = {
    word: place
    for place, words in enumerate(("first 1st 1", "second 2nd 2", "third 3rd 3"), 1)
    for word in words.split()
}
TRIALS = {"survey preview", "survey test", "spam", "1", "2", "8"}  # Qualtrics' Status, in words and in codes
NO_GROUP = "not stated"
LONGEST, SHOWN = 500, 60  # characters: of an answer that is read, and of one that is shown
SET_ASIDE = ["what", "file", "row", "column", "value", "problem", "remedy", "answers"]

# What can be wrong with an answer, a group or a respondent, and what to do about it.
REMEDIES = {
    "too long to be an answer": f"Shorten it to {LONGEST} characters at most",
    "no question of the form": f"Use one of: {', '.join(QUESTIONS)}",
    "not a place from 1 to 3": "Correct it, or delete the answer; only the first three places count",
    "not a whole number from 1 to 10": "Correct it, or leave the cell empty",
    "not a category of this question": "Correct it, or add a line for it to the recode file",
    "the same answer twice": "The better place counts; if two things are meant, recode them to two categories",
    "a second answer for one place": "The first counts; give each place one answer",
    "no respondent": "Give each ballot the id of its respondent",
    "another group than before": "Write the same group in all rows of a respondent",
    "no group, or too long to be one": f"Fill it in; meanwhile the answers count under '{NO_GROUP}' and for the class",
    "a respondent who is there already": "The first row counts; if these are two people, give them two ids",
    "a trial run of the form": "None needed; Qualtrics marks previews, tests and spam in its column Status",
    "no answer that can be used": "None needed if the form was left blank; else see the other lines of this row",
}


class SurveyError(ValueError):
    """A file that cannot be read as the answers of a class, or as a recode file."""


@dataclass(frozen=True)
class Answers:
    """What ``read`` found in a file.

    ``ballots`` are long and checked, as ``scoring`` wants them, text columns categorical. ``ratings`` (respondent,
    group, question, rating from 1 to 10) and ``choices`` (respondent, group, question, answer) have one row per
    answer. ``people`` has a row for each respondent: group, and whether any answer is used. ``set_aside`` lists what
    is not used, with SET_ASIDE as columns; ``answers`` counts the answers a row takes out. ``tally`` counts
    respondents and answers that were read, used and set aside. ``passed_over`` says in words what was no answer.
    """

    file: str
    dialect: str
    ballots: pd.DataFrame
    ratings: pd.DataFrame
    choices: pd.DataFrame
    people: pd.DataFrame
    set_aside: pd.DataFrame
    tally: pd.DataFrame
    passed_over: str
    own: dict  # question -> the categories that the recode file adds to the paper's


def shorten(text):
    """Return a text on one line, cut to what can be shown, with its length where it was cut."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * SHOWN]).split())
    return line if len(text) <= SHOWN else f"{line[:SHOWN]} … ({len(text):,} characters)"


def _same(text):
    """Return an answer without what a typist varies: case, spaces, kinds of quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(text.split())


def _words(text):
    """Return a heading as plain words, so that "positive[1]", "Positive_1" and "positive 1" are one."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " ")))


# --- The recode file ----------------------------------------------------------------------------------


@cache
def offered(question):
    """Return the paper's own categories of a question; none for the policy changes, which the recode file lists."""
    if question in CHOSEN:
        return tuple(ledger.read("questions").set_index("id").at[question, "answers"].split("; "))
    number = RANKED.get(question)
    return tuple(scoring.counts(ledger.table(number)).index) if number else ()


def read_recode(path=RECODE):
    """Return how what was said maps to categories: for each question (and ``group``), a dict of said to category.

    The file has the columns ``question``, ``said`` and ``category``. The paper's categories map to themselves without
    a line. A line that maps a text to itself declares a category of your own, for the five ranked questions; every
    other category must be the paper's. Raises SurveyError naming file, row, column and remedy.
    """
    file, frame = Path(path).name, _load(Path(path))
    frame = frame[(frame != "").any(axis=1)]
    if list(frame.iloc[0]) != ["question", "said", "category"]:
        head = ", ".join(map(shorten, frame.iloc[0]))
        raise SurveyError(f"{file}, row {frame.index[0]}: the columns are {head}. Make them: question, said, category.")
    lines = frame.iloc[1:].map(str.strip).itertuples(name=None)
    lines = [(row, question, said, category) for row, question, said, category in lines]
    known = {question: {_same(one): one for one in offered(question)} for question in (*QUESTIONS, "group")}
    for question in RATED:
        known[question] = {str(number): str(number) for number in range(1, 11)}
    own = {question: [] for question in RANKED}
    for row, question, said, category in lines:
        if question not in known:
            words = f"{file}, row {row}, column 'question': {shorten(question)!r} is no question of the form"
            raise SurveyError(f"{words}. Use one of: {', '.join(known)}.")
        for column, text in (("said", said), ("category", category)):
            if not text:
                raise SurveyError(
                    f"{file}, row {row}, column '{column}': the cell is empty. Fill it or delete the row."
                )
        if question in own and _same(said) == _same(category) and _same(said) not in known[question]:
            known[question][_same(said)] = category
            own[question].append(category)
    found = {question: dict(categories) for question, categories in known.items()}
    for row, question, said, category in lines:
        target = category if question == "group" else known[question].get(_same(category))
        if target is None:
            words = f"{file}, row {row}, column 'category': {shorten(category)!r} is no category of '{question}'"
            hint = (
                f", or declare it by a line {question},{shorten(category)},{shorten(category)}"
                if question in own
                else ""
            )
            raise SurveyError(f"{words}. Use one of: {'; '.join(known[question].values())}{hint}.")
        if found[question].setdefault(_same(said), target) != target:
            words = f"{file}, row {row}, column 'said': {shorten(said)!r} already stands for something else"
            raise SurveyError(f"{words}, '{found[question][_same(said)]}'. Keep one of the two rows.")
    return found, own


# --- Opening a file -----------------------------------------------------------------------------------


def _load(path, known=()):
    """Return the cells of a CSV file as text, indexed by spreadsheet row; ``known`` headings tell the separator."""
    file = path.name
    if not path.is_file():
        raise SurveyError(f"{file}: there is no such file in {path.parent}. Check the name, or export it again.")
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise SurveyError(f"{file}, row 1, column 1: this is not UTF-8 text, perhaps UTF-16. Save it as 'CSV UTF-8'.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8-sig", errors="replace")
        row, column = before.count("\n") + 1, len(re.findall("[,;\t]", before.rsplit("\n", 1)[-1])) + 1
        raise SurveyError(
            f"{file}, row {row}, column {column}: the byte {raw[problem.start]:#04x} is not UTF-8. "
            "Save the file as 'CSV UTF-8' (in Excel: Save As) and read it again."
        ) from None
    body = text.lstrip("\r\n")
    if not body.strip('\r\n\t ,;"'):
        raise SurveyError(f"{file}, row 1, column 1: the file is empty. Export the answers again, with their headings.")
    head = body.split("\n", 1)[0]
    separator = max(",;\t", key=lambda one: (sum(_words(name) in known for name in head.split(one)), head.count(one)))
    try:
        frame = pd.read_csv(
            io.StringIO(body),
            sep=separator,
            header=None,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError as problem:
        remedy = "Put quotation marks round a cell that holds a separator, close those that are open, or export again"
        found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(problem))
        what = (
            f"row {found[2]}, column {int(found[1]) + 1}: {found[3]} cells, expected {found[1]}"
            if found
            else f"{problem}"
        )
        raise SurveyError(f"{file}, {what}. {remedy}.") from None
    frame.index = np.arange(len(frame)) + 1 + text[: len(text) - len(body)].count("\n")
    return frame.fillna("")


def _targets(recode, columns):
    """Return what each heading, in plain words, stands for: a question and its place or option; for others ""."""
    asked = ledger.read("questions").set_index("id")["asked"]
    found = {}
    for name in ("respondent", "group", *QUESTIONS):
        spellings = [name, name.replace("_", ""), *ALSO.get(name, ()), *([asked[name]] if name in asked else [])]
        spellings += [heading for heading, code in columns.items() if code == name]
        for start in map(_words, spellings):
            if name not in RANKED:
                found[start] = (name, "")
                continue
            for word, place in PLACES.items():
                for filling in ("{}", "rank {}", "choice {}", "{} choice", "priority {}", "{} priority", "sq00{}"):
                    found[f"{start} {filling.format(word)}"] = (name, place)
            for category in recode[name].values():
                found[f"{start} {_words(category)}"] = (name, category)
    for heading, code in columns.items():
        if code in RANKED:  # its three columns are known by now
            continue
        if _words(code) not in found:
            raise SurveyError(
                f"columns={{{heading!r}: {code!r}}}: no column has that code. Use one of: {', '.join(template())}."
            )
        found[_words(heading)] = found[_words(code)]
    return found


def template():
    """Return the headings of ``teaching/class_template.csv``: respondent, group, and one for each answer asked for."""
    ranked = [f"{question}_{place}" for question in RANKED for place in (1, 2, 3)]
    return ["respondent", "group", *ranked, *RATED, *CHOSEN]


# --- Reading ------------------------------------------------------------------------------------------


class _Log:
    """Collects what is set aside."""

    def __init__(self, file):
        self.file, self.parts = file, [pd.DataFrame(columns=SET_ASIDE)]

    def add(self, what, rows, problem, answers=1, shown="said"):
        """Note rows of a frame with ``row``, ``column`` and the text ``shown``; ``answers`` may be one number each."""
        if len(rows):
            part = rows[["row", "column"]].assign(what=what, file=self.file, value=rows[shown].map(shorten))
            self.parts.append(part.assign(problem=problem, remedy=REMEDIES[problem], answers=answers)[SET_ASIDE])

    def frame(self):
        whole = pd.concat([part for part in self.parts if len(part)] or self.parts)
        return whole.sort_values("row", kind="stable").reset_index(drop=True)


def read(path, recode=RECODE, columns=None, questions=QUESTIONS):
    """Read the answers of a class from a CSV file, one row per respondent or one row per ballot.

    Parameters
    ----------
    path : str or Path
        An export of Google Forms, Qualtrics or LimeSurvey, a filled-in ``class_template.csv``, or long ballots with
        the columns respondent, group, question, rank and answer. UTF-8; commas, semicolons or tabs.
    recode : str or Path
        The recode file, as ``read_recode`` wants it.
    columns : dict of str to str, optional
        Headings of your own and the heading of the template that each stands for; ``{"Q1": "positive"}`` covers
        Q1[1], Q1[2] and Q1[3].
    questions : sequence of str
        The questions you asked, if not all of them.

    Returns
    -------
    Answers

    Raises
    ------
    SurveyError
        What makes the file or the recode file unreadable, and ``columns`` or ``questions`` that name what is not
        there; the message names file, row and column, or the argument, and the remedy.
    """
    path, unknown = Path(path), sorted(set(questions) - set(QUESTIONS))
    if unknown:
        raise SurveyError(f"questions={unknown}: no such question. Use some of: {', '.join(QUESTIONS)}.")
    (known, own), columns = read_recode(recode), columns or {}
    targets = _targets(known, columns)
    frame = _load(path, targets.keys() | set(scoring.BALLOT))
    full = (frame != "").to_numpy().any(axis=1)
    blank_rows, frame = int((~full).sum()), frame[full]
    log, heads = _Log(path.name), list(frame.iloc[0])
    if set(scoring.BALLOT) <= set(map(_words, heads)):
        people, cells, unused, dialect = *_long(frame, heads, log), "long ballots"
    else:
        people, cells, unused, dialect = _wide(frame, heads, targets, questions, columns, log)
    if people.empty:
        raise SurveyError(
            f"{path.name}, row {frame.index[-1] + 1}: no respondent under the headings. Export the answers again."
        )
    asked = len(cells) + int(sum(part["answers"].sum() for part in log.parts))
    people = _grouped(people, known["group"], log)
    cells = _judged(cells, known, log)
    people["used"] = people["respondent"].isin(cells["respondent"].unique()) & ~people["out"]
    silent = people[~people["used"] & ~people["out"]]
    log.add("respondent", silent.assign(column="all questions", said=""), "no answer that can be used", answers=0)
    set_aside, used = log.frame(), int(people["used"].sum())
    tally = pd.DataFrame(
        {"read": [len(people), asked], "used": [used, len(cells)]},
        index=pd.Index(["respondents", "answers"], name="What"),
    ).assign(**{"set aside": [int((set_aside["what"] == "respondent").sum()), int(set_aside["answers"].sum())]})
    passed_over = f"Blank rows: {blank_rows}. Columns not used: {', '.join(map(shorten, unused)) or 'none'}."
    cells["group"] = cells["respondent"].map(people[~people["out"]].set_index("respondent")["group"])
    parts = _typed(cells)
    people = people[["row", "respondent", "group", "used"]].reset_index(drop=True)
    return Answers(path.name, dialect, *parts, people, set_aside, tally, passed_over, own)


def _wide(frame, heads, targets, questions, columns, log):
    """Return people, cells, unused headings and dialect of a file with one row per respondent."""
    file, top = log.file, frame.index[0]
    names, dialect, skip = [[head] for head in heads], "template", 1
    if len(frame) > 2 and frame.iloc[2].str.startswith('{"ImportId"').any():
        names, dialect, skip = [[*pair] for pair in zip(heads, frame.iloc[1], strict=True)], "Qualtrics", 3
    elif {"submitdate", "date submitted"} & set(map(_words, heads)):
        dialect = "LimeSurvey"
    elif _words(heads[0]) == "timestamp":
        dialect = "Google Forms"
    single = {heading for heading, code in columns.items() if code not in RANKED}
    missing = sorted(single - {name for pair in names for name in pair})
    if missing:
        raise SurveyError(
            f"{file}, row {top}, column {shorten(missing[0])!r}: missing, though columns= names it. Correct columns=."
        )
    found = {}
    for place, pair in enumerate(names):
        target = next((targets[_words(name)] for name in pair if _words(name) in targets), None)
        if target in found.values():
            first = next(heads[at] for at, other in found.items() if other == target)
            words = (
                f"{file}, row {top}, column {shorten(heads[place])!r}: it holds the same as column {shorten(first)!r}"
            )
            raise SurveyError(f"{words}. Delete or rename one of the two.")
        if target and target[0] in ("respondent", "group", *questions):
            found[place] = target
    _complete(found, questions, file, top)
    body, shown = frame.iloc[skip:], [shorten(pair[-1]) for pair in names]
    at = {target[0]: place for place, target in found.items() if target[0] in ("respondent", "group")}
    rows = pd.Series("row " + body.index.astype(str), index=body.index)
    ids = body[at["respondent"]].str.strip() if "respondent" in at else rows
    people = pd.DataFrame({"row": body.index, "respondent": ids.where(ids != "", rows)})
    people = people.assign(group=body[at["group"]], column=shown[at["group"]])
    parts = []
    for place, (question, slot) in found.items():
        if question in questions:
            said = body[place].str.strip()
            part = pd.DataFrame(
                {"row": body.index, "column": shown[place], "respondent": people["respondent"], "said": said}
            )
            part = part.assign(question=question, rank=slot or 1)
            if isinstance(slot, str) and slot:  # one column for each option: the cell holds its place
                part = part.assign(said=slot, rank=said)
            parts.append(part[said != ""])
    cells = pd.concat(parts, ignore_index=True)
    status = body[heads.index("Status")] if dialect == "Qualtrics" and "Status" in heads else body[0].str[:0]
    trial = status.str.casefold().isin(TRIALS)
    twice = people["respondent"].where(~trial, rows).duplicated()
    people["out"] = trial | twice
    number = cells["row"].value_counts().reindex(people["row"], fill_value=0).set_axis(people.index)
    noted = people.assign(column="respondent", answers=number)
    for mask, problem in ((twice, "a respondent who is there already"), (trial, "a trial run of the form")):
        log.add("respondent", noted[mask], problem, noted["answers"][mask], "respondent")
    cells = cells[~cells["row"].isin(people.loc[people["out"], "row"])]
    return people, cells, [head for place, head in enumerate(heads) if place not in found], dialect


def _complete(found, questions, file, top):
    """Raise SurveyError unless every question has its columns, and there is a group."""
    has = set(found.values())
    for name in template():
        question, _, place = name.rpartition("_")
        if name == "group":
            absent, remedy = ("group", "") not in has, f"Ask {GROUP!r}, or add a column 'group' with one word for all"
        elif name in (*RATED, *CHOSEN):
            absent = name in questions and (name, "") not in has
        elif question in RANKED:
            options = any(isinstance(slot, str) for one, slot in has if one == question)
            absent = question in questions and (question, int(place)) not in has and not options
        else:
            absent = False
        if absent:
            if name != "group":
                remedy = "Add it, map a heading of yours to it (columns=), or leave its question out (questions=)"
            raise SurveyError(f"{file}, row {top}, column '{name}': missing. {remedy}.")


def _long(frame, heads, log):
    """Return people, cells and unused headings of long ballots."""
    plain = list(map(_words, heads))
    twice = [name for name in scoring.BALLOT if plain.count(name) > 1]
    if twice:
        raise SurveyError(
            f"{log.file}, row {frame.index[0]}, column '{twice[0]}': it occurs twice. Delete or rename one of the two."
        )
    body = frame.iloc[1:]
    cells = pd.DataFrame({name: body[plain.index(name)].str.strip() for name in scoring.BALLOT})
    cells = cells.rename(columns={"answer": "said"}).assign(row=body.index, column="answer")
    cells["question"] = cells["question"].str.casefold()
    nobody = cells["respondent"] == ""
    log.add("answer", cells[nobody & (cells["said"] != "")], "no respondent")
    cells = cells[~nobody]
    people = cells.drop_duplicates("respondent")[["row", "respondent", "group"]].assign(column="group", out=False)
    cells = cells[cells["said"] != ""]
    moved = cells["group"] != cells["respondent"].map(people.set_index("respondent")["group"])
    log.add("answer", cells[moved], "another group than before", shown="group")
    return people, cells[~moved], [head for head, name in zip(heads, plain, strict=True) if name not in scoring.BALLOT]


def _grouped(people, recode, log):
    """Return people with their groups tidied; a blank or endless one becomes NO_GROUP and is noted."""
    names = {}
    for said in people["group"].unique():
        words = " ".join("".join(c if c.isprintable() else " " for c in said[: LONGEST + 1]).split())
        names[said] = recode.get(_same(words), words) if 0 < len(words) <= SHOWN else NO_GROUP
    tidy = people["group"].map(names)
    lost = (tidy == NO_GROUP) & (people["group"] != NO_GROUP) & ~people["out"]
    log.add("group", people[lost], "no group, or too long to be one", answers=0, shown="group")
    return people.assign(group=tidy)


def _judged(cells, recode, log):
    """Return the cells that can be used, with ``answer`` and a whole ``rank``; the others go to the log."""

    def keep(cells, bad, problem, shown="said"):
        log.add("answer", cells[bad], problem, shown=shown)
        return cells[~bad]

    cells = keep(cells, cells["said"].str.len() > LONGEST, "too long to be an answer")
    cells = keep(cells, ~cells["question"].isin(QUESTIONS), "no question of the form", "question")
    given = cells["rank"].astype(str)
    places = given.map({text: _place(text) for text in given.unique()}).where(cells["question"].isin(RANKED), 1)
    cells = keep(
        cells.assign(rank=places.astype(np.int8), given=given), places == 0, "not a place from 1 to 3", "given"
    )
    answers = pd.Series(index=cells.index, dtype=object)
    for question, mine in cells.groupby("question", observed=True)["said"]:
        # Some tools write a whole number as 7.0.
        tail = r"\.0+$" if question in RATED else r"$^"
        answers[mine.index] = mine.map(
            {said: recode[question].get(re.sub(tail, "", _same(said))) for said in mine.unique()}
        )
    cells = cells.assign(answer=answers)
    rated, unknown = cells["question"].isin(RATED), answers.isna()
    log.add("answer", cells[unknown & rated], "not a whole number from 1 to 10")
    log.add("answer", cells[unknown & ~rated], "not a category of this question")
    cells = cells[~unknown].sort_values(["rank", "row"], kind="stable")
    keys = cells[["respondent", "question", "answer"]].astype("category")
    cells = keep(cells, keys.duplicated(), "the same answer twice")
    again = keys.loc[cells.index, ["respondent", "question"]].assign(rank=cells["rank"]).duplicated()
    cells = keep(cells, again, "a second answer for one place")
    return cells.sort_values(["row", "question", "rank"], kind="stable").reset_index(drop=True)


def _place(text):
    """Return the place that words such as "2", "2.0", "Second", "2nd choice" or "Rank 2" give; 0 for any other."""
    return PLACES.get(re.sub(r"^(rank|choice|priority) | (rank|choice|priority)$|\.0$", "", _same(text)), 0)


def _typed(cells):
    """Return ballots, ratings and choices from cells that can be used."""
    kinds = {"respondent": "category", "group": "category", "question": "category"}
    ranked, rated = cells["question"].isin(RANKED), cells["question"].isin(RATED)
    ballots = cells.loc[ranked, scoring.BALLOT].astype(kinds | {"answer": "category", "rank": np.int8})
    ratings = cells.loc[rated, ["respondent", "group", "question"]].assign(
        rating=cells["answer"][rated].astype(np.int8)
    )
    choices = cells.loc[~ranked & ~rated, ["respondent", "group", "question", "answer"]]
    return tuple(part.reset_index(drop=True) for part in (ballots, ratings, choices))
