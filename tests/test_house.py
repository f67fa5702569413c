"""The house itself: what the README and the set-up files promise is what is there."""

import ast
import base64
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from stored import NOTEBOOKS, cells, prose

from conftest import problems

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
# By uv, on this system; pip, which takes no less, installs them.
LEFT_OUT = set(PROJECT["tool"]["uv"]["exclude-dependencies"])
LEFT_OUT |= {
    asked.name
    for asked in map(Requirement, PROJECT["tool"]["uv"]["override-dependencies"])
    if not asked.marker.evaluate()
}


@cache
def pins():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    return [Requirement(line.removesuffix("\\").strip()) for line in lines if re.match(r"[a-z0-9]", line)]


def test_environment_yml_asks_for_what_pyproject_asks():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    *conda, pip = environment["dependencies"]
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    own, *others = pip["pip"]  # what nobody knows to be at conda-forge comes by pip
    assert own == "-e ."
    assert [spec for spec in conda if spec != "pip" and not spec.startswith("python ")] == [
        spec for spec in ASKED if spec not in others
    ]
    assert set(others) <= set(ASKED)


def test_environment_yml_names_a_python_that_pyproject_allows():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    (python,) = [spec for spec in environment["dependencies"] if str(spec).startswith("python ")]
    assert Requirement(f"python{PROJECT['project']['requires-python']}").specifier.contains(python.split("=")[1])


# Versions are compared by range, not by equality: an index may show a release later than its upload time says, and
# a patch that appears so would fail a clone in which nothing is wrong.
@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_for_is_installed_and_pinned(asked):
    requirement = Requirement(asked)
    assert requirement.specifier.contains(metadata.version(requirement.name))
    (pin,) = [p for p in pins() if p.name == requirement.name and (p.marker is None or p.marker.evaluate())]
    assert requirement.specifier.contains(str(pin.specifier).removeprefix("=="))


@cache
def asks(name):
    """Return what an installed distribution asks for."""
    return [Requirement(line) for line in metadata.requires(name) or ()]


def needed(name, extras=()):
    """Return the names that an installed distribution needs here, with some of its extras, itself included.

    What those need that uv leaves out is not followed.
    """
    found, waiting = set(), [(name, frozenset(extras))]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        if one[0] in LEFT_OUT:
            continue
        for need in asks(one[0]):
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in one[1] | {""}):
                waiting.append((canonicalize_name(need.name), frozenset(need.extras)))
    return {name for name, _ in found}


def test_pins_are_all_that_is_needed_here_and_nothing_else():
    asked = [Requirement(spec) for spec in ASKED]
    here = {pin.name for pin in pins() if pin.marker is None or pin.marker.evaluate()}
    found = set().union(*(needed(canonicalize_name(one.name), one.extras) for one in asked))
    assert found <= here
    text = (ROOT / "requirements.txt").read_text("utf-8")
    because = {block.split("==")[0]: set(re.findall(r"^    #(?: via|  ) +(\S+)$", block, re.MULTILINE))
               for block in re.split(r"\n(?=[a-z0-9])", text)}  # fmt: skip
    assert all(because[one] and because[one] <= LEFT_OUT | (here - found) for one in here - found)


def test_every_pin_has_its_hashes_and_no_host_is_named():
    text = (ROOT / "requirements.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", text).strip())
    assert len(blocks) == len(pins())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text and "index-url" not in text


def test_readme_and_ci_give_the_same_two_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    opened, tested = re.findall(r"^pip install uv && uv run (.+)$", readme, re.MULTILINE)
    assert (opened, tested) == ("jupyter lab", "pytest")
    assert "pip install uv && uv run pytest" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_jupyter_opens_the_introduction_at_the_root_and_asks_for_no_rebuilding():
    folder = ROOT / "jupyter" / "etc" / "jupyter"
    told = json.loads((folder / "jupyter_lab_config.json").read_text("utf-8"))
    page = told["LabApp"]["default_url"].removeprefix("/lab/tree/")
    assert (ROOT / page).name == "00_introduction.ipynb" and (ROOT / page).exists()
    assert json.loads((folder / "labconfig" / "page_config.json").read_text("utf-8")) == {"buildCheck": False}


def minutes(path):
    """The minutes that a notebook says it takes: to read, and in class; a dash where it says none."""
    text = prose(path)
    told = re.search(r"\*\*Minutes\.\*\* (\d+) to read", text), re.search(r"\*\*In class, (\d+) minutes", text)
    return tuple(found[1] if found else "–" for found in told)


