#!/usr/bin/env bash
# rankedpairs 1.0.0: in a cycle of three answers another wins than by ranked pairs, although it claims that method.
#
# Ranked pairs keeps the pairs from the strongest on and drops one only if it would close a circle. This package drops a
# pair as soon as its better answer has lost anywhere, and so drops the second strongest too. Nine ballots, 4 C > A > B,
# 3 B > C > A, 2 A > B > C: C beats A 7 to 2, A beats B 6 to 3, B beats C 5 to 4. By the method the first two are kept and
# the third falls: C wins. Seen: B, the answer with the second worst defeat, and the full order B, C, A.
# Guess before the run: C, A, B. Without a cycle the two agree.
# A class whose ballots go round gets a winner from a method that nobody defined, under the name of a known one.
# Source: rankedpairs.rp, its own opening lines (taken from the encyclopedia's article on ranked pairs, but for speed) and
# the helper that keeps the pairs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet rankedpairs==1.0.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from rankedpairs import full_order, run


def ballots(orders):
    return [{one: 3 - place for place, one in enumerate(order)} for order, count in orders.items() for _ in range(count)]


def over(votes, one, other):
    return sum(vote[one] > vote[other] for vote in votes)


circle = ballots({"CAB": 4, "BCA": 3, "ABC": 2})
assert [over(circle, *pair) for pair in ("CA", "AB", "BC")] == [7, 6, 5]
winner, order = run(["A", "B", "C"], circle), full_order(["A", "B", "C"], circle)
print("C over A by 7, A over B by 6, B over C by 5:", winner, order)
assert winner == {"B"} and order == [{"B"}, {"C"}, {"A"}], "the weakest of the three pairs is dropped"
assert run(["A", "B", "C"], ballots({"CAB": 4, "BCA": 2, "ACB": 3})) == {"C"}, "no circle: C beats both"
PY
