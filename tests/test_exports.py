"""Sources and works for other tools, before a library writes them: no row is lost, and references come apart."""

import re

import pytest

import exports
from nopolicy import ledger


@pytest.mark.parametrize("name", ["works", "sources"])
def test_every_source_is_exported_with_a_title_and_a_known_type(name):
    frame, found = ledger.read(name), exports.entries(name)
    if name == "works":
        frame = frame[frame["reference"] != ""]
    assert [one["id"] for one in found] == list(frame["key"])
    for one in found:
        assert one["type"] in exports.TYPES and len(one["title"]) > 3, one
        year, *others = one.get("issued", {"date-parts": [[2002]]})["date-parts"][0]
        assert 1000 < year < 2100 and len(others) < 3 and all(0 < part < 32 for part in others), one
        assert all(person.get("family") or person["literal"] for person in one.get("author", ())), one


def test_nothing_of_a_reference_is_lost():
    for row in ledger.read("works").query("reference != ''").itertuples():
        kept = " ".join(exports.parts(row.reference))
        assert set(re.findall(r"\w+", row.reference)) - {"no", "date", "seen"} <= set(re.findall(r"\w+", kept))


@pytest.mark.parametrize(
    ("reference", "apart"),
    [
        ("Ada, B. 1901. On U.S. Law. A Press.", ("Ada, B.", "1901", "On U.S. Law", "A Press")),
        ("Ada, Bo. [1901]. On Law (a note). X 1: 2-3.", ("Ada, Bo", "1901", "On Law (a note)", "X 1: 2-3")),
        ("A Body. [no date seen]. On Law [title: 'L.']. P.", ("A Body", "", "On Law [title: 'L.']", "P")),
        ("An Act of 1986. Public Law 1 (1986).", ("", "1986", "An Act of 1986", "Public Law 1 (1986)")),
        ("'Prop. 1: No.' A Paper, 2 May 1994.", ("", "1994", "Prop. 1: No", "A Paper, 2 May 1994")),
    ],
)
def test_references_come_apart(reference, apart):
    assert exports.parts(reference) == apart


def test_persons_come_apart_and_keep_their_particles():
    found = {one["id"]: one.get("author") for one in exports.entries("works")}
    lowell, garza = found["lowell2000"]
    assert lowell == {"family": "Lowell", "given": "B. Lindsay"}
    assert garza == {"family": "de la Garza", "given": "Rodolfo O."}
    assert found["cornelius2001"][2] == {"family": "Salehyan", "given": "Idean"}
    assert found["garciaygriego1988"] == [{"family": "García y Griego", "given": "Larry Manuel"}]
    assert list(found["zacatecas1995"][0]) == ["literal"]


def test_csl_has_the_parts_of_an_article_and_the_day_of_a_newspaper():
    sources, works = ({one["id"]: one for one in exports.entries(n)} for n in exports.FILES)
    article = works["teitelbaum1984"]
    assert (article["container-title"], article["volume"], article["page"]) == (
        "International Organization",
        "38",
        "429-450",
    )
    assert sources["latimes19860514"]["issued"] == {"date-parts": [[1986, 5, 14]]}
    assert sources["latimes19860514"]["author"] == [{"literal": "Los Angeles Times"}]
    assert sources["abramitzky2017"]["author"] == [
        {"family": "Abramitzky", "given": "Ran"},
        {"family": "Boustan", "given": "Leah"},
    ]
    (cut,) = [one for one in sources.values() if one.get("author", [{}])[0].get("family") == "Baum"]
    assert len(cut["author"]) == 2 and cut["note"].endswith("With others.")
