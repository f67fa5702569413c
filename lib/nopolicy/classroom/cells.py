"""What the cells of a question hold: answers alone or in a list, ends of a scale, blanks; and rows of averages."""

import re

from nopolicy.classroom.columns import LIST
from nopolicy.classroom.files import WORDS
from nopolicy.classroom.form import plain, same

BLANKS = set(WORDS["no answer"])
TOP, FOOT = (f"(?:{'|'.join(WORDS[kind])})" for kind in ("top", "foot"))
END = re.compile(  # "1 = most important", "most important (1)"
    rf"\b(?P<a>\d+)\s*(?:[=:(–-]|is|means)+\s*(?:the |am )?(?:(?P<most>{TOP})|{FOOT})\b"
    rf"|\b(?:(?P<more>{TOP})|{FOOT})\b[\w ]*\((?P<b>\d+)\)"
)
AVERAGE = re.compile(f"(?:({'|'.join(WORDS['average'])})\\b|(?:{'|'.join(WORDS['beside an average'])})$)")


def ends(text):
    """Return what a text says of a scale: (number, whether that is its top) for each end that it names."""
    found = [(one["a"] or one["b"], one["most"] or one["more"]) for one in END.finditer(same(text))]
    return [(int(number), bool(top)) for number, top in found]


def items(sheet, known, one, text):
    """Return the answers in one cell of a Column, "" for a place left open; between spaces the longest words win."""
    if one.slot != LIST or same(text) in known:
        return [text]
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
