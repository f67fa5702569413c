"""Guards the guard: nbval passes an unexecuted cell and honours opt-outs, so neither may occur."""

import json
import re

import pytest

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
            found.append(f"{here}: not executed in one run from top to bottom; store it again (see README).")
        expected_count += 1
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                found.append(f"{here}: an error or a warning is stored as its output.")
    return found


def pytest_collection_modifyitems(config, items):
    if config.option.nbval_lax:
        raise pytest.UsageError("--nbval-lax lets a wrong number pass; run with --nbval.")
    notebooks = sorted({item.path for item in items if item.path.suffix == ".ipynb"})
    found = [problem for notebook in notebooks for problem in problems(notebook)]
    if found:
        raise pytest.UsageError("\n".join(found))
