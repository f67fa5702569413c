"""Lanes of time: spans with their vagueness, one lane for each track."""

import math
import textwrap

from nopolicy import timeline
from nopolicy.charts.base import EDGE, INK, SHADES, SIZE, Chart, behind, box, dot, round_ticks, sheet, styled, wide

STUB, SHORT, GAP = 0.16, 0.13, 0.15  # inches: an open end, what is drawn as a diamond, between panels
SOFT = {"facecolor": "none", "linewidth": 0, "hatch": "//////"}


@styled
def swim_lanes(found, alt, windows, labels, pitch=0.2, size=9, width=9.5, beside=None, title=""):
    """Draw spans of time in lanes, one lane for each track in order of appearance, with their vagueness.

    ``found`` are spans as from ``timeline.spans``; ``windows`` gives each panel's first and last year and its share of
    the width; ``labels`` the words beside the spans, by ``id``; ``pitch`` the inches from row to row, ``size`` the
    points of the words. Events without a date (``beside``: ``id``, ``track``) have a panel of their own.

    A bar runs from the earliest to the latest moment that the date supports: dark where the date is printed, light
    where it is implied. A vague part is hatched and has no outline, so that its end stays open. A short event is a
    diamond, an event without a date a circle; an arrow points where an end is not printed.
    """
    undated = {} if beside is None else beside.groupby("track", sort=False)["id"].agg(list).to_dict()
    names = {track: textwrap.fill(track, 21) for track in [*found["track"], *undated]}
    words = [labels.get(name, "") for ids in undated.values() for name in ids]
    margin = [max(0.65, *(0.35 + wide(text, size) for text in words), 0)] if undated else []
    free = width - 0.42 - max(wide(name, max(SIZE, size)) for name in names.values()) - sum(margin)
    free -= GAP * (len(windows) + len(margin) - 1)
    shares = [share * free / sum(share for *_, share in windows) for *_, share in windows]
    panels = [(low, high, share / (high - low)) for (low, high, _), share in zip(windows, shares, strict=True)]
    inside = [set(timeline.within(found, low, high).index) for low, high, _ in panels]
    placed, lanes, depths, circles, top = {track: [] for track in names}, {}, {}, [], 0
    for index, row in zip(found.index, found.to_dict("records"), strict=True):
        parts, text = [], labels.get(row["id"], "")
        for number, panel in enumerate(panels):
            if index in inside[number]:
                parts.append(_place(row, number, "" if parts else text, *panel, size))
        placed[row["track"]] += [parts] * bool(parts)
    for track, mine in placed.items():
        # A span that runs over several panels keeps one row.
        taken = timeline.pack([(parts[0]["extent"][0], parts[-1]["extent"][1]) for parts in mine])
        first = {row: min(parts[0]["at"] for parts, at in zip(mine, taken, strict=True) if at == row) for row in taken}
        order, waiting = sorted(first, key=first.get), undated.get(track, [])
        lanes[track] = [top + order.index(row) for row in taken]
        circles += [top + row for row in range(len(waiting))]
        depths[track] = (top, top + max(len(first), len(waiting), 1 + names[track].count("\n")) - 1)
        top = depths[track][1] + 1.35
    place = {"width": width, "shares": shares + margin, "size": max(SIZE, size), "gap": GAP, "over": 0.3, "foot": 0.35}
    figure, grid = sheet([pitch * (top + 0.5)], title, labels=names.values(), key=_key(undated), **place)
    for axes in grid[0]:
        axes.set_ylim(top - 0.35, -0.85)
        axes.tick_params(labeltop=True, labelleft=axes is grid[0][0])
        for upper, lower in list(depths.values())[::2]:
            axes.axhspan(upper - 0.68, lower + 0.67, color="#f1f1f1", zorder=0)
    for axes, (low, high, _) in zip(grid[0], panels, strict=False):
        axes.set_xlim(low, high)
        round_ticks(axes, integer=True, prune=None if axes is grid[0][-1] else "upper")
    if undated:
        grid[0][-1].set(xlim=(0, *margin), xticks=[margin[0] / 2], xticklabels=["no date"])
        for y in circles:
            grid[0][-1].plot([0.16], [y], marker="o", mfc="white", mec=INK, markersize=6, zorder=3)
        ordered = [labels.get(name, "") for track in names for name in undated.get(track, [])]
        behind(grid[0][-1], [0.16] * len(circles), ordered, circles, size, 0.11)
        grid[0][-1].grid(visible=False)
    for track, mine in placed.items():
        for parts, y in zip(mine, lanes[track], strict=True):
            for one in parts:
                _span(grid[0][one["panel"]], one, y, size)
    grid[0][0].set_yticks([sum(depth) / 2 for depth in depths.values()], names.values())
    grid[0][0].tick_params(axis="y", labelsize=max(SIZE, size))
    return Chart(figure, alt)


