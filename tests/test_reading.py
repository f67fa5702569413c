"""The reading, held by the stored notebooks: light, in words, and one name for a place."""

import math
import re
from base64 import b64decode
from io import BytesIO

import pytest
from numerals import ranged
from PIL import Image
from stored import NOTEBOOKS, READING, SEMINAR, cells, outputs, pages, prose

from nopolicy import ledger

SECTIONS = [path for path in NOTEBOOKS if path.stem < "05"]
KILO = 1000
IDS = re.compile(r"`?\b(?:ev|v|a|e|b|k|q|c|n|R)\d{1,3}\b`?")
JARGON = re.compile(
    r"identification region|linear constraint|\bEDTF\b|\bw[123]\b|\d{3}X|\d{4}~|solver|HiGHS", re.IGNORECASE
)
OLD_PLACES = re.compile(
    r"[Pp]aragraphs? \d|[Ff]ootnotes? \d|\b(?:Table|Figure) (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine)\b"
    r"|Section \d · |(?<!¶)(?<![\d.$])\b[0-4]\.\d{1,2} (?:and|to) ¶"
)


def words(text):
    return re.findall(r"\w[\w'’-]*", text)


def shown(cell):
    """The HTML tables that stand open and the pictures of a cell."""
    tables, pictures = [], 0
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        html = "".join(data.get("text/html", ""))
        if html and "<details" not in html[:200]:
            tables.append(re.sub("<[^>]+>", " ", html))
        pictures += "image/png" in data
    return tables, pictures


def texts(path):
    """Every plain text and every page text that a notebook shows."""
    return [text for plain, page in outputs(path) for text in (plain, re.sub("<[^>]+>", " ", page))]


def test_all_notebooks_are_light():
    sizes = {path.stem: path.stat().st_size for path in NOTEBOOKS}
    assert sum(sizes.values()) <= 4800 * KILO
    assert {name: size for name, size in sizes.items() if size > (2000 if "ledger" in name else 800) * KILO} == {}


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_prose_outweighs_tables_and_every_output_is_read_in_words(path):
    tables, before = 0, False
    for cell in cells(path):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            before = False
            continue
        if not cell["metadata"].get("jupyter", {}).get("source_hidden"):
            assert len([line for line in source.splitlines() if line.strip()]) <= 12, source
        open_tables, pictures = shown(cell)
        tables += sum(len(words(text)) for text in open_tables)
        assert len(cell["outputs"]) <= 1, source
        assert not (before and (open_tables or pictures)), f"two outputs without a word between: {source}"
        before = before or bool(open_tables or pictures)
    assert tables <= len(words(prose(path)))


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_a_finding_stands_on_the_first_screen(path):
    first = [text for cell in cells(path)[:3] for text in shown(cell)[0]]
    (finding,) = [text for text in first if "what is found" in text]
    verdicts = len([cell for cell in cells(path)[:3] if "findings(" in "".join(cell["source"])])
    assert verdicts == 1 and "In one screen" in finding
    assert any(shown(cell)[1] for cell in cells(path)[:6])


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_minutes_are_what_reading_takes(path):
    charts = tables = 0
    for cell in cells(path):
        if "".join(cell["source"]).startswith(SEMINAR):
            break
        open_tables, pictures = shown(cell)
        tables, charts = tables + len(open_tables), charts + pictures
    needed = math.ceil(len(words(prose(path, SEMINAR))) / 200 + charts + tables / 2)
    told = int(re.search(r"\*\*Minutes\.\*\* (\d+)", prose(path, SEMINAR))[1])
    assert abs(told - needed) <= 3
    assert told <= 45


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_a_place_has_one_name_and_no_internal_name_is_shown(path):
    text = prose(path)
    assert IDS.findall(re.sub(r"\$[^$]*\$|`[^`\n]{12,}`", "", text)) == []
    assert OLD_PLACES.findall(text) == []
    assert JARGON.findall(text) == []
    for output in texts(path):
        assert OLD_PLACES.findall(output) == []


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_every_chart_has_a_title_and_an_alternative(path):
    for cell in cells(path):
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                text = "".join(output["data"]["text/plain"])
                assert len(output["metadata"]["image/png"]["alt"]) > 40
                title = re.search(r"^title: (.+)$", text, re.MULTILINE)
                assert title and len(title[1].split()) >= 4, text[:200]


