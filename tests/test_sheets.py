"""What a reader is shown of a data file: every cell, escaped, no blank ones, and places in words."""

import html
import re
import shutil

import pandas as pd
import pytest

from nopolicy import ledger, sheets, tables

PRINTED = ledger.read("works").set_index("key")["printed"]


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(ledger.DATA, tmp_path / "data")


def page(shown):
    return html.unescape(re.sub("<[^>]+>", "", shown._repr_html_()))


@pytest.mark.parametrize("name", [one["name"] for one in ledger.package()["resources"] if one["name"] != "series"])
def test_every_filled_cell_of_a_file_is_in_its_row(name):
    roles = {field["name"]: field.get("role", "text") for field in ledger.describe(name)["schema"]["fields"]}
    frame, shown = ledger.read(name), sheets.rows(name)
    assert len(shown) == len(frame)
    for line, (label, cells) in zip(frame.to_dict("records"), shown, strict=True):
        text = " ".join([label, *(cell for _, cell in cells)])
        for column, value in line.items():
            words = f"{value:.15g}" if isinstance(value, float) and not pd.isna(value) else tables.words(value)
            words = ledger.places(words) if roles[column] == "places" or column == "locator" else words
            words = "; ".join(PRINTED[key] for key in words.split("; ") if key) if roles[column] == "works" else words
            assert words.removesuffix(".") in text, (column, words)


def test_the_years_of_a_series_stand_in_one_row():
    frame, shown = ledger.read("series"), sheets.rows("series")
    assert len(shown) == len(frame[["series", "unit", "source"]].drop_duplicates())
    assert sum(dict(cells)["Value"].count(" is ") for _, cells in shown) == len(frame)
    first = frame.iloc[0]
    assert dict(shown[0][1])["Value"].startswith(f"{first['year']} is {first['value']:.15g}; ")


def test_blank_cells_are_left_out_and_a_row_is_named_by_its_key():
    ((label, cells), *_) = sheets.rows("table_notes", ledger.read("table_notes").query("locator == 'T2'"))
    assert label == "Table 2" and ("Attached to", "index") in cells
    ((_, cells),) = sheets.rows("hedges", ledger.read("hedges").query("phrase == 'a majority'"))
    assert ("Low", "0.5001") in cells
    ((_, cells),) = sheets.rows("statements", ledger.read("statements").query("id == '2.19-c'"))
    assert "Repeats" not in dict(cells) and dict(cells)["The paper says"] == "“27”"


def test_here_shows_the_rows_of_some_places_once_and_where_they_are_read():
    shown = sheets.here(["2.19", "fn18", "fn19"])
    names = [name for _, lines in shown.parts for name, _ in lines]
    assert len(names) == len(set(names))
    assert {"2.19-a", "fn18-a", "fn19-d"} <= set(names) and "2.20-a" not in names
    assert all(address.startswith("02_interview_results.ipynb#") for _, address in shown.links)
    assert repr(shown).splitlines()[0] == f"Quantitative statements: {len(shown.parts[0][1])}"


def test_what_answers_a_claim_leads_to_where_it_is_read():
    """Places under one heading share a link; works are named as the paper prints them."""
    text = sheets.whole("claims")._repr_html_()
    (line,) = [one for one in text.split("\n") if one.startswith("<p><b>c39</b>")]
    assert "<i>Works cited:</i> Teitelbaum and Weiner 1995; Mitchell 1992 <" in line
    links = dict(re.findall('<a href="([^"]+)">([^<]+)</a>', line))
    readings = ledger.read("readings").set_index("locator")
    for row in ledger.read("claims").query("id == 'c39'").itertuples():
        for locator in row.answered_by.split("; "):
            there = sheets.link(readings.at[locator, "notebook"], readings.at[locator, "heading"])
            assert ledger.place(locator) in links[there].split("; ")
    assert sorted("; ".join(links.values()).split("; ")) == sorted(ledger.places(row.answered_by).split("; "))


def test_a_page_is_escaped_folded_and_leads_to_addresses(copy):
    row = 'a<b,press,A & B,“T”,,2001,https://example.org/a?b=1&c=2,"plain, no link"'
    (copy / "sources.csv").write_text(",".join(ledger.read("sources").columns) + f"\n{row}\n", "utf-8")
    text = sheets.whole("sources", folder=copy)._repr_html_()
    assert text.startswith("<details><summary>") and "(1 row)" in text
    assert "<b>a&lt;b</b>" in text and "A &amp; B" in text
    assert '<a href="https://example.org/a?b=1&amp;c=2">Address</a>' in text


def test_an_empty_file_is_a_fold_without_rows(copy):
    (copy / "since.csv").write_text(",".join(ledger.read("since").columns) + "\n", "utf-8")
    assert "(0 rows)" in page(sheets.whole("since", folder=copy))


def test_a_frame_is_listed_by_its_first_column():
    frame = pd.DataFrame({"what": ["one", "two"], "low": [1, 2], "note": ["", "x"]})
    lines = [("one", [("low", "1")]), ("two", [("low", "2"), ("note", "x")])]
    assert sheets.listed(frame, "Numbers").parts == [("Numbers", lines)]


def test_unknown_places_and_files_are_refused():
    with pytest.raises(ledger.LedgerError, match=r"Unknown locator '9\.9'"):
        sheets.here(["9.9"])
    with pytest.raises(ledger.LedgerError, match="No file named 'nothing'"):
        sheets.whole("nothing")
