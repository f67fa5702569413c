"""The line of time: dates keep their vagueness, nothing is drawn where the paper does not support it."""

import itertools
import math
import re

import pandas as pd
import pytest
from stored import outputs

from nopolicy import charts, ledger, timeline

EVENTS = ledger.read("events")
SPANS = timeline.spans(EVENTS)
ARGUMENT = ledger.read("argument").set_index("id", drop=False)
UNDATED = EVENTS[EVENTS["date"] == ""]
# First and last year in which the paper's argument lets a strand run; the backdrop begins a century ago. The trends
# begin as tensions of the 1980s, save that the economy is measured against 1970-1; the philosophy has changed by the
# interviews of 1996; a strand that still runs ends with the year of the paper.
TRACKS = {
    "backdrop": (1902, 2002),
    "economy": (1970, 2002),
    "Central American wars": (1980, 2001),
    "democracy": (1980, 2000),
    "narcotics": (1980, 2001),
    "immigration policy": (1964, 2002),
    "domestic politics in the United States": (1986, 2002),
    "philosophy": (1980, 1996),
    "bilateral institutions": (1967, 2002),
    "unilateral action": (1996, 2002),
    "bilateral action": (1973, 2002),
    "transnational action": (1990, 2002),
    "domestic politics in Mexico": (1930, 2006),
    "climax of 2000-1": (2000, 2002),
    "after September 11": (2001, 2004),
    "research": (1996, 2002),
}


YEARS = (1985, 2003)
BOUNDED = ["ev76", "ev78"]


def landmark(events, record=None):
    """Draw some events as landmarks, in bands by what their dates rest on."""
    named = events.assign(band=events["basis"], words=events["label"])
    dated = timeline.spans(named)
    beside = named[named["date"] == ""]
    return charts.landmarks(dated.assign(bounded=dated["id"].isin(BOUNDED)), "A line.", YEARS, beside, record)


CHOSEN = EVENTS[
    EVENTS["id"].isin(
        [
            "ev3",
            "ev34",
            "ev49",
            "ev68",
            "ev70",
            "ev74",
            "ev76",
            "ev78",
            "ev87",
            "ev91",
            "ev97",
            "ev98",
            "ev103",
            "ev123",
            "ev141",
        ]
    )
]
RECORD = timeline.spans(pd.DataFrame({"id": ["ev98", "ev141", "ev76"], "date": ["1990", "2001-04-18", "1992-12-17"]}))


@pytest.fixture(scope="module")
def line():
    return landmark(CHOSEN, RECORD)


def drawn(chart):
    """Yield the id, the left and the right end of every bar."""
    for bars in chart.figure.axes[0].containers:
        for patch in bars:
            yield bars.get_label(), patch.get_x(), patch.get_x() + patch.get_width()


def points(chart, *markers):
    return [list(mark.get_xdata()) for mark in chart.figure.axes[0].lines if mark.get_marker() in markers]


@pytest.mark.parametrize(
    ("text", "start", "end", "soft"),
    [
        ("1995-02", 1995 + 31 / 365, 1995 + 59 / 365, (False, False)),
        ("1986", 1986, 1987, (False, False)),
        ("2001-09-11", 2001 + 253 / 365, 2001 + 254 / 365, (False, False)),
        ("1996-12-31", 1996 + 365 / 366, 1997, (False, False)),
        ("1992/2000", 1992, 2001, (False, False)),
        ("1984~/1986~", 1984, 1987, (True, True)),
        ("1982/198X", 1982, 1990, (False, True)),
        ("198X", 1980, 1990, (True, True)),
        ("1993/..", 1993, math.inf, (False, True)),
        ("/1986", -math.inf, 1987, (True, False)),
        ("../1996~", -math.inf, 1997, (True, True)),
        ("{1996..1998}", 1996, 1999, (False, False)),
        ("[..1998]", -math.inf, 1999, (True, True)),
        ("{1998..}", 1998, math.inf, (False, True)),
        # One of the two, nobody knows which: a single span, vague throughout.
        ("[1996,1998]", 1996, 1999, (True, True)),
        # Good to three digits: somewhere in that decade.
        ("1980S3", 1980, 1990, (True, True)),
        # A winter ends with February.
        ("2001-24", 2001 + 334 / 365, 2002 + 59 / 365, (False, False)),
        ("2001-05-24", 2001 + 143 / 365, 2001 + 144 / 365, (False, False)),  # a day, not a winter
        ("2001-22", 2001 + 151 / 365, 2001 + 243 / 365, (False, False)),
    ],
)
def test_a_date_supports_a_span(text, start, end, soft):
    (span,) = timeline.spans_of(text)
    assert (span["start"], span["end"]) == pytest.approx((start, end))
    assert (span["soft_start"], span["soft_end"]) == soft


