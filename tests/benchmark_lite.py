"""Measures a built browser edition, cold and warm: what it loads, how long it takes, what it keeps in memory.

    uv run --group book python tests/benchmark_lite.py SITE [OTHER-SITE] [--notebook NAME] [--rounds 3]

Two sites are measured in turn, so that other work on the machine falls on both. Seconds of the processor stand beside
those of the clock, because the clock counts other people's work too.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from browser.lite import READY, SHOWN, Site, run_all, watched
from playwright.sync_api import sync_playwright

PATIENCE = 900_000
TICKS = os.sysconf("SC_CLK_TCK")
COLUMNS = ("outputs s", "ready s", "ready cpu", "ready MB", "cells s", "cells cpu", "all MB", "GB", "outside")


def processes(folder):
    """Yield the folders in /proc of the browser whose profile is ``folder``, and of all its children."""
    parents, found = {}, set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[path] = path.with_name((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if str(folder) in (path / "cmdline").read_text():
                found.add(path)
        except OSError:
            continue
    while more := {path for path, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def spent(folder):
    """Return the seconds of processor the browser has used, and its memory (GB; what is shared, shared out)."""
    seconds, memory = 0, 0
    for path in processes(folder):
        try:
            fields = (path / "stat").read_text().rsplit(")", 1)[1].split()
            seconds += (int(fields[11]) + int(fields[12])) / TICKS
            memory += int((path / "smaps_rollup").read_text().split("Pss:")[1].split()[0]) / 1e6
        except (OSError, IndexError):
            continue
    return seconds, memory


def visit(context, folder, site, name):
    """Open a notebook and run it; return the measures, in the order of ``COLUMNS``."""
    site.sent.clear()
    page, before, began = context.new_page(), spent(folder)[0], time.monotonic()
    with watched(page, site) as strange:
        page.goto(f"{site.base}lab/index.html?path=notebooks/{name}")
        page.wait_for_function(SHOWN, timeout=PATIENCE, polling=50)
        page.locator(".jp-RenderedHTMLCommon").first.wait_for(timeout=PATIENCE)
        shown = time.monotonic() - began
        page.wait_for_function(READY, timeout=PATIENCE, polling=50)
        ready, used, loaded = time.monotonic() - began, spent(folder)[0], site.megabytes()
        began = time.monotonic()
        cells = run_all(page, PATIENCE)
        ran, (after, memory) = time.monotonic() - began, spent(folder)
    assert all(isinstance(cell["execution_count"], int) for cell in cells if cell["cell_type"] == "code")
    page.close()
    return shown, ready, used - before, loaded, ran, after - used, site.megabytes(), memory, len(strange)


def main():
    """Read the command line, measure, and print the median of the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--notebook", default="02_interview_results.ipynb")
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    sites, found = [Site(path.resolve()) for path in asked.sites], {}
    with sync_playwright() as playwright:
        for _ in range(asked.rounds):
            for site in sites:
                folder = Path(tempfile.mkdtemp(prefix="lite-profile-"))
                context = playwright.chromium.launch_persistent_context(
                    folder,
                    executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
                    chromium_sandbox=os.geteuid() != 0,
                )
                for state in ("cold", "warm"):
                    found.setdefault((site, state), []).append(visit(context, folder, site, asked.notebook))
                    print(site.folder.name, state, *(f"{one:.2f}" for one in found[site, state][-1]), flush=True)
                context.close()
                shutil.rmtree(folder, ignore_errors=True)
    print(f"{'':32}" + "".join(f"{head:>10}" for head in COLUMNS))
    for (site, state), rows in found.items():
        middle = [statistics.median(column) for column in zip(*rows, strict=True)]
        print(f"{site.folder.name[-24:]:26}{state:6}" + "".join(f"{value:10.2f}" for value in middle))


if __name__ == "__main__":
    main()
