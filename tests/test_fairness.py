"""The rules of judgement: like statements alike, no support from what rests on itself, no slip that an answer ends."""

import re

import pytest
from stored import SEMINAR, prose

from nopolicy import ledger

STATEMENTS = ledger.read("statements").set_index("id")
SLIPS, QUERIES = (ledger.read(name).set_index("id") for name in ("errata", "queries"))
EVENTS, CLAIMS, CONCLUSIONS = (ledger.read(name).set_index("id") for name in ("events", "claims", "conclusions"))
# Rows that said the author erred, and were wrong: the place in the count that each left behind, and no more.
WITHDRAWN = "3 7 12 18 20 21 22 25 30 33 34 41 43 54 56 60 62 74 76 83 85 98 101 102 108 129 134 139 141 142 145 149 "
WITHDRAWN += "150 151 152 153 156 158 160 161 164 166 167 169 171 173 175 177 178 181 184 185 186 187"
WITHDRAWN = {f"e{number}" for number in WITHDRAWN.split()}

VERDICTS = {
    "open": ["fn7-a", "fn7-b", "fn7-c", "fn7-d", "3.22-a", "3.22-b"],
    "loosely": ["2.6-d", "2.31-g"],
    "holds": ["2.20-a", "2.20-b", "2.20-c", "1.4-i", "3.12-b"],
}


@pytest.mark.parametrize(("verdict", "names"), VERDICTS.items())
def test_verdicts_that_readings_settled(verdict, names):
    assert {name: STATEMENTS.at[name, "verdict"] for name in names} == dict.fromkeys(names, verdict)


def test_one_judge_for_one_set_of_numbers():
    assert STATEMENTS.at["2.36-a", "verdict"] == STATEMENTS.at["2.36-g", "verdict"]
    # The rounds, the years and the number of interviews are one footnote's account.
    assert len({STATEMENTS.at[name, "verdict"] for name in ("0.4-a", "0.4-b", "0.4-i")}) == 1


# Each names the other as its evidence, so neither is evidence.
CIRCLES = [("2.10-b", "2.13-f"), ("2.13-d", "2.35-g"), ("2.15-i", "2.31-d"), ("2.11-a", "2.34-a")]


@pytest.mark.parametrize("pair", CIRCLES)
def test_repetition_is_no_support(pair):
    assert "holds" not in set(STATEMENTS.loc[list(pair), "verdict"])


def test_a_claim_made_twice_has_one_verdict():
    again = STATEMENTS[STATEMENTS["repeats"] != ""]
    assert len(again) > 20
    first = STATEMENTS.loc[again["repeats"]].set_axis(again.index)
    assert (first["repeats"] == "").all()
    assert again.index[again["verdict"] != first["verdict"]].tolist() == []


def test_what_is_asserted_says_of_what_kind():
    asserted = STATEMENTS["verdict"] == "asserted"
    assert ((STATEMENTS["assertion"] != "") == asserted).all()
    assert (STATEMENTS.loc[asserted, "derivable"] == "no").all()


def test_what_is_trivial_is_not_counted():
    assert ((STATEMENTS["verdict"] == "") == (STATEMENTS["derivable"] == "trivial")).all()


def test_only_what_fails_or_misleads_is_grave():
    grave = STATEMENTS[STATEMENTS["severity"] != ""]
    assert set(grave["verdict"]) <= {"fails", "loosely"}
    assert (SLIPS.loc[SLIPS["weight"] == "copy", "severity"] == "slip").all()


def test_words_keep_their_approximation_and_their_negation():
    assert "mid-60s" in STATEMENTS.at["3.1-i", "printed"] and "~" in STATEMENTS.at["3.1-i", "value"]
    assert "circa" in STATEMENTS.at["2.39-d", "printed"]
    assert re.search(r"\bno[t]?\b", STATEMENTS.at["2.14-k", "printed"])


def test_a_loose_or_open_verdict_tells_its_reason():
    loose = STATEMENTS[STATEMENTS["verdict"].isin(["loosely", "open", "fails"])]
    assert loose.index[(loose["how"] == "") & (loose["note"] == "")].tolist() == []


def test_slips_questions_and_withdrawn_rows_are_counted_together():
    """An id is an address: it stays with its row, and what went leaves a known gap."""
    known = [*SLIPS.index, *QUERIES.index, *WITHDRAWN]
    assert sorted(int(name[1:]) for name in known) == list(range(1, len(known) + 1))


def test_a_slip_proved_from_the_paper_says_against_what():
    grave = SLIPS[(SLIPS["weight"] == "substance") & (SLIPS["basis"] == "paper")]
    same = grave["proof"].str.contains("same|itself|sentence|paragraph|¶|fn |Table|add up|parts|percent", regex=True)
    assert grave.index[(grave["conflicts_with"] == "") & ~same].tolist() == []


def test_a_slip_of_substance_of_section_2_is_called_one_where_it_is_met_with_both_passages():
    here = set(ledger.read("readings").query("notebook == '02_interview_results'")["locator"])
    told = [text for text in prose("02_interview_results", SEMINAR).split("\n\n") if re.search(r"\bslips?\b", text)]
    grave = SLIPS[(SLIPS["weight"] == "substance") & SLIPS["locator"].isin(here)]
    assert len(grave) == 8

    def names(text, locators):
        return any(re.search(rf"{re.escape(ledger.place(one))}(?!\d)", text) for one in locators.split("; "))

    for row in grave.itertuples():
        other = row.conflicts_with or row.locator
        assert any(names(text, row.locator) and names(text, other) for text in told), row.Index


def test_dates_are_what_their_words_allow():
    assert EVENTS.at["ev142", "date"] == "" and EVENTS.at["ev142", "basis"] == "undated"
    assert EVENTS.loc["ev172", ["date", "basis"]].tolist() == ["1999", "implied"]
    for name in ("ev78", "ev80"):
        assert EVENTS.loc[name, ["date", "basis"]].tolist() == ["1986/1996", "implied"]
    assert EVENTS.at["ev95", "date"].startswith("1999")
    assert "1997" not in EVENTS.at["ev91", "date"]
    assert not EVENTS["date"].str.startswith("/").any()
    # By the middle of a decade: it ends there, and began nobody knows when.
    assert EVENTS.loc[EVENTS["printed_date"].str.match("(?i)by the mid"), "date"].str.startswith("../").all()


def test_claims_are_answered_by_passages_that_speak_to_them():
    assert CLAIMS.at["c18", "how"] == "does not address"
    assert {"contradicts"}.isdisjoint(CLAIMS.loc[["c48", "c50"], "how"])
    for frame, column in ((CLAIMS, "answered_by"), (CONCLUSIONS, "evidence")):
        named = frame[column].str.split("; ").explode()
        assert not named.isin(["fn17", "fn31", "fn33", "fn34", "fn40", "fn41"]).any()
    own = CONCLUSIONS.assign(named=CONCLUSIONS["evidence"].str.split("; ")).explode("named")
    assert (own["named"] != own["locator"]).all()
