"""The literature as the paper uses it: which works it cites for what, how large its numbers are, what can be found.

Functions on the frames of ``works.csv``, ``claims.csv`` and ``record.csv``. (Source: section 1 and fn 1 to fn 3;
for the list of references the whole paper, which prints none.)
"""

import math
import re
import unicodedata

import pandas as pd

from nopolicy import tables

# What a list of references leaves out: the author's own interviews, and notes that the draft leaves to be written.
UNLISTED = ("interview", "to be written")


def quantity(value):
    """Return the lowest and highest number that a ``value`` of the data allows.

    ``"19..41"`` gives (19, 41), ``">80"`` (80, inf), ``"<=46"`` (-inf, 46), ``"26"`` (26, 26). Raises ValueError for
    anything else.
    """
    parts = re.fullmatch(r"(>=|<=|>|<)?\s*(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?", value)
    if parts is None:
        raise ValueError(f"{value!r} is not a number, a range such as 19..41, or a limit such as >80.")
    sign, first, last = parts.groups()
    low, high = float(first), float(last or first)
    return (-math.inf if sign and "<" in sign else low, math.inf if sign and ">" in sign else high)


def year(printed, kind="author-year"):
    """Return the last year in a source's printed name as a whole number, or None for a source without one."""
    found = re.findall(r"\b(1[89]\d\d|20\d\d)\b", printed)
    return int(found[-1]) if found and kind != "undated" else None


def arguments(claims, works):
    """Return one row for each work cited for a claim, in the paper's order.

    Columns: the work's ``key``, its printed name ``work`` and ``year``; the claim's ``id``, ``claim``, ``dimension``
    and ``sign``.
    """
    lines = claims.assign(key=claims["works"].str.split("; ")).explode("key")
    lines = lines[lines["key"] != ""].merge(works[["key", "printed", "kind"]], on="key", how="left")
    lines["year"] = [year(printed, kind) for printed, kind in zip(lines["printed"], lines["kind"], strict=True)]
    return lines.rename(columns={"printed": "work"})[["key", "work", "year", "id", "claim", "dimension", "sign"]]


def references(works, record):
    """Return the list of references that the paper lacks as a folded Table, ordered by name.

    A source that was found stands with its reference, which leads to where it was found; of the others the record says
    where they were sought. What the paper merely names, and what only its author has, is left out.
    """
    listed = works[~works["kind"].isin(UNLISTED) & works["status"].ne("named only")]
    sought = record.groupby("target")["finding"].agg(" ".join)
    entries = [(row.reference or sought.get(row.key, ""), row) for row in listed.itertuples()]
    entries.sort(key=lambda entry: _plain(entry[1].reference or entry[1].printed))
    lines = [(row.printed, text, row.status, row.caution) for text, row in entries]
    frame = pd.DataFrame(lines, columns=["the paper has", "reference, or where it was sought", "status", "cautions"])
    links = {row.reference: row.url for _, row in entries if row.reference and row.url}
    return tables.Table(frame, "References", folded=True, links=links)


def _plain(text):
    """Return text as a key for ordering: no accents, no case, no opening marks."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return letters.lstrip("'\"([ ")
