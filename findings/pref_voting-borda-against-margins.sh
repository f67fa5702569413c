#!/usr/bin/env bash
# pref_voting 1.18.2: on ballots that stop early, Borda scores and margins of one profile follow two different readings.
#
# The symmetric Borda score of a candidate is the sum of its margins over all others. For a ProfileWithTies whose
# ballots leave candidates out, margins count only ballots that rank both (using_extended_strict_preference is False),
# while borda_scores() takes every ranked candidate to beat every unranked one, whatever that setting says. The docstring
# speaks of candidates "ranked strictly below".
# Ten ballots: four A > B > C, three B > A, two C, one D > E > A. Seen: sums of margins A 3, B 3, C -8, D 2, E 0; Borda
# scores A 20, B 15, C -1, D -16, E -18; the same 20, 15, … after use_extended_strict_preference(), when the sums agree.
# So D is third by the one and fourth by the other, without a word.
# Expected: one reading for both, or a score that follows the setting.
# Source: pref_voting.scoring_methods.symmetric_borda_scores, docstring and its use of extended_strict_pref;
# pref_voting.profiles_with_ties.ProfileWithTies.margin.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pref_voting==1.18.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from pref_voting.profiles_with_ties import ProfileWithTies

orders = {"ABC": 4, "BA": 3, "C": 2, "DEA": 1}
ranks = [{one: place for place, one in enumerate(order, 1)} for order in orders]
profile = ProfileWithTies(ranks, list(orders.values()), candidates=list("ABCDE"))


def margins():
    return {one: sum(profile.margin(one, other) for other in "ABCDE" if other != one) for one in "ABCDE"}


borda = {"A": 20, "B": 15, "C": -1, "D": -16, "E": -18}
print("margins:", margins(), "borda:", profile.borda_scores())
assert margins() == {"A": 3, "B": 3, "C": -8, "D": 2, "E": 0}, "the margins have changed"
assert profile.borda_scores() == borda, "the Borda scores have changed"
profile.use_extended_strict_preference()
assert margins() == borda == profile.borda_scores()
PY
