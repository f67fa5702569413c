"""The data package: valid, described both ways, and loud about a bad row."""

import json
import re
import shutil
import tomllib

import pandas as pd
import pytest
import store_codebook
import yaml

from nopolicy import ledger, sheets

PACKAGE = json.loads((ledger.DATA / "datapackage.json").read_text("utf-8"))
RESOURCES = {one["name"]: one for one in PACKAGE["resources"]}
PLACES = set(ledger.read("paragraphs")["locator"])


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(ledger.DATA, tmp_path / "data")


def report(folder, *names):
    """Every error that frictionless finds in the package, or in some of its files, as (file, row, rule)."""
    from frictionless import Package  # slow to import, and only the process that runs these tests needs it

    package = Package(folder / "datapackage.json")
    outcomes = [package.get_resource(name).validate() for name in names] or [package.validate()]
    tasks = [task for outcome in outcomes for task in outcome.tasks]
    return [(task.place, getattr(error, "row_number", None), error.type) for task in tasks for error in task.errors]


def spoil(folder, file, old, new):
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")


def test_package_is_valid():
    assert report(ledger.DATA) == []


def test_every_file_is_described_and_every_description_has_a_file():
    files = {path.name for path in ledger.DATA.glob("*.csv")}
    assert files == {resource["path"] for resource in RESOURCES.values()}


def test_codebook_says_what_the_descriptor_says():
    text = store_codebook.CODEBOOK.read_text("utf-8")
    assert text == store_codebook.codebook(text.partition(f"\n{store_codebook.FILES}\n")[0])


def test_every_field_has_a_heading_a_meaning_and_its_place_on_the_page():
    for name, resource in RESOURCES.items():
        shown = [field for column in sheets.columns(name) for field, _ in column.fields]
        assert sorted([*shown, sheets.key(name)]) == sorted(field["name"] for field in resource["schema"]["fields"])
        assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


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
    opening = (ledger.DATA / "README.md").read_text("utf-8").split("\n## `")[0]
    assert f"Licence: {licence['name'].replace('CC-BY-', 'CC BY ')}." in opening
    assert f"[CC BY 4.0]({licence['path']})" in (root / "README.md").read_text("utf-8")
    assert f'"{ledger.place("2.13")}"' in opening


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
    found = report(copy, *(file.removesuffix(".csv") for _, file, *_ in BAD_ROWS))
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


PLANTED = {  # what is done to a file, and what the refusal has to say
    "a cell too few": ("table_1", "Jobs,item,,15,", "Jobs,item,15,", r"table_1\.csv, line 3: the row has 8 cells"),
    "a trailing comma": ("table_1", ",81,\n", ",81,,\n", r"table_1\.csv, line 2: the row has 10 cells"),
    "a blank line before": ("table_1", "\nJobs,item,,15,", "\n\nJobs,item,,x,", r"line 4, column 'first': 'x' is not"),
    "only a space": (
        "table_notes",
        "T2,a,index,",
        "T2,a, ,",
        r"line 5, column 'attached_to': ' ' has a space at an end",
    ),
    "a space behind a key": (
        "questions",
        "\nbush,",
        "\nbush ,",
        r"line 10, column 'id': 'bush ' has a space at an end",
    ),
    "a negative count": (
        "table_1",
        "Jobs,item,,15,",
        "Jobs,item,,-15,",
        r"line 3, column 'first': -15 is out of range",
    ),
    "an underscore": ("table_1", "Jobs,item,,15,", "Jobs,item,,1_5,", r"column 'first': '1_5' is not a whole number"),
    "not a number": (
        "hedges",
        "a majority,share,0.5001,",
        "a majority,share,nan,",
        r"column 'low': 'nan' is not a number",
    ),
    "no such place": (
        "questions",
        "bush,2.24,",
        "bush,2.99,",
        r"column 'locator': paragraphs\.csv has no locator '2\.99'",
    ),
    "no such hedge": (
        "statements",
        ",some analyses,arithmetic",
        ",no such words,arithmetic",
        r"hedges\.csv has no phrase 'no such words'",
    ),
    "no such group": (
        "table_2",
        "Brain drain,item,General dev",
        "Brain drain,item,No dev",
        r"table_2\.csv has no item 'No dev",
    ),
    "a number too long": (
        "table_1",
        "Jobs,item,,15,",
        "Jobs,item,,15000000000000000000000,",
        r"column 'first': '15000",
    ),
    "a day that does not exist": (
        "events",
        "ev3,2001-09-05,",
        "ev3,2001-09-31,",
        r"events\.csv, line 4, column 'date': '2001-09-31' is not an EDTF date .*Write it as EDTF, such as 1995-02",
    ),
    "a month that does not exist": (
        "since",
        "s1,2002-07-16,",
        "s1,2002-13-16,",
        r"since\.csv, line 2, column 'date': '2002-13-16' is not an EDTF date",
    ),
    "a year of the wrong form": (
        "sources",
        ",2017-12,",
        ",2017-1,",
        r"sources\.csv, line 2, column 'date': '2017-1' is",
    ),
    "an end before its start": (
        "forecasts",
        "bargaining,2001-09/2003,",
        "bargaining,2003/2001-09,",
        r"forecasts\.csv, line \d+, column 'horizon': '2003/2001-09' ends before it starts\. Write",
    ),
    "an open quote": ("table_3", "Geopolitics,item", '"Geopolitics,item', r"table_3\.csv cannot be read as UTF-8 CSV"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_no_bad_row_passes_in_silence(copy, case):
    name, old, new, message = PLANTED[case]
    spoil(copy, f"{name}.csv", old, new)
    with pytest.raises(ledger.LedgerError, match=message):
        ledger.read(name, copy)


def test_a_blank_line_alone_is_no_row(copy):
    before = ledger.read("table_1", copy)
    spoil(copy, "table_1.csv", "\nJobs,", "\n\nJobs,")
    assert ledger.read("table_1", copy).equals(before)


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
        ("0.2", "¶0.2"),
        ("1.4", "¶1.4"),
        ("2.13", "¶2.13"),
        ("fn11", "fn 11"),
        ("T3", "Table 3"),
        ("F7", "Figure 7"),
        ("h2c", "Heading “Migration Policy Preferences”"),
    ],
)
def test_a_place_has_one_name(locator, words):
    assert ledger.place(locator) == words


