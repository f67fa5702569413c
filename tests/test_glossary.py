"""The glossary and the page of history: every word has its place or its source, and every source is there."""

import re
from functools import cache

import pytest

from nopolicy import ledger, record

GLOSSARY = ledger.read("glossary")
SOURCES = ledger.read("sources").set_index("key")
PLACES = ledger.read("paragraphs")
PAGE = ledger.DATA.parent / "teaching" / "history.md"

# What the paper prints in capitals or writes short. It has no list of them; "IGCC" stands in its footnote 29 alone.
ACRONYMS = [
    "245(i)",
    "CBI",
    "CCIS",
    "CONAPO",
    "FDI",
    "GNP",
    "H-1B",
    "IGCC",
    "IIRIRA",
    "INA",
    "INS",
    "IRCA",
    "NACARA",
    "NAFTA",
    "ND",
    "NGO",
    "PAN",
    "PCME",
    "PRD",
    "PRI",
    "TPS",
    "UN",
]


@cache
def reading_order():
    """Every place as a reader meets it: a footnote after the paragraph or heading with its mark, tables at the end."""
    notes = PLACES[PLACES["kind"] == "footnote"].groupby("marker_in")["locator"].apply(list)
    found = []
    for locator in PLACES.loc[PLACES["kind"] != "footnote", "locator"]:
        # The list keeps headings to the end, so what hangs on one is met with the first paragraph below it.
        above = notes.get(f"h{locator.removesuffix('.1')}", []) if locator.endswith(".1") else []
        found += [*above, locator, *([] if locator.startswith("h") else notes.get(locator, []))]
    return {locator: number for number, locator in enumerate(found)}


def split(cell):
    return [one for one in cell.split("; ") if one]


def words(text):
    return re.findall(r"[\w’'-]+", text)


def parts():
    """The page of history as its text and its numbered sources."""
    text, _, sources = PAGE.read_text("utf-8").partition("\n## Sources\n")
    return text, dict(re.findall(r"^(\d+)\. (.+)$", sources, re.MULTILINE))


def test_every_abbreviation_of_the_paper_is_explained():
    full = GLOSSARY.set_index("term")["full"]
    assert [one for one in ACRONYMS if not full.get(one)] == []


@pytest.mark.parametrize("row", GLOSSARY.to_dict("records"), ids=lambda row: row["term"])
def test_a_row_is_short_and_says_where_it_is_from(row):
    assert len(words(row["gloss"])) <= 45
    assert row["gloss"].endswith(".")
    assert set(split(row["sources"])) <= set(SOURCES.index)
    order = [reading_order()[one] for one in split(row["places"])]
    assert order == sorted(set(order))
    # A rule of ours has neither; it is said to be ours.
    assert row["places"] or row["sources"] or re.search(r"\b(we|our|Our)\b", row["gloss"])


def test_the_words_stand_in_the_order_of_the_alphabet():
    plain = str.maketrans("áéíóúñ", "aeioun")
    terms = [term.casefold().translate(plain) for term in GLOSSARY["term"]]
    assert terms == sorted(terms)


def test_every_source_of_the_glossary_is_used_there_or_in_the_history():
    cited = {key for cell in GLOSSARY["sources"] for key in split(cell)}
    _, listed = parts()
    spoken = {key for key, row in SOURCES.to_dict("index").items() if record.citation(row) in listed.values()}
    assert {key for key in SOURCES.index if key.startswith("g_")} <= cited | spoken


def test_the_history_cites_its_sources_in_their_order_and_as_the_data_has_them():
    text, listed = parts()
    cited = list(dict.fromkeys(re.findall(r"\[(\d+)\]", text)))
    assert cited == list(listed) == [str(number + 1) for number in range(len(listed))]
    assert set(listed.values()) <= {record.citation(row) for row in SOURCES.to_dict("records")}


def test_the_history_s_places_exist_and_its_bold_words_are_in_the_glossary():
    text, _ = parts()
    places = re.findall(r"¶(\d\.\d+)", text) + [f"fn{number}" for number in re.findall(r"fn (\d+)", text)]
    assert len(places) > 20
    assert set(places) <= set(PLACES["locator"])
    bold = re.findall(r"\*\*(.+?)\*\*", text)
    assert len(bold) > 25
    assert set(bold) <= set(GLOSSARY["term"])


def test_the_history_is_one_page_of_five_parts_and_every_paragraph_says_where_it_is_from():
    text, _ = parts()
    assert 900 <= len(text.split()) <= 1200
    _, *sections = text.split("\n## ")
    assert len(sections) == 5
    for paragraph in (one for section in sections for one in section.strip().split("\n\n")[1:]):
        assert re.search(r"\[\d+\]|¶\d", paragraph), paragraph
