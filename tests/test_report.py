"""A class beside 2001: the paper's form, the caveat, privacy, and the kit of the form."""

import ast
import csv
import inspect
import re
import sys

import pandas as pd
import pytest
from preflibtools.instances import OrdinalInstance
from pyxform.xls2xform import convert
from stored import cells
from test_classroom import GOOD, HEADS, SYNTHETIC, synthetic_rows, write
from test_layouts import adds_up, told

from nopolicy import charts, classroom, ledger, scoring
from nopolicy.classroom.form import code

sys.path.insert(0, str(classroom.TEACHING))
import forms

ALONE = {"respondent": "p1", "group": "A", "positive_1": "Jobs"}  # one question, one chart
reports = sys.modules["nopolicy.classroom.report"]
ASKED = ledger.read("questions").set_index("id")["asked"]


# --- The report ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", [name for name, number in classroom.RANKED.items() if number])
def test_the_papers_own_counts_give_the_papers_own_table(question):
    printed = ledger.table(classroom.RANKED[question]).drop(columns="mark")
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
    answers = classroom.read(SYNTHETIC)
    adds_up(answers)
    assert answers.tally.loc["respondents"].to_list() == [30, 29, 1, 0]


@pytest.fixture(scope="module")
def report():
    """Return the report on the synthetic class, made once."""
    return classroom.report(SYNTHETIC, "Synthetic")


@pytest.fixture(scope="module")
def whole(report):
    """Return the same without groups: it draws nine charts, and each has one panel."""
    return classroom.report(report.answers, "Synthetic", smallest=100)


def test_a_report_is_not_written_onto_a_file(report, tmp_path):
    path = write(tmp_path / "class.csv", synthetic_rows())
    with pytest.raises(NotADirectoryError, match="is a file"):
        report.write(path)


def test_a_report_has_everything_by_group(report):
    assert list(report.tables) == [*classroom.RANKED, "importance", *classroom.CHOSEN]
    assert list(report.drawn) == list(report.captions) == list(report.tables)
    for question in classroom.RANKED:
        groups = [table.frame.astype(float).fillna(0) for table in report.by_group[question].values()]
        whole = report.tables[question].frame.astype(float).fillna(0)
        assert len(groups) == 3
        pd.testing.assert_frame_equal(sum(groups[1:], groups[0]), whole)


def test_a_chart_of_a_class_is_headed_by_who_leads(whole):
    heads = {question: chart.figure.get_label() for question, chart in whole.charts.items()}
    assert re.fullmatch(
        r"Does your .+ U\.S\. immigration policy\? Most often “.+”, in 2001 “yes”", heads["immigration_influence"]
    )
    assert heads["positive"].endswith(": most points for “Remittances”, as in 2001")
    assert heads["bush"].endswith("in 2001 “improved” and “the same”") and "2001" not in heads["policy"]


def test_one_rating_alone_is_told_alone(tmp_path):
    report = classroom.report(write(tmp_path / "class.csv", [GOOD]), name=None)
    assert report.charts["importance"].alt == (
        "Your class, mean importance from 1 to 10 in the whole class: trade 7.0."
    )


def test_the_caveat_comes_along(whole, monkeypatch):
    shown, report = [], whole
    monkeypatch.setattr(reports, "display", lambda *things: shown.extend(things))
    report._ipython_display_()
    assert shown[0] is report.answers.look and report.answers.correction in shown[1].data  # one look before it counts
    assert "nobody else" in shown[2].data and "footnote 5" in shown[2].data
    assert repr(shown[3]) == repr(report.tally) and shown[4] is report.set_aside
    for chart in report.charts.values():
        assert chart in shown
        texts = [chart.figure.get_supxlabel(), *(axes.get_xlabel() for axes in chart.figure.axes)]
        assert any(classroom.SHORT_CAVEAT in text for text in texts)


