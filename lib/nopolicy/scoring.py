"""Positional scoring of ranked answers: counts, mentions, index, ranks, and the audit of a printed table.

Two shapes go in and out. *Ballots* are long: one row per answer, with ``respondent``, ``group``,
``question``, ``rank`` (1 is best) and ``answer``. *Counts* are wide: one row per answer, one column per
rank (``first``, ``second``, ``third``), whole numbers of responses. Nothing here knows the paper's data.

The paper's "weighted index" (source: 2.6 and the notes of Table Three) is the Borda count of ballots that
stop at the third rank: three points, two points, one point.
"""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pandas as pd

RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
PIECE = 1 << 17
BALLOT = ["respondent", "group", "question", "rank", "answer"]

# Each rule gives rank r of n its points.
RULES = {
    "borda": lambda r, n: n - r + 1,
    "plurality": lambda r, n: float(r == 1),
    "dowdall": lambda r, n: 1 / r,
    "approval": lambda r, n: 1.0,
}


class ScoringError(ValueError):
    """Ballots, counts or weights that cannot be scored as given."""


def weights(rule="borda", ranks=3):
    """Return the points of each rank as an array of floats, best rank first.

    ``rule`` is a name (borda, plurality, dowdall, approval) or the points themselves, one per rank.
    Raises ScoringError for an unknown name, a wrong number of points, a negative point, points that grow
    with rank, or points that are all zero.
    """
    if isinstance(rule, str):
        if rule not in RULES:
            raise ScoringError(f"Unknown rule {rule!r}; use one of {', '.join(RULES)}, or the points themselves.")
        return np.array([RULES[rule](r, ranks) for r in range(1, ranks + 1)], dtype=float)
    points = np.asarray(rule, dtype=float)
    if points.shape != (ranks,):
        raise ScoringError(f"{ranks} ranks need {ranks} points, best rank first; got {list(rule)}.")
    if not np.isfinite(points).all() or (points < 0).any():
        raise ScoringError(f"Points must be finite and not negative; got {list(rule)}.")
    if (np.diff(points) > 0).any():
        raise ScoringError(f"A lower rank may not earn more than a higher one; got {list(rule)}.")
    if not points.any():
        raise ScoringError("All points are zero, so nothing would be ranked.")
    return points


def written(elections):
    """Return elections written as orders as ballots (columns BALLOT): "ABC BC" is one who puts A first, and one B.

    ``elections`` maps each question to its orders: a word for each respondent, a letter for each answer, best first.
    """
    rows = [
        (f"{question}, {number}", "invented", question, rank, answer)
        for question, orders in elections.items()
        for number, order in enumerate(orders.split(), 1)
        for rank, answer in enumerate(order, 1)
    ]
    return pd.DataFrame(rows, columns=BALLOT)


def check_ballots(ballots, ranks=3):
    """Raise ScoringError unless ``ballots`` can be counted; return them unchanged.

    Every ballot row needs a respondent, a question, an answer and a whole rank from 1 to ``ranks``; one
    respondent names an answer once and uses a rank once per question. The message names the row.
    """
    if missing := [column for column in BALLOT if column not in ballots.columns]:
        raise ScoringError(f"Ballots need the columns {BALLOT}; missing: {missing}.")
    blank = ballots[["respondent", "question", "answer"]].isna().any(axis=1)
    if blank.any():
        raise ScoringError(f"Ballot row {ballots.index[blank][0]}: respondent, question or answer is blank.")
    off = ~ballots["rank"].isin(range(1, ranks + 1))
    if off.any():
        row = ballots[off].iloc[0]
        raise ScoringError(
            f"Ballot row {ballots.index[off][0]}: respondent '{row['respondent']}' gives rank {row['rank']}; "
            f"ranks are whole numbers from 1 to {ranks}."
        )
    for column, words in (("answer", "names '{}' twice"), ("rank", "uses rank {} twice")):
        twice = ballots.duplicated(["respondent", "question", column])
        if twice.any():
            row = ballots[twice].iloc[0]
            raise ScoringError(
                f"Ballot row {ballots.index[twice][0]}: respondent '{row['respondent']}' {words.format(row[column])} "
                f"for question '{row['question']}'."
            )
    return ballots


