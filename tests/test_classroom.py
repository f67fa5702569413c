"""A class as it comes in: every kind of trouble, what is refused, and what is told."""

import csv
import json
from ast import literal_eval
from functools import cache

import pytest
import written
from test_layouts import adds_up, told

from nopolicy import classroom

SYNTHETIC = classroom.TEACHING / "synthetic_class.csv"
HEADS = classroom.template()
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
        file.write("\ufeff" if encoding == "utf-16-be" else "")
        writer = csv.writer(file, **options)
        writer.writerow(heads)
        writer.writerows([row.get(head, "") for head in HEADS] for row in rows)
    return path


def text(path, words):
    path.write_text(words, "utf-8")
    return path


def one(tmp_path, **cells):
    """Read a class of one good respondent with some cells changed."""
    return classroom.read(write(tmp_path / "class.csv", [GOOD | cells]))


@cache
def synthetic():
    return classroom.read(SYNTHETIC)


def synthetic_rows():
    return list(csv.DictReader(SYNTHETIC.open(encoding="utf-8", newline="")))


def limesurvey(path, rows):
    path.write_bytes(written.limesurvey(rows).bytes())
    return path


def qualtrics(path, rows):
    path.write_bytes(written.qualtrics(rows).bytes())
    return path


@pytest.mark.parametrize(
    "options",
    [
        {"delimiter": ";", "lineterminator": "\r\n", "encoding": "utf-8-sig"},
        {"delimiter": "\t", "lineterminator": "\r\n"},
        {"delimiter": "\t", "lineterminator": "\r\n", "encoding": "utf-16"},
        {"delimiter": "\t", "encoding": "utf-16-be"},
        {"quoting": csv.QUOTE_ALL, "lineterminator": "\r"},
    ],
    ids=["Excel in Europe", "tabs", "Unicode text of Excel", "the other UTF-16", "old Macintosh"],
)
def test_separators_line_ends_and_marks(tmp_path, options):
    assert told(classroom.read(write(tmp_path / "class.csv", synthetic_rows(), **options))) == told(synthetic())


def test_blank_rows_are_counted_and_are_nobody(tmp_path):
    path = write(tmp_path / "class.csv", [GOOD, {}, GOOD | {"respondent": "p2"}, {}])
    path.write_text("\n" + path.read_text("utf-8") + "\n\n", "utf-8")
    answers = classroom.read(path)
    assert list(answers.people["row"]) == [3, 5]  # as a spreadsheet counts
    assert answers.tally.loc["respondents"].to_list() == [2, 2, 0, 0]
    adds_up(answers)


def test_headings_of_your_own(tmp_path):
    heads = ["Code", "Seminar", *HEADS[2:]]
    path = write(tmp_path / "class.csv", [GOOD], heads)
    with pytest.raises(classroom.SurveyError, match="row 1, column 'group': missing"):
        classroom.read(path)
    answers = classroom.read(path, columns={"Seminar": "group"})
    assert list(answers.people["group"]) == ["A"]
    assert answers.look.frame.iloc[0].to_list() == ["A Code", "no question", "", 1]
    assert answers.passed_over.to_dict() == {"in a column that is no question of yours": 1}
    assert list(classroom.read(path, columns={"B": "group"}).people["group"]) == ["A"]  # by its letter
    with pytest.raises(classroom.SurveyError, match="no column has that code"):
        classroom.read(path, columns={"Seminar": "country"})
    with pytest.raises(classroom.SurveyError, match="'Course': missing, though columns= names it"):
        classroom.read(path, columns={"Course": "group"})


def test_codes_of_your_own(tmp_path):
    path = limesurvey(tmp_path / "export.csv", synthetic_rows())
    path.write_text(path.read_text("utf-8-sig").replace("positive[", "Q1[").replace("tradeimportance", "Q7"), "utf-8")
    with pytest.raises(classroom.SurveyError, match="column 'positive_1': missing"):
        classroom.read(path)
    answers = classroom.read(path, columns={"Q1": "positive", "Q7": "trade_importance"})
    assert told(answers) == told(synthetic())


def test_ratings_out_of_ten_and_answers_that_only_look_alike(tmp_path):
    words = (
        "group,Importance of trade (1 to 10),Influence on trade policy\n"
        "A,8/10,Yes but...\nB,9 out of 10,yes (with conditions)\n"
    )
    answers = classroom.read(text(tmp_path / "class.csv", words + "C,8/100,Yes.\nD,-5,None\n"))
    assert list(answers.ratings["rating"]) == [8, 9]
    assert list(answers.choices["answer"]) == ["yes, but", "yes", "no"]
    assert list(answers.set_aside.query("what == 'answer'")["value"]) == ["yes (with conditions)", "8/100", "-5"]


def test_a_sheet_of_remarks_is_no_second_class(tmp_path):
    people = written.template(written.three())
    book = written.Workbook()
    for row in [*people.heads, *people.rows]:
        book.active.append(row)
    remarks, names = book.create_sheet("Notes"), book.create_sheet("Names")
    for row in (["Given on Monday"], ["positive", "first three"], ["Two were absent"]):
        remarks.append(row)
    for row in (["Name", "Group"], ["Ana", "North"], ["Luz", "South"]):
        names.append(row)
    book.save(tmp_path / "class.xlsx")
    assert len(classroom.read(tmp_path / "class.xlsx").people) == 3


