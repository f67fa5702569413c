"""Numbers and verdicts in sentences are those of the data: nbval compares outputs, never prose."""

import re
from functools import cache

import pytest
from numerals import NUMBER, beside, known_at, named, numbers, paragraphs, row, unnamed, value
from stored import NOTEBOOKS, READING, prose

from nopolicy import ledger, statements

ROOT = ledger.DATA.parent
SAID = [*(path.stem for path in NOTEBOOKS if path.stem[:2] != "07"), "README.md"]
SMALL = {"zero", "one", "two", "three"}  # in words: mostly the sentence's own things; in digits nothing is free


@cache
def sayings():
    """All sayings, by where they stand; read when a test asks, since they compute their numbers as they are read."""
    from sayings_record import SAYINGS as OF_THE_RECORD
    from sayings_survey import SAYINGS as OF_THE_SURVEY

    return OF_THE_SURVEY | OF_THE_RECORD


def told(name):
    """All words of a notebook, its seminar sheet too, or of a document."""
    return (ROOT / name).read_text("utf-8") if name.endswith(".md") else prose(name)


@cache
def pattern(words):
    """A saying as an expression that finds the sentence with whatever words or digits stand for its numbers."""
    return re.compile(re.escape(words).replace(r"\{\}", r"(\d+(?:,\d{3})*(?:\.\d+)?(?:-\d)?|[A-Za-z]+(?:-[a-z]+)?)"))


def finds(words, text):
    """Where a text has the words of a saying, with numbers."""
    if not all(part in text for part in words.split("{}")):  # most texts have not, and this is told ten times as fast
        return []
    return [one for one in pattern(words).finditer(text) if all(map(NUMBER.fullmatch, one.groups()))]


def agrees(written, given):
    """Whether a number as written is the number given, or stands in the rows given; it may be rounded."""
    if isinstance(given, str):
        return value(written) in set().union(*(numbers(row(name)) for name in given.split("; ")))
    least, most = statements.rounding(written) if "." in written else [value(written)] * 2
    return statements.within(float(given), least, most) == "holds"


def free(name, text):
    """The numbers of a paragraph that no saying binds, with the paragraph's words around each."""
    left = unnamed(text)
    for words, *_ in sayings().get(name, []):
        for found in finds(words, text):
            for start, end in map(found.span, range(1, len(found.groups()) + 1)):
                left = f"{left[:start]}{'_' * (end - start)}{left[end:]}"
    return list(NUMBER.finditer(left))


@pytest.mark.parametrize("name", SAID)
def test_the_numbers_of_a_sentence_are_those_of_the_data(name):
    text, wrong = told(name), []
    for words, given in sayings()[name]:
        given = given if isinstance(given, list | tuple) else [given] * words.count("{}")
        found = [one.groups() for one in finds(words, text)]
        wrong += [] if found else [(words, "stands nowhere: where the sentence is new, the saying has to be")]
        wrong += [(words, *pair) for one in found for pair in zip(one, given, strict=True) if not agrees(*pair)]
    assert wrong == []


def test_sayings_type_no_number():
    assert sorted(sayings()) == sorted(SAID)
    typed = [one for many in sayings().values() for words, _ in many for one in NUMBER.findall(unnamed(words))]
    assert {one.lower() for one in typed} <= SMALL


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_every_number_of_the_prose_stands_near_or_is_bound(path):
    """A number of the reading is bound by a saying, or stands near, while none that is one higher or lower does.

    Near are the rows at the places that its paragraph names, the record of these rows and of the works cited there, and
    what the code cells right before and right after its cell show. Words up to three are free, and so are numbers that
    name a place, a section, an exercise or an item of a list. What the test finds needs a saying.
    """
    far, loose = [], []
    for cell, text in paragraphs(path):
        numbers_left = [one for one in free(path.stem, text) if one[0].lower() not in SMALL]
        if numbers_left:
            known = known_at(named(text)) | numbers(beside(path, cell))
        for one in numbers_left:
            words, unit = text[max(0, one.start() - 40) : one.end() + 20], 10 ** -len(one[0].partition(".")[2])
            if value(one[0]) not in known:
                far.append(words)
            elif {value(one[0]) + unit, value(one[0]) - unit} & known:
                loose.append(words)
    assert (far, loose) == ([], [])


VERDICTS = [  # a verdict that a sentence tells, and the rows it is told of
    ("04_conclusions", "It is *supported*; that all who gained", "conclusions", ["k3"], "supported"),
    ("04_conclusions", "Both are *supported in part*", "conclusions", ["k8", "k9"], "supported in part"),
    ("04_conclusions", "the list was Mexico's own is *repeated*", "statements", ["0.2-e"], "repeated"),
    ("00_introduction", "it is *repeated*, which is not the same", "statements", ["0.2-e"], "repeated"),
    ("03_beyond_the_policy_of_no_policy", "It holds *loosely*: of the agreement", "statements", ["3.1-e"], "loosely"),
]


@pytest.mark.parametrize(("name", "words", "file", "rows", "verdict"), VERDICTS)
def test_a_verdict_in_a_sentence_is_that_of_its_rows(name, words, file, rows, verdict):
    assert words in prose(name)
    assert set(ledger.read(file).set_index("id").loc[rows, "verdict"]) == {verdict}
