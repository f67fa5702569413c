"""Opens what a survey tool wrote as cells of text: CSV at any of four separators, a workbook, JSON, or a zip.

With ``ledger`` the only module that reads data. Nothing is guessed: text is UTF-8, or UTF-16 by its mark, or refused.
"""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import numpy as np
import pandas as pd

from nopolicy import ledger

TEACHING = ledger.DATA.parent / "teaching"
SHOWN = 60  # characters of a text that are shown
# How gzip begins, an old or a locked workbook, and a page that calls itself one.
OTHERS = re.compile(rb"\x1f\x8b|\xd0\xcf\x11\xe0|\s*<(!doctype|html|\?xml|table)\b", re.IGNORECASE)
SPOILT = re.compile("Ã[\x80-¿]|Â[\x80-¿]|â€|\ufffd")  # UTF-8 that was once read as something else
GUARDED = re.compile('="(.*)"', re.DOTALL)  # how some tools keep a spreadsheet from changing a text
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")  # signs without a width
ADDRESS = re.compile(r"\S+@\S+\.\w+")
MARKS = ",;\t|"  # what may stand between cells
LISTED = "\0"  # stands after each answer of a list in JSON; no text may hold it


class SurveyError(ValueError):
    """A file that cannot be read as the answers of a class, or as a recode file."""


def read_rows(name):
    """Return a file of ``teaching/`` that the reader goes by (problems, words, tools, captions) as a frame of texts."""
    return pd.read_csv(TEACHING / f"{name}.csv", dtype=str, keep_default_na=False)


PROBLEMS = read_rows("problems").set_index("problem")  # why an answer is not used, or a file refused; and the remedy

WORDS = read_rows("words").set_index("kind")["words"].str.split("; ")  # what tools and teachers write, by what it means


def refuse(where, problem, **parts):
    """Raise SurveyError: where, what is wrong (a line of ``teaching/problems.csv``), and its remedy."""
    raise SurveyError(f"{where}: {problem.format(**parts)}. {PROBLEMS.at[problem, 'remedy'].format(**parts)}.")


def shorten(text):
    """Return a text on one line; a long one keeps its beginning, its end and its length."""
    text = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN // 2]} … {line[-SHOWN // 2 :]} ({len(text):,} characters)"


def letter(place):
    """Return what a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    return (letter(place // 26 - 1) if place > 25 else "") + chr(65 + place % 26)


def filled(cells):
    """Return which cells hold a text, as an array of truth values."""
    return np.asarray(cells, dtype=object) != ""


def read_cells(path):
    """Return the sheets of a file: cells of text without spaces at the ends, by spreadsheet row, columns from 0.

    Raises SurveyError for a file that is absent, blank, not text as it says, or not a table.
    """
    if not path.is_file():
        refuse(path.name, "there is no such file in {folder}", folder=path.parent)
    found = []
    for cells in _sheets(path.read_bytes(), path.name):
        bare = {text: UNSEEN.sub("", text).replace("\u00a0", " ").strip() for text in {*cells.to_numpy().ravel()}}
        bare = {text: said[1].strip() if (said := GUARDED.fullmatch(one)) else one for text, one in bare.items()}
        cells = cells.map(bare.get) if any(said != text for said, text in bare.items()) else cells
        if (rows := filled(cells).any(axis=1)).any():
            found.append(cells.set_axis(cells.index + 1)[rows])
    if not found:
        refuse(f"{path.name}, row 1, column 1", "the file is empty")
    return found


def _sheets(raw, file):
    """Return the sheets in the bytes of a file, or of the one file of answers that it packs."""
    if OTHERS.match(raw):
        refuse(file, "a kind of file that is not read")
    if not raw.startswith(b"PK\3\4"):
        return _text(raw, file)
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
        names = packed.namelist()
        if {"[Content_Types].xml", "content.xml"} & {*names}:
            if not any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in names):  # .ods, .xlsb, a document
                refuse(file, "a kind of file that is not read")
            for name in names:
                if re.fullmatch(r"xl/worksheets/[^/]*\.xml", name):
                    _only_texts(packed.open(name), file)
            options = {"sheet_name": None, "header": None, "dtype": str, "na_filter": False}
            with pd.ExcelFile(io.BytesIO(raw), engine="calamine") as book:
                sheets = pd.read_excel(book, **options)
                shown = [one.name for one in book.book.sheets_metadata if str(one.visible).endswith(".Visible")]
            shown = [name for name in sheets if name in shown and sheets[name].size] or sheets  # hidden, if no other is
            return [sheets[name].fillna("").astype(str) for name in shown]
        names = [name for name in names if re.fullmatch(r"(?i)(?!__MACOSX).*\.(csv|tsv|txt|json|xlsx)", name)]
        inner = [packed.read(name) for name in names[:1]]
    except (zipfile.BadZipFile, ElementTree.ParseError, RuntimeError, NotImplementedError):
        refuse(file, "it is damaged or locked")
    if not names:
        refuse(file, "a kind of file that is not read")
    if len(names) > 1:
        refuse(file, "it holds {count} files that could be the answers", count=len(names))
    return _sheets(*inner, file)


def _only_texts(sheet, file):
    """Refuse a sheet of a workbook (a stream of XML) with what would be misread: errors, and rows that are hidden."""
    number = 0
    for row in ElementTree.parse(sheet).iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        for cell in row:
            value, formula, kind = cell.findtext("{*}v"), cell.find("{*}f"), cell.get("t")
            if value is None and formula is None and cell.find("{*}is") is None:
                continue
            where = f"{file}, cell {cell.get('r')}" if cell.get("r") else f"{file}, row {number}"
            if row.get("hidden") in ("1", "true") or float(row.get("ht", 1)) == 0:
                refuse(f"{file}, row {number}", "a hidden row")
            if kind == "e":  # it would be read as a blank
                refuse(where, "an error of the spreadsheet, {said}", said=value)
            if formula is not None and not value and kind is None:
                refuse(where, "a formula without its value")


def _text(raw, file):
    """Return the one sheet of a file of text; none if it has no text."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode(encoding, errors="replace")
        row, column = before.count("\n") + 1, len(re.findall(f"[{MARKS}]", before.rsplit("\n", 1)[-1])) + 1
        parts = {"byte": f"{raw[problem.start]:#04x}", "text": encoding.removesuffix("-sig").upper()}
        refuse(f"{file}, row {row}, column {column}", "the byte {byte} is not {text}", **parts)
    if LISTED in text:
        refuse(f"{file}, row 1, column 1", "this is not UTF-8 text, perhaps UTF-16 without its mark, or no text at all")
    if spoilt := not text.isascii() and SPOILT.search(text):
        row = text.count("\n", 0, spoilt.start()) + 1
        refuse(f"{file}, row {row}", "a letter was spoilt on the way, {said}", said=repr(spoilt[0]))
    return _json(text, file) if re.match(r'\s*(\[\s*)?\{\s*["}]', text) else _csv(text, file)


