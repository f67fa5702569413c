"""What each column of a sheet asks: its question, and the place or the option that its heading names.

The text of a heading is trusted before its code, and what ``columns=`` says before either.
"""

import copy
import re
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nopolicy.classroom.files import ADDRESS, WORDS, filled, letter, refuse, shorten
from nopolicy.classroom.form import BUSH, GROUP, PRINTED, QUESTIONS, RANKED, place, plain, same, spelled, template

OPEN, CODE, PART, TEXT, TOLD = 0, 1, 2, 5, 9  # how far a name is trusted; PART: a text that goes on after the question
LIST = "list"
NUMBERED = re.compile(r"^(?:q|question|pregunta|frage)? ?\d+ ")
CUT = re.compile(r"(.{8,}?)(?:\.\.+|…)\s*(?:\[(.*?)(\.\.+\s*|…)?\])?$", re.DOTALL)
MARKS = re.compile(r"\s-\s|\[|\]|->|: ")
FIRST, LAST = re.compile(r"(\D+? (?:choice|place|option)|\w+) (.+)"), re.compile(r"([^\W\d].*[^\W\d])([123])")
OPTION = re.compile(MARKS.pattern + r"|/|___|\(choice")  # what may stand before an option
GROUPS, OTHERS = {"group", *WORDS["group"]}, {*WORDS["another group"]}
ASKED = 2  # trusted by that much more, where the tool marks a question, and not a column of its own
CODED = re.compile(r"\(?(\w+(?:\[\w+\])*)[.)] (.+)", re.DOTALL)  # code and text in one: "bush. How …", "(bush) How …"


class Headings:
    """Understands headings, by what may be said to each question (``known``)."""

    def __init__(self, known):
        self.known = known
        self.options = {name: {plain(said): one for said, one in known[name].items()} for name in RANKED}
        self.asked = {plain(PRINTED.at[name, "asked"]): name for name in QUESTIONS} | {plain(GROUP): "group"}
        self.asked |= {plain(BUSH): "bush", plain(BUSH.partition(" the new")[0]): "bush"}  # whose, is yours to say
        bare = {name: name.replace("_", "") for name in ("respondent", "group", *QUESTIONS)}
        words = {name: [name, one, one[:20], *WORDS.get(name, [])] for name, one in bare.items()}
        stems = {plain(word): (name, CODE) for name in words for word in words[name]}
        stems |= {asks: (name, TEXT) for asks, name in self.asked.items()}
        self.stems = {word: (name, LIST if name in RANKED else "", trust) for word, (name, trust) in stems.items()}

    def option(self, question, text):
        """Return the place or the category that a text names, and None if neither."""
        options, known = self.options.get(question, {}), self.known[question]
        return place(text) or options.get(plain(text)) or known.get(spelled(self.known, question, text))

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
        known = [[text in columns or (self.understand(text) or ["respondent"])[0] for text in row] for row in rows]
        asks = [sum(name != "respondent" for name in names) for names in known]
        best = asks.index(max(asks)) if any(asks) else full.argmax()
        return cells.iloc[int(np.argmax(2 * full[: best + 1] > full[best])) :]


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
    def code(self):
        """What ``columns=`` calls it."""
        number = isinstance(self.slot, int)
        return self.question + (f" [{self.named}]" if self.option else f"_{self.slot}" if number else "")

    @property
    def named(self):
        """The option that it names, or else the last words of its heading."""
        return self.slot or MARKS.split(self.title.rstrip("] "))[-1]

    @property
    def key(self):
        """What no two columns may share."""
        return self.at if self.slot is None or self.question in ("", "respondent") else self.code


