"""Bounds on the lost figures: what the tables' margins and the text's sentences leave possible.

A figure is an unknown table of whole numbers: how many respondents of each country gave each answer (Figures
Seven to Nine), or put each issue at each rank (Figures One, Two, Five and Six). Every row of ``figures.csv``
is one linear constraint on it. The *identification region* is the set of all tables that meet them; a bound
is *sharp* when some table in the region attains it. Bounds come from an integer program (HiGHS), the number
of tables in the region from exact counting. (Source: ¶2.7 to ¶2.29, and the counts of fn 4.)

The solver reckons in floating point, so it is believed only as far as whole numbers bear it out: a table counts when it
meets every constraint in whole numbers, and a bound when such a table attains it and no lower value is left.
"""

import math
import operator
from contextlib import suppress
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise, product

import numpy as np
import pandas as pd

from nopolicy import ledger, scoring

COUNTRIES = ("Mexico", "El Salvador", "Nicaragua")
EVERYONE = "all"
JUMP = "mip_heuristic_run_feasibility_jump"  # costs more than it finds in programs this small
DUST = 1e-6  # what the solver may be off by
MEASURES = {"count": "answers", "index": "index points", "priority": "place in the order"}
RELATIONS = {"=": "exactly", ">": "more than", ">=": "at least", "<=": "at most", "≈": "about"}
STRICT = {">": ">=", "<": "<="}
HOLDS = {"=": operator.eq, ">=": operator.ge, "<=": operator.le}


class BoundsError(ValueError):
    """A constraint that cannot be read, or constraints that no table meets."""


class _Program:
    """One list of constraints, solved for many objectives; every table found serves those that follow.

    Most objectives are settled by a linear program, warm from the one before, whose value some known table attains; the
    far slower integer program is run for the others only.
    """

    def __init__(self, count, rows):
        self._count, self._tables = count, np.empty((0, count), dtype=np.int64)
        self._matrix = np.array([left for left, _, _ in rows], dtype=np.int64).reshape(len(rows), count)
        self._lower = np.array([-math.inf if relation == "<=" else right for _, relation, right in rows], dtype=float)
        self._upper = np.array([math.inf if relation == ">=" else right for _, relation, right in rows], dtype=float)
        self._solver, self.least = cache(self._solver), cache(self.least)  # what either returns is kept
        for whole in (False, True):  # is there a table at all?
            if not len(self._tables):
                self._run(np.zeros(count, dtype=np.int64), whole)

    def _solver(self, whole):
        import highspy  # only who asks for bounds waits for the solver

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._count, len(self._matrix)
        model.col_cost_, model.col_lower_ = np.zeros(self._count), np.zeros(self._count)
        model.col_upper_ = np.full(self._count, math.inf)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * self._count
        model.row_lower_, model.row_upper_ = self._lower, self._upper
        used = self._matrix != 0
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], used.sum(axis=1).cumsum()])
        model.a_matrix_.index_ = np.nonzero(used)[1]
        model.a_matrix_.value_ = self._matrix[used].astype(float)
        solver = highspy.Highs()
        for option, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, JUMP: False}.items():
            solver.setOptionValue(option, value)
        if not whole:
            solver.setOptionValue("presolve", "off")
            solver.setOptionValue("simplex_strategy", 4)  # primal: the last vertex is still one, only the cost is new
        solver.passModel(model)
        return solver

    def _run(self, cost, whole):
        """Minimise ``cost`` and keep the table found; return a whole number that no table goes below, or -inf."""
        import highspy

        solver, status = self._solver(whole), highspy.HighsModelStatus
        solver.changeColsCost(self._count, np.arange(self._count, dtype=np.int32), cost.astype(float))
        solver.run()
        outcome = solver.getModelStatus()
        if outcome == status.kUnbounded:
            return -math.inf
        if outcome in (status.kInfeasible, status.kUnboundedOrInfeasible):
            raise BoundsError("No table meets all the constraints: some of them contradict each other.")
        if outcome != status.kOptimal:
            raise BoundsError(f"The solver stopped without an answer: {outcome}.")
        table = np.array(solver.getSolution().col_value)
        found = table.round().astype(np.int64)
        filled = self._matrix @ found
        if np.abs(table - found).max() < DUST and ((self._lower <= filled) & (filled <= self._upper)).all():
            self._tables = np.vstack([self._tables, found])
        info = solver.getInfo()
        value = info.mip_dual_bound if whole and cost.any() else info.objective_function_value
        return math.ceil(value - DUST - 1e-9 * abs(value))

    def least(self, cost):
        """Return the smallest value of ``cost`` (whole numbers, a tuple) times the cells, and a table that attains it.

        Where nothing limits it, the value is -inf and there is no table.
        """
        cost = np.array(cost, dtype=np.int64)
        best = self._best(cost)
        if (cost >= 0).all() and best[0] == 0:
            return best
        for whole in (False, True):
            limit = self._run(cost, whole)
            best = self._best(cost)
            if limit == -math.inf:
                return limit, None
            if best[0] == limit:
                return best
        raise BoundsError(f"The solver's numbers do not settle a bound: {limit} or {best[0]}.")

    def _best(self, cost):
        values = self._tables @ cost
        place = int(values.argmin())
        return int(values[place]), self._tables[place]


