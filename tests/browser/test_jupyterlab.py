"""JupyterLab as a reader uses it: each notebook opened, restarted and run, and the explorer moved by keyboard."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from stored import FOLDER, NOTEBOOKS

from browser.lab import PATIENCE, SCROLL, start

MIME = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.{}"]'
WRONG = ", ".join(MIME.format(kind) for kind in ("stderr", "error"))
# A cell whose source is collapsed has a placeholder in the place of its prompt.
PROMPTS = ".jp-CodeCell .jp-InputPrompt:not(.jp-Placeholder-prompt)"
STATUS = ".jp-Notebook-ExecutionIndicator"
DONE = """([wrong, prompts, status]) => document.querySelector(wrong) || (
    document.querySelector(status).dataset.status === "idle" && [...document.querySelectorAll(prompts)]
    .every(prompt => /^\\[\\d+\\]:$/.test(prompt.textContent)))"""
COUNTS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
    .filter(cell => cell.type === "code").map(cell => cell.executionCount)"""


def run_all(page):
    """Choose Restart and Run All as a reader would, and wait for the last cell or the first error."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…").click()
    page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()
    expect(page.locator(STATUS)).not_to_have_attribute("data-status", "idle", timeout=PATIENCE)
    page.wait_for_function(DONE, arg=[WRONG, PROMPTS, STATUS], timeout=PATIENCE)


def whole(page, file):
    """Return the text of a notebook's file; JupyterLab writes it in place, so that for a moment it has none."""
    while not (text := file.read_text("utf-8")).endswith("}\n"):
        page.wait_for_timeout(100)
    return text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_restarts_and_runs_to_its_end(served, new_page, screenshots, path):
    _, address = served
    page = new_page()
    start(page, address(path.name))
    run_all(page)
    # A collapsed cell shows no number, so the numbers are those of JupyterLab's own model of the notebook.
    page.wait_for_function(
        f"wrong => document.querySelector(wrong) || ({COUNTS})().every(Number)", arg=WRONG, timeout=PATIENCE
    )
    page.locator(".jp-Cell").first.scroll_into_view_if_needed()
    page.screenshot(path=screenshots / f"jupyterlab-{path.stem}.png")
    assert page.locator(WRONG).all_inner_texts() == []
    counts = page.evaluate(COUNTS)
    assert counts == list(range(1, len(counts) + 1))
    expect(page.locator(STATUS)).to_have_attribute("data-status", "idle", timeout=PATIENCE)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_looking_at_a_notebook_leaves_its_file_as_it_is(served, new_page, path):
    root, address = served
    file, page = root / "as_stored" / path.name, new_page()
    before, written = file.read_bytes(), file.stat().st_mtime_ns
    assert before == path.read_bytes()
    start(page, address(f"as_stored/{path.name}"))
    page.evaluate(SCROLL)
    # JupyterLab saves on its own what it noted of the kernel; only then does the comparison mean something.
    for _ in range(120):
        if file.stat().st_mtime_ns != written:
            break
        page.wait_for_timeout(500)
    assert file.stat().st_mtime_ns != written
    page.wait_for_timeout(500)
    assert whole(page, file).encode() == before


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


def test_the_explorer_follows_the_keyboard(served, new_page, screenshots):
    root, address = served
    # A copy of its own: where another test has run the notebook, its kernel would draw the explorer at once.
    (root / "explorer").mkdir()
    shutil.copy(FOLDER / "02_interview_results.ipynb", root / "explorer")
    page = new_page(viewport={"width": 1366, "height": 768})
    start(page, address("explorer/02_interview_results.ipynb"))
    still = page.get_by_role("img", name=re.compile("^First: "))
    still.scroll_into_view_if_needed()
    assert still.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    page.screenshot(path=screenshots / "jupyterlab-explorer-before-it-runs.png")
    run_all(page)
    expect(page.get_by_text("A still picture")).to_have_count(0)
    table, rule = (page.get_by_label(name, exact=True) for name in ("Table", "Rule"))
    sliders, fields = page.get_by_role("slider"), page.get_by_role("spinbutton", name=", points")
    status, first = page.get_by_role("status").filter(has_text="First:"), page.locator(".widget-html tbody tr").first
    ring = page.locator("circle.weights")
    table.evaluate("control => control.closest('.jp-OutputArea-output').scrollIntoView()")
    expect(status).to_contain_text("First: Remittances, 81 points; it leads under all weights.")
    for part in (table, status, ring, page.locator(".widget-html tbody tr").last):
        expect(part).to_be_in_viewport(ratio=1)
    table.select_option("Table 4, as coded")
    expect(status).to_contain_text("First: Development assistance, 38 points; it leads where 2 seconds + 4 thirds >")
    expect(first).to_contain_text("Development assistance")
    page.screenshot(path=screenshots / "jupyterlab-explorer.png")
    before = ring.get_attribute("cx"), ring.get_attribute("cy")

    # From here on the keyboard is all there is. First the slider of the first mention, from 3 to 8 and on to 9.
    table.focus()
    press(page, "Tab", 2)
    expect(sliders.nth(0)).to_be_focused()
    press(page, "ArrowRight", 5)
    expect(status).to_contain_text(
        "First: Trade and Development assistance, 73 points; your weights lie where they tie."
    )
    press(page, "ArrowRight")
    expect(status).to_contain_text("First: Trade, 81 points; it leads where 1 first > 2 seconds + 4 thirds.")
    expect(first).to_contain_text("Trade")
    expect(first).to_contain_text("up 1")
    expect(fields.nth(0)).to_have_value("9")
    assert (ring.get_attribute("cx"), ring.get_attribute("cy")) != before
    page.screenshot(path=screenshots / "jupyterlab-explorer-moved.png")

    # A weight moved past another one takes it along, and says so.
    press(page, "Tab", 5)
    expect(fields.nth(2)).to_be_focused()
    press(page, "ArrowUp", 2)
    expect(status).to_contain_text("the second followed to 3.")
    expect(sliders.nth(1)).to_have_attribute("aria-valuetext", "3")

    # A rule sets the weights; another table keeps them.
    press(page, "Shift+Tab", 6)
    expect(rule).to_be_focused()
    press(page, "Home")
    expect(status).to_contain_text("The weights are 3-2-1 (Borda)")
    press(page, "Shift+Tab")
    expect(table).to_be_focused()
    press(page, "Home")
    expect(status).to_contain_text("First: Remittances")
    expect(page.get_by_role("img", name=re.compile("^First: Remittances"))).to_be_visible()
