"""Build one deck of slides for each notebook from its stored outputs: nothing is run again.

uv run --group book python teaching/slides.py build/slides

Which cells a deck shows stands in the cells' slide metadata (JupyterLab: the property inspector's "Slide Type").
reveal.js is copied beside the decks from the installed sphinx-revealjs, so a folder of decks needs no network.
"""

import argparse
import base64
import copy
import io
import re
import shutil
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parent / "notebooks"
REVEAL = ["LICENSE", "dist/reset.css", "dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js"]
REVEAL += ["dist/theme/fonts/source-sans-pro"]
SNAP = 0.03  # how far, in heights of the chart, a cut may move to the emptiest row


def kind(cell):
    """Return the slide type of a cell; a cell without one belongs to the slide before it."""
    return cell.metadata.get("slideshow", {}).get("slide_type") or "-"


def slides(notebook):
    """Return the slides of a notebook, each a list of cells; skipped cells are left out.

    A slide that brings no heading repeats the one above it. A tall chart with ``cuts`` in its slide metadata (heights
    at which to cut it, as fractions) becomes several slides, one for each part.
    """
    found, heading = [], None
    for cell in copy.deepcopy(notebook.cells):
        opens = cell.cell_type == "markdown" and re.match(r"#+ .*", cell.source)
        heading = opens[0] if opens else heading
        if kind(cell) == "slide":
            found.append([] if opens else [_words(heading)])
        if kind(cell) != "skip":
            found[-1].append(cell)
    return [part for slide in found for part in _cut(slide)]


def _words(source, slide_type="-"):
    return nbformat.v4.new_markdown_cell(source, metadata={"slideshow": {"slide_type": slide_type}})


def pictures(cell):
    """Return the outputs of a cell that are charts."""
    return [output for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]


def _cut(slide):
    """Return a slide once for each part of the chart it cuts, or as it is.

    Words of the slide go to every part, unless there are as many cells of them as parts: then each part gets its own.
    """
    chart = next((cell for cell in slide if "cuts" in cell.metadata.get("slideshow", {})), None)
    if chart is None:
        return [slide]
    (picture,) = pictures(chart)
    whole = Image.open(io.BytesIO(base64.b64decode(picture.data["image/png"])))
    rows = [0, *(_emptiest(whole, cut) for cut in chart.metadata.slideshow.cuts), whole.height]
    words = [cell.id for cell in slide[slide.index(chart) :] if cell.cell_type == "markdown" and kind(cell) == "-"]
    parts = []
    for number, (top, bottom) in enumerate(pairwise(rows), start=1):
        others = set(words) - {words[number - 1]} if len(words) == len(rows) - 1 else set()
        part = [copy.deepcopy(cell) for cell in slide if cell.id not in others]
        for cell in part:
            for picture in pictures(cell):
                buffer = io.BytesIO()
                whole.crop((0, top, whole.width, bottom)).save(buffer, "png")
                picture.data["image/png"] = base64.b64encode(buffer.getvalue()).decode()
                picture.metadata["image/png"]["alt"] += f" (Part {number} of {len(rows) - 1} of the chart.)"
        parts.append(part)
    return parts


def _emptiest(picture, cut):
    """Return the row of a picture nearest to a height (a fraction) that crosses least of what is drawn."""
    wanted, reach = round(cut * picture.height), round(SNAP * picture.height)
    strip = picture.crop((0, wanted - reach, picture.width, wanted + reach)).convert("L")
    ink = (255 - np.asarray(strip, dtype=float)).sum(axis=1)
    rows = np.flatnonzero(ink == ink.min()) + wanted - reach
    return int(rows[np.abs(rows - wanted).argmin()])


def questions(source):
    """Return the discussion of a seminar sheet without what a good answer touches, which is for the teacher."""
    return re.sub(r"(?m)^(\d+\. .*?) A good answer .*$", r"\1", source)


def without_places(html):
    """Return a table without its column "where": an audience has no use for the places of the paper."""
    rows = [re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"(?s)<tr>.*?</tr>", html)]
    column = next((number for number, cell in enumerate(rows[0]) if ">where<" in cell), None) if rows else None
    for cells in rows if column is not None else []:
        html = html.replace("".join(cells), "".join(cells[:column] + cells[column + 1 :]), 1)
    return html


def deck(notebook):
    """Return a notebook that holds just the slides: what the exporter turns into a deck."""
    cells = []
    for slide in slides(notebook):
        for number, cell in enumerate(slide):
            slide_type = "slide" if number == 0 else "notes" if kind(cell) == "notes" else "-"
            cell.metadata["slideshow"] = {"slide_type": slide_type}
            for output in cell.get("outputs", []):
                if "text/html" in output.get("data", {}):
                    output.data["text/html"] = without_places(output.data["text/html"])
            if cell.cell_type == "markdown" and questions(cell.source) != cell.source:
                cells += [cell, _words(cell.source, "notes")]
                cell.source = questions(cell.source)
            else:
                cells.append(cell)
    # Parts of a chart have one id, and added words a random one.
    for number, cell in enumerate(cells, start=1):
        cell.id = f"cell-{number}"
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    return nbformat.v4.new_notebook(cells=cells, metadata={"title": title})


def write(out):
    """Write the deck of every notebook, and reveal.js beside them, into a folder; return the decks' paths."""
    # Needed by nobody who only counts slides, and installed with the book group only.
    import sphinx_revealjs
    from nbconvert import SlidesExporter

    reveal = Path(sphinx_revealjs.__file__).parent / "_static" / "revealjs"
    for name in REVEAL:
        target = out / "reveal.js" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (reveal / name).is_dir():
            shutil.copytree(reveal / name, target, dirs_exist_ok=True)
        else:
            shutil.copy(reveal / name, target)
    exporter = SlidesExporter(
        template_name="slides_template",
        extra_template_basedirs=[str(HERE)],
        exclude_anchor_links=True,
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    written = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        html, _ = exporter.from_notebook_node(deck(nbformat.read(path, as_version=4)))
        # A link to another notebook leads to its deck.
        html = re.sub(r'href="(\d\d_\w+)\.ipynb[^"]*"', r'href="\1.html"', html)
        written.append(out / f"{path.stem}.html")
        written[-1].write_text(html, encoding="utf-8")
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build one deck of slides for each notebook.")
    parser.add_argument("out", type=Path, help="the folder to write to")
    for path in write(parser.parse_args().out):
        print(path)