# Regions that are built again and again, as in a notebook, share what is known of them.
_program = lru_cache(maxsize=128)(_Program)


class Region:
    """All tables of non-negative whole numbers that meet a list of linear constraints.

    Parameters
    ----------
    cells : MultiIndex
        The unknown counts, with the levels ``country``, ``answer`` and, for ranked answers, ``rank``.
    """

    def __init__(self, cells):
        self.cells = cells
        self._levels = {name: cells.get_level_values(name).to_numpy(dtype=object) for name in cells.names}
        self.rows = []  # (coefficients, relation, right-hand side), all whole numbers

    def pick(self, country=EVERYONE, answers=EVERYONE, rank="", measure="count"):
        """Return the coefficients (one whole number per cell) that add up the chosen cells.

        ``answers`` is a name, several separated by ``"; "``, or "all"; ``rank`` is "first", "second", "third"
        or "" for all; the ``measure`` "index" weights ranks by 3, 2, 1.
        """
        chosen = np.full(len(self.cells), fill_value=True)
        for level, wanted in (("country", country), ("answer", answers), ("rank", rank or EVERYONE)):
            if wanted == EVERYONE:
                continue
            names, known = wanted.split("; "), self._levels.get(level, np.array([]))
            unknown = set(names) - set(known)
            if unknown:
                raise BoundsError(f"No {level} called {sorted(unknown)} in this figure.")
            chosen &= np.isin(known, names)
        if measure not in ("count", "index") or (measure == "index" and "rank" not in self._levels):
            raise BoundsError(f"{measure!r} of these answers is no sum of counts.")
        if measure == "index":
            points = dict(zip(scoring.RANKS[:3], (3, 2, 1), strict=True))
            return chosen * np.array([points[rank] for rank in self._levels["rank"]])
        return chosen.astype(int)

    def require(self, coefficients, relation, value):
        """Add one constraint: ``coefficients`` times the cells stand in ``relation`` (=, <, <=, >, >=) to ``value``.

        Fractions are cleared first, so that a strict relation between whole numbers can be tightened by one.
        Returns the region, so that calls chain. Raises BoundsError for another relation.
        """
        if relation not in (*HOLDS, *STRICT):
            raise BoundsError(f"{relation!r} is no relation that bounds a number; use {', '.join((*HOLDS, *STRICT))}")
        left, right = np.asarray(coefficients), Fraction(value)
        if left.dtype.kind not in "biu":
            exact = [Fraction(number) for number in left]
            scale = math.lcm(*(number.denominator for number in exact))
            left, right = np.array([int(scale * number) for number in exact]), scale * right
        left, right = left * right.denominator, right.numerator
        if relation in STRICT:
            right += 1 if relation == ">" else -1
        self.rows.append((tuple(left.tolist()), STRICT.get(relation, relation), right))
        return self

    def _least(self, cost):
        return _program(len(self.cells), tuple(self.rows)).least(tuple(cost.tolist()))

    def bound(self, coefficients):
        """Return the sharp lower and upper bound (whole numbers) of ``coefficients`` (whole numbers) times the cells.

        Where nothing in the constraints limits it, the bound is -inf or inf. Raises BoundsError when no table meets
        the constraints.
        """
        cost = np.asarray(coefficients, dtype=np.int64)
        return self._least(cost)[0], -self._least(-cost)[0]

    def ratio_bound(self, top, bottom):
        """Return the sharp bounds (floats) of ``top`` over ``bottom``, both coefficients, by Dinkelbach's method.

        ``bottom`` times the cells must be positive in every table of the region, as a country's number of responses is.
        """
        top, bottom, ends = np.asarray(top, dtype=np.int64), np.asarray(bottom, dtype=np.int64), []
        for sign in (1, -1):
            # Each round finds the table that improves most on the ratio reached; it ends when none does.
            (_, table), gain = self._least(sign * top), -1
            while gain < 0:
                over, under = int(table @ top), int(table @ bottom)
                gain, table = self._least(sign * (under * top - over * bottom))
            ends.append(over / under)
        return tuple(ends)

    def only_ends(self, coefficients):
        """Tell whether nothing between the bounds of ``coefficients`` times the cells is possible (small tables)."""
        low, high = self.bound(coefficients)
        for value in range(low + 1, high):
            trial = Region(self.cells)
            trial.rows = list(self.rows)
            with suppress(BoundsError):
                trial.require(coefficients, "=", value).bound(coefficients)
                return False
        return low < high

    def titled(self, country):
        """Return a country with its number of answers: "Nicaragua, n = 11 or 12"."""
        low, high = self.bound(self.pick(country))
        word = "or" if high > low and self.only_ends(self.pick(country)) else "to"
        return f"{country}, n = {low}" + f" {word} {high}" * (low < high)

    def cell_bounds(self, gaps=False):
        """Return a frame with the sharp ``low`` and ``high`` of every cell, indexed like the cells.

        With ``gaps``, ``either`` tells of which cells nothing but the two ends is possible.
        """
        units = np.eye(len(self.cells), dtype=int)
        frame = pd.DataFrame([self.bound(row) for row in units], index=self.cells, columns=["low", "high"])
        return frame.assign(either=[self.only_ends(row) for row in units]) if gaps else frame

    def count(self):
        """Return how many tables the region holds, exactly (Figures Seven to Nine; small tables only).

        Country by country, every row of counts within the bounds that meets the country's own constraints is
        listed; then the rows that meet the constraints across countries together are counted.
        """
        boxes = self.cell_bounds()
        if np.isinf(boxes["high"]).any():
            return math.inf
        countries = self.cells.get_level_values("country")
        own, joint = {country: [] for country in countries.unique()}, []
        for row in self.rows:
            touched = {country for country, used in zip(countries, row[0], strict=True) if used}
            (own[touched.pop()] if len(touched) == 1 else joint).append(row)
        fills = []  # for each country: how far each of its rows fills the joint constraints
        for country, rules in own.items():
            mine = countries == country
            grids = np.meshgrid(*(np.arange(low, high + 1) for low, high in boxes[mine].to_numpy()), indexing="ij")
            tables = np.stack([grid.ravel() for grid in grids], axis=1)
            for left, relation, right in rules:
                tables = tables[HOLDS[relation](tables @ np.array(left)[mine], right)]
            shared = np.array([np.array(left)[mine] for left, _, _ in joint], dtype=int).reshape(len(joint), mine.sum())
            fills.append(tables @ shared.T)
        if math.prod(map(len, fills)) >= 2**63:
            raise BoundsError("The region is too large to be counted.")
        # What two countries fill adds up; one number stands for a row of sums, and for each the ways to it are counted.
        least = [fill.min(axis=0) for fill in fills]
        size = sum(fill.max(axis=0) for fill in fills) - sum(least) + 1
        place = np.cumprod([1, *size])[:-1]
        sums, ways = np.zeros(1, dtype=int), np.ones(1, dtype=int)
        for fill, low in zip(fills, least, strict=True):
            added, times = np.unique((fill - low) @ place, return_counts=True)
            sums, which = np.unique(np.add.outer(sums, added), return_inverse=True)
            found = np.zeros(len(sums), dtype=int)
            np.add.at(found, which.ravel(), np.multiply.outer(ways, times).ravel())
            ways = found
        totals = sums[:, None] // place % size + sum(least)
        for total, (_, relation, right) in zip(totals.T, joint, strict=True):
            ways = np.where(HOLDS[relation](total, right), ways, 0)
        return int(ways.sum())


