"""Every layout gives the same class; every answer in every layout is counted once, and none is moved."""

import csv
import os
import re
from ast import literal_eval
from dataclasses import replace
from functools import cache, reduce
from itertools import combinations

import pytest
import written
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from nopolicy import classroom, scoring

TOOLS = {
    "template": "template", "long": "long ballots", "google": "Google Forms", "qualtrics": "Qualtrics",
    "limesurvey": "LimeSurvey", "microsoft": "Microsoft Forms", "surveymonkey": "SurveyMonkey",
    "kobo": "KoboToolbox or ODK", "odk": "KoboToolbox or ODK", "redcap": "REDCap", "moodle": "Moodle questionnaire",
    "canvas": "Canvas", "surveyjs": "SurveyJS",
}  # fmt: skip
OWN = list(csv.DictReader((classroom.TEACHING / "synthetic_class.csv").open(encoding="utf-8")))
# Where options are columns, an answer in other words has none: there the class is one of plain categories.
LISTED = {question: set(options) | {""} for question, options in written.OPTIONS.items()}
PLAIN = [p for p in OWN if all(p[f"{q}_{n}"] in LISTED[q] for q in written.RANKED for n in (1, 2, 3))]


def told(answers):
    """Who said what: (group, question, place, answer), whatever the respondents are called; place 0 for no ranking."""
    rows = [*answers.ballots[["group", "question", "rank", "answer"]].itertuples(index=False, name=None)]
    for part, said in ((answers.choices, "answer"), (answers.ratings, "rating")):
        rows += zip(part["group"], part["question"], [0] * len(part), part[said], strict=True)
    return sorted(tuple(map(str, row)) for row in rows)


def adds_up(answers):
    counts = answers.tally
    for _, read, used, aside, over in counts.itertuples():
        assert read == used + aside + over
    assert counts.at["respondents", "read"] == len(answers.people)
    assert counts.at["respondents", "used"] == sum(answers.people["used"])
    used = len(answers.ballots) + len(answers.ratings) + len(answers.choices)
    assert counts.at["answers", "used"] == used
    assert counts.at["answers", "set aside"] == sum(answers.set_aside["answers"])
    assert counts.at["answers", "passed over"] == sum(answers.passed_over)
    assert all(len(remedy) > 5 for remedy in answers.set_aside["remedy"])
    scoring.check_ballots(answers.ballots)


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """Return a function that writes a class (OWN, or the plain one) as a tool does and reads it, once."""
    folder = tmp_path_factory.mktemp("class")

    @cache
    def read(writer, own=False):
        file = writer(OWN if own else PLAIN)
        path = file.write(folder, f"{writer.__name__}{'_own' * own}")
        return file, path, classroom.read(path)

    return read


@pytest.mark.parametrize("writer", written.WRITERS, ids=lambda writer: writer.__name__)
def test_every_layout_gives_the_same_class(parsed, writer):
    own = writer in (written.template, written.long, written.google, written.qualtrics)
    file, _, answers = parsed(writer, own)
    assert answers.dialect == TOOLS[writer.__name__.split("_")[0]]
    adds_up(answers)
    assert answers.tally.at["answers", "read"] == file.entries()
    assert told(answers) == told(parsed(written.template, own)[2])


@cache
def stored(writer):
    """Return what is read of the file of a layout in ``tests/exports/``, read once."""
    (path,) = written.EXPORTS.glob(f"{writer.__name__}.*")
    return classroom.read(path)


@pytest.mark.parametrize("writer", (*written.WRITERS, *written.TO_BE_TOLD), ids=lambda writer: writer.__name__)
def test_the_stored_exports_are_of_that_shape(writer):
    file = writer(written.three())
    if file.kind != "xlsx":  # a workbook holds the time at which it was made
        path = written.EXPORTS / f"{writer.__name__}.{file.kind}"
        assert path.read_bytes() == file.bytes(), "uv run python tests/written.py"


def class_of(path, people):
    """Return what is read of a class in the template."""
    return told(classroom.read(written.template(people).write(path, "template")))


@pytest.mark.parametrize("writer", written.TO_BE_TOLD[:2], ids=lambda writer: writer.__name__)
def test_a_form_in_another_language_is_read_by_the_line_of_its_refusal(tmp_path, writer):
    for people in (written.three(), PLAIN):
        path = writer(people).write(tmp_path)
        with pytest.raises(classroom.SurveyError, match="'positive_1': missing") as refusal:
            classroom.read(path)
        answers = classroom.read(path, columns=literal_eval(re.search(r"columns=(\{.*?\})", str(refusal.value))[1]))
        adds_up(answers)
        assert answers.dialect == "Google Forms" and told(answers) == class_of(tmp_path, people)


