"""What would be misread is refused: columns that are missing, ticks, codes, points, scales, rows that are no people."""

import re
from collections import Counter
from itertools import combinations, zip_longest

import numpy as np

from nopolicy import scoring
from nopolicy.classroom.cells import BLANKS, END, FOOT, either, ends, items
from nopolicy.classroom.columns import LIST, MARKS, TOLD, Column
from nopolicy.classroom.files import LISTED, WORDS, filled, letter, shorten
from nopolicy.classroom.form import CHOSEN, GROUP, QUESTIONS, RANKED, RATED, code, place, plain, same, spelled, template

TICKS, LEAST, ZERO = set(WORDS["tick"]), re.compile(rf"\b{FOOT}\b"), re.compile(r"0([.,]0+)?")
SCIENTIFIC = re.compile(r"\d([.,]\d+)?e\+\d+")  # an id that was a long number: 1.14E+10 is many
SCALE = "a scale that is not from 1 to 10: {said}"
OWN = re.compile(f"^(?:{'|'.join(WORDS['own'])})$|{'|'.join(WORDS['consent'])}")
BEGINS = re.compile(r"[1-3]\b|[^-(:=]*")  # where a place may stand
SPAN = re.compile(r"(?:\b\d{1,3} ?(?:-|to|a|bis|and|y|und|through|\.\.+)|\bout of) ?\d{1,3}\b")
NUMBER, TEN = re.compile(r"\d{1,4}([.,]\d+)?"), re.compile(r"1\D+10|out of 10")
NO_GROUP = re.compile(r"\d{3}|^[\d.,]+$|@")
POINTS = re.compile(r"\b(?:borda|points|puntos|punkte|weights)\b")


def complete(sheet, columns, known, questions):
    """Return the questions that a sheet asks, ``questions`` if they are told; refuses one that lacks a column.

    A question that is not told may have no column at all, unless there is one that could hold its answers. The remedy
    names every column that could be one of those that lack.
    """
    blank = [one.code for one in columns if one.code == "group" and one.trust != TOLD and not any(sheet.cells[one.at])]
    has, there = {one.code for one in columns}.difference(blank), {one.question for one in columns}
    options = Counter(one.question for one in columns if one.option)  # one alone ranks nothing
    full = {name for name in options if options[name] > 1} | {one.question for one in columns if one.slot == LIST}
    has |= {f"{name}_{at}" for name in full for at in (1, 2, 3)}
    free = sheet.cells[[at for at in sheet.cells if at not in {one.at for one in columns}]]
    fits, ends = _could_be(sheet, free, known)
    could = there.union(*fits.values()) if there & {*QUESTIONS} else QUESTIONS  # in another language none is left out
    told = questions or [name for name in QUESTIONS if name in could]
    maybe, line = {}, {}  # by what lacks, the columns that could be it
    for question in ("group", *told):
        lacks = [one for one in template() if one not in has and question in (one, one[:-2])]
        fewer = f"{question}_1" in has and f"{question}_3" not in has  # asked for one place or two
        mine = [at for at, may in fits.items() if question in may]
        if lacks and (mine or not (fewer or question in blank)):  # a blank group of the tool's is one, if no other is
            maybe[lacks[0]] = mine
            sure = all(fits[at] == [question] for at in mine)
            codes = _codes(question, lacks, [ends[at] for at in mine]) if sure else []
            line |= dict(zip(map(letter, mine), codes, strict=False))
    if not maybe:
        return told
    lacking, none = [*maybe], {letter(at): "" for mine in maybe.values() for at in mine}
    told_before = {letter(one.at): one.code for one in columns if one.trust == TOLD}
    line = told_before | (line or {"your heading": lacking[0]})
    asked = [one for one in told if not any(code.startswith(one) for code in lacking)]
    could = "".join(f" ({Column(at, max(sheet.names[at], key=len)).shown} could be)" for at in maybe[lacking[0]][:1])
    yours = f", or say which of your columns it is{could}: columns={line}"
    if none and asked and not questions and lacking[0] != "group":
        yours += f", or that none is: columns={told_before | none}"
    if {"question", "answer"} <= {*map(plain, sheet.heads)}:
        yours = f"; long ballots have the headings {', '.join(scoring.BALLOT)}"
    add = f"Ask {GROUP!r}, or add a column 'group' with one word for all" if lacking[0] == "group" else "Add it"
    leave = f", or leave its question out (questions={asked})" if lacking[0] != "group" and asked else ""
    sheet.refuse(f"'{lacking[0]}'", "missing", add=add, yours=yours if len(free.columns) else "", leave=leave)


