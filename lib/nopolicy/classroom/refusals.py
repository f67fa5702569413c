"""What cells hold beside answers: lists, ticks, codes, rows of averages; what would be misread is refused."""

import re
from itertools import combinations, zip_longest

from nopolicy.classroom.columns import LIST, TOLD
from nopolicy.classroom.files import LISTED, WORDS, letter, shorten
from nopolicy.classroom.form import CHOSEN, RANKED, RATED, place, plain, same

BLANKS, TICKS = set(WORDS["no answer"]), set(WORDS["tick"])
TOP, FOOT = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("top", "foot"))
END = re.compile(  # "1 = most important", "most important (1)"
    rf"\b(?P<a>\d+)\s*(?:[=:(–-]|is|means)*\s*(?:the |am )?(?:(?P<most>{TOP})|{FOOT})\b"
    rf"|\b(?:(?P<more>{TOP})|{FOOT})\b[\w ]*\((?P<b>\d+)\)"
)
AVERAGE = re.compile(f"(?:({'|'.join(WORDS['average'])})\\b|(?:{'|'.join(WORDS['beside an average'])})$)")


def ends(text):
    """Return what a text says of a scale: (number, whether that is its top) for each end that it names."""
    found = [(one["a"] or one["b"], one["most"] or one["more"]) for one in END.finditer(same(text))]
    return [(int(number), bool(top)) for number, top in found]


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


def single(sheet, columns):
    """Refuse a column that is no question and says that a row is not one person, once; ``columns`` are understood."""
    known, texts = {one.at for one in columns}, sheet.cells.to_numpy(dtype=object).T
    bare = {
        letter(at): ""
        for at, names in enumerate(sheet.names)
        if at not in known and not plain("".join(names)) and any(texts[at])
    }
    for at in {*sheet.cells} - known:
        said, name = {*texts[at]} - {""}, sheet.heads[at]
        where, line = f"{letter(at)} {shorten(name)!r}", {letter(at): ""}
        if said and plain(name) in WORDS["weight"] and said != {"1"}:
            sheet.refuse(where, "a row that stands for several ballots")
        if plain(name) in WORDS["wave"] and len(said) > 1:
            sheet.refuse(where, "people who were asked more than once", line=line)
        if at > min(known, default=0) and letter(at) in bare:
            row = sheet.cells.index[texts[at] != ""][0]
            sheet.refuse(where, "a cell under no heading", row, line=bare)


def scaled(sheet, question, columns):
    """Refuse numbers (texts for each Column) on another scale than is read: 1 to 10, or places with 1 as the first."""
    top = 10 if question in RATED else 1
    end = {"top": top, "most": "most important" if top == 10 else "first place"}
    for one, texts in columns.items():
        for text in (one.title, *texts):
            if any(
                number != (10 if best else 1) if top == 10 else best != (number == 1) for number, best in ends(text)
            ):
                sheet.refuse(one.shown, "{said} could be either end of a scale", said=repr(shorten(text)), **end)
        spans = re.findall(r"\b(\d+) ?(?:-|to|a|bis) ?(\d+)\b", same(one.title)) if top == 10 else []
        if {*spans} - {("1", "10")}:
            sheet.refuse(one.shown, "a scale that is not from 1 to 10: {said}", said=" to ".join(spans[0]))
        numbers = [int(text) for text in texts if re.fullmatch(r"\d{1,4}", text)] if top == 10 else []
        out = {number for number in numbers if not 0 < number < 11}
        if (0 in out and max(numbers) < 11) or (len(out) > 1 and 2 * sum(map(out.__contains__, numbers)) >= len(texts)):
            sheet.refuse(
                one.shown, "a scale that is not from 1 to 10: {said}", said=", ".join(map(str, sorted(out)[:3]))
            )


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
    words += sorted(text for text in places if not place(text) and place(re.split("[-(:,=]", text)[0]))
    if words:
        sheet.refuse(first[0].shown, "{said} could be a place or points", said=repr(shorten(words[0])))
    scaled(sheet, question, said if question in RATED else options)
    people = [[text for text in row if place(text)] for row in zip(*(columns[one] for one in options), strict=True)]
    people = [row for row in people if len(row) > 1]
    signs = {
        "one to two options": lambda row: len({*map(place, row)}) < len(row),
        "1 to none": lambda row: 1 not in map(place, row),
        "more than there are places": lambda row: (
            max(map(place, row)) % 11 and max(map(place, row)) > max(10, 2 * len(options))
        ),
    }
    for why, sign in signs.items():
        if sum(bool(sign(row)) for row in people) > max(len(people) / 2, 1):
            sheet.refuse(first[0].shown, "numbers of a rating and no places: most people give {why}", why=why)
    if question not in (*RANKED, *CHOSEN):
        return
    answers = []
    for one in (one for one in said if not one.option):
        lists = [items(sheet, known, one, text) for text in said[one]]
        commas = [parts[0] for parts in lists if len(parts) == 1 and same(parts[0]) not in known[question]]
        for mark, word in {
            ",": "commas",
            "\n": "lines",
            "/": "strokes",
            "|": "bars",
            ">": "signs",
            "+": "signs",
        }.items():
            parts = [{*map(same, text.split(mark))} for text in commas if mark in text]
            if any(words <= known[question].keys() for words in parts):
                sheet.refuse(one.shown, "several answers between {mark}, as boxes to tick give them", mark=word)
        if one.trust != TOLD and _ticked(known[question], lists, sheet.between == LISTED):
            line = {letter(one.at): question}
            sheet.refuse(one.shown, "several answers in one order, as boxes to tick give them", line=line)
        answers += [(same(text), one) for parts in lists for text in parts]
    words = sorted({text for text, _ in answers})
    if len(answers) > 1 and all(re.fullmatch(r"(ao?)?\d+", text) and text not in known[question] for text in words):
        line = f"{question},{words[0]},…"
        sheet.refuse(answers[0][1].shown, "codes, not answers: {codes}", codes=", ".join(words[:3]), line=line)


def _ticked(known, lists, json):
    """Tell whether lists of answers may be ticks and no rankings: there are two, and no two are in opposite orders.

    In JSON the names are those of the form that we give, which asks for rankings: there two or three may agree.
    """
    lists = [[known.get(same(item)) for item in items] for items in lists if len(items) > 1]
    lists = [items for items in lists if None not in items]
    pairs = {pair for items in lists for pair in combinations(items, 2)}
    form = list(known.values())
    printed = all(form.index(one) < form.index(other) for one, other in pairs)
    enough = (len({*map(frozenset, lists)}) > 1 and (printed or len(lists) > 3)) if json else len(lists) > 1
    return enough and not any((other, one) in pairs for one, other in pairs)


def averages(rows, rated):
    """Return where people begin and end among rows of averages and totals (rows: lists of text; rated: of ratings)."""
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
    first, *figures = [text for text in rows[0] if text]
    above = (label := AVERAGE.match(plain(first))) and label[1] and figures and all(map(figure.fullmatch, figures))
    return int(bool(above)), len(rows) - lost * sure