def test_some_questions_only(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text("group,immigration_influence,Foods [First],Foods [Second]\nA,Yes,Tacos,Pupusas\n", "utf-8")
    answers = classroom.read(path)
    assert told(answers) == told(classroom.read(path, questions=["immigration_influence"]))
    assert list(answers.choices["answer"]) == ["yes"]
    assert "Without a column, or left out: positive, negative" in answers.look.caption
    assert list(classroom.report(answers).tables) == ["immigration_influence"]
    with pytest.raises(classroom.SurveyError, match="no such question"):
        classroom.read(path, questions=["relations"])


@pytest.mark.parametrize(
    "heads",
    [
        "Your group", "Group name", "Delegation", "2. Which group are you in?", "Grupo", "¿A qué grupo perteneces?",
        "Gruppe",
        "Your group,Points - Your group,Feedback - Your group",
        "Your group - Selected Choice,Your group - Other - Text",
    ],
)  # fmt: skip
def test_the_group_by_its_word(tmp_path, heads):
    """Any heading with the word is the group, if nothing else could be it; what a tool adds to it is beside it."""
    beside = "," * heads.count(",")
    path = text(tmp_path / "class.csv", f"When,{heads},positive_1\n9:14,North{beside},Jobs\n9:15,South{beside},Jobs\n")
    answers = classroom.read(path)
    assert list(answers.people["group"]) == ["North", "South"]


def test_two_columns_could_be_the_group(tmp_path):
    path = text(tmp_path / "class.csv", "Your group,Second group,positive_1\nNorth,18-24,Jobs\n")
    with pytest.raises(classroom.SurveyError, match="column 'group': missing"):
        classroom.read(path)


# --- Answers that cannot be used ----------------------------------------------------------------------

HUGE = "x" * 1_000_000
BAD_ANSWERS = {
    "unknown category": ({"positive_1": "sports"}, "positive_1", "sports", "not a category"),
    "same answer twice": ({"positive_2": "jobs"}, "positive_2", "jobs", "the same answer twice"),
    "same after recoding": ({"positive_1": "money sent home"}, "positive_2", "Remittances", "the same answer twice"),
    "eleven": ({"trade_importance": "11"}, "trade_importance", "11", "not a whole number from 1 to 10"),
    "zero": ({"trade_importance": "0"}, "trade_importance", "0", "not a whole number from 1 to 10"),
    "a half": ({"trade_importance": "7.5"}, "trade_importance", "7.5", "not a whole number from 1 to 10"),
    "huge": (
        {"positive_2": HUGE},
        "positive_2",
        f"{'x' * 30} … {'x' * 30} (1,000,000 characters)",
        "too long to be an answer",
    ),
    "html": ({"bush": "<script>alert(1)</script>"}, "bush", "<script>alert(1)</script>", "not a category"),
    "formula": ({"bush": "=SUM(A1)"}, "bush", "=SUM(A1)", "not a category"),
    "lines": ({"bush": "the\nworst"}, "bush", "the worst", "not a category"),
}


def test_a_bad_answer_is_set_aside_and_its_respondent_is_not(tmp_path):
    rows = [GOOD | cells | {"respondent": f"p{n}"} for n, (cells, *_) in enumerate(BAD_ANSWERS.values())]
    answers = classroom.read(write(tmp_path / "class.csv", rows))
    adds_up(answers)
    listed = answers.set_aside.itertuples()
    for number, ((_, column, value, problem), row) in enumerate(zip(BAD_ANSWERS.values(), listed, strict=True), 2):
        assert (row.what, row.file, row.row, row.column[2:], row.value, row.answers) == (
            "answer", "class.csv", number, repr(column), value, 1,
        )  # fmt: skip
        assert problem in row.problem
    assert answers.tally.loc["respondents"].to_list() == [len(rows), len(rows), 0, 0]
    page = classroom.report(answers, texts=True).set_aside._repr_html_()
    assert "&lt;script" in page and "<script" not in page and len(page) < 1_000 * len(rows)


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
    answers = classroom.read(write(tmp_path / "class.csv", rows))
    adds_up(answers)
    assert answers.tally.loc["respondents"].to_list() == [7, 4, 3, 0]
    assert answers.tally.loc["answers"].to_list() == [20, 16, 4, 0]
    assert list(answers.people["group"]) == ["A", "A", "A", "A", "not stated", "not stated", "b"]
    assert list(answers.people) == ["row", "group", "used"]  # nobody's id is kept
    listed = answers.set_aside[["row", "what", "answers"]].itertuples(index=False, name=None)
    assert list(listed) == [
        (3, "respondent", 3),
        (4, "respondent", 0),
        (5, "answer", 1),
        (5, "respondent", 0),
        (6, "group", 0),
        (7, "group", 0),
    ]


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
    answers = classroom.read(path)
    adds_up(answers)
    assert list(zip(answers.set_aside["row"], answers.set_aside["problem"], strict=True)) == [
        (3, "a second answer for one place"),
        (5, "not a place from 1 to 3"),
        (6, "another group than before"),
        (7, "no respondent"),
        (8, "no question of the form"),
        (10, "a second answer for one place"),
        (11, "no answer that can be used"),
    ]
    assert answers.passed_over.to_dict() == {"beyond the third place": 1}
    assert answers.tally.loc["respondents"].to_list() == [2, 1, 1, 0]


# --- What would be misread without a word ---------------------------------------------------------------

TWICE = "a respondent who is there already"
Q, N, G = written.ASKED["positive"], written.ASKED["negative"], written.ASKED["group"]
THREE = "positive_1,positive_2,positive_3"
IMPORT = '"{""ImportId"":""_recordId""}"' + ',"{""ImportId"":""QID""}"' * 4
TOOLS_OWN = "Response,Group,ID,Q01_Which group do you belong to?,trade_importance\n"
# What a file says: (questions asked, the file, what is found: place and answer of each person in turn).
READ = {
    "Qualtrics, codes out of order": (
        f"ResponseId,group,positive_3,positive_1,positive_2\nResponse ID,{G},{Q} - First,{Q} - Second,{Q} - Third\n"
        f"{IMPORT}\nR_1,A,Jobs,Remittances,Cultural links\n",
        [(1, "Jobs"), (2, "Remittances"), (3, "Cultural links")],
    ),
    "Qualtrics, rank order under a tag": (
        f"ResponseId,group,positive_1,positive_2,positive_3\nResponse ID,{G},{Q} - Remittances,{Q} - Jobs,"
        f"{Q} - Personal freedom\n{IMPORT}\nR_1,A,1,4,2\n",
        [(1, "Remittances"), (2, "Personal freedom")],
    ),
    "Qualtrics, a question in other words": (
        f"ResponseId,group,positive_2,positive_3,positive_1\nResponse ID,{G},Your top three - First,"
        f"Your top three - Second,Your top three - Third\n{IMPORT}\nR_1,A,Jobs,Remittances,\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "an option in other words": (
        "group,positive [Remittances],positive [Family reunification]\nA,2,1\n",
        [(1, "Cultural links"), (2, "Remittances")],
    ),
    "Excel's own line": ("sep=;\ngroup;positive_1;positive_2;positive_3\nA;Jobs;;\n", [(1, "Jobs")]),
    "numbered headings": (f"1. {G},2) {Q} [First],2) {Q} [Second],2) {Q} [Third]\nA,Jobs,,\n", [(1, "Jobs")]),
    "codes for blanks": ("group,positive_1,positive_2,positive_3\nA,Jobs,-99,-999\n", [(1, "Jobs")]),
    "a tag row": (
        "group;positive;_id;_submission_time\n#adm1;#pref;;\nA;rem job cull;1;t\n",
        [(1, "Remittances"), (2, "Jobs"), (3, "Cultural links")],
    ),
    "codes of the form that we give": (
        "group;positive;_id;_submission_time\nA;perf job;1;t\nB;perf rem;2;t\n",
        [(1, "Personal freedom"), (1, "Personal freedom"), (2, "Jobs"), (2, "Remittances")],
    ),
    "labels for codes": (
        "group;positive;_id;_submission_time\nA;jobs cultural_links;1;t\n",
        [(1, "Jobs"), (2, "Cultural links")],
    ),
    "one answer in one cell": ("group,positive\nA,Jobs\n", [(1, "Jobs")]),
    "averages": (
        "group,positive_1,positive_2,positive_3\nA,Jobs,,\nAverages (where applicable):,2,3.5,\nStd,1,1,\nN,9,9,\n",
        [(1, "Jobs")],
    ),
    "a bare average": ("ID,group,positive,trade_importance\n1,A,Jobs,8\n2,A,,7\n3,A,,\n,,,8\n,,,3\n", [(1, "Jobs")]),
    "one place only": (f"Timestamp,group,{Q} [First]\nt,A,Jobs\n", [(1, "Jobs")]),
    "places in Spanish": (
        f"a,b,c,group,{Q} [1er lugar],{Q} [2do lugar],{Q} [Tercer lugar]\n,,,A,Jobs,remesas,Cultural links\n",
        [(1, "Jobs"), (2, "Remittances"), (3, "Cultural links")],
    ),
    "places before the question": (
        f"group,First choice: {Q},2. Second choice: {Q},3rd positive\nA,Jobs,Remittances,Cultural links\n",
        [(1, "Jobs"), (2, "Remittances"), (3, "Cultural links")],
    ),
    "two rows of headings, the first merged": (
        f",{Q},,,Comment\ngroup,1st,2nd,3rd,\nA,Jobs,Remittances,Cultural links,no\n",
        [(1, "Jobs"), (2, "Remittances"), (3, "Cultural links")],
    ),
    "the titles of the questionnaire": (
        "group,Positive aspects 1,Positive aspects [Second],Positive aspects: why?\nA,Jobs,Remittances,x\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "an answer spelled in another way": (
        "group,positive_1,positive_2,positive_3,positive[comment]\n"
        "A,2. Jobs,Economic Integration / Trade Promotion.,REMÉSAS (money sent home),good\n",
        [(1, "Jobs"), (2, "Economic integration/trade promotion"), (3, "Remittances")],
    ),
    "a numbered list in one cell": (
        'group,positive\nA,"1. Jobs\n2. Remittances"\nB,1) Remittances 2) Jobs\n',
        [(1, "Jobs"), (1, "Remittances"), (2, "Remittances"), (2, "Jobs")],
    ),
    "codes without a space": (
        "group,positive1,positive2,positive3\nA,Jobs,don't know,Remittances\n",
        [(1, "Jobs"), (3, "Remittances")],
    ),
    "what a tool says after the place": (
        f"group,{Q} [First] - Selected Choice,{Q} [Second] - Selected Choice,{Q} [Second] - Other - Text\n"
        "A,Jobs,remesas,\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "a scale that says which end is first": (
        f"group,{Q} [Jobs],{Q} [Remittances],{Q} [Trade]\nA,3 (least positive),1 (most positive),2\n",
        [(1, "Remittances"), (2, "Economic integration/trade promotion"), (3, "Jobs")],
    ),
    "places in other words": (
        f"group,{Q} (no more than three) [Ranking 2],{Q} [Primero],{Q} One in a row. [3. Platz]\nA,Jobs,Trade,\n",
        [(1, "Economic integration/trade promotion"), (2, "Jobs")],
    ),
    "an instruction before the option": (
        f"group,{Q} Drag to rank - best first. - Remittances,{Q} Drag to rank - best first. - Jobs\nA,2,1\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "tags and entities": (
        f"group,<p>{Q.replace(' ', '&nbsp;')}</p> - Jobs,<b>{Q}</b> - Remittances\nA,1,2\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "labels between spaces": (
        "group;positive;_id;_submission_time\nA;Personal freedom Economic integration/trade promotion Jobs;1;t\n",
        [(1, "Personal freedom"), (2, "Economic integration/trade promotion"), (3, "Jobs")],
    ),
    "a place left open": (
        f"ID,Start time,Completion time,{G},{Q}\n1,a,b,A,;Jobs;Remittances;\n",
        [(2, "Jobs"), (3, "Remittances")],
    ),
    "SurveyMonkey without its second row": (
        f"Respondent ID,Collector ID,{G},{Q} [First],{Q} [Second],{Q} [Third]\n1,4,A,Jobs,,\n2,4,A,,Jobs,\n",
        [(1, "Jobs"), (2, "Jobs")],
    ),
    "a word that is also a code": (
        f"group,{Q} [First],{Q} [Second],{Q} [Third],Positive mood? [Jobs]\nA,Jobs,,,1\n",
        [(1, "Jobs")],
    ),
    "display orders": (
        f"ResponseId,Q1,positive_1,positive_2,positive_DO_1\nResponse ID,{G},{Q} - Jobs,{Q} - Remittances,"
        f"{Q} - Display Order - Jobs\nR_1,A,2,1,1\n",
        [(1, "Remittances"), (2, "Jobs")],
    ),
}


THREE_HEADS = "group,positive_1,positive_2,positive_3"
READ |= {
    "LimeSurvey, headings cut short": (
        f"Response ID,{G[:15]}.. ,{Q[:15]}..  [Rank 2],{Q[:15]}..  [Rank 1]\n1,A,Jobs,Remittances\n",
        [(1, "Remittances"), (2, "Jobs")],
    ),
    "bars between cells": (
        f"{THREE_HEADS}\nA,Jobs,,Trade\n".replace(",", "|"),
        [(1, "Jobs"), (3, "Economic integration/trade promotion")],
    ),
    "a title above": (f"Results of my class\n\n{THREE_HEADS}\nA,Jobs,,\n", [(1, "Jobs")]),
    "a title of two cells above": (
        f"Survey,Class of 2026,,\nExported,2026-11-01,,\n,,,\n{THREE_HEADS}\nA,Jobs,,\n",
        [(1, "Jobs")],
    ),
    "one place for two options": (
        f"group,{Q} [Jobs],{Q} [Remittances],{Q} [Personal freedom]\nA,1,1,3\n",
        [(3, "Personal freedom")],
    ),
    "ordinals above the third": (
        f"group,{Q} [1st],{Q} [Second],{Q} [4th],{Q} [Fifth],{Q} [6th]\nA,Jobs,,Remittances,Trade,Freedom\n",
        [(1, "Jobs")],
    ),
    "a remark behind an option, beside places": (
        "group,positive_1,positive_2,positive_trade\nA,Trade,Jobs,mostly coffee\n",
        [(1, "Economic integration/trade promotion"), (2, "Jobs")],
    ),
    "codes above the questions, and nothing of a tool's": (f"Q1,Q2\n{G},{Q} [First]\nA,Jobs\n", [(1, "Jobs")]),
    "numbers in other words": (
        f"group,{Q} [Jobs],{Q} [Remittances],{Q} [Personal freedom]\nA,No. 2,I,drei\n",
        [(1, "Remittances"), (2, "Jobs"), (3, "Personal freedom")],
    ),
    "ordinals of Spanish": (
        f"group,{Q} [1.º],{Q} [2.º],{Q} [3.º]\nA,Jobs,,Remittances\n",
        [(1, "Jobs"), (3, "Remittances")],
    ),
    "a title above Qualtrics": (
        f"Export,,\nResponseId,Q1,Q2\nResponse ID,{G},{Q} [First]\nR_1,A,Jobs\n",
        [(1, "Jobs")],
    ),
    "a title that names a group": (f"Group,Seminar,,\n,,,\n{THREE_HEADS}\nA,Jobs,,\n", [(1, "Jobs")]),
    "answers with entities": (
        f"group,{Q} [First],{Q} [Second]\nA,Jobs,Economic integration&#47;trade promotion\n",
        [(1, "Jobs"), (2, "Economic integration/trade promotion")],
    ),
    "two rows of headings, codes under texts": (
        f"Response ID\tYours\t{Q} [Rank 2]\t{Q} [Rank 1]\nid\tgroup\tpositive_2\tpositive_1\n1\tA\tJobs\tTrade\n",
        [(1, "Economic integration/trade promotion"), (2, "Jobs")],
    ),
    "SurveyMonkey, saved again by pandas": (
        f"Respondent ID,Collector ID,{G},{Q},Unnamed: 4\n,,Response,Jobs,Remittances\n1,2,A,2,1\n",
        [(1, "Remittances"), (2, "Jobs")],
    ),
    "a remark beside the places": (
        f"group,{Q} [First],{Q} [Second],{Q} Any remarks?\nA,Jobs,Trade,none\n",
        [(1, "Jobs"), (2, "Economic integration/trade promotion")],
    ),
    "a number in the heading": (
        f"group,{Q} 3 most positive first. [Jobs],{Q} Rank 1 to 3. [Remittances]\nA,1,2\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "groups within groups": (
        "start;a/b/group;a/b/positive;_id;_submission_time\nt;A;rem job;1;t\n",
        [(1, "Remittances"), (2, "Jobs")],
    ),
    "averages above": ("ID,group,positive,trade_importance\nPoints possible,,,10\n1,A,Jobs,8\n", [(1, "Jobs")]),
    "a total in another language": ("ID;group;positive;trade_importance\n1;A;Jobs;8\nGesamt;;;8\n", [(1, "Jobs")]),
    "answers with tags": (
        f"group,{Q} [First],{Q} [Second]\nA,<strong>Jobs</strong>&nbsp;,<p>Remittances</p>\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "texts that a tool guards": (
        f'"=""group""","=""{Q} [First]""","=""{Q} [Second]"""\n"=""A""","=""Jobs""","="""""\n',
        [(1, "Jobs")],
    ),
    "a space after the comma": (
        'group, positive_1, positive_2, positive_3\nA, "Jobs", "Trade, and more", "Remittances"\n',
        [(1, "Jobs"), (3, "Remittances")],
    ),
    "places in four languages": (
        f"group,{Q} [Jobs],{Q} [Trade],{Q} [Remittances]\nA,Premier,Deuxième,Troisième\nB,,Primo,Secondo\n"
        "C,Terceiro,,Primeiro\n",
        [
            (1, "Jobs"),
            (1, "Economic integration/trade promotion"),
            (1, "Remittances"),
            (2, "Economic integration/trade promotion"),
            (2, "Remittances"),
            (3, "Remittances"),
            (3, "Jobs"),
        ],
    ),
    "words for an option without a place": (
        f"group,{Q} [Jobs],{Q} [Trade],{Q} [Remittances]\nA,1,Not ranked,-88\nB,2,1,unranked\n",
        [(1, "Jobs"), (1, "Economic integration/trade promotion"), (2, "Jobs")],
    ),
    "an option that LimeSurvey did not show": (
        "id,submitdate,group,positive[1],positive[2],positive[3]\n1,d,A,Jobs,{question_not_shown},\n",
        [(1, "Jobs")],
    ),
    "the place in the code alone": (
        "Group,(positive_2) Positive aspects,(positive_1) Positive aspects,(positive_3) Positive aspects\n"
        "A,Jobs,Remittances,Cultural links\n",
        [(1, "Remittances"), (2, "Jobs"), (3, "Cultural links")],
    ),
    "Moodle, the label before the question": (
        f"Name,Groups,Date,(group) {G},(positive_1) {Q} - First,(positive_2) Second\nAna,S 1,d,A,Jobs,Remittances\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "points of a quiz in Spanish and German": (
        f"{G},{G} [Puntuación],{Q} [Primero],{Q} [Primero] [Puntuación],{Q} [2. Platz],{Q} [2. Platz] [Punktzahl]\n"
        "A,-- / 0,Jobs,-- / 0,Remittances,-- / 0\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "places with a nought before them": (
        "group,positive_01,positive_02\nA,Jobs,Remittances\n",
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "ordinals in cells": (
        f"group,{Q} [Jobs],{Q} [Trade],{Q} [Remittances]\nA,3ª,1º,2.º\n",
        [(1, "Economic integration/trade promotion"), (2, "Remittances"), (3, "Jobs")],
    ),
    "options with a nought before their places": (
        "group,positive [Jobs],positive [Remittances]\nA,02,01\n",
        [(1, "Remittances"), (2, "Jobs")],
    ),
    "one person put two answers into one cell": (
        'group,positive_1,positive_2\nA,Jobs,Remittances\nB,"Jobs, Remittances",Cultural links\nB,Jobs/Trade,\n'
        "A,Remittances,\nA,Jobs,\n",
        [(1, "Jobs"), (1, "Remittances"), (1, "Jobs"), (2, "Remittances"), (2, "Cultural links")],
    ),
    "one person wrote more than a place": (
        "group,positive [Jobs],positive [Trade]\nA,1,2\nA,2 because my uncle Juan Perez lives there,1\n",
        [(1, "Jobs"), (1, "Economic integration/trade promotion"), (2, "Economic integration/trade promotion")],
    ),
    "quotation marks round whole lines": (
        '"group,positive_1,positive_2"\n"A,Jobs,""Remittances"""\n',
        [(1, "Jobs"), (2, "Remittances")],
    ),
    "headings that a spreadsheet numbered": (
        f"group,{Q},{Q}2,{Q}3\nA,Jobs,,Remittances\n",
        [(1, "Jobs"), (3, "Remittances")],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read_right(tmp_path, case):
    words, expected = READ[case]
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["positive"])
    adds_up(answers)
    found = answers.ballots.sort_values("rank")[["rank", "answer"]].itertuples(index=False, name=None)
    assert list(found) == expected


def trade(folder, words):
    """What is read of the question on trade: (group, rating) of each person, and why people or groups are set aside."""
    answers = classroom.read(text(folder / "class.csv", words), questions=["trade_importance"])
    adds_up(answers)
    said = answers.ratings[["group", "rating"]].itertuples(index=False, name=None)
    return list(said), [
        (row, problem) for row, problem in answers.set_aside[["row", "problem"]].itertuples(index=False)
    ]


def test_the_last_attempt_counts_where_attempts_are_counted(tmp_path):
    heads = f"name,id,attempt,101: {G},102: trade_importance,n correct,n incorrect\n"
    said, aside = trade(tmp_path, heads + "Ana,1,9,A,3,0,0\nAna,1,10,A,9,0,0\nBo,2,1,A,5,0,0\n")
    assert said == [("A", 9), ("A", 5)] and aside == [(2, "a respondent who is there already")]


@pytest.mark.parametrize(
    "word",
    ["Class average", "Overall mean", "AVG", "Ø", "Median", "Moyenne", "Durchschnittswert", "Grand total", "Mode", "SD",
     "STDEV", "Variance", "Range", "Moda", "Lower quartile", "North Average", "Count", "Anzahl"],
)  # fmt: skip
def test_a_row_of_averages_is_nobody(tmp_path, word):
    for rows in (f"{word},,8\n", f"Mean,,8\n{word},,8\nn,,2\n"):
        said, aside = trade(tmp_path, f"Name,group,trade_importance\nAna,A,7\nBo,B,9\n{rows}")
        assert said == [("A", 7), ("B", 9)] and not aside


@pytest.mark.parametrize("word", ["Count", "Summe", "Anzahl", "Times mentioned", ""])
def test_a_row_of_counts_under_options_ranks_nothing(tmp_path, word):
    words = f"id,group,positive [Jobs],positive [Trade]\n1,A,1,\n2,A,1,2\n{word},,2,{'1' if word else '3'}\n"
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["positive"])
    adds_up(answers)
    assert len(answers.people) == 2 and answers.passed_over["in a row of averages"] == 2 + (word != "")


def test_a_row_of_averages_alone_is_nobody(tmp_path):
    assert trade(tmp_path, "group,trade_importance\nMean,8.5\n") == ([], [])


def test_who_writes_a_half_is_somebody(tmp_path):
    """All are figures, and the last person's are not whole: a row of averages would be blank where people are not."""
    heads = "respondent,group,positive [Jobs],positive [Remittances],trade_importance\n"
    said, aside = trade(tmp_path, f"{heads}1,1,1,2,7\n2,1,2,1,8\n3,2,1,2,6.5\n")
    assert said == [("1", 7), ("1", 8)] and aside[0] == (4, "not a whole number from 1 to 10")


@pytest.mark.parametrize(
    "head",
    ["lastpage", "attempt", "class_complete", "_index", "Finished", "order of Q1", "Total points", "groupTime12", "No.",
     "Question time: group", "Score", "", "Consent", "N°", "SubmitterID", "Timing - Click Count", "Sheet no."],
)  # fmt: skip
def test_what_a_tool_adds_is_no_question(tmp_path, head):
    """A number is no rating, and consent no influence; the two that nobody was asked are left out."""
    said = "yes" if head == "Consent" else "3"
    path = text(tmp_path / "class.csv", f"{head},group,positive_1,trade_importance\n{said},A,Jobs,7\n{said},B,Jobs,9\n")
    answers = classroom.read(path)
    assert len(answers.ballots) == len(answers.ratings) == 2 and answers.choices.empty


def test_long_ballots_name_a_question_as_a_heading_does(tmp_path):
    lines = f'1,A,Positive aspects,1,Jobs\n1,A,"{Q}",2,Trade\n1,A,{written.ASKED["trade_importance"]},,7\n'
    answers = classroom.read(text(tmp_path / "long.csv", f"respondent,group,question,rank,answer\n{lines}"))
    adds_up(answers)
    assert list(answers.ballots["rank"]) == [1, 2] and list(answers.ratings["rating"]) == [7]


def test_a_refusal_shows_nothing_that_one_person_wrote(tmp_path):
    uncle = "because of my uncle Juan Perez"
    for words in (
        f"group,positive [Jobs],positive [Trade]\nA,2 {uncle},2 {uncle}\n",
        f'group,trade_importance\nA,"{uncle}, 1 is most important"\nB,7\n',
        f"Juan@perez.org,{uncle}\nA,B\n",
    ):
        with pytest.raises(classroom.SurveyError) as refusal:
            classroom.read(text(tmp_path / "class.csv", words))
        assert "uncle" not in str(refusal.value).casefold() and "perez" not in str(refusal.value).casefold()


def test_columns_are_named_as_people_write(tmp_path, monkeypatch):
    """By a letter that is not a capital; a number is none, and ``~`` is the folder of the user."""
    text(tmp_path / "class.csv", "Seminar,trade_importance\n<p>A</p>,7\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    answers = classroom.read("~/class.csv", columns={"a": "group"})
    assert list(answers.people["group"]) == ["A"] and answers.look.frame["Understood as"][0] == "group"
    with pytest.raises(classroom.SurveyError, match="'0': missing, though columns= names it"):
        classroom.read("~/class.csv", columns={0: "group"})


def test_who_ticks_two_groups_has_none(tmp_path):
    problem = "no group, two groups, an address, or too long to be one"
    for words in ('North,7\nSouth,8\n"North, South",9\n', "North;,7\nSouth;,8;\nNorth;South;,9\n"):
        said, aside = trade(tmp_path, f"{G},trade_importance\n{words}")
        assert said == [("North", 7), ("South", 8), ("not stated", 9)] and aside == [(4, problem)]
    said, aside = trade(tmp_path, f"{G},trade_importance\nNorth,7\nN\u200borth,8\n2026-02-01 00:00:00,9\n")
    assert said == [("North", 7), ("North", 8), ("not stated", 9)] and aside == [(4, problem)]
    said, aside = trade(tmp_path, f'{G},trade_importance\n1,7\n1.0,8\n"Smith, Room 2",9\n')
    assert said == [("1", 7), ("1", 8), ("Smith, Room 2", 9)] and not aside


@pytest.mark.parametrize(
    "said",
    ["-88", ".", "No answer", "keine Angabe", "(blank)", "Sin respuesta", "not applicable", "-oth-", "0170 1234567"],
)
def test_what_is_no_group_makes_none(tmp_path, said):
    found, aside = trade(tmp_path, f"{G},trade_importance\nA,7\n" + f"{said},8\n" * 3)
    assert found == [("A", 7), *[("not stated", 8)] * 3] and [row for row, _ in aside] == [3, 4, 5]


@pytest.mark.parametrize(
    ("asked", "no"),
    [
        ("Do you want to take part in this study?", "No"),
        ("May we use your answers?", "No"),
        ("I have read the above and agree.", "I disagree"),
        ("¿Acepta participar?", "No"),
        ("Consent", "Declined"),
        ("Einverständnis", "Nein"),
        ("Informed consent", "I don't consent"),
        ("consent___1", "0"),
        ("consent_1", "No"),
        ("Q0_consent", "I do not consent"),
        ("consent_given", "No"),
        ("Declaration of consent", "No"),
        ("consent2", "No"),
        ("I agree that my answers may be used", "No"),
        ("I consent to the use of my answers for this research", "No"),
        ("Ich bin einverstanden mit der Teilnahme", "Nein"),
    ],
)
def test_consent_is_asked_in_many_words(tmp_path, asked, no):
    said, aside = trade(tmp_path, f"{asked},{G},trade_importance\nyes,A,7\n{no},A,9\n")
    assert said == [("A", 7)] and aside == [(3, "no consent to take part")]


def test_a_row_that_was_sent_twice_is_told(tmp_path):
    """Where there is no id: alike in every cell, and the time to the second among them."""
    row = "2026/11/25 8:01:07,A,7\n"
    said, aside = trade(tmp_path, f"Timestamp,{G},trade_importance\n{row}2026/11/25 8:01:08,A,7\n{row}")
    assert said == [("A", 7)] * 2 and aside == [(4, "a respondent who is there already")]
    for day in ("2026-11-25", "2026-11-25 00:00:00", "2026-11-25 08:01:00"):  # a workbook's seconds nobody took
        said, aside = trade(tmp_path, f"Day,{G},trade_importance\n" + f"{day},A,7\n" * 2)
        assert said == [("A", 7)] * 2 and not aside


@pytest.mark.parametrize("name", ["-", "n/a", "1.14E+10", "1,14E+10", "no", "None given", "Prefer not to say"])
def test_what_is_no_id_makes_nobody_a_second_one(tmp_path, name):
    for head in ("ID", "Email"):
        said, aside = trade(tmp_path, f'{head},{G},trade_importance\n"{name}",A,7\n"{name}",A,8\n')
        assert said == [("A", 7), ("A", 8)] and not aside


@pytest.mark.parametrize(
    ("head", "name"),
    [*((head, "a@u.edu") for head in ("E-mail", "RecipientEmail", "Your e-mail address", "Correo electrónico")),
     *((head, "s17") for head in ("Token", "Student ID", "ID number", "Participant ID"))],
)  # fmt: skip
def test_who_is_there_twice_by_an_address_or_an_id_in_other_words(tmp_path, head, name):
    said, aside = trade(tmp_path, f"{head},{G},trade_importance\n{name},A,7\n{name.upper()},A,8\nx,B,9\n{name},A,9\n")
    twice = [(3, TWICE)] if "@" in name else []
    assert said == [("A", 7), *[("A", 8)] * (not twice), ("B", 9)] and aside == [*twice, (5, TWICE)]
    look = classroom.read(tmp_path / "class.csv", questions=["trade_importance"]).look.frame
    assert look["Understood as"][0].startswith("respondent")


def test_where_somebody_has_an_address_it_alone_is_the_id(tmp_path):
    """Two classes, one under the other, whose tool counts from 1 each time; and no address is given twice by a word."""
    rows = "1,a@u.edu,A,8\n2,b@u.edu,A,7\n3,private,A,7\n4,private,A,6\n1,d@u.edu,B,2\n9,A@u.edu,B,3\n"
    said, aside = trade(tmp_path, f"ID,Email,{G},trade_importance\n{rows}")
    assert said == [("A", 8), ("A", 7), ("A", 7), ("A", 6), ("B", 2)] and aside == [(7, TWICE)]


def test_the_group_of_long_ballots_may_stand_in_the_first_row_of_a_person(tmp_path):
    lines = "1,A,positive,1,Jobs\n1,,positive,2,Trade\n2,B,positive,1,Trade\n2,,positive,2,Jobs\n"
    answers = classroom.read(text(tmp_path / "long.csv", f"respondent,group,question,rank,answer\n{lines}"))
    assert sorted(answers.ballots["group"]) == ["A", "A", "B", "B"] and answers.set_aside.empty


def test_the_ids_of_long_ballots_have_no_capitals(tmp_path):
    lines = "respondent,group,question,rank,answer\np1,A,positive,1,Jobs\nP1,A,positive,2,Remittances\n"
    assert classroom.read(text(tmp_path / "long.csv", lines)).tally.at["respondents", "used"] == 1


def test_a_rating_in_long_ballots_may_have_the_place_0_or_none(tmp_path):
    for rank in ("0", "NA"):
        lines = f"respondent,group,question,rank,answer\np1,A,trade_importance,{rank},8\n"
        assert list(classroom.read(text(tmp_path / "long.csv", lines)).ratings["rating"]) == [8]


def test_yes_and_no_of_other_languages_are_counted_alike(tmp_path):
    path = text(tmp_path / "class.csv", f"{G},immigration_influence\nA,Sí\nA,No\nA,Ja\nA,Nein\n")
    answers = classroom.read(path, questions=["immigration_influence"])
    assert list(answers.choices["answer"]) == ["yes", "no", "yes", "no"]


def test_an_answer_left_open_in_a_list_of_json_keeps_its_place(tmp_path):
    people = [{"group": "A", "positive": ["Jobs", None, "Remittances"]}, {"group": "A", "positive": ["Remittances"]}]
    answers = classroom.read(text(tmp_path / "class.json", json.dumps(people)), questions=["positive"])
    adds_up(answers)
    assert told(answers)[:2] == [("A", "positive", "1", "Jobs"), ("A", "positive", "1", "Remittances")]
    assert len(answers.ballots) == 3 and answers.ballots["rank"].max() == 3


@pytest.mark.parametrize(
    ("head", "unfinished", "finished"),
    [("Finished", "False", "True"), ("Status", "Partial", "Completed"), ("Response Status", "Disqualified", "0"),
     ("_validation_status", "Not approved", "")],
)  # fmt: skip
def test_who_did_not_finish_is_counted_and_told(tmp_path, head, unfinished, finished):
    path = text(tmp_path / "class.csv", f"{head},{G},trade_importance\n{unfinished},A,7\n{finished},A,8\n")
    answers = classroom.read(path, questions=["trade_importance"])
    assert list(answers.ratings["rating"]) == [7, 8]
    assert answers.look.frame["Understood as"][0] == "no question; not finished, and counted like the others: 1"


def test_who_does_not_consent_is_not_counted(tmp_path):
    said, aside = trade(
        tmp_path, f'Do you consent to take part?,{G},trade_importance\nYes,A,7\n"No, thanks",A,9\n,A,8\n'
    )
    assert said == [("A", 7), ("A", 8)] and aside == [(3, "no consent to take part")]


def test_an_end_of_the_scale_may_have_its_words_and_nothing_else_may(tmp_path):
    cells = ("10 (highest)", "1 - not important", "10 - extremely important", "9 - very")
    said, aside = trade(tmp_path, "group,trade_importance\n" + "".join(f"A,{cell}\n" for cell in cells))
    assert said == [("A", 10), ("A", 1), ("A", 10)] and aside[0] == (5, "not a whole number from 1 to 10")


def test_consent_to_something_else_is_no_matter(tmp_path):
    for asked in (
        "Have you read the paper?",
        "Einverstanden mit der Politik?",
        "Took part?",
        "Have you participated in the class discussion on Mexico?",
    ):
        said, aside = trade(tmp_path, f"{asked},group,trade_importance\nNo,A,7\n")
        assert said == [("A", 7)] and not aside
    path = text(tmp_path / "class.csv", "Consent,group,trade_importance\nNo,A,7\n")
    for line in ("columns={'A': ''}", "columns={'Consent': ''}"):
        left = classroom.read(path, questions=["trade_importance"], columns=literal_eval(line[8:]))
        assert list(left.ratings["rating"]) == [7] and left.correction == "columns={'Consent': ''}"


def test_the_line_to_copy_keeps_what_was_told(tmp_path):
    words = "ID,Start time,Completion time,group,positive,Fun,Mail,Group\n" + "1,a,b,A,Trade;Jobs;,x,s1,9\n" * 2
    columns = {"positive": "positive", "Mail": "respondent", "H": "", "A": ""}
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["positive"], columns=columns)
    assert literal_eval(answers.correction[8:]) == {"ID": "", "positive": "positive", "Mail": "respondent", "Group": ""}


def test_a_shorter_scale_is_told(tmp_path):
    path = text(tmp_path / "class.csv", "group,trade_importance\n" + "A,5\nB,1 (not important at all)\n" * 3)
    answers = classroom.read(path, questions=["trade_importance"])
    assert sorted(answers.ratings["rating"]) == [1, 1, 1, 5, 5, 5]
    assert answers.look.frame["Understood as"][1].endswith("nobody says more than 5: was the scale 1 to 10?")


def test_a_hidden_sheet_is_not_read(tmp_path):
    book = written.Workbook()
    book.active.append(["Notes"])
    old = book.create_sheet("last year")
    old.append(["group", "trade_importance"])
    old.append(["A", 7])
    old.sheet_state = "hidden"
    book.save(tmp_path / "class.xlsx")
    with pytest.raises(classroom.SurveyError, match="no respondent"):
        classroom.read(tmp_path / "class.xlsx", questions=["trade_importance"])


def test_an_empty_row_may_be_hidden_and_any_column(tmp_path):
    book = written.Workbook()
    for row in (["group", "trade_importance"], ["A", 7], ["A", 8]):
        book.active.append(row)
    book.active.row_dimensions[9].hidden = True
    book.create_chartsheet()  # without a cell
    book.active.column_dimensions["B"].hidden = True  # a column is read all the same
    book.save(tmp_path / "class.xlsx")
    read = classroom.read(tmp_path / "class.xlsx", questions=["trade_importance"])
    assert list(read.ratings["rating"]) == [7, 8]


@pytest.mark.parametrize("smallest", [0, -1, 2.5, "3", None, True])
def test_the_smallest_group_is_a_number_of_people(smallest):
    with pytest.raises(classroom.SurveyError, match=f"smallest={smallest!r}: no number of people"):
        classroom.report(SYNTHETIC, smallest=smallest)


def test_an_option_that_matches_nothing_is_set_aside_by_its_words(tmp_path):
    path = text(tmp_path / "class.csv", "group,positive [Jobs],positive [Football]\nA,2,1\n")
    answers = classroom.read(path, questions=["positive"])
    (row,) = answers.set_aside.itertuples()
    assert (row.column, row.value) == ("C 'positive [Football]'", "Football")  # as the recode file wants it
    assert row.problem == "not a category of this question"
    adds_up(answers)


def test_the_question_on_groups_wins_over_a_tools_own_group(tmp_path):
    path = text(tmp_path / "class.csv", TOOLS_OWN + "1,Seminar 1,7,Mexico,8\n2,Seminar 1,8,El Salvador,9\n")
    answers = classroom.read(path, questions=["trade_importance"])
    assert list(answers.people["group"]) == ["Mexico", "El Salvador"]
    assert answers.look.frame["Understood as"].to_list()[1] == "no question"


OTHER = {
    "SurveyMonkey": f"Respondent ID,Collector ID,{G},,trade_importance\n,,Response,Other (please specify),Response\n"
    "1,4,North,,7\n2,4,South,,8\n",
    "LimeSurvey": f"id,submitdate,{G},{G} [Other],trade_importance\n1,d,North,,7\n2,d,South,,8\n",
}


@pytest.mark.parametrize("tool", OTHER)
def test_what_was_written_beside_a_question_is_not_its_answer(tmp_path, tool):
    answers = classroom.read(text(tmp_path / "class.csv", OTHER[tool]), questions=["trade_importance"])
    assert list(answers.people["group"]) == ["North", "South"]
    assert answers.look.frame["Understood as"].to_list()[2:4] == ["group", "no question"]


def test_a_code_with_a_text_of_another_form_is_told(tmp_path):
    words = f"ResponseId,Q1,trade_importance\nResponse ID,{G},How important are drugs?\nR_1,A,7\n"
    answers = classroom.read(text(tmp_path / "class.csv", words), questions="trade_importance")
    assert answers.look.frame["Understood as"][2] == "trade_importance (by its code; its text is not the form's)"


def test_what_a_teacher_met_who_had_read_only_the_readme(tmp_path):
    """The questions named by their codes in Moodle; the codes of the imported form in LimeSurvey."""
    words = "Response,Group,ID,Q01_group,Q02_trade_importance\n1,,7,1 : Delegation A,8\n2,,8,2 : Delegation B,9\n"
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["trade_importance"])
    assert list(answers.people["group"]) == ["Delegation A", "Delegation B"]
    words = (
        f"id. Response ID;submitdate. Date submitted;group. {G};positive[1]. {Q} [Rank 1];positive[2]. {Q} [Rank 2];"
    )
    path = text(tmp_path / "class.csv", words + f"positive[3]. {Q} [Rank 3]\n1;d;dela;job;rem;\n")
    answers = classroom.read(path, questions=["positive"])
    assert list(answers.people["group"]) == ["Delegation A"]
    assert not any("its code says" in words for words in answers.look.frame["Understood as"])


def test_the_look_says_what_was_counted_without_a_doubt(tmp_path):
    """Responses that were not finished, questions for fewer places, and which end of a list or a number is first."""
    words = (
        f"id,submitdate,group,positive_1,positive_2,{N} - Brain drain,policy,{N} - Trade\n1,,A,Jobs,,2,Human rights\n"
    )
    path = text(tmp_path / "class.csv", words + "2,d,B,,Jobs,,\n3,,B,,,,\n")
    answers = classroom.read(path, questions=["positive", "negative", "policy"])
    adds_up(answers)
    assert len(answers.ballots) == 4
    assert answers.look.frame["Understood as"].to_list()[1:] == [
        "no question; not finished, and counted like the others: 1",
        "group",
        "positive: place 1",
        "positive: place 2 and no further one",
        "negative: the place of Brain drain (1 is the first)",
        "policy: a ranking, the first in the cell is the first place",
        "negative: the place of an option that is no category (1 is the first)",
    ]


def test_ratings_alone_are_people_where_they_are_not_all_blank_beside(tmp_path):
    """Someone who names no group is somebody; a row of figures where all others have an id and a group is not."""
    head = "group,trade_importance\nA,7\nB,8\n"
    some = classroom.read(text(tmp_path / "a.csv", head + ",9\n"), questions=["trade_importance"])
    assert list(some.ratings["rating"]) == [7, 8, 9]
    path = text(tmp_path / "b.csv", "ID,group,trade_importance\n1,A,7\n2,B,8\n,,9\n")
    none = classroom.read(path, questions=["trade_importance"])
    adds_up(none)
    assert list(none.ratings["rating"]) == [7, 8] and none.passed_over["in a row of averages"] == 1


def test_long_ballots_of_some_questions_only(tmp_path):
    lines = "respondent,group,question,rank,answer\np,A,positive,1,Jobs\np,A,Bush,,worse\np,N/A,mood,1,good\n"
    answers = classroom.read(text(tmp_path / "long.csv", lines + "q,N/A,positive,1,Jobs\n"), questions=["positive"])
    adds_up(answers)
    assert len(answers.ballots) == 2 and answers.choices.empty
    assert answers.passed_over.to_dict() == {"in a column that is no question of yours": 1}
    assert answers.set_aside["problem"].to_list()[0] == "another group than before"
    assert list(answers.people["group"]) == ["A", "not stated"]


def test_an_address_is_no_group(tmp_path):
    words = "group,trade_importance\nana@example.org,7\n@home,8\n-99,9\n"
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["trade_importance"])
    assert list(answers.people["group"]) == ["not stated", "@home", "not stated"]
    assert list(answers.set_aside["row"]) == [2, 4] and set(answers.set_aside["what"]) == {"group"}


