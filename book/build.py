"""Builds the book: static pages of the stored notebooks and the data, for any web host or a folder.

    uv run --group book python book/build.py                                   builds book/_build/html
    uv run --group book --group browser python book/build.py --with-lab        and the browser edition in its lab/

Nothing is executed: outputs are those stored in the notebooks. A browser edition that lies in the folder already stays.
Of the zips in ``downloads/`` ``nopolicy-book`` holds the book, ``nopolicy-whole`` both, ``nopolicy`` the project.
"""

import argparse
import base64
import functools
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import exports
import pages
import places
import rows
import search
import text
from nopolicy import ledger, record

HERE = Path(__file__).resolve().parent
# What makes the companion; what else lies in its folder, such as a class's answers, is left out of its zip.
SOURCE = r"(?!.*(/\.|__pycache__|_build/))(book|browser|data|findings|jupyter|lib|teaching|tests|\.ci|\.github)/\w"
SOURCE += r"|notebooks/\d\d_\w+\.ipynb$|\w+\.(md|cff|toml|txt|yml|py)$|LICENSE|\.gitignore"
run = functools.partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)


def downloads(out):
    """Put together what a reader can take along: the companion, data, forms, the student edition, references."""
    folder = out / "downloads"
    shutil.copytree(ledger.DATA, folder / "data", ignore=shutil.ignore_patterns(".*"))
    (folder / "teaching").mkdir()
    for path in [*places.TEACHING.glob("*.csv"), *places.TEACHING.glob("forms/*")]:
        shutil.copy(path, folder / "teaching")
    exports.write(folder / "references")
    pack(HERE.parent, folder / "nopolicy.zip", SOURCE)
    with tempfile.TemporaryDirectory() as blank:
        run([sys.executable, places.TEACHING / "student_edition.py", blank, "--blank"])
        pack(Path(blank) / "blank", folder / "student.zip")


def pack(folder, target, chosen=""):
    """Zip what of a folder begins as a pattern says under the zip's own name. The same content gives the same file."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            inside = path.relative_to(folder).as_posix()
            if re.match(chosen, inside):
                dated = zipfile.ZipInfo(f"{target.stem}/{inside}", (2002, 6, 1, 0, 0, 0))
                archive.writestr(dated, path.read_bytes(), zipfile.ZIP_DEFLATED)


def share(out, charts):
    """Write the charts as files, which the pages share with the decks of slides."""
    (out / "charts").mkdir()
    for one in charts:
        (out / "charts" / one.name).write_bytes(one.data)
    for path in (out / "slides").glob("*.html"):
        html = path.read_text("utf-8").replace(f'href="{places.LEDGER}.html"', 'href="../ledger.html"')
        for one in charts:
            html = html.replace(f"data:image/png;base64,{base64.b64encode(one.data).decode()}", f"../charts/{one.name}")
        path.write_text(html, "utf-8")


def write(out, book):
    """Write every page, and the index of the search."""
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)
    templates.trim_blocks = templates.lstrip_blocks = True
    templates.filters |= {"rows": rows.rows, "badge": rows.badge}
    templates.globals.update(book=book, ledger=ledger, exports=exports, pages=rows.PAGES, paper=places.PAPER)
    templates.globals["later"] = record.LATER
    templates.globals["m"] = templates.get_template("macros.html.j2").module
    written = {}
    for name, kind, values in book.pages():
        about = {"page": name, "kind": kind, "title": book.titles[name]}
        written[name] = templates.get_template(f"{kind}.html.j2").render(values | about)
        (out / f"{name}.html").write_text(written[name], "utf-8")
    (out / "static" / "index.js").write_text(search.index(book.findable(written)), "utf-8")


def build(out):
    """Build the book in ``out``, a folder that is emptied first. Raises BookError when something cannot be shown.

    Where a browser edition lies in it, the pages are written and zipped without doors to it, and then again with them:
    no door is dead, in the folder or in either zip.
    """
    out.mkdir(parents=True, exist_ok=True)
    for path in out.iterdir():
        if path.name != "lab":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(HERE / "static", out / "static")
    shutil.copy(HERE / "HOW-TO-OPEN.txt", out)
    downloads(out)
    run([sys.executable, places.TEACHING / "slides.py", out / "slides"])
    book = pages.Book(sorted(path.name for path in (out / "slides").glob("*.html")))
    share(out, [one for cells in book.cells.values() for cell in cells for one in cell.charts])
    write(out, book)
    pack(out, out / "downloads" / "nopolicy-book.zip", r"(?!lab/|downloads/nopolicy\W)")
    if (out / "lab" / "index.html").exists():
        book.lab = True
        write(out, book)
        pack(out, out / "downloads" / "nopolicy-whole.zip", "(?!downloads/nopolicy-)")


def main():
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=HERE / "_build" / "html", help="the folder to build in")
    parser.add_argument("--with-lab", action="store_true", help="build the browser edition as well")
    parser.add_argument("--release", help="where the browser edition finds Pyodide's release; see browser/README.md")
    asked = parser.parse_args()
    out = asked.out.resolve()
    try:
        if asked.with_lab:
            release = ["--release", asked.release] if asked.release else []
            run([sys.executable, HERE.parent / "browser" / "build.py", out / "lab", *release])
        build(out)
    except (text.BookError, ledger.LedgerError, subprocess.CalledProcessError) as problem:
        sys.exit(f"The book was not built. {problem}")
    print(f"The book is in {out}; open {out / 'index.html'}.")


if __name__ == "__main__":
    main()
