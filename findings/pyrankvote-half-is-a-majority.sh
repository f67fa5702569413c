#!/usr/bin/env bash
# pyrankvote 2.0.6: in an instant runoff exactly half of the ballots win at once, and the runoff is not held.
#
# Eight ballots: four A, three B, one C > B. Without C it is four against four. The library stops in the first round: A
# has 4, the limit is the half rounded up, and A is elected every time; the ballot for C is never passed on. Where the
# same four against four stand from the start, the winner is drawn.
# Expected: C goes, its ballot passes to B, and A and B are tied. Seen: one round, A elected in 50 of 50 counts; without
# C's supporter naming C (four A, four B) both win some of 50.
# In a class with an even number of people this meets every close vote: second choices are dropped just where they
# decide.
# Source: pyrankvote.multiple_seat_ranking_methods, docstring of preferential_block_voting ("more than 50%", and the
# same method as an instant runoff for one seat), and majority_limit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyrankvote==2.0.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from pyrankvote import Ballot, Candidate, instant_runoff_voting

known = {one: Candidate(one) for one in "ABC"}


def counts(orders):
    ballots = [Ballot([known[one] for one in order]) for order in orders]
    return [instant_runoff_voting(list(known.values()), ballots) for _ in range(50)]


half = counts(["A"] * 4 + ["B"] * 3 + ["CB"])
winners = {result.get_winners()[0].name for result in half}
print("four A, three B, one CB:", winners, "rounds:", {len(result.rounds) for result in half})
assert winners == {"A"}, "the runoff is held"
assert {len(result.rounds) for result in half} == {1}
tied = {result.get_winners()[0].name for result in counts(["A"] * 4 + ["B"] * 4)}
print("four A, four B:", tied)
assert tied == {"A", "B"}, "a plain tie is not drawn"
PY
