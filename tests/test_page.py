"""Tables and charts: everything shown is compared, nothing from a file becomes HTML."""

import pandas as pd
import pytest

from nopolicy import charts, ledger, scoring, tables


def counts(n):
    return scoring.counts(ledger.table(n))


def test_text_from_a_file_is_escaped():
    nasty = "<img src=x onerror=alert(1)>"
    frame = pd.DataFrame({nasty: [nasty]}, index=pd.Index([nasty], name=nasty))
    html = tables.show(frame, nasty)._repr_html_()
    assert "<img" not in html
    assert html.count("&lt;img") >= 4


def test_a_head_stands_over_its_numbers_whatever_the_column_is_made_of():
    frame = pd.DataFrame({"mixed": ["", 7, 2.5], "words": ["7", "8", "9"], "none": ["", "", ""]}, dtype=object)
    heads = tables.show(frame, "x")._repr_html_().split("<tbody>")[0]
    assert [heads.split(f">{name}<")[0][-7:] for name in frame] == [' right"', ': left"', ': left"']


def test_html_is_the_same_on_every_run():
    frame = pd.DataFrame({"a": [1, 2]})
    assert tables.show(frame, "x")._repr_html_() == tables.show(frame.copy(), "x")._repr_html_()


def test_plain_text_cuts_nothing():
    text = repr(tables.show(pd.DataFrame({"says": ["word " * 200]}), "Long"))
    assert text.count("word") == 200


def test_audit_marks_differences_and_brackets_what_is_not_printed():
    text = repr(tables.audit(ledger.table(3), "T3"))
    assert "8 ≠ 7" in text and "(235)" in text
    assert text.count("≠") == 1 + 3  # the heading and three cells


@pytest.mark.parametrize("cell", [("Remittances", "first"), ("Personal freedom", "third")])
def test_a_chart_tells_when_one_number_changes(cell):
    table = counts(1)
    before = repr(charts.index_bars({"T1": table}, alt="same"))
    assert before == repr(charts.index_bars({"T1": table.copy()}, alt="same"))
    table.loc[cell] += 1
    assert before != repr(charts.index_bars({"T1": table}, alt="same"))


def test_a_chart_shows_a_picture_with_its_alt_text():
    data, metadata = charts.index_bars({"T1": counts(1)}, alt="Remittances lead.")._repr_mimebundle_()
    assert data["image/png"].startswith("iVBOR")
    assert metadata["image/png"]["alt"] == "Remittances lead."
    assert "Remittances lead." in data["text/plain"] and "drawn sha256" in data["text/plain"]


def test_links_are_escaped_on_both_sides():
    frame = pd.DataFrame({"where": ['<b>"here"</b>', "there"]})
    html = tables.Table(frame, "Links", links={'<b>"here"</b>': '02.ipynb#a"onclick="x'})._repr_html_()
    assert '<a href="02.ipynb#a&#34;onclick=&#34;x">&lt;b&gt;' in html
    assert html.count("<b>") == 1 and html.count("<a ") == 1  # the caption is bold
