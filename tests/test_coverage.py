"""Nothing is left out: every place is read, every row is shown, every derivable statement is checked once."""

import json
import re
from functools import cache

import pytest

from nopolicy import coverage, ledger

# An appendix reads no place of the paper, so what it shows may not stand in for a notebook that does.
READERS = set(ledger.read("readings")["notebook"])
NOTEBOOKS = sorted(path for path in (ledger.DATA.parent / "notebooks").glob("*.ipynb") if path.stem in READERS)
# What identifies a row of each file on the page.
SHOWN = {
    "argument": ["point"],
    "author_years": ["printed"],
    "blanks": ["missing"],
    "citations": ["printed"],
    "claims": ["claim", "reason"],
    "conclusions": ["conclusion", "reason"],
    "errata": ["printed", "conflicts_with", "proof"],
    "events": ["what"],
    "figures": ["says"],
    "hedges": ["phrase", "why"],
    "interviews": ["group", "note"],
    "paragraphs": ["title"],
    "questions": ["asked", "answers"],
    "readings": ["heading"],
    "statements": ["about", "printed", "value", "how"],
    "table_1": ["item"],
    "table_2": ["item"],
    "table_3": ["item"],
    "table_4": ["item"],
    "table_notes": ["says"],
    "tables": ["first", "second", "third", "mentions", "index"],
    "voices": ["says"],
    "works": ["printed", "reference", "caution"],
}


def plain(text):
    return re.sub(r"\s+", " ", text)


@cache
def outputs(path):
    """The plain text of each output of a notebook."""
    texts = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            texts.append(plain("".join(output.get("data", {}).get("text/plain", output.get("text", "")))))
    return texts


def page(path):
    return " ".join(outputs(path))


def headings(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.findall(r"^#{1,3} (.+)$", prose, re.MULTILINE)


def test_every_place_of_the_paper_is_assigned_to_a_heading_that_exists():
    readings = ledger.read("readings")
    assert list(readings["locator"]) == list(ledger.read("paragraphs")["locator"])
    known = {path.stem: headings(path) for path in NOTEBOOKS}
    lost = [row.locator for row in readings.itertuples() if row.heading not in known[row.notebook]]
    assert lost == []


def test_every_place_is_named_in_the_notebook_that_reads_it():
    pages = {path.stem: page(path) for path in NOTEBOOKS}
    unread = [
        row.locator
        for row in ledger.read("readings").itertuples()
        if not row.nothing_to_code and ledger.place(row.locator) not in pages[row.notebook]
    ]
    assert unread == []


def test_every_place_has_a_row_or_a_reason():
    rows = coverage.holdings().sum(axis=1)
    reasons = ledger.read("readings").set_index("locator")["nothing_to_code"]
    assert [name for name in rows.index if (rows[name] > 0) == bool(reasons[name])] == []


def test_every_derivable_statement_is_checked_in_exactly_one_notebook():
    statements = ledger.read("statements")
    derivable = statements[statements["derivable"] == "arithmetic"]
    checked = {path.stem: " ".join(text for text in outputs(path) if text.startswith("Checked")) for path in NOTEBOOKS}
    wrong = {}
    for row in derivable.itertuples():
        found = [
            name
            for name, text in checked.items()
            if f"{plain(ledger.place(row.locator))} {plain(row.about)} “{plain(row.printed)}”" in text
        ]
        if len(found) != 1:
            wrong[row.id] = found
    assert wrong == {}


@pytest.mark.parametrize("name", SHOWN)
def test_every_row_is_shown(name):
    everything = " ".join(page(path) for path in NOTEBOOKS)
    frame = ledger.read(name)
    missing = [
        (index + 2, column)
        for column in SHOWN[name]
        for index, text in frame[column].items()
        if text and plain(str(text)) not in everything and plain(ledger.spelled(str(text))) not in everything
    ]
    assert missing == []


def test_no_file_is_forgotten():
    assert set(SHOWN) == {path.stem for path in ledger.DATA.glob("*.csv")}
