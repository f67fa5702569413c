"""Sayings of the notebooks that tell of the literature, of Mexico and of what came after: as in ``sayings_survey``."""

import re

from numerals import FINDING, digits, numbers, printed, row, said, value
from stored import prose
from test_literature import authors

from nopolicy import ledger, literature, record, timeline


def series(name):
    """A series of the record by year, without its gaps."""
    return record.numbers(name).iloc[:, 0].dropna()


WRITTEN = int(printed("title-b")[0])  # the year of the paper
# Notebook 1: remittances and the literature
RATE, SUM, SPAN = said("1.4-d") / 100, said("1.4-f") / 1e9, said("1.4-g") - said("1.4-e")
STATES, SENT = printed("1.4-c")[1], printed("1.4-l")[0] / 1e9
FIVE = series("remittances, five states together") / 1e9
GROWN = FIVE[said("1.4-g")] / FIVE[said("1.4-e")]
GROWTH = [100 * (GROWN - 1) / SPAN, 100 * GROWN ** (1 / SPAN) - 100]  # on the first year's sum; compounded
BANK = series("family remittances, Mexico (central bank)").loc[slice(*printed("1.4-m"))].cumsum() / 1e3
FOUND = series("border deaths, Mexican foreign ministry, both sides")
IRELAND = ledger.read("statements").query("locator == '1.5' and value.str.contains('..', regex=False)")
CLAIMS, WORKS = ledger.read("claims").set_index("id"), ledger.read("works").set_index("key")
BALANCE = ledger.at("claims", ledger.part("1")).query("sign in ('benefit', 'cost')")
ALONE, BARE = BALANCE["how"] == "does not address", BALANCE["works"] == ""
VALVE = [literature.year(WORKS.at[key, "printed"]) for key in CLAIMS.at["c12", "works"].split("; ")]
ON_MEXICO = CLAIMS.at["c40", "works"].split("; ")
CORNELIUS = [literature.year(WORKS.at["cornelius2002", column]) for column in ("printed", "reference")]
DEBATE = ledger.at("claims", ["1.9", "1.10"]).query("sign == 'weak'")
CITED = [len(set(one["works"].str.split("; ").explode()) - {""}) for one in (DEBATE, CLAIMS.loc[["c40", "c41"]])]
DATED = WORKS.query("kind == 'author-year'")["printed"]
YEARS, PEOPLE = DATED.map(literature.year), DATED.map(authors).explode().value_counts()
COUNTED = ledger.read("citations").query("use == 'cited' and work in @DATED.index")["work"].value_counts()
TIMES, NAMED = {1: "once", 2: "twice"}, "Rosenblum" if PEOPLE["Rosenblum"] == PEOPLE.max() else ""
CHINA = min(one for one in numbers(row("r32")) if one > 1900) // 10 * 10
# Notebook 3
REGULARS = (ledger.read("argument")["parent"] == "a52.1").sum()
EVENTS = ledger.read("events").set_index("id")["date"]
(TECHNICIANS,), (DECLARED,) = timeline.spans_of(EVENTS["ev82"]), timeline.spans_of(EVENTS["ev93"])
TEAMS = said("r268") / value(re.search(r"teams of (\w+)", FINDING["r268"])[1])
WAYS = re.search(r"\n(.*): as we read them", prose("03_beyond_the_policy_of_no_policy"))[1].split(", ")
# Notebook 6: since 2002
SINCE, FORECASTS = ledger.read("since").set_index("id"), ledger.read("forecasts")
YEAR, CALENDAR = SINCE["date"].str[:4].astype(int), [said("4.7-f"), said("4.7-g"), said("4.7-h")]
MET = series("apprehensions of Mexicans, Border Patrol")
OTHERS = series("apprehensions of other nationals, Border Patrol")
MORE = OTHERS.gt(MET[OTHERS.index])
EXPELLED = series("apprehensions and expulsions of all nationals, Border Patrol")
MEXICO, GUATEMALA = (series(f"remittances, {name}").loc[[2001, 2024]] / 1e9 for name in ("Mexico", "Guatemala"))
TWO_DECADES = int(WRITTEN + printed("4.6-j")[1])
ADULT = 18  # the age at which the notebook has children look for work: our reading, no datum
REMOVED = series("removals to Guatemala")
FEWER = (REMOVED.loc[WRITTEN::-1].cumsum() < REMOVED.iloc[-1]).sum()  # years back to where the sum is larger
YEARBOOKS = digits(ledger.read("sources").set_index("key").at["corgis2015", "note"])
CONCERN = series("immigration as most important problem (Gallup, Policy Agendas)")
PEAKS = series("immigration as most important problem (Gallup, highest month reported)")
JUDGED = re.search(r"^On \w+ more, where they agreed.*$", prose("06_since_2002"), re.MULTILINE)[0]
RECONSIDERED = len(re.findall(r"\*[A-Z][^*]*\*(?: \(¶[^)]*\))?:", JUDGED))  # names of forecasts before a colon


