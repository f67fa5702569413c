#!/usr/bin/env bash
# preflibtools 2.0.33: the Spearman footrule of two orders comes divided by its maximum, unasked; Kendall's tau beside
# it does not.
#
# The footrule of (1, 2, 3) and (3, 2, 1) is |1-3| + 0 + |3-1| = 4. spearman_footrule_distance() gives 1.0, and no
# parameter turns the division off; kendall_tau_distance() of the same two gives 3, the number of pairs turned round,
# unless normalise is asked for.
# Guess before the run: 4 and 3. Seen: 1.0 and 3.
# Source: preflibtools.properties.distances, the docstrings of both functions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet preflibtools==2.0.33 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from preflibtools.properties.distances import kendall_tau_distance, spearman_footrule_distance

one, other = (1, 2, 3), (3, 2, 1)
print("footrule", spearman_footrule_distance(one, other), "tau", kendall_tau_distance(one, other))
assert spearman_footrule_distance(one, other) == 1.0, "the footrule is no longer divided"
assert kendall_tau_distance(one, other) == 3
PY
