"""The literature: every citation, claim and source hangs together, and what is shown is escaped."""

import math
import re

import pandas as pd
import pytest
from stored import prose

from nopolicy import ledger, literature

CLAIMS, WORKS = ledger.read("claims"), ledger.read("works")
CITATIONS, AUTHOR_YEARS = ledger.read("citations"), ledger.read("author_years")
RECORD, KNOWN = ledger.read("record"), WORKS.set_index("key")
PARAGRAPHS = ledger.read("paragraphs").set_index("locator")
YEAR = r"\b(?:1[89]|20)\d\d\b"
SECTION = ledger.at("claims", ledger.part("1"))
NOTEBOOK = "01_literature_review"


def authors(printed):
    """The surnames, or the institution, in a printed name: "Wise and Pastor 1998" gives Wise and Pastor."""
    before = re.split(r"[\d(\[…]", printed)[0].strip().removesuffix("'s").removesuffix(" et al.")
    return before.split(" and ")


def split(column):
    return column.str.split("; ").explode().loc[lambda names: names.notna() & (names != "")]


def test_every_work_is_cited_or_named_but_the_published_version():
    assert set(WORKS["key"]) - set(CITATIONS["work"]) == set(WORKS.loc[WORKS["kind"] == "published version", "key"])


def test_a_work_cited_for_a_claim_is_cited_where_the_claim_stands():
    notes = PARAGRAPHS.loc[PARAGRAPHS["marker_in"] != "", "marker_in"]
    places = CITATIONS.groupby("work")["locator"].agg(set)
    for row in CLAIMS.itertuples():
        here = {row.locator, *notes[notes == row.locator].index}
        for work in filter(None, row.works.split("; ")):
            assert places[work] & here, (row.id, work)


def test_a_claim_is_unanswered_exactly_when_no_place_answers_it():
    assert (CLAIMS["how"].eq("does not address") == CLAIMS["answered_by"].eq("")).all()


def test_signs_suit_dimensions():
    influence = CLAIMS["sign"].isin(["strong", "weak"])
    assert CLAIMS.loc[influence, "dimension"].eq("influence").all()
    assert not CLAIMS.loc[CLAIMS["sign"].isin(["benefit", "cost"]), "dimension"].isin(["influence", "method"]).any()


def test_labels_are_short_and_told_apart():
    assert CLAIMS["label"].is_unique
    assert CLAIMS["label"].str.len().max() <= 50
    questions = CLAIMS["id"].str.startswith("q")
    assert (CLAIMS["label"].str.endswith("?") == questions).all()


def test_every_author_year_has_its_citation_and_every_citation_its_author_year():
    ours = WORKS["kind"].eq("author-year") | WORKS["key"].isin(AUTHOR_YEARS["work"])
    cited = CITATIONS[CITATIONS["work"].isin(WORKS.loc[ours, "key"]) & CITATIONS["use"].eq("cited")]
    both = AUTHOR_YEARS.merge(cited, on=["locator", "work"], suffixes=("_text", "_list"))
    assert len(both) == len(AUTHOR_YEARS) == len(cited)
    for row in both.itertuples():
        assert row.printed_text in row.printed_list or row.printed_list in row.printed_text, row


def test_a_work_cited_by_author_and_year_keeps_its_year_at_every_place():
    for row in AUTHOR_YEARS.itertuples():
        work = KNOWN.loc[row.work]
        year = literature.year(work["printed"], work["kind"])
        if year and re.search(YEAR, row.printed):
            assert str(year) in row.printed, row
        assert set(authors(row.printed)) == set(authors(work["printed"])), row


def test_two_sources_never_share_author_and_year():
    ours = WORKS[WORKS["key"].isin(AUTHOR_YEARS["work"])]
    assert ours["printed"].is_unique
    dated = [(tuple(authors(row.printed)), literature.year(row.printed, row.kind)) for row in ours.itertuples()]
    dated = [one for one in dated if one[1]]
    assert len(set(dated)) == len(dated)


def test_printed_and_recorded_years_agree_or_a_caution_says_so():
    for row in WORKS[WORKS["reference"] != ""].itertuples():
        printed, recorded = set(re.findall(YEAR, row.printed)), set(re.findall(YEAR, row.reference))
        if printed and not printed & recorded:
            assert re.search(r"\byear\b", row.caution, re.IGNORECASE), row.key


def test_a_reference_stands_exactly_where_one_was_found():
    found = WORKS["status"].isin(["verified", "probable"])
    assert (found == WORKS["reference"].ne("")).all()
    assert WORKS.loc[WORKS["status"] == "probable", "caution"].ne("").all()
    mere = CITATIONS[CITATIONS["work"].isin(WORKS.loc[WORKS["status"] == "named only", "key"])]
    assert mere["use"].eq("named").all()


def test_what_was_looked_up_keeps_its_status():
    """The search of public catalogues ended so for works cited by author and year; a change needs a new search."""
    ours = KNOWN[KNOWN["kind"] == "author-year"]
    assert set(ours.index[ours["status"] == "verified"]) == {
        "cornelius2001",
        "teitelbaum1984",
        "orourke1999",
        "craig1971",
        "teitelbaum1995",
        "hanson1999",
    }
    assert set(ours.index[ours["status"] == "probable"]) == {
        "garciaygriego1988",
        "lowell2000",
        "cornelius2002",
        "rosenblum2000",
        "mitchell1992",
        "stepick1992",
    }