def _place(row, panel, words, low, high, inches, size):
    """Return where in a panel a span and its words come to lie, with the room they take, in inches."""
    start = max(row["start"], low) if math.isfinite(row["start"]) else row["end"] - STUB / inches
    end = min(row["end"], high) if math.isfinite(row["end"]) else row["start"] + STUB / inches
    left, right = (start - low) * inches, (end - low) * inches
    point = right - left < SHORT
    if point:
        left, right = (left + right) / 2 - 0.07, (left + right) / 2 + 0.07
    room, after, before = wide(words, size) + 0.16 if words else 0.03, (high - low) * inches - right, left
    # Words go over the firm part; where there is none, they may hide half of the vague part at most.
    firm_from, firm_to = max(row["firm_from"], start), min(row["firm_to"], end)
    solid = firm_to > firm_from
    most = max(after, before, (firm_to - firm_from) * inches - 0.1 if solid else (right - left) / 2)
    if room > most:
        letters = (most - 0.16) / (room - 0.16) * len(words)
        words, room = textwrap.shorten(words, max(3, int(letters)), placeholder=" …"), most
    side = "right" if room <= after else "left" if room <= before else "inside"
    # A little room to the right keeps neighbours in a row apart.
    extent = (left - room * (side == "left") + 1000 * panel, right + room * (side == "right") + 0.06 + 1000 * panel)
    where = {"panel": panel, "at": (start, end), "extent": extent, "point": point}
    return row | where | {"words": words, "side": side, "solid": solid, "inset": firm_from if solid else start}


def _span(axes, one, y, size):
    """Draw one placed span at height ``y``: vague parts hatched, a diamond or an arrow where it has no length."""
    printed, (start, end) = one["basis"] == "printed", one["at"]
    shade, cuts = SHADES[0] if printed else SHADES[2], [(start, end, True)]
    opens, lasts = math.isinf(one["start"]), math.isinf(one["end"])
    if not opens and not lasts:
        inner = [min(max(cut, start), end) for cut in (one["firm_from"], one["firm_to"])]
        cuts = [(start, inner[0], True), (*inner, False), (inner[1], end, True)]
    lefts, rights, soft = zip(*(cut for cut in cuts if cut[1] > cut[0]), strict=True)
    sizes = [right - left for left, right in zip(lefts, rights, strict=True)]
    bars = axes.barh([y] * len(soft), sizes, 0.1 if one["point"] else 0.7, lefts, zorder=2, label=one["id"])
    for bar, vague in zip(bars, soft, strict=True):
        bar.set(**SOFT | {"edgecolor": SHADES[1 - printed]} if vague else EDGE | {"facecolor": shade})
    if opens or lasts:
        axes.plot([end if lasts else start], [y], marker="<>"[lasts], color=INK, markersize=6, zorder=3)
    elif one["point"]:
        fill = "white" if one["soft_start"] or one["soft_end"] else shade
        axes.plot([(start + end) / 2], [y], marker="D", mfc=fill, mec=INK, markersize=6.5, zorder=3)
    if one["words"]:
        places = {"right": (end, 8, "left"), "left": (start, -8, "right"), "inside": (one["inset"], 6, "left")}
        (x, shift, align), over = places[one["side"]], one["side"] == "inside"
        look = {"ha": align, "va": "center", "fontsize": size, "zorder": 4}
        look |= {"color": "white" if over and one["solid"] and printed else INK}
        look |= {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}} if over and not one["solid"] else {}
        axes.annotate(one["words"], (x, y), (shift, 0), textcoords="offset points", **look)


def _key(undated):
    key = [box("date printed", facecolor=SHADES[0]), box("date implied", facecolor=SHADES[2])]
    key += [box("vague", **SOFT | {"edgecolor": SHADES[0]}), dot("short event", "D", SHADES[0])]
    return [*key, dot("an end not printed", ">", INK)] + [dot("no date", "o", "white")] * bool(undated)
