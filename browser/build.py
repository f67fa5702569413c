"""Builds the browser edition: the notebooks with a Python of their own, in one folder that any web host can serve.

    uv run --group browser python browser/build.py [OUT] [--release ADDRESS-OR-FOLDER]

OUT is emptied first; left out, it is ``lab/`` in the built book. Needs npm (with Node) and pip's index, and takes
compiled files from Pyodide's release where ``--release`` names one. Stops at the first file that is not what its
publisher states, and at a site that would ask another host for anything.
"""

import argparse
import json
import os
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

import jinja2

import gather
import wheels
from gather import BuildError

ROOT = gather.HERE.parent
# What the kernel needs before it can answer. It insists on a package named jedi: here that is the companion itself.
FIRST = ["micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython"]
CONTENTS = ("notebooks/*.ipynb", "data/*.csv", "data/*.json", "data/README.md", "teaching/*.csv", "teaching/*.md")
EXTENSIONS = Path(sys.prefix) / "share/jupyter/labextensions"
KERNEL = EXTENSIONS / "@jupyterlite/pyodide-kernel-extension"
PUBLISHED = 1022889600  # 2002-06-01, as in start.py
LAB = ROOT / "book/_build/html/lab"
TITLE = "Moving Beyond the Policy of No Policy: a notebook companion"


def python(folder, cache, release):
    """Fill ``folder`` with what the browser's Python is loaded from; return what was put there, for the licences."""
    core = gather.core(cache)
    published = gather.lock(core)
    special = ["highspy", "markupsafe"] if release else ["scipy"]
    compiled = gather.compiled(cache, published, [*gather.COMPILED, *special], release)
    shelf, about = wheels.Shelf(folder, core), {}
    if not release:
        terms = next(one for one in distribution("highspy").files if one.name == "LICENSE.txt").locate().read_bytes()
        about["highspy"] = wheels.highspy(compiled.pop("scipy"), terms)
        shelf.put("highspy", "highspy-1.12.0-py3-none-any.whl", about["highspy"], ["numpy"])
    for name, data in compiled.items():
        one = published["packages"][name]
        about[name] = wheels.unpack(data)
        shelf.put(name, one["file_name"], about[name], one["depends"])
    mocks = [path for path in (KERNEL / "static/pypi").glob("*.whl") if "widgetsnbextension-3" not in path.name]
    for path in [*gather.pure(cache), *mocks]:
        name = path.name.split("-")[0].replace("_", "-")
        if name not in about:
            about[name] = wheels.unpack(path.read_bytes())
            file_name = path.name if "manylinux" not in path.name else f"{name}-py3-none-any.whl"
            shelf.put(name, file_name, about[name])
    own = wheels.made("companion", "0.1.0", wheels.companion(ROOT))
    shelf.put("jedi", "companion-0.1.0-py3-none-any.whl", own, [])
    shelf.close(published["info"])
    gather.run("node", gather.HERE / "bytecode.mjs", core, folder)
    return about


def configure(lite):
    """Write the settings of the site, and copy what a reader finds in its file browser."""
    kernel = {"pyodideUrl": "./static/pyodide/pyodide.mjs", "disablePyPIFallback": True}
    site = "/lib/python3.14/site-packages"
    kernel["loadPyodideOptions"] = {"packages": FIRST, "env": {"IPYTHONDIR": f"{site}/companion_ipython"}}
    plugins = {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}
    # The page offers its parts to a script, so that the tests can read what the notebook holds.
    page = {"appName": TITLE, "exposeAppInBrowser": True, "litePluginSettings": plugins}
    builder = {"apps": ["lab"], "contents": ["files"], "no_sourcemaps": True, "no_unused_shared_packages": True}
    for name, settings in {
        "jupyter-lite.json": {"jupyter-lite-schema-version": 0, "jupyter-config-data": page},
        "jupyter_lite_config.json": {"LiteBuildConfig": builder},
    }.items():
        (lite / name).write_text(json.dumps(settings, indent=1), "utf-8")
    for pattern in CONTENTS:
        for path in ROOT.glob(pattern):
            target = lite / "files" / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
            os.utime(target, (PUBLISHED, PUBLISHED))


def licences(about):
    """Return each package with its version, its licence and the licence's text, for the page of licences."""
    for name, files in sorted(about.items()):
        head = wheels.headers(files)
        named = [line.split(" :: ")[-1] for line in head.get_all("Classifier", []) if line.startswith("License ::")]
        short = head["License-Expression"] or next(iter(named), "") or (head["License"] or "").split("\n")[0]
        texts = [data.decode("utf-8", "replace") for path, data in sorted(files.items()) if wheels.TERMS.search(path)]
        yield {"name": name, "version": head["Version"], "licence": short, "texts": texts}


def pages(out, about, core):
    """Add the pages of our own: the entrance, the licences, and the notice that a small screen gets."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(gather.HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    notebooks = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        heading = next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown").split("\n")[0]
        notebooks.append({"name": path.stem, "title": heading.lstrip("# ")})
    pyodide = json.loads((core / "package.json").read_text("utf-8"))
    shown = {"title": TITLE, "notebooks": notebooks, "packages": list(licences(about)), "pyodide": pyodide}
    for name in ("index", "licences"):
        html = templates.get_template(f"{name}.html.j2").render(shown)
        (out / f"{name}.html").write_text(html, "utf-8")
    shutil.copy(gather.HERE / "templates" / "notice.js", out)
    page = out / "lab" / "index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace("</body>", '<script src="../notice.js" defer></script></body>', 1), "utf-8")


def check(out):
    """Raise BuildError for a site that would ask another host for Python, or whose lock and wheels do not agree."""
    settings = json.loads((out / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]["litePluginSettings"]
    kernel = settings["@jupyterlite/pyodide-kernel-extension:kernel"]
    if kernel["pyodideUrl"] != "./static/pyodide/pyodide.mjs" or kernel["disablePyPIFallback"] is not True:
        raise BuildError(f"The site would not load its own Python: {kernel}")
    folder = out / "static" / "pyodide"
    packages = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
    for one in packages.values():
        if "/" in one["file_name"] or gather.sha256((folder / one["file_name"]).read_bytes()) != one["sha256"]:
            raise BuildError(f"{one['file_name']} is not the file that the lock of the site means.")
    if lacking := set(FIRST) - set(packages):
        raise BuildError(f"The site lacks {', '.join(sorted(lacking))}.")
    published = {path.name for path in (out / "files" / "notebooks").glob("*.ipynb")}
    if published != {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}:
        raise BuildError(f"The site has the notebooks {sorted(published)}.")


def build(out, cache, release=None):
    """Build the site in ``out`` (emptied first), keeping downloads in ``cache``; both Paths."""
    lite = cache / "site"
    # The builder keeps a record of what it did, and would trust it.
    for folder in (lite, out):
        shutil.rmtree(folder, ignore_errors=True)
    about = python(lite / "static" / "pyodide", cache, release)
    configure(lite)
    gather.run(sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", lite, "--output-dir", out, cwd=lite)
    pages(out, about, gather.core(cache))
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
    size = sum(path.stat().st_size for path in asked.out.rglob("*") if path.is_file()) / 1e6
    print(f"The browser edition is in {asked.out} ({size:.0f} MB).")


if __name__ == "__main__":
    main()
