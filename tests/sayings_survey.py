"""Sayings of the notebooks that tell of the interviews: the words, ``{}`` for every number, and what gives the numbers.

Each number is given by itself, computed from the data, or by the ids of the rows it is told in ("2.1-b; fn4-a"); one
such text given alone goes for all numbers of the words. Words type no number above three.
"""

import re
from collections import Counter
from fractions import Fraction
from functools import cache

from numerals import FINDING, VALUES, digits, printed, said, value
from stored import cells, outputs, prose

from nopolicy import bounds, ledger, record, scoring

# Tables 1 to 4, as coded and with like answers joined; who leads under which weights
C1, C2, C3, C4 = (scoring.counts(ledger.table(number)) for number in (1, 2, 3, 4))
T2, T3 = ledger.table(2), ledger.table(3)
G2, G3, G4 = (scoring.recode(scoring.counts(table), scoring.groups(table)) for table in (T2, T3, ledger.table(4)))
POINTS, FIRST, MINE = scoring.score(C1), int(C3["first"].sum()), C3.loc["Immigration"]
JOINED = G3.loc["Trade+other economy"]
ECONOMIC = ["Remittances", "Jobs", "Economic integration/trade promotion"]
HARMS, TOTAL, PAIR = C2[["first", "second", "third"]].sum(), T2.loc["Total"], T3.loc["Trade+other economy"]
BORDA = [*scoring.weights("borda")]
LEADERS = [scoring.winners(counts)["where"].to_dict() for counts in (C1, C2, G2, C3, G3, C4, G4)]
AID, RIGHTS = LEADERS[5]["Development assistance"], LEADERS[2]["General human rights concerns"]
LED, GROUPED = scoring.winners(C4), scoring.winners(G2)
PART = {Fraction(1, 4): "a quarter", Fraction(1, 12): "a twelfth"}
ERRATA = ledger.read("errata").set_index("id")["printed"]
EXPLORER = ledger.DATA.parent / "lib/nopolicy/explorer.py"
MOST = int(re.search(r"^MOST = (\d+)", EXPLORER.read_text("utf-8"), re.MULTILINE)[1])  # widgets are slow to import
RIGHTS_TIE = MOST * (digits(RIGHTS)[0] - digits(RIGHTS)[1]) / digits(RIGHTS)[2]  # firsts and seconds alike
AID_TIE = digits(AID)[0] * 2 + digits(AID)[1]  # points of a first where a second gives two and a third one
COOPERATIVE = C4.loc["Immigration"]
# The sample
ROWS, FIGURES = ledger.read("interviews"), ledger.read("figures")
FOOTNOTE = ROWS[ROWS["locator"] == "fn4"]
ROUND = FOOTNOTE[FOOTNOTE["round"] == "2001"].set_index("country")["n"].astype(int)
WORK = ROWS[(ROWS["locator"] == "fn6") & (ROWS["dimension"] == "institution")].set_index("group")["n"].astype(int)
OUTSIDE = WORK[["academics", "NGOs"]].sum()
EMBASSY = int(ROWS[ROWS["locator"] == "fn7"]["n"].sum())
AVERAGES = len(ledger.at("statements", ["fn8"]).query("kind == 'mean'"))
ASKED = ledger.read("questions").query("table != ''")
HERE = ledger.read("readings").query("notebook == '02_interview_results'")["locator"]
MOST_SAID = ledger.read("statements").query("locator in @HERE and kind in ('quantifier', 'share')")
MOST_SAID = MOST_SAID[MOST_SAID["printed"].str.contains(r"\bmost\b", case=False)]
EXPERTS, LOST = MINE["first"] - said("fn19-d"), said("2.19-n") - said("2.19-m")
# Hope and influence
HOPED, OTHERS = (said("2.24-f"), said("2.24-g")), [(said("2.24-j"), said("2.24-k")), (said("2.24-m"), said("2.24-n"))]
HOPED_ELSEWHERE = [sum(a for a, _ in OTHERS), sum(b for _, b in OTHERS)]
ALL = sum(map(said, ("2.27-b", "2.27-d", "2.27-f")))
MEXICANS = said("2.28-c"), said("2.28-d")
PLAIN = said("2.27-b") - MEXICANS[0], said("2.27-c") - MEXICANS[1]
THREE = ["yes", "yes, but", "no"]
EIGHT = bounds.region("F8", FIGURES, THREE, ROUND.to_dict())
NINE = bounds.region("F9", FIGURES, THREE, ROUND.to_dict(), readings=["three out of four, exactly"])
MEXICO, SALVADOR = (digits(NINE.titled(country)) for country in ("Mexico", "El Salvador"))
PARTS = list(Fraction(VALUES["2.29-d"]).as_integer_ratio())  # three out of four
MAJORITY = EIGHT.cell_bounds().at[("Nicaragua", "yes"), "low"]
# What else notebooks 0 and 4 count
JOINT_LIST, POINTS_OF_AUGUST = (len(re.search(r": (.*?)\. ", FINDING[one])[1].split(", ")) for one in ("r18", "r19"))
HISTORY = (ledger.DATA.parent / "teaching/history.md").read_text("utf-8").split("## Sources")[0]
BLANKS = ledger.read("blanks")
FILLED = BLANKS["id"].isin(ledger.read("record").query("agreement == 'fills a blank'")["target"])
WAITS = ~BLANKS["mark"].isin(["insert mark", "image lost", "missing without a mark"])
SECTION_4 = ledger.read("paragraphs").query("kind == 'paragraph' and section.str.startswith('4 ')")
JUDGED, SLIPS = ledger.read("statements").query("verdict != ''"), ledger.read("errata").query("weight == 'substance'")
IN_TABLES = SLIPS["locator"].str.startswith("T").sum()
JOURNEYS = value(re.search(r"(\w+) journeys were allowed", FINDING["r647"])[1])
SUPPORTED = (ledger.read("conclusions")["verdict"] == "supported").sum()


