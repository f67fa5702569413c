"""What the browser edition is made of is checked, and a build stops at the first file that is another one."""

import importlib.util
import json
import zipfile
from pathlib import Path

import pytest
from stored import NOTEBOOKS

import gather
import wheels

ROOT = Path(__file__).resolve().parents[1]
NAME = "numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl"


def published(data):
    return {"numpy": {"file_name": NAME, "sha256": gather.sha256(data)}}


@pytest.fixture
def build():
    """Return ``browser/build.py``; its plain name is that of the book's."""
    spec = importlib.util.spec_from_file_location("browser_build", ROOT / "browser" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("asked", [str, lambda folder: folder.as_uri()], ids=["folder", "address"])
def test_a_compiled_wheel_has_the_published_hash_or_stops_the_build(tmp_path, asked):
    (tmp_path / NAME).write_bytes(b"as published")
    found = gather.compiled(tmp_path, published(b"as published"), ["numpy"], asked(tmp_path))
    assert found == {"numpy": b"as published"}
    (tmp_path / NAME).write_bytes(b"as publishec")
    with pytest.raises(gather.BuildError, match=f"{NAME} is not the file that Pyodide .* published"):
        gather.compiled(tmp_path, published(b"as published"), ["numpy"], asked(tmp_path))
    (tmp_path / NAME).unlink()
    with pytest.raises(gather.BuildError, match=f"{NAME} is not in"):
        gather.compiled(tmp_path, published(b"as published"), ["numpy"], asked(tmp_path))


def test_a_wheel_taken_out_of_another_one_is_checked_alike(tmp_path):
    folder = tmp_path / gather.CARRIER.replace("==", "-")
    folder.mkdir()
    with zipfile.ZipFile(folder / "carrier.whl", "w") as archive:
        archive.writestr(f"somewhere/{NAME}", b"as published")
    assert gather.compiled(tmp_path, published(b"as published"), ["numpy"]) == {"numpy": b"as published"}
    with pytest.raises(gather.BuildError, match="its hash differs"):
        gather.compiled(tmp_path, published(b"another one"), ["numpy"])


def test_the_core_is_the_published_package_or_stops_the_build(tmp_path):
    (tmp_path / f"pyodide-{gather.PYODIDE}.tgz").write_bytes(b"another one")
    with pytest.raises(gather.BuildError, match="is not the package that npm published"):
        gather.core(tmp_path)


def test_every_pure_wheel_is_pinned_to_a_version_and_a_hash():
    lines = (ROOT / "browser" / "wheels.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 20
    for line in pins:
        assert "==" in line and len(line.split("--hash=sha256:")[1]) == 64, line


def test_the_workflow_builds_by_the_documented_command_and_publishes_what_it_tested():
    workflow, readme = (
        (ROOT / name).read_text("utf-8") for name in (".github/workflows/book.yml", "browser/README.md")
    )
    command = "uv run --group book --group browser python book/build.py --with-lab"
    assert command in workflow and command in readme
    assert "BOOK: ${{ github.workspace }}/book/_build/html\n" in workflow and "path: book/_build/html\n" in workflow


def test_the_workflow_takes_the_release_that_is_pinned():
    workflow = (ROOT / ".github" / "workflows" / "book.yml").read_text("utf-8")
    assert f"/pyodide/v{gather.PYODIDE}/full" in workflow


def test_what_is_not_used_is_left_out_and_what_is_stays():
    left = ["matplotlib/mpl-data/sample_data/goog.npz", "numpy/f2py/__init__.py", "pygments/lexers/zig.py"]
    left += ["markupsafe/_speedups.cpython-314-x86_64-linux-gnu.so", "pandas/_libs/lib.pyi"]
    kept = [
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "matplotlib/mpl-data/matplotlibrc",
        "numpy/testing/__init__.py",
    ]
    kept += ["pygments/lexers/python.py", "pandas/_libs/lib.cpython-314-wasm32-emscripten.so", "numpy/core.py"]
    assert [path for path in left + kept if not wheels.UNUSED.search(path)] == kept


def test_the_wheel_of_the_companion_holds_library_data_and_what_starts_with_the_kernel():
    files = wheels.companion(ROOT)
    for path in [*ROOT.glob("lib/nopolicy/**/*.py"), *ROOT.glob("data/*.csv"), ROOT / "data" / "datapackage.json"]:
        assert files[f"companion/{path.relative_to(ROOT)}"] == path.read_bytes()
    assert "companion_start.py" in files
    assert not [path for path in files if "__pycache__" in path]


def test_what_a_cell_shows_is_published_as_one_text(build, tmp_path):
    # Of a list of lines, printed or as HTML, the page would show the commas between them.
    build.configure(tmp_path)
    for path in NOTEBOOKS:
        cells = json.loads((tmp_path / "files" / "notebooks" / path.name).read_text("utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        shown = [value for output in outputs for value in [output.get("text", ""), *output.get("data", {}).values()]]
        assert outputs and not [value for value in shown if isinstance(value, list)]


def test_a_site_that_asks_another_host_or_whose_files_differ_is_refused(tmp_path, build):
    def site(url=build.PYODIDE, data=b"wheel"):
        kernel = {"pyodideUrl": url, "disablePyPIFallback": True}
        settings = {"jupyter-config-data": {"litePluginSettings": {build.KERNEL: kernel}}}
        (tmp_path / "jupyter-lite.json").write_text(json.dumps(settings))
        folder = tmp_path / "static" / "pyodide"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "one.whl").write_bytes(data)
        one = {"file_name": "one.whl", "sha256": gather.sha256(b"wheel")}
        (folder / "pyodide-lock.json").write_text(json.dumps({"packages": dict.fromkeys(build.FIRST, one)}))
        for path in NOTEBOOKS:
            copy = tmp_path / "files" / "notebooks" / path.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.touch()
        return tmp_path

    build.check(site())
    with pytest.raises(gather.BuildError, match="would not load its own Python"):
        build.check(site(url="https://example.org/pyodide.mjs"))
    with pytest.raises(gather.BuildError, match=r"one\.whl is not the file"):
        build.check(site(data=b"whee1"))
    next(iter(site().glob("files/notebooks/*"))).unlink()
    with pytest.raises(gather.BuildError, match="lacks"):
        build.check(tmp_path)
