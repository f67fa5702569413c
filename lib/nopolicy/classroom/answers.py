"""Reads the answers of a class, whichever survey tool wrote them, and says how every column was understood.

What makes a *file* unreadable, or readable in two ways, raises SurveyError. What is wrong with an *answer* sets that
answer aside, never its respondent. Every answer is counted once: used, set aside with a reason, or passed over by a
named rule (``teaching/problems.csv`` lists both). Respondents are known by their row alone: no id of theirs is kept.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import numpy as np
import pandas as pd

from nopolicy import scoring, tables
from nopolicy.classroom.cells import BLANKS, averages, ends, items
from nopolicy.classroom.columns import LIST, TOLD, Column, Headings, Reader
from nopolicy.classroom.files import PROBLEMS, SHOWN, WORDS, SurveyError, filled, letter, read_cells, refuse, shorten
from nopolicy.classroom.form import CHOSEN, QUESTIONS, RANKED, RATED, RECODE, place, plain, same, spelled, spellings
from nopolicy.classroom.layouts import lay_out
from nopolicy.classroom.refusals import SCIENTIFIC, ballots, check, complete, single, whole

UNGROUPED = "no group, two groups, an address, or too long to be one"
NO_GROUP, LONGEST, USED, SILENT = "not stated", 500, "used", "no answer that can be used"
TWICE, TRIAL = "a respondent who is there already", "a trial run of the form"
NO, NO_CONSENT = rf"({'|'.join(WORDS['no'])})\b(?!/)", "no consent to take part"
UNFINISHED = {"finished": ["", *WORDS["unfinished"]], "status": WORDS["unfinished status"]}
NUMBERED = re.compile(r"^\d+ : ")  # Moodle: the number of a choice before its text
# An address, a spreadsheet's "1-2", "Other", a telephone number.
NO_NAME = re.compile(r"\S@\S+\.|^\d{4}-\d\d-\d\d \d\d:\d\d:|^-oth-$|^\W*(\d\W*){6,}$")
OF_TEN = re.compile(r"(?:[.,]0+|(?<=\d) ?(?:/|out of|of|de|von) ?10)?[; ]*$")  # and where several could be ticked
NO_ID = re.compile(rf"|anonymous|\W*|{'|'.join(map(re.escape, BLANKS))}|{NO}|{SCIENTIFIC.pattern}")
CONSENT, TO_THIS = (re.compile("|".join(WORDS[kind])) for kind in ("consent", "consent to this"))
PERSON = ["row", "group", "column", "out"]  # somebody, where the group stands, and why nothing of theirs is counted
ENTRY = ["row", "respondent", "column", "question", "slot", "said", "fate"]  # an answer as it came
FATES, OVER = pd.CategoricalDtype([USED, *PROBLEMS.index]), PROBLEMS.index[PROBLEMS["kind"] == "passed over"]
REMEDIES = PROBLEMS["remedy"].to_dict()
JUDGED_BY, WHAT = ["question", "slot", "said"], ["group", "answer", "respondent"]
JUDGED = {"question": "category", "rank": np.int8, "answer": "category", "value": object, "fate": FATES}
ASIDE = ["what", "file", "row", "column", "value", "problem", "remedy", "answers"]


@dataclass(frozen=True)
class Answers:
    """What ``read`` found in a file.

    ``ballots`` are long and checked, as ``scoring`` wants them, text columns categorical; ``ratings`` (1 to 10) and
    ``choices`` have one row per answer. ``people`` has a row for each respondent. ``look`` shows how each column was
    understood, ``correction`` says it as an argument of ``read``, to be copied and corrected. ``set_aside`` lists what
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


