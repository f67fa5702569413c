"""What a class is given: exercises and their solutions, the student edition, seminar sheets, slides, the guide."""

import base64
import io
import json
import os
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from PIL import Image
from stored import NOTEBOOKS

from nopolicy import ledger
from teaching import slides, student_edition

ROOT = ledger.DATA.parent
TAUGHT = [path for path in NOTEBOOKS if "ledger" not in path.name]
EXERCISE = re.compile(r"\*Exercise (\d+)\.(?: ([^*]+))?\* \S")
QUESTION = re.compile(r"(\d+)\. \*.+\?\*")
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])
every_taught = pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem[:2])


@cache
def read(path):
    return nbformat.read(path, as_version=4)


@cache
def deck(path):
    """Return the slides of a notebook, each a list of cells, the title first."""
    found = []
    for cell in slides.deck(read(path)).cells:
        found += [[]] if slides.kind(cell) == "slide" else []
        found[-1].append(cell)
    return found


def solved(cell):
    return student_edition.tagged(cell, "solution")


def exercises(notebook):
    """Return for each exercise its number, its title, and the cells that solve it."""
    found = []
    for cell in notebook.cells:
        if match := EXERCISE.match(cell.source):
            found.append((int(match[1]), match[2], []))
        elif solved(cell) and found:
            found[-1][2].append(cell)
    return found


def sheet(path):
    """Return the cells of the seminar sheet, without its heading and its exercises."""
    cells = read(path).cells
    first, last = (
        next(number for number, cell in enumerate(cells) if cell.source.startswith(heading))
        for heading in ("## Seminar sheet", "### Exercises")
    )
    return cells[first + 1 : last]


# -- exercises and the student edition ---------------------------------------------------------------------------


@every_taught
def test_exercises_lead_from_a_table_to_the_section_redone_and_a_number_caught(path):
    found = exercises(read(path))
    titles = [title for _, title, _ in found]
    assert 5 <= len(found) <= 7 and [number for number, *_ in found] == list(range(1, len(found) + 1))
    assert titles[0] in ("Read a table.", "Read a chart.")
    assert sum(bool(title) and title.startswith("Redo the section on another ") for title in titles) == 1
    assert titles.count("Break it.") == 1 and titles[-1] == "Break it."


@every_taught
def test_every_exercise_has_a_solution_and_its_code_was_executed(path):
    found = exercises(read(path))
    for number, title, cells in found:
        assert cells[0].source.startswith("*Solution.*"), number
        code = [cell for cell in cells if cell.cell_type == "code"]
        assert all(cell.execution_count and cell.outputs for cell in code), number
        assert code or len(cells[0].source.split()) > 8, number
        if title == "Break it." and code:
            refusals = [cell for cell in code if cell.outputs[0].output_type == "stream"]
            assert refusals and all("except" in cell.source for cell in refusals)
    assert sum(any(cell.cell_type == "code" for cell in cells) for *_, cells in found) >= len(found) - 1


@every_taught
def test_only_exercises_and_questions_are_followed_by_a_solution(path):
    cells = read(path).cells
    for before, cell in pairwise(cells):
        if solved(cell):
            assert solved(before) or EXERCISE.match(before.source) or QUESTION.match(before.source)
            assert not EXERCISE.match(cell.source) and not cell.source.startswith("#")
        else:
            assert "good answer" not in cell.source


def test_the_ledger_has_no_solution():
    (path,) = set(NOTEBOOKS) - set(TAUGHT)
    assert not any(solved(cell) for cell in read(path).cells)


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """The folder of the student edition, with the copy without outputs in it."""
    folder = tmp_path_factory.mktemp("student")
    student_edition.write(folder, blank_too=True)
    return folder


def raw_cells(path):
    """The cells of a notebook's file, with links out of its folder as the notebooks have them."""
    root = Path(os.path.relpath(ROOT, path.parent)).as_posix()
    return json.loads(path.read_text("utf-8").replace(f"]({root}/", "](../"))["cells"]


def with_tag(cell, tag):
    return tag in cell["metadata"].get("tags", [])


