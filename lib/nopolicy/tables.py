"""Tables for the page: escaped, captioned, readable without colour, and the same on every machine.

A ``Table`` shows HTML where there is a browser and plain text where there is none. Both carry every cell,
so strict nbval compares all of it.
"""

import hashlib
from html import escape

import numpy as np
import pandas as pd

from nopolicy import scoring

HEADINGS = {
    "first": "First",
    "second": "Second",
    "third": "Third",
    "mentions": "Mentions",
    "index": "Index",
}
DIFFERS = "background-color: #fde9c8; color: #000; font-weight: bold"


class Table:
    """A frame with a caption, ready to be shown as the last value of a cell."""

    def __init__(self, frame, caption, marked=None):
        self.frame, self.caption, self.marked = frame, caption, marked

    def _repr_html_(self):
        frame = self.frame
        # The id only has to differ between tables and stay the same between runs.
        uuid = hashlib.sha256(f"{self.caption}{list(frame.columns)}".encode()).hexdigest()[:8]
        numeric = [column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column])]
        style = (
            frame.style.set_uuid(uuid)
            .set_caption(escape(self.caption))
            .format(escape="html", na_rep="", precision=3)
            .format_index(escape="html", axis=0)
            .format_index(escape="html", axis=1)
            .format_index_names(escape="html", axis=0)
            .set_properties(**{"text-align": "left", "vertical-align": "top"})
            .set_properties(subset=numeric, **{"text-align": "right"})
            .set_table_styles(
                [
                    {"selector": "caption", "props": "caption-side: top; text-align: left; font-weight: bold"},
                    {"selector": "th", "props": "text-align: left; vertical-align: top"},
                ]
            )
        )
        if self.marked is not None:
            style = style.apply(lambda _: np.where(self.marked, DIFFERS, ""), axis=None)
        if frame.index.name is None:
            style = style.hide(axis="index")
        return style.to_html()

    def __repr__(self):
        text = self.frame.to_string(index=self.frame.index.name is not None, na_rep="", max_colwidth=None)
        return f"{self.caption}\n{text}"


def show(frame, caption):
    """Return ``frame`` as a Table. A named index becomes row headings; an unnamed one is not shown."""
    return Table(frame, caption)


def printed(table, heads, caption):
    """Return a printed table as the paper lays it out (source: T1 to T4).

    ``table`` as from ``ledger.table``; ``heads`` maps the five columns to the headings the paper prints.
    Members of a group are indented under it by ``·``; a blank cell stays blank.
    """
    labels = [
        f"{'· ' if row.part_of else ''}{item}{f' [{row.mark}]' if row.mark else ''}"
        for item, row in zip(table.index, table.itertuples(), strict=True)
    ]
    frame = table[list(HEADINGS)].rename(columns=heads).set_axis(labels)
    return Table(frame.rename_axis("As printed"), caption)


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
