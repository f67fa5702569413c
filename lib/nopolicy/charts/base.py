"""What all charts share: their look, where things stand, and a text by which strict nbval compares them.

nbval does not compare pictures. A ``Chart`` therefore shows its PNG and carries, as its text, the alt text, every
number that is drawn, and a hash of every stroke of the same drawing: a change of anything drawn changes the text.
Where things stand is reckoned beforehand, in inches, so that no layout has to be settled when a chart is drawn.
"""

import base64
import hashlib
import io
import math
import textwrap
from functools import cache, cached_property, partial
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator
from PIL import Image, PngImagePlugin

# Dark to light, so that first, second and third mentions stay apart without colour.
SHADES = ("#0b3c6f", "#5f9bd1", "#dbe9f6")
INK = "#1a1a1a"
EDGE = {"edgecolor": INK, "linewidth": 0.6}
DPI, SCREEN_DPI, COLOURS = 144, 96, 64
SIZE, LABEL, GAP = 10.5, 0.3, 0.35  # points of most words; inches down to the label of an axis, and between columns
STYLE = mpl.rc_params_from_file(Path(__file__).with_name("companion.mplstyle"), use_default_template=False)
styled = mpl.rc_context(STYLE)  # decorates every function that draws


class _Recorder(RendererAgg):
    """Draws as usual, and keeps a hash of every stroke: where, in what style, with what words."""

    def __init__(self, width, height):
        super().__init__(width, height, DPI)
        self.seen = hashlib.sha256()
        # Markers and collections are taken apart into paths, so that everything passes ``draw_path``.
        self.draw_markers = partial(RendererBase.draw_markers, self)
        self.draw_path_collection = partial(RendererBase.draw_path_collection, self)

    def _note(self, numbers, *style):
        # Hundredths, cut at an odd place: numbers that lie on a half do not tip with their last bit.
        self.seen.update(np.floor(100 * np.asarray(numbers, dtype=float) + 0.37).tobytes() + repr(style).encode())

    def draw_path(self, gc, path, transform, rgbFace=None):  # noqa: N803 - matplotlib's name
        clip, hatch = gc.get_clip_rectangle(), gc.get_hatch() and (gc.get_hatch(), to_hex(gc.get_hatch_color()))
        colours = [paint if paint is None else to_hex(paint, keep_alpha=True) for paint in (gc.get_rgb(), rgbFace)]
        self._note(transform.transform(path.vertices), colours, hatch)
        self._note([gc.get_linewidth(), *(gc.get_dashes()[1] or ()), *(() if clip is None else clip.extents)])
        super().draw_path(gc, path, transform, rgbFace)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        self._note([x, y, angle, prop.get_size_in_points()], s, prop.get_weight(), to_hex(gc.get_rgb()))
        super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)


