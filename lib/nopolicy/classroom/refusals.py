"""What cells hold beside answers: lists, ticks, codes, rows of averages; what would be misread is refused."""

import re
from itertools import combinations

from nopolicy.classroom.columns import LIST, TOLD
from nopolicy.classroom.files import letter
from nopolicy.classroom.form import CHOSEN, RANKED, plain, same

BLANKS = {"-99", "-999", "n/a"}  # what Qualtrics, Moodle, SurveyMonkey and LimeSurvey write for no answer
TICKS = {"0", "1", "y", "n", "yes", "no", "true", "false", "checked", "unchecked", "x"}
AVERAGE = re.compile(r"(averages?|means?|totals?|sum|promedio|media|mittelwert|durchschnitt)\b")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
BETWEEN = {";": ";", ",": r"(?<!\\),", "space": r"\s+"}
ASK = "Ask for a ranking, or write first, second and third place in three columns of the template"
AS_TEXT = "Export the answers as text (Qualtrics: choice text; LimeSurvey: full answers; Moodle: choice text)"


def items(sheet, known, question, text):
    """Return the answers in one cell, in its order; codes between spaces are also known by their words."""
    if same(text) in known[question]:
        return [text]
    named = {words.replace(" ", "_"): words for words in known[question]} if sheet.between == "space" else {}
    parts = [part.replace("\\,", ",").strip() for part in re.split(BETWEEN[sheet.between], text)]
    return [named.get(part.casefold(), part) for part in parts if part]


def check(sheet, known, question, columns):
    """Refuse a question whose cells (a text column for each Column) hold ticks, codes, or places counted from 0."""
    said = {one: [text for text in cells if text and same(text) not in BLANKS] for one, cells in columns.items()}
    for one in (one for one in said if one.option):
        places = {same(text) for other in said if other.option for text in said[other]}
        if said[one] and (places <= TICKS or {plain(text) for text in said[one]} == {plain(str(one.slot))}):
            sheet.refuse(one.shown, f"boxes to tick, from which no order can be read. {ASK}")
        if "0" in places:
            sheet.refuse(one.shown, "places are counted from 0. Count them from 1")
    if question not in (*RANKED, *CHOSEN):
        return
    answers = []
    for one in (one for one in said if not one.option):
        lists = [items(sheet, known, question, text) for text in said[one]] if one.slot == LIST else []
        lists = [parts for parts in lists if parts]
        commas = [text.split(",") for (text, *more) in lists if not more and same(text) not in known[question]]
        ticks = any({same(part) for part in parts} <= known[question].keys() for parts in commas)
        if ticks or (one.trust != TOLD and _ticked(known[question], lists)):
            sure = "" if ticks else f", or, if it is a ranking, say so: columns={{{letter(one.at)!r}: {question!r}}}"
            sheet.refuse(one.shown, f"several answers in one order, as boxes to tick give them. {ASK}{sure}")
        answers += [(one, same(item)) for parts in lists or [said[one]] for item in parts]
    words = sorted({text for _, text in answers})
    if len(answers) > 1 and all(re.fullmatch(r"(ao?)?\d+", text) and text not in known[question] for text in words):
        remedy = f"{AS_TEXT}, or say in the recode file what each stands for: {question},{words[0]},…"
        sheet.refuse(answers[0][0].shown, f"codes, not answers: {', '.join(words[:3])}. {remedy}")


def _ticked(known, lists):
    """Tell whether lists of answers are ticks and no rankings: all in the order of the form, or all in one order."""
    lists = [[known.get(same(item)) for item in items] for items in lists]
    lists = [items for items in lists if len(items) > 1 and None not in items]
    form = list(dict.fromkeys(known.values()))
    pairs = {pair for items in lists for pair in combinations(items, 2)}
    printed = all(form.index(one) < form.index(other) for one, other in pairs)
    alike = printed or (len(lists) > 3 and not any((other, one) in pairs for one, other in pairs))
    return len({frozenset(items) for items in lists}) > 1 and alike


def people_only(rows):
    """Return rows (a number, then cells) without averages at their end, and how many entries those hold."""
    rows, lost = list(rows), 0
    while len(rows) > 1:
        first, *figures = last = [text for text in rows[-1][1:] if text]
        if not AVERAGE.match(same(first)):  # without such a word, only figures, and one that is not whole
            figures = last if any(re.search(r"[.,]\d*[1-9]", text) for text in last) else [""]
        if not figures or not all(NUMBER.fullmatch(text) for text in figures):
            break
        lost += len(last)
        rows.pop()
    return rows, lost
