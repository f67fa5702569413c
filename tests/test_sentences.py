"""Sentences whose numbers a reader will quote say what the data say: nbval compares outputs, never prose."""

import re
from fractions import Fraction

import pytest
from stored import NOTEBOOKS, prose
from test_literature import authors
from test_reading import WORDS

from nopolicy import ledger, literature, record, scoring, statements

ROOT = ledger.DATA.parent
COUNTS, ROWS = scoring.counts(ledger.table(3)), ledger.read("interviews")
MINE = COUNTS.loc["Immigration"]
FOOTNOTE = ROWS[ROWS["locator"] == "fn4"]
ROUND = FOOTNOTE[FOOTNOTE["round"] == "2001"].set_index("country")["n"].astype(int)
WORK = ROWS[(ROWS["locator"] == "fn6") & (ROWS["dimension"] == "institution")].set_index("group")["n"].astype(int)
MET = record.numbers("apprehensions of Mexicans, Border Patrol").iloc[:, 0]
FIVE = record.numbers("remittances, five states together").iloc[:, 0]
MONEY = record.numbers("remittances, Mexico", "remittances, Guatemala") / 1e9
SPELLED = {number: word for word, number in WORDS.items()}
AS_MANY = SPELLED.get(MINE["first"] / COUNTS.at["Trade", "first"])


def said(name):
    return int(statements.said(name))


ALL = sum(map(said, ("2.27-b", "2.27-d", "2.27-f")))
HOPED, OTHERS = (said("2.24-f"), said("2.24-g")), [(said("2.24-j"), said("2.24-k")), (said("2.24-m"), said("2.24-n"))]
PLAIN = [said(one) for one in ("2.28-c", "2.28-d", "2.27-b", "2.27-c")]
FIRST = int(COUNTS["first"].sum())
QUESTIONS = ledger.read("questions")
LED = scoring.winners(scoring.counts(ledger.table(4)))
GROUPED = scoring.winners(scoring.recode(scoring.counts(ledger.table(2)), scoring.groups(ledger.table(2))))
PART = {Fraction(1, 4): "a quarter", Fraction(1, 12): "a twelfth"}
HERE = ledger.read("readings").query("notebook == '02_interview_results'")["locator"]
MOST = ledger.read("statements").query("locator in @HERE and kind in ('quantifier', 'share')")
MOST = MOST[MOST["printed"].str.contains(r"\bmost\b", case=False)]
EMBASSY = int(ROWS[ROWS["locator"] == "fn7"]["n"].sum())
JUDGED = ledger.read("statements").query("verdict != ''")
SLIPS = ledger.read("errata").query("weight == 'substance'")
IN_TABLES = SLIPS["locator"].str.startswith("T").sum()


DATED = ledger.read("works").query("kind == 'author-year'").set_index("key")["printed"]
YEARS = DATED.map(literature.year)
CITED = ledger.read("citations").query("use == 'cited' and work in @DATED.index")["work"].value_counts()
PEOPLE = DATED.map(authors).explode().value_counts()
TIMES = {1: "once", 2: "twice"}


def decade(first):
    return SPELLED[YEARS.between(first, first + 9).sum()]


def held(kind):
    verdicts = JUDGED.loc[JUDGED["kind"] == kind, "verdict"]
    return f"{(verdicts == 'holds').sum()} of {len(verdicts)}"


