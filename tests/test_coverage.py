"""Nothing is left out: every place is read, every row is shown once, every derivable statement is checked once."""

import html
import re
from collections import Counter
from functools import cache

import pytest
from numerals import ranged
from stored import cells, outputs, pages, prose

from nopolicy import bounds, ledger, sheets, tables

READERS = set(ledger.read("readings")["notebook"])
FILES = [one["name"] for one in ledger.package()["resources"]]
PRINTED = {f"table_{number}": number for number in (1, 2, 3, 4)}


@cache
def ledger_lines():
    """How often each line stands on the pages of the ledger notebook."""
    return Counter(line for _, page in outputs("07_ledger") for line in page.split("\n"))


def headings(name):
    return re.findall(r"^#{1,3} (.+)$", prose(name), re.MULTILINE)


def lines(shown):
    """The lines of some sheets that are rows."""
    return [line for line in shown._repr_html_().split("\n") if line.startswith("<p><b>")]


def test_every_place_of_the_paper_is_assigned_to_a_heading_that_exists():
    readings = ledger.read("readings")
    assert list(readings["locator"]) == list(ledger.read("paragraphs")["locator"])
    known = {name: headings(name) for name in READERS}
    lost = [row.locator for row in readings.itertuples() if row.heading not in known[row.notebook]]
    assert lost == []


def test_every_place_is_named_in_the_notebook_that_reads_it():
    read = {}
    for name in READERS:
        read[name] = ranged(" ".join([prose(name), *(html.unescape(f"{text} {page}") for text, page in outputs(name))]))
    # A heading is named by its words, a table or figure by its number.
    titles = ledger.read("paragraphs").query("kind == 'heading'").set_index("locator")["title"]
    unread = [
        row.locator
        for row in ledger.read("readings").itertuples()
        if not row.nothing_to_code
        and not re.search(
            rf"{re.escape(titles.get(row.locator) or ledger.place(row.locator))}(?!\d)", read[row.notebook]
        )
    ]
    assert unread == []


def test_every_place_has_a_row_or_a_reason():
    frames = [ledger.read(name) for name in FILES if name not in ("paragraphs", "readings")]
    named = [frame[one].str.split("; ").explode() for frame in frames for one in {"locator", "figure"} & set(frame)]
    held, reasons = set().union(*named), ledger.read("readings").set_index("locator")["nothing_to_code"]
    assert [name for name, reason in reasons.items() if (name in held) == bool(reason)] == []


@pytest.mark.parametrize("name", [one for one in FILES if one not in PRINTED and one != "figures"])
def test_every_row_is_shown_once_with_every_cell(name):
    wanted = Counter(lines(sheets.whole(name)))
    assert wanted or not len(ledger.read(name))
    assert {line: n for line, n in wanted.items() if ledger_lines()[line] != n} == {}


def test_every_sentence_on_a_figure_is_shown_once_with_its_constraint():
    figures = ledger.read("figures")
    for name in figures["figure"].unique():
        said = bounds.sentences(figures, name).assign(figure=ledger.place(name))
        assert [line for line in lines(sheets.listed(said, "")) if ledger_lines()[line] != 1] == []


@pytest.mark.parametrize("name", PRINTED)
def test_every_table_is_shown_as_printed_and_recomputed(name):
    table, heads = ledger.table(PRINTED[name]), ledger.read("tables").set_index("locator")
    shown = [text for text, _ in outputs("07_ledger")]
    title = f"Table {PRINTED[name]}"
    assert (
        repr(tables.printed(table, heads.loc[f"T{PRINTED[name]}", list(tables.HEADINGS)], f"{title} as printed"))
        in shown
    )
    assert repr(tables.audit(table, f"{title}, printed ≠ recomputed")) in shown


def test_every_derivable_statement_is_checked_once_and_nothing_else_is():
    statements = ledger.read("statements")
    derivable = statements.loc[statements["derivable"] == "arithmetic", "id"]
    checks = [text for text, _ in outputs("07_ledger") if text.startswith("Checked\n")]
    checked = Counter(line.partition(" | ")[0] for text in checks for line in text.split("\n")[2:])
    assert checked == Counter(derivable)


def test_each_part_of_the_paper_holds_its_own_rows():
    """A row stands under the heading of its first place."""
    parts, here = {}, None
    for cell in cells("07_ledger"):
        found = re.match(r"## (.+)", "".join(cell["source"])) if cell["cell_type"] == "markdown" else None
        here = found[1] if found else here
        parts.setdefault(here, []).extend(page for _, page in pages(cell))
    expected = {"2.19-c": "2d Broader Bilateral Relations", "fn23-a": "3 Opening", "abs-d": "Title page and abstract"}
    expected |= {"k1": "4 Conclusions", "r1": "The record", "fn4-a": "2a About the Data", "0.3-c": "Introduction"}
    expected |= {"fn38-e": "3c The Binational Politics of 2000-1", "F7-01": "Tables and lost figures"}
    for name, part in expected.items():
        assert f"<p><b>{name}</b>" in "".join(parts[part]), name
