"""Section 4: every conclusion has its evidence, and the scoreboard drops and invents nothing."""

import json

import pandas as pd
import pytest

from nopolicy import charts, ledger, record, scoreboard

CONCLUSIONS = ledger.read("conclusions")
PLACES = ledger.read("paragraphs").set_index("locator")
RESOURCES = {one["name"]: one for one in json.loads((ledger.DATA / "datapackage.json").read_text("utf-8"))["resources"]}
# Places of section 4 without a conclusion of their own, and why.
NO_CONCLUSION = {
    "h4": "the heading",
    "fn42": "names the senators behind a fact of paragraph 7",
    "fn43": "another scholar's remark on a point of paragraph 8",
}


def closed(name, column):
    fields = {field["name"]: field for field in RESOURCES[name]["schema"]["fields"]}
    return tuple(fields[column]["constraints"]["enum"])


def test_evidence_stands_in_sections_2_and_3_and_is_named_once():
    for row in CONCLUSIONS.itertuples():
        evidence = row.evidence.split("; ")
        assert len(evidence) == len(set(evidence)), row.id
        assert {PLACES.at[one, "section"][0] for one in evidence} <= {"2", "3"}, row.id


def test_conclusions_stand_in_the_paragraphs_of_section_4_in_order():
    order = [ledger.part("4").index(locator) for locator in CONCLUSIONS["locator"]]
    assert order == sorted(order)
    assert list(CONCLUSIONS["id"]) == [f"k{number}" for number in range(1, len(CONCLUSIONS) + 1)]


def test_every_place_of_section_4_has_a_conclusion_or_a_reason():
    drawn = set(CONCLUSIONS["locator"])
    assert drawn | set(NO_CONCLUSION) == set(ledger.part("4"))
    assert not drawn & set(NO_CONCLUSION)


@pytest.mark.parametrize("name", ["conclusions", "statements"])
def test_verdict_lists_are_closed_and_drawn(name):
    known = set(closed(name, "verdict"))
    assert known <= set(charts.VERDICT_FILLS)
    # What is trivial bears no verdict.
    assert set(ledger.read(name)["verdict"]) - {""} <= known


def test_verdicts_are_counted_in_the_order_of_their_list():
    assert closed("statements", "verdict") == scoreboard.VERDICTS
    assert set(closed("record", "agreement")) == set(record.WORST)


@pytest.mark.parametrize("by", ["kind", "derivable", "severity"])
def test_scoreboard_adds_up_to_the_file(by):
    statements = ledger.read("statements").query("derivable != 'trivial'")
    board = scoreboard.tally(statements, by)
    assert board.to_numpy().sum() == len(statements)
    assert board.sum(axis=1).to_dict() == statements[by].value_counts().to_dict()
    assert board.sum().to_dict() == statements["verdict"].value_counts().reindex(scoreboard.VERDICTS).to_dict()


@pytest.mark.parametrize("name", ["statements", "errata", "conclusions"])
def test_every_row_has_a_section(name):
    frame = ledger.read(name)
    sections = scoreboard.home(frame)
    assert sections.notna().all()
    assert sections.index.equals(frame.index)
    board = scoreboard.tally(frame.assign(verdict="open"), sections)
    assert board["open"].sum() == len(frame)
    assert list(board.index) == list(dict.fromkeys(sections))


def test_a_note_belongs_to_the_section_that_carries_its_mark():
    frame = pd.DataFrame({"locator": ["fn42; 2.1", "T3", "abs", "3.1"]})
    assert list(scoreboard.home(frame).str[0]) == ["4", "2", "F", "3"]


def test_an_unknown_place_or_verdict_is_refused():
    with pytest.raises(ledger.LedgerError, match=r"Unknown locator '9\.9'"):
        scoreboard.home(pd.DataFrame({"locator": ["9.9"]}))
    with pytest.raises(ledger.LedgerError, match="Verdicts outside the closed list: 'perhaps'"):
        scoreboard.tally(pd.DataFrame({"verdict": ["holds", "perhaps"], "kind": ["count", "count"]}), "kind")


def test_horizons_of_the_balance_sheet_are_two():
    argument = ledger.read("argument")
    reasons = argument[argument["kind"].isin(["reason for", "reason against"])]
    here = reasons["locator"].str.startswith("4.")
    assert set(reasons.loc[here & reasons["status"].str.endswith("term"), "status"]) == {"short term", "long term"}


def test_charts_carry_every_number_and_every_reason():
    board = pd.DataFrame([[3, 0, 1, 0, 2, 0, 1]], index=["2"], columns=scoreboard.VERDICTS)
    text = repr(charts.bars(board, "finding", "Statements"))
    assert "bars holds: 0+3" in text and "bars blank: 6+1" in text and "text: 7" in text
    text = repr(charts.flow({"against: 1": {"a": "one reason"}, "for: 1": {"b": "another"}}, (), "finding"))
    assert "text: one reason" in text and "text: against: 1" in text and "text: for: 1" in text
