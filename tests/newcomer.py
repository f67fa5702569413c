"""A newcomer with a stopwatch: from the front page to a moved weight, and from the zip to reading notebook 2.

    uv run --group book --group browser python tests/newcomer.py BOOK [--pictures FOLDER]

BOOK is a book with the browser edition in it. It is served below a path, as on a host of many projects, and seen for
the first time. Only what the machine makes one wait for is counted: reading, looking and scrolling come on top.
"""

import argparse
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from browser.lab import launch
from browser.lite import NOTEBOOK, READY, SHOWN, Site, watched
from playwright.sync_api import sync_playwright

PATIENCE = 900_000
NAME = "2 · Interview Results"
# Brings the explorer's cells into sight, and makes the first of them the active one.
FIND = f"""() => {{
    const {{content}} = {NOTEBOOK};
    const at = content.widgets.findIndex(one => one.model.sharedModel.source.includes('from nopolicy import explorer'));
    content.activeCellIndex = at;
    content.activate();
    return content.scrollToItem(at, 'start');
}}"""


class Stopwatch:
    """Prints how long each step took, with a picture of what was then seen."""

    def __init__(self, page, pictures, name):
        self.page, self.pictures, self.name = page, pictures, name
        self.begun = self.last = time.monotonic()

    def __call__(self, step):
        """Say what has just been reached."""
        now = time.monotonic()
        print(f"{self.name}: {step}: {now - self.last:.1f} s, {now - self.begun:.1f} in all", flush=True)
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"newcomer-{self.name}-{step.replace(' ', '-')}.png")
        self.last = time.monotonic()
        self.begun += self.last - now  # the picture is not the newcomer's


def to_a_moved_weight(page, front, tick):
    """Go by what is on the pages from the front page to the explorer, run its two cells, and move the first weight."""
    page.goto(front)
    tick("front page")
    page.get_by_label("Contents").get_by_role("link", name=NAME).click()
    page.get_by_role("heading", level=1, name=NAME).wait_for()
    tick("the notebook in the book")
    page.get_by_role("link", name="Run it in this browser").click()
    page.wait_for_function(SHOWN, timeout=PATIENCE)
    page.locator(".jp-RenderedHTMLCommon").first.wait_for(timeout=PATIENCE)
    tick("stored results in the browser edition")
    page.wait_for_function(READY, timeout=PATIENCE, polling=100)
    tick("Python ready")
    page.evaluate(FIND)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    slider = page.get_by_role("slider").first
    slider.wait_for(timeout=PATIENCE)
    tick("the explorer")
    slider.press("ArrowRight")
    page.get_by_role("status").filter(has_text="The weights are 4-2-1").wait_for(timeout=PATIENCE)
    tick("a weight moved")


def to_reading(page, book, tick):
    """Unpack the zip of the book, open it from the folder, and go to notebook 2."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(book / "downloads" / "nopolicy-book.zip") as archive:
            archive.extractall(folder)
        tick("unpacked")
        page.goto((Path(folder) / "nopolicy-book" / "index.html").as_uri())
        tick("front page")
        page.get_by_label("Contents").get_by_role("link", name=NAME).click()
        page.locator("article table").first.wait_for()
        page.wait_for_load_state()
        tick("reading")


def main():
    """Measure both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    if asked.pictures:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    site = Site(asked.book.resolve())
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        with watched(page, site) as strange:
            to_a_moved_weight(page, f"{site.base}index.html", Stopwatch(page, asked.pictures, "web"))
        print(f"web: {site.megabytes():.1f} MB sent")
        if strange:
            sys.exit(f"The pages asked other hosts, or threw errors: {strange}")
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        to_reading(page, asked.book.resolve(), Stopwatch(page, asked.pictures, "zip"))
        browser.close()
    site.close()


if __name__ == "__main__":
    main()
