"""Re-execute every notebook from top to bottom and store what it shows: uv run python tests/store_notebooks.py.

With names, only those: uv run python tests/store_notebooks.py 02_interview_results
"""

import base64
import os
import sys

import nbformat
from nbclient import NotebookClient
from stored import FOLDER, NOTEBOOKS

# The README shows the first chart of this notebook.
FINDING = ("02_interview_results", FOLDER.parent / "book" / "finding.png")

os.environ["LC_ALL"] = "C"  # as in conftest.py


def store(path):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        resources={"metadata": {"path": str(FOLDER)}},
        record_timing=False,
        store_widget_state=False,
    )
    client.execute()
    # A stored widget has no kernel to answer it, and a number of its own in each run. Without it, every page shows the
    # HTML that stands beside it; a run brings the widget back.
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    # The version of the Python that happened to run it is not part of what it says.
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)
    if path.stem == FINDING[0]:
        charts = [
            out.data["image/png"]
            for cell in notebook.cells
            for out in cell.get("outputs", [])
            if "data" in out and "image/png" in out.data
        ]
        FINDING[1].write_bytes(base64.b64decode(charts[0]))


if __name__ == "__main__":
    chosen = sys.argv[1:] or [path.stem for path in NOTEBOOKS]
    for name in chosen:
        print(name)
        store(FOLDER / f"{name}.ipynb")
