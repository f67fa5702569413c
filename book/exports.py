"""The sources of the record and the works of the paper for other tools: as CSL-JSON, as BibTeX and as RIS.

``entries`` reads the data; each ``as_`` function turns entries into one format, by a library where the format has
pitfalls. The works of the paper name persons in one form, which can be taken apart; the authors of the record's sources
stay whole, since no rule tells a body or "and others" from a surname. (The libraries come with the group ``book`` and
are imported where needed.)

uv run --group book python book/exports.py build/references
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

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
KINDS |= dict.fromkeys(("this paper", "published version"), "report") | {"published version": "article-journal"}
PERSONAL = ("author-year", "undated", "this paper", "published version")  # kinds of works that name persons
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

    @property
    def place(self):
        """Where an article stands: container, volume, issue and pages; of anything else the publisher alone."""
        pattern = r"(.+?) (\d+)(?:\((\d+)\))?: (\d+-\d+)"
        article = self.type.startswith("article") and re.fullmatch(pattern, self.published)
        return article.groups("") if article else (self.published, "", "", "")


def people(author):
    """Return the persons in "Family, Given, Given Family, and Given Family" as pairs of family and given name."""
    family, given, *others = re.sub(r", eds?$", "", author).replace(", and ", ", ").split(", ")
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
    if re.search(r" \d+(\(\d+\))?: \d+-\d+", row.reference):
        return "article-journal"
    if row.kind == "author-year":
        return "report" if "Institute" in row.reference else "book"
    return "report" if "Policy Paper" in row.reference else KINDS.get(row.kind, "document")


def entries(name, folder=ledger.DATA):
    """Return the rows of ``sources`` or ``works`` as a list of Entry; of the works those that were found."""
    frame = ledger.read(name, folder)
    if name == "sources":
        return [
            Entry(
                row.key,
                KINDS.get(row.kind, "document"),
                ((row.author, ""),),
                row.title.removesuffix("."),
                row.publisher,
                "".join(re.findall(r"^\d{4}(?:-\d\d){0,2}(?![\dX])", row.date)),
                row.address,
                row.note,
            )
            for row in frame.itertuples()
        ]
    found = []
    for row in frame[frame["reference"] != ""].itertuples():
        author, year, title, rest = parts(row.reference)
        note = f"{row.status.capitalize()}. {row.caution}".strip()
        bodies = ((author, ""),) if author else ()
        authors = people(author) if re.match(r"[^,]+, [^,]+", author) and row.kind in PERSONAL else bodies
        found.append(Entry(row.key, _work_type(row), authors, title, rest, year, row.url, note))
    return found


def as_csl(found):
    """Return entries as CSL-JSON."""
    items = []
    for one in found:
        item = {"id": one.key, "type": one.type, "title": one.title, "URL": one.address, "note": one.note}
        container = "container-title" if one.type.startswith("article") else "publisher"
        item |= dict(zip((container, "volume", "issue", "page"), one.place, strict=True))
        item = {name: text for name, text in item.items() if text}
        if one.authors:
            item["author"] = [
                {"family": last, "given": first} if first else {"literal": last} for last, first in one.authors
            ]
        if one.date:
            item["issued"] = {"date-parts": [[int(part) for part in one.date.split("-")]]}
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def as_bibtex(found):
    """Return entries as BibTeX, in LaTeX's spelling of letters and marks."""
    from pybtex.database import BibliographyData, Person
    from pybtex.database import Entry as Item

    places = {"article": "journal", "techreport": "institution", "phdthesis": "school", "misc": "howpublished"}
    items = {}
    for number, one in enumerate(found):
        kind = TYPES[one.type][0]
        year, month = [*one.date.split("-"), ""][:2]
        fields = {"title": f"{{{one.title}}}", "year": year, "month": MONTHS[int(month) - 1] if month else ""}
        fields |= dict(zip((places.get(kind, "publisher"), "volume", "number", "pages"), one.place, strict=True))
        fields |= {"url": one.address and str(number), "note": one.note}
        fields = {name: text for name, text in fields.items() if text}
        # Braces keep a body in one piece, and a particle with its family.
        persons = [Person(first=first, last=f"{{{last}}}") for last, first in one.authors]
        items[one.key] = Item(kind, fields, {"author": persons} if persons else {})
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
        container = "secondary_title" if one.type.startswith("article") else "publisher"
        item |= dict(zip((container, "volume", "number", "start_page"), one.place, strict=True))
        item |= {"year": one.date[:4], "date": one.date.replace("-", "/"), "urls": [one.address]}
        items.append({name: text for name, text in item.items() if text and text != [""]})
    return rispy.dumps(items)


FILES = ("works", "sources")
FORMATS = {"json": as_csl, "bib": as_bibtex, "ris": as_ris}


def write(folder):
    """Write ``works`` and ``sources`` in every format into a folder that is there; return the paths."""
    written = []
    for name in FILES:
        found = entries(name)
        for ending, write_as in FORMATS.items():
            path = folder / f"{name}.{ending}"
            path.write_text(write_as(found), "utf-8")
            written.append(path)
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for written_path in write(target):
        print(written_path)
