"""Charts: the text of a chart tells every change of its drawing, and words stay where they belong."""

import base64
import io
import re
from functools import cache

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image
from stored import NOTEBOOKS, cells

from nopolicy import charts

COUNTS = pd.DataFrame({"first": [9, 4, 0], "second": [3, 5, 1], "third": [0, 2, 7]}, index=["a", "b", "a long name"])
BOUNDS = pd.DataFrame({"low": [0, 22, 12], "high": [41, 51, 12]}, index=["x", "y", "z"])
MARKS = pd.DataFrame({"row": ["p", "q"], "x": ["l", "r"], "kind": ["k", "k"], "note": ["", "2 claims"]})
RATED = pd.DataFrame({"row": ["a"] * 2, "x": [7.6, 7.5], "kind": ["one", "two"], "note": ["7.6", "7.5"]})
REASONS = {"against: 1": {"a": "one reason"}, "for: 1": {"b": "another"}}
TITLE = "The finding of this chart, in a sentence that is longer than one line of its picture, " * 2
YEARLY = pd.DataFrame({"here": [1, None, 3.5], "there": [2, 2.5, 1]}, index=[1990, 1991, 1994])
MADE = {
    "bars": lambda **more: charts.bars(pd.Series({"one": 24, "two": 1}), "alt", "n", **more),
    "index": lambda **more: charts.index_bars({"T1": COUNTS, "again": COUNTS[:2]}, "alt", **more),
    "stacked": lambda **more: charts.bars(COUNTS, "alt", "n", **more),
    "verdicts": lambda **more: charts.bars(COUNTS.set_axis(["holds", "fails", "open"], axis=1), "alt", "n", **more),
    "bounds": lambda **more: charts.bound_bars({"Mexico": BOUNDS, "Nicaragua": BOUNDS // 2}, "alt", "n", **more),
    "beside": lambda **more: charts.beside({"Whole": COUNTS[["first", "second"]] / 10}, "alt", "n", "note", **more),
    "marks": lambda **more: charts.marks({"": MARKS}, "alt", {"k": "full"}, columns=["l", "r"], **more),
    "scale": lambda **more: charts.marks(
        {"": RATED}, "alt", {"one": "full", "two": "tilted"}, None, "n\nnote", (0, 10), shifts={"one": -0.2}, **more
    ),
    "range": lambda **more: charts.bound_bars({"": BOUNDS}, "alt", "dollars", **more),
    "years": lambda **more: charts.years(YEARLY, "alt", "percent", marks={1991: "the law of 1991"}, **more),
    "flow": lambda **more: charts.flow(
        {"It asks": {"q": "What?"}, "It says": {"a": "That."}}, [("q", "a")], "alt", **more
    ),
    "balance": lambda **more: charts.flow(REASONS, (), "alt", **more),
}


def drawn(chart):
    """Return a chart that has been drawn, and that measures its words with one renderer."""
    chart.png()
    FigureCanvasAgg(chart.figure)
    return chart


@cache
def plain(kind):
    return drawn(MADE[kind]())


@cache
def titled(kind):
    return drawn(MADE[kind](title=TITLE))


@pytest.mark.parametrize("kind", MADE)
def test_a_chart_is_the_same_each_time_and_its_title_stands_in_picture_and_text(kind):
    chart, again = plain(kind), MADE[kind]()
    assert (repr(chart), chart.png()) == (repr(again), again.png())
    assert f"title: {TITLE}" in repr(titled(kind))
    assert repr(titled(kind)).splitlines()[-1] != repr(chart).splitlines()[-1]


@pytest.mark.parametrize("kind", MADE)
def test_no_word_leaves_the_picture(kind):
    chart = titled(kind)
    words = [text for axes in chart.figure.axes for text in axes.texts] + chart.figure.texts
    words += [tick for axes in chart.figure.axes if axes.axison for tick in axes.get_yticklabels()]
    for text in words:
        box = text.get_window_extent()
        assert chart.figure.bbox.x0 <= box.x0 and box.x1 <= chart.figure.bbox.x1, text.get_text()
        assert chart.figure.bbox.y0 <= box.y0 and box.y1 <= chart.figure.bbox.y1, text.get_text()


@pytest.mark.parametrize("kind", ["bars", "index", "stacked", "verdicts", "bounds", "beside", "range"])
def test_bars_and_the_words_behind_them_end_inside_their_axes(kind):
    chart = plain(kind)
    for axes in chart.figure.axes:
        assert all(bar.get_x() + bar.get_width() < axes.get_xlim()[1] for bars in axes.containers for bar in bars)
        assert all(text.get_window_extent().x1 <= axes.bbox.x1 for text in axes.texts)


@pytest.mark.parametrize("many", [2, 5])
def test_long_headings_of_panels_stay_apart(many):
    names = [f"Group: a rather long name of a group, n = {number}" for number in range(many)]
    chart = drawn(charts.beside(dict.fromkeys(names, COUNTS[["first", "second"]] / 10), "alt", "n", "note"))
    boxes = [text.get_window_extent() for text in chart.figure.findobj(Text) if text.get_text().startswith("Group")]
    assert len(boxes) == many and all(box.x1 <= chart.figure.bbox.x1 for box in boxes)
    assert not [one for one in boxes for other in boxes if one is not other and one.overlaps(other)]


CHANGES = {
    "a colour": lambda axes: axes.containers[0][0].set_facecolor("#0b3c70"),
    "a hatch": lambda axes: axes.containers[0][0].set_hatch("//"),
    "a width": lambda axes: axes.containers[0][0].set_linewidth(0.7),
    "a place": lambda axes: axes.containers[0][0].set_width(9.001 * 3),
    "a word": lambda axes: axes.texts[0].set_text("28"),
    "a bold word": lambda axes: axes.texts[0].set_fontweight("bold"),
    "a limit": lambda axes: axes.set_xlim(0, 60),
    "an invisible bar": lambda axes: axes.containers[0][0].set_visible(False),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_hash_sees(what):
    before, after = plain("index"), MADE["index"]()
    CHANGES[what](after.figure.axes[0])
    assert repr(before).splitlines()[-1] != repr(after).splitlines()[-1]


def test_no_part_of_a_bar_is_dropped_for_want_of_a_look():
    five = pd.DataFrame([range(1, 6)], index=["a"], columns=list("vwxyz"))
    assert "text: 15" in repr(charts.bars(five, "alt", "n"))
    with pytest.raises(KeyError):
        charts.bars(five.assign(more=6), "alt", "n")


def test_a_changed_mark_is_seen():
    moved = charts.marks({"": MARKS.assign(x=["r", "r"])}, "alt", {"k": "full"}, columns=["l", "r"])
    other = charts.marks({"": MARKS}, "alt", {"k": "empty"}, columns=["l", "r"])
    hashes = {repr(chart).splitlines()[-1] for chart in (plain("marks"), moved, other)}
    assert len(hashes) == 3


def test_no_mark_is_dropped_for_want_of_a_kind():
    with pytest.raises(KeyError, match="other"):
        charts.marks({"": MARKS.assign(kind=["k", "other"])}, "alt", {"k": "full"}, columns=["l", "r"])


def test_the_picture_has_few_colours_and_the_text_no_hidden_ticks():
    picture = Image.open(io.BytesIO(plain("index").png()))
    assert picture.mode == "P" and len(picture.getcolors()) <= 64
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert "ticks" not in repr(plain("balance")) and "ticks" not in repr(plain("flow"))
    assert repr(plain("bounds")).count("y ticks: x; y; z") == 1


def test_a_line_is_broken_where_a_year_has_no_value():
    (axes,) = plain("years").figure.axes
    (here, there) = (line.get_ydata() for line in axes.lines if line.get_label() in YEARLY)
    assert [year for year, value in zip(range(1990, 1995), here, strict=True) if value == value] == [1990, 1994]
    assert [year for year, value in zip(range(1990, 1995), there, strict=True) if value == value] == [1990, 1991, 1994]
    assert axes.get_ylim()[0] == 0 and "(1992, nan)" in repr(plain("years"))


def test_a_long_note_under_the_years_stays_in_the_picture():
    chart = charts.years(YEARLY, "alt", "percent", note="as many words as a note may have " * 6)
    chart.png()
    box = chart.figure.axes[0].xaxis.label.get_window_extent()
    assert chart.figure.bbox.x0 <= box.x0 and box.x1 <= chart.figure.bbox.x1 and chart.figure.bbox.y0 <= box.y0


def test_the_years_set_off_have_their_words_over_them_and_apart():
    yearly = pd.DataFrame({"n": range(30)}, index=range(1980, 2010))
    marks = {1986: "the reform act of 1986", 1988: "an election", 1990: "another act", 2009: "the end of the line"}
    chart = charts.years(yearly, "alt", "n", "A title", marks)
    chart.png()
    texts = [text for text in chart.figure.axes[0].texts if text.get_text() in [*marks.values(), "n"]]
    boxes = [text.get_window_extent() for text in texts]
    assert len(boxes) == 5
    assert not [one for one in boxes for other in boxes if one is not other and one.overlaps(other)]
    assert all(chart.figure.bbox.x0 <= one.x0 and one.x1 <= chart.figure.bbox.x1 for one in boxes)


def test_words_behind_bars_can_be_other_numbers_than_their_lengths():
    (axes,) = charts.bars(pd.Series({"one": 100.0, "two": 50.0}), "alt", "%", says=[337, 8]).figure.axes
    assert [text.get_text() for text in axes.texts] == ["337", "8"]


def test_what_is_drawn_is_what_was_given():
    """Bars begin at zero and end where they should, a mark and a point stand at their number and their year."""
    for kind in ("bars", "index", "stacked", "verdicts", "bounds", "beside", "range"):
        assert [axes.get_xlim()[0] for axes in plain(kind).figure.axes] == [0] * len(plain(kind).figure.axes), kind
    (axes,) = plain("range").figure.axes
    ends = [[bar.get_x() + bar.get_width() for bar in bars] for bars in axes.containers]
    assert ends == [BOUNDS["low"].tolist(), BOUNDS["high"].tolist()]
    (axes,) = plain("scale").figure.axes
    assert [x for line in axes.lines for x, _ in line.get_xydata()] == RATED["x"].tolist()
    (axes,) = plain("years").figure.axes
    given = [(year, value) for name in YEARLY for year, value in YEARLY[name].dropna().items()]
    assert given == [tuple(point) for line in axes.lines[1:] for point in line.get_xydata() if point[1] == point[1]]


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])
def test_an_alternative_begins_with_the_finding_of_its_title(name):
    """Half of the longer words of the title and more stand where it begins, and no sentence stands in it twice."""
    shown = [
        output for cell in cells(name) for output in cell.get("outputs", []) if "image/png" in output.get("data", {})
    ]
    for output in shown:
        alt = output["metadata"]["image/png"]["alt"]
        paper = Image.open(io.BytesIO(base64.b64decode(output["data"]["image/png"]))).convert("RGB").getpixel((0, 0))
        assert paper == (255, 255, 255), "no grey box on a white page"
        title = re.search(r"^title: (.+)$", "".join(output["data"]["text/plain"]), re.MULTILINE)[1]
        sought, begins = (set(re.findall(r"[^\W\d_]{5,}", text.lower())) for text in (title, alt[: 2 * len(title)]))
        assert len(sought & begins) >= len(sought) / 2, (title, alt)
        sentences = re.split(r"(?<=[.?]) ", alt)
        assert len(set(sentences)) == len(sentences), alt