def read(path, recode=RECODE, columns=None, questions=None):
    """Read the answers of a class from ``path``: an export of a survey tool, a filled-in template, or long ballots.

    ``recode`` is a recode file; ``columns`` maps headings or letters of columns to the headings of the template that
    they stand for ("" for none), where ``{"Q1": "positive"}`` covers Q1[1], Q1[2] and Q1[3]; ``questions`` are those
    to be read, else all that have a column. Returns Answers. Raises SurveyError for what makes the file or the recode
    file unreadable, or readable in two ways; the message names file, row and column, or the argument, and the remedy.
    """
    told = [questions] if isinstance(questions, str) else questions
    path, unknown = Path(path).expanduser(), sorted(set(told or ()) - set(QUESTIONS))
    if unknown:
        refuse(f"questions={unknown}", "no such question")
    known, own = spellings(recode)
    headings, found, problems = Headings(known), [], []
    for cells in read_cells(path):  # a workbook may have several sheets
        sheet = lay_out(path.name, headings.below_the_title(cells, columns or {}))
        try:
            found.append((sheet, [] if sheet.long else Reader(headings, columns or {}, sheet).columns()))
        except SurveyError as problem:
            problems.append(problem)
    if not found:
        raise problems[0]
    asks = [{"group", "answer"} if one.long else {at.question for at in mine} - {"respondent"} for one, mine in found]
    often, most = Counter(name for has in asks for name in has), max(map(len, asks))  # remarks ask little, that again
    sure = [any("group" in has or 3 * len(has) > most or often[name] < 2 for name in has - {"group"}) for has in asks]
    asking = [*compress(found, sure)]
    if len(asking) > 1:
        refuse(path.name, "{count} sheets could be the answers", count=len(asking))
    sheet, understood = (asking or found)[0]
    if sheet.cells.empty:
        sheet.refuse("", "no respondent under the headings", sheet.top + 1)
    questions = (told or QUESTIONS) if sheet.long else complete(sheet, understood, known, told)
    people, entries, beside = (
        _long(sheet, headings, known, questions) if sheet.long else _wide(sheet, understood, known, questions)
    )
    people["name"], entries = _grouped(people["group"], known["group"]), _judged(entries, known)
    aside = _settled(entries, people, path.name)
    used, fates = entries[entries["fate"] == USED], entries["fate"].value_counts()
    passed = pd.Series({rule: fates[rule] + int(beside.get(rule, 0)) for rule in OVER})
    counts = [(people["used"].sum(), (~people["used"]).sum(), 0), (len(used), aside["answers"].sum(), passed.sum())]
    tally = pd.DataFrame(counts, ["respondents", "answers"], ["used", "set aside", "passed over"]).rename_axis("What")
    tally.insert(0, "read", tally.sum(axis=1))
    look, line = _look(sheet, understood, used, questions)
    people = people[["row", "name", "used"]].set_axis(["row", "group", "used"], axis=1)
    return Answers(path.name, sheet.tool, *_typed(used, people), people, look, line, aside,
                   passed[passed > 0], tally, own)  # fmt: skip


def _wide(sheet, columns, known, questions):
    """Return people, entries and what is passed over of a sheet with one row for each respondent."""
    asking = [one for one in columns if one.question in questions]
    single(sheet, {one.at for one in columns})
    group = next(one for one in columns if one.question == "group")
    rows = [[NUMBERED.sub("", text) for text in texts] for texts in sheet.cells.to_numpy(dtype=object)]
    above, end = averages(sheet, rows, group.at)
    sheet = replace(sheet, cells=sheet.cells.iloc[above:end])
    whole(sheet, group, asking)
    rows, lost = dict(zip(sheet.cells.index, rows[above:end], strict=True)), rows[:above] + rows[end:]
    for question in dict.fromkeys(one.question for one in asking):
        mine = [one for one in asking if one.question == question]
        check(sheet, known, question, {one: [texts[one.at] for texts in rows.values()] for one in mine})
    used = {one.at for one in columns if one.question in ("respondent", "group", *questions)}
    out, entries = _outs(sheet, rows, columns), []
    for row, texts in rows.items():
        level = Counter((one.question, place(texts[one.at])) for one in asking if one.option)
        for one in (one for one in asking if texts[one.at]):
            text, at = texts[one.at], place(texts[one.at])
            fate = "two options at one place" if one.option and 0 < at < 4 and level[one.question, at] > 1 else ""
            parts = [one.named] if one.option else items(sheet, known[one.question], one, text)
            first = one.slot if isinstance(one.slot, int) else 1
            pairs = [(text if one.option else str(slot), said) for slot, said in enumerate(parts, first) if said]
            entries += [(row, row, one.shown, one.question, *pair, fate) for pair in pairs]
    unused = sum(text != "" for texts in rows.values() for at, text in enumerate(texts) if at not in used)
    averaged = sum(text != "" for texts in lost for text in texts)
    beside = {"in a column that is no question of yours": unused, "in a row of averages": averaged}
    people = [(row, texts[group.at], group.shown, out[row]) for row, texts in rows.items()]
    return pd.DataFrame(people, columns=PERSON), pd.DataFrame(entries, columns=ENTRY, dtype=object), beside


