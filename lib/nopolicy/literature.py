"""The literature as the paper uses it: who argues what, how large, how often cited, and in which works.

Functions on the frames of ``works.csv``, ``citations.csv``, ``claims.csv`` and ``author_years.csv``. (Source:
section 1 and footnotes 1 to 3; for the list of sources the whole paper, which prints none.)
"""

import math
import re
import unicodedata
from html import escape
from itertools import zip_longest

import pandas as pd

from nopolicy import coverage, ledger

GROUPS = {
    "Works, reports and remarks": ("author-year", "undated", "report"),
    "Official documents, statutes, treaties and programmes": ("official document", "statute", "treaty or programme"),
    "Newspapers and party platforms": ("newspaper", "platform"),
    "Interviews by the author": ("interview",),
    "Notes the draft leaves to be written": ("to be written",),
    "This paper and its published version": ("this paper", "published version"),
}


def quantity(value):
    """Return the lowest and highest number that a statement's ``value`` allows.

    ``"19..41"`` gives (19, 41), ``">80"`` (80, inf), ``"<=46"`` (-inf, 46), ``"26"`` (26, 26). Raises ValueError for
    anything else.
    """
    parts = re.fullmatch(r"(>=|<=|>|<)?\s*(-?[\d.]+?)(?:\.\.(-?[\d.]+))?", value)
    if parts is None:
        raise ValueError(f"{value!r} is not a number, a range such as 19..41, or a limit such as >80.")
    sign, first, last = parts.groups()
    low, high = float(first), float(last or first)
    return (-math.inf if sign and "<" in sign else low, math.inf if sign and ">" in sign else high)


def year(printed, kind="author-year"):
    """Return the last year in a source's printed name as a whole number, or None for a source without one."""
    found = re.findall(r"\b(1[89]\d\d|20\d\d)\b", printed)
    return int(found[-1]) if found and kind != "undated" else None


def authors(printed):
    """Return the surnames, or the institution, in a printed name: "Wise and Pastor 1998" gives Wise and Pastor."""
    before = re.split(r"[\d(\[…]", printed)[0].strip().removesuffix("'s").removesuffix(" et al.")
    return before.split(" and ")


def names(keys, works):
    """Return sources (keys separated by ``"; "``) by their printed names, or "no work cited" for none."""
    printed = works.set_index("key")["printed"]
    return "; ".join(printed[key] for key in keys.split("; ") if key) or "no work cited"


def sheet(claims, works, left, right):
    """Set the claims of two signs side by side, each with the works cited for it.

    ``left`` and ``right`` are signs of ``claims.csv`` ("benefit", "cost", "strong", "weak"). The columns are the two
    signs and, after each, who argues it; rows are in the paper's order, and the shorter side ends in blanks.
    """
    sides = []
    for sign in (left, right):
        one = claims[claims["sign"] == sign]
        sides.append([(row.claim, names(row.works, works)) for row in one.itertuples()])
    lines = [(*a, *b) for a, b in zip_longest(*sides, fillvalue=("", ""))]
    return pd.DataFrame(lines, columns=[left, f"{left}: argued by", right, f"{right}: argued by"])


def arguments(claims, works):
    """Return one row for each work cited for a claim, in the paper's order.

    Columns: the work's ``key``, its printed name ``work`` and ``year``; the claim's ``id``, ``claim``, ``dimension``
    and ``sign``.
    """
    lines = claims.assign(key=claims["works"].str.split("; ")).explode("key")
    lines = lines[lines["key"] != ""].merge(works[["key", "printed", "kind"]], on="key", how="left")
    lines["year"] = [year(printed, kind) for printed, kind in zip(lines["printed"], lines["kind"], strict=True)]
    return lines.rename(columns={"printed": "work"})[["key", "work", "year", "id", "claim", "dimension", "sign"]]


def answers(claims, works, folder=ledger.DATA):
    """Return claims for reading: where, what, who is cited, and what later sections find and why; places in words.

    Dimension and sign stand in brackets behind the place: on paper there is no room for a column of their own.
    """
    about = [f"{row.dimension}, {row.sign}".removesuffix(", none") for row in claims.itertuples()]

    def places(column):
        return [ledger.places(text, folder) for text in claims[column]]

    return pd.DataFrame(
        {
            "where (and about)": [f"{place} ({text})" for place, text in zip(places("locator"), about, strict=True)],
            "in short": claims["label"].to_numpy(),
            "claim or question": claims["claim"].to_numpy(),
            "cited for it": [names(keys, works) for keys in claims["works"]],
            "how answered": claims["how"].to_numpy(),
            "reason": claims["reason"].to_numpy(),
            "where answered": [text or "nowhere" for text in places("answered_by")],
        }
    )