def held(kind):
    """How many statements of a kind hold, and how many are judged."""
    verdicts = JUDGED.loc[JUDGED["kind"] == kind, "verdict"]
    return [(verdicts == "holds").sum(), len(verdicts)]


def firsts(table):
    """The first answers of a table, by its name ("T3")."""
    return scoring.counts(ledger.table(int(table[1:])))["first"].sum()


@cache
def shown(name, words):
    """What a pattern finds in the outputs of a notebook, which nbval computes anew."""
    (found,) = {one for text, _ in outputs(name) for one in re.findall(words, text)}
    return [float(one.replace(",", "")) for one in ([found] if isinstance(found, str) else found)]


CODE = "".join("".join(cell["source"]) for cell in cells("02_interview_results") if cell["cell_type"] == "code")
TOYS = dict(re.findall(r'^    "([a-z ]+)": "([A-C ]+)",$', CODE, re.MULTILINE))
(INVENTED,), LETTERS = {len(orders.split()) for orders in TOYS.values()}, set("".join(TOYS.values())) - {" "}
THINGS = re.search(r"things besides: ([^.]*)\.", prose("02_interview_results"))[1].split("; ")
LEAST = shown("02_interview_results", r"Mexico \| 0 to 27 \| (\d+) to \d+")[0]