def test_two_codes_may_change_places(tmp_path):
    path = text(tmp_path / "class.csv", "group,trade_importance,immigration_importance\nA,3,9\n")
    swapped = {"trade_importance": "immigration_importance", "immigration_importance": "trade_importance"}
    answers = classroom.read(path, columns=swapped, questions=classroom.RATED)
    assert answers.ratings.set_index("question")["rating"].to_dict() == dict(zip(classroom.RATED, (3, 9), strict=True))


def test_the_ids_of_a_spreadsheet_are_whole_numbers(tmp_path):
    lines = "respondent,group,question,rank,answer\n1,A,positive,1,Jobs\n1.0,A,positive,2,Remittances\n"
    assert classroom.read(text(tmp_path / "long.csv", lines)).tally.at["respondents", "used"] == 1


def test_a_rank_order_does_not_disagree_with_its_codes():
    look = classroom.read(written.EXPORTS / "qualtrics_rank_order.csv").look.frame
    assert not any("its code says" in words for words in look["Understood as"])


def test_an_option_after_an_instruction_is_shown_as_its_category(tmp_path):
    heads = "Positive aspects: rank up to three (1 = most positive) - "
    path = text(tmp_path / "class.csv", f"group,{heads}Jobs (abroad),{heads}Remittances\nA,2,1\n")
    look = classroom.read(path, questions=["positive"]).look.frame
    assert look["Understood as"][1] == "positive: the place of Jobs (1 is the first)"