def constraint(row):
    """Return one row of ``figures.csv`` as a constraint in words: "index points for Jobs in Mexico: more than ..."."""
    if not row["relation"]:
        return "none"

    def side(measured, country, answers, rank):
        who = "all three countries" if country == EVERYONE else country
        what = measured if answers == EVERYONE else f"{measured} for {answers.replace('; ', ' + ')}"
        return f"{what}{f', put {rank},' if rank else ''} in {who}"

    left = side(MEASURES.get(row["measure"], row["measure"]), row["country"], row["answers"], row["rank"])
    right = row["value"]
    if row["base_country"]:
        base = side("those", row["base_country"], row["base_answers"], row["base_rank"])
        right = base if right == "1" else f"{right} times {base}"
    return f"{left}: {RELATIONS[row['relation']]} {right}"


def sentences(rows, figure):
    """Return what the text says of one figure: its row, where, in our words, as a constraint, the reading it needs."""
    mine = rows[rows["figure"] == figure]
    mine = mine.assign(where=mine["locator"].map(ledger.place), rule=[*map(constraint, mine.to_dict("records"))])
    heads = ["row", "where", "what the text says", "as a constraint", "our reading"]
    return mine[["id", "where", "says", "rule", "reading"]].set_axis(heads, axis=1)


def region(figure, rows, answers, people, table=None, readings=()):
    """Return the identification region of one lost figure.

    Parameters
    ----------
    figure : str
        Its locator, "F1" to "F9".
    rows : DataFrame
        ``figures.csv``. Rows whose ``reading`` is blank are what the text says; a row with a reading is ours
        and enters only when ``readings`` names it.
    answers : list of str
        The categories or issues, in order.
    people : dict of str to int
        How many respondents each country had: no country can give more answers than that.
    table : DataFrame, optional
        Counts of the printed table that the figure breaks down (issues by rank). Gives the margins.
    readings : iterable of str
        The readings to switch on.

    Returns
    -------
    Region
    """
    mine = rows[(rows["figure"] == figure) & (rows["relation"] != "")]
    known = sorted(set(mine["reading"]) - {""})
    if unknown := sorted(set(readings) - set(known)):
        raise BoundsError(f"{figure} has no reading called {unknown}; it has {known}.")
    levels = {"country": COUNTRIES, "answer": answers} | ({} if table is None else {"rank": scoring.RANKS[:3]})
    found = Region(pd.MultiIndex.from_product(levels.values(), names=list(levels)))
    if table is not None:
        _add_margins(found, table)
    for country in COUNTRIES:
        found.require(found.pick(country, rank="" if table is None else "first"), "<=", people[country])
    for row in mine[mine["reading"].isin(["", *readings])].itertuples():
        try:
            left, value = found.pick(row.country, row.answers, row.rank, row.measure), Fraction(row.value)
            if row.base_country:
                base = found.pick(row.base_country, row.base_answers, row.base_rank, row.measure)
                left, value = value.denominator * left - value.numerator * base, 0
            found.require(left, row.relation, value)
        except (ValueError, ZeroDivisionError) as problem:
            why = str(problem).rstrip(".")
            raise BoundsError(f"data/figures.csv, row {row.id!r}: {why}. Correct the row.") from problem
    return found


