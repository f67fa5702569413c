"""What a class is given: exercises and their solutions, the student edition, seminar sheets, slides, the guide."""

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise

import nbformat
import pytest
from nbclient import NotebookClient

from nopolicy import ledger
from teaching import slides, student_edition

ROOT = ledger.DATA.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISE = re.compile(r"\*Exercise (\d+)\.(?: ([^*]+))?\* \S")
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])


@cache
def read(path):
    return nbformat.read(path, as_version=4)


@cache
def deck(path):
    return slides.slides(read(path))


def solved(cell):
    return student_edition.tagged(cell, "solution")


def exercises(notebook):
    """Return for each exercise its number, its title, and the cells that solve it."""
    found = []
    for cell in notebook.cells:
        if match := EXERCISE.match(cell.source):
            found.append((int(match[1]), match[2], []))
        elif solved(cell):
            found[-1][2].append(cell)
    return found


def sheet(path):
    """Return the seminar sheet: the prose from its heading to the next."""
    prose = "\n\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    (found,) = re.findall(r"^## Seminar sheet\n\n(.*?)\n\n#", prose, re.DOTALL | re.MULTILINE)
    return found


# -- exercises and the student edition ---------------------------------------------------------------------------


@every_notebook
def test_exercises_lead_from_a_table_to_the_section_redone_and_a_number_caught(path):
    found = exercises(read(path))
    titles = [title for _, title, _ in found]
    assert len(found) >= 4 and [number for number, *_ in found] == list(range(1, len(found) + 1))
    assert titles[0] in ("Read a table.", "Read a chart.")
    assert titles.count("Redo the section on another variable.") == 1
    assert titles.count("Break it.") == 1 and titles[-1] == "Break it."


@every_notebook
def test_every_exercise_has_a_solution_that_was_executed(path):
    for number, title, cells in exercises(read(path)):
        code = [cell for cell in cells if cell.cell_type == "code"]
        assert cells[0].source == "*Solution.*", number
        assert code and all(cell.execution_count and cell.outputs for cell in code), number
        if title == "Break it.":
            refusals = [cell for cell in code if cell.outputs[0].output_type == "stream"]
            assert refusals and all("except" in cell.source for cell in refusals)


@every_notebook
def test_nothing_but_exercises_is_tagged_as_a_solution(path):
    cells = read(path).cells
    first = next(number for number, cell in enumerate(cells) if solved(cell))
    assert EXERCISE.match(cells[first - 1].source)
    for before, cell in pairwise(cells):
        if solved(cell):
            assert solved(before) or EXERCISE.match(before.source)
            assert not EXERCISE.match(cell.source) and not cell.source.startswith("#")


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    written = student_edition.write(tmp_path_factory.mktemp("student"))
    return {path.name: path for path in written}


def raw_cells(path):
    return json.loads(path.read_text("utf-8"))["cells"]


def with_tag(cell, tag):
    return tag in cell["metadata"].get("tags", [])


@every_notebook
def test_the_student_edition_only_takes_solutions_away(path, edition):
    given = raw_cells(edition[path.name])
    kept = [cell for cell in given if not with_tag(cell, "answer")]
    assert kept == [cell for cell in raw_cells(path) if not with_tag(cell, "solution")]
    answers = [cell for cell in given if with_tag(cell, "answer")]
    assert Counter(cell["cell_type"] for cell in answers) == dict.fromkeys(
        ("markdown", "code"), len(exercises(read(path)))
    )
    assert not any("".join(cell["source"]) for cell in answers if cell["cell_type"] == "code")


@every_notebook
def test_no_code_of_the_student_edition_follows_a_solution(path):
    """So the student edition runs: its code is the beginning of what strict nbval runs in this very suite."""
    code = [solved(cell) for cell in read(path).cells if cell.cell_type == "code"]
    assert code == sorted(code)


def shown(notebook):
    """Return all that the code of a notebook shows, as text."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("text") or output.data["text/plain"] for output in outputs]


def run(path, first=None):
    """Execute a notebook, or its first cells, where it lies, and compare what is shown with what was stored."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = notebook.cells[:first]
    stored = shown(notebook)
    NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert shown(notebook) == stored


def test_the_student_edition_finds_library_and_data_from_another_folder(edition):
    run(edition["02_interview_results.ipynb"], first=9)


@pytest.mark.editions
@every_notebook
def test_every_notebook_of_the_student_edition_runs_and_shows_the_same(path, edition):
    run(edition[path.name])


# -- seminar sheets ----------------------------------------------------------------------------------------------


@every_notebook
def test_the_seminar_sheet_has_its_shape(path):
    text = sheet(path)
    before, in_class, heading, discussion, misreadings, debate = text.split("\n\n")
    assert before.startswith("**Before class") and re.search(r"\(\d+ minutes\)", before)
    assert re.search(r"\bparagraphs? \d", before)
    codes = re.findall(r"\b\d\.\d+", before)
    assert set(codes) <= set(ledger.read("paragraphs")["locator"])
    minutes, parts = re.fullmatch(r"\*\*In class, (\d+) minutes:\*\* (.+)\.", in_class).groups()
    parts = re.findall(r" \((\d+)\)", parts)
    assert len(parts) >= 4 and sum(map(int, parts)) == int(minutes)
    assert heading == "**Discussion**"
    questions = discussion.splitlines()
    for number, question in enumerate(questions, start=1):
        assert re.fullmatch(rf"{number}\. \*[^*]+\?\* A good answer .+\.", question)
    assert len(questions) >= 3
    assert re.match(r"\*\*Common misreadings\.\*\* .+\. .+\.", misreadings)
    assert re.match(r"\*\*One debate\.\*\* \*\".+\.\"\* .+\.", debate)


