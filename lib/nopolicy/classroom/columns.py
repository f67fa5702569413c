"""What each column of a sheet asks: its question, and the place or the option that its heading names.

The text of a heading is trusted before its code, and what ``columns=`` says before either.
"""

import re
from dataclasses import dataclass

from nopolicy import ledger
from nopolicy.classroom.files import SurveyError, letter, shorten
from nopolicy.classroom.form import QUESTIONS, RANKED, asked, code, place, plain, template

CODE, TEXT, TOLD = 1, 2, 3  # how far a name is trusted
IDS = (
    "respondent", "respondent id", "response id", "responseid", "id", "record id", "uuid", "response", "key",
    "email", "email address", "username", "dirección de correo electrónico", "nombre de usuario", "e mail adresse",
)  # fmt: skip
LIST = "list"


@dataclass(frozen=True)
class Column:
    """What a column is: ``slot`` is a place, a category, None for an option that is none, LIST, or "" for one answer."""

    at: int
    title: str
    question: str
    slot: object
    trust: int
    note: str = ""

    @property
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
        if self.option:
            return f"{self.question} [{self.slot}]"
        return f"{self.question}_{self.slot}" if isinstance(self.slot, int) else self.question

    @property
    def meaning(self):
        """How it was understood, in words."""
        if self.question not in RANKED:
            return self.question + self.note
        words = f"the place of {self.slot}" if self.slot else "the place of an option that is no category"
        words = "a ranking in one cell" if self.slot == LIST else f"place {self.slot}" if not self.option else words
        return f"{self.question}: {words}{self.note}"


