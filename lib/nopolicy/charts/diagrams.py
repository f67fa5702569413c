"""Diagrams: an argument, a balance, a sketch of a map; no axis has a scale."""

import textwrap

from nopolicy.charts.base import INK, SHADES, Chart, sheet, styled, tall

BOXED = {"facecolor": SHADES[2], "edgecolor": INK, "linewidth": 0.8}


def _finished(figure, axes, alt, across, down):
    axes.set(xlim=(-0.5, across - 0.5), ylim=(down - 0.5, -0.5))
    axes.set_axis_off()
    return Chart(figure, alt)


@styled
def _boxes(columns, alt, title, half, arrows=(), centred=False, fills=(SHADES[2],) * 9):
    """Draw boxes with words, in columns under their headings; height carries no meaning but the order.

    ``columns`` maps a heading to a dict of names to words; a box is ``half`` a column wide to either side, and filled
    as its column. ``arrows`` join names.
    """
    deep, place, middle = max(map(len, columns.values())), {}, {"ha": "center", "va": "center", "fontsize": 10}
    high = (tall([text for boxes in columns.values() for text in boxes.values()], 0.3, 10) + 0.12) * deep
    figure, ((axes,),) = sheet([high], title, width=9, over=0.4, right=0.1)
    for x, (head, boxes) in enumerate(columns.items()):
        axes.text(x, -0.58, head, ha="center", va="bottom", fontsize=12)
        rows = [y + (deep - len(boxes)) / 2 * centred for y in range(len(boxes))]
        axes.barh(rows, 2 * half, 0.84, x - half, label=head, **BOXED | {"facecolor": fills[x]})
        for y, (name, text) in zip(rows, boxes.items(), strict=True):
            place[name] = (x, y)
            axes.text(x, y, text, **middle)
    for (x, y), (to_x, to_y) in ((place[start], place[end]) for start, end in arrows):
        style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 1}
        axes.annotate("", (to_x - half, to_y), (x + half, y), arrowprops=style)
    return _finished(figure, axes, alt, len(columns), deep)


@styled
def tiles(places, alt, title=""):
    """Draw a sketch of a map: a box for each place at its column and row, from the upper left; nothing is to scale.

    ``places`` maps a name to (column, row, words); the name stands over the words in its box.
    """
    across, down = (max(place[axis] for place in places.values()) + 1 for axis in (0, 1))
    tallest = max(words.count("\n") for _, _, words in places.values()) + 2
    figure, ((axes,),) = sheet([down * (0.19 * tallest + 0.25)], title, width=9, right=0.1)
    for name, (x, y, words) in places.items():
        axes.barh([y], 0.94, 0.86, x - 0.47, label=name, **BOXED | {"facecolor": "white" if y == 0 else SHADES[2]})
        axes.text(x, y - 0.36, name, ha="center", va="top", fontsize=12, fontweight="bold")
        axes.text(x, y - 0.36 + 0.86 / tallest, words, ha="center", va="top", fontsize=10, linespacing=1.25)
    return _finished(figure, axes, alt, across, down)


def flow(columns, arrows, alt, wrap=27, title=""):
    """Draw how things lead to one another: a box for each, in columns, and arrows between neighbouring columns.

    ``columns`` maps a heading to the boxes under it, top to bottom (a dict or Series: a name and its words);
    ``arrows`` lists pairs of names (from, to). Columns are centred on one another; lines end at ``wrap`` characters.
    """
    boxes = {head: {name: textwrap.fill(text, wrap) for name, text in own.items()} for head, own in columns.items()}
    return _boxes(boxes, alt, title, 0.36, arrows, centred=True)


def balance(points, alt, sides, title=""):
    """Draw a balance sheet: one box for each reason, on one of two sides.

    ``points`` is a frame with ``side`` (one of the two ``sides``, left one first) and ``point`` (the words in the
    box). Boxes have one size: they are counted, not weighed.
    """
    columns = {}
    for side in sides:
        mine = [textwrap.fill(text, 56) for text in points.loc[points["side"] == side, "point"]]
        columns[f"{side}: {len(mine)}"] = {(side, number): text for number, text in enumerate(mine)}
    return _boxes(columns, alt, title, 0.49, fills=("white", SHADES[2]))
