"""The sources of the record and the works of the paper for other tools: as CSL-JSON, as BibTeX and as RIS.

``entries`` reads the data as items of CSL-JSON; each ``as_`` function turns them into one format. (The libraries come
with the group ``book`` and are imported where needed.)
"""

import calendar
import json
import re
from functools import partial

from nopolicy import ledger, record

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
KINDS |= {"this paper": "report", "published version": "article-journal", "author-year": "book"}
PERSONAL = ("author-year", "undated", "this paper", "published version")  # kinds of works that name persons
UNDATED = {"date-parts": [[]]}
ARTICLE = re.compile(r"(.+?) (\d+)(?:\((\d+)\))?: (\d+-\d+)")  # container, volume, issue and pages


def people(author):
    """Return the persons in "Family, Given, Given Family, and Given Family" as pairs of family and given name."""
    family, given, *others = re.sub(", eds?$", "", author).replace(", and ", ", ").split(", ")
    # A particle in small letters belongs to the family.
    split = [re.fullmatch(r"(.+?) ((?:[a-z]+ )*\S+)", name).groups() for name in others]
    return [(family, given), *((last, first) for first, last in split)]


def parts(reference):
    """Return author, year, title and the rest of a reference as ``works.csv`` writes it, ``""`` for what it lacks.

    With an author it is "Author. Year. Title. Rest.", without "Title. Rest."; the title of an article in a newspaper
    stands in quotation marks.
    """
    author, year = "", re.findall(r"\b(?:19|20)\d\d\b|$", reference)[-2:][0]
    if quoted := re.fullmatch(r"'(.+?)\.' (.+?)\.?", reference):
        return author, year, *quoted.groups()
    if dated := re.match(r"(.+?)\. \[?(?:(\d{4})|no date seen)\]?\. ", reference):
        author, year, reference = dated[1], dated[2] or "", reference[dated.end() :]
        author += "." * bool(re.search(r" \w$", author))  # the stop of an initial
    # A full stop ends a title behind a word, not behind an initial as in U.S.
    title, _, rest = re.sub(r"(?<=[\w)'][\w)\]])\. ", "\n", reference, count=1).partition("\n")
    return author, year, title, rest.removesuffix(".")


def _item(key, kind, authors, title, published, date, address, note):
    """Return an item of CSL-JSON; it lacks what is ``""``.

    ``authors`` are pairs of family and given name, of a body its name and ``""``; ``published`` is the journal or
    newspaper of an article, the publisher of anything else; ``date`` a year, a month or a day, as ISO 8601 has them.
    """
    article = kind.startswith("article")
    item = {"id": key, "type": kind, "title": title, "URL": address, "note": note}
    item["container-title" if article else "publisher"] = published
    if article and (found := ARTICLE.fullmatch(published)):
        item |= dict(zip(("container-title", "volume", "issue", "page"), found.groups(""), strict=True))
    item["author"] = [{"family": last, "given": first} if first else {"literal": last} for last, first in authors]
    item["issued"] = date and {"date-parts": [[int(part) for part in date.split("-")]]}
    return {name: value for name, value in item.items() if value}


def _source(row):
    date = re.match(r"\d{4}(?:-\d\d){0,2}(?![\dX])|", row.date)[0]
    kind, title, named = KINDS.get(row.kind, "document"), row.title.removesuffix("."), record.people(row.author)
    authors = [one for one in named if one != ("others", "")]
    note = f"{row.note} With others.".strip() if authors != named else row.note
    return _item(row.key, kind, authors, title, row.publisher, date, row.address, note)


def _work(row):
    author, year, title, rest = parts(row.reference)
    signs = {"dissertation": "thesis", ARTICLE.pattern: "article-journal", "Institute|Policy Paper": "report"}
    signed = [kind for sign, kind in signs.items() if re.search(sign, row.reference)]
    kind = signed[0] if signed else KINDS.get(row.kind, "document")
    personal = re.match(r"[^,]+, [^,]+", author) and row.kind in PERSONAL
    authors = people(author) if personal else [(author, "")] if author else []
    note = f"{row.status.capitalize()}. {row.caution}".strip()
    return _item(row.key, kind, authors, title, rest, year, row.url, note)


FILES = {"sources": _source, "works": _work}


def entries(name):
    """Return the rows of ``sources``, or the ``works`` that were found, as a list of items of CSL-JSON."""
    found = []
    for row in ledger.read(name).itertuples():
        try:
            found += [FILES[name](row)] if name != "works" or row.reference else []
        except (AttributeError, ValueError) as problem:
            raise ledger.LedgerError(f"data/{name}.csv, row {row.key!r}: write it as the others are.") from problem
    return found


def _persons(item):
    """Return the authors of an item as pairs of family and given name, of a body its name and ``""``."""
    return [(one.get("family") or one["literal"], one.get("given", "")) for one in item.get("author", ())]


def as_bibtex(items):
    """Return items as BibTeX, in LaTeX's spelling of letters and marks."""
    from pybtex.database import BibliographyData, Entry, Person

    publishers, found = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}, {}
    names = {"container-title": "journal", "volume": "volume", "issue": "number", "page": "pages", "note": "note"}
    for number, one in enumerate(items):
        kind, (year, month) = TYPES[one["type"]][0], [*one.get("issued", UNDATED)["date-parts"][0], 0, 0][:2]
        held = {"title": f"{{{one['title']}}}", "year": str(year or ""), "month": calendar.month_abbr[month].lower()}
        held |= {publishers.get(kind, "publisher"): one.get("publisher"), "url": "URL" in one and str(number)}
        held |= {name: one.get(of) for of, name in names.items()}
        # Braces keep a body in one piece, and a particle with its family.
        persons = {"author": [Person(first=first, last=f"{{{last}}}") for last, first in _persons(one)]}
        fields = {name: value for name, value in held.items() if value}
        found[one["id"]] = Entry(kind, fields, persons if persons["author"] else {})
    # The library leaves the sign of a dollar, which begins a formula.
    text = re.sub(r"(?<!\\)\$", r"\\$", BibliographyData(found).to_string("bibtex"))
    # Addresses go in last, since marks in them may not be escaped.
    return re.sub(r'url = "(\d+)"', lambda match: f'url = "{items[int(match[1])]["URL"]}"', text)


def as_ris(items):
    """Return items as RIS."""
    import rispy

    names = {"id": "id", "title": "title", "container-title": "secondary_title", "publisher": "publisher"}
    names |= {"volume": "volume", "issue": "number", "page": "start_page"}
    found = []
    for one in items:
        held = {name: one.get(of) for of, name in names.items()} | {"type_of_reference": TYPES[one["type"]][1]}
        held |= {name: [one[of]] for name, of in (("urls", "URL"), ("notes", "note")) if of in one}
        held["authors"] = [", ".join(filter(None, pair)) for pair in _persons(one)]
        dated = [f"{part:02d}" for part in one.get("issued", UNDATED)["date-parts"][0]]
        held |= {"year": "".join(dated[:1]), "date": "/".join(dated)}
        found.append({name: value for name, value in held.items() if value})
    return rispy.dumps(found)


as_csl = partial(json.dumps, ensure_ascii=False, indent=1)
FORMATS = {"bib": ("BibTeX", as_bibtex), "json": ("CSL-JSON", as_csl), "ris": ("RIS", as_ris)}


def write(folder):
    """Write ``works`` and ``sources`` in every format into a new folder."""
    folder.mkdir(parents=True)
    for name in FILES:
        for ending, (_, write_as) in FORMATS.items():
            (folder / f"{name}.{ending}").write_text(write_as(entries(name)), "utf-8")
