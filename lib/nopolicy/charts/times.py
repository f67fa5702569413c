"""What has a time: landmarks with the vagueness of their dates, in bands, and yearly series."""

import textwrap
from itertools import chain

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from nopolicy import timeline
from nopolicy.charts.base import EDGE, INK, SHADES, SIZE, Chart, round_ticks, sheet, styled, wide

WIDTH, HEIGHT, SHORT = 9, 3.1, 0.13  # inches: of a chart, of a series, and of what is a diamond
WORDS = 12  # points, which can be read from the back row
BASES = {"printed": (SHADES[0], SHADES[0]), "implied": (SHADES[2], SHADES[1]), "in a source": (SHADES[2], SHADES[1])}
SOFT = {"facecolor": "none", "linewidth": 0, "hatch": "//////"}
# The looks of bars and marks, by what the key says of them.
BARS = {f"date {basis}": EDGE | {"facecolor": shade} for basis, (shade, _) in BASES.items()}
BARS |= {f"date {basis}, vague": SOFT | {"edgecolor": shade} for basis, (_, shade) in BASES.items()}
OURS = "date in the record (ours)"
MARKS = {
    "start not printed": {"marker": "<", "linestyle": ""},
    "end not printed": {"marker": ">", "linestyle": ""},
    "somewhere between": {"marker": "|", "markersize": 13, "mew": 1.6, "linewidth": 1.6},
    "no date": {"marker": "o", "markevery": [-1], "mfc": "white", "linestyle": ":", "linewidth": 0.8},
    OURS: {"marker": "^", "mfc": "white", "linewidth": 0.9},
}
INKED = {"color": INK, "markersize": 8}
# Each line of a series differs in shade, dash and mark, so that it is known without colour.
LOOKS = [(SHADES[0], "-", "o"), (SHADES[1], "--", "s"), (INK, ":", "D"), (INK, "-.", "^"), (SHADES[1], "-", "v")]


@styled
def landmarks(found, alt, years, undated=None, record=None, title="", pitch=0.33):
    """Draw a few events on a line of time, with the vagueness of their dates, in bands from top to bottom.

    ``found`` holds spans as from ``timeline.spans``, with ``id``, ``band`` (in order of appearance), ``words`` (beside
    the mark), ``basis`` (one of ``BASES``, else a KeyError) and ``bounded`` (whether the span only bounds when a single
    event fell); ``years`` are the first year and the one before which the line ends, and spans outside are left out.
    ``undated`` events (``id``, ``band``, ``words``) stand beside the line, under the words *no date*. ``record`` holds
    spans that the record gives for some of these ``id``: a second mark under the first. Rows are ``pitch`` inches high.

    A bar runs from the earliest to the latest moment that the date supports, hatched and without outline where it is
    vague; a short one is a diamond. Bounds are a line between two ends; an arrow leads from a known end to an open one.
    """
    low, high = years
    found = found[(found["start"] < high) & (found["end"] > low)]
    record = pd.DataFrame(record, columns=["id", "start", "end"]).to_numpy().tolist()
    beside = [row | {"words": textwrap.fill(row["words"], 13)} for row in pd.DataFrame(undated).to_dict("records")]
    labels = {band: textwrap.fill(band, 15) for band in [*found["band"], *(row["band"] for row in beside)]}
    margin = max([0.9, *(wide(row["words"], WORDS) + 0.45 for row in beside)]) if beside else 0
    inch = (high - low) / (WIDTH - 0.4 - max(wide(text, WORDS) for text in labels.values()) - margin)  # in years
    rows = [*found.sort_values("start", kind="stable").to_dict("records"), *beside]
    rows, placed, places, top = [_place(row, record, low, high, inch) for row in rows], [], [], 0
    for band, label in labels.items():
        mine = [row for row in rows if row["band"] == band]
        levels = timeline.pack([row["extent"] for row in mine])
        placed += [row | {"y": top + level} for row, level in zip(mine, levels, strict=True)]
        places.append((top, top + max(1 + max(levels), (1 + label.count("\n")) * 0.2 / pitch)))
        top = places[-1][1] + 0.25
    kinds = {row["kind"] for row in rows} | {OURS for row in rows if row["ours"]}
    key = [Patch(label=kind, **look) for kind, look in BARS.items() if kind in kinds]
    key += [Line2D([], [], label=kind, **INKED | look) for kind, look in MARKS.items() if kind in kinds]
    place = {"width": WIDTH, "size": WORDS, "over": 0.3, "foot": 0.05, "right": 0.15}
    figure, (axes,) = sheet([pitch * top], title, labels=labels.values(), key=key, **place)
    axes.set(xlim=(low, high + margin * inch), ylim=(top - 0.62, -0.62))
    for upper, lower in places[::2]:
        axes.axhspan(upper - 0.62, lower - 0.38, color="#f1f1f1", zorder=0)
    for row in placed:
        kind, at, y, after = (row[name] for name in ("kind", "at", "y", "after"))
        if kind in BARS and len(at) > 1:
            axes.barh([y], [at[1] - at[0]], 0.5, at[0], zorder=2, label=row["id"], **BARS[kind])
        else:
            look = MARKS.get(kind) or {"marker": "D", "mfc": BARS[kind]["facecolor"]}
            axes.plot(at, [y] * len(at), zorder=3, **INKED | look)
        for ends in row["ours"]:
            axes.plot(ends, [y + 0.37 * (kind != "no date")] * len(ends), zorder=4, **INKED | MARKS[OURS])
        look = {"ha": "left" if after else "right", "va": "center", "fontsize": WORDS, "linespacing": 0.95}
        axes.annotate(row["words"], (row["edge"], y), (5 if after else -5, 0), textcoords="offset points", **look)
    axes.set_yticks([(upper + lower - 1) / 2 for upper, lower in places], labels.values())
    round_ticks(axes, integer=True)
    axes.set_xticks([tick for tick in axes.get_xticks() if low <= tick <= high])
    axes.tick_params(labelsize=WORDS, labeltop=True, labelbottom=False)
    if beside:
        axes.axvline(high, color=INK, linewidth=0.8)
        axes.annotate("no date", (high, -0.62), (8, 7), textcoords="offset points", fontsize=WORDS)
    return Chart(figure, alt)


