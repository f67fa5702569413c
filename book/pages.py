"""What each page of the book holds: its template and the values for it, from the data and the stored notebooks."""

import re
from collections import Counter
from functools import cached_property

import adapt
import places
import review
import rows
import text
from nopolicy import coverage, ledger, record, scoreboard, sheets

TEACHING = ledger.DATA.parent / "teaching"
MEANING = {
    "holds": "The rest of the paper bears it out.",
    "repeated": "Said again elsewhere in the paper, with nothing independent behind it.",
    "loosely": "True at the edge of what its words can mean, or on some readings only.",
    "fails": "The paper's own numbers or words contradict it.",
    "open": "The paper does not print what would settle it.",
    "asserted": "A fact from outside the paper; nothing in it to check it with.",
    "blank": "A number that the draft leaves unfilled.",
}
DOCUMENTS = {
    "history": ("History, 1942 to 2002", TEACHING / "history.md"),
    "guide": ("The guide", TEACHING / "guide.md"),
    "questionnaire": ("The form", TEACHING / "questionnaire.md"),
    "class": ("Your class", TEACHING / "README.md"),
    "codebook": ("Codebook", ledger.DATA / "README.md"),
}
MANY = {
    "errata": "slips",
    "argument": "points",
    "interviews": "counts of the sample",
    "queries": "questions to the author",
}
ONE = {"errata": "slip", "argument": "point", "interviews": "count of the sample", "queries": "question to the author"}


