"""Sentences whose numbers are tied to the data: the words, ``{}`` for every number, and what gives the numbers.

Each number is given by itself, computed from the data, or by the ids of the rows it is told in ("2.1-b; fn4-a"); one
such text given alone goes for all numbers of the words. Words hold no number but those of places.
"""

import re
from functools import cache

from numerals import numbers, row
from stored import cells, outputs, prose

from nopolicy import bounds, explorer, ledger, literature, record, scoring, statements, timeline

C1, C2, C3, C4 = (scoring.counts(ledger.table(number)) for number in (1, 2, 3, 4))
T2, T3 = ledger.table(2), ledger.table(3)
G2, G3 = (scoring.recode(scoring.counts(table), scoring.groups(table)) for table in (T2, T3))
POINTS, FIRST, MINE = scoring.score(C1), int(C3["first"].sum()), C3.loc["Immigration"]
JOINED = G3.loc["Trade+other economy"]
LEADERS = [scoring.winners(counts)["where"].to_dict() for counts in explorer.printed_tables().values()]
AID, RIGHTS = LEADERS[5]["Development assistance"], LEADERS[2]["General human rights concerns"]
VALUES = {**ledger.read("statements").set_index("id")["value"], **ledger.read("record").set_index("id")["value"]}
ROWS, FIGURES = ledger.read("interviews"), ledger.read("figures")
FOOTNOTE = ROWS[ROWS["locator"] == "fn4"]
ROUND = FOOTNOTE[FOOTNOTE["round"] == "2001"].set_index("country")["n"].astype(int)
WORK = ROWS[(ROWS["locator"] == "fn6") & (ROWS["dimension"] == "institution")].set_index("group")["n"].astype(int)
OUTSIDE = WORK[["academics", "NGOs"]].sum()
THREE = ["yes", "yes, but", "no"]
EIGHT = bounds.region("F8", FIGURES, THREE, ROUND.to_dict())
NINE = bounds.region("F9", FIGURES, THREE, ROUND.to_dict(), readings=["three out of four, exactly"])


def printed(name):
    """The numbers of the value of a statement or a row of the record, a date or a range: 2001-09-05, 19..41."""
    return digits(VALUES[name])


def said(name):
    return int(statements.said(name))


@cache
def shown(name, words):
    """What a pattern finds in the outputs of a notebook, which nbval computes anew."""
    (found,) = {one for text, _ in outputs(name) for one in re.findall(words, text)}
    return [float(one.replace(",", "")) for one in ([found] if isinstance(found, str) else found)]


def items(name, words, mark="; "):
    """How many items a list in a notebook has, found by a pattern and told apart by a mark."""
    (told,) = re.findall(words, prose(name))
    return len(told.split(mark))


def digits(text):
    return [float(one) for one in re.findall(r"\d+", text)]


HOPED, OTHERS = (said("2.24-f"), said("2.24-g")), [(said("2.24-j"), said("2.24-k")), (said("2.24-m"), said("2.24-n"))]
HOPED_ELSEWHERE = [sum(a for a, _ in OTHERS), sum(b for _, b in OTHERS)]
ALL = sum(map(said, ("2.27-b", "2.27-d", "2.27-f")))
MEXICANS = said("2.28-c"), said("2.28-d")
PLAIN = said("2.27-b") - MEXICANS[0], said("2.27-c") - MEXICANS[1]
ECONOMIC = ["Remittances", "Jobs", "Economic integration/trade promotion"]
HARMS, TOTAL, PAIR = C2[["first", "second", "third"]].sum(), T2.loc["Total"], T3.loc["Trade+other economy"]
BORDA = [*scoring.weights("borda")]
TOY = re.search(r'"first": \[(.*?)\]', "".join("".join(cell["source"]) for cell in cells("02_interview_results")))[1]
RIGHTS_TIE = explorer.MOST * (digits(RIGHTS)[0] - digits(RIGHTS)[1]) / digits(RIGHTS)[2]  # firsts and seconds alike
AID_TIE = digits(AID)[0] * 2 + digits(AID)[1]  # points of a first where a second gives two and a third one
POSITIVE = C4.loc["Immigration"]
LEAST = shown("02_interview_results", r"Mexico \| 0 to 27 \| (\d+) to \d+")[0]
EXPERTS = MINE["first"] - said("fn19-d")
LOST = said("2.19-n") - said("2.19-m")
MEXICO, SALVADOR = (digits(NINE.titled(country)) for country in ("Mexico", "El Salvador"))

