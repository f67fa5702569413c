#!/usr/bin/env bash
# abiftool 0.34.0: two answers that draw with each other are counted as drawn twice, so that a draw is worth a win.
#
# Copeland's count gives a point for each answer beaten and half a point for each draw. The table of wins, losses and
# ties goes over every pair in both directions; wins and losses are booked in one of them, ties in both. With two ballots
# A > B and B > A each answer has two ties though it has one rival, and 1.0 points.
# Four ballots: A > B > E > D > C, C > E > A > B > D, two D > C > A > E > B. C beats three and loses one, 3 points; D
# beats one and draws three times, 2.5. Guess before the run: C wins. Seen: D wins with 4.0, and stands as 1-0-6; the
# summary above it calls C the winner.
# Only where ballots are few, or even in number, are there draws: which is to say, in a class.
# Source: abiflib/pairwise_tally.py, winlosstie_dict_from_pairdict and the Copeland scores taken from it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet abiftool==0.34.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from abiflib import Copeland_report, convert_abif_to_jabmod, full_copecount_from_abifmodel


def count(*lines):
    return full_copecount_from_abifmodel(convert_abif_to_jabmod("\n".join(lines)))


two = count("1:A>B", "1:B>A")["winlosstie"]["A"]
five = count("1:A>B>E>D>C", "1:C>E>A>B>D", "2:D>C>A>E>B")["winlosstie"]
print("A against B alone:", two, "C:", five["C"], "D:", five["D"])
assert two == {"wins": 0, "losses": 0, "ties": 2}, "one rival gives one tie"
assert five["C"] == {"wins": 3, "losses": 1, "ties": 0}
assert five["D"] == {"wins": 1, "losses": 0, "ties": 6}
PY
printf '1:A>B>E>D>C\n1:C>E>A>B>D\n2:D>C>A>E>B\n' >"$folder/class.abif"
"$folder/venv/bin/python" -m abiftool -f abif -t text -m Copeland "$folder/class.abif" | tee "$folder/report"
grep -q "Copeland Winner: D (score: 4.0)" "$folder/report"
