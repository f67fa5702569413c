"""What each page of the book holds: its template and the values for it, from the data and the stored notebooks."""

import re
from functools import cached_property
from html import unescape
from itertools import takewhile

import yaml
from markupsafe import escape

import adapt
import places
import review
import rows
import text
from nopolicy import ledger, sheets

# The contents list. A page named here has its own template, or is a document or a file of the data.
CONTENTS = {
    "Read": {"index": "What the paper found"},
    "Look up": {
        "paper": "Paper to companion",
        "record": "The public record",
        "completed": "The draft, completed",
        "ledger": "Ledger",
        "sources": "Sources",
        "glossary": "Glossary",
        "history": "History, 1942 to 2002",
    },
    "Teach": {"teach": "Teach", "guide": "The guide", "questionnaire": "The form", "class": "Your class"},
    "About": {"reading": "How to read", "codebook": "Codebook", "downloads": "Downloads", "cite": "How to cite"},
}
OWN = ("index", "paper", "completed", "ledger", "glossary", "teach", "reading", "downloads", "cite", "search")
TOLD = ("index", "completed", "ledger", "history", *CONTENTS["Teach"], "reading", "downloads", "cite")  # for the search
FRONT = ("02_interview_results", "04_conclusions")  # the notebooks whose first screens the front page tells
MINUTES = re.compile(r"\*\*Minutes\.?\*\*\.?\s*(?:About )?(\d+)")  # to read a notebook, by its own account


