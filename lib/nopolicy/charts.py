"""Charts that strict nbval can compare, and that read in grey.

nbval does not compare pictures. A ``Chart`` therefore shows its PNG and carries, as its text, the alt text,
every number that is drawn, and the hash of a normalised SVG of the same figure: a change of anything drawn
changes the text.
"""

import base64
import hashlib
import io
import math
import textwrap

import matplotlib as mpl
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from nopolicy import scoring, timeline

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
        # The solver behind the layout is exact only to the last bits, and those differ between runs.
        for axes in figure.axes:
            axes.set_position([round(edge, 4) for edge in axes.get_position(original=True).bounds])

    def _save(self, **options):
        buffer = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.figure.savefig(buffer, **options)
        return buffer.getvalue()

    def png(self):
        """Return the picture as the bytes of a PNG file."""
        return self._save(format="png", dpi=DPI)

    def _svg_hash(self):
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        return hashlib.sha256(self._save(format="svg", metadata=nothing)).hexdigest()

    def __repr__(self):
        lines = [f"Chart: {self.alt}"]
        for axes in self.figure.axes:
            lines += _drawn(axes)
        return "\n".join([*lines, f"svg sha256 {self._svg_hash()}"])

    def _repr_mimebundle_(self, include=None, exclude=None):
        png = self.png()
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
        axes.xaxis.set_major_locator(MaxNLocator(integer=bool((values == values.round()).all())))
        axes.set(xlabel=xlabel)
        axes.set_title(title)
    return Chart(figure, alt)


def plain(text):
    """Return a text that is drawn as it is: between dollar signs, matplotlib would read a formula."""
    return text.replace("$", r"\$")


def beside(panels, alt, xlabel, note):
    """Draw one or two series side by side for the same answers, in panels that share both axes; bars start at zero.

    Parameters
    ----------
    panels : dict of str to DataFrame
        A title for each panel and its numbers: answers by series. Answers are in the same order in every panel; a
        missing number has no bar. The series are the same in all panels, the second one dark.
    alt : str
        The finding, for readers who do not see the picture.
    xlabel, note : str
        What the axis counts, and a caution to stand under it.

    Returns
    -------
    Chart
    """
    first = next(iter(panels.values()))
    palette = dict(zip(first.columns, (SHADES[2], SHADES[0]), strict=False))
    across = min(2 if len(panels) == 4 else 3, len(panels))
    down = -(-len(panels) // across)
    bar = 0.22 * len(palette) + 0.12
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.5, down * (bar * len(first) + 0.5) + 1.3), layout="constrained")
        grid = figure.subplots(down, across, sharex=True, sharey=True, squeeze=False).ravel()
        for axes, (title, numbers) in zip(grid, panels.items(), strict=False):
            tidy = numbers.rename_axis("answer").reset_index().melt("answer", var_name="series", value_name="value")
            tidy["answer"] = [textwrap.fill(plain(answer), 24) for answer in tidy["answer"]]
            sns.barplot(
                tidy,
                x="value",
                y="answer",
                hue="series",
                palette=palette,
                saturation=1,
                errorbar=None,
                edgecolor=INK,
                linewidth=0.6,
                legend=False,
                ax=axes,
            )
            for bars in axes.containers:
                axes.bar_label(bars, fmt="%.2f", padding=3, fontsize=9)
                for bar in bars:  # dodging leaves a trace in the last bits
                    bar.set_y(round(bar.get_y(), 6))
            axes.grid(visible=False)
            axes.set(xlabel="", ylabel="")
            axes.set_title(plain(textwrap.shorten(title, 34, placeholder=" …")), fontsize=10.5)
        for axes in grid[len(panels) :]:
            axes.remove()
        for axes in grid[max(0, len(panels) - across) : len(panels)]:
            axes.tick_params(labelbottom=True)
        most = max(numbers.max().max() for numbers in panels.values())
        grid[0].set_xlim(0, 1.22 * most)
        grid[0].set_xticks([tick for tick in MaxNLocator(5).tick_values(0, most) if tick <= most])
        figure.supxlabel(f"{xlabel}\n{note}", fontsize=10.5)
        handles = [Patch(facecolor=shade, edgecolor=INK, label=plain(name)) for name, shade in palette.items()]
        figure.legend(handles=handles, loc="outside upper left", ncols=2, frameon=False)
    return Chart(figure, alt)


