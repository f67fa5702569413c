"""Write the student edition: every notebook without its solutions, everything else as it is.

uv run python teaching/student_edition.py build/student
uv run python teaching/student_edition.py build/student --blank

A solution is a run of cells with the tag ``solution``: what solves an exercise, or what a good answer to a question of
the seminar sheet touches. In its place stand a line to write under and, where the solution has code, one empty cell.
With ``--blank`` the folder ``blank`` in the edition holds all of it once more, without outputs: whoever runs it cell by
cell can guess before looking.
"""

import argparse
import itertools
import os
from pathlib import Path

import nbformat

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
TAG, ANSWER_TAG = "solution", "answer"


def tagged(cell, tag):
    """Tell whether a cell carries a tag."""
    return tag in cell.metadata.get("tags", [])


def answer(run):
    """Return what stands in the place of a solution, a list of cells: words, and code if the solution has any."""
    first, metadata = run[0].id, {"tags": [ANSWER_TAG]}
    cells = [nbformat.v4.new_markdown_cell("*Your answer.*", id=f"{first}-words", metadata=metadata)]
    if any(cell.cell_type == "code" for cell in run):
        cells.append(nbformat.v4.new_code_cell("", id=f"{first}-code", metadata=metadata))
    return cells


def student(notebook):
    """Return a copy of a notebook in which each run of solution cells has become an empty answer."""
    copy = nbformat.from_dict(notebook | {"cells": []})
    for solved, cells in itertools.groupby(notebook.cells, lambda cell: tagged(cell, TAG)):
        run = list(cells)
        copy.cells += answer(run) if solved else run
    return copy


def blank(notebook):
    """Return a copy of a notebook as if it had never been run: no outputs and no counts."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return copy


def linked(notebook, out):
    """Let the links of a notebook that lead out of its folder find their files from the folder ``out``; return it."""
    there = Path(os.path.relpath(NOTEBOOKS.parent, out.resolve())).as_posix()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("](../", f"]({there}/")
    return notebook


def write(out, blank_too=False):
    """Write the student edition of every notebook into a folder, and perhaps a copy without outputs; return its paths.

    Parameters
    ----------
    out : Path
        The folder; notebooks of the same name are overwritten.
    blank_too : bool
        Whether the folder ``blank`` in it gets the notebooks without outputs.
    """
    written = []
    for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
        edition = student(nbformat.read(path, as_version=4))
        for folder, notebook in [(out, edition), *([(out / "blank", blank(edition))] if blank_too else [])]:
            folder.mkdir(parents=True, exist_ok=True)
            nbformat.write(linked(notebook, folder), folder / path.name)
            written.append(folder / path.name)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write every notebook without its solutions.")
    parser.add_argument("out", type=Path, help="the folder to write to; notebooks of the same name are overwritten")
    parser.add_argument("--blank", action="store_true", help="write a copy without outputs as well, into OUT/blank")
    options = parser.parse_args()
    for path in write(options.out, options.blank):
        print(path)