def _codes(question, lacks, ends):
    """Return what ``columns=`` may call columns whose codes would end so, of a question that ``lacks`` some codes."""
    named = [question + end for end in ends]
    if question in RANKED and ends and all(" [" in end for end in ends):
        return named
    if len(lacks) == 3 and len(ends) == 1:
        return [question]
    codes = named if question in RANKED and any(ends) else lacks
    return codes if len(ends) <= len(codes) and {*codes} <= {*lacks} else []


def _could_be(sheet, free, known):
    """Return the questions of which each free column could hold the answers, and what would end its code.

    What a tool adds is no question. A heading that is an option of a ranking is one over places: as many as there are
    options beside it (ratings go higher), or three. Headings that are alike but for their last part, or for a place,
    ask the same, even if a place was left blank, or an option is no category; and what fits two questions goes on
    with the one before it.
    """
    heads = {at: head for at in free if not OWN.search(head := plain(sheet.names[at][0]))}
    parts = {at: MARKS.split(sheet.names[at][0].rstrip("] ")) for at in heads}
    options = {at: [name for name in RANKED if spelled(known, name, parts[at][-1]) in known[name]] for at in heads}
    number = Counter((*parts[at][:-1], name) for at in heads for name in options[at])
    found, ends, asks, before = {}, {}, {}, [""]
    for at, head in heads.items():
        fits = _fits(free[at], known)
        if any(same(sheet.names[at][0]) in known[name] for name in fits):
            sheet.refuse("", "an address or an answer among the headings")  # they are the first person's
        *stem, last = parts[at]
        likely = {name: number[*stem, name] for name in options[at]}
        said = {place(text) for text in free[at] if text and same(text) not in BLANKS}
        most = max(likely.values(), default=0)
        places = (said or most) and said <= {*range(1, max(3, most) + 1)}
        ends[at] = f"_{place(last)}" if place(last) else f" [{last}]" if places else ""
        may = [name for name in likely if likely[name] == most] if said and places else []
        may = may or [name for name in fits if head or name not in RATED]  # the row's number
        may = [name for name in may if any(map(head.count, WORDS.get(f"about {name.split('_')[0]}", ())))] or may
        words = plain(" ".join(stem)).split() or plain(last).split()
        beside = {*plain(last).split()[-1:]} & {*WORDS["beside an answer"]}  # a remark, which repeats the heading
        words = at if beside or not words else tuple(word for word in words if not place(word))
        same_as = asks.get(words, "")
        if same_as in may or (same_as and (not may or (" [" in ends[at] and may[0] in RATED))):
            may = [same_as]
        elif len(may) > 1 and before[-1] in may and before.count(before[-1]) < 3:
            may = before[-1:]
        before.append(may[0] if len(may) == 1 and may[0] in RANKED else "")
        asks[words] = before[-1] or same_as
        if {*may} & {*RANKED} and LEAST.search(head):
            may = [*may, "its opposite"]
        found[at] = may or ["group"] * _shared(head, free[at])
    return found, ends


def _shared(head, cells):
    """Tell whether the texts of a column may be groups: several, most of them somebody else's too, and no figures."""
    said = [same(text) for text in cells if text]
    own = {*head.split()} & {*WORDS["another group"]} or any(map(NO_GROUP.search, said))
    return not own and 1 < len({*said}) <= len(said) / 2


