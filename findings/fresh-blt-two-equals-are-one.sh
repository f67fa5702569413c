#!/usr/bin/env bash
# fresh-blt 0.3.0: of two answers that a ballot ranks equal, the second is taken off the ballot.
#
# In a .blt file "4 1 2=3 0" are four ballots with answer 1 first and then 2 and 3 as equals. The package's grammar knows
# the equals sign and its data has room for several answers at one rank; its reader takes the first of them. What is
# left reads like a ballot that stops early. "3 2=3 1 0" loses answer 3 from the first place.
# Guess before the run: [1], [2, 3], as the type (a list of lists) says. Seen: [1], [2]; nothing is said.
# An answer can lose all its first places this way, and which one does depends on which number was typed first.
# Source: fresh-blt, grammar.py (ballot_pref), models/ballot.py (equal rankings) and parse.py (parse_ballot_candidates).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --no-deps fresh-blt==0.3.0 lark==1.2.2 2>/dev/null
"$folder/venv/bin/pip" install --quiet --no-compile pydantic==2.13.5 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from fresh_blt.grammar import blt_parser
from fresh_blt.parse import extract_candidates, parse_ballots

text = '3 1\n4 1 2=3 0\n3 2=3 1 0\n2 1 3 2 0\n0\n"Trade"\n"Jobs"\n"Visas"\n"Causes"\n'
tree = blt_parser.parse(text)
assert text.count("=") == 2 and len(list(tree.find_data("ballot_pref"))) == 7, "the grammar reads the equals sign"
names = {candidate.id: candidate for candidate in extract_candidates(tree, [])}
seen = [(b["weight"], [[c.name for c in rank] for rank in b["rankings"]]) for b in parse_ballots(tree, names)]
print(seen)
assert seen[2] == (2, [["Trade"], ["Visas"], ["Jobs"]]), "ballots without equals are whole"
assert seen[:2] == [(4, [["Trade"], ["Jobs"]]), (3, [["Jobs"], ["Trade"]])]
PY
