"""Marks: what lies at a place, on a scale or in one of a few columns."""

from itertools import chain

from matplotlib.lines import Line2D

from nopolicy.charts.base import INK, SHADES, Chart, behind, round_ticks, sheet, styled

MARKS = {"full": {"marker": "o", "mfc": SHADES[0]}, "tilted": {"marker": "D", "mfc": SHADES[1]}}
MARKS |= {"empty": {"marker": "o", "mfc": "white"}, "square": {"marker": "s", "mfc": "white"}}


@styled
def marks(panels, alt, kinds, columns=None, xlabel="", xlim=None, title="", pitch=0.29, shifts=None):
    """Draw one mark for each row of each panel: which column, or which place on a scale, and of what kind.

    ``panels`` maps a heading to a frame with ``row`` (the label; rows in order of appearance), ``x`` (one of
    ``columns``, or a number when there are none), ``kind`` and, if wanted, ``note`` (words beside the mark).
    ``kinds`` maps each kind (KeyError for another) to a name in ``MARKS``; its keys make the legend. Rows are ``pitch``
    inches high, and ``shifts`` tells how far, in rows, a kind lies beside the middle of its row.
    """
    named = [list(dict.fromkeys(frame["row"])) for frame in panels.values()]
    dot = {"linestyle": "", "mec": INK, "mew": 0.9, "markersize": 7, "zorder": 3}
    looks = {kind: dot | {"label": kind} | MARKS[mark] for kind, mark in kinds.items()}
    key = [Line2D([], [], **look) for look in looks.values()]
    place = {"over": 0.3 if any(panels) else 0.05, "under": 0.3 * bool(columns), "width": 9}
    place["foot"] = 0.35 + 0.25 * bool(xlabel) + 0.18 * xlabel.count("\n")
    figure, grid = sheet([pitch * (len(own) + 0.5) for own in named], title, labels=[*chain(*named)], key=key, **place)
    for axes, (heading, frame), own in zip(grid, panels.items(), named, strict=True):
        for kind, chosen in frame.groupby("kind", sort=False):
            x = [columns.index(name) for name in chosen["x"]] if columns else list(chosen["x"])
            y = [own.index(name) + (shifts or {}).get(kind, 0) for name in chosen["row"]]
            axes.plot(x, y, **looks[kind])
            behind(axes, x, chosen.get("note", [""] * len(x)), y, 9.5, 0.11)
        axes.grid(visible=True)
        axes.set(title=heading, xlim=(-0.5, len(columns) - 0.5) if columns else xlim, ylim=(len(own) - 0.4, -0.6))
        axes.set_yticks(range(len(own)), own)
        if columns:
            axes.set_xticks(range(len(columns)), columns)
        else:
            round_ticks(axes)
            axes.tick_params(labelbottom=axes is grid[-1])
    grid[-1].set_xlabel(xlabel)
    return Chart(figure, alt)
