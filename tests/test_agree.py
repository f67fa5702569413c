"""Rows that tell one thing in two columns or files tell the same."""

import pytest

from nopolicy import ledger

HEADS, NOTES = ledger.read("tables").set_index("locator"), ledger.read("table_notes")
PEOPLE = {"Mexican": "Mexico", "Salvadoran": "El Salvador", "Nicaraguan": "Nicaragua"}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_note_is_attached_to_what_bears_its_mark(number):
    table, place = ledger.table(number), f"T{number}"
    told = set(NOTES.loc[NOTES["locator"] == place, ["attached_to", "mark"]].itertuples(index=False, name=None))
    marked = {(item, mark) for item, mark in table["mark"].items() if mark} | {("index", HEADS.at[place, "index_mark"])}
    assert told == marked
    assert HEADS.loc[place, ["first", "second", "third", "mentions", "index"]].is_unique


def test_a_slip_of_number_or_date_is_of_substance():
    slips = ledger.read("errata")
    grave = slips["kind"].isin(["arithmetic", "chronology"])
    assert slips.loc[grave & (slips["weight"] != "substance"), "id"].tolist() == []


@pytest.mark.parametrize(("name", "column"), [("interviews", "printed"), ("voices", "speaker")])
def test_who_is_named_is_of_the_country_of_the_row(name, column):
    rows = ledger.read(name)
    rows = rows[(rows["country"] != "") & (rows["country"] != "all")]
    for word, country in PEOPLE.items():
        named = rows[column].str.contains(word, regex=False)
        others = named & ~rows["country"].str.contains(country, regex=False)
        assert rows.loc[others, "id"].tolist() == []


def test_a_paragraph_is_read_under_its_own_subsection():
    places = ledger.read("readings").merge(ledger.read("paragraphs"), on="locator")
    other = places["heading"].isin(set(places["subsection"])) & (places["heading"] != places["subsection"])
    assert places.loc[other & places["kind"].eq("paragraph"), "locator"].tolist() == []


def test_what_bounds_no_figure_names_no_answer():
    figures = ledger.read("figures")
    assert figures.loc[(figures["relation"] == "") & (figures["answers"] != ""), "id"].tolist() == []
