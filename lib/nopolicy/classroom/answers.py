"""Reads the answers of a class, whichever survey tool wrote them, and says how every column was understood.

What makes a *file* unreadable, or readable in two ways, raises SurveyError. What is wrong with an *answer* sets that
answer aside, never its respondent. Every answer is counted once: used, set aside with a reason, or passed over by a
named rule (``teaching/problems.csv`` lists both). Respondents are known by their row alone: no id of theirs is kept.
"""

# ruff: noqa: I001
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
import pandas as pd

from nopolicy import scoring, tables
from nopolicy.classroom.columns import LIST, Reader
from nopolicy.classroom.files import SHOWN, SurveyError, filled, letter, read_cells, shorten
from nopolicy.classroom.form import CHOSEN, GROUP, PROBLEMS, QUESTIONS, RANKED, RATED, RECODE
from nopolicy.classroom.form import code, place, plain, read_recode, same, template
from nopolicy.classroom.layouts import lay_out
from nopolicy.classroom.refusals import BLANKS, check, items, people_only

NO_GROUP, LONGEST, USED, SILENT = "not stated", 500, "used", "no answer that can be used"
NUMBERED = re.compile(r"^\d+ : ")  # Moodle: the number of a choice before its text
TWICE, TRIAL = "a respondent who is there already", "a trial run of the form"
JUDGED = ["question", "rank", "answer", "value", "fate"]
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
    codes = {name: {code(one): one for one in known[name].values()} for name in (*RANKED, *CHOSEN, "group")}
    known = {name: codes.get(name, {}) | said for name, said in known.items()}
    found, problems = [], []
    for sheet in [lay_out(path.name, cells) for cells in read_cells(path)]:  # a workbook may have several
        try:
            found.append((sheet, [] if sheet.long else Reader(known, columns or {}, sheet).columns()))
        except SurveyError as problem:
            problems.append(problem)
    if not found:
        raise problems[0]
    sheet, understood = max(found, key=lambda one: len(one[1]))
    if sum(len(other) == len(understood) for _, other in found) > 1:
        raise SurveyError(f"{path.name}: {len(found)} sheets could be the answers. Delete all but one of them.")
    if sheet.cells.empty:
        sheet.refuse(None, "no respondent under the headings. Export the answers again", sheet.top + 1)
    people, entries, beside = _long(sheet, known) if sheet.long else _wide(sheet, understood, known, questions)
    aside = _settled(entries, people, _grouped(people, known["group"]))
    fates, rules = entries["fate"].value_counts(), PROBLEMS.index[PROBLEMS["kind"] == "passed over"]
    passed = fates.reindex(rules, fill_value=0) + pd.Series(beside).reindex(rules, fill_value=0)
    used = entries[entries["fate"] == USED]
    sums = [len(used), int(aside["answers"].sum()), int(passed.sum())]
    count = int(people["used"].sum())
    tally = pd.DataFrame([[len(people), count, len(people) - count, 0], [sum(sums), *sums]], ["respondents", "answers"],
                         ["read", "used", "set aside", "passed over"]).rename_axis("What")  # fmt: skip
    look, line = _look(sheet, understood, entries)
    return Answers(path.name, sheet.tool, *_typed(used, people), people[["row", "group", "used"]], look, line,
                   aside.assign(file=path.name)[ASIDE], passed[passed > 0], tally, own)  # fmt: skip


