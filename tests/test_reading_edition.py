"""The book without its browser: functions that turn notebooks and data into pages."""

import base64
import io
import json
import re
from collections import Counter

import nbformat
import pytest
from PIL import Image
from stored import NOTEBOOKS as PATHS

import adapt
import pages
import places
import rows
import search
import text
from nopolicy import ledger, scoreboard, sheets

NASTY = '<img src=x onerror="alert(1)">'
NOTEBOOKS = [path.stem for path in PATHS]
FILES = [file for files in rows.PAGES.values() for file in files if len(ledger.read(file))]


@pytest.fixture(scope="module")
def book():
    return pages.Book()


def notebook(*outputs, prose="# Title"):
    cell = {"cell_type": "code", "metadata": {}, "source": "x = 1", "outputs": list(outputs)}
    return nbformat.from_dict(
        {"cells": [{"cell_type": "markdown", "source": prose}, cell], "metadata": {"widgets": {}}}
    )


def shown(html):
    return {"output_type": "execute_result", "data": {"text/html": html}, "metadata": {}}


def picture(alt):
    stream = io.BytesIO()
    Image.new("RGB", (300, 150)).save(stream, "PNG")
    data = {"output_type": "display_data", "data": {"image/png": base64.b64encode(stream.getvalue()).decode()}}
    return data | {"metadata": {"image/png": {"alt": alt, "width": 200} if alt else {}}}


def test_a_page_leaves_the_notebook_as_it_was():
    stored = notebook(shown("<table></table>"))
    before = json.dumps(stored)
    adapt.cells(stored, "x", text.terms())
    assert json.dumps(stored) == before


def test_code_that_shows_nothing_is_folded_with_the_cell_it_prepares():
    stored = notebook()
    stored.cells += notebook(shown("<p>7</p>")).cells[1:] + notebook().cells
    found = adapt.cells(stored, "x")
    assert [one.code.count("x") for one in found] == [0, 0, 2, 0, 1]  # before prose it stands for itself


def test_a_cell_may_hold_two_charts():
    charts = adapt.cells(notebook(picture("One."), picture("Two.")), "x")[1].charts
    assert [one.alt for one in charts] == ["One.", "Two."]


def test_a_chart_keeps_its_alt_text_and_its_natural_size():
    (one,) = adapt.cells(notebook(picture("Remittances lead.")), "x")[1].charts
    assert (one.alt, one.width, one.height) == ("Remittances lead.", 200, 100)
    assert one.name.endswith(".png") and one.data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        ([picture("")], "no alt text"),
        ([{"output_type": "execute_result", "metadata": {}, "data": {adapt.WIDGET: {}}}], "without HTML"),
    ],
)
def test_what_a_page_cannot_show_is_refused_by_notebook_and_cell(outputs, words):
    with pytest.raises(text.BookError, match=f"x.ipynb, cell 2: .*{words}"):
        adapt.cells(notebook(*outputs), "x")


def test_a_formula_is_refused_and_sums_of_money_are_not():
    with pytest.raises(text.BookError, match="formula"):
        text.render("so $f_1$ is", "x")
    assert "$28 billion, or $6" in text.render("over $28 billion, or $6 each", "x")[0]


def test_a_widget_is_shown_by_its_html():
    output = shown("<p>As stored</p>")
    output["data"][adapt.WIDGET] = {"model_id": "1"}
    assert adapt.cells(notebook(output), "x")[1].tables == ["<p>As stored</p>"]


def test_markdown_that_a_cell_returns_is_shown_as_markdown():
    output = {"output_type": "execute_result", "metadata": {}}
    output["data"] = {"text/markdown": "> *So* ¶2.19", "text/plain": "<IPython.core.display.Markdown object>"}
    (cell,) = adapt.cells(notebook(output), "x")[1:]
    assert "<em>So</em>" in cell.tables[0] and 'class="place"' in cell.tables[0] and not cell.printed


def test_a_table_gets_a_box_named_by_its_caption_or_its_fold():
    plain = text.boxed("<table><caption><b>Who &amp; when</b></caption></table>")
    assert plain.startswith('<div class="table-box" role="group" tabindex="0" aria-label="Who &amp; when"><table>')
    folded = text.boxed("<details><summary>All (3 rows)</summary>\n<table></table></details>")
    assert folded.startswith("<details><summary>All (3 rows)</summary>") and 'aria-label="All (3 rows)"' in folded


