"""What each column of a sheet asks: its question, and the place or the option that its heading names.

The text of a heading is trusted before its code, and what ``columns=`` says before either.
"""

import re
from dataclasses import dataclass

from nopolicy import ledger
from nopolicy.classroom.files import SurveyError, letter, shorten
from nopolicy.classroom.form import QUESTIONS, RANKED, asked, place, plain, template

CODE, TEXT, TOLD = 1, 2, 3  # how far a name is trusted
LIST = "list"
ALSO = {  # other words for a column
    "respondent": (
        "respondent id", "response id", "responseid", "id", "record id", "uuid", "response", "key", "email", "username",
        "email address", "dirección de correo electrónico", "nombre de usuario", "e mail adresse", "v1",
    ),
    "bush": ("new_administration", "newadministration"),
}  # fmt: skip
CODED = re.compile(r"(\w+(?:\[\w+\])*)\. (.+)", re.DOTALL)  # code and text in one: "bush. How will …"
NUMBERED = re.compile(r"^(?:q|question|pregunta|frage)? ?\d+ ")
CUT = re.compile(r"(.{8,}?)(?:\.\.+|…)\s*(?:\[(.*?)(\.\.+\s*|…)?\])?$", re.DOTALL)
MARKS = re.compile(r"\s-\s|\[|\]|->|: ")


@dataclass(frozen=True)
class Column:
    """What a column is: ``slot`` is a place, a category (None: an option that is none), LIST, or "" for one answer."""

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
        number = isinstance(self.slot, int)
        return self.question + (f" [{self.slot}]" if self.option else f"_{self.slot}" if number else "")


class Reader:
    """Understands the headings of a sheet, by what may be said (``known``) and by ``columns``."""

    def __init__(self, known, columns, sheet):
        self.sheet, self.stems, self.told = sheet, {}, {}  # told: by place of a column
        self.options = {name: {plain(said): one for said, one in known[name].items()} for name in RANKED}
        self.asked = {plain(asked(name)): name for name in ("group", *QUESTIONS)}
        self.asked[plain(ledger.read("questions").set_index("id").at["bush", "asked"])] = "bush"
        for name in ("respondent", "group", *QUESTIONS):
            words = (name, name.replace("_", ""), name.replace("_", "")[:20], *ALSO.get(name, ()))
            self.stems |= {plain(word): (name, LIST if name in RANKED else "", CODE) for word in words}
        self.stems |= {words: (name, LIST if name in RANKED else "", TEXT) for words, name in self.asked.items()}
        for heading, wanted in columns.items():
            self.tell(heading, self.heading(wanted) if wanted else ("", "", TOLD), wanted)

    def tell(self, heading, found, wanted):
        """Take over one item of ``columns``: a heading, the stem of several, or the letter of a column."""
        if found is None:
            codes = f"{', '.join(template())}; one of {', '.join(RANKED)} for all its columns; or '' for no question"
            raise SurveyError(f"columns={{{heading!r}: {wanted!r}}}: no column has that code. Use one of: {codes}.")
        names, words = [plain(name) for names in self.sheet.names for name in names], plain(heading)
        letters = [letter(at) for at in range(len(self.sheet.names))]
        if words in names or (found[1] == LIST and any(name.startswith(f"{words} ") for name in names)):
            self.stems[words] = (*found[:2], TOLD)
        elif heading in letters:
            self.told[letters.index(heading)] = (*found[:2], TOLD)
        else:
            keys = f"its keys are headings of the file, or letters from A to {letters[-1]}"
            self.sheet.refuse(repr(shorten(heading)), f"missing, though columns= names it. Correct columns=; {keys}")

    def option(self, question, text):
        """Return the place or the category that a text names, and None if neither."""
        return place(plain(text)) or self.options[question].get(plain(text))

    def heading(self, text):
        """Return (question, slot, trust) of one name of a column, or None."""
        whole = plain(text)
        for words in (whole, NUMBERED.sub("", whole)):
            stems = [stem for stem in self.stems if f"{words} ".startswith(f"{stem} ")]
            for stem in sorted(stems, key=len, reverse=True):
                (question, slot, trust), rest = self.stems[stem], words[len(stem) + 1 :]
                if not rest or (slot != LIST and trust == TEXT):
                    return None if rest.endswith("text") else (question, slot, trust)
                found = self.option(question, rest) if slot == LIST else None
                if found or (slot == LIST and re.search(r"\[|->| - |/|___|: ", text) and not rest.endswith("text")):
                    return question, found, trust
        return self.cut(text)

    def cut(self, text):
        """Return what a heading that ends in dots can only stand for; raises SurveyError where it can stand for two."""
        found = CUT.match(text)
        names = {name for words, name in self.asked.items() if found and words.startswith(plain(found[1]))}
        if len(names) > 1:
            words = f"it is cut, and stands for {' or '.join(sorted(names))}"
            raise SurveyError(f"{words}. Export whole headings, or codes")
        for name in names & set(RANKED):
            ends = {one for words, one in self.options[name].items() if found[3] and words.startswith(plain(found[2]))}
            slot = ends.pop() if len(ends) == 1 else self.option(name, found[2]) if found[2] else LIST
            return name, slot, TEXT
        return (names.pop(), "", TEXT) if names else None

    def column(self, names):
        """Return (question, slot, trust, note) of a column by all its names, or None."""
        found, trouble = [], None
        coded = CODED.fullmatch(names[-1])
        names = [*names[:-1], *coded.groups()[::-1]] if coded else names
        for name in names:
            try:
                found.append(self.heading(name))
            except SurveyError as problem:
                found, trouble = [*found, None], problem
        best = max(filter(None, found), key=lambda one: one[2] == TOLD, default=None)
        if best is None and trouble:
            raise trouble
        if best is None or best[2] == TOLD:
            return best
        question, slot, trust = best
        if question in RANKED:  # a text of another wording may still name the place or the option
            ends = [part for name in names[: found.index(best)] for part in MARKS.split(name) if part]
            slot = next(filter(None, (self.option(question, end) for end in reversed(ends))), slot)
        others = [one for one in found if one and one[1] != LIST and one[0] != "respondent"]
        # That a code counts the options where the text names one is no disagreement.
        others = [one for one in others if one[0] != question or (type(one[1]) is type(slot) and one[1] != slot)]
        note = f" (by its text; its code says {Column(0, '', *others[0]).code})" if others else ""
        return question, slot, trust, note

    def columns(self):
        """Return the columns that ask something; refuses two that ask the same, but for a tool's own group."""
        found, seen = [], {}
        for at, names in enumerate(self.sheet.names):
            title = max(names, key=len)
            try:
                one = self.told.get(at) or self.column(names)
            except SurveyError as problem:
                self.sheet.refuse(f"{letter(at)} {shorten(title)!r}", problem)
            if one and one[0]:
                asks = (
                    names[0] != self.sheet.heads[at]
                )  # the tool marks it as a question, and not as a column of its own
                found.append(Column(at, title, *one[:2], one[2] + asks / 2, *one[3:]))
        best = max((one.trust for one in found if one.question == "group"), default=0)
        found = [one for one in found if one.question != "group" or one.trust == best]
        for one in found:
            other = seen.setdefault((one.question, one.at if one.slot is None else one.slot), one)
            if other is not one and one.question != "respondent":
                ways = " or ".join(f"columns={{{letter(at)!r}: ''}}" for at in (one.at, other.at))
                words = f"it holds the same as column {other.shown}. Delete or rename one, or leave one out"
                self.sheet.refuse(one.shown, f"{words}: {ways}")
        return found
