"""Set what checking costs beside another checkout: uv run --group book python tests/benchmark.py --against DIR.

By hand, never a test. Everything timed is done RUNS times (``--runs``, 5 unless told), here and there in turn, so that
a busy machine slows both; medians and their ratios are printed, with the goal. Absolute seconds vary between machines,
and with what else they do. ``--only WORD`` keeps the rows that have the word in their name. Without ``--against``, only
this checkout is measured. The other one needs no preparation and is left as it is; its environment is built in a
temporary folder. Chromium is needed for the rows of the browser, as for the tests there.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from browser import lab

HERE = Path(__file__).resolve().parents[1]
PLAIN = "--nbval --nbval-current-env -m 'not browser and not editions'"  # one process: what is compared is the work
RUN = """
import sys, nbformat
from pathlib import Path
from nbclient import NotebookClient
for path in map(Path, sys.argv[1:]):
    NotebookClient(nbformat.read(path, as_version=4), resources={"metadata": {"path": str(path.parent)}}).execute()
"""
FLOOR = """
import sys, nbformat
from nbclient import NotebookClient
cell = "import importlib, pkgutil, nopolicy\\nfor one in pkgutil.iter_modules(nopolicy.__path__):\\n"
cell += "    importlib.import_module(f'nopolicy.{one.name}')"
for _ in sys.argv[1:]:
    NotebookClient(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])).execute()
"""
SCORING = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
import benchmark_scoring
_, scored, bare, _ = benchmark_scoring.measure(Path(sys.argv[1]), 1)
print(scored / bare)
"""


