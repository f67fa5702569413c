"""Your own class: every way in, every kind of trouble, and that nobody is lost on the way."""

import csv
import inspect
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nopolicy import charts, classroom, ledger, scoring, survey

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

SYNTHETIC = survey.TEACHING / "synthetic_class.csv"
HEADS = survey.template()
ASKED = ledger.read("questions").set_index("id")["asked"]
GOOD = {
    "respondent": "p1",
    "group": "A",
    "positive_1": "Jobs",
    "positive_2": "Remittances",
    "trade_importance": "7",
    "bush": "the same",
}


def write(path, rows, heads=HEADS, **options):
    """Write rows (dicts by heading) as CSV, in the template's order unless told."""
    encoding = options.pop("encoding", "utf-8")
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, **options)
        writer.writerow(heads)
        writer.writerows([row.get(head, "") for head in HEADS] for row in rows)
    return path


def one(tmp_path, **cells):
    """Read a class of one good respondent with some cells changed."""
    return survey.read(write(tmp_path / "class.csv", [GOOD | cells]))


def synthetic_rows():
    return list(csv.DictReader(SYNTHETIC.open(encoding="utf-8", newline="")))


def adds_up(answers):
    assert (answers.tally["used"] + answers.tally["set aside"] == answers.tally["read"]).all()
    assert answers.tally.at["respondents", "used"] == answers.people["used"].sum()
    used = len(answers.ballots) + len(answers.ratings) + len(answers.choices)
    assert answers.tally.at["answers", "used"] == used
    assert (answers.set_aside["remedy"] != "").all()
    scoring.check_ballots(answers.ballots)


def same(one, other):
    """Whether two readings hold the same answers, whatever their respondents are called."""
    for name in ("ballots", "ratings", "choices"):
        left, right = (getattr(answers, name).drop(columns="respondent").astype(str) for answers in (one, other))
        order = list(left.columns)
        left, right = (frame.sort_values(order).reset_index(drop=True) for frame in (left, right))
        pd.testing.assert_frame_equal(left, right)
    pd.testing.assert_frame_equal(one.tally, other.tally)
    return True


# --- Ways in ------------------------------------------------------------------------------------------


def headings(name, google):
    """The heading of a template column in another tool."""
    question, _, place = name.rpartition("_")
    if name == "group":
        return survey.GROUP if google else "group"
    if question in survey.RANKED:
        return (
            f"{ASKED[question]} [{('First', 'Second', 'Third')[int(place) - 1]}]" if google else f"{question}[{place}]"
        )
    return ASKED[name] if google else name.replace("_", "")  # LimeSurvey allows no underscore in a code


def google(path, rows):
    rows = [row | {"respondent": f"2026/11/25 8:{n:02d}:00 AM GMT+1"} for n, row in enumerate(rows)]
    return write(path, rows, ["Timestamp", *(headings(name, True) for name in HEADS[1:])])


def limesurvey(path, rows):
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(
            ["id", "submitdate", "lastpage", "startlanguage", *(headings(name, False) for name in HEADS[1:])]
        )
        for number, row in enumerate(rows, start=1):
            writer.writerow([number, "2026-11-25 08:00:00", 4, "en", *(row[name] for name in HEADS[1:])])
    return path


def qualtrics(path, rows):
    codes = ["StartDate", "Status", "Finished", "ResponseId", *(f"Q{n}" for n in range(1, len(HEADS)))]
    texts = ["Start Date", "Response Type", "Finished", "Response ID", *(headings(name, True) for name in HEADS[1:])]
    texts = [re.sub(r" \[(\w+)\]$", r" - \1", text) for text in texts]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([codes, texts, [f'{{"ImportId":"{code}"}}' for code in codes]])
        for row in rows:
            writer.writerow(["2026-11-25", "IP Address", "True", row["respondent"], *(row[name] for name in HEADS[1:])])
    return path


