#!/usr/bin/env bash
# pyrankvote 2.0.6: preferential_block_voting() for two seats elects three, or four, without a word.
#
# Each voter has as many votes as there are seats, and everybody who reaches half of the ballots is elected at once; how
# many seats there are is not looked at. With complete ballots three of three answers can pass in the first round. With
# ballots that stop early the number of seats left goes below zero, is never 0 again, and the rest come in too: the
# answer of one person in ten is elected to the second seat along with everybody else.
# Guess before the run: two winners. Seen: three ABC, three ACB, two BCA: A, C and B; six A, two B, one C, one D: A, B,
# C and D. single_transferable_vote() of the same elects two.
# For a class that picks "the two aspects" of its group: a list twice as long, of which nothing says that it is.
# Source: pyrankvote.multiple_seat_ranking_methods.preferential_block_voting, docstring (until there are as many
# candidates left as positions) and body. No thread on it was found among the project's issues.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyrankvote==2.0.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from pyrankvote import Ballot, Candidate, preferential_block_voting, single_transferable_vote


def elected(method, orders):
    known = {one: Candidate(one) for one in sorted(set("".join(orders)))}
    ballots = [Ballot([known[one] for one in order]) for order, count in orders.items() for _ in range(count)]
    return "".join(sorted(one.name for one in method(list(known.values()), ballots, 2).get_winners()))


seen = {"ABC": {"ABC": 3, "ACB": 3, "BCA": 2}, "ABCD": {"A": 6, "B": 2, "C": 1, "D": 1}}
for then, orders in seen.items():
    now = elected(preferential_block_voting, orders)
    print(orders, "two seats:", now)
    assert now == then, f"{then} were elected, and now {now}"
    assert len(elected(single_transferable_vote, orders)) == 2
PY
