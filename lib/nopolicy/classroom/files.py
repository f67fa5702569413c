"""Opens what a survey tool wrote as cells of text: CSV at any of three separators, a workbook, a zip with one CSV file.

With ``ledger`` the only module that opens data. Nothing is guessed: text is UTF-8, or is refused.
"""

import io
import re
import zipfile

import numpy as np
import pandas as pd

from nopolicy import ledger

TEACHING = ledger.DATA.parent / "teaching"
SHOWN = 60  # characters of a text that are shown
SEPARATED = "Put quotation marks round a cell that holds a separator, close those that are open, or export again"


class SurveyError(ValueError):
    """A file that cannot be read as the answers of a class, or as a recode file."""


def read_rows(name):
    """Return a file of ``teaching/`` that the reader goes by (problems, tools, captions) as a frame of texts."""
    return pd.read_csv(TEACHING / f"{name}.csv", dtype=str, keep_default_na=False)


def shorten(text):
    """Return a text on one line; a long one keeps its beginning, its end and its length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(text) <= SHOWN else f"{line[: SHOWN // 2]} … {line[-SHOWN // 2 :]} ({len(text):,} characters)"


def letter(place):
    """Return what a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    return (letter(place // 26 - 1) if place > 25 else "") + chr(65 + place % 26)


def read_cells(path):
    """Return the sheets of a file: cells of text without spaces at the ends, by spreadsheet row, columns from 0.

    Raises SurveyError for a file that is absent, blank, not UTF-8, or not a table.
    """
    if not path.is_file():
        raise SurveyError(f"{path.name}: there is no such file in {path.parent}. Check the name, or export it again.")
    raw, sheets = path.read_bytes(), None
    if raw.startswith(b"PK"):
        packed = zipfile.ZipFile(path)
        names = [name for name in packed.namelist() if name.endswith(".csv") and not name.startswith("__MACOSX")]
        if "[Content_Types].xml" in packed.namelist():
            options = {"header": None, "dtype": str, "engine": "calamine", "na_filter": False}
            sheets = pd.read_excel(path, sheet_name=None, **options).values()
            sheets = [cells.fillna("").astype("category").set_axis(np.arange(len(cells)) + 1) for cells in sheets]
        elif len(names) != 1:
            raise SurveyError(
                f"{path.name}: it holds {len(names)} CSV files. Unpack it, and read the one with answers."
            )
        else:
            raw = packed.read(names[0])
    sheets = _csv(raw, path.name) if sheets is None else sheets
    tidy = (pd.DataFrame({at: _stripped(column) for at, column in cells.items()}) for cells in sheets)
    sheets = [cells[rows] for cells in tidy if (rows := filled(cells).any(axis=1)).any()]
    if not sheets:
        raise SurveyError(f"{path.name}, row 1, column 1: the file is empty. Export the answers, with their headings.")
    return sheets


def filled(cells):
    """Return which cells hold a text, as an array of truth values."""
    return cells.to_numpy(dtype=object) != ""


def _stripped(column):
    names = [str(name).strip() for name in column.dtype.categories]
    if len(set(names)) < len(names):  # a text with and without a space
        return column.astype(str).str.strip().astype("category")
    return column if names == list(column.dtype.categories) else column.cat.rename_categories(names)


def _csv(raw, file):
    """Return the one sheet of a CSV file; none if it has no text."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise SurveyError(f"{file}, row 1, column 1: this is not UTF-8 text, perhaps UTF-16. Save it as 'CSV UTF-8'.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8-sig", errors="replace")
        row, column = before.count("\n") + 1, len(re.findall("[,;\t]", before.rsplit("\n", 1)[-1])) + 1
        words = f"the byte {raw[problem.start]:#04x} is not UTF-8. Save the file as 'CSV UTF-8' (in Excel: Save As)"
        raise SurveyError(f"{file}, row {row}, column {column}: {words} and read it again.") from None
    said = re.match(r'\s*"?sep=(.)"?[\r\n]+', text)  # a line that Excel writes and does not count
    text = text[said.end() :] if said else text
    body = text.lstrip("\r\n")
    if not body.strip('\r\n\t ,;"'):
        return []
    lines = [line for line in re.sub(r'"[^"]*"', "", body[:200_000]).splitlines() if line][:20] or [""]
    counts = {mark: [line.count(mark) for line in lines] for mark in ",;\t"}
    even = {mark: (number[0] > 0 and len({*number}) == 1, number[0]) for mark, number in counts.items()}
    separator = said[1] if said else max(even, key=even.get)  # as often in each line; else the commonest in the first
    options = {"dtype": "category", "na_filter": False, "skip_blank_lines": False, "low_memory": False}
    try:
        cells = pd.read_csv(io.StringIO(body), sep=separator, header=None, **options)
    except pd.errors.ParserError as problem:
        found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(problem))
        what = (
            f"row {found[2]}, column {int(found[1]) + 1}: {found[3]} cells, expected {found[1]}" if found else problem
        )
        raise SurveyError(f"{file}, {what}. {SEPARATED}.") from None
    return [cells.set_axis(np.arange(len(cells)) + 1 + text[: len(text) - len(body)].count("\n"))]