SENTENCES = {
    "notebooks/02_interview_results.ipynb": [
        f"Of {FIRST} people {MINE['first']} put immigration first, and {MINE.sum()} named it among their three.",
        f"By country the {ROUND.sum()} are {ROUND['Mexico']} Mexicans, {ROUND['El Salvador']} Salvadorans and "
        f"{ROUND['Nicaragua']} Nicaraguans",
        f"Of {ALL} people {said('2.27-b')} gave a plain yes on immigration and {said('2.27-d')} a yes with a "
        f"condition; only {SPELLED[said('2.27-f')]} said no.",
        f"Without the Mexicans ({PLAIN[0]} of {PLAIN[1]}) the plain yes was {PLAIN[2] - PLAIN[0]} "
        f"of {PLAIN[3] - PLAIN[1]}.",
        f"{HOPED[0]} of {HOPED[1]} Mexicans hoped, and {SPELLED[sum(a for a, _ in OTHERS)]} of "
        f"{sum(b for _, b in OTHERS)} others.",
        *(
            f"*Asked* ({ledger.place(row.locator)}): {row.asked} *Base:* "
            f"{scoring.counts(ledger.table(int(row.table[1:])))['first'].sum()} first answers"
            for row in QUESTIONS[QUESTIONS["table"] != ""].itertuples()
        ),
        f"by the rows, {ledger.table(2).at['Total', 'first']} by the total; the text prints none",
        f"first answers; ¶2.19 has {said('2.19-d')} as well",
        f"the index gives {', '.join(str(9 * point) for point in (3, 2))} and {9 * 1}",
        f"Trade leads on {PART[LED.at['Trade', 'share']]} of the triangle",
        f"on one part in {1 / GROUPED['share'].iloc[1]}, a corner",
        f"trade has {PART[LED.at['Trade', 'share_first_fixed']]}",
        f"since all {ROUND['Mexico']} Mexicans answered",
        f"fn 8 fills two gaps of ¶2.3: {said('fn8-a')} years of age and {SPELLED[said('fn8-b')]} in office",
        f"The {SPELLED[EMBASSY]} embassy people of fn 7 may be the {SPELLED[said('fn4-b')]} of 1999",
        f"of {SPELLED[len(MOST)]} statements that say *most* of some group, {SPELLED[(MOST['hedge'] != '').sum()]}",
        f"of {100 * said('2.19-c') / said('2.19-d'):.0f} in a hundred (¶2.19) and of "
        f"{100 * said('2.27-b') / said('2.27-c'):.0f} (¶2.27)",
        "twice as large (¶2.37) and of one more than "
        f"{SPELLED[int(HOPED[0] / HOPED[1] / (sum(a for a, _ in OTHERS) / sum(b for _, b in OTHERS)))]} times",
    ],
    "notebooks/00_introduction.ipynb": [
        f"{said('2.19-n') - said('2.19-m')} of {said('2.19-n')} who answered put immigration among the three hardest",
        "The sum of fn 4 is " + " + ".join(f"{n:g}" for n in FOOTNOTE["n"]) + f" = {FOOTNOTE['n'].sum():g}",
    ],
    "notebooks/01_literature_review.ipynb": [
        f"where the record has {FIVE[1980] / 1e9:.1f} billion",
        f"The {len(YEARS)} works with an author and a year are of {min(YEARS)} to {max(YEARS)}: {decade(1970)} of the "
        f"seventies, {decade(1980)} of the eighties, {decade(1990)} of the nineties and {decade(2000)} of the years",
        f"{SPELLED[(CITED == 2).sum()].capitalize()} of them are cited {TIMES[CITED.max()]} and none more often; "
        f"{SPELLED[(PEOPLE == 2).sum()]} authors, {'Rosenblum' if PEOPLE['Rosenblum'] == 2 else ''} among them, stand "
        f"behind {SPELLED[PEOPLE.max()]} each.",
        f"the record's own growth is {100 * (FIVE[2000] / FIVE[1980] - 1) / 20:.1f} percent a year, by the other "
        f"{100 * ((FIVE[2000] / FIVE[1980]) ** 0.05 - 1):.1f}",
    ],
    "notebooks/06_since_2002.ipynb": [
        "caught " + f"{MET[2000]:,.0f} Mexicans in 2000, {MET[2002]:,.0f} in 2002, {MET[2012]:,.0f} in 2012 and "
        f"{MET[2019]:,.0f} in 2019",
        f"from {MONEY.iloc[:, 0][2001]:.1f} to {MONEY.iloc[:, 0][2024]:.1f} billion dollars for Mexico and from "
        f"{MONEY.iloc[:, 1][2001]:.1f} to {MONEY.iloc[:, 1][2024]:.1f} for Guatemala",
    ],
    "notebooks/04_conclusions.ipynb": [
        f"called the hardest issue by {MINE['first']} people, {AS_MANY} times as many as put trade first",
        f"{PLAIN[0]} of {PLAIN[1]} gave a plain yes in 2001 (¶2.28, ¶2.36)",
        f"{PLAIN[2] - PLAIN[0]} of {PLAIN[3] - PLAIN[1]} gave a plain yes in 2001, about as divided as in 1999, unless "
        f"“yes, but” counts as yes: then at least {PLAIN[3] - PLAIN[1] - said('2.27-f')} of {PLAIN[3] - PLAIN[1]}.",
        "Of the Mexicans {} of {} expected relations to improve under Bush, of the Salvadorans {} of {}, of the "
        "Nicaraguans {} of {}".format(*HOPED, *OTHERS[0], *OTHERS[1]),
        f"Of the counts {held('count')} hold, of the soft words of amount, such as “most”, {held('quantifier')}.",
        f"The {SPELLED[record.tally()['differs'].sum()]} that differ each touch an argument",
        f"{SPELLED[(SLIPS['basis'] == 'outside').sum()].capitalize()} of them the record shows, the others the paper",
        f"{'Half' if len(SLIPS) == 2 * IN_TABLES else 'A part'} of them stand in the tables",
    ],
    "notebooks/05_your_class.ipynb": [
        f"and {scoring.counts(ledger.table(1))['first'].sum()} people hand out different totals",
        f"beside the {HOPED[1] + sum(b for _, b in OTHERS)} of 2001",
        f"beside the {ALL} of 2001",
        f"The {ROUND.sum()} were chosen for their offices",
    ],
    "README.md": [
        f"Of {FIRST} people in three countries, {MINE['first']} put immigration first",
        f"{WORK[['academics', 'NGOs']].sum()} of the {ROUND.sum()} people asked were academics or worked for NGOs",
        f"{said('fn19-d')} of {said('fn19-b')} specialists in other fields",
    ],
}


