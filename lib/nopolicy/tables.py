"""Tables for the page: escaped, captioned, readable without colour, and the same on every machine.

A ``Table`` shows HTML where there is a browser and plain text where there is none. Both carry every cell,
so strict nbval compares all of it.
"""

from fractions import Fraction
from html import escape
from numbers import Real

import numpy as np
import pandas as pd

from nopolicy import ledger, scoring

HEADINGS = {
    "first": "First",
    "second": "Second",
    "third": "Third",
    "mentions": "Mentions",
    "index": "Index",
}
# Columns of the data that may name a place of the paper by its code.
REMARKS = {"conflicts_with", "missing", "note", "point", "proof", "says", "status", "what"}
DIFFERS = "; background-color: #fde9c8; color: #000; font-weight: bold"


def short(number):
    """Return a number as text with three decimals at most: 90, 0.5, 0.614."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _linked(text, links):
    """Return escaped text, as links where it, or a part of it between semicolons, has an address in ``links``."""
    parts = [text] if text in links else text.split("; ")
    shown = [f'<a href="{escape(links[part])}">{escape(part)}</a>' if part in links else escape(part) for part in parts]
    return "; ".join(shown)


def _cell(value, links, marked=False):
    """Return one body cell as HTML: text escaped and to the left, numbers to the right, missing values empty."""
    number = isinstance(value, Real) and not isinstance(value, (bool, np.bool_, Fraction))
    if pd.api.types.is_scalar(value) and pd.isna(value):
        text = ""
    elif isinstance(value, float):
        text = short(value)
    else:
        text = _linked(str(value), links)
    side = "right" if number else "left"
    return f'<td style="text-align: {side}; vertical-align: top{DIFFERS if marked else ""}">{text}</td>'


def _heading(value, scope, side="left"):
    return f'<th scope="{scope}" style="text-align: {side}; vertical-align: top">{escape(str(value))}</th>'


class Table:
    """A frame with a caption, ready to be shown as the last value of a cell.

    ``marked`` (one truth value for each cell) sets cells off; ``folded`` puts a long table behind its caption, one
    click away; ``links`` maps the texts of some cells to the addresses they lead to.
    """

    def __init__(self, frame, caption, marked=None, folded=False, links=None):
        # An unnamed index is not shown, and a styled frame may not repeat labels.
        self.frame = frame if frame.index.name else frame.reset_index(drop=True)
        self.caption, self.folded, self.links = caption, folded, links or {}
        self.marked = np.zeros(frame.shape, dtype=bool) if marked is None else np.asarray(marked, dtype=bool)

    def _repr_html_(self):
        # Styles stand in each cell: a notebook that is not trusted yet loses style sheets, and keeps these.
        corner = [self.frame.index.name] if self.frame.index.name else []
        sides = ["right" if pd.api.types.is_numeric_dtype(kind) else "left" for kind in self.frame.dtypes]
        head = "".join(
            [_heading(name, "col") for name in corner]
            + [_heading(name, "col", side) for name, side in zip(self.frame.columns, sides, strict=True)]
        )
        lines = []
        for label, values, marks in zip(self.frame.index, self.frame.itertuples(index=False), self.marked, strict=True):
            cells = [_cell(value, self.links, mark) for value, mark in zip(values, marks, strict=True)]
            lines.append("<tr>" + "".join([_heading(label, "row")] * len(corner) + cells) + "</tr>")
        caption = escape(self.caption)
        title = "" if self.folded else f'<caption style="text-align: left"><b>{caption}</b></caption>'
        table = f"<table>{title}<thead><tr>{head}</tr></thead>\n<tbody>" + "\n".join(lines) + "</tbody></table>"
        rows = "1 row" if len(self.frame) == 1 else f"{len(self.frame)} rows"
        return f"<details><summary>{caption} ({rows})</summary>\n{table}</details>" if self.folded else table

    def __repr__(self):
        if self.frame.empty:
            return f"{self.caption}\nnone"
        text = self.frame.to_string(
            index=self.frame.index.name is not None, na_rep="", max_colwidth=None, float_format=short
        )
        return f"{self.caption}\n{text}"


def show(frame, caption, folded=False):
    """Return ``frame`` as a Table. A named index becomes row headings; an unnamed one is not shown."""
    return Table(frame, caption, folded=folded)


def rows(name, locators, columns, caption, folded=False):
    """Return what a data file holds for some places of the paper, each place in words.

    Parameters
    ----------
    name : str
        A file of the data package.
    locators : list of str
        The places, as from ``ledger.part``.
    columns : dict of str to str
        The columns to show and their headings.
    caption : str
        What the table is.
    folded : bool
        Whether to put it behind its caption.

    Returns
    -------
    Table
    """
    found = ledger.at(name, locators)
    shown = found[list(columns)].copy()
    for column in REMARKS & set(columns):
        shown[column] = shown[column].map(ledger.spelled)
    shown = shown.rename(columns=columns)
    shown.insert(0, "where", [ledger.places(text) for text in found["locator"]])
    return Table(shown, caption, folded=folded)


def blanks(locators):
    """Return what the draft leaves unfilled at some places."""
    return rows("blanks", locators, {"printed": "printed", "missing": "what is missing"}, "Left open by the draft")


def slips(locators):
    """Return the slips met at some places, each with its proof."""
    columns = {
        "printed": "printed",
        "conflicts_with": "against",
        "kind": "kind",
        "basis": "proved from",
        "severity": "severity",
        "proof": "proof",
    }
    return rows("errata", locators, columns, "Slips met here", folded=True)


def voices(locators):
    """Return who is reported to have said what at some places."""
    columns = {"role": "who", "country": "country", "round": "round", "theme": "theme", "says": "what was said"}
    return rows("voices", locators, columns, "Voices heard here", folded=True)


def points(locators):
    """Return the points of the paper's own enumerations that are made at some places."""
    columns = {
        "kind": "kind",
        "order": "order",
        "announced": "announced",
        "point": "point",
        "status": "what becomes of it",
    }
    return rows("argument", locators, columns, "Points of the argument made here", folded=True)


