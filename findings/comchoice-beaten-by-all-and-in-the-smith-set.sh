#!/usr/bin/env bash
# comchoice 0.1.3: an answer that loses to every other is in the Smith set, as soon as one voter prefers it to anything.
#
# The docstring defines the set as the smallest whose members each defeat every alternative outside it. The code asks
# whether the one below got any vote against the one above, not whether it got more. So the set of a profile with a
# clear Condorcet winner is that winner only where all voters agree.
# Guess before the run: A alone for A>B>C 6, B>A>C 3, C>B>A 2, where A beats B 6 to 5 and C 9 to 2. Seen: A, B, C, though
# C loses 2 to 9 against either. For the six ballots alone: A.
# Efficiency studies that ask how often a rule elects from the Smith set get a share near one for any rule.
# Source: comchoice, aggregate/smith_set.py (docstring, and the comparison with zero).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps comchoice==0.1.3 \
    pandas==2.2.3 numpy==1.26.4 pytz==2024.2 python-dateutil==2.9.0.post0 six==1.17.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import sys
from unittest import mock

import pandas as pd

# What only draws or serves other rules is stood in for, so that it need not be installed.
for name in ("matplotlib", "matplotlib.pyplot", "seaborn", "networkx", "scipy", "tqdm"):
    sys.modules[name] = mock.MagicMock()

from comchoice.aggregate import pairwise_matrix, smith_set

votes = pd.DataFrame({"ballot": ["A>B>C", "B>A>C", "C>B>A"], "voters": [6, 3, 2]})
won = pairwise_matrix(votes)
seen = smith_set(votes)
print(won.to_dict("index"), seen)
assert won.loc["A", "B"] == 6 and won.loc["B", "A"] == 5 and won.loc["A", "C"] == 9 and won.loc["C", "A"] == 2
assert won.loc["B", "C"] == 9 and won.loc["C", "B"] == 2
assert sorted(seen) == ["A", "B", "C"]
assert smith_set(votes[:1]) == ["A"]
PY
