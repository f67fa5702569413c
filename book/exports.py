"""The sources of the record and the works of the paper for other tools: as CSL-JSON, as BibTeX and as RIS.

``entries`` reads the data; each ``as_`` function turns entries into one format, by a library where the format has
pitfalls. The works of the paper name persons in one form, which can be taken apart; the authors of the record's sources
stay whole, since no rule tells a body or "and others" from a surname. (The libraries come with the group ``book`` and
are imported where needed.)
"""

import json
import re
from dataclasses import dataclass

from nopolicy import ledger

# For each type of CSL what BibTeX and RIS call it.
TYPES = {
    "article-journal": ("article", "JOUR"),
    "article-newspaper": ("article", "NEWS"),
    "book": ("book", "BOOK"),
    "dataset": ("misc", "DATA"),
    "document": ("misc", "GEN"),
    "entry-encyclopedia": ("misc", "ENCYC"),
    "legislation": ("misc", "STAT"),
    "report": ("techreport", "RPRT"),
    "thesis": ("phdthesis", "THES"),
}
KINDS = {"statute": "legislation", "report": "report", "book": "book", "article": "article-journal"}
KINDS |= dict.fromkeys(("official statistics", "statistical database", "data set"), "dataset")
KINDS |= dict.fromkeys(("press", "newspaper"), "article-newspaper") | {"reference work": "entry-encyclopedia"}
KINDS |= {"this paper": "report", "published version": "article-journal"}
PERSONAL = ("author-year", "undated", "this paper", "published version")  # kinds of works that name persons
ARTICLE = re.compile(r"(.+?) (\d+)(?:\((\d+)\))?: (\d+-\d+)")  # container, volume, issue and pages
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - as a reader of BibTeX knows them


@dataclass(frozen=True)
class Entry:
    """One source: its key, its type in CSL, and its fields, each ``""`` where there is none.

    ``authors`` are pairs of family and given name, of a body its name and ``""``; ``published`` is the journal or
    newspaper of an article, the publisher of anything else; ``date`` a year, a month or a day, as ISO 8601 has them.
    """

    key: str
    type: str
    authors: tuple
    title: str
    published: str
    date: str
    address: str
    note: str

    def place(self, journal, publisher, *others):
        """Return where an article stands, under four names: ``journal``, and ``others`` for volume, issue and pages.

        Of anything else it is the publisher alone.
        """
        article = self.type.startswith("article")
        found = ARTICLE.fullmatch(self.published) if article else None
        values = found.groups("") if found else (self.published, "", "", "")
        return dict(zip((journal if article else publisher, *others), values, strict=True))


def people(author):
    """Return the persons in "Family, Given, Given Family, and Given Family" as pairs of family and given name."""
    family, given, *others = re.sub(", eds?$", "", author).replace(", and ", ", ").split(", ")
    # A particle in small letters belongs to the family.
    split = [re.fullmatch(r"(.+?) ((?:[a-z]+ )*\S+)", name).groups() for name in others]
    return ((family, given), *((last, first) for first, last in split))


def parts(reference):
    """Return author, year, title and the rest of a reference as ``works.csv`` writes it, ``""`` for what it lacks.

    With an author it is "Author. Year. Title. Rest.", without "Title. Rest."; the title of an article in a newspaper
    stands in quotation marks.
    """
    years = re.findall(r"\b(?:19|20)\d\d\b", reference)
    if quoted := re.fullmatch(r"'(.+?)\.' (.+?)\.?", reference):
        return "", years[-1], quoted[1], quoted[2]
    author, year = "", "".join(years[-1:])
    if dated := re.match(r"(.+?)\. \[?(\d{4}|no date seen)\]?\. ", reference):
        author, year, reference = dated[1], dated[2].removeprefix("no date seen"), reference[dated.end() :]
        author += "." * bool(re.search(r" \w$", author))  # the stop of an initial
    # A full stop ends a title behind a word, not behind an initial as in U.S.
    title, _, rest = re.sub(r"(?<=[\w)'][\w)\]])\. ", "\n", reference, count=1).partition("\n")
    return author, year, title, rest.removesuffix(".")


