"""Reads the data package: what the paper says, as typed frames, and its places in words.

This module and ``classroom``, which reads a class of your own, are the only ones that read data.
``data/datapackage.json`` holds each file's columns, types, closed lists, forms and keys; what it says is enforced here
on every read (but for what ``target`` and ``records`` name, rows of several files), so a bad row stops a notebook with
the file, the row and the remedy instead of travelling on.
"""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import pandas as pd

from nopolicy import dates

DATA = Path(__file__).resolve().parents[2] / "data"

# Each type: in words, as it is written, its Python type, its pandas type.
NUMBERS = {
    "integer": ("a whole number", re.compile(r"-?[0-9]{1,18}"), int, "Int64"),
    "number": ("a number", re.compile(r"-?[0-9]+(\.[0-9]+)?"), float, "Float64"),
}
# What a list of names in a column of some roles names: file and field.
NAMED = {"places": ("paragraphs", "locator"), "works": ("works", "key"), "sources": ("sources", "key")}


class LedgerError(ValueError):
    """The data, or a question put to it, is not what the descriptor allows."""


@cache
def package(folder=DATA):
    """Return what the descriptor says of the package as a whole: a dict, its files under ``resources``."""
    try:
        return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        remedy = "Restore it with: git checkout -- data/datapackage.json"
        raise LedgerError(f"data/datapackage.json cannot be read: {problem}. {remedy}.") from problem


def describe(name, folder=DATA):
    """Return what the descriptor says of one file: a dict with ``title``, ``description``, ``path`` and ``schema``.

    Raises LedgerError for a name the package does not have.
    """
    resources = _resources(folder)
    if name not in resources:
        raise LedgerError(f"No file named {name!r} in the package; it has: {', '.join(sorted(resources))}.")
    return resources[name]


@cache
def _resources(folder):
    return {one["name"]: one for one in package(folder)["resources"]}


def _fail(file, line, column, problem, remedy):
    raise LedgerError(f"data/{file}, line {line}, column {column!r}: {problem}. {remedy}.")


def _cell(text, field, constraints, allowed):
    """Return the value of one cell, or raise ValueError with what is wrong and the remedy."""
    if text != text.strip():
        raise ValueError(f"{text!r} has a space at an end", "Remove it")
    if not text:
        if constraints.get("required"):
            raise ValueError("the cell is empty", "Fill it; this column may not be blank")
        return None
    if allowed and text not in allowed:
        raise ValueError(f"{text!r} is not in the closed list", f"Use one of: {', '.join(allowed)}")
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
        raise ValueError(f"{text!r} has not the form that the descriptor asks for", field["description"].rstrip("."))
    if field.get("role") == "date":
        try:
            dates.spans_of(text)
        except dates.DateError as problem:
            raise ValueError(problem, dates.REMEDY) from problem
    if field["type"] not in NUMBERS:
        return text
    words, shape, kind, _ = NUMBERS[field["type"]]
    if not shape.fullmatch(text):
        raise ValueError(f"{text!r} is not {words}", "Correct the cell, or leave it blank if nothing is printed")
    value = kind(text)
    for name, outside, side in (("minimum", value.__lt__, "at least"), ("maximum", value.__gt__, "at most")):
        if name in constraints and outside(constraints[name]):
            raise ValueError(f"{text} is out of range", f"It has to be {side} {constraints[name]}")
    return value


def _typed(texts, lines, field, file):
    """Return one column as its descriptor says: Int64 or Float64 with missing cells, or text with ''."""
    constraints, values = field.get("constraints", {}), []
    for line, text in zip(lines, texts, strict=True):
        try:
            values.append(_cell(text, field, constraints, constraints.get("enum")))
        except ValueError as problem:
            _fail(file, line, field["name"], *problem.args)
    if field["type"] in NUMBERS:
        return pd.array(values, dtype=NUMBERS[field["type"]][3])
    return pd.array([value or "" for value in values], dtype="str")


def _rows(path, file):
    """Return the rows of a CSV file with the line each begins on; a blank line is no row."""
    try:
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        found, line = [], 1
        for row in reader:
            if row:
                found.append((line, row))
            line = reader.line_num + 1
    except (UnicodeDecodeError, csv.Error) as problem:
        raise LedgerError(f"data/{file} cannot be read as UTF-8 CSV: {problem}. Save it again as such.") from problem
    if not found:
        raise LedgerError(f"data/{file} cannot be read as UTF-8 CSV: it is empty. Restore it from the repository.")
    return found


def read(name, folder=DATA):
    """Return one file of the data package as a frame, in file order.

    Parameters
    ----------
    name : str
        A resource of ``datapackage.json``, such as ``"table_1"`` or ``"paragraphs"``.
    folder : Path
        Where the package lies.

    Returns
    -------
    DataFrame
        One row per line, a 0-based index. Whole numbers are ``Int64`` (blank: ``<NA>``, never 0), numbers
        ``Float64``, everything else text (blank: ``""``).

    Raises
    ------
    LedgerError
        Unknown name, missing file, wrong header, a row with a cell too many or too few, wrong type, a value outside
        a closed list or its range, a date that does not exist, a space at an end of a cell, a blank in a required
        column, a key that occurs twice, or a place, source or other row that is not there; the message names file,
        line, column and remedy.
    """
    files = dict.fromkeys([name, *(file for file, _ in _refers(name, folder).values())])
    return _checked(name, folder, *(_stamp(file, folder) for file in files)).copy()


def _refers(name, folder):
    """Return, for each column that names rows, the file whose rows they are and the field that names them there."""
    schema = describe(name, folder)["schema"]
    found = {one["name"]: NAMED[one["role"]] for one in schema["fields"] if one.get("role") in NAMED}
    for one in schema.get("foreignKeys", []):
        found[one["fields"][0]] = (one["reference"]["resource"] or name, one["reference"]["fields"][0])
    return found


