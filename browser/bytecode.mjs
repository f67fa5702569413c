// Compiles the Python in the wheels of FOLDER, and in its standard library, to bytecode, with the very Python that will
// run it, and writes the hashes of what it made into the folder's lock.    node bytecode.mjs PYODIDE FOLDER
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

// Node would print the line that failed, which in Pyodide is the whole file.
process.on("uncaughtException", ({ message }) => { console.error(message); process.exit(1); });
const [core, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(join(core, "pyodide.mjs"));
// Columns of source lines are a quarter of bytecode, and of no use where there is no source to point at.
const python = await loadPyodide({ env: { PYTHONNODEBUGRANGES: "1" } });
const compile = python.runPython(`
import importlib.util, io, warnings, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

warnings.simplefilter("ignore", SyntaxWarning)

def compiled(name, body, home):
    if not name.endswith(".py") or ".dist-info/" in name or ".data/" in name or "/startup/" in name:
        return {name: body}
    try:
        code = compile(body, home + name, "exec", dont_inherit=True)
    except SyntaxError:  # a template
        return {name: body}
    # Not to be compared with a source: there is none, or it is the one beside it.
    code = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(body), False))
    if name.startswith("companion/"):  # into which a reader may look
        return {name: body, importlib.util.cache_from_source(name): code}
    return {name + "c": code}

def rewrite(data, home):
    source, out = zipfile.ZipFile(io.BytesIO(data.to_py())), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for one in sorted(source.namelist()):
            for name, body in compiled(one, source.read(one), home).items():
                archive.writestr(zipfile.ZipInfo(name, (2002, 6, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()

rewrite
`);

function rewrite(name, home) {
  const proxy = compile(new Uint8Array(readFileSync(join(folder, name))), home), made = Buffer.from(proxy.toJs());
  proxy.destroy();
  writeFileSync(join(folder, name), made);
  return createHash("sha256").update(made).digest("hex");
}

const lock = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
rewrite("python_stdlib.zip", "/lib/python314.zip/");
for (const one of Object.values(lock.packages)) one.sha256 = rewrite(one.file_name, "/lib/python3.14/site-packages/");
writeFileSync(join(folder, "pyodide-lock.json"), JSON.stringify(lock, null, 1));