def _outs(sheet, rows, columns):
    """Return why each of some rows (by number) is not counted, "" if it is; ``columns`` are understood.

    Of somebody who is there twice the first row counts, or the last attempt where the tool counts attempts; an address
    is the id alone. Refuses ids that most rows repeat, or that begin at 1 again: two classes or times, or no ids.
    """
    seen, out, known = set(), {}, {one.at for one in columns}
    heads = {at: [*map(plain, names)] for at, names in enumerate(sheet.names) if at not in known}
    refused = _unwilling(sheet, rows, heads)
    tries = [at for at, names in heads.items() if names[-1] == "attempt"]
    ids = {one.at for one in columns if one.question == "respondent"}
    mailed = {at for at in ids if any("@" in texts[at] for texts in rows.values())}
    timed = any(re.search(r"\d:\d\d:(?!00)\d\d", text) for texts in [*rows.values()][:9] for text in texts)
    for row in sorted(rows, key=lambda row: [rows[row][at].zfill(9) for at in tries], reverse=bool(tries)):
        texts = rows[row]
        addresses = {(at, texts[at].casefold()) for at in mailed if "@" in texts[at]}
        names = addresses or {(at, texts[at]) for at in ids - mailed if not NO_ID.fullmatch(same(texts[at]))}
        names |= {("the whole row", tuple(texts))} if timed else set()  # to the second: it was sent or pasted twice
        out[row] = TRIAL if row in sheet.trial else TWICE if names & seen else NO_CONSENT if row in refused else ""
        seen |= set() if out[row] else names
    lines, half = [*rows.values()], len(rows) // 2
    if lines[:half] == lines[half:] and len({*map(tuple, lines)}) > 2 and sum(map(bool, lines[0])) > 5:
        sheet.refuse("", "the second half of the rows is the first once more", [*rows][half])
    twice = [row for row, why in out.items() if why == TWICE]
    again = any([rows[row][at] for row in twice] == [*map(str, range(1, len(twice) + 1))] for at in ids)
    if ids and twice and (again or (len(twice) > 2 and 2 * len(twice) >= len(rows))) and not tries:
        line = {letter(at): "" for at in sorted(ids)}
        sheet.refuse(next(iter(line)), "{count} of {all} rows repeat an id", count=len(twice), all=len(rows), line=line)
    return out


def _unwilling(sheet, rows, heads):
    """Return the rows that say no to taking part, by plain ``heads``; refuses a no that may be to something else."""
    found = set()
    for at, names in heads.items():
        no = {row for row in rows if re.match(NO, same(rows[row][at]))} if any(map(CONSENT.search, names)) else set()
        if no and not any(map(TO_THIS.search, names)):
            problem = "somebody says no, perhaps to something else than to take part"
            sheet.refuse(Column(at, max(sheet.names[at], key=len)).shown, problem, line={letter(at): ""})
        found |= no
    return found


def _long(sheet, headings, known, questions):
    """Return people, entries and what is passed over of long ballots."""
    heads = list(map(plain, sheet.heads))
    if twice := [name for name in scoring.BALLOT if heads.count(name) > 1]:
        sheet.refuse(f"'{twice[0]}'", "it occurs twice")
    cells = sheet.cells[[heads.index(name) for name in scoring.BALLOT]].astype("category")
    cells = cells.set_axis(["respondent", "group", "question", "slot", "said"], axis=1)
    cells["respondent"] = cells["respondent"].map(lambda name: same(name).removesuffix(".0")).astype("category")
    cells["question"] = cells["question"].map(headings.question).astype("category")
    single(sheet, {*map(heads.index, scoring.BALLOT)})
    ballots(sheet, known, questions, cells, heads.index("answer"))
    by = cells.assign(row=cells.index, code=cells["group"].cat.codes).groupby("respondent", observed=True, sort=False)
    first, moved = by["row"].transform("first"), by["code"].transform("first") != cells["group"].cat.codes
    moved &= cells["group"] != ""
    nobody = cells["respondent"] == ""
    people = cells[~nobody & (first == cells.index)].astype(str).assign(row=first, column="group", out="")[PERSON]
    fate = np.select([nobody, moved], ["no respondent", "another group than before"], "")
    entries = cells.assign(row=cells.index, respondent=first.astype(np.int32), column="answer", fate=fate)
    unused = filled(sheet.cells[[at for at, head in enumerate(heads) if head not in scoring.BALLOT]]).sum()
    leave = [name for name in cells["question"].cat.categories if same(name) in {*QUESTIONS} - {*questions}]
    full, other = entries["said"] != "", entries["question"].isin(leave)
    beside = {"in a column that is no question of yours": unused + (full & other).sum()}
    return people.reset_index(drop=True), entries.loc[full & ~other, ENTRY].reset_index(drop=True), beside


