"""The explorer of the weights: controls, and a ranking and a triangle that follow them.

The controls are plain ipywidgets with observers, which strict nbval can run: no ``interact``, no ``Output``. What they
show is also there as text and as still HTML, for the comparison and for readers where widgets do not run.
"""

import base64
import math
from fractions import Fraction
from functools import cache
from html import escape

import ipywidgets as widgets
import traitlets

from nopolicy import charts, ledger, scoring, tables

OWN = "own weights"
MOST = 12  # points; enough for 6-3-2, which is 1, 1/2, 1/3 in whole numbers, and for fine steps between rules
PAPER = "borda"  # the paper's rule (source: 2.6)
WIDE, SIDE, LEFT, TOP = 366, 250, 46, 34  # of the picture, and of the triangle in it, in pixels
PICTURE = tables.TEMPLATES.get_template("triangle.svg.j2")
PAGE = tables.TEMPLATES.get_template("stills.html.j2")
STILL = "A still picture of the explorer; its controls appear once the notebook is run."


def _whole(rule):
    """Return a rule's points in the smallest whole numbers that keep their proportions."""
    points = [Fraction(point).limit_denominator(1000) for point in scoring.weights(rule)]
    scale = math.lcm(*(point.denominator for point in points))
    return tuple(int(point * scale) for point in points)


def _dashed(points):
    return "-".join(str(point) for point in points)


def _named():
    """Return the named rules and the corners of the triangle, those at one place joined, with their points."""
    names = {}
    for name, rule in {**{name: name for name in scoring.RULES}, **scoring.CORNERS}.items():
        names.setdefault(_whole(rule), []).append(name)
    return {" = ".join(same).capitalize(): points for points, same in names.items()}


NAMED = _named()


def printed_tables(folder=ledger.DATA):
    """Return the counts of the paper's four tables, as coded and, where the paper gathers answers, grouped: by name."""
    found = {}
    for number in (1, 2, 3, 4):
        table = ledger.table(number, folder)
        found[f"Table {number}, as coded"] = scoring.counts(table)
        if groups := scoring.groups(table):
            found[f"Table {number}, grouped"] = scoring.recode(scoring.counts(table), groups)
    return found


def ranking(counts, points):
    """Rank answers under some weights, and tell how far each has moved from its place under the paper's 3-2-1.

    ``counts`` are answers by three ranks (responses), ``points`` as in ``scoring.weights``. Returns a frame indexed by
    answer, best first: ``rank`` (equal scores share one), ``points`` and ``against 3-2-1`` (same, up or down).
    """
    score = scoring.score(counts, points)
    rank = scoring.ranks(score)
    gained = scoring.ranks(scoring.score(counts, PAPER)) - rank
    moves = [f"{'up' if places > 0 else 'down'} {abs(places)}" if places else "same" for places in gained]
    frame = rank.to_frame("rank").assign(points=score.astype(int), moves=moves)
    return frame.rename(columns={"moves": "against 3-2-1"}).rename_axis("answer").sort_values("rank", kind="stable")


def triangle(areas, points, alt, shares=False):
    """Draw the triangle of weightings as SVG: who is first where, the rules inside it, and one weighting, ringed.

    ``areas`` as from ``scoring.winners``; ``points`` as in ``scoring.weights``; ``alt`` says the finding in words.
    With ``shares`` the key tells on what part of the triangle each answer leads.
    """
    bottom, shown = TOP + SIDE * 3**0.5 / 2, []
    for number, (answer, area) in enumerate(areas.iterrows()):
        leads = f"{answer}: {area['share']}" if shares else f"{answer} leads{' everywhere' * (len(areas) == 1)}"
        corners = " ".join("{:.1f},{:.1f}".format(*_xy(shares)) for shares in area["polygon"])
        fill = (charts.SHADES[2], charts.SHADES[1], "white")[number % 3]
        shown.append({"leads": leads, "corners": corners, "fill": fill, "y": bottom + 54 + 22 * number})
    mixed = {rule: scoring.mixture(rule) for rule in scoring.RULES}
    rules = [(rule, *_xy(shares), all(shares)) for rule, shares in mixed.items()]  # those at a corner have its label
    size = {"wide": WIDE, "height": round(bottom + 44 + 22 * len(areas)), "left": LEFT, "top": TOP, "side": SIDE}
    size |= {"bottom": bottom, "middle": f"{LEFT + SIDE / 2:.0f}", "ink": charts.INK}
    return PICTURE.render(size, areas=shown, rules=rules, ring=_xy(scoring.mixture(points)), alt=alt)


