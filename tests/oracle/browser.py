"""A real Chromium without a window, asked over a pipe, so that nothing else has to be installed for it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self


class Tab:
    """One page of the browser."""

    def __init__(self, out: int, back: int) -> None:
        self._out, self._back = out, back
        self._read = b""
        self._number = 0
        self._session = ""
        self.fetched: list[str] = []

    def open(self) -> Self:
        """Open a tab."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Network.enable")
        return self

    def ask(self, method: str, /, **params: Any) -> Any:
        """Ask for one thing and wait for the answer."""
        self._number += 1
        request: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            request["sessionId"] = self._session
        os.write(self._out, json.dumps(request).encode() + b"\0")
        while (said := self._next()).get("id") != self._number:
            pass
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']['message']}")
        return said["result"]

    def go(self, address: str) -> None:
        """Show a page and wait until it is there."""
        self.fetched = []
        self.ask("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def run(self, script: str) -> Any:
        """Run a script on the page and give what it comes to."""
        done = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"].get("exception", {}).get("description", done)))
        return done["result"].get("value")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._back, 1 << 16)
            if not more:
                raise RuntimeError("the browser has ended")
            self._read += more
        said, _, self._read = self._read.partition(b"\0")
        message: dict[str, Any] = json.loads(said)
        if message.get("method") == "Network.requestWillBeSent":
            self.fetched.append(message["params"]["request"]["url"])
        return message


@contextmanager
def browser(program: str) -> Iterator[Tab]:
    """Start a browser and give a tab of it."""
    to_it, out = os.pipe()
    back, from_it = os.pipe()
    command = [
        program,
        "--headless",
        "--remote-debugging-pipe",
        "--disable-gpu",
        "--no-first-run",
        "--disable-dev-shm-usage",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        # The browser reads what it is asked from its file 3 and answers in its file 4.
        started = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{to_it} 4>&{from_it}', "sh", *command, f"--user-data-dir={home}"],
            pass_fds=(to_it, from_it),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_it)
        os.close(from_it)
        try:
            yield Tab(out, back).open()
        finally:
            os.close(out)
            started.terminate()
            started.wait(30)
            os.close(back)


def address_of(file: Path) -> str:
    """Give the address under which a browser finds a file."""
    return file.resolve().as_uri()
