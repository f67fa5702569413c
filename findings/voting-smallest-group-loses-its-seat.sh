#!/usr/bin/env bash
# voting 0.1.3: apportioned by Huntington-Hill, a group that must have a seat gets none.
#
# By the method every group has one seat before the divisors begin, and the function itself refuses fewer seats than
# groups ("at least one seat per group"). When its first rounding gives out too many, it takes them back from groups
# with one seat too. Groups of 10, 20 and 70 for five seats: 1, 0, 4, so that 20 people have none and 10 have one; by the
# method 1, 1, 3. Groups of 1000, 30 and 20 for six: 5, 0, 1. Of random cases with two to five seats a group, one in 150
# left a group without a seat for three to five groups, one in five for fifty.
# Guess before the run: never below one. webster() of 285, 528, 595 for twelve differs from its divisors as well: 3, 4, 5
# for 2, 5, 5.
# A sample that is shared out among countries by this rule leaves one without interviews, and not the smallest.
# Source: voting.apportionment.huntington_hill; crflynn/voting, issue 18 (open: a state of the United States with none).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet voting==0.1.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from fractions import Fraction

from voting.apportionment import huntington_hill, webster


def by_divisors(votes, seats, square, least):
    """Give out seats one by one to the highest quotient; square is the divisor's square, so that all is exact."""
    given = [least] * len(votes)
    while sum(given) < seats:
        quotients = [Fraction(vote**2) / square(has) for vote, has in zip(votes, given, strict=True)]
        given[quotients.index(max(quotients))] += 1
    return given


def hill(has):
    return Fraction(has * (has + 1))


for votes, seats, then in (([10, 20, 70], 5, [1, 0, 4]), ([1000, 30, 20], 6, [5, 0, 1])):
    now, right = huntington_hill(votes, seats), by_divisors(votes, seats, hill, 1)
    print(votes, "for", seats, "seats:", now, "by the method:", right)
    assert now == then and min(right) == 1, f"{then} was given, and now {now}"
assert webster([285, 528, 595], 12) == [3, 4, 5]
assert by_divisors([285, 528, 595], 12, lambda has: (has + Fraction(1, 2)) ** 2, 0) == [2, 5, 5]
PY
