"""What has a time: landmarks with the vagueness of their dates, in bands, and yearly series."""

import math
import textwrap

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from nopolicy import timeline
from nopolicy.charts.base import EDGE, INK, SHADES, SIZE, Chart, box, dot, round_ticks, sheet, styled, wide

WIDTH, WORDS = 9, 12  # inches; points, which can be read from the back row
SHORT, FOREVER = 0.13, 1000  # inches: what is a diamond; beyond every chart
SOFT = {"facecolor": "none", "linewidth": 0, "hatch": "//////"}
# Each line of a series differs in shade, dash and mark, so that it is known without colour.
LOOKS = [(SHADES[0], "-", "o"), (SHADES[1], "--", "s"), (INK, ":", "D"), (INK, "-.", "^"), (SHADES[1], "-", "v")]


@styled
def landmarks(found, alt, years, undated=None, record=None, title="", pitch=0.33):
    """Draw a few events on a line of time, with the vagueness of their dates, in bands from top to bottom.

    ``found`` holds spans as from ``timeline.spans``, with ``id``, ``band`` (in order of appearance), ``words`` (beside
    the mark) and ``bounded`` (whether the span only bounds when a single event fell); ``years`` are the first year and
    the one before which the line ends, and spans outside are left out. ``undated`` events (``id``, ``band``, ``words``)
    stand beside the line, under the words *no date*. ``record`` holds spans that the record gives for some of these
    events, by their ``id``: a second mark under the first. Rows are ``pitch`` inches high.

    A bar runs from the earliest to the latest moment that the date supports, dark where the date is printed, light
    where it is implied, hatched and without outline where it is vague; a short one is a diamond. Bounds are drawn as a
    line between two ends. An arrow leads away from a known end whose other end is open.
    """
    low, high = years
    found = found[(found["start"] < high) & (found["end"] > low)]
    beside = pd.DataFrame(undated).to_dict("records")
    notes = {row["id"]: textwrap.fill(row["words"], 13) for row in beside}
    labels = {band: textwrap.fill(band, 15) for band in [*found["band"], *(row["band"] for row in beside)]}
    margin = max([wide(text, WORDS) + 0.45 for text in notes.values()] + [0.9] * bool(beside), default=0)
    free = WIDTH - 0.4 - max(wide(text, WORDS) for text in labels.values()) - margin
    inches, second = free / (high - low), {name: [] for name in [*found["id"], *notes]}
    for row in pd.DataFrame(record).to_dict("records"):
        if row["id"] in second and low <= row["start"] and row["end"] <= high:
            second[row["id"]].append((row["start"], row["end"]))
    placed, places, top = [], {}, 0
    for band, label in labels.items():
        mine = found[found["band"] == band].sort_values("start", kind="stable").to_dict("records")
        mine = [_place(row, second[row["id"]], low, high, inches) for row in mine]
        for row in [row for row in beside if row["band"] == band]:
            ends = [(start - low) * inches for start, _ in second[row["id"]]]
            mine.append(row | {"extent": (min([free, *ends]) - 0.1, FOREVER)})
        levels = timeline.pack([row["extent"] for row in mine])
        placed += [row | {"y": top + level} for row, level in zip(mine, levels, strict=True)]
        places[band] = (top, top + max(1 + max(levels), (1 + label.count("\n")) * 0.2 / pitch))
        top = places[band][1] + 0.25
    place = {"width": WIDTH, "size": WORDS, "over": 0.3, "foot": 0.05, "right": 0.15}
    key = _key(found, bool(beside), any(second.values()))
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


def _key(found, beside, second):
    """Return the key to the marks that occur."""
    ends, bases, bounded = found[["start", "end"]], set(found["basis"]), found["bounded"]
    soft = ends.map(math.isfinite).all(axis=1) & ~bounded & (found["soft_start"] | found["soft_end"])
    key = {
        box("date printed", facecolor=SHADES[0]): "printed" in bases,
        box("date implied", facecolor=SHADES[2]): "implied" in bases,
        box("vague", **SOFT | {"edgecolor": SHADES[0]}): soft.any(),
        dot("end not printed", ">", INK): (ends == math.inf).any(axis=None),
        Line2D([], [], color=INK, marker="|", markersize=10, label="somewhere between"): bounded.any(),
        dot("no date", "o", "white", 8): beside,
        dot("date in the record (ours)", "^", "white", 8): second,
    }
    return [handle for handle, occurs in key.items() if occurs]