def test_an_export_of_numbers_is_read_by_lines_of_the_recode_file(tmp_path):
    """A line for each number of each question, as the refusal says; ratings are numbers anyway."""
    offered = written.OPTIONS | {name: classroom.offered(name) for name in classroom.CHOSEN}
    offered |= {"group": dict.fromkeys(person["group"] for person in PLAIN)}
    lines = [f'{name},{at},"{said}"' for name, options in offered.items() for at, said in enumerate(options, 1)]
    recode = tmp_path / "recode.csv"
    recode.write_text(classroom.RECODE.read_text("utf-8") + "\n".join(lines), "utf-8")
    for people in (written.three(), PLAIN):
        path = written.qualtrics_numeric(people).write(tmp_path)
        with pytest.raises(classroom.SurveyError, match=r"codes, not answers: 1, .*: positive,1,…"):
            classroom.read(path)
        answers = classroom.read(path, recode)
        adds_up(answers)
        assert answers.dialect == "Qualtrics" and told(answers) == class_of(tmp_path, people)


@pytest.mark.parametrize("writer", written.WRITERS, ids=lambda writer: writer.__name__)
def test_the_stored_exports_are_read(writer):
    path, answers = written.EXPORTS / f"{writer.__name__}.{writer(written.three()).kind}", stored(writer)
    assert answers.file == path.name
    adds_up(answers)
    assert list(answers.people["group"]) == ["Synthetic A", "Synthetic B", "Synthetic C"]


@pytest.mark.parametrize("writer", written.WRITERS, ids=lambda writer: writer.__name__)
def test_the_line_to_copy_says_what_was_understood(writer):
    answers = stored(writer)
    columns = literal_eval(answers.correction.removeprefix("columns="))
    if writer is not written.long:
        assert told(classroom.read(written.EXPORTS / answers.file, columns=columns)) == told(answers)


# --- What teachers do to a file ------------------------------------------------------------------------


def across(file, head=lambda cells: cells, row=lambda cells: cells, above=(), below=()):
    """A file with its heading rows and rows changed, and rows of one text above or below them."""
    padded = [[[text, *[""] * (len(file.heads[0]) - 1)] for text in texts] for texts in (above, below)]
    heads, rows = [*padded[0], *map(head, file.heads)], [*map(row, file.rows), *padded[1]]
    return replace(file, heads=heads, rows=rows)


def each(change):
    """A change of every heading that is no ImportId."""
    return lambda cells: [change(text) if text and "ImportId" not in text else text for text in cells]


def totals(file):
    """A file with a row of totals below: a label, and figures under the last columns."""
    wide = len(file.heads[0])
    return replace(file, rows=[*file.rows, ["Total", *[""] * (wide - 4), "7.5", "3", "12"]])


def mixed(cells):
    return [cells[at] for at in sorted(range(len(cells)), key=lambda at: (at * 7 % 5, at))]


