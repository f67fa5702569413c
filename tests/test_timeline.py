"""The line of time: dates keep their vagueness, nothing is drawn where the paper does not support it."""

import itertools
import json
import math
import re

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from nopolicy import charts, ledger, timeline

NOTEBOOK = ledger.DATA.parent / "notebooks" / "03_beyond_the_policy_of_no_policy.ipynb"
EVENTS = ledger.read("events")
SPANS = timeline.spans(EVENTS)
ARGUMENT = ledger.read("argument").set_index("id", drop=False)
UNDATED = EVENTS[EVENTS["date"] == ""]
ERAS = [(1930, 1980, 1), (1980, 2007, 5)]
WINDOWS = [[(1930, 1985, 1)], [(1985, 1995, 1)], [(1995, 2000, 1)], [(2000, 2003, 2), (2003, 2007, 1)]]
# First and last year in which the paper's argument lets a strand run. The trends begin as tensions of the 1980s, save
# that the economy is measured against 1970-1; a strand that still runs ends with the year of the paper.
TRACKS = {
    "backdrop": (1930, 2002),
    "economy": (1970, 2002),
    "Central American wars": (1980, 1996),
    "democracy": (1980, 2000),
    "narcotics": (1980, 2001),
    "immigration policy": (1964, 2002),
    "domestic politics in the United States": (1986, 2001),
    "philosophy": (1980, 1989),
    "bilateral institutions": (1967, 2002),
    "unilateral action": (1996, 2002),
    "bilateral action": (1973, 2002),
    "transnational action": (1990, 2002),
    "domestic politics in Mexico": (1930, 2006),
    "climax of 2000-1": (2000, 2002),
    "after September 11": (2001, 2004),
    "research": (1996, 2002),
}


@pytest.fixture(scope="module")
def whole():
    return charts.swim_lanes(SPANS, "All dated events.", ERAS, {}, pitch=0.115, beside=UNDATED)


def closer_views():
    """Yield the closer views as the notebook draws them."""
    for windows in WINDOWS:
        inside = timeline.within(SPANS, windows[0][0], windows[-1][1])
        words = {row.id: f"{row.id.removeprefix('ev')} · {row.label}" for row in inside.itertuples()}
        yield charts.swim_lanes(inside, "A view.", windows, words, pitch=0.23, width=10.5 if windows[1:] else 9.5)


def drawn_bars(chart):
    for axes in chart.figure.axes:
        for bars in axes.containers:
            for patch in bars:
                yield bars.get_label(), patch.get_x(), patch.get_x() + patch.get_width()


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
    ],
)
def test_a_date_supports_a_span(text, start, end, soft):
    (span,) = timeline.spans_of(text)
    assert (span["start"], span["end"]) == pytest.approx((start, end))
    assert (span["soft_start"], span["soft_end"]) == soft


def test_only_the_middle_of_a_vague_period_is_firm():
    (span,) = timeline.spans_of("1984~/1986~")
    assert (span["firm_from"], span["firm_to"]) == (1985, 1986)
    (decade,) = timeline.spans_of("198X")
    assert decade["firm_from"] == decade["firm_to"] == decade["end"]


def test_a_set_of_dates_is_several_spans():
    assert [(one["start"], one["end"]) for one in timeline.spans_of("{1996,1998}")] == [(1996, 1997), (1998, 1999)]


@pytest.mark.parametrize("text", ["1997-02-30", "in 1990", "1995/1994", "1997-05/1995-02"])
def test_an_impossible_date_names_file_row_and_remedy(text):
    events = EVENTS.head(3).copy()
    events.loc[1, "date"] = text
    with pytest.raises(timeline.TimelineError) as refusal:
        timeline.spans(events)
    message = str(refusal.value)
    assert "data/events.csv" in message and repr(events.loc[1, "id"]) in message
    assert repr(text) in message and "EDTF" in message


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
        for year, mark in re.findall(r"(\d{3}[\dX])(~?)", row.date):
            decade = f"{year[:3]}0s"
            printed = decade if mark or year.endswith("X") else year
            assert printed in words or "year of the paper" in row.note or "same sentence" in row.note, row.id


def test_an_implied_date_says_what_implies_it():
    assert (EVENTS.loc[EVENTS["basis"] == "implied", "note"] != "").all()


def test_every_event_has_a_few_words_of_its_own():
    assert EVENTS["label"].is_unique
    assert EVENTS["label"].str.len().between(3, 38).all()


def test_the_digest_of_the_whole_line_names_every_dated_event_once_a_panel(whole):
    named = re.findall(r"^  bars (ev\d+):", repr(whole), flags=re.M)
    assert set(named) == set(SPANS["id"])
    assert not set(named) & set(EVENTS.loc[EVENTS["date"] == "", "id"])


