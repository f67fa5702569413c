"""The ledger as tables for the page: every row of a data file with an anchor, its places and sources as links.

Everything is read through ``nopolicy.ledger`` and escaped here. The tables are complete without JavaScript; what
``book.js`` adds (sorting, filters, the count of rows) works on the attributes written here.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape

import pandas as pd

from adapt import page_address
from nopolicy import coverage, ledger, scoreboard, timeline

SECTIONS = {
    "Front matter": "Front matter",
    "Introduction": "Introduction",
    "1 Literature Review": "Section 1",
    "2 Interview Results": "Section 2, with tables and figures",
    "3 Beyond the Policy of No Policy": "Section 3",
    "4 Conclusions": "Section 4",
}
IN_PROSE = re.compile(r"\b([Pp]aragraph|[Ff]ootnote) (\d\.\d+|\d+)\b")


@cache
def order():
    """Return every place of the paper in its order: headings where they stand, each note after what carries it."""
    frame = ledger.read("paragraphs")
    found = []
    for section in frame["section"].unique():
        inside = frame[(frame["section"] == section) & ~frame["kind"].isin(["table", "figure"])]
        locators = ledger.part(section)
        for subsection in inside.loc[inside["kind"] != "footnote", "subsection"].unique():
            here = set(inside.loc[inside["subsection"] == subsection, "locator"])
            found += [one for one in locators if one in here]
    found += list(frame.loc[frame["kind"].isin(["table", "figure"]), "locator"])
    if sorted(found) != sorted(frame["locator"]):
        raise ledger.LedgerError("data/paragraphs.csv: a footnote and the place of its mark differ in subsection.")
    return {locator: number for number, locator in enumerate(found)}


@cache
def _readings():
    return ledger.read("readings").set_index("locator")


def reading_link(locator):
    """Return the address of the heading of the book that reads a place."""
    row = _readings().loc[locator]
    return page_address(coverage.link(row["notebook"], row["heading"]))


def place(locator):
    """Return a place as two links: its words lead to where it is read, its code to its line in the paper."""
    words, code = escape(ledger.place(locator)), escape(locator)
    return (
        f'<a class="place" href="{escape(reading_link(locator))}">{words}</a> '
        f'<a class="code" href="paper.html#p-{code}" title="{words} in Paper to companion">{code}</a>'
    )


def places(locators):
    """Return several places, separated by ``"; "``, as links; the paragraphs of one part are joined under its name."""
    named = [one for one in locators.split("; ") if one]
    if len(named) == 1:
        return place(named[0])
    parts = {}
    for one in named:
        words, mark, number = ledger.place(one).partition(" ¶")
        link = f'<a href="{escape(reading_link(one))}" title="{escape(one)}">{escape(number or words)}</a>'
        parts.setdefault(words + mark if mark else words, []).append(link)
    return "<br>".join((escape(part) if "¶" in part else "") + ", ".join(links) for part, links in parts.items())


def prose(words):
    """Return text, escaped; a paragraph or footnote it names by its code becomes a link."""

    def link(found):
        locator = found[2] if "." in found[2] else f"fn{found[2]}"
        return f'<a href="paper.html#p-{locator}">{found[0]}</a>' if locator in order() else found[0]

    return IN_PROSE.sub(link, escape(str(words)))


def number(value):
    """Return a number without the zeros that its type would print."""
    return f"{value:g}"


def quoted(words):
    """Return words of the paper in quotation marks, or nothing."""
    return f"“{escape(words)}”" if words else ""


def badge(verdict):
    """Return a verdict as a small label."""
    return f'<span class="verdict v-{escape(verdict).replace(" ", "-")}">{escape(verdict)}</span>' if verdict else ""


@cache
def _printed_names():
    works = ledger.read("works")
    return dict(zip(works["key"], works["printed"], strict=True))


def sources(keys):
    """Return sources by their printed names, each a link to its row."""
    return "; ".join(
        f'<a href="sources.html#{escape(key)}">{escape(_printed_names()[key] or key)}</a>'
        for key in keys.split("; ")
        if key
    )


def address(url):
    """Return a link to an address on the web; anything else as plain text."""
    return f'<a href="{escape(url)}">{escape(url)}</a>' if re.match(r"https?://", url) else escape(url)


def row_link(page, identifier, words):
    """Return a link to a row of a page of the ledger."""
    return f'<a href="{page}.html#{escape(identifier)}">{escape(words)}</a>'


def start(date):
    """Return when an EDTF date begins, in years, as a key for sorting; blank for none."""
    if not date:
        return ""
    found = min(span["start"] for span in timeline.spans_of(date))
    return f"{found:.4f}" if found > float("-inf") else "0"


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, the data columns it draws on, and how they become HTML.

    ``key`` turns the first of them into what the column is sorted by, where the text itself will not do.
    """

    heading: str
    names: tuple
    html: object = prose
    key: object = None

    def cell(self, row):
        """Return the cell of one row (a Series)."""
        parts = [self.html(row[name]) for name in self.names if not pd.isna(row[name])]
        key = f' data-key="{escape(str(self.key(row[self.names[0]])))}"' if self.key else ""
        return f'<td data-label="{escape(self.heading)}"{key}>{" ".join(part for part in parts if part)}</td>'


