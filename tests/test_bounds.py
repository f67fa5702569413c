"""Bounds and counts of the lost figures, checked a second way: plain enumeration from the paper's sentences."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from nopolicy import bounds, ledger, scoring

PEOPLE = {"Mexico": 17, "El Salvador": 16, "Nicaragua": 12}
FIVE = ["much improved", "somewhat improved", "the same", "somewhat worse", "much worse"]
THREE = ["yes", "yes, but", "no"]
FIGURES = ledger.read("figures")


def region(figure, answers, readings=(), rows=FIGURES):
    return bounds.region(figure, rows, answers, PEOPLE, readings=readings)


def splits(n, parts):
    """Every way to split n people over some answers."""
    if parts == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in splits(n - first, parts - 1):
            yield (first, *rest)


def figure_seven():
    mexico = [m for m in splits(16, 5) if m[:2] == (6, 8) and m[3] + m[4] == 0]
    salvador = [s for s in splits(15, 5) if s[0] + s[1] == 2 and s[3] + s[4] == 5]
    nicaragua = [n for n in splits(11, 5) if n[0] + n[1] == 1 and n[3] + n[4] == 3]
    return product(mexico, salvador, nicaragua)


def figure_eight(by_far=False):
    for n_salvador, n_nicaragua in ((16, 11), (15, 12)):
        for m, s, n in product(splits(17, 3), splits(n_salvador, 3), splits(n_nicaragua, 3)):
            if m[0] != 16 or [sum(x) for x in zip(m, s, n, strict=True)] != [29, 11, 4]:
                continue
            if 2 * n[0] <= n_nicaragua or 2 * s[0] >= n_salvador:
                continue
            if by_far and 85 * n[0] > 63 * n_nicaragua:
                continue
            yield m, s, n


def figure_nine(mexican_yes, salvadoran_no, many=False):
    for n_mexico in range(18):
        n_salvador = 24 - n_mexico
        if not 0 <= n_salvador <= 16:
            continue
        for m in splits(n_mexico, 3):
            for n in splits(11, 3):
                s = (11 - m[0] - n[0], 9 - m[1] - n[1], 15 - m[2] - n[2])
                if min(s) < 0 or sum(s) != n_salvador or n[0] != 1 or n[1] <= 1 or (many and n[1] < 4):
                    continue
                if mexican_yes(m[0], n_mexico) and salvadoran_no(s[2], n_salvador):
                    yield m, s, n


def anything(_part, _whole):
    return True


def exactly(part, whole):
    return 4 * part == 3 * whole


def about(part, whole):
    return 7 * whole <= 10 * part <= 8 * whole


CASES = {
    "F7": (region("F7", FIVE), list(figure_seven())),
    "F8": (region("F8", THREE), list(figure_eight())),
    "F8 by far": (region("F8", THREE, ["by far"]), list(figure_eight(by_far=True))),
    "F9": (region("F9", THREE), list(figure_nine(anything, anything))),
    "F9 exactly": (region("F9", THREE, ["three out of four, exactly"]), list(figure_nine(exactly, exactly))),
    "F9 about": (region("F9", THREE, ["three out of four, about"]), list(figure_nine(about, about))),
    "F9 about, many": (
        region("F9", THREE, ["three out of four, about", "many"]),
        list(figure_nine(about, about, many=True)),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_counts_and_bounds_agree_with_plain_enumeration(case):
    found, tables = CASES[case]
    assert found.count() == len(tables) > 0
    flat = np.array([np.ravel([*one]) for one in tables])
    known = found.cell_bounds()
    assert list(known["low"]) == list(flat.min(axis=0))
    assert list(known["high"]) == list(flat.max(axis=0))


def test_the_counts_of_the_lost_figures():
    counts = {case: len(tables) for case, (_, tables) in CASES.items()}
    assert counts == {
        "F7": 144, "F8": 76, "F8 by far": 44, "F9": 2796, "F9 exactly": 7, "F9 about": 45, "F9 about, many": 41,
    }  # fmt: skip


def test_ranked_bounds_agree_with_enumeration_on_a_small_table():
    table = pd.DataFrame({"first": [2, 1], "second": [1, 1], "third": [0, 1]}, index=["a", "b"])
    people = {"Mexico": 2, "El Salvador": 1, "Nicaragua": 1}
    rows = FIGURES[FIGURES["figure"] == "F3"].assign(figure="F1", relation="")
    found = bounds.region("F1", rows, ["a", "b"], people, table=table)

    def admissible():
        cells = [[range(int(table.at[a, r]) + 1) for r in table.columns] for a in table.index]
        for flat in product(*(values for _ in range(2) for row in cells for values in row)):
            two = np.array(flat).reshape(2, 2, 3)
            three = np.concatenate([two, (table.to_numpy() - two.sum(axis=0))[None]])
            by_rank = three.sum(axis=1)
            if three.min() < 0 or (by_rank[:, 0] > [2, 1, 1]).any() or (np.diff(by_rank, axis=1) > 0).any():
                continue
            if (three.sum(axis=2) <= by_rank[:, [0]]).all():
                yield three.ravel()

    flat = np.array(list(admissible()))
    known = found.cell_bounds()
    assert list(known["low"]) == list(flat.min(axis=0))
    assert list(known["high"]) == list(flat.max(axis=0))


def test_what_the_bounds_say_of_figures_five_and_six():
    for figure, number in (("F5", 3), ("F6", 4)):
        table = scoring.counts(ledger.table(number))
        found = bounds.region(figure, FIGURES, list(table.index), PEOPLE, table=table)
        if figure == "F5":
            assert found.bound(found.pick("El Salvador")) == (38, 38)
            assert found.bound(found.pick("Nicaragua", "Property claims", "first")) == (4, 4)
            assert found.bound(found.pick("Mexico", "Property claims", "first")) == (0, 0)
        else:
            assert found.bound(found.pick("Mexico", "Peace process; Development assistance")) == (0, 0)


def test_strict_relations_are_tightened_to_whole_numbers():
    cells = pd.MultiIndex.from_product([["Mexico"], ["yes", "no"]], names=["country", "answer"])
    found = bounds.Region(cells).require([1, 1], "=", 11).require([0.5, -0.5], ">", 0)
    assert found.bound([1, 0]) == (6, 11)


def test_contradictions_and_unknown_names_are_refused():
    contradiction = region("F7", FIVE).require(np.ones(15), "=", 3)
    with pytest.raises(bounds.BoundsError, match="contradict each other"):
        contradiction.bound(np.ones(15))
    with pytest.raises(bounds.BoundsError, match=r"No country called \['Peru'\]"):
        region("F7", FIVE).pick("Peru")
    with pytest.raises(bounds.BoundsError, match=r"F8 has no reading called \['nearly'\]; it has \['by far'\]"):
        region("F8", THREE, ["nearly"])


def test_a_number_of_which_only_the_ends_are_possible_is_told_from_a_range():
    found = region("F9", THREE, ["three out of four, exactly"])
    ends = found.cell_bounds(gaps=True)
    possible = list(figure_nine(exactly, exactly))
    for place, (country, answer) in enumerate(ends.index):
        values = {table[place // 3][place % 3] for table in possible}
        row = ends.loc[(country, answer)]
        assert row["either"] == (len(values) > 1 and values == {row["low"], row["high"]} and len(values) == 2)
    assert ends.loc[("Mexico", "yes")].tolist() == [6, 9, True]
    assert (
        found.titled("Mexico") == "Mexico, n = 8 or 12" and found.titled("El Salvador") == "El Salvador, n = 12 or 16"
    )
    assert region("F9", THREE).titled("Mexico") == "Mexico, n = 8 to 17"
