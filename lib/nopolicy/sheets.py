"""What a reader is shown of each data file: the one source of the ledger notebook and of the book's ledger pages.

The descriptor says it all: a field's ``title`` heads its column (fields that share one share the column), its ``role``
says what kind of thing it holds, and every field is shown, so that nothing in the data can change unseen.
"""

from dataclasses import dataclass

import pandas as pd

from nopolicy import ledger, tables


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
        found = [part for name, role in self.fields if (part := _words(row[name], role))]
        return ". ".join([part.removesuffix(".") for part in found[:-1]] + found[-1:])


def _words(value, role):
    text = tables.words(value)
    return {"places": ledger.places, "quoted": "“{}”".format}.get(role, str)(text) if text else ""


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


def frame(name, rows=None, folder=ledger.DATA):
    """Return a data file as it is shown: the row's name, then its columns as text; empty ones are left out.

    ``rows`` is a selection of the file's rows (default: all of them). Raises LedgerError for an unknown file.
    """
    lines = (ledger.read(name, folder) if rows is None else rows).to_dict("records")
    named = key(name, folder)
    label = ledger.place if named == "locator" else str
    found = {"row": [label(line[named]) for line in lines]}
    found |= {column.heading: [column.words(line) for line in lines] for column in columns(name, folder)}
    shown = pd.DataFrame(found, dtype="str")
    return shown.loc[:, (shown != "").any() | (shown.columns == "row")]


def show(name, rows=None, folder=ledger.DATA):
    """Return a data file, or a selection of its rows, as a folded Table under the file's title."""
    return tables.Table(frame(name, rows, folder), ledger.describe(name, folder)["title"], folded=True)
