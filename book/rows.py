"""The rows of the data as the book shows them: which page holds a file, and what each cell says and leads to.

Columns come from ``nopolicy.sheets``, the one source that the ledger notebook is made from as well.
"""

import html
import re
from dataclasses import dataclass
from functools import cache

import pandas as pd
from markupsafe import Markup

import places
import text
from nopolicy import ledger, sheets, timeline

# The files that the ledger shows, in its order; two that share a page follow each other.
FILES = "statements record errata queries claims conclusions forecasts argument events since voices interviews figures "
FILES += "blanks sources works citations author_years series questions hedges"
PAGE = {file: places.SHEET_PAGES.get(file, file) for file in FILES.split()} | {"glossary": "glossary"}
PAGES = {page: [file for file in FILES.split() if PAGE[file] == page] for page in PAGE.values() if page != "glossary"}
PREFIX = {
    "sources": "src-",
    "statements": "s-",
    "hedges": "h-",
    "glossary": "t-",
    "series": "n-",
    "citations": "c-",
    "author_years": "a-",
}
SPARSE = 0.3  # a column filled in fewer rows than this goes into the last one, under its own name
ASIDE = ("For a machine", "Kind", "The date is", "Value", "Known", "In short", "Strand", "Horizon")  # goes there too
LABELS = {"derivable": "Settled by", "assertion": "It is a", "sign": "Sign", "dimension": "About", "measure": "Measure"}


@dataclass(frozen=True)
class Part:
    """A piece of a cell: its text (escaped unless Markup), where it leads, and the style it has."""

    words: str
    href: str = ""
    style: str = ""


@dataclass(frozen=True)
class Row:
    """A row: its name and anchor, its cells by heading (a list of Part each), its values by filter, and sort keys."""

    name: str
    anchor: str
    cells: dict
    chosen: tuple
    keys: dict

    @property
    def values(self):
        """What the filters look at: a value for each, or several separated by semicolons."""
        return "|".join(";".join(one) for one in self.chosen)


@dataclass(frozen=True)
class Sheet:
    """A file as a table: its page, title and description, headings, and the lists by which it can be narrowed.

    ``heads`` have a column each, ``more`` share the last one; ``widths`` are percentages.
    """

    file: str
    title: str
    about: str
    path: str
    heads: list
    more: list
    filters: list
    rows: list
    widths: list


def title(page):
    """Return the title of a page of the ledger: that of its file."""
    return "Sources" if page == "sources" else ledger.describe(PAGES[page][0])["title"]


def anchor(file, name):
    """Return the anchor of a row. It depends on the row's own name only, so that it can be cited."""
    return PREFIX.get(file, "") + re.sub(r"[^\w.-]+", "-", name)


def address(file, name):
    """Return the address of a row of a file."""
    return f"{PAGE[file]}.html#{anchor(file, name)}"


@cache
def _homes():
    """Return, for each id of a row that the record can stand beside, its file."""
    found = {}
    for file in ("statements", "blanks", "events", "errata", "queries", "claims", "conclusions", "works", "forecasts"):
        found |= dict.fromkeys(ledger.read(file)[sheets.key(file)], file)
    return found


def target(name):
    """Return the address of the row that a row of the record stands beside, or "" where there is none any more."""
    return address(_homes()[name], name) if name in _homes() else ""


def home(name):
    """Return the place at which the row stands that the record stands beside: its first, or None."""
    file = _homes().get(name)
    if file is None:
        return None
    frame = ledger.read("citations" if file == "works" else file)
    found = frame.loc[frame["work" if file == "works" else "id"] == name, "locator"]
    return found.iloc[0].split("; ")[0] if len(found) else None


@cache
def short_sources():
    """Return each source of the record in a few words, by its key: author and year."""
    return {row.key: f"{row.author} {row.date[:4]}".strip() for row in ledger.read("sources").itertuples()}


@cache
def _works():
    frame = ledger.read("works")
    return dict(zip(frame["key"], frame["printed"], strict=True))


@cache
def _evidence():
    """Return for each row that a forecast can rest on its file."""
    return {name: file for file in ("record", "since") for name in ledger.read(file)["id"]}


def _keys(value):
    return [one for one in value.split("; ") if one]


def _text(value):
    return [Part(Markup(text.marked_places(html.escape(value, quote=False))))] if value else []


ROLES = {
    "places": lambda value: [Part(ledger.place(one), places.address(one)) for one in _keys(value)],
    "quoted": lambda value: [Part(f"“{value}”")] if value else [],
    "badge": lambda value: [Part(value, "", f"verdict v-{(one := value.replace(' ', '-'))} r-{one}")] if value else [],
    "works": lambda value: [Part(_works()[one] or one, address("works", one)) for one in _keys(value)],
    "sources": lambda value: [Part(short_sources()[one], address("sources", one)) for one in _keys(value)],
    "records": lambda value: [Part(one, address(_evidence()[one], one)) for one in _keys(value)],
    "target": lambda value: _target(value) if value else [],
    "address": lambda value: [Part(re.sub(r"^https?://(www\.)?|(?<=[^/:])/.*", "", value), value)] if value else [],
    "text": _text,
}


def _target(name):
    place = home(name)
    return [Part(name, target(name)), *([Part(ledger.place(place), places.address(place))] if place else [])]


def _parts(value, role, file):
    words = sheets._words(value, "text")
    if role == "row":
        return [Part(one, address(file, one)) for one in _keys(words)]
    return ROLES.get(role, _text)(words)


def start(date):
    """Return when an EDTF date begins, in years, as a key for sorting; "" for none."""
    if not date:
        return ""
    found = min(span["start"] for span in timeline.spans_of(date))
    return f"{found:.4f}" if found > float("-inf") else "0"


