"""Runs a program in a terminal of its own and times what it answers."""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

QUIET = 0.05
"""Seconds without output after which an answer counts as complete."""

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;2$y",
    b"\x1b[?2048h": b"\x1b[48;%d;%d;0;0t",
}
"""What a terminal of today says to what it is asked: it paints whole frames, and tells its size in its input."""


_WHOLE_PROCESS = 2
"""With the number of a process, the name of its clock in Linux: `clock_getcpuclockid` in C, which Python has not."""


class Answer(NamedTuple):
    """Seconds until the last byte of an answer, its bytes, and the processor time that the program used until then."""

    seconds: float
    size: int
    processor: float


class Terminal:
    """A program in a pseudo-terminal of a given size. Times are in seconds from the moment something was sent."""

    def __init__(
        self,
        command: list[str],
        columns: int = 120,
        lines: int = 40,
        env: dict[str, str] | None = None,
        folder: Path | None = None,
        *,
        answers: bool = False,
    ) -> None:
        """Start a command, in a folder if one is named. If it `answers`, it tells what it can do when it is asked."""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # A runner started with nohup ignores SIGHUP, and so would its children: the closing of the terminal, which
            # some of them are tested for, would then never reach them.
            for each in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE):
                signal.signal(each, signal.SIG_DFL)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **(env or {})})
            if folder is not None:
                os.chdir(folder)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.seen = b""
        self.alive = True
        size = {b"\x1b[?2048h": (lines, columns)}
        self._answers = {asked: said % size.get(asked, ()) for asked, said in _ANSWERS.items()} if answers else {}

    def read(self, timeout: float) -> bytes:
        """Read what comes within some seconds."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        for asked, said in self._answers.items():
            if asked in data:
                os.write(self.fd, said)
        return data

    def wait_for(self, words: bytes, timeout: float = 20) -> float:
        """Wait until some bytes have come; gives the seconds since the start."""
        end = time.perf_counter() + timeout
        while words not in self.seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"never saw {words!r}; saw {self.seen[-400:]!r}")
            self.seen += self.read(0.5)
        return time.perf_counter() - self.started

    def wait_until(self, happened: Callable[[], bool], timeout: float = 20) -> None:
        """Let the program work until something has happened, such as a file being written."""
        end = time.perf_counter() + timeout
        while not happened():
            self.seen = self.seen[-20000:] + self.read(0.02)
            self._in_time(end, "did what was waited for")

    def settle(self, quiet: float = 0.3, timeout: float = 30) -> None:
        """Read until nothing has come for a while."""
        end = time.perf_counter() + timeout
        while self.read(quiet):
            self._in_time(end, "came to rest")

    def press(self, keys: bytes, quiet: float = QUIET, timeout: float = 30) -> tuple[float, int]:
        """Send keys; gives the seconds until the last byte of the answer, and how many bytes it was."""
        sent = time.perf_counter()
        os.write(self.fd, keys)
        last, count = sent, 0
        while True:
            data = self.read(quiet)
            if not data:
                return last - sent, count
            last = time.perf_counter()
            count += len(data)
            self.seen = self.seen[-20000:] + data
            self._in_time(sent + timeout, "answered the keys")

    def answer(self, keys: bytes, quiet: float = QUIET, patience: float = 3) -> Answer:
        """Send keys and wait up to `patience` seconds for the first byte, then for the last."""
        begun, sent = self.used(), time.perf_counter()
        os.write(self.fd, keys)
        last, used, count, wait = sent, begun, 0, patience
        while data := self.read(wait):
            last, used, wait = time.perf_counter(), self.used(), quiet
            count += len(data)
            self._in_time(sent + 30, "answered the keys")
        return Answer(last - sent, count, used - begun)

    def used(self) -> float:
        """Processor time used so far, in seconds and as finely as the system keeps it."""
        if sys.platform != "linux":
            return self.processor()
        return time.clock_gettime((~self.pid << 3) | _WHOLE_PROCESS)

    def memory(self) -> float:
        """Resident memory of the program now, in MiB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def processor(self) -> float:
        """Processor time used so far, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def quit(self, keys: bytes, timeout: float = 10) -> float:
        """Send the keys that leave; gives the seconds until the program has ended."""
        sent = time.perf_counter()
        os.write(self.fd, keys)
        while time.perf_counter() - sent < timeout:
            self.seen += self.read(0.002)
            done, _ = os.waitpid(self.pid, os.WNOHANG)
            if done:
                ended = time.perf_counter() - sent
                while data := self.read(0):
                    self.seen += data
                self._forget()
                return ended
        self.kill()
        raise TimeoutError("the program did not end")

    def kill(self) -> None:
        """End it whatever it does."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self._forget()

    def wait(self, timeout: float = 30) -> None:
        """Wait until it has ended; one that does not is killed, and that is an error."""
        end = time.perf_counter() + timeout
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            self.read(0.01)
            if time.perf_counter() > end:
                self.kill()
                raise TimeoutError("the program did not end by itself")
        self._forget()

    def _in_time(self, end: float, what: str) -> None:
        if time.perf_counter() > end:
            raise TimeoutError(f"the program never {what}; it showed {self.seen[-400:]!r}")

    def _forget(self) -> None:
        os.close(self.fd)
        self.alive = False


def peak_memory() -> float:
    """Peak memory of finished children, in MiB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


PYTHON = sys.executable
