"""Charts that strict nbval can compare, and that read in grey.

nbval does not compare pictures. A ``Chart`` therefore shows its PNG and carries, as its text, the alt text,
every number that is drawn, and the hash of a normalised SVG of the same figure: a change of anything drawn
changes the text.
"""

import base64
import hashlib
import io

import matplotlib as mpl
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from nopolicy import scoring

# Dark to light, so that first, second and third mentions stay apart without colour.
SHADES = ("#0b3c6f", "#5f9bd1", "#dbe9f6")
INK = "#1a1a1a"
RULE_MARKS = {"plurality": "s", "borda": "o", "dowdall": "^", "approval": "D"}
DPI, SCREEN_DPI = 192, 96
STYLE = {
    **sns.axes_style("whitegrid"),
    **sns.plotting_context("notebook"),
    "font.family": "DejaVu Sans",
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.labelsize": 11,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
    "legend.fontsize": 10.5,
    "svg.fonttype": "none",
    "svg.hashsalt": "nopolicy",
}


class Chart:
    """A finished figure with an alt text that states the finding."""

    def __init__(self, figure, alt):
        self.figure, self.alt = figure, alt
        # Settle the layout once; the picture and the hash are then drawn from the same positions.
        with mpl.rc_context(STYLE):
            figure.draw_without_rendering()
        figure.set_layout_engine("none")

    def _save(self, **options):
        buffer = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.figure.savefig(buffer, **options)
        return buffer.getvalue()

    def _svg_hash(self):
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        return hashlib.sha256(self._save(format="svg", metadata=nothing)).hexdigest()

    def __repr__(self):
        lines = [f"Chart: {self.alt}"]
        for axes in self.figure.axes:
            lines += _drawn(axes)
        return "\n".join([*lines, f"svg sha256 {self._svg_hash()}"])

    def _repr_mimebundle_(self, include=None, exclude=None):
        png = self._save(format="png", dpi=DPI)
        width = int.from_bytes(png[16:20], "big") * SCREEN_DPI // DPI  # bytes 16-19 of a PNG are its width
        data = {"image/png": base64.b64encode(png).decode(), "text/plain": repr(self)}
        return data, {"image/png": {"width": width, "alt": self.alt}}


def _drawn(axes):
    """Yield one line for each thing an axes draws: labels, bars, lines, points, texts."""
    labels = [axes.get_title(loc="left"), axes.get_xlabel(), axes.get_ylabel()]
    yield "axes: " + " | ".join(label for label in labels if label)
    for name, ticks in (("x", axes.get_xticklabels()), ("y", axes.get_yticklabels())):
        yield f"  {name} ticks: " + "; ".join(tick.get_text() for tick in ticks)
    for bars in axes.containers:
        sizes = ", ".join(_box(patch) for patch in bars if isinstance(patch, Rectangle))
        yield f"  bars {bars.get_label()}: {sizes}"
    for line in axes.lines:
        yield "  line: " + ", ".join(f"({x:g}, {y:g})" for x, y in line.get_xydata())
    for points in axes.collections:
        yield "  points: " + ", ".join(f"({x:g}, {y:g})" for x, y in points.get_offsets())
    for patch in axes.patches:
        if not isinstance(patch, Rectangle):
            yield "  shape: " + ", ".join(f"({x:.4g}, {y:.4g})" for x, y in patch.get_path().vertices)
    for text in axes.texts:
        yield f"  text: {text.get_text()}"


def _box(patch):
    return f"{patch.get_x():g}+{patch.get_width():g} x {patch.get_y():g}+{patch.get_height():g}"