def _place(row, record, low, high, inch):
    """Return a landmark with its kind, the ends of its mark (``at``) and of those that are ``ours``, the room it takes.

    All in years, like the ``edge`` of the mark from which its words run, to the right (``after``) or to the left.
    """
    ours = [ends for name, *ends in record if name == row["id"] and low <= ends[0] <= ends[1] <= high]
    ours = [ends if ends[1] - ends[0] >= SHORT * inch else [sum(ends) / 2] for ends in ours]
    start, end = np.clip([row.get("start", high), row.get("end", high)], low, high)
    if "start" not in row:
        kind, at = "no date", [min([high, *chain(*ours)]), high + 0.2 * inch]
    elif np.isinf(row["start"]):
        kind, at = "start not printed", [end]
    elif np.isinf(row["end"]):
        kind, at = "end not printed", [start]
    elif row["bounded"]:
        kind, at = "somewhere between", [start, end]
    elif end - start < SHORT * inch:
        kind, at = f"date {row['basis']}", [(start + end) / 2]
    else:
        kind, at = f"date {row['basis']}" + ", vague" * (row["soft_start"] or row["soft_end"]), [start, end]
    pad, room = 0.08 * inch * (kind in MARKS or len(at) == 1), (wide(row["words"], WORDS) + 0.14) * inch
    left, right = at[0] - pad, at[-1] + pad
    after = right + room <= high or kind == "no date"
    ends = [left, right, *chain(*ours), right + room if after else left - room]
    extent, edge = (min(ends) - 0.06 * inch, max(ends)), right if after else left
    return row | {"kind": kind, "at": at, "ours": ours, "extent": extent, "edge": edge, "after": after}


@styled
def years(frame, alt, ylabel, title="", marks=None, note=""):
    """Draw series by year (index), one column each, at most five; the axis begins at zero unless a value is negative.

    Where a year or its value is missing, the line is broken. ``ylabel`` says what is measured, with its unit. ``marks``
    maps years to set off by a line to the words over it; ``note`` stands under the axis.
    """
    marks = marks or {}
    # As many letters as have room in a line. Small print measures wider than it is drawn.
    under = textwrap.wrap(note, int(10 * (WIDTH - 0.4) * len(note) / wide(note, 10 * SIZE))) if note else []
    whole = frame.reindex(range(frame.index.min(), frame.index.max() + 1))
    first, last = whole.index[0] - 0.7, whole.index[-1] + 0.7
    ticks = MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]).tick_values(min(0, whole.min(axis=None)), whole.max(axis=None))
    labels = [f"{tick:,.10g}" for tick in ticks]
    looks = [dict(zip(("color", "linestyle", "marker"), look, strict=True)) for look in LOOKS]
    key = [Line2D([], [], markersize=5, label=name, **look) for name, look in zip(whole, looks, strict=False)]
    inch = (last - first) / (WIDTH - 0.3 - 0.22 - max(map(wide, labels)))  # in years
    rooms = [(year, (wide(words, 10) + 0.16) * inch) for year, words in marks.items()]
    spans = [(at, at + long) if at + long <= last else (at - long, at + 0.05 * inch) for at, long in rooms]
    # The last words stand lowest, so that the line of earlier ones passes them by.
    levels = timeline.pack(spans[::-1])[::-1]
    over = 0.3 + 0.19 * (max(levels, default=-1) + 1)
    place = {"width": WIDTH, "over": over, "foot": 0.35 + 0.25 * bool(under) + 0.17 * len(under[1:]), "right": 0.3}
    figure, (axes,) = sheet([HEIGHT], title, labels=labels, key=key[1:] and key, **place)
    for (year, words), (start, _), level in zip(marks.items(), spans, levels, strict=True):
        before, reach = start < year, 1 + (0.19 * level + 0.15) / HEIGHT
        axes.axvline(year, 0, reach, color=INK, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1, clip_on=False)
        place = {"xycoords": axes.get_xaxis_transform(), "textcoords": "offset points", "va": "bottom", "fontsize": 10}
        shift = (-3 if before else 3, 3 + 13.7 * level)
        axes.annotate(words, (year, 1), shift, ha="right" if before else "left", **place)
    for name, look in zip(whole, looks, strict=False):
        axes.plot(whole.index, whole[name], markersize=4, linewidth=1.7, clip_on=False, zorder=3, label=name, **look)
    axes.text(0, 1 + (over - 0.22) / HEIGHT, ylabel, transform=axes.transAxes, va="bottom")
    axes.set(xlim=(first, last), ylim=(ticks[0], ticks[-1]), xlabel="\n".join(under))
    axes.set_yticks(ticks, labels)
    axes.grid(visible=False)
    axes.grid(visible=True, axis="y")
    round_ticks(axes, integer=True)
    return Chart(figure, alt)
