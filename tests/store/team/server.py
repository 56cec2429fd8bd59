"""A PostgreSQL of the tests' own, in a temporary folder, with roles of its own; nothing of it stays.

python -m tests.store.team.server says whether there is one on this computer, and if not how to come by it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.file.patience import attempts

LACKING = "There is no PostgreSQL on this computer. On Debian: apt install postgresql (its programs are enough)."
NO_EXTRA = "The addition for teams is not installed here: pip install “panel-secretariat[team]”."
ROLES = ("anna", "ben", "rita")
_LIMIT = 60


def programs() -> Path | None:
    """Give the folder of PostgreSQL's own programs; None if they are not on this computer."""
    found = shutil.which("initdb")
    if found is not None and shutil.which("postgres", path=str(Path(found).resolve().parent)):
        return Path(found).resolve().parent
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return newest[0].parent if newest else None


def why_none() -> str:
    """Say why there can be no server here; empty if there can be one."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return NO_EXTRA
    return "" if os.name == "posix" and programs() else LACKING


class Server:
    """One server on a port of its own. It does not run as root, so root starts it as somebody else."""

    def __init__(self, folder: Path) -> None:
        """Make its data; it does not run yet."""
        found = programs()
        assert found is not None
        self._bin, self.folder = found, folder
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        options = ["-U", "owner", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]
        self._run("initdb", "-D", str(folder / "data"), *options)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

    def _tried(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self._bin / program), *arguments]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=_LIMIT, check=False, **self._as
        )

    def _run(self, program: str, *arguments: str) -> None:
        done = self._tried(program, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        log = str(self.folder / "log")
        told = ""
        for _ in attempts(_LIMIT, 0.1):
            # One that was killed has processes that notice it only in a moment, and until then no other may start.
            done = self._tried("pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", log, "-w", "start")
            if done.returncode == 0:
                return
            told = done.stdout + done.stderr
        raise AssertionError(told)

    def stop(self) -> None:
        """Stop it."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """Kill it as a loss of power would, every process of it at once."""
        first = int((self.folder / "data/postmaster.pid").read_text().splitlines()[0])
        listed = subprocess.run(
            ["pgrep", "-P", str(first)], capture_output=True, text=True, timeout=_LIMIT, check=False
        ).stdout
        for process in (first, *map(int, listed.split())):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def address(self, panel: str, role: str = "owner", port: int | None = None) -> str:
        """Give the address of a panel's desk for a role."""
        return f"postgresql://{role}@127.0.0.1:{port or self.port}/postgres#{panel}"

    def sql(self, *statements: str, role: str = "owner") -> list[Any]:
        """Run statements as a role; gives the rows of the last. Raises psycopg.Error."""
        import psycopg

        server = self.address("", role).partition("#")[0]
        with psycopg.connect(server, autocommit=True) as connection:
            rows: list[Any] = []
            for one in statements:
                cursor = connection.execute(one.encode())
                rows = cursor.fetchall() if cursor.description else []
            return rows


@contextmanager
def running() -> Iterator[Server]:
    """Give a server that runs, with the roles of the tests; it goes with its folder."""
    folder = Path(tempfile.mkdtemp(prefix="secretariat-"))
    folder.chmod(0o755)
    try:
        server = Server(folder)
        server.start()
        try:
            server.sql(*(f"create role {name} login" for name in ROLES))
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(why_none() or 0)  # an empty sentence would be a failure too