def index_bars(panels, alt, rule="borda", xlabel="Index (points)"):
    """Draw scores as bars, each split into what first, second and third mentions contribute.

    Parameters
    ----------
    panels : dict of str to DataFrame
        A title for each panel and its counts (answers by rank, responses). Panels share the axis, which
        starts at zero: bars are compared by their length.
    alt : str
        The finding, for readers who do not see the picture.
    rule : str or sequence
        Points of each rank, as in ``scoring.weights``.
    xlabel : str
        What the axis counts.

    Returns
    -------
    Chart
    """
    points = scoring.weights(rule)
    rows = [len(counts) for counts in panels.values()]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 0.4 * sum(rows) + 0.55 * len(rows) + 0.8), layout="constrained")
        grid = figure.subplots(len(rows), 1, sharex=True, squeeze=False, height_ratios=rows)[:, 0]
        for axes, (title, counts) in zip(grid, panels.items(), strict=True):
            scores = scoring.score(counts, rule)
            # A stable sort keeps the paper's order among equals; the best answer is drawn on top.
            ordered = counts.loc[scores.sort_values(ascending=False, kind="stable").index]
            left = 0 * scores[ordered.index]
            for rank, weight, shade in zip(ordered.columns, points, SHADES, strict=True):
                label = f"{rank} mentions × {weight:g}"
                width = ordered[rank] * weight
                axes.barh(ordered.index, width, left=left, color=shade, edgecolor=INK, linewidth=0.6, label=label)
                left = left + width
            for answer, total in left.items():
                axes.annotate(f"{total:g}", (total, answer), (4, 0), textcoords="offset points", va="center")
            axes.invert_yaxis()
            axes.grid(visible=False, axis="y")
            axes.set_title(title)
        grid[-1].set_xlabel(xlabel)
        grid[0].margins(x=0.08)
        figure.legend(*grid[0].get_legend_handles_labels(), loc="outside upper left", ncols=3, frameon=False)
    return Chart(figure, alt)


def bars(values, alt, xlabel, title=""):
    """Draw one horizontal bar for each row of ``values`` (a Series), in its order, on an axis from zero."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 0.4 * len(values) + 1.1), layout="constrained")
        axes = figure.subplots()
        axes.barh([str(label) for label in values.index], values, color=SHADES[1], edgecolor=INK, linewidth=0.6)
        for place, value in enumerate(values):
            axes.annotate(f"{value:g}", (value, place), (4, 0), textcoords="offset points", va="center")
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.margins(x=0.08)
        axes.set(xlabel=xlabel)
        axes.set_title(title)
    return Chart(figure, alt)


def bound_bars(panels, alt, xlabel):
    """Draw what is known of each number: solid up to its lower bound, hatched from there to its upper bound.

    ``panels`` maps a title to a frame with ``low`` and ``high`` (same rows in each). A number that is pinned
    down has no hatched part and is labelled once, a bounded one as "low–high".
    """
    rows = len(next(iter(panels.values())))
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9, 0.42 * rows + 1.5), layout="constrained")
        grid = figure.subplots(1, len(panels), sharex=True, sharey=True, squeeze=False)[0]
        for axes, (title, known) in zip(grid, panels.items(), strict=True):
            labels, low, high = list(known.index), known["low"], known["high"]
            axes.barh(labels, low, color=SHADES[0], edgecolor=INK, linewidth=0.6, label="certain")
            axes.barh(
                labels,
                high - low,
                left=low,
                color="white",
                edgecolor=INK,
                linewidth=0.6,
                hatch="////",
                label="possible",
            )
            for place, (least, most) in enumerate(zip(low, high, strict=True)):
                text = f"{least:g}" if least == most else f"{least:g}–{most:g}"
                axes.annotate(text, (most, place), (4, 0), textcoords="offset points", va="center", fontsize=10)
            axes.grid(visible=False, axis="y")
            axes.set_title(title)
            axes.set_xlabel(xlabel)
        grid[0].invert_yaxis()
        grid[0].set_xlim(0, 1.25 * max(known["high"].max() for known in panels.values()))
        grid[0].xaxis.set_major_locator(MaxNLocator(4, integer=True, prune="upper"))
        figure.legend(*grid[0].get_legend_handles_labels(), loc="outside upper left", ncols=2, frameon=False)
    return Chart(figure, alt)


def tiers(columns, alt, top, bottom):
    """Draw an order without levels: for each column, boxes from ``top`` (words for the upper end) to ``bottom``.

    ``columns`` maps a column's name to its tiers, best first; a tier is a list of labels that share a place.
    """
    depth = max(len(column) for column in columns.values())
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9, 0.95 * depth + 1.1), layout="constrained")
        axes = figure.subplots()
        for x, column in enumerate(columns.values()):
            for y, tier in enumerate(column):
                axes.annotate(
                    "\n".join(tier),
                    (x, -y),
                    ha="center",
                    va="center",
                    fontsize=10.5,
                    color=INK,
                    bbox={"boxstyle": "round,pad=0.45", "facecolor": SHADES[2], "edgecolor": INK, "linewidth": 0.8},
                )
        axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(-depth + 0.4, 0.6), xticks=range(len(columns)))
        axes.set_xticklabels(columns, fontsize=12)
        axes.xaxis.tick_top()
        axes.set_yticks([0, -depth + 1] if depth > 1 else [0], [top, bottom] if depth > 1 else [top])
        axes.grid(visible=False)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
    return Chart(figure, alt)


def spans(rows, alt, xlabel, marks="found", xlim=None):
    """Draw a range for each row and the marks that fall in or beside it.

    ``rows`` is a frame with ``low`` and ``high`` (the plain range), ``outer_low`` and ``outer_high`` (its edge),
    and ``marks``, a list of numbers; its index gives the labels.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 0.42 * len(rows) + 1.3), layout="constrained")
        axes = figure.subplots()
        labels = list(rows.index)
        outer = rows["outer_high"] - rows["outer_low"]
        plain = rows["high"] - rows["low"]
        axes.barh(labels, outer, left=rows["outer_low"], color="white", edgecolor=INK, linewidth=0.6, label="edge")
        axes.barh(labels, plain, left=rows["low"], color=SHADES[2], edgecolor=INK, linewidth=0.6, label="plain range")
        dots = [(value, place) for place, values in enumerate(rows[marks]) for value in values]
        axes.scatter(*zip(*dots, strict=True), color=SHADES[0], s=36, zorder=3, label="in the paper")
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set(xlabel=xlabel, xlim=xlim)
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper left", ncols=3, frameon=False)
    return Chart(figure, alt)


