"""Turns Markdown into HTML: anchors as JupyterLab writes them, links that hold in the book, places and terms marked.

Pure functions on text and on markdown-it's tokens; what a place or a term leads to is asked of ``places``.
"""

import html
import re
import unicodedata
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

import places
from nopolicy import ledger

MATH = re.compile(r"\$\$|(?<![\\\w])\$(?=[^\s\d$])[^$\n]*[^\s\\$]\$(?!\d)")
BOX = '<div class="table-box" role="region" tabindex="0" aria-label="Table">'
TAG = re.compile(r"<[^>]+>")


class BookError(ValueError):
    """A notebook or a file of the data cannot become a page."""


@cache
def _parser():
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def plain(markup):
    """Return HTML as text without its tags, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", str(markup))).split())


def fold(words):
    """Return text in small letters and without accents, as the search compares it."""
    apart = unicodedata.normalize("NFKD", words.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def anchor(words):
    """Return the anchor of a heading, as JupyterLab gives it."""
    return words.replace(" ", "-")


def marked_places(markup):
    """Return HTML in which each place of the paper (¶2.19, fn 19, Table 3, Figure 8) leads to what stands there."""
    parts, inside = [], False
    for part in re.split(r"(<[^>]+>)", markup):
        if part.startswith("<"):
            inside = part.startswith(("<a ", "<a>", "<summary")) or (inside and part not in ("</a>", "</summary>"))
        elif not inside:
            part = places.MENTION.sub(_place, part)
        parts.append(part)
    return "".join(parts)


def _place(found):
    locator = places.locator(found)
    return f'<a class="place" href="{places.address(locator)}">{found[0]}</a>' if locator else found[0]


class Terms:
    """The glossary's terms, each to be explained where a page first mentions it."""

    def __init__(self):
        frame = ledger.read("glossary")
        self.entries = {row.term: row for row in frame.itertuples()}
        longest = sorted(self.entries, key=len, reverse=True)
        self.pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
        self.seen = set()

    def split(self, token):
        """Return a text token as tokens, the first mention of each term among them as HTML that explains it."""
        found, end = [], 0
        for hit in self.pattern.finditer(token.content):
            if hit[1] in self.seen:
                continue
            self.seen.add(hit[1])
            entry = self.entries[hit[1]]
            words = f"{entry.full}. {entry.gloss}" if entry.full else entry.gloss
            name, key = html.escape(hit[1]), term_anchor(hit[1])
            markup = (
                f'<span class="term"><span tabindex="0" role="button" aria-describedby="gloss-{key}">{name}</span>'
                f'<span class="gloss" role="tooltip" id="gloss-{key}">{html.escape(words)} '
                f'<a href="glossary.html#{key}">Glossary</a></span></span>'
            )
            found += [Token("text", "", 0, content=token.content[end : hit.start()])]
            found += [Token("html_inline", "", 0, content=markup)]
            end = hit.end()
        return [*found, Token("text", "", 0, content=token.content[end:])]


def term_anchor(term):
    """Return the anchor of a glossary entry."""
    return "t-" + re.sub(r"[^\w.-]+", "-", term)


def _in_prose(children, terms):
    """Mark terms in the text of a paragraph; links stay as they are."""
    found, depth = [], 0
    for token in children:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        found += terms.split(token) if token.type == "text" and not depth else [token]
    return found


def render(source, here, terms=None, prefix=""):
    """Return Markdown as HTML, and its headings as triples of level, anchor and words.

    Parameters
    ----------
    source : str
        Markdown with tables; HTML in it is kept.
    here : str
        What it is, for errors.
    terms : Terms, optional
        Explains each term at its first mention. Without it, none is explained.
    prefix : str
        What anchors begin with, where several texts share a page.

    Raises
    ------
    BookError
        There is a formula, which no page of the book could draw.
    """
    if found := MATH.search(source):
        raise BookError(f"{here}: {found[0]!r} reads as a formula; escape the dollar sign, or write it in words.")
    tokens, headings, heading = _parser().parse(source), [], None
    for token in tokens:
        if token.type == "heading_open":
            heading = token
        elif token.type == "inline":
            for child in token.children:
                if child.type == "link_open":
                    child.attrs["href"] = places.in_book(child.attrs["href"])
            if heading is not None:
                words = "".join(child.content for child in token.children)
                heading.attrs["id"] = prefix + anchor(words)
                headings.append((int(heading.tag[1]), heading.attrs["id"], words))
                heading = None
            elif terms is not None:
                token.children = _in_prose(token.children, terms)
    markup = _parser().renderer.render(tokens, _parser().options, {})
    markup = markup.replace("<table>", f"{BOX}<table>").replace("</table>", "</table></div>")
    body = re.sub(r"<h([1-6]) id=.*?</h\1>", lambda found: f"\0{found[0]}\0", markup, flags=re.DOTALL)
    pieces = body.split("\0")  # every second one is a heading, in which no place becomes a link
    return Markup("".join(piece if at % 2 else marked_places(piece) for at, piece in enumerate(pieces))), headings
