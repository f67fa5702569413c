#!/usr/bin/env bash
# votelib 0.4.0: of three answers the second seat goes to the one that lost, and not to the one that nobody beat.
#
# Copeland's score is wins less losses, says the docstring, so an answer that draws with every other has 0. But only
# answers that won or lost something are written down, and it is left out, below everybody. Two ballots, B > A > C and
# A > C > B: A beats C, B draws with both. Copeland and Schulze, asked for two, elect A and C (which A beat). Two answers
# that draw with each other: both give an empty list, nobody, where MinimaxCondorcet gives a Tie object, as the library
# does elsewhere; SchwartzSet, a set that is not empty by its docstring, is empty.
# Schulze counts won paths in place of asking who loses none, so that of two winners it can name one alone: B > C > A and
# C > A > B give C, although B draws with everybody.
# Guess before the run: A and B (or a tie that is told) for two seats; a Tie for two answers that draw. Seen: as above.
# With a small class draws are common: "the two aspects" of a group then include one that lost.
# Source: votelib.evaluate.condorcet, docstrings of Copeland, Schulze and SchwartzSet; simberaj/votelib, issue 70
# (a list of open faults of evaluation, among them Copeland and ties).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet votelib==0.4.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate.condorcet import Copeland, MinimaxCondorcet, Schulze, SchwartzSet


def pairs(*orders):
    return RankedToCondorcetVotes().convert({tuple(order): 1 for order in orders})


draws = pairs("BAC", "ACB")
assert draws["A", "B"] == draws["B", "A"] and draws["B", "C"] == draws["C", "B"] and ("C", "A") not in draws
for rule in (Copeland, Schulze):
    seats, nobody = rule().evaluate(draws, 2), rule().evaluate(pairs("AB", "BA"), 1)
    print(rule.__name__, "two seats:", seats, "two answers that draw:", nobody)
    assert seats == ["A", "C"] and nobody == [], "the answer that nobody beat is elected"
assert MinimaxCondorcet().evaluate(pairs("AB", "BA"), 1)[0] == {"A", "B"}
assert SchwartzSet().evaluate(pairs("AB", "BA")) == []
assert Schulze().evaluate(pairs("BCA", "CAB"), 1) == ["C"], "the other winner is told"
PY