def _work_type(row):
    if "dissertation" in row.reference:
        return "thesis"
    if ARTICLE.search(row.reference):
        return "article-journal"
    if row.kind == "author-year":
        return "report" if "Institute" in row.reference else "book"
    return "report" if "Policy Paper" in row.reference else KINDS.get(row.kind, "document")


def _source(row):
    date = re.match(r"\d{4}(?:-\d\d){0,2}(?![\dX])|", row.date)[0]
    kind, title = KINDS.get(row.kind, "document"), row.title.removesuffix(".")
    return Entry(row.key, kind, ((row.author, ""),), title, row.publisher, date, row.address, row.note)


def _work(row):
    author, year, title, rest = parts(row.reference)
    authors = ((author, ""),) if author else ()
    if re.match(r"[^,]+, [^,]+", author) and row.kind in PERSONAL:
        authors = people(author)
    note = f"{row.status.capitalize()}. {row.caution}".strip()
    return Entry(row.key, _work_type(row), authors, title, rest, year, row.url, note)


FILES = {"sources": _source, "works": _work}


def entries(name):
    """Return the rows of ``sources`` or ``works`` as a list of Entry; of the works those that were found."""
    frame = ledger.read(name)
    if name == "works":
        frame = frame[frame["reference"] != ""]
    return [FILES[name](row) for row in frame.itertuples()]


def as_csl(found):
    """Return entries as CSL-JSON."""
    items = []
    for one in found:
        item = {"id": one.key, "type": one.type, "title": one.title, "URL": one.address, "note": one.note}
        item |= one.place("container-title", "publisher", "volume", "issue", "page")
        item["author"] = [
            {"family": last, "given": first} if first else {"literal": last} for last, first in one.authors
        ]
        item["issued"] = one.date and {"date-parts": [[int(part) for part in one.date.split("-")]]}
        items.append({name: value for name, value in item.items() if value})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def as_bibtex(found):
    """Return entries as BibTeX, in LaTeX's spelling of letters and marks."""
    from pybtex.database import BibliographyData, Person
    from pybtex.database import Entry as Item

    publishers, items = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}, {}
    for number, one in enumerate(found):
        kind = TYPES[one.type][0]
        year, month = [*one.date.split("-"), ""][:2]
        fields = {"title": f"{{{one.title}}}", "year": year, "month": month and MONTHS[int(month) - 1]}
        fields |= one.place("journal", publishers.get(kind, "publisher"), "volume", "number", "pages")
        fields |= {"url": one.address and str(number), "note": one.note}
        # Braces keep a body in one piece, and a particle with its family.
        persons = [Person(first=first, last=f"{{{last}}}") for last, first in one.authors]
        held = {name: value for name, value in fields.items() if value}
        items[one.key] = Item(kind, held, {"author": persons} if persons else {})
    text = BibliographyData(items).to_string("bibtex")
    # Addresses go in last, since marks in them may not be escaped.
    return re.sub(r'url = "(\d+)"', lambda match: f'url = "{found[int(match[1])].address}"', text)


def as_ris(found):
    """Return entries as RIS."""
    import rispy

    items = []
    for one in found:
        item = {"type_of_reference": TYPES[one.type][1], "id": one.key, "title": one.title, "notes": [one.note]}
        item["authors"] = [", ".join(filter(None, pair)) for pair in one.authors]
        item |= one.place("secondary_title", "publisher", "volume", "number", "start_page")
        item |= {"year": one.date[:4], "date": one.date.replace("-", "/"), "urls": [one.address]}
        items.append({name: value for name, value in item.items() if value and value != [""]})
    return rispy.dumps(items)


FORMATS = {"bib": ("BibTeX", as_bibtex), "json": ("CSL-JSON", as_csl), "ris": ("RIS", as_ris)}


def write(folder):
    """Write ``works`` and ``sources`` in every format into a new folder."""
    folder.mkdir(parents=True)
    for name in FILES:
        for ending, (_, write_as) in FORMATS.items():
            (folder / f"{name}.{ending}").write_text(write_as(entries(name)), "utf-8")
