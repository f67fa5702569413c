"""The form of 2001 as a class meets it: questions, categories, words for a column, and the recode file.

(Source of the questions: 2.6, 2.9, 2.13, 2.18, 2.19, 2.22, 2.24, 2.27.)
"""

import html
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from nopolicy import ledger, scoring
from nopolicy.classroom.files import TEACHING, WORDS, read_cells, refuse, shorten

RECODE = TEACHING / "recode.csv"
# Ids of ``data/questions.csv``. Its eleventh question, on relations overall, is left out: the paper names only two of
# the answers that were offered (2.24).
RANKED = {"positive": 1, "negative": 2, "policy": None, "difficult": 3, "cooperative": 4}  # and the paper's table
RATED = ("immigration_importance", "trade_importance")
CHOSEN = {"bush": "F7", "immigration_influence": "F8", "trade_influence": "F9"}  # and the paper's figure
QUESTIONS = (*RANKED, *RATED, *CHOSEN)
GROUP = "Which group do you belong to?"
BUSH = "How will relations with the United States change under the new administration?"
PRINTED = ledger.read("questions").set_index("id")
TAG = re.compile(r"</?\w[^<>]*>")
NOTE = re.compile(rf"\s*\((?:the )?(?:{'|'.join(WORDS['top'] + WORDS['foot'])})\b[^()]*\)$")  # "1 (most positive)"
PLACES, BESIDE = {word: at for at in range(1, 7) for word in WORDS[f"place {at}"]}, {*WORDS["beside a place"]}


@lru_cache(maxsize=1 << 16)
def same(text):
    """Return an answer without what a typist varies (case, spaces, kinds of quotation marks and dashes) and HTML."""
    text = unicodedata.normalize("NFKC", html.unescape(TAG.sub("", text))).casefold()
    return " ".join(text.translate(str.maketrans("‘’“”–—", "''\"\"--")).split())


@lru_cache(maxsize=1 << 16)
def letters(text):
    """Return an answer without accents and marks, or a number before it: "1. Family breakup" is ``familybreakup``."""
    text = unicodedata.normalize("NFKD", re.sub(r"^(\d\d?|[a-z])[.):] ", "", same(text)))
    return "".join(c for c in text if c.isalnum() or c == "?")  # which says a doubt


@lru_cache(maxsize=1 << 16)
def plain(text):
    """Return a heading as plain words, so that "positive[1]", "<p>Positive_1" and "positive 1" are one."""
    text = re.sub(r"(?<=\d)\.?[ºª°]", "", html.unescape(text)).replace("°", "º")  # 1.º is 1, and N° is No
    text = TAG.sub(" ", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))


@lru_cache(maxsize=1 << 16)
def place(text):
    """Return the place that "2", "2.0", "Second", "2nd choice", "Platz 2" or "SQ002" gives; 0 for any other text."""
    words = plain(re.sub(r"[.,]0$|^-.*|^.*%$", "", NOTE.sub("", text.strip().casefold()))).split()
    word, *more = [word for word in words if word not in BESIDE] or [""]
    number = re.fullmatch(r"(?:sq)?0*([1-9]\d?)(?:st|nd|rd|th)?", word)
    return 0 if more else int(number[1]) if number else PLACES.get(word, 0)


def asked(name):
    """Return the words in which the form asks a question, or for the group."""
    return {"group": GROUP, "bush": BUSH}.get(name) or PRINTED.at[name, "asked"]


def template():
    """Return the headings of ``teaching/class_template.csv``: respondent, group, and one for each answer asked for."""
    places = [f"{question}_{place}" for question in RANKED for place in (1, 2, 3)]
    return ["respondent", "group", *places, *RATED, *CHOSEN]


def offered(question):
    """Return the paper's own categories of a question; none for the policy changes, which the recode file lists."""
    if question in CHOSEN:
        return tuple(PRINTED.at[question, "answers"].split("; "))
    return tuple(scoring.counts(ledger.table(RANKED[question])).index) if RANKED.get(question) else ()


@cache
def code(category):
    """Return the short code that the importable forms give a category: "Family break-up" is ``fambu``."""
    first, *rest = re.findall(r"[^\W\d_]+|\d+", category.casefold()) or [""]
    return first[:3] + "".join(word[0] for word in rest[:2])


def spelled(known, question, text):
    """Return an answer as ``known[question]`` has it, whatever its spelling, and any other text as it is."""
    said, words = same(text), known[question]  # a remark in brackets may stand behind it, but "yes (but)" is not yes
    bare = letters(re.sub(r" ?\([^()]*\)$", "", said) if question in RANKED else said)
    return said if said in words else bare if bare.isalpha() and bare in words else text


def read_recode(path=RECODE):
    """Return how what was said maps to categories (for each question and ``group``), and the categories of your own.

    The file has the columns ``question``, ``said`` and ``category``. The paper's categories map to themselves without
    a line. A line that maps a text to itself declares a category of your own, for the five ranked questions; every
    other category must be the paper's. Raises SurveyError naming file, row, column and remedy.
    """
    path = Path(path)
    return _recode(path, path.stat().st_mtime_ns if path.is_file() else 0)


def spellings(path):
    """Return what ``read_recode`` does, with codes of categories, and without accents and marks, as what was said."""
    known, own = read_recode(path)
    known = {name: {code(one): one for one in said.values()} | said for name, said in known.items()}
    return {name: {letters(one): said[one] for one in said} | said for name, said in known.items()}, own


@cache
def _recode(path, _):
    def wrong(row, column, problem, said="", **parts):
        refuse(f"{path.name}, row {row}, column {column!r}", problem, said=repr(shorten(said)), **parts)

    (top, *head), *lines = read_cells(path)[0].itertuples(name=None)
    if head != ["question", "said", "category"]:
        refuse(f"{path.name}, row {top}", "the columns are {heads}", heads=", ".join(map(shorten, head)))
    known = {question: {same(one): one for one in offered(question)} for question in (*QUESTIONS, "group")}
    known |= {question: {str(number): str(number) for number in range(1, 11)} for question in RATED}
    own = {question: [] for question in RANKED}
    for row, question, said, category in lines:
        if question not in known:
            wrong(row, "question", "{said} is no question of the form", question, all=", ".join(known))
        if not said or not category:
            wrong(row, "category" if said else "said", "the cell is empty")
        if question in own and same(said) == same(category) and same(said) not in known[question]:
            known[question][same(said)] = category
            own[question].append(category)
    found = {question: dict(categories) for question, categories in known.items()}
    for row, question, said, category in lines:
        target = category if question == "group" else known[question].get(same(category))
        if target is None:
            use, name = "; ".join(known[question].values()), shorten(category)
            use += f", or declare it by a line {question},{name},{name}" if question in own else ""
            wrong(row, "category", "{said} is no category of '{name}'", category, use=use, name=question)
        if (other := found[question].setdefault(same(said), target)) != target:
            wrong(row, "said", "{said} already stands for something else, '{other}'", said, other=other)
    return found, own
