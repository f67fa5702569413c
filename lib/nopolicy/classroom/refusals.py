"""What cells hold beside answers: lists, ticks, codes, rows of averages; what would be misread is refused."""

import re
from itertools import combinations, zip_longest

from nopolicy.classroom.columns import LIST, TOLD
from nopolicy.classroom.files import WORDS, letter, shorten
from nopolicy.classroom.form import CHOSEN, RANKED, place, plain, same

BLANKS, TICKS = set(WORDS["no answer"]), set(WORDS["tick"])
AVERAGE = re.compile(f"(?:({'|'.join(WORDS['average'])})\\b|(?:{'|'.join(WORDS['beside an average'])})$)")


def items(sheet, known, one, text):
    """Return the answers in one cell of a Column, "" for a place left open; between spaces the longest words win."""
    if one.slot != LIST or same(text) in known[one.question]:
        return [text]
    if sheet.between != "space":
        return [part.strip() for part in text.rstrip(f"{sheet.between} ").split(sheet.between)]
    said = [re.escape(words).replace(r"\ ", "[_ ]+") for words in sorted(known[one.question], key=len, reverse=True)]
    pattern = rf"(?<!\S)(?:{'|'.join(said)})(?!\S)|\S+"
    return [part.replace("_", " ") for part in re.findall(pattern, text, re.IGNORECASE)]


def given(sheet, known, one, text):
    """Return what one cell of a Column says: pairs of the text of a place and an answer, places left open skipped."""
    if one.option:
        return [(text, one.says)]
    parts = enumerate(items(sheet, known, one, text), one.slot if isinstance(one.slot, int) else 1)
    return [(str(number), part) for number, part in parts if part]


def check(sheet, known, question, columns):
    """Refuse a question whose cells (a text column for each Column) hold ticks, codes, or places counted from 0."""
    said = {one: [text for text in cells if text and same(text) not in BLANKS] for one, cells in columns.items()}
    options = {one: texts for one, texts in said.items() if one.option}
    places = {same(text) for texts in options.values() for text in texts}
    strangers = [one for one in options if one.slot is None and {*map(same, options[one])} & known[question].keys()]
    if strangers:
        free = [f"{question}_{at}" for at in (1, 2, 3) if at not in {one.slot for one in said}]
        line = {letter(one.at): name for one, name in zip_longest(strangers, free[: len(strangers)], fillvalue="")}
        sheet.refuse(strangers[0].shown, "its heading names no place, and its cells hold answers", line=line)
    for one, texts in options.items():
        if texts and (places <= TICKS or {*map(plain, texts)} == {plain(str(one.slot))}):
            sheet.refuse(one.shown, "boxes to tick, from which no order can be read")
        if "0" in places:
            sheet.refuse(one.shown, "places are counted from 0")
    words, first = sorted(text for text in places if re.match(r"[1-3]\b", text) and not place(text)), [*options][:1]
    if words:
        sheet.refuse(first[0].shown, "{said} could be a place or points", said=repr(shorten(words[0])))
    people = [[text for text in row if place(text)] for row in zip(*(columns[one] for one in options), strict=True)]
    people = [row for row in people if len(row) > 1]
    if sum(len({*map(place, row)}) < len(row) for row in people) > max(len(people) / 2, 1):
        sheet.refuse(first[0].shown, "numbers of a rating and no places: most people give one to two options")
    if question not in (*RANKED, *CHOSEN):
        return
    answers = []
    for one in (one for one in said if not one.option):
        lists = [items(sheet, known, one, text) for text in said[one]]
        commas = [parts[0].split(",") for parts in lists if len(parts) == 1 and same(parts[0]) not in known[question]]
        if any(len(parts) > 1 and {*map(same, parts)} <= known[question].keys() for parts in commas):
            sheet.refuse(one.shown, "several answers between commas, as boxes to tick give them")
        if one.trust != TOLD and _ticked(known[question], lists):
            line = {letter(one.at): question}
            sheet.refuse(one.shown, "several answers in one order, as boxes to tick give them", line=line)
        answers += [(same(text), one) for parts in lists for text in parts]
    words = sorted({text for text, _ in answers})
    if len(answers) > 1 and all(re.fullmatch(r"(ao?)?\d+", text) and text not in known[question] for text in words):
        line = f"{question},{words[0]},…"
        sheet.refuse(answers[0][1].shown, "codes, not answers: {codes}", codes=", ".join(words[:3]), line=line)


def _ticked(known, lists):
    """Tell whether lists of answers may be ticks and no rankings: some differ, and no two are in opposite orders."""
    lists = [[known.get(same(item)) for item in items] for items in lists if len(items) > 1]
    lists = [items for items in lists if None not in items]
    pairs = {pair for items in lists for pair in combinations(items, 2)}
    form = list(known.values())  # two lists can agree by chance, but hardly in the form's own order
    printed = all(form.index(one) < form.index(other) for one, other in pairs)
    alike = printed or (len(lists) > 3 and not any((other, one) in pairs for one, other in pairs))
    return len({*map(frozenset, lists)}) > 1 and alike


def averages(rows, rated):
    """Return how many rows at the end are averages and no people (rows: lists of text; rated: columns of ratings)."""
    lost, sure, figure = 0, False, re.compile(r"-?\d+([.,]\d+)?")
    people = [row for row in rows if not all(figure.fullmatch(text) for text in row if text)]
    always = [at for at in range(len(rows[0])) if all(row[at] for row in people)] if len(people) > 1 else []
    for row in rows[:0:-1]:
        first, *figures = last = [text for text in row if text]
        label, fractions = AVERAGE.match(plain(first)), any(re.search(r"[.,]\d*[1-9]", text) for text in last)
        figures = figures if label else last  # without such a word, only figures, and one that is not whole,
        bare = {at for at, text in enumerate(row) if text} <= rated and sum(not row[at] for at in always) > 1
        if not figures or not (label or fractions or bare) or not all(map(figure.fullmatch, figures)):
            break  # … or no more than ratings, where everybody else has two other columns filled
        lost, sure = lost + 1, sure or not label or bool(label[1])
    return lost if sure else 0