@every_notebook
def test_the_student_edition_only_takes_solutions_away(path, editions):
    given = raw_cells(editions / path.name)
    kept = [cell for cell in given if not with_tag(cell, "answer")]
    assert kept == [cell for cell in raw_cells(path) if not with_tag(cell, "solution")]
    answers = [cell for cell in given if with_tag(cell, "answer")]
    asked = [
        cell for cell in kept if EXERCISE.match("".join(cell["source"])) or QUESTION.match("".join(cell["source"]))
    ]
    coded = [number for number, _, cells in exercises(read(path)) if any(cell.cell_type == "code" for cell in cells)]
    assert Counter(cell["cell_type"] for cell in answers) == Counter(markdown=len(asked), code=len(coded))
    assert not any("".join(cell["source"]) for cell in answers if cell["cell_type"] == "code")
    assert not re.search(r"[Gg]ood answer|\*Solution", (editions / path.name).read_text("utf-8"))


@every_notebook
def test_the_copy_without_outputs_is_the_same_edition_not_yet_run(path, editions):
    shown, blank = (read(folder / path.name).cells for folder in (editions, editions / "blank"))
    assert [cell.id for cell in shown] == [cell.id for cell in blank]
    assert [cell.source for cell in shown if cell.cell_type == "code"] == [
        cell.source for cell in blank if cell.cell_type == "code"
    ]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in blank)


def test_without_the_option_there_is_no_second_copy(tmp_path):
    written = student_edition.write(tmp_path)
    assert [path.name for path in written] == [path.name for path in NOTEBOOKS]
    assert {path.parent for path in written} == {tmp_path} and not (tmp_path / "blank").exists()


def test_links_out_of_the_folder_find_their_files_from_wherever_the_edition_lies(editions):
    found = 0
    for folder in (editions, editions / "blank"):
        for path in folder.glob("[0-9]*.ipynb"):
            for cell in read(path).cells:
                for link in re.findall(r"\]\((\.\./[^)#]+)", cell.source if cell.cell_type == "markdown" else ""):
                    assert (folder / link).exists(), (path.name, link)
                    found += 1
    assert found


@every_taught
def test_no_code_of_the_student_edition_follows_a_solution(path):
    """So the student edition runs: its code is the beginning of what strict nbval runs in this very suite."""
    code = [solved(cell) for cell in read(path).cells if cell.cell_type == "code"]
    assert code == sorted(code)


def shown(notebook):
    """Return all that the code of a notebook shows, as text."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.get("text") or output.data["text/plain"] for output in outputs]


def run(path, first=None, stored=None):
    """Execute a notebook, or its first cells, where it lies, and compare what is shown with what was stored."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = notebook.cells[:first]
    stored = stored or shown(notebook)
    NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert shown(notebook) == stored


def test_the_student_edition_finds_library_and_data_from_another_folder(editions):
    """Its copy without outputs does too, and shows what the edition shows."""
    name, first = "00_introduction.ipynb", 4
    told = nbformat.read(editions / name, as_version=4)
    told.cells = told.cells[:first]
    run(editions / "blank" / name, first, shown(told))


@pytest.mark.editions
@every_notebook
def test_every_notebook_of_the_student_edition_runs_and_shows_the_same(path, editions):
    run(editions / path.name)


# -- seminar sheets ----------------------------------------------------------------------------------------------


@every_taught
def test_the_seminar_sheet_has_its_shape(path):
    opening, label, *cells = sheet(path)
    before, in_class = opening.source.split("\n\n")
    assert before.startswith("**Before class:**") and re.search(r"\(\d+ minutes\)", before)
    codes = set(re.findall(r"¶(\d\.\d+)", before))
    assert codes and codes <= set(ledger.read("paragraphs")["locator"])
    minutes, parts = re.fullmatch(r"\*\*In class, (\d+) minutes:\*\* (.+)\.", in_class).groups()
    parts = re.findall(r" \((\d+)\)", parts)
    assert len(parts) >= 4 and sum(map(int, parts)) == int(minutes) <= 75
    assert label.source == "**Discussion**"
    *discussion, misreadings, debate = cells
    asked, answers = discussion[::2], discussion[1::2]
    assert [int(QUESTION.fullmatch(cell.source)[1]) for cell in asked] == list(range(1, len(answers) + 1))
    assert 4 <= len(asked) <= 6
    assert all(solved(cell) and re.fullmatch(r"\*A good answer\* .+\.", cell.source) for cell in answers)
    assert re.match(r"\*\*Common misreadings\.\*\* .+\. .+\.", misreadings.source)
    assert re.match(r"\*\*One debate\.\*\* \*[\"“].+\.[\"”]\*\s+.+\.", debate.source)


# -- slides ------------------------------------------------------------------------------------------------------


def exhibits(slide):
    """The charts and tables of a slide."""
    return [shown for cell in slide for shown in slides.exhibits(cell)]