def _judged(entries, known):
    """Return entries with rank, answer, what to show of each (``value``), and fate; each text is judged once."""
    number = entries.groupby(JUDGED_BY, observed=True, sort=False).ngroup().to_numpy()
    first = ~pd.Index(number).duplicated()
    texts = zip(*(entries[name].array[first] for name in JUDGED_BY), strict=True)
    judged = [*zip(*(_judge(known, *map(str, three)) for three in texts), strict=True)] or [()] * len(JUDGED)
    made = {name: pd.array(said, JUDGED[name])[number] for name, said in zip(JUDGED, judged, strict=True)}
    before = (entries["fate"] != "").to_numpy()
    made["fate"][before] = entries["fate"].array[before]
    return pd.DataFrame({name: entries[name] for name in ("row", "respondent", "column")} | made)


def _judge(known, question, slot, said):
    """Return question, rank, answer, what to show of it, and fate of one answer; ``slot`` is the text of its place."""
    text, question = same(said), question.casefold()
    number = place(slot) if question in RANKED else 1
    text = OF_TEN.sub("", text) if question in RATED else text
    if question in RATED and text not in known[question] and (end := ends(text)) and end[0][0] in (1, 10):
        text = str(end[0][0])
    answer = known[question].get(spelled(known, question, text)) if question in known else None
    fates = (
        (question not in QUESTIONS, "no question of the form", question),
        (text in BLANKS and answer is None, "a code for no answer", said),
        (question in RANKED and same(slot) in BLANKS, "a code for no answer", said),
        (len(said) > LONGEST, "too long to be an answer", said),
        (number > 3, "beyond the third place", said),
        (number == 0, "not a place from 1 to 3", slot),
        (answer is None and question in RATED, "not a whole number from 1 to 10", said),
        (answer is None, "not a category of this question", said),
        (True, USED, said),
    )
    fate, shown = next(of for true, *of in fates if true)
    return question, number, answer or "", shown, fate


def _grouped(typed, recode):
    """Return the groups of people by what they typed; whatever the capitals, a group is written as it was first."""
    names, first = {}, {}
    alone = {same(said).rstrip("; ") for said in typed.unique()}
    for said in typed.unique():
        name = re.sub(r"(?<=\d)\.0$|^<p>|</p>$", "", shorten(said).rstrip("; "))  # a spreadsheet's doing, or a tool's
        parts = [same(part) for part in re.split("[;,]", name)]
        none = not 0 < len(name) <= SHOWN or same(name) in BLANKS or NO_NAME.search(name)
        group = recode.get(same(name), NO_GROUP if none or (parts[1:] and alone.issuperset(parts)) else name)
        names[said] = first.setdefault(same(group), group)
    return typed.map(names)


