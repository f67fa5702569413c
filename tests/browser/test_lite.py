"""The browser edition, cell by cell: uv run --group book --group browser pytest -m browser tests/browser/test_lite.py.

Every notebook is opened in Chromium, run to its end by the Python in the page, and compared with what is stored. The
site is built for the test, unless the variable LITE_SITE names a built one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from stored import FOLDER, NOTEBOOKS

from browser.compare import differences
from browser.firefox import Firefox
from browser.lite import ASK, READY, RUN, SHOWN, Site, run_all, start, watched

ROOT = FOLDER.parent
pytestmark = pytest.mark.lite
PATIENCE = 900_000  # milliseconds; two cores may be shared with other work
UPLOAD = "jp-button[data-command='filebrowser:upload'], .jp-ToolbarButtonComponent[title^='Upload']"
EXPLORE = """from nopolicy import explorer, ledger, scoring
explorer.Explorer({"Table Four": scoring.counts(ledger.table(4))}, table="Table Four")"""
SMALLEST = min(NOTEBOOKS, key=lambda path: path.stat().st_size).name


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the served browser edition (a Site)."""
    folder = Path(os.environ.get("LITE_SITE") or tmp_path_factory.mktemp("lite") / "lab").resolve()
    if not (folder / "index.html").exists():
        done = subprocess.run([sys.executable, ROOT / "browser" / "build.py", folder], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    served = Site(folder)
    yield served
    served.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_in_the_browser_and_shows_what_is_stored(site, new_page, screenshots, path):
    page, stored = new_page(), json.loads(path.read_text("utf-8"))["cells"]
    site.sent.clear()
    with watched(page, site) as strange:
        page.goto(f"{site.base}lab/index.html?path=notebooks/{path.name}")
        # Before any Python is there, what is stored is shown.
        shown = page.wait_for_function(SHOWN, timeout=PATIENCE).json_value()["cells"]
        assert differences(stored, shown) == []
        assert page.evaluate(READY) is False
        expect(page.locator(".jp-RenderedHTMLCommon").first).to_be_visible(timeout=PATIENCE)
        assert not [words for words in page.locator(".jp-OutputArea-output").all_inner_texts() if ",,,," in words]
        page.wait_for_function(READY, timeout=PATIENCE, polling=100)
        cells = run_all(page, PATIENCE)
        page.screenshot(path=screenshots / f"lite-{path.stem}.png")
    assert differences(stored, cells) == []
    assert strange == []
    assert {method for method, *_ in site.sent} == {"GET"}


def test_a_changed_number_in_the_data_is_seen_by_the_comparison(site, new_page):
    page, path = new_page(), FOLDER / SMALLEST
    start(page, site, path.name, PATIENCE)
    edit(page, "data/statements.csv", lambda text: "\n".join(text.splitlines()[:-1]) + "\n")
    cells = run_all(page, PATIENCE)
    assert differences(json.loads(path.read_text("utf-8"))["cells"], cells) != []


def edit(page, path, change):
    """Change a file as the page's editor does when it saves; ``change`` takes and returns the text."""
    get = "path => window.jupyterapp.serviceManager.contents.get(path, {content: true}).then(one => one.content)"
    save = """([path, content]) => window.jupyterapp.serviceManager.contents
        .save(path, {type: 'file', format: 'text', content})"""
    page.evaluate(save, [path, change(page.evaluate(get, path))])


def test_an_edit_of_the_data_reaches_the_library_and_can_be_taken_back(site, new_page):
    page = new_page()
    start(page, site, SMALLEST, PATIENCE)
    count = "from nopolicy import ledger; print(len(ledger.read('voices')))"
    before = int(page.evaluate(ASK, count))
    edit(page, "data/voices.csv", lambda text: text[: text.rstrip("\n").rindex("\n") + 1])
    page.wait_for_timeout(500)
    assert int(page.evaluate(ASK, count)) == before - 1
    edit(page, "data/voices.csv", lambda text: text + "one cell\n")
    page.wait_for_timeout(500)
    assert "LedgerError'>: data/voices.csv, line" in page.evaluate(ASK, count)
    # Deleted, a file is again the one that was published.
    page.evaluate("() => window.jupyterapp.serviceManager.contents.delete('data/voices.csv')")
    page.wait_for_timeout(500)
    assert int(page.evaluate(ASK, count)) == before
    # The same for everything at once.
    edit(page, "data/voices.csv", lambda text: text[: text.rstrip("\n").rindex("\n") + 1])
    page.get_by_role("menuitem", name="Help", exact=True).click()
    page.get_by_role("menuitem", name="Clear Browser Data").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    page.wait_for_timeout(1000)
    start(page, site, SMALLEST, PATIENCE)
    assert int(page.evaluate(ASK, count)) == before


def test_the_file_of_a_class_is_read_by_upload_and_stays_in_the_browser(site, new_page, tmp_path):
    page = new_page()
    mine = tmp_path / "my_class.csv"
    mine.write_bytes((ROOT / "teaching" / "synthetic_class.csv").read_bytes())
    start(page, site, "05_your_class.ipynb", PATIENCE)
    site.sent.clear()
    with watched(page, site) as strange, page.expect_file_chooser() as chooser:
        page.locator(
            "jp-button[data-command='filebrowser:upload'], .jp-ToolbarButtonComponent[title^='Upload']"
        ).click()
    chooser.value.set_files(mine)
    page.locator(".jp-DirListing-item").get_by_text(mine.name).wait_for()
    code = "from nopolicy import classroom; print(classroom.read('my_class.csv').tally.to_csv())"
    said = page.evaluate(ASK, code)
    assert said == page.evaluate(ASK, code.replace("'my_class.csv'", "classroom.TEACHING / 'synthetic_class.csv'"))
    assert "Error" not in said and said.strip()
    assert strange == []
    assert {method for method, *_ in site.sent} <= {"GET"}
    assert not [path for _, path, _ in site.sent if "my_class" in path and "?" in path.split("my_class")[1]]


def test_the_explorer_follows_the_keyboard_in_the_browser(site, new_page, screenshots):
    page = new_page(viewport={"width": 1280, "height": 1100})
    start(page, site, SMALLEST, PATIENCE)
    page.evaluate(
        """async code => {
            const commands = window.jupyterapp.commands, notebook = window.jupyterapp.shell.currentWidget.content;
            await commands.execute('notebook:insert-cell-above');
            notebook.activeCell.model.sharedModel.setSource(code);
            await commands.execute('notebook:run-cell');
        }""",
        EXPLORE,
    )
    sliders = page.get_by_role("slider")
    status = page.get_by_role("status").filter(has_text="First:")
    expect(status).to_contain_text("First: ", timeout=PATIENCE)
    before = status.inner_text()
    sliders.nth(0).focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(status).not_to_have_text(before)
    expect(page.get_by_role("spinbutton", name="first, points").nth(0)).to_have_value("9")
    page.screenshot(path=screenshots / "lite-explorer.png")
    # In a narrow window the triangle scrolls and stays as large as its words need, and a slider keeps its length.
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("window.jupyterapp.commands.execute('application:toggle-left-area')")
    page.wait_for_timeout(500)
    picture = "one => one.ownerSVGElement.getBoundingClientRect().width"
    assert page.locator("circle.weights").evaluate(picture) == 366
    assert page.locator(".slider-container").first.bounding_box()["width"] > 100


def test_the_second_visit_loads_nothing_again(site, chromium):
    context = chromium.new_context()
    sizes = []
    for _ in range(2):
        page = context.new_page()
        site.sent.clear()
        start(page, site, SMALLEST, PATIENCE)
        sizes.append(site.megabytes())
        page.close()
    context.close()
    first, second = sizes
    assert 5 < first < 32
    assert second == 0


def test_a_phone_is_told_what_it_cannot_do_and_where_to_read(site, new_page, screenshots):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site.base}lab/index.html?path=notebooks/{SMALLEST}")
    notice = page.get_by_role("note")
    expect(notice).to_contain_text("needs a wide screen")
    expect(notice.get_by_role("link")).to_have_attribute("href", f"../../{SMALLEST.removesuffix('.ipynb')}.html")
    page.screenshot(path=screenshots / "lite-phone.png")
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)
    wide = new_page()
    wide.goto(f"{site.base}lab/index.html?path=notebooks/{SMALLEST}")
    expect(wide.get_by_role("note")).to_have_count(0)


def test_the_entrance_leads_to_every_notebook_and_the_licences(site, new_page):
    page = new_page()
    page.goto(site.base)
    links = page.locator("li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == [f"lab/index.html?path=notebooks/{path.name}" for path in NOTEBOOKS]
    page.get_by_role("link", name="Licences").click()
    shown = page.locator("summary").all_inner_texts()
    shipped = json.loads((site.folder / "static/pyodide/pyodide-lock.json").read_text("utf-8"))["packages"]
    assert len(shown) == len(set(shipped) - {"jedi"})
    assert not [one for one in shown if one.endswith(": ")]


def test_firefox_runs_a_notebook_too(site, tmp_path):
    stored = json.loads((FOLDER / SMALLEST).read_text("utf-8"))["cells"]
    with Firefox(tmp_path, PATIENCE / 1000) as firefox:
        firefox.goto(f"{site.base}lab/index.html?path=notebooks/{SMALLEST}")
        firefox.wait_for(READY)
        firefox.evaluate(RUN)
        assert differences(stored, firefox.evaluate(SHOWN)["cells"]) == []