def told(path):
    """All words of a notebook, its seminar sheet too, or of a document."""
    return prose(path) if path.suffix == ".ipynb" else path.read_text("utf-8")


@pytest.mark.parametrize(("name", "words"), [(name, one) for name, many in SENTENCES.items() for one in many])
def test_a_number_in_a_sentence_is_that_of_the_data(name, words):
    assert words in told(ROOT / name)


VERDICTS = [  # a verdict that a sentence tells, and the rows it is told of
    ("04_conclusions", "It is *supported*; that all who gained", "conclusions", ["k3"], "supported"),
    ("04_conclusions", "Both are *supported in part*", "conclusions", ["k8", "k9"], "supported in part"),
    ("04_conclusions", "the list was Mexico's own is *repeated*", "statements", ["0.2-e"], "repeated"),
    ("00_introduction", "it is *repeated*, which is not the same", "statements", ["0.2-e"], "repeated"),
    ("03_beyond_the_policy_of_no_policy", "It holds *loosely*: of the agreement", "statements", ["3.1-e"], "loosely"),
]


@pytest.mark.parametrize(("name", "words", "file", "rows", "verdict"), VERDICTS)
def test_a_verdict_in_a_sentence_is_that_of_its_rows(name, words, file, rows, verdict):
    assert words in prose(name)
    assert set(ledger.read(file).set_index("id").loc[rows, "verdict"]) == {verdict}


def counted():
    """For each count that a sentence types: notebook, the words around it, and what is counted."""
    blanks, record = ledger.read("blanks"), ledger.read("record")
    filled = blanks["id"].isin(record.loc[record["agreement"] == "fills a blank", "target"])
    waits = ~blanks["mark"].isin(["insert mark", "image lost", "missing without a mark"])
    fails = (ledger.read("statements")["verdict"] == "fails").sum()
    yield "00", r"fills (\w+) of the (\w+) marks", [(filled & waits).sum(), waits.sum()]
    yield "04", r"(\w+) statements fail\b", [fails]
    yield "06", r"That makes (\w+)\.", [len(ledger.read("forecasts"))]


@pytest.mark.parametrize(("number", "words", "counts"), list(counted()))
def test_a_count_in_a_sentence_is_that_of_the_rows(number, words, counts):
    (path,) = (path for path in NOTEBOOKS if path.stem.startswith(number))
    (found,) = re.finditer(words, prose(path))
    assert [int(WORDS.get(one, one)) for one in found.groups()] == counts
