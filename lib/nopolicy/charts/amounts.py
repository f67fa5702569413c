"""Bars: what is counted, each from zero, split into its parts."""

import textwrap

import pandas as pd

from nopolicy import scoring
from nopolicy.charts.base import EDGE, SHADES, SIZE, Chart, behind, box, rows, scale, sheet, styled, tall

WHITE, STRIPED, DOTTED = {"facecolor": "white"}, {"facecolor": "white", "hatch": "////"}, {"hatch": "...."}
FILLS = [*({"facecolor": shade} for shade in SHADES), STRIPED, WHITE]
VERDICT_FILLS = dict.fromkeys(("holds", "supported"), FILLS[0]) | {"repeated": FILLS[1] | DOTTED}
VERDICT_FILLS |= dict.fromkeys(("loosely", "supported in part"), FILLS[1]) | {"not supported": WHITE | DOTTED}
VERDICT_FILLS |= dict.fromkeys(("fails", "contradicted"), WHITE | {"hatch": "xxxx"})
VERDICT_FILLS |= {"open": STRIPED, "asserted": FILLS[2], "blank": WHITE}


@styled
def _split(panels, fills, alt, xlabel, title, says=None, level=False):
    """Draw one bar for each row of each panel, split by its columns, with its total behind it.

    ``panels`` maps a heading to a frame (rows by parts, numbers), ``fills`` each part to its look, ``says`` a heading
    to the words behind its bars. Panels share the axis and stand under one another, or ``level``, with rows in common.
    """
    frames = [frame.set_axis([textwrap.fill(str(name), 40) for name in frame.index]) for frame in panels.values()]
    labels, ends, words = [name for frame in frames for name in frame.index], [], []
    key = [box(part, **fill) for part, fill in fills.items()] if len(fills) > 1 else ()
    heights = [tall(labels, 0.36) * (len(frame) + 0.2) for frame in (frames[:1] if level else frames)]
    place = {"shares": [1] * len(frames), "width": 9} if level else {}
    over = 0.3 if any(panels) else 0.05
    figure, grid = sheet(heights, title, labels=labels, key=key, over=over, under=0.1, foot=0.6, **place)
    for axes, heading, frame in zip(grid.ravel(), panels, frames, strict=True):
        left = 0 * frame.iloc[:, 0]
        for part, fill in fills.items():
            drawn = axes.barh(range(len(frame)), frame[part], left=left, height=0.76, label=part, **EDGE | fill)
            for bar in drawn:
                bar.set_visible(bar.get_width() != 0)  # of nothing there would still be an outline
            left = left + frame[part]
        own = says[heading] if says else [f"{total:g}" for total in left]
        ends, words = [*ends, *left], [*words, *own]
        behind(axes, left, own)
        rows(axes, frame.index)
        last = level or axes is grid[-1, 0]
        axes.set(title=heading, xlabel=xlabel if last else "")
        axes.tick_params(labelleft=axes is grid[0, 0] or not level, labelbottom=last)
    scale(grid.ravel(), ends, words)
    return Chart(figure, alt)


def index_bars(panels, alt, title=""):
    """Draw index points as bars, each split into what first, second and third mentions contribute.

    ``panels`` maps a heading to its counts (answers by rank, responses). Bars of all panels are compared by their
    length, on one axis from zero.
    """
    parts = {}
    for heading, counts in panels.items():
        points = scoring.weights(ranks=counts.shape[1])
        # A stable sort keeps the paper's order among equals; the best answer is drawn on top.
        ordered = counts.loc[scoring.score(counts).sort_values(ascending=False, kind="stable").index]
        names = [f"{rank} mentions × {weight:g}" for rank, weight in zip(counts.columns, points, strict=True)]
        parts[heading] = (ordered * points).set_axis(names, axis=1)
    return _split(parts, dict(zip(names, FILLS, strict=False)), alt, "Index (points)", title)


def bars(values, alt, xlabel, title=""):
    """Draw one bar for each row of ``values`` (a Series), in its order, on an axis from zero."""
    return _split({"": values.to_frame(xlabel)}, {xlabel: FILLS[1]}, alt, xlabel, title)


