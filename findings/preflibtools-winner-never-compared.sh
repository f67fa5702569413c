#!/usr/bin/env bash
# preflibtools 2.0.33: on incomplete orders an alternative is a Condorcet winner though it was compared with one rival
# only.
#
# has_condorcet() accepts instances of type soi (strict orders, incomplete). Ten orders: one names 1 before 2, nine name
# 3 alone. 1 is compared with 2 and never with 3; the answer is True.
# On ties (type toc) it contradicts its docstring, by which the winner strictly beats every other alternative: with the
# orders 2: {1,2},3 and 1: 3,{1,2}, where 1 and 2 are tied in every vote, the answer is True. A pair that no order
# separates has no entry in the scores, and only entries are looked at.
# Guess before the run: False for both. Seen: True for both; for the cycle 1>2>3, 2>3>1, 3>1>2 False, as it should be.
# Source: preflibtools.properties.basic.has_condorcet, docstring and body.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet preflibtools==2.0.33 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from preflibtools.instances import OrdinalInstance
from preflibtools.properties import has_condorcet


def instance(orders):
    made = OrdinalInstance()
    made.append_vote_map({order: count for count, order in orders})
    return made


never = instance([(1, ((1,), (2,))), (9, ((3,),))])
tied = instance([(2, ((1, 2), (3,))), (1, ((3,), (1, 2)))])
cycle = instance([(1, tuple((one,) for one in order)) for order in ((1, 2, 3), (2, 3, 1), (3, 1, 2))])
print({made.infer_type(): has_condorcet(made) for made in (never, tied, cycle)})
assert (never.infer_type(), tied.infer_type()) == ("soi", "toc")
assert has_condorcet(never), "an alternative that was never compared is looked at"
assert has_condorcet(tied), "a tie in every vote is looked at"
assert not has_condorcet(cycle)
PY
