"""Opens what a survey tool wrote, as cells of text: CSV at any of three separators, a workbook, or a zip with one of them.

With ``ledger`` the only module that opens files to read them. Nothing is guessed: text is UTF-8 or is refused.
"""

import io
import re
import zipfile

import numpy as np
import pandas as pd

SHOWN = 60  # characters of a text that are shown


class SurveyError(ValueError):
    """A file that cannot be read as the answers of a class, or as a recode file."""


def shorten(text):
    """Return a text on one line; a long one keeps its beginning, its end and its length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    half = SHOWN // 2
    return line if len(text) <= SHOWN else f"{line[:half]} … {line[-half:]} ({len(text):,} characters)"


def letter(place):
    """Return the name that a spreadsheet gives a column, counted from 0: A, B … Z, AA."""
    return (letter(place // 26 - 1) if place > 25 else "") + chr(65 + place % 26)


def read_cells(path):
    """Return the sheets of a file as cells of text, indexed by spreadsheet row, columns from 0, no sheet blank.

    Raises SurveyError for a file that is absent, blank, not UTF-8, or not a table.
    """
    file = path.name
    if not path.is_file():
        raise SurveyError(f"{file}: there is no such file in {path.parent}. Check the name, or export it again.")
    raw = path.read_bytes()
    if raw.startswith(b"PK"):
        names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
        if "[Content_Types].xml" in names:
            read = pd.read_excel(io.BytesIO(raw), sheet_name=None, header=None, dtype=str, engine="calamine", na_filter=False)
            sheets = [cells.fillna("").set_axis(np.arange(len(cells)) + 1) for cells in read.values()]
            sheets = [cells for cells in sheets if (cells != "").to_numpy().any()]
            if not sheets:
                raise SurveyError(f"{file}, row 1, column 1: the file is empty. Export the answers again.")
            return sheets
        tables = [name for name in names if name.endswith(".csv") and not name.startswith("__MACOSX")]
        if len(tables) != 1:
            raise SurveyError(f"{file}: it holds {len(tables)} CSV files. Unpack it, and read the one with the answers.")
        raw = zipfile.ZipFile(io.BytesIO(raw)).read(tables[0])
    return [_csv(raw, file)]


def _csv(raw, file):
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise SurveyError(f"{file}, row 1, column 1: this is not UTF-8 text, perhaps UTF-16. Save it as 'CSV UTF-8'.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8-sig", errors="replace")
        row, column = before.count("\n") + 1, len(re.findall("[,;\t]", before.rsplit("\n", 1)[-1])) + 1
        raise SurveyError(
            f"{file}, row {row}, column {column}: the byte {raw[problem.start]:#04x} is not UTF-8. "
            "Save the file as 'CSV UTF-8' (in Excel: Save As) and read it again."
        ) from None
    body = text.lstrip("\r\n")
    said = re.match(r'"?sep=(.)"?[\r\n]+', body)  # a line that Excel writes, and obeys
    body = body[said.end() :] if said else body
    if not body.strip('\r\n\t ,;"'):
        raise SurveyError(f"{file}, row 1, column 1: the file is empty. Export the answers again, with their headings.")
    # Separators inside quotation marks separate nothing.
    head = re.sub(r'"[^"]*"', "", body[:200_000]).lstrip().split("\n", 1)[0]
    separator = said[1] if said else max(",;\t", key=head.count)
    options = {"header": None, "dtype": "category", "na_filter": False, "skip_blank_lines": False, "low_memory": False}
    try:
        cells = pd.read_csv(io.StringIO(body), sep=separator, **options)
    except pd.errors.ParserError as problem:
        found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(problem))
        what = f"row {found[2]}, column {int(found[1]) + 1}: {found[3]} cells, expected {found[1]}" if found else problem
        remedy = "Put quotation marks round a cell that holds a separator, close those that are open, or export again"
        raise SurveyError(f"{file}, {what}. {remedy}.") from None
    cells.index = np.arange(len(cells)) + 1 + text[: len(text) - len(body)].count("\n")
    return cells
