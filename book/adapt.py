"""Turns a stored notebook into what a page shows: the same cells and outputs, dressed for readers who run nothing.

Nothing is executed and no output is recomputed: code is folded, charts become files with their alt text, tables get a
box to scroll in, and links to notebooks become links to pages.
"""

import base64
import hashlib
import re
import struct
from collections import namedtuple
from itertools import product

from markupsafe import Markup
from pygments import formatters, highlight, lexers

import places
import text
from text import BookError

WIDGET = "application/vnd.jupyter.widget-view+json"
PYTHON = lexers.PythonLexer(), formatters.HtmlFormatter(nowrap=True)
RANGE = re.compile(r"¶(\d\.\d+) to ¶(\d\.\d+)")
# A picture of a notebook: the file's bytes and name, its alt text, and its size on a page in pixels.
Chart = namedtuple("Chart", "data name alt width height")
# A cell as the page shows it: prose, or code to be folded with its tables, charts and printed text. ``headings`` are
# triples of level, anchor and words; ``outputs`` tells in words what tables and charts show.
Cell = namedtuple("Cell", "number source prose headings code tables charts printed outputs")


def chart(output, here):
    """Return an output's picture as a Chart, named by its content. Raises BookError for one without alt text."""
    data = base64.b64decode(output.data["image/png"])
    about = output.metadata.get("image/png", {})
    if not about.get("alt"):
        raise BookError(f"{here}: the chart has no alt text; make it a charts.Chart with its finding.")
    width, height = struct.unpack(">II", data[16:24])  # where a PNG states its size
    name = f"{hashlib.sha256(data).hexdigest()[:16]}.png"
    return Chart(data, name, about["alt"], about["width"], round(about["width"] * height / width))


def cells(notebook, name, unexplained=()):
    """Return a notebook, as nbformat reads it, as a list of Cell; ``unexplained`` are terms as from ``text.terms``.

    Raises BookError, which names notebook and cell, for a chart without alt text, and a widget without HTML beside it.
    """
    found, before = [], ""
    for number, cell in enumerate(notebook.cells, start=1):
        here, prose, code = f"{name}.ipynb, cell {number}", "", ""
        headings, tables, charts, printed = [], [], [], []
        if cell.cell_type == "markdown":
            prose, headings = text.render(cell.source, here, unexplained)
        else:
            code = before + Markup(highlight(cell.source, *PYTHON))
            # What only prepares the next cell is folded with it: alone it would show a reader nothing.
            alone = not cell.outputs and [one.cell_type for one in notebook.cells[number : number + 1]] == ["code"]
            before, code = (code + "\n", "") if alone else ("", code)
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET in data and "text/html" not in data:
                raise BookError(f"{here}: a widget is stored without HTML, so a page has nothing to show for it.")
            if "image/png" in data:
                charts.append(chart(output, here))
            elif "text/html" in data:
                tables.append(text.shown(data["text/html"]))
            elif "text/markdown" in data:
                tables.append(text.render(data["text/markdown"], here)[0])
            elif words := output.get("text") or data.get("text/plain"):
                printed.append(words)
        words = text.plain(" ".join([*tables, *(one.alt for one in charts)]))
        found.append(Cell(number, cell.source, prose, headings, code, tables, charts, printed, words))
    return found


def findings(notebook):
    """Return the rows of a notebook's first screen as (what is found, number, verdict, what it depends on)."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    told = (output.get("data", {}).get("text/plain", "").splitlines() for output in outputs)
    return [line.split(" | ") for line in next(lines for lines in told if lines[:1] == ["In one screen"])[2:]]


def named(words):
    """Return the set of the locators of the places that a text names, those inside a range included."""
    order, found = list(places.order()), {places.named().get(one) for one in places.MENTION.findall(words)}
    for first, last in RANGE.findall(words):
        found |= {one for one in order[order.index(first) : order.index(last)] if "." in one}
    return found


def readings(found, anchors):
    """Return the number of the first cell that names a place under a heading, by (locator, anchor of the heading).

    ``found`` are a notebook's cells, ``anchors`` those of the headings that count.
    """
    under, result = {}, {}  # the headings that are open, by level
    for cell in found:
        for level, anchor in (one[:2] for one in cell.headings if one[1] in anchors):
            under = {above: one for above, one in under.items() if above < level} | {level: anchor}
        for pair in product(named(f"{text.plain(cell.prose)} {cell.outputs}"), under.values()):
            result.setdefault(pair, cell.number)
    return result
