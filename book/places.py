"""The places of the paper in the book: the part of the ledger in which each stands, and how an address leads there."""

import re
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote

import nbformat

from nopolicy import ledger

LEDGER = "07_ledger"
NOTEBOOKS = ledger.DATA.parent / "notebooks"
TEACHING = ledger.DATA.parent / "teaching"
PAPER = "http://escholarship.org/uc/item/55g6m4k5"
MENTION = re.compile(r"¶\d\.\d+|\b[Ff]n \d+\b|\b(?:Table|Figure) \d\b")
DOCUMENTS = {  # pages that are documents of the repository
    "history": TEACHING / "history.md",
    "guide": TEACHING / "guide.md",
    "questionnaire": TEACHING / "questionnaire.md",
    "class": TEACHING / "README.md",
    "codebook": ledger.DATA / "README.md",
}
SHEET_PAGES = {"errata": "slips", "works": "sources", "conclusions": "findings", "author_years": "citations"}


@cache
def load(name):
    """Return a stored notebook."""
    return nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)


def anchor(words):
    """Return the anchor of a heading, as JupyterLab gives it."""
    return words.replace(" ", "-")


@cache
def _sections():
    """Return the sections of the ledger notebook as pairs of a heading and the source below it."""
    source = "\n".join(cell.source for cell in load(LEDGER).cells)
    return re.findall(r"(?ms)^## (.+?)$(.*?)(?=^## |\Z)", source)


@cache
def parts():
    """Return the parts of the paper in its order as (page, title, locators), under the headings of the ledger notebook.

    A section's own heading stands with its first part; tables and figures are a part of their own.
    """
    frame, groups = ledger.read("paragraphs").set_index("locator"), {}
    ends = frame[frame["kind"].isin(["table", "figure"])]
    for section in frame["section"].unique():
        locators = ledger.part(section)
        names = list(frame.loc[locators, "subsection"])
        if names.count("") == 1:
            names[0] = names[1]
        for locator, name in zip(locators, names, strict=True):
            groups.setdefault((section, name), []).append(locator)
        if section == ends["section"].iloc[0]:
            groups["ends"] = list(ends.index)
    titles = [title for title, source in _sections() if "sheets.here(" in source]
    named = zip(titles, groups.values(), strict=True)
    return [("part-" + re.sub(r"\W+", "-", title.lower()), title, locators) for title, locators in named]


@cache
def order():
    """Return the places of the paper (locators) in reading order, each with its page; notes follow their marks."""
    return {locator: page for page, _, locators in parts() for locator in locators}


@cache
def named():
    """Return the places of the paper by their names in prose, such as those that MENTION finds: fn 19, and Fn 19."""
    names = {ledger.place(locator): locator for locator in order()}
    return names | {name.capitalize(): locator for name, locator in names.items()}


def address(locator):
    """Return where all that the companion holds of a place stands."""
    return f"{order()[locator]}.html#p-{locator}"


def _ledger_page(there):
    """Return where a heading (as an anchor) of the ledger notebook went: its part, or the first file it shows."""
    under = {anchor(words): one for one in _sections() for words in [one[0], *re.findall(r"(?m)^### (.+)$", one[1])]}
    if there not in under:
        raise ledger.LedgerError(f"notebooks/{LEDGER}.ipynb has no heading {there!r}: correct the link to it.")
    title, source = under[there]
    if page := {title: page for page, title, _ in parts()}.get(title):
        return page
    file = re.search(r'sheets\.whole\("(\w+)"', source)[1]
    return SHEET_PAGES.get(file, file)


def in_book(href):
    """Return where a link of a notebook or a document leads in the book; an address on the web stays as it is."""
    target, _, fragment = href.partition("#")
    if not target or re.match(r"\w+:", target):
        return href
    path, end = PurePosixPath(target), f"#{fragment}" if fragment else ""
    if path.suffix == ".py":  # what makes the decks (behind # a notebook, / and the number of a slide) or the edition
        return re.sub(r"^\w+", r"slides/\g<0>.html#", fragment) or f"teach.html#{path.stem}"
    if path.stem == LEDGER:
        return f"{_ledger_page(unquote(fragment)) if fragment else 'ledger'}.html"
    if path.suffix == ".ipynb":
        return f"{path.stem}.html{end}"
    folder = "data" if "data" in path.parts else "teaching"
    for page in (page for page, document in DOCUMENTS.items() if document.parts[-2:] == (folder, path.name)):
        return f"{page}.html{end}"
    return f"downloads/{folder}/{path.name}" if path.suffix in (".csv", ".json", ".txt", ".xlsx") else href