def long(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(scoring.BALLOT)
        for row in rows:
            writer.writerow([row["respondent"], row["group"], "positive", 1, ""])
            for name in HEADS[2:]:
                question, _, place = name.rpartition("_")
                question, place = (question, place) if question in survey.RANKED else (name, "")
                writer.writerow([row["respondent"], row["group"], question, place, row[name]])
    return path


def options(path, rows):
    """One column for each option of the ranked questions, the cell holding its place."""
    offered, _ = survey.read_recode()
    names = [(question, option) for question in survey.RANKED for option in dict.fromkeys(offered[question].values())]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        single = [*survey.RATED, *survey.CHOSEN]
        writer.writerow(["group", *(f"{ASKED[question]} [{option}]" for question, option in names), *single])
        for row in rows:
            placed = {}
            for question in survey.RANKED:
                for place, word in ((3, "3rd choice"), (2, "2nd choice"), (1, "1st choice")):
                    meant = offered[question].get(survey._same(row[f"{question}_{place}"]))
                    placed[question, meant] = word
            writer.writerow([row["group"], *(placed.get(name, "") for name in names), *(row[name] for name in single)])
    return path


@pytest.mark.parametrize(
    ("export", "dialect"),
    [(google, "Google Forms"), (limesurvey, "LimeSurvey"), (qualtrics, "Qualtrics"), (long, "long ballots")],
)
def test_every_tool_gives_the_same_answers(tmp_path, export, dialect):
    answers = survey.read(export(tmp_path / "export.csv", synthetic_rows()))
    assert answers.dialect == dialect
    adds_up(answers)
    assert same(answers, survey.read(SYNTHETIC))


def test_one_column_for_each_option(tmp_path):
    answers, expected = survey.read(options(tmp_path / "options.csv", synthetic_rows())), survey.read(SYNTHETIC)
    adds_up(answers)
    columns = ["group", "question", "rank", "answer"]
    left, right = (
        a.ballots[columns].astype(str).sort_values(columns).reset_index(drop=True) for a in (answers, expected)
    )
    pd.testing.assert_frame_equal(left, right)


@pytest.mark.parametrize(
    "options",
    [
        {"delimiter": ";", "lineterminator": "\r\n", "encoding": "utf-8-sig"},
        {"delimiter": "\t", "lineterminator": "\r\n"},
        {"quoting": csv.QUOTE_ALL, "lineterminator": "\r"},
    ],
    ids=["Excel in Europe", "tabs", "old Macintosh"],
)
def test_separators_line_ends_and_marks(tmp_path, options):
    assert same(survey.read(write(tmp_path / "class.csv", synthetic_rows(), **options)), survey.read(SYNTHETIC))


def test_blank_rows_are_counted_and_are_nobody(tmp_path):
    path = write(tmp_path / "class.csv", [GOOD, {}, GOOD | {"respondent": "p2"}, {}])
    path.write_text("\n" + path.read_text("utf-8") + "\n\n", "utf-8")
    answers = survey.read(path)
    assert list(answers.people["row"]) == [3, 5]  # as a spreadsheet counts
    assert "Blank rows: 4" in answers.passed_over
    adds_up(answers)


def test_headings_of_your_own(tmp_path):
    heads = ["Code", "Seminar", *HEADS[2:]]
    path = write(tmp_path / "class.csv", [GOOD], heads)
    with pytest.raises(survey.SurveyError, match="row 1, column 'group': missing"):
        survey.read(path)
    answers = survey.read(path, columns={"Seminar": "group"})
    assert list(answers.people["group"]) == ["A"]
    assert "Columns not used: Code" in answers.passed_over
    with pytest.raises(survey.SurveyError, match="no column has that code"):
        survey.read(path, columns={"Seminar": "country"})
    with pytest.raises(survey.SurveyError, match="'Course': missing, though columns= names it"):
        survey.read(path, columns={"Course": "group"})


def test_codes_of_your_own(tmp_path):
    path = limesurvey(tmp_path / "export.csv", synthetic_rows())
    path.write_text(path.read_text("utf-8-sig").replace("positive[", "Q1[").replace("tradeimportance", "Q7"), "utf-8")
    with pytest.raises(survey.SurveyError, match="column 'positive_1': missing"):
        survey.read(path)
    answers = survey.read(path, columns={"Q1": "positive", "Q7": "trade_importance"})
    assert same(answers, survey.read(SYNTHETIC))


def test_some_questions_only(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text("group,immigration_influence\nA,Yes\n", "utf-8")
    with pytest.raises(survey.SurveyError, match="column 'positive_1': missing"):
        survey.read(path)
    answers = survey.read(path, questions=["immigration_influence"])
    assert list(answers.choices["answer"]) == ["yes"]
    assert list(classroom.report(answers).tables) == ["immigration_influence"]
    with pytest.raises(survey.SurveyError, match="no such question"):
        survey.read(path, questions=["relations"])


# --- Files that cannot be read ------------------------------------------------------------------------


def heads_without(name):
    return ",".join(head for head in HEADS if head != name) + "\nx,y\n"


BAD_FILES = {
    "empty": (b"", "row 1, column 1: the file is empty. Export"),
    "blank": (b"\xef\xbb\xbf\r\n;;;\r\n", "the file is empty"),
    "headings only": (",".join(HEADS).encode(), "row 2: no respondent under the headings. Export"),
    "Latin-1": (b"respondent,group\np1,A\np2,Espa\xf1a\n", r"row 3, column 2: the byte 0xf1 is not UTF-8. Save"),
    "UTF-16": ("respondent,group\n".encode("utf-16"), "perhaps UTF-16. Save"),
    "NUL": (b"respondent,gr\0up\n", "not UTF-8 text"),
    "no group": (heads_without("group").encode(), "row 1, column 'group': missing. Ask"),
    "no third place": (heads_without("negative_3").encode(), "row 1, column 'negative_3': missing. Add it"),
    "no rating": (heads_without("trade_importance").encode(), "row 1, column 'trade_importance': missing. Add it"),
    "a column twice": ((",".join(HEADS) + ",Positive [1]\nx,y\n").encode(), "column 'Positive .1.': it holds the same"),
    "a long row": (
        (",".join(HEADS) + "\n" + "x," * 30 + "\n").encode(),
        "row 2, column 23: 31 cells, expected 22. Put",
    ),
    "an open quotation": ((",".join(HEADS) + '\n"x,y\n').encode(), "Put quotation marks"),
    "long, a column twice": (
        b"respondent,group,question,rank,answer,Rank\np,A,positive,1,Jobs,2\n",
        "'rank': it occurs",
    ),
    "a huge heading": (b"x" * 1_000_000 + b",group\np,A\n", "column 'positive_1': missing"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_bad_files(tmp_path, case):
    content, message = BAD_FILES[case]
    path = tmp_path / "class.csv"
    path.write_bytes(content)
    with pytest.raises(survey.SurveyError, match=message) as refusal:
        survey.read(path)
    assert "class.csv" in str(refusal.value)
    assert len(str(refusal.value)) < 400


def test_no_such_file(tmp_path):
    with pytest.raises(survey.SurveyError, match=r"absent.csv: there is no such file .* Check the name"):
        survey.read(tmp_path / "absent.csv")


# --- Answers that cannot be used ----------------------------------------------------------------------

HUGE = "x" * 1_000_000
BAD_ANSWERS = {
    "unknown category": ({"positive_1": "sports"}, "positive_1", "sports", "not a category"),
    "same answer twice": ({"positive_2": "jobs"}, "positive_2", "jobs", "the same answer twice"),
    "same after recoding": ({"positive_1": "money sent home"}, "positive_2", "Remittances", "the same answer twice"),
    "eleven": ({"trade_importance": "11"}, "trade_importance", "11", "not a whole number from 1 to 10"),
    "zero": ({"trade_importance": "0"}, "trade_importance", "0", "not a whole number from 1 to 10"),
    "a half": ({"trade_importance": "7.5"}, "trade_importance", "7.5", "not a whole number from 1 to 10"),
    "huge": ({"positive_2": HUGE}, "positive_2", f"{'x' * 60} … (1,000,000 characters)", "too long to be an answer"),
    "html": ({"bush": "<script>alert(1)</script>"}, "bush", "<script>alert(1)</script>", "not a category"),
    "formula": ({"bush": "=SUM(A1)"}, "bush", "=SUM(A1)", "not a category"),
    "lines": ({"bush": "the\nworst"}, "bush", "the worst", "not a category"),
}


@pytest.mark.parametrize("case", BAD_ANSWERS)
def test_a_bad_answer_is_set_aside_and_its_respondent_is_not(tmp_path, case):
    cells, column, value, problem = BAD_ANSWERS[case]
    answers = one(tmp_path, **cells)
    adds_up(answers)
    (row,) = answers.set_aside.itertuples()
    assert (row.what, row.file, row.row, row.column, row.value, row.answers) == (
        "answer", "class.csv", 2, column, value, 1,
    )  # fmt: skip
    assert problem in row.problem
    assert answers.tally.loc["respondents"].to_list() == [1, 1, 0]
    page = classroom.report(answers).set_aside._repr_html_()
    assert "<script" not in page and len(page) < 3_000


def test_numbers_as_tools_write_them(tmp_path):
    answers = one(tmp_path, trade_importance="7.0", immigration_importance=" 10 ")
    assert sorted(answers.ratings["rating"]) == [7, 10]


def test_what_happens_to_respondents(tmp_path):
    rows = [
        GOOD,
        GOOD | {"positive_1": "Remittances", "positive_2": ""},  # the same id
        {"respondent": "p3", "group": "A"},  # a blank form
        {"respondent": "p4", "group": "A", "positive_1": "sports"},  # nothing usable
        GOOD | {"respondent": "p5", "group": ""},
        GOOD | {"respondent": "p6", "group": HUGE},
        GOOD | {"respondent": "", "group": " b\n "},
    ]
    answers = survey.read(write(tmp_path / "class.csv", rows))
    adds_up(answers)
    assert answers.tally.loc["respondents"].to_list() == [7, 4, 3]
    assert answers.tally.loc["answers"].to_list() == [20, 16, 4]
    assert list(answers.people["group"]) == ["A", "A", "A", "A", "not stated", "not stated", "b"]
    assert answers.people["respondent"].iloc[-1] == "row 8"
    listed = answers.set_aside[["row", "what", "answers"]].itertuples(index=False, name=None)
    assert list(listed) == [
        (3, "respondent", 3),
        (4, "respondent", 0),
        (5, "answer", 1),
        (5, "respondent", 0),
        (6, "group", 0),
        (7, "group", 0),
    ]


def test_qualtrics_trial_runs_are_set_aside(tmp_path):
    path = qualtrics(tmp_path / "q.csv", synthetic_rows()[:3])
    path.write_text(path.read_text("utf-8").replace("IP Address", "Survey Preview", 1), "utf-8")
    answers = survey.read(path)
    adds_up(answers)
    assert answers.tally.loc["respondents"].to_list() == [3, 2, 1]
    assert answers.set_aside["problem"].iloc[0] == "a trial run of the form"


def test_long_ballots_that_cannot_be_used(tmp_path):
    path = tmp_path / "long.csv"
    lines = [
        "p1,A,positive,1,Jobs",
        "p1,A,positive,1,Remittances",  # a second answer for one place
        "p1,A,positive,4,Cultural links",
        "p1,A,positive,,Cultural links",
        "p1,B,positive,2,Cultural links",  # another group
        ",A,positive,1,Jobs",
        "p1,A,mood,1,good",
        "p1,A,bush,,worse",
        "p1,A,bush,,much worse",
        "p2,A,positive,1,",
    ]
    path.write_text("\n".join(["respondent,group,question,rank,answer", *lines]), "utf-8")
    answers = survey.read(path)
    adds_up(answers)
    assert list(zip(answers.set_aside["row"], answers.set_aside["problem"], strict=True)) == [
        (3, "a second answer for one place"),
        (4, "not a place from 1 to 3"),
        (5, "not a place from 1 to 3"),
        (6, "another group than before"),
        (7, "no respondent"),
        (8, "no question of the form"),
        (10, "a second answer for one place"),
        (11, "no answer that can be used"),
    ]
    assert answers.tally.loc["respondents"].to_list() == [2, 1, 1]


anything = st.sampled_from(
    ["Jobs", "remesas", "sports", "", "=1+1", "<b>", "7", "11", "yes", "the same", "$x^2$", '"', "\n"]
)
people = st.lists(
    st.fixed_dictionaries(dict.fromkeys(HEADS[1:], anything) | {"respondent": st.sampled_from(["a", "b", "", "c"])}),
    min_size=1,
    max_size=6,
)


@given(people)
@settings(max_examples=60)
def test_nobody_and_nothing_is_lost(tmp_path_factory, rows):
    path = write(tmp_path_factory.mktemp("any") / "class.csv", rows)
    filled = [[cell for cell in row.values() if cell.strip()] for row in rows]
    if not any(filled):
        with pytest.raises(survey.SurveyError, match="no respondent"):
            survey.read(path)
        return
    answers = survey.read(path)
    adds_up(answers)
    given_answers = sum(bool(cell.strip()) for row in rows for name, cell in row.items() if name in HEADS[2:])
    assert answers.tally["read"].to_list() == [sum(map(bool, filled)), given_answers]


# --- The recode file ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("question,said\n", "recode.csv, row 1: the columns are question, said. Make them"),
        ("question,said,category\nmood,good,Jobs\n", "row 2, column 'question': 'mood' is no question"),
        ("question,said,category\npositive,,Jobs\n", "row 2, column 'said': the cell is empty"),
        (
            "question,said,category\npositive,pay,Job\n",
            "row 2, column 'category': 'Job' is no category of 'positive'. Use",
        ),
        ("question,said,category\nbush,fine,fine\n", "'fine' is no category of 'bush'. Use one of: much improved"),
        (
            "question,said,category\npositive,x,Jobs\npositive,X,Remittances\n",
            "row 3, column 'said': 'X' already stands",
        ),
        ("", "recode.csv, row 1, column 1: the file is empty"),
    ],
)
def test_bad_recode_files(tmp_path, lines, message):
    path = tmp_path / "recode.csv"
    path.write_text(lines, "utf-8")
    with pytest.raises(survey.SurveyError, match=re.escape(message)):
        survey.read_recode(path)


def test_a_category_of_your_own_gets_a_row_and_no_number_of_2001(tmp_path):
    recode = tmp_path / "recode.csv"
    recode.write_text(survey.RECODE.read_text("utf-8") + "positive,Sports,Sports\npositive,soccer,Sports\n", "utf-8")
    path = write(tmp_path / "class.csv", [GOOD | {"positive_1": "Soccer"}])
    report = classroom.report(path, recode=recode)
    assert list(report.tables["positive"].frame.index)[-2:] == ["Sports", "Total"]
    assert report.tables["positive"].frame.loc["Sports", "Weighted Index"] == 3
    whole = report.charts["positive"].figure.axes[0]
    assert [len([bar for bar in bars if bar.get_width() == bar.get_width()]) for bars in whole.containers] == [7, 6]


# --- The report ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", [name for name, number in survey.RANKED.items() if number])
def test_the_papers_own_counts_give_the_papers_own_table(question):
    printed = ledger.table(survey.RANKED[question]).drop(columns="mark")
    made = classroom.in_paper_form(scoring.counts(printed), question).drop(columns="mark")
    differs = (made.fillna(0) != printed.fillna(0)).any(axis=1)
    # The rows whose sums the paper itself has wrong; tests/test_scoring.py lists them cell by cell.
    assert list(made.index[differs]) == {"negative": ["Total"], "difficult": ["Trade+other economy"]}.get(question, [])


def test_the_numbers_of_2001_are_those_printed():
    assert classroom.paper("immigration_influence").to_dict() == {"yes": 29 / 44, "yes, but": 11 / 44, "no": 4 / 44}
    assert classroom.paper("trade_influence").to_dict() == {"yes": 11 / 35, "yes, but": 9 / 35, "no": 15 / 35}
    assert classroom.paper("bush").to_dict() == {"improved": 17 / 42, "the same": 17 / 42, "worse": 8 / 42}
    assert classroom.paper("positive")["Remittances"] == 81 / 107
    assert classroom.paper("policy").empty and classroom.paper("trade_importance").empty


def test_the_synthetic_class():
    rows = synthetic_rows()
    assert len(rows) == 30
    assert all(row["respondent"].startswith("synthetic-") and row["group"].startswith("Synthetic ") for row in rows)
    answers = survey.read(SYNTHETIC)
    adds_up(answers)
    assert answers.tally.loc["respondents"].to_list() == [30, 29, 1]


@pytest.fixture(scope="module")
def report():
    """Return the report on the synthetic class, made once: it draws nine charts."""
    return classroom.report(SYNTHETIC, "Synthetic")


def test_a_report_has_everything_by_group(report):
    assert list(report.tables) == [*survey.RANKED, "importance", *survey.CHOSEN]
    assert list(report.charts) == list(report.captions) == list(report.tables)
    for question in survey.RANKED:
        groups = [table.frame.astype(float).fillna(0) for table in report.by_group[question].values()]
        whole = report.tables[question].frame.astype(float).fillna(0)
        assert len(groups) == 3
        pd.testing.assert_frame_equal(sum(groups[1:], groups[0]), whole)


def test_the_caveat_comes_along(report, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(classroom, "display", lambda *things: shown.extend(things))
    report._ipython_display_()
    assert "nobody else" in shown[0].data and "footnote 5" in shown[0].data
    assert shown[1:3] == [report.tally, report.set_aside]
    for chart in report.charts.values():
        assert chart in shown
        texts = [chart.figure.get_supxlabel(), *(axes.get_xlabel() for axes in chart.figure.axes)]
        assert any(classroom.SHORT_CAVEAT in text for text in texts)
    assert classroom.CAVEAT in (report.write(tmp_path / "out") / "README.txt").read_text("utf-8")


def test_text_is_safe_where_it_is_shown_and_written(tmp_path):
    nasty = ["whole class", "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", r"$\frac{", "@group", "-2+3"]
    rows = [GOOD | {"respondent": f"p{n}", "group": group, "bush": group} for n, group in enumerate(nasty)]
    report = classroom.report(write(tmp_path / "class.csv", rows))
    pages = [table._repr_html_() for tables in report.by_group.values() for table in tables.values()]
    pages += [table._repr_html_() for table in (*report.tables.values(), report.tally, report.set_aside)]
    assert any("&lt;img" in page for page in pages) and not any("<img" in page for page in pages)
    assert all(chart.png().startswith(b"\x89PNG") for chart in report.charts.values())
    folder = report.write(tmp_path / "out")
    for path in folder.glob("*.csv"):
        cells = [cell for row in csv.reader(path.open(encoding="utf-8-sig", newline="")) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    written = (folder / "positive.csv").read_text("utf-8-sig")
    assert written.count("\nTotal,") == 1 + len(nasty)
    assert "'=cmd" in written and "'@group" in written and "'-2+3" in written


def test_many_groups_are_all_in_the_tables_and_eight_in_the_charts(tmp_path):
    rows = [GOOD | {"respondent": f"p{n}", "group": f"g{n}"} for n in range(20)]
    report = classroom.report(write(tmp_path / "class.csv", rows))
    assert len(report.by_group["positive"]) == 20
    assert len(report.charts["positive"].figure.axes) == 1 + classroom.MOST_GROUPS
    assert "of 20" in report.captions["positive"]


@pytest.mark.parametrize(
    ("calls", "modules"),
    [
        (r"\bopen\(|read_text|read_bytes|read_csv", {"ledger", "survey"}),
        (r"write_text|write_bytes|to_csv|mkdir", {"classroom"}),
    ],
    ids=["reading", "writing"],
)
def test_no_other_module_touches_files(calls, modules):
    sources = (ledger.DATA.parent / "lib" / "nopolicy").glob("*.py")
    assert {path.stem for path in sources if re.search(calls, path.read_text("utf-8"))} == modules


# --- The kit ------------------------------------------------------------------------------------------


def test_the_form_asks_every_question_with_every_category():
    form = (survey.TEACHING / "questionnaire.md").read_text("utf-8")
    offered, _ = survey.read_recode()
    asked = {name: ASKED[name] for name in survey.QUESTIONS if name != "bush"} | {"bush": survey.ALSO["bush"][-1]}
    assert [name for name, text in asked.items() if text not in form] == []
    assert survey.GROUP in form
    for question in (*survey.RANKED, *survey.CHOSEN):
        part = form.split(asked[question])[1].split("\n## ")[0]
        assert [name for name in dict.fromkeys(offered[question].values()) if f"* {name}\n" not in part] == [], question


def test_the_template_and_the_recode_file_are_in_step_with_the_reader():
    assert (survey.TEACHING / "class_template.csv").read_text("utf-8").splitlines() == [",".join(HEADS)]
    _, own = survey.read_recode()
    figures = ledger.read("figures")
    named = {name for names in figures.loc[figures["figure"] == "F3", "answers"] for name in names.split("; ") if name}
    assert named <= {name.casefold() for name in own["policy"]}
    assert {question for question, names in own.items() if names} == {"policy"}


def test_a_chart_beside_shows_no_bar_for_a_number_that_is_not_there():
    frame = pd.DataFrame({"class": [0.5, 0.5], "2001": [0.25, float("nan")]}, index=["a", "$b$"])
    text = repr(charts.beside({"Whole": frame}, "alt", "share", "note"))
    assert "text: 0.25" in text and "nan" not in text


def test_the_example_of_the_folder_is_a_call_that_report_takes(monkeypatch):
    page = (survey.TEACHING / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    calls, signature = [], inspect.signature(classroom.report)
    monkeypatch.setattr(classroom, "report", lambda *given, **named: calls.append(signature.bind(*given, **named)))
    exec(example, {})
    assert [call.arguments["answers"] for call in calls] == ["my_class.csv"]