def _json(text, file):
    """Return objects by name of a question (one for each respondent) as a sheet; a list of answers is one cell."""
    try:
        table = pd.json_normalize(json.loads(text, parse_int=str, parse_float=str)).astype(object)
        if any(isinstance(one, dict) for said in table.to_numpy().ravel() if isinstance(said, list) for one in said):
            raise ValueError("objects within an object")
    except (ValueError, AttributeError, NotImplementedError):
        refuse(file, "it begins as JSON and is no list of objects, or has objects within objects")
    lists = table.map(lambda said: "".join(f"{one or ''}{LISTED}" for one in said) if isinstance(said, list) else said)
    return [pd.DataFrame([list(table.columns), *lists.fillna("").astype(str).to_numpy()])]


def _csv(text, file):
    """Return the one sheet of a CSV file; none if it has no text."""
    said = re.match(r'\s*"?sep=(.)"?[\r\n]+', text)  # a line that Excel writes and does not count
    text = text[said.end() :] if said else text
    if not text.strip(f'\r\n "{MARKS}'):
        return []
    # Titles and blank lines stand above the first row with a mark, if that is not far below.
    above = re.match(rf'([^\r\n"{MARKS}]*+[\r\n]++){{0,20}}(?=[^\r\n]*["{MARKS}])|[\r\n]*', text)[0]
    body = text[len(above) :]
    lines = [line for line in re.sub(r'"[^"]*"', "", body[:200_000]).splitlines() if line][:20] or [""]
    # What stands between cells is as often in each line; else it is the commonest in the first. A comma may be decimal.
    counts = {mark: [line.count(mark) for line in lines] for mark in MARKS}
    even = {mark: (n[0] > 0 and len({*n}) == 1, n[0], n[0] > 0 and mark != ",") for mark, n in counts.items()}
    separator = said[1] if said else max(even, key=even.get)
    options = {"dtype": object, "na_filter": False, "skip_blank_lines": False, "low_memory": False}
    try:
        cells = pd.read_csv(io.StringIO(body), sep=separator, header=None, skipinitialspace=True, **options)
    except pd.errors.ParserError as problem:
        found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(problem))
        if not found:
            refuse(file, "a quotation mark is opened and not closed")
        expected, row, saw = map(int, found.groups())
        refuse(f"{file}, row {row}, column {expected + 1}", "{saw} cells, expected {all}", saw=saw, all=expected)
    if len(cells.columns) == 1 and re.search(f"[{MARKS}]", cells.iat[0, 0]):  # quotation marks round whole lines
        return _csv("\n" * above.count("\n") + "\n".join(cells[0]), file)
    many = max(len(cells.columns) - 1, 3)  # marks in a cell's inner line that is a whole row
    texts = (text for text in {*cells.to_numpy().ravel()} if "\n" in text or "\r" in text)
    if any(line.count(separator) == many for text in texts for line in text.splitlines()[1:-1]):
        refuse(file, "a quotation mark is opened and not closed")
    return [cells.set_axis(cells.index + above.count("\n"))]
