#!/usr/bin/env bash
# comchoice 0.1.3: by antiplurality() the answer with the fewest first places wins, and not the one with fewest last.
#
# The antiplurality rule elects the answer that fewest voters put last. The function hands the ballots to plurality()
# and turns the order of the result upside down: its "value" is the number of first places. The middling answer that
# nobody puts last comes second, and the answer that four of nine put last comes first.
# Guess before the run: B, which nobody puts last. Seen: C 2, B 3, A 4, ranked 1, 2, 3; C is last on four ballots.
# An answer that nobody put first is not in the result at all, though by this rule it may be the one to win.
# Source: comchoice, aggregate/antiplurality.py (calls plurality with ascending=True; the docstring names the rule).
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

from comchoice.aggregate import antiplurality, plurality

ballots = {"A>B>C": 4, "B>C>A": 3, "C>B>A": 2}
votes = pd.DataFrame({"ballot": list(ballots), "voters": list(ballots.values())})
last = {answer: sum(n for b, n in ballots.items() if b.endswith(answer)) for answer in "ABC"}
seen = antiplurality(votes).set_index("alternative")
first = plurality(votes).set_index("alternative")["value"]
print("put last by", last, "| first by", first.to_dict(), "| rank", seen["rank"].to_dict())
assert min(last, key=last.get) == "B" and last == {"A": 5, "B": 0, "C": 4}
assert seen["rank"].to_dict() == {"C": 1, "B": 2, "A": 3}
assert seen["value"].to_dict() == first.to_dict()
middling = antiplurality(pd.DataFrame({"ballot": ["A>B>C", "C>B>A"], "voters": [2, 1]}))
assert "B" not in set(middling["alternative"]), "whoever is first nowhere is left out"
PY
