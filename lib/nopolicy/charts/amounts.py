"""Bars: what is counted, each from zero, split into its parts."""

import textwrap
from itertools import chain

import pandas as pd
from matplotlib.patches import Patch

from nopolicy import scoring
from nopolicy.charts.base import DPI, EDGE, SHADES, Chart, behind, round_ticks, sheet, styled, tall, wide

WHITE, STRIPED, DOTTED = {"facecolor": "white"}, {"facecolor": "white", "hatch": "////"}, {"hatch": "...."}
FILLS = [*({"facecolor": shade} for shade in SHADES), STRIPED, WHITE]
VERDICT_FILLS = {"holds": FILLS[0], "supported": FILLS[0], "repeated": FILLS[1] | DOTTED, "loosely": FILLS[1]}
VERDICT_FILLS |= {"supported in part": FILLS[1], "not supported": WHITE | DOTTED, "open": STRIPED, "blank": WHITE}
VERDICT_FILLS |= {"asserted": FILLS[2]} | dict.fromkeys(("fails", "contradicted"), WHITE | {"hatch": "xxxx"})


@styled
def _bars(panels, fills, alt, xlabel, title, says=None, columns=1, apart=False):
    """Draw bars for each row of each panel, with words behind them: of its parts one bar, or with ``apart`` one each.

    ``panels`` maps a heading to a frame (rows by parts, numbers); bars that stand apart may lack a number. ``fills``
    maps the parts to their looks. The words are a bar's length, or what ``says`` has for a heading. Panels share the
    axis, and in several ``columns`` their rows.
    """
    line, head, width = (40, 99, 8) if columns == 1 else (24, 68 // columns, 9)
    heads = [textwrap.fill(heading, head, max_lines=2, placeholder=" …") for heading in panels]
    named = [[textwrap.fill(str(name), line) for name in frame.index] for frame in panels.values()]
    labels, room = [*chain(*named)], []
    key = [Patch(**EDGE | fill, label=part) for part, fill in fills.items()] if [*fills] != [xlabel] else ()
    heights = [tall(labels, 0.14 + 0.22 * (len(fills) if apart else 1)) * (len(own) + 0.2) for own in named]
    over = 0.3 + 0.2 * ("\n" in "".join(heads)) if any(panels) else 0.05
    place = {"over": over, "under": 0.1, "foot": 0.6 + 0.2 * xlabel.count("\n")}
    figure, grid = sheet(heights, title, labels=labels, key=key, width=width, columns=columns, **place)
    for number, (axes, own, (heading, frame)) in enumerate(zip(grid, named, panels.items(), strict=True)):
        if apart:
            import seaborn as sns  # slow to import, and only a class needs it

            hue, x = (frame.melt()[name].array for name in ("variable", "value"))
            shades = [fill["facecolor"] for fill in fills.values()]
            look = EDGE | {"orient": "y", "width": 0.76, "saturation": 1, "errorbar": None, "legend": False}
            axes.set(xlabel=" ", ylabel=" ")  # of an axis without a label seaborn would look at every tick
            sns.barplot(x=x, y=[*range(len(own))] * len(fills), hue=hue, palette=shades, ax=axes, **look)
            axes.set(xlabel="", ylabel="")
            for drawn, part in zip(axes.containers, fills, strict=True):
                drawn.set_label(part)
                axes.bar_label(drawn, fmt="%.2f", padding=4, fontsize=10)
            room.append((frame.max(axis=None), 0.12 + wide("0.00", 10)))
        else:
            ends = 0
            for part, fill in fills.items():
                for bar in axes.barh(range(len(own)), frame[part], 0.76, ends, label=part, **EDGE | fill):
                    bar.set_visible(bar.get_width() != 0)  # of nothing there would still be an outline
                ends = ends + frame[part].to_numpy()
            words = says[heading] if says else [f"{end:g}" for end in ends]
            behind(axes, ends, words, range(len(own)))
            room += zip(ends, (0.12 + wide(text, 10) for text in words), strict=True)
        axes.set(title=heads[number], yticks=range(len(own)), yticklabels=own, ylim=(len(own) - 0.4, -0.6))
        axes.tick_params(labelleft=number % columns == 0, labelbottom=number + columns >= len(grid))
    grid[-1 - (len(grid) - 1) % columns].set_xlabel(xlabel, loc="center" if columns == 1 else "left")
    most = max(end / max(0.3, 1 - inches / (grid[0].bbox.width / DPI)) for end, inches in room)
    for axes in grid:  # on one scale, on which the words stay inside
        axes.set_xlim(0, most or 1)
        round_ticks(axes)
    return Chart(figure, alt)


def index_bars(panels, alt, title=""):
    """Draw index points as bars, each split into what first, second and third mentions contribute.

    ``panels`` maps a heading to its counts (answers by rank, responses); all share one axis.
    """
    parts = {}
    for heading, counts in panels.items():
        points = scoring.weights(ranks=counts.shape[1])
        # A stable sort keeps the paper's order among equals; the best answer is drawn on top.
        ordered = counts.loc[scoring.score(counts).sort_values(ascending=False, kind="stable").index]
        names = [f"{rank} mentions × {weight:g}" for rank, weight in zip(counts.columns, points, strict=True)]
        parts[heading] = (ordered * points).set_axis(names, axis=1)
    return _bars(parts, dict(zip(names, FILLS, strict=False)), alt, "Index (points)", title)


def bars(table, alt, xlabel, title="", says=None):
    """Draw one bar for each row of ``table``, in its order: a Series, or a frame that splits each bar by its columns.

    Columns are verdicts, which look alike in all charts, or five at most, in shades. Raises KeyError beyond that.
    Behind a bar stands its length, or the number that ``says`` has for its row.
    """
    table = pd.DataFrame({xlabel: table} if table.ndim == 1 else table)
    shades = dict(zip(table, FILLS if len(table.columns) > 1 else FILLS[1:], strict=False))
    fills = VERDICT_FILLS if set(table) <= set(VERDICT_FILLS) else shades
    numbers = says if says is None else {"": [f"{number:g}" for number in says]}
    return _bars({"": table}, {part: fills[part] for part in table}, alt, xlabel, title, numbers)


def bound_bars(panels, alt, xlabel, title=""):
    """Draw what is known of each number: solid up to its lower bound, hatched from there to its upper bound.

    ``panels`` maps a heading to a frame with ``low`` and ``high`` (same rows in each). A number that is pinned
    down has no hatched part and is labelled once, a bounded one as "low–high". Where ``either`` (if there) is true,
    nothing between the ends is possible: that part stays empty, and the label is "low or high".
    """
    fills = {"at least": FILLS[0], "at most": STRIPED, "one end or the other": WHITE}
    known, says = {}, {}
    for name, ends in panels.items():
        low, gap, either = ends["low"], ends["high"] - ends["low"], ends.get("either", ends["high"] < ends["low"])
        known[name] = pd.DataFrame(dict(zip(fills, (low, gap.mask(either, 0), gap.where(either, 0)), strict=True)))
        links = either.map({True: " or {:g}", False: "–{:g}"}).where(gap > 0, "")
        says[name] = [f"{a:g}{link.format(b)}" for a, b, link in zip(low, ends["high"], links, strict=True)]
    used = {part: fill for part, fill in fills.items() if any(frame[part].any() for frame in known.values())}
    return _bars(known, used, alt, xlabel, title, says, len(panels))


def beside(panels, alt, xlabel, note, title=""):
    """Draw one or two series side by side for the same answers, in panels that share both axes; bars start at zero.

    ``panels`` maps a heading to its numbers (answers by series, the same in every panel, in the same order); a missing
    number has no bar, and the second series is dark. Under the axis, which counts ``xlabel``, stands the ``note``.
    """
    series, many = next(iter(panels.values())).columns, len(panels)
    fills, columns = dict(zip(series, FILLS[2::-2], strict=False)), min(2 + (many != 4), many)
    return _bars(panels, fills, alt, f"{xlabel}\n{note}", title, columns=columns, apart=True)
