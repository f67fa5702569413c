"""Tests in a real browser: uv run --group book pytest -m browser tests/browser.

They are kept apart by the mark ``browser``, which everything in this folder carries and which the plain ``pytest``
leaves out. Nothing here is skipped for want of a browser: who asks for these tests and lacks what they need gets an
error. Variables of the environment: CHROMIUM, the program to start (otherwise the first ``chromium`` on the path), and
SCREENSHOTS, the folder for pictures (otherwise a temporary one).
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
TOKEN = "only-on-this-machine"

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

    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("No chromium on the path: install it, or name the program in the variable CHROMIUM.")
    # Chromium refuses its sandbox to root, and root is who runs tests in a container.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
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
def jupyterlab(tmp_path_factory):
    """Run JupyterLab on a copy of the notebooks; return a function from a notebook's name to its address.

    The copy keeps the stored outputs and loses the execution counts, so that a count seen later is one of this run.
    Settings, workspaces and whatever else Jupyter writes stay in a temporary folder too.
    """
    folder = tmp_path_factory.mktemp("jupyterlab")
    root, settings = folder / "notebooks", folder / "settings"
    root.mkdir()
    settings.mkdir()
    for path in NOTEBOOKS.glob("*.ipynb"):
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["execution_count"] = None
        (root / path.name).write_text(json.dumps(notebook), "utf-8")
    # Every cell stays on the page, where a test can see it; nothing is asked of the network.
    overrides = {
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    (settings / "overrides.json").write_text(json.dumps(overrides), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    options = [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", "--no-browser"]
    options += [f"--ServerApp.root_dir={root}", f"--LabApp.app_settings_dir={settings}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, *(["--allow-root"] if os.geteuid() == 0 else [])],
            env=os.environ | {name: str(folder / name.lower()) for name in own},
            stdout=log,
            stderr=log,
        )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/api", server, folder / "log")
        yield lambda name: f"{base}/lab/tree/{name}?reset&token={TOKEN}"
    finally:
        # Asked to end, the server ends its kernels first.
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(address, server, log):
    """Return when a server answers; fail with its log when it ends instead, or takes longer than a minute."""
    for _ in range(120):
        try:
            return urlopen(address).close()
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.5)
    return pytest.fail(f"{address} does not answer.\n{log.read_text('utf-8')}")
