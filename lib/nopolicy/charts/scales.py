"""Marks: what lies at a place, on a scale or in one of a few columns."""

import textwrap

from nopolicy.charts.base import INK, SHADES, Chart, behind, dot, round_ticks, rows, scale, sheet, styled

MARKS = {"full": ("o", SHADES[0]), "tilted": ("D", SHADES[1]), "empty": ("o", "white"), "square": ("s", "white")}


@styled
def marks(panels, alt, kinds, columns=None, xlabel="", xlim=None, title="", pitch=0.29, shifts=None):
    """Draw one mark for each row of each panel: which column, or which place on a scale, and of what kind.

    ``panels`` maps a heading to a frame with ``row`` (the label; rows in order of appearance), ``x`` (one of
    ``columns``, or a number when there are none), ``kind`` and, if wanted, ``note`` (words beside the mark).
    ``kinds`` maps each kind to a name in ``MARKS``; its keys make the legend. Rows are ``pitch`` inches high, and
    ``shifts`` tells how far, in rows, a kind lies beside the middle of its row.
    """
    named = [list(dict.fromkeys(frame["row"])) for frame in panels.values()]
    labels, key = [name for own in named for name in own], [dot(kind, *MARKS[mark]) for kind, mark in kinds.items()]
    many, lines = bool(columns) and len(labels) > 12, max(text.count("\n") for text in (xlabel, *(columns or ())))
    over = (0.3 if any(panels) else 0.05) + many * (0.3 + 0.18 * lines)
    heights, foot = [pitch * (len(own) + 0.5) for own in named], 0.35 + 0.18 * lines + 0.25 * bool(xlabel)
    figure, grid = sheet(heights, title, labels=labels, key=key, width=9, over=over, foot=foot)
    for axes, (heading, frame), own in zip(grid[:, 0], panels.items(), named, strict=True):
        for kind, mark in kinds.items():
            chosen, (shape, fill) = frame[frame["kind"] == kind], MARKS[mark]
            x = [columns.index(name) for name in chosen["x"]] if columns else list(chosen["x"])
            y = [own.index(name) + (shifts or {}).get(kind, 0) for name in chosen["row"]]
            look = {"color": fill, "edgecolor": INK, "linewidth": 0.9, "s": 46, "zorder": 3}
            axes.scatter(x, y, marker=shape, label=kind, **look)
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
    return marks({"": tidy}, alt, kinds, None, f"{xlabel}\n{note}", xlim, title, pitch=0.5, shifts=shifts)


@styled
def quantities(panels, alt, title=""):
    """Draw printed ranges, each panel on an axis of its own that starts at zero.

    ``panels`` maps the words of an axis to a frame with ``low`` and ``high`` (finite; one number is a range without
    length), and ``says``, the words beside the mark; its index gives the labels.
    """
    labels = [label for frame in panels.values() for label in frame.index]
    heights = [0.36 * len(frame) + 0.1 for frame in panels.values()]
    figure, grid = sheet(heights, title, width=9, labels=labels, over=0.05, under=0.65, foot=0.6)
    for (axes,), (words, frame) in zip(grid, panels.items(), strict=True):
        for place, ends in enumerate(frame[["low", "high"]].to_numpy(dtype=float)):
            axes.plot(ends, [place, place], color=SHADES[1], linewidth=7, solid_capstyle="butt")
            axes.scatter(ends, [place, place], color=SHADES[0], s=46, zorder=3)
        behind(axes, frame["high"], frame["says"], gap=0.12)
        rows(axes, frame.index)
        scale([axes], frame["high"], frame["says"], gap=0.12)
        axes.set_xlabel(words)
    return Chart(figure, alt)