class Reader:
    """Understands the columns of a sheet, by ``headings`` and by what ``columns=`` says."""

    def __init__(self, headings, columns, sheet):
        self.sheet, self.told, stems = sheet, {}, {}  # told: by place of a column
        known = [[*map(plain, names)] for names in sheet.names]
        letters = [letter(at) for at in range(len(sheet.names))]
        for heading, wanted in zip(map(str, columns), columns.values(), strict=True):
            found = headings.understand(wanted) if wanted else ("", "")
            if found is None:
                refuse(f"columns={ {heading: wanted} }", "no column has that code", codes=", ".join(template()))
            words, meaning = plain(heading), (*found[:2], TOLD)
            mine = [at for at, names in enumerate(known) if words in names]
            if meaning[1] == LIST and any(name.startswith(f"{words} ") for names in known for name in names):
                stems[words] = meaning
            elif not mine and heading.upper() in letters:
                mine = [letters.index(heading.upper())]
            elif not mine:
                sheet.refuse(repr(shorten(heading)), "missing, though columns= names it", last=letters[-1])
            self.told |= dict.fromkeys(mine, meaning)
        self.headings = copy.copy(headings)
        self.headings.stems = headings.stems | stems

    def columns(self):
        """Return the columns that ask something; refuses two that ask the same."""
        found = [one for at, names in enumerate(self.sheet.names) if (one := self.column(at, names))]
        found += self._group(found)
        rows = self.sheet.cells.to_numpy(dtype=object)
        mailed = {at for row in rows for at, text in enumerate(row) if "@" in text and ADDRESS.fullmatch(text)}
        mailed -= {one.at for one in found}
        found += [Column(at, self.sheet.heads[at], "respondent", note=" (by its addresses)") for at in mailed]
        heads = {*map(plain, self.sheet.heads)}
        for one in found:
            if one.slot == 1 and re.sub("1$", "0", plain(one.title)) in heads - {plain(one.title)}:
                self.sheet.refuse(one.shown, "places are counted from 0")
        found = self._beside_places(found)
        best = {one.key: one for one in sorted(found, key=lambda one: (one.trust, -one.at))}
        yields = {"group"} | {one.question for one in found if one.trust in (PART, PART + ASKED)}
        found = [one for one in found if one.trust == best[one.key].trust or one.question not in yields]
        lists = {one.question: one for one in found if one.slot == LIST}
        twice = [(one, best[one.key]) for one in found if one is not best[one.key]]
        twice += [(one, lists[one.question]) for one in found if one.question in lists and type(one.slot) is int]
        if twice:
            self._refuse(twice)
        return sorted(found, key=lambda one: one.at)

    def _beside_places(self, found):
        """Return ``found`` with what stands beside the places of its question made plain.

        A list beside the second place is the first. A text that goes on after the question (PART) is a remark there and
        left out, and so are words behind an option. A list beside all places stays, and is the same as they are.
        """
        kept = []
        for one in found:
            slots = {other.slot for other in found if other.question == one.question} - {LIST}
            if one.slot != LIST or slots <= {1}:
                kept.append(one)
            elif one.trust != PART:
                kept.append(replace(one, slot=1) if slots <= {2, 3} else one)
        ranked = {one.question for one in kept if one.question in RANKED and not one.option}
        remarks = [one for one in kept if one.question in ranked and one.option and one.slot and one.trust != TOLD]
        remarks = [one for one in remarks if not any(map(place, self.sheet.cells[one.at]))]
        return [one for one in kept if one not in remarks]

    def _refuse(self, twice):
        """Refuse columns that ask the same (pairs)."""
        first, other = twice[0]
        named = {type(self.headings.option(first.question, part)) for part in MARKS.split(first.title)}
        if {int, str} <= named:  # a place and an option in one heading: its cells are ticks
            self.sheet.refuse(first.shown, "boxes to tick, from which no order can be read")
        ways = [{letter(one.at): "" for one in side} for side in zip(*twice, strict=True)][::-1]
        beside = all(one.slot != LIST == best.slot for one, best in twice)  # places beside a list
        ways = [f"columns={way}" for way in ways if len(way) == len(twice) or (beside and way is ways[0])]
        self.sheet.refuse(first.shown, "it holds the same as column {other}", other=other.shown, ways=" or ".join(ways))

    def _group(self, found):
        """Return the column whose heading has the word for a group in it, beside those that are ``found``.

        What a tool adds about it (points, feedback, other text) repeats its heading, and does not count, nor do yes and
        no. A column *group* goes before it, which may be the tool's own; if this one is a question, neither does.
        """
        known, free, yes = {one.at for one in found}, {}, {"", *self.headings.known["trade_influence"]}
        for at, names in enumerate(self.sheet.names):
            words = plain(names[-2:][0]).removesuffix(" selected choice")  # by its text, and without a tool's own
            if at not in known and GROUPS & {*words.split()} and not OTHERS & {*words.split()}:
                said = {*map(same, self.sheet.cells[at])}
                free |= {} if {""} < said | {""} <= yes else {at: words}
        at = min(free, key=lambda at: len(free[at]), default=None)
        if at is None or not all(free[at] in words for words in free.values()):
            return []
        title = self.sheet.names[at][-2:][0]
        question = len({*self.sheet.names[at]}) > 1 or "?" in title or "your" in free[at].split()
        return [Column(at, title, "group", "", CODE if question else OPEN, " (by a word of its heading)")]

    def column(self, at, names):
        """Return what a column is by all its names, the most trusted first, or None; refuses one cut too short."""
        title, marked = max(names, key=len), ASKED * (names[0] != names[-1])
        if coded := CODED.fullmatch(names[-1]):
            names = [*names[:-1], coded[2], coded[1]]
        found = [self.headings.understand(name) for name in names]
        sure = [one for one in found if one and one[2] != OPEN]
        if told := [self.told[at]] if at in self.told else [one for one in sure if one[2] == TOLD]:
            return Column(at, title, *told[0])
        if not sure:
            if names := max((one[0] for one in found if one), default=[]):
                ways = " or ".join(f"columns={ {letter(at): name} }" for name in names)
                shown, either = Column(at, title).shown, " or ".join(names)
                self.sheet.refuse(shown, "it is cut, and stands for {either}", either=either, ways=ways)
            return None
        question, slot, trust = sure[0]
        if question in RANKED:  # a text of another wording may still name the place or the option, or else the code
            upto = names[: found.index(sure[0]) + (slot is None)]
            ends = [part for name in upto for part in MARKS.split(name) if part]
            slots = [self.headings.option(question, end) for end in reversed(ends)]
            slots += [one[1] for one in sure if slot == LIST and one[0] == question and type(one[1]) is int]
            slot = next(filter(None, slots), slot)
        others = [one for one in sure if one[1] != LIST and one[0] != "respondent"]
        # That a code counts the options where the text names one is no disagreement.
        others = [one for one in others if one[0] != question or (type(one[1]) is type(slot) and one[1] != slot)]
        note = ""
        if others:
            note = f" (by its text; its code says {Column(at, title, *others[0]).code})"
        elif marked and trust == CODE and not found[0] and len(names) == 2:
            note = " (by its code; its text is not the form's)"
        return Column(at, title, question, slot, trust + marked, note)
