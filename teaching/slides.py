"""Build one deck of slides for each notebook from its stored outputs: nothing is run again.

uv run --group book python teaching/slides.py build/slides

Which cells a deck shows stands in the cells' slide metadata (JupyterLab: the property inspector's "Slide Type"). A
notebook is written to be read and a slide to be seen, so a slide takes of its words no more than its room allows, and
the notes for the speaker take all of them. reveal.js is copied beside the decks from the installed sphinx-revealjs, so
a folder of decks needs no network.
"""

import argparse
import base64
import copy
import io
import re
import shutil
from pathlib import Path

import nbformat
from PIL import Image

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parent / "notebooks"
REVEAL = ["LICENSE", "dist/reset.css", "dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js"]
REVEAL += ["dist/theme/fonts/source-sans-pro"]
CLOSE, SCREEN, SOLUTION = ("The question again", "Seminar sheet"), "In one screen", "solution"
# Words at most: on a slide of words, ten or eleven lines in all, and beside a chart or a table.
ALONE, BESIDE = 125, 40
# Width of a chart by its height, from which it fills the slide's width, and up to which it leaves room at its side.
WIDE, TALL = 2.13, 1.37
# A table of more rows than this leaves no room for words.
ROWS = 5
LEFT_OUT = ("where", "what it depends on")
HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
LABEL = re.compile(r"\*\*[^*]+\*\*")
PLACE = re.compile(r"\b(?:Tables?|Figures?) \d(?:(?:, | and | to |–)\d)*")
NOUNS = {"chart": r"charts?|figures?|pictures?|maps?|diagrams?", "table": "tables?"}
EVER = "explorer|triangle|next (?:two|three|four)"
POINTING = r"(?<!from )below|above(?! all)|here"


def kind(cell):
    """Return the slide type of a cell; a cell without one belongs to the slide before it."""
    return cell.metadata.get("slideshow", {}).get("slide_type") or "-"


def pictures(cell):
    """Return the outputs of a cell that are charts."""
    return [output for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]


def exhibits(cell):
    """Return the outputs of a cell that are charts or tables."""
    return [output for output in cell.get("outputs", []) if {"image/png", "text/html"} & set(output.get("data", {}))]


def tables(cell):
    """Return the tables of a cell, as HTML."""
    return [output.data["text/html"] for output in exhibits(cell) if "text/html" in output.data]


def words(text):
    """Return the words of a text as a list."""
    return re.findall(r"\w[\w'’-]*", text)


def announces(text, shown=""):
    """Return the words of a text that announce a chart, a table or whatever else is not there.

    Parameters
    ----------
    text : str
        A place of the paper (Table 3, Figure 8), the name of a file or of a link announces nothing, nor does an idiom.
    shown : str
        What stands beside it: "chart", "table" or nothing.
    """
    text = PLACE.sub("", re.sub(r"`[^`]*`|\b(?:on|off) the table\b|\[[^]]*\]\([^)]*\)", "", text)).strip()
    absent = [nouns for name, nouns in NOUNS.items() if name != shown] + [EVER] + [POINTING] * (not shown)
    found = re.findall(rf"\b(?:{'|'.join(absent)})\b", text, re.IGNORECASE)
    return found + [":"] * text.strip("*").endswith(":")


def sentences(line):
    """Return the sentences of a line of Markdown; an initial, an abbreviation in capitals and a number end none."""
    return re.split(r"(?:(?<=[.?!])|(?<=[.?!][)”\"’*])|(?<=[.?!]\*\*))(?<![A-Z]\.)(?<!^\d\.)\s+", line)


def shortened(text, limit, shown):
    """Return the beginning of a text, in whole sentences of at most ``limit`` words.

    It also ends before a sentence that announces what is not there (``shown``: as in ``announces``); such sentences
    at the very beginning are passed over. A label (words in bold) does not stand alone.
    """
    blocks, left, begun, over = [], limit, False, False
    for block in text.split("\n\n"):
        lines = []
        for line in block.splitlines():
            kept = []
            for sentence in sentences(line):
                empty = bool(announces(sentence, shown))
                over = over or len(words(sentence)) > left or (empty and begun)
                if not over and not empty:
                    kept.append(sentence)
                    left -= len(words(sentence))
                    begun = begun or not LABEL.fullmatch(sentence)
            if kept and not LABEL.fullmatch(" ".join(kept)):
                # A line in italics that is cut stays in italics.
                cut = " ".join(kept).replace("**", "").count("*") % 2
                lines.append(" ".join(kept) + "*" * cut)
        if lines:
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def slides(notebook):
    """Return the slides of a notebook, each a title and a list of cells; skipped cells are left out.

    A slide that brings no heading repeats the one above it. What a good answer to a question touches goes with the
    slide of the question, as a note. The first screen of a notebook, with its findings, is a slide of its own.
    """
    found, heading, asked = [], None, False
    for cell in copy.deepcopy(notebook.cells):
        headings = HEADING.findall(cell.source) if cell.cell_type == "markdown" else []
        screen = kind(cell) != "skip" and any(f">{SCREEN}<" in table for table in tables(cell))
        if kind(cell) == "slide" or screen:
            leading = re.match(r"(?:#+ .+\s*)+", cell.source) if headings else None
            title = HEADING.findall(leading[0])[-1][1] if leading else heading
            found.append((SCREEN if screen else title, []))
        heading = headings[-1][1] if headings else heading
        if SOLUTION in cell.metadata.get("tags", []):
            if asked and "good answer" in cell.source:
                cell.metadata["slideshow"] = {"slide_type": "notes"}
                found[-1][1].append(cell)
            continue
        asked = kind(cell) != "skip"
        if asked:
            found[-1][1].append(cell)
    return found