SINCE, FORECASTS = ledger.read("since").set_index("id"), ledger.read("forecasts")
YEAR, EVENTS = SINCE["date"].str[:4].astype(int), ledger.read("events").set_index("id")["date"]
MET = record.numbers("apprehensions of Mexicans, Border Patrol").iloc[:, 0]
OTHER_NATIONS = record.numbers("apprehensions of other nationals, Border Patrol").iloc[:, 0]
MORE = OTHER_NATIONS > MET[OTHER_NATIONS.index]
EXPELLED = record.numbers("apprehensions and expulsions of all nationals, Border Patrol")
FIVE = record.numbers("remittances, five states together").iloc[:, 0] / 1e9
BANK = record.numbers("family remittances, Mexico (central bank)").iloc[:, 0].loc[1994:2000].cumsum() / 1e3
MONEY = record.numbers("remittances, Mexico", "remittances, Guatemala") / 1e9
REMOVED = record.numbers("removals to Guatemala").iloc[:, 0]
FOUND = record.numbers("border deaths, Mexican foreign ministry, both sides").iloc[:, 0]
CONCERN = record.numbers("immigration as most important problem (Gallup, Policy Agendas)").iloc[:, 0].dropna()
PEAKS = record.numbers("immigration as most important problem (Gallup, highest month reported)").iloc[:, 0].dropna()
ADULT = 18  # the age at which the notebook has children look for work: our reading, no datum
RATE, SUM, SPAN = said("1.4-d") / 100, said("1.4-f") / 1e9, said("1.4-g") - said("1.4-e")
STATES = int(printed("1.4-c")[1])
CALENDAR = [said("4.7-f"), said("4.7-g"), said("4.7-h")]
TWO_DECADES = int(printed("title-b")[0] + printed("4.6-j")[1])
JUDGED = re.search(r"^On \w+ more, where they agreed.*$", prose("06_since_2002"), re.MULTILINE)[0]
RECONSIDERED = len(re.findall(r"\*[A-Z][^*]*\*(?: \(¶[^)]*\))?:", JUDGED))  # names of forecasts before a colon
HISTORY = (ledger.DATA.parent / "teaching/history.md").read_text("utf-8").split("## Sources")[0]
SECTION_4 = ledger.read("paragraphs").query("kind == 'paragraph' and section.str.startswith('4 ')")
SUPPORTED = (ledger.read("conclusions")["verdict"] == "supported").sum()
(TECHNICIANS,), (DECLARED,) = timeline.spans_of(EVENTS["ev82"]), timeline.spans_of(EVENTS["ev93"])
CLAIMS, WORKS = ledger.read("claims").set_index("id"), ledger.read("works").set_index("key")
BALANCE = ledger.at("claims", ledger.part("1")).query("sign in ('benefit', 'cost')")
ALONE, BARE = BALANCE["how"] == "does not address", BALANCE["works"] == ""
VALVE = [literature.year(WORKS.at[key, "printed"]) for key in CLAIMS.at["c12", "works"].split("; ")]
ON_MEXICO = CLAIMS.at["c40", "works"].split("; ")


def cited(claims):
    return len(set(claims["works"].str.split("; ").explode()) - {""})


DEBATE = ledger.at("claims", ["1.9", "1.10"]).query("sign == 'weak'")