def spoken(slide):
    """The words of a slide that its audience sees, without its title."""
    return "\n\n".join(
        cell.source for cell in slide[1:] if cell.cell_type == "markdown" and slides.kind(cell) != "notes"
    )


@every_notebook
def test_slide_types_are_known_and_no_slide_gives_a_solution_away(path):
    notebook = read(path)
    assert {cell.metadata.slideshow.slide_type for cell in notebook.cells} <= {"slide", "-", "notes", "skip"}
    assert not any(solved(cell) and slides.kind(cell) != "skip" for cell in notebook.cells)


@every_taught
def test_a_deck_is_a_talk(path):
    assert 12 <= len(deck(path)) <= 30
    seen = "\n".join(spoken(slide) for slide in deck(path))
    for part in ("**Discussion**", "**One debate.**", "**Common misreadings.**", "Break it."):
        assert seen.count(part) == 1, part
    assert not re.search(r"[Gg]ood answer|\*Solution", seen)
    notes = "\n".join(cell.source for slide in deck(path) for cell in slide if slides.kind(cell) == "notes")
    answers = [cell.source for cell in sheet(path) if solved(cell)]
    assert answers and all(answer in notes for answer in answers)


@every_taught
def test_a_slide_has_one_thing_to_show_or_words_that_fit(path):
    for number, slide in enumerate(deck(path), start=1):
        title, *_ = slide
        assert re.fullmatch("# .+" if number == 1 else "## .+", title.source), number
        assert len(exhibits(slide)) <= 1, (number, title.source)
        text = spoken(slide)
        assert exhibits(slide) or len(slides.words(text)) >= 8, (number, title.source, "nothing but a heading")
        assert len(slides.words(text)) <= (slides.BESIDE if exhibits(slide) else slides.ALONE), (number, title.source)
        assert not any("<details" in shown.data.get("text/html", "") for shown in exhibits(slide)), number


def unkept(title, text, shown=""):
    """What a slide promises and has not: a chart, a table, or whatever its words point to."""
    named = re.match(r"#+ (Tables?|Figures?) \d", title)
    return slides.announces(text, shown) + ([named[1]] if named and not shown else [])


@every_taught
def test_no_slide_announces_what_is_not_on_it(path):
    for number, slide in enumerate(deck(path), start=1):
        kinds = ["chart" if "image/png" in shown.data else "table" for shown in exhibits(slide)]
        assert unkept(slide[0].source, spoken(slide), *kinds[:1]) == [], (number, slide[0].source)


@pytest.mark.parametrize(
    "title, text, shown, missing",
    [
        ("## A", "The chart shows two sides.", "", ["chart"]),
        ("## A", "The chart shows two sides.", "table", ["chart"]),
        ("## A", "The chart shows two sides.", "chart", []),
        ("## A", "Read the table below.", "", ["table", "below"]),
        ("## A", "Four ways to count:", "", [":"]),
        ("## A", "**Here** is the order. Above all, Figure 3 is lost; Tables 1 to 4 are not.", "", ["Here"]),
        ("## A", "Five themes were on the table, built from below.", "", []),
        ("## Figure 7: relations", "Mexicans hoped.", "", ["Figure"]),
        ("## Figure 7: relations", "Mexicans hoped.", "chart", []),
        ("## Figures of speech", "Mexicans hoped.", "", []),
    ],
)
def test_what_announces_and_what_does_not(title, text, shown, missing):
    assert unkept(title, text, shown) == missing


@every_taught
def test_every_chart_on_a_slide_is_whole_and_has_an_alt_text_of_its_own(path):
    stored = {shown.data["image/png"] for cell in read(path).cells for shown in slides.pictures(cell)}
    charts = [shown for slide in deck(path) for shown in exhibits(slide) if "image/png" in shown.data]
    assert charts and all(chart.data["image/png"] in stored for chart in charts)
    alts = [chart.metadata["image/png"]["alt"] for chart in charts]
    assert all(len(alt) > 40 for alt in alts) and len(alts) == len(set(alts))


def markdown(source, slide_type="-", **more):
    return nbformat.v4.new_markdown_cell(source, metadata={"slideshow": {"slide_type": slide_type}} | more)


def picture(width, height, slide_type="-"):
    """A code cell that shows a white picture of some size."""
    buffer = io.BytesIO()
    Image.new("L", (width, height), 255).save(buffer, "png")
    output = nbformat.v4.new_output(
        "display_data",
        {"image/png": base64.b64encode(buffer.getvalue()).decode()},
        metadata={"image/png": {"alt": "", "width": width}},
    )
    return nbformat.v4.new_code_cell("", outputs=[output], metadata={"slideshow": {"slide_type": slide_type}})


