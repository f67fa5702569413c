"""Builds the browser edition: the notebooks with a Python of their own, in one folder that any web host can serve.

    uv run --group browser python browser/build.py [OUT] [--release ADDRESS-OR-FOLDER]

OUT is emptied first; left out, it is ``lab/`` in the built book. Needs npm (with Node) and pip's index, and takes
compiled files from Pyodide's release where ``--release`` names one. Stops at the first file that is not what its
publisher states, and at a site that would ask another host for anything.
"""

import argparse
import json
import os
import re
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

import jinja2
import nbformat

import gather
import wheels
from gather import BuildError

ROOT = gather.HERE.parent
LAB = ROOT / "book/_build/html/lab"
COMPILED = ["contourpy", "kiwisolver", "matplotlib", "numpy", "pandas", "pillow"]
# What the kernel needs before it can answer. It insists on a package named jedi: here that is the companion itself.
FIRST = ["micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython"]
MOCKS = Path(sys.prefix) / "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
CONTENTS = ("notebooks/[0-9]*.ipynb", "data/*.csv", "data/*.json", "data/README.md", "teaching/*.csv", "teaching/*.md")
KERNEL, PYODIDE = "@jupyterlite/pyodide-kernel-extension:kernel", "./static/pyodide/pyodide.mjs"
PUBLISHED = 1022889600  # 2002-06-01, as in start.py
TERMS = re.compile("licen[cs]e|copying|notice", re.IGNORECASE)
TITLE = "Moving Beyond the Policy of No Policy: a notebook companion"


def python(folder, cache, release):
    """Fill ``folder`` with what the browser's Python is loaded from; return the files of others' packages, by name."""
    core, lock = gather.core(cache)
    published = {name.lower(): one for name, one in lock["packages"].items()}
    names = [*COMPILED, "highspy", "markupsafe"] if release else [*COMPILED, "scipy"]
    compiled, shelf = gather.compiled(cache, published, names, release), wheels.Shelf(folder, core)
    if not release:
        terms = next(one for one in distribution("highspy").files if one.name == "LICENSE.txt").locate().read_bytes()
        shelf.put("highspy", "highspy-1.12.0-py3-none-any.whl", wheels.highspy(compiled.pop("scipy"), terms), ["numpy"])
    for name, data in compiled.items():
        shelf.put(name, published[name]["file_name"], wheels.unpack(data), published[name]["depends"])
    for path in [*gather.pure(cache), *MOCKS.glob("[!w]*.whl"), *MOCKS.glob("widgetsnbextension-4*.whl")]:
        name, version, *_ = path.name.split("-")
        if (name := name.replace("_", "-")) not in shelf.packages:
            shelf.put(name, f"{name}-{version}-py3-none-any.whl", wheels.unpack(path.read_bytes()))
    held = dict(shelf.held)
    shelf.put("jedi", "companion-0.1.0-py3-none-any.whl", wheels.companion(ROOT), [])
    shelf.close(lock["info"])
    gather.run("node", gather.HERE / "bytecode.mjs", core, folder)
    return held


def configure(lite):
    """Write the settings of the site, and copy what a reader finds in its list of files."""
    first = {"packages": FIRST, "env": {"IPYTHONDIR": "/lib/python3.14/site-packages/companion_ipython"}}
    kernel = {"pyodideUrl": PYODIDE, "disablePyPIFallback": True, "loadPyodideOptions": first}
    # The page shows its parts to a script, so that the tests can read what the notebook holds.
    page = {"appName": TITLE, "exposeAppInBrowser": True, "litePluginSettings": {KERNEL: kernel}}
    builder = {"apps": ["lab"], "contents": ["files"], "no_sourcemaps": True, "no_unused_shared_packages": True}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": page}
    (lite / "jupyter-lite.json").write_text(json.dumps(settings), "utf-8")
    (lite / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": builder}), "utf-8")
    for path in (path for pattern in CONTENTS for path in ROOT.glob(pattern)):
        target = lite / "files" / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        if path.suffix == ".ipynb":
            # Read so, each text is one: between the lines of a list the page would show commas.
            target.write_text(json.dumps(nbformat.read(path, 4)), "utf-8")
        os.utime(target, (PUBLISHED, PUBLISHED))


def licences(held):
    """Yield name, version, licence and its texts of each package, for the page of licences."""
    for name, files in sorted(held.items()):
        about = wheels.headers(files)
        classed = [line.split(" :: ")[-1] for line in about.get_all("Classifier", []) if line.startswith("License ::")]
        short = about["License-Expression"] or ", ".join(classed) or (about["License"] or "").split("\n")[0]
        paths = [path for path in sorted(files) if ".dist-info/" in path and TERMS.search(path)]
        yield name, about["Version"], short, [files[path].decode("utf-8", "replace") for path in paths]


def pages(out, held):
    """Add the pages of our own: the entrance, the licences, and the notice that a small screen gets."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(gather.HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    titles = {}
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        heading = "".join(json.loads(path.read_text("utf-8"))["cells"][0]["source"])
        titles[path.name] = heading.split("\n")[0].lstrip("# ")
    shown = {"title": TITLE, "notebooks": titles, "packages": list(licences(held)), "pyodide": gather.PYODIDE}
    for name in ("index.html", "licences.html"):
        (out / name).write_text(templates.get_template(f"{name}.j2").render(shown), "utf-8")
    shutil.copy(gather.HERE / "templates" / "notice.js", out)
    page = out / "lab" / "index.html"
    html = page.read_text("utf-8").replace("</body>", '<script src="../notice.js" defer></script></body>')
    page.write_text(html, "utf-8")


def check(out):
    """Raise BuildError for a site that would ask another host for Python, or whose lock and wheels do not agree."""
    settings = json.loads((out / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]["litePluginSettings"]
    if settings[KERNEL]["pyodideUrl"] != PYODIDE or settings[KERNEL]["disablePyPIFallback"] is not True:
        raise BuildError(f"The site would not load its own Python: {settings[KERNEL]}")
    folder = out / "static" / "pyodide"
    packages = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
    for one in packages.values():
        if gather.sha256((folder / Path(one["file_name"]).name).read_bytes()) != one["sha256"]:
            raise BuildError(f"{one['file_name']} is not the file that the lock of the site means.")
    wanted, found = ({path.name for path in root.glob("notebooks/[0-9]*.ipynb")} for root in (ROOT, out / "files"))
    if not set(FIRST) <= set(packages) or not wanted <= found:
        raise BuildError(f"The site lacks packages or notebooks: it has {sorted(packages)} and {sorted(found)}.")


def build(out, cache, release):
    """Build the site in ``out`` (emptied first), keeping downloads in ``cache``; both Paths."""
    lite = cache / "site"
    # The builder keeps a record of what it did, and would trust it.
    for folder in (lite, out):
        shutil.rmtree(folder, ignore_errors=True)
    held = python(lite / "static" / "pyodide", cache, release)
    configure(lite)
    gather.run(sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", lite, "--output-dir", out, cwd=lite)
    pages(out, held)
    check(out)


def main():
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=LAB, help="the folder to build in")
    parser.add_argument("--release", help="where the files of Pyodide's release are: an address or a folder")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/browser", help="where downloads are kept")
    asked = parser.parse_args()
    try:
        build(asked.out.resolve(), asked.cache.resolve(), asked.release)
    except BuildError as problem:
        sys.exit(f"The browser edition was not built. {problem}")
    print(f"The browser edition is in {asked.out}.")


if __name__ == "__main__":
    main()
