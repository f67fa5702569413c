"""The data package: valid, described both ways, and loud about a bad row."""

import json
import re
import shutil
import tomllib

import pytest
import yaml
from frictionless import Package

from nopolicy import ledger

PACKAGE = json.loads((ledger.DATA / "datapackage.json").read_text("utf-8"))
RESOURCES = {one["name"]: one for one in PACKAGE["resources"]}


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(ledger.DATA, tmp_path / "data")


def report(folder):
    """Every error that frictionless finds, as (file, row, rule)."""
    outcome = Package(folder / "datapackage.json").validate()
    return [
        (task.place, getattr(error, "row_number", None), error.type) for task in outcome.tasks for error in task.errors
    ]


def spoil(folder, file, old, new):
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")


def test_package_is_valid():
    assert report(ledger.DATA) == []


def test_every_file_is_described_and_every_description_has_a_file():
    files = {path.name for path in ledger.DATA.glob("*.csv")}
    assert files == {resource["path"] for resource in RESOURCES.values()}


@pytest.mark.parametrize("name", RESOURCES)
def test_codebook_says_what_the_descriptor_says(name):
    codebook = (ledger.DATA / "README.md").read_text("utf-8")
    section = codebook.split(f"## `{name}.csv`\n")[1].split("\n## ")[0]
    assert section.strip().startswith(f"{RESOURCES[name]['title']}. {RESOURCES[name]['description']}")
    frame, fields = ledger.read(name), RESOURCES[name]["schema"]["fields"]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", section, re.MULTILINE)
    types = {"text": "string", "whole number": "integer", "number": "number"}
    assert [row[0] for row in rows] == [field["name"] for field in fields] == list(frame.columns)
    assert [types[row[1].removesuffix(", required")] for row in rows] == [field["type"] for field in fields]
    assert f" {len(frame)} rows;" in section
    for (_, kind, holds), field in zip(rows, fields, strict=True):
        constraints = field.get("constraints", {})
        assert kind.endswith(", required") == constraints.get("required", False)
        closed = re.search(r" One of: (.+?)\.(?: Refers to|$)", holds)
        assert re.findall(r"`([^`]+)`", closed[1] if closed else "") == constraints.get("enum", [])
        assert holds.startswith(field["description"])


def test_what_the_package_says_of_itself_is_what_the_project_says():
    root = ledger.DATA.parent
    paper = ledger.read("works").set_index("key").loc["rosenblum2002wp54"]
    (licence,), (source,) = PACKAGE["licenses"], PACKAGE["sources"]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert PACKAGE["version"] == project["version"] == citation["version"]
    assert (source["title"], source["path"]) == (paper["reference"], paper["url"])
    reference = citation["references"][0]
    assert f"({reference['number']}, June {reference['year']})" in PACKAGE["description"]
    assert f"Rosenblum ({reference['year']})" in PACKAGE["title"]
    assert PACKAGE["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    opening = (ledger.DATA / "README.md").read_text("utf-8").split("\n## ")[0]
    assert f"Licence: {licence['name'].replace('CC-BY-', 'CC BY ')}." in opening
    assert f"[CC BY 4.0]({licence['path']})" in (root / "README.md").read_text("utf-8")
    assert f'"{ledger.place("2.13")}"' in opening


def test_codebook_describes_no_other_file():
    codebook = (ledger.DATA / "README.md").read_text("utf-8")
    assert set(re.findall(r"^## `(\w+)\.csv`$", codebook, re.MULTILINE)) == set(RESOURCES)


BAD_ROWS = [
    ("wrong type", "table_1.csv", "Jobs,item,,15,", "Jobs,item,,fifteen,", (3, "type-error")),
    ("unknown kind", "table_1.csv", "Jobs,item,", "Jobs,thing,", (3, "constraint-error")),
    ("unknown item", "table_2.csv", "Brain drain,item,General dev", "Brain drain,item,No dev", (2, "foreign-key")),
    ("broken key", "questions.csv", "bush,2.24,", "bush,2.99,", (10, "foreign-key")),
    ("duplicate", "table_3.csv", "Geopolitics,item", "Property claims,item", (9, "primary-key")),
    ("blank", "table_notes.csv", "T2,a,index,", "T2,a,,", (5, "constraint-error")),
]


def test_planted_bad_rows_are_reported_with_file_row_and_rule(copy):
    for _, file, old, new, _ in BAD_ROWS:
        spoil(copy, file, old, new)
    found = report(copy)
    assert [what for what, file, _, _, expected in BAD_ROWS if (file, *expected) not in found] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "table_1.csv",
            "Jobs,item,,15,",
            "Jobs,item,,fifteen,",
            r"table_1\.csv, line 3, column 'first': 'fifteen' is not",
        ),
        ("table_1.csv", "Jobs,item,", "Jobs,thing,", r"table_1\.csv, line 3, column 'kind': .*Use one of: item, group"),
        ("table_3.csv", "Geopolitics,item", "Property claims,item", r"table_3\.csv, line 9, .*occurs twice\. Remove"),
        (
            "table_notes.csv",
            "T2,a,index,",
            "T2,a,,",
            r"table_notes\.csv, line 5, column 'attached_to': the cell is empty",
        ),
        ("table_4.csv", "item,kind,part_of", "item,sort,part_of", r"table_4\.csv, line 1: the columns are"),
    ],
)
def test_reading_a_bad_file_names_file_line_and_remedy(copy, file, old, new, message):
    spoil(copy, file, old, new)
    with pytest.raises(ledger.LedgerError, match=message):
        ledger.read(file.removesuffix(".csv"), copy)


