"""The notebooks as they are stored: read once, and in one way, by every test that looks into them."""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9][0-9]_*.ipynb"))
READING = [path for path in NOTEBOOKS if path.stem[:2] not in ("05", "07")]
SEMINAR = "## Seminar sheet"


@cache
def cells(path):
    """The cells of a notebook, given as a Path or by its name."""
    return json.loads((FOLDER / path).with_suffix(".ipynb").read_text("utf-8"))["cells"]


def prose(path, until=None):
    """The words of a notebook, or those before the cell that begins with ``until``."""
    found = []
    for cell in cells(path):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            if until and source.startswith(until):
                break
            found.append(source)
    return "\n\n".join(found)


def pages(cell):
    """What a cell shows, as pairs of plain text and page."""
    found = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        found.append(("".join(data.get("text/plain", output.get("text", ""))), "".join(data.get("text/html", ""))))
    return found


@cache
def outputs(path):
    """What all cells of a notebook show, as pairs of plain text and page."""
    return [pair for cell in cells(path) for pair in pages(cell)]
