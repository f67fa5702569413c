"""The public record: every fact looked up, every source named and cited, and nothing of the paper overwritten."""

import re

import pandas as pd
import pytest

from nopolicy import dates, ledger, record, sheets

RECORD, SOURCES, SERIES = (ledger.read(name) for name in ("record", "sources", "series"))
TARGETS = {name: set(ledger.read(name)[sheets.key(name)]) for name in record.TARGETS}

# Blanks that the world cannot fill: how many were asked and how long (¶2.2 to ¶2.4), and what a table or a figure of
# the draft lacks, or where one should stand.
WORLDLY = set(ledger.read("paragraphs").query("kind in ['paragraph', 'footnote']")["locator"]) - {"2.2", "2.3", "2.4"}
UNASKED = ["insert mark", "image lost"]


def test_ids_of_files_are_distinct_so_that_a_target_is_one_row():
    known = pd.Series([one for ids in TARGETS.values() for one in ids])
    assert known[known.duplicated()].tolist() == []
    assert set(RECORD["target"]) <= set(known)


def test_every_asserted_fact_has_a_row():
    statements = ledger.read("statements")
    facts = statements.loc[statements["assertion"] == "fact", "id"]
    assert sorted(set(facts) - set(RECORD["target"])) == []


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("works", lambda frame: frame.loc[frame["status"].isin(["unresolved", "probable"]), "key"]),
        ("errata", lambda frame: frame.loc[frame["basis"] == "outside", "id"]),
        ("events", lambda frame: frame.loc[frame["basis"] != "printed", "id"]),
        ("blanks", lambda frame: frame.loc[frame["locator"].isin(WORLDLY) & ~frame["mark"].isin(UNASKED), "id"]),
    ],
)
def test_every_row_that_needs_the_world_has_been_looked_up(name, chosen):
    assert sorted(set(chosen(ledger.read(name))) - set(RECORD["target"])) == []


def test_every_source_is_cited_and_every_citation_has_a_source():
    lists = [RECORD["sources"], SERIES["source"]]
    lists += [ledger.read(name)["sources"] for name in ("glossary", "since")]
    cited = pd.concat(lists).str.split("; ").explode()
    page = (ledger.DATA.parent / "teaching" / "history.md").read_text("utf-8")
    told = {row["key"] for row in SOURCES.to_dict("records") if record.citation(row) in page}
    assert (set(cited) | told) - {""} == set(SOURCES["key"])


def test_only_what_was_not_found_goes_without_a_source():
    bare = RECORD[RECORD["sources"] == ""]
    assert set(bare["agreement"]) <= {"not found"}
    assert (bare["finding"].str.len() > 20).all()


def test_what_is_known_says_since_when_and_what_was_not_found_does_not():
    assert RECORD.loc[(RECORD["knowable"] == "") != (RECORD["agreement"] == "not found"), "id"].tolist() == []


def test_what_a_reader_of_2002_could_know_has_a_source_of_that_time():
    dates = SOURCES.set_index("key")["date"]
    dates = dates.str.extract(r"(\d{4}(?:-\d\d)?)$|^\D*(\d{4}(?:-\d\d)?)").bfill(axis=1)[0]
    early = set(dates.index[dates.isna() | (dates <= "2002-06")])  # undated ones may be of that time
    known = RECORD.loc[RECORD["knowable"] == "by June 2002"].set_index("id")["sources"]
    assert [row for row, keys in known.items() if not early & set(keys.split("; "))] == []


def test_what_was_not_found_has_no_value():
    nothing = RECORD[RECORD["agreement"] == "not found"]
    assert nothing.loc[(nothing["value"] != "") | (nothing["unit"] != ""), "id"].tolist() == []


def test_only_what_was_not_sought_is_surely_not_found():
    surely = RECORD[(RECORD["agreement"] == "not found") & (RECORD["confidence"] == "high")]
    assert surely.loc[~surely["finding"].str.match("Not sought|Only the author can tell"), "id"].tolist() == []


def test_one_finding_has_one_value_and_is_as_sure_everywhere():
    for column in ("value", "confidence", "knowable"):
        told = RECORD.groupby("finding")[column].nunique()
        assert told[told > 1].index.tolist() == [], column


@pytest.mark.parametrize("by", [["target", "finding"], ["target", "fact"], ["fact", "finding"]])
def test_like_rows_have_one_agreement(by):
    """A blank that is filled and a fact that is borne out may rest on one finding; else like is called alike."""
    told = RECORD.assign(agreement=RECORD["agreement"].replace("fills a blank", "borne out"))
    told = told.groupby(by)["agreement"].nunique()
    assert told[told > 1].index.tolist() == []


def test_no_two_rows_say_the_same_of_one_target():
    assert RECORD.loc[RECORD.duplicated(["target", "finding"], keep=False), "id"].tolist() == []


