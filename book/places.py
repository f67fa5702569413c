"""The places of the paper in the book: the part of the ledger in which each stands, and how an address leads there."""

import json
import re
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from nopolicy import ledger

LEDGER = "07_ledger"
NOTEBOOKS = ledger.DATA.parent / "notebooks"
TEACHING = ledger.DATA.parent / "teaching"
PAPER = "http://escholarship.org/uc/item/55g6m4k5"
MENTION = re.compile(r"¶(?P<paragraph>\d\.\d+)|\bfn (?P<note>\d+)\b|\b(?P<kind>Table|Figure) (?P<number>\d)\b")
DOCUMENTS = {  # pages that are documents of the repository: title and path
    "history": ("History, 1942 to 2002", TEACHING / "history.md"),
    "guide": ("The guide", TEACHING / "guide.md"),
    "questionnaire": ("The form", TEACHING / "questionnaire.md"),
    "class": ("Your class", TEACHING / "README.md"),
    "codebook": ("Codebook", ledger.DATA / "README.md"),
}


def load(name):
    """Return a stored notebook."""
    return json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))


@cache
def order():
    """Return every place of the paper as a dict from its locator to its number in reading order; notes follow marks."""
    return {locator: number for number, locator in enumerate(one for part in groups().values() for one in part)}


@cache
def groups():
    """Return the parts of the paper in its order: (section, subsection) to locators; tables and figures are one part.

    A section's own heading stands with its first part. Raises LedgerError when a note and its mark differ in part.
    """
    frame = ledger.read("paragraphs")
    ends = frame["kind"].isin(["table", "figure"])
    part = dict(zip(frame["locator"], zip(frame["section"], frame["subsection"], strict=True), strict=True))
    found, extra = {}, list(frame.loc[ends, "locator"])
    for section in frame["section"].unique():
        locators = [one for one in ledger.part(section) if one not in extra]
        named = [part[one] for one in locators if part[one] != (section, "")]
        heading_alone = named and len(locators) - len(named) == 1
        for one in locators:
            found.setdefault(named[0] if heading_alone and one == locators[0] else part[one], []).append(one)
        if section == frame.loc[ends, "section"].iloc[0]:
            found["Tables and lost figures", ""] = extra
    if sorted(frame["locator"]) != sorted(one for part in found.values() for one in part):
        raise ledger.LedgerError("data/paragraphs.csv: a footnote and the place of its mark differ in subsection.")
    return found


@cache
def parts():
    """Return the parts as (page, title, locators), under the headings of the notebook that goes through the ledger."""
    cells = load(LEDGER)["cells"]
    titles, title = [], ""
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and (found := re.search(r"^## (.+)$", source, re.MULTILINE)):
            title = found[1]
        elif "sheets.here(" in source and title not in titles:
            titles.append(title)
    return [
        ("part-" + re.sub(r"\W+", "-", title.lower()), title, locators)
        for title, locators in zip(titles, groups().values(), strict=True)
    ]


@cache
def _pages():
    return {locator: page for page, _, locators in parts() for locator in locators}


def address(locator):
    """Return where all that the companion holds of a place stands."""
    return f"{_pages()[locator]}.html#p-{locator}"


def locator(found):
    """Return the locator that a match of MENTION names, or None where the paper has no such place."""
    one = found["paragraph"] or (f"fn{found['note']}" if found["note"] else f"{found['kind'][0]}{found['number']}")
    return one if one in order() else None


@cache
def _ledger_headings():
    """Return where each heading of the ledger notebook went: a part's page, or the page of the first file it shows."""
    found = {title.replace(" ", "-"): page for page, title, _ in parts()}
    title, here = "", ""
    for cell in load(LEDGER)["cells"]:
        source = "".join(cell["source"])
        for level, words in re.findall(r"^(##+) (.+)$", source, re.MULTILINE):
            title, here = (words.replace(" ", "-"), found.get(words.replace(" ", "-"), here if level == "###" else ""))
            if here:
                found[title] = here
        if title not in found and (whole := re.match(r'sheets\.whole\("(\w+)"', source)):
            found[title] = SHEET_PAGES.get(whole[1], whole[1])
    return found


SHEET_PAGES = {"errata": "slips", "works": "sources", "conclusions": "findings", "author_years": "citations"}


def in_book(href):
    """Return where a link of a notebook or a document leads in the book; an address on the web stays as it is."""
    target, _, fragment = href.partition("#")
    if not target or re.match(r"\w+:", target):
        return href
    path = PurePosixPath(target)
    end = f"#{fragment}" if fragment else ""
    if path.suffix == ".ipynb":
        if path.stem != LEDGER:
            return f"{path.stem}.html{end}"
        return f"{_ledger_headings()[unquote(fragment)]}.html" if fragment else "ledger.html"
    folder = "data" if "data" in path.parts else "teaching"
    for page, (_, document) in DOCUMENTS.items():
        if document.parts[-2:] == (folder, path.name):
            return f"{page}.html{end}"
    return f"downloads/{folder}/{path.name}" if path.suffix in (".csv", ".json", ".py") else href
