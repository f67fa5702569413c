#!/usr/bin/env bash
# voting 0.1.3: the effective number of groups is 4 for four equal groups at every q but 1, where it is a quarter.
#
# diversity.general(groups, q) is the number of equal groups that would be as diverse; q says how much the small ones
# count. The default, q=1, goes by shannon(), which leaves out the minus sign of Shannon's entropy (the formula in its
# docstring too), and so gives one divided by the number. For shares .4 .3 .2 .1 it falls from 3.596 at q=0.9999 to
# 0.278 at q=1. renyi(groups, 1) turns negative in the same place; the more diverse the groups, the smaller both.
# Guess before the run: 4 at q=1, since by the formula given it lies between the values at 0.99 and 1.01. Seen: 0.25.
# Asked how many answers a group's first choices come to, a class that agrees seems more divided than one that does not.
# Source: voting.diversity, docstrings of general, shannon and renyi. No thread on it was found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet voting==0.1.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from math import isclose

from voting.diversity import general, renyi

equal, unequal = [5, 5, 5, 5], [4, 3, 2, 1]
for groups in (equal, unequal):
    print(groups, {q: round(general(groups, q), 3) for q in (0, 0.9999, 1, 1.0001, 2)})
assert isclose(general(equal, 0.9999), 4) and isclose(general(equal, 2), 4)
assert isclose(general(equal), 1 / 4), "four equal groups are four"
assert general(unequal, 1.0001) > 3.5 and general(unequal) < 0.3
assert renyi(equal, 0.9999) > 1.3 and renyi(equal, 1) < -1.3
assert general([9, 1]) > general(equal), "the class that agrees is the less diverse of the two"
PY