def test_a_set_of_dates_is_several_spans():
    assert [(one["start"], one["end"]) for one in timeline.spans_of("{1996,1998}")] == [(1996, 1997), (1998, 1999)]


@pytest.mark.parametrize(
    "text",
    ["1997-02-30", "in 1990", "1995/1994", "1997-05/1995-02", "1999-1X", "1999-01-X5", "-0044", "1982-8", "..", "{}"],
)
def test_an_impossible_date_names_file_row_and_remedy(text, capsys):
    events = EVENTS.head(3).copy()
    events.loc[1, "date"] = text
    with pytest.raises(timeline.TimelineError) as refusal:
        timeline.spans(events)
    message = str(refusal.value)
    assert "data/events.csv" in message and repr(events.loc[1, "id"]) in message
    assert repr(text) in message and "EDTF" in message
    assert capsys.readouterr().out == ""


def test_every_dated_event_and_no_other_has_a_span():
    assert set(SPANS["id"]) == set(EVENTS.loc[EVENTS["date"] != "", "id"])
    assert (SPANS["end"] > SPANS["start"]).all()
    assert (EVENTS.loc[EVENTS["basis"].isin(["printed", "implied"]), "date"] != "").all()
    assert (EVENTS.loc[EVENTS["basis"] == "undated", "date"] == "").all()


def test_soft_dates_have_soft_ends():
    marked = SPANS["date"].str.contains(r"[~?%X]|\.\.|^/|/$")
    assert ((SPANS["soft_start"] | SPANS["soft_end"]) == marked).all()


def test_events_lie_in_the_span_of_their_track():
    assert set(TRACKS) == set(EVENTS["track"])
    for row in SPANS.itertuples():
        first, last = TRACKS[row.track]
        assert row.start == -math.inf or row.start >= first, row.id
        assert row.end == math.inf or row.end <= last + 1, row.id
        # An open end still leaves a known one, which must lie inside too.
        assert row.end > first and row.start < last + 1, row.id


def test_a_printed_date_has_its_years_in_the_printed_words():
    for row in EVENTS[EVENTS["basis"] == "printed"].itertuples():
        # 1994-5 stands for two years, mid-90s for a decade.
        words = re.sub(r"(\d{3})(\d)-(\d)\b", r"\1\2 \1\3", row.printed_date)
        words += " " + re.sub(r"\bmid-(\d0s)", r"mid-19\1", words)
        words += "".join(f" {int(year) + 1}" for year in re.findall(r"after (\d{4})", words))
        for year, mark in re.findall(r"(\d{3}[\dX])(~?)", row.date):
            decade = f"{year[:3]}0s"
            printed = decade if mark or year.endswith("X") else year
            assert printed in words or "year of the paper" in row.note or "same sentence" in row.note, row.id


def test_an_implied_date_says_what_implies_it():
    assert (EVENTS.loc[EVENTS["basis"] == "implied", "note"] != "").all()


def test_every_event_has_a_few_words_of_its_own():
    assert EVENTS["label"].is_unique
    assert EVENTS["label"].str.len().between(3, 38).all()