def _fits(cells, known):
    """Return the questions to which most cells of a column could be the answers, or of a ranked one a fifth."""
    said = Counter(text for text in cells if text)
    fit = {name: sum(said[text] for text in said if _answers(known, name, text)) for name in known}
    most = [name for name in known if 2 * fit[name] > said.total()]
    return most or [name for name in RANKED if 5 * fit[name] > said.total()]  # people wrote what they liked


def single(sheet, known):
    """Refuse a column that is no question (it is not ``known``) and says that a row is not one person, once."""
    free = {at: {*cells} - {""} for at, cells in sheet.cells.items() if at not in known and (cells != "").any()}
    bare = {letter(at): "" for at in free if at > min(known, default=0) and not plain("".join(sheet.names[at]))}
    for at, said in free.items():
        name, cells = sheet.heads[at], sheet.cells[at]
        times = len(said) < 9 and {*map(same, said)} <= {*WORDS["before and after"]}
        places = 1 < len(said) < min(len(cells), 9) and {*map(place, said)} <= {1, 2, 3}
        waves = (times or plain(name) in WORDS["wave"]) and (len(said) > 1 or (cells == "").any())
        for true, problem in (
            (plain(name) in WORDS["weight"] and said != {"1"}, "a row that stands for several ballots"),
            (waves, "people who were asked more than once"),
            (places and plain(name) in WORDS["beside a place"], "a row for each place of a person"),
            (letter(at) in bare, "a cell under no heading"),
        ):
            if true:
                row, line = (None, {letter(at): ""}) if name else (cells.index[cells != ""][0], bare)
                leave = "" if sheet.long else f", or, if it says something else, leave it out: columns={line}"
                sheet.refuse(Column(at, name).shown, problem, row, leave=leave)


def whole(sheet, group, asking):
    """Refuse a sheet with a second table or its headings under the first, or groups only in the first of some rows."""
    full, row = filled(sheet.cells), sheet.cells.index
    answers = full[:, [one.at for one in asking]].any(axis=1)
    titles = row[(full.sum(axis=1) == 1) & (np.diff(row, prepend=row[:1]) > 1)]
    if len(titles) and (row[answers] > titles[0]).any():
        sheet.refuse("", "another table under the first", titles[0])
    for at, texts in zip(row, sheet.cells.to_numpy(dtype=object), strict=True):
        if 2 * len({*sheet.heads}.intersection(texts) - {""}) > len({*sheet.heads} - {""}):
            sheet.refuse("", "the headings once more", at)
    row, full, told = row[answers], full[answers], full[answers, group.at]
    _sparse(sheet, group.shown, "a group", row, told)
    lacks = full[told].all(axis=0) & ~full[-1:]  # of what all others have
    if told.sum() > 1 and not told[-1] and lacks.sum() > 1:
        sheet.refuse(group.shown, "the last row lacks a group, and more that all others have", row[-1])


def _sparse(sheet, column, what, rows, told):
    """Refuse a column that is filled (``told``) in the first of some rows, and blank in most."""
    if len(told) > 2 and told[0] and 2 * told.sum() < len(told) and not (told[1:] & told[:-1]).any():
        sheet.refuse(column, "one row has {what}, and those below it have none", rows[1], what=what)