def test_text_is_safe_where_it_is_shown_and_written(tmp_path):
    nasty = ["whole class", "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", r"$\frac{", "@group", "-2+3"]
    rows = [GOOD | {"respondent": f"p{n}", "group": group, "bush": group} for n, group in enumerate(nasty)]
    report = classroom.report(write(tmp_path / "class.csv", rows), smallest=1)
    pages = [table._repr_html_() for tables in report.by_group.values() for table in tables.values()]
    pages += [table._repr_html_() for table in (*report.tables.values(), report.tally, report.set_aside)]
    assert any("&lt;img" in page for page in pages) and not any("<img" in page for page in pages)
    folder = report.write(tmp_path / "out")
    assert classroom.CAVEAT in (folder / "README.txt").read_text("utf-8")
    assert {path.stem for path in folder.glob("*.png")} == set(report.tables)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in folder.glob("*.png"))
    for path in folder.glob("*.csv"):
        cells = [cell for row in csv.reader(path.open(encoding="utf-8-sig", newline="")) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    written = (folder / "positive.csv").read_text("utf-8-sig")
    assert written.count("\nTotal,") == 1 + len(nasty)
    assert "'=cmd" in written and "'@group" in written and "'-2+3" in written


def test_many_groups_are_all_in_the_tables_and_some_in_the_charts(tmp_path, monkeypatch):
    monkeypatch.setattr(reports, "MOST_GROUPS", 3)  # eight take a second to draw
    rows = [ALONE | {"respondent": f"p{n}", "group": f"g{n}"} for n in range(5)]
    report = classroom.report(write(tmp_path / "class.csv", rows), smallest=1)
    assert len(report.by_group["positive"]) == 5
    assert len(report.charts["positive"].figure.axes) == 1 + 3
    assert "3 groups" in report.captions["positive"] and "of 5" in report.captions["positive"]


@pytest.mark.parametrize(
    ("calls", "modules"),
    [
        (r"\bopen\(|read_text|read_bytes|read_csv|read_excel", {"ledger", "files"}),
        (r"write_text|write_bytes|to_csv|mkdir", {"report"}),
    ],
    ids=["reading", "writing"],
)
def test_no_other_module_touches_files(calls, modules):
    sources = (ledger.DATA.parent / "lib" / "nopolicy").rglob("*.py")
    assert {path.stem for path in sources if re.search(calls, path.read_text("utf-8"))} == modules


# --- Privacy ------------------------------------------------------------------------------------------


def test_small_groups_are_in_the_class_alone(tmp_path):
    groups = ["big"] * 5 + ["three"] * 3 + ["two"] * 2
    rows = [ALONE | {"respondent": f"p{n}", "group": group} for n, group in enumerate(groups)]
    path = write(tmp_path / "class.csv", rows)
    report = classroom.report(path)
    # With two people left over, the three would tell of them by subtraction from the class: they go too.
    assert list(report.by_group["positive"]) == ["big"]
    shown = "".join(repr(part) for part in (*report.tables.values(), *report.charts.values()))
    assert "Group: big" in shown and "two" not in shown and "three" not in shown
    folder = report.write(tmp_path / "out")
    assert not any("two" in path.read_text("utf-8-sig") for path in folder.glob("*.csv") if path.stem != "tally")
    assert list(classroom.report(path, smallest=1).by_group["positive"]) == ["big", "three", "two"]
    assert classroom.report(path, smallest=11).by_group["positive"] == {}


def test_a_group_that_hardly_answers_a_question_does_not_stand_apart_there(tmp_path):
    rows = [
        GOOD | {"respondent": f"p{n}", "group": "AB"[n % 2], "bush": "the same" if n < 7 else ""} for n in range(12)
    ]
    report = classroom.report(write(tmp_path / "class.csv", rows))
    assert "group B" in repr(report.tables["bush"]) and "group A" in repr(report.tables["bush"])
    rows = [row | {"bush": "" if n > 2 else "the same"} for n, row in enumerate(rows)]
    report = classroom.report(write(tmp_path / "class.csv", rows))
    assert "group" not in repr(report.tables["bush"]) and len(report.by_group["positive"]) == 2


def test_a_group_that_hardly_gives_one_of_two_ratings_does_not_stand_apart_there(tmp_path):
    rows = [
        {
            "respondent": f"p{n}",
            "group": "AB"[n % 2],
            "immigration_importance": "8",
            "trade_importance": "7" * (n < few),
        }
        for few in (12, 3)
        for n in range(12)
    ]
    shown = [
        repr(classroom.report(write(tmp_path / "class.csv", rows[at : at + 12])).tables["importance"]) for at in (0, 12)
    ]
    assert "group A" in shown[0] and "group B" in shown[0] and "group" not in shown[1]


def test_what_people_wrote_is_shown_on_request_and_never_written(tmp_path):
    path = write(
        tmp_path / "class.csv", [ALONE | {"positive_2": "my aunt Ana's money", "respondent": "ana@example.org"}]
    )
    report = classroom.report(path)
    asked = classroom.report(report.answers, texts=True)
    assert "aunt" not in repr(report.set_aside) and "aunt" in repr(asked.set_aside)
    for one in (report, asked):
        written_ = b"".join(path.read_bytes() for path in one.write(tmp_path / "out").iterdir())
        assert b"aunt" not in written_ and b"example.org" not in written_
    assert "example.org" not in repr(vars(report))


FORMULAS = ["=1+1", "a;=1+1", "a\t+1", "a,@x", 'a";=1', "a\n-1", "a|=1", "＝1", "; -1", "a b=c", "Re-entry", "a = b"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", " "])
def test_no_cell_is_a_formula_at_any_separator(tmp_path, mark):
    classroom.write_csv(pd.DataFrame({text: [text] for text in FORMULAS}), tmp_path / "out.csv")
    words = (tmp_path / "out.csv").read_text("utf-8-sig")
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        cells = [
            cell.strip() for row in csv.reader(words.splitlines(), delimiter=mark, quoting=quoting) for cell in row
        ]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝＋－＠")]
    assert "Re-entry" in words


# --- The kit ------------------------------------------------------------------------------------------


def test_the_form_asks_every_question_with_every_category():
    form = (classroom.TEACHING / "questionnaire.md").read_text("utf-8")
    offered, _ = classroom.read_recode()
    asked = {name: ASKED[name] for name in classroom.QUESTIONS if name != "bush"} | {"bush": classroom.asked("bush")}
    assert [name for name, text in asked.items() if text not in form] == []
    assert classroom.asked("group") in form
    for question in (*classroom.RANKED, *classroom.CHOSEN):
        part = form.split(asked[question])[1].split("\n## ")[0]
        assert [name for name in dict.fromkeys(offered[question].values()) if f"* {name}\n" not in part] == [], question


def test_the_template_and_the_recode_file_are_in_step_with_the_reader():
    assert (classroom.TEACHING / "class_template.csv").read_text("utf-8").splitlines() == [",".join(HEADS)]
    found, own = classroom.read_recode()
    for question in classroom.QUESTIONS:  # each category has a code of its own, that LimeSurvey and XLSForm can take
        codes = [code(one) for one in dict.fromkeys(found[question].values())]
        assert question in classroom.RATED or (
            len(set(codes)) == len(codes) and all(re.fullmatch("[a-z]{2,5}", c) for c in codes)
        )
    figures = ledger.read("figures")
    named = {name for names in figures.loc[figures["figure"] == "F3", "answers"] for name in names.split("; ") if name}
    assert named <= {name.casefold() for name in own["policy"]}
    assert {question for question, names in own.items() if names} == {"policy"}


def test_a_chart_beside_shows_no_bar_for_a_number_that_is_not_there():
    frame = pd.DataFrame({"class": [0.5, 0.5], "2001": [0.25, float("nan")]}, index=["a", "$b$"])
    text = repr(charts.beside({"Whole": frame}, "alt", "share", "note"))
    assert "text: 0.25" in text and "nan" not in text


def test_the_example_of_the_folder_is_a_call_that_report_takes(monkeypatch):
    page = (classroom.TEACHING / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    calls, signature = [], inspect.signature(classroom.report)
    monkeypatch.setattr(classroom, "report", lambda *given, **named: calls.append(signature.bind(*given, **named)))
    exec(example, {})
    assert [call.arguments["answers"] for call in calls] == ["my_class.csv"]


# --- Out again ----------------------------------------------------------------------------------------


def elections():
    """The toy elections, as notebook 2 writes them, and one more, as ballots; and the synthetic class."""
    codes = ["".join(cell["source"]) for cell in cells("02_interview_results") if cell["cell_type"] == "code"]
    (toys,) = [ast.literal_eval(ast.parse(code).body[0].value) for code in codes if code.startswith("toys = ")]
    assert {len(orders.split()) for orders in toys.values()} == {9}
    ballots = scoring.written(toys | {"every order once": "ABC ACB BAC BCA CAB CBA"})
    yield from ((name, ballots) for name in ballots["question"].unique())
    yield ("positive", classroom.read(SYNTHETIC).ballots)


def test_ballots_leave_as_preflib_and_are_read_back_by_its_own_reader(tmp_path):
    for question, ballots in elections():
        (tmp_path / "class.soi").write_text(classroom.as_preflib(ballots, question), "utf-8")
        read = OrdinalInstance(str(tmp_path / "class.soi"))
        mine = ballots[ballots["question"] == question]
        assert (read.data_type, read.num_voters) == ("soi", mine["respondent"].nunique())
        points = dict.fromkeys(read.alternatives_name.values(), 0)
        for order, count in read.multiplicity.items():
            for place, ((alternative,)) in enumerate(order, 1):
                points[read.alternatives_name[alternative]] += count * (4 - place)
        expected = scoring.score(scoring.rank_counts(ballots, question))
        if "DESCRIPTION: 0 orders" in classroom.as_preflib(ballots, question):
            assert points == expected.to_dict()
        else:
            assert question == "positive"  # one answer was set aside there, and a gap closed


def test_the_toy_elections_leave_as_the_long_template(tmp_path):
    for question, ballots in elections():
        if question != "positive":
            classroom.as_long(ballots).to_csv(tmp_path / "toys.csv", index=False)
            back = pd.read_csv(tmp_path / "toys.csv")
            assert list(back) == scoring.BALLOT
            pd.testing.assert_frame_equal(
                scoring.rank_counts(back, question), scoring.rank_counts(ballots, question), check_index_type=False
            )


def test_ballots_leave_as_the_long_template_and_come_back(tmp_path):
    answers = classroom.read(SYNTHETIC)
    classroom.as_long(answers.ballots).to_csv(tmp_path / "long.csv", index=False)
    back = classroom.read(tmp_path / "long.csv")
    assert [row[:-3] for row in told(back)] == [row[:-3] for row in told(answers) if row[2] != "0"]
    assert len(back.ballots) == len(answers.ballots) and back.set_aside.empty


# --- The forms to import ------------------------------------------------------------------------------


def test_the_forms_to_import_are_in_step_with_the_questions():
    for name, text in (
        ("limesurvey.txt", forms.limesurvey()),
        ("qualtrics.txt", forms.qualtrics()),
        ("surveyjs.json", forms.surveyjs()),
    ):
        assert (forms.FORMS / name).read_text("utf-8") == text, "uv run python teaching/forms.py"
        assert all(classroom.asked(question) in text for question in ("group", *classroom.QUESTIONS))
    sheets = pd.read_excel(forms.FORMS / "xlsform.xlsx", sheet_name=None, header=None, dtype=str, engine="calamine")
    assert {name: rows.to_numpy().tolist() for name, rows in sheets.items()} == forms.xlsform()


def test_pyxform_takes_the_xlsform():
    made = convert(str(forms.FORMS / "xlsform.xlsx"))
    assert made.warnings == []
    assert made.xform.count("<odk:rank ") == len(classroom.RANKED)


def test_codes_of_the_forms_are_what_the_tools_can_take_and_the_reader_knows():
    for name, _, kind, answers in forms.questions():
        assert re.fullmatch("[a-z_]+", name)
        if kind != "rate":  # LimeSurvey: five signs; XLSForm: a letter first
            assert all(re.fullmatch("[a-z]{2,5}", key) for key in answers)
