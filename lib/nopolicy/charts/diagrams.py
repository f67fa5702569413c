"""Diagrams: an order, an argument, a balance, a triangle of weightings; no axis has a scale."""

import textwrap

from matplotlib.patches import Polygon

from nopolicy import scoring
from nopolicy.charts.base import INK, SHADES, Chart, dot, sheet, styled, tall

RULE_MARKS = {"plurality": "s", "borda": "o", "dowdall": "^", "approval": "D"}
BOXED = {"facecolor": SHADES[2], "edgecolor": INK, "linewidth": 0.8}


@styled
def _boxes(panels, alt, title, half, size, arrows=(), ends=(), centred=False, fills=(SHADES[2],) * 9):
    """Draw boxes with words, in columns under their headings; height carries no meaning but the order.

    ``panels`` maps a heading to its columns, each a dict of names to words; a box is ``half`` a column wide to either
    side, and filled as its column. ``arrows`` join names; the ``ends`` are words for the upper and the lower end.
    """
    words = [text for columns in panels.values() for boxes in columns.values() for text in boxes.values()]
    depths, place = [max(map(len, columns.values())) for columns in panels.values()], {}
    heights, heads = [(tall(words, 0.3, size) + 0.12) * depth for depth in depths], 0.4 + 0.25 * any(panels)
    figure, grid = sheet(heights, title, width=9, labels=ends, over=heads, under=0.1, right=0.1)
    middle = {"ha": "center", "va": "center", "fontsize": size}
    for axes, (heading, columns), depth in zip(grid[:, 0], panels.items(), depths, strict=True):
        for x, (head, boxes) in enumerate(columns.items()):
            axes.text(x, -0.58, head, ha="center", va="bottom", fontsize=12)
            rows = [y + (depth - len(boxes)) / 2 * centred for y in range(len(boxes))]
            axes.barh(rows, 2 * half, 0.84, x - half, label=head, **BOXED | {"facecolor": fills[x]})
            for y, (name, text) in zip(rows, boxes.items(), strict=True):
                place[name] = (x, y)
                axes.text(x, y, text, **middle)
        for (x, y), (to_x, to_y) in ((place[start], place[end]) for start, end in arrows):
            style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 1}
            axes.annotate("", (to_x - half, to_y), (x + half, y), arrowprops=style)
        for y, text in zip((0, depth - 1), ends, strict=False):
            axes.text(-0.5, y, text, ha="right", va="center")
        axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(depth - 0.5, -0.5))
        axes.set_axis_off()
        axes.set_title(heading, fontweight="bold", pad=26)
    return Chart(figure, alt)


def tiers(columns, alt, top, bottom, title=""):
    """Draw an order without levels: for each column, boxes from ``top`` (words for the upper end) to ``bottom``.

    ``columns`` maps a column's name to its tiers, best first; a tier is a list of labels that share a place.
    """
    boxes = {name: dict(enumerate(map("\n".join, own))) for name, own in columns.items()}
    return _boxes({"": boxes}, alt, title, 0.36, 10.5, ends=(top, bottom)[: max(map(len, columns.values()))])


def flow(columns, arrows, alt, wrap=27, title=""):
    """Draw how things lead to one another: a box for each, in columns, and arrows between neighbouring columns.

    ``columns`` maps a heading to the boxes under it, top to bottom (a dict or Series: a name and its words);
    ``arrows`` lists pairs of names (from, to). Columns are centred on one another.
    """
    boxes = {head: {name: textwrap.fill(text, wrap) for name, text in own.items()} for head, own in columns.items()}
    return _boxes({"": boxes}, alt, title, 0.36, 10, arrows, centred=True)


def balance(points, alt, sides, wrap=58, title=""):
    """Draw a balance sheet: one box for each reason, on one of two sides, in a panel for each horizon.

    ``points`` is a frame with ``horizon`` (the panels, in order of appearance), ``side`` (one of the two ``sides``,
    left one first) and ``point`` (the words in the box). Boxes have one size: they are counted, not weighed.
    """
    panels = {}
    for horizon, part in points.groupby("horizon", sort=False):
        for side in sides:
            mine = [textwrap.fill(text, wrap) for text in part.loc[part["side"] == side, "point"]]
            panels.setdefault(horizon, {})[f"{side}: {len(mine)}"] = dict(enumerate(mine))
    return _boxes(panels, alt, title, 0.49, 9, fills=("white", SHADES[2]))


def _corner(shares):
    """Return where a mixture of the three extreme rules lies in the triangle."""
    _, top, right = map(float, shares)
    return top / 2 + right, top * 3**0.5 / 2


@styled
def weight_triangles(panels, alt, columns=4, title=""):
    """Draw, for each panel, who is first under which weighting of the ranks.

    ``panels`` maps a heading to counts (answers by three ranks). The corners of each triangle are the extreme rules:
    only firsts count (left), firsts and seconds alike (top), all mentions alike (right). Points mark the named
    rules. The area in which an answer leads is shaded and named, with its share of the triangle.
    """
    columns, key = min(columns, len(panels)), [dot(rule.capitalize(), mark, INK) for rule, mark in RULE_MARKS.items()]
    side, place = 9.4 / columns - 0.2, {"shares": [1] * columns, "over": 0.3, "under": 0.75, "foot": 0.75}
    figure, grid = sheet([0.8 * side] * -(-len(panels) // columns), title, key=key, width=9.5, **place)
    for axes in grid.ravel()[len(panels) :]:
        axes.remove()
    for axes, (heading, counts) in zip(grid.ravel(), panels.items(), strict=False):
        names = []
        for number, (answer, area) in enumerate(scoring.winners(counts).iterrows()):
            look = BOXED | {"facecolor": (SHADES[2], "white", SHADES[1])[number % 3]}
            axes.add_patch(Polygon([_corner(shares) for shares in area["polygon"]], closed=True, **look))
            share = "everywhere" if area["share"] == 1 else f"{float(area['share']):.1%}"
            names.append(textwrap.fill(f"{answer}: {share}", int(side * 15)))
        for rule, mark in RULE_MARKS.items():
            axes.scatter(*_corner(scoring.mixture(rule)), marker=mark, color=INK, s=30, zorder=3, clip_on=False)
        axes.set(xlim=(-0.05, 1.05), ylim=(-0.05, 0.95), aspect="equal")
        axes.set_axis_off()
        axes.set_title(heading, fontsize=10.5)
        axes.text(0.5, -0.06, "\n".join(names), ha="center", va="top", fontsize=9)
    return Chart(figure, alt)