def ballots(sheet, known, questions, cells, answer):
    """Refuse long ballots (respondent, group, question, slot, said, all categories; ``answer`` is where they stand)."""
    _sparse(sheet, "'respondent'", "an id", cells.index, filled(cells["respondent"]))
    asked = cells["question"].map(same)
    ranked = cells[asked.isin(RANKED)]
    for name, head, spoilt, problem in (
        ("slot", "'rank'", ZERO, "places are counted from 0"),
        ("respondent", "'respondent'", SCIENTIFIC, "an id that a spreadsheet has spoilt"),
    ):
        wrong = [said for said in ranked[name].cat.categories if spoilt.fullmatch(said)]
        if (rows := ranked.index[ranked[name].isin(wrong)]).size:
            sheet.refuse(head, problem, rows[0])
    known_by = cells[(cells["respondent"] != "") & (cells["group"] != "")].drop_duplicates(["respondent", "group"])
    placed = ranked[(ranked["respondent"] != "") & (ranked["slot"] != "") & (ranked["said"] != "")]
    for rows, alike in ((known_by, ["respondent"]), (placed, ["respondent", "question", "slot"])):
        twice = rows["respondent"][rows.duplicated(alike)]
        if twice.nunique() > 1 and 2 * len(twice) >= len(rows) - len(twice):
            sheet.refuse("'respondent'", "most respondents are there twice", twice.index[0])
    for question in questions:
        texts = cells.loc[asked == question, "said"].unique()
        check(sheet, known, question, {Column(answer, "answer", question, 1): [*texts]})


def check(sheet, known, question, columns):
    """Refuse a question whose cells (texts for each Column, all of one length) cannot be read in one way alone."""
    said = {one: [text for text in cells if text and same(text) not in BLANKS] for one, cells in columns.items()}
    options = {one: texts for one, texts in said.items() if one.option and texts}
    _scaled(sheet, question, {one: texts if question in RATED else () for one, texts in said.items()} | options)
    if options:
        ranked = any(one.slot for one in options)  # then no column is a place's, or a list
        places = [] if ranked else [f"{question}_{at}" for at in (1, 2, 3) if at not in {one.slot for one in said}]
        odd = {one: texts for one, texts in said.items() if one.slot is None or (ranked and not one.option)}
        strangers = [one for one in odd if any(_answers(known, question, text) for text in odd[one])]
        line = {letter(one.at): name for one, name in zip_longest(strangers, places[: len(strangers)], fillvalue="")}
        if strangers:
            sheet.refuse(strangers[0].shown, "its heading names no place, and its cells hold answers", line=line)
        _placed(sheet, options, zip(*(columns[one] for one in options), strict=True))
    if question in (*RANKED, *CHOSEN):
        _answered(sheet, known, question, {one: said[one] for one in said if not one.option})


def _placed(sheet, options, rows):
    """Refuse columns of options (texts for each Column, and all cells by row) that hold ticks, points or ratings."""
    texts, rows = {same(text) for texts in options.values() for text in texts}, [*rows]
    own = any({*map(plain, said)} == {plain(str(one.slot))} for one, said in options.items())
    odd = Counter(one for row in rows for one in dict.fromkeys(row) if not place(one) and place(BEGINS.match(one)[0]))
    ((label, times),) = odd.most_common(1) or [("", 0)]
    label = shorten(label) if times > 1 else f"{BEGINS.match(label)[0]} …"  # no more of what one person wrote
    high = max(10, 2 * len(options))  # 99 is no answer
    people = [places for row in rows if len(places := [place(text) for text in row if place(text)]) > 1]
    rated = [row for row in people if len({*row}) < len(row) or 1 not in row or (max(row) > high and max(row) % 11)]
    for true, problem, said in (
        (any(POINTS.search(plain(one.title)) for one in options), "{said} could be a place or points", "points"),
        (own or texts <= TICKS, "boxes to tick, from which no order can be read", ""),
        (any(map(ZERO.fullmatch, texts)), "places are counted from 0", ""),
        (times > 1 or 2 * len(odd) > sum(map(len, options.values())), "{said} could be a place or points", repr(label)),
        (not any(place(text) for row in rows for text in row), "none of its answers is a place", ""),
        (len(rated) > max(len(people) / 2, 1), "numbers of a rating and no places", ""),
    ):
        if true:
            sheet.refuse(next(iter(options)).shown, problem, said=said)


