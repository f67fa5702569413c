"""What each page of the book holds: its template and the values for it, from the data and the stored notebooks."""

import re
from collections import Counter
from functools import cached_property

import adapt
import places
import review
import rows
import text
from nopolicy import coverage, ledger, record, sheets

MANY = {
    "errata": "slips",
    "argument": "points",
    "interviews": "counts of the sample",
    "queries": "questions to the author",
}
ONE = {"errata": "slip", "argument": "point", "interviews": "count of the sample", "queries": "question to the author"}


JUDGED = {"verdict": "statements", "agreement": "record"}
PLAN = re.compile(r"\b(one|single) session|90 minutes", re.IGNORECASE)  # the heading of the shortest plan in the guide


class Book:
    """All pages of the book, built from what is stored.

    ``slides`` are the file names of the decks, ``references`` those of the exported references, ``commands`` the two
    commands of the README, ``cff`` is CITATION.cff, parsed. Pages lead to the browser edition where ``lab`` is true.
    """

    lab = False

    def __init__(self, slides, references, commands, cff):
        self.slides, self.references, self.commands, self.cff = slides, references, commands, cff
        self.reviewed = []
        names = sorted(path.stem for path in places.NOTEBOOKS.glob("*.ipynb"))
        self.notebooks = {name: places.load(name) for name in names}
        self.reading = [name for name in names if name != places.LEDGER]
        self.cells = {name: adapt.cells(self.notebooks[name], name, text.Terms()) for name in self.reading}
        self.cells[places.LEDGER] = adapt.cells(self.notebooks[places.LEDGER], places.LEDGER)
        self.titles = {name: adapt.title(self.notebooks[name]) for name in names}
        self.sheets = [page for page, files in rows.PAGES.items() if any(len(ledger.read(file)) for file in files)]

    @property
    def charts(self):
        """Return every chart of the notebooks, by the name of its file."""
        return {one.name: one.data for found in self.cells.values() for cell in found for one in cell.charts}

    @cached_property
    def read_at(self):
        """Return for each place the cell that reads it (else its heading), that heading, and why it has no row."""
        frame, found = ledger.read("readings"), {}
        for name, of in frame.groupby("notebook"):
            anchors = {row.locator: text.anchor(row.heading) for row in of.itertuples()}
            numbers = adapt.readings(self.cells[name], anchors)
            for row in of.itertuples():
                number = numbers[row.locator]
                there = (
                    f"{name}.html#cell-{number}"
                    if number
                    else coverage.link(name, row.heading).replace(".ipynb", ".html")
                )
                found[row.locator] = (there, row.heading, row.nothing_to_code)
        return found

    @cached_property
    def at_place(self):
        """Return for each place the rows that stand there first, as (file, Row), and those that stand there as well."""
        first, also = {one: [] for one in places.order()}, {one: [] for one in places.order()}
        for file in sheets.BY_PLACE:
            frame = ledger.read(file)
            for row, locators in zip(rows.rows(file), frame["locator"].str.split("; "), strict=True):
                first[locators[0]].append((file, row))
                for one in locators[1:]:
                    also[one].append(rows.Part(row.name, rows.address(file, row.name)))
        return first, also

    @cached_property
    def records(self):
        """Return the rows of the record by the row that each stands beside."""
        beside = {}
        for name, row in zip(ledger.read("record")["target"], rows.rows("record"), strict=True):
            beside.setdefault(name, []).append(row)
        return beside

    def page(self, name, template, title, **values):
        """Return a page as (name, template, values), with what the frame of every page needs."""
        stand = ((within, row) for within, row in self.rows_of_pages.items() if name == within or name in dict(row))
        within, siblings = next(stand, ("", []))
        frame = {"page": name, "title": title, "kind": template, "toc": [], "paper": places.PAPER, "lab": self.lab}
        frame |= {"notebooks": self.rows_of_pages[""], "within": within, "siblings": siblings}
        return name, template, frame | values

    @cached_property
    def rows_of_pages(self):
        """Return pages that follow each other as (page, title), by the entry of the contents list they stand under."""
        return {
            "": [(one, self.titles[one]) for one in self.reading],
            "paper": [(page, title) for page, title, _ in places.parts()],
            "ledger": [(page, rows.title(page)) for page in self.sheets if page not in ("record", "sources")],
        }

    def front(self):
        """Make the front page: findings of the first screens of notebooks 2 and 4, one picture, three ways in."""
        groups = []
        for name in self.reading:
            if name[:2] in ("02", "04"):
                found = [(a, b, _verdicts(c), d) for a, b, c, d in adapt.findings(self.notebooks[name])]
                picture = next(one for cell in self.cells[name] for one in cell.charts) if not groups else None
                groups.append({"page": name, "title": self.titles[name], "findings": found, "chart": picture})
        if not all(group["findings"] for group in groups):
            raise text.BookError("Notebooks 2 and 4 have no first screen; the front page needs their findings.")
        counts = {one["name"]: len(ledger.read(one["name"])) for one in ledger.package()["resources"]}
        yield self.page(
            "index", "front", "What the paper found", groups=groups, counts=counts, filled=len(self.blanks()[0])
        )

    def reading_pages(self):
        """Make a page for each notebook of the reading."""
        read = ledger.read("readings").groupby("notebook", sort=False)["locator"].first()
        for name in self.reading:
            yield self.page(
                name,
                "notebook",
                self.titles[name],
                cells=self.cells[name],
                toc=[one for cell in self.cells[name] for one in cell.headings],
                minutes=adapt.minutes(self.notebooks[name]),
                door=places.address(read[name]).split("#")[0] if name in read else "ledger.html",
                slides=next((one for one in self.slides if one.startswith(name)), ""),
            )

    @cached_property
    def places(self):
        """Return for each place what stands there: its words, where it is read, its rows and the record beside them."""
        first, also = self.at_place
        cited = ledger.read("citations").groupby("locator")["work"].agg(list)
        frame, found = ledger.read("paragraphs").set_index("locator"), {}
        for locator in places.order():
            there, heading, nothing = self.read_at[locator]
            title = frame.at[locator, "title"] if frame.at[locator, "kind"] in ("table", "figure") else ""
            files = {}
            for file, row in first[locator]:
                files.setdefault(file, []).append((row, self.records.get(row.name, [])))
            found[locator] = {
                "locator": locator,
                "words": ledger.place(locator) + (f": {title}" if title else ""),
                "href": places.address(locator),
                "read": there,
                "heading": heading,
                "nothing": "" if files else nothing,
                "files": [(file, ledger.describe(file)["title"], some) for file, some in files.items()],
                "works": [part for key in cited.get(locator, ()) for part in rows.ROLES["works"](key)],
                "elsewhere": also[locator],
            }
        return found

    def _recomputed(self):
        """Return the cells of the ledger notebook that work something out, by the heading they stand under."""
        found, title = {}, ""
        for cell, stored in zip(self.cells[places.LEDGER], self.notebooks[places.LEDGER]["cells"], strict=True):
            title = next((words for level, _, words in cell.headings if level == 2), title)
            if not (cell.headings and cell.headings[0][0] <= 2) and "sheets.here(" not in adapt.source(stored):
                found.setdefault(title, []).append(cell)
        return found

    def part_pages(self):
        """Make a page for each part of the paper: each place with its rows and their record, and what is recomputed."""
        recomputed = self._recomputed()
        for page, title, locators in places.parts():
            shown = [self.places[one] for one in locators]
            beside = [
                row.name for place in shown for _, _, found in place["files"] for _, more in found for row in more
            ]
            self.reviewed += beside
            about = {
                "pages": rows.PAGE,
                "cells": recomputed.get(title, []),
                "reviews": review.reviews(beside, self.cff),
            }
            yield self.page(page, "part", title, places=shown, **about)

    def map_page(self):
        """Make Paper to companion: one line for each place."""
        parts = []
        for page, title, locators in places.parts():
            lines = []
            for place in map(self.places.get, locators):
                stands = [(file, row, beside) for file, _, found in place["files"] for row, beside in found]
                said = [
                    (row, part) for name, row, _ in stands if name == "statements" for part in row.cells["Verdict"][:1]
                ]
                found = [(row, row.cells["Agreement"][0]) for _, _, beside in stands for row in beside]
                other = Counter(file for file, _, _ in stands if file != "statements")
                names = {file: (ONE.get(file, file[:-1]), MANY.get(file, file)) for file in other}
                others = [rows.Part(f"{n} {names[file][n > 1]}", place["href"]) for file, n in other.items()]
                lines.append(
                    place | {"verdicts": _counted(said, page), "record": _counted(found, page), "others": others}
                )
            parts.append({"page": page, "title": title, "places": lines})
        yield self.page("paper", "paper", "Paper to companion", parts=parts, count=len(self.places))

    def sheet_pages(self):
        """Make the pages of the ledger, and the page that lists them."""
        entries = []
        for page in self.sheets:
            shown = [rows.sheet(file) for file in rows.PAGES[page] if len(ledger.read(file))]
            # What stands at no place of the paper, such as a work, has its review on the page of the record.
            left = [row.name for row in rows.rows("record") if page == "record" and row.name not in self.reviewed]
            about = {"references": self.references, "reviews": review.reviews(left, self.cff)}
            yield self.page(page, "sheet", rows.title(page), sheets=shown, **about)
            entries.append({"page": page, "title": rows.title(page), "sheets": shown})
        yield self.page("ledger", "list", "Ledger", entries=entries)

    def blanks(self):
        """Return the blanks that the record fills, and those it does not, each with its row and the record's."""
        filled, author = [], []
        for row in sorted(rows.rows("blanks"), key=lambda one: one.keys["Where"]):
            found = self.records.get(row.name, [])
            fills = [one for one in found if one.cells["Agreement"][0].words == "fills a blank"]
            (filled if fills else author).append({"row": row, "records": fills or found})
        return filled, author

    def other_pages(self):
        """Make the pages that are neither notebook nor ledger."""
        filled, author = self.blanks()
        total = len(filled) + len(author)
        yield self.page("completed", "completed", "The draft, completed", filled=filled, author=author, total=total)
        about = ledger.describe("glossary")["description"]
        yield self.page("glossary", "glossary", "Glossary", rows=rows.rows("glossary"), about=about)
        for name, (title, path) in places.DOCUMENTS.items():
            body, toc = text.render(path.read_text("utf-8"), path.name, text.Terms() if name == "history" else None)
            yield self.page(name, "prose", title, body=body, toc=toc)
        counts = {name: ledger.read(file)[name].value_counts() for name, file in JUDGED.items()}
        field = next(one for one in ledger.describe("statements")["schema"]["fields"] if one["name"] == "verdict")
        meant = re.findall(r"`(\w+)`: ([^;.]+)", field["description"])
        means = [(one, words, counts["verdict"].get(one, 0)) for one, words in meant]
        agreed = [(one, counts["agreement"].get(one, 0)) for one in record.AGREEMENT]
        yield self.page("reading", "reading", "How to read", verdicts=means, agreements=agreed)
        _, toc = text.render((places.TEACHING / "guide.md").read_text("utf-8"), "guide.md")
        plan = next((anchor for _, anchor, words in toc if PLAN.search(words)), "")
        forms = sorted(path.name for path in (places.TEACHING / "forms").glob("*") if path.is_file())
        yield self.page("teach", "teach", "Teach", decks=self.slides, titles=self.titles, forms=forms, plan=plan)
        data = [(one["path"], one["title"], len(ledger.read(one["name"]))) for one in ledger.package()["resources"]]
        about = {"titles": self.titles, "data": data, "references": self.references, "commands": self.commands}
        yield self.page("downloads", "downloads", "Downloads", **about)
        about, year = self.cff["references"][0], str(self.cff["date-released"])[:4]
        yield self.page("cite", "cite", "How to cite", cff=self.cff, about=about, year=year)
        yield self.page("search", "search", "Search")

    def pages(self):
        """Yield every page as (name, template, values)."""
        for make in (
            self.front,
            self.reading_pages,
            self.map_page,
            self.part_pages,
            self.sheet_pages,
            self.other_pages,
        ):
            yield from make()

    def findable(self):
        """Yield everything that the search can find, as (address, kind, title, text)."""
        for name in self.reading:
            yield from _headings(f"{name}.html", "Notebook", self.titles[name], self.cells[name])
        for name, (title, path) in places.DOCUMENTS.items():
            if name != "codebook":
                body, _ = text.render(path.read_text("utf-8"), path.name)
                yield f"{name}.html", "Page", title, text.plain(body)
        for locator in places.order():
            yield (
                places.address(locator),
                "Place",
                self.places[locator]["words"],
                f"Read under {self.read_at[locator][1]}",
            )
        for row in rows.rows("glossary"):
            yield rows.address("glossary", row.name), "Glossary", row.name, _words_of(row)
        for page in self.sheets:
            for file in rows.PAGES[page] if page not in ("citations", "series") else ():
                title = ledger.describe(file)["title"]
                for row in rows.rows(file):
                    yield f"{page}.html#{row.anchor}", title, row.name, _words_of(row)