def events(locators):
    """Return the events told at some places, dates as printed and as EDTF."""
    columns = {"printed_date": "printed", "date": "date", "what": "what happened", "actors": "who", "note": "remark"}
    return rows("events", locators, columns, "Events told here", folded=True)


def printed(table, heads, caption, corner="As printed"):
    """Return a printed table as the paper lays it out (source: T1 to T4).

    ``table`` as from ``ledger.table``; ``heads`` maps the five columns to the headings the paper prints.
    Members of a group are indented under it by ``·``; a blank cell stays blank. ``corner`` heads the row labels.
    """
    labels = [
        f"{'· ' if row.part_of else ''}{item}{f' [{row.mark}]' if row.mark else ''}"
        for item, row in zip(table.index, table.itertuples(), strict=True)
    ]
    frame = table[list(HEADINGS)].rename(columns=heads).set_axis(labels)
    return Table(frame.rename_axis(corner), caption)


def audit(table, caption):
    """Return a printed table with every cell that can be recomputed set against its recomputation.

    Two routes are taken: down the columns (a group from its items, the total from all items) and across
    each row (mentions and index from the row's own three ranks). ``8 ≠ 7`` reads "printed 8, recomputed 7";
    a number in brackets is one the paper leaves unprinted.
    """
    down, across = scoring.down(table), scoring.across(table)
    cells = table[list(HEADINGS)].astype("Int64").astype(object).map(lambda n: "" if n is pd.NA else str(n))
    cells = cells.join(pd.DataFrame("", index=table.index, columns=["mentions_across", "index_across"]))

    def compare(item, column, source, target):
        print_, found = table.at[item, column], source.at[item, column]
        if print_ is pd.NA:
            cells.at[item, target] = f"({found})"
        else:
            cells.at[item, target] = str(print_) if print_ == found else f"{print_} ≠ {found}"

    for item in down.index:
        for column in down.columns:
            compare(item, column, down, column)
    for item in across.index:
        for column in across.columns:
            compare(item, column, across, f"{column}_across")
    marked = cells.map(lambda text: "≠" in text).to_numpy()
    heads = {name: f"{words}, down" for name, words in HEADINGS.items()}
    heads |= {"mentions_across": "Mentions, across", "index_across": "Index, across"}
    return Table(cells.rename(columns=heads).rename_axis("Printed ≠ recomputed"), caption, marked)
