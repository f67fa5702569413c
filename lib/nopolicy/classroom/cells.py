"""What the cells of a question hold: answers alone or in a list, ends of a scale, blanks; and rows of averages."""

import re
from itertools import takewhile

from nopolicy.classroom.files import WORDS
from nopolicy.classroom.form import plain, same
from nopolicy.classroom.headings import LIST

BLANKS = set(WORDS["no answer"])
TOP, FOOT = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("top", "foot"))
END = re.compile(  # "1 = most important", "most important (1)"
    rf"\b(?P<a>\d+)\s*(?:[=:(–-]|is|means)+\s*(?:the |am )?(?:(?P<most>{TOP})|{FOOT})\b\)?"
    rf"|\b(?:(?P<more>{TOP})|{FOOT})\b[\w ]*\((?P<b>\d+)\)"
)
NUMBER = re.compile(r"(?:^|\s)(\d)[.):]\s*")  # "1. Jobs 2. Remittances": numbered, a list in one cell has an order
FIGURE, FRACTION = re.compile(r"-?\d+([.,]\d+)?"), re.compile(r"[.,]\d*[1-9]")
AVERAGE = re.compile(f"(?:({'|'.join(WORDS['average'])})\\b|(?:{'|'.join(WORDS['beside an average'])})$)")


def ends(text):
    """Return what a text says of a scale: (number, whether that is its top) for each end that it names."""
    found = [(one["a"] or one["b"], one["most"] or one["more"]) for one in END.finditer(same(text))]
    return [(int(number), bool(top)) for number, top in found]


def items(sheet, known, one, text):
    """Return the answers in one cell of a Column, "" for a place left open; between spaces the longest words win."""
    if one.slot != LIST or same(text) in known:
        return [text]
    parts = NUMBER.split(text)
    if len(parts) > 3 and not parts[0]:  # out of order, the numbers are those of the options, or the places
        in_order = parts[1::2] == [str(at) for at in range(1, len(parts) // 2 + 1)]
        return [part.strip(" ,;") for part in parts[2::2]] if in_order else [text]
    if sheet.between != "space":
        return [part.strip() for part in text.rstrip(f"{sheet.between} ").split(sheet.between)]
    said = [re.escape(words).replace(r"\ ", "[_ ]+") for words in sorted(known, key=len, reverse=True)]
    pattern = rf"(?<!\S)(?:{'|'.join(said)})(?!\S)|\S+"
    return [part.replace("_", " ") for part in re.findall(pattern, text, re.IGNORECASE)]


def given(sheet, known, one, text):
    """Return what one cell of a Column says: pairs of the text of a place and an answer, places left open skipped."""
    if one.option:
        return [(text, one.says)]
    parts = enumerate(items(sheet, known[one.question], one, text), one.slot if isinstance(one.slot, int) else 1)
    return [(str(number), part) for number, part in parts if part]


def averages(rows, rated):
    """Return where people begin and end among rows of averages and totals (rows: lists of text; rated: of ratings)."""
    people = [row for row in rows if not all(FIGURE.fullmatch(text) for text in row if text)]
    always = [at for at in range(len(rows[0])) if all(row[at] for row in people)] if len(people) > 1 else []
    below = [*takewhile(lambda sure: sure is not None, (_figures(row, rated, always) for row in rows[:0:-1]))]
    above = AVERAGE.match(plain(next(filter(None, rows[0])))) and _figures(rows[0], rated, always)
    return int(bool(above)), len(rows) - len(below) * any(below)


def _figures(row, rated, always):
    """Return whether a row is surely one of averages, and None if it is somebody; ``always``: what people have filled.

    After a word for averages all is figures; a word that is also a name, like *n*, wants a sure row beside it. Without
    a word there are only figures, and one that is not whole, or only ratings where people have two other columns.
    """
    texts = [text for text in row if text]
    word = AVERAGE.match(plain(texts[0]))
    figures = texts[1:] if word else texts
    if not figures or not all(map(FIGURE.fullmatch, figures)):
        return None
    if word:
        return bool(word[1])
    alone = {at for at, text in enumerate(row) if text} <= rated and sum(not row[at] for at in always) > 1
    return alone or any(FRACTION.search(text) for text in figures) or None
