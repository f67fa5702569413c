"""What the cells of a question hold: answers alone or in a list, ends of a scale, blanks; and rows of averages."""

import re
from functools import cache
from itertools import takewhile

from nopolicy.classroom.files import WORDS
from nopolicy.classroom.form import plain, same
from nopolicy.classroom.headings import LIST

BLANKS = set(WORDS["no answer"])
TOP, FOOT = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("top", "foot"))
END = re.compile(  # "1 = most important", "most important (1)"; or "1 most important", if the other end is told too
    rf"\b(?P<a>\d+)\s*(?P<is>(?:[=:(–-]|is|means|being|for)+\s*)?(?:the |am )?(?:(?P<most>{TOP})|{FOOT})\b\)?"
    rf"|\b(?:(?P<more>{TOP})|{FOOT})\b[\w ]*\((?P<b>\d+)\)"
)
NUMBER = re.compile(r"(?:^|\s)(\d)[.):]\s*")  # "1. Jobs 2. Remittances": numbered, a list in one cell has an order
FIGURE, FRACTION = re.compile(r"-?\d+([.,]\d+)?"), re.compile(r"[.,]\d*[1-9]")
AVERAGE, N = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("average", "beside an average"))
AVERAGE = re.compile(rf"(^{AVERAGE}\b|\b{AVERAGE}$)|^{N}$")


def ends(text):
    """Return what a text says of a scale: (number, whether that is its top) for each end that it names."""
    found = [*END.finditer(same(text))]
    sure = len(found) > 1 or any(one["is"] or one["b"] for one in found)
    return [(int(one["a"] or one["b"]), bool(one["most"] or one["more"])) for one in found if sure]


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
    return [part.replace("_", " ") for part in either(tuple(known), r"\S", r"|\S+").findall(text)]


@cache
def either(known, edge, more=""):
    """Return a pattern for any of some answers, the longest first, with no ``edge`` beside them."""
    said = (re.escape(words).replace(r"\ ", "[_ ]+") for words in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!{edge})(?:{'|'.join(said)})(?!{edge}){more}", re.IGNORECASE)


def given(sheet, known, one, text):
    """Return what one cell of a Column says: pairs of the text of a place and an answer, places left open skipped."""
    if one.option:
        return [(text, one.says)]
    parts = enumerate(items(sheet, known[one.question], one, text), one.slot if isinstance(one.slot, int) else 1)
    return [(str(number), part) for number, part in parts if part]


def averages(sheet, rows, group, parts):
    """Return where people begin and end among rows of averages, totals and counts, and refuses one among the people.

    Rows are lists of text, ``group`` is where theirs stands, ``parts`` where places and ratings do. A word that is also
    a name, like *n*, wants a sure row beside it. Without a word there are only figures where people have a text.
    """
    words = [_label(row) for row in rows]
    sure = {one: bool(sign[1]) for one in {*words} - {""} if (sign := AVERAGE.search(one))[1] or words.count(one) < 2}
    people = [row for row, word in zip(rows, words, strict=True) if row[group] and word not in sure]
    always = [at for at in range(len(rows[0])) if all(row[at] for row in people)] if len(people) > 1 else []
    found = [sure.get(word, _bare(row, parts, always)) for row, word in zip(rows, words, strict=True)]
    below = [*takewhile(lambda true: true is not None, found[:0:-1])]
    above, end = int(bool(words[0] and found[0])), len(rows) - len(below) * any(below)
    for at, word in enumerate(words):
        if sure.get(word) and (above <= at < end or words.count(word) > 1):
            sheet.refuse("", "a row of averages among people", sheet.cells.index[at])
    return above, end


def _label(row):
    """Return the word for averages, as plain text, that stands before nothing but figures; "" for any other row."""
    first, *rest = filter(None, row)
    return plain(first) if rest and all(map(FIGURE.fullmatch, rest)) and AVERAGE.search(plain(first)) else ""


def _bare(row, parts, always):
    """Return whether a row has nothing but figures, and blanks where people ``always`` have something; None if not."""
    blank, texts = sum(not row[at] for at in always), {at: text for at, text in enumerate(row) if text}
    figures = blank and all(map(FIGURE.fullmatch, texts.values()))
    return (figures and (blank > 1) + (texts.keys() <= parts) + any(map(FRACTION.search, texts.values())) > 1) or None
