"""Turns Markdown into HTML: anchors as JupyterLab writes them, links that hold in the book, places and terms marked.

Pure functions on text and on markdown-it's tokens; what a place or a term leads to is asked of ``places``.
"""

import html
import re
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

import places
from nopolicy import ledger

MATH = re.compile(r"\$\$|(?<![\\\w])\$(?=[^\s\d$])[^$\n]*[^\s\\$]\$(?!\d)")
TAG = re.compile(r"<[^>]+>")
CLOSED = r"(?s:<(?P<closed>a|summary|code|h[1-6])\b.*?</(?P=closed)>)"  # inside these nothing is marked
TABLE = r"(?s)(<summary>(.*?)</summary>\s*)?(<table\b[^>]*>\s*(?:<caption\b[^>]*>(.*?)</caption>)?.*?</table>)"
HREF = re.compile(r'(?<=href=")[^"]+')
STYLED = re.compile(r' style="text-align: left(; vertical-align: top)?"')  # what every cell here has anyway
PLACE = Markup('<a class="place" href="{}">{}</a>')
TERM = Markup(
    '<span class="term"><span tabindex="0" role="button" aria-describedby="gloss-{key}">{term}</span>'
    '<span class="gloss" role="tooltip" id="gloss-{key}">{words} <a href="glossary.html#{key}">Glossary</a></span>'
    "</span>"
)
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class BookError(ValueError):
    """A notebook or a file of the data cannot become a page."""


def plain(markup):
    """Return HTML as text without its tags, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", str(markup))).split())


def slug(words):
    """Return words as an anchor or a name of a style."""
    return re.sub(r"[^\w.-]+", "-", words)


def terms():
    """Return the glossary as a dict from a term to its row. ``marked`` takes out of it each term that it explains."""
    return {row.term: row for row in ledger.read("glossary").itertuples()}


@cache
def pattern():
    """Return what finds in HTML a term of the glossary, the longest first, a place, or what stays as it is."""
    known = "|".join(map(re.escape, sorted(terms(), key=len, reverse=True)))
    return re.compile(rf"{CLOSED}|{TAG.pattern}|(?<![\w-])(?P<term>{known})(?![\w-])|{places.MENTION.pattern}")


def marked(markup, unexplained=()):
    """Return HTML in which each place of the paper leads to what stands there, and terms are explained, once each.

    ``unexplained`` are terms as from ``terms``. Links, headings, summaries and code stay as they are.
    """

    def mark(found):
        if term := found["term"]:
            if term not in unexplained:
                return found[0]
            entry = unexplained.pop(term)
            words = marked(html.escape(f"{entry.full}. {entry.gloss}" if entry.full else entry.gloss))
            return TERM.format(key=f"t-{slug(term)}", term=term, words=Markup(words))
        locator = places.named().get(found[0])
        return PLACE.format(places.address(locator), found[0]) if locator else found[0]

    return pattern().sub(mark, markup)


def boxed(markup):
    """Put each table of HTML in a box that scrolls sideways and that the keyboard can reach."""

    def box(found):
        label = html.escape(plain(found[4] or found[2] or "Table"))
        opened = f'{found[1] or ""}<div class="table-box" role="group" tabindex="0" aria-label="{label}">'
        return f"{opened}{STYLED.sub('', found[3])}</div>"

    return re.sub(TABLE, box, markup)


def shown(markup, unexplained=()):
    """Return HTML as a page shows it: tables boxed, links those of the book, the rest as by ``marked``."""
    linked = HREF.sub(lambda found: html.escape(places.in_book(html.unescape(found[0]))), markup)
    return Markup(marked(boxed(linked), unexplained))


def render(source, here, unexplained=()):
    """Return Markdown (HTML in it is kept) as HTML, and its headings as triples of level, anchor and words.

    ``here`` says what it is, for errors; ``unexplained`` are terms as in ``marked``. Raises BookError for a formula.
    """
    if found := MATH.search(source):
        raise BookError(f"{here}: {found[0]!r} reads as a formula; escape the dollar sign, or write it in words.")
    tokens, headings = PARSER.parse(source), []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before and before.type == "heading_open":
            words = "".join(child.content for child in token.children)
            before.attrs["id"] = places.anchor(words)
            headings.append((int(before.tag[1]), before.attrs["id"], words))
    return shown(PARSER.renderer.render(tokens, PARSER.options, {}), unexplained), headings