def test_a_slide_without_a_heading_repeats_the_one_above_and_skipped_cells_stay_out():
    cells = [markdown("# Title", "slide"), markdown("## Part\n\n### Half\n\nlead", "skip"), markdown("one", "slide")]
    cells += [markdown("left out", "skip"), markdown("two", "-"), markdown("aside", "notes")]
    cells += [markdown("1. *Why?*", "slide"), markdown("*A good answer* knows.", "skip", tags=["solution"])]
    cells += [markdown("*Exercise 1.* Do.", "skip"), markdown("*A good answer* too.", "skip", tags=["solution"])]
    found = slides.slides(nbformat.v4.new_notebook(cells=cells))
    assert [(title, [cell.source for cell in own]) for title, own in found] == [
        ("Title", ["# Title"]),
        ("Half", ["one", "two", "aside"]),
        ("Half", ["1. *Why?*", "*A good answer* knows."]),
    ]
    assert [slides.kind(cell) for cell in found[-1][1]] == ["slide", "notes"]


@pytest.mark.parametrize(
    "width, height, shape, words",
    [(216, 100, "wide", "Read it so."), (130, 100, "tall", "Read it so."), (160, 100, "full", "")],
)
def test_words_stand_where_a_chart_leaves_room_and_always_in_the_notes_if_not(width, height, shape, words):
    lead, reading = markdown("### Part\n\nIt leads in."), markdown("Read it so. " + "And so on. " * 20)
    title, shown, *rest = slides.laid_out("Part", [lead, picture(width, height), reading])
    assert title.source == "## Part" and shown.outputs[0].metadata["image/png"]["shape"] == shape
    assert [cell.source.split(" And")[0] for cell in rest if slides.kind(cell) != "notes"] == [words] * bool(words)
    assert rest[-1].source == "It leads in.\n\n" + reading.source.strip() and slides.kind(rest[-1]) == "notes"


@pytest.mark.parametrize(
    "text, limit, shown, short",
    [
        ("One two. Three four. Five.", 4, "", "One two. Three four."),
        ("**Label.** One two three.", 3, "", ""),
        ("**Label.** One two.\n\nThree.", 4, "", "**Label.** One two.\n\nThree."),
        ("The table shows. One two.", 9, "", "One two."),
        ("One. The table shows. Two.", 9, "", "One."),
        ("One. The table shows. Two.", 9, "table", "One. The table shows. Two."),
        ("By U.S. law. 1998 passed.", 4, "", "By U.S. law."),
        ("1. *One two?*\n2. *Three?*", 3, "", "1. *One two?*"),
        ("He said “no.” She agreed.", 3, "", "He said “no.”"),
        ("*One two. Three.*", 2, "", "*One two.*"),
    ],
)
def test_words_are_cut_between_sentences_and_before_what_is_not_shown(text, limit, shown, short):
    assert slides.shortened(text, limit, shown) == short


def test_a_table_loses_the_column_of_places_and_no_other():
    row = "<tr><{0}>a</{0}><{0}>where</{0}><{0}>b</{0}></tr>"
    html = f"<table>{row.format('th')}\n{row.format('td').replace('where', 'Section 1')}</table>"
    assert slides.without(html) == html.replace("<th>where</th>", "").replace("<td>Section 1</td>", "")
    assert slides.without(html.replace("where", "who")) == html.replace("where", "who")


# -- the guide ---------------------------------------------------------------------------------------------------

LINKED = (ROOT / "teaching" / "guide.md").read_text("utf-8")
GUIDE = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", LINKED)


@pytest.mark.parametrize("name", ["guide.md", "README.md"])
def test_documents_for_teachers_link_to_files_that_exist(name):
    text = (ROOT / "teaching" / name).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)", text)
    assert len(links) > 10 and all((ROOT / "teaching" / link).is_file() for link in links)
    assert not re.search(r"`(?:notebooks/|teaching/|forms/)?\w+\.(?:ipynb|md|csv|xlsx|json)`", text), "no link"


def test_the_guide_names_files_that_exist():
    names = set(re.findall(r"`([\w./]+\.(?:ipynb|py|md|csv|yml|txt))`", LINKED))
    assert names
    for name in names:
        assert any((folder / name).exists() for folder in (ROOT, ROOT / "notebooks", ROOT / "teaching")), name