PRINTED = {
    "1.4-d": "26",
    "1.4-f": "8000000000",
    "1.4-l": ">28000000000",
    "1.5-i": "19..41",
    "1.5-j": "23..52",
    "1.5-k": "15..33",
    "fn2-a": "<=46",
    "fn3-b": "33700000000",
    "fn3-c": ">80",
}


@pytest.mark.parametrize("name", PRINTED)
def test_the_numbers_of_the_section_are_as_printed(name):
    assert ledger.read("statements").set_index("id").at[name, "value"] == PRINTED[name]


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("26", (26, 26)),
        ("19..41", (19, 41)),
        (">80", (80, math.inf)),
        ("<=46", (-math.inf, 46)),
        (">=2", (2, math.inf)),
        ("33.7", (33.7, 33.7)),
    ],
)
def test_quantities(value, ends):
    assert literature.quantity(value) == ends


@pytest.mark.parametrize("value", ["", "1994/2000", "many", "19..", "1.2.3"])
def test_what_is_no_quantity_is_refused(value):
    with pytest.raises(ValueError, match="is not a number"):
        literature.quantity(value)


def test_years_and_authors_of_printed_names():
    assert literature.year("García y Griego 1988, 1989") == 1989
    assert literature.year("Rosenblum 2000, ND", "undated") is None
    assert literature.year("a study") is None
    assert authors("Cheng and Wong's (1997)") == ["Cheng", "Wong"]
    assert authors("Cornelius et al. 2001") == ["Cornelius"]
    assert authors("Rosenblum [IGCC paper]") == ["Rosenblum"]
    assert authors("García y Griego … 1989") == ["García y Griego"]


@pytest.fixture
def small():
    works = pd.DataFrame(
        [
            ("a", "author-year", "Ada 1900", "", "unresolved", "", "A year may be wrong."),
            ("b", "author-year", "<b>Bo</b> 1901", "Bo. 1901. <script>", "verified", 'http://x/"on', "A & B"),
            ("c", "interview", "Cy", "", "unresolved", "", ""),
            ("d", "statute", "Dee", "", "named only", "", ""),
        ],
        columns=["key", "kind", "printed", "reference", "status", "url", "caution"],
    )
    claims = pd.DataFrame(
        [
            ("c1", "one", "economic", "benefit", "a; b"),
            ("c2", "two", "economic", "cost", ""),
            ("c3", "3", "economic", "cost", "b"),
        ],
        columns=["id", "claim", "dimension", "sign", "works"],
    )
    record = pd.DataFrame([("a", "Sought in vain."), ("b", "Seen.")], columns=["target", "finding"])
    return works, claims, record


def test_arguments_has_a_row_for_each_work_of_each_claim(small):
    works, claims, _ = small
    found = literature.arguments(claims, works)
    assert found[["key", "id", "year"]].to_numpy().tolist() == [["a", "c1", 1900], ["b", "c1", 1901], ["b", "c3", 1901]]


def test_references_are_escaped_and_ordered_and_say_where_the_rest_was_sought(small):
    works, _, record = small
    table = literature.references(works, record)
    assert table.frame.iloc[:, 1].tolist() == ["Sought in vain.", "Bo. 1901. <script>"]
    html = table._repr_html_()
    assert "<script>" not in html and "<b>Bo" not in html and "A &amp; B" in html
    assert 'href="http://x/&#34;on"' in html and html.count("href") == 1


@pytest.mark.parametrize("column", ["printed", "reference", "status", "url", "caution"])
def test_a_changed_word_of_a_source_changes_the_list(small, column):
    works, _, record = small
    before = literature.references(works, record)._repr_html_()
    works.loc[1, column] = "http://Zz"
    assert literature.references(works, record)._repr_html_() != before


def test_the_list_holds_every_source_that_a_reader_could_look_for():
    frame = literature.references(WORKS, RECORD).frame
    listed = WORKS[~WORKS["kind"].isin(["interview", "to be written"]) & (WORKS["status"] != "named only")]
    assert sorted(frame["the paper has"]) == sorted(listed["printed"])
    assert (frame["reference, or where it was sought"].str.len() > 20).all()


def test_what_the_record_found_stands_among_the_works():
    """A law whose number, a remark whose source and a testimony whose day the record has, is no longer unresolved."""
    filled = {"iirira1996", "nacara1997", "nacara_regulations", "mexican_constitution", "lamar_smith_remark"}
    assert KNOWN.loc[[*filled, "vonraab_testimony"], "status"].isin(["verified", "probable"]).all()
    days = {"iirira1996": "30 September 1996", "vonraab_testimony": "13 May", "nacara_regulations": "21 May"}
    for key, day in days.items():
        assert day in KNOWN.at[key, "reference"]


def test_half_of_the_works_on_mexico_are_the_authors_own():
    assert "half of the four works on Mexico are the author's own" in prose(NOTEBOOK)
    keys = SECTION.set_index("id").at["c40", "works"].split("; ")
    assert 2 * sum(key.startswith("rosenblum") for key in keys) == len(keys)