def match(author_years, citations):
    """Set every author-year string of the paper against the citations, and the other way round.

    Returns a frame with ``locator``, ``work``, ``in the text``, ``in the list of citations`` and ``accounted for``:
    whether both are there and one contains the other.
    """
    both = author_years.merge(citations, on=["locator", "work"], how="outer", suffixes=("_text", "_list")).fillna("")
    text, listed = both["printed_text"], both["printed_list"]
    agree = [bool(a) and bool(b) and (a in b or b in a) for a, b in zip(text, listed, strict=True)]
    columns = {"locator": both["locator"], "work": both["work"], "in the text": text}
    return pd.DataFrame({**columns, "in the list of citations": listed, "accounted for": agree})


def addresses(locators, folder=ledger.DATA):
    """Map places, in a reader's words, to the address of the heading of the companion that reads them."""
    read = ledger.read("readings", folder).set_index("locator")
    return {
        ledger.place(one, folder): coverage.link(read.at[one, "notebook"], read.at[one, "heading"]) for one in locators
    }


def by_place(citations, works, folder=ledger.DATA):
    """Return one row for each place of the paper that uses a source, in the paper's order.

    Columns: ``where``, and the sources ``cited`` and merely ``named`` there, separated by ``"; "``; what is printed
    there stands in brackets where the source's own name does not contain it.
    """
    printed = works.set_index("key")["printed"]
    source = printed[citations["work"]].to_numpy()
    words = [
        name if there in name else f"{name} (printed: {there})"
        for name, there in zip(source, citations["printed"], strict=True)
    ]
    lists = citations.assign(words=words).pivot_table("words", "locator", "use", "; ".join, fill_value="")
    here = [place for place in ledger.read("paragraphs", folder)["locator"] if place in lists.index]
    lists = lists.reindex(index=here, columns=["cited", "named"], fill_value="").reset_index(drop=True)
    lists.insert(0, "where", [ledger.place(place, folder) for place in here])
    return lists


class References:
    """The list of sources, in groups, ordered by name; every word from the data, escaped.

    The groups can be folded and stand open: a browser prints nothing of a closed one.
    """

    def __init__(self, works, citations, folder=ledger.DATA):
        cited = citations.groupby("work")["locator"].agg(lambda places: ledger.places("; ".join(places), folder))
        entries = [(row.kind, self._entry(row, cited.get(row.key, ""))) for row in works.itertuples()]
        self.groups = {
            group: sorted((entry for kind, entry in entries if kind in kinds), key=lambda entry: _plain(entry[0]))
            for group, kinds in GROUPS.items()
        }

    @staticmethod
    def _entry(row, places):
        where = f"At {places}" if places else "Not named in the paper"
        text, printed = (row.reference, f", printed as “{row.printed}”") if row.reference else (f"“{row.printed}”", "")
        return text, row.status, row.url, f"{where}{printed if row.printed else ''}. {row.caution}".strip()

    def _repr_html_(self):
        parts = []
        for group, entries in self.groups.items():
            items = []
            for text, status, url, notes in entries:
                known = url.startswith("http") and status in ("verified", "probable")
                where = f'<a href="{escape(url)}">{escape(url)}</a>' if known else escape(url)
                more = f"<b>[{escape(status)}]</b> {where} <small>{escape(notes)}</small>"
                items.append(f'<li style="overflow-wrap: anywhere">{escape(text)} {more}</li>')
            parts.append(f"<details open><summary><b>{escape(group)}</b> ({len(entries)})</summary><ol>")
            parts += [*items, "</ol></details>"]
        return "\n".join(parts)

    def __repr__(self):
        lines = []
        for group, entries in self.groups.items():
            lines.append(f"{group} ({len(entries)})")
            for number, (text, status, url, notes) in enumerate(entries, start=1):
                lines.append(" ".join(part for part in (f"{number}. {text} [{status}]", url, notes) if part))
        return "\n".join(lines)


def _plain(text):
    """Return text as a key for ordering: no accents, no case, no opening marks."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return letters.lstrip("'\"([ ")