def _scaled(sheet, question, columns):
    """Refuse numbers (texts for each Column) on another scale than is read: 1 to 10, or places with 1 as the first."""
    top, most = (10, "most important") if question in RATED else (1, "first place")
    for one, texts in columns.items():
        for text in {one.title: 0} | dict.fromkeys(texts):
            told = [end for end in ends(text) if top == 1 or text == one.title or end[0] in (1, 10)]
            if any(number != (top if best else 1) if top > 1 else best != (number == 1) for number, best in told):
                said = repr(END.search(same(text))[0])  # no more of what somebody wrote
                sheet.refuse(one.shown, "{said} could be either end of a scale", said=said, top=top, most=most)
        numbers = [float(text.replace(",", ".")) for text in texts if top > 1 and NUMBER.fullmatch(text)]
        out = [number for number in numbers if not 1 <= number <= 10]
        span = next((span for span in SPAN.findall(same(one.title)) if top > 1 and not TEN.fullmatch(span)), "")
        if span or (out and min(out) < 1 and max(numbers) < 11) or (len({*out}) > 1 and 2 * len(out) >= len(texts)):
            sheet.refuse(one.shown, SCALE, said=span or ", ".join(f"{number:g}" for number in sorted({*out})[:3]))


def _answered(sheet, known, question, columns):
    """Refuse columns of answers (texts for each Column) that hold codes, or boxes that were ticked."""
    answers, words = [], known[question]
    for one, texts in columns.items():
        lists = [[spelled(known, question, part) for part in items(sheet, words, one, text)] for text in texts]
        whole = [text for parts in lists if len(parts) == 1 and (text := same(parts[0])) not in words]
        lumped = question in RANKED and sum(_several(words, text) for text in whole)
        if lumped and (one.slot == LIST or 2 * lumped > len(lists)):  # in a place's column one person may have erred
            sheet.refuse(one.shown, "several answers in one cell, as boxes to tick give them")
        codes = {code(category) for category in words.values()} - {same(category) for category in words.values()}
        # JSON and codes are of the form that we give, which asks for rankings: there two or three may agree.
        ours = sheet.between == LISTED or all(codes.issuperset(items) for items in lists)
        if one.trust != TOLD and _ticked(words, lists, ours):
            line = {letter(one.at): question}
            sheet.refuse(one.shown, "several answers in one order, as boxes to tick give them", line=line)
        answers += [(same(text), one) for parts in lists for text in parts]
    codes = sorted({text for text, _ in answers})
    if question in RANKED and codes not in ([], ["1"]) and TICKS.issuperset(codes):
        sheet.refuse(answers[0][1].shown, "boxes to tick, from which no order can be read")
    if len(answers) > 1 and all(re.fullmatch(r"[a-z_]*\d+", text) and text not in words for text in codes):
        line = f"{question},{codes[0]},…"
        sheet.refuse(answers[0][1].shown, "codes, not answers: {codes}", codes=", ".join(codes[:3]), line=line)


def _answers(known, name, text):
    """Tell whether a text is an answer to a question, or, where it is a ranking, several in one cell."""
    return spelled(known, name, text) in known[name] or (name in RANKED and _several(known[name], same(text)))


def _several(known, text):
    """Tell whether a text is nothing but different answers to a question, and marks and places between them."""
    pattern = either(tuple(known), r"\w")
    found = {known[" ".join(re.split("[_ ]+", words))] for words in pattern.findall(text)}
    return len(found) > 1 and all(map(place, re.findall(r"\w+", pattern.sub(" ", text))))


def _ticked(known, lists, ours):
    """Tell whether lists of answers may be ticks and no rankings: there are two, and no two are in opposite orders."""
    lists = [[known.get(same(item)) for item in items] for items in lists if len(items) > 1]
    lists = [items for items in lists if None not in items]
    pairs = {pair for items in lists for pair in combinations(items, 2)}
    form = list(known.values())
    printed = all(form.index(one) < form.index(other) for one, other in pairs)
    enough = (len({*map(frozenset, lists)}) > 1 and (printed or len(lists) > 3)) if ours else len(lists) > 1
    return enough and not any((other, one) in pairs for one, other in pairs)
