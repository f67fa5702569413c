"""Turns a stored notebook into a page source: the same cells and outputs, dressed for readers who run nothing.

Pure functions on notebooks as read from JSON. Nothing is executed and no output is recomputed: code is folded, each
chart gets its alt text, tables get a box of their own to scroll in, and links to notebooks become links to pages.
"""

import re
from copy import deepcopy
from html import escape, unescape

WIDGET = "application/vnd.jupyter.widget-view+json"
TABLE = re.compile(r"(<summary>(?P<summary>.*?)</summary>\s*)?(?P<table><table\b.*?</table>)", re.DOTALL)
CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
NOTEBOOK_LINK = re.compile(r'(?<=href=")[\w.-]+\.ipynb(?=["#])')


class BookError(ValueError):
    """A notebook or a file of the data cannot become a page."""


def text(cell):
    """Return the source of a cell as one string."""
    return "".join(cell["source"])


def boxed(html):
    """Put each table of an HTML output in a box that scrolls sideways and that the keyboard can reach."""

    def box(found):
        caption = CAPTION.search(found["table"])
        words = caption[1] if caption else found["summary"] or "Table"
        label = escape(unescape(re.sub(r"<[^>]+>", "", words)))
        summary = f"<summary>{found['summary']}</summary>\n" if found["summary"] else ""
        return f'{summary}<div class="table-box" role="region" tabindex="0" aria-label="{label}">{found["table"]}</div>'

    return TABLE.sub(box, html)


def page_address(address):
    """Return the address in the book of a notebook, or of a heading in it as ``coverage.link`` writes it."""
    return address.replace(".ipynb", ".html", 1)


def linked(html):
    """Point links to notebooks, with or without the heading they lead to, at the pages made of them."""
    return NOTEBOOK_LINK.sub(lambda found: page_address(found[0]), html)


def charts(cell):
    """Return the pictures of a cell, each as (bytes in base64, alt text)."""
    found = []
    for output in cell.get("outputs", ()):
        if "image/png" in output.get("data", {}):
            alt = output["metadata"].get("image/png", {}).get("alt", "")
            found.append(("".join(output["data"]["image/png"]), alt))
    return found


def _output(output, here):
    """Return one output as the page shows it; a widget without its server is shown by its HTML."""
    data = output.get("data", {})
    if WIDGET in data:
        if "text/html" not in data:
            raise BookError(f"{here}: a widget is stored without HTML beside it, so a page has nothing to show for it.")
        del data[WIDGET]
    if "text/html" in data:
        data["text/html"] = boxed(linked("".join(data["text/html"])))
    return output


def page(notebook, name):
    """Return a copy of a notebook as the book shows it.

    Parameters
    ----------
    notebook : dict
        As stored: nbformat 4, every code cell executed.
    name : str
        Its name, for errors.

    Raises
    ------
    BookError
        A chart without alt text, two charts in one cell, or a widget without an HTML fallback; the message names
        notebook and cell.
    """
    notebook = deepcopy(notebook)
    notebook["metadata"].pop("widgets", None)
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        here = f"{name}, cell {number}"
        cell["metadata"]["tags"] = [*cell["metadata"].get("tags", []), "hide-input"]
        cell["outputs"] = [_output(output, here) for output in cell["outputs"]]
        pictures = charts(cell)
        if len(pictures) > 1:
            raise BookError(f"{here}: {len(pictures)} charts in one cell; give each a cell of its own.")
        if pictures:
            alt = pictures[0][1]
            if not alt:
                raise BookError(f"{here}: the chart has no alt text; make it a charts.Chart with its finding.")
            cell["metadata"]["mystnb"] = {"image": {"alt": alt, "classes": "chart"}}
    return notebook


def title(notebook):
    """Return the first heading of a notebook."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and (found := re.search(r"^# (.+)$", text(cell), re.MULTILINE)):
            return found[1]
    raise BookError("A notebook without a heading of the first level cannot become a page.")


def opening(notebook, words):
    """Return the paragraph of a notebook's first cell whose bold lead begins with ``words``, without it, or ""."""
    found = re.search(rf"^\*\*{words}[^*]*\*\*\s*(.+)$", text(notebook["cells"][0]), re.MULTILINE)
    return found[1] if found else ""


def chart_under(notebook, heading):
    """Return the first chart at or after a heading, as (bytes in base64, alt text). Raises BookError for none."""
    below = False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and re.search(rf"^#+ {re.escape(heading)}$", text(cell), re.MULTILINE):
            below = True
        if below and (found := charts(cell)):
            return found[0]
    raise BookError(f"No chart under a heading {heading!r}; the front page needs one.")