def _xy(shares):
    """Return where a mixture of the three corners lies in the picture (pixels)."""
    _, top, right = shares
    return LEFT + SIDE * float(top / 2 + right), TOP + SIDE * float(1 - top) * 3**0.5 / 2


class Stills:
    """Still triangles of some tables, side by side where there is room: who leads on what part of the weights.

    ``ballots`` are tables by name, as for the Explorer. The parts are exact, of the triangle as it is drawn (see
    ``scoring.winners``); the ring marks the paper's weights.
    """

    def __init__(self, ballots):
        self.pictures = []
        for name, counts in ballots.items():
            areas = scoring.winners(counts)
            led = [f"{row.Index} on {row.share} of the weights, where {row.where}" for row in areas.itertuples()]
            alt = f"{name}, first comes {'; '.join(led)}."
            picture = triangle(areas, PAPER, alt, shares=True)
            self.pictures.append({"name": name, "alt": alt, "source": _source(picture)})

    def _repr_html_(self):
        return PAGE.render(pictures=self.pictures).strip()

    def __repr__(self):
        return "\n".join(["Who leads where, by the weights", *(one["alt"] for one in self.pictures)])


def _source(picture):
    """Return an SVG as an address: a page without a kernel lets a picture through only as a picture."""
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"


def _joined(words):
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


