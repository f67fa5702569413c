"""Sources and works as files for other tools, read back by the libraries of each format. No browser is needed."""

import json
import re

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_file

import exports


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports") / "references"
    exports.write(folder)
    assert {path.name for path in folder.iterdir()} == {
        f"{name}.{ending}" for name in exports.FILES for ending in ("json", "bib", "ris")
    }
    return folder


@pytest.fixture(params=["works", "sources"])
def given(request):
    return request.param, {one["id"]: one for one in exports.entries(request.param)}


def year(item):
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""


def authors(item):
    return [(one.get("family") or one["literal"], one.get("given", "")) for one in item.get("author", [])]


def test_csl_is_read_back(written, given):
    name, found = given
    read = CiteProcJSON(json.loads((written / f"{name}.json").read_text("utf-8")))
    assert list(read) == [key.lower() for key in found]
    for key, one in found.items():
        item = read[key.lower()]
        assert str(item.title) == one["title"] and item.type.replace("_", "-") == one["type"]
        assert str(item.get("URL", "")) == one.get("URL", "")


def test_bibtex_is_read_back(written, given):
    name, found = given
    assert not re.search(r"(?<!\\)\$", (written / f"{name}.bib").read_text("utf-8"))  # a formula would begin there
    read = parse_file(written / f"{name}.bib", bib_format="bibtex").entries
    assert list(read) == list(found)
    for key, one in found.items():
        fields = read[key].fields
        assert re.sub(r"\\(.)", r"\1", fields["title"]) == f"{{{one['title']}}}"
        assert fields.get("url", "") == one.get("URL", "")
        assert fields.get("year", "") == year(one)
        persons = read[key].persons.get("author", [])
        for person, (last, first) in zip(persons, authors(one), strict=True):
            names = " ".join(person.last_names), " ".join(person.first_names + person.middle_names)
            assert re.sub(r"\\(.)", r"\1", names[0]) == f"{{{last}}}" and names[1] == first


def test_ris_is_read_back(written, given):
    name, found = given
    read = {item["id"]: item for item in rispy.loads((written / f"{name}.ris").read_text("utf-8"))}
    assert list(read) == list(found)
    for key, one in found.items():
        item = read[key]
        assert item["title"] == one["title"] and item.get("year", "") == year(one)
        assert item["type_of_reference"] == exports.TYPES[one["type"]][1]
        assert item.get("urls", [""]) == [one.get("URL", "")]
        assert item.get("authors", []) == [", ".join(filter(None, pair)) for pair in authors(one)]
