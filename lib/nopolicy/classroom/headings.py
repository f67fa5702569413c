"""What one heading says: a question, and perhaps a place or an option; and where the headings of a sheet stand."""

import copy
import re

import numpy as np

from nopolicy.classroom.files import WORDS, filled
from nopolicy.classroom.form import BUSH, GROUP, PRINTED, QUESTIONS, RANKED, letters, place, plain

OPEN, CODE, PART, TEXT, TOLD = 0, 1, 2, 5, 9  # how far a name is trusted; PART: a text that goes on after the question
LIST = "list"
NUMBERED = re.compile(r"^(?:q|question|pregunta|frage)? ?\d+ ")
CUT = re.compile(r"(.{8,}?)(?:\.\.+|…)\s*(?:\[(.*?)(\.\.+\s*|…)?\])?$", re.DOTALL)
MARKS = re.compile(r"\s-\s|\[|\]|->|: ")
FIRST, LAST = re.compile(r"(\D+? (?:choice|place|option)|\w+) (.+)"), re.compile(r"([^\W\d].*[^\W\d])([123])")
OPTION = re.compile(MARKS.pattern + r"|/|___|\(choice")  # what may stand before an option


class Headings:
    """Understands headings, by what may be said to each question (``known``)."""

    def __init__(self, known):
        self.options = {name: {plain(said): one for said, one in known[name].items()} for name in RANKED}
        self.asked = {plain(PRINTED.at[name, "asked"]): name for name in QUESTIONS} | {plain(GROUP): "group"}
        self.asked |= {plain(BUSH): "bush", plain(BUSH.partition(" the new")[0]): "bush"}  # whose, is yours to say
        bare = {name: name.replace("_", "") for name in ("respondent", "group", *QUESTIONS)}
        words = {name: [name, one, one[:20], *WORDS.get(name, [])] for name, one in bare.items()}
        stems = {plain(word): (name, CODE) for name in words for word in words[name]}
        stems |= {asks: (name, TEXT) for asks, name in self.asked.items()}
        self.stems = {word: (name, LIST if name in RANKED else "", trust) for word, (name, trust) in stems.items()}

    def told(self, stems):
        """Return the same with stems (words: question, slot) that are trusted before all others."""
        more = copy.copy(self)
        more.stems = self.stems | {words: (*meaning, TOLD) for words, meaning in stems.items()}
        return more

    def option(self, question, text):
        """Return the place or the category that a text names, and None if neither."""
        options = self.options[question]
        return place(text) or options.get(plain(text)) or options.get(letters(text))

    def understand(self, text):
        """Return (question, slot, trust) of one name of a column, or None."""
        whole, pieces = plain(text), [piece for piece in MARKS.split(text) if piece.strip()]
        first, last = FIRST.fullmatch(whole), LAST.fullmatch(whole)  # then its place is made the last word
        turned = [f"{first[2]} {first[1]}"] if first and place(first[1]) else [f"{last[1]} {last[2]}"] if last else []
        for words in (whole, NUMBERED.sub("", whole), *turned):
            stem = words
            while stem and stem not in self.stems:
                stem = stem.rpartition(" ")[0]
            (question, slot, trust), rest = self.stems.get(stem, ("", "", OPEN)), words[len(stem) + 1 :]
            if question and (not rest or (slot != LIST and re.fullmatch(r"\d+ (to )?\d+", rest))):
                return question, slot, trust
            if question and rest.split()[-1] in WORDS["beside an answer"]:
                return None
            if slot != LIST and trust == TEXT:
                return question, slot, PART
            if slot == LIST and len({place(piece) for piece in pieces} - {0}) > 1:  # it asks for all of them
                return question, LIST, trust
            if slot == LIST and trust == TEXT and not OPTION.search(text) and not self.option(question, rest):
                return question, LIST, PART
            if slot == LIST:  # after a question there may be an instruction, and then the option; after a code none
                ends = [rest] if trust == CODE else [rest, *reversed(pieces[1:])]
                found = next(filter(None, (self.option(question, end) for end in ends)), None)
                before = NUMBERED.sub("", f"{plain(OPTION.split(text)[0])} ").strip()
                if found or (OPTION.search(text) and (trust != CODE or before == stem)):
                    return question, found, trust
        return self.cut(text)

    def cut(self, text):
        """Return what a heading that ends in dots can only stand for; OPEN, with their names, if that is two."""
        found = CUT.match(text)
        names = {name for words, name in self.asked.items() if found and words.startswith(plain(found[1]))}
        if len(names) != 1:
            return (sorted(names), "", OPEN) if names else None
        name, slot = *names, ""
        if name in RANKED:
            ends = {one for words, one in self.options[name].items() if found[3] and words.startswith(plain(found[2]))}
            slot = ends.pop() if len(ends) == 1 else self.option(name, found[2]) if found[2] else LIST
        return name, slot, TEXT

    def question(self, text):
        """Return the question that a text alone names, by its code, its title or its words; any other as it is."""
        found = self.understand(text) or ("", "")
        return found[0] if found[0] in QUESTIONS and found[1] in ("", LIST) else text

    def below_the_title(self, cells, columns):
        """Return a sheet from its headings on, if rows with fewer cells and no word of the form stand above them."""
        rows = cells.head(10).to_numpy(dtype=object)
        full = filled(rows).sum(axis=1)
        if 2 * full[0] > full.max():
            return cells
        asks = [sum((self.understand(text) or " ")[0] not in ("respondent", " ") or text in columns for text in row)
                for row in rows]  # fmt: skip
        best = asks.index(max(asks)) if any(asks) else full.argmax()
        return cells.iloc[int(np.argmax(2 * full[: best + 1] > full[best])) :]