def test_a_landmark_lies_where_its_date_supports_it(line):
    support = {row["id"]: (row["start"], row["end"]) for row in timeline.spans(CHOSEN).to_dict("records")}
    bars = {name: (left, right) for name, left, right in drawn(line)}
    assert {"ev68", "ev70", "ev91", "ev123"} <= set(bars)
    for name, (left, right) in bars.items():
        low, high = support[name]
        assert left == pytest.approx(max(low, YEARS[0])) and right == pytest.approx(min(high, YEARS[1])), name
    assert [sum(support[name]) / 2 for name in ("ev87", "ev3")] == pytest.approx(
        sorted(x for (x,) in points(line, "D"))
    )


def test_bounds_are_two_ends_and_no_bar(line):
    ends = [[support["start"], support["end"]] for name in BOUNDED for support in timeline.spans_of(date_of(name))]
    assert sorted(points(line, "|")) == sorted(ends)
    assert not set(BOUNDED) & {name for name, *_ in drawn(line)}


def date_of(name):
    return EVENTS.set_index("id").at[name, "date"]


def test_the_key_names_what_is_drawn_and_nothing_else(line):
    every = {"date printed", "date implied", "date implied, vague", "start not printed", "end not printed"}
    every |= {"somewhere between", "no date"}
    named = {text.get_text() for text in line.figure.legends[0].get_texts()}
    assert named == every | {"date in the record (ours)"}
    plain = landmark(CHOSEN[CHOSEN["id"].isin(["ev68", "ev87"])])
    assert {text.get_text() for text in plain.figure.legends[0].get_texts()} == {"date printed"}


def test_an_open_end_is_an_arrow_from_the_known_one(line):
    assert sorted(x for (x,) in points(line, ">")) == [1994, 2000]
    assert points(line, "<") == [[1987]]


def test_what_has_no_date_stands_beside_the_line_and_under_its_heading(line):
    (axes,) = line.figure.axes
    assert all(x > YEARS[1] for _, x in points(line, "o"))
    assert len(points(line, "o")) == len(CHOSEN[CHOSEN["date"] == ""]) == 2
    assert "no date" in [text.get_text() for text in axes.texts]
    assert "no date" not in repr(landmark(CHOSEN[CHOSEN["date"] != ""]))


def test_the_record_is_a_second_mark_and_moves_no_first_one(line):
    assert sorted(map(len, points(line, "^"))) == [1, 1, 2]
    alone = landmark(CHOSEN)
    assert points(alone, "^") == [] and list(drawn(alone)) == list(drawn(line))
    assert points(alone, "|", "D", "<", ">") == points(line, "|", "D", "<", ">")
    assert "record" in "".join(text.get_text() for text in line.figure.legends[0].get_texts())
    assert "record" not in "".join(text.get_text() for text in alone.figure.legends[0].get_texts())


def test_vague_parts_have_no_outline(line):
    patches = {bars.get_label(): patch for bars in line.figure.axes[0].containers for patch in bars}
    assert {name for name, patch in patches.items() if patch.get_hatch()} == {"ev49", "ev91"}
    for patch in patches.values():
        assert (patch.get_linewidth() == 0) == bool(patch.get_hatch())


def test_all_events_fit_on_one_line_without_words_and_those_outside_its_years_are_left_out():
    named = EVENTS.assign(band=EVENTS["track"], words="", bounded=False).sort_values("track", kind="stable")
    undated, years = named[named["date"] == ""], (1980, 2007)
    chart = charts.landmarks(timeline.spans(named), "All.", years, undated, pitch=0.115)
    assert chart.figure.get_figheight() < 16
    inside = SPANS[(SPANS["start"] < years[1]) & (SPANS["end"] > years[0])]
    marks = len(list(drawn(chart))) + len(points(chart, "D", "<", ">"))
    assert marks == len(inside) and len(points(chart, "o")) == len(undated)


def test_a_changed_date_changes_the_digest(line):
    events = CHOSEN.copy()
    events.loc[events["date"] == "1995-02", "date"] = "1995-03"
    assert repr(landmark(events, RECORD)) != repr(line)


