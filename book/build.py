"""Builds the reading edition: a static book of the stored notebooks and the data, for any web host or a folder.

    uv run --group book python book/build.py            builds book/_build/html
    uv run --group book python book/build.py --serve    shows it on this machine

Nothing is executed: outputs are those stored in the notebooks. Warnings of Sphinx are errors.
"""

import argparse
import base64
import functools
import http.server
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import yaml
from sphinx.cmd.build import main as sphinx

import adapt
import pages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SLIDES = ROOT / "teaching" / "slides.py"
ZIP = "downloads/nopolicy-book.zip"
ZIP_PARAGRAPH = re.compile(r'<p class="zip">.*?</p>', re.DOTALL)
MATHJAX = ["tex-svg.js", "input/tex/extensions"]


def _fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def vendor(static):
    """Copy what would otherwise come from another host: the part of MathJax that draws TeX as SVG."""
    package = Path(importlib.util.find_spec("sphinx-mathjax-offline").origin).parent / "static" / "mathjax"
    for name in MATHJAX:
        source, target = package / name, static / "mathjax" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)


def slides(folder):
    """Have the decks of slides written into ``folder``, by the script that makes them."""
    outcome = subprocess.run([sys.executable, SLIDES, folder], capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise adapt.BookError(f"{SLIDES.relative_to(ROOT)} failed:\n{outcome.stderr}")


def prepare(work):
    """Write the sources of all pages, and the files that go along unchanged, below ``work``."""
    source, extra = _fresh(work / "source"), _fresh(work / "extra")
    paths = sorted((ROOT / "notebooks").glob("*.ipynb"))
    notebooks = {path.stem: pages.load(path) for path in paths}
    for folder, files in {
        "notebooks": paths,
        "data": [*pages.ledger.DATA.glob("*.csv"), *(pages.ledger.DATA / n for n in ("README.md", "datapackage.json"))],
    }.items():
        target = extra / "downloads" / folder
        target.mkdir(parents=True)
        for path in files:
            shutil.copy(path, target)
    slides(extra / "slides")
    decks = sorted(path.name for path in (extra / "slides").glob("*.html"))
    picture, _ = adapt.chart_under(notebooks["04_conclusions"], "The scoreboard")
    (source / "front.png").write_bytes(base64.b64decode(picture))
    for name, notebook in notebooks.items():
        (source / f"{name}.ipynb").write_text(json.dumps(adapt.page(notebook, f"{name}.ipynb")), "utf-8")
    pages.write(source, notebooks, decks, yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8")))
    vendor(source / "_static")
    return source, extra


def finish(out):
    """Finish the built pages, and take away what no reader needs."""
    for path in out.glob("*.html"):
        # The label would hide from a screen reader what the fold says of itself.
        html = path.read_text("utf-8").replace('<summary aria-label="Toggle hidden content">', "<summary>")
        path.write_text(html, "utf-8")
    for path in [*out.rglob("*.map"), out / ".buildinfo", out / "_static" / "webpack-macros.html"]:
        path.unlink()
    shutil.rmtree(out / "_sources")


def pack(out):
    """Zip the book into its own downloads. The copy inside says what it is instead of offering itself."""
    here = '<p class="zip">You are reading a copy of the book that was downloaded as a whole.</p>'
    files = sorted(path for path in out.rglob("*") if path.is_file())
    with zipfile.ZipFile(out / ZIP, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            name = path.relative_to(out).as_posix()
            content = path.read_bytes()
            if name == "downloads.html":
                content = ZIP_PARAGRAPH.sub(here, content.decode("utf-8")).encode("utf-8")
            # A fixed date: the same book gives the same file.
            entry = zipfile.ZipInfo(f"nopolicy-book/{name}", (2002, 6, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)


def build(out):
    """Build the book in ``out``, a folder that is emptied first. Returns Sphinx's status: 0 when all is well."""
    work = out.parent
    source, extra = prepare(work)
    _fresh(out)
    options = ["-b", "html", "-c", str(HERE), "-d", str(work / "doctrees"), "-E", "-q", "-n", "-W", "--keep-going"]
    folders = ["-D", f"html_static_path=_static,{source / '_static'}", "-D", f"html_extra_path={extra}"]
    status = sphinx([*options, *folders, str(source), str(out)])
    if status == 0:
        finish(out)
        pack(out)
    return status


def serve(out, port):
    """Show a built book at http://127.0.0.1:``port``/ until it is interrupted."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=out)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"The book is at http://127.0.0.1:{server.server_port}/ (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


def main():
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=HERE / "_build" / "html", help="the folder to build in")
    parser.add_argument("--serve", action="store_true", help="show the book, building it first if it is not there")
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    out = asked.out.resolve()
    if not asked.serve or not (out / "index.html").exists():
        try:
            status = build(out)
        except adapt.BookError as problem:
            sys.exit(f"The book was not built. {problem}")
        if status:
            sys.exit(status)
        print(f"The book is in {out}; open {out / 'index.html'}.")
    if asked.serve:
        serve(out, asked.port)


if __name__ == "__main__":
    main()
