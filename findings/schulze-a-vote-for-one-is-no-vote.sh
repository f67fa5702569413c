#!/usr/bin/env bash
# schulze 0.1: ten ballots for A alone against one for B over A: B wins.
#
# A ballot that does not name an answer says nothing about it, not even that those named are preferred to it, and a
# ballot with one name says nothing at all. By the article that the docstring refers to, whoever ranks an answer is
# taken to prefer it to every one not ranked. Nothing is refused, and no warning is given.
# The first ballot given to convert_rated_candidates() also says which answers there are: one that it leaves out has no
# place in the result, whatever the other ballots say.
# Guess before the run: A before B, both times. Seen: B before A; and C, which two of three put first, is not there.
# Classes that may name "up to three aspects" mostly send such ballots.
# Source: schulze, docstrings of compute_ranks, with the address of the article on the Schulze method, and of
# convert_rated_candidates (its examples rank every answer).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet schulze==0.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from schulze import compute_ranks
from schulze.convert import convert_rated_candidates

ballots = [([["A"]], 10), ([["B"], ["A"]], 1)]
seen = compute_ranks(["A", "B"], ballots)
told = compute_ranks(["A", "B"], [([["A"], ["B"]], 10), ([["B"], ["A"]], 1)])
print("ten for A alone, one for B over A:", seen, "with B named last:", told)
assert seen == [["B"], ["A"]], "a vote for one is a vote"
assert told == [["A"], ["B"]]
rated = compute_ranks(*convert_rated_candidates([{"A": 2, "B": 1}, {"C": 3, "A": 2, "B": 1}, {"C": 3, "B": 2, "A": 1}]))
print("C first on two of three:", rated)
assert rated == [["A"], ["B"]], "an answer that the first ballot leaves out is ranked"
PY