def _first_place(locators):
    return order()[locators.split("; ")[0]]


def _plain(heading, *names):
    return Column(heading, names)


WHERE = Column("Where", ("locator",), places, _first_place)


@dataclass(frozen=True)
class Sheet:
    """A page of the ledger: which file it shows, and how.

    ``identifier`` is the column that names a row, ``prefix`` what makes it an anchor; ``filters`` are the columns
    with closed lists by which a reader can narrow the table, each with its label.
    """

    page: str
    file: str
    title: str
    identifier: str
    columns: tuple
    filters: dict
    prefix: str = ""
    place: str = "locator"

    def rows(self):
        """Return the file as a frame, with what other files add to its rows."""
        frame = ledger.read(self.file)
        if self.file == "works":
            cited = ledger.read("citations").groupby("work")["locator"].agg("; ".join)
            frame["locator"] = frame["key"].map(cited).fillna("")
        return frame

    def anchor(self, identifier):
        """Return the anchor of a row. It depends on the row's own name only, so that it can be cited."""
        return self.prefix + re.sub(r"[^\w.-]+", "-", identifier)


SHEETS = (
    Sheet(
        "statements",
        "statements",
        "Statements",
        "id",
        (
            WHERE,
            _plain("What is asserted", "about"),
            Column("The paper says", ("printed",), quoted),
            Column("Verdict", ("verdict", "severity"), badge, scoreboard.VERDICTS.index),
            _plain("How it is settled", "how", "note"),
            _plain("Kind", "kind"),
        ),
        {"verdict": "Verdict", "severity": "Severity", "derivable": "Settled by", "kind": "Kind"},
        prefix="s-",
    ),
    Sheet(
        "claims",
        "claims",
        "Claims",
        "id",
        (
            WHERE,
            _plain("Claim", "claim"),
            _plain("About", "dimension"),
            _plain("Sign", "sign"),
            Column("Sources", ("works",), sources),
            Column("The rest of the paper", ("how",), badge),
            _plain("Why", "reason"),
            Column("Answered at", ("answered_by",), places),
        ),
        {"dimension": "About", "sign": "Sign", "how": "The rest of the paper"},
    ),
    Sheet(
        "sources",
        "works",
        "Sources",
        "key",
        (
            Column("As printed", ("printed",), quoted),
            Column("Reference", ("reference", "url"), address),
            _plain("Kind", "kind"),
            _plain("Status", "status"),
            Column("Cited or named at", ("locator",), places),
            _plain("Cautions", "caution"),
        ),
        {"kind": "Kind", "status": "Status"},
    ),
    Sheet(
        "events",
        "events",
        "Events",
        "id",
        (
            Column("Date", ("date",), prose, start),
            Column("As printed", ("printed_date",), quoted),
            _plain("What happened", "what"),
            _plain("Who", "actors"),
            _plain("Strand", "track"),
            WHERE,
            _plain("Remark", "note"),
        ),
        {"track": "Strand", "basis": "The date is"},
    ),
    Sheet(
        "slips",
        "errata",
        "Slips",
        "id",
        (
            WHERE,
            Column("Printed", ("printed",), quoted),
            _plain("Kind", "kind"),
            _plain("Severity", "severity"),
            _plain("Proof", "proof"),
            Column("Conflicts with", ("conflicts_with",), places),
            _plain("Proved from", "basis"),
        ),
        {"kind": "Kind", "severity": "Severity", "basis": "Proved from"},
    ),
    Sheet(
        "blanks",
        "blanks",
        "Blanks",
        "id",
        (
            WHERE,
            _plain("Mark", "mark"),
            Column("Printed", ("printed",), quoted),
            _plain("What is missing", "missing"),
        ),
        {"mark": "Mark"},
    ),
    Sheet(
        "argument",
        "argument",
        "Argument",
        "id",
        (
            Column("Part of", ("parent",), lambda one: row_link("argument", one, one) if one else ""),
            _plain("Kind", "kind"),
            _plain("Point", "point"),
            _plain("What becomes of it", "status"),
            WHERE,
        ),
        {"kind": "Kind"},
    ),
    Sheet(
        "voices",
        "voices",
        "Voices",
        "id",
        (
            WHERE,
            _plain("Who", "speaker", "role"),
            _plain("Country", "country"),
            _plain("Round", "round"),
            _plain("What was said", "says"),
            _plain("Theme", "theme"),
            _plain("Quoted", "quoted"),
        ),
        {"theme": "Theme", "round": "Round", "quoted": "Quoted in the paper"},
    ),
    Sheet(
        "figures",
        "figures",
        "Lost figures",
        "id",
        (
            Column("Figure", ("figure",), place, _first_place),
            WHERE,
            _plain("What the text says of it", "says"),
            _plain("A reading of ours", "reading"),
        ),
        {"figure": "Figure"},
    ),
    Sheet(
        "findings",
        "conclusions",
        "Conclusions",
        "id",
        (
            WHERE,
            _plain("Conclusion", "conclusion"),
            Column("Verdict", ("verdict",), badge),
            _plain("Why", "reason"),
            Column("Evidence at", ("evidence",), places),
        ),
        {"verdict": "Verdict"},
    ),
    Sheet(
        "interviews",
        "interviews",
        "Interviews",
        "id",
        (
            WHERE,
            _plain("Round", "round"),
            _plain("Country", "country"),
            _plain("Divided by", "dimension"),
            _plain("Who", "group"),
            Column("Number", ("n",), number),
            Column("Of", ("base",), number),
            Column("Printed", ("printed",), quoted),
            _plain("Remark", "note"),
        ),
        {"round": "Round", "dimension": "Divided by"},
    ),
    Sheet(
        "hedges",
        "hedges",
        "Soft words",
        "phrase",
        (
            _plain("Range of", "of"),
            Column("Low", ("low",), number),
            Column("High", ("high",), number),
            Column("Outer low", ("outer_low",), number),
            Column("Outer high", ("outer_high",), number),
            _plain("Why", "why"),
        ),
        {"of": "Range of"},
        prefix="h-",
        place="",
    ),
)
BY_FILE = {sheet.file: sheet for sheet in SHEETS}