def _wide(sheet, columns, known, questions):
    """Return people, judged entries and what is passed over of a sheet with one row for each respondent."""
    asking = [one for one in columns if one.question in questions]
    has = {one.code for one in columns}
    has |= {f"{one.question}_{at}" for one in asking if one.option or one.slot == LIST for at in (1, 2, 3)}
    for name in template()[1:]:
        if name not in has and (name == "group" or {name, name[:-2]} & set(questions)):
            free = [letter(at) for at in range(len(sheet.names)) if at not in {one.at for one in columns}]
            ways = [f"Ask {GROUP!r}", "add a column 'group' with one word for all"] if name == "group" else ["Add it"]
            ways += [f"map a heading or a letter of yours to it (columns={{{at!r}: {name!r}}})" for at in free[:1]]
            ways += [] if name == "group" else ["leave its question out (questions=)"]
            sheet.refuse(f"'{name}'", f"missing. {', or '.join(ways)}")
    cells = [[row, *(NUMBERED.sub("", text) for text in texts)] for row, *texts in sheet.cells.itertuples(name=None)]
    rows, averages = people_only(cells)
    for question in dict.fromkeys(one.question for one in asking):
        mine = [one for one in asking if one.question == question]
        check(sheet, known, question, {one: [row[one.at + 1] for row in rows] for one in mine})
    group = next(one for one in columns if one.question == "group")
    ids = [one.at for one in columns if one.question == "respondent"]
    used = {one.at for one in columns if one.question in ("respondent", "group", *questions)}
    judge, entries, people, seen, unused = cache(partial(_judge, known)), [], [], set(), 0
    for row, *texts in rows:
        names = {(at, texts[at].casefold() if "@" in texts[at] else texts[at]) for at in ids}  # addresses have no case
        names = {(at, name) for at, name in names if same(name) not in ("", "anonymous")}
        out = TWICE if names & seen else ""
        out, names = (TRIAL, set()) if row in sheet.trial else (out, names)
        seen |= names
        people.append((row, texts[group.at], group.shown, out))
        unused += sum(text != "" for at, text in enumerate(texts) if at not in used)
        for one in (one for one in asking if texts[one.at]):
            said = items(sheet, known, one.question, texts[one.at]) if one.slot == LIST else [texts[one.at]]
            for number, text in enumerate(said, one.slot if isinstance(one.slot, int) else 1):
                given = (
                    (text, one.slot or one.title) if one.option else (str(number), text)
                )  # an option's cell: its place
                entries.append((row, row, one.shown, *judge(one.question, *given)))
    beside = {"in a column that is no question of yours": unused, "in a row of averages": averages}
    people = pd.DataFrame(people, columns=["row", "group", "column", "out"])
    return people, _frame(entries, ["row", "respondent", "column", *JUDGED]), beside


def _long(sheet, known):
    """Return people, judged entries and what is passed over of long ballots; each text is judged once."""
    heads = list(map(plain, sheet.heads))
    for name in scoring.BALLOT:
        if heads.count(name) > 1:
            sheet.refuse(f"'{name}'", "it occurs twice. Delete or rename one of the two")
    cells = pd.DataFrame({name: sheet.cells[heads.index(name)] for name in scoring.BALLOT})
    if (cells["rank"] == "0").any():
        sheet.refuse("'rank'", "places are counted from 0. Count them from 1", cells.index[cells["rank"] == "0"][0])
    nobody, by = cells["respondent"] == "", {"observed": True, "sort": False}
    groups = cells["group"].cat.codes
    cells["first"] = cells.index.to_series().groupby(cells["respondent"], **by).transform("first")
    cells["moved"] = groups != groups.groupby(cells["respondent"], **by).transform("first")
    people = cells.loc[~nobody & (cells.index == cells["first"]), ["group"]].astype(str)
    people = people.assign(row=people.index, column="group", out="")[["row", "group", "column", "out"]]
    cells = cells[cells["answer"] != ""]
    keys = ["question", "rank", "answer"]
    number = cells.groupby(keys, **by).ngroup().to_numpy()
    texts = cells[~pd.Series(number, cells.index).duplicated()][keys].astype(str).itertuples(index=False)
    entries = _frame([_judge(known, *three) for three in texts], JUDGED).iloc[number].reset_index(drop=True)
    entries = entries.assign(row=cells.index, column="answer", respondent=cells["first"].to_numpy(np.int32))
    entries.loc[cells["moved"].to_numpy(), "fate"] = "another group than before"
    entries.loc[(cells["respondent"] == "").to_numpy(), "fate"] = "no respondent"
    unused = [at for at, head in enumerate(heads) if head not in scoring.BALLOT]
    unused = int(filled(sheet.cells[unused]).sum())
    return people.reset_index(drop=True), entries, {"in a column that is no question of yours": unused}


def _judge(known, question, slot, said):
    """Return question, rank, answer, what to show of it, and fate of one answer; ``slot`` is the text of its place."""
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


def _frame(entries, columns):
    """Return judged entries as a frame whose texts are categories."""
    kinds = {"question": "category", "answer": "category", "rank": np.int8}
    return pd.DataFrame(entries, columns=columns).astype(kinds | {"fate": pd.CategoricalDtype([USED, *PROBLEMS.index])})


