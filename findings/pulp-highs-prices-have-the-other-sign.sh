#!/usr/bin/env bash
# PuLP 3.3.2: in a maximisation the shadow price of a limit is 3 with the solver CBC and -3 with the solver HiGHS.
#
# PuLP is one language over many solvers, and the optimum is the same. But constraint.pi of "x + y at most 4", where one
# more unit adds 3 to the best value, has the sign turned when HiGHS (highspy 1.16.0) solves it, and so has the reduced
# cost (dj) of a variable, and the slack of an "at least" limit. highspy itself, asked directly for the same problem,
# gives 3; in a minimisation PuLP gives one sign with both.
# Guess before the run: the same numbers from both. Seen: pi 3 and -3, dj -1 and 1, slack of x >= 1 (x = 4) -3 and 3.
# A change of solver turns "worth three more" into "costs three", with no warning.
# Source: PuLP, pulp.apis.highs_api (a maximum is handed over as a minimum of the negative, and the duals are not turned
# back); issue 780 and pull request 781 of coin-or/pulp, where differing values were seen and held to be equally valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet PuLP==3.3.2 highspy==1.16.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import highspy
import pulp


def solved(solver, sense):
    problem, x, y = pulp.LpProblem("a", sense), pulp.LpVariable("x", 0), pulp.LpVariable("y", 0, 3)
    problem += (3 * x + 2 * y) * (1 if sense == pulp.LpMaximize else -1)
    problem += x + y <= 4, "most"
    problem += x >= 1, "least"
    problem.solve(solver)
    rows = problem.constraints
    return x.varValue, rows["most"].pi, y.dj, rows["least"].slack


best = {name: solved(getattr(pulp, name)(msg=False), pulp.LpMaximize) for name in ("PULP_CBC_CMD", "HiGHS")}
print("x, pi, dj, slack:", best)
assert best["PULP_CBC_CMD"] == (4, 3, -1, -3) and best["HiGHS"] == (4, -3, 1, 3), "the signs have changed"
least = {name: solved(getattr(pulp, name)(msg=False), pulp.LpMinimize)[1] for name in ("PULP_CBC_CMD", "HiGHS")}
assert set(least.values()) == {-3}, f"a minimisation gives {least}"

direct = highspy.Highs()
direct.setOptionValue("output_flag", False)
x, y = direct.addVariable(lb=0), direct.addVariable(lb=0, ub=3)
direct.addConstr(x + y <= 4)
direct.maximize(3 * x + 2 * y)
assert direct.getSolution().row_dual[0] == 3
PY
