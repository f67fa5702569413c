"""Serves a built browser edition as a web host would, counts what it sends, and asks the page what it shows.

The site lies below a path, as it does on a host of many projects, and nothing is taken from a cache but what the
browser keeps itself.
"""

import contextlib
import gzip
import hashlib
import http.server
import mimetypes
import threading
from urllib.parse import unquote, urlsplit

BELOW = "/some/project/lab/"
TYPES = {".wasm": "application/wasm", ".mjs": "text/javascript", ".js": "text/javascript", ".whl": "application/zip"}
PACKED = {".whl", ".zip", ".png", ".woff2"}
# The notebook of the page, wherever the reader clicked last.
NOTEBOOK = "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find(one => one.sessionContext)"
READY = f"""() => {{
    const kernel = ({NOTEBOOK})?.sessionContext.session?.kernel;
    return kernel?.status === 'idle' && kernel.connectionStatus === 'connected' && !!kernel.info;
}}"""
SHOWN = f"""() => {{
    const context = ({NOTEBOOK})?.context;
    return context?.isReady ? context.model.toJSON() : null;
}}"""
# What was stored goes first, so that nothing of it can be taken for what was run.
RUN = """async () => {
    for (const command of ['clear-all-cell-outputs', 'run-all-cells'])
        await window.jupyterapp.commands.execute(`notebook:${command}`);
}"""
ASK = f"""async code => {{
    const future = ({NOTEBOOK}).sessionContext.session.kernel.requestExecute({{code}}), said = [];
    future.onIOPub = ({{header, content}}) => {{
        if (header.msg_type === 'stream') said.push(content.text);
        if (header.msg_type === 'error') said.push(content.ename + ': ' + content.evalue);
    }};
    await future.done;
    return said.join('');
}}"""


class Site:
    """A built site, served on this machine; ``sent`` lists method, path and bytes of the body of each answer."""

    def __init__(self, folder):
        self.folder, self.sent, self._ready = folder, [], {}
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_POST(self):
                site.sent.append(("POST", self.path, 0))
                self.send_error(405)

            def do_GET(self):
                body, headers = site.answer(self.path)
                known = body is not None and self.headers.get("If-None-Match") == headers["ETag"]
                self.send_response(404 if body is None else 304 if known else 200)
                body = b"" if known or body is None else body
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                site.sent.append(("GET", self.path, len(body)))

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, *_):
                pass  # a page that closes leaves connections behind

        self._server = Server(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.base = self.origin + BELOW
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer(self, path):
        """Return the body of an answer, compressed where that helps (None: no such file), and its headers."""
        asked = unquote(urlsplit(path).path)
        file = self.folder / asked.removeprefix(BELOW)
        file = file / "index.html" if file.is_dir() else file
        if not asked.startswith(BELOW) or not file.is_file():
            return None, {}
        if file not in self._ready:
            data = file.read_bytes()
            headers = {"Content-Type": TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/plain"}
            headers |= {"ETag": f'"{hashlib.sha256(data).hexdigest()[:20]}"', "Cache-Control": "max-age=600"}
            if file.suffix not in PACKED:
                data, headers["Content-Encoding"] = gzip.compress(data, 6), "gzip"
            self._ready[file] = data, headers
        return self._ready[file]

    def megabytes(self):
        """Return how much was sent since ``sent`` was last emptied."""
        return sum(size for *_, size in self.sent) / 1e6

    def close(self):
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@contextlib.contextmanager
def watched(page, site):
    """Yield a list that fills with every address the page asks of another host, and every error it throws."""
    strange = []
    page.on(
        "request",
        lambda one: None if one.url.startswith((site.origin, "blob:", "data:")) else strange.append(one.url),
    )
    page.on("pageerror", lambda problem: strange.append(str(problem)))
    yield strange


def start(page, site, name, patience):
    """Open a notebook, and return when its kernel has answered; ``patience`` in milliseconds."""
    page.goto(f"{site.base}lab/index.html?path=notebooks/{name}")
    page.wait_for_function(READY, timeout=patience, polling=100)


def run_all(page, patience):
    """Run every cell; return the cells as the page then holds them."""
    page.set_default_timeout(patience)
    page.evaluate(RUN)
    return page.evaluate(SHOWN)["cells"]
