"""Yearly series: one line each, broken where a year is missing, with the years that the words speak of marked."""

import math
import textwrap

from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from nopolicy import timeline
from nopolicy.charts.base import INK, SHADES, SIZE, Chart, round_ticks, sheet, styled, wide

# Each line differs in shade, dash and mark, so that it is known without colour.
LOOKS = [(SHADES[0], "-", "o"), (SHADES[1], "--", "s"), (INK, ":", "D"), (INK, "-.", "^"), (SHADES[1], "-", "v")]
WORDS = 10  # points


@styled
def years(frame, alt, ylabel, title="", marks=None, note=""):
    """Draw series by year, on an axis that begins at zero where no value is negative.

    Parameters
    ----------
    frame : DataFrame
        Years (index, whole numbers) by series (columns, at most five). Where a year is missing, or its value, the line
        is broken: nothing is drawn through a gap.
    alt, title : str
        The finding, for readers who do not see the picture, and over it.
    ylabel : str
        What is measured, with its unit.
    marks : dict of {int: str}, optional
        Years to set off by a line, and the words that stand over it.
    note : str
        Words under the axis, on as many lines as they need.
    """
    marks, width, size = marks or {}, 9, 3.1
    # Lines of about one length, with room for a word at the end of each. Small print measures wider than it is drawn.
    lines = math.ceil(wide(note, 10 * SIZE) / 10 / (width - 0.3)) or 1
    under = textwrap.wrap(note, math.ceil(len(note) / lines) + 8)
    whole = frame.reindex(range(frame.index.min(), frame.index.max() + 1))
    first, last = (int(end) + shift for end, shift in zip(whole.index[[0, -1]], (-0.7, 0.7), strict=True))
    low, high = min(0, whole.min(axis=None)), whole.max(axis=None)
    ticks = MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    labels, key = [f"{tick:,.10g}" for tick in ticks], []
    for name, (shade, dashes, mark) in zip(whole, LOOKS, strict=False):
        key.append(Line2D([], [], color=shade, linestyle=dashes, marker=mark, markersize=5, label=name))
    inches = (width - 0.3 - 0.22 - max(map(wide, labels))) / (last - first)
    spans = []
    for year, words in marks.items():
        at, long = (year - first) * inches, wide(words, WORDS) + 0.16
        spans.append((at, at + long) if at + long <= (last - first) * inches else (at - long, at + 0.05))
    # The last words stand lowest, so that the line of earlier ones passes them by.
    levels = timeline.pack(spans[::-1])[::-1]
    place = {
        "over": 0.3 + 0.19 * (max(levels, default=-1) + 1),
        "foot": 0.35 + 0.25 * bool(under) + 0.17 * len(under[1:]),
        "right": 0.3,
    }
    figure, ((axes,),) = sheet([size], title, labels=labels, key=key[1:] and key, width=width, **place)
    for (year, words), (start, _), level in zip(marks.items(), spans, levels, strict=True):
        reach = 1 + (0.19 * level + 0.15) / size
        axes.axvline(year, 0, reach, color=INK, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1, clip_on=False)
        before, where = start < (year - first) * inches, ((year - first) / (last - first), 1)
        look = {"xycoords": "axes fraction", "textcoords": "offset points", "fontsize": WORDS, "va": "bottom"}
        axes.annotate(words, where, (-3 if before else 3, 3 + 13.7 * level), ha="right" if before else "left", **look)
    for line, name in zip(key, whole, strict=True):
        look = {"color": line.get_color(), "linestyle": line.get_linestyle(), "marker": line.get_marker()}
        axes.plot(whole.index, whole[name], markersize=4, linewidth=1.7, clip_on=False, zorder=3, label=name, **look)
    axes.text(0, 1 + (place["over"] - 0.22) / size, ylabel, transform=axes.transAxes, va="bottom")
    axes.set(xlim=(first, last), ylim=(ticks[0], ticks[-1]), xlabel="\n".join(under))
    axes.set_yticks(ticks, labels)
    axes.grid(visible=False)
    axes.grid(visible=True, axis="y")
    round_ticks(axes, integer=True)
    return Chart(figure, alt)