def rank_counts(ballots, question, ranks=3, by_group=False):
    """Count how often each answer to ``question`` was put first, second, third ...

    Returns counts (rows: answers in alphabetical order, or (group, answer) pairs when ``by_group``;
    columns: the first ``ranks`` of RANKS; responses). Raises ScoringError as ``check_ballots`` does, for a
    question nobody answered, and, by group, for a blank group.
    """
    check_ballots(ballots, ranks)
    chosen = ballots[ballots["question"] == question]
    if chosen.empty:
        raise ScoringError(f"No ballot answers {question!r}; there are: {sorted(ballots['question'].unique())}.")
    return tally(chosen, ["group", "answer"] if by_group else ["answer"], ranks)


def tally(ballots, by=("question", "group", "answer"), ranks=3):
    """Count ballots that have been checked, all questions and groups in one pass; columns as in ``rank_counts``.

    ``by`` names the columns that make up the rows; combinations that do not occur are left out. Rows come in
    alphabetical order, or for a categorical column in the order of its categories. Categorical columns are counted
    without looking at their text, which is what makes a million ballots quick. Raises ScoringError for a blank.
    """
    columns = [ballots[name].array for name in by]
    columns = [one if isinstance(one, pd.Categorical) else pd.Categorical(one) for one in columns]
    for name, column in zip(by, columns, strict=True):
        if len(column) and column.codes.min() < 0:
            raise ScoringError(f"Ballot row {ballots.index[column.isna()][0]}: the {name} is blank.")
    sizes = [len(column.categories) for column in columns]
    codes, shape = [column.codes for column in columns], sizes
    used = np.arange(math.prod(sizes))
    if len(used) > len(ballots) + 10_000:  # too many combinations to keep a place for each: number those that occur
        used, row = np.unique(np.ravel_multi_index(codes, sizes), return_inverse=True)
        codes, shape = [row], [len(used)]
    # Each ballot becomes the number of its cell. Built up from the rank, that number fits one byte for most of the way,
    # and in pieces it stays in the processor's cache: both save time.
    places, place = [], ranks
    for code, size in zip(reversed(codes), reversed(shape), strict=True):
        kind = np.min_scalar_type(place * size) if place * size < 2**32 else np.dtype(np.int64)
        places.append((code.view(f"u{code.dtype.itemsize}"), kind.type(place), kind))
        place *= size
    points, found = ballots["rank"].to_numpy(), np.zeros(place + 1, dtype=np.intp)
    points = points.view(np.uint8) if points.dtype == np.int8 else points.astype(np.uint8)
    for start in range(0, len(ballots), PIECE):
        piece = slice(start, start + PIECE)
        cell = points[piece]
        for code, place, kind in places:
            step = code[piece].astype(kind)
            step *= place
            step += cell
            cell = step
        found += np.bincount(cell, minlength=len(found))
    found = found[1:].reshape(-1, ranks)  # ranks begin with 1
    kept = np.flatnonzero(found.any(axis=1))
    places = np.unravel_index(used[kept], sizes)
    labels = [column.categories for column in columns]
    index = pd.MultiIndex(levels=labels, codes=places, names=by, verify_integrity=False)
    index = index if len(by) > 1 else index.get_level_values(0)
    return pd.DataFrame(found[kept], index=index, columns=list(RANKS[:ranks]))


def counts(table):
    """Return the items of a printed table as counts: group and total rows dropped, blanks read as zero.

    A blank cell of the paper's tables is an answer that nobody put at that rank: its row's mentions add up
    only so. This is the one place where that reading is made.
    """
    return table.loc[table["kind"] == "item", list(RANKS[:3])].fillna(0).astype(int)


def groups(table):
    """Return the regrouping a printed table announces: each item that belongs to a group, and that group."""
    return {item: group for item, group in table["part_of"].items() if group}


def mentions(counts):
    """Return how often each answer was named at any rank (responses)."""
    return counts.sum(axis=1)


def score(counts, rule="borda"):
    """Return each answer's positional score (points): its rank counts times the points of each rank.

    ``rule`` as in ``weights``; with three ranks, "borda" is the paper's weighted index (source: 2.6).
    """
    points = weights(rule, counts.shape[1])
    return pd.Series(counts.to_numpy(dtype=float) @ points, index=counts.index)


