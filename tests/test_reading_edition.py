"""The reading edition without its browser: pure functions that turn notebooks and data into pages."""

import json
import re
from html import unescape

import pytest

import adapt
import pages
import sheets
from nopolicy import coverage, ledger, scoreboard

NOTEBOOKS = sorted((ledger.DATA.parent / "notebooks").glob("*.ipynb"))
NASTY = '<img src=x onerror="alert(1)">'


def notebook(*outputs, source="x"):
    cell = {"cell_type": "code", "metadata": {}, "source": [source], "outputs": list(outputs)}
    return {"cells": [{"cell_type": "markdown", "source": ["# Title"]}, cell], "metadata": {"widgets": {}}}


def shown(html):
    return {"output_type": "execute_result", "data": {"text/html": [html]}, "metadata": {}}


def picture(alt):
    data = {"output_type": "display_data", "data": {"image/png": "iVBOR"}}
    return data | {"metadata": {"image/png": {"alt": alt} if alt else {}}}


def test_a_page_leaves_the_notebook_as_it_was():
    stored = notebook(shown("<table></table>"))
    before = json.dumps(stored)
    page = adapt.page(stored, "x")
    assert json.dumps(stored) == before
    assert page["cells"][1]["metadata"]["tags"] == ["hide-input"]
    assert "widgets" not in page["metadata"]


def test_a_chart_keeps_its_alt_text():
    page = adapt.page(notebook(picture("Remittances lead.")), "x")
    assert page["cells"][1]["metadata"]["mystnb"]["image"]["alt"] == "Remittances lead."


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        ([picture("")], "no alt text"),
        ([picture("One."), picture("Two.")], "2 charts"),
        ([{"output_type": "execute_result", "metadata": {}, "data": {adapt.WIDGET: {}}}], "without HTML"),
    ],
)
def test_what_a_page_cannot_show_is_refused_by_notebook_and_cell(outputs, words):
    with pytest.raises(adapt.BookError, match=f"x.ipynb, cell 2: .*{words}"):
        adapt.page(notebook(*outputs), "x.ipynb")


def test_a_widget_is_shown_by_its_html():
    output = shown("<p>As stored</p>")
    output["data"][adapt.WIDGET] = {"model_id": "1"}
    data = adapt.page(notebook(output), "x")["cells"][1]["outputs"][0]["data"]
    assert data == {"text/html": "<p>As stored</p>"}


def test_a_table_gets_a_box_named_by_its_caption_or_its_fold():
    plain = adapt.boxed("<table><caption><b>Who &amp; when</b></caption></table>")
    assert plain.startswith('<div class="table-box" role="region" tabindex="0" aria-label="Who &amp; when"><table>')
    folded = adapt.boxed("<details><summary>All (3 rows)</summary>\n<table></table></details>")
    assert folded.startswith("<details><summary>All (3 rows)</summary>") and 'aria-label="All (3 rows)"' in folded
    assert folded.endswith("</table></div></details>")


def test_links_to_headings_of_notebooks_become_links_to_pages():
    address = coverage.link("03_beyond", "Trend and counter-trend")
    assert adapt.linked(f'<a href="{address}">') == '<a href="03_beyond.html#Trend-and-counter-trend">'
    assert adapt.linked('<a href="https://example.org/a.ipynb">') == '<a href="https://example.org/a.ipynb">'


def test_the_front_page_needs_its_chart():
    with pytest.raises(adapt.BookError, match="No chart under"):
        adapt.chart_under(notebook(), "Title")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_can_become_a_page(path):
    stored = pages.load(path)
    assert adapt.title(stored)
    page = adapt.page(stored, path.name)
    assert len(page["cells"]) == len(stored["cells"])
    assert ".ipynb" not in "".join(
        output["data"]["text/html"]
        for cell in page["cells"]
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    )


@pytest.mark.parametrize("sheet", sheets.SHEETS, ids=lambda sheet: sheet.page)
def test_every_row_has_an_anchor_of_its_own_and_all_its_cells(sheet):
    html = sheets.table(sheet)
    frame = ledger.read(sheet.file)
    found = re.findall(r'<tr id="([^"]+)"', html)
    assert found == [sheet.anchor(name) for name in frame[sheet.identifier]]
    assert len(set(found)) == len(frame)
    assert html.count("<td ") == len(frame) * len(sheet.columns)
    assert re.findall(r'href="#([^"]+)" title="Link to this row"', html) == found


def test_an_anchor_depends_on_the_row_alone():
    assert sheets.BY_FILE["statements"].anchor("2.19-a") == "s-2.19-a"
    assert sheets.BY_FILE["errata"].anchor("e7") == "e7"
    assert sheets.BY_FILE["works"].anchor("markusen1988") == "markusen1988"


@pytest.mark.parametrize("sheet", sheets.SHEETS, ids=lambda sheet: sheet.page)
def test_every_value_of_a_filtered_column_can_be_chosen(sheet):
    frame = sheet.rows()
    html = sheets.tools(frame, sheet)
    offered = {unescape(value) for value in re.findall(r'<option value="([^"]+)"', html)}
    for name in sheet.filters:
        assert set(frame[name].astype(str).str.split("; ").explode()) - {""} <= offered, name


def test_text_from_a_file_is_escaped_in_a_row():
    for sheet in sheets.SHEETS:
        row = sheet.rows().iloc[0].copy()
        for column in sheet.columns:
            if column.html in (sheets.prose, sheets.quoted, sheets.badge) and not column.key:
                row[list(column.names)] = NASTY
        assert "<img" not in sheets.body_row(row, sheet)


def test_a_place_leads_to_where_it_is_read_and_to_its_line():
    html = sheets.place("2.19")
    row = ledger.read("readings").set_index("locator").loc["2.19"]
    assert f'href="{adapt.page_address(coverage.link(row["notebook"], row["heading"]))}"' in unescape(html)
    assert 'href="paper.html#p-2.19"' in html


def test_codes_in_prose_become_links_only_where_the_paper_has_the_place():
    assert sheets.prose("Paragraph 2.19 & footnote 4") == (
        '<a href="paper.html#p-2.19">Paragraph 2.19</a> &amp; <a href="paper.html#p-fn4">footnote 4</a>'
    )
    assert sheets.prose("paragraph 9.99") == "paragraph 9.99"


def test_the_order_of_the_paper_has_each_note_after_what_carries_it():
    order = list(sheets.order())
    frame = ledger.read("paragraphs").set_index("locator")
    assert sorted(order) == sorted(frame.index)
    for note in frame.index[frame["kind"] == "footnote"]:
        carrier = order.index(frame.at[note, "marker_in"])
        between = order[carrier + 1 : order.index(note)]
        assert all(frame.at[one, "kind"] == "footnote" for one in between), note


def test_every_verdict_is_explained():
    assert set(pages.MEANING) == set(scoreboard.VERDICTS)


def test_how_to_cite_follows_the_citation_file():
    page = pages.cite(
        {
            "message": "Please.",
            "title": "T",
            "version": "1.2",
            "date-released": "2026-01-02",
            "authors": [{"name": "The Group"}],
            "references": [
                {
                    "title": "Paper",
                    "authors": [{"family-names": "R", "given-names": "M."}],
                    "institution": {"name": "I"},
                    "number": "WP 54",
                    "year": 2002,
                }
            ],
        }
    )
    assert "The Group. 2026. *T*. Version 1.2." in page
    assert "author = {R, M.}" in page and "number = {54}" in page