def test_places_joins_several():
    assert ledger.places("fn2; T1") == "fn 2; Table 1"
    assert ledger.places("") == ""


OTHER_NAMES = re.compile(
    r"\b[Pp]aragraphs? \d|\b[Ff]ootnotes? \d|\b(?:Table|Figure) (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine)\b"
    r"|(?<![\w.])(?:fn\d+|[TF]\d)\b"
)


@pytest.mark.parametrize("name", RESOURCES)
def test_the_data_write_a_place_as_a_reader_does(name):
    """Places are marked up, so that no decimal is ever taken for one; words of the paper keep its own names."""
    roles = {field["name"]: field.get("role", "text") for field in RESOURCES[name]["schema"]["fields"]}
    frame = ledger.read(name)
    for column in [one for one, role in roles.items() if role == "text" and one != sheets.key(name)]:
        found = [text for text in frame[column].astype("string").fillna("") if OTHER_NAMES.search(text)]
        assert not found, column
        named = frame[column].astype("string").fillna("").str.findall(r"¶(\d\.\d+)").explode().dropna()
        assert set(named) <= PLACES, column


def test_decimals_stay_decimals():
    how = ledger.read("statements")["how"]
    says = ledger.read("figures")["says"]
    assert says.str.contains(r"(?:read as|as) (?:3\.5|4\.5|2\.25)").sum() == 3 and not says.str.contains("as ¶").any()
    assert how.str.contains("= 2.32").sum() == 1 and how.str.contains("ratio 2.10").sum() == 1
    assert not how.str.contains(r"= ¶|ratio ¶").any()


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


# An id is an address and stays with its row; what was taken back leaves a known gap.
NUMBERED = (
    "blanks",
    "claims",
    "conclusions",
    "events",
    "figures",
    "forecasts",
    "interviews",
    "record",
    "since",
    "voices",
)
GAPS = {
    "blanks": {"b1", "b37"},
    "claims": {"c56"},
    "forecasts": {"f5"},  # no forecast: read out of *not yet*
    "record": {"r171", "r172", "r279", "r281", "r520", "r588"},  # on f5; said twice; of another quantity
}


@pytest.mark.parametrize("name", NUMBERED)
def test_ids_are_counted_without_an_unknown_gap(name):
    ids = pd.Series([*ledger.read(name)["id"], *GAPS.get(name, ())], dtype="str")
    parts = ids.str.extract(r"^(?P<kind>.*?)(?P<number>\d+)$").astype({"number": int})
    for kind, numbers in parts.groupby("kind")["number"]:
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), kind


def test_points_are_counted_within_their_enumeration():
    argument = ledger.read("argument")
    assert (argument["parent"] == argument["id"].str.rpartition(".")[0]).all()
    for parent, points in argument.groupby("parent"):
        numbers = points["id"].str.extract(r"(\d+)$")[0].astype(int).tolist()
        gaps = [] if parent else [61]  # a list that only repeated other points
        places = [one for one in range(1, len(points) + len(gaps) + 1) if one not in gaps]
        assert numbers == places, parent
        assert points["order"].isna().all() or points["order"].tolist() == places, parent