def dots(means, alt, xlabel, note, xlim):
    """Draw one mark for each number of ``means`` (rows by series), rows from top to bottom, series side by side.

    For scales without a zero, where a bar would have no length; ``xlim`` is the scale.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8.5, 0.5 * len(means) + 1.5), layout="constrained")
        axes = figure.subplots()
        tidy = means.rename_axis("row").reset_index().melt("row", var_name="series", value_name="value")
        tidy["row"] = [textwrap.fill(plain(row), 34) for row in tidy["row"]]
        sns.pointplot(
            tidy,
            x="value",
            y="row",
            hue="series",
            palette=[SHADES[0], SHADES[1]],
            markers=["o", "D"],
            markersize=8,
            markeredgecolor=INK,
            linestyle="none",
            dodge=0.36,
            errorbar=None,
            ax=axes,
        )
        for place, row in enumerate(means.itertuples(index=False)):
            for value, shift in zip(row, (0.18, -0.18), strict=True):
                if not math.isnan(value):
                    near = (value, place - shift)
                    axes.annotate(f"{value:.1f}", near, (8, 0), textcoords="offset points", va="center", fontsize=9.5)
        axes.set(xlim=xlim, xlabel=f"{plain(xlabel)}\n{note}", ylabel="")
        axes.xaxis.set_major_locator(MaxNLocator(10, integer=True))
        axes.grid(visible=False, axis="y")
        handles, labels = axes.get_legend_handles_labels()
        axes.get_legend().remove()
        figure.legend(handles, labels, loc="outside upper left", ncols=2, frameon=False)
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


def flow(columns, arrows, alt, wrap=27):
    """Draw how things lead to one another: a box for each, in columns, and arrows between neighbouring columns.

    ``columns`` maps a heading to the boxes under it, top to bottom (a dict or Series: a name and its words);
    ``arrows`` lists pairs of names (from, to). Columns are centred on one another; height carries no meaning.
    """
    width, height = 0.72, 0.74
    depth = max(len(boxes) for boxes in columns.values())
    place = {
        name: (x, (len(boxes) - 1) / 2 - y)
        for x, boxes in enumerate(columns.values())
        for y, name in enumerate(boxes.keys())
    }
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.5, 0.95 * depth + 0.6), layout="constrained")
        axes = figure.subplots()
        for x, (heading, boxes) in enumerate(columns.items()):
            axes.text(x, depth / 2 + 0.05, heading, ha="center", va="bottom", fontsize=12, fontweight="bold")
            for name, words in boxes.items():
                corner = (place[name][0] - width / 2, place[name][1] - height / 2)
                axes.add_patch(Rectangle(corner, width, height, facecolor=SHADES[2], edgecolor=INK, linewidth=0.8))
                axes.text(*place[name], textwrap.fill(words, wrap), ha="center", va="center", fontsize=9.8)
        for start, end in arrows:
            (x, y), (to_x, to_y) = place[start], place[end]
            style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 1}
            axes.annotate("", (to_x - width / 2, to_y), (x + width / 2, y), arrowprops=style)
        axes.set(xlim=(-0.4, len(columns) - 0.6), ylim=(-depth / 2, depth / 2 + 0.35))
        axes.set_axis_off()
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

    def place(shares):
        return tuple(sum(float(s) * xy[axis] for s, xy in zip(shares, corner.values(), strict=True)) for axis in (0, 1))

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


MARKS = {
    "full": ("o", SHADES[0]),
    "tilted": ("D", SHADES[1]),
    "cross": ("X", INK),
    "empty": ("o", "white"),
    "square": ("s", "white"),
}


def marks(panels, alt, kinds, columns=None, xlabel="", xlim=None):
    """Draw one mark for each row of each panel: which column, or which place on a scale, and of what kind.

    ``panels`` maps a title to a frame with ``row`` (the label; rows in order of appearance), ``x`` (one of
    ``columns``, or a number when there are none), ``kind`` and, if wanted, ``note`` (words beside the mark).
    ``kinds`` maps each kind to a name in ``MARKS``; its keys make the legend.
    """
    sizes = [frame["row"].nunique() for frame in panels.values()]
    # Whole numbers: since Python 3.12 a sum of floats rounds differently, which would move the rows a hair.
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9, 0.29 * sum(sizes) + 0.5 * len(sizes) + 1.2), layout="constrained")
        ratios = [5 * n + 3 for n in sizes]
        grid = figure.subplots(len(sizes), 1, sharex=True, squeeze=False, height_ratios=ratios)[:, 0]
        for axes, (title, frame) in zip(grid, panels.items(), strict=True):
            rows = list(dict.fromkeys(frame["row"]))
            for kind, mark in kinds.items():
                chosen = frame[frame["kind"] == kind]
                x = [columns.index(name) for name in chosen["x"]] if columns else list(chosen["x"])
                shape, fill = MARKS[mark]
                y = [rows.index(name) for name in chosen["row"]]
                axes.scatter(x, y, marker=shape, color=fill, edgecolor=INK, s=46, linewidth=0.9, zorder=3, label=kind)
                for place in zip(x, y, chosen["note"], strict=True) if "note" in chosen else ():
                    axes.annotate(place[2], place[:2], (8, 0), textcoords="offset points", va="center", fontsize=9.5)
            axes.set_yticks(range(len(rows)), rows)
            axes.set(ylim=(len(rows) - 0.4, -0.6), xlim=(-0.5, len(columns) - 0.5) if columns else xlim)
            axes.set_title(title)
        if columns:
            grid[-1].set_xticks(range(len(columns)), columns)
            grid[0].tick_params(labeltop=sum(sizes) > 12)
        grid[-1].set_xlabel(xlabel)
        figure.legend(*grid[0].get_legend_handles_labels(), loc="outside upper left", ncols=4, frameon=False)
    return Chart(figure, alt)


def stacked(table, alt, xlabel):
    """Draw one bar for each row of ``table`` (whole numbers), split by its columns; the axis starts at zero."""
    fills = [{"color": shade} for shade in SHADES] + [{"color": "white", "hatch": "////"}]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8.5, 0.42 * len(table) + 1.4), layout="constrained")
        axes = figure.subplots()
        left = 0 * table.iloc[:, 0]
        for column, fill in zip(table.columns, fills, strict=False):
            axes.barh(table.index, table[column], left=left, edgecolor=INK, linewidth=0.6, label=column, **fill)
            left = left + table[column]
        for place, total in enumerate(left):
            axes.annotate(f"{total:g}", (total, place), (4, 0), textcoords="offset points", va="center")
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.margins(x=0.08)
        axes.set_xlabel(xlabel)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper left", ncols=4, frameon=False)
    return Chart(figure, alt)


def quantities(panels, alt):
    """Draw printed numbers, ranges and limits, each panel on an axis of its own that starts at zero.

    ``panels`` maps the words of an axis to a frame with ``low`` and ``high``, and ``says``, the words beside the mark;
    its index gives the labels. Two ends are joined by a bar; an end at infinity is an arrow that leads away from the
    printed limit.
    """
    rows = [len(frame) for frame in panels.values()]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9, 0.62 * sum(rows) + 0.85 * len(rows)), layout="constrained")
        grid = figure.subplots(len(rows), 1, squeeze=False, height_ratios=[10 * n + 3 for n in rows])[:, 0]
        for axes, (words, frame) in zip(grid, panels.items(), strict=True):
            ends = [
                end for pair in zip(frame["low"], frame["high"], strict=True) for end in pair if abs(end) < float("inf")
            ]
            reach = 0.09 * max(ends)
            for place, (low, high) in enumerate(zip(frame["low"], frame["high"], strict=True)):
                shown = [end for end in (low, high) if abs(end) < float("inf")]
                if len(shown) == 2:
                    axes.plot(shown, [place, place], color=SHADES[1], linewidth=7, solid_capstyle="butt")
                else:
                    tip = shown[0] + (reach if high == float("inf") else -reach)
                    axes.plot([shown[0], tip], [place, place], color=INK, linewidth=1.4)
                    axes.scatter([tip], [place], marker=">" if tip > shown[0] else "<", color=INK, s=40, zorder=3)
                axes.scatter(shown, [place] * len(shown), color=SHADES[0], s=46, zorder=3)
                right = max(*shown, tip) if len(shown) == 1 else high
                text = plain(frame["says"].iloc[place])
                axes.annotate(text, (right, place), (9, 0), textcoords="offset points", va="center", fontsize=10)
            axes.set_yticks(range(len(frame)), list(frame.index))
            axes.set(ylim=(len(frame) - 0.5, -0.5), xlim=(0, 2.05 * max(ends)), xlabel=words)
            axes.grid(visible=False, axis="y")
    return Chart(figure, alt)


def paths(lines, point, alt, xlabel, ylabel):
    """Draw what follows from one printed point under several readings: a dashed path for each, its start an open mark.

    ``lines`` maps a reading to a Series of values by year; ``point`` is (year, value, words), the only one printed.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 3.9), layout="constrained")
        axes = figure.subplots()
        for (words, values), dashes in zip(lines.items(), ("--", ":"), strict=True):
            axes.plot(values.index, values, dashes, color=INK, linewidth=1.6, label=words)
            axes.scatter(values.index[:1], values[:1], color="white", edgecolor=INK, s=46, zorder=3, clip_on=False)
            near = (values.index[0], values.iloc[0])
            axes.annotate(f"{values.iloc[0]:.2g}", near, (0, 9), textcoords="offset points", ha="center")
        axes.scatter(point[:1], point[1:2], color=SHADES[0], edgecolor=INK, s=60, zorder=4, label=point[2])
        axes.set(xlabel=xlabel, ylabel=ylabel)
        axes.set_ylim(bottom=0)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper left", ncols=1, frameon=False)
    return Chart(figure, alt)


