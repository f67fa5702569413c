"""Diagrams: an argument, a balance, a sketch of a map; no axis has a scale."""

import textwrap

from nopolicy.charts.base import INK, SHADES, Chart, sheet, styled, tall

BOXED = {"edgecolor": INK, "linewidth": 0.8}


@styled
def tiles(places, alt, title=""):
    """Draw a sketch of a map: a box for each place at its column and row, from the upper left; nothing is to scale.

    ``places`` maps a name to (column, row, words); the name stands over the words in its box.
    """
    across, down = (max(place[axis] for place in places.values()) + 1 for axis in (0, 1))
    tallest = max(words.count("\n") for _, _, words in places.values()) + 2
    figure, (axes,) = sheet([down * (0.19 * tallest + 0.25)], title, width=9, right=0.1)
    for name, (x, y, words) in places.items():
        axes.barh([y], 0.94, 0.86, x - 0.47, label=name, facecolor=SHADES[2] if y else "white", **BOXED)
        axes.text(x, y - 0.36, name, ha="center", va="top", fontsize=12, fontweight="bold")
        axes.text(x, y - 0.36 + 0.86 / tallest, words, ha="center", va="top", fontsize=10, linespacing=1.25)
    axes.set(xlim=(-0.5, across - 0.5), ylim=(down - 0.5, -0.5))
    axes.set_axis_off()
    return Chart(figure, alt)


@styled
def flow(columns, arrows, alt, wrap=27, title=""):
    """Draw boxes with words in columns, and how they lead to one another; height carries no meaning but the order.

    ``columns`` maps a heading to the boxes under it, top to bottom (a dict or Series: a name and its words, broken
    into lines of ``wrap`` characters). ``arrows`` lists pairs of names (from, to) in neighbouring columns, which are
    centred on one another. Without arrows the columns are sides to be compared, and the first one is white.
    """
    boxes = {head: {name: textwrap.fill(text, wrap) for name, text in own.items()} for head, own in columns.items()}
    deep, place, half = max(map(len, boxes.values())), {}, 0.36 if arrows else 0.49
    high = (tall([text for own in boxes.values() for text in own.values()], 0.3, 10) + 0.12) * deep
    figure, (axes,) = sheet([high], title, width=9, over=0.4, right=0.1)
    for x, (head, own) in enumerate(boxes.items()):
        axes.text(x, -0.58, head, ha="center", va="bottom", fontsize=12)
        rows = [y + (deep - len(own)) / 2 * bool(arrows) for y in range(len(own))]
        axes.barh(rows, 2 * half, 0.84, x - half, label=head, facecolor=SHADES[2] if x or arrows else "white", **BOXED)
        for y, (name, text) in zip(rows, own.items(), strict=True):
            place[name] = (x, y)
            axes.text(x, y, text, ha="center", va="center", fontsize=10)
    for (x, y), (to_x, to_y) in ((place[start], place[end]) for start, end in arrows):
        style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 1}
        axes.annotate("", (to_x - half, to_y), (x + half, y), arrowprops=style)
    axes.set(xlim=(-0.5, len(boxes) - 0.5), ylim=(deep - 0.5, -0.5))
    axes.set_axis_off()
    return Chart(figure, alt)