def _add_margins(found, table):
    """Add what holds for any ranked question: countries add up to the table, and ranks are used in order."""
    for answer in table.index:
        for rank in table.columns:
            found.require(found.pick(EVERYONE, answer, rank), "=", int(table.at[answer, rank]))
    for country in COUNTRIES:
        by_rank = [found.pick(country, EVERYONE, rank) for rank in table.columns]
        for better, worse in pairwise(by_rank):
            found.require(worse - better, "<=", 0)
        for answer in table.index:
            # Nobody names an issue twice.
            found.require(found.pick(country, answer) - by_rank[0], "<=", 0)


def compare(figure, rows, table, people, groups, readings):
    """Bound each country's index points and responses from the margins alone, with the text, with our readings.

    Parameters
    ----------
    figure, rows, people, readings
        As in ``region``.
    table : DataFrame
        Counts of the printed table that the figure breaks down (issues by rank, responses).
    groups : dict of str to str
        A label for each quantity, and the issues it adds up (separated by ``"; "``).

    Returns
    -------
    DataFrame
        Indexed by "country: label", with "country: all responses" last for each country; in each column the
        sharp bounds (lowest, highest), in points, or in responses.
    """
    steps = {"margins alone": (rows.iloc[:0], ()), "with the text": (rows, ()), "with our readings": (rows, readings)}
    found = {}
    for step, (said, switched) in steps.items():
        known = region(figure, said, list(table.index), people, table=table, readings=switched)
        for country in COUNTRIES:
            for label, issues in groups.items():
                points = known.pick(country, issues, measure="index")
                found.setdefault(f"{country}: {label}", {})[step] = known.bound(points)
            found.setdefault(f"{country}: all responses", {})[step] = known.bound(known.pick(country))
    return pd.DataFrame.from_dict(found, orient="index", columns=list(steps)).rename_axis("Points, or responses")


