"""Change numbers in the data, one at a time, and see whether anything notices: uv run python tests/mutate.py [N].

For each data file, N cells with a digit in them (default 10) get another digit, in a copy. A change is caught when the
ledger refuses the file, or when the ledger notebook would show something else than it has stored, which is what strict
validation compares. No kernel runs: a notebook's page and this script come from the same functions.
"""

import csv
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from stored import outputs
from test_coverage import PRINTED, lines

from nopolicy import bounds, ledger, sheets, tables

STORED = {line for text, page in outputs("07_ledger") for line in [*text.split("\n"), *page.split("\n")]}


def spoiled(path, seed):
    """Give one cell of a CSV file another digit; return what was done, or None for a file without a number."""
    chance = random.Random(seed)
    head, *rows = csv.reader(path.read_text("utf-8").splitlines())
    places = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if re.search(r"\d", cell)]
    if not places:
        return None
    r, c = chance.choice(places)
    before = rows[r][c]
    digit = chance.choice(list(re.finditer(r"\d", before)))
    other = chance.choice([one for one in "0123456789" if one != digit[0]])
    rows[r][c] = before[: digit.start()] + other + before[digit.end() :]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return f"line {r + 2}, {head[c]}: {before!r} -> {rows[r][c]!r}"


def shown(name, folder):
    """The lines in which the ledger notebook shows a data file."""
    if name in PRINTED:
        table, heads = ledger.table(PRINTED[name], folder), ledger.read("tables", folder).set_index("locator")
        title = f"Table {PRINTED[name]}"
        as_printed = tables.printed(table, heads.loc[f"T{PRINTED[name]}", list(tables.HEADINGS)], f"{title} as printed")
        return [*repr(as_printed).split("\n"), *repr(tables.audit(table, f"{title}, printed ≠ recomputed")).split("\n")]
    if name == "figures":
        rows = ledger.read(name, folder)
        said = [bounds.sentences(rows, one).assign(figure=ledger.place(one)) for one in rows["figure"].unique()]
        return [line for one in said for line in lines(sheets.listed(one, ""))]
    return lines(sheets.whole(name, folder=folder))


def caught(name, folder):
    """Return how a change of one file is noticed, or nothing."""
    try:
        return "" if set(shown(name, folder)) <= STORED else "shown differently"
    except ledger.LedgerError as refusal:
        return f"refused: {str(refusal)[:80]}"


def main(times):
    missed = []
    for one in ledger.package()["resources"]:
        name, file = one["name"], one["path"]
        if found := caught(name, ledger.DATA):
            sys.exit(f"{file} is caught unchanged ({found}): store the ledger notebook first.")
        noticed = tried = 0
        for seed in range(times):
            with tempfile.TemporaryDirectory() as folder:
                copy = shutil.copytree(ledger.DATA, Path(folder) / "data")
                done = spoiled(copy / file, f"{name} {seed}")
                if done is None:
                    break
                tried, found = tried + 1, caught(name, copy)
                noticed += bool(found)
                missed += [f"{file}, {done}"] * (not found)
        print(f"{file:<20} {noticed:>3} of {tried}")
    print(*(f"missed: {one}" for one in missed), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
