"""The reading edition, used as a person uses it: every page, over http and from a folder, in Chromium."""

import functools
import http.server
import json
import os
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
from stored import NOTEBOOKS as PATHS

import places
import rows
from nopolicy import ledger, record

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = [path.stem for path in PATHS if path.stem != places.LEDGER]
LEDGER = [page for page, files in rows.PAGES.items() if any(len(ledger.read(file)) for file in files)]
PARTS = [page for page, _, _ in places.parts()]
SINGLE = ["index", "paper", "completed", "glossary", "history", "ledger", "teach", "guide", "questionnaire", "class"]
SINGLE += ["reading", "codebook", "downloads", "cite", "search"]
PAGES = [*SINGLE, *NOTEBOOKS, *LEDGER, *PARTS]
# One page of each type, for what takes long or what a person looks at.
TYPES = ["index", "02_interview_results", "paper", PARTS[6], "statements", "record", "sources", "glossary", "completed"]
TYPES += ["history", "teach", "search", "downloads"]
WIDTHS = {1920: 1080, 1366: 768, 768: 1024, 390: 844}
PHONE = {"width": 390, "height": 844}
VIOLATIONS = {"resultTypes": ["violations"]}  # what passes is counted, not listed: the tables have thousands of cells
MEGABYTE = 1_000_000
# Whether the words of one cell lie over those of another, or outside their own cell.
OVERLAPS = """() => {
    const found = [];
    // Of a long table the first rows are enough: they are laid out alike.
    for (const row of document.querySelectorAll('article tr:nth-child(-n+120)')) {
        for (const cell of row.cells) {
            const box = cell.getBoundingClientRect();
            if (!box.width || !cell.textContent.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(cell);
            const words = range.getBoundingClientRect();
            if (words.right > box.right + 1.5 || words.left < box.left - 1.5 || words.bottom > box.bottom + 3) {
                found.push(`${row.id} ${cell.textContent.slice(0, 40)}`);
            }
        }
    }
    return found.slice(0, 5);
}"""


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Return the folder of a book built by the documented command, or of the one that the variable BOOK names.

    Beside the one that is built lies a browser edition of two empty pages: enough for its doors.
    """
    if named := os.environ.get("BOOK"):
        return Path(named)
    out = tmp_path_factory.mktemp("book") / "html"
    for page in ("lab/index.html", "lab/lab/index.html"):
        (out / page).parent.mkdir(parents=True, exist_ok=True)
        (out / page).write_text("<!doctype html><title>Lab</title>", "utf-8")
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
    if path.parent.name == "slides":  # reveal.js counts
        return {f"/{number}" for number, _ in enumerate(soup(path).select(".slides > section > section"), start=1)}
    return Counter(tag["id"] for tag in soup(path).find_all(id=True))


def links(path):
    for tag in soup(path).find_all(["a", "img", "script", "link"]):
        if address := tag.get("href") or tag.get("src"):
            yield address


def dead(root):
    """Return the links of the pages below ``root`` that lead to no file, or to no anchor of a page."""
    found = []
    for path in root.rglob("*.html"):
        for address in () if "lab" in path.relative_to(root).parts else links(path):
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


def test_every_notebook_opens_in_the_browser_edition_from_its_page(book):
    for name in [*NOTEBOOKS, places.LEDGER]:
        page = soup(book / f"{'ledger' if name == places.LEDGER else name}.html")
        assert page.select_one("article a.run")["href"] == f"lab/lab/index.html?path=notebooks/{name}.ipynb"
    assert "never leaves your browser" in soup(book / "teach.html").text
    assert "never leaves your browser" in soup(book / "05_your_class.html").text


@pytest.fixture
def unpacked(book, tmp_path):
    with zipfile.ZipFile(book / "downloads" / "nopolicy-book.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path / "nopolicy-book"


def test_the_zip_of_the_book_has_every_page_no_dead_link_and_a_note_how_to_open_it(unpacked):
    assert {path.name for path in unpacked.glob("*.html")} == {f"{name}.html" for name in PAGES}
    left_out = ("downloads/nopolicy-book.zip", "downloads/nopolicy.zip")  # itself, and the project
    assert [one for one in dead(unpacked) if one[1] not in left_out] == []
    assert not [address for path in unpacked.glob("*.html") for address in links(path) if address.startswith("lab/")]
    assert len((unpacked / "HOW-TO-OPEN.txt").read_text("utf-8").splitlines()) == 2


def test_the_zip_of_the_whole_has_both_and_a_note_how_to_open_it(book):
    with zipfile.ZipFile(book / "downloads" / "nopolicy-whole.zip") as archive:
        names = set(archive.namelist())
        note = archive.read("nopolicy-whole/HOW-TO-OPEN.txt").decode()
        assert b'class="run"' in archive.read("nopolicy-whole/02_interview_results.html")
    assert {f"nopolicy-whole/{one}" for one in ("index.html", "lab/index.html", "lab/lab/index.html")} <= names
    assert len(note.splitlines()) == 2 and "python -m http.server" in note


def test_the_unpacked_zip_opens_from_its_folder(unpacked, new_page):
    page, errors = new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_label("Contents").get_by_role("link", name="2 · Interview Results").click()
    expect(page.locator("article table").first).to_be_visible()
    picture = page.locator("img.chart").first
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert errors == []


@pytest.mark.parametrize("name", PAGES)
def test_anchors_are_unique(book, name):
    assert {anchor for anchor, times in anchors(book / f"{name}.html").items() if times > 1} == set()


def test_the_book_weighs_fifteen_megabytes_at_most_and_half_of_that_as_a_zip(book):
    files = {path.relative_to(book).as_posix(): path.stat().st_size for path in book.rglob("*") if path.is_file()}
    other = ("lab/", "downloads/nopolicy-whole.zip")
    assert sum(size for name, size in files.items() if not name.startswith(other)) <= 20 * MEGABYTE
    other = ("lab/", "downloads/nopolicy-")  # the browser edition, and the book once more
    assert sum(size for name, size in files.items() if not name.startswith(other)) <= 15 * MEGABYTE
    assert files["downloads/nopolicy-book.zip"] <= 7.5 * MEGABYTE


def test_every_place_has_its_line_in_order_and_leads_to_its_reading_its_rows_and_back(book):
    lines = soup(book / "paper.html").select("#map tbody tr:not(.part)")
    assert [line["id"].removeprefix("m-") for line in lines] == list(places.order())
    for line in lines:
        locator = line["id"].removeprefix("m-")
        there, read = (link["href"] for link in line.select("a")[:2])
        assert there == places.address(locator)
        assert re.fullmatch(r"0[0-6]_\w+\.html#.+", read), locator
        section = soup(book / there.split("#")[0]).find(id=f"p-{locator}")
        back = [link["href"] for link in section.select(".doors a")]
        assert back == [read, f"paper.html#m-{locator}"]


def test_verdicts_and_records_of_the_map_add_up(book):
    page = soup(book / "paper.html")
    verdicts = [int(one.text.split()[-1]) for one in page.select("#map td:nth-of-type(2) .verdict")]
    assert sum(verdicts) == (ledger.read("statements")["verdict"] != "").sum()
    shown = sum(int(one.text.split()[-1]) for one in page.select("#map td:nth-of-type(3) .verdict"))
    reviews = [one for name in PARTS for one in reviews_of(book, name)]
    assert shown == len(reviews) <= len(ledger.read("record"))


def reviews_of(book, name):
    return [
        one
        for tag in soup(book / f"{name}.html").select("[type='application/ld+json']")
        for one in json.loads(tag.text)
    ]


def test_every_row_of_the_record_has_its_claim_review(book):
    found = {one["url"].split("#")[1]: one for name in [*PARTS, "record"] for one in reviews_of(book, name)}
    lines = ledger.read("record").set_index("id")
    assert set(found) == set(lines.index)
    assert all(one["reviewRating"]["alternateName"] == lines.at[name, "agreement"] for name, one in found.items())


def test_what_only_later_sources_say_is_marked_beside_its_place(book):
    later, seen = ledger.read("record").set_index("id")["knowable"] == "later", set()
    for page in (soup(book / f"{name}.html") for name in PARTS):
        assert record.LATER in page.select_one("article > p").text
        for line in page.select("p.record"):
            seen.add(line["id"])
            assert ("(later)" in line.text) == later[line["id"]], line["id"]
    assert later[list(seen)].any() and not later[list(seen)].all()


def test_the_draft_completed_has_every_blank_once(book):
    filled = ledger.read("record").query("agreement == 'fills a blank'")["target"]
    page, blanks = soup(book / "completed.html"), list(ledger.read("blanks")["id"])
    shown = [section["id"] for section in page.select("section.fill")]
    assert set(shown) == set(filled) & set(blanks)
    assert sorted([*shown, *(line["id"] for line in page.select("tbody tr"))]) == sorted(blanks)
    assert all(
        section.select("ins") and section.select("a[href^='sources.html#']") for section in page.select("section.fill")
    )


def test_the_glossary_has_every_term_and_notebooks_explain_what_they_mention(book):
    terms = {rows.address("glossary", one).split("#")[1] for one in ledger.read("glossary")["term"]}
    assert {one["id"] for one in soup(book / "glossary.html").select("dt")} == terms
    for name in NOTEBOOKS:
        page = soup(book / f"{name}.html")
        explained = [one["id"] for one in page.select(".gloss")]
        assert {one.removeprefix("gloss-") for one in explained} <= terms and len(explained) == len(set(explained))
    assert soup(book / "02_interview_results.html").select("#gloss-t-NACARA")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_chart_has_an_alt_text_of_its_own_and_its_size(book, name):
    images = soup(book / f"{name}.html").select("article img")
    alts = [image.get("alt", "") for image in images]
    assert all(len(alt) > 20 and not re.search(r"\.(png|svg)", alt) for alt in alts)
    assert len(alts) == len(set(alts))
    assert all(image["width"] and image["height"] for image in images if "chart" in image.get("class", []))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_code_is_folded(book, name):
    page = soup(book / f"{name}.html")
    assert page.select("details.code pre") and not page.select("details.code[open]")
    assert not [
        one for one in page.select(".cell pre code") if "import pandas" in one.text and not one.find_parent("details")
    ]


def test_numbers_in_words_are_those_of_the_data(book):
    cited = {key for keys in ledger.read("record")["sources"] for key in rows.keys(keys)}
    assert f"from {len(cited)} sources" in soup(book / "index.html").text
    left = ledger.read("statements")["verdict"].eq("").sum()
    assert f"but for {left} that say the same thing twice" in soup(book / "reading.html").text
    weight, shown = ledger.read("errata")["weight"], soup(book / "paper.html").select("#map td:nth-of-type(4) a")
    slips = [int(one.text.split()[-1]) for one in shown if one.text.startswith("Slips")]
    assert sum(slips) == weight.eq("substance").sum() < len(weight)
    for page in ("ledger", "downloads"):
        assert f"{len(weight)} rows, {sum(slips)} of substance" in soup(book / f"{page}.html").text
    counts = [one.text for one in soup(book / "ledger.html").select("dt span")]
    files = [file for files in rows.PAGES.values() for file in files]
    assert [int(one.split()[0]) for one in counts] == [len(rows.rows(file)) for file in files]


def test_no_sentence_ends_in_two_stops_and_no_mark_of_the_transcript_is_shown(book):
    for path in book.glob("*.html"):
        words = [str(one) for one in soup(path).article.find_all(string=True) if not one.find_parent(["pre", "style"])]
        assert not re.search(r"\w\.\.(?=\s|$)|\*\*|\^a", "".join(words)), path.name


def test_the_front_page_tells_what_the_first_screens_found(book):
    page = soup(book / "index.html")
    for name in ("02_interview_results", "04_conclusions"):
        for line in soup(book / f"{name}.html").select(".output table")[0].select("tbody tr"):
            assert line.td.get_text() in page.get_text()
    assert {one["href"] for one in page.select("a.verdict")} == {"reading.html#verdicts"}
    assert {one.text for one in page.select("a.verdict") if ":" not in one.text} <= {
        one.text for one in soup(book / "reading.html").select(".verdict")
    }
    assert len(page.select("article img")) == 1 and len(page.select("ul.ways li")) == 3


def test_the_paper_is_one_click_away_on_every_page(book):
    for name in PAGES:
        assert soup(book / f"{name}.html").select_one("header.top .paper-link")["href"] == places.PAPER, name


def test_the_contents_mark_the_page(book):
    for name in [*SINGLE, *NOTEBOOKS, *LEDGER, *PARTS]:
        marked = soup(book / f"{name}.html").select("#contents [aria-current=page]")
        assert [one["href"] for one in marked] == ([f"{name}.html"] if name != "search" else []), name


def test_data_references_and_notebooks_can_be_downloaded(book):
    listed = {Path(address).name for address in links(book / "downloads.html") if address.startswith("downloads/")}
    assert listed >= {path.name for path in ledger.DATA.iterdir() if path.suffix in (".csv", ".json")}
    assert listed >= {f"{name}.{ending}" for name in ("works", "sources") for ending in ("json", "bib", "ris")}


def test_the_zip_of_the_project_is_the_project_and_no_more(book):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with zipfile.ZipFile(book / "downloads" / "nopolicy.zip") as archive:
        assert set(archive.namelist()) == {f"nopolicy/{name}" for name in listed.split("\0") if name}
    for name in ("downloads", "teach"):
        assert "downloads/nopolicy.zip" in links(book / f"{name}.html")


# In the browser


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_from_its_own_host_without_an_error_and_is_light(base, new_page, name):
    page = new_page()
    asked, errors, sizes = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    page.goto(f"{base}/{name}.html", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []
    assert errors == []
    if base.startswith("http"):
        assert 0 < sum(sizes) <= MEGABYTE


@pytest.mark.parametrize("width", WIDTHS)
def test_no_words_lie_over_others_in_any_table_and_no_page_scrolls_sideways(book, new_page, screenshots, width):
    page, found = new_page(viewport={"width": width, "height": WIDTHS[width]}), {}
    for name in PAGES:
        page.goto((book / f"{name}.html").as_uri())
        if name in TYPES:
            page.screenshot(path=screenshots / f"book-{name}-{width}.png")
        assert page.locator("h1").count() == 1, name
        page.evaluate("document.querySelectorAll('article details').forEach((one) => { one.open = true; })")
        if over := page.evaluate(OVERLAPS):
            found[name] = over
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[f"{name} scrolls"] = wide
    assert found == {}


def test_the_check_of_cells_sees_words_over_others(new_page):
    page = new_page()
    page.set_content(
        "<article><table style='table-layout:fixed;width:80px'><tr><td style='white-space:nowrap'>long words here"
        "</td><td>other</td></tr></table></article>"
    )
    assert page.evaluate(OVERLAPS) != []


def test_the_cards_of_a_phone_name_each_cell_as_the_head_does(book, new_page):
    page = new_page(viewport=PHONE)
    for name in ("forecasts", "paper"):  # in the last column of a ledger page each value has its own name
        page.goto((book / f"{name}.html").as_uri())
        heads = [one.get_text() for one in soup(book / f"{name}.html").select("thead th")][1:]
        labels = "(row) => [...row.querySelectorAll('td')].map((one) => getComputedStyle(one, '::before').content)"
        shown = page.locator("tbody tr:not(.part)").first.evaluate(labels)
        assert shown == ["none" if head == "More" else f'"{head}"' for head in heads]


def test_short_names_of_rows_and_the_words_of_lists_are_not_cut(book, new_page):
    page, found = new_page(viewport={"width": 1366, "height": 768}), {}
    for name in LEDGER:
        page.goto((book / f"{name}.html").as_uri())
        broken = page.evaluate(
            """[...document.querySelectorAll('tbody th a')].filter((one) => one.textContent.length < 9
                && !one.textContent.includes(' ') && one.getClientRects().length > 1).map((one) => one.textContent)"""
        )
        cut = page.evaluate(
            """[...document.querySelectorAll('.tools select:not(.sort-by)')].filter((one) => {
                const words = document.body.appendChild(document.createElement('span'));
                words.style.font = getComputedStyle(one).font;
                words.textContent = one.selectedOptions[0].text;
                return words.offsetWidth + 20 > one.clientWidth; // the arrow
            }).map((one) => one.name)"""
        )
        if broken or cut:
            found[name] = broken[:3] + cut
    assert found == {}


def test_the_contents_list_shows_where_one_is(book, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    for name in ("cite", "hedges", PARTS[-1]):
        page.goto((book / f"{name}.html").as_uri())
        expect(page.locator("#contents [aria-current=page]")).to_be_in_viewport(ratio=1)


def test_charts_are_legible_on_a_phone(book, new_page):
    page = new_page(viewport=PHONE)
    for name in NOTEBOOKS:
        page.goto((book / f"{name}.html").as_uri())
        measure = "(all) => all.map((one) => [one.getBoundingClientRect().width, +one.getAttribute('width')])"
        sizes = page.locator("img.chart").evaluate_all(measure)
        assert sizes and all(abs(shown - natural) < 1 for shown, natural in sizes), name


def test_a_chart_that_a_phone_cuts_says_so_and_others_do_not(book, new_page):
    for viewport, shown in ((PHONE, "Wider than the screen"), ({"width": 1366, "height": 768}, "none")):
        page = new_page(viewport=viewport)
        page.goto((book / "02_interview_results.html").as_uri())
        words = page.locator(".chart-box a").first.evaluate("(one) => getComputedStyle(one, '::before').content")
        assert shown in words


def test_the_verdict_of_a_first_screen_is_in_sight_on_a_phone(book, new_page):
    page = new_page(viewport=PHONE)
    for name in ("02_interview_results", "04_conclusions", "06_since_2002"):
        page.goto((book / f"{name}.html").as_uri())
        box = page.locator(".output table thead th", has_text="verdict").first.bounding_box()
        assert box["x"] + 45 < PHONE["width"], name  # the word


def test_the_links_of_the_header_are_as_high_as_the_header(book, new_page):
    page = new_page(viewport=PHONE)
    page.goto((book / "index.html").as_uri())
    assert all(page.locator(one).bounding_box()["height"] >= 24 for one in (".paper-link", ".to-contents"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name in TYPES or name in NOTEBOOKS])
def test_axe_finds_nothing_serious(book, new_page, screenshots, name, scheme):
    page = new_page(color_scheme=scheme)
    page.goto((book / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    if scheme == "dark":
        page.screenshot(path=screenshots / f"book-{name}-dark.png")
    # Rows of one kind are alike: of a long table the first ones are enough.
    page.evaluate("document.querySelectorAll('table.ledger tbody tr:nth-child(n+40)').forEach((one) => one.remove())")
    found = Axe().run(page, options=VIOLATIONS).response["violations"]
    serious = {
        one["id"]: [node["html"][:200] for node in one["nodes"][:3]]
        for one in found
        if one["impact"] in ("serious", "critical")
    }
    assert serious == {}


def test_paper_shows_the_text_and_not_the_frame(book, new_page):
    page = new_page(viewport={"width": 680, "height": 1000})
    for name in (*NOTEBOOKS, *LEDGER):
        page.emulate_media(media="screen")
        page.goto((book / f"{name}.html").as_uri())
        page.emulate_media(media="print")  # as the dialogue does, after the page has loaded
        assert not page.locator("details:not(.code, [open])").count()
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        assert not page.locator("header.top, #contents, .tools").locator("visible=true").count()


def test_print_is_dark_on_light_and_breaks_no_word_of_a_head(book, new_page):
    page = new_page(viewport={"width": 680, "height": 1000}, color_scheme="dark")
    page.emulate_media(media="print")
    for name in LEDGER:
        page.goto((book / f"{name}.html").as_uri())
        cut = page.evaluate(
            """[...document.querySelectorAll('thead th button, td a.place')].slice(0, 99).filter((one) =>
                one.getClientRects().length > one.textContent.split(/\\s/).length).map((one) => one.textContent)"""
        )
        assert cut == [], name
    page.goto((book / "statements.html").as_uri())
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert page.locator(".v-holds").first.evaluate(colours) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    assert page.locator("td a").first.evaluate(colours)[0] == "rgb(11, 79, 145)"


# The search


@pytest.mark.parametrize(
    ("words", "there", "title"),
    [
        ("2.19", places.address("2.19"), "¶2.19"),
        ("¶2.19", places.address("2.19"), "¶2.19"),
        ("Castaneda", "glossary.html#t-Jorge-Castañeda", "Jorge Castañeda"),
        ("NACARA", "glossary.html#t-NACARA", "NACARA"),
        ("fn 19", places.address("fn19"), "fn 19"),
        ("footnote 19", places.address("fn19"), "fn 19"),
        ("student edition", "teach.html#student_edition", "The student edition"),
        ("slides", "teach.html#slides", "Slides"),
        ("licence", "cite.html#licence", "Licence"),
        ("2.19-a", "statements.html#s-2.19-a", "2.19-a"),
        ("guest workers", "glossary.html#t-guestworker", "guestworker"),
        ("Braceros", "glossary.html#t-Bracero-program", "Bracero program"),
        ("Rosenblum", "glossary.html#t-Marc-R.-Rosenblum", "Marc R. Rosenblum"),
    ],
)
def test_the_search_lands_on_the_heading_or_row(base, new_page, words, there, title):
    page = new_page()
    page.goto(f"{base}/index.html")
    box = page.get_by_role("searchbox", name="Search the book")
    box.focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    first = page.locator("#results a").first
    expect(first).to_have_text(title)
    first.press("Enter")
    page.wait_for_url(lambda url: unquote(url).endswith(there))
    assert page.evaluate("document.querySelector(':target') !== null")
    assert page.locator(":target").bounding_box()["y"] < 900


def test_a_word_of_a_notebook_is_found_under_its_heading(base, new_page):
    page = new_page()
    page.goto(f"{base}/search.html?q=snowball")
    expect(page.locator("#results li:has(a[href^='02_interview_results.html#'])").first).to_contain_text(
        "2 · Interview"
    )
    page.goto(f"{base}/search.html?q=nosuchwordanywhere")
    expect(page.locator("#found")).to_contain_text("0 found")


def test_a_search_that_is_changed_can_be_come_back_to_and_says_how_much_of_it_is_shown(served, new_page):
    page = new_page()
    page.goto(f"{served}/search.html?q=snowball")
    page.locator("#ask input").fill("Castañeda")
    page.locator("#results a").first.click()
    page.wait_for_url("**/glossary.html*")
    page.go_back()
    expect(page.locator("#ask input")).to_have_value("Castañeda")
    expect(page.locator("#found")).not_to_contain_text("are shown")
    page.locator("#ask input").fill("Mexico")
    expect(page.locator("#found")).to_contain_text("; the first 60 are shown")
    assert page.locator("#results li").count() == 60


# The ledger, by keyboard


def visible(page, table="table.ledger"):
    return page.locator(f"{table} tbody tr:visible")


def test_columns_sort_by_keyboard(base, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{base}/events.html")
    head = page.get_by_role("columnheader", name="Date", exact=True)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    dates = [text for text in page.locator("table.ledger td:nth-of-type(1)").all_inner_texts() if text]
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator("[aria-sort=ascending], [aria-sort=descending]")).to_have_count(1)
    years = [int(text.strip("{~.")[:4].replace("X", "0")) for text in dates if text[0] in "12"]
    assert len(years) > 50 and years == sorted(years)


def test_filters_work_by_keyboard_and_say_how_many_rows_are_left(base, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{base}/statements.html")
    statements, count = ledger.read("statements"), page.locator(".tools output")
    expect(count).to_have_text(f"{len(statements)} rows")
    page.get_by_role("combobox", name="Verdict", exact=True).focus()
    page.keyboard.type("fails")
    failed = statements[statements["verdict"] == "fails"]
    expect(count).to_have_text(f"{len(failed)} of {len(statements)} rows")
    assert [row.get_attribute("id") for row in visible(page).all()] == [f"s-{one}" for one in failed["id"]]
    page.get_by_role("searchbox", name="Words in").focus()
    page.keyboard.type("no such words")
    expect(count).to_have_text(f"0 of {len(statements)} rows")
    page.get_by_role("button", name="Clear").press("Enter")
    expect(count).to_have_text(f"{len(statements)} rows")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}])
def test_a_part_of_the_map_without_a_row_left_is_hidden(book, new_page, viewport):
    page = new_page(viewport=viewport)
    page.goto((book / "paper.html").as_uri())
    page.get_by_role("searchbox", name="Words in the map").fill("Figure 8")
    expect(page.locator("#map tr.part:visible")).to_have_count(1)


def test_a_selection_has_an_address(served, new_page):
    page = new_page()
    page.goto(f"{served}/reading.html")
    number = page.locator("a[href='record.html?agreement=differs']")
    asked = int(number.inner_text())
    number.click()
    expect(page.locator(".tools output")).to_have_text(f"{asked} of {len(ledger.read('record'))} rows")
    assert asked == (ledger.read("record")["agreement"] == "differs").sum() and "differs" in record.WORST


def test_heads_and_filters_stay_in_sight(book, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto((book / "statements.html").as_uri() + "#s-3.20-a")
    expect(page.locator("tr:target")).to_be_in_viewport()
    for what in (".tools", "table.ledger thead th >> nth=1"):
        expect(page.locator(what)).to_be_in_viewport(ratio=1)
    boxes = [page.locator(one).bounding_box() for one in (".tools", "table.ledger thead th >> nth=1", "tr:target")]
    assert (
        boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 1
        and boxes[1]["y"] + boxes[1]["height"] <= boxes[2]["y"] + 1
    )
    page.goto((book / "statements.html").as_uri())
    rows_above = "[...document.querySelectorAll('tbody tr')].filter((one) => one.getBoundingClientRect().bottom < 768)"
    assert page.evaluate(f"{rows_above}.length") >= 4


def test_nothing_with_the_focus_is_under_the_heads_and_no_bar_over_words(book, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto((book / "statements.html").as_uri())
    page.locator("[id='s-2.19-a'] th a").focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        boxes = "[document.activeElement, document.querySelector('thead th')].map((one) => one.getBoundingClientRect())"
        assert page.evaluate(f"(([focus, head]) => focus.top - head.bottom)({boxes})") > -1
    page = new_page(viewport=PHONE)
    page.goto((book / "statements.html").as_uri() + "#s-2.19-a")
    assert "inset" not in page.locator("tr:target").evaluate("(one) => getComputedStyle(one).boxShadow")


def test_a_row_is_cited_by_its_address(base, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{base}/statements.html#s-2.19-a")
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    page.get_by_role("combobox", name="Verdict", exact=True).select_option("blank")
    expect(row).to_be_hidden()
    page.goto(f"{base}/statements.html#s-2.19-b")
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_the_ledger_is_complete_without_javascript(book, new_page):
    page = new_page(java_script_enabled=False)
    page.goto((book / "statements.html").as_uri())
    assert visible(page).count() == len(ledger.read("statements"))
    expect(page.locator(".tools")).to_be_hidden()
    assert page.locator("thead th").first.evaluate("(one) => getComputedStyle(one).top") == "52px"  # under the header


def test_a_box_is_in_the_tab_order_only_while_it_scrolls(book, new_page):
    page = new_page(viewport=PHONE)
    page.goto((book / "02_interview_results.html").as_uri())
    page.wait_for_timeout(300)
    wrong = page.evaluate(
        """[...document.querySelectorAll('.table-box, .chart-box')].filter((box) => box.getClientRects().length &&
            (box.scrollWidth > box.clientWidth + 1) !== (box.tabIndex === 0)).length"""
    )
    assert wrong == 0 and page.locator(".chart-box[tabindex='0'][role=group][aria-label]").count() > 0


def test_code_unfolds_with_one_key(base, new_page):
    page = new_page()
    page.goto(f"{base}/{NOTEBOOKS[0]}.html")
    code = page.locator("details.code pre").first
    expect(code).to_be_hidden()
    page.locator("details.code summary").first.press("Enter")
    expect(code).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}])
def test_a_term_is_explained_by_keyboard_pointer_and_tap(book, new_page, viewport):
    page = new_page(viewport=viewport, has_touch=True)
    page.goto((book / "02_interview_results.html").as_uri())
    term = page.locator(".term").first
    word, gloss = term.locator("[role=button]"), term.locator(".gloss")
    expect(gloss).to_be_hidden()
    for way in (word.focus, word.hover, word.tap):
        way()
        expect(gloss).to_be_visible()
        box = gloss.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"]
        page.mouse.move(1, 1)
        page.evaluate("document.activeElement.blur()")
        expect(gloss).to_be_hidden()


def test_light_and_dark_are_kept(served, new_page):
    page = new_page(color_scheme="light")
    page.goto(f"{served}/index.html")
    page.locator("#theme").press("Enter")
    page.goto(f"{served}/paper.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_contents_follow_the_reader(book, new_page):
    page = new_page(viewport={"width": 1366, "height": 768})
    page.goto((book / "02_interview_results.html").as_uri() + "#Prospects-for-the-Future")
    expect(page.locator("#contents [aria-current=location]")).to_have_text("Prospects for the Future")
