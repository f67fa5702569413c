"""Fetches what the browser edition is made of, and refuses every file that is not the one its publisher means.

Three sources, each through its own client: npm for the core of Pyodide, pip for pure wheels, and for compiled wheels
either Pyodide's release (an address or a folder) or a wheel of another project that carries the same files.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
PYODIDE = "314.0.4"
# SHA-512 of npm's package, as npm states it. The lock in it states the hash of every wheel of this version.
PACKAGE = "fMexKS5P/s8iTjczevLUv/aWq9i5yaGvBTpBW6gM+nzDNelfPpREma/xdDK2AAGebAuKnBJk7fyVP6RBlz4btg=="
CARRIER = "open-webui==0.12.4"
PIP = ("-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:")
TARGET = ("--python-version=3.14", "--implementation=cp", "--abi=cp314", "--abi=none", "--platform=any")
TARGET += ("--platform=manylinux2014_x86_64",)  # MarkupSafe, of which only the Python is taken


class BuildError(Exception):
    """Something is not what it has to be, and nothing may be built from it."""


def sha256(data):
    """Return the SHA-256 of some bytes as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def run(*command, cwd=None):
    """Run a program, or raise BuildError with what it said."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    except FileNotFoundError as problem:
        raise BuildError(f"The build needs {words[0]}, which is not installed.") from problem
    if done.returncode:
        raise BuildError(f"{' '.join(words[:5])} failed:\n{(done.stderr or done.stdout).strip()[-2000:]}")


def core(cache):
    """Return the folder of npm's package ``pyodide``, fetched, checked and unpacked, and its lock (a dict)."""
    cache.mkdir(parents=True, exist_ok=True)
    packed, folder = cache / f"pyodide-{PYODIDE}.tgz", cache / f"pyodide-{PYODIDE}"
    if not packed.exists():
        run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", cwd=cache)
    if base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode() != PACKAGE:
        raise BuildError(f"{packed} is not the package that npm published as pyodide {PYODIDE}.")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package", json.loads((folder / "package" / "pyodide-lock.json").read_text("utf-8"))


def pure(cache, pins=HERE / "wheels.txt"):
    """Return the pure wheels that ``pins`` names (Paths); pip compares each with the hash that stands there."""
    folder = cache / f"pure-{sha256(pins.read_bytes())[:12]}"
    # What an earlier build fetched is checked again, but not fetched again.
    source = ("--no-index", f"--find-links={folder}") if folder.exists() else ()
    run(sys.executable, *PIP, *TARGET, *source, "--require-hashes", "-d", folder, "-r", pins)
    return sorted(folder.glob("*.whl"))


def compiled(cache, packages, names, release=None):
    """Return compiled wheels by name (a dict of str to bytes), each with the hash that a lock's ``packages`` state.

    ``release`` is an address or a folder with the files of Pyodide's release; without it the same files are taken out
    of a wheel that carries them. Raises BuildError for a file that is missing, or that is another one.
    """
    if release:
        base = (release if "://" in release else Path(release).resolve().as_uri()).rstrip("/")
    else:
        folder = cache / CARRIER.replace("==", "-")
        if not folder.exists():
            run(sys.executable, *PIP, "--python-version=3.12", "-d", folder, CARRIER)
        carrier = zipfile.ZipFile(next(folder.glob("*.whl")))
        held = {path.rsplit("/", 1)[-1]: path for path in carrier.namelist()}
    found = {}
    for name in names:
        file = packages[name]["file_name"]
        try:
            found[name] = urlopen(f"{base}/{file}").read() if release else carrier.read(held[file])
        except (OSError, KeyError) as problem:
            raise BuildError(f"{file} is not in {release or CARRIER}: {problem}") from problem
        if sha256(found[name]) != packages[name]["sha256"]:
            raise BuildError(f"{file} is not the file that Pyodide {PYODIDE} published: its hash differs.")
    return found