def swim_lanes(found, alt, windows, labels, pitch=0.2, size=9, width=9.5, beside=None):
    """Draw spans of time in lanes, one lane for each track, with their vagueness.

    Parameters
    ----------
    found : DataFrame
        Spans, as from ``timeline.spans``. Lanes come in the order in which the tracks first occur.
    alt : str
        The finding, for readers who do not see the picture.
    windows : list of (number, number, number)
        For each panel, its first and last year and its share of the width. Panels share the lanes.
    labels : dict of str to str
        Words to write beside the spans, by ``id``.
    pitch, size, width : float
        Inches from row to row, points of the words, inches across.
    beside : DataFrame, optional
        Events without a date (``id``, ``track``), shown beside the line in a panel of their own.

    Returns
    -------
    Chart
        A bar runs from the earliest to the latest moment that the date supports: dark where the date is printed, light
        where it is implied. A vague part is hatched and has no outline, so that its end stays open. A short event is a
        diamond, an event without a date a circle. An arrow points where an end is not printed. Each bar carries its
        ``id`` in the chart's text.
    """
    undated = [] if beside is None else list(zip(beside["id"], beside["track"], strict=True))
    tracks = list(dict.fromkeys([*found["track"], *(track for _, track in undated)]))
    longest = max((len(labels.get(name, "")) for name, _ in undated), default=0)
    margin = max(0.65, 0.35 + 0.008 * size * longest) if undated else 0
    whole = sum(share for *_, share in windows)
    scales = [(low, high, (width - 2.1 - margin) * share / whole / (high - low)) for low, high, share in windows]
    inside = [set(timeline.within(found, low, high).index) for low, high, _ in windows]
    placed = {track: [] for track in tracks}
    for index, row in zip(found.index, found.to_dict("records"), strict=True):
        words, parts = labels.get(row["id"], ""), []
        for panel, (low, high, inches) in enumerate(scales):
            if index in inside[panel]:
                parts.append(_place(row, panel, "" if parts else words, low, high, inches, size))
        if parts:
            placed[row["track"]].append(parts)
    lanes, depths, circles, top = {}, {}, [], 0
    for track, mine in placed.items():
        # A span that runs over several panels keeps one row.
        rows = timeline.pack([(parts[0]["extent"][0], parts[-1]["extent"][1]) for parts in mine])
        first = {row: min(parts[0]["at"] for parts, at in zip(mine, rows, strict=True) if at == row) for row in rows}
        order = sorted(first, key=first.get)
        lanes[track] = [top + order.index(row) for row in rows]
        waiting = [name for name, own in undated if own == track]
        circles += [(name, top + row) for row, name in enumerate(waiting)]
        depths[track] = (top, top + max(len(first), len(waiting)) - 1)
        top = depths[track][1] + 1.35
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, pitch * top + 0.9), layout="constrained")
        shares = [inches * (high - low) for low, high, inches in scales] + [margin] * bool(undated)
        grid = figure.subplots(1, len(shares), sharey=True, squeeze=False, width_ratios=shares)[0]
        for axes in grid:
            axes.set_ylim(top - 0.35, -0.85)
            axes.grid(visible=False, axis="y")
            axes.tick_params(axis="x", top=True, labeltop=True)
            for number, (upper, lower) in enumerate(depths.values()):
                if number % 2 == 0:
                    axes.axhspan(upper - 0.68, lower + 0.67, color="#f1f1f1", zorder=0)
        for axes, (low, high, inches) in zip(grid, scales, strict=False):
            axes.set_xlim(low, high)
            axes.xaxis.set_major_locator(MaxNLocator(max(1, int((high - low) * inches / 0.6)), integer=True))
            axes.xaxis.set_major_formatter("{x:.0f}")
            axes.grid(visible=True, axis="x", color="#d5d5d5")
        if undated:
            _beside(grid[-1], circles, labels, margin, size)
        for track, mine in placed.items():
            for parts, y in zip(mine, lanes[track], strict=True):
                for one in parts:
                    _span(grid[one["panel"]], one, y, size)
        grid[0].set_yticks(
            [sum(depth) / 2 for depth in depths.values()], [textwrap.fill(track, 21) for track in tracks]
        )
        grid[0].tick_params(axis="y", labelsize=max(10.5, size))
        handles = _span_key(bool(undated))
        figure.legend(handles=handles, loc="outside upper left", ncols=len(handles), frameon=False, fontsize=9.5)
    return Chart(figure, alt)