def _settled(entries, people, file):
    """Decide who answers twice, and return all that is set aside: groups, answers, and respondents without any.

    Who names one answer twice, or two for one place, keeps the better. Of a row that is not counted at all, the
    answers that could have been are one line.
    """
    fate = entries["fate"].array.copy()
    over = fate.isin(OVER)
    lost = entries["row"].isin(people["row"][people["out"] != ""]).to_numpy() & ~over
    live = entries[(fate == USED) & ~lost].sort_values("rank", kind="stable")  # rows are in order
    for named, problem in (("answer", "the same answer twice"), ("rank", "a second answer for one place")):
        again = live.duplicated(["respondent", "question", named])
        fate[live.index[again]], live = problem, live[~again]
    people["used"] = people["row"].isin(live["respondent"])
    number, bad = Counter(entries["row"][lost]), (fate != USED) & ~over & ~lost
    lines = zip(*(entries[name][bad] for name in ("row", "column", "value")), fate[bad], strict=True)
    lines = [("answer", *line, 1) for line in lines]
    fate[lost] = SILENT
    entries["fate"] = fate
    for at, typed, column, out, name, used in people.itertuples(index=False, name=None):
        if name == NO_GROUP and typed != NO_GROUP and not out:
            lines.append(("group", at, column, typed, UNGROUPED, 0))
        if not used:
            lines.append(("respondent", at, "all questions", "", out or SILENT, number[at]))
    lines = sorted(lines, key=lambda line: (line[1], WHAT.index(line[0])))
    lines = [(what, file, row, at, shorten(said), why, REMEDIES[why], n) for what, row, at, said, why, n in lines]
    return pd.DataFrame(lines, columns=ASIDE)


def _typed(used, people):
    """Return ballots (texts as categories), ratings and choices from the entries that are used."""
    group = pd.Categorical(people["group"])[pd.Index(people["row"]).get_indexer(used["respondent"])]
    parts = {"respondent": used["respondent"].array, "group": group}
    parts |= {name: used[name].array for name in ("question", "rank", "answer")}
    kinds = (used["question"].isin(names).to_numpy() for names in (RANKED, RATED, CHOSEN))
    ballots, ratings, choices = (pd.DataFrame({name: parts[name][mine] for name in parts}) for mine in kinds)
    for name in ("question", "answer"):
        ballots[name] = ballots[name].cat.remove_unused_categories()
    ratings["rating"] = ratings.pop("answer").astype(str).astype(np.int8)
    del ratings["rank"], choices["rank"]
    return ballots, ratings, choices


def _look(sheet, columns, used, questions):
    """Return the table that shows how each column was understood, and the argument that says it to ``read``."""
    lines, taken, heads, full = [], {}, sheet.heads, filled(sheet.cells).sum(axis=0)
    said, columns = defaultdict(dict), {one.at: one for one in columns}
    for column, answer in () if sheet.long else zip(used["column"], used["answer"], strict=True):
        said[column][answer] = None
    codes = {one.code for one in columns.values()}
    for at, head in enumerate(heads):
        one, title = columns.get(at), head
        meaning = "part of a ballot" if sheet.long and plain(head) in scoring.BALLOT else "no question"
        kind = next((kind for kind in UNFINISHED if re.fullmatch("|".join(WORDS[kind]), plain(head))), None)
        if kind:
            ends = sheet.cells.loc[used["respondent"].unique(), at].map(same).isin(UNFINISHED[kind]).sum()
            meaning += f"; not finished, and counted like the others: {ends}" * bool(ends)
        if one and one.question:
            slot, title = "an option that is no category" if one.slot is None else one.slot, one.title
            words = ": a ranking, the first in the cell is the first place" if one.slot == LIST else f": place {slot}"
            words = f": the place of {slot} (1 is the first)" if one.option else words
            words += " and no further one" * (one.slot in (1, 2) and f"{one.question}_{one.slot + 1}" not in codes)
            meaning = one.question + (words if one.question in RANKED else "") + one.note
            low = [*map(int, said[one.shown])] if one.question in RATED else []
            if 0 < max(low, default=0) < 6 and full[at] > 4:
                meaning += "; nobody says more than 5: was the scale 1 to 10?"
        if one and (one.trust == TOLD or (one.question != "respondent" and one.slot is not None and head != one.code)):
            taken[head if heads.count(head) == 1 and 0 < len(head) <= SHOWN else letter(at)] = one.code
        examples = "; ".join([*said[one.shown]][:3]) if one else ""
        if one and one.question == "group":
            examples = f"different: {len({*map(same, sheet.cells[at])} - {''})}"
        lines.append((f"{letter(at)} {shorten(title)}", meaning, examples, full[at]))
    frame = pd.DataFrame(lines, columns=["Column", "Understood as", "For example", "Filled"])
    absent = ", ".join(name for name in QUESTIONS if name not in questions)
    absent = f". Without a column, or left out: {absent}" if absent else ""
    return tables.show(frame, f"How {sheet.file} was understood ({sheet.tool}){absent}"), f"columns={taken}"