def _in_words(name, value):
    return ledger.place(value) if name == "figure" else value


def _named(row, sheet):
    """Return the places a row stands at; a sentence about a figure stands at the figure as well."""
    named = [one for one in row[sheet.place].split("; ") if one]
    return [*dict.fromkeys([*named, row["figure"]])] if "figure" in row else named


def _tokens(row, sheet):
    """Return the attributes of a row that filters look at: one value, or several separated by ``|``."""
    found = {name: str(row[name]).replace("; ", "|") for name in sheet.filters}
    if sheet.place:
        named = _named(row, sheet)
        found["place"] = "|".join([*named, *_sections().loc[named].unique()])
    return found


@cache
def _sections():
    return ledger.read("paragraphs").set_index("locator")["section"]


def body_row(row, sheet):
    """Return one row of a sheet as HTML; its first cell is the link by which it can be cited."""
    name = row[sheet.identifier]
    anchor = sheet.anchor(name)
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in _tokens(row, sheet).items())
    link = f'<a class="row-link" href="#{escape(anchor)}" title="Link to this row">{escape(name)}</a>'
    cells = "".join(column.cell(row) for column in sheet.columns)
    return f'<tr id="{escape(anchor)}"{data}><th scope="row">{link}</th>{cells}</tr>'


def _option(value, words, count):
    return f'<option value="{escape(value)}">{escape(words)} ({count})</option>'