class Explorer(widgets.VBox):
    """Sliders for the three weights, beside the named rules and the tables, and what follows from them.

    Parameters
    ----------
    ballots : dict of str to DataFrame
        The tables to choose from, by name: counts, answers by three ranks (responses).
    table : str
        The one to begin with. The weights begin at the paper's 3-2-1.

    Notes
    -----
    Weights are whole numbers, so every score and every place in the triangle is exact. They keep their order: where one
    is moved past another, the other follows, and a sentence says so. The first is never zero.
    """

    def __init__(self, ballots, table):
        self._ballots = ballots
        self._areas = cache(lambda name: scoring.winners(ballots[name]))  # of a table when it is first looked at
        self._settling = False
        style, wide = {"description_width": "9em"}, {"width": "23em"}
        self.table = widgets.Dropdown(options=list(ballots), value=table, description="Table", style=style, layout=wide)
        rules = [(f"{name}, {_dashed(points)}", name) for name, points in NAMED.items()]
        self.rule = widgets.Dropdown(options=[*rules, (OWN, OWN)], description="Rule", style=style, layout=wide)
        self.sliders, self.boxes = [], []
        for rank, point in zip(scoring.RANKS, _whole(PAPER), strict=False):
            common = {"value": point, "min": int(rank == "first"), "max": MOST, "style": style}
            words = f"{rank.capitalize()} mention"
            self.sliders.append(widgets.IntSlider(**common, description=words, readout=False, layout=wide))
            # The handle of a slider has no name that a screen reader could say; a number field has.
            common |= {"style": {"description_width": "7.6em"}}
            field = widgets.BoundedIntText(**common, description=f"{rank}, points", layout={"width": "11.6em"})
            self.boxes.append(field)
            traitlets.link((self.sliders[-1], "value"), (self.boxes[-1], "value"))
            self.sliders[-1].observe(self._moved, "value")
        self.table.observe(lambda change: self._show(), "value")
        self.rule.observe(self._chosen, "value")
        self.summary, self.ranking, self.triangle = (widgets.HTML() for _ in range(3))
        for part in (self.summary, self.ranking):
            part.add_class("jp-RenderedHTMLCommon")  # as JupyterLab sets its other tables and paragraphs
        wrap = {"flex_flow": "row wrap"}
        lines = [widgets.HBox(pair, layout=wrap) for pair in zip(self.sliders, self.boxes, strict=True)]
        # Two columns, so that the controls and all that follows from them are on one screen.
        moved = widgets.VBox([self.table, self.rule, *lines, self.ranking])
        told = widgets.VBox([self.triangle, self.summary], layout={"max_width": f"{WIDE + 60}px"})
        super().__init__([widgets.HBox([moved, told], layout=wrap)])
        self._show()

    @property
    def points(self):
        """The weights as they stand, best rank first."""
        return tuple(slider.value for slider in self.sliders)

    def _chosen(self, change):
        points = NAMED.get(change.new)
        # A rule is also chosen when the weights have come to it by themselves, in whatever multiple.
        if points and scoring.mixture(points) != scoring.mixture(self.points):
            self._settle(points)

    def _moved(self, change):
        if self._settling:
            return
        place, new, before = self.sliders.index(change.owner), change.new, self.points
        points = [max(new, point) if rank < place else min(new, point) for rank, point in enumerate(before)]
        moved = [rank for rank, old, point in zip(scoring.RANKS, before, points, strict=False) if old != point]
        follows = f"No mention counts more than a better one: the {_joined(moved)} followed to {new}. " if moved else ""
        self._settle(points, follows)

    def _settle(self, points, note=""):
        """Set all weights at once, and name the rule they have come to."""
        self._settling = True
        for slider, point in zip(self.sliders, points, strict=True):
            slider.value = point
        self._settling = False
        self.rule.value = self._name()
        self._show(note)

    def _name(self):
        here = scoring.mixture(self.points)
        return next((name for name, points in NAMED.items() if scoring.mixture(points) == here), OWN)

    def _show(self, note=""):
        """Recompute what is shown."""
        counts, areas = self._ballots[self.table.value], self._areas(self.table.value)
        frame = ranking(counts, self.points)
        best = frame[frame["rank"] == 1]
        lead = f"First: {_joined(list(best.index))}, {best['points'].iloc[0]} points"
        if len(best) > 1:
            lie = "; your weights lie where they tie."
        else:
            where = areas.at[best.index[0], "where"]
            lie = "; it leads under all weights." if where == "everywhere" else f"; it leads where {where}."
        moved = (frame["against 3-2-1"] != "same").to_numpy()
        stand = "answer stands" if moved.sum() == 1 else "answers stand"
        self._words = [
            f"{note}{lead}{lie}",
            f"The weights are {_dashed(self.points)} ({self._name()}).",
            f"Against 3-2-1, {moved.sum() or 'no'} {stand} at another rank.",
        ]
        marked = [[False, False, move] for move in moved]
        self._table = tables.Table(frame, f"{self.table.value}, under {_dashed(self.points)}", marked)
        self._picture = triangle(areas, self.points, " ".join(self._words[:2]))
        self.summary.value = f'<div role="status">{self._lines()}</div>'
        self.ranking.value = self._table._repr_html_()
        self.triangle.value = self._picture

    def _lines(self):
        return f"<p>{'<br>'.join(escape(words) for words in self._words)}</p>"

    def __repr__(self):
        return "\n".join(["Explorer of the weights", *self._words, repr(self._table)])

    def _repr_mimebundle_(self, **kwargs):
        # In a narrow window the picture scrolls in its box; shrunk, its words could not be read.
        image = f'<img style="max-width: none" alt="{escape(" ".join(self._words[:2]))}" '
        image += f'src="{_source(self._picture)}">'
        html = f"<p><i>{STILL}</i></p>{self._lines()}{self._table._repr_html_()}{image}"
        return super()._repr_mimebundle_(**kwargs) | {"text/plain": repr(self), "text/html": html}