def in_words(frame):
    """Return a frame of bounds as text: "6 to 41", or one number where both ends agree."""
    return frame.map(lambda ends: f"{ends[0]} to {ends[1]}" if ends[0] != ends[1] else f"{ends[0]}")


def by_country(frame, step):
    """Split one column of ``compare`` into a frame of ``low`` and ``high`` for each country, responses left out."""
    points = frame.loc[~frame.index.str.endswith(": all responses"), step]
    names = points.index.str.split(": ", n=1, expand=True)
    ends = pd.DataFrame(points.tolist(), index=names, columns=["low", "high"])
    return {country: ends.loc[country] for country in COUNTRIES}


def distinct_people(counts, members):
    """Bound how many people stand behind a group of answers, and its index if each of them counted once.

    Parameters
    ----------
    counts : DataFrame
        Counts of the whole question (answers by three ranks, responses); everybody who answered gave a first answer.
    members : list of str
        The answers that the group adds up.

    Returns
    -------
    DataFrame
        ``low`` and ``high`` of "people" and of "index, each counted once": three, two or one points for the best
        rank at which a person named any member. The program runs over every way in which one person can have
        answered, no answer twice, one answer a rank, ranks used in order.
    """
    choices = ["", *counts.index]
    ballots = [
        ballot
        for ballot in product(counts.index, choices, choices)
        if len(set(ballot) - {""}) == 3 - ballot.count("") and (ballot[1] or not ballot[2])
    ]
    found, named = Region(pd.MultiIndex.from_tuples(ballots, names=counts.columns)), np.array(ballots)
    for answer in counts.index:
        for rank, name in enumerate(counts.columns):
            found.require(named[:, rank] == answer, "=", int(counts.at[answer, name]))
    points = (np.isin(named, members) * [3, 2, 1]).max(axis=1)
    ends = {"people": found.bound(points > 0), "index, each counted once": found.bound(points)}
    return pd.DataFrame.from_dict(ends, orient="index", columns=["low", "high"])