# Parts without rows of their own, and why.
ROWLESS = {
    "How the companion judges": "tells the rules",
    "The argument in one picture": "draws what the parts below tell",
    "The question again": "closes what stands above",
}


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: path.stem)
def test_every_subsection_leads_into_the_ledger(path):
    """It ends with a line that leads to its rows, and names the paragraphs and notes that are read in it."""
    headings = {heading.replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", prose("07_ledger"), re.MULTILINE)}
    readings = ledger.read("readings").query("notebook == @path.stem")
    readings = readings[readings["locator"].str.match(r"\d|fn")]
    reads = set()
    for part in re.split(r"^## ", prose(path, SEMINAR), flags=re.MULTILINE)[1:]:
        own = re.findall(r"^#* ?(.+)$", part, re.MULTILINE)
        if own[0] in ROWLESS:
            continue
        last = part.strip().splitlines()[-1]
        links = set(re.findall(r"\(07_ledger\.ipynb#([^)]+)\)", last))
        assert last.startswith("*In the ledger: ") and links and links <= headings, own[0]
        here = {ledger.place(one) for one in readings.loc[readings["heading"].isin(own), "locator"]}
        places = set(re.findall(r"¶\d\.\d+|fn \d+", ranged(last)))
        assert here <= places, own[0]
        reads |= here
    assert len(reads) == len(readings)


ACRONYMS = re.compile(r"\b[A-Z]{3,}(?=s?\b)|245\(i\)")


def in_order(path):
    """What a reader meets in turn up to the seminar sheet, as pairs of a text and whether it is folded away."""
    found = []
    for cell in cells(path):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and source.startswith(SEMINAR):
            break
        if cell["cell_type"] == "markdown":
            found.append((re.sub(r"\]\([^)]*\)|`[^`]*`", "", source), False))
        else:
            found += [(plain, "<details" in page[:200]) for plain, page in pages(cell)]
    return found


def told(full):
    """The first words of a full form, as far as the second that is none of the smallest."""
    many = [place.end() for place in re.finditer(r"[\w()’'-]+", full) if place[0] not in ("and", "for", "of", "on")]
    return full[: many[min(1, len(many) - 1)]].casefold()


@pytest.mark.parametrize("path", READING, ids=lambda path: path.stem)
def test_every_term_is_glossed_where_it_is_first_met(path):
    glossary = ledger.read("glossary").set_index("term")["full"]
    pieces = in_order(path)
    shown = set(ACRONYMS.findall("\n\n".join(text for text, _ in pieces))) - {"CCIS"}
    # Publishers and shelf marks are part of the name of a source, which is not glossed.
    named = ledger.read("sources")["author"].str.cat(sep=" ") + ledger.read("works")["reference"].str.cat(sep=" ")
    assert shown - set(ACRONYMS.findall(named)) <= set(words(" ".join(glossary.index))) | {"245(i)"}
    text = "\n\n".join(text for text, folded in pieces if not folded)
    for term in set(ACRONYMS.findall(text)) & set(glossary.index):
        first = re.search(rf"(?<!\w){re.escape(term)}(?!\w)|\b{re.escape(term)}s\b", text).start()
        near = text[max(0, first - 240) : first + 240].casefold()
        assert told(glossary[term]) in near, f"{term}: {glossary[term]}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_picture_is_the_one_that_its_text_tells_of(path):
    """Nbval compares neither pictures nor their alternative texts."""
    shown = [one for cell in cells(path) for one in cell.get("outputs", [])]
    for output in (one for one in shown if "image/png" in one.get("data", {})):
        text, picture = "".join(output["data"]["text/plain"]), b64decode(output["data"]["image/png"])
        assert text.startswith(f"Chart: {output['metadata']['image/png']['alt']}\n")
        assert text.endswith(f"drawn sha256 {Image.open(BytesIO(picture)).text['drawn']}")