SAYINGS = {
    "02_interview_results": [
        # the first screen, the sample
        ("adviser to the Mexican Foreign Minister in {}", "2.17-a"),
        ("El Salvador's liaison to Congress in {}", "2.17-f"),
        ("known only as {} to {}. In the last", [FIRST - said("fn19-b"), ROUND.sum() - said("fn19-b")]),
        ("fn 22 and its {} tables", len((C1, C2, C3, C4))),
        ("in section 2 the {}th paragraph", digits(ledger.place("2.19"))[1]),
        ("¶2.1 speaks of {} people in {} rounds", [said("2.1-a"), said("2.1-b")]),
        ("rounds between {} and {}.", printed("2.1-c")),
        ("fn 4 accounts for {}: {} Mexican policy-makers", [FOOTNOTE["n"].sum(), said("fn4-a")]),
        ("interviewed in Mexico in {}, {} officials of {} countries", ["fn4-a", said("fn4-b"), "fn4-b"]),
        ("interviewed in Washington in {}, and {} people interviewed in {} in", ["fn4-b", ROUND.sum(), "2.1-d"]),
        ("Only the {} of {} answered a questionnaire", "2.1-d"),
        ("The {} of {} are the one round counted by institution", ["fn6-a", "2.1-d"]),
        ("{} people worked for the executive", said("fn6-b") + said("fn6-c")),
        ("and {} sat in a legislature. The other {}, more than a third", [WORK["legislators"], OUTSIDE]),
        ("the {} are {} Mexicans, {} Salvadorans and {} Nicaraguans:", [ROUND.sum(), *ROUND]),
        ("a national share by {} to {} percentage points", [round(100 / max(ROUND)), round(100 / min(ROUND))]),
        ("¶2.19 also speaks of {}.", said("2.19-d")),
        ("**{} or {}.** The abstract", [said("2.1-a"), FOOTNOTE["n"].sum()]),
        ("fn 4 agree on {}; ¶2.1 has {} in {} rounds.", [FOOTNOTE["n"].sum(), said("2.1-a"), said("2.1-b")]),
        ("Interviews of {} are indeed spoken of", "2.11-a"),
        ("he published in {} rests on {} interviews", "r114"),
        ("For {} alone fn 8 gives {} of the averages", ["fn8-a", AVERAGES]),
        ("averages: {} years of age, {} in the present position", [said("fn8-a"), said("fn8-b")]),
        ("Fn 7 lists {} embassy people; they may be the {} of {}, we guess", [EMBASSY, said("fn4-b"), "fn4-b"]),
        # gains and harms
        *(
            (
                f"*Asked, in our words* ({ledger.place(one.locator)}): {one.asked} *Base:* {{}} first answers",
                firsts(one.table),
            )
            for one in ASKED.itertuples()
        ),
        ("first answers by the rows, {} by the total", TOTAL["first"]),
        ("first answers; ¶2.19 has {} as well", said("2.19-d")),
        ("In {} people could name up to {} good sides", ["2.6-c", C1.shape[1]]),
        ("and up to {} bad ones", C2.shape[1]),
        ("{} points for a first mention, {} for a second, {} for a third (", BORDA),
        ("{} people of our own invention rank {} answers", [INVENTED, len(LETTERS)]),
        ("of one mind ({} times A-B-C)", Counter(TOYS["of one mind"].split())["ABC"]),
        ("(A-B-C, B-C-A and C-A-B, {} times each)", set(Counter(TOYS["evenly divided"].split()).values()).pop()),
        ("in between ({} A-B-C, {} A-C, {} B-C and {} B)", [*Counter(TOYS["in between"].split()).values()]),
        ("the index gives {}, {} and {} points, and a count", [INVENTED * points for points in BORDA]),
        ("read the {} invented people", INVENTED),
        ("ringed where the paper's {}-{}-{} lies", BORDA),
        (f"Trade leads on {PART[LED.at['Trade', 'share']]} of the triangle", []),
        (f"held at one point, trade's is {PART[LED.at['Trade', 'share_first_fixed']]}", []),
        ("family and culture on one part in {}.", 1 / GROUPED["share"].iloc[1]),
        ("sends the reader to “figure {}”", value(ERRATA["e45"].split()[-1])),
        ("since all {} Mexicans answered", ROUND["Mexico"]),
        ("so that {}-{}-{} is {}-{}-{}.", [2 * one for one in BORDA] + BORDA),
        ("At {}-{}-{} trade draws level", [AID_TIE, *BORDA[1:]]),
        ("development assistance, at {}-{}-{} it leads", [AID_TIE + 1, *BORDA[1:]]),
        ("at {}-{}-{} they tie with family", [MOST, MOST, RIGHTS_TIE]),
        ("The {} economic answers hold {} of {} points", [len(ECONOMIC), POINTS[ECONOMIC].sum(), POINTS.sum()]),
        ("because {} people put them first, and {} cultural", [*C1.loc[["Jobs", "Cultural links"], "first"]]),
        ("one ahead, {} to {}:", [*C1.loc[["Cultural links", "Jobs"]].sum(axis=1)]),
        ("first mention among its {}.", C1.loc["Benefits of return migration"].sum()),
        ("“a factor of {}”", said("2.7-e")),
        ("{} non-economic answers varied little", said("2.7-c")),
        ("has {} such rows, or {} if the two", [len(C1) - len(ECONOMIC), len(C1) - len(ECONOMIC) + 1]),
        ("exploitation first ({} of {} or {})", [C2.at["Migrants exploited", "first"], HARMS["first"], TOTAL["first"]]),
        ("One person in {} named exploitation first", round(TOTAL["first"] / C2.at["Migrants exploited", "first"])),
        ("It prints {}, {} and {} first, second and third", [*TOTAL[["first", "second", "third"]]]),
        ("add up to {}, {} and {}. The printed total of mentions, {},", [*HARMS, TOTAL["mentions"]]),
        # preferences
        ("Mexicans of {} and {} wanted human rights", "2.11-a"),
        ("the others, asked in {}, apart", "fn4-b"),
        ("Two Salvadorans of {} added", "fn4-b"),
        ("Immigrant Responsibility Act of {}. Dominicans", "iirira1996"),
        ("some {} a year, by fn 13, to a country with {} prisoners", [said("fn13-b"), said("fn13-e")]),
        ("Central American Relief Act of {}. It treated", said("2.15-g")),
        ("By {} much had changed", "2.13-a"),
        ("doubled within the {} years", "r540"),
        ("before the act of {}, from which", "iirira1996"),
        ("took effect in {}. The prisons", "r126"),
        ("one source has fewer in {};", digits(FINDING["r542"])[2]),
        ("Mexicans of {} were “overwhelmingly", "2.13-e"),
        # the relation as a whole
        ("Most Mexicans of {} saw the hostility", "2.15-a"),
        ("Central Americans of {} agreed", "2.15-d"),
        ("NACARA in {} and, in {}, TPS", [said("2.15-g"), said("2.15-h")]),
        ("interviewed from {} to {} consistently", "2.16-b"),
        ("{} sets of questions of {} put this to the test", [said("2.18-a"), "2.18-a"]),
        ("Of the ratings, from {} to {}, the means", printed("2.18-b")),
        ("come to about {}, {} and {} percent of GDP, with Mexico", "r151"),
        ("Of {} people {} put immigration first, and", [FIRST, MINE["first"]]),
        ("and {} named it among their {}.", [MINE.sum(), C3.shape[1]]),
        ("draw level, {} to {}.", [JOINED.sum(), MINE.sum()]),
        ("of the {} who specialise in other fields, {}, put", [said("fn19-b"), said("fn19-d")]),
        ("By subtraction {} of the specialists did", EXPERTS),
        ("did, of {} to {}, since", [FIRST - said("fn19-b"), ROUND.sum() - said("fn19-b")]),
        ("since the {} who did not answer", ROUND.sum() - FIRST),
        ("it counts {} Salvadoran answers, {} of them outside", [said("fn20-a"), said("fn20-b")]),
        ("in fn 18 {} Nicaraguans put", said("fn18-a")),
        ("they obey this and {} things besides:", len(THINGS)),
        ("besides: the {} countries add up to Table 3", len(ROUND)),
        ("the peace process, with {} points in all", scoring.score(C4)["Peace process"]),
        ("immigration got {} there at the most", scoring.score(C4)["Immigration"] - LEAST),
        ("at least {} of its {} points are Mexican", [LEAST, scoring.score(C4)["Immigration"]]),
        ("{} of {} Mexicans, who all put it first", [LEAST / 3, ROUND["Mexico"]]),
        ("beside {} of {} others, would do", [COOPERATIVE.sum() - LEAST / 3, ROUND.sum() - ROUND["Mexico"]]),
        ("{} of {} leaders owe nothing", [sum("everywhere" in one.values() for one in LEADERS), len(LEADERS)]),
        ("owe nothing to {}-{}-{}.", BORDA),
        ("weighs more than {} seconds and {} thirds", digits(AID)[:2]),
        ("({} firsts less than {} seconds and {} thirds)", digits(RIGHTS)),
        ("the people behind the {} groups of Table 2", T2["part_of"].replace("", None).nunique()),
        ("The {} Salvadorans and Guatemalans of fn 16", said("fn16-e")),
        ("without a source and with {} blanks", (BLANKS["locator"].eq("fn16") & WAITS).sum()),
        ("stood for all {} nations together", "r550"),
        ("The footnote's {} Nicaraguans", said("fn16-d")),
        ("A slip is “the {} earthquake”", digits(ERRATA["e118"])[0]),
        ("of January and February {}.", printed("r551")[0]),
        ("**{} or {}.** By ¶2.19", [said("2.19-d"), FIRST]),
        ("of those who answered, {} of {}, put immigration", [said("2.19-c"), said("2.19-d")]),
        ("First answers in Table 3 add up to {}", FIRST),
        ("Perhaps {} people answered without", said("2.19-d") - FIRST),
        ("on either, {} or {} in a", [round(100 * said("2.19-c") / base) for base in (said("2.19-d"), FIRST)]),
        ("prints {} first mentions, {} mentions and {} points", [*PAIR[["first", "mentions", "index"]]]),
        ("Its two members have {}, {} and {}.", [JOINED["first"], JOINED.sum(), scoring.score(G3)[JOINED.name]]),
        ("put first by as many as {} people", said("2.19-g")),
        ("*other economy* has {} as well", C3.at["Other economy", "first"]),
        # prospects
        ("The diplomats of {} all worked", "2.25-b"),
        ("Mexicans of {} and {} believed that they had learned", "2.26-a"),
        ("{} of the {} hopeful Mexicans even said “much”", [said("2.24-h"), HOPED[0]]),
        ("{} Salvadorans and {} Nicaraguans expected worse", [said("2.24-l"), said("2.24-o")]),
        ("¶2.27 prints the totals of both, {} and {} answers", [ALL, said("2.27-j")]),
        ("words and a few numbers: {} of {} Mexicans; one of {} Nic", [*MEXICANS, said("2.29-i")]),
        ("Nicaraguans; “{} out of {}”. Read exactly, which is our reading, {} out of {} leaves", PARTS * 2),
        ("two possibilities for trade: {} Mexicans and {} Salvadorans answered", [MEXICO[1], SALVADOR[0]]),
        ("Salvadorans answered, or {} and {}.", [MEXICO[0], SALVADOR[1]]),
        ("Of {} people {} gave a plain yes on immigration", [ALL, said("2.27-b")]),
        ("and {} a yes with a condition; only {} said no", [said("2.27-d"), said("2.27-f")]),
        ("Without the Mexicans ({} of {}) the plain yes was {} of {}.", [*MEXICANS, *PLAIN]),
        ("On trade {} of {} said yes and {} no", [said("2.27-k"), said("2.27-j"), said("2.27-i")]),
        ("is not told, from {} of {} to all of {}.", [MAJORITY, *digits(EIGHT.titled("Nicaragua"))]),
        ("together, yes: {} of {} beside {} of {}.", [*MEXICANS, *PLAIN]),
        ("By the plain no it is: {} in {} Salvadorans, against {} people", [*PARTS, said("2.27-f")]),
        ("nearly all to {} in {}.", PARTS),
        ("How even were {} and {}?", ["2.36-c", "2.36-f"]),
        # the summary
        ("as answers to {} questions of the literature", said("2.30-a")),
        ("{} of {} people had named immigration among {} diff", [LOST, said("2.19-n"), said("2.19-a")]),
        ("{} matters in which the section says so", shown("02_interview_results", r"In (\d+) matters the paper")),
        ("{} of {} put immigration first and no other", [MINE["first"], FIRST]),
        ("Of the {} nations together, {} of", [len(ROUND), MINE["first"]]),
        ("other issue has more than {}.", C3["first"].drop("Immigration").max()),
        ("to three issues (¶2.21), and {} put property claims first", said("fn18-a")),
        ("“remained the top concern” in {}, and", "2.33-e"),
        ("But of {} ¶2.13 has NACARA", "2.13-c"),
        (
            "rules “between {} and {}”; ¶2.13 has “between {} and {}”",
            [said("2.33-g"), said("2.33-f"), "2.13-b", "2.13-b"],
        ),
        ("share: Mexicans of {} and {}, Salvadorans and Nicaraguans of {}", ["fn4-a", "2.1-d", "fn4-b"]),
        ("Nicaraguans of {} and {}. Even these", ["fn4-b", "2.1-d"]),
        (
            "of {} statements that say *most* of some group, the table has {}.",
            [len(MOST_SAID), (MOST_SAID["hedge"] != "").sum()],
        ),
        ("of one more than {} times as large", int(HOPED[0] / HOPED[1] * HOPED_ELSEWHERE[1] / HOPED_ELSEWHERE[0])),
        ("of {} in a hundred (¶2.19)", round(100 * said("2.19-c") / said("2.19-d"))),
        ("(¶2.19) and of {} (¶2.27)", round(100 * said("2.27-b") / said("2.27-c"))),
        ("an almost even split in {}, with", "2.36-c"),
        ("to a plain yes from {} of {}, if", MEXICANS),
        ("from about half in {} to {} of {} by plain answers", ["2.36-f", *PLAIN]),
        ("or to at least {} of {} with conditional ones", [PLAIN[1] - said("2.27-f"), PLAIN[1]]),
        ("and {} countries stand for {}.", [len(ROUND) - 1, "fn4-b"]),
        ("in the pooled answers of {} people", FIRST),
        ("{} of {} Mexicans hoped, and {} of {} others.", [*HOPED, *HOPED_ELSEWHERE]),
    ],
    "00_introduction": [
        ("of the {} figures this text has only the titles", FIGURES["figure"].nunique()),
        ("In September {} a conservative", printed("0.1-a")[0]),
        ("puzzling about September {}, what", printed("0.1-a")[0]),
        ("The {} rows are the notebook in short", outputs("00_introduction")[0][0].strip().count("\n") - 1),
        ("Both questions reach all {} sections", shown("00_introduction", r"by way of (\d) sections")),
        ("the attacks of September {}, and", printed("4.7-p")[2]),
        ("If the years from {} to {} are new", digits(HISTORY.split("\n")[0])),
        ("it takes {} minutes", round(len(HISTORY.split()) / 200)),
        ("On September {}, {}, Vicente Fox", [printed("0.1-a")[2], printed("0.1-a")[0]]),
        ("Its {} items, and even", said("0.2-d")),
        ("worth {} meetings of ministers and {} of presidents", [said("0.1-c"), said("0.1-d")]),
        ("one of May {} that the press alone", printed("0.1-a")[0]),
        ("depends on the count: {} in official lists if", printed("r10")[0]),
        ("published in June {} shares {} of its {} items", [digits(FINDING["r18"])[0], *printed("r18"), JOINT_LIST]),
        (
            "But the {} points that Mexico's minister",
            POINTS_OF_AUGUST,
        ),
        ("{} of them stand on the joint list", printed("r19")),
        ("The {} days between summit and attacks", printed("4.7-p")[2] - printed("0.1-a")[2]),
        ("Mexico chose all {} items", said("0.2-d")),
        ("The paper asks {} questions about", said("0.3-c")),
        ("{} theses, {} degrees of support", [shown("00_introduction", r"; (\d) theses come out")[0]] * 2),
        ("immigration among the {} hardest issues", C3.shape[1]),
        ("and cases: {} of Mexican lobbying", said("3.25-f")),
        ("how one counts: {} of {} who answered", [LOST, said("2.19-n")]),
        ("divided in {} and {} to a strongly positive one in {} (", ["2.36-c", "2.36-f", "2.36-g"]),
        ("diplomats of {} smaller states", said("4.4-d")),
        ("The other {} countries come in with {} interviews in Washington in {},", ["fn4-b", said("fn4-b"), "fn4-b"]),
        ("they had paid in the {}s is not told", "0.4-f"),
        ("count {} interviews; ¶0.4 has them made between {} and {}, in", [said("abs-d"), *printed("0.4-b")]),
        ("and {}, in {} rounds, with officials", ["0.4-b", said("0.4-i")]),
        ("with officials of {} countries. Section 2", said("0.4-c")),
        ("{} people in {} rounds, from {} on (¶2.1)", [said("2.1-a"), said("2.1-b"), printed("2.1-c")[0]]),
        ("The sum of fn 4 is {} + {} + {} + {} + {} = {}, the", [*FOOTNOTE["n"], FOOTNOTE["n"].sum()]),
        ("interviews of {} more than once", "2.11-a"),
        ("if it held {} people, {} is right", [said("2.1-a") - FOOTNOTE["n"].sum(), said("2.1-a")]),
        ("how many he met in {}.", printed("2.1-c")[0]),
        ("fn 6 counts them: {} and {} of the {} people", [WORK["academics"], WORK["NGOs"], ROUND.sum()]),
        ("the questionnaire of {}. That is {} of {}, more", ["2.1-d", OUTSIDE, ROUND.sum()]),
        ("{} officials of {} countries were asked in {}, in", [said("fn4-b"), "fn4-b", "fn4-b"]),
        ("The questionnaire of {} reached {} countries only", ["2.1-d", len(ROUND)]),
        ("“Central Americans” of {} is said", "2.1-d"),
        ("Central American Relief Act of {}.", said("2.15-g")),
        ("{} rules lie behind the table", len(re.findall(r"^\d+\. \*\*", prose("00_introduction"), re.MULTILINE))),
        ("the agenda of {}, is told", printed("0.1-a")[0]),
        ("fills {} of the {} marks", [(FILLED & WAITS).sum(), WAITS.sum()]),
    ],
    "04_conclusions": [
        ("recalled {} journeys allowed before", JOURNEYS),
        ("drawn as {} is our reading, since ¶4.7 has {} for", printed("4.7-e")[::-1]),
        ("counts and shares hold most often, {} of {} and {} of {};", held("count") + held("share")),
        ("(*quantifier*), such as “most”, {} of {} hold", held("quantifier")),
        ("hold, of the dates {} of {}.", held("date")),
        ("The {} that differ each touch an argument", record.tally()["differs"].sum()),
        ("{} of them the record shows, the others the paper itself", (SLIPS["basis"] == "outside").sum()),
        (f"{'Half' if len(SLIPS) == 2 * IN_TABLES else 'Part'} of them stand in the tables", []),
        ("what the people of {} answered", "2.1-d"),
        ("which enter with a part of {} interviews", said("fn4-b")),
        ("how much stronger one wish of {} was", "2.1-d"),
        ("the Mexican optimism of {} unwarranted", said("4.8-b")),
        ("with one eye on September {}.", printed("4.7-p")[2]),
        ("follows its {} paragraphs", len(SECTION_4)),
        ("**What it argues.** {} general lessons", "a54"),
        ("In {} immigration was called the hardest issue by {} people", ["2.1-d", MINE["first"]]),
        ("{} times as many as put trade first", MINE["first"] / C3.at["Trade", "first"]),
        ("evenly divided in {} and {} of {} gave a plain yes in {} (¶2.28", ["2.36-c", *MEXICANS, "2.36-e"]),
        ("For the others, {} of {} gave a plain yes in {}, about", [*PLAIN, "2.36-g"]),
        ("about as divided as in {}, unless", "2.36-f"),
        ("then at least {} of {}. As", [PLAIN[1] - said("2.27-f"), PLAIN[1]]),
        ("how widely in {} and {} is not", ["2.36-c", "2.36-f"]),
        ("since Nicaraguans gave {} matters about equal weight", "2.21-f"),
        ("every diplomat of {} told", "fn4-b"),
        ("(¶4.5): {} themes were on the table", said("4.5-k")),
        ("within {} or {} years, if the economy", printed("4.6-j")),
        ("elections come in {} years running", len({said("4.7-f"), said("4.7-g"), said("4.7-h")})),
        ("visa renewals for {} terrorists", said("4.9-e")),
        ("institutions were built in the {}s", "4.6-b"),
        ("The calendar ends in {}.", said("4.7-h")),
        ("take office together every {} years", said("3.32-d")),
        ("did in April {}; and September {} is", [printed("4.7-n")[0], printed("4.7-p")[2]]),
        ("in the Mexican answers of {}, which", "2.13-e"),
        ("Of the Mexicans {} of {} expected relations to improve under Bush", HOPED),
        ("of the Salvadorans {} of {}, of the Nicaraguans {} of {} (", [*OTHERS[0], *OTHERS[1]]),
        ("Of the {} conclusions that are supported", SUPPORTED),
        ("none reaches beyond September {}:", printed("4.7-p")[2]),
        ("had been seen by {}. On what", said("fn23-b")),
        ("(¶2.12); in {} rights were", "2.14-a"),
        ("{} statements fail", (ledger.read("statements")["verdict"] == "fails").sum()),
    ],
    "05_your_class": [
        ("and {} people hand out different totals", C1["first"].sum()),
        ("beside the {} of {}. “Much”", [HOPED[1] + HOPED_ELSEWHERE[1], "2.1-d"]),
        ("beside the {} of {}.*", [ALL, "2.1-d"]),
        ("The {} were chosen for their offices", ROUND.sum()),
    ],
    "README.md": [
        ("Of {} people in three countries, {} put immigration first", [FIRST, MINE["first"]]),
        ("{} of the {} people asked were academics or worked for nongovernmental", [OUTSIDE, ROUND.sum()]),
        ("{} of {} specialists in other fields", [said("fn19-d"), said("fn19-b")]),
    ],
}
