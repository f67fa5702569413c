"""Compares what the paper says with what its own numbers give, and holds the ledger to the outcome.

A statement is a row of ``statements.csv``. ``check`` takes the arithmetic of a notebook cell, finds a verdict
for each statement by the printed digits or by the range of its hedge, and refuses to go on when that is not
the verdict the ledger records.
"""

import math
import operator
import re
from numbers import Real

import numpy as np
import pandas as pd

from nopolicy import ledger, tables

RELATIONS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
ROUNDING_DUST = 1e-9
TRUTH = (bool, np.bool_)


class VerdictError(ValueError):
    """The arithmetic and the ledger do not give the same verdict, or cannot be compared."""


def within(found, low, high):
    """Return "holds", "fails" or "open" for ``found`` against the closed range from ``low`` to ``high``.

    ``found`` is a number, or a pair of bounds (lowest, highest) of a number that is not pinned down: bounds
    wholly inside hold, wholly outside fail, and the rest stays open.
    """
    least, most = found if isinstance(found, tuple) else (found, found)
    if least != least or most != most:
        raise ValueError("the data give no number")
    low, high = low - ROUNDING_DUST, high + ROUNDING_DUST
    if low <= least and most <= high:
        return "holds"
    return "fails" if most < low or least > high else "open"


def rounding(text):
    """Return the range of numbers that round to a printed number: "0.61" covers 0.605 to 0.615."""
    number = float(text)
    half = 0.5 * 10 ** -len(text.partition(".")[2]) if "." in text else 0
    return number - half, number + half


def verdict(statement, found, hedges):
    """Return the verdict for one statement.

    Parameters
    ----------
    statement : Series
        A row of ``statements.csv``: ``value`` (a number, ``low..high``, ``>80``, a date or other text) and
        ``hedge`` (a phrase of ``hedges.csv``, or blank) say what the paper asserts.
    found : bool, number, (number, number), str, or dict of str to bool
        What the arithmetic gives: whether a comparison is true; a number; bounds on a number; a word or date
        to be equal to ``value``; or one truth value for each reading of the words.
    hedges : DataFrame
        ``hedges.csv``, indexed by ``phrase``.

    Returns
    -------
    str
        "holds", "loosely", "fails" or "open". A hedge is met loosely between its plain and its outer range;
        several readings are met loosely when some are true and some are not.
    """
    value, hedge = statement["value"], statement["hedge"]
    if isinstance(found, dict):
        if not found:
            raise ValueError("no reading is given")
        return "holds" if all(found.values()) else "loosely" if any(found.values()) else "fails"
    if isinstance(found, TRUTH):
        return "holds" if found else "fails"
    if hedge:
        span = hedges.loc[hedge]
        plain = within(found, span["low"], span["high"])
        if plain != "fails":
            return plain
        outer = within(found, span["outer_low"], span["outer_high"])
        return "loosely" if outer == "holds" else outer
    if isinstance(found, str):
        return "holds" if found == value else "fails"
    if relation := re.fullmatch(r"(>=|<=|>|<)\s*(.+)", value):
        least, most = found if isinstance(found, tuple) else (found, found)
        truths = {RELATIONS[relation[1]](end, float(relation[2])) for end in (least, most)}
        return "open" if len(truths) == 2 else "holds" if truths == {True} else "fails"
    if ".." in value:
        ends = [within(end, *rounding(text)) for end, text in zip(found, value.split(".."), strict=True)]
        return "holds" if ends == ["holds", "holds"] else "fails"
    return within(found, *rounding(value))