@pytest.mark.parametrize(
    ("href", "there"),
    [
        ("03_beyond.ipynb#Trend-and-counter-trend", "03_beyond.html#Trend-and-counter-trend"),
        ("07_ledger.ipynb", "ledger.html"),
        ("07_ledger.ipynb#2a-About-the-Data", "part-2a-about-the-data.html"),
        ("07_ledger.ipynb#The-record", "record.html"),
        ("../data/README.md", "codebook.html"),
        ("../teaching/guide.md", "guide.html"),
        ("../data/table_3.csv", "downloads/data/table_3.csv"),
        ("forms/xlsform.xlsx", "downloads/teaching/xlsform.xlsx"),
        ("slides.py", "teach.html#slides"),
        ("slides.py#02_interview_results/5", "slides/02_interview_results.html#/5"),
        ("student_edition.py", "teach.html#student_edition"),
        ("https://example.org/a.ipynb", "https://example.org/a.ipynb"),
        ("#here", "#here"),
    ],
)
def test_links_of_notebooks_become_links_of_the_book(href, there):
    assert places.in_book(href) == there


def test_a_place_leads_to_all_that_is_held_of_it_and_a_number_to_nothing():
    html = text.marked("Fn 4: see ¶2.19, fn 19 and Table 3, not ¶9.99, nor <a href='x'>¶2.20</a>.")
    assert re.findall('href="([^"]+)"', html) == [places.address(one) for one in ("fn4", "2.19", "fn19", "T3")]
    assert places.address("2.19") == "part-2d-broader-bilateral-relations.html#p-2.19"


def test_a_range_of_places_names_those_between():
    assert adapt.named("¶2.16 to ¶2.18, fn 4") == {"2.16", "2.17", "2.18", "fn4"}


def test_a_place_is_read_in_the_cell_that_names_it_under_its_heading():
    prose = ("# T", "## A\n\n¶2.1", "## B", "### Below\n\n¶2.1", "### Own\n\n¶2.1", "¶2.1")
    markup = nbformat.from_dict({"cells": [{"cell_type": "markdown", "source": one} for one in prose]})
    found = adapt.readings(adapt.cells(markup, "x"), {"A", "B", "Own"})
    assert found == {("2.1", "A"): 2, ("2.1", "B"): 4, ("2.1", "Own"): 5}


def test_most_places_lead_to_their_passage_and_not_only_to_its_heading(book):
    """Those left are named by no cell under their heading: it reads several at once."""
    read = [one["read"] for one in book.places.values()]
    assert sum("#cell-" in one for one in read) >= 0.8 * len(read)


def test_a_term_is_explained_once_and_not_inside_a_link():
    terms = text.terms()
    html, _ = text.render("# NAFTA\n\n[NAFTA](x.md), `NAFTA`, NAFTA and NAFTA; NAFTAs.", "x", terms)
    assert html.count('role="tooltip"') == 1 and '</code>, <span class="term">' in html
    assert 'href="glossary.html#t-NAFTA"' in html and "NAFTA" not in terms
    assert not text.pattern().search("INSTITUTE")


def test_headings_have_the_anchors_of_jupyterlab():
    html, headings = text.render("## About the Data", "x")
    assert headings == [(2, "About-the-Data", "About the Data")] and 'id="About-the-Data"' in html


def test_the_parts_hold_every_place_once_and_each_note_after_what_carries_it():
    order = list(places.order())
    frame = ledger.read("paragraphs").set_index("locator")
    assert sorted(order) == sorted(frame.index)
    assert [one for _, _, part in places.parts() for one in part] == order
    for note in frame.index[frame["kind"] == "footnote"]:
        between = order[order.index(frame.at[note, "marker_in"]) + 1 : order.index(note)]
        assert all(frame.at[one, "kind"] == "footnote" for one in between), note


def test_the_parts_are_those_of_the_ledger_notebook():
    stored = {}
    for cell in places.load(places.LEDGER)["cells"]:
        source = cell.source
        title = re.search(r"^## (.+)$", source, re.MULTILINE)[1] if source.startswith("## ") else locals().get("title")
        if "sheets.here(" in source:
            stored[title] = set(re.findall(r"<b>([^<]+)</b>", cell.outputs[0].data["text/html"]))
    for _, title, locators in places.parts():
        names = {name for file in sheets.BY_PLACE for name in ledger.at(file, locators)["id"]}
        assert stored[title] == names, title


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_notebook_can_become_a_page(book, name):
    stored, found = places.load(name), book.cells[name]
    assert found[0].headings[0][0] == 1  # what the page is called
    assert len(found) == len(stored["cells"])
    assert ".ipynb" not in "".join(str(html) for cell in found for html in (cell.prose, *cell.tables) if "href" in html)


@pytest.mark.parametrize("file", FILES)
def test_every_row_has_an_anchor_of_its_own_and_its_words(file):
    sheet = rows.sheet(file)
    anchors = [row.anchor for row in sheet.rows]
    assert len(set(anchors)) == len(anchors) and all(anchors)
    if file != "series":
        assert len(sheet.rows) == len(ledger.read(file))
    heads = [*sheet.heads, *sheet.more]
    for row in sheet.rows:
        assert {head for head, cell in row.cells.items() if cell} <= set(heads)
    assert all(any(row.cells.get(head) for row in sheet.rows) for head in heads), "an empty column is shown"