def per_response(counts):
    """Return the index divided by all responses counted (points per response; source: 2.7, Figure One)."""
    responses = counts.to_numpy().sum()
    if responses <= 0:
        raise ScoringError(f"Cannot divide by {responses} responses.")
    return score(counts) / responses


def recode(counts, groups):
    """Merge answers into groups, every mention counted: a respondent who named two members counts twice.

    ``groups`` maps an answer to its group; an answer it does not list keeps its own row. Returns counts.
    Raises ScoringError when ``groups`` names an answer the counts do not have.
    """
    if unknown := sorted(set(groups) - set(counts.index)):
        raise ScoringError(f"Cannot regroup {unknown}: the counts have no such answer.")
    names = [groups.get(answer, answer) for answer in counts.index]
    return counts.groupby(names, sort=False).sum().rename_axis(counts.index.name)


def recode_ballots(ballots, groups):
    """Merge answers into groups, each respondent counted once per group: only the best rank is kept.

    Returns ballots that ``rank_counts`` accepts. Ranks are not moved up to fill a gap.
    """
    merged = ballots.assign(answer=ballots["answer"].map(lambda answer: groups.get(answer, answer)))
    best = merged.sort_values("rank", kind="stable").drop_duplicates(["respondent", "question", "answer"])
    return best.sort_index()


def ranks(scores):
    """Return competition ranks (1 is best; equal scores share the better rank, the next rank is skipped)."""
    # Rounding keeps 1/3 + 1/3 + 1/3 and 1 a tie.
    return scores.round(9).rank(ascending=False, method="min").astype(int)


def across(table):
    """Recompute ``mentions`` and ``index`` of every printed row from that row's own three ranks."""
    own = table[list(RANKS[:3])].fillna(0).astype(int)
    return pd.DataFrame({"mentions": mentions(own), "index": score(own).astype(int)})


def down(table):
    """Recompute every group and total row of a printed table from the items above it.

    Returns a frame with the rank columns, ``mentions`` and ``index``; a group adds up its own items, the
    total adds up all items, never the groups beside them.
    """
    items, sums = counts(table), table.loc[table["kind"] != "item", "kind"]
    part_of = table.loc[items.index, "part_of"]
    added = {name: items[(part_of == name) | (kind == "total")].sum() for name, kind in sums.items()}
    ranked = pd.DataFrame(added, index=list(RANKS[:3])).T
    return ranked.join(across(ranked))


# --- Does a ranking depend on the weights? -------------------------------------------------------------
#
# With three ranks, every weighting w1 >= w2 >= w3 >= 0 is, up to scale, a mixture of three extreme rules:
# only firsts count, firsts and seconds count alike, all mentions count alike. So the space of weightings is
# a triangle with those rules as corners, a score is a linear function on it, and exact fractions suffice.

CORNERS = {"firsts only": (1, 0, 0), "firsts and seconds alike": (1, 1, 0), "all mentions alike": (1, 1, 1)}


def mixture(rule):
    """Return where a three-rank rule lies in the triangle: its exact shares of the three CORNERS (sum 1)."""
    first, second, third = (Fraction(point).limit_denominator(1000) for point in weights(rule))
    shares = (first - second, 2 * (second - third), 3 * third)
    return tuple(share / (first + second + third) for share in shares)


def _corner_scores(counts):
    """Return each answer's scores under the corners, each corner's weights scaled to add up to one: exact arrays."""
    exact = counts.cumsum(axis=1).to_numpy().astype(object) * [Fraction(1, place) for place in (1, 2, 3)]
    return dict(zip(counts.index, exact, strict=True))


def dominance(counts):
    """Tell which answer is ahead of which under every weighting (cumulative dominance; exact).

    Returns a square frame: "ahead" where the row's answer scores at least as high as the column's under every
    w1 >= w2 >= w3 >= 0 and higher under some, "behind" the other way round, "level" where all scores are equal,
    and "depends" where the order flips with the weights.
    """
    cumulative = counts.cumsum(axis=1).to_numpy()
    ahead = (cumulative[:, None] >= cumulative[None]).all(axis=2)
    words = np.select([ahead & ahead.T, ahead, ahead.T], ["level", "ahead", "behind"], "depends")
    return pd.DataFrame(words, index=counts.index, columns=counts.index.rename(None)).rename_axis("answer")