def test_code_against_text_is_told(tmp_path):
    words, _ = READ["Qualtrics, codes out of order"]
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["positive"])
    assert "by its text; its code says positive_3" in answers.look.frame["Understood as"][2]


def test_groups_that_differ_in_capitals_are_one(tmp_path):
    answers = classroom.read(
        text(tmp_path / "c.csv", "group,trade_importance\nNorth,7\nnorth,9\n"), questions=["trade_importance"]
    )
    assert list(answers.people["group"]) == ["North", "North"]


def test_decimal_commas_and_long_headings(tmp_path):
    said, aside = trade(tmp_path, "group;trade_importance, 1 to 10\nA;7,0\nB;8,0\n")  # as many commas as semicolons
    assert said == [("A", 7), ("B", 8)] and not aside
    path = text(tmp_path / "class.csv", "group;trade_importance\nA;7,0\n")
    assert list(classroom.read(path, questions=["trade_importance"]).ratings["rating"]) == [7]
    path = text(tmp_path / "class.csv", f"group,{Q} [First],{Q} [Second],{Q} [Third]\nA,soccer,Jobs,music\n")
    columns = classroom.read(path, questions=["positive"]).set_aside["column"]
    assert "[First]" in columns[0] and "[Third]" in columns[1]


TRIALS = ["1", "2", "8", "9", "12", "17", "40", "Survey Preview", "Survey Test", "Spam", "Imported Spam"]


