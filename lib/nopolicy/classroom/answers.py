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
from nopolicy.classroom.form import CHOSEN, GROUP, PROBLEMS, QUESTIONS, RANKED, RATED, RECODE, TEACHING
from nopolicy.classroom.form import code, place, plain, read_recode, same, template
from nopolicy.classroom.layouts import lay_out
from nopolicy.classroom.refusals import BLANKS, check, items, people_only

NO_GROUP, LONGEST, USED, EVERY = "not stated", 500, "used", "all questions"
ASIDE = ["what", "file", "row", "column", "value", "problem", "remedy", "answers"]


@dataclass(frozen=True)
class Answers:
    """What ``read`` found in a file.

    ``ballots`` are long and checked, as ``scoring`` wants them, text columns categorical; ``ratings`` (1 to 10) and
    ``choices`` have one row per answer. ``people`` has a row for each respondent. ``look`` shows how each column was
    understood, and ``correction`` says it as ``report`` takes it, to be copied and corrected. ``set_aside`` lists what
    is not used (columns: ASIDE), ``passed_over`` counts the rest by rule; ``own`` are the recode file's categories.
    """

    file: str
    dialect: str
    ballots: pd.DataFrame
    ratings: pd.DataFrame
    choices: pd.DataFrame
    people: pd.DataFrame
    look: tables.Table
    correction: str
    set_aside: pd.DataFrame
    passed_over: pd.Series
    tally: pd.DataFrame
    own: dict


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
    known = known | {name: {code(one): one for one in known[name].values()} | known[name] for name in (*RANKED, *CHOSEN)}
    sheets = [lay_out(path.name, cells) for cells in read_cells(path)]
    found = [[] if sheet.long else Reader(known, columns or {}, sheet).columns() for sheet in sheets]
    most = max(map(len, found))
    if sum(len(one) == most for one in found) > 1:
        raise SurveyError(f"{path.name}: {len(sheets)} sheets could be the answers. Delete all but one of them.")
    sheet, understood = next((sheet, one) for sheet, one in zip(sheets, found, strict=True) if len(one) == most)
    if sheet.cells.empty:
        sheet.refuse(None, "no respondent under the headings. Export the answers again", sheet.top + 1)
    people, entries, beside = _long(sheet) if sheet.long else _wide(sheet, understood, known, questions)
    entries = _settled(_judged(entries, known), people)
    people, aside = _grouped(people, known["group"])
    used = entries[entries["fate"] == USED]
    people["used"] = people["row"].isin(used["respondent"])
    silent = people[~people["used"]].assign(value="", column=EVERY, what="respondent", answers=0)
    silent["problem"] = silent["out"].replace("", "no answer that can be used")
    bad = entries[entries["fate"].map(PROBLEMS["kind"]).eq("set aside")].rename(columns={"fate": "problem"})
    bad = bad.assign(what=np.where(bad["column"] == EVERY, "respondent", "answer"), answers=1)
    aside = pd.concat([aside, bad, silent]).assign(file=path.name, remedy=lambda all_: all_["problem"].map(PROBLEMS["remedy"]))
    aside = aside.astype({"value": str, "column": str, "problem": str, "remedy": str}).assign(value=lambda all_: all_["value"].map(shorten))
    aside = aside.groupby(ASIDE[:-1], sort=False)["answers"].sum().reset_index().sort_values("row", kind="stable", ignore_index=True)
    rules = PROBLEMS.index[PROBLEMS["kind"] == "passed over"]
    passed = entries["fate"].value_counts().reindex(rules, fill_value=0) + pd.Series(beside).reindex(rules, fill_value=0)
    last, sums = [len(people), 0], [len(used), aside["answers"].sum(), passed.sum()]
    tally = pd.DataFrame([[len(people), people["used"].sum(), len(silent), 0], [sum(sums), *sums]]).astype(int)
    tally = tally.set_axis(["read", "used", "set aside", "passed over"], axis=1)
    tally = tally.set_axis(pd.Index(["respondents", "answers"], name="What"))
    look, line = _look(sheet, understood, entries)
    return Answers(path.name, sheet.tool, *_typed(used, people), people[["row", "group", "used"]], look, line, aside,
                   passed[passed > 0], tally, own)  # fmt: skip


