"""The index of the search: what can be found, and which words lead to it.

A thing found is a heading of a notebook, a place of the paper, a term, or a row of the data: always an address on a
page. The index is a script, since a page opened from a folder may not fetch a file. Weighed against lunr 0.8.0, tried
on the same things: its index takes 2.7 MB where this one takes 0.85, and "castaneda" does not find Jorge Castañeda.
"""

import json
import re
from collections import defaultdict

import numpy as np

import text

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
SNIPPET = 75
COMMON = 0.3  # a word that more things than this have finds nothing, and is left out
TITLE = 3  # how much more a word in a title counts


def words(line):
    """Return the words of a text as the index holds them: small, without accents; 2.19 and 1,800 are one word each."""
    return WORD.findall(text.fold(line))


class Index:
    """Collects what can be found; ``script`` writes it down."""

    def __init__(self, weights):
        self.weights = weights  # how much a kind counts; 1 for one not named
        self.pages, self.kinds, self.entries = [], [], []
        self.postings = defaultdict(dict)

    def _number(self, known, name):
        if name not in known:
            known.append(name)
        return known.index(name)

    def add(self, address, kind, title, body=""):
        """Add one thing: its address, what kind of thing it is, its title, and the text it is found by."""
        page, _, anchor = address.partition("#")
        number = len(self.entries)
        shown = body if len(body) <= SNIPPET else body[:SNIPPET].rsplit(" ", 1)[0] + " …"
        entry = [self._number(self.pages, page), anchor, self._number(self.kinds, kind), title, shown]
        self.entries.append(entry)
        for word in words(body):
            self.postings[word].setdefault(number, 1)
        for word in words(title):
            self.postings[word][number] = TITLE

    def script(self):
        """Return the index as a script that defines INDEX: a word's postings are steps from one number to the next.

        A step is negative where the word stands in the title.
        """
        terms, common, most = {}, [], COMMON * len(self.entries)
        for word, found in sorted(self.postings.items()):
            if len(found) > most:
                common.append(word)
                continue
            before, steps = -1, []
            for number, weight in sorted(found.items()):
                steps.append(("-" if weight == TITLE else "") + np.base_repr(number - before, 36).lower())
                before = number
            terms[word] = " ".join(steps)
        kinds = [[kind, self.weights.get(kind, 1)] for kind in self.kinds]
        index = {"pages": self.pages, "kinds": kinds, "entries": self.entries, "terms": terms, "common": common}
        return f"const INDEX = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