@pytest.mark.parametrize("file", FILES)
def test_every_value_of_a_filtered_column_can_be_chosen(file):
    sheet = rows.sheet(file)
    for name, _, offered in sheet.filters:
        met = [value for row in sheet.rows for value in rows.keys(str(row.line[name]))]
        assert len(offered) > 1 and Counter(met) == dict(offered), name


def test_an_anchor_depends_on_the_row_alone():
    assert rows.address("statements", "2.19-a") == "statements.html#s-2.19-a"
    assert rows.address("errata", "e7") == "slips.html#e7"
    assert rows.address("works", "markusen1988") == "sources.html#markusen1988"


def test_text_from_a_file_is_escaped():
    (part,) = rows.parts(NASTY)
    assert "<img" not in part.words
    assert "<img" not in str(text.render("x", NASTY)[0])


def test_where_the_record_stands_beside_a_row_each_leads_to_the_other():
    record = ledger.read("record")
    beside = record[record["target"] == record["target"].iloc[0]].iloc[0]
    row = next(row for row in rows.rows("statements") if row.name == beside["target"])
    assert f"record.html#{beside['id']}" in [part.href for part in row.cells["The record"]]
    there = next(row for row in rows.rows("record") if row.name == beside["id"])
    assert rows.address("statements", row.name) in [part.href for part in there.cells["Set beside"]]


@pytest.mark.parametrize("file", ["statements", "conclusions", "record"])
def test_every_verdict_is_explained_and_counted(book, file):
    field = "agreement" if file == "record" else "verdict"
    shown = book.judged(file, field)
    assert all(len(words) > 10 for _, words, _ in shown)
    assert sum(count for *_, count in shown) == (ledger.read(file)[field] != "").sum()
    if file == "statements":
        assert [one for one, _, _ in shown] == list(scoreboard.VERDICTS)


def test_marks_of_the_transcript_become_bold_and_raised_letters():
    assert [rows.parts(one, "quoted")[0].words for one in ("(**cite**) <b>", "**The end", "Index ^a")] == [
        "“(<b>cite</b>) &lt;b&gt;”",
        "“<b>The end</b>”",
        "“Index <sup>a</sup>”",
    ]


def test_a_source_says_all_that_it_was_read_for():
    told = {row.name: [part.href for part in row.cells["Read for"]] for row in rows.rows("sources")}
    assert [name for name, read in told.items() if not read] == []
    for file, field in (("record", "sources"), ("since", "sources"), ("glossary", "sources"), ("series", "source")):
        for line in ledger.read(file).to_dict("records"):
            there = rows.address(file, line[sheets.key(file)])
            for key in rows.keys(line[field]):
                assert [one for one in told[key] if one.startswith(there)], (there, key)
    assert "history.html" in told["g_texasarchive"]


# The search


def test_the_search_folds_accents_and_keeps_the_numbers_of_places_whole():
    assert search.words("Jorge Castañeda, ¶2.19: $1,800") == ["jorge", "castaneda", "2.19", "1,800"]


def test_the_search_finds_the_headings_of_notebooks_and_documents_and_a_source_by_its_short_name(book):
    written = dict.fromkeys(pages.TOLD, "<article></article>")
    written |= {"guide": f"<article>{book.documents['guide'][0]}</article>"}
    written["teach"] = '<article>Plans<dl><dt id="slides">Slides</dt><dd>One deck</dd></dl></article>'
    found = {address: (kind, title) for address, kind, title, _, _ in book.findable(written)}
    assert found["teach.html"] == ("Page", "Teach") and found["teach.html#slides"] == ("Teach", "Slides")
    assert found["guide.html#One-session"] == ("The guide", "One session")
    assert found["02_interview_results.html#About-the-Data"] == ("2 · Interview Results", "About the Data")
    assert found["sources.html#src-abramitzky2017"][1] == "Abramitzky and Boustan 2017"


def test_the_index_says_where_a_word_stands_and_whether_in_a_title():
    titles = ["other", "other", "other", "¶2.19", "other"]
    things = [(f"a.html#{at}", "Place", title, "word " * (at == 4), 3) for at, title in enumerate(titles)]
    found = json.loads(search.index(things).removeprefix("const INDEX = ").removesuffix(";\n"))
    assert found["terms"] == {"2.19": "-4", "word": "5", "other": ""} and found["names"] == ["a.html", "Place"]
    assert found["entries"][3] == [0, "3", 1, "¶2.19", "", 3]


def test_a_long_text_weighs_less_than_a_short_one():
    things = [("a.html", "Page", "t", "one", 2), ("b.html", "Page", "t", " ".join(map(str, range(99))), 2)]
    short, long = json.loads(search.index(things).removeprefix("const INDEX = ").removesuffix(";\n"))["entries"]
    assert short[-1] > long[-1] > 0
