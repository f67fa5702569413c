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
from matplotlib.patches import Rectangle

from nopolicy import scoring

# Dark to light, so that first, second and third mentions stay apart without colour.
SHADES = ("#0b3c6f", "#5f9bd1", "#dbe9f6")
INK = "#1a1a1a"
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

    def _save(self, **options):
        buffer = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.figure.savefig(buffer, bbox_inches="tight", **options)
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
