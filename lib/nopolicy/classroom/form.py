"""The form of 2001 as a class meets it: questions, categories, words for a column, and the recode file.

(Source of the questions: 2.6, 2.9, 2.13, 2.18, 2.19, 2.22, 2.24, 2.27.)
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from nopolicy import ledger, scoring
from nopolicy.classroom.files import TEACHING, SurveyError, read_cells, read_rows, shorten

RECODE = TEACHING / "recode.csv"
PROBLEMS = read_rows("problems").set_index("problem")  # what becomes of an answer that is not used
# Ids of ``data/questions.csv``. Its eleventh question, on relations overall, is left out: the paper names only two of
# the answers that were offered (2.24).
RANKED = {"positive": 1, "negative": 2, "policy": None, "difficult": 3, "cooperative": 4}  # and the paper's table
RATED = ("immigration_importance", "trade_importance")
CHOSEN = {"bush": "F7", "immigration_influence": "F8", "trade_influence": "F9"}  # and the paper's figure
QUESTIONS = (*RANKED, *RATED, *CHOSEN)
GROUP = "Which group do you belong to?"
BUSH = "How will relations with the United States change under the new administration?"
PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}


@lru_cache(maxsize=1 << 16)
def same(text):
    """Return an answer without what a typist varies: case, spaces, kinds of quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)
def plain(text):
    """Return a heading as plain words, so that "positive[1]", "Positive_1" and "positive 1" are one."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " ")))


def place(text):
    """Return the place that "2", "2.0", "Second", "2nd choice", "Rank 2" or "SQ002" gives; 0 for any other text."""
    bare = re.sub(r"^(rank|choice|priority|sq0*)\s*| (rank|choice|priority)$|\.0$", "", same(text))
    return PLACES.get(bare, int(bare) if re.fullmatch(r"[1-9][0-9]?", bare) else 0)


def asked(name):
    """Return the words in which the form asks a question, or for the group."""
    own = {"group": GROUP, "bush": BUSH}
    return own[name] if name in own else ledger.read("questions").set_index("id").at[name, "asked"]


def template():
    """Return the headings of ``teaching/class_template.csv``: respondent, group, and one for each answer asked for."""
    return [
        "respondent",
        "group",
        *(f"{question}_{place}" for question in RANKED for place in (1, 2, 3)),
        *RATED,
        *CHOSEN,
    ]


def offered(question):
    """Return the paper's own categories of a question; none for the policy changes, which the recode file lists."""
    if question in CHOSEN:
        return tuple(ledger.read("questions").set_index("id").at[question, "answers"].split("; "))
    return tuple(scoring.counts(ledger.table(RANKED[question])).index) if RANKED.get(question) else ()


def code(category):
    """Return the short code that the importable forms give a category: "Family break-up" is ``fambu``."""
    first, *rest = re.findall(r"[^\W\d_]+|\d+", category.casefold())
    return first[:3] + "".join(word[0] for word in rest[:2])


def read_recode(path=RECODE):
    """Return how what was said maps to categories (for each question and ``group``), and the categories of your own.

    The file has the columns ``question``, ``said`` and ``category``. The paper's categories map to themselves without
    a line. A line that maps a text to itself declares a category of your own, for the five ranked questions; every
    other category must be the paper's. Raises SurveyError naming file, row, column and remedy.
    """
    path = Path(path)
    return _recode(path, path.stat().st_mtime_ns if path.is_file() else 0)


@cache
def _recode(path, _):
    def refuse(row, column, words):
        raise SurveyError(f"{path.name}, row {row}{column and f', column {column!r}'}: {words}.")

    (top, *head), *lines = read_cells(path)[0].itertuples(name=None)
    if head != ["question", "said", "category"]:
        refuse(top, "", f"the columns are {', '.join(map(shorten, head))}. Make them: question, said, category")
    known = {question: {same(one): one for one in offered(question)} for question in (*QUESTIONS, "group")}
    known |= {question: {str(number): str(number) for number in range(1, 11)} for question in RATED}
    own = {question: [] for question in RANKED}
    for row, question, said, category in lines:
        if question not in known:
            refuse(row, "question", f"{shorten(question)!r} is no question of the form. Use one of: {', '.join(known)}")
        if not said or not category:
            refuse(row, "category" if said else "said", "the cell is empty. Fill it or delete the row")
        if question in own and same(said) == same(category) and same(said) not in known[question]:
            known[question][same(said)] = category
            own[question].append(category)
    found = {question: dict(categories) for question, categories in known.items()}
    for row, question, said, category in lines:
        target = category if question == "group" else known[question].get(same(category))
        if target is None:
            declare = f", or declare it by a line {question},{shorten(category)},{shorten(category)}"
            use = "; ".join(known[question].values()) + (declare if question in own else "")
            refuse(row, "category", f"{shorten(category)!r} is no category of '{question}'. Use one of: {use}")
        if found[question].setdefault(same(said), target) != target:
            words = f"{shorten(said)!r} already stands for something else, '{found[question][same(said)]}'"
            refuse(row, "said", f"{words}. Keep one of the two rows")
    return found, own
