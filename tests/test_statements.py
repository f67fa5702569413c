"""Verdicts: rounding, hedges, bounds, readings, and a ledger that cannot drift from the arithmetic."""

import pandas as pd
import pytest
from stored import outputs

from nopolicy import ledger, statements

HEDGES = pd.DataFrame(
    {"low": [0.60, 3.5], "high": [0.6667, 4.5], "outer_low": [0.55, 3.0], "outer_high": [0.6667, 5.0]},
    index=pd.Index(["almost two-thirds", "by a factor of four"], name="phrase"),
)


def reached(value, found, hedge=""):
    return statements.verdict(pd.Series({"value": value, "hedge": hedge}), found, HEDGES)


@pytest.mark.parametrize(
    ("value", "found", "expected"),
    [
        ("27", 27, "holds"),
        ("27", 26, "fails"),
        ("27", 27.4, "fails"),
        ("0.61", 27 / 44, "holds"),
        ("0.61", 0.6201, "fails"),
        (">80", 83.1, "holds"),
        (">80", 80, "fails"),
        (">=3", 3, "holds"),
        ("<=2", (1, 3), "open"),
        ("<5", (1, 4), "holds"),
        ("19..41", (19, 41), "holds"),
        ("19..41", (19, 40), "fails"),
        ("10", (8, 12), "open"),
        ("10", (11, 12), "fails"),
        ("2001-09-11", "2001-09-11", "holds"),
        ("2001-09-11", "2001-09-12", "fails"),
        ("", True, "holds"),
        ("", False, "fails"),
        ("", {"by index": True, "by mentions": True}, "holds"),
        ("", {"by index": True, "by mentions": False}, "loosely"),
        ("", {"by index": False, "by mentions": False}, "fails"),
    ],
)
def test_verdicts_without_a_hedge(value, found, expected):
    assert reached(value, found) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (29 / 44, "holds"),
        (0.58, "loosely"),
        (0.5, "fails"),
        (0.7, "fails"),
        ((0.61, 0.65), "holds"),
        ((0.5, 0.65), "open"),
    ],
)
def test_verdicts_with_a_hedge(found, expected):
    assert reached("", found, "almost two-thirds") == expected


@pytest.fixture
def planted(tmp_path):
    """A small ledger of two statements beside the real places."""
    for name in ("datapackage.json", "paragraphs.csv"):
        (tmp_path / name).write_bytes((ledger.DATA / name).read_bytes())
    head = ",".join(ledger.read("statements").columns)
    rows = [
        "2.19-a,2.19,the share,27 of 44,0.61,share,share,,arithmetic,27 / 44,holds,,,,of 44",
        "2.19-b,2.19,a fact,many,,,quantifier,,no,,asserted,,fact,,",
    ]
    (tmp_path / "statements.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    (tmp_path / "hedges.csv").write_bytes((ledger.DATA / "hedges.csv").read_bytes())
    return tmp_path


def test_check_shows_row_words_verdict_and_note(planted):
    shown = statements.check({"2.19-a": 27 / 44}, planted)
    assert repr(shown).split("\n")[-1] == "2.19-a | the share | “27 of 44” | 0.614 | holds | of 44"
    assert shown.folded


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ({"2.19-a": 0.5}, "2.19-a: the ledger records 'holds', the arithmetic gives 'fails'"),
        ({"2.19-z": 1}, "Unknown statement '2.19-z'"),
        ({"2.19-b": 1}, "not derivable by arithmetic"),
        ({"2.19-a": object()}, "cannot be compared"),
        ({"2.19-a": float("nan")}, "the data give no number"),
        ({"2.19-a": {}}, "no reading is given"),
    ],
)
def test_check_refuses(planted, found, message):
    with pytest.raises(statements.VerdictError, match=message):
        statements.check(found, planted)


def test_soft_words_stand_beside_their_numbers_by_all_readings():
    shown = statements.soft({"2.27-a": 29 / 44, "2.31-e": {"first": 27 / 42, "of three": 39 / 42}}, "Soft")
    two, over = repr(shown).split("\n")[2:]
    assert two.startswith("“almost two-thirds” | ¶2.27 |") and two.endswith("| 0.659 | share | holds")
    assert over.endswith("| first: 0.643; of three: 0.929 | share | loosely") and shown.folded
    with pytest.raises(statements.VerdictError, match="the ledger records 'loosely', the arithmetic gives 'holds'"):
        statements.soft({"2.31-e": {"of three": 39 / 42}}, "Soft")
    for name in ("2.19-c", "2.19-zz"):  # no soft word, no such statement
        with pytest.raises(statements.VerdictError, match="no hedge"):
            statements.soft({name: {"read": 1}}, "Soft")


def test_the_soft_words_of_notebook_2_have_the_numbers_that_the_ledger_checks():
    checks = [text for text, _ in outputs("07_ledger") if text.startswith("Checked\n")]
    checked = {line.split(" | ")[0]: line.split(" | ")[3] for text in checks for line in text.split("\n")[2:]}
    (shown,) = [text for text, _ in outputs("02_interview_results") if text.startswith("Soft words")]
    lines = {line.split(" | ")[2]: line.split(" | ")[3] for line in shown.split("\n")[2:]}
    known = ledger.read("statements").set_index("id")
    here = set(ledger.read("readings").query("notebook == '02_interview_results'")["locator"])
    tested = known[(known["hedge"] != "") & (known["derivable"] == "arithmetic") & known["locator"].isin(here)]
    assert sorted(lines) == sorted(tested["about"])
    for name, about in tested["about"].items():
        assert lines[about] == checked[name] or ": " in checked[name], name


def test_outcomes_in_words():
    assert statements.in_words(27 / 44) == "0.614"
    assert statements.in_words(8) == "8"
    assert statements.in_words((6, 13)) == "6 to 13"
    assert statements.in_words({"by index": True, "by mentions": False}) == "by index: yes; by mentions: no"


def test_a_statement_is_named_after_its_place():
    known = ledger.read("statements")
    assert (known["id"].str.rpartition("-")[0] == known["locator"].str.split("; ").str[0]).all()