class Book:
    """All pages of the book, built from what is stored.

    ``slides`` are the file names of the decks, ``references`` those of the exported references, ``commands`` the two
    commands of the README, ``cff`` is CITATION.cff, parsed; ``lab`` tells whether the browser edition lies beside.
    """

    def __init__(self, slides, references, commands, cff, lab):
        self.slides, self.references, self.commands, self.cff, self.lab = slides, references, commands, cff, lab
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
    def contents(self):
        """Return the contents list: groups of entries, each a page and its title."""
        groups = {
            "Read": [("index", "What the paper found"), *((name, self.titles[name]) for name in self.reading)],
            "Look up": [
                ("paper", "Paper to companion"),
                ("record", "The public record"),
                ("completed", "The draft, completed"),
                ("ledger", "Ledger"),
                ("sources", "Sources"),
                ("glossary", "Glossary"),
                ("history", DOCUMENTS["history"][0]),
            ],
            "Teach": [
                ("teach", "Teach"),
                *((name, DOCUMENTS[name][0]) for name in ("guide", "questionnaire", "class")),
            ],
            "About": [
                ("reading", "How to read"),
                ("codebook", "Codebook"),
                ("downloads", "Downloads"),
                ("cite", "How to cite"),
            ],
        }
        return [(name, [_entry(*one) for one in entries]) for name, entries in groups.items()]

    @cached_property
    def read_at(self):
        """Return for each place the cell that reads it (else its heading), that heading, and why the place has no row."""
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
        """Return a page as (name, template, values), with what every page needs."""
        toc = values.pop("toc", [])
        frame = {
            "page": name,
            "title": title,
            "toc": toc,
            "paper": places.PAPER,
            "contents": self.contents,
            "lab": self.lab,
        }
        return (
            name,
            template,
            {"kind": template, "within": "", "siblings": [], "before": None, "after": None} | frame | values,
        )

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
        counts = {
            name: len(ledger.read(name)) for name in ("statements", "claims", "events", "record", "sources", "blanks")
        }
        filled = len(self.blanks()[0])
        yield self.page("index", "front", "What the paper found", groups=groups, counts=counts, filled=filled)

    def reading_pages(self):
        """Make a page for each notebook of the reading."""
        entries = [_entry(name, self.titles[name]) for name in self.reading]
        read = ledger.read("readings").groupby("notebook", sort=False)["locator"].first()
        for at, name in enumerate(self.reading):
            door = places.address(read[name]).split("#")[0] if name in read else "ledger.html"
            deck = f"{name}.slides.html"
            yield self.page(
                name,
                "notebook",
                self.titles[name],
                cells=self.cells[name],
                toc=[one for cell in self.cells[name] for one in cell.headings],
                minutes=adapt.minutes(self.notebooks[name]),
                door=door,
                slides=next((one for one in self.slides if one.startswith(name)), deck if deck in self.slides else ""),
                before=entries[at - 1] if at else None,
                after=entries[at + 1] if at + 1 < len(entries) else None,
            )

    def _place(self, locator):
        first, also = self.at_place
        there, heading, nothing = self.read_at[locator]
        files = {}
        for file, row in first[locator]:
            files.setdefault(file, []).append((row, self.records.get(row.name, [])))
        works = ledger.read("citations").query("locator == @locator")["work"]
        return {
            "locator": locator,
            "words": self._words(locator),
            "href": places.address(locator),
            "read": there,
            "heading": heading,
            "nothing": nothing if not first[locator] else "",
            "files": [(file, ledger.describe(file)["title"], found) for file, found in files.items()],
            "works": [part for key in works for part in rows.ROLES["works"](key)],
            "elsewhere": also[locator],
        }

    @staticmethod
    def _words(locator):
        row = ledger.read("paragraphs").set_index("locator").loc[locator]
        return ledger.place(locator) + (f": {row['title']}" if row["kind"] in ("table", "figure") else "")

    def _recomputed(self):
        """Return the cells of the ledger notebook that work something out, by the heading they stand under."""
        found, title = {}, ""
        for cell, stored in zip(self.cells[places.LEDGER], self.notebooks[places.LEDGER]["cells"], strict=True):
            title = next((words for level, _, words in cell.headings if level == 2), title)
            if (cell.headings and cell.headings[0][0] <= 2) or "sheets.here(" in adapt.source(stored):
                continue
            found.setdefault(title, []).append(cell)
        return found

    def part_pages(self):
        """Make a page for each part of the paper: each place with its rows and their record, and what is recomputed."""
        entries = [_entry(page, title) for page, title, _ in places.parts()]
        recomputed = self._recomputed()
        for at, (page, title, locators) in enumerate(places.parts()):
            shown = [self._place(one) for one in locators]
            beside = [
                one.name for place in shown for _, _, found in place["files"] for _, also in found for one in also
            ]
            yield self.page(
                page,
                "part",
                title,
                places=shown,
                pages=rows.PAGE,
                cells=recomputed.get(title, []),
                reviews=review.reviews(beside, self.cff),
                within="paper",
                siblings=entries,
                before=entries[at - 1] if at else None,
                after=entries[at + 1] if at + 1 < len(entries) else None,
            )

    def map_page(self):
        """Make Paper to companion: one line for each place."""
        parts = []
        for page, title, locators in places.parts():
            lines = []
            for place in map(self._place, locators):
                rows_, base = (
                    [(file, row, beside) for file, _, found in place["files"] for row, beside in found],
                    page + ".html#",
                )
                verdicts = _counted(
                    (part.words, base + row.anchor, part.style)
                    for file, row, _ in rows_
                    for part in row.cells.get("Verdict", ())[:1]
                    if file == "statements"
                )
                found = _counted(
                    (part.words, base + one.anchor, "verdict r-" + part.words.replace(" ", "-"))
                    for _, _, beside in rows_
                    for one in beside
                    for part in one.cells["Agreement"][:1]
                )
                other = Counter(file for file, _, _ in rows_ if file != "statements")
                others = [
                    rows.Part(f"{n} {ONE.get(file, file[:-1]) if n == 1 else MANY.get(file, file)}", place["href"])
                    for file, n in other.items()
                ]
                lines.append(place | {"verdicts": verdicts, "record": found, "others": others})
            parts.append({"page": page, "title": title, "places": lines})
        siblings = [_entry(page, title) for page, title, _ in places.parts()]
        yield self.page(
            "paper",
            "paper",
            "Paper to companion",
            parts=parts,
            count=len(places.order()),
            within="paper",
            siblings=siblings,
        )

    def sheet_pages(self):
        """Make the pages of the ledger, and the page that lists them."""
        titles = {page: ledger.describe(rows.PAGES[page][0])["title"] for page in self.sheets} | {"sources": "Sources"}
        siblings = [_entry(page, titles[page]) for page in self.sheets]
        extra = {
            name: [
                (one.rsplit(".")[-1], f"downloads/references/{one}") for one in self.references if one.startswith(name)
            ]
            for name in ("works", "sources")
        }
        for page in self.sheets:
            shown = [rows.sheet(file) for file in rows.PAGES[page] if len(ledger.read(file))]
            within = "" if page in ("record", "sources") else "ledger"
            yield self.page(page, "sheet", titles[page], sheets=shown, extra=extra, within=within, siblings=siblings)
        entries = [
            {
                "href": f"{page}.html",
                "title": titles[page],
                "count": f"{sum(len(rows.rows(file)) for file in rows.PAGES[page])} rows",
                "words": ledger.describe(rows.PAGES[page][0])["description"],
            }
            for page in self.sheets
        ]
        lead = "What the paper says, as rows: as printed, slips included, and in our words; and the record beside it."
        yield self.page("ledger", "list", "Ledger", lead=lead, entries=entries, within="ledger", siblings=siblings)

    def blanks(self):
        """Return the blanks that the record fills, and those it does not, each with its row and the record's."""
        filled, author = [], []
        for row in rows.rows("blanks"):
            found = self.records.get(row.name, [])
            fills = [one for one in found if one.cells["Agreement"][0].words == "fills a blank"]
            (filled if fills else author).append({"row": row, "records": fills or found})
        return tuple(sorted(some, key=lambda one: one["row"].keys["Where"]) for some in (filled, author))

    def other_pages(self):
        """Make the pages that are neither notebook nor ledger."""
        filled, author = self.blanks()
        total = len(filled) + len(author)
        yield self.page("completed", "completed", "The draft, completed", filled=filled, author=author, total=total)
        about = ledger.describe("glossary")["description"]
        yield self.page("glossary", "glossary", "Glossary", rows=rows.rows("glossary"), about=about)
        for name, (title, path) in DOCUMENTS.items():
            body, toc = text.render(path.read_text("utf-8"), path.name, text.Terms() if name == "history" else None)
            yield self.page(name, "prose", title, body=body, toc=toc)
        counts = ledger.read("statements")["verdict"].value_counts()
        verdicts = [(one, MEANING[one], counts.get(one, 0)) for one in scoreboard.VERDICTS]
        agreed = ledger.read("record")["agreement"].value_counts()
        agreements = [(one, agreed.get(one, 0)) for one in record.AGREEMENT]
        yield self.page("reading", "reading", "How to read", verdicts=verdicts, agreements=agreements)
        yield self.teach()
        notebooks = [(f"{name}.ipynb", title) for name, title in self.titles.items()]
        data = [(one["path"], one["title"], len(ledger.read(one["name"]))) for one in ledger.package()["resources"]]
        yield self.page(
            "downloads",
            "downloads",
            "Downloads",
            notebooks=notebooks,
            data=data,
            references=self.references,
            commands=self.commands,
        )
        yield self.page("cite", "cite", "How to cite", **cite(self.cff))
        yield self.page("search", "search", "Search")

    def teach(self):
        """Make the page for teachers."""
        decks = [(file, self.titles.get(file.split(".")[0], file)) for file in self.slides]
        forms = [(path.name, path.name) for path in sorted((TEACHING / "forms").glob("*")) if path.is_file()]
        _, toc = text.render((TEACHING / "guide.md").read_text("utf-8"), "guide.md")
        plan = next(
            (anchor for _, anchor, words in toc if re.search(r"\b(one|single) session|90 minutes", words, re.I)), ""
        )
        return self.page("teach", "teach", "Teach", decks=decks, forms=forms, plan=plan)

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
        for name, (title, path) in DOCUMENTS.items():
            if name != "codebook":
                body, _ = text.render(path.read_text("utf-8"), path.name)
                yield f"{name}.html", "Page", title, text.plain(body)
        for locator in places.order():
            yield places.address(locator), "Place", self._words(locator), f"Read under {self.read_at[locator][1]}"
        for row in rows.rows("glossary"):
            yield rows.address("glossary", row.name), "Glossary", row.name, _words_of(row)
        for page in self.sheets:
            for file in rows.PAGES[page] if page not in ("citations", "series") else ():
                title = ledger.describe(file)["title"]
                for row in rows.rows(file):
                    yield f"{page}.html#{row.anchor}", title, row.name, _words_of(row)