def _sort_keys(line, columns):
    found = {}
    for column in columns:
        name, role = column.fields[0]
        if role == "places":
            first = _keys(line[name])[:1]
            found[column.heading] = f"{places.order()[first[0]]:04d}" if first else ""
        elif role == "date":
            found[column.heading] = start(line[name])
    return found


def _beside(file, name):
    """Return what other files add to a row, by heading."""
    found = {}
    if file == "works":
        cited = ledger.read("citations").query("work == @name")["locator"]
        found["Cited or named at"] = [Part(ledger.place(one), places.address(one)) for one in cited]
    if file == "sources":
        found["Read for"] = [Part(one, address("record", one)) for one in _cited().get(name, ())]
    if beside := _records().get(name) if _homes().get(name) == file else ():
        found["The record"] = [
            Part(agreement, address("record", one), "verdict r-" + agreement.replace(" ", "-"))
            for one, agreement in beside
        ]
    return found


@cache
def _records():
    """Return the rows of the record as (id, agreement), by the row that each stands beside."""
    frame = ledger.read("record")
    return {name: list(zip(of["id"], of["agreement"], strict=True)) for name, of in frame.groupby("target", sort=False)}


@cache
def _cited():
    """Return the rows of the record (ids) that each source is read for."""
    frame = ledger.read("record")
    return frame.assign(source=frame["sources"].str.split("; ")).explode("source").groupby("source")["id"].agg(list)


def _lists(file):
    """Return the columns of a file with closed lists as (name, heading, values), in the descriptor's order."""
    fields = ledger.describe(file)["schema"]["fields"]
    closed = [one for one in fields if one.get("constraints", {}).get("enum") and one["name"] != sheets.key(file)]
    titles = [one["title"] for one in closed]
    return [
        (
            one["name"],
            one["title"] if titles.count(one["title"]) == 1 else LABELS.get(one["name"], one["name"].capitalize()),
            one["constraints"]["enum"],
        )
        for one in closed
    ]


def _named(line):
    """Return the parts of the paper in which a row stands, by the page of each."""
    located = [one for name in ("locator", "places") if name in line for one in _keys(line[name])]
    return list(dict.fromkeys(places.address(one).split(".html")[0] for one in located))


def _lines(file):
    frame = ledger.read(file)
    if file == "series":
        frame["value"] = [f"{year}: {value:.15g}" for year, value in zip(frame["year"], frame["value"], strict=True)]
        keys = ["series", "unit", "source"]
        frame = frame.groupby(keys, sort=False, as_index=False)["value"].agg("; ".join)
    return frame.to_dict("records")


@cache
def rows(file):
    """Return every row of a file as a list of Row."""
    columns = [one for one in sheets.columns(file) if file != "series" or one.heading != "Year"]
    key, found, taken = sheets.key(file), [], {}
    for line in _lines(file):
        name = str(line[key])
        cells = {
            one.heading: [p for field, role in one.fields for p in _parts(line[field], role, file)] for one in columns
        }
        cells |= _beside(file, name)
        one = anchor(file, name)
        taken[one] = taken.get(one, 0) + 1
        one += f"-{taken[one]}" if taken[one] > 1 else ""
        chosen = [() if pd.isna(line[field]) else tuple(_keys(str(line[field]))) for field, _, _ in _lists(file)]
        label = ledger.place(name) if key == "locator" else _works()[name] or name if key == "work" else name
        found.append(Row(label, one, cells, (*chosen, tuple(_named(line))), _sort_keys(line, columns)))
    return found


def _needs(head, cells):
    """Return what a column needs, in per cent of a table on a laptop: for its longest word; and its letters on average.

    A word of a closed list stays in one piece, with room for its frame.
    """
    held = [text.plain(" ".join(str(part.words) for part in cell)) for cell in cells if cell]
    whole = [part.words + "mm" for cell in cells for part in cell if part.style]
    bold = [word + "m" for word in head.split()]
    longest = max(map(len, [*whole, *bold, *re.findall(r"[\w-]+", " ".join(held))]))
    return 0.64 * min(max(longest, 5), 13) + 1.2, min(sum(map(len, held)) / len(held), 220)


@cache
def sheet(file):
    """Return a file as a Sheet: columns without a value are gone, those with few stand together in the last one."""
    about, found = ledger.describe(file), rows(file)
    heads = list(dict.fromkeys(head for row in found for head in row.cells))
    filled = {head: sum(bool(row.cells.get(head)) for row in found) for head in heads}
    kept = ("Verdict", "The record")
    few = [
        one for one in heads if filled[one] and (one in ASIDE or filled[one] < SPARSE * len(found)) and one not in kept
    ]
    main = [head for head in heads if filled[head] and head not in few]
    filters = []
    for at, (name, heading, values) in enumerate(_lists(file)):
        counts = {value: sum(value in row.chosen[at] for row in found) for value in values}
        offered = [(value, value, count) for value, count in counts.items() if count]
        filters.append((name, heading, offered if len(offered) > 1 else []))
    counts = {page: sum(page in row.chosen[-1] for row in found) for page, _, _ in places.parts()}
    offered = [(page, title, counts[page]) for page, title, _ in places.parts() if counts[page]]
    filters.append(("part", "Part", offered))
    columns = [("Row", [[Part(row.name)] for row in found])]
    columns += [(head, [row.cells.get(head, ()) for row in found]) for head in main]
    needs = [*(_needs(*one) for one in columns), *([(9, 40)] if few else [])]
    least, letters = (sum(column) for column in zip(*needs, strict=True))
    spare = max(100 - least, 0)
    widths = [round(word * min(1, 100 / least) + spare * held / letters, 1) for word, held in needs]
    return Sheet(file, about["title"], about["description"], about["path"], main, few, filters, found, widths)
