"""Reads the data package: what the paper says, as typed frames, and its places in words.

This module and ``survey``, which reads a class of your own, are the only ones that read files.
``data/datapackage.json`` holds each file's columns, types, closed lists and keys; what it says is enforced here on
every read, so a bad row stops a notebook with the file, the row and the remedy instead of travelling on.
"""

import json
import re
from functools import cache
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data"

NUMBER_WORDS = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]


class LedgerError(ValueError):
    """The data, or a question put to it, is not what the descriptor allows."""


@cache
def _descriptor(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def _resource(name, folder):
    resources = {one["name"]: one for one in _descriptor(folder)["resources"]}
    if name not in resources:
        raise LedgerError(f"No file named {name!r} in the package; it has: {', '.join(sorted(resources))}.")
    return resources[name]


def _fail(file, line, column, problem, remedy):
    raise LedgerError(f"data/{file}, line {line}, column {column!r}: {problem}. {remedy}.")


def _typed(raw, field, file):
    """One text column as its descriptor says: Int64 or Float64 with missing cells, or text with ''."""
    name, constraints = field["name"], field.get("constraints", {})
    for line, text in enumerate(raw, start=2):
        if not text and constraints.get("required"):
            _fail(file, line, name, "the cell is empty", "Fill it; this column may not be blank")
        if text and "enum" in constraints and text not in constraints["enum"]:
            allowed = ", ".join(constraints["enum"])
            _fail(file, line, name, f"{text!r} is not in the closed list", f"Use one of: {allowed}")
    if field["type"] not in ("integer", "number"):
        return raw
    kind, words = (int, "a whole number") if field["type"] == "integer" else (float, "a number")
    values = []
    for line, text in enumerate(raw, start=2):
        try:
            values.append(kind(text) if text else None)
        except ValueError:
            _fail(
                file,
                line,
                name,
                f"{text!r} is not {words}",
                "Correct the cell, or leave it blank if nothing is printed",
            )
    return pd.array(values, dtype="Int64" if kind is int else "Float64")


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
        Unknown name, missing file, wrong header, wrong type, a value outside a closed list, a blank in a
        required column, or a key that occurs twice; the message names file, line, column and remedy.
    """
    return _checked(name, folder, _stamp(name, folder)).copy()


def describe(name, folder=DATA):
    """Return what the descriptor says of one file: a dict with ``title``, ``description``, ``path`` and ``schema``.

    Raises LedgerError for a name the package does not have.
    """
    return _resource(name, folder)


def _stamp(name, folder):
    """Return when a file was last written, so that an edit is seen at the next read, even in a running notebook."""
    file = _resource(name, folder)["path"]
    if not (folder / file).exists():
        raise LedgerError(f"data/{file} is missing. Restore it with: git checkout -- data/{file}.")
    return (folder / file).stat().st_mtime_ns


@cache
def _checked(name, folder, _):
    resource = _resource(name, folder)
    file, fields = resource["path"], resource["schema"]["fields"]
    try:
        raw = pd.read_csv(folder / file, dtype=str, keep_default_na=False, encoding="utf-8")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as problem:
        raise LedgerError(f"data/{file} cannot be read as UTF-8 CSV: {problem}.") from problem
    expected = [field["name"] for field in fields]
    if list(raw.columns) != expected:
        raise LedgerError(f"data/{file}, line 1: the columns are {list(raw.columns)}, expected {expected}.")
    key = resource["schema"].get("primaryKey", [])
    twice = raw.index[raw.duplicated(key)] if key else []
    if len(twice):
        value = tuple(raw.loc[twice[0], key])
        _fail(file, twice[0] + 2, ", ".join(key), f"the key {value} occurs twice", "Remove or rename one of the rows")
    return pd.DataFrame({field["name"]: _typed(raw[field["name"]], field, file) for field in fields})


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
    """Return a locator in a reader's words.

    ``"2.13"`` becomes "Section 2 · Migration Policy Preferences ¶3", ``"fn11"`` "Footnote 11", ``"T3"``
    "Table Three". Raises LedgerError for a locator that ``paragraphs.csv`` does not have.
    """
    words = _places(folder, _stamp("paragraphs", folder)).get(locator)
    if words is None:
        raise LedgerError(f"Unknown locator {locator!r}: data/paragraphs.csv lists those the paper has.")
    return words


def places(locators, folder=DATA):
    """Return several locators, separated by ``"; "``, in a reader's words, separated the same way."""
    return "; ".join(place(one, folder) for one in locators.split("; ") if one)


CODE = re.compile(r"(?:\b[Pp]aragraphs? )?(?<![\w.$¶-])(fn\d+|[TF]\d|\d\.\d{1,2})(?![\w%]|\.\d)")


def spelled(text, folder=DATA):
    """Return a remark with the codes in it in a reader's words.

    ``fn4`` becomes "footnote 4", ``T3`` "Table Three", and a paragraph keeps its number under the mark of one:
    ``3.7`` and "paragraph 3.7" become "¶3.7", the seventh paragraph of section 3. What is no place is left alone.
    """
    known = _places(folder, _stamp("paragraphs", folder))

    def words(found):
        code = found[1]
        if code not in known:
            return found[0]
        if code[0].isdigit():
            return f"¶{code}"
        start = found.start() == 0 or found.string[: found.start()].endswith((". ", "; "))
        return known[code] if code[0] in "TF" or start else known[code].lower()

    return CODE.sub(words, text)


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
    order = []
    for kinds in (["heading"], ["title page", "abstract", "paragraph"]):
        for locator in chosen.loc[chosen["kind"].isin(kinds), "locator"]:
            order += [locator, *frame.loc[frame["marker_in"] == locator, "locator"]]
    return order


def at(name, locators, folder=DATA):
    """Return the rows of a file that stand at some places, in the order of those places.

    A row with several locators stands at the first. Raises LedgerError for a locator the paper does not have.
    """
    for locator in locators:
        place(locator, folder)
    frame, order = read(name, folder), {locator: number for number, locator in enumerate(locators)}
    home = frame["locator"].str.split("; ").str[0].map(order)
    return frame[home.notna()].loc[home.dropna().sort_values(kind="stable").index].reset_index(drop=True)


@cache
def _places(folder, _):
    frame = read("paragraphs", folder)
    paragraphs = frame[frame["kind"] == "paragraph"]
    nth = paragraphs.groupby(["section", "subsection"]).cumcount() + 1
    words = {}
    for row in frame.itertuples():
        if row.kind == "paragraph":
            section = f"Section {row.section[0]}" if row.section[0].isdigit() else row.section
            part = f" · {row.subsection}" if row.subsection else ""
            words[row.locator] = f"{section}{part} ¶{nth[row.Index]}"
        elif row.kind in ("table", "figure"):
            words[row.locator] = f"{row.kind.title()} {NUMBER_WORDS[int(row.locator[1:])]}"
        elif row.kind == "footnote":
            words[row.locator] = f"Footnote {row.locator[2:]}"
        elif row.kind == "heading":
            words[row.locator] = f"Heading “{row.title}”"
        else:
            words[row.locator] = row.kind.capitalize()
    return words
