// Compiles the Python in the wheels of FOLDER, and in its standard library, to bytecode, with the very Python that will
// run it, and writes the new hashes into the folder's lock.    node bytecode.mjs PYODIDE FOLDER
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [core, folder] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(core, "pyodide.mjs")));
// Columns of source lines are a quarter of bytecode, and of no use where there is no source to point at.
const python = await loadPyodide({ env: { PYTHONNODEBUGRANGES: "1" } });
const compile = python.runPython(`
import importlib.util, io, warnings, zipfile
from importlib import _bootstrap_external as machinery

warnings.simplefilter("ignore", SyntaxWarning)

def compiled(data, home):
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        def put(name, body):
            entry = zipfile.ZipInfo(name, (2002, 6, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, body)

        for one in source.infolist():
            name, body = one.filename, source.read(one)
            if not name.endswith(".py") or ".dist-info/" in name or ".data/" in name or "/startup/" in name:
                put(name, body)
                continue
            try:
                code = compile(body, home + name, "exec", dont_inherit=True)
            except SyntaxError:  # a template
                put(name, body)
                continue
            # Not to be compared with a source: there is none, or it is the one beside it.
            code = bytes(machinery._code_to_hash_pyc(code, importlib.util.source_hash(body), False))
            if name.startswith("companion/"):  # a reader may look into the library
                put(name, body)
                put(importlib.util.cache_from_source(name), code)
            else:
                put(name + "c", code)
    return out.getvalue()

lambda data, home: compiled(data.to_py().tobytes(), home)
`);

function rewrite(name, home) {
  const path = join(folder, name);
  const proxy = compile(new Uint8Array(readFileSync(path)), home);
  const made = Buffer.from(proxy.toJs());
  proxy.destroy();
  writeFileSync(path, made);
  return createHash("sha256").update(made).digest("hex");
}

const lockPath = join(folder, "pyodide-lock.json");
const lock = JSON.parse(readFileSync(lockPath, "utf8"));
rewrite("python_stdlib.zip", "/lib/python314.zip/");
for (const one of Object.values(lock.packages)) one.sha256 = rewrite(one.file_name, "/lib/python3.14/site-packages/");
writeFileSync(lockPath, JSON.stringify(lock, null, 1));