class Chart:
    """A finished figure with an alt text that states the finding. It is drawn once, when it is first shown."""

    def __init__(self, figure, alt):
        self.figure, self.alt = figure, alt

    @cached_property
    def _drawing(self):
        renderer = _Recorder(*(round(side * DPI) for side in self.figure.get_size_inches()))
        with mpl.rc_context(STYLE):
            self.figure.draw(renderer)
        return renderer

    def png(self):
        """Return the picture as the bytes of a PNG file; a few dozen colours are enough for it."""
        picture, buffer = Image.fromarray(np.asarray(self._drawing.buffer_rgba())).convert("RGB"), io.BytesIO()
        picture = picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        palette, paper = picture.getpalette(), 3 * picture.getpixel((0, 0))
        palette[paper : paper + 3] = [255] * 3  # what was white is mixed there with the edges of words
        picture.putpalette(palette)
        told = PngImagePlugin.PngInfo()
        told.add_text("drawn", self._drawing.seen.hexdigest())
        picture.save(buffer, "png", pnginfo=told)
        return buffer.getvalue()

    def __repr__(self):
        seen = self._drawing.seen.hexdigest()  # first: drawing settles the ticks
        lines = [line for axes in self.figure.axes for line in _drawn(axes)]
        return "\n".join([f"Chart: {self.alt}", f"title: {self.figure.get_label()}", *lines, f"drawn sha256 {seen}"])

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"image/png": base64.b64encode(self.png()).decode(), "text/plain": repr(self)}
        return data, {"image/png": {"width": self._drawing.width * SCREEN_DPI // DPI, "alt": self.alt}}


def _drawn(axes):
    """Yield one line for each thing an axes draws: labels, ticks, bars, lines, points, texts."""
    yield "axes: " + " | ".join(filter(None, [axes.get_title(loc="left"), axes.get_xlabel()]))
    for name, ticks in (("x", axes.get_xticklabels()), ("y", axes.get_yticklabels())) if axes.axison else ():
        yield f"  {name} ticks: " + "; ".join(tick.get_text() for tick in ticks)
    for bars in axes.containers:
        yield f"  bars {bars.get_label()}: " + ", ".join(
            f"{bar.get_x():g}+{bar.get_width():g} x {round(bar.get_y(), 9):g}+{bar.get_height():g}" for bar in bars
        )
    for line in axes.lines:
        name = "points" if line.get_linestyle() == "None" else "line"
        yield f"  {name}: " + ", ".join(f"({x:.6g}, {y:.6g})" for x, y in line.get_xydata())
    for text in axes.texts:
        yield f"  text: {text.get_text()}"


@cache
def wide(text, size=SIZE):
    """Return how many inches the longest line of a text takes at ``size`` points."""
    font, measure = FontProperties(family="DejaVu Sans", size=size), RendererAgg(1, 1, 72)
    return max(measure.get_text_width_height_descent(line, font, ismath=False)[0] for line in text.split("\n")) / 72


def tall(labels, least, size=SIZE):
    """Return the inches from row to row that ``labels`` need, ``least`` at any rate."""
    return max([least, *(0.1 + (label.count("\n") + 1) * size / 60 for label in labels)])


@styled
def sheet(heights, title, *, labels=(), key=(), width=8, size=SIZE, columns=1, over=0, under=0, foot=0.1, right=0.2):
    """Return a figure and a list of its axes, each placed by what stands around it; all in inches.

    ``heights`` has one for each axes, in rows of so many ``columns``; left of each row stand its ``labels`` (``size``
    points), over everything the ``title``, then the ``key`` (handles of a legend). Kept free are ``over`` each row,
    ``under`` all but the last, the ``foot`` under that one, and ``right``.
    """
    left = 0.1 + max([wide(label, size) + 0.12 for label in labels], default=0)
    words, entries = textwrap.wrap(title, int(width * 8.2)), [wide(one.get_label()) + 0.65 for one in key]
    fits = len(key) if sum(entries) < width - 0.3 else max(1, int((width - 0.3) / max(entries)))
    top = 0.1 + 0.23 * len(words) + (0.07 if words and key else 0)
    down = top + (0.22 * math.ceil(len(key) / fits) + 0.05 if key else 0)
    rows = heights[::columns]
    high = math.ceil((down + sum(rows) + over * len(rows) + under * (len(rows) - 1) + foot) * DPI) / DPI
    figure = Figure((width, high), dpi=DPI)
    figure.set_label(title)
    for number, line in enumerate(words):
        figure.text(0.1 / width, 1 - (0.1 + 0.23 * number) / high, line, va="top", size=SIZE + 2, weight="bold")
    if key:
        figure.legend(handles=key, loc="upper left", bbox_to_anchor=(0.1 / width, 1 - top / high), ncols=fits)
    share, grid, down = (width - left - right - GAP * (columns - 1)) / columns, [], down - under
    for number, height in enumerate(heights):
        down += (under + over + height) * (number % columns == 0)
        # Whole pixels keep edges sharp and free of rounding.
        edges = (left + number % columns * (share + GAP), high - down, share, height)
        x, y, w, h = (round(edge * DPI) / DPI for edge in edges)
        grid.append(figure.add_axes([x / width, y / high, w / width, h / high]))
        grid[-1].xaxis.set_label_coords(0.5, -LABEL / height)
    return figure, grid


def round_ticks(axes, **options):
    """Set round ticks on the x axis, about as many as have room; ``options`` as of MaxNLocator."""
    most = max(2, min(10, int(axes.bbox.width / DPI / 0.45)))
    axes.xaxis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10], **options))


def behind(axes, ends, words, places, size=10, gap=0.06):
    """Write ``words`` behind the ``ends`` of rows at the ``places`` given, ``gap`` inches off."""
    for place, end, text in zip(places, ends, words, strict=True):
        white = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # under words over a line of the grid
        style = {"textcoords": "offset points", "va": "center", "fontsize": size, "bbox": white}
        axes.annotate(text, (end, place), (72 * gap, 0), **style)