def decade(first):
    """How many works are of ten years."""
    return YEARS.between(first, first + 9).sum()


SAYINGS = {
    "01_literature_review": [
        ("The {} works with an author and a year are of {} to {}:", [len(YEARS), YEARS.min(), YEARS.max()]),
        (
            "{} of the seventies, {} of the eighties, {} of the nineties and {}",
            [*map(decade, (1970, 1980, 1990, 2000))],
        ),
        ("and {} of the years from {} on.", [decade(2000), 2000]),
        (f"{{}} of them are cited {TIMES[COUNTED.max()]} and none more often", (COUNTED.max() == COUNTED).sum()),
        (f"{{}} authors, {NAMED} among them, stand behind {{}} each", [(PEOPLE == 2).sum(), PEOPLE.max()]),
        # the economic sheet
        ("{} works of {} to {} stand behind it", [len(VALVE), min(VALVE), max(VALVE)]),
        ("set against at least {} gains", printed("1.3-a")),
        ("from {} on by {} percent a year", [said("1.4-e"), said("1.4-d")]),
        ("to have reached ${} billion in {};", [SUM, said("1.4-g")]),
        ("depends on what “{} percent a year” means", said("1.4-d")),
        ("Then the {} states together would have received {} million", [STATES, round(1e3 * SUM / (1 + RATE) ** SPAN)]),
        ("million dollars in {}, where the record has {} billion.", [said("1.4-e"), FIVE[said("1.4-e")]]),
        ("ask for a start of {} billion", SUM / (1 + RATE * SPAN)),
        ("own growth is {} percent a year, by the other {}.", GROWTH),
        ("The record has {} billion for {}, and", [FIVE[said("1.4-g")], said("1.4-g")]),
        ("passes the paper's sum in {}.", (FIVE >= SUM).idxmax()),
        ("by its central bank the sum of {} is still {} billion", [said("1.4-g"), "r42"]),
        ("showed in {} we do not know", WRITTEN),
        ("Lowell and de la Garza, is of {}, most", printed("r57")[0]),
        ("over ${} billion of remittances from {} to {},", [SENT, *printed("1.4-m")]),
        ("And {} billion fits {} years better than {}:", [SENT, 1 + (BANK - SENT).abs().argmin(), len(BANK)]),
        ("it was passed early in {} (exercise", (BANK > SENT).idxmax()),
        ("A source of {}, such as fn 3 cites", "r524"),
        ("work published after June {}, which", WRITTEN),
        ("What {} percent means, and to which year the ${} billion belong", [said("1.4-d"), SUM]),
        ("from the late {}s on, also", CHINA),
        ("The {} Irish ranges", len(IRELAND)),
        # the political sheet, the debate, the sources
        ("{} of {} carry none; {} of these are left alone", [sum(BARE), len(BALANCE), sum(BARE & ALONE)]),
        ("left alone, as are {} of the other {}.", [sum(~BARE & ALONE), sum(~BARE)]),
        ("Cornelius {}). How officials", CORNELIUS[0]),
        ("still had {} in {}, while", [FOUND.iloc[0], FOUND.index[0]]),
        ("from {} to {}, is borne out", printed("r85")),
        ("farms from {} to {}. The other", "Bracero program"),
        ("The paper notes {} exceptions", said("1.10-d")),
        ("direct part has {} citations, the exceptions {}.", CITED),
        ("half of the {} works on Mexico are", len(ON_MEXICO)),
        ("the record counts {} crises", "r103"),
        ("as with Cornelius {}, for which an article of {} on deaths", CORNELIUS),
        ("comes back to weigh the {}.", "a9"),
        ("On each of the {} explanations of ¶1.11", "a9"),
        ("the sum for {} states and on", STATES),
    ],
    "03_beyond_the_policy_of_no_policy": [
        ("From the mid-{}s to the mid-{}s relations warmed", [year // 10 * 10 for year in printed("3.3-a")]),
        ("Behind the names stand {} regulars of the working group", REGULARS),
        ("called {} the year of the Latino", said("3.37-k")),
        ("stood highest in {} and {}, close to the paper's year", "r369"),
        ("and had fallen by June {}:", "r371"),
        # the first screen
        ("near success in the summer of {}?", printed("3.1-c")[0]),
        ("IRCA, of {}, over which Mexico kept silent", said("3.9-b")),
        ("above all, brought about all {} changes", said("3.2-b")),
        ("Relations grew warmer in {} fields", said("3.9-a")),
        ("{} and {}, a peak", [said("3.2-a"), said("3.2-b")]),
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
        ("by the middle of the {}s relations were", "3.5-a"),
        ("than at any time since the {}s", "3.4-c"),
        ("at least {} quarrels. The debt crisis of {} perhaps", [*printed("3.5-b"), said("3.5-d")]),
        ("ruled Mexico for some {} years", said("3.33-f")),
        ("{} are called fully resolved", said("3.7-b")),
        ("{} tensions are “fully resolved”", said("3.7-b")),
        ("in {} Proposition {}, which Mexicans", [said("3.9-e"), "prop187"]),
        ("and in {} IIRIRA and further", said("3.9-g")),
        ("did not stop Proposition {}, and", "prop187"),
        ("And Proposition {} was decided", "prop187"),
        ("in the one year, {}, that ¶3.9 prints", said("3.9-c")),
        ("followed in October {}.", printed("r216")[3]),
        ("prepared the ground for {} presidents", said("4.8-f")),
        # the changes
        ("campaign against Proposition {} with", "prop187"),
        ("as we read them, {} ways to argue", len(WAYS)),
        ("took some {} to {} years", [int(DECLARED["end"] - TECHNICIANS[one]) for one in ("end", "start")]),
        ("was steepest in {} to {}, the", [printed("3.20-d")[0], printed("3.22-d")[0]]),
        ("the years around the law of {}.", said("3.9-g")),
        ("From {}, in a working group", said("3.19-a")),
        ("differed by as much as {} times", printed("3.21-j")),
        ("after {} decades in which their figures", printed("3.21-i")[0] / 10),
        ("of the {} programs of {} {} are named", [said("3.22-e"), printed("3.22-d")[0], "3.22-f"]),
        ("From {} to {} much the same people", printed("3.20-a")),
        ("After {} progress stalled", printed("3.23-a")[0] - 1),
        ("after Proposition {}. In spite", "prop187"),
        ("Here are acts of all {} changes", said("3.2-b")),
        ("The task force of {} stands", said("3.36-f")),
        ("in the debate of {} hired", said("3.24-e")),
        ("for governor in the early {}s", printed("3.30-b")[0]),
        ("by October {} half a million", digits(FINDING["r285"])[3]),
        ("and the study had {} authors, {} from each side", [said("r268"), said("r268") / 2]),
        ("where the paper has it include {}, {} from each", [said("3.21-d"), said("3.21-e")]),
        ("in {} teams, where", TEAMS),
        ("“during the {} campaign”", said("3.30-d")),
        ("Carlos Salinas was president in {} (¶3.19)", said("3.19-a")),
        ("“In all {} cases” officials", said("3.25-f")),
        ("In the last {} years, says ¶3.29", said("3.29-b")),
        ("with a gap, until {}.", printed("r289")[3]),
        ("one of {} to {} (fn 25)", printed("fn25-b")),
        ("are dated from after {}.", printed("3.18-a")[0] - 1),
        # the peak
        ("In {} the strands met", printed("3.31-b")[0]),
        ("had fallen since {}, the", said("3.37-f")),
        ("By September {} an agreement", printed("3.39-e")[0]),
        ("high point” in {}, and", said("3.37-f")),
        ("{}s by {}. It cites", ["3.37-h", printed("3.37-i")[0]]),
        ("A fall before {} is there", printed("3.31-b")[0]),
        ("it, {} is not the lowest year since the mid-{}s", [*printed("3.37-i"), "3.37-h"]),
        ("for {} is lower (", said("3.37-f")),
        ("the years before {} hardly compare", "r372"),
        ("stood highest in {} and {}, close", [digits(FINDING["r370"])[1], digits(FINDING["r379"])[3]]),
        ("high point of attention to {} came after the law of {},", [WRITTEN, said("3.9-g")]),
        ("in the last of {} promises", said("fn38-k")),
        ("The platforms of the {} parties", said("fn37-b")),
        ("The PRD's platform is of {},", said("fn38-a")),
        ("carried the issue in {} was", said("3.7-m")),
        ("and {} by another count", printed("r396")[1]),
        ("within bounds: {} in official lists", printed("r396")[0]),
        ("could be known in June {};", WRITTEN),
        ("*Which {}?* “The {} discussed above”", said("fn39-a")),
        ("¶3.36 discusses {}.", (ledger.read("argument")["parent"] == "a52.2").sum()),
        ("The {} trends and Mexican politics", said("3.31-d")),
        ("progress stalled after {}, are", printed("3.23-a")[0] - 1),
        ("Because in {} all this", printed("3.31-b")[0]),
    ],
    "06_since_2002": [
        ("That makes {}.", len(FORECASTS)),
        ("respondents of {}, diplomats", "2.1-d"),
        ("a Mexican senator of {}.", "f2"),
        ("{} grounds are told apart", FORECASTS["kind"].nunique()),
        ("sections 2 and 3 and {} footnotes", FORECASTS["locator"].str.extract("(fn[0-9]+)")[0].nunique()),
        # the timeline
        ("from June {} on, says ¶4.7", WRITTEN),
        ("United States in {}, a congressional one in Mexico in {}, a president up for re-election in {}.", CALENDAR),
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
        ("those brought in as children, in {}.", YEAR["s24"]),
        ("in {} and {}, kept by courts, restored in {}, and", [*digits(SINCE.at["s32", "what"])[:2], YEAR["s44"]]),
        ("and in {} ended again", YEAR["s50"]),
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
        ("{} percent approved of Andrés Manuel López Obrador after three months, {} of Fox", "r480"),
        ("was the highest of {} presidents", "r480"),
        ("Obrador after {} months, {} of Fox", "r480"),
        ("Within {} days an aide", "r483"),
        # the series
        ("with the year {} marked", WRITTEN),
        ("caught {} Mexicans in {}, {} in {}, {} in", [MET.max(), MET.idxmax(), MET[WRITTEN], WRITTEN, MET[2012]]),
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
        ("From {} to {} the sum rose from", ["2.1-d", MEXICO.index[-1]]),
        ("from {} to {} billion dollars for Mexico", [*MEXICO]),
        ("and from {} to {} for Guatemala.", [*GUATEMALA]),
        ("of Guatemala from {} to {} may be", ["2.1-d", WRITTEN]),
        ("for some {} years its own government", YEAR["s25"] - YEAR["s21"]),
        ("Of the other {}, El Salvador", "f10"),
        ("protection from removal, in {} and {}; a ranking", "f10"),
        ("{} states' diplomats called", said("4.4-d")),
        ("rose from {} in fiscal {} to {} in {} and", [REMOVED[2001], "2.1-d", REMOVED[2008], YEARBOOKS[-1]]),
        ("and {} in {}; Honduras", [REMOVED.iloc[-1], REMOVED.index[-1]]),
        ("yearbooks agree for {} to {} and differ by less than one percent in {}.", YEARBOOKS),
        ("The series ends in {}, because", REMOVED.index.max()),
        ("through every renewal to {} and by", YEAR["s32"]),
        ("those of two states until {}, when", YEAR["s50"]),
        ("is heard, since February {}.", "fragomen2026"),
        ("in the one year {}, more than in the {} years to {} together", [REMOVED.index[-1], FEWER, WRITTEN]),
        ("From a high in {} the weight of immigration had fallen", said("3.37-f")),
        ("fallen to a low by {} (¶3.37)", printed("3.37-i")),
        ("the fall of ¶3.37 begins in {}, and", CONCERN.loc[1990:2004].idxmax()),
        ("and {} stands below {} (", [said("3.37-f"), *printed("3.37-i")]),
        ("is large: {} percent on average in {}", [CONCERN.loc[2002:].max(), CONCERN.loc[2002:].idxmax()]),
        ("{} in the month of {} that was highest", [PEAKS.max(), PEAKS.idxmax()]),
        ("mean of a year after {} was found", CONCERN.index.max()),
        ("of bills and of arrivals, {}, {}, {}, {}.", [*PEAKS.index]),
        # the score
        ("Mexico's optimism of {} “probably", said("4.8-b")),
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
}