def check(found, folder=ledger.DATA):
    """Compare arithmetic with the ledger and return the table of verdicts.

    Parameters
    ----------
    found : dict
        For each statement id, what the arithmetic gives (see ``verdict``).
    folder : Path
        Where the data package lies.

    Returns
    -------
    Table
        Folded: the row, what is asserted, what the paper prints, what the data give, the verdict and its note. How a
        statement is settled stands in its row of the ledger.

    Raises
    ------
    VerdictError
        For an unknown id, a statement that is not derivable by arithmetic, a comparison that makes no sense,
        or a verdict other than the one ``statements.csv`` records.
    """
    known = ledger.read("statements", folder).set_index("id")
    hedges = ledger.read("hedges", folder).set_index("phrase")
    lines, drift = [], []
    for name, outcome in found.items():
        if name not in known.index:
            raise VerdictError(f"Unknown statement {name!r}: data/statements.csv has no such id.")
        row = known.loc[name]
        if row["derivable"] != "arithmetic":
            raise VerdictError(f"Statement {name!r} is recorded as not derivable by arithmetic, yet it is checked.")
        try:
            reached = verdict(row, outcome, hedges)
        except (KeyError, TypeError, ValueError) as problem:
            raise VerdictError(
                f"Statement {name!r} (value {row['value']!r}, hedge {row['hedge']!r}) cannot be compared with "
                f"{outcome!r}: {problem}"
            ) from problem
        if reached != row["verdict"]:
            drift.append(f"{name}: the ledger records {row['verdict']!r}, the arithmetic gives {reached!r}.")
        says = f"“{row['printed']}”"
        lines.append((name, row["about"], says, in_words(outcome), reached, row["note"]))
    if drift:
        raise VerdictError("Ledger and arithmetic part. " + " ".join(drift))
    columns = ["row", "what is asserted", "the paper says", "the data give", "verdict", "note"]
    frame = pd.DataFrame(lines, columns=columns)
    marked = np.outer(frame["verdict"].isin(["loosely", "fails"]), frame.columns == "verdict")
    return tables.Table(frame, "Checked", marked, folded=True)


def soft(found, caption, folder=ledger.DATA):
    """Set the soft words that a number can test beside that number, like words together.

    Parameters
    ----------
    found : dict
        For each id of a statement with a hedge, a number, a pair of bounds, or a dict of such by reading.
    caption : str
        What stands over the table.
    folder : Path
        Where the data package lies.

    Returns
    -------
    Table
        Folded: the phrase, its place, what is asserted, the number, what it is a number of, the verdict.

    Raises
    ------
    VerdictError
        For an id without a hedge, and as ``check`` does, which holds the verdicts to the ledger.
    """
    known = ledger.read("statements", folder).set_index("id")
    spans = ledger.read("hedges", folder).set_index("phrase")
    hedged = set(known.index[known["hedge"] != ""])
    if plain := [name for name in found if name not in hedged]:
        raise VerdictError(f"Statement {plain[0]!r} has no soft word: data/statements.csv records no hedge for it.")

    def met(name, value):
        low, high = spans.loc[known.at[name, "hedge"], ["low", "high"]]
        return within(value, low, high) == "holds"

    read = {
        name: {how: met(name, value) for how, value in outcome.items()} if isinstance(outcome, dict) else outcome
        for name, outcome in found.items()
    }
    verdicts = check(read, folder).frame.set_index("row")["verdict"]
    chosen = known.loc[list(found)].sort_values("hedge", kind="stable")
    frame = pd.DataFrame(
        {
            "the words": [f"“{phrase}”" for phrase in chosen["hedge"]],
            "where": [ledger.places(where, folder) for where in chosen["locator"]],
            "said of": list(chosen["about"]),
            "the data give": [in_words(found[name]) for name in chosen.index],
            "as a": list(chosen["hedge"].map(spans["of"])),
            "verdict": list(verdicts[chosen.index]),
        }
    )
    return tables.Table(frame, caption, folded=True)


def in_words(outcome):
    """Return the outcome of some arithmetic as short text: yes, 0.614, 27 of 44, 6 to 13, 1998-07."""
    if isinstance(outcome, dict):
        return "; ".join(f"{reading}: {in_words(truth)}" for reading, truth in outcome.items())
    if isinstance(outcome, TRUTH):
        return "yes" if outcome else "no"
    if isinstance(outcome, tuple):
        return f"{in_words(outcome[0])} to {in_words(outcome[1])}"
    if isinstance(outcome, Real):
        return "no limit" if math.isinf(outcome) else tables.short(float(outcome))
    return str(outcome)


def said(name, folder=ledger.DATA):
    """Return what a statement asserts: a number where its ``value`` is one, else the value as text."""
    known = ledger.read("statements", folder).set_index("id")["value"]
    if name not in known.index:
        raise VerdictError(f"Unknown statement {name!r}: data/statements.csv has no such id.")
    try:
        return float(known[name])
    except ValueError:
        return known[name]
