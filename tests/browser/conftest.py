"""Tests in a real browser: uv run --group book pytest -m browser tests/browser.

They are kept apart by the mark ``browser``, which everything in this folder carries and which the plain ``pytest``
leaves out. Nothing here is skipped for want of a browser: who asks for these tests and lacks what they need gets an
error. Variables of the environment: CHROMIUM, the program to start (otherwise the first ``chromium`` on the path), and
SCREENSHOTS, the folder for pictures (otherwise a temporary one).
"""

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from stored import FOLDER, NOTEBOOKS

from browser import lab

HERE = Path(__file__).parent

# Without the book group the modules here cannot even be imported; asked for by name, pytest then finds no test, and
# that is an error to it.
collect_ignore_glob = [] if find_spec("playwright") else ["test_*.py"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium():
    """Return one browser for the whole run (a playwright Browser)."""
    from playwright.sync_api import sync_playwright

    if lab.program() is None:
        pytest.fail("No chromium on the path: install it, or name the program in the variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = lab.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium):
    """Return a function that opens a page of its own; it takes what ``Browser.new_context`` takes."""
    contexts = []

    def open_page(**options):
        contexts.append(chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory):
    """Return the folder for pictures (a Path)."""
    if named := os.environ.get("SCREENSHOTS"):
        folder = Path(named)
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    return tmp_path_factory.mktemp("screenshots")


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Return the folder whose notebooks JupyterLab shows, and a function from a notebook's name to its address.

    Copies under ``as_stored`` are just that. The others keep the stored outputs and lose the execution counts, so that
    a count seen later is one of this run.
    """
    folder = tmp_path_factory.mktemp("jupyterlab")
    root = folder / "notebooks"
    shutil.copytree(FOLDER, root / "as_stored", ignore=shutil.ignore_patterns(".*"))
    for path in NOTEBOOKS:
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["execution_count"] = None
        (root / path.name).write_text(json.dumps(notebook), "utf-8")
    # Every cell stays on the page, where a test can see it; what changed is saved within seconds.
    settings = {
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 3},
    }
    with lab.serve(root, folder, settings) as address:
        yield root, address