SAYINGS = {
    "02_interview_results": [
        # the first screen, the sample
        ("adviser to the Mexican Foreign Minister in {}", "2.17-a"),
        ("El Salvador's liaison to Congress in {}", "2.17-f"),
        ("known only as {} to {}. In the last", [FIRST - said("fn19-b"), ROUND.sum() - said("fn19-b")]),
        ("fn 22 and its {} tables", len((C1, C2, C3, C4))),
        ("in section 2 the {}th paragraph", digits(ledger.place("2.19"))[1]),
        ("¶2.1 speaks of {} people in {} rounds between {} and {}.", "2.1-a; 2.1-b; 2.1-c"),
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
        # gains and harms
        ("In {} people could name up to {} good sides", ["2.6-c", C1.shape[1]]),
        ("and up to {} bad ones", C2.shape[1]),
        ("{} points for a first mention, {} for a second, {} for a third (", BORDA),
        ("Here are {} people of our own invention, and", sum(digits(TOY))),
        ("so that {}-{}-{} is {}-{}-{}.", [2 * one for one in BORDA] + BORDA),
        ("At {}-{}-{} trade draws level", [AID_TIE, 2, 1]),
        ("development assistance, at {}-{}-{} it leads", [AID_TIE + 1, 2, 1]),
        ("at {}-{}-{} they tie with family", [explorer.MOST, explorer.MOST, RIGHTS_TIE]),
        ("The {} economic answers hold {} of {} points", [len(ECONOMIC), POINTS[ECONOMIC].sum(), POINTS.sum()]),
        ("because {} people put them first, and {} cultural", [*C1.loc[["Jobs", "Cultural links"], "first"]]),
        ("one ahead, {} to {}:", [*C1.loc[["Cultural links", "Jobs"]].sum(axis=1)]),
        ("first mention among its {}.", C1.loc["Benefits of return migration"].sum()),
        ('"a factor of {}"', said("2.7-e")),
        ("{} non-economic answers varied little", said("2.7-c")),
        ("has {} such rows, or {} if the {}", [len(C1) - len(ECONOMIC), len(C1) - len(ECONOMIC) + 1, 2]),
        ("exploitation first ({} of {} or {})", [C2.at["Migrants exploited", "first"], HARMS["first"], TOTAL["first"]]),
        ("It prints {}, {} and {} first, second and third", [*TOTAL[["first", "second", "third"]]]),
        ("add up to {}, {} and {}. The printed total of mentions, {},", [*HARMS, TOTAL["mentions"]]),
        # preferences
        ("Mexicans of {} and {} wanted human rights", "2.11-a"),
        ("the others, asked in {}, apart", "fn4-b"),
        ("Immigrant Responsibility Act of {}. Dominicans", "iirira1996"),
        ("some {} a year, by fn 13, to a country with {} prisoners", [said("fn13-b"), said("fn13-e")]),
        ("Central American Relief Act of {}. It treated", said("2.15-g")),
        ("By {} much had changed", "2.13-a"),
        ("doubled within the {} years", "r540"),
        ("before the act of {}, from which", "r540"),
        ("took effect in {}. The prisons", "r126"),
        ("one source has fewer in {};", "r542"),
        ('Mexicans of {} were "overwhelmingly', "2.13-e"),
        # the relation as a whole
        ("Most Mexicans of {} saw the hostility", "2.15-a"),
        ("Central Americans of {} agreed", "2.15-d"),
        ("NACARA in {} and, in {}, TPS", [said("2.15-g"), said("2.15-h")]),
        ("interviewed from {} to {} consistently", "2.16-b"),
        ("sets of questions of {} put this to the test", "2.18-a"),
        ("Of the ratings, from {} to {}, the means", "2.18-b"),
        ("come to about {}, {} and {} percent, with Mexico", "r151"),
        ("Of {} people {} put immigration first, and {} named it among their {}.", [FIRST, MINE["first"], MINE.sum(), 3]),
        ("draw level, {} to {}.", [JOINED.sum(), MINE.sum()]),
        ("of the {} who specialise in other fields, {}, put", [said("fn19-b"), said("fn19-d")]),
        ("By subtraction {} of the specialists did", EXPERTS),
        ("did, of {} to {}, since", [FIRST - said("fn19-b"), ROUND.sum() - said("fn19-b")]),
        ("it counts {} Salvadoran answers, {} of them outside", [said("fn20-a"), said("fn20-b")]),
        ("in fn 18 {} Nicaraguans put", said("fn18-a")),
        ("they obey this and {} things besides:", items("02_interview_results", r"things besides: ([^.]*)\.")),
        ("the peace process, with {} points in all", scoring.score(C4)["Peace process"]),
        ("immigration got {} there at the most", scoring.score(C4)["Immigration"] - LEAST),
        ("at least {} of its {} points are Mexican", [LEAST, scoring.score(C4)["Immigration"]]),
        ("{} of {} Mexicans, who all put it first", [LEAST / 3, ROUND["Mexico"]]),
        ("beside {} of {} others, would do", [POSITIVE.sum() - LEAST / 3, ROUND.sum() - ROUND["Mexico"]]),
        ("{} of {} leaders owe nothing", [sum("everywhere" in one.values() for one in LEADERS), len(LEADERS)]),
        ("owe nothing to {}-{}-{}.", BORDA),
        ("weighs more than {} seconds and {} thirds", digits(AID)[:2]),
        ("({} firsts less than {} seconds and {} thirds)", digits(RIGHTS)),
        ("The {} Salvadorans and Guatemalans of fn 16", said("fn16-e")),
        ("The footnote's {} Nicaraguans", said("fn16-d")),
        ("The earthquakes struck in {}.", "r142"),
        ("**{} or {}.** By ¶2.19", [said("2.19-d"), FIRST]),
        ("of those who answered, {} of {}, put immigration", [said("2.19-c"), said("2.19-d")]),
        ("First answers in Table 3 add up to {}", FIRST),
        ("on either, {} or {} in a", [round(100 * said("2.19-c") / base) for base in (said("2.19-d"), FIRST)]),
        ("prints {} first mentions, {} mentions and {} points", [*PAIR[["first", "mentions", "index"]]]),
        ("Its {} members have {}, {} and {}.", [2, JOINED["first"], JOINED.sum(), scoring.score(G3)["Trade+other economy"]]),
        ("put first by as many as {} people", said("2.19-g")),
        ("*other economy* has {} as well", C3.at["Other economy", "first"]),
        # prospects
        ("Mexicans of {} and {} believed that they had learned", "2.26-a"),
        ('{} of the {} hopeful Mexicans even said "much"', [said("2.24-h"), HOPED[0]]),
        ("{} Salvadorans and {} Nicaraguans expected worse", [said("2.24-l"), said("2.24-o")]),
        ("printed for both, {} and {} answers", [ALL, said("2.27-j")]),
        ("words and a few numbers: {} of {} Mexicans; one of {} Nic", [*MEXICANS, said("2.29-i")]),
        ('Nicaraguans; "{} out of {}". Read exactly, which is our reading, {} out of {} leaves', "2.29-d"),
        ("just {} possibilities for trade: {} Mexicans and {} Salvadorans answered, or {} and {}.",
         [2, MEXICO[1], SALVADOR[0], MEXICO[0], SALVADOR[1]]),
        ("Of {} people {} gave a plain yes on immigration", [ALL, said("2.27-b")]),
        ("and {} a yes with a condition; only {} said no", [said("2.27-d"), said("2.27-f")]),
        ("Without the Mexicans ({} of {}) the plain yes was {} of {}.", [*MEXICANS, *PLAIN]),
        ("On trade {} of {} said yes and {} no", [said("2.27-k"), said("2.27-j"), said("2.27-i")]),
        ("is not told, from {} of {} to all of {}.", [EIGHT.cell_bounds().at[("Nicaragua", "yes"), "low"], *digits(EIGHT.titled("Nicaragua"))]),
        ("together, yes: {} of {} beside {} of {}.", [*MEXICANS, *PLAIN]),
        ("By the plain no it is: {} in {} Salvadorans, against {} people", ["2.29-d", "2.29-d", said("2.27-f")]),
        ("nearly all to {} in {}.", "2.29-c"),
        ("How even were {} and {}?", ["2.36-c", "2.36-f"]),
        # the summary
        ("as answers to {} questions of the literature", said("2.30-a")),
        ("{} of {} people had named immigration among {} diff", [LOST, said("2.19-n"), said("2.19-a")]),
        ("{} matters in which the section says so", shown("02_interview_results", r"In (\d+) matters the paper")),
        ("{} of {} put immigration first and no other issue has more than {}.",
         [MINE["first"], FIRST, C3["first"].drop("Immigration").max()]),
        ("to {} issues (¶2.21), and {} put property claims first", [3, said("fn18-a")]),
        ('"remained the top concern" in {}, and', "2.33-e"),
        ("But of {} ¶2.13 has NACARA", "2.13-c"),
        ('dated "between {} and {}"; ¶2.13 has {}, and so', [said("2.33-g"), said("2.33-f"), "2.13-b"]),
        ("an almost even split in {}, with", "2.36-c"),
        ("to a plain yes from {} of {}, if", MEXICANS),
        ("from about half in {} to {} of {} by plain answers", ["2.36-f", *PLAIN]),
        ("or to at least {} of {} with conditional ones", [PLAIN[1] - said("2.27-f"), PLAIN[1]]),
        ("and {} countries stand for {}.", [len(ROUND) - 1, "fn4-b"]),
        ("in the pooled answers of {} people", FIRST),
        ("{} of {} Mexicans hoped, and {} of {} others.", [*HOPED, *HOPED_ELSEWHERE]),
    ],
    "03_beyond_the_policy_of_no_policy": [
        # the first screen
        ("near success in the summer of {}?", printed("3.1-c")[0]),
        ("Reform and Control Act of {}, over which", said("3.9-b")),
        ("above all, brought about all {} changes", said("3.2-b")),
        ("Relations grew warmer in {} fields", said("3.9-a")),
        ("*{} and {}, a peak", [said("3.2-a"), said("3.2-b")]),
        ("had been amended in {}.", said("3.1-g")),
        ("promises two lists of {}:", said("3.2-a")),
        ("influence peaked in {}, under", said("3.2-d")),
        ("in two rounds, {} and {}, and in Washington in {}, all", [said("fn23-a"), said("fn23-b"), said("fn23-c")]),
        ("Of the U.S. measures, Proposition {} is a vote", "prop187"),
        ("Responsibility Act of {}, which widened", said("3.9-g")),
        ("part of the bill of {}, would", said("3.24-e")),
        ("from {} to {} the first fills", [said("3.9-c"), printed("3.22-d")[0]]),
        ("in interviews of {} (¶3.12)", said("3.12-b")),
        ("treaty was signed in December {}.", printed("r234")[0]),
        ("it fell in April {}.", "r393"),
        ("of the agreement of {} it is true", printed("3.1-a")[0]),
        # the setting
        ("By the middle of the {}s relations were", "3.5-a"),
        ("than at any time since the {}s", "3.4-c"),
        ("at least {} quarrels. The debt crisis of {} perhaps", [*printed("3.5-b"), said("3.5-d")]),
        ("ruled Mexico for some {} years", said("3.33-f")),
        ("in {} Proposition {}, which Mexicans", [said("3.9-e"), "prop187"]),
        ("and in {} IIRIRA and further", said("3.9-g")),
        ("did not stop Proposition {}, and", "prop187"),
        ("And Proposition {} was decided", "prop187"),
        ("in the one year, {}, that ¶3.9 prints", said("3.9-c")),
        ("followed in October {}.", printed("r216")[3]),
        # the changes
        ("campaign against Proposition {} with", "prop187"),
        ("as we read them, {} ways to argue", items("03_beyond_the_policy_of_no_policy", r"\n(.*): as we read them", ", ")),
        ("took some {} to {} years", [int(DECLARED["end"] - TECHNICIANS["end"]), int(DECLARED["end"] - TECHNICIANS["start"])]),
        ("was steepest in {} to {}, the", [printed("3.20-d")[0], printed("3.22-d")[0]]),
        ("the years around the law of {}.", said("3.9-g")),
        ("differed by as much as {} times", printed("3.21-j")),
        ("of the {} programs of {} three are named", [said("3.22-e"), printed("3.22-d")[0]]),
        ("From {} to {} much the same people", printed("3.20-a")),
        ("After {} progress stalled", printed("3.23-a")[0] - 1),
        ("after Proposition {}. In spite", "prop187"),
        ("Here are acts of all {} changes", said("3.2-b")),
        ("The task force of {} stands", said("3.36-f")),
        ("in the debate of {} hired", said("3.24-e")),
        ("In the last {} years, says ¶3.29", said("3.29-b")),
        ("with a gap, until {}.", printed("r289")[3]),
        ("one of {} to {} (fn 25)", printed("fn25-b")),
        ("are dated from after {}.", printed("3.18-a")[0] - 1),
        # the peak
        ("In {} the strands met", printed("3.31-b")[0]),
        ("had fallen since {}, the", said("3.37-f")),
        ("By September {} an agreement", printed("3.39-e")[0]),
        ("high point\" in {}, and", said("3.37-f")),
        ("{}s by {}. It cites", ["3.37-h", printed("3.37-i")[0]]),
        ("A fall before {} is there", printed("3.31-b")[0]),
        ("it, {} is not the lowest year since the mid-{}s, for {} is lower", [printed("3.37-i")[0], "3.37-h", said("3.37-f")]),
        ("the years before {} hardly compare", "r372"),
        ("stood highest in {} and {}, close", ["r370", "r379"]),
        ("high point of attention to {} came after the law of {},", [printed("title-b")[0], said("3.9-g")]),
        ("in the last of {} promises", said("fn38-k")),
        ("The PRD's platform is of {},", said("fn38-a")),
        ("carried the issue in {} was", said("3.7-m")),
        ("would be left of {} without", printed("3.31-b")[0]),
        ("and {} by another count", printed("r396")[1]),
        ("could be known in June {};", printed("title-b")[0]),
        ("*Which {}?* \"The {} discussed above\"", said("fn39-a")),
        ("¶3.36 discusses {}.", "e126"),
        ("The {} trends and Mexican politics", said("3.31-d")),
        ("progress stalled after {}, are", printed("3.23-a")[0] - 1),
        ("Because in {} all this", printed("3.31-b")[0]),
    ],
    "01_literature_review": [
        # the economic sheet
        ("{} works of {} to {} stand behind it", [len(VALVE), min(VALVE), max(VALVE)]),
        ("from {} on by {} percent a year", [said("1.4-e"), said("1.4-d")]),
        ("to have reached ${} billion in {};", [SUM, said("1.4-g")]),
        ("depends on what \"{} percent a year\" means", said("1.4-d")),
        ("Then the {} states together would have received {} million dollars in {}, where the record has {} billion.",
         [STATES, round(1000 * SUM / (1 + RATE) ** SPAN), said("1.4-e"), FIVE[said("1.4-e")]]),
        ("ask for a start of {} billion", SUM / (1 + RATE * SPAN)),
        ("own growth is {} percent a year, by the other {}.",
         [100 * (FIVE[2000] / FIVE[1980] - 1) / SPAN, 100 * ((FIVE[2000] / FIVE[1980]) ** (1 / SPAN) - 1)]),
        ("The record has {} billion for {}, and passes the paper's sum in {}.",
         [FIVE[said("1.4-g")], said("1.4-g"), FIVE.index[FIVE >= SUM].min()]),
        ("by its central bank the sum of {} is still {} billion", [said("1.4-g"), "r42"]),
        ("showed in {} we do not know", printed("title-b")[0]),
        ("Lowell and de la Garza, is of {}, most", printed("r57")[0]),
        ("over ${} billion of remittances from {} to {},", [printed("1.4-l")[0] / 1e9, *printed("1.4-m")]),
        ("And {} billion fits {} years better than {}:",
         [printed("1.4-l")[0] / 1e9, 1 + (BANK - printed("1.4-l")[0] / 1e9).abs().argmin(), len(BANK)]),
        ("it was passed early in {} (exercise", BANK.index[BANK > printed("1.4-l")[0] / 1e9].min()),
        ("A source of {}, such as fn 3 cites", "r524"),
        ("work published after June {}, which", printed("title-b")[0]),
        ("What {} percent means, and to which year the ${} billion belong", [said("1.4-d"), SUM]),
        ("from the late {}s on, also", 10 * (min(one for one in numbers(row("r32")) if one > 1900) // 10)),
        # the political sheet, the debate, the sources
        ("{} of {} carry none; {} of these are left alone, as are {} of the other {}.",
         [sum(BARE), len(BALANCE), sum(BARE & ALONE), sum(~BARE & ALONE), sum(~BARE)]),
        ("Cornelius {}). How officials", "cornelius2002"),
        ("still had {} in {}, while", [FOUND.iloc[0], FOUND.index[0]]),
        ("from {} to {}, is borne out", printed("r85")),
        ("farms from {} to {}. The other", "Bracero program"),
        ("The view that sending states have little direct part has {} citations, the exceptions {}.",
         [cited(DEBATE), cited(CLAIMS.loc[["c40", "c41"]])]),
        ("half of the {} works on Mexico are", len(ON_MEXICO)),
        ("as with Cornelius {}, for which an article of {} on deaths",
         [literature.year(WORKS.at["cornelius2002", column]) for column in ("printed", "reference")]),
        ("comes back to weigh the {}.", "a9"),
        ("the sum for {} states and on", STATES),
    ],
    "04_conclusions": [
        ("the Mexican optimism of {} unwarranted", said("4.8-b")),
        ("with one eye on September {}.", printed("4.7-p")[2]),
        ("follows its {} paragraphs", len(SECTION_4)),
        ("**What it argues.** {} general lessons", "a54"),
        ("In {} immigration was called the hardest issue by {} people, {} times as many as put trade first",
         ["2.1-d", MINE["first"], MINE["first"] / C3.at["Trade", "first"]]),
        ("evenly divided in {} and {} of {} gave a plain yes in {} (¶2.28", ["2.36-c", *MEXICANS, "2.36-e"]),
        ("For the others, {} of {} gave a plain yes in {}, about as divided as in {}, unless", [*PLAIN, "2.36-g", "2.36-f"]),
        ("then at least {} of {}. As", [PLAIN[1] - said("2.27-f"), PLAIN[1]]),
        ("how widely in {} and {} is not", ["2.36-c", "2.36-f"]),
        ("every diplomat of {} told", "fn4-b"),
        ("(¶4.5): {} themes were on the table", said("4.5-k")),
        ("within {} or {} years, if the economy", printed("4.6-j")),
        ("did in April {}; and September {} is", [printed("4.7-n")[0], printed("4.7-p")[2]]),
        ("in the Mexican answers of {}, which", "2.13-e"),
        ("Of the Mexicans {} of {} expected relations to improve under Bush", HOPED),
        ("of the Salvadorans {} of {}, of the Nicaraguans {} of {} (", [*OTHERS[0], *OTHERS[1]]),
        ("Of the {} conclusions that are supported, none reaches beyond September {}:", [SUPPORTED, printed("4.7-p")[2]]),
        ("had been seen by {}. On what", said("fn23-b")),
        ("(¶2.12); in {} rights were", "2.14-a"),
    ],
    "00_introduction": [
        ("In September {} a conservative", printed("0.1-a")[0]),
        ("puzzling about September {}, what", printed("0.1-a")[0]),
        ("If the years from {} to {} are new", digits(HISTORY.split("\n")[0])),
        ("it takes {} minutes", round(len(HISTORY.split()) / 200)),
        ("On September {}, {}, Vicente Fox", [printed("0.1-a")[2], printed("0.1-a")[0]]),
        ("Its {} items, and even", said("0.2-d")),
        ("one of May {} that the press alone", "r10"),
        ("published in June {} shares three of its {} items", ["r18", len(re.search(r"2001: (.*?)\. ", row("r18"))[1].split(", "))]),
        ("But the {} points that Mexico's minister", "r19"),
        ("{} of them stand on the joint list", "r19"),
        ("The {} days between summit and attacks", printed("4.7-p")[2] - printed("0.1-a")[2]),
        ("Mexico chose all {} items", said("0.2-d")),
        ("how one counts: {} of {} who answered", [LOST, said("2.19-n")]),
        ("divided in {} and {} to a strongly positive one in {} (", ["2.36-c", "2.36-f", "2.36-g"]),
        ("diplomats of {} smaller states", said("4.4-d")),
        ("The other {} countries come in with {} interviews in Washington in {},", ["fn4-b", said("fn4-b"), "fn4-b"]),
        ("they had paid in the {}s is not told", "0.4-f"),
        ("count {} interviews; ¶0.4 has them made between {} and {}, in", [said("abs-d"), *printed("0.4-b")]),
        ("with officials of {} countries. Section 2", said("0.4-c")),
        ("{} people in {} rounds, from {} on (¶2.1)", [said("2.1-a"), said("2.1-b"), printed("2.1-c")[0]]),
        ("The sum of fn 4 is {} + {} + {} + {} + {} = {}, the", [*FOOTNOTE["n"], FOOTNOTE["n"].sum()]),
        ("interviews of {} more than once", "2.11-a"),
        ("if it held {} people, {} is right", [said("2.1-a") - FOOTNOTE["n"].sum(), said("2.1-a")]),
        ("how many he met in {}.", printed("2.1-c")[0]),
        ("fn 6 counts them: {} and {} of the {} people", [WORK["academics"], WORK["NGOs"], ROUND.sum()]),
        ("the questionnaire of {}. That is {} of {}, more", ["2.1-d", OUTSIDE, ROUND.sum()]),
        ("{} officials of {} countries were asked in {}, in", [said("fn4-b"), "fn4-b", "fn4-b"]),
        ("The questionnaire of {} reached three countries", "2.1-d"),
        ("“Central Americans” of {} is said", "2.1-d"),
        ("Relief Act of {}, which gave Nicaraguans", said("2.15-g")),
        ("{} rules lie behind the table", len(re.findall(r"^\d+\. \*\*", prose("00_introduction"), re.MULTILINE))),
        ("the agenda of {}, is told", printed("0.1-a")[0]),
    ],
    "06_since_2002": [
        ("That makes {}.", len(FORECASTS)),
        ("respondents of {}, diplomats", "2.1-d"),
        ("a Mexican senator of {}.", "f2"),
        ("{} grounds are told apart", FORECASTS["kind"].nunique()),
        # the timeline
        ("from June {} on, says ¶4.7", printed("title-b")[0]),
        ("in the United States in {}, a congressional one in Mexico in {}, a president up for re-election in {}.", CALENDAR),
        ("The attacks of September {} were", printed("4.7-p")[0]),
        ("of the {} here one is joint", (SINCE["shown"] == "yes").sum()),
        ("cabinets that met in {} and {} without", [YEAR["s3"], YEAR["s8"]]),
        ("defend migrants in {}.)", YEAR["s47"]),
        ("what follows in {} and {}, as in the joint band in {}, is", [YEAR["s28"], YEAR["s49"], YEAR["s35"]]),
        ("workers in January {} and at", YEAR["s10"]),
        ("enforcement in December {} and the Senate one with legal status in May {};", [YEAR["s16"], YEAR["s17"]]),
        ("In {} the Senate itself would not end the debate, {} to {}.", [YEAR["s22"], "s22", "s22"]),
        ("In {} it passed a bill by {} to {},", [YEAR["s27"], "s27", "s27"]),
        ("In {} a border bill of both parties fell short of {} votes", [YEAR["s45"], "s45"]),
        ("Arrivals, in {}.", YEAR["s24"]),
        ("in {} and {}, kept by courts, restored in {}, and in {} ended again", [YEAR["s32"], "s32", YEAR["s44"], YEAR["s50"]]),
        ("minister, left in January {} over", YEAR["s4"]),
        ("heard as a senator in {}, was", printed("fn11-d")[0]),
        ("president from the end of {}, set", YEAR["s21"]),
        ("In {} Enrique Peña Nieto cancelled", YEAR["s30"]),
        ("In {} and {} the bargaining was", [YEAR["s35"], YEAR["s49"]]),
        ("No accord came in {}, {} or {}, as", CALENDAR),
        ("the report of October {} names", YEAR["s2"]),
        ("in the election year {} it was", CALENDAR[2]),
        ("The year {} came nearest", CALENDAR[1]),
        ("fell from {} deputies to {}.", "s7"),
        ("once more, in November {}, from", YEAR["s20"]),
        ("By one mean of polls {} percent approved of Andrés Manuel López Obrador after three months, {} of Fox", "r480"),
        ("was the highest of {} presidents", "r480"),
        # the series
        ("with the year {} marked", printed("title-b")[0]),
        ("caught {} Mexicans in {}, {} in {}, {} in", [MET[2000], "r443", MET[2002], printed("title-b")[0], MET[2012]]),
        ("in {} and {} in {}: part of the fall", ["r443", MET.iloc[-1], MET.index[-1]]),
        ("elsewhere are more in {} and from {} on", [MORE.idxmax(), MORE.index[~MORE].max() + 1]),
        ("From {} people were expelled", EXPELLED.index.min()),
        ("In fiscal {} all arrests at the southwest border came to {}, the fewest since {}.", "r457"),
        ("who in {} found net migration at zero", "r455"),
        ("Births are one of {}, and", "r455"),
        ("output per head in {} stood {} percent above {} by one measure, {} by another", "r456"),
        ("look for work in {} had been born, or not born, by {}.", [TWO_DECADES, TWO_DECADES - ADULT]),
        ("survey found {} in {} and {} in {}.", "r453"),
        ("the bills of {} and {} failed while", [YEAR["s22"], YEAR["s27"]]),
        ("From {} to {} the sum rose from {} to {} billion dollars for Mexico and from {} to {} for Guatemala.",
         ["2.1-d", MONEY.index.max(), *MONEY.iloc[:, 0][[2001, 2024]], *MONEY.iloc[:, 1][[2001, 2024]]]),
        ("of Guatemala from {} to {} may be", ["2.1-d", printed("title-b")[0]]),
        ("for some {} years its own government", YEAR["s25"] - YEAR["s21"]),
        ("Of the other {}, El Salvador", "f10"),
        ("protection from removal, in {} and {}; a ranking", "f10"),
        ("{} states' diplomats called", said("4.4-d")),
        ("rose from {} in fiscal {} to {} in {} and {} in {};",
         [REMOVED[2001], "2.1-d", REMOVED[2008], "corgis2015", REMOVED[2014], REMOVED.index.max()]),
        ("yearbooks agree for {} to {} and differ by less than one percent in {}.", "corgis2015"),
        ("The series ends in {}, because", REMOVED.index.max()),
        ("through every renewal to {} and by", YEAR["s32"]),
        ("those of two states until {}, when", YEAR["s50"]),
        ("is heard, since February {}.", "fragomen2026"),
        ("in the one year {}, more than in the {} years to {} together",
         [REMOVED.index.max(), (REMOVED.loc[2002::-1].cumsum() < REMOVED.iloc[-1]).sum(), printed("title-b")[0]]),
        ("From a high in {} the weight of immigration had fallen to a low by {} (¶3.37)", [said("3.37-f"), *printed("3.37-i")]),
        ("the fall of ¶3.37 begins in {}, and {} stands below {} (", [CONCERN.loc[1990:2004].idxmax(), said("3.37-f"), *printed("3.37-i")]),
        ("is large: {} percent on average in {}, {} in the month of {} that",
         [CONCERN.loc[2002:].max(), CONCERN.loc[2002:].idxmax(), PEAKS.max(), PEAKS.idxmax()]),
        ("mean of a year after {} was found", CONCERN.index.max()),
        ("of bills and of arrivals, {}, {}, {}, {}.", [*PEAKS.index]),
        # the score
        ("Mexico's optimism of {} \"probably", said("4.8-b")),
        ("the {} points of {} were, in", [said("4.5-k"), said("4.5-m")]),
        ("the demands of {} and {} the other", [YEAR["s35"], YEAR["s49"]]),
        ("in May {} a committee of the House", YEAR["s6"]),
        ("In March {} an advocate of a narrower accord proposed more visas until {}, the", "r454"),
        ("agenda of the talks in November {}.", YEAR["s3"]),
        ("being one cause of {}. But", "r455"),
        ("of ours weighs the {}: *came", "r455"),
        ("the refusal of November {} count", YEAR["s20"]),
        ("*The election of {}* (¶4.7) came", CALENDAR[1]),
        ("On {} more, where they agreed", RECONSIDERED),
        ("*The election of {}* (¶4.7): no", CALENDAR[0]),
        ("passed the Senate in {} and {} for a coming nearer", [YEAR["s17"], YEAR["s27"]]),
        ("we measure by {}, when two cabinets", said("4.5-m")),
        ("though the loser of {} did not", YEAR["s25"]),
        ("*The peak of {}* (¶3.2)", said("3.2-d")),
    ],
    "05_your_class": [
        ("and {} people hand out different totals", C1["first"].sum()),
        ("beside the {} of {}. \"Much\"", [HOPED[1] + HOPED_ELSEWHERE[1], "2.1-d"]),
        ("beside the {} of {}.*", [ALL, "2.1-d"]),
        ("The {} were chosen for their offices", ROUND.sum()),
    ],
    "README.md": [
        ("Of {} people in three countries, {} put immigration first", [FIRST, MINE["first"]]),
        ("{} of the {} people asked were academics or worked for NGOs", [OUTSIDE, ROUND.sum()]),
        ("{} of {} specialists in other fields", [said("fn19-d"), said("fn19-b")]),
    ],
}
