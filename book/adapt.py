"""Turns a stored notebook into what a page shows: the same cells and outputs, dressed for readers who run nothing.

Nothing is executed and no output is recomputed: code is folded, charts become files with their alt text, tables get a
box to scroll in, and links to notebooks become links to pages.
"""

import base64
import hashlib
import html
import io
import re
from dataclasses import dataclass, field

import pygments
from markupsafe import Markup
from PIL import Image
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

import places
import text
from text import BookError

WIDGET = "application/vnd.jupyter.widget-view+json"
TABLE = re.compile(r"(<summary>(?P<summary>.*?)</summary>\s*)?(?P<table><table\b.*?</table>)", re.DOTALL)
CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
HREF = re.compile(r'(?<=href=")[^"]+')
STYLED = re.compile(r' style="text-align: left(; vertical-align: top)?"')  # what every cell here has anyway
SCREEN = 96 / 144  # charts are stored at 144 dots an inch


@dataclass
class Chart:
    """A picture of a notebook: the file's bytes and name, its alt text, and its size on a page in pixels."""

    data: bytes
    name: str
    alt: str
    width: int
    height: int


@dataclass
class Cell:
    """A cell as the page shows it: prose, or folded code with its tables, charts and text. ``mentions`` are places."""

    number: int
    prose: str = ""
    headings: list = field(default_factory=list)
    code: str = ""
    tables: list = field(default_factory=list)
    charts: list = field(default_factory=list)
    printed: list = field(default_factory=list)

    @property
    def words(self):
        """The cell's text, as the search sees it."""
        return f"{text.plain(self.prose)} {self.outputs}"

    @property
    def outputs(self):
        """The text of what the cell shows."""
        return text.plain(" ".join([*self.tables, *(chart.alt for chart in self.charts)]))


def source(cell):
    """Return the source of a cell as one string."""
    return "".join(cell["source"])


def boxed(markup):
    """Put each table of an HTML output in a box that scrolls sideways and that the keyboard can reach."""

    def box(found):
        caption = CAPTION.search(found["table"])
        label = html.escape(text.plain(caption[1] if caption else found["summary"] or "Table"))
        summary = f"<summary>{found['summary']}</summary>\n" if found["summary"] else ""
        table = STYLED.sub("", found["table"])
        return f'{summary}<div class="table-box" role="region" tabindex="0" aria-label="{label}">{table}</div>'

    return TABLE.sub(box, markup)


def shown(markup):
    """Return an HTML output as the page shows it: boxed, its links those of the book, its places links too."""
    linked = HREF.sub(lambda found: html.escape(places.in_book(html.unescape(found[0]))), markup)
    return Markup(text.marked_places(boxed(linked)))


def file_name(data):
    """Return the name of a picture's file: that of its content, so that it is kept once."""
    return hashlib.sha256(data).hexdigest()[:16] + ".png"


def chart(output, here):
    """Return an output's picture as a Chart, named by its content. Raises BookError for one without alt text."""
    data = base64.b64decode("".join(output["data"]["image/png"]))
    about = output["metadata"].get("image/png", {})
    if not about.get("alt"):
        raise BookError(f"{here}: the chart has no alt text; make it a charts.Chart with its finding.")
    width, height = Image.open(io.BytesIO(data)).size
    scale = about.get("width", width * SCREEN) / width
    return Chart(data, file_name(data), about["alt"], round(width * scale), round(height * scale))


def _code(words):
    return Markup(pygments.highlight(words, PythonLexer(), HtmlFormatter(nowrap=True)))


def cells(notebook, name, terms=None):
    """Return a notebook, as read from JSON, as a list of Cell.

    Raises BookError, which names notebook and cell: a chart without alt text, two charts in one cell, or a widget
    without the HTML that stands in for it.
    """
    found = []
    for number, cell in enumerate(notebook["cells"], start=1):
        here, one = f"{name}.ipynb, cell {number}", Cell(number)
        if cell["cell_type"] == "markdown":
            one.prose, one.headings = text.render(source(cell), here, terms)
        else:
            one.code = _code(source(cell))
            for output in cell["outputs"]:
                _add(output, one, here)
            if len(one.charts) > 1:
                raise BookError(f"{here}: {len(one.charts)} charts in one cell; give each a cell of its own.")
        found.append(one)
    return found


def _add(output, cell, here):
    data = output.get("data", {})
    if WIDGET in data and "text/html" not in data:
        raise BookError(f"{here}: a widget is stored without HTML beside it, so a page has nothing to show for it.")
    if "image/png" in data:
        cell.charts.append(chart(output, here))
    elif "text/html" in data:
        cell.tables.append(shown("".join(data["text/html"])))
    elif words := "".join(output.get("text") or data.get("text/plain", "")):
        cell.printed.append(words)


def title(notebook):
    """Return the first heading of a notebook."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and (found := re.search(r"^# (.+)$", source(cell), re.MULTILINE)):
            return found[1]
    raise BookError("A notebook without a heading of the first level cannot become a page.")


def minutes(notebook):
    """Return how many minutes a notebook takes to read by its own account, or ""."""
    found = re.search(r"\*\*Minutes\.?\*\*\.?\s*(?:About )?(\d+)", "\n".join(map(source, notebook["cells"])))
    return found[1] if found else ""


def findings(notebook):
    """Return the rows of a notebook's first screen as (what is found, number, verdict, what it depends on)."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            head, *lines = "".join(output.get("data", {}).get("text/plain", "")).split("\n")
            if head == "In one screen":
                return [tuple(line.split(" | ")) for line in lines[1:]]
    return []


def readings(found, locators):
    """Return, for places with the heading that reads them, the cell under it that names them first (number or None).

    ``found`` are a notebook's cells; ``locators`` maps a locator to the anchor of its heading. Ranges ("¶2.16 to
    ¶2.18") name the places between their ends too.
    """
    under, result = None, dict.fromkeys(locators)
    for cell in found:
        for _, anchor, _ in cell.headings:
            under = anchor if anchor in set(locators.values()) else under
        for one in named(cell.words):
            if one in result and result[one] is None and locators[one] == under:
                result[one] = cell.number
    return result


def named(words):
    """Return the locators of the places that a text names, those inside a range included."""
    known, found = list(places.order()), []
    hits = list(places.MENTION.finditer(words))
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        first = places.locator(hit)
        found += [first] if first else []
        last = following and words[hit.end() : following.start()] == " to " and places.locator(following)
        if first and last and "." in first and "." in last:
            between = known[known.index(first) + 1 : known.index(last)]
            found += [one for one in between if "." in one]
    return found
