"""Write the student edition: every notebook without its solutions, everything else as it is.

uv run python teaching/student_edition.py build/student

A solution is a run of cells with the tag ``solution``. In its place stand a line to write under and one empty cell.
"""

import argparse
import itertools
from pathlib import Path

import nbformat

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
TAG, ANSWER_TAG = "solution", "answer"


def tagged(cell, tag):
    """Tell whether a cell carries a tag."""
    return tag in cell.metadata.get("tags", [])


def answer(first):
    """Return what stands in the place of a solution; ``first`` is the id of the solution's first cell."""
    words = nbformat.v4.new_markdown_cell("*Your answer.*", id=f"{first}-words", metadata={"tags": [ANSWER_TAG]})
    code = nbformat.v4.new_code_cell("", id=f"{first}-code", metadata={"tags": [ANSWER_TAG]})
    return [words, code]


def student(notebook):
    """Return a copy of a notebook in which each run of solution cells has become an empty answer."""
    copy = nbformat.from_dict(notebook)
    copy.cells = []
    for solved, cells in itertools.groupby(notebook.cells, lambda cell: tagged(cell, TAG)):
        run = list(cells)
        copy.cells += answer(run[0].id) if solved else run
    return copy


def write(out):
    """Write the student edition of every notebook into a folder and return its paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        nbformat.write(student(nbformat.read(path, as_version=4)), out / path.name)
        written.append(out / path.name)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write every notebook without its solutions.")
    parser.add_argument("out", type=Path, help="the folder to write to; notebooks of the same name are overwritten")
    for path in write(parser.parse_args().out):
        print(path)
