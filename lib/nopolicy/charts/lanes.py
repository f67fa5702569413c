"""A line of time for a few landmarks, in a few bands, large enough for the back row."""

import math
import textwrap

from matplotlib.lines import Line2D

from nopolicy import timeline
from nopolicy.charts.base import EDGE, INK, SHADES, Chart, box, dot, round_ticks, sheet, styled, wide

WIDTH, PITCH, WORDS = 9, 0.33, 12  # inches, inches from row to row, points
SHORT, FOREVER = 0.13, 1000  # inches: what is a diamond; beyond every chart
RECORD = "date in the record (ours)"
SOFT = {"facecolor": "none", "linewidth": 0, "hatch": "//////"}


@styled
def landmarks(found, alt, years, undated=None, record=None, title="", pitch=PITCH):
    """Draw a few events on a line of time, with the vagueness of their dates, in bands from top to bottom.

    Parameters
    ----------
    found : DataFrame
        Spans as from ``timeline.spans``, with ``id``, ``band`` (in order of appearance), ``words`` (beside the mark)
        and ``bounded`` (whether the span only bounds when a single event fell). Spans outside the years are left out.
    alt, title : str
        The finding, for readers who do not see the picture, and over it.
    years : (int, int)
        First year, and the year before which the line ends.
    undated : DataFrame, optional
        Events without a date (``id``, ``band``, ``words``): they stand beside the line, under the words *no date*.
    record : DataFrame, optional
        Spans that the record gives for some of these events, by their ``id``: a second mark under the first.
    pitch : float
        Inches from row to row; less for many events without words.

    A bar runs from the earliest to the latest moment that the date supports, dark where the date is printed, light
    where it is implied, hatched and without outline where it is vague; a short one is a diamond. Bounds are drawn as a
    line between two ends. An arrow leads away from a known end whose other end is open.
    """
    low, high = years
    found = found[(found["start"] < high) & (found["end"] > low)]
    beside = [] if undated is None else undated.to_dict("records")
    notes = {row["id"]: textwrap.fill(row["words"], 13) for row in beside}
    names = list(dict.fromkeys([*found["band"], *(row["band"] for row in beside)]))
    labels = {name: textwrap.fill(name, 15) for name in names}
    margin = max([wide(text, WORDS) + 0.45 for text in notes.values()] + [0.9] * bool(beside), default=0)
    free = WIDTH - 0.4 - max(wide(text, WORDS) for text in labels.values()) - margin
    inches = free / (high - low)
    second = {row["id"]: [] for row in [*found.to_dict("records"), *beside]}
    for row in [] if record is None else record.to_dict("records"):
        if row["id"] in second and low <= row["start"] and row["end"] <= high:
            second[row["id"]].append((row["start"], row["end"]))
    placed, places, top = [], {}, 0
    for name in names:
        mine = found[found["band"] == name].sort_values("start", kind="stable").to_dict("records")
        mine = [_place(row, second[row["id"]], low, high, inches) for row in mine]
        for row in [row for row in beside if row["band"] == name]:
            ends = [(start - low) * inches for start, _ in second[row["id"]]]
            mine.append(row | {"extent": (min([free, *ends]) - 0.1, FOREVER)})
        levels = timeline.pack([row["extent"] for row in mine])
        placed += [row | {"y": top + level} for row, level in zip(mine, levels, strict=True)]
        deep = max(1 + max(levels), (1 + labels[name].count("\n")) * 0.2 / pitch)
        places[name], top = (top, top + deep), top + deep + 0.25
    ends = found[["start", "end"]]
    firm, open_end = ends.map(math.isfinite).all(axis=1) & ~found["bounded"], bool((ends == math.inf).any(axis=None))
    vague = bool((firm & (found["soft_start"] | found["soft_end"])).any())
    fills = {"printed": SHADES[0], "implied": SHADES[2]}
    key = [box(f"date {basis}", facecolor=fill) for basis, fill in fills.items() if basis in set(found["basis"])]
    key += [box("vague", **SOFT | {"edgecolor": SHADES[0]})] * vague + [dot("end not printed", ">", INK)] * open_end
    key += [Line2D([], [], color=INK, marker="|", markersize=10, label="somewhere between")] * any(found["bounded"])
    key += [dot("no date", "o", "white", 8)] * bool(beside) + [dot(RECORD, "^", "white", 8)] * any(second.values())
    place = {"width": WIDTH, "size": WORDS, "over": 0.3, "foot": 0.05, "right": 0.15}
    figure, ((axes,),) = sheet([pitch * top], title, labels=labels.values(), key=key, **place)
    axes.set(xlim=(low, high + margin / inches), ylim=(top - 0.62, -0.62))
    for upper, lower in list(places.values())[::2]:
        axes.axhspan(upper - 0.62, lower - 0.38, color="#f1f1f1", zorder=0)
    for row in placed:
        _draw(axes, row, second[row["id"]], high, notes, inches)
    axes.set_yticks([(upper + lower - 1) / 2 for upper, lower in places.values()], labels.values(), fontsize=WORDS)
    round_ticks(axes, integer=True)
    ticks = [tick for tick in axes.get_xticks() if low <= tick <= high]
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks], fontsize=WORDS)
    axes.tick_params(labeltop=True, labelbottom=False)
    if beside:
        axes.axvline(high, color=INK, linewidth=0.8)
        axes.annotate("no date", (high, -0.62), (8, 7), textcoords="offset points", fontsize=WORDS)
    return Chart(figure, alt)