def _wide(sheet, columns, known, questions):
    """Return people, entries and what is passed over of a sheet with one row for each respondent."""
    asking = [one for one in columns if one.question in questions]
    has = {one.code for one in columns}
    has |= {f"{one.question}_{at}" for one in asking if one.option or one.slot == LIST for at in (1, 2, 3)}
    for name in template()[1:]:
        if name not in has and (name == "group" or {name, name[:-2]} & set(questions)):
            free = [letter(at) for at in range(len(sheet.names)) if at not in {one.at for one in columns}] or ["B"]
            first = f"Ask {GROUP!r}, add a column 'group' with one word for all" if name == "group" else "Add it"
            last = "" if name == "group" else ", or leave its question out (questions=)"
            mapped = f"map a heading or a letter of yours to it (columns={{{free[0]!r}: {name!r}}})"
            sheet.refuse(f"'{name}'", f"missing. {first}, or {mapped}{last}")
    cells, averages = people_only(sheet.cells)
    cells = cells.astype(str)
    group = next(one for one in columns if one.question == "group")
    people = pd.DataFrame({"row": cells.index, "group": cells[group.at], "column": group.shown, "out": ""})
    trial = cells.index.isin(sheet.trial)
    for one in columns:  # two kinds of id, or an address beside it, find the same person each in its way
        if one.question == "respondent":
            said = cells[one.at].where(~trial & (cells[one.at].map(same) != "anonymous"), "")
            people.loc[said.duplicated() & (said != ""), "out"] = "a respondent who is there already"
    people.loc[trial, "out"] = "a trial run of the form"
    for question in dict.fromkeys(one.question for one in asking):
        check(sheet, known, question, {one: cells[one.at] for one in asking if one.question == question})
    parts = []
    for one in asking:
        part = pd.DataFrame({"row": cells.index, "column": one.shown, "question": one.question, "said": cells[one.at]})
        part = part.assign(slot=str(one.slot) if isinstance(one.slot, int) else "1")[part["said"] != ""]
        if one.slot == LIST:
            part = part.assign(said=[items(sheet, known, one.question, text) for text in part["said"]]).explode("said")
            part = part.dropna(subset="said").assign(slot=lambda part: part.groupby("row").cumcount().add(1).astype(str))
        elif one.option:  # the cell holds its place
            part = part.assign(slot=part["said"], said=one.title if one.slot is None else one.slot)
        parts.append(part.assign(respondent=part["row"]))
    used = {one.at for one in columns if one.question in ("respondent", "group", *questions)}
    unused = int((cells[[at for at in cells if at not in used]] != "").to_numpy().sum())
    beside = {"in a column that is no question of yours": unused, "in a row of averages": averages}
    return people, pd.concat(parts, ignore_index=True), beside


def _long(sheet):
    """Return people, entries and what is passed over of long ballots."""
    heads = list(map(plain, sheet.heads))
    for name in scoring.BALLOT:
        if heads.count(name) > 1:
            sheet.refuse(f"'{name}'", "it occurs twice. Delete or rename one of the two")
    entries = pd.DataFrame({name: sheet.cells[heads.index(name)] for name in scoring.BALLOT})
    if (entries["rank"] == "0").any():
        sheet.refuse("'rank'", "places are counted from 0. Count them from 1", entries.index[entries["rank"] == "0"][0])
    first = entries[entries["respondent"] != ""].drop_duplicates("respondent").astype(str)
    people = pd.DataFrame({"row": first.index, "group": first["group"], "column": "group", "out": ""})
    nobody = entries["respondent"] == ""
    group, owner = (entries["respondent"].map(dict(zip(first["respondent"], values, strict=True)))
                    for values in (first["group"], first.index))  # fmt: skip
    moved = (group.astype(str) != entries["group"].astype(str)) & ~nobody
    entries["fate"] = np.select([nobody, moved], ["no respondent", "another group than before"], "")
    entries["respondent"] = owner.astype(float).fillna(0).astype(int)
    entries = entries.rename(columns={"rank": "slot", "answer": "said"}).assign(column="answer", row=entries.index)
    unused = [at for at, head in enumerate(heads) if head not in scoring.BALLOT]
    unused = int((sheet.cells[unused] != "").to_numpy().sum())
    return people, entries[entries["said"] != ""], {"in a column that is no question of yours": unused}


def _judge(known, question, slot, said):
    """Return rank, answer, what to show of it, and fate of one answer; ``slot`` is the text that gives its place."""
    said = re.sub(r"^\d+ : ", "", said)  # Moodle: the number of a choice before its text
    text, question, number = same(said), question.casefold(), place(slot) if question.casefold() in RANKED else 1
    answer = known.get(question, {}).get(re.sub(r"[.,]0+$", "", text) if question in RATED else text)
    fates = (
        (question not in QUESTIONS, "no question of the form"),
        (text in BLANKS or same(slot) in BLANKS, "a code for no answer"),
        (len(said) > LONGEST, "too long to be an answer"),
        (number > 3, "beyond the third place"),
        (number == 0, "not a place from 1 to 3"),
        (answer is None and question in RATED, "not a whole number from 1 to 10"),
        (answer is None, "not a category of this question"),
        (True, USED),
    )
    fate = next(fate for true, fate in fates if true)
    shown = {"no question of the form": question, "not a place from 1 to 3": slot}.get(fate, said)
    return question, number, answer or "", shown, fate


