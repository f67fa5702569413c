#!/usr/bin/env bash
# choicepy 0.0.1a1: nine of ten voters put Amnesty first, and majority() names nobody.
#
# The method looks at one answer only: the one whose name comes last in the alphabet among those that anybody put first.
# If that one has half of the ballots it is named; if another has nine tenths, the list is empty. plurality(),
# condorcet() and borda() of the same profile name Amnesty. With exactly half, the last name has a "majority" too.
# Guess before the run: whoever has more than half. Seen: [] for Amnesty 9, Border 1; ['Work'] for Amnesty 5, Work 5.
# A class that voted nine to one is told that no majority was found, and one split in half that it has one.
# Source: choicepy on its package index, choicepy/__init__.py (Profile.majority: max of a Counter is its last key).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile choicepy==0.0.1a1 numpy==2.4.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from choicepy import Profile


def profile(**first):
    """As many ballots per answer as the number says, each with that answer first."""
    return Profile([[a, *(b for b in first if b != a)] for a, n in first.items() for _ in range(n)])


clear, split = profile(Amnesty=9, Border=1), profile(Amnesty=5, Work=5)
print("nine to one:", clear.majority(), "by plurality", clear.plurality(), "| half and half:", split.majority())
assert clear.plurality() == clear.condorcet() == ["Amnesty"], "the other methods agree"
assert profile(Amnesty=1, Border=9).majority() == ["Border"], "the last name is found"
assert clear.majority() == []
assert split.majority() == ["Work"]
PY