class Reader:
    """Understands the headings of a sheet, by the recode file and by ``columns``."""

    def __init__(self, known, columns, sheet):
        self.sheet, self.longest = sheet, []
        self.options = {
            question: {plain(code(one)): one for one in known[question].values()}
            | {plain(said): one for said, one in known[question].items()}
            for question in RANKED
        }
        self.asked = {plain(asked(name)): name for name in ("group", *QUESTIONS)}  # for headings that are cut
        bush = ("new_administration", "newadministration", ledger.read("questions").set_index("id").at["bush", "asked"])
        also = {"respondent": IDS, "bush": bush}
        self.stems = {}
        for name in ("respondent", "group", *QUESTIONS):
            slot = LIST if name in RANKED else ""
            words = (name, name.replace("_", ""), *also.get(name, ()))
            self.stems |= {plain(word): (name, slot, CODE) for word in words}
        self.stems |= {words: (name, LIST if name in RANKED else "", TEXT) for words, name in self.asked.items()}
        self.longest = sorted(self.stems, key=len, reverse=True)
        self.told = {}  # by letter of a column
        for heading, wanted in columns.items():
            self.tell(heading, wanted)
        self.longest = sorted(self.stems, key=len, reverse=True)

    def tell(self, heading, wanted):
        """Take over one item of ``columns``: a heading, the stem of several, or the letter of a column."""
        found = self.heading(wanted) if wanted else ("", "", TOLD)
        if found is None or found[0] == "respondent" and plain(wanted) != "respondent":
            codes = f"{', '.join(template())}; one of {', '.join(RANKED)} for all its columns; or '' for no question"
            raise SurveyError(f"columns={{{heading!r}: {wanted!r}}}: no column has that code. Use one of: {codes}.")
        names, words = [plain(name) for names in self.sheet.names for name in names], plain(heading)
        letters = [letter(at) for at in range(len(self.sheet.names))]
        if words and (words in names or found[1] == LIST and any(name.startswith(f"{words} ") for name in names)):
            self.stems[words] = (*found[:2], TOLD)
        elif heading in letters:
            self.told[letters.index(heading)] = (*found[:2], TOLD, "")
        else:
            keys = f"its keys are headings of the file, or letters from A to {letters[-1]}"
            self.sheet.refuse(repr(shorten(heading)), f"missing, though columns= names it. Correct columns=; {keys}")

    def option(self, question, words):
        """Return the place or the category that words name, and None if neither."""
        return place(words) or self.options[question].get(plain(words))

    def heading(self, text):
        """Return (question, slot, trust) of one name of a column, or None."""
        words = plain(text)
        for words in (words, re.sub(r"^(?:q|question|pregunta|frage)? ?\d+ ", "", words)):
            for stem in self.longest:
                if words != stem and not words.startswith(f"{stem} "):
                    continue
                (question, slot, trust), rest = self.stems[stem], words[len(stem) + 1 :]
                if not rest:
                    return question, slot, trust
                if rest.split()[-1] == "text" or trust == TOLD != slot == LIST:
                    return None  # what was typed beside an option
                if slot == LIST:
                    found = self.option(question, rest)
                    if found or re.search(r"\[|->| - |/|___|: ", text):
                        return question, found, trust
                elif trust == TEXT:
                    return question, slot, trust
        return self.cut(text)

    def cut(self, text):
        """Return what a heading that ends in dots can only stand for; raises SurveyError where it can stand for two."""
        found = re.match(r"(.{8,}?)(?:\.\.+|…)\s*(?:\[(.*?)(\.\.+\s*|…)?\])?$", text, re.DOTALL)
        names = {name for words, name in self.asked.items() if found and words.startswith(plain(found[1]))}
        if len(names) > 1:
            raise SurveyError(f"it is cut, and stands for {' or '.join(sorted(names))}. Export whole headings, or codes")
        if not names:
            return None
        (question,) = names
        if question not in RANKED or not found[2]:
            return question, LIST if question in RANKED else "", TEXT
        ends = [one for words, one in self.options[question].items() if found[3] and words.startswith(plain(found[2]))]
        return question, ends[0] if len(set(ends)) == 1 else self.option(question, found[2]), TEXT

    def column(self, names):
        """Return (question, slot, trust, note) of a column by all its names, or None."""
        found, trouble = [], None
        for name in names:
            try:
                found.append(self.heading(name))
            except SurveyError as problem:
                found.append(None)
                trouble = problem
        told = [one for one in found if one and one[2] == TOLD]
        best = next(iter(told or filter(None, found)), None)
        if best is None and trouble:
            raise trouble
        if best is None or not best[0]:
            return best and (*best, "")
        question, slot, trust = best
        if question in RANKED and found.index(best) > 0 and trust != TOLD:  # the text may still name place or option
            ends = [part for name in names[: found.index(best)] for part in re.split(r"\s-\s|\[|\]|->|: ", name) if part]
            slot = next(filter(None, (self.option(question, end) for end in reversed(ends))), slot)
        other = next((one for one in found if one and one[0] != "respondent" and one[:2] != (question, slot)), None)
        if other is None or told or other[1] == LIST:
            return question, slot, trust, ""
        return question, slot, trust, f" (by its text; its code says {Column(0, '', *other).code})"

    def columns(self):
        """Return the columns that ask something; raises SurveyError where two ask the same."""
        found = []
        for at, names in enumerate(self.sheet.names):
            title = max(names, key=len)
            try:
                one = self.told.get(at) or self.column(names)
            except SurveyError as problem:
                self.sheet.refuse(f"{letter(at)} {shorten(title)!r}", problem)
            if one and one[0]:
                found.append(Column(at, title, *one))
        return self.alone(found)

    def alone(self, found):
        """Return columns none of which asks what another asks; the question on groups wins over a tool's own group."""
        groups = [one for one in found if one.question == "group"]
        best = max((one.trust for one in groups), default=0)
        found = [one for one in found if one.question != "group" or one.trust == best]
        seen = {}
        for one in found:
            key = (one.question, one.slot if one.slot is not None else one.at)
            if key in seen and one.question != "respondent":
                words = f"it holds the same as column {seen[key].shown}. Delete or rename one"
                self.sheet.refuse(one.shown, f"{words}, or say columns={{'{letter(one.at)}': ''}}")
            seen[key] = one
        return found