def stacked(table, alt, xlabel, title=""):
    """Draw one bar for each row of ``table`` (whole numbers), split by its columns, five at most, in shades."""
    return _split({"": table}, dict(zip(table.columns, FILLS, strict=False)), alt, xlabel, title)


def verdict_bars(table, alt, xlabel, title=""):
    """Draw one bar for each row of ``table`` (whole numbers), split by its columns: verdicts, alike in all charts."""
    return _split({"": table}, {verdict: VERDICT_FILLS[verdict] for verdict in table.columns}, alt, xlabel, title)


def bound_bars(panels, alt, xlabel, title=""):
    """Draw what is known of each number: solid up to its lower bound, hatched from there to its upper bound.

    ``panels`` maps a heading to a frame with ``low`` and ``high`` (same rows in each). A number that is pinned
    down has no hatched part and is labelled once, a bounded one as "low–high". Where ``either`` (if there) is true,
    nothing between the ends is possible: that part stays empty, and the label is "low or high".
    """
    fills = {"certain": FILLS[0], "possible": STRIPED, "one end or the other": WHITE}
    known, says = {}, {}
    for name, ends in panels.items():
        low, high = ends["low"], ends["high"]
        either = ends.get("either", low > high)
        parts = zip(fills, (low, (high - low).where(~either, 0), (high - low).where(either, 0)), strict=True)
        known[name], betweens = pd.DataFrame(dict(parts)), either.map({True: " or ", False: "–"})
        says[name] = [
            f"{a:g}{between}{b:g}" if a < b else f"{a:g}" for a, between, b in zip(low, betweens, high, strict=True)
        ]
    used = {part: fill for part, fill in fills.items() if any(frame[part].any() for frame in known.values())}
    return _split(known, used, alt, xlabel, title, says, level=True)


@styled
def beside(panels, alt, xlabel, note, title=""):
    """Draw one or two series side by side for the same answers, in panels that share both axes; bars start at zero.

    ``panels`` maps a heading to its numbers (answers by series, the same in every panel, in the same order); a missing
    number has no bar, and the second series is dark. Under the axis, which counts ``xlabel``, stands the ``note``.
    """
    import seaborn as sns  # slow to import, and only a class needs it

    frames = [frame.set_axis([textwrap.fill(name, 24) for name in frame.index]) for frame in panels.values()]
    palette, many = dict(zip(frames[0].columns, SHADES[::-2], strict=False)), len(panels)
    columns, key = min(2 + (many != 4), many), [box(name, facecolor=shade) for name, shade in palette.items()]
    heights = [tall(frames[0].index, 0.22 * len(palette) + 0.12) * len(frames[0])] * -(-many // columns)
    place = {"shares": [1] * columns, "width": 9.5, "over": 0.28, "under": 0.1, "foot": 0.85}
    figure, grid = sheet(heights, title, labels=frames[0].index, key=key, **place)
    shown = grid.ravel()[:many]
    for axes in grid.ravel()[many:]:
        axes.remove()
    for number, (axes, heading, frame) in enumerate(zip(shown, panels, frames, strict=True)):
        tidy = frame.rename_axis("answer").reset_index().melt("answer", var_name="series", value_name="value")
        look = {"palette": palette, "saturation": 1, "errorbar": None, "legend": False, **EDGE}
        sns.barplot(tidy, x="value", y="answer", hue="series", ax=axes, **look)
        for drawn in axes.containers:
            axes.bar_label(drawn, fmt="%.2f", padding=3, fontsize=9)
            for bar in drawn:  # dodging leaves a trace in the last bits
                bar.set_y(round(bar.get_y(), 6))
        axes.set(xlabel="", ylabel="", title=textwrap.shorten(heading, 34, placeholder=" …"))
        axes.tick_params(labelleft=number % columns == 0, labelbottom=number + columns >= many)
    scale(shown, [max(frame.max().max() for frame in frames)], ["0.00"])
    at = {"x": shown[0].get_position().x0, "y": 0.1 / figure.get_figheight(), "ha": "left"}
    figure.supxlabel(f"{xlabel}\n{note}", fontsize=SIZE, **at)
    return Chart(figure, alt)