def _place(row, second, low, high, inches):
    """Return a span with where it is drawn (``at``, in years), its side for words, and the room it takes, in inches."""
    known = [end for end in (row["start"], row["end"]) if math.isfinite(end)]
    at = (max(min(known), low), min(max(known), high))
    left, right = ((end - low) * inches for end in at)
    short = right - left < SHORT
    if short:
        left, right = (left + right) / 2 - 0.08, (left + right) / 2 + 0.08
    marks = [(end - low) * inches for span in second for end in span]
    first, last, room = min([left, *marks]), max([right, *marks]), wide(row["words"], WORDS) + 0.14
    after = right + room <= (high - low) * inches
    extent = (first, max(last, right + room)) if after else (min(first, left - room), last)
    edges = (low + left / inches, low + right / inches)
    return row | {"at": at, "edges": edges, "short": short, "after": after, "extent": (extent[0] - 0.06, extent[1])}


def _draw(axes, row, second, high, notes, inches):
    """Draw one landmark, its words and, under it, what the record dates it to."""
    y, look = row["y"], {"va": "center", "fontsize": WORDS, "color": INK, "textcoords": "offset points"}
    if row["id"] in notes:
        reach = min((start for start, _ in second), default=high)
        axes.plot([reach, high + 0.2 / inches], [y, y], color=INK, linewidth=0.8, linestyle=":", zorder=1)
        axes.plot([high + 0.2 / inches], [y], marker="o", mfc="white", mec=INK, markersize=8, zorder=3)
        axes.annotate(notes[row["id"]], (high + 0.2 / inches, y), (9, 0), linespacing=0.95, **look)
    else:
        (start, end), shade = row["at"], SHADES[2 * (row["basis"] != "printed")]
        if math.isinf(row["start"]) or math.isinf(row["end"]):
            axes.plot([end], [y], marker="<>"[math.isinf(row["end"])], color=INK, markersize=8, zorder=3)
        elif row["bounded"]:
            axes.plot([start, end], [y, y], color=INK, linewidth=1.6, marker="|", markersize=13, mew=1.6, zorder=3)
        elif row["short"]:
            axes.plot([(start + end) / 2], [y], marker="D", mfc=shade, mec=INK, markersize=8, zorder=3)
        else:
            vague = row["soft_start"] or row["soft_end"]
            fill = SOFT | {"edgecolor": SHADES[row["basis"] != "printed"]} if vague else EDGE
            axes.barh([y], [end - start], 0.5, [start], zorder=2, label=row["id"], **{"facecolor": shade} | fill)
        side, shift = ("left", 5) if row["after"] else ("right", -5)
        axes.annotate(row["words"], (row["edges"][row["after"]], y), (shift, 0), ha=side, **look)
    for span in second:
        ends = [sum(span) / 2] if (span[1] - span[0]) * inches < SHORT else list(span)
        under = [y + 0.37 * (row["id"] not in notes)] * len(ends)
        axes.plot(ends, under, color=INK, linewidth=0.9, marker="^", mfc="white", markersize=8, zorder=4)
