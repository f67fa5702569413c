#!/usr/bin/env bash
# whalrus 0.4.6: the answer that one person in ten names wins a count of 3, 2, 1 points over the one with the most points.
#
# On ballots that stop early (BallotOrder with the answers that were named), RuleScorePositional with the scheme
# [3, 2, 1] elects not the answer with most points but the one with the best mean over the ballots that name it: the
# parameter points_absent is None by default, and then a ballot without an answer is left out of that answer's mean.
# Ten ballots: four A > B > C, three B > A, two C, one D > E > A. Seen: gross_scores_ A 19, B 17, C 10, D 3, E 2;
# scores_ D 3, A 19/8; winner D. The rule takes no such setting; RuleScoreNumAverage with the scorer
# ScorerPositional(points_scheme=[3, 2, 1], points_absent=0) elects A.
# Expected: that "3, 2, 1" elects A, as a positional count does when each answer has the same number of ballots.
# Source: whalrus.ScorerPositional, docstring, "points_absent"; rosenblum 2002, the notes of Table 3 (the 3-2-1 index).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet whalrus==0.4.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import logging

from whalrus import BallotOrder, Profile, RuleScoreNumAverage, RuleScorePositional, ScorerPositional

logging.disable()
profile = Profile([BallotOrder(list(order)) for order in ("ABC", "BA", "C", "DEA")], weights=[4, 3, 2, 1])
rule = RuleScorePositional(profile, points_scheme=[3, 2, 1], candidates=set("ABCDE"))
print("points:", dict(rule.gross_scores_), "winner:", rule.winner_)
assert rule.gross_scores_["A"] == 19 and rule.gross_scores_["D"] == 3, "the points have changed"
assert rule.winner_ == "D", "the winner has changed"
scorer = ScorerPositional(points_scheme=[3, 2, 1], points_absent=0)
assert RuleScoreNumAverage(profile, scorer=scorer, candidates=set("ABCDE")).winner_ == "A"
PY