def _judged(entries, known):
    """Return entries with question, rank, answer, value and fate, judged once for each text that occurs."""
    keys = [entries[name].astype("category") for name in ("question", "slot", "said")]
    cell = np.ravel_multi_index([key.cat.codes for key in keys], [len(key.cat.categories) for key in keys])
    number, first = pd.factorize(cell)[0], ~pd.Series(cell, index=entries.index).duplicated()
    judged = [_judge(known, *texts) for texts in zip(*(key[first].astype(str) for key in keys), strict=True)]
    judged = pd.DataFrame(judged, columns=["question", "rank", "answer", "value", "fate"])
    judged["fate"] = judged["fate"].astype(pd.CategoricalDtype([USED, *PROBLEMS.index]))
    judged = judged.astype({"question": "category", "answer": "category", "value": "category", "rank": np.int8})
    made = judged.iloc[number].set_axis(entries.index).join(entries[["row", "respondent", "column"]])
    if "fate" in entries:
        some = entries["fate"] != ""
        made.loc[some, "fate"] = entries.loc[some, "fate"]
    return made.reset_index(drop=True)


def _settled(entries, people):
    """Return entries in the order of the file; who answers twice for one place, or the same twice, keeps the better."""
    for problem in set(people["out"]) - {""}:
        lost = entries["row"].isin(people.loc[people["out"] == problem, "row"])
        lost &= entries["fate"].map(PROBLEMS["kind"]).ne("passed over")
        entries = entries.astype({"column": object, "value": object})
        entries.loc[lost, ["fate", "column", "value"]] = problem, EVERY, ""
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
    tidy = people["group"].map(names)
    lost = people[(tidy == NO_GROUP) & (people["group"] != NO_GROUP) & (people["out"] == "")]
    problem = {"what": "group", "problem": "no group, or too long to be one", "answers": 0}
    return people.assign(group=tidy).reset_index(drop=True), lost.assign(value=lost["group"], **problem)


def _typed(used, people):
    """Return ballots, ratings and choices from the entries that are used."""
    group = people.set_index("row")["group"].astype("category")
    used = used.assign(group=group.array[group.index.get_indexer(used["respondent"])])[scoring.BALLOT].reset_index(drop=True)
    ranked, rated = used["question"].isin(RANKED), used["question"].isin(RATED)
    ballots = used if ranked.all() else used[ranked].reset_index(drop=True)
    for name in ("question", "answer"):
        ballots[name] = ballots[name].cat.remove_unused_categories()
    rest = used[~ranked].drop(columns="rank").astype({"group": str, "question": str, "answer": str})
    ratings = rest[rated[~ranked]].rename(columns={"answer": "rating"}).astype({"rating": np.int8})
    return ballots, ratings.reset_index(drop=True), rest[~rated[~ranked]].reset_index(drop=True)


def _look(sheet, columns, entries):
    """Return the table that shows how each column was understood, and the line that says the same to ``report``."""
    lines, taken, heads = [], {}, sheet.heads
    said = entries[entries["fate"] == USED].groupby("column", observed=True)["answer"].unique()
    for at, head in enumerate(heads):
        one = next((one for one in columns if one.at == at), None)
        meaning = "part of a ballot" if sheet.long and plain(head) in scoring.BALLOT else "no question"
        if one:
            slot = "an option that is no category" if one.slot is None else one.slot
            words = f": the place of {slot}" if one.option else f": place {slot}" if one.slot != LIST else ": a ranking"
            meaning = one.question + (words if one.question in RANKED else "") + one.note
        examples = "; ".join(said.get(one.shown, [])[:3]) if one else ""
        filled = int((sheet.cells[at] != "").sum())
        lines.append((f"{letter(at)} {shorten(one.title if one else head)}", meaning, examples, filled))
        if one and one.question != "respondent" and one.slot is not None and head != one.code:
            taken[head if heads.count(head) == 1 and 0 < len(head) <= SHOWN else letter(at)] = one.code
    frame = pd.DataFrame(lines, columns=["Column", "Understood as", "For example", "Filled"])
    line = f'classroom.report("{sheet.file}", columns={taken})'
    return tables.show(frame, f"How {sheet.file} was understood ({sheet.tool})"), line