def _stamp(name, folder):
    """Return when a file was last written, so that an edit is seen at the next read, even in a running notebook."""
    file = describe(name, folder)["path"]
    try:
        return (folder / file).stat().st_mtime_ns
    except FileNotFoundError:
        raise LedgerError(f"data/{file} is missing. Restore it with: git checkout -- data/{file}.") from None


@cache
def _checked(name, folder, *_):
    resource = describe(name, folder)
    file, fields = resource["path"], resource["schema"]["fields"]
    (_, header), *body = _rows(folder / file, file)
    expected = [field["name"] for field in fields]
    if header != expected:
        raise LedgerError(f"data/{file}, line 1: the columns are {header}, expected {expected}. Put them back.")
    for line, row in body:
        if len(row) != len(expected):
            raise LedgerError(
                f"data/{file}, line {line}: the row has {len(row)} cells, expected {len(expected)}. "
                "Add or remove a comma; a text that holds one stands in double quotes."
            )
    lines, columns = [line for line, _ in body], list(zip(*(row for _, row in body), strict=True)) or [()] * len(fields)
    frame = pd.DataFrame(
        {field["name"]: _typed(texts, lines, field, file) for field, texts in zip(fields, columns, strict=True)}
    )
    key = resource["schema"]["primaryKey"]
    for row in frame.index[frame.duplicated(key)]:
        named = ", ".join(map(str, frame.loc[row, key]))
        _fail(file, lines[row], ", ".join(key), f"the key {named!r} occurs twice", "Remove or rename one of the rows")
    for column, (other, by) in _refers(name, folder).items():
        known = {"", *(frame if other == name else read(other, folder))[by]}
        for line, text in zip(lines, frame[column], strict=True):
            if strange := sorted(set(text.split("; ")) - known):
                problem = f"{other}.csv has no {by} {strange[0]!r}"
                _fail(file, line, column, problem, "Correct it, or add the row there; several stand between '; '")
    return frame


def table(number, folder=DATA):
    """Return Table One, Two, Three or Four as printed (source: T1 to T4).

    The index is ``item``; the columns are ``kind`` (item, group, total), ``part_of`` (the group an item
    belongs to), the counts ``first``, ``second``, ``third`` and ``mentions`` (responses), the ``index``
    (points) and the note ``mark``. A cell printed blank is ``<NA>``.
    """
    if number not in (1, 2, 3, 4):
        raise LedgerError(f"The paper prints Tables 1 to 4; there is no Table {number!r}.")
    return read(f"table_{number}", folder).set_index("item")


def place(locator, folder=DATA):
    """Return a locator in a reader's words, the same everywhere.

    ``"2.13"`` becomes "¶2.13" (section 2, paragraph 13; section 0 is the introduction), ``"fn11"`` "fn 11", ``"T3"``
    "Table 3", ``"F8"`` "Figure 8". Raises LedgerError for a locator that ``paragraphs.csv`` does not have.
    """
    words = _places(folder, _stamp("paragraphs", folder)).get(locator)
    if words is None:
        raise LedgerError(f"Unknown locator {locator!r}: data/paragraphs.csv lists those the paper has.")
    return words


def places(locators, folder=DATA):
    """Return several locators, separated by ``"; "``, in a reader's words, separated the same way."""
    return "; ".join(place(one, folder) for one in locators.split("; ") if one)


def part(section, subsection="", folder=DATA):
    """Return the locators of a section, or of one of its subsections, in the paper's order.

    ``section`` is its number or name as in ``paragraphs.csv`` ("2 Interview Results", or just "2"). Headings come
    where they stand, and each footnote after the paragraph or heading that carries its mark; tables and figures
    stand at the end of the paper and belong to no subsection. Raises LedgerError when there is no such part.
    """
    frame = read("paragraphs", folder)
    inside = frame["section"].eq(section) | frame["section"].str.startswith(f"{section} ")
    if subsection:
        inside &= frame["subsection"].eq(subsection)
    chosen = frame[inside & ~frame["kind"].isin(["table", "figure"])]
    if chosen.empty:
        raise LedgerError(f"data/paragraphs.csv has no section {section!r} with a subsection {subsection!r}.")
    order, notes = [], {}
    for mark, note in zip(frame["marker_in"], frame["locator"], strict=True):
        notes.setdefault(mark, []).append(note)
    for kinds in (["heading"], ["title page", "abstract", "paragraph"]):
        for locator in chosen.loc[chosen["kind"].isin(kinds), "locator"]:
            order += [locator, *notes.get(locator, [])]
    return order


def at(name, locators, folder=DATA):
    """Return the rows of a file that stand at some places, in the order of those places.

    A row with several locators stands at the first. Raises LedgerError for a locator the paper does not have.
    """
    for locator in locators:
        place(locator, folder)
    frame, order = read(name, folder), {locator: number for number, locator in enumerate(locators)}
    home = frame["locator"].str.split("; ").str[0].map(order).dropna()
    return frame.loc[home.sort_values(kind="stable").index].reset_index(drop=True)


@cache
def _places(folder, _):
    marks = {"paragraph": "¶{0}", "footnote": "fn {1}", "table": "Table {2}", "figure": "Figure {2}"}
    marks |= {"heading": "Heading “{3}”", "title page": "Title page", "abstract": "Abstract"}
    return {
        row.locator: marks[row.kind].format(row.locator, row.locator[2:], row.locator[1:], row.title)
        for row in read("paragraphs", folder).itertuples()
    }