def test_a_source_can_be_found_without_its_address():
    assert (SOURCES["title"].str.len() > 3).all() and (SOURCES["author"] != "").all()
    assert not SOURCES["address"].str.contains(r"\s").any()


def test_findings_are_short_and_in_our_words():
    assert RECORD["finding"].str.split().str.len().max() <= 75
    assert not RECORD["finding"].str.contains(r"https?://").any()


def test_values_are_numbers_dates_or_words_with_a_unit():
    numbers = RECORD["value"].str.fullmatch(r"-?[\d.]+")
    assert RECORD.loc[numbers & (RECORD["unit"] == ""), "id"].tolist() == []
    for frame in (RECORD, ledger.read("statements")):
        for date in frame.loc[frame["unit"].isin(["date", "dates", "month", "year", "period"]), "value"]:
            assert date == "" or dates.spans_of(date)


def test_a_series_has_one_unit():
    assert (SERIES.groupby("series")["unit"].nunique() == 1).all()
    assert SERIES["year"].between(1900, 2026).all()


def test_the_record_stands_beside_the_paper_and_is_marked_as_ours():
    table = record.beside("1.4-d")
    assert list(table.frame.columns) == ["the paper", "the record", "agreement", "source"]
    assert "not the paper's" in table.caption
    assert re.search(r'href="https?://', record.beside(*RECORD["target"].unique())._repr_html_())


def test_what_only_later_sources_say_is_told_apart_beside_the_paper():
    known, later = (RECORD.loc[RECORD["knowable"] == when, "target"].iloc[0] for when in ("by June 2002", "later"))
    assert not record.beside(known).frame["agreement"].str.contains("later").any()
    assert "later" not in record.beside(known).caption
    table = record.beside(later, known)
    marked = table.frame["agreement"].str.endswith(" (later)")
    assert (marked == (record.rows(later, known)["knowable"] == "later")).all() and marked.any()
    assert record.LATER in table.caption


def test_an_unknown_target_or_series_is_refused():
    with pytest.raises(record.RecordError, match="no row with the target 'nothing'"):
        record.beside("nothing")
    with pytest.raises(record.RecordError, match="no series called 'nothing'"):
        record.numbers("nothing")


def test_remittances_grew_as_the_record_has_them():
    five = record.numbers("remittances, five states together")["remittances, five states together"].dropna()
    start, end = five.loc[1980], five.loc[2000]
    growth = (end / start) ** (1 / 20) - 1
    row = RECORD[(RECORD["target"] == "1.4-d")].iloc[0]
    assert float(row["value"]) == pytest.approx(100 * growth, abs=0.05)


def test_tally_counts_each_fact_once():
    statements = ledger.read("statements")
    facts = set(statements.loc[statements["assertion"] == "fact", "id"])
    assert record.tally().to_numpy().sum() == len(facts & set(RECORD["target"]))


def test_of_a_slip_the_record_bears_out_the_slip_and_not_the_paper():
    agreement = record.beside("e127", "3.7-e").frame["agreement"]
    assert list(agreement) == ["slip borne out", "borne out (later)"]


@pytest.mark.parametrize(
    ("author", "people", "words"),
    [
        ("Orozco, Manuel", [("Orozco", "Manuel")], "Orozco"),
        ("Reagan, Ronald; de la Madrid, Miguel", [("Reagan", "Ronald"), ("de la Madrid", "Miguel")],
         "Reagan and de la Madrid"),
        ("Baum, Rex L.; Crone, Anthony J.; others", [("Baum", "Rex L."), ("Crone", "Anthony J."), ("others", "")],
         "Baum and others"),
        ("The White House. Office of the Press Secretary", [("The White House. Office of the Press Secretary", "")],
         "The White House. Office of the Press Secretary"),
    ],
)  # fmt: skip
def test_authors_are_taken_apart_and_put_in_short(author, people, words):
    assert record.people(author) == people
    assert record.in_short(author, "1999-05-21") == f"{words} 1999"
    assert record.in_short(author, "1993/2013") == f"{words} 1993–2013"
    assert record.in_short(author, "2002-01/2002-06") == f"{words} 2002"
    assert record.in_short(author, "") == f"{words} n.d."


def test_two_sources_in_the_same_words_are_told_apart_from_a_on():
    (words,), links = record.cited(["wikipedia_deaths; wikipedia_nacara; gedda2000"])
    assert words == "Wikipedia n.d.-a; Wikipedia n.d.-b; Gedda 2000" and set(links) == set(words.split("; "))


def test_every_person_among_the_authors_has_a_family_and_bodies_have_no_comma():
    names = SOURCES["author"].str.split("; ").explode()
    assert not names[names.str.count(",") > 1].any() and not names[names.str.contains(" and others")].any()
    # A body with a comma would be read as a person of that family.
    bodies = "Office|Department|Ministry|Secretaría|Committee|Commission|Congress|Agency|University|Bank|Institute"
    assert names[names.str.contains(",") & names.str.contains(bodies)].empty
