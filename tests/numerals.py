"""The numbers of a text, in digits and in words, and the rows, outputs and paragraphs that they stand in."""

import re
from functools import cache

from stored import SEMINAR, cells, pages

from nopolicy import ledger

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
WORDS = dict(zip(f"{WORDS} eighteen nineteen twenty".split(), range(21), strict=True))
TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 91, 10), strict=True)
)
WORDS = {f"{ten}-{one}": TENS[ten] + WORDS[one] for ten in TENS for one in list(WORDS)[1:10]} | TENS | WORDS
# "2000-1" is one number, that of its first year; the two digits after a year and a hyphen are a month, and none.
DIGITS = r"(?<![\w.])(?:\d{4}-\d\b|(?!(?<=\d{4}-)\d\d\b)\d+(?:,\d{3})*(?:\.\d+)?)"
NUMBER = re.compile(rf"{DIGITS}|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
# Numbers that only name something: a place, a section, an exercise, an item of a list, minutes (which are measured).
NAMES = re.compile(
    r"\[[^\]]*\]\(07_[^)]*\)|\]\([^)]*\)|`[^`]*`|^#+ .*$|^\d+\. |\*\*Minutes\.\*\*.*$|[Ee]xercise \d+"
    r"|¶\d\.\d+|\b[Ff]n \d+"
    r"|\b(?:Tables?|Figures?|Sections?|sections?|notebooks?) \d+(?:(?:, | and | or | to )\d\b(?! of ))*",
    re.MULTILINE,
)
NO_CONTENT = {"places", "works", "sources", "row", "records", "target", "address"}  # roles of columns that only name
DULL = {"id", "order", "how", "knowable"}  # columns whose numbers no sentence takes
PLACES = re.compile(r"¶\d\.\d+|fn \d+|(?:Table|Figure) \d|Abstract")


def value(written):
    """The number that a word or digits stand for."""
    return float(WORDS.get(written.lower(), re.sub(r",|-\d", "", written)))


def numbers(text):
    """All numbers of a text."""
    return {value(one) for one in NUMBER.findall(text)}


def unnamed(text):
    """A text of the same length without the numbers that only name something."""
    return NAMES.sub(lambda found: re.sub(r"[^\n]", "_", found[0]), text)


def paragraphs(path):
    """The paragraphs of a notebook before its seminar sheet, each with the number of its cell."""
    for number, cell in enumerate(cells(path)):
        source = "".join(cell["source"])
        if source.startswith(SEMINAR):
            return
        if cell["cell_type"] == "markdown":
            yield from ((number, text) for text in source.split("\n\n"))


def beside(path, number):
    """What the code cells right before and right after a cell show: of a chart its words, not its ticks and marks."""
    found = []
    for cell in cells(path)[max(0, number - 1) : number + 2]:
        for text, page in pages(cell):
            chart = text.startswith("Chart:")
            words = re.findall(r"^(?:Chart|title| +text): .*$", text, re.MULTILINE) if chart else [text, page]
            found += [re.sub("<[^>]+>", " ", one) for one in words]
    return "\n".join(found)


def ranged(text):
    """A text with every place of a range such as "¶2.1 to ¶2.4" or "fn 4 to fn 8" named behind it."""

    def spell(found):
        mark, first, last = found[1], int(found[2]), int(found[3])
        return f"{found[0]} {' '.join(f'{mark}{number}' for number in range(first, last + 1))}"

    return re.sub(r"(fn |¶\d\.|Table |Figure )(\d+) to \1(\d+)", spell, text)


@cache
def _content():
    """For each file its rows as (places, text of what is told there, row), by id, key, term or number."""
    found = {}
    for resource in ledger.package()["resources"]:
        dull = DULL | {one["name"] for one in resource["schema"]["fields"] if one.get("role") in NO_CONTENT}
        table = resource["name"].removeprefix("table_")
        own = found[resource["name"]] = {}
        for index, row in enumerate(ledger.read(resource["name"]).to_dict("records")):
            places = {one for column in ("locator", "figure", "places") for one in row.get(column, "").split("; ")}
            text = " ".join(str(cell) for column, cell in row.items() if column not in dull)
            own[row.get("id", row.get("key", row.get("term", index)))] = places | {f"T{table}"} - {""}, text, row
    return found


@cache
def row(name):
    """The text of the row that has an id."""
    (text,) = (own[name][1] for own in _content().values() if name in own)
    return unnamed(text)


@cache
def known_at(places):
    """The numbers of the rows that stand at some places, and of the record of these rows and of the works cited."""
    files = {name: own for name, own in _content().items() if name not in ("paragraphs", "readings", "record")}
    here = [(name, *one) for own in files.values() for name, one in own.items() if one[0] & places]
    targets = {name for name, *_ in here} | {row.get("work") for *_, row in here}
    texts = [text for _, _, text, _ in here]
    texts += [text for _, text, row in _content()["record"].values() if row["target"] in targets]
    return numbers(unnamed("\n".join(texts)))


@cache
def _locators():
    frame = ledger.read("paragraphs")
    return {ledger.place(one): one for one in frame["locator"]}


def named(text):
    """The locators of the places that a text names."""
    return frozenset(_locators()[one] for one in PLACES.findall(ranged(text)) if one in _locators())


RECORD = ledger.read("record").set_index("id")
VALUES, FINDING = {**ledger.read("statements").set_index("id")["value"], **RECORD["value"]}, RECORD["finding"]


def digits(text):
    """The whole numbers of a text, in their order: of a date 2001-09-05 or a range 19..41 too."""
    return [float(one) for one in re.findall(r"\d+", text)]


def printed(name):
    """The numbers of the value of a statement or of a row of the record, in their order."""
    return digits(VALUES[name])


def said(name):
    """The number that a statement asserts."""
    return int(VALUES[name])