def test_packed_rows_never_overlap():
    extents = [(0, 3), (1, 2), (2, 5), (3, 4), (0.5, 6)]
    rows = timeline.pack(extents)
    assert rows == [0, 1, 1, 0, 2] and timeline.pack([(2, 3), (1, 2)]) == [0, 0]
    for row in set(rows):
        mine = sorted(extent for extent, place in zip(extents, rows, strict=True) if place == row)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(mine))


def test_words_on_the_line_do_not_overlap_and_can_be_read_from_the_back_row(line):
    line.png()
    boxes = [text.get_window_extent() for text in line.figure.axes[0].texts]
    for number, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[number + 1 :])
        assert line.figure.bbox.x0 <= one.x0 and one.x1 <= line.figure.bbox.x1
    assert {text.get_fontsize() for text in line.figure.axes[0].texts} == {12}
    assert line.figure.get_figwidth() <= 9


def stored():
    """The text of the strategy timeline as the notebook stores it."""
    shown = outputs("03_beyond_the_policy_of_no_policy")
    (found,) = [text for text, _ in shown if text.startswith("Chart: ") and "text: no date" in text]
    return found


def test_the_notebook_shows_one_line_of_about_fifteen_landmarks_in_few_bands():
    found = stored()
    words = re.findall(r"^  text: (.+)$", found, flags=re.M)
    assert 15 <= len(words) - words.count("no date") <= 22
    bands = re.search(r"^  y ticks: (.+?)(?=\n  \S+ )", found, flags=re.M | re.S)[1].split("; ")
    assert 4 <= len(bands) <= 6


def test_the_notebook_bounds_nafta_and_the_decision():
    for name in BOUNDED:
        (span,) = timeline.spans_of(date_of(name))
        assert f"({span['start']:.6g}, " in stored() and f"({span['end']:.6g}, " in stored()
        assert f"bars {name}:" not in stored()


def test_parents_exist_and_come_first():
    order = {name: number for number, name in enumerate(ARGUMENT["id"])}
    for row in ARGUMENT[ARGUMENT["parent"] != ""].itertuples():
        assert order[row.parent] < order[row.id]
        assert row.id.startswith(f"{row.parent}.")


def test_members_are_numbered_in_order():
    for parent, rows in ARGUMENT[ARGUMENT["parent"] != ""].groupby("parent"):
        assert list(rows["order"]) == list(range(1, len(rows) + 1)), parent


# Lists that announce another number than they have members, and why that is no error of ours.
MISCOUNTED = {
    "a6": (2, 3, "two benefits are announced; the cost against which they are set is a member too"),
    "a19": (4, 5, "to the four questions that are announced the summary adds a new one"),
    "a37": (10, 2, "of ten areas none is listed, and two kinds are described"),
    "a41": (4, 3, "of four programs three are named, behind the word including"),
    "a52.2": (4, 5, "fn 39 counts four, and ¶3.36 names five"),
}


def test_announced_numbers_match_the_members_but_in_named_lists():
    counts, announced = ARGUMENT["parent"].value_counts(), ARGUMENT["announced"].dropna()
    differ = {
        name: (number, counts.get(name, 0)) for name, number in announced.items() if counts.get(name, 0) != number
    }
    assert differ == {name: told[:2] for name, told in MISCOUNTED.items()}
    assert (ARGUMENT.loc[list(differ), "status"] != "").all()
    # What is announced is what the list has of the kind that is counted, or the row says in words that it is not.
    assert (ARGUMENT.loc[ARGUMENT["parent"] == "a6", "kind"] == "benefit").sum() == MISCOUNTED["a6"][0]


def test_spans_read_the_same_in_any_row_order():
    shuffled = EVENTS.sample(frac=1, random_state=1)
    again = timeline.spans(shuffled).set_index("id").loc[SPANS["id"]]
    pd.testing.assert_frame_equal(again.reset_index()[list(SPANS.columns)], SPANS)