def _beside(axes, circles, labels, margin, size):
    """Draw the events without a date, (id, height), in a panel that has no axis of time."""
    axes.set_xlim(0, margin)
    axes.set_xticks([margin / 2], ["no date"])
    axes.grid(visible=False, axis="x")
    for name, y in circles:
        axes.plot([0.16], [y], marker="o", mfc="white", mec=INK, markersize=6, zorder=3)
        axes.annotate(labels.get(name, ""), (0.16, y), (8, 0), textcoords="offset points", va="center", fontsize=size)


def _place(row, panel, words, low, high, inches, size):
    """Return where in a panel a span and its words come to lie, with the room they take, in inches."""
    stub, short = 0.16, 0.13
    start = max(row["start"], low) if math.isfinite(row["start"]) else row["end"] - stub / inches
    end = min(row["end"], high) if math.isfinite(row["end"]) else row["start"] + stub / inches
    left, right = (start - low) * inches, (end - low) * inches
    point = right - left < short
    if point:
        left, right = (left + right) / 2 - 0.07, (left + right) / 2 + 0.07
    wide, each = (high - low) * inches, 0.008 * size
    room = each * len(words) + 0.13 if words else 0.03
    after, before = wide - right, left
    # Words go over the firm part; where there is none, they may hide half of the vague part at most.
    firm_from, firm_to = max(row["firm_from"], start), min(row["firm_to"], end)
    solid = firm_to > firm_from
    within = (firm_to - firm_from) * inches - 0.1 if solid else (right - left) / 2
    inset = firm_from if solid else start
    if room > max(after, before, within):
        room = max(after, before, within)
        words = textwrap.shorten(words, max(3, int((room - 0.13) / each)), placeholder=" …")
    if room <= after:
        side, right = "right", right + room
    elif room <= before:
        side, left = "left", left - room
    else:
        side = "inside"
    # A little room to the right keeps neighbours in a row apart.
    extent = (left + 1000 * panel, right + 0.06 + 1000 * panel)
    return row | {
        "panel": panel,
        "words": words,
        "at": (start, end),
        "point": point,
        "side": side,
        "inset": inset,
        "solid": solid,
        "extent": extent,
    }


