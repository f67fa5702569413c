#!/usr/bin/env bash
# pref_voting 1.18.2: Profile.from_preflib() reads a file of orders with ties (.toc) and ranks what was tied, by number.
#
# {1, 2}, 3 of PrefLib's format says that 1 and 2 share the first place. Profile holds strict orders, and so the reader
# writes 1 > 2 > 3, for every such ballot the lower number first, and raises nothing; ProfileWithTies.from_preflib()
# keeps the tie. A file of incomplete orders (.soi) is refused, so one expects a refusal here too.
# Nine ballots: four {1, 2}, 3; three 3, {1, 2}; two 2, {1, 3}. Nobody puts 1 above 2, two put 2 above 1.
# Guess before the run: an error. Seen (margins of 1 over 2): ProfileWithTies -2, Profile 5; Borda winner 2, and 1.
# Whoever lists a category first in the file makes it the winner of all ties.
# Source: pref_voting.io.readers.preflib_to_profile, docstring (reads .soc, .soi, .toc or .toi); PrefLib, format, types.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pref_voting==1.18.2 preflibtools==2.0.33 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from preflibtools.instances import OrdinalInstance
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.voting_methods import borda

made = OrdinalInstance()
made.append_vote_map({((1, 2), (3,)): 4, ((3,), (1, 2)): 3, ((2,), (1, 3)): 2})
made.data_type, made.file_name = made.infer_type(), "class.toc"
assert made.data_type == "toc"
made.write("class.toc")

kept, broken = ProfileWithTies.from_preflib("class.toc"), Profile.from_preflib("class.toc")
first, second = sorted(kept.candidates)[:2]
margins = int(kept.margin(first, second)), int(broken.margin(*sorted(broken.candidates)[:2]))
print("margin of 1 over 2, with ties kept and broken:", margins)
assert margins == (-2, 5), "ties are read otherwise"
winners = [sorted(kept.candidates).index(one) + 1 for one in borda(kept)], [int(one) + 1 for one in borda(broken)]
print("Borda winners:", winners)
assert winners == ([2], [1])
PY