def test_every_trial_status(tmp_path):
    people = synthetic_rows()[: len(TRIALS) + 3]
    path = qualtrics(tmp_path / "q.csv", people)
    words = path.read_text("utf-8")
    for status in [*TRIALS, "Umfragevorschau", "0"]:
        words = words.replace("IP Address", status, 1)
    head, *rows = words.rpartition("Umfragevorschau")
    answers = classroom.read(text(path, head + rows[0] + rows[1].replace("anonymous", "preview", 1)))
    adds_up(answers)
    out = answers.set_aside[answers.set_aside["what"] == "respondent"]
    assert out["problem"].to_list() == ["a trial run of the form"] * (len(TRIALS) + 1)
    assert answers.people["used"].to_list() == [False] * (len(TRIALS) + 1) + [True, True]


def test_the_same_person_twice_is_told_and_never_named(tmp_path):
    words = "Email Address,group,trade_importance\nana@example.org,A,7\nANA@example.org,A,7\nana@example.org,B,9\n"
    words += "anonymous,A,1\nanonymous,A,2\n"
    answers = classroom.read(text(tmp_path / "class.csv", words), questions=["trade_importance"])
    assert list(answers.set_aside["problem"]) == ["a respondent who is there already"] * 2
    for columns in (None, {"Email Address": "respondent"}):
        answers = classroom.read(tmp_path / "class.csv", questions=["trade_importance"], columns=columns)
        assert "example.org" not in "".join(map(str, vars(answers).values()))


# --- The recode file ----------------------------------------------------------------------------------


def test_a_category_of_your_own_gets_a_row_and_no_number_of_2001(tmp_path):
    recode = tmp_path / "recode.csv"
    recode.write_text(classroom.RECODE.read_text("utf-8") + "positive,Sports,Sports\npositive,soccer,Sports\n", "utf-8")
    path = write(tmp_path / "class.csv", [GOOD | {"positive_1": "Soccer"}])
    report = classroom.report(path, recode=recode)
    assert list(report.tables["positive"].frame.index)[-2:] == ["Sports", "Total"]
    assert report.tables["positive"].frame.loc["Sports", "Weighted Index"] == 3
    whole = report.charts["positive"].figure.axes[0]
    assert [len([bar for bar in bars if bar.get_width() == bar.get_width()]) for bars in whole.containers] == [7, 6]
