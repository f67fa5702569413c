"""The reading edition, used as a person uses it: every page, over http and from a folder, in Chromium."""

import functools
import http.server
import re
import subprocess
import sys
import threading
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from nopolicy import ledger

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
LEDGER = ["statements", "claims", "sources", "events", "slips", "blanks"]
LEDGER += ["argument", "voices", "figures", "findings", "interviews", "hedges"]
SINGLE = ["index", "notebooks", "paper", "ledger", "guide", "codebook", "downloads", "cite", "search"]
PAGES = [*SINGLE, *NOTEBOOKS, *LEDGER]
PHONE = {"width": 390, "height": 844}
A4 = {"width": 680, "height": 1000}  # 210 × 297 mm less the margins, in pixels of 1/96 inch
VIOLATIONS = {"resultTypes": ["violations"]}  # what passes is counted, not listed: the tables have thousands of cells
LANDSCAPE = {"width": 1009, "height": 670}


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Return the folder of a book built by the documented command, warnings being errors."""
    out = tmp_path_factory.mktemp("book") / "html"
    command = [sys.executable, ROOT / "book" / "build.py", "--out", out]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return out


@pytest.fixture(scope="session")
def served(book):
    """Return the address at which the book is served on this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=book))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["http", "file"])
def base(request, book, served):
    return served if request.param == "http" else book.as_uri()


@functools.cache
def soup(path):
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@functools.cache
def anchors(path):
    return Counter(tag["id"] for tag in soup(path).find_all(id=True))


def links(path):
    for tag in soup(path).find_all(["a", "img", "script", "link"]):
        if address := tag.get("href") or tag.get("src"):
            yield address


def dead(root):
    """Return the links of the pages below ``root`` that lead to no file, or to no anchor of a page."""
    found = []
    for path in root.rglob("*.html"):
        for address in links(path):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = path.parent / unquote(parts.path) if parts.path else path
            fragment = unquote(parts.fragment) if target.suffix == ".html" else ""
            if not target.is_file() or (fragment and fragment not in anchors(target)):
                found.append((path.name, address))
    return found


# Without a browser: what was built


def test_every_page_is_built_and_named_here(book):
    assert {path.stem for path in book.glob("*.html")} == set(PAGES)


def test_no_dead_link(book):
    assert dead(book) == []


def test_no_dead_link_in_the_zip(book, tmp_path):
    with zipfile.ZipFile(book / "downloads" / "nopolicy-book.zip") as archive:
        archive.extractall(tmp_path)
    assert {path.name for path in (tmp_path / "nopolicy-book").glob("*.html")} == {f"{name}.html" for name in PAGES}
    assert dead(tmp_path) == []


@pytest.mark.parametrize("name", PAGES)
def test_anchors_are_unique(book, name):
    assert {anchor for anchor, times in anchors(book / f"{name}.html").items() if times > 1} == set()


def test_every_link_to_a_notebook_became_a_link_to_its_page(book):
    left = [
        (path.name, address)
        for path in book.glob("*.html")
        for address in links(path)
        if ".ipynb" in address and not address.startswith("downloads/")
    ]
    assert left == []


def test_every_place_of_the_paper_has_its_line_in_order(book):
    rows = soup(book / "paper.html").select("table.paper tbody tr")
    found = [row["id"].removeprefix("p-") for row in rows]
    assert sorted(found) == sorted(ledger.read("paragraphs")["locator"])
    for kind in ("paragraph", "footnote", "table", "figure"):
        frame = ledger.read("paragraphs")
        ordered = list(frame.loc[frame["kind"] == kind, "locator"])
        assert [one for one in found if one in set(ordered)] == ordered, kind


