#!/usr/bin/env bash
# ranky 1.0.0: a judge who likes two answers best has no vote in the count of first choices; one who leaves one answer
# unmarked has none in the mean rank.
#
# uninominal() looks for rank 1 and ranks by the mean of tied places, so that two favourites have 1.5 each. Two judges
# give A and B five, one judge gives C three: C wins with the only vote, though C is last with two of three judges.
# borda() ranks a judge's marks; one blank makes all of that judge's ranks blank, and the mean passes over blanks, so the
# judge's other marks are gone. score() keeps them.
# Guess before the run: half a vote each, or an error, and the other marks kept. Seen: A 0, B 0, C 1; with two judges
# A 3, B 2, C 1 and A 2, B 3, C 1 and four of A 1, B 2 and C blank, borda gives A and B 1.5 each, as without the four;
# score gives B the lead.
# Who would not choose between two, or skipped a line of the form, is not counted, and nothing tells it.
# Source: ranky.ranking, docstrings of uninominal (each judge votes for the favourite) and average_rank.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ranky==1.0.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import pandas as pd
import ranky


def marks(*judges):
    return pd.DataFrame(list(judges), columns=list("ABC")).T.astype(float)


first = ranky.uninominal(marks([5, 5, 1], [5, 5, 1], [1, 2, 3]))
print("first choices:", dict(first))
assert list(first) == [0, 0, 1], "a judge with two favourites has a vote"
blank = [1, 2, None]
all_judges = marks([3, 2, 1], [2, 3, 1], blank, blank, blank, blank)
ranks, without = ranky.borda(all_judges), ranky.borda(marks([3, 2, 1], [2, 3, 1]))
print("mean ranks:", dict(ranks), "mean marks:", dict(ranky.score(all_judges)))
assert list(ranks) == list(without) == [1.5, 1.5, 3.0], "marks beside a blank are counted"
assert ranky.score(all_judges)["B"] > ranky.score(all_judges)["A"]
PY
