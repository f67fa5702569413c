"""Guards the guard: nbval passes an unexecuted cell and honours opt-outs, so neither may occur."""

import gc
import json
import os
import re

import pytest

# Fonts are measured in the language of the locale: in a Spanish one two f stand apart, and a word takes a pixel less.
os.environ["LC_ALL"] = "C"

OPT_OUT = re.compile(r"^\s*#\s*(NBVAL|PYTEST_VALIDATE)_", re.MULTILINE)
OPT_OUT_TAGS = re.compile(r"nbval|raises-exception|skip-execution")


def problems(notebook):
    """Return what would let a cell of ``notebook`` (a Path) escape comparison, one sentence each."""
    found, expected_count = [], 1
    for number, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"], start=1):
        source, here = "".join(cell["source"]), f"{notebook.name}, cell {number}"
        if OPT_OUT.search(source) or any(OPT_OUT_TAGS.search(tag) for tag in cell["metadata"].get("tags", [])):
            found.append(f"{here}: opts out of validation.")
        if cell["cell_type"] != "code":
            continue
        if cell["execution_count"] != expected_count:
            found.append(f"{here}: not executed in one run from top to bottom; store it again (see CONTRIBUTING.md).")
        expected_count += 1
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                found.append(f"{here}: an error or a warning is stored as its output.")
    return found


def asked(config):
    """Return the notebooks that a run takes in, those in the folders it takes in included (a list of Paths)."""
    found = set()
    for argument in config.args:
        one = config.invocation_params.dir / argument.split("::")[0]
        inside = [one] if one.suffix == ".ipynb" else one.rglob("*.ipynb")
        found |= {path for path in inside if not any(part.startswith(".") for part in path.relative_to(one).parts)}
    return sorted(found)


def pytest_configure(config):
    if hasattr(config, "workerinput"):  # one of several processes; the first has looked already
        return
    if config.option.nbval_lax:
        raise pytest.UsageError("--nbval-lax lets a wrong number pass; run with --nbval.")
    if found := [problem for notebook in asked(config) for problem in problems(notebook)]:
        raise pytest.UsageError("\n".join(found))


def pytest_sessionstart():
    gc.disable()  # what is imported stays to the end: to look for garbage among it takes half a second and finds none


def pytest_collection_finish():
    gc.freeze()
    gc.enable()