def test_every_row_of_a_plan_leads_to_its_heading_and_its_first_slide():
    row = re.compile(r"^\| \d.*\| \[(\d\d)(?: · (.+?))?\]\((.+?)\) \|.*\| \[(\d+).*?\]\((.+?)\) \|$", re.MULTILINE)
    found = row.findall(LINKED)
    assert len(found) == len(re.findall(r"^\| \d", GUIDE, re.MULTILINE))
    for number, heading, there, slide, shown in found:
        name = notebook_of(number).stem
        assert there == f"../notebooks/{name}.ipynb" + f"#{heading.replace(' ', '-')}" * bool(heading)
        assert shown == f"slides.py#{name}/{slide}"


def test_the_guide_gives_commands_that_the_page_on_upkeep_gives():
    upkeep = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for command in ("uv run python teaching/student_edition.py", "uv run --group book python teaching/slides.py"):
        assert command in GUIDE and command in upkeep
    for script in re.findall(r"python ((?:teaching|tests)/\w+\.py)", GUIDE):
        assert (ROOT / script).exists()
    assert "teaching/guide.md" in (ROOT / "README.md").read_text("utf-8")


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


def sessions():
    """Return for each session of the guide its minutes, those planned, and its rows.

    A row is minutes, words, number of a notebook, heading (or nothing), exercises and slides.
    """
    row = re.compile(r"^\| (\d+) \| (.+?) \| (\d\d)(?: · (.+?))? \| (.*?) ?\| (.*?) ?\|$", re.MULTILINE)
    session = re.compile(r"^### .*?(\d+) minutes, (\d+) planned\n(.*?)(?=^#|\Z)", re.DOTALL | re.MULTILINE)
    return [(int(minutes), int(planned), row.findall(plan)) for minutes, planned, plan in session.findall(GUIDE)]


def notebook_of(number):
    (path,) = [one for one in NOTEBOOKS if one.name.startswith(number)]
    return path


def test_every_row_of_a_plan_names_a_heading_its_slides_and_exercises():
    rows = [row for *_, plan in sessions() for row in plan]
    assert len(rows) > 40 and len(rows) == len(re.findall(r"^\| \d", GUIDE, re.MULTILINE))
    for _, what, notebook, heading, asked, shown in rows:
        path = notebook_of(notebook)
        above, opening = headings(read(path)), read(path).cells[0].source.splitlines()[0].removeprefix("# ")
        assert not heading or heading in above, heading
        assert set(numbers(asked)) <= {number for number, *_ in exercises(read(path))}, heading
        assert list(numbers(shown)), what
        for number in numbers(shown):
            title = re.match(r"#+ (.+)", deck(path)[number - 1][0].source)[1]
            # A row without a heading works on the first screen, whose findings are a slide of their own.
            title = opening if title == slides.SCREEN else title
            assert (heading or opening) in (title, above.get(title)), (heading, number, title)


def test_a_debate_has_seen_every_slide_that_it_needs():
    """Each plan but that on the four tables ends with one, and on the slide that puts it."""
    for *_, plan in sessions():
        seen, debates = {}, 0
        for _, what, notebook, _, _, shown in plan:
            if what.startswith("Debate"):
                (needed,) = re.findall(r"\(needs ([\d, –]+)\)", what)
                assert set(numbers(needed)) <= seen[notebook], what
                assert any(
                    "image/png" in one.data
                    for n in numbers(needed)
                    for one in exhibits(deck(notebook_of(notebook))[n - 1])
                )
                (asked,) = numbers(shown)
                assert spoken(deck(notebook_of(notebook))[asked - 1]).startswith("**One debate.**")
                debates += 1
            seen[notebook] = seen.get(notebook, set()) | set(numbers(shown))
        assert debates == 1 or (debates == 0 and "Would other weights" in plan[-1][3])


def test_the_plan_of_one_session_shows_the_figures_on_influence_that_its_debate_is_about():
    (_, _, plan), *_ = sessions()
    (needed,) = re.findall(r"needs ([\d, –]+)", plan[-1][1])
    titles = [deck(notebook_of("02"))[number - 1][0].source for number in numbers(needed)]
    assert "players" in sheet(notebook_of("02"))[-1].source
    assert any(title.startswith("## Figures 8 and 9") for title in titles)


def test_the_minutes_of_every_session_add_up_and_leave_time():
    found = sessions()
    assert len(found) == 1 + 2 + 5
    for minutes, planned, plan in found:
        assert sum(int(row[0]) for row in plan) == planned <= minutes - 10
    assert [(minutes, planned) for minutes, planned, _ in found][:3] == [(90, 75)] * 3
    assert all(plan[0][1].startswith("Opening: ") for _, _, plan in found[:3])