def _place(row, second, low, high, inches):
    """Return a span with where it is drawn (``at``, in years), its side for words, and the room it takes, in inches."""
    known = [end for end in (row["start"], row["end"]) if math.isfinite(end)]
    at = (max(min(known), low), min(max(known), high))
    left, right = ((end - low) * inches for end in at)
    if short := right - left < SHORT:
        left, right = (left + right) / 2 - 0.08, (left + right) / 2 + 0.08
    marks = [(end - low) * inches for span in second for end in span]
    first, last, room = min([left, *marks]), max([right, *marks]), wide(row["words"], WORDS) + 0.14
    after = right + room <= (high - low) * inches
    extent = (first - 0.06, max(last, right + room)) if after else (min(first, left - room) - 0.06, last)
    words = {"after": after, "edge": low + (right if after else left) / inches}
    return row | words | {"at": at, "short": short, "extent": extent}


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
        axes.annotate(row["words"], (row["edge"], y), (shift, 0), ha=side, **look)
    for span in second:
        ends = [sum(span) / 2] if (span[1] - span[0]) * inches < SHORT else list(span)
        under = [y + 0.37 * (row["id"] not in notes)] * len(ends)
        axes.plot(ends, under, color=INK, linewidth=0.9, marker="^", mfc="white", markersize=8, zorder=4)


@styled
def years(frame, alt, ylabel, title="", marks=None, note=""):
    """Draw series by year (index), one column each, at most five; the axis begins at zero unless a value is negative.

    Where a year is missing, or its value, the line is broken: nothing is drawn through a gap. ``ylabel`` says what is
    measured, with its unit. ``marks`` maps years to set off by a line to the words over it; ``note`` stands under the
    axis.
    """
    marks, size = marks or {}, 3.1
    # Lines of about one length, with room for a word at the end of each. Small print measures wider than it is drawn.
    lines = math.ceil(wide(note, 10 * SIZE) / 10 / (WIDTH - 0.3)) or 1
    under = textwrap.wrap(note, math.ceil(len(note) / lines) + 8)
    whole = frame.reindex(range(frame.index.min(), frame.index.max() + 1))
    first, last = int(whole.index[0]) - 0.7, int(whole.index[-1]) + 0.7
    spread = min(0, whole.min(axis=None)), whole.max(axis=None)
    ticks = MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]).tick_values(*spread)
    labels = [f"{tick:,.10g}" for tick in ticks]
    looks = [dict(zip(("color", "linestyle", "marker"), look, strict=True)) for look in LOOKS]
    key = [Line2D([], [], markersize=5, label=name, **look) for name, look in zip(whole, looks, strict=False)]
    inches, spans = (WIDTH - 0.3 - 0.22 - max(map(wide, labels))) / (last - first), []
    for year, words in marks.items():
        at, long = (year - first) * inches, wide(words, 10) + 0.16
        spans.append((at, at + long) if at + long <= (last - first) * inches else (at - long, at + 0.05))
    # The last words stand lowest, so that the line of earlier ones passes them by.
    levels = timeline.pack(spans[::-1])[::-1]
    over = 0.3 + 0.19 * (max(levels, default=-1) + 1)
    foot = 0.35 + 0.25 * bool(under) + 0.17 * len(under[1:])
    place = {"width": WIDTH, "over": over, "foot": foot, "right": 0.3}
    figure, ((axes,),) = sheet([size], title, labels=labels, key=key[1:] and key, **place)
    for (year, words), (start, _), level in zip(marks.items(), spans, levels, strict=True):
        reach, before = 1 + (0.19 * level + 0.15) / size, start < (year - first) * inches
        axes.axvline(year, 0, reach, color=INK, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1, clip_on=False)
        where, side = ((year - first) / (last - first), 1), {"ha": "right" if before else "left", "va": "bottom"}
        look = {"xycoords": "axes fraction", "textcoords": "offset points", "fontsize": 10} | side
        axes.annotate(words, where, (-3 if before else 3, 3 + 13.7 * level), **look)
    for name, look in zip(whole, looks, strict=False):
        axes.plot(whole.index, whole[name], markersize=4, linewidth=1.7, clip_on=False, zorder=3, label=name, **look)
    axes.text(0, 1 + (over - 0.22) / size, ylabel, transform=axes.transAxes, va="bottom")
    axes.set(xlim=(first, last), ylim=(ticks[0], ticks[-1]), xlabel="\n".join(under))
    axes.set_yticks(ticks, labels)
    axes.grid(visible=False)
    axes.grid(visible=True, axis="y")
    round_ticks(axes, integer=True)
    return Chart(figure, alt)
