"""Runs in the browser when the kernel starts: finds packages when they are imported, and the reader's edits of data/.

A package is fetched when it is first imported, and without a promise, because an import cannot wait for one. ``data/``
has a copy in memory: the page's own files are asked for through the page, which takes milliseconds, and the library
looks at its files thousands of times. What a reader changes is copied over that copy before the next cell runs.
"""

import hashlib
import importlib
import io
import sys
import time
import zipfile
from importlib.machinery import PathFinder
from pathlib import Path

import js
import pyodide_js

SITE = Path(__file__).resolve().parent  # where packages lie
HOME = SITE / "companion"
PUBLISHED = 1022889600  # 2002-06-01: the time every file has that nobody changed (build.py sets it)
PAUSE = 0.3  # seconds: nobody edits, saves and runs faster; one cell after the other in "Run all" does


class OnDemand:
    """Finds what the page's lock names and nobody loaded yet."""

    def __init__(self):
        self.packages = pyodide_js.lockfile.packages.to_py()
        self.base = js.URL.new("./", pyodide_js._api.config.indexURL).href
        self.homes = {top: name for name, one in self.packages.items() for top in one["imports"]}

    def find_spec(self, name, path=None, target=None):
        """Fetch the package of a top-level module; return its spec, or None for what is not the page's."""
        if name not in self.homes:
            return None
        self.load(self.homes[name])
        importlib.invalidate_caches()
        return PathFinder.find_spec(name, path, target)

    def load(self, name):
        """Unpack a package and what it needs, unless that is done; raise ImportError if it cannot be had."""
        if hasattr(pyodide_js.loadedPackages, name):
            return
        one, request = self.packages[name], js.XMLHttpRequest.new()
        for other in one["depends"]:
            self.load(other)
        request.open("GET", self.base + one["file_name"], False)
        request.responseType = "arraybuffer"
        request.send()
        data = request.response.to_bytes() if request.status == 200 else b""
        if hashlib.sha256(data).hexdigest() != one["sha256"]:
            raise ImportError(f"{one['file_name']} could not be fetched whole. Is the page still reachable?")
        zipfile.ZipFile(io.BytesIO(data)).extractall(SITE)
        setattr(pyodide_js.loadedPackages, name, "on demand")


class Edits:
    """Copies what changed in the page's ``data/``, a folder of its ``drive``, over the library's own."""

    def __init__(self, drive):
        self.drive, self.seen, self.ran = drive, {}, 0.0

    def bring(self, *_):
        """Before a cell: copy each file whose time is another than at the last look."""
        for path in self.drive.iterdir() if time.monotonic() - self.ran > PAUSE else ():
            stamp = path.stat().st_mtime
            if stamp != self.seen.get(path.name, PUBLISHED):
                (HOME / "data" / path.name).write_bytes(path.read_bytes())
            self.seen[path.name] = stamp

    def note(self, *_):
        """After a cell: remember when it ended."""
        self.ran = time.monotonic()


def begin():
    """Put the library where Python finds it, and start to look for imports and edits."""
    sys.path.append(str(HOME / "lib"))
    sys.meta_path.append(OnDemand())
    shell = sys.modules["IPython"].get_ipython()
    shell.Completer.use_jedi = False  # not shipped: it is a tenth of all that is loaded
    edits = Edits(Path("/drive/data"))
    if edits.drive.exists():  # not on plain http under a foreign name
        shell.events.register("pre_run_cell", edits.bring)
        shell.events.register("post_run_cell", edits.note)