CHANGES = {
    "a title": lambda file: across(file, above=["My class", ""]),
    "a note": lambda file: across(file, below=["", "Exported on 2026-11-02"]),
    "totals": totals,
    "other order": lambda file: file if "" in file.heads[0] else across(file, mixed, mixed),
    "empty columns": lambda file: across(file, lambda cells: [*cells, "", ""], lambda cells: [*cells, "", ""]),
    "a column of numbers": lambda file: across(file, lambda cells: ["", *cells], lambda cells: ["4", *cells]),
    "starred": lambda file: across(file, each("{} *".format)),
    "hard spaces": lambda file: across(file, each(lambda text: text.replace(" ", "\u00a0"))),
    "line breaks": lambda file: across(file, each(lambda text: text.replace("United", "\nUnited"))),
    "an instruction": lambda file: across(file, each(lambda text: text.replace("?", "? (Please answer.)"))),
    "spaces": lambda file: across(file, row=lambda cells: [f"  {text} " for text in cells]),
    "bars": lambda file: replace(file, mark="|"),
    "a workbook": lambda file: file if file.kind == "zip" else replace(file, kind="xlsx"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_teacher_may_do_to_a_file_changes_no_answer(tmp_path, change):
    """Each change is tried on every fourth layout, another four for the next change."""
    writers = [writer for writer in written.WRITERS if writer is not written.surveyjs]
    for writer in writers[list(CHANGES).index(change) % 4 :: 4]:
        answers = classroom.read(CHANGES[change](writer(written.three())).write(tmp_path, writer.__name__))
        adds_up(answers)
        assert told(answers) == told(stored(writer)), writer.__name__


# --- No answer lost, none invented, none moved ----------------------------------------------------------

# CI asks for more, and for others each time: HYPOTHESIS_EXAMPLES=200.
CI = os.environ.get("HYPOTHESIS_EXAMPLES")
EXAMPLES = int(CI or 30) // 5
WORDS = ["sports", "=1+1", "<b>", '"', "yes; no", "11"]


@st.composite
def classes(draw):
    """One to ten people; some answers are none of the categories, some are missing, some people say nothing."""
    people = []
    for number in range(draw(st.integers(1, 10))):
        person = dict.fromkeys(classroom.template(), "")
        person |= {"respondent": f"p{number}", "group": draw(st.sampled_from(["North", "South", "north"]))}
        for question in written.RANKED:
            said = draw(st.permutations(written.OPTIONS[question]))[: draw(st.integers(0, 3))]
            person |= {f"{question}_{place}": one for place, one in enumerate(said, 1)}
        for name in classroom.RATED:
            person[name] = draw(st.sampled_from(["", "1", "7", "10", "11", "7,5"]))
        for name in classroom.CHOSEN:
            person[name] = draw(st.sampled_from(["", *classroom.offered(name), *WORDS]))
        people.append(person)
    assume(any(person[name] for person in people for name in classroom.template()[2:]))
    return people


def valid(people):
    """What the reader is to find, by the class itself: (group, question, place, answer)."""
    first = {}
    rows = []
    for person in people:
        group = first.setdefault(person["group"].casefold(), person["group"])
        for question in written.RANKED:
            rows += [
                (group, question, str(place), said)
                for place, said in enumerate(written.places(person, question), 1)
                if said
            ]
        rows += [(group, name, "0", person[name]) for name in classroom.RATED if person[name] in {"1", "7", "10"}]
        rows += [
            (group, name, "0", person[name]) for name in classroom.CHOSEN if person[name] in classroom.offered(name)
        ]
    return sorted(rows)


@pytest.mark.parametrize("third", range(3))
@given(people=classes())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=CI is None, phases=[Phase.generate])
def test_every_answer_is_counted_once_in_every_layout(tmp_path_factory, third, people):
    """Each third of the layouts meets classes of its own. (To make a failing class smaller would take minutes.)"""
    folder, expected = tmp_path_factory.mktemp("any"), valid(people)
    for writer in written.WRITERS[third::3]:
        file = writer(people)
        try:
            answers = classroom.read(file.write(folder, writer.__name__))
        except classroom.SurveyError as refusal:
            # Only what cannot be told from boxes to tick may be refused, and codes.
            if "boxes to tick" in str(refusal):
                question = named(file, str(refusal))
                said = [[one for one in written.places(person, question) if one] for person in people]
                assert max(map(len, said)) < 2 or (file.lists and one_order(said)), str(refusal)
            elif "codes, not answers" in str(refusal):
                given = [[person[name] for person in people if person[name]] for name in classroom.CHOSEN]
                assert any(said and all(one.isdigit() for one in said) for said in given), str(refusal)
            else:  # in JSON nobody's answer is no column
                name = str(refusal).split("'")[1]
                assert "missing" in str(refusal) and file.kind == "json", str(refusal)
                assert not any(person[name] for person in people), str(refusal)
            continue
        adds_up(answers)
        assert answers.tally.at["answers", "read"] == file.entries(), writer
        assert told(answers) == expected, writer


def named(file, refusal):
    """The ranked question over the column that a refusal names by its letter; in JSON, which has none, by its name."""
    if file.kind == "json":
        return re.search(r"column [A-Z]+ '(\w+)'", refusal)[1]
    at = reduce(lambda number, letter: 26 * number + ord(letter) - 64, re.search("column ([A-Z]+) ", refusal)[1], 0) - 1
    heads = " ".join(next(filter(None, row[at::-1]), "") for row in file.heads)  # SurveyMonkey writes it over the first
    (question,) = {name for name in written.RANKED if name in heads or written.ASKED[name] in heads}
    return question


def one_order(lists):
    """Whether all lists of more than one answer could be ticks: in the order of the form, or nowhere in two orders."""
    pairs = {pair for said in lists for pair in combinations(said, 2)}
    return not any((other, one) in pairs for one, other in pairs)
