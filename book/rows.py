"""The rows of the data as the book shows them: which page holds a file, and what each cell says and leads to.

Columns come from ``nopolicy.sheets``, the one source that the ledger notebook is made from as well.
"""

import html
import re
from collections import Counter, namedtuple
from functools import cache

from markupsafe import Markup

import places
import text
from nopolicy import ledger, record, sheets, timeline

# The files that the ledger shows, in its order; two that share a page follow each other.
FILES = "statements record errata queries claims conclusions forecasts argument events since voices interviews figures "
FILES += "blanks sources works citations author_years series questions hedges"
PAGE = {file: places.SHEET_PAGES.get(file, file) for file in FILES.split()} | {"glossary": "glossary"}
PAGES = {page: [file for file in FILES.split() if PAGE[file] == page] for page in PAGE.values() if page != "glossary"}
PREFIX = {"sources": "src-", "statements": "s-", "hedges": "h-", "glossary": "t-", "series": "n-", "citations": "c-"}
PREFIX |= {"author_years": "a-"}
SPARSE = 0.3  # a column filled in fewer rows than this goes into the last one, under its own name
ASIDE = ("For a machine", "Kind", "The date is", "Value", "Known", "In short", "Strand", "Horizon")  # goes there too
BOLD, RAISED = re.compile(r"\*\*(.+?)(?:\*\*|(?=”))"), re.compile(r"\^(\w)")  # as the transcript has them
LABELS = {"derivable": "Settled by", "assertion": "It is a", "dimension": "About"}  # of lists that share a column

# A piece of a cell: its text (escaped unless Markup), where it leads, and the style it has.
Part = namedtuple("Part", "words href style", defaults=["", ""])
# A row: its cells by heading (a list of Part each), its values by field (under ``part`` the pages of the parts of the
# paper in which it stands), and by heading what it is sorted by where that is not what is shown.
Row = namedtuple("Row", "name address anchor cells line keys")
# A file as a table, with what the descriptor says of it: ``heads`` have a column each, ``more`` share the last one;
# ``filters`` are triples of a field, its heading, and pairs of a value and its number of rows.
Sheet = namedtuple("Sheet", "file about heads more filters rows")


def address(file, name):
    """Return the address of a row of a file. It depends on the row's own name only, so that it can be cited."""
    return f"{PAGE[file]}.html#{PREFIX.get(file, '')}{text.slug(name)}"


def keys(value):
    """Return the single keys or places that a value of the data holds."""
    return [one for one in value.split("; ") if one]


@cache
def lines(file):
    """Return the rows of a file as dicts, by the field that names them."""
    return {line[sheets.key(file)]: line for line in ledger.read(file).to_dict("records")}


@cache
def targets():
    """Return each row (id) that the record can stand beside with its file and its first place, "" for none."""
    cited = ledger.read("citations").groupby("work")["locator"].first()
    found = [(file, name, line) for file in record.TARGETS for name, line in lines(file).items()]
    return {name: (file, line.get("locator", cited.get(name, "")).split("; ")[0]) for file, name, line in found}


def link(file, name):
    """Return the part that leads to a row of a file: of a work in its printed words, of a source by who and when."""
    line = lines(file)[name]
    words = record.in_short(line["author"], line["date"]) if file == "sources" else file == "works" and line["printed"]
    return Part(words or name, address(file, name))


def place(locator):
    """Return the part that leads to a place of the paper."""
    return Part(ledger.place(locator), places.address(locator))


def badge(words):
    """Return a word of a closed list as a part."""
    return Part(words, "", f"verdict v-{text.slug(words)}")


ROLES = {
    "places": lambda value: [place(one) for one in keys(value)],
    "quoted": lambda one: [Part(Markup(BOLD.sub(r"<b>\1</b>", RAISED.sub(r"<sup>\1</sup>", f"“{html.escape(one)}”"))))],
    "badge": lambda value: [badge(value)],
    "records": lambda value: [link("record" if one in lines("record") else "since", one) for one in keys(value)],
    "target": lambda name: [link(targets()[name][0], name), *map(place, keys(targets()[name][1]))],
    "address": lambda value: [Part(re.sub(r"^https?://(www\.)?|(?<=[^/:])/.*", "", value), value)],
    "text": lambda value: [Part(Markup(text.marked(html.escape(value, quote=False))))],
}
# What a value of these is sorted by: a place's number in reading order; when a date begins, in years.
SORTED = {
    "places": lambda value: f"{list(places.order()).index(keys(value)[0]):04d}",
    "date": lambda value: f"{max(0, min(span['start'] for span in timeline.spans_of(value))):.4f}",
}