def test_the_stored_notebook_shows_every_dated_event_in_one_figure_and_again_in_the_closer_views():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(out.get("data", {}).get("text/plain", "")) for cell in cells for out in cell.get("outputs", [])]
    shown = [set(re.findall(r"^  bars (ev\d+):", text, flags=re.M)) for text in texts if text.startswith("Chart: ")]
    dated = set(SPANS["id"])
    assert dated in shown
    assert set().union(*(one for one in shown if one != dated)) == dated


def test_the_closer_views_together_name_every_dated_event_in_full():
    seen = set()
    for chart in closer_views():
        seen |= {name for name, *_ in drawn_bars(chart)}
        assert not [text.get_text() for axes in chart.figure.axes for text in axes.texts if "…" in text.get_text()]
    assert seen == set(SPANS["id"])


def test_what_has_no_date_stands_beside_the_line(whole):
    *line, margin = whole.figure.axes
    circles = [mark for axes in line for mark in axes.lines if mark.get_marker() == "o"]
    assert not circles
    assert sum(mark.get_marker() == "o" for mark in margin.lines) == len(UNDATED) == len(margin.texts)
    assert not margin.containers


def test_vague_parts_have_no_outline(whole):
    patches = [patch for axes in whole.figure.axes for bars in axes.containers for patch in bars]
    assert any(patch.get_hatch() for patch in patches)
    for patch in patches:
        assert (patch.get_linewidth() == 0) == bool(patch.get_hatch())


def test_nothing_is_drawn_outside_what_the_date_supports(whole):
    support = {name: (rows["start"].min(), rows["end"].max()) for name, rows in SPANS.groupby("id")}
    for name, left, right in drawn_bars(whole):
        low, high = support[name]
        assert low - 1e-6 <= left < right <= high + 1e-6, name


def test_an_event_keeps_its_row_from_panel_to_panel(whole):
    heights = {}
    for axes in whole.figure.axes:
        for bars in axes.containers:
            heights.setdefault(bars.get_label(), set()).update(patch.get_y() for patch in bars)
    assert all(len(found) == 1 for found in heights.values())


def test_a_changed_date_changes_the_digest(whole):
    events = EVENTS.copy()
    events.loc[events["date"] == "1995-02", "date"] = "1995-03"
    moved = charts.swim_lanes(timeline.spans(events), "All dated events.", ERAS, {}, pitch=0.115, beside=UNDATED)
    assert repr(moved) != repr(whole)


def test_packed_rows_never_overlap():
    extents = [(0, 3), (1, 2), (2, 5), (3, 4), (0.5, 6)]
    rows = timeline.pack(extents)
    assert rows == [0, 2, 2, 0, 1]
    for row in set(rows):
        mine = sorted(extent for extent, place in zip(extents, rows, strict=True) if place == row)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(mine))


def test_words_in_a_lane_do_not_overlap():
    views = list(closer_views())
    for chart in views:
        FigureCanvasAgg(chart.figure)  # measures all words of a figure with one renderer
    for axes in itertools.chain.from_iterable(chart.figure.axes for chart in views):
        boxes = [text.get_window_extent() for text in axes.texts]
        for number, one in enumerate(boxes):
            assert not any(one.overlaps(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize("name", ["events", "argument"])
def test_every_locator_exists(name):
    for text in ledger.read(name)["locator"]:
        assert ledger.places(text)


def test_parents_exist_and_come_first():
    order = {name: number for number, name in enumerate(ARGUMENT["id"])}
    for row in ARGUMENT[ARGUMENT["parent"] != ""].itertuples():
        assert order[row.parent] < order[row.id]
        assert row.id.startswith(f"{row.parent}.")


def test_members_are_numbered_in_order():
    for parent, rows in ARGUMENT[ARGUMENT["parent"] != ""].groupby("parent"):
        assert list(rows["order"]) == list(range(1, len(rows) + 1)), parent


def test_announced_numbers_match_the_members_or_the_status_says_otherwise():
    counts = ARGUMENT["parent"].value_counts()
    for row in ARGUMENT[ARGUMENT["announced"].notna()].itertuples():
        if counts.get(row.id, 0) != row.announced:
            assert row.status, row.id


def test_spans_read_the_same_in_any_row_order():
    shuffled = EVENTS.sample(frac=1, random_state=1)
    again = timeline.spans(shuffled).set_index("id").loc[SPANS["id"]]
    pd.testing.assert_frame_equal(again.reset_index()[list(SPANS.columns)], SPANS)
