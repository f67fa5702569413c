"""Marks: what lies at a place, on a scale or in one of a few columns."""

import math
import textwrap

from nopolicy.charts.base import EDGE, INK, SHADES, Chart, behind, box, dot, round_ticks, rows, scale, sheet, styled

MARKS = {"full": ("o", SHADES[0]), "tilted": ("D", SHADES[1]), "cross": ("X", INK)}
MARKS |= {"empty": ("o", "white"), "square": ("s", "white")}
POINT = {"edgecolor": INK, "linewidth": 0.9, "s": 46, "zorder": 3}


@styled
def marks(panels, alt, kinds, columns=None, xlabel="", xlim=None, title="", pitch=0.29, shifts=None):
    """Draw one mark for each row of each panel: which column, or which place on a scale, and of what kind.

    ``panels`` maps a heading to a frame with ``row`` (the label; rows in order of appearance), ``x`` (one of
    ``columns``, or a number when there are none), ``kind`` and, if wanted, ``note`` (words beside the mark).
    ``kinds`` maps each kind to a name in ``MARKS``; its keys make the legend. Rows are ``pitch`` inches high, and
    ``shifts`` tells how far, in rows, a kind lies beside the middle of its row.
    """
    named = [list(dict.fromkeys(frame["row"])) for frame in panels.values()]
    many, labels = bool(columns) and sum(map(len, named)) > 12, [name for own in named for name in own]
    lines = max(text.count("\n") for text in (xlabel, *(columns or ())))
    head, foot = 0.3 if any(panels) else 0.05, 0.35 + 0.18 * lines + 0.25 * bool(xlabel)
    key, heights = (
        [dot(kind, *MARKS[mark]) for kind, mark in kinds.items()],
        [pitch * (len(own) + 0.5) for own in named],
    )
    over = head + many * (0.3 + 0.18 * lines)
    figure, grid = sheet(heights, title, labels=labels, key=key, width=9, over=over, foot=foot)
    for axes, (heading, frame), own in zip(grid[:, 0], panels.items(), named, strict=True):
        for kind, mark in kinds.items():
            chosen, (shape, fill) = frame[frame["kind"] == kind], MARKS[mark]
            x = [columns.index(name) for name in chosen["x"]] if columns else list(chosen["x"])
            y = [own.index(name) + (shifts or {}).get(kind, 0) for name in chosen["row"]]
            axes.scatter(x, y, marker=shape, color=fill, label=kind, **POINT)
            behind(axes, x, chosen.get("note", [""] * len(x)), y, 9.5, 0.11)
        rows(axes, own)
        axes.grid(visible=True)
        axes.set(title=heading, xlim=(-0.5, len(columns) - 0.5) if columns else xlim)
        if columns:
            axes.set_xticks(range(len(columns)), columns)
        else:
            round_ticks(axes)
        axes.tick_params(labeltop=many and axes is grid[0, 0], labelbottom=axes is grid[-1, 0])
    grid[-1, 0].set_xlabel(xlabel)
    return Chart(figure, alt)


def dots(means, alt, xlabel, note, xlim, title=""):
    """Draw one mark for each number of ``means`` (rows by two series), rows from top to bottom, series side by side.

    For scales without a zero, where a bar would have no length; ``xlim`` is the scale.
    """
    tidy = means.rename_axis("row").reset_index().melt("row", var_name="kind", value_name="x").dropna()
    tidy = tidy.assign(row=[textwrap.fill(row, 34) for row in tidy["row"]], note=tidy["x"].map("{:.1f}".format))
    kinds, shifts = (dict(zip(means.columns, two, strict=False)) for two in (("full", "tilted"), (-0.18, 0.18)))
    look = {"xlabel": f"{xlabel}\n{note}", "xlim": xlim, "title": title, "pitch": 0.5, "shifts": shifts}
    return marks({"": tidy}, alt, kinds, **look)


