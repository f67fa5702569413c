#!/usr/bin/env bash
# VoteKit 3.5.0: a ballot that does not name an answer raises that answer's Borda score, by adding a place.
#
# votekit.elections.Borda gives n, n-1, … points, n being the length of the longest ballot of the profile and not the
# number of candidates. So one more ballot that is longer gives every other ballot more points; and in a group in which
# nobody names a third answer a first place earns 2 points, in another group 3: totals of groups cannot be compared.
# Seen: four A > B and three B > A among five candidates give A 11, B 10; with one ballot C > D > E more, A 18, B 17.
# Expected: points that depend on a ballot's own places, as in a fixed 3-2-1, or on the candidates. score_vector=[3, 2, 1]
# gives that.
# Source: votekit.elections.Borda, its docstring on score_vector, and RankProfile.max_ranking_length.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet votekit==3.5.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from votekit import RankBallot, RankProfile
from votekit.elections import Borda


def scores(ballots, **setting):
    made = [RankBallot(ranking=tuple(frozenset(one) for one in order), weight=count) for count, order in ballots]
    profile = RankProfile(ballots=tuple(made), candidates=tuple("ABCDE"))
    return {one: float(points) for one, points in Borda(profile, n_seats=1, **setting).election_states[0].scores.items()}


before = scores([(4, "AB"), (3, "BA")])
after = scores([(4, "AB"), (3, "BA"), (1, "CDE")])
print("before:", before, "after:", after)
assert (before["A"], before["B"]) == (11, 10), "the points before have changed"
assert (after["A"], after["B"]) == (18, 17), "the points after have changed"
assert scores([(4, "AB"), (3, "BA")], score_vector=[3, 2, 1])["A"] == 18
PY
