"""What each column of a sheet asks: its question, and the place or the option that its heading names.

The text of a heading is trusted before its code, and what ``columns=`` says before either.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nopolicy.classroom.files import WORDS, filled, letter, refuse, shorten
from nopolicy.classroom.form import BUSH, GROUP, PRINTED, QUESTIONS, RANKED, place, plain, template

OPEN, CODE, PART, TEXT, TOLD = 0, 1, 2, 5, 9  # how far a name is trusted; PART: a text that goes on after the question
ASKED = 2  # more than that, where the tool marks a question, and not a column of its own
LIST = "list"
CODED = re.compile(r"(\w+(?:\[\w+\])*)\. (.+)", re.DOTALL)  # code and text in one: "bush. How will …"
NUMBERED = re.compile(r"^(?:q|question|pregunta|frage)? ?\d+ ")
CUT = re.compile(r"(.{8,}?)(?:\.\.+|…)\s*(?:\[(.*?)(\.\.+\s*|…)?\])?$", re.DOTALL)
MARKS = re.compile(r"\s-\s|\[|\]|->|: ")
OPTION = re.compile(MARKS.pattern + r"|/|___|\(choice")  # what may stand before an option


@dataclass(frozen=True)
class Column:
    """What a column is: ``slot`` is a place, a category (None: an option that is none), LIST, or "" for one answer."""

    at: int
    title: str
    question: str = ""
    slot: object = ""
    trust: int = OPEN
    note: str = ""

    @cached_property
    def shown(self):
        """Its letter in a spreadsheet, and its heading."""
        return f"{letter(self.at)} {shorten(self.title)!r}"

    @property
    def option(self):
        """Whether it is the column of an option, and its cells hold places."""
        return self.question in RANKED and self.slot != LIST and not isinstance(self.slot, int)

    @property
    def says(self):
        """The option by the words of the heading."""
        return self.slot or [part for part in MARKS.split(self.title) if part.strip()][-1].strip()

    @property
    def code(self):
        """What ``columns=`` calls it."""
        number = isinstance(self.slot, int)
        return self.question + (f" [{self.slot}]" if self.option else f"_{self.slot}" if number else "")

    @property
    def key(self):
        """What no two columns may share."""
        own = self.slot is None or self.question in ("", "respondent")
        return self.question, f"at {self.at}" if own else self.slot


class Reader:
    """Understands the headings of a sheet, by what may be said (``known``) and by ``columns``."""

    def __init__(self, known, columns, sheet):
        self.sheet, self.told = sheet, {}  # told: by place of a column
        self.options = {name: {plain(said): one for said, one in known[name].items()} for name in RANKED}
        self.asked = {plain(PRINTED.at[name, "asked"]): name for name in QUESTIONS} | {plain(GROUP): "group"}
        self.asked |= {plain(BUSH): "bush", plain(BUSH.partition(" the new")[0]): "bush"}  # whose, is yours to say
        bare = {name: name.replace("_", "") for name in ("respondent", "group", *QUESTIONS)}
        words = {name: [name, one, one[:20], *WORDS.get(name, [])] for name, one in bare.items()}
        stems = {plain(word): (name, CODE) for name in words for word in words[name]}
        stems |= {asks: (name, TEXT) for asks, name in self.asked.items()}
        self.stems = {word: (name, LIST if name in RANKED else "", trust) for word, (name, trust) in stems.items()}
        told = [(*one, self.heading(one[1]) if one[1] else ("", "", TOLD)) for one in columns.items()]
        for one in told:  # all codes are understood before any is given to a heading: two may change places
            self.tell(*one)

    def below_the_title(self, cells, columns):
        """Return a sheet from its headings on, if rows with fewer cells and no word of the form stand above them."""
        rows = cells.head(10).to_numpy(dtype=object)
        full = filled(rows).sum(axis=1)
        if 2 * full[0] > full.max():
            return cells
        asks = [sum((self.heading(text) or " ")[0] not in ("respondent", " ") or text in columns for text in row)
                for row in rows]  # fmt: skip
        best = asks.index(max(asks)) if any(asks) else full.argmax()
        return cells.iloc[int(np.argmax(2 * full[: best + 1] > full[best])) :]

    def tell(self, heading, wanted, found):
        """Take over one item of ``columns``: a heading, the stem of several, or the letter of a column."""
        if found is None:
            codes = f"{', '.join(template())}; one of {', '.join(RANKED)} for all its columns; or '' for no question"
            refuse(f"columns={{{heading!r}: {wanted!r}}}", "no column has that code", codes=codes)
        names, words = [plain(name) for names in self.sheet.names for name in names], plain(heading)
        letters = [letter(at) for at in range(len(self.sheet.names))]
        if words in names or (found[1] == LIST and any(name.startswith(f"{words} ") for name in names)):
            self.stems[words] = (*found[:2], TOLD)
        elif heading in letters:
            self.told[letters.index(heading)] = (*found[:2], TOLD)
        else:
            self.sheet.refuse(repr(shorten(heading)), "missing, though columns= names it", last=letters[-1])

    def option(self, question, text):
        """Return the place or the category that a text names, and None if neither."""
        return place(text) or self.options[question].get(plain(text))

    def heading(self, text):
        """Return (question, slot, trust) of one name of a column, or None."""
        whole, pieces = plain(text), [piece for piece in MARKS.split(text) if piece.strip()]
        for words in (whole, NUMBERED.sub("", whole)):
            stem = max((stem for stem in self.stems if f"{words} ".startswith(f"{stem} ")), key=len, default="")
            (question, slot, trust), rest = self.stems.get(stem, ("", "", OPEN)), words[len(stem) + 1 :]
            if question and not rest:
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
                ends = [rest] if trust == CODE else [rest, pieces[-1]]
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

    def column(self, at, names):
        """Return what a column is by all its names, or None; refuses one that is cut too short."""
        title, asks = max(names, key=len), ASKED * (names[0] != names[-1])
        coded = CODED.fullmatch(names[-1])
        names = [*names[:-1], *coded.groups()[::-1]] if coded else names
        found = [self.told.get(at) or self.heading(name) for name in names]
        sure = [one for one in found if one and one[2] != OPEN]
        if not sure and any(found):
            either, *_ = max(filter(None, found))
            ways = " or ".join(f"columns={ {letter(at): name} }" for name in either)
            either = " or ".join(either)
            self.sheet.refuse(Column(at, title).shown, "it is cut, and stands for {either}", either=either, ways=ways)
        if not sure:
            return None
        question, slot, trust = best = max(sure, key=lambda one: one[2] == TOLD)
        if trust == TOLD:
            return Column(at, title, *best)
        if question in RANKED:  # a text of another wording may still name the place or the option
            ends = [part for name in names[: found.index(best)] for part in MARKS.split(name) if part]
            slot = next(filter(None, (self.option(question, end) for end in reversed(ends))), slot)
        others = [one for one in sure if one[1] != LIST and one[0] != "respondent"]
        # That a code counts the options where the text names one is no disagreement.
        others = [one for one in others if one[0] != question or (type(one[1]) is type(slot) and one[1] != slot)]
        alone = asks and trust == CODE and not found[0] and len(names) == 2
        note = " (by its code; its text is not the form's)" * bool(alone)
        note = f" (by its text; its code says {Column(at, title, *others[0]).code})" if others else note
        return Column(at, title, question, slot, trust + asks, note)

    def columns(self):
        """Return the columns that ask something; refuses two that ask the same, but for a tool's own group."""
        found = [one for at, names in enumerate(self.sheet.names) if (one := self.column(at, names))]
        heads = [*map(plain, self.sheet.heads)]
        for one in found:
            if one.slot == 1 and re.sub(r"1$", "0", plain(one.title)) in heads and plain(one.title)[-1] == "1":
                self.sheet.refuse(one.shown, "places are counted from 0")
        places = {one.question: {other.slot for other in found if other.question == one.question} for one in found}
        for one in [one for one in found if one.slot == LIST and {2, 3} & places[one.question]]:
            found.remove(one)  # a list beside places is the first of them, or holds them all; or it is a remark
            if one.trust != PART:
                found.append(one if 1 in places[one.question] else replace(one, slot=1))
        lists = {one.question: one for one in found if one.slot == LIST}
        best = {one.key: one for one in sorted(found, key=lambda one: (one.trust, -one.at))}
        yields = {"group"} | {one.question for one in found if one.trust in (PART, PART + ASKED)}
        found = [one for one in found if one.trust == best[one.key].trust or one.question not in yields]
        twice = [(one, best[one.key]) for one in found if one is not best[one.key]]
        twice += [(one, lists[one.question]) for one in found if one.question in lists and type(one.slot) is int]
        if twice:
            sides = [{letter(one.at): "" for one in side} for side in zip(*twice, strict=True)]
            ways = " or ".join(f"columns={side}" for side in sides if len(side) == len(twice))
            same = [one for one in found if one.slot == LIST and one.question == twice[0][0].question]
            if len(same) in (2, 3) and all(one.slot == LIST for side in twice for one in side):
                places = {letter(one.at): f"{one.question}_{number}" for number, one in enumerate(same, 1)}
                ways += f", or, if they are places, say so: columns={places}"
            one, other = (one.shown for one in twice[0])
            self.sheet.refuse(one, "it holds the same as column {other}", other=other, ways=ways)
        return sorted(found, key=lambda one: one.at)