def _span(axes, one, y, size):
    """Draw one placed span at height ``y``: vague parts hatched, a diamond or an arrow where it has no length."""
    shade = SHADES[0] if one["basis"] == "printed" else SHADES[2]
    start, end = one["at"]
    if math.isinf(one["start"]) or math.isinf(one["end"]):
        cuts = [(start, end, True)]
    else:
        inner = [min(max(cut, start), end) for cut in (one["firm_from"], one["firm_to"])]
        cuts = [(start, inner[0], True), (*inner, False), (inner[1], end, True)]
    pieces = [cut for cut in cuts if cut[1] > cut[0]]
    axes.barh(
        [y] * len(pieces),
        [high - low for low, high, _ in pieces],
        left=[low for low, *_ in pieces],
        height=0.1 if one["point"] else 0.7,
        color=["none" if soft else shade for *_, soft in pieces],
        hatch=["//////" if soft else "" for *_, soft in pieces],
        hatchcolor=SHADES[0] if one["basis"] == "printed" else SHADES[1],
        edgecolor=INK,
        linewidth=[0 if soft else 0.7 for *_, soft in pieces],
        zorder=2,
        label=one["id"],
    )
    if math.isinf(one["end"]):
        axes.plot([end], [y], marker=">", color=INK, markersize=6, zorder=3)
    elif math.isinf(one["start"]):
        axes.plot([start], [y], marker="<", color=INK, markersize=6, zorder=3)
    elif one["point"]:
        fill = "white" if one["soft_start"] or one["soft_end"] else shade
        axes.plot([(start + end) / 2], [y], marker="D", mfc=fill, mec=INK, markersize=6.5, zorder=3)
    if one["words"]:
        x, shift, align = {
            "right": (end, 8, "left"),
            "left": (start, -8, "right"),
            "inside": (one["inset"], 6, "left"),
        }[one["side"]]
        inside = one["side"] == "inside"
        frame = {"facecolor": "white", "edgecolor": "none", "pad": 1} if inside and not one["solid"] else None
        dark = inside and one["solid"] and one["basis"] == "printed"
        axes.annotate(
            one["words"],
            (x, y),
            (shift, 0),
            textcoords="offset points",
            ha=align,
            va="center",
            fontsize=size,
            color="white" if dark else INK,
            bbox=frame,
            zorder=4,
        )


