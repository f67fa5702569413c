"""Turns the dates of ``events.csv`` into spans of time, with their vagueness kept (source: sections 0 to 4).

What one date supports is told by ``dates``; here many are placed together.
"""

import pandas as pd

from nopolicy import ledger
from nopolicy.dates import REMEDY, SPAN, DateError, spans_of


class TimelineError(ledger.LedgerError):
    """A date cannot be read, or contradicts itself."""


def spans(events, file="data/events.csv"):
    """Return the dated events as spans, in file order (columns of ``events`` and of ``spans_of``).

    Events without a date have no row; a set of dates has one row for each. Raises TimelineError for a date that
    cannot be read, naming file, row and remedy.
    """
    rows = []
    for row in events[events["date"] != ""].to_dict("records"):
        try:
            found = spans_of(row["date"])
        except DateError as problem:
            remedy = f"{REMEDY}, or leave it blank if the paper prints no date."
            raise TimelineError(f"{file}, row {row['id']!r}, column 'date': {problem}. {remedy}") from problem
        rows += [row | one for one in found]
    return pd.DataFrame(rows, columns=[*events.columns, *SPAN])


def pack(extents):
    """Return a row for each extent (low, high), from 0: the first in which it overlaps none of those before it."""
    taken, rows = [], []
    for low, high in extents:
        free = (place for place, busy in enumerate(taken) if all(high <= start or end <= low for start, end in busy))
        row = next(free, len(taken))
        taken += [[]] * (row == len(taken))
        taken[row].append((low, high))
        rows.append(row)
    return rows