def parts(value, role="text", file=""):
    """Return a value of the data as parts, by the role of its field, for which see ``sheets.Column``."""
    words = sheets.shown(value)
    if role in ("row", "works", "sources"):
        return [link(file if role == "row" else role, one) for one in keys(words)]
    return ROLES.get(role, ROLES["text"])(words) if words else []


def records(name):
    """Return the rows of the record that stand beside a row (id)."""
    return _records().get(name, [])


@cache
def _records():
    found = {}
    for row in rows("record"):
        found.setdefault(row.line["target"], []).append(row)
    return found


@cache
def _read_for():
    """Return what each source (key) was read for, as parts."""
    found, history = {key: [] for key in lines("sources")}, places.DOCUMENTS["history"].read_text("utf-8")
    for row in (row for file in ("record", "since", "glossary", "series") for row in rows(file)):
        for key in keys(row.line.get("sources", row.line.get("source"))):
            found[key].append(Part(row.name, row.address))
    for key, line in lines("sources").items():
        found[key] += [Part("History", "history.html")] * (record.citation(line) in history)
    return found


def _beside(file, name):
    """Return what other files add to a row, by heading."""
    found = {}
    if file == "works":
        found["Cited or named at"] = [place(one) for one in ledger.read("citations").query("work == @name")["locator"]]
    if file == "sources":
        found["Read for"] = _read_for()[name]
    if targets().get(name, [""])[0] == file and (beside := records(name)):
        found["The record"] = [badge(row.line["agreement"])._replace(href=row.address) for row in beside]
    return found


@cache
def rows(file):
    """Return every row of a file as a list of Row. The years of a series stand in one."""
    columns, key, frame, found, taken = sheets.columns(file), sheets.key(file), ledger.read(file), [], Counter()
    if file == "series":
        frame["value"] = [f"{year}: {value:.15g}" for year, value in zip(frame["year"], frame["value"], strict=True)]
        named = ["series", "unit", "source"]
        frame = frame.groupby(named, sort=False, as_index=False)["value"].agg("; ".join).assign(year="")
    for line in frame.to_dict("records"):
        name = str(line[key])
        cells = {one.heading: [p for of, role in one.fields for p in parts(line[of], role, file)] for one in columns}
        there = address(file, name)
        taken[there] += 1
        there += f"-{taken[there]}" if taken[there] > 1 else ""
        located = [one for field in ("locator", "places") for one in keys(line.get(field, ""))]
        line["part"] = "; ".join(dict.fromkeys(places.order()[one] for one in located))
        first = {one.heading: one.fields[0] for one in columns}
        sort = {head: SORTED[role](line[of]) for head, (of, role) in first.items() if role in SORTED and line[of]}
        label = {"locator": ledger.place, "work": lambda one: link("works", one).words}.get(key, str)(name)
        found.append(Row(label, there, there.split("#")[1], cells | _beside(file, name), line, sort))
    return found


def filters(file):
    """Return the lists by which a file can be narrowed, as in Sheet: those of which two values and more occur."""
    parts_of_paper = {"name": "part", "title": "Part", "constraints": {"enum": [page for page, _, _ in places.parts()]}}
    fields = [*ledger.describe(file)["schema"]["fields"], parts_of_paper]
    lists = [one for one in fields if one.get("constraints", {}).get("enum") and one["name"] != sheets.key(file)]
    titles, found = Counter(one["title"] for one in lists), []
    for name, title, values in ((one["name"], one["title"], one["constraints"]["enum"]) for one in lists):
        counts = Counter(key for row in rows(file) for key in keys(str(row.line[name])))
        heading = LABELS.get(name, name.capitalize()) if titles[title] > 1 else title
        found.append((name, heading, [(value, counts[value]) for value in values if counts[value]]))
    return [one for one in found if len(one[2]) > 1]


@cache
def sheet(file):
    """Return a file as a Sheet: columns without a value are gone, those with few stand together in the last one."""
    found, filled, heads = rows(file), Counter(), ([], [])
    for row in found:
        filled.update({head: bool(cell) for head, cell in row.cells.items()})
    kept = ("Verdict", "The record", "Value" * (file == "series"))
    for head in +filled:
        few = head not in kept and (head in ASIDE or filled[head] < SPARSE * len(found))
        heads[few].append(head)
    return Sheet(file, ledger.describe(file), *heads, filters(file), found)