def _span_key(undated):
    key = [
        Patch(facecolor=SHADES[0], edgecolor=INK, label="date printed"),
        Patch(facecolor=SHADES[2], edgecolor=INK, label="date implied"),
        Patch(facecolor="none", linewidth=0, hatch="//////", hatchcolor=SHADES[0], label="vague"),
        Line2D([], [], marker="D", mfc=SHADES[0], mec=INK, linestyle="", label="short event"),
        Line2D([], [], marker=">", color=INK, linestyle="", label="an end not printed"),
    ]
    circle = Line2D([], [], marker="o", mfc="white", mec=INK, linestyle="", label="no date")
    return [*key, circle] if undated else key


VERDICT_FILLS = {
    "holds": {"color": SHADES[0]},
    "supported": {"color": SHADES[0]},
    "loosely": {"color": SHADES[1]},
    "supported in part": {"color": SHADES[1]},
    "not supported": {"color": "white", "hatch": "...."},
    "fails": {"color": "white", "hatch": "xxxx"},
    "contradicted": {"color": "white", "hatch": "xxxx"},
    "open": {"color": "white", "hatch": "////"},
    "asserted": {"color": SHADES[2]},
    "blank": {"color": "white"},
}


def verdict_bars(table, alt, xlabel):
    """Draw one bar for each row of ``table`` (whole numbers), split by its columns, which are verdicts, from zero.

    Each verdict has a shade or hatch of its own, the same in every chart; the total stands at the end of the bar.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9, 0.42 * len(table) + 1.5), layout="constrained")
        axes = figure.subplots()
        left = 0 * table.iloc[:, 0]
        for verdict in table.columns:
            fill = VERDICT_FILLS[verdict]
            axes.barh(table.index, table[verdict], left=left, edgecolor=INK, linewidth=0.6, label=verdict, **fill)
            left = left + table[verdict]
        for place, total in enumerate(left):
            axes.annotate(f"{total:g}", (total, place), (4, 0), textcoords="offset points", va="center")
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        # Room for the total: an empty last part would make the axis end at the longest bar.
        axes.set_xlim(0, 1.08 * left.max())
        axes.set_xlabel(xlabel)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        figure.legend(
            *axes.get_legend_handles_labels(), loc="outside upper left", ncols=len(table.columns), frameon=False
        )
    return Chart(figure, alt)


def balance(rows, alt, sides, wrap=62):
    """Draw a balance sheet: one box for each reason, left or right of a middle line, in a panel for each horizon.

    ``rows`` is a frame with ``horizon`` (the panels, in order of appearance), ``side`` (one of the two ``sides``, left
    one first) and ``point`` (the words in the box). Boxes have one size: they are counted, not weighed.
    """
    panels = dict(list(rows.groupby("horizon", sort=False)))
    depth = [part["side"].value_counts().max() for part in panels.values()]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.5, 0.46 * sum(depth) + 0.5 * len(depth)), layout="constrained")
        grid = figure.subplots(len(panels), 1, squeeze=False, height_ratios=[5 * n + 3 for n in depth])[:, 0]
        for axes, (horizon, part), most in zip(grid, panels.items(), depth, strict=True):
            for side, sign, shade in zip(sides, (-1, 1), ("white", SHADES[2]), strict=True):
                points = part.loc[part["side"] == side, "point"]
                axes.barh(range(len(points)), sign, height=0.9, color=shade, edgecolor=INK, linewidth=0.7, label=side)
                for y, text in enumerate(points):
                    axes.text(sign / 2, y, textwrap.fill(text, wrap), ha="center", va="center", fontsize=8.8)
                axes.text(sign / 2, -0.85, f"{side}: {len(points)}", ha="center", va="center", fontsize=10.5)
            axes.axvline(0, color=INK, linewidth=1.6)
            axes.set(xlim=(-1.01, 1.01), ylim=(most - 0.4, -1.25))
            axes.set_axis_off()
            axes.set_title(horizon, fontweight="bold")
    return Chart(figure, alt)
