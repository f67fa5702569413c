"""Builds the book: static pages of the stored notebooks and the data, for any web host or a folder.

    uv run --group book python book/build.py              builds book/_build/html
    uv run --group book python book/build.py --with-lab   builds the browser edition beside it, in lab/
    uv run --group book python book/build.py --serve      shows it on this machine

Nothing is executed: outputs are those stored in the notebooks. A browser edition that lies in the folder already stays.
"""

import argparse
import base64
import functools
import http.server
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import jinja2
import yaml

import adapt
import exports
import pages
import places
import search
import text
from nopolicy import ledger

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEACHING = ROOT / "teaching"
LAB = ROOT / "browser" / "build.py"
ZIPS = {"nopolicy-book": lambda name: not name.startswith("lab/"), "nopolicy-whole": lambda name: True}
PICTURE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\\n]+)")
NOTE = """\
Open index.html in a browser: the book needs no connection.
The browser edition, if lab/ is here, needs a server: type python -m http.server in this folder, and open http://127.0.0.1:8000/
"""


def empty(out):
    """Empty a folder, but for the browser edition in it."""
    out.mkdir(parents=True, exist_ok=True)
    for path in out.iterdir():
        if path.name != "lab":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def run(script, *arguments):
    """Run a script of the project; raise BookError with what it said when it fails."""
    outcome = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise text.BookError(f"{script.relative_to(ROOT)} failed:\n{outcome.stdout}{outcome.stderr}")


def downloads(out):
    """Put together what a reader can take along: notebooks, data, forms, the student edition, references."""
    data = [path for pattern in ("*.csv", "*.json", "*.md") for path in ledger.DATA.glob(pattern)]
    forms = [*TEACHING.glob("*.csv"), *TEACHING.glob("*.py"), *TEACHING.glob("forms/*")]
    for name, files in {"data": data, "teaching": forms}.items():
        folder = out / "downloads" / name
        folder.mkdir(parents=True)
        for path in files:
            if path.is_file():
                shutil.copy(path, folder)
    references = out / "downloads" / "references"
    references.mkdir()
    exports.write(references)
    pack(ROOT / "notebooks", out / "downloads" / "notebooks.zip", "notebooks", lambda name: name.endswith(".ipynb"))
    with tempfile.TemporaryDirectory() as folder:
        run(TEACHING / "student_edition.py", folder, "--blank")
        pack(Path(folder) / "blank", out / "downloads" / "student.zip", "student")


def pack(folder, target, name, wanted=lambda name: True, note=""):
    """Zip a folder as ``name``/. The dates are fixed: the same content gives the same file."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    own = {f"downloads/{one}.zip" for one in ZIPS}
    contents = [(inside, path.read_bytes()) for inside, path in files.items() if inside not in own and wanted(inside)]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in [*contents, *([("HOW-TO-OPEN.txt", note.encode())] if note else [])]:
            archive.writestr(zipfile.ZipInfo(f"{name}/{inside}", (2002, 6, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def slides(out):
    """Have the decks written; their pictures become files that they share with the pages. Returns the decks' names."""
    run(TEACHING / "slides.py", out / "slides")
    (out / "charts").mkdir()

    def shared(found):
        data = base64.b64decode(found[1])
        name = adapt.file_name(data)
        (out / "charts" / name).write_bytes(data)
        return f"../charts/{name}"

    decks = sorted((out / "slides").glob("*.html"))
    for path in decks:
        html = PICTURE.sub(shared, path.read_text("utf-8"))
        path.write_text(html.replace(f'href="{places.LEDGER}.html"', 'href="../ledger.html"'), "utf-8")
    for path in [*out.rglob("*.ttf"), *out.rglob("*.eot")]:
        path.unlink()  # the same letters lie beside as WOFF
    return [path.name for path in decks]


def write(out, book):
    """Write every page, the charts and the index of the search."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    for name, template, values in book.pages():
        (out / f"{name}.html").write_text(templates.get_template(f"{template}.html.j2").render(values), "utf-8")
    for name, data in book.charts.items():
        (out / "charts" / name).write_bytes(data)
    index = search.Index(pages.KINDS)
    for one in book.findable():
        index.add(*one)
    (out / "static" / "index.js").write_text(index.script(), "utf-8")


def build(out, with_lab=False):
    """Build the book in ``out``, a folder that is emptied first. Raises BookError when something cannot be shown."""
    empty(out)
    if with_lab:
        if not LAB.exists():
            raise text.BookError(f"There is no {LAB.relative_to(ROOT)} to build the browser edition with.")
        run(LAB, out / "lab")
    lab = (out / "lab" / "index.html").exists()
    shutil.copytree(HERE / "static", out / "static")
    downloads(out)
    decks = slides(out)
    references = sorted(path.name for path in (out / "downloads" / "references").iterdir())
    commands = re.findall(r"(?m)^pip install uv && uv run .+$", (ROOT / "README.md").read_text("utf-8"))
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    write(out, pages.Book(decks, references, commands, cff, lab))
    for name, wanted in ZIPS.items():
        if lab or name == "nopolicy-book":
            pack(out, out / "downloads" / f"{name}.zip", name, wanted, NOTE)


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
    parser.add_argument("--with-lab", action="store_true", help="build the browser edition as well")
    parser.add_argument("--serve", action="store_true", help="show the book, building it first if it is not there")
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    out = asked.out.resolve()
    if not asked.serve or not (out / "index.html").exists():
        try:
            build(out, asked.with_lab)
        except (text.BookError, ledger.LedgerError) as problem:
            sys.exit(f"The book was not built. {problem}")
        print(f"The book is in {out}; open {out / 'index.html'}.")
    if asked.serve:
        serve(out, asked.port)


if __name__ == "__main__":
    main()
