"""A wire between client and server that can be cut, can swallow answers, and can hold everything up as a black hole."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Proxy:
    """Listens on a port of its own and passes everything on to a server, as long as nothing else is asked.

    `answers` says what becomes of what the server says, `requests` of what it is asked: "passed"; "swallowed" (it goes
    nowhere); "cut" (the connection is cut in its place, and from then on all is passed again). `hold` keeps up
    everything on the connections there are, both ways; what comes waits.
    """

    def __init__(self, port: int) -> None:
        """Begin to listen."""
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.answers = self.requests = "passed"
        self._hole = False
        self._gates: list[threading.Event] = []
        self._sockets: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def hold(self, *, new_ones: bool = False) -> None:
        """Pass nothing on from now on the connections there are, or on any at all: that is a black hole."""
        self._hole = new_ones
        for gate in self._gates:
            gate.clear()

    def let_go(self) -> None:
        """Pass everything on again, what has waited first."""
        self._hole = False
        for gate in self._gates:
            gate.set()

    def close(self) -> None:
        """Cut everything and listen no more."""
        _end(self._listening)
        self._listening.close()
        self.let_go()
        for one in self._sockets:
            _end(one)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                return
            gate = threading.Event()
            if not self._hole:
                gate.set()
            self._gates.append(gate)
            self._sockets += [client, server]
            for one, other, which in ((client, server, "requests"), (server, client, "answers")):
                threading.Thread(target=self._pass, args=(one, other, which, gate), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, which: str, gate: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                gate.wait()
                becomes = getattr(self, which)
                if becomes == "cut":
                    setattr(self, which, "passed")
                    break
                if becomes == "passed":
                    other.sendall(data)
        _end(one)
        _end(other)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def proxied(port: int) -> Iterator[Proxy]:
    """Give a wire to a server's port."""
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