def _list(name, label, first, options):
    """Return a list to choose from, under its label; ``first`` is the option without a value."""
    choices = f'<option value="">{escape(first)}</option>{"".join(options)}'
    return f'<label>{escape(label)} <select name="{name}">{choices}</select></label>'


def _counts(tokens, name):
    return tokens[name].str.split("|").explode().value_counts()


def _filter(sheet, tokens, name, label):
    """Return the list for a column: its closed list in the descriptor's order, or the values in alphabetical order."""
    fields = {field["name"]: field for field in ledger.describe(sheet.file)["schema"]["fields"]}
    closed = fields[name].get("constraints", {}).get("enum")
    counts = _counts(tokens, name)
    values = [one for one in closed or sorted(counts.index) if one and one in counts.index]
    return _list(name, label, "all", [_option(one, _in_words(name, one), counts[one]) for one in values])


def _place_filter(tokens):
    """Return the list of places: the parts of the paper, then each place that has a row."""
    counts = _counts(tokens, "place")
    options = [_option(key, words, counts[key]) for key, words in SECTIONS.items() if key in counts.index]
    for key, words in SECTIONS.items():
        inside = [one for one in order() if one in counts.index and _sections()[one] == key]
        if inside:
            listed = "".join(_option(one, ledger.place(one), counts[one]) for one in inside)
            options.append(f'<optgroup label="{escape(words)}">{listed}</optgroup>')
    return _list("place", "Place in the paper", "the whole paper", options)


def tools(frame, sheet):
    """Return the form above a table: words to look for, and a list for each closed list. Hidden without JavaScript."""
    tokens = pd.DataFrame([_tokens(row, sheet) for _, row in frame.iterrows()])
    fields = ['<label class="words">Words <input type="search" name="q" autocomplete="off"></label>']
    fields += [_filter(sheet, tokens, name, label) for name, label in sheet.filters.items()]
    if sheet.place:
        fields.append(_place_filter(tokens))
    columns = enumerate(["Row", *(column.heading for column in sheet.columns)])
    sorting = "".join(f'<option value="{at}">{escape(words)}</option>' for at, words in columns)
    fields.append(f'<label class="sort-by">Sort by <select name="sort">{sorting}</select></label>')
    fields.append('<button type="reset">Clear</button>')
    return f'<form class="ledger-tools" hidden>{"".join(fields)}<output aria-live="polite"></output></form>'


def table(sheet):
    """Return a sheet as HTML: the form, and the table in its box."""
    frame = sheet.rows()
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in sheet.columns)
    rows = "\n".join(body_row(row, sheet) for _, row in frame.iterrows())
    return (
        f'{tools(frame, sheet)}\n<div class="table-box" role="region" tabindex="0" aria-label="{escape(sheet.title)}">'
        f'<table class="ledger {sheet.page}" data-sortable>'
        f'<thead><tr><th scope="col">Row</th>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'
    )


def first_rows(sheet, column=None):
    """Return, for each place (and value of ``column``), the anchor of its first row and the number of its rows."""
    frame = sheet.rows()
    frame = frame.assign(place=[_named(row, sheet) for _, row in frame.iterrows()]).explode("place")
    keys = ["place", column] if column else "place"
    grouped = frame.groupby(keys, sort=False)[sheet.identifier]
    return {key: (sheet.anchor(names.iloc[0]), len(names)) for key, names in grouped}
