"""What a reader is shown of each data file: the one source of the ledger notebook and of the book's ledger pages.

The descriptor says it all: a field's ``title`` heads its column (fields that share one share the column), its ``role``
says what kind of thing it holds, and every field is shown, so that nothing in the data can change unseen.
"""

import math
from dataclasses import dataclass
from itertools import groupby

from nopolicy import ledger, tables

# Files whose rows are looked up by their place in the paper, in the order in which they are shown.
BY_PLACE = (
    "statements",
    "errata",
    "queries",
    "claims",
    "conclusions",
    "argument",
    "events",
    "voices",
    "interviews",
    "blanks",
)
PAGE = tables.TEMPLATES.get_template("sheets.html.j2")
# The heading of the places that answer a claim: other notebooks read them, and the words lead there.
ANSWERS = "Answered at"


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, and the fields it draws on as pairs of name and role.

    A role is "places" (locators), "quoted" (words of the paper), "badge" (of a closed list), "works", "records",
    "sources" or "target" (keys of other files), "address" (on the web), "date" (EDTF), "row" (of the same file) or
    "text".
    """

    heading: str
    fields: tuple

    def words(self, row):
        """Return the cell of one row (a dict) as plain text."""
        found = [part for name, role in self.fields if (part := shown(row[name], role))]
        return ". ".join([part.removesuffix(".") for part in found[:-1]] + found[-1:])


def shown(value, role="text"):
    """Return one value as plain text, by the role of its field (as in Column); ``""`` for a missing one."""
    # Every digit of a number: a changed one must be seen.
    text = f"{value:.15g}" if isinstance(value, float) and not math.isnan(value) else tables.words(value)
    return {"places": ledger.places, "quoted": "“{}”".format, "works": _works}.get(role, str)(text) if text else ""


def _works(keys):
    """Return works, named by their keys between ``"; "``, as the paper prints them."""
    printed = ledger.read("works").set_index("key")["printed"]
    return "; ".join(printed.get(key) or key for key in keys.split("; "))


def key(name, folder=ledger.DATA):
    """Return the field whose value names a row of a file: the first of its key."""
    return ledger.describe(name, folder)["schema"]["primaryKey"][0]


def columns(name, folder=ledger.DATA):
    """Return the columns of a file's sheet, in the file's order; the one that names its rows is not among them."""
    found = {}
    for field in ledger.describe(name, folder)["schema"]["fields"]:
        if field["name"] != key(name, folder):
            found.setdefault(field["title"], []).append((field["name"], field.get("role", "text")))
    return [Column(heading, tuple(fields)) for heading, fields in found.items()]


def rows(name, chosen=None, folder=ledger.DATA):
    """Return a data file as it is shown: for each row its name, and its headings and cells as text, no blank ones.

    ``chosen`` is a selection of the file's rows (default: all of them). The years of a series stand in one row. Raises
    LedgerError for an unknown file.
    """
    frame = ledger.read(name, folder) if chosen is None else chosen
    named, heads = key(name, folder), columns(name, folder)
    label = ledger.place if named == "locator" else str
    found = [
        (label(line[named]), [(head.heading, text) for head in heads if (text := head.words(line))])
        for line in frame.to_dict("records")
    ]
    return _years(found) if name == "series" else found


def _years(found):
    """Join rows that differ in their year and value only: "1994 is 12; 1995 is 13"."""
    series = {}
    for name, ((_, year), (heading, value), *about) in found:
        series.setdefault((name, heading, *about), []).append(f"{year} is {value}")
    return [(name, [*about, (heading, "; ".join(years))]) for (name, heading, *about), years in series.items()]


class Sheets:
    """Rows under folded titles, ready to be shown as the last value of a cell.

    ``parts`` are pairs of a title and rows as from ``rows``; ``links`` pairs of words and an address, shown above them.
    The page carries every cell, so strict nbval compares all of it; the plain text only counts the rows, or the
    notebook would hold everything twice.
    """

    def __init__(self, parts, links=()):
        self.parts, self.links = parts, links

    def _repr_html_(self):
        readings = ledger.read("readings").itertuples()
        addresses = {ledger.place(row.locator): link(row.notebook, row.heading) for row in readings}

        def answers(cell):
            """Places that are read under one heading share a link."""
            return [(there, "; ".join(own)) for there, own in groupby(cell.split("; "), addresses.get)]

        return PAGE.render(parts=self.parts, links=self.links, linked=ANSWERS, answers=answers).strip()

    def __repr__(self):
        return "\n".join(f"{title}: {len(lines)}" for title, lines in self.parts)


def _title(name, folder):
    return ledger.describe(name, folder)["title"]


def link(notebook, heading):
    """Return the address of a heading in a notebook, as JupyterLab and static exports write it."""
    return f"{notebook}.ipynb#{heading.replace(' ', '-')}"


def here(locators, folder=ledger.DATA):
    """Return as Sheets every row that stands at some places, in their order, and where they are read.

    A row with several locators stands at the first. Raises LedgerError for a locator that the paper does not have.
    """
    found = {name: ledger.at(name, locators, folder) for name in BY_PLACE}
    read = ledger.at("readings", locators, folder)[["notebook", "heading"]].drop_duplicates().itertuples(index=False)
    links = [(row.heading, link(row.notebook, row.heading)) for row in read]
    parts = [(_title(name, folder), rows(name, chosen, folder)) for name, chosen in found.items() if len(chosen)]
    return Sheets(parts, links)


def whole(*names, folder=ledger.DATA):
    """Return as Sheets every row of some files."""
    return Sheets([(_title(name, folder), rows(name, folder=folder)) for name in names])


def listed(frame, title):
    """Return as Sheets a frame that stands in no file; its first column names the rows."""
    found = []
    for name, *cells in frame.itertuples(index=False):
        texts = zip(frame.columns[1:], map(tables.words, cells), strict=True)
        found.append((str(name), [(heading, text) for heading, text in texts if text]))
    return Sheets([(title, found)])
