"""Reads one date as EDTF: the span of time that it supports, with its vagueness kept.

A span runs from an earliest to a latest moment, written as years with a fraction: 1995-02 runs from 1995.0849 to
1995.1616. An end is soft when the date is vague about it: approximate (``~``), a decade (``198X``), open (``..``) or
unknown (blank). Nothing is added that the date does not support: an open or unknown end has no moment at all.
"""

import math
import re
from calendar import isleap, monthrange
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from io import StringIO

REMEDY = "Write it as EDTF, such as 1995-02, 1993/.. or 1984~/1986~"
WINTER = 59 / 365  # January and February
# What the parser reads otherwise than ISO 8601-2 has it: months and days of one digit, and significant digits.
PADDED = re.compile(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?|Y-?[0-9]+")
WINTERS = re.compile(r"[0-9]{4}-24[~?%]?")
PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?")
SIGNIFICANT, DECADE = re.compile(r"([0-9]{4})S([1-3])"), re.compile(r"([0-9]{3})X")
SPAN = ("start", "end", "soft_start", "soft_end")


class DateError(ValueError):
    """A text is no date, no date that exists, or one that contradicts itself."""


def _year(moment, after=False):
    """Return a day as a year with a fraction, at its start, or with ``after`` at its end; an open end is infinite."""
    if isinstance(moment, float):
        return moment
    day = date(*moment[:3]).timetuple().tm_yday - 1 + after
    return moment.tm_year + day / (366 if isleap(moment.tm_year) else 365)


def _soft(part):
    return part in ("", "..") or any(mark in part for mark in "~?%XS")


def spans_of(text):
    """Return the spans that one EDTF date supports.

    Parameters
    ----------
    text : str
        A date (``1995-02``; a season such as ``2001-24`` has its three months; ``1980S3`` is good to three digits), a
        period (``1984~/1986~``, ``1993/..``), all of a set (``{1996,1998}``, ``{1996..1998}``) or one of a set
        (``[1996,1998]``, ``[..1998]``).

    Returns
    -------
    list of dict
        One for each date that all happened, else one: ``start`` and ``end`` in years, infinite where open or unknown;
        ``soft_start`` and ``soft_end``, whether the paper is vague about them.

    Raises
    ------
    DateError
        The text is not EDTF, is a date that cannot be placed on the line, or ends before it starts.
    """
    if text[:1] + text[-1:] in ("{}", "[]"):
        return _set(text)
    first, slash, last = text.partition("/")
    parts = (first, last if slash else first)
    if not any(part.strip(".") for part in parts):
        raise DateError(f"{text!r} has no date at either end")
    (start, _), (_, end) = ((-math.inf, math.inf) if part in ("", "..") else _parsed(part) for part in parts)
    if end <= start:
        raise DateError(f"{text!r} ends before it starts")
    return [_span(start, end, *map(_soft, parts))]


@cache  # the parser is slow, and the same dates are drawn again and again
def _parsed(text):
    """Return the earliest and the latest moment of one date, in years; the parser's own noise stays inside."""
    if rounded := SIGNIFICANT.fullmatch(text):
        year, step = int(rounded[1]), 10 ** (4 - int(rounded[2]))
        return year // step * step, (year // step + 1) * step
    if decade := DECADE.fullmatch(text):
        return 10 * int(decade[1]), 10 * int(decade[1]) + 10
    if not PADDED.fullmatch(text):
        raise DateError(f"{text!r} is not an EDTF date")
    try:
        if plain := PLAIN.fullmatch(text):  # nearly all are, and the grammar takes a tenth of a second to load
            year, month, day = (int(part or 0) for part in plain.groups())
            first, last = (year, month or 1, day or 1), (year, month or 12, day or monthrange(year, month or 12)[1])
            return _year(date(*first).timetuple()), _year(date(*last).timetuple(), after=True)
        start, end = _by_grammar(text)
    except (AttributeError, ValueError, TypeError, OverflowError) as problem:
        raise DateError(f"{text!r} is not an EDTF date that can be placed on a line") from problem
    # The parser ends a winter with its December.
    return (start, end + WINTER) if WINTERS.fullmatch(text) else (start, end)


def _by_grammar(text):
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with redirect_stdout(StringIO()):
            found = parse_edtf(text)
            return _year(found.lower_strict()), _year(found.upper_strict(), after=True)
    except EDTFParseException as problem:
        raise ValueError(problem) from problem


def _span(*values):
    return dict(zip(SPAN, values, strict=True))


def _set(text):
    """Return all dates of a set in braces, or for one in square brackets the span in which its one date lies."""
    parts = []
    for part in text[1:-1].split(","):
        first, dots, last = part.strip().partition("..")
        if not (first or last):
            raise DateError(f"{text!r} has a member without a date")
        parts += spans_of(f"{first or '..'}/{last or '..'}" if dots else first)
    if text[0] == "{":
        return parts
    start, end = min(one["start"] for one in parts), max(one["end"] for one in parts)
    return [_span(start, end, True, True)]
