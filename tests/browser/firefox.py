"""Drives the Firefox that is installed, by WebDriver BiDi: playwright drives only a build of its own."""

import itertools
import json
import os
import re
import shutil
import subprocess
import time

import pytest
import websocket


class Firefox:
    """One window of a Firefox without a head; a context manager. ``patience`` is in seconds."""

    def __init__(self, folder, patience):
        program = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
        if program is None:
            pytest.fail("No Firefox on the path: install it, or name the program in the variable FIREFOX.")
        self._numbers, self._patience, self._log = itertools.count(1), patience, folder / "firefox.log"
        with self._log.open("w") as log:
            options = ["--headless", "--remote-debugging-port", "0", "--no-remote", "--profile", folder / "profile"]
            (folder / "profile").mkdir()
            environment = os.environ | {"HOME": str(folder)}
            self._process = subprocess.Popen([program, *options], stdout=log, stderr=log, env=environment)

    def __enter__(self):
        address = self._until(lambda: re.search(r"BiDi listening on (ws://\S+)", self._log.read_text("utf-8")))
        self._socket = websocket.create_connection(
            f"{address[1]}/session", timeout=self._patience, suppress_origin=True
        )
        self._send("session.new", capabilities={})
        self._window = self._send("browsingContext.getTree")["contexts"][0]["context"]
        return self

    def __exit__(self, *_):
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)

    def _until(self, ask):
        end = time.monotonic() + self._patience
        while time.monotonic() < end:
            if found := ask():
                return found
            time.sleep(0.2)
        return pytest.fail(f"Firefox did not get there.\n{self._log.read_text('utf-8')[-2000:]}")

    def _send(self, method, **params):
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv())).get("id") != number:
            pass  # an event
        assert answer["type"] == "success", answer
        return answer["result"]

    def goto(self, address):
        """Open an address, and return when the page is loaded."""
        self._send("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def evaluate(self, function):
        """Call a function of JavaScript, await what it returns, and return that."""
        told = f"(async () => JSON.stringify(await ({function})() ?? null))()"
        said = self._send("script.evaluate", expression=told, target={"context": self._window}, awaitPromise=True)
        assert said["type"] == "success", said
        return json.loads(said["result"]["value"])

    def wait_for(self, function):
        """Return what a function of JavaScript returns, once that is true."""
        return self._until(lambda: self.evaluate(function))
