"""Every way in which a file is refused, and that the remedy of each, carried out, makes the file readable."""

import gzip
import io
import re
import zipfile
from ast import literal_eval

import pytest
import written
from test_classroom import HEADS
from test_layouts import adds_up

from nopolicy import classroom
from nopolicy.classroom.files import PROBLEMS

Q, N, G = (written.ASKED[name] for name in ("positive", "negative", "group"))
TRADE = {"questions": ["trade_importance"]}
GOOD = "group,positive_1,positive_2,positive_3\nA,Jobs,Remittances,\n"
LINE = re.compile(r"columns=(\{.*?\})")
BOX = f"ID,Start time,Completion time,{G},{Q}\n1,a,b,A,Remittances;Jobs;\n2,a,b,A,Jobs;Cultural links;\n"
RECODE = "question,said,category\n"


def packed(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, words in files.items():
            made.writestr(f"{name}.csv", words)
    return stream.getvalue()


def book(*names):
    made, stream = written.Workbook(), io.BytesIO()
    made.remove(made.active)
    for name in names:
        for row in GOOD.splitlines():
            (made[name] if name in made else made.create_sheet(name)).append(row.split(","))
    made.save(stream)
    return stream.getvalue()


def broken():
    made, stream = written.Workbook(), io.BytesIO()
    for row in (["group", "positive"], ["A", "Jobs"], ["B", "#REF!"]):
        made.active.append(row)
    made.active["B3"].data_type = "e"
    made.save(stream)
    return stream.getvalue()


def changed(change, *rows):
    """A workbook of ``rows`` beside a change (a function of its sheet)."""
    made, stream = written.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    change(made.active)
    made.save(stream)
    return stream.getvalue()


def hide(sheet):
    sheet.row_dimensions[3].hidden = True


def rewritten(old, new):
    """A workbook with one change in the text of its sheet, as other programs write it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book("one"))) as first, zipfile.ZipFile(stream, "w") as made:
        for name in first.namelist():
            words = first.read(name)
            if name.startswith("xl/worksheets/"):
                words, count = re.subn(old, new, words.decode())
                assert count
            made.writestr(name, words)
    return stream.getvalue()


def packed_as(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "<a/>")
    return stream.getvalue()


def two_classes():
    """A workbook with a sheet for each class, of which the second was asked a question less."""
    made, stream = written.Workbook(), io.BytesIO()
    for row in GOOD.splitlines():
        made.active.append([*row.split(","), "bush"])
    other = made.create_sheet("B")
    for row in GOOD.splitlines():
        other.append(row.split(","))
    made.save(stream)
    return stream.getvalue()


def repeats():
    """A workbook as KoboToolbox gives it for a group that repeats: each place is a row of a second sheet."""
    made, stream = written.Workbook(), io.BytesIO()
    for row in (["group", "bush", "trade_importance", "immigration_importance"], ["A", "worse", 7, 8]):
        made.active.append(row)
    places = made.create_sheet("places")
    for row in (["positive", "rank", "_parent_index"], ["Jobs", 1, 1], ["Trade", 2, 1]):
        places.append(row)
    made.save(stream)
    return stream.getvalue()


def recode(lines):
    return {"recode": RECODE + lines, "words": GOOD}


def case(problem, where, words, mended=None, **reading):
    """A file, what it is refused for and where; then what the remedy makes of it (words, or arguments of ``read``)."""
    return (
        problem,
        where,
        ({"words": words} if isinstance(words, (str, bytes, type(None))) else words) | reading,
        mended,
    )


NO_ORDER = "boxes to tick, from which no order can be read"
COMMAS = "several answers in one cell, as boxes to tick give them"
ONE_ORDER = "several answers in one order, as boxes to tick give them"
NO_HEAD, WAVES = "a cell under no heading", "people who were asked more than once"
ENDS, SCALE = "{said} could be either end of a scale", "a scale that is not from 1 to 10: {said}"
T = written.ASKED["trade_importance"]
NO_TO_WHAT = "somebody says no, perhaps to something else than to take part"
NO_PLACE = "its heading names no place, and its cells hold answers"
RATING = "numbers of a rating and no places"
UNREAD, BELOW = "a kind of file that is not read", "one row has {what}, and those below it have none"
DOWN, NOT_PLACES = "a row for each place of a person", "none of its answers is a place"
LONG = "respondent,group,question,rank,answer\n"
THREE_HEADS = GOOD.splitlines()[0]
OPEN = "a quotation mark is opened and not closed"
NO_TEXT = "this is not UTF-8 text, perhaps UTF-16 without its mark, or no text at all"
MANY = "it holds {count} files that could be the answers"
OWN = "1,Seminar 1,7,A,Jobs\n2,Seminar 1,8,B,Trade\n"
AMONG, FORMS = "a row of averages among people", f"ID,Start time,Completion time,{G}"
TWO, NAMED = "t,A,Jobs,Trade,7\nt,B,Trade,Jobs,8\n", {"columns": {"C": "positive_1", "D": "positive_2"}}
CASES = [
    *(  # a ranking in one cell, in other words
        case("missing", f"{{'{at}': 'positive'}}", words, questions=None)
        for at, words in (
            ("E", f"{FORMS},Rank the good sides,{T}\n1,a,b,A,Jobs;Trade;,8\n2,a,b,A,Trade;Jobs;,7\n"),
            ("B", f"{G},Good?,{T}\nA,1. Jobs 2. Trade,8\nA,1. Trade 2. Jobs,7\n"),
            ("B", '[{"group": "A", "good": ["Jobs", "Trade"], "bush": "worse"}]'),
        )
    ),
    *(  # a word for a group in a question about people, or in what a tool adds
        case("missing", f"{{'{at}': 'group'}}", f"{heads},{T}\n{rows}", **TRADE)
        for at, heads, rows in (
            ("A", "Seminar,Who leads your group?", "Mon,Ann,7\nMon,Ann,8\nTue,Ed,9\nTue,Ed,5\n"),
            ("A", "Seminar,Names of your group members", "Mon,Ann,7\nMon,Ann,8\nTue,Ed,9\nTue,Ed,5\n"),
            ("A", "Seminar,Group tutor", "Mon,Ann,7\nMon,Ann,8\nTue,Ed,9\nTue,Ed,5\n"),
            ("A", "Seminar,Did you like the group project?", "Mon,Yes,7\nMon,,8\nTue,No,9\nTue,Yes,5\n"),
            ("A", "Seminar,How well did your group cooperate?", "Mon,8,7\nMon,8,8\nTue,9,9\nTue,7,5\n"),
            ("A", "Seminar,Anything about your group?", "Mon,,7\nMon,Ann Lee,8\nTue,,9\nTue,fun,5\n"),
            (
                "B",
                "start,g/seminar,group_vk3zt41/remarks,_id,_submission_time",
                "1,A,x,1,t,7\n1,A,y,2,t,8\n2,B,z,3,t,8\n2,B,w,4,t,9\n",
            ),
            (
                "C",
                "record_id,redcap_data_access_group,seminar,form_complete",
                "1,s,A,2,7\n2,s,A,2,8\n3,s,B,2,7\n4,s,B,2,8\n",
            ),
            ("D", "Response,Group,ID,Q01_seminar", "1,,7,A,8\n2,,8,A,8\n3,,9,B,9\n4,,10,B,9\n"),  # Moodle's is blank
        )
    ),
    *(
        case(AMONG, f"row {row}: a", f"group,trade_importance\n{rows}", TRADE | {"words": f"group,{T}\nA,8\n"}, **TRADE)
        for row, rows in (
            (4, "A,8\nA,6\nA Average,7\nB,5\nB Average,5\n"),
            (3, "A,8\nMean,8\nKurtosis,1\n"),
            (2, "Media,8\nMedia,9\n"),  # a group of that name
            (4, "A,8\nA,6\nMedia,7\n"),
        )
    ),
    *(
        case(
            "the headings once more",
            "row 4: the",
            f"group,trade_importance,immigration_importance\nA,8,1\nA,7,2\n{heads}\nB,9,3\n",
            TRADE | {"words": "group,trade_importance\nA,8\nB,3\n"},
            **TRADE,
        )
        for heads in ("group,immigration_importance,trade_importance", "group,trade_importance,bush")
    ),
    case(
        "{count} of {all} rows repeat an id",
        "2 of 5",
        "id,group,positive\n1,A,Jobs\n2,A,Jobs\n3,A,Jobs\n1,B,Trade\n2,B,Jobs\n",
    ),
    case(
        "{count} of {all} rows repeat an id",
        "{'A': '', 'B': ''}",
        "ID,Sent by,group,positive\n" + "".join(f"{number},t@u.edu,A,Jobs\n" for number in range(4)),
    ),
    *(  # one of each may be left out; or they are places, and are named so
        case(
            "it holds the same as column {other}",
            "{'B': '', 'D': ''} or columns={'C': '', 'E': ''}; of the places of one ranking say which each is",
            "group,positive,Positive,negative,Negative\nA,Jobs,Remittances,Migrants exploited,Brain drain\n",
            mended,
        )
        for mended in (
            None,
            {"columns": {"B": "positive_1", "C": "positive_2", "D": "negative_1", "E": "negative_2"}},
        )
    ),
    case(
        "it holds the same as column {other}",
        "{'B': ''} or columns={'C': '', 'D': ''}",
        'group,positive,positive_1,positive_2\nA,"Trade",Remittances,Jobs\n',
    ),
    *(  # Qualtrics, pick, group and rank: what was picked, and then the places
        case(
            NO_PLACE,
            "{'C': ''}",
            f"ResponseId,Q1,Q2_GROUP,Q2_1_RANK,Q2_2_RANK\nResponse ID,{G},{Q} - Groups - {top} - Items,{Q} - Ranks -"
            f' {top} - Remittances - Rank,{Q} - Ranks - {top} - Jobs - Rank\nR_1,A,"Remittances,Jobs",1,2\n',
        )
        for top in ("Top three", "My three")
    ),
    *(
        case(ENDS, "where 10 is", f"group,{T} {scale}\nA,1\n", TRADE | {"words": f"group,{T}\nA,10\n"}, **TRADE)
        for scale in ("1 most important - 10 least", "(1 = high; 10 = low)", "(10 lowest; 1 highest)")
    ),
    *(
        case(
            SCALE, scale, f"group,{T} {scale}\nA,7\n", TRADE | {"words": f"group,{T} between 1 and 10\nA,7\n"}, **TRADE
        )
        for scale in ("0 and 10", "0..10", "out of 7", "1 through 7", "1 and 7")
    ),
    case(
        SCALE,
        "0.7, 0.8",
        "group,trade_importance\nA,0.8\nA,0.7\nB,1\n",
        TRADE | {"words": f"group,{T}\nA,8\n"},
        **TRADE,
    ),
    *(
        case(
            "{said} could be a place or points", "points", f"group,{Q} {head} [Jobs],{Q} {head} [Trade]\nA,3,2\n", GOOD
        )
        for head in ("3 points = most positive", "Points (3-2-1)", "Borda")
    ),
    case("{count} sheets could be the answers", "2 sheets", repeats(), GOOD, questions=None),
    *(
        case(NO_TO_WHAT, f"A '{head}'", f"{head},{G},{T}\nNo,A,7\nYes,B,8\n", **TRADE)
        for head in (
            "Photo consent",
            "Consent to be photographed",
            "Do you want to participate in the simulation?",
            "Do you agree to take part in the prize draw?",
            "Are you willing to participate in an interview?",
            "May we use your answers in our newsletter?",
            "¿Quieres participar en el debate?",
        )
    ),
    *(  # what is no answer to a question that nobody was asked
        case(
            "missing",
            f"(A '{head}' could be): columns={{'your heading': '{name}'}}, or that none is: columns={{'A': ''}}",
            f"{head},{G},{T}\n{rows}",
            {"columns": {"A": ""}},
            questions=None,
        )
        for head, name, rows in (
            ("Any comments?", "immigration_influence", "no,A,7\nNo,B,8\nmore time,A,7\n"),
            ("Year of study", "immigration_importance", "2,A,7\n3,B,8\n"),
        )
    ),
    case(  # what the heading is about tells two questions with the same answers apart
        "missing",
        "{'B': 'difficult_1', 'C': 'difficult_2'}",
        f"{G},Difficult things [First],Difficult things [Second],{T}\nA,Trade,Immigration,7\nB,Immigration,Trade,8\n",
        questions=None,
    ),
    case("there is no such file in {folder}", "class.csv: there", None, GOOD),
    case("the file is empty", "row 1, column 1", b"", GOOD),
    case("the file is empty", "row 1, column 1", b"\xef\xbb\xbf\r\n;;;\r\n", GOOD),
    case("it is damaged or locked", "class.csv: it", packed(a=GOOD)[:60], packed(a=GOOD)),
    case(MANY, "holds 2", packed(a=GOOD, b=GOOD), packed(b=GOOD)),
    case("{count} sheets could be the answers", "2 sheets", book("one", "two"), book("two")),
    case(
        "the byte {byte} is not {text}",
        "row 3, column 2: the byte 0xf1 is not UTF-8",
        f"{GOOD}B,Espa\xf1a,,".encode("latin-1"),
        f"{GOOD}B,Espa\xf1a,,",
    ),
    case(
        "the byte {byte} is not {text}",
        "row 2, column 2: the byte 0x62 is not UTF-16",
        b"\xff\xfea\x00\n\x00,\x00b",
        GOOD,
    ),
    case(NO_TEXT, "row 1, column 1", GOOD.encode("utf-16-le"), GOOD.encode("utf-16")),
    case(NO_TEXT, "row 1, column 1", b"respondent,gr\0up\n", GOOD),
    case(
        "it begins as JSON and is no list of objects, or has objects within objects",
        "class.csv: it",
        '[{"group": "A"}, 2',
        '[{"group": "A", "positive": "Jobs"}]',
    ),
    case(
        "{saw} cells, expected {all}",
        "row 3, column 5: 6 cells, expected 4",
        f"{GOOD}B,Jobs,,,,\n",
        f"{GOOD}B,Jobs,,\n",
    ),
    case(OPEN, "class.csv: a", f'{GOOD}"B,Jobs,,\n', f"{GOOD}B,Jobs,,\n"),
    case(OPEN, "class.csv: a", f'{GOOD}"B,Jobs,,\nC,Jobs,,\nD,Jobs",,,\n', f"{GOOD}B,Jobs,,\n"),
    case(
        "an address or an answer among the headings",
        "row 1: an",
        "a@b.org,A,Jobs\nc@d.org,B,Trade\n",
        f"a,{GOOD}a@b.org,A,Jobs,,\n",
    ),
    case(
        "an address or an answer among the headings",
        "row 1: an",
        "Ann Lee,A,Jobs,8\nBo,B,Remittances,9\n",
        "name,group,positive_1,trade\nAnn Lee,A,Jobs,8\nBo,B,Remittances,9\n",
    ),
    case("no respondent under the headings", "row 2", GOOD.splitlines()[0], GOOD),
    case("no such question", "questions=['relations']", GOOD, {"questions": "positive"}, questions=["relations"]),
    case("no column has that code", "'country'", GOOD, {"columns": {"group": "group"}}, columns={"group": "country"}),
    case(
        "missing, though columns= names it", "'Course'", GOOD, {"columns": {"A": "group"}}, columns={"Course": "group"}
    ),
    case(
        "missing",
        f"row 1, column 'group': missing. Ask {G!r}, or add",
        "positive\nJobs\n",
        "positive,group\nJobs,all\n",
    ),
    case("missing", "row 1, column 'group': missing", "Seminar,positive\nA,Jobs\n"),
    case("missing", "row 1, column 'positive_1': missing", "Time,group,\n9:14,A,Jobs\n"),
    case(
        "missing", "row 1, column 'positive_1': missing", b"x" * 1_000_000 + b",group,trade_importance\np,A,7\n", TRADE
    ),
    *(
        case(
            "missing",
            f"row 1, column '{name}': missing",
            ",".join(head for head in HEADS if head != name) + "\nx,y\n",
            f"{','.join(HEADS)}\nx,y,Jobs\n",
            questions=classroom.QUESTIONS,
        )
        for name in ("negative_1", "trade_importance")
    ),
    case(
        "it occurs twice",
        "'rank': it",
        "respondent,group,question,rank,answer,Rank\np,A,positive,1,Jobs,2\n",
        "respondent,group,question,rank,answer,Old\np,A,positive,1,Jobs,2\n",
    ),
    case(
        "it holds the same as column {other}",
        "B 'Group': it holds the same as column A",
        "group,Group,positive\nA,B,Jobs\n",
    ),
    case(
        "it holds the same as column {other}",
        "E 'Positive [1]'",
        f"{GOOD.splitlines()[0]},Positive [1]\nA,Jobs,,,Jobs\n",
    ),
    case(
        "it holds the same as column {other}",
        "E 'positive_1'",
        f"{GOOD.splitlines()[0]},{HEADS[2]},{HEADS[3]}\nA,Jobs,,,Jobs\n",
    ),
    case(
        "it holds the same as column {other}",
        "C 'positive_1': it holds the same as column B 'positive'",
        "group;positive;positive_1;positive_2;_id;_submission_time\nA;job rem;job;rem;1;t\n",
    ),
    case("it holds the same as column {other}", "B 'Group'", "group,Group,GROUP,positive\nA,B,C,Jobs\n"),
    *(  # a tool's own group beside a question in other words
        case(
            "it holds the same as column {other}", "as column B 'Group'", f"Response,Group,ID,{asked},positive_1\n{OWN}"
        )
        for asked in ("Q01_Which group are you in?", "Q01_Your delegation", "Q01_delegation name", "Your group")
    ),
    case(
        "it holds the same as column {other}",
        "as column B 'group'",
        f"ResponseId,group,Q1,positive_1\nResponse ID,group,What is your group?,{Q} - First\nR_1,7,A,Jobs\n",
    ),
    case(
        "it is cut, and stands for {either}",
        "immigration_importance or trade",
        "id,submitdate,group,How important i.. \n1,d,A,7\n",
        TRADE | {"columns": {"D": "trade_importance"}},
        **TRADE,
    ),
    case(
        "the second half of the rows is the first once more",
        "row 5",
        "a,b,c,d,group,positive\n" + "1,2,3,4,A,Jobs\n1,2,3,4,B,Trade\n1,2,3,4,C,Jobs\n" * 2,
        "a,b,c,d,group,positive\n1,2,3,4,A,Jobs\n",
    ),
    case("missing", "'positive_1': missing", "Seminar,group,Mine\nx,A,Jobs\ny,B,Remittances\n"),
    case("missing", "{'D': 'positive_3'}", "group,positive_1,positive_2,Last\nA,Jobs,,Remittances\n"),
    case(
        "missing",
        "{'your heading': 'trade_importance'}",
        "Week,group,How many?\n1,A,7\n",
        TRADE | {"columns": {"C": "trade_importance"}},
        **TRADE,
    ),
    case(
        "missing",
        "with one word for all; long ballots have the headings respondent, group, question, rank, answer.",
        "id,question,place,answer\np,positive,1,Jobs\n",
        "respondent,group,question,rank,answer\np,A,positive,1,Jobs\n",
    ),
    case(
        "a row that stands for several ballots",
        "'Count'",
        "respondent,group,question,rank,answer,Count\np,A,positive,1,Jobs,40\n",
        "respondent,group,question,rank,answer\np,A,positive,1,Jobs\nq,A,positive,1,Jobs\n",
    ),
    case(
        "an error of the spreadsheet, {said}", "class.csv, cell B3: an error of the spreadsheet, #REF!", broken(), GOOD
    ),
    case(NO_PLACE, "B 'positive [Uno]'", "group,positive [Uno],positive [Due],positive [Tre]\nA,Jobs,Remittances,\n"),
    case(NO_PLACE, "{'C': 'positive_2'}", "group,positive [Primero],positive [Otro]\nA,Jobs,Remittances\n"),
    case(
        NO_ORDER,
        "D",
        f"group,{Q} - First - Jobs,{Q} - First - Trade,{Q} - Second - Jobs,{Q} - Second - Trade\nA,Jobs,,,Trade\n",
        GOOD,
    ),
    case(
        "missing",
        "{'your heading': 'positive_1'}",
        "group,Least positive [1],Least positive [2]\nA,Jobs,Trade\n",
        {"columns": {"B": "positive_1", "C": "positive_2"}},
    ),
    case(NO_ORDER, "B", "group;positive/Jobs;positive/Remittances\nA;1;\nB;1;1\n", GOOD),
    case(NO_ORDER, "C", "record_id,group,positive___1,positive___2,form_complete\n1,A,0,1,2\n2,B,1,1,2\n", GOOD),
    *(
        case(NO_ORDER, "B", f"group,{Q} [Jobs],{Q} [Trade]\nA,{yes},{no}\nB,{no},{yes}\n", GOOD)
        for yes, no in (("Sí", "No"), ("Ja", "Nein"), ("Ausgewählt", "Nicht gewählt"))
    ),
    case(NO_ORDER, "C", "record_id,group,positive___job,positive___rem,form_complete\n1,A,Checked,Unchecked,2\n", GOOD),
    case(
        NO_ORDER,
        "D",
        f"Respondent ID,Collector ID,{G},{Q},\n,,Response,Jobs,Remittances\n1,4,A,Jobs,\n",
        f"Respondent ID,Collector ID,{G},{Q},\n,,Response,Jobs,Remittances\n1,4,A,1,2\n",
    ),
    case(COMMAS, "C", f'Timestamp,{G},{Q}\nt,A,"Jobs, Remittances"\n', f"Timestamp,{G},{Q}\nt,A,Jobs\n"),
    case(COMMAS, "B", f'{G},{Q}\nA,"First=>Jobs,Second=>Trade"\n', GOOD),
    case(COMMAS, "B 'positive_1'", 'group,positive_1\nA,"Jobs, Trade"\nB,"Trade, Jobs"\nC,Jobs\n', GOOD),
    case(
        COMMAS,
        "B",
        f'{G},1: {Q} One: [first] Two: [second],n correct,n incorrect\nA,"Jobs,Remittances",0,0\n',
        f"{G},1: {Q} [First],2: {Q} [Second],3: {Q} [Third],n correct,n incorrect\nA,Jobs,,Remittances,0,0\n",
    ),
    case(ONE_ORDER, "E", BOX),
    case(
        ONE_ORDER,
        "B",
        "group;positive;_id;_submission_time\nA;personal_freedom jobs;1;t\nB;personal_freedom;2;t\nC;jobs trade;3;t\n",
    ),
    case(
        ONE_ORDER,
        "E",
        BOX.replace("Remittances;Jobs", "Jobs;Remittances")
        + "3,a,b,A,Cultural links;Remittances\n4,a,b,A,Jobs;Remittances\n",
    ),
    case(
        "places are counted from 0",
        "B",
        "group,positive [Jobs],positive [Remittances],positive [Personal freedom]\nA,0,1,2\n",
        "group,positive [Jobs],positive [Remittances],positive [Personal freedom]\nA,1,2,3\n",
    ),
    case(
        "places are counted from 0",
        "row 2, column 'rank'",
        "respondent,group,question,rank,answer\np,A,positive,0,Jobs\n",
        "respondent,group,question,rank,answer\np,A,positive,1,Jobs\n",
    ),
    *(
        case(
            "{said} could be a place or points",
            f"'{shown}'",
            f"group,positive [Jobs],positive [Remittances]\nA,1 (5 points),3 (good)\n{more}",
            "group,positive [Jobs],positive [Remittances]\nA,3,1\n",
        )
        for shown, more in (("1 …", ""), ("1 (5 points)", "B,1 (5 points),2\n"))  # said twice, it is nobody's own
    ),
    case(
        ENDS,
        "'1 (worst)'",
        "group,positive [Jobs],positive [Remittances]\nA,1 (worst),3 (best)\n",
        "group,positive [Jobs],positive [Remittances]\nA,3,1\n",
    ),
    case(  # all of them in one line, what fits two questions by what stands before it, and the group by its few texts
        "missing",
        "{'A': 'group', 'B': 'difficult_1', 'C': 'difficult_2', 'D': 'difficult_3', 'E': 'cooperative_1', 'F': 'coop",
        "Seminar,Q1,Q2,Q3,Q4,Q5,Q6\nN,Geopolitics,Immigration,Trade,Other economy,Trade,Educational links\n"
        "S,Geopolitics,Trade,Immigration,Educational links,Trade,Immigration\n"
        "N,Property claims,Trade,Immigration,Educational links,Immigration,Trade\nS,,,,,,\n",
        questions=None,
    ),
    *(  # a ranking in other words, beside a question that is understood
        case("missing", f"'{name}_1': missing", f"Day,{G},{heads},{T}\n{rows}", mended, questions=None)
        for name, heads, rows, mended in (
            ("positive", "¿Qué tres (o menos)? [Primero],¿Qué tres (o menos)? [Segundo]", TWO, None),
            ("positive", "From most to least [First],From most to least [Second]", TWO, NAMED),
            ("positive", "What do you not like? [First],What do you not like? [Second]", TWO, NAMED),
            ("positive", "Remittances,Jobs", "t,A,1st,2nd,7\nt,B,2nd,1st,8\n", None),
            ("positive", "Good sides [Remittances],Good sides [Jobs]", "t,A,1,2,7\nt,B,3,1,8\n", None),
            ("positive", "Good sides [Remittances],Good sides [Jobs]", "t,A,2,1,7\nt,B,1,Not ranked,8\n", None),
        )
    ),
    *(  # an option that is no category, a place that was left blank, and one in other words go on with the others
        case("missing", line, f"{G},{heads}\n{rows}")
        for line, heads, rows in (
            ("'D': 'positive [Fun]'}", "Good [Jobs],Good [Trade],Good [Fun]", "A,1,2,3\nB,3,1,2\n"),
            ("'D': 'positive_3'}", "Which t.. [Rank 1],Which t.. [Rank 2],Which t.. [Rank 3]", "A,Jobs,Trade,\nB,,,\n"),
            ("'D': 'positive_3'}", "Positivo 1,Positivo 2,Positivo 3", "A,Jobs,Trade,\nB,Trade,Jobs,\n"),
            ("'D': 'positive_3'}", "Good - First,Good - Second,Good - Third", "A,Jobs,Trade,fun\nB,Jobs,,\n"),
            (
                "{'B': 'positive_1', 'C': 'positive_2', 'D': 'positive_3'}",
                "2a positive,2b positive,2c positive",
                "A,Jobs,Trade,Jobs\nB,Jobs,Jobs,Jobs\n",
            ),
        )
    ),
    case(  # options of two questions, of which nobody named one
        "missing",
        "'D': 'difficult [Geopolitics]', 'E': 'cooperative [Trade]', 'F': 'cooperative [Environment]'}",
        "group,Hard [Trade],Hard [Immigration],Hard [Geopolitics],Easy [Trade],Easy [Environment]\nA,1,2,,1,2\n",
        questions=["difficult", "cooperative"],
    ),
    case(
        "missing",
        "{'B': 'positive_3', 'C': 'positive_1', 'D': 'positive_2'}",
        f"ResponseId,Q2_3,Q2_1,Q2_2,group\nResponse ID,Best - Third,Best - First,Best - Second,{G}\n"
        "R_1,Jobs,Trade,Personal freedom,A\n",
    ),
    *(
        case("missing", f"{{'C': '{line}'}}", f"{G},{T},{head}\nA,7,{said}\nB,8,{said}\n", questions=None)
        for line, head, said in (
            ("immigration_importance", "Immigration (1-10)", "8"),
            ("trade_influence", "Influence on trade?", "yes"),
        )
    ),
    case(  # a reworded question to which people wrote what they liked
        "missing",
        "{'B': 'negative'}",
        "group,What is bad?\nA,brain drain\nA,lonely children\nA,empty villages\nA,old people alone\n",
        questions=None,
    ),
    case(COMMAS, "B", "group,positive\nA,2. Jobs; 1. Remittances\n", GOOD),
    case("missing", "'positive_1': missing", f"group,{Q} [Jobs],Remittances\nA,1,2\n", GOOD),
    case("a hidden row", "row 3: a", changed(hide, ["group", "positive_1"], ["A", "Jobs"], ["B", "Trade"]), GOOD),
    *(
        case("a hidden row", "row 2: a", rewritten('<row r="2"', row), GOOD)
        for row in ('<row ht="0" customHeight="1" r="2"', '<row hidden="true" r="2"', '<row hidden="1"')
    ),
    case(
        "an error of the spreadsheet, {said}",
        "row 2: an",
        rewritten('<c r="B2" t="inlineStr"><is><t>Jobs</t></is></c>', '<c t="e"><v>#N/A</v></c>'),
        GOOD,
    ),
    case("{count} sheets could be the answers", "2 sheets", two_classes(), GOOD),
    case(UNREAD, "class.csv: a kind", gzip.compress(GOOD.encode()), GOOD),
    case(UNREAD, "class.csv: a kind", "<html><table><tr><th>group</th></tr><tr><td>A</td></tr></table></html>", GOOD),
    case(UNREAD, "class.csv: a kind", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", GOOD),
    *(
        case(UNREAD, "class.csv: a kind", packed_as(*names), GOOD)
        for names in (
            ("mimetype", "content.xml"),
            ("Index/Document.iwa", "Metadata/Properties.plist"),
            ("[Content_Types].xml", "xl/workbook.bin"),
            ("[Content_Types].xml", "word/document.xml"),
        )
    ),
    *(
        case(
            "a row that stands for several ballots",
            f"D '{name}'",
            f"group,positive_1,positive_2,{name}\nA,Jobs,Trade,12\n",
            "group,positive_1,positive_2\nA,Jobs,Trade\n",
        )
        for name in ("Freq", "Number of people", "Anzahl", "Frecuencia", "Weights")
    ),
    *(
        case(WAVES, f"A '{name}'", f"{name},group,positive\n{one},A,Jobs\n{two},A,Trade\n")
        for name, one, two in (
            ("Time", "pre", "post"),
            ("When", "Before", "After"),
            ("X", "T1", "T2"),
            ("Messung", "vorher", "nachher"),
        )
    ),
    case(
        WAVES,
        "B",
        "record_id,redcap_repeat_instrument,group,positive_1\n1,,A,\n1,form,,Jobs\n",
        "record_id,group,positive_1\n1,A,Jobs\n",
    ),
    case(
        DOWN,
        "C 'rank'",
        "Student,group,rank,positive\na,A,1,Jobs\na,A,2,Trade\nb,A,1,Trade\nb,A,2,Jobs\n",
        f"Student,{THREE_HEADS}\na,A,Jobs,Trade,\nb,A,Trade,Jobs,\n",
    ),
    case(DOWN, "{'B': ''}", "group,Level,positive\nA,1,Jobs\nA,2,Trade\nB,1,Trade\n".replace("Level", "Nivel")),
    case(
        BELOW,
        "row 3, column A 'group': one row has a group",
        f"{THREE_HEADS}\nA,Jobs,,\n,Trade,,\n,Jobs,,\nB,Jobs,,\n,Trade,,\n",
        f"{THREE_HEADS}\nA,Jobs,,\nA,Trade,,\nnot stated,Jobs,,\nB,Jobs,,\nB,Trade,,\n",
    ),
    case(
        BELOW,
        "row 3, column 'respondent': one row has an id",
        f"{LONG}a,A,positive,1,Jobs\n,,positive,2,Trade\n,,positive,3,Remittances\n",
        f"{LONG}a,A,positive,1,Jobs\na,A,positive,2,Trade\na,A,positive,3,Remittances\n",
    ),
    case(
        "most respondents are there twice",
        "row 4, column 'respondent'",
        f"{LONG}1,A,positive,1,Jobs\n2,A,positive,1,Trade\n1,B,positive,1,Jobs\n2,B,positive,1,Trade\n",
        f"{LONG}1,A,positive,1,Jobs\n2,A,positive,1,Trade\nb1,B,positive,1,Jobs\nb2,B,positive,1,Trade\n",
    ),
    case(
        "most respondents are there twice",
        "row 4, column 'respondent'",
        f"{LONG}1,A,positive,1,Jobs\n2,A,positive,1,Trade\n1,A,positive,1,Trade\n2,A,positive,1,Jobs\n",
        f"{LONG}1,A,positive,1,Jobs\n2,A,positive,1,Trade\nb1,A,positive,1,Trade\nb2,A,positive,1,Jobs\n",
    ),
    case(
        "an id that a spreadsheet has spoilt",
        "row 2, column 'respondent'",
        f"{LONG}1.14E+10,A,positive,1,Jobs\n",
        f"{LONG}11400000001,A,positive,1,Jobs\n",
    ),
    case(
        "places are counted from 0",
        "row 2, column 'rank'",
        f"{LONG}p,A,positive,0.0,Jobs\n",
        f"{LONG}p,A,positive,1,Jobs\n",
    ),
    case("places are counted from 0", "was not ranked", f"group,{Q} [Jobs],{Q} [Trade]\nA,1,2\nB,0,1\n", GOOD),
    *(
        case("places are counted from 0", "'positive", f"group,{heads}\nA,Jobs,Trade,\n", GOOD)
        for heads in ("positive_0,positive_1,positive_2", "positive[0],positive[1],positive[2]")
    ),
    case(
        SCALE,
        "20, 30",
        f"{LONG}p,A,trade_importance,,20\nq,A,trade_importance,,30\nr,A,trade_importance,,10\n",
        TRADE | {"words": f"{LONG}p,A,trade_importance,,2\n"},
        **TRADE,
    ),
    case(
        "codes, not answers: {codes}",
        "E 'answer'",
        f"{LONG}p,A,positive,1,4\np,A,positive,2,1\n",
        f"{LONG}p,A,positive,1,Jobs\n",
    ),
    case(
        "the last row lacks a group, and more that all others have",
        "row 5, column A 'group'",
        "group,positive_1,trade_importance\nA,Jobs,7\nB,Jobs,8\n,Jobs,\n,Trade,\n",
        "group,positive_1,trade_importance\nA,Jobs,7\nB,Jobs,8\nnot stated,Jobs,\nnot stated,Trade,\n",
    ),
    case(
        "another table under the first",
        "row 4: another",
        f"{GOOD},,,\nLegend,,,\n1,Jobs,,\n2,Remittances,,\n",
        f"{GOOD}1,Jobs,,\n2,Remittances,,\n",
    ),
    *(
        case(
            NOT_PLACES,
            "B",
            f"group,{Q} [Jobs],{Q} [Remittances]\nA,{one},{two}\n",
            f"group,{Q} [Jobs],{Q} [Remittances]\nA,1,2\n",
        )
        for one, two in (("Most positive", "Second most positive"), ("X", "XX"), ("30%", "20%"), ("a", "b"))
    ),
    case(
        ENDS, "where 1 is the first place", f"group,{Q} [1 (lowest)],{Q} [2],{Q} [3 (highest)]\nA,Jobs,Trade,\n", GOOD
    ),
    case(
        "it begins as JSON and is no list of objects, or has objects within objects",
        "class.csv: it",
        '{"responses": [{"labels": {"group": "A", "positive": "Jobs"}}]}',
        '[{"group": "A", "positive": "Jobs"}]',
    ),
    case("a formula without its value", "cell B2: a", changed(str, ["group", "positive_1"], ["A", '="Jo"&"bs"']), GOOD),
    case("a letter was spoilt on the way, {said}", "row 3: a", f"{GOOD}EspaÃ±a,Jobs,,\n", f"{GOOD}España,Jobs,,\n"),
    case("a letter was spoilt on the way, {said}", "'\ufffd'", f"{GOOD}Espa\ufffda,Jobs,,\n", f"{GOOD}España,Jobs,,\n"),
    case(WAVES, "A 'Wave'", "Wave,group,positive\n1,A,Jobs\n2,A,Trade\n"),
    case(
        WAVES,
        "'Round'",
        "respondent,group,question,rank,answer,Round\np,A,positive,1,Jobs,1\np,A,positive,1,Trade,2\n",
        "respondent,group,question,rank,answer,Round\np,A,positive,1,Jobs,1\n",
    ),
    case(NO_HEAD, "row 2, column C", f"group,{Q},,\nA,First,Second,Third\nA,Jobs,Remittances,\n", GOOD),
    case(NO_HEAD, "{'C': '', 'D': ''}", "group,positive,,\nA,Jobs,x,y\n"),
    case(
        NO_HEAD,
        "row 2, column D",
        "group,immigration_influence,trade_importance,\nA,yes, but,7\n",
        TRADE | {"words": 'group,immigration_influence,trade_importance,\nA,"yes, but",7,\n'},
        **TRADE,
    ),
    *(
        case(
            ENDS,
            "where 10 is the most important",
            f"group,{head}\n{cells}\n",
            TRADE | {"words": f"group,{T}\nA,10\n"},
            **TRADE,
        )
        for head, cells in (
            (f'"{T} (1 = most important, 10 = not important at all)"', "A,1"),
            (f"{T} Most important (1) to least (10)", "A,1"),
            (f'"{T} (0: not at all, 10: most)"', "A,1"),
            (T, "A,1 (most important)\nA,2"),
        )
    ),
    case(ENDS, "where 1 is the first place", f"group,{Q} (3 = best) [Jobs],{Q} (3 = best) [Trade]\nA,3,2\n", GOOD),
    case(
        SCALE,
        "B",
        "group,trade_importance\nA,0\nB,10\n",
        TRADE | {"words": "group,trade_importance\nA,1\nB,10\n"},
        **TRADE,
    ),
    case(
        SCALE,
        "50, 70",
        "group,trade_importance\nA,50\nB,10\nC,70\n",
        TRADE | {"words": "group,trade_importance\nA,5\n"},
        **TRADE,
    ),
    case(
        "{count} of {all} rows repeat an id",
        "3 of 6",
        "ID,group,positive\n1,A,Jobs\n2,A,Jobs\n3,A,Trade\n1,B,Jobs\n2,B,Jobs\n3,B,Jobs\n",
    ),
    *(
        case(COMMAS, "B", f'group,{Q}\nA,"Jobs{mark}Remittances"\n', f"group,{Q}\nA,Jobs\n")
        for mark in (",", "\n", " / ", "|", " > ", " · ", "\t", ": 1, ")
    ),
    case(
        ONE_ORDER, "E", f"ID,Start time,Completion time,{G},{Q}\n1,a,b,A,Jobs;Trade;\n2,a,b,A,Personal freedom;Trade;\n"
    ),
    case(ONE_ORDER, "E", f"ID,Start time,Completion time,{G},{Q}\n1,a,b,A,Trade;Jobs;\n2,a,b,A,Trade;Jobs;\n"),
    case(
        "missing",
        "{'your heading': 'cooperative_1'}",
        "group,Which?,cooperative_2\nA,Trade,Immigration\n",
        {"columns": {"B": "cooperative_1"}},
        questions=["cooperative"],
    ),
    *(
        case(
            "it holds the same as column {other}",
            "{'C': '', 'D': ''}; of the places of one ranking say which each is (positive_1, positive_2)",
            f"group,{Q},{Q}.1,{Q}.2\nA,Jobs,Remittances,Trade\n",
            mended,
        )
        for mended in (None, {"columns": {"B": "positive_1", "C": "positive_2", "D": "positive_3"}})
    ),
    *(
        case(SCALE, "1-7", f"group,{head} (1-7)\nA,7\n", TRADE | {"words": f"group,{head} (1-10)\nA,7\n"}, **TRADE)
        for head in (T, "trade_importance")
    ),
    case(
        "missing",
        "{'B': 'positive_3', 'C': 'positive_1', 'D': 'positive_2'}",
        "group,Top [Third],Top [First],Top [Second]\nA,Jobs,Personal freedom,Remittances\n",
    ),
    case(
        "missing",
        "{'your heading': 'positive_2'}",
        f"group,{Q} [First],Aspecto [Primero]\nA,Jobs,remesas\n",
        {"columns": {"C": "positive_2"}},
    ),
    *(
        case(RATING, "B", f"group,positive [Jobs],positive [Remittances],positive [Trade]\n{cells}\n", GOOD)
        # 1 to none, more than there are places, one to two options; or of each a little
        for cells in (
            "A,5,4,3\nB,4,5,",
            "A,97,2,1\nB,60,39,1",
            "A,1,1,\nB,2,1,2",
            "A,5,4,3\nB,97,2,1\nC,1,1,2\nD,1,2,3",
        )
    ),
    case("codes, not answers: {codes}", "B", "group,positive_1,positive_2,positive_3\nA,3,1,2\n", GOOD),
    *(
        case(
            "codes, not answers: {codes}",
            "D",
            f"id,submitdate,group,positive[1],positive[2],positive[3]\n1,d,A,{a}2,{a}1,\n",
            {"recode": classroom.RECODE.read_text("utf-8") + f"positive,{a}1,Jobs\npositive,{a}2,Remittances\n"},
        )
        for a in ("A", "SQ00", "opt_")
    ),
    case(
        "the columns are {heads}", "recode.csv, row 1", {"recode": "question,said\n", "words": GOOD}, {"recode": RECODE}
    ),
    case(
        "{said} is no question of the form",
        "row 2, column 'question': 'mood'",
        recode("mood,good,Jobs\n"),
        recode("bush,good,the same\n"),
    ),
    case("the cell is empty", "row 2, column 'said'", recode("positive,,Jobs\n"), recode("positive,pay,Jobs\n")),
    case(
        "{said} is no category of '{name}'",
        "row 2, column 'category': 'Job' is",
        recode("positive,pay,Job\n"),
        recode("positive,pay,Job\npositive,Job,Job\n"),
    ),
    case(
        "{said} is no category of '{name}'",
        "much improved; ",
        recode("bush,fine,fine\n"),
        recode("bush,fine,much improved\n"),
    ),
    case(
        "{said} already stands for something else, '{other}'",
        "row 3, column 'said': 'X' already",
        recode("positive,x,Jobs\npositive,X,Remittances\n"),
        recode("positive,x,Jobs\n"),
    ),
]


def read(folder, words=GOOD, recode=None, questions=("positive",), columns=None):
    path, table = folder / "class.csv", folder / "recode.csv"
    if words is not None:
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    table.write_text(recode or "", "utf-8")
    return classroom.read(path, table if recode else classroom.RECODE, columns, questions)


@pytest.mark.parametrize(("problem", "where", "bad", "mended"), CASES)
def test_a_remedy_that_is_followed_works(tmp_path, problem, where, bad, mended):
    with pytest.raises(classroom.SurveyError) as refusal:
        read(tmp_path, **bad)
    message = str(refusal.value)
    assert re.search(re.sub(r"\\{\w+\\}", ".+", re.escape(problem)), message) and where in message
    assert len(message) < 480
    lines = [literal_eval(line) for line in LINE.findall(message.replace("your heading", "Seminar"))]
    ways = [{"columns": line} for line in lines] if bad.get("columns") is None and mended is None else []
    if mended is not None:
        ways.append(mended if isinstance(mended, dict) else {"words": mended})
    assert ways, "no remedy is followed"
    for way in ways:
        answers = read(tmp_path, **bad | {"questions": bad.get("questions", ["positive"])} | way)
        adds_up(answers)
        assert answers.tally.at["answers", "used"] > 0


def test_every_way_to_be_refused_has_its_case():
    assert {problem for problem, *_ in CASES} == set(PROBLEMS.index[PROBLEMS["kind"] == "refused"])
