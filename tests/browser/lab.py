"""Starts JupyterLab and Chromium on their own, away from the settings of whoever runs the tests."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

TOKEN = "only-on-this-machine"
PATIENCE = 180_000  # milliseconds; two cores may be shared with other work
OWN = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
OWN += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
NO_NETWORK = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def program():
    """Return the Chromium to start, or None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def launch(playwright):
    """Return a browser. Chromium refuses its sandbox to root, and root is who runs tests in a container."""
    return playwright.chromium.launch(executable_path=program(), chromium_sandbox=os.geteuid() != 0)


@contextlib.contextmanager
def serve(root, scratch, settings=(), python=(sys.executable,), **options):
    """Run JupyterLab on a folder; yield a function from a notebook's name to its address.

    Settings (overrides of JupyterLab's), workspaces and whatever else Jupyter writes stay in the folder ``scratch``.
    ``python`` is the command that starts Python, ``options`` are those of ``subprocess.Popen``. Raises RuntimeError
    with the server's log when it ends, or does not answer within ten minutes.
    """
    own = scratch / "overrides"
    own.mkdir()
    (own / "overrides.json").write_text(json.dumps(NO_NETWORK | dict(settings)), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*python, "-m", "jupyterlab", f"--port={port}", "--ServerApp.port_retries=0", "--no-browser"]
    command += [f"--ServerApp.root_dir={root}", f"--LabApp.app_settings_dir={own}", "--LabApp.expose_app_in_browser=1"]
    command += [f"--IdentityProvider.token={TOKEN}", *(["--allow-root"] if os.geteuid() == 0 else [])]
    env = options.pop("env", os.environ) | {name: str(scratch / name.lower()) for name in OWN}
    with (scratch / "log").open("w") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log, **options)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/api", server, scratch / "log")
        yield lambda name: f"{base}/lab/tree/{name}?reset&token={TOKEN}"
    finally:
        # Asked to end, the server ends its kernels first.
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(address, server, log):
    for _ in range(2400):
        try:
            return urlopen(address).close()
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    raise RuntimeError(f"{address} does not answer.\n{log.read_text('utf-8')}")


def start(page, address):
    """Open a notebook, and wait until its kernel has answered: before that the menu offers commands that do nothing."""
    page.goto(address)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=PATIENCE)


# Scrolls a notebook from top to bottom, a screen at a time, and returns the longest frame in milliseconds.
SCROLL = """() => new Promise(done => {
    const pane = document.querySelector('.jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook');
    let last = performance.now(), longest = 0;
    const step = now => {
        longest = Math.max(longest, now - last);
        last = now;
        const before = pane.scrollTop;
        pane.scrollTop += 0.5 * pane.clientHeight;
        if (pane.scrollTop === before) done(longest); else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""
