"""Tables for the page: escaped, captioned, readable without colour, and the same on every machine.

A ``Table`` shows HTML where there is a browser and plain text where there is none. Both carry every cell,
so strict nbval compares all of it.
"""

from fractions import Fraction
from numbers import Real

import jinja2
import numpy as np
import pandas as pd

from nopolicy import scoring

HEADINGS = {name: name.capitalize() for name in (*scoring.RANKS[:3], "mentions", "index")}
DIFFERS = "; background-color: #fde9c8; color: #000; font-weight: bold"
TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("nopolicy"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
PAGE = TEMPLATES.get_template("table.html.j2")


def short(number):
    """Return a number as text with three decimals at most: 90, 0.5, 0.614."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def words(value):
    """Return one value as text: nothing for a missing one, three decimals at most."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    return short(value) if isinstance(value, float) else str(value)


class Table:
    """A frame with a caption, ready to be shown as the last value of a cell.

    ``marked`` (one truth value for each cell) sets cells off; ``folded`` puts a long table behind its caption, one
    click away; ``links`` maps the texts of some cells, or of parts of them between semicolons, to the addresses they
    lead to.
    """

    def __init__(self, frame, caption, marked=None, folded=False, links=None):
        # An unnamed index is not shown, and a styled frame may not repeat labels.
        self.frame = frame if frame.index.name else frame.reset_index(drop=True)
        self.caption, self.folded, self.links = caption, folded, links or {}
        self.marked = np.zeros(frame.shape, dtype=bool) if marked is None else np.asarray(marked, dtype=bool)

    def _cell(self, value, tag="td", mark=False):
        text, number = words(value), isinstance(value, Real) and not isinstance(value, (bool, Fraction))
        return {
            "tag": tag,
            "side": "right" if tag == "td" and number else "left",
            "mark": DIFFERS if mark else "",
            "parts": [text] if text in self.links else text.split("; "),
        }

    def _repr_html_(self):
        corner = [(self.frame.index.name, "left")] if self.frame.index.name else []
        rows = [
            [self._cell(label, "th")] * len(corner)
            + [self._cell(value, mark=mark) for value, mark in zip(values, marks, strict=True)]
            for label, values, marks in zip(
                self.frame.index, self.frame.itertuples(index=False), self.marked, strict=True
            )
        ]
        # A head stands over its numbers, whatever the column is made of; cells without a text decide nothing.
        columns = list(zip(*(cells[len(corner) :] for cells in rows), strict=True)) or [()] * len(self.frame.columns)
        sides = [{cell["side"] for cell in cells if cell["parts"] != [""]} for cells in columns]
        heads = corner + [
            (name, "right" if own == {"right"} else "left") for name, own in zip(self.frame.columns, sides, strict=True)
        ]
        return PAGE.render(caption=self.caption, folded=self.folded, links=self.links, heads=heads, rows=rows).strip()

    def __repr__(self):
        # Not padded into columns: a long cell would then be paid for in every row.
        frame = self.frame.reset_index() if self.frame.index.name else self.frame
        lines = [" | ".join(map(words, row)) for row in frame.itertuples(index=False)]
        shown = [" | ".join(map(str, frame.columns)), *lines] if lines else ["none"]
        return "\n".join([self.caption, *shown])


def show(frame, caption, folded=False, links=None):
    """Return ``frame`` as a Table. A named index becomes row headings; an unnamed one is not shown."""
    return Table(frame, caption, folded=folded, links=links)


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
    cells = table[list(HEADINGS)].map(words).add_suffix(", down")
    for route, found in (("down", scoring.down(table)), ("across", scoring.across(table))):
        for (item, column), number in found.stack().items():
            text = words(table.at[item, column])
            differs = f"{text} ≠ {number}" if text else f"({number})"
            cells.loc[item, f"{column}, {route}"] = text if text == str(number) else differs
    marked = cells.map(lambda text: "≠" in text).to_numpy()
    return Table(cells.rename(columns=str.capitalize).rename_axis("Printed ≠ recomputed"), caption, marked)