def without(html, columns=LEFT_OUT):
    """Return a table without some columns: an audience has no use for the places of the paper."""
    for column in columns:
        rows = [re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"(?s)<tr>.*?</tr>", html)]
        at = next((number for number, cell in enumerate(rows[0]) if f">{column}<" in cell), None) if rows else None
        for cells in rows if at is not None else []:
            html = html.replace("".join(cells), "".join(cells[:at] + cells[at + 1 :]), 1)
    return html


def shape(picture):
    """Return how a chart is laid out on its slide: "wide", "tall" or "full"."""
    width, height = Image.open(io.BytesIO(base64.b64decode(picture.data["image/png"]))).size
    return "wide" if width >= WIDE * height else "tall" if width <= TALL * height else "full"


def room(shown):
    """Return how many words may stand beside an exhibit."""
    if "image/png" in shown.data:
        return 0 if shown.metadata["image/png"]["shape"] == "full" else BESIDE
    return BESIDE if shown.data["text/html"].count("<tr>") - 1 <= ROWS else 0


def _cell(source, slide_type="-"):
    return nbformat.v4.new_markdown_cell(source, metadata={"slideshow": {"slide_type": slide_type}})


def laid_out(title, cells, close=False):
    """Return the cells of one slide: its title, its words as far as there is room, what it shows, and the notes.

    Parameters
    ----------
    title : str
        The heading, in Markdown's text.
    cells : list of cells
        As ``slides`` returns them.
    close : bool
        Whether the slide is of the notebook's close, where words stand whole if they can.
    """
    said, left_out, shown = [], [], []
    for cell in cells:
        if cell.cell_type == "markdown":
            body = re.sub(r"^(?:#+ .+\s*)+", "", cell.source).strip()
            (left_out if kind(cell) == "notes" else said).append(body)
        elif exhibits(cell):
            # What leads in to an exhibit gives way to what reads it.
            left_out, said = left_out + said, []
            shown.append(cell)
            cell.metadata["slideshow"] = {"slide_type": "-"}
            for output in cell.outputs:
                if pictures(cell):
                    output.metadata["image/png"]["shape"] = shape(output)
                else:
                    html = re.sub(rf"<caption[^>]*><b>{SCREEN}</b></caption>", "", output.data["text/html"])
                    output.data["text/html"] = without(html)
    whole = "\n\n".join(text for text in said if text)
    limit = room(exhibits(shown[0])[0]) if shown else ALONE
    fits = (close or "\n1. " in whole) and not shown and len(words(whole)) <= ALONE
    seen = "" if not shown else "chart" if pictures(shown[0]) else "table"
    short = whole if fits else shortened(whole, limit, seen)
    notes = "\n\n".join(text for text in [*left_out, whole if short != whole else ""] if text)
    parts = [_cell(f"## {title}", "slide"), *shown]
    return parts + [_cell(short)] * bool(short) + [_cell(notes, "notes")] * bool(notes)


def deck(notebook):
    """Return a notebook that holds just the slides: what the exporter turns into a deck. It may have none."""
    cells, close = [], False
    for title, own in slides(notebook):
        close = close or title in CLOSE
        cells += laid_out(title, own, close)
    for number, cell in enumerate(cells, start=1):
        cell.id = f"cell-{number}"
    if cells:
        cells[0].source = cells[0].source.removeprefix("#")
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    return nbformat.v4.new_notebook(cells=cells, metadata={"title": title})


def write(out):
    """Write a deck for every notebook that has slides, and reveal.js beside the decks; return the decks' paths."""
    # Needed by nobody who only counts slides, and installed with the book group only.
    import sphinx_revealjs
    from nbconvert import SlidesExporter

    reveal = Path(sphinx_revealjs.__file__).parent / "_static" / "revealjs"
    for name in REVEAL:
        target = out / "reveal.js" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (reveal / name).is_dir():
            # As WOFF the letters are there once more, and smaller.
            shutil.copytree(reveal / name, target, ignore=shutil.ignore_patterns("*.ttf", "*.eot"), dirs_exist_ok=True)
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
    for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")):
        slides_of = deck(nbformat.read(path, as_version=4))
        if not slides_of.cells:
            continue
        html, _ = exporter.from_notebook_node(slides_of)
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