def _clip(polygon, slope):
    """Cut a convex polygon (mixtures, as exact arrays) down to where the linear function ``slope`` is not negative."""
    kept, values = [], [slope @ corner for corner in polygon]
    ahead = polygon[1:] + polygon[:1], values[1:] + values[:1]
    for here, value, there, following in zip(polygon, values, *ahead, strict=True):
        if value >= 0:
            kept.append(here)
        if value * following < 0:
            kept.append(here + value / (value - following) * (there - here))
    return kept


def _area(polygon):
    """Return the share of the triangle that a polygon covers (exact)."""
    (_, x, y), *rest = polygon or [(0, 0, 0)]
    sides = [(to_x - x, to_y - y) for _, to_x, to_y in rest]
    return sum((abs(a * d - b * c) for (a, b), (c, d) in pairwise(sides)), Fraction(0))


TRIANGLE = list(np.eye(3, dtype=int).astype(object) * Fraction(1))


def _weighed(gaps, sign):
    """Write when one answer outscores (">") or equals ("=") another, in mentions: "1 first > 2 seconds + 4 thirds".

    ``gaps`` are its mentions less the other's, rank by rank. Nothing in it depends on how the weights are scaled.
    """
    sides, common = {1: [], -1: []}, math.gcd(*(int(gap) for gap in gaps))
    for rank, gap in zip(RANKS, gaps, strict=False):
        if gap:
            many = abs(gap) // common
            sides[1 if gap > 0 else -1].append(f"{many} {rank}{'s' if many > 1 else ''}")
    return f" {sign} ".join(" + ".join(side) for side in sides.values())


def flips(counts):
    """List the pairs of answers whose order depends on the weights, and where it flips.

    Returns a frame with ``one`` and ``other``; ``line``, the mentions that must weigh the same for a tie; and
    ``share``, the exact share of the triangle (a Fraction) in which ``one`` is ahead: of the triangle as drawn, with
    weights that add up to one. Scaled otherwise, the share is another; the line is not.
    """
    table, scores, rows = dominance(counts), _corner_scores(counts), []
    for place, one in enumerate(counts.index):
        for other in counts.index[place + 1 :]:
            if table.at[one, other] == "depends":
                line = _weighed(counts.loc[one] - counts.loc[other], "=")
                rows.append((one, other, line, _area(_clip(TRIANGLE, scores[one] - scores[other]))))
    return pd.DataFrame(rows, columns=["one", "other", "line", "share"])


def _area_first_fixed(polygon):
    """Return the share that a polygon covers of all weightings whose first weight is one (exact)."""
    seen = []
    for one, two, three in polygon:
        first, second, third = one + two / 2 + three / 3, two / 2 + three / 3, three / 3
        seen.append((Fraction(1), third / first, second / first))
    # All of them lie in the triangle 1 >= w2 >= w3 >= 0, which is as large as the one of the corners.
    return _area(seen)


def winners(counts):
    """Map the triangle of weightings: who is first where.

    Returns a frame indexed by answer, largest area first. ``where`` says in mentions under which weights it leads
    ("everywhere" for a sole leader), however they are scaled; ``share`` is its share of the triangle, in which the
    weights add up to one, ``share_first_fixed`` that of the weightings whose first weight is one (exact Fractions), and
    ``polygon`` its area (a list of mixtures of the three CORNERS). An answer nowhere first alone has no row.
    """
    scores, found, order = _corner_scores(counts), {}, dominance(counts)
    for one, mine in scores.items():
        polygon = TRIANGLE
        for other, theirs in scores.items():
            if other != one:
                polygon = _clip(polygon, mine - theirs)
        if area := _area(polygon):
            found[one] = (area, _area_first_fixed(polygon), polygon)
    frame = pd.DataFrame.from_dict(found, orient="index", columns=["share", "share_first_fixed", "polygon"])
    frame["where"] = [
        " and ".join(_weighed(counts.loc[one] - counts.loc[b], ">") for b in found if order.at[one, b] == "depends")
        or "everywhere"
        for one in frame.index
    ]
    return frame.rename_axis("answer").sort_values("share", ascending=False, kind="stable")