def test_verdicts_of_the_paper_page_add_up_to_all_statements(book):
    met = soup(book / "paper.html").select("a.verdict")
    assert sum(int(one.text.split()[-1]) for one in met) == len(ledger.read("statements"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_chart_has_an_alt_text_of_its_own(book, name):
    alts = [image.get("alt", "") for image in soup(book / f"{name}.html").select("article img")]
    assert all(len(alt) > 20 and not re.search(r"\.(png|svg)", alt) for alt in alts)
    assert len(alts) == len(set(alts))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_code_is_folded_and_no_output_is_lost(book, name):
    page = soup(book / f"{name}.html")
    assert page.select(".cell_input")
    assert all(
        cell.find_parent("details") and not cell.find_parent("details").has_attr("open")
        for cell in page.select(".cell_input")
    )


def test_no_sidebar_is_empty(book):
    for name in PAGES:
        for side in soup(book / f"{name}.html").select(
            "#pst-primary-sidebar:not(.hide-on-wide), .bd-sidebar-secondary"
        ):
            assert side.select("li a"), name


def test_the_codebook_and_every_data_file_can_be_downloaded(book):
    listed = {Path(address).name for address in links(book / "downloads.html") if address.startswith("downloads/data/")}
    assert listed >= {path.name for path in ledger.DATA.iterdir() if path.suffix in (".csv", ".md", ".json")}


# In the browser


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_from_its_own_host_without_an_error(base, new_page, name):
    page = new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto(f"{base}/{name}.html", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []
    assert errors == []


def test_formulas_are_drawn(base, book, new_page):
    page = new_page()
    written = {name: len(soup(book / f"{name}.html").select(".math")) for name in PAGES}
    assert written["guide"] > 1
    for name in [name for name in PAGES if written[name]]:
        page.goto(f"{base}/{name}.html")
        expect(page.locator("mjx-container svg")).to_have_count(written[name])
        expect(page.locator("mjx-merror, [data-mjx-error]")).to_have_count(0)


def test_search_finds_a_known_word(base, new_page):
    page = new_page()
    page.goto(f"{base}/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("Zacatecas")
    page.keyboard.press("Enter")
    result = page.locator("#search-results a", has_text="Beyond the Policy of No Policy").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).to_contain_text("Beyond the Policy of No Policy")


def test_a_search_that_leads_to_the_ledger_narrows_it(base, new_page):
    page = new_page()
    page.goto(f"{base}/search.html?q=Zacatecas")
    page.locator("#search-results a[href*='events.html']").first.click()
    expect(page.locator(".ledger-tools output")).to_contain_text(f" of {len(ledger.read('events'))} rows")
    expect(page.locator("table.ledger tbody tr:visible").first).to_contain_text("Zacatecas")


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_scrolls_no_page_sideways(book, new_page, screenshots, name):
    page = new_page(viewport=PHONE)
    page.goto((book / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.reload()
    page.screenshot(path=screenshots / f"book-{name}-390.png")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_on_a_desk(book, new_page, screenshots, name):
    page = new_page()
    page.goto((book / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.locator("h1").count() == 1
    page.screenshot(path=screenshots / f"book-{name}-1280.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(book, new_page, screenshots, name, scheme):
    page = new_page(color_scheme=scheme)
    page.goto((book / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    if scheme == "dark":
        page.screenshot(path=screenshots / f"book-{name}-1280-dark.png")
    found = Axe().run(page, options=VIOLATIONS).response["violations"]
    serious = {
        one["id"]: [node["html"][:200] for node in one["nodes"][:3]]
        for one in found
        if one["impact"] in ("serious", "critical")
    }
    assert serious == {}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_axe_finds_nothing_serious_in_what_is_folded(book, new_page, name):
    page = new_page(color_scheme="dark")
    page.goto((book / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('.cell_output details').forEach((one) => { one.open = true; })")
    rules = {"runOnly": ["color-contrast", "scrollable-region-focusable"]}
    found = Axe().run(page, options=VIOLATIONS | rules).response
    assert [one["id"] for one in found["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_paper_cuts_no_chart_and_no_table(book, new_page, name):
    sheet = LANDSCAPE if name in LEDGER else A4
    page = new_page(viewport=sheet, color_scheme="light")
    page.goto((book / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('.cell_output details').forEach((one) => { one.open = true; })")
    page.emulate_media(media="print")
    wide = page.evaluate(
        """(width) => [...document.querySelectorAll('article table, article img, article pre')]
            .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > width + 1)
            .map((one) => `${one.tagName} ${one.getBoundingClientRect().right} ${one.textContent.slice(0, 60)}`)""",
        sheet["width"],
    )
    assert wide == []
    tall = page.evaluate(
        "(height) => [...document.images].filter((one) => one.getBoundingClientRect().height > height).length",
        sheet["height"],
    )
    assert tall == 0
    breaks = page.evaluate(
        "[...document.querySelectorAll('article img, article tr')].map((one) => getComputedStyle(one).breakInside)"
    )
    assert set(breaks) <= {"avoid"}
    assert not page.locator("header.bd-header, .bd-sidebar-primary, .ledger-tools").locator("visible=true").count()


# The ledger, by keyboard


def rows(page):
    return page.locator("table.ledger tbody tr:visible")


def test_columns_sort_by_keyboard(base, new_page):
    page = new_page()
    page.goto(f"{base}/events.html")
    head = page.get_by_role("columnheader", name="Date")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    dates = [text for text in page.locator("td[data-label='Date']").all_inner_texts() if text]
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator("[aria-sort=ascending], [aria-sort=descending]")).to_have_count(1)
    back = [text for text in page.locator("td[data-label='Date']").all_inner_texts() if text]
    assert dates[0] != back[0] and sorted(dates) == sorted(back)
    years = [int(text.strip("{~.")[:4].replace("X", "0")) for text in dates if text[0] in "12"]
    assert years == sorted(years)


def test_filters_work_by_keyboard_and_say_how_many_rows_are_left(base, new_page):
    page = new_page()
    page.goto(f"{base}/statements.html")
    statements = ledger.read("statements")
    expect(page.locator(".ledger-tools output")).to_have_text(f"{len(statements)} rows")
    page.get_by_role("combobox", name="Verdict", exact=True).focus()
    page.keyboard.type("fails")
    failed = statements[statements["verdict"] == "fails"]
    expect(page.locator(".ledger-tools output")).to_have_text(f"{len(failed)} of {len(statements)} rows")
    assert [row.get_attribute("id") for row in rows(page).all()] == [f"s-{one}" for one in failed["id"]]
    page.get_by_role("searchbox", name="Words", exact=True).focus()
    page.keyboard.type("no such words")
    expect(rows(page)).to_have_count(0)
    expect(page.locator(".ledger-tools output")).to_have_text(f"0 of {len(statements)} rows")
    page.get_by_role("button", name="Clear").press("Enter")
    expect(page.locator(".ledger-tools output")).to_have_text(f"{len(statements)} rows")


def test_a_row_is_cited_by_its_address(base, new_page):
    page = new_page()
    page.goto(f"{base}/statements.html#s-2.19-a")
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    assert row.get_attribute("id") == "s-2.19-a"
    page.get_by_role("combobox", name="Verdict", exact=True).select_option("blank")
    expect(row).to_be_hidden()
    page.goto(f"{base}/statements.html#s-2.19-b")
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_a_verdict_of_the_paper_page_leads_to_its_statements(base, new_page):
    page = new_page()
    page.goto(f"{base}/paper.html")
    verdict = page.locator("#p-2\\.19 a.verdict").first
    word, number = verdict.inner_text().split()
    verdict.click()
    expect(rows(page)).to_have_count(int(number))
    expect(rows(page).first).to_contain_text(word)


def test_the_ledger_is_complete_without_javascript(book, new_page):
    page = new_page(java_script_enabled=False)
    page.goto((book / "statements.html").as_uri())
    assert page.locator("table.ledger tbody tr:visible").count() == len(ledger.read("statements"))
    expect(page.locator(".ledger-tools")).to_be_hidden()


def test_a_box_is_in_the_tab_order_only_while_it_scrolls(book, new_page):
    page = new_page(viewport=PHONE)
    page.goto((book / "02_interview_results.html").as_uri())
    page.wait_for_function("document.querySelector('.table-box:not([tabindex])')")
    wrong = page.evaluate(
        """[...document.querySelectorAll('.table-box')].filter((box) =>
            (box.scrollWidth > box.clientWidth + 1) !== (box.tabIndex === 0)).length"""
    )
    assert wrong == 0 and page.locator(".table-box[tabindex='0'][role=region][aria-label]").count() > 0


def test_code_unfolds_with_one_click(base, new_page):
    page = new_page()
    page.goto(f"{base}/{NOTEBOOKS[0]}.html")
    code = page.locator(".cell_input").first
    expect(code).to_be_hidden()
    page.get_by_text("Show the code").first.click()
    expect(code).to_be_visible()
    expect(page.get_by_text("Hide the code").first).to_be_visible()
