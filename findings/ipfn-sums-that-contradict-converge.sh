#!/usr/bin/env bash
# ipfn 1.4.4: fitting a table to row and column sums that contradict each other "converges", and which sums are met
# depends on the order in which they were given.
#
# Iterative proportional fitting scales rows and columns in turn. When the rows should add up to 30 and the columns to
# 33, no table fits; the steps then repeat themselves, which the stopping rule takes for convergence. The flag that
# verbose=1 adds is 1, as it is for sums that agree. The last sums in the list are met, the others missed by a tenth.
# Guess before the run: an error, a warning, or the flag 0. Seen: flag 1 and a total of 33, or 30 with the list turned.
# Published tables do not always add up; a cell that is fitted to them is then a matter of the order of the arguments.
# Source: ipfn, README (verbose: 1 adds a flag of convergence).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ipfn==1.4.4 numpy==1.26.4 pandas==2.3.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
import numpy
from ipfn.ipfn import ipfn


def fit(sums, dimensions):
    fitted, flag = ipfn(numpy.array([[1.0, 2.0], [3.0, 4.0]]), sums, dimensions, verbose=1).iteration()
    return round(float(fitted.sum()), 6), flag


rows, columns = numpy.array([10.0, 20.0]), numpy.array([15.0, 18.0])
agreeing = fit([rows, numpy.array([15.0, 15.0])], [[0], [1]])
first, turned = fit([rows, columns], [[0], [1]]), fit([columns, rows], [[1], [0]])
print("total and flag, sums that agree:", agreeing, "that do not:", first, "turned:", turned)
assert agreeing == (30.0, 1)
assert first == (33.0, 1) and turned == (30.0, 1), "contradicting sums are treated in another way"
PY
