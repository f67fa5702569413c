"""Makes one folder of core, wheels and a lock that names nothing else: what the browser's Python is loaded from."""

import io
import json
import re
import shutil
import zipfile
from email.parser import BytesParser

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gather

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
BROWSER = {"python_version": "3.14", "python_full_version": "3.14.0", "sys_platform": "emscripten", "extra": ""}
# What no notebook can use: sources for compilers, code for other machines, pictures and fonts of other backends, and
# grammars of languages that IPython does not colour.
LEXERS = (
    "__init__|_[a-z_]+|actionscript|c_cpp|c_like|configs|css|data|diff|dotnet|functional|haskell|html|javascript|jvm"
)
LEXERS += "|lisp|markup|ml|modeling|perl|php|python|ruby|shell|special|templates|web|xml"
UNUSED = re.compile(
    r"\.(pyi|pxd|pyx|h|c|a)$|linux-gnu\.so$|/widgets/tests/|^traitlets/tests/|^numpy/f2py/"
    r"|^matplotlib/mpl-data/(sample_data|images|fonts/afm|fonts/pdfcorefonts)/"
    rf"|^matplotlib/mpl-data/fonts/ttf/(DejaVuSerif|DejaVuSansMono-)|^pygments/lexers/(?!({LEXERS})\.py$)"
)


def unpack(data):
    """Return the files of a zip archive (paths to bytes)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def made(name, version, files):
    """Return the files of a wheel made here."""
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    return files | {f"{name}-{version}.dist-info/METADATA": about.encode()}


def headers(files):
    """Return the metadata of a wheel, given its files."""
    return BytesParser().parsebytes(next(data for path, data in files.items() if path.endswith(".dist-info/METADATA")))


def companion(root):
    """Return the library with its data, in the repository's layout, and what starts with the kernel, as a wheel."""
    patterns = ("lib/nopolicy/**/*", "data/*.csv", "data/*.json", "teaching/*.csv", "LICENSE")
    paths = [path for one in patterns for path in root.glob(one) if path.is_file() and "__pycache__" not in path.parts]
    files = {f"companion/{path.relative_to(root)}": path.read_bytes() for path in paths}
    files["companion_start.py"] = (gather.HERE / "start.py").read_bytes()
    files["companion_ipython/profile_default/startup/00.py"] = b'__import__("companion_start").begin()\n'
    return made("companion", "0.1.0", files)


def highspy(scipy, terms):
    """Return HiGHS out of SciPy's wheel, under highspy's name and with the one class that is used, as a wheel.

    ``terms`` is the text of HiGHS's licence, which SciPy's wheel lacks.
    """
    files, info = unpack(scipy), "highspy-1.12.0.dist-info/licenses"
    bindings = next(path for path in files if re.match(r"scipy/optimize/_highspy/_core\..*\.so$", path))
    own = next(data for path, data in files.items() if path.endswith("dist-info/LICENSE.txt"))
    parts = {"highspy/__init__.py": b"from ._core import *\nfrom ._core import _Highs as Highs\n"}
    parts |= {f"highspy/{bindings.rsplit('/', 1)[-1]}": files[bindings]}
    return made("highspy", "1.12.0", parts | {f"{info}/LICENSE": terms, f"{info}/LICENSE-SciPy": own})


class Shelf:
    """The folder of wheels in the making, and its lock."""

    def __init__(self, folder, core):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in CORE:
            shutil.copy2(core / name, folder)
        self.folder, self.packages, self.held = folder, {}, {}

    def put(self, name, file_name, files, depends=None):
        """Add a wheel, without what is not used. ``depends`` are names; left out, what its metadata asks for."""
        self.held[name], about = files, headers(files)
        if depends is None:
            asked = [Requirement(line) for line in about.get_all("Requires-Dist", [])]
            depends = [one.name for one in asked if not one.marker or one.marker.evaluate(BROWSER)]
        kept = [path for path in files if not UNUSED.search(path)]
        with zipfile.ZipFile(self.folder / file_name, "w") as archive:
            for path in kept:
                archive.writestr(path, files[path])
        tops = {path.split("/")[0].removesuffix(".py") for path in kept if path.endswith((".py", ".so"))}
        self.packages[name] = {
            "name": name, "version": about["Version"], "file_name": file_name, "install_dir": "site",
            "package_type": "package", "unvendored_tests": False, "sha256": "", "depends": depends,
            "imports": sorted(top for top in tops if "." not in top),
        }  # fmt: skip

    def close(self, info):
        """Write the lock, still without hashes. A dependency not on the shelf is one that no notebook has use for."""
        for one in self.packages.values():
            one["depends"] = sorted({canonicalize_name(name) for name in one["depends"]} & set(self.packages))
        text = json.dumps({"info": info, "packages": dict(sorted(self.packages.items()))}, indent=1)
        (self.folder / "pyodide-lock.json").write_text(text, "utf-8")
