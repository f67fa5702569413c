"""What cells hold beside answers: lists, ticks, codes, rows of averages; what would be misread is refused."""

import re
from itertools import combinations

from nopolicy.classroom.columns import LIST, TOLD
from nopolicy.classroom.files import LISTED, letter
from nopolicy.classroom.form import CHOSEN, RANKED, plain, same

BLANKS = {"-99", "-999", "n/a"}  # what Qualtrics, Moodle, SurveyMonkey and LimeSurvey write for no answer
TICKS = {"0", "1", "y", "n", "yes", "no", "true", "false", "checked", "unchecked", "x"}
AVERAGE = re.compile(r"(averages?|means?|totals?|sum|promedio|media|mittelwert|durchschnitt)\b")
BETWEEN = {";": ";", ",": r"(?<!\\),", "space": r"\s+", LISTED: LISTED}


def items(sheet, known, one, text):
    """Return the answers in one cell of a Column, in its order; codes between spaces are also known by their words."""
    if one.slot != LIST or same(text) in known[one.question]:
        return [text]
    named = {said.replace(" ", "_"): said for said in known[one.question]} if sheet.between == "space" else {}
    parts = [part.replace("\\,", ",").strip() for part in re.split(BETWEEN[sheet.between], text)]
    return [named.get(part.casefold(), part) for part in parts if part]


def check(sheet, known, question, columns):
    """Refuse a question whose cells (a text column for each Column) hold ticks, codes, or places counted from 0."""
    said = {one: [text for text in cells if text and same(text) not in BLANKS] for one, cells in columns.items()}
    options = {one: texts for one, texts in said.items() if one.option}
    places = {same(text) for texts in options.values() for text in texts}
    strangers = [one for one in options if one.slot is None and {*map(same, options[one])} & known[question].keys()]
    if strangers:
        line = {letter(one.at): f"{question}_{at}" if at < 4 else "" for at, one in enumerate(strangers, 1)}
        sheet.refuse(strangers[0].shown, "its heading names no place, and its cells hold answers", line=line)
    for one, texts in options.items():
        if texts and (places <= TICKS or {*map(plain, texts)} == {plain(str(one.slot))}):
            sheet.refuse(one.shown, "boxes to tick, from which no order can be read")
        if "0" in places:
            sheet.refuse(one.shown, "places are counted from 0")
    if question not in (*RANKED, *CHOSEN):
        return
    answers = []
    for one in (one for one in said if not one.option):
        lists = [items(sheet, known, one, text) for text in said[one]]
        commas = [parts[0].split(",") for parts in lists if one.slot == LIST and len(parts) == 1]
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
    """Tell whether lists of answers are ticks and no rankings: all in the order of the form, or all in one order."""
    lists = [[known.get(same(item)) for item in items] for items in lists if len(items) > 1]
    lists, form = [items for items in lists if None not in items], list(dict.fromkeys(known.values()))
    pairs = {pair for items in lists for pair in combinations(items, 2)}
    printed = all(form.index(one) < form.index(other) for one, other in pairs)
    alike = printed or (len(lists) > 3 and not any((other, one) in pairs for one, other in pairs))
    return len({*map(frozenset, lists)}) > 1 and alike


def averages(cells):
    """Return how many rows at the end are averages and no people (cells: a frame of text)."""
    lost = 0
    while lost < len(cells) - 1:
        first, *figures = last = [text for text in cells.iloc[-1 - lost] if text]
        if not AVERAGE.match(same(first)):  # without such a word, only figures, and one that is not whole
            figures = last if any(re.search(r"[.,]\d*[1-9]", text) for text in last) else []
        if not figures or not all(re.fullmatch(r"-?\d+([.,]\d+)?", text) for text in figures):
            break
        lost += 1
    return lost