def test_a_missing_an_empty_and_a_wrongly_encoded_file_are_named(copy):
    (copy / "table_1.csv").unlink()
    (copy / "table_2.csv").write_bytes(b"")
    (copy / "table_3.csv").write_bytes("item,größe".encode("latin-1"))
    with pytest.raises(ledger.LedgerError, match=r"table_1\.csv is missing"):
        ledger.table(1, copy)
    for number in (2, 3):
        with pytest.raises(ledger.LedgerError, match=rf"table_{number}\.csv cannot be read as UTF-8 CSV"):
            ledger.table(number, copy)


def test_unknown_names_are_refused():
    with pytest.raises(ledger.LedgerError, match="No file named 'table_9'"):
        ledger.read("table_9")
    with pytest.raises(ledger.LedgerError, match="no Table 5"):
        ledger.table(5)
    with pytest.raises(ledger.LedgerError, match=r"Unknown locator '2\.40'"):
        ledger.place("2.40")


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("title", "Title page"),
        ("abs", "Abstract"),
        ("0.2", "Introduction ¶2"),
        ("1.4", "Section 1 ¶4"),
        ("2.13", "Section 2 · Migration Policy Preferences ¶3"),
        ("3.2", "Section 3 ¶2"),
        ("fn11", "Footnote 11"),
        ("T3", "Table Three"),
        ("F7", "Figure Seven"),
        ("h2c", "Heading “Migration Policy Preferences”"),
    ],
)
def test_places_in_words(locator, words):
    assert ledger.place(locator) == words


def test_places_joins_several():
    assert ledger.places("fn2; T1") == "Footnote 2; Table One"
    assert ledger.places("") == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fn4: 35 people", "Footnote 4: 35 people"),
        ("by fn4 and T3; F5 is lost", "by footnote 4 and Table Three; Figure Five is lost"),
        ("3.7 calls three resolved", "¶3.7 calls three resolved"),
        ("in paragraphs 4.6, 4.7 and 4.10. fn5", "in ¶4.6, ¶4.7 and ¶4.10. Footnote 5"),
        # Numbers that are no place, amounts, dates and words stay as they are.
        ("6.3 against 9; $1.8 billion; 2.5% and 33.7", "6.3 against 9; $1.8 billion; 2.5% and 33.7"),
        ("T9, F77, fn99, version 2.5.1", "T9, F77, fn99, version 2.5.1"),
    ],
)
def test_codes_in_a_remark_are_spelled_out(code, words):
    assert ledger.spelled(code) == words


def test_a_blank_cell_is_missing_not_zero():
    table = ledger.table(3)
    assert list(table[["first", "second", "third"]].isna().sum()) == [2, 1, 1]
    assert table.loc["Cultural misunderstanding", "first"] == 2


def test_a_footnote_belongs_where_its_mark_stands():
    places = ledger.read("paragraphs").set_index("locator")
    notes = places[places["marker_in"] != ""]
    marked = places.loc[notes["marker_in"], ["section", "subsection"]].set_index(notes.index)
    # A mark in a heading stands under no subsection yet, or under the one it opens.
    in_text = places.loc[notes["marker_in"], "kind"].to_numpy() == "paragraph"
    assert notes.loc[in_text, ["section", "subsection"]].equals(marked[in_text])


NUMBERED = ("blanks", "claims", "conclusions", "errata", "events", "figures", "interviews", "voices")


@pytest.mark.parametrize("name", NUMBERED)
def test_ids_are_counted_without_a_gap(name):
    parts = ledger.read(name)["id"].str.extract(r"^(?P<kind>.*?)(?P<number>\d+)$").astype({"number": int})
    for kind, numbers in parts.groupby("kind")["number"]:
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), kind


def test_points_are_counted_within_their_enumeration():
    argument = ledger.read("argument")
    assert (argument["parent"] == argument["id"].str.rpartition(".")[0]).all()
    for parent, points in argument.groupby("parent"):
        places = list(range(1, len(points) + 1))
        assert points["id"].str.extract(r"(\d+)$")[0].astype(int).tolist() == places, parent
        assert points["order"].isna().all() or points["order"].tolist() == places, parent