@dataclass
class Checkout:
    """A folder with the project, and the environment that its commands run in."""

    folder: Path
    environment: Path
    found: dict = field(default_factory=dict)

    @property
    def notebooks(self):
        return sorted((self.folder / "notebooks").glob("[0-9]*.ipynb"))

    def run(self, *command, **more):
        env = os.environ | {"UV_PROJECT_ENVIRONMENT": str(self.environment)} | more
        return subprocess.run(
            ["uv", "run", "-q", "--group", "book", *map(str, command)],
            cwd=self.folder, env=env, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip


def timed(job):
    """Return a measure that takes the seconds of a job."""

    def measure(checkout):
        start = time.perf_counter()
        job(checkout)
        return time.perf_counter() - start

    return measure


def notebook(checkout, number):
    return next(path for path in checkout.notebooks if path.name.startswith(number))


def stored_twice(checkout):
    """Return how many bytes of notebook 00 differ after it is stored again; the file is put back."""
    path = notebook(checkout, "00")
    before = path.read_bytes()
    checkout.run("python", "tests/store_notebooks.py", path.stem)
    after = path.read_bytes()
    path.write_bytes(before)
    return sum(a != b for a, b in zip(before, after, strict=False)) + abs(len(before) - len(after))


def scoring(checkout):
    """Return the ratio of scoring a million ballots to a bare bincount over their cells."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "class.csv"
        checkout.run("python", "-c", f"import sys; sys.path.insert(0, 'tests'); import benchmark_scoring as b; "
                     f"b.make(__import__('pathlib').Path({str(path)!r}), 1_000_000)")  # fmt: skip
        return float(checkout.run("python", "-c", SCORING, path))


def in_lab(checkout, look, number="02"):
    """Return what ``look`` finds, given a page of Chromium on a copy of a notebook in JupyterLab, and that copy."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root, path = Path(folder) / "notebooks", notebook(checkout, number)
        root.mkdir()
        shutil.copy(path, root)
        settings = {"@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 3}}
        python = [checkout.environment / "bin" / "python"]
        with lab.serve(root, Path(folder), settings, python) as address:
            browser = lab.launch(playwright)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            lab.start(page, address(path.name))
            found = look(page, root / path.name)
            browser.close()
            return found


def looked_at(page, path):
    before = path.read_bytes()
    page.evaluate(lab.SCROLL)
    page.wait_for_timeout(15_000)
    return int(before != path.read_bytes())


def first_chart(checkout):
    """Return the seconds from a clone, with an empty cache, to the first chart in the browser."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        clone, browser = Path(folder) / "clone", lab.launch(playwright)
        env = os.environ | {"UV_CACHE_DIR": f"{folder}/cache", "UV_PROJECT_ENVIRONMENT": f"{folder}/environment"}
        start = time.perf_counter()
        subprocess.run(["git", "clone", "-q", checkout.folder, clone], check=True)
        with lab.serve(clone / "notebooks", Path(folder), (), ("uv", "run", "python"), cwd=clone, env=env) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address(notebook(checkout, "00").name))
            page.locator(".jp-RenderedImage img").first.wait_for(timeout=lab.PATIENCE)
            found = time.perf_counter() - start
        browser.close()
        return found


# Each row: how it is measured, how often of RUNS, and what is read from the medians ("here / there", or a row's name).
ROWS = {
    "whole suite, seconds": (timed(lambda one: one.run("pytest", "-q")), True, "against", 0.4),
    "floor: a kernel with all imports for each notebook, seconds": (
        timed(lambda one: one.run("python", "-c", FLOOR, *one.notebooks)), True, None, None,
    ),
    "validating all notebooks, seconds": (
        timed(lambda one: one.run("pytest", "-q", "-o", f"addopts={PLAIN}", "notebooks")), True, None, None,
    ),
    "executing all notebooks, seconds": (
        timed(lambda one: one.run("python", "-c", RUN, *one.notebooks)), True, None, None,
    ),
    "executing notebook 02, seconds": (
        timed(lambda one: one.run("python", "-c", RUN, notebook(one, "02"))), True, "against", 0.4,
    ),
    "stored bytes of all notebooks, MB": (
        lambda one: sum(path.stat().st_size for path in one.notebooks) / 1e6, False, "itself", 4.8,
    ),
    "largest notebook, MB": (lambda one: max(path.stat().st_size for path in one.notebooks) / 1e6, False, None, None),
    "bytes that differ when 00 is stored twice": (stored_twice, False, "itself", 0),
    "02 changed by opening and scrolling it in Lab (1: yes)": (lambda one: in_lab(one, looked_at), False, "itself", 0),
    "longest frame while scrolling 02 in Lab, milliseconds": (
        lambda one: in_lab(one, lambda page, _: page.evaluate(lab.SCROLL)), True, "itself", 250,
    ),
    "clone to first chart in the browser, empty cache, seconds": (first_chart, True, "against", 0.6),
    "scoring a million ballots / bare bincount": (scoring, True, "itself", 1.6),
}  # fmt: skip
QUOTIENTS = {
    "whole suite / floor": ("whole suite, seconds", "floor: a kernel with all imports for each notebook, seconds", 2.0),
    "validating / executing": ("validating all notebooks, seconds", "executing all notebooks, seconds", 1.05),
}


def report(checkouts, rows):
    """Print each row: here, there, the ratio of the two, and the goal with what it is set against."""
    here, *there = checkouts

    def line(name, mine, others, goal=""):
        beside = "".join(f" {one:9.2f}   ratio {mine / one:5.2f}" if one else f" {one:9.2f}" for one in others)
        print(f"{name:62} {mine:9.2f}{beside}   {goal}")

    middle = {id(one): {name: statistics.median(found) for name, found in one.found.items()} for one in checkouts}
    print(f"{'':62} {'here':>9}" + (f" {'there':>9}" if there else ""))
    for name in rows:
        *_, what, goal = ROWS[name]
        words = "" if what is None else f"goal: {'ratio ' if what == 'against' else ''}<= {goal}"
        line(name, middle[id(here)][name], [middle[id(one)][name] for one in there], words)
    for name, (top, bottom, goal) in QUOTIENTS.items():
        if {top, bottom} <= set(rows):
            mine, *others = (middle[id(one)][top] / middle[id(one)][bottom] for one in checkouts)
            line(name, mine, others, f"goal: <= {goal}")


def main():
    parser = argparse.ArgumentParser(description="Set what checking costs beside another checkout.")
    parser.add_argument("--against", type=Path, help="the folder of the other checkout")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", default=[], help="a word of the rows to measure; may be repeated")
    given = parser.parse_args()
    rows = [name for name in ROWS if not given.only or any(word in name for word in given.only)]
    with tempfile.TemporaryDirectory() as scratch:
        # Modules are compiled once, as on a reader's machine, wherever this runs; what comes of it goes to a folder.
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{scratch}/bytecode"}
        checkouts = [Checkout(HERE, Path(sys.prefix))]
        if given.against:
            checkouts.append(Checkout(given.against.resolve(), Path(scratch) / "environment"))
        for one in checkouts:
            one.run("python", "-c", "")  # makes the environment
        for name in rows:
            measure, often, *_ = ROWS[name]
            for _ in range(given.runs if often else 1):
                for one in checkouts:
                    one.found.setdefault(name, []).append(measure(one))
            print(f"measured: {name}", file=sys.stderr)
        report(checkouts, rows)


if __name__ == "__main__":
    main()