KINDS = {"Notebook": 1.6, "Place": 3, "Glossary": 2.5, "Page": 1.2}  # how much a kind counts in the search; others 1


def _verdicts(words):
    """Return "open; the record: close" as styled parts."""
    return [
        rows.Part(
            one, "", f"verdict {'r' if one.startswith('the record') else 'v'}-" + one.rsplit(": ")[-1].replace(" ", "-")
        )
        for one in words.split("; ")
    ]


def _counted(found, page):
    """Return pairs of a row and its verdict as parts: each verdict once, with its number, leading to its first row."""
    first, counts = {}, Counter(part.words for _, part in found)
    for row, part in found:
        first.setdefault(
            part.words, rows.Part(f"{part.words} {counts[part.words]}", f"{page}.html#{row.anchor}", part.style)
        )
    return list(first.values())


def _words_of(row):
    return text.plain(". ".join(" ".join(str(part.words) for part in cell) for cell in row.cells.values() if cell))


def _headings(page, kind, title, cells):
    """Return each heading of a notebook with the text below it."""
    found = [(page, kind, title, [])]
    for cell in cells:
        for level, anchor, words in cell.headings:
            if level > 1:
                found.append((f"{page}#{anchor}", kind, words, []))
        found[-1][3].append(text.plain(re.sub(r"<h[1-6].*?</h[1-6]>", "", str(cell.prose))) + " " + cell.outputs)
    return [(address, kind, words, " ".join(body)) for address, kind, words, body in found]