class Book:
    """All pages of the book, built from what is stored; ``slides`` are the file names of the decks."""

    lab = False  # whether pages lead to the browser edition

    def __init__(self, slides=()):
        root, self.slides = ledger.DATA.parent, slides
        self.commands = re.findall(r"(?m)^pip install uv && uv run .+$", (root / "README.md").read_text("utf-8"))
        self.cff = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
        self.forms = sorted(path.name for path in (places.TEACHING / "forms").iterdir())
        names = sorted(path.stem for path in places.NOTEBOOKS.glob("[0-9]*.ipynb"))
        terms = {name: text.terms() for name in ["history", *names] if name != places.LEDGER}  # to explain on each page
        self.cells = {name: adapt.cells(places.load(name), name, terms.get(name, ())) for name in names}
        files = {name: (path.read_text("utf-8"), path.name) for name, path in places.DOCUMENTS.items()}
        self.documents = {name: text.render(*file, terms.get(name, ())) for name, file in files.items()}
        self.notebooks = {name: cells[0].headings[0][2] for name, cells in self.cells.items()}
        self.findings = {name: adapt.findings(places.load(name)) for name in FRONT}
        reading = {name: words for name, words in self.notebooks.items() if name != places.LEDGER}
        self.contents = CONTENTS | {"Read": CONTENTS["Read"] | reading}
        listed = {page: title for entries in self.contents.values() for page, title in entries.items()}
        held = {page: ledger.describe(files[0])["title"] for page, files in rows.PAGES.items() if page not in listed}
        # Pages that follow each other, by the entry of the contents list that they stand under.
        self.series = {"": reading, "paper": {page: title for page, title, _ in places.parts()}, "ledger": held}
        self.titles = listed | self.series["paper"] | held | {"search": "Search"}

    @cached_property
    def places(self):
        """Return for each place what stands there: where it is read, its rows by file, each with the record beside it.

        ``elsewhere`` are parts that lead to rows which stand at another place first, ``works`` those it cites.
        """
        titles = ledger.read("paragraphs").query("kind in ['table', 'figure']").set_index("locator")["title"]
        found = {}
        for locator in places.order():
            words = ledger.place(locator) + (f": {titles[locator]}" if locator in titles else "")
            about = {"locator": locator, "words": words, "href": places.address(locator)}
            found[locator] = about | {"files": {}, "works": [], "elsewhere": []}
        for name, of in ledger.read("readings").groupby("notebook"):
            read = adapt.readings(self.cells[name], set(of["heading"].map(places.anchor)))
            for row in of.itertuples():
                number = read.get((row.locator, places.anchor(row.heading)))
                there = f"{name}.html#cell-{number}" if number else places.in_book(sheets.link(name, row.heading))
                found[row.locator] |= {"read": there, "heading": row.heading, "nothing": row.nothing_to_code}
        for file in sheets.BY_PLACE:
            for row in rows.rows(file):
                first, *others = rows.keys(row.line["locator"])
                found[first]["files"].setdefault(file, []).append((row, rows.records(row.name)))
                for one in others:
                    found[one]["elsewhere"].append(rows.Part(row.name, row.address))
        for row in ledger.read("citations").itertuples():
            found[row.locator]["works"].append(rows.link("works", row.work))
        return found

    def beside(self, locators):
        """Return the rows of the record that stand beside what stands at some places first."""
        held = [found for locator in locators for found in self.places[locator]["files"].values()]
        return [row for found in held for _, beside in found for row in beside]

    def recomputed(self, title):
        """Return the cells of the ledger notebook under a heading that work something out."""
        cells = iter(self.cells[places.LEDGER])
        next(cell for cell in cells if (2, places.anchor(title), title) in cell.headings)
        under = takewhile(lambda cell: not cell.headings or cell.headings[0][0] > 2, cells)
        return [cell for cell in under if "sheets.here(" not in cell.source]

    @cached_property
    def blanks(self):
        """Return the blanks that the record fills, and those it does not, as pairs of the row and the record's rows."""
        found = ([], [])
        for row in sorted(rows.rows("blanks"), key=lambda one: one.keys["Where"]):
            beside = rows.records(row.name)
            fills = [one for one in beside if one.line["agreement"] == "fills a blank"]
            found[not fills].append((row, fills or beside))
        return found

    def judged(self, file, field):
        """Return each value of a closed list with its meaning, where the descriptor has it, and its number of rows."""
        about = next(one for one in ledger.describe(file)["schema"]["fields"] if one["name"] == field)
        means, values = dict(re.findall(r"`([\w ]+)`: ([^;.]+)", about["description"])), list(ledger.read(file)[field])
        return [(one, means.get(one, ""), values.count(one)) for one in about["constraints"]["enum"]]

    def pages(self):
        """Yield every page as (name, template, values)."""
        for name in OWN:
            yield name, name, {}
        doors = ledger.read("readings").groupby("notebook")["locator"].first().map(places.address)
        for name in self.series[""]:
            told = MINUTES.search("\n".join(cell.source for cell in self.cells[name]))
            about = {"minutes": told and told[1], "door": doors.get(name, "ledger.html").split("#")[0]}
            about["toc"] = [one for cell in self.cells[name] for one in cell.headings]
            yield name, "notebook", about | {"cells": self.cells[name]}
        for name, (body, toc) in self.documents.items():
            yield name, "prose", {"body": body, "toc": toc}
        for page, title, locators in places.parts():
            about = {"cells": self.recomputed(title), "reviews": review.reviews(self.beside(locators), self.cff)}
            yield page, "part", about | {"places": [self.places[one] for one in locators]}
        placed = {row.name for row in self.beside(places.order())}
        for page, files in rows.PAGES.items():
            # What stands at no place of the paper, such as a work, has its review on the page of the record.
            left = [row for row in rows.rows("record") if page == "record" and row.name not in placed]
            yield page, "sheet", {"sheets": list(map(rows.sheet, files)), "reviews": review.reviews(left, self.cff)}

    def findable(self, written):
        """Yield what the search can find, as (address, kind, title, text, weight); ``written`` is each page's HTML."""
        for name, cells in self.cells.items():
            if name != places.LEDGER:
                yield from self._headings(name, "".join(one.prose + escape(one.outputs) for one in cells), 1.6)
        for name in TOLD:
            yield from self._headings(name, re.search("(?s)<article>(.*)</article>", written[name])[1], 1.2)
        for place in self.places.values():
            yield place["href"], "Place", place["words"], f"Read under {place['heading']}", 2.5
        for file in (file for file, page in rows.PAGE.items() if page not in ("citations", "series")):
            kind, weight = ledger.describe(file)["title"], {"glossary": 2.5, "sources": 0.6}.get(file, 1)
            for row in rows.rows(file):
                title = rows.link(file, row.name).words if file in ("works", "sources") else row.name
                cells = [text.plain(" ".join(str(part.words) for part in cell)) for cell in row.cells.values()]
                cells.append(row.name * (title != row.name))
                yield row.address, kind, title, ". ".join(cell.removesuffix(".") for cell in cells if cell), weight

    def _headings(self, name, body, weight):
        """Yield each heading of a page, as what the search can find, with the text below it."""
        top, *below = re.split(r'<(?:h[2-6]|dt) id="(.*?)">(.*?)</(?:h[2-6]|dt)>', re.sub("<h1.*?</h1>", "", body))
        yield f"{name}.html", "Page", self.titles[name], text.plain(top), weight
        for anchor, words, held in zip(below[::3], below[1::3], below[2::3], strict=True):
            yield f"{name}.html#{unescape(anchor)}", self.titles[name], text.plain(words), text.plain(held), weight