def test_the_introduction_lists_the_notebooks_with_their_minutes():
    text = prose("00_introduction")
    listed = re.findall(
        r"^\| (?:0 \(this one\)|\[(\d) .+?\]\((\w+\.ipynb)\)) \| .+ \| (\d+|to look up) \| (\d+|–) \|$",
        text,
        re.MULTILINE,
    )
    own = [(path.stem[1], path.name, *minutes(path)) for path in NOTEBOOKS]
    own[0] = ("", "", *own[0][2:])
    own[-1] = (*own[-1][:2], "to look up", own[-1][3])
    assert listed == own
    reading = sum(int(minutes(path)[0]) for path in NOTEBOOKS if path.stem < "05")
    assert f"Read notebooks 0 to 4 in order with the paper beside you, {reading} minutes in all" in text
    takes = "one to two minutes on two cores"
    assert takes in text and takes in (ROOT / "README.md").read_text("utf-8")


def test_readme_names_every_notebook_and_contributing_every_module():
    readme, upkeep = ((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    listed = re.findall(r"^\| \[`(\w+\.ipynb)`\]\(notebooks/(\w+\.ipynb)\) \| .+ \| (\d+|–) \|$", readme, re.MULTILINE)
    assert [name for name, _, _ in listed] == [path.name for path in NOTEBOOKS]
    assert [(target, told) for _, target, told in listed] == [(path.name, minutes(path)[0]) for path in NOTEBOOKS]
    inside = (ROOT / "lib" / "nopolicy").iterdir()
    modules = {path.name + "/" * path.is_dir() for path in inside if not path.name.startswith("_")} - {"templates/"}
    assert modules == set(re.findall(r"^\| `(\w+(?:\.py|/))` \|", upkeep.split("| module of")[1], re.MULTILINE))


def test_the_picture_of_the_readme_is_the_chart_of_the_second_notebook():
    shown = [output["data"] for cell in cells("02_interview_results") for output in cell.get("outputs", [])]
    charts = [data["image/png"] for data in shown if "image/png" in data]
    assert (ROOT / "book" / "finding.png").read_bytes() == base64.b64decode(charts[0])


LIB = ROOT / "lib" / "nopolicy"
# Each may import those before it.
FLOW = (
    "dates ledger scoring timeline bounds scoreboard tables statements literature record sheets reading charts explorer"
)
FLOW = [*FLOW.split(), "classroom"]


@pytest.mark.parametrize("path", sorted(LIB.rglob("*.py")), ids=lambda path: str(path.relative_to(LIB)))
def test_data_flow_one_way(path):
    own = path.relative_to(LIB).parts[0].removesuffix(".py")
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    inside = [(node.module.split(".")[1:2], node.names) for node in nodes if node.module.split(".")[0] == "nopolicy"]
    asked = {one for module, names in inside for one in module or [name.name for name in names]} - {own}
    assert asked <= set(FLOW[: FLOW.index(own)] if own in FLOW else ())


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_ruff(command):
    ruff = [sys.executable, "-m", "ruff", *command.split(), str(ROOT)]
    outcome = subprocess.run(ruff, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


CELL = (
    '{"cells": [{"cell_type": "code", "execution_count": %s, "metadata": {"tags": [%s]}, '
    '"outputs": [%s], "source": [%s]}]}'
)
GUARDED = {
    "fine": (CELL % (1, "", "", '"1 + 1"'), 0),
    "unexecuted": (CELL % ("null", "", "", '"1 + 1"'), 1),
    "out of order": (CELL % (7, "", "", '"1 + 1"'), 1),
    "marker": (CELL % (1, "", "", '"# NBVAL_IGNORE_OUTPUT\\n1 + 1"'), 1),
    "tag": (CELL % (1, '"nbval-skip"', "", '"1 + 1"'), 1),
    "error": (CELL % (1, "", '{"output_type": "error"}', '"1 / 0"'), 1),
    "warning": (CELL % (1, "", '{"output_type": "stream", "name": "stderr", "text": "w"}', '"1"'), 1),
}


@pytest.mark.parametrize("case", GUARDED)
def test_the_guard_bites(tmp_path, case):
    text, expected = GUARDED[case]
    (tmp_path / "planted.ipynb").write_text(text, "utf-8")
    assert len(problems(tmp_path / "planted.ipynb")) == expected
