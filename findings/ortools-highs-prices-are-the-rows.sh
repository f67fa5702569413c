#!/usr/bin/env bash
# ortools 9.15.6755: solved with HiGHS, a row's shadow price is the row's own value, and every reduced cost is 0.
#
# At most 40 answers in all, at most 30 of the first kind, at 3 and 2 points: one more answer is worth 2 points, one more
# of the first kind 1. GLOP, CLP and PDLP say 2 and 1. With HIGHS_LP dual_value() gives 40 and 30, what the rows add up
# to; a variable that would cost 5 to use has the reduced cost 0. So in pywraplp and in its model builder ("highs");
# the newer mathopt of the same package, with the same HiGHS, gives 2 and 1. The optimum and the variables are right.
# Guess before the run: 2 and 1 with every solver. Seen: as above. Prices here have the units of answers and not of
# points, but nothing marks them as missing.
# To change the solver of a bound leaves the bound alone and makes nonsense of which rows are said to hold it.
# Source: OR-Tools, MPConstraint.dual_value; PyPSA/linopy, issue 131 (there too row_value was once read for row_dual);
# no thread on it was found among the project's own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ortools==9.15.6755 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from ortools.linear_solver import pywraplp
from ortools.linear_solver.python import model_builder
from ortools.math_opt.python import mathopt


def prices(name):
    solver = pywraplp.Solver.CreateSolver(name)
    one, two, dear = (solver.NumVar(0, 1000, word) for word in ("one", "two", "dear"))
    rows = [solver.Add(one + two + dear >= 40), solver.Add(one >= 30)]
    solver.Minimize(3 * one + 2 * two + 7 * dear)
    assert solver.Solve() == solver.OPTIMAL and round(solver.Objective().Value(), 6) == 110
    return [round(row.dual_value(), 6) for row in rows], round(dear.reduced_cost(), 6)


seen = {name: prices(name) for name in ("GLOP", "CLP", "HIGHS_LP")}
print(seen)
assert seen["GLOP"] == seen["CLP"] == ([2, 1], 5)
assert seen["HIGHS_LP"] == ([40, 30], 0), "HiGHS's prices are prices"

model = model_builder.Model()
one, two = (model.new_var(0, 1000, False, word) for word in ("one", "two"))
rows = [model.add(one + two <= 40), model.add(one <= 30)]
model.maximize(3 * one + 2 * two)
for name, then in (("glop", [2, 1]), ("highs", [40, 30])):
    solver = model_builder.Solver(name)
    solver.solve(model)
    assert [round(solver.dual_value(row), 6) for row in rows] == then, name

model = mathopt.Model()
one, two = (model.add_variable(lb=0, ub=1000) for _ in range(2))
rows = [model.add_linear_constraint(one + two <= 40), model.add_linear_constraint(one <= 30)]
model.maximize(3 * one + 2 * two)
right = mathopt.solve(model, mathopt.SolverType.HIGHS).dual_values()
assert [round(right[row], 6) for row in rows] == [2, 1]
PY
