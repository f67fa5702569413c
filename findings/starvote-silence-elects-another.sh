#!/usr/bin/env bash
# starvote 2.1.6: by Sequentially Spent Score the second seat depends on how much the program is asked to print.
#
# The method is proportional: who got the answer of the first seat has spent most of the stars. The spending stands
# inside the branch that prints it, so that with verbosity=0, the default, nothing is spent and each seat goes to the
# next highest sum. Six of nine people give A 5 and B 4, three give C 5. Guess before the run: A and C, whatever is
# printed. Seen: A and B with verbosity 0 and from sequentially_spent_score() alone, A and C with 1 and 2.
# allocated, rrv and bloc elect the same at every verbosity.
# A tutor who prints the count for the class and a notebook that runs it silently tell of two different pairs.
# Source: larryhastings/starvote, issue 17 (open); starvote, README, on Sequentially Spent Score and on verbosity.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet starvote==2.1.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import starvote


def elected(method, verbosity):
    ballots = [{"A": 5, "B": 4, "C": 0} for _ in range(6)] + [{"A": 0, "B": 0, "C": 5} for _ in range(3)]
    quiet = {"verbosity": verbosity, "print": lambda *_, **__: None}
    return "".join(sorted(starvote.election(method, ballots, seats=2, **quiet)))


seen = [elected(starvote.sss, verbosity) for verbosity in (0, 1, 2)]
print("Sequentially Spent Score, verbosity 0, 1, 2:", seen)
assert seen == ["AB", "AC", "AC"], "what is printed does not matter"
for method, pair in ((starvote.allocated, "AC"), (starvote.rrv, "AC"), (starvote.bloc, "AB")):
    assert {elected(method, verbosity) for verbosity in (0, 1, 2)} == {pair}
PY