# -- slides ------------------------------------------------------------------------------------------------------


@every_notebook
def test_slide_types_are_known_and_no_slide_gives_a_solution_away(path):
    notebook = read(path)
    assert {cell.metadata.slideshow.slide_type for cell in notebook.cells} <= {"slide", "-", "notes", "skip"}
    assert not any(solved(cell) and slides.kind(cell) != "skip" for cell in notebook.cells)


@every_notebook
def test_a_deck_is_a_talk(path):
    assert 12 <= len(deck(path)) <= 30
    for slide in deck(path):
        charts = [picture for cell in slide for picture in slides.pictures(cell)]
        assert len(charts) <= 1
        assert slide[0].source.startswith("#")
    words = "\n".join(cell.source for slide in deck(path) for cell in slide if cell.cell_type == "markdown")
    for part in ("**Discussion**", "**One debate.**", "Break it."):
        assert words.count(part) == 1
    assert "A good answer" in words
    shown = "\n".join(cell.source for cell in slides.deck(read(path)).cells if slides.kind(cell) != "notes")
    assert "**Discussion**" in shown and "A good answer" not in shown


@every_notebook
def test_every_chart_on_a_slide_has_an_alt_text_of_its_own(path):
    charts = [picture for slide in deck(path) for cell in slide for picture in slides.pictures(cell)]
    alts = [chart.metadata["image/png"]["alt"] for chart in charts]
    assert alts and all(len(alt) > 20 for alt in alts)
    assert len(alts) == len(set(alts))


def markdown(source, slide_type, **more):
    return nbformat.v4.new_markdown_cell(source, metadata={"slideshow": {"slide_type": slide_type, **more}})


def test_a_slide_without_a_heading_repeats_the_one_above_and_skipped_cells_stay_out():
    cells = [markdown("# Title", "slide"), markdown("## Part\n\nlead", "skip"), markdown("one", "slide")]
    cells += [markdown("left out", "skip"), markdown("two", "-"), markdown("aside", "notes")]
    found = slides.slides(nbformat.v4.new_notebook(cells=cells))
    assert [[cell.source for cell in slide] for slide in found] == [["# Title"], ["## Part", "one", "two", "aside"]]


def test_a_table_loses_the_column_of_places_and_no_other():
    row = "<tr><{0}>a</{0}><{0}>where</{0}><{0}>b</{0}></tr>"
    html = f"<table>{row.format('th')}\n{row.format('td').replace('where', 'Section 1')}</table>"
    assert slides.without_places(html) == html.replace("<th>where</th>", "").replace("<td>Section 1</td>", "")
    assert slides.without_places(html.replace("where", "who")) == html.replace("where", "who")


# -- the guide ---------------------------------------------------------------------------------------------------

GUIDE = (ROOT / "teaching" / "guide.md").read_text("utf-8")


def test_the_guide_names_files_that_exist():
    names = set(re.findall(r"`([\w./]+\.(?:ipynb|py|md|csv|yml|txt))`", GUIDE))
    assert names
    for name in names:
        assert any((folder / name).exists() for folder in (ROOT, ROOT / "notebooks", ROOT / "teaching")), name


def test_the_guide_gives_commands_that_the_readme_gives():
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("uv run python teaching/student_edition.py", "uv run --group book python teaching/slides.py"):
        assert command in GUIDE and command in readme
    for script in re.findall(r"python ((?:teaching|tests)/\w+\.py)", GUIDE):
        assert (ROOT / script).exists()


def numbers(text):
    """Return the numbers of a list such as "2, 4–6"."""
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        yield from range(int(first), int(last or first) + 1)


def headings(notebook):
    """Return every heading of a notebook and the one of the second level above it, or itself."""
    above, chapter = {}, None
    for cell in notebook.cells:
        for level, words in re.findall(r"^(##|###) (.+)$", cell.source, re.MULTILINE):
            chapter = words if level == "##" else chapter
            above[words] = chapter
    return above


def test_every_row_of_a_plan_names_a_heading_its_slides_and_exercises():
    rows = re.findall(r"^\| \d+ \| .+? \| (\d\d)(?: · (.+?))? \| (.*?) ?\| (.*?) ?\|$", GUIDE, re.MULTILINE)
    assert len(rows) > 20
    for notebook, heading, asked, shown in rows:
        (path,) = [one for one in NOTEBOOKS if one.name.startswith(notebook)]
        above = headings(read(path))
        assert not heading or heading in above, heading
        assert set(numbers(asked)) <= {number for number, *_ in exercises(read(path))}, heading
        for number in numbers(shown):
            title = re.match(r"#+ (.+)", deck(path)[number - 1][0].source)[1]
            assert heading in (title, above[title]), (heading, number, title)


def test_the_minutes_of_every_session_add_up():
    sessions = re.findall(r"^### .*?(\d+) minutes\n(.*?)(?=^#|\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    assert len(sessions) == 1 + 2 + 5
    for minutes, plan in sessions:
        assert sum(int(row) for row in re.findall(r"^\| (\d+) \|", plan, re.MULTILINE)) == int(minutes)