@styled
def spans(ranges, alt, xlabel, marks="found", xlim=None, title=""):
    """Draw a range for each row and the marks that fall in or beside it.

    ``ranges`` is a frame with ``low`` and ``high`` (the plain range), ``outer_low`` and ``outer_high`` (its edge),
    and ``marks``, a list of numbers; its index gives the labels.
    """
    fills = {"edge": ("outer_", "white"), "plain range": ("", SHADES[2])}
    key = [*(box(name, facecolor=fill) for name, (_, fill) in fills.items()), dot("in the paper", "o", SHADES[0])]
    figure, ((axes,),) = sheet([0.38 * len(ranges)], title, labels=ranges.index, key=key, foot=0.6, right=0.3)
    for name, (end, fill) in fills.items():
        low, high = ranges[f"{end}low"], ranges[f"{end}high"]
        axes.barh(range(len(ranges)), high - low, left=low, height=0.76, facecolor=fill, label=name, **EDGE)
    found = [(value, place) for place, values in enumerate(ranges[marks]) for value in values]
    axes.scatter(*zip(*found, strict=True), color=SHADES[0], s=36, zorder=3, clip_on=False)
    rows(axes, ranges.index)
    axes.set(xlabel=xlabel, xlim=xlim)
    return Chart(figure, alt)


@styled
def quantities(panels, alt, title=""):
    """Draw printed numbers, ranges and limits, each panel on an axis of its own that starts at zero.

    ``panels`` maps the words of an axis to a frame with ``low`` and ``high``, and ``says``, the words beside the mark;
    its index gives the labels. Two ends are joined by a bar; an end at infinity is an arrow that leads away from the
    printed limit.
    """
    labels = [label for frame in panels.values() for label in frame.index]
    heights = [0.36 * len(frame) + 0.1 for frame in panels.values()]
    figure, grid = sheet(heights, title, width=9, labels=labels, over=0.05, under=0.65, foot=0.6)
    for (axes,), (words, frame) in zip(grid, panels.items(), strict=True):
        ends, tips = frame[["low", "high"]].to_numpy(dtype=float), []
        reach = 0.07 * max(end for pair in ends for end in pair if math.isfinite(end))
        for place, (low, high) in enumerate(ends):
            printed = [end for end in (low, high) if math.isfinite(end)]
            tips.append(max(printed))
            if len(printed) == 2:
                axes.plot(printed, [place, place], color=SHADES[1], linewidth=7, solid_capstyle="butt")
            else:
                tip = printed[0] + math.copysign(reach, low + high)
                tips[-1] = max(tip, printed[0])
                axes.plot([printed[0], tip], [place, place], color=INK, linewidth=1.4)
                axes.scatter(tip, place, marker=">" if tip > printed[0] else "<", color=INK, s=40, zorder=3)
            axes.scatter(printed, [place] * len(printed), color=SHADES[0], s=46, zorder=3)
        behind(axes, tips, frame["says"], gap=0.12)
        rows(axes, frame.index)
        scale([axes], tips, frame["says"], gap=0.12)
        axes.set_xlabel(words)
    return Chart(figure, alt)


@styled
def paths(lines, point, alt, xlabel, ylabel, title=""):
    """Draw what follows from one printed point under several readings: a dashed path for each, its start an open mark.

    ``lines`` maps a reading to a Series of values by year; ``point`` is (year, value, words), the only one printed.
    """
    figure, ((axes,),) = sheet([3], title, labels=["0000"], foot=0.6, right=0.3, over=0.25)
    for (words, values), dashes in zip(lines.items(), ("--", ":", "-.", "-"), strict=False):
        axes.plot(values.index, values, dashes, color=INK, linewidth=1.6, label=words)
        axes.scatter(values.index[:1], values[:1], color="white", edgecolor=INK, s=46, zorder=3, clip_on=False)
        near = (values.index[0], values.iloc[0])
        axes.annotate(f"{values.iloc[0]:.2g}", near, (0, 9), textcoords="offset points", ha="center")
    axes.scatter(*point[:2], color=SHADES[0], edgecolor=INK, s=60, zorder=4, label=point[2])
    axes.legend(loc="upper left", bbox_to_anchor=(0.02, 0.98))
    axes.set(title=ylabel, xlabel=xlabel)
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, axis="y")
    round_ticks(axes)
    return Chart(figure, alt)
