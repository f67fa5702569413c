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

STAMP = (2002, 6, 1, 0, 0, 0)  # so that a wheel made twice is the same
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
BROWSER = {"python_version": "3.14", "python_full_version": "3.14.0", "sys_platform": "emscripten", "extra": ""}
BROWSER |= {"platform_system": "Emscripten", "os_name": "posix", "platform_python_implementation": "CPython"}
# What no notebook can use: sources for compilers, code for other machines, pictures and fonts of other backends, and
# grammars of languages that IPython does not colour.
LEXERS = "__init__|_[a-z_]+|python|shell|html|javascript|ruby|perl|markup|special|css|jvm|lisp|functional|xml|web"
LEXERS += "|data|haskell|dotnet|ml|actionscript|php|configs|c_cpp|c_like|templates|diff|modeling"
UNUSED = re.compile(
    r"\.(pyi|pxd|pyx|h|c|a)$|linux-gnu\.so$|/widgets/tests/|^traitlets/tests/|^numpy/f2py/"
    r"|^matplotlib/mpl-data/(sample_data|images|fonts/afm|fonts/pdfcorefonts)/"
    r"|^matplotlib/mpl-data/fonts/ttf/(DejaVuSerif|DejaVuSansMono-)"
    rf"|^pygments/lexers/(?!({LEXERS})\.py$)"
)
TERMS = re.compile(r"\.dist-info/(licen[cs]es/)?([^/]*/)*[^/]*(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)


def pack(files):
    """Return the bytes of a zip archive of ``files`` (paths to bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def unpack(data):
    """Return the files of a zip archive (paths to bytes)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def made(name, version, files):
    """Return the files of a wheel made here."""
    info = f"{name}-{version}.dist-info"
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: browser edition\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "".join(f"{path},,\n" for path in files),
    }
    return files | {f"{info}/{path}": text.encode() for path, text in about.items()}


def headers(files):
    """Return the metadata of a wheel, given its files."""
    return BytesParser().parsebytes(next(data for path, data in files.items() if path.endswith(".dist-info/METADATA")))


def companion(root):
    """Return the library with its data, in the repository's layout, and the script that starts with the kernel."""
    patterns = ("lib/nopolicy/**/*", "data/*.csv", "data/*.json", "teaching/*.csv", "LICENSE")
    paths = [path for one in patterns for path in sorted(root.glob(one)) if "__pycache__" not in path.parts]
    files = {f"companion/{path.relative_to(root)}": path.read_bytes() for path in paths if path.is_file()}
    files["companion_start.py"] = (gather.HERE / "start.py").read_bytes()
    files["companion_ipython/profile_default/startup/00.py"] = b'__import__("companion_start").begin()\n'
    return files


def highspy(scipy, licence):
    """Return HiGHS out of SciPy's wheel, under highspy's name and with the one class that is used."""
    files = unpack(scipy)
    bindings = next(path for path in files if re.match(r"scipy/optimize/_highspy/_core\..*\.so$", path))
    terms = next(path for path in files if path.endswith(("licenses/LICENSE.txt", "dist-info/LICENSE.txt")))
    return made("highspy", "1.12.0", {
        "highspy/__init__.py": b"from ._core import *\nfrom ._core import _Highs as Highs\n",
        f"highspy/{bindings.rsplit('/', 1)[-1]}": files[bindings],
        "highspy-1.12.0.dist-info/licenses/LICENSE": licence,
        "highspy-1.12.0.dist-info/licenses/LICENSE-SciPy.txt": files[terms],
    })  # fmt: skip


class Shelf:
    """The folder of wheels in the making, and its lock."""

    def __init__(self, folder, core):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in CORE:
            shutil.copy2(core / name, folder)
        self.folder, self.packages, self._wanted = folder, {}, {}

    def put(self, name, file_name, files, depends=None):
        """Add a wheel. ``depends`` are names; without them, what its metadata asks for in a browser."""
        about = headers(files)
        if depends is None:
            asked = [Requirement(line) for line in about.get_all("Requires-Dist", [])]
            depends = [one.name for one in asked if not one.marker or one.marker.evaluate(BROWSER)]
        files = {path: data for path, data in files.items() if not UNUSED.search(path)}
        tops = {path.split("/")[0] for path in files if re.search(r"\.(py|so)$", path)}
        data = pack(files)
        (self.folder / file_name).write_bytes(data)
        self._wanted[name] = [canonicalize_name(one) for one in depends]
        self.packages[name] = {
            "name": name, "version": about["Version"], "file_name": file_name, "install_dir": "site",
            "sha256": gather.sha256(data), "package_type": "package", "unvendored_tests": False,
            "imports": sorted(one.removesuffix(".py") for one in tops if "." not in one.removesuffix(".py")),
        }  # fmt: skip

    def close(self, info):
        """Write the lock. A dependency that is not on the shelf is one that no notebook has use for."""
        for name, one in self.packages.items():
            one["depends"] = sorted(set(self._wanted[name]) & set(self.packages))
        text = json.dumps({"info": info, "packages": dict(sorted(self.packages.items()))}, indent=1)
        (self.folder / "pyodide-lock.json").write_text(text, "utf-8")
