"""What the cells of a question hold: answers alone or in a list, ends of a scale, blanks; and rows of averages."""

import re
from functools import cache
from itertools import takewhile

from nopolicy.classroom.columns import LIST
from nopolicy.classroom.files import WORDS
from nopolicy.classroom.form import plain, same

BLANKS = set(WORDS["no answer"])
TOP, FOOT = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("top", "foot"))
END = re.compile(  # "1 = most important", "most important (1)"; or "1 most important", if the other end is told too
    rf"\b(?P<a>\d+)\s*(?P<is>(?:[=:(–-]|is|means|being|for)+\s*)?(?:the |am )?(?:(?P<most>{TOP})|{FOOT})\b\)?"
    rf"|\b(?:(?P<more>{TOP})|{FOOT})\b[\w ]*\((?P<b>\d+)\)"
)
NUMBER = re.compile(r"(?:^|\s)(\d)[.):]\s*")  # "1. Jobs 2. Remittances": numbered, a list in one cell has an order
FIGURE, N = re.compile(r"-?\d+([.,]\d+)?"), re.compile("|".join(WORDS["beside an average"]))
AVERAGE = "|".join(WORDS["average"])
AVERAGE = re.compile(rf"^(?:{AVERAGE})\b|\b(?:{AVERAGE})$")


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


def averages(sheet, rows, group):
    """Return where people begin and end among rows of averages, totals and counts, and refuses one among the people.

    Rows are lists of text, ``group`` is where theirs stands. Such a row has nothing but figures: behind a word for it
    (*n*, *min* and *max*, which may be names, want another row beside them), or where people have several texts.
    """
    words = []
    for row in rows:
        first, *rest = filter(None, row)
        words.append(plain(first) if rest and all(map(FIGURE.fullmatch, rest)) else "")
    sure = [bool(AVERAGE.search(word)) for word in words]
    named = [
        word and (true or (N.fullmatch(word) and words.count(word) < 2)) for word, true in zip(words, sure, strict=True)
    ]
    people = [row for row, word in zip(rows, named, strict=True) if row[group] and not word]
    always = [at for at in range(len(rows[0])) if all(row[at] for row in people)] if len(people) > 1 else []
    for at, row in enumerate(rows):
        if not named[at] and sum(not row[one] for one in always) > 1 and all(map(FIGURE.fullmatch, filter(None, row))):
            named[at] = sure[at] = True
    below = [*takewhile(named.__getitem__, range(len(rows) - 1, 0, -1))]
    above, end = int(sure[0]), len(rows) - len(below) * any(sure[at] for at in below)
    part = any(re.search("[.,]", text) for at in below for text in rows[at] if FIGURE.fullmatch(text))
    like = [at for at in below if not part and all(rows[at][one] for one in (group, *always))]  # people, perhaps
    for at, word in enumerate(words):
        if AVERAGE.search(word) and (above <= at < end or words.count(word) > 1 or at in like):
            sheet.refuse("", "a row of averages among people", sheet.cells.index[at])
    return above, end