def weight_triangles(panels, alt, columns=4):
    """Draw, for each panel, who is first under which weighting of the ranks.

    ``panels`` maps a title to counts (answers by three ranks). The corners of each triangle are the extreme rules:
    only firsts count (left), firsts and seconds alike (top), all mentions alike (right). Points mark the named
    rules. The area in which an answer leads is shaded and named, with its share of the triangle.
    """
    corner = {"left": (0.0, 0.0), "top": (0.5, 3**0.5 / 2), "right": (1.0, 0.0)}
    place = lambda shares: tuple(  # noqa: E731
        sum(float(share) * xy[axis] for share, xy in zip(shares, corner.values(), strict=True)) for axis in (0, 1)
    )
    fills = (SHADES[2], "white", SHADES[1])
    lines = -(-len(panels) // columns)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.5, 3.0 * lines), layout="constrained")
        grid = figure.subplots(lines, columns, squeeze=False).ravel()
        for axes in grid[len(panels) :]:
            axes.remove()
        for axes, (title, counts) in zip(grid, panels.items(), strict=False):
            areas = scoring.winners(counts)
            names = []
            for number, (answer, area) in enumerate(areas.iterrows(), start=1):
                shape = Polygon([place(shares) for shares in area["polygon"]], closed=True)
                shape.set(facecolor=fills[(number - 1) % 3], edgecolor=INK, linewidth=0.9)
                axes.add_patch(shape)
                share = float(area["share"])
                names.append(f"{answer}: {'everywhere' if share == 1 else f'{share:.1%}'}")
            for rule, mark in RULE_MARKS.items():
                axes.scatter(*place(scoring.mixture(rule)), marker=mark, color=INK, s=30, zorder=3, clip_on=False)
            axes.set(xlim=(-0.05, 1.05), ylim=(-0.05, 0.95), aspect="equal")
            axes.set_axis_off()
            axes.set_title(title, fontsize=10.5)
            axes.text(0.5, -0.09, "\n".join(names), ha="center", va="top", fontsize=9, transform=axes.transAxes)
        handles = [
            Line2D([], [], marker=mark, color=INK, linestyle="", label=rule.capitalize())
            for rule, mark in RULE_MARKS.items()
        ]
        figure.legend(handles=handles, loc="outside upper left", ncols=4, frameon=False)
    return Chart(figure, alt)