def _settled(entries, people, aside):
    """Decide who answers twice, and return all that is set aside: ``aside``, answers, and respondents without any.

    Who names one answer twice, or two for one place, keeps the better. Of a row that is not counted at all, the
    answers that could have been are one line.
    """
    out = people.loc[people["out"] != ""].set_index("row")["out"]
    lost = entries["row"].isin(out.index) & ~entries["fate"].map(PROBLEMS["kind"]).eq("passed over")
    live = entries[(entries["fate"] == USED) & ~lost].sort_values(["rank", "row"], kind="stable")
    for name, problem in (("answer", "the same answer twice"), ("rank", "a second answer for one place")):
        again = live.duplicated(["respondent", "question", name])
        entries.loc[live.index[again], "fate"] = problem
        live = live[~again]
    people["used"] = people["row"].isin(live["respondent"])
    bad = entries[entries["fate"].map(PROBLEMS["kind"]).eq("set aside") & ~lost]
    aside += [("answer", row, column, value, fate, 1) for row, column, value, fate
              in bad[["row", "column", "value", "fate"]].itertuples(index=False)]  # fmt: skip
    number = entries.loc[lost, "row"].value_counts()
    entries.loc[lost, "fate"] = SILENT
    for row, problem in people.loc[~people["used"], ["row", "out"]].itertuples(index=False):
        aside.append(("respondent", row, "all questions", "", problem or SILENT, int(number.get(row, 0))))
    heads = ["what", "row", "column", "value", "problem", "answers"]
    aside = pd.DataFrame(sorted(aside, key=lambda line: line[1]), columns=heads)
    return aside.assign(value=aside["value"].map(shorten), remedy=aside["problem"].map(PROBLEMS["remedy"]))


def _grouped(people, recode):
    """Tidy the groups of people (as typed first, whatever the capitals), and return lines on those without one."""
    names, first = {}, {}
    for said in people["group"].unique():
        tidy = " ".join("".join(c if c.isprintable() else " " for c in said[: LONGEST + 1]).split())
        group = recode.get(same(tidy), tidy) if 0 < len(tidy) <= SHOWN else NO_GROUP
        names[said] = first.setdefault(same(group), group)
    lost = people[people["group"].map(names).eq(NO_GROUP) & people["group"].ne(NO_GROUP) & people["out"].eq("")]
    people["group"] = people["group"].map(names)
    problem = "no group, or too long to be one"
    return [("group", row, column, said, problem, 0) for row, said, column, *_ in lost.itertuples(index=False)]


def _typed(used, people):
    """Return ballots, ratings and choices from the entries that are used."""
    group = people.set_index("row")["group"].astype("category")
    used = used.assign(group=group.array[group.index.get_indexer(used["respondent"])])
    used = used[scoring.BALLOT].reset_index(drop=True)
    ranked, rated = used["question"].isin(RANKED), used["question"].isin(RATED)
    ballots = used if ranked.all() else used[ranked].reset_index(drop=True)
    for name in ("question", "answer"):
        ballots[name] = ballots[name].cat.remove_unused_categories()
    rest = used[~ranked].drop(columns="rank").astype({"group": str, "question": str, "answer": str})
    ratings = rest[rated[~ranked]].rename(columns={"answer": "rating"}).astype({"rating": np.int8})
    return ballots, ratings.reset_index(drop=True), rest[~rated[~ranked]].reset_index(drop=True)


def _look(sheet, columns, entries):
    """Return the table that shows how each column was understood, and the line that says the same to ``report``."""
    lines, taken, heads, full = [], {}, sheet.heads, filled(sheet.cells).sum(axis=0)
    said = entries[entries["fate"] == USED].groupby("column", observed=True)["answer"].unique()
    for at, head in enumerate(heads):
        one = next((one for one in columns if one.at == at), None)
        meaning = "part of a ballot" if sheet.long and plain(head) in scoring.BALLOT else "no question"
        if one:
            slot = "an option that is no category" if one.slot is None else one.slot
            words = f": the place of {slot}" if one.option else f": place {slot}" if one.slot != LIST else ": a ranking"
            meaning = one.question + (words if one.question in RANKED else "") + one.note
        examples = "; ".join(said.get(one.shown, [])[:3]) if one else ""
        lines.append((f"{letter(at)} {shorten(one.title if one else head)}", meaning, examples, full[at]))
        if one and one.question != "respondent" and one.slot is not None and head != one.code:
            taken[head if heads.count(head) == 1 and 0 < len(head) <= SHOWN else letter(at)] = one.code
    frame = pd.DataFrame(lines, columns=["Column", "Understood as", "For example", "Filled"])
    line = f'classroom.report("{sheet.file}", columns={taken})'
    return tables.show(frame, f"How {sheet.file} was understood ({sheet.tool})"), line
