"""Positional scoring of ranked answers: counts, mentions, index, ranks, and the audit of a printed table.

Two shapes go in and out. *Ballots* are long: one row per answer, with ``respondent``, ``group``,
``question``, ``rank`` (1 is best) and ``answer``. *Counts* are wide: one row per answer, one column per
rank (``first``, ``second``, ``third``), whole numbers of responses. Nothing here knows the paper's data.

The paper's "weighted index" (source: 2.6 and the notes of Table Three) is the Borda count of ballots that
stop at the third rank: three points, two points, one point.
"""

import numpy as np
import pandas as pd

RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
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


def check_ballots(ballots, ranks=3):
    """Raise ScoringError unless ``ballots`` can be counted; return them unchanged.

    Every ballot row needs a respondent, a question, an answer and a whole rank from 1 to ``ranks``; one
    respondent names an answer once and uses a rank once per question. The message names the row.
    """
    missing = [column for column in BALLOT if column not in ballots.columns]
    if missing:
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
    columns: the first ``ranks`` of RANKS; responses). Raises ScoringError as ``check_ballots`` does, and
    for a question nobody answered.
    """
    check_ballots(ballots, ranks)
    chosen = ballots[ballots["question"] == question]
    if chosen.empty:
        raise ScoringError(f"No ballot answers {question!r}; there are: {sorted(ballots['question'].unique())}.")
    rows = ["group", "answer"] if by_group else ["answer"]
    counted = chosen.groupby([*rows, "rank"], observed=True).size().unstack("rank", fill_value=0)
    counted = counted.reindex(columns=range(1, ranks + 1), fill_value=0)
    return counted.set_axis(list(RANKS[:ranks]), axis=1)


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


def per_response(counts, rule="borda"):
    """Return the score divided by all responses counted (points per response; source: 2.7, Figure One)."""
    return score(counts, rule) / _positive(counts.to_numpy().sum(), "responses")


def per_respondent(counts, respondents, rule="borda"):
    """Return the score divided by the number of people asked (points per respondent, at most the top weight)."""
    return score(counts, rule) / _positive(respondents, "respondents")


def _positive(number, what):
    if number <= 0:
        raise ScoringError(f"Cannot divide by {number} {what}.")
    return number


def recode(counts, groups):
    """Merge answers into groups, every mention counted: a respondent who named two members counts twice.

    ``groups`` maps an answer to its group; an answer it does not list keeps its own row. Returns counts.
    Raises ScoringError when ``groups`` names an answer the counts do not have.
    """
    unknown = sorted(set(groups) - set(counts.index))
    if unknown:
        raise ScoringError(f"Cannot regroup {unknown}: the counts have no such answer.")
    names = [groups.get(answer, answer) for answer in counts.index]
    return counts.groupby(names, sort=False).sum()


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


def across(table, rule="borda"):
    """Recompute ``mentions`` and ``index`` of every printed row from that row's own three ranks."""
    own = table[list(RANKS[:3])].fillna(0).astype(int)
    return pd.DataFrame({"mentions": mentions(own), "index": score(own, rule).astype(int)})


def down(table, rule="borda"):
    """Recompute every group and total row of a printed table from the items above it.

    Returns a frame with the rank columns, ``mentions`` and ``index``; a group adds up its own items, the
    total adds up all items, never the groups beside them.
    """
    items = counts(table)
    sums = {}
    for name, kind in table["kind"].items():
        if kind != "item":
            members = table.index[table["part_of"] == name] if kind == "group" else items.index
            sums[name] = items.loc[members].sum()
    columns = list(RANKS[:3])
    return (
        pd.DataFrame(sums, index=columns)
        .T.pipe(lambda ranked: ranked.assign(mentions=mentions(ranked), index=score(ranked, rule).astype(int)))
        .astype(int)
    )
