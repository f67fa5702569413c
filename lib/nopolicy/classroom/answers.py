"""Reads the answers of a class, whichever survey tool wrote them, and says how every column was understood.

What makes a *file* unreadable, or readable in two ways, raises SurveyError. What is wrong with an *answer* sets that
answer aside, never its respondent. Every answer is counted once: used, set aside with a reason, or passed over by a
named rule (``teaching/problems.csv`` lists both). Respondents are known by their row alone: no id of theirs is kept.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from nopolicy import scoring, tables
from nopolicy.classroom.columns import LIST, Reader
from nopolicy.classroom.files import SHOWN, SurveyError, letter, read_cells, shorten
from nopolicy.classroom.form import CHOSEN, GROUP, PROBLEMS, QUESTIONS, RANKED, RATED, RECODE
from nopolicy.classroom.form import code, place, plain, read_recode, same, template
from nopolicy.classroom.layouts import lay_out
from nopolicy.classroom.refusals import BLANKS, check, items, people_only

NO_GROUP, LONGEST, USED = "not stated", 500, "used"
UNASKED, AVERAGES = "in a column that is no question of yours", "in a row of averages"
TWICE, TRIAL, SILENT = "a respondent who is there already", "a trial run of the form", "no answer that can be used"
ASIDE = ["what", "file", "row", "column", "value", "problem", "remedy", "answers"]


@dataclass(frozen=True)
class Answers:
    """What ``read`` found in a file.

    ``ballots`` are long and checked, as ``scoring`` wants them, text columns categorical; ``ratings`` (rating from 1
    to 10) and ``choices`` (answer) have one row per answer. ``people`` has a row for each respondent: row, group, and
    whether any answer is used. ``look`` shows how each column was understood, and ``columns`` says it as ``read``
    takes it. ``set_aside`` lists what is not used (columns: ASIDE), ``passed_over`` counts the rest by rule.
    """

    file: str
    dialect: str
    ballots: pd.DataFrame
    ratings: pd.DataFrame
    choices: pd.DataFrame
    people: pd.DataFrame
    look: tables.Table
    columns: dict
    set_aside: pd.DataFrame
    passed_over: pd.Series
    tally: pd.DataFrame
    own: dict  # question -> the categories that the recode file adds to the paper's

    @property
    def correction(self):
        """The line that says how the columns were understood, to be copied and corrected."""
        return f'classroom.report("{self.file}", columns={self.columns})'


def read(path, recode=RECODE, columns=None, questions=QUESTIONS):
    """Read the answers of a class from ``path``: an export of a survey tool, a filled-in template, or long ballots.

    ``recode`` is a recode file; ``columns`` maps headings or letters of columns to the headings of the template that
    they stand for ("" for none), where ``{"Q1": "positive"}`` covers Q1[1], Q1[2] and Q1[3]; ``questions`` are those
    you asked, if not all. Returns Answers. Raises SurveyError for what makes the file or the recode file unreadable,
    or readable in two ways; the message names file, row and column, or the argument, and the remedy.
    """
    path, unknown = Path(path), sorted(set(questions) - set(QUESTIONS))
    if unknown:
        raise SurveyError(f"questions={unknown}: no such question. Use some of: {', '.join(QUESTIONS)}.")
    known, own = read_recode(recode)
    known = {name: ({code(one): one for one in said.values()} if name in (*RANKED, *CHOSEN) else {}) | said
             for name, said in known.items()}  # fmt: skip
    sheets = [lay_out(path.name, cells) for cells in read_cells(path)]
    sheets = [sheet for sheet in sheets if len(sheet.cells) or len(sheets) == 1]
    found = [[] if sheet.long else Reader(known, columns or {}, sheet).columns() for sheet in sheets]
    most = max(map(len, found))
    if sum(len(one) == most for one in found) > 1:
        raise SurveyError(f"{path.name}: {len(sheets)} sheets could be the answers. Delete all but one, and read it again.")
    sheet, understood = next((sheet, one) for sheet, one in zip(sheets, found, strict=True) if len(one) == most)
    if sheet.cells.empty:
        sheet.refuse(None, "no respondent under the headings. Export the answers again", sheet.top + 1)
    people, entries, passed = _long(sheet) if sheet.long else _wide(sheet, understood, known, questions)
    entries = _settled(_judged(entries, known), people)
    people, aside = _grouped(people, known["group"])
    used = entries[entries["fate"] == USED]
    people["used"] = people["row"].isin(used["respondent"])
    bad = entries[entries["fate"].isin(PROBLEMS.index[PROBLEMS["kind"] == "set aside"]) & ~entries["lost"]]
    silent = people[~people["used"]].rename(columns={"out": "problem"}).assign(what="respondent", column="all questions")
    silent["answers"] = silent["row"].map(entries.loc[entries["lost"], "row"].value_counts()).fillna(0).astype(int)
    parts = [aside, bad.rename(columns={"fate": "problem"}).assign(what="answer", answers=1)]
    aside = pd.concat([*parts, silent.assign(value="", problem=silent["problem"].replace("", SILENT))])
    aside = aside.assign(file=path.name, remedy=aside["problem"].map(PROBLEMS["remedy"])).sort_values("row", kind="stable")
    aside = aside.assign(value=aside["value"].map(shorten))[ASIDE].reset_index(drop=True)
    rules = entries.loc[~entries["lost"], "fate"].value_counts().reindex(PROBLEMS.index[PROBLEMS["kind"] == "passed over"])
    passed = rules.add(pd.Series(passed), fill_value=0).dropna().astype(int).loc[lambda count: count > 0]
    counted = {
        "respondents": (len(people), people["used"].sum(), (~people["used"]).sum(), 0),
        "answers": (len(used) + aside["answers"].sum() + passed.sum(), len(used), aside["answers"].sum(), passed.sum()),
    }
    tally = pd.DataFrame(counted, index=["read", "used", "set aside", "passed over"]).astype(int).T.rename_axis("What")
    look, line = _look(sheet, understood, entries)
    people = people[["row", "group", "used"]]
    return Answers(path.name, sheet.tool, *_typed(used, people), people, look, line, aside, passed, tally, own)


def _wide(sheet, columns, known, questions):
    """Return people, entries and what is passed over of a sheet with one row for each respondent."""
    asking = [one for one in columns if one.question in questions]
    _complete(sheet, columns, asking, questions)
    cells, averages = people_only(sheet.cells)
    cells = cells.astype(str).apply(lambda column: column.str.strip())
    group = next(one for one in columns if one.question == "group")
    people = pd.DataFrame({"row": cells.index, "group": cells[group.at], "column": group.shown, "out": ""})
    trial = cells.index.isin(sheet.trial)
    for one in columns:  # two kinds of id, or an address beside it, find the same person each in its way
        if one.question == "respondent":
            said = cells[one.at].where(~trial & (cells[one.at].map(same) != "anonymous"), "")
            people.loc[said.duplicated() & (said != ""), "out"] = TWICE
    people.loc[trial, "out"] = TRIAL
    parts = []
    for question in dict.fromkeys(one.question for one in asking):
        check(sheet, known, question, {one: cells[one.at] for one in asking if one.question == question})
    for one in asking:
        part = pd.DataFrame({"row": cells.index, "column": one.shown, "question": one.question, "said": cells[one.at]})
        part = part.assign(slot=str(one.slot) if isinstance(one.slot, int) else "1")[part["said"] != ""]
        if one.slot == LIST:
            part = part.assign(said=[items(sheet, known, one.question, text) for text in part["said"]]).explode("said")
            part = part.dropna(subset="said").assign(slot=part.groupby("row").cumcount().add(1).astype(str))
        elif one.option:  # the cell holds its place
            part = part.assign(slot=part["said"], said=one.shown if one.slot is None else one.slot)
        parts.append(part.assign(respondent=part["row"]))
    used = {one.at for one in columns if one.question in ("respondent", "group", *questions)}
    unused = int((cells[[at for at in cells if at not in used]] != "").to_numpy().sum())
    return people, pd.concat(parts, ignore_index=True), {UNASKED: unused, AVERAGES: averages}


def _complete(sheet, columns, asking, questions):
    """Refuse a sheet unless every question has its columns, and there is a group."""
    has = {one.code for one in columns} | {
        f"{one.question}_{place}" for one in asking if one.option or one.slot == LIST for place in (1, 2, 3)
    }
    for name in template()[1:]:
        if name not in has and (name == "group" or {name, name[:-2]} & set(questions)):
            free = [letter(at) for at in range(len(sheet.names)) if at not in {one.at for one in columns}]
            mapped = f"map a heading or a letter of yours to it (columns={{{(free or ['B'])[0]!r}: {name!r}}})"
            first = f"Ask {GROUP!r}, add a column 'group' with one word for all" if name == "group" else "Add it"
            last = "" if name == "group" else ", or leave its question out (questions=)"
            sheet.refuse(f"'{name}'", f"missing. {first}, or {mapped}{last}")


def _long(sheet):
    """Return people, entries and what is passed over of long ballots."""
    heads = list(map(plain, sheet.heads))
    for name in scoring.BALLOT:
        if heads.count(name) > 1:
            sheet.refuse(f"'{name}'", "it occurs twice. Delete or rename one of the two")
    cells = pd.DataFrame({name: _stripped(sheet.cells[heads.index(name)]) for name in scoring.BALLOT})
    zero = cells.index[cells["rank"] == "0"]
    if len(zero):
        sheet.refuse("'rank'", "places are counted from 0. Count them from 1", zero[0])
    entries = cells.rename(columns={"rank": "slot", "answer": "said"}).assign(column="answer", row=cells.index)
    first = entries[entries["respondent"] != ""].drop_duplicates("respondent")
    people = first[["row", "group"]].assign(column="group", out="")
    number = pd.Series(first["row"].to_numpy(), index=first["respondent"].astype(str))
    owner = number.reindex(entries["respondent"].cat.categories).fillna(0).astype(int).to_numpy()
    entries["respondent"] = owner[entries["respondent"].cat.codes]
    group = people["group"].cat.codes.reindex(entries["respondent"]).to_numpy()
    entries["fate"] = np.select(
        [entries["respondent"] == 0, entries["group"].cat.codes != group], ["no respondent", "another group than before"], ""
    )
    unused = int((sheet.cells[[at for at, head in enumerate(heads) if head not in scoring.BALLOT]] != "").to_numpy().sum())
    return people, entries[entries["said"] != ""], {UNASKED: unused}


def _stripped(column):
    """Return a column of text as categories, without spaces at either end."""
    column = column.astype("category")
    names = column.cat.categories.astype(str).str.strip()
    return column.cat.rename_categories(names) if names.is_unique else column.astype(str).str.strip().astype("category")


def _judge(known, question, slot, said):
    """Return rank, answer, what to show of it, and fate of one answer; ``slot`` is the text that gives its place."""
    text, question, number = same(said), question.strip().casefold(), place(slot) if question in RANKED else 1
    answer = known.get(question, {}).get(re.sub(r"[.,]0+$", "", text) if question in RATED else text)
    unknown = "not a whole number from 1 to 10" if question in RATED else "not a category of this question"
    fates = (
        (question not in QUESTIONS, "no question of the form"),
        (text in BLANKS or same(slot) in BLANKS, "a code for no answer"),
        (len(said) > LONGEST, "too long to be an answer"),
        (number > 3, "beyond the third place"),
        (number == 0, "not a place from 1 to 3"),
        (answer is None, unknown),
    )
    fate = next((fate for true, fate in fates if true), USED)
    shown = {"no question of the form": question, "not a place from 1 to 3": slot}.get(fate, said)
    return question, number, answer or "", shown, fate


def _judged(entries, known):
    """Return entries with question, rank, answer, value and fate, judged once for each text that occurs."""
    keys = [entries[name].astype("category") for name in ("question", "slot", "said")]
    numbers = np.ravel_multi_index([key.cat.codes for key in keys], [len(key.cat.categories) for key in keys])
    number, first = pd.factorize(numbers)[0], ~pd.Series(numbers).duplicated().to_numpy()
    judged = [_judge(known, *texts) for texts in zip(*(key[first].astype(str) for key in keys), strict=True)]
    frame = pd.DataFrame(judged, columns=["question", "rank", "answer", "value", "fate"])
    old = entries.get("fate")
    kept = entries[["row", "respondent", "column"]].reset_index(drop=True)
    for name in ("question", "answer", "value", "fate"):
        kept[name] = frame[name].astype("category").iloc[number].array
    kept["rank"] = frame["rank"].to_numpy(np.int8)[number]
    if old is not None and (old != "").any():
        kept["fate"] = kept["fate"].astype(object).where((old == "").to_numpy(), old.to_numpy())
    return kept


def _settled(entries, people):
    """Return entries in the order of the file; who answers twice for one place, or the same twice, keeps the better."""
    out = people.loc[people["out"] != "", "row"]
    entries["lost"] = entries["row"].isin(out) & ~entries["fate"].isin(PROBLEMS.index[PROBLEMS["kind"] == "passed over"])
    entries["fate"] = entries["fate"].astype(pd.CategoricalDtype([USED, *PROBLEMS.index]))
    entries.loc[entries["lost"], "fate"] = SILENT
    live = entries[entries["fate"] == USED].sort_values(["rank", "row"], kind="stable")
    for name, problem in (("answer", "the same answer twice"), ("rank", "a second answer for one place")):
        again = live.duplicated(["respondent", "question", name])
        entries.loc[live.index[again], "fate"] = problem
        live = live[~again]
    return entries.sort_values("row", kind="stable")


def _grouped(people, recode):
    """Return people with tidy groups (as typed first, whatever the capitals), and lines on those without one."""
    names, first = {}, {}
    for said in people["group"].unique():
        tidy = " ".join("".join(c if c.isprintable() else " " for c in said[: LONGEST + 1]).split())
        group = recode.get(same(tidy), tidy) if 0 < len(tidy) <= SHOWN else NO_GROUP
        names[said] = first.setdefault(same(group), group)
    tidy = people["group"].astype(str).map(names)
    lost = people[(tidy == NO_GROUP) & (people["group"] != NO_GROUP) & (people["out"] == "")]
    problem = {"what": "group", "problem": "no group, or too long to be one", "answers": 0}
    return people.assign(group=tidy).reset_index(drop=True), lost.assign(value=lost["group"].astype(str), **problem)


def _typed(used, people):
    """Return ballots, ratings and choices from the entries that are used."""
    group = people.set_index("row")["group"].astype("category")
    used = used.assign(group=group.array[group.index.get_indexer(used["respondent"])])[scoring.BALLOT]
    ranked, rated = used["question"].isin(RANKED), used["question"].isin(RATED)
    ballots = used[ranked].reset_index(drop=True)
    for name in ("question", "answer"):
        ballots[name] = ballots[name].cat.remove_unused_categories()
    ratings = used[rated].drop(columns="rank").rename(columns={"answer": "rating"}).astype({"rating": str}).astype({"rating": np.int8})
    choices = used[~ranked & ~rated].drop(columns="rank")
    return ballots, *(part.astype({"group": str, "question": str}).reset_index(drop=True) for part in (ratings, choices))


def _look(sheet, columns, entries):
    """Return the table that shows how each column was understood, and the same as ``columns=`` takes it."""
    lines, taken, heads = [], {}, sheet.heads
    said = entries[entries["fate"] == USED].groupby("column", observed=True)["answer"].unique()
    for at, head in enumerate(heads):
        one = next((one for one in columns if one.at == at), None)
        examples = "; ".join(said.get(one.shown, [])[:3]) if one else ""
        meaning = one.meaning if one else "part of a ballot" if sheet.long and plain(head) in scoring.BALLOT else "no question"
        filled = int((sheet.cells[at].astype(str).str.strip() != "").sum())
        lines.append((f"{letter(at)} {shorten(one.title if one else head)}", meaning, examples, filled))
        if one and one.question != "respondent" and one.slot is not None:
            taken[head if heads.count(head) == 1 and 0 < len(head) <= SHOWN else letter(at)] = one.code
    frame = pd.DataFrame(lines, columns=["Column", "Understood as", "For example", "Filled"])
    return tables.show(frame, f"How {sheet.file} was understood ({sheet.tool})"), taken