KINDS = {"Notebook": 1.6, "Place": 3, "Glossary": 2.5, "Page": 1.2}  # how much a kind counts in the search; others 1


def _entry(page, title):
    return {"page": page, "title": title}


def _verdicts(words):
    """Return "open; the record: close" as styled parts."""
    return [
        rows.Part(
            one, "", f"verdict {'r' if one.startswith('the record') else 'v'}-" + one.rsplit(": ")[-1].replace(" ", "-")
        )
        for one in words.split("; ")
    ]


def _counted(found):
    """Return (words, address, style) as parts, each of the words once, with its number and its first address."""
    first, counts = {}, Counter()
    for words, href, style in found:
        first.setdefault(words, (href, style))
        counts[words] += 1
    return [rows.Part(f"{words} {counts[words]}", *about) for words, about in first.items()]


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


def _bibtex(key, kind, fields):
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}"


def _names(authors):
    return " and ".join(
        f"{one['family-names']}, {one['given-names']}" if "family-names" in one else f"{{{one['name']}}}"
        for one in authors
    )


def cite(cff):
    """Return what the page on how to cite says; ``cff`` is CITATION.cff, parsed."""
    (about,) = cff["references"]
    (author,) = about["authors"]
    year, title, (kind, number) = str(cff["date-released"])[:4], f"{{{cff['title']}}}", about["number"].rsplit(" ", 1)
    own = {"author": _names(cff["authors"]), "title": title, "year": year, "note": f"Version {cff['version']}"}
    report = {"author": _names(about["authors"]), "title": f"{{{about['title']}}}"}
    report |= {"institution": about["institution"]["name"], "type": kind, "number": number, "year": about["year"]}
    return {
        "cff": cff,
        "about": about,
        "author": author,
        "year": year,
        "authors": ", ".join(
            one.get("name") or f"{one['given-names']} {one['family-names']}" for one in cff["authors"]
        ),
        "companion": _bibtex(f"nopolicy{year}", "misc", own),
        "report": _bibtex("rosenblum2002", "techreport", report | {"month": "jun", "url": places.PAPER}),
    }
