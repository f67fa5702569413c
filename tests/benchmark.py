"""Time validation against execution: uv run python tests/benchmark.py [RUNS]. By hand, not a test.

Three things are timed in turn, RUNS times (5 unless told): strict nbval over every notebook; plain execution of
the same notebooks; and the floor, one kernel started for each notebook with the library imported and nothing else.
Then the whole suite, unit tests included. Medians and their ratios are printed; absolute seconds vary between machines.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
IMPORTS = (
    "from nopolicy import bounds, charts, classroom, coverage, explorer, ledger, literature, scoreboard, scoring, "
    "statements, tables, timeline"
)


def pytest(*paths):
    subprocess.run([sys.executable, "-m", "pytest", "-q", *map(str, paths)], cwd=ROOT, check=True, capture_output=True)


def execute(notebook):
    NotebookClient(notebook, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()


def floor():
    for _ in NOTEBOOKS:
        execute(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(IMPORTS)]))


def plain():
    for path in NOTEBOOKS:
        execute(nbformat.read(path, as_version=4))


def main(runs):
    jobs = {
        "floor: kernels and imports": floor,
        "plain execution": plain,
        "validation (nbval)": lambda: pytest(*NOTEBOOKS),
        "whole suite": pytest,
    }
    seconds = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            seconds[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, values in seconds.items():
        print(f"{name:28} median {medians[name]:6.1f} s   ({min(values):.1f} to {max(values):.1f})")
    print(f"validation / execution  {medians['validation (nbval)'] / medians['plain execution']:.2f}")
    print(f"whole suite / floor     {medians['whole suite'] / medians['floor: kernels and imports']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
