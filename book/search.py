"""The index of the search: what can be found, and which words lead to it.

A thing found is a heading of a notebook, a place of the paper, a term, or a row of the data: always an address on a
page. It is a script, since a page opened from a folder may not fetch a file. Tried beside lunr 0.8.0: it takes 0.9 MB,
not 2.7, and "castaneda" finds Jorge Castañeda.
"""

import json
import re
import textwrap
import unicodedata

import numpy as np

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
SNIPPET = 75
COMMON = 0.3  # a word that more things than this have finds nothing beside others: no thing is listed for it


def words(line):
    """Return the words of a text as the index holds them: small, without accents; 2.19 and 1,800 are one word each."""
    apart = unicodedata.normalize("NFKD", line.lower())
    return WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter)))


def index(things):
    """Return the index of things as a script that defines INDEX.

    ``things`` are tuples of address, kind, title, text and weight; a long text weighs less, being less about each of
    its words. In ``entries`` page and kind are numbers in ``names``. In ``terms`` the things that have a word are steps
    from one number to the next, to the base of 36, and negative where the word stands in the title.
    """
    names, entries, found = {}, [], {}
    for number, (address, kind, title, body, weight) in enumerate(things):
        page, _, anchor = address.partition("#")
        titled = set(words(title))
        held = titled.union(words(body))
        about = [names.setdefault(page, len(names)), anchor, names.setdefault(kind, len(names))]
        snippet = textwrap.shorten(body, SNIPPET, placeholder=" …")
        entries.append([*about, title, snippet, round(weight / len(held) ** 0.2, 2)])
        for word in held:
            found.setdefault(word, []).append((number, word in titled))
    terms = {}
    for word, holds in sorted(found.items()):
        before = [-1, *(number for number, _ in holds)]
        steps = [(before[at] - number) if title else (number - before[at]) for at, (number, title) in enumerate(holds)]
        terms[word] = " ".join(np.base_repr(step, 36) for step in steps) if len(steps) <= COMMON * len(entries) else ""
    told = {"names": list(names), "entries": entries, "terms": terms}
    return f"const INDEX = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"
