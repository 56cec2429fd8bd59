"""Unpacks the archive where there is nothing else and does the README's first hour there; `make unpacked` runs it.

    python -m tests.shipping.unpacked [dist/secretariat-….tar.gz]

Linux only. The place is a folder taken as the root of the file system, with neither Python nor a shell nor a network:
it holds the archive, the C library and zlib (which every Linux has), /proc and two devices. First the lines of
`first_hour.py`, then a new panel set up by keys in a terminal of 80×24, then what it saved.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.bench.terminal import Terminal
from tests.shipping.first_hour import STEPS, Run, Step, troubles
from tests.shipping.installed import LIMIT, ROOT, prepare

DEVICES = ("null", "urandom")
HOME, NEW_HOME = "home/clerk", "home/newcomer"
"""The lines have made files in the first, one of which would be opened; so the keys begin in another."""
NAME = b"Anyshire Police and Crime Panel"
KEYS = (
    (b"\r", b"Name"),
    (NAME + b"\t\te\t\t\tleic\r\x13", b"not set"),
    (b"7", b"Members"),
    (b"I", b"Files"),
    (b"members.csv\x13", b"to be added"),
    (b"s", b"Ash"),
)
"""What is pressed, and a word that has to come behind it: a new panel with its rules, and its members from a file."""
KEPT = (
    Step(["show", "members"], "B Birch"),
    Step(["doctor"], "sound."),
)
"""What stands afterwards in the file that the program chose by itself."""


def newest_archive() -> Path:
    """Give the archive that was made last. Raises SystemExit if there is none."""
    found = sorted((ROOT / "dist").glob("secretariat-*-linux-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise SystemExit("There is no archive yet. Make it with: make archive")
    return found[-1]


def of_the_system(program: Path) -> list[Path]:
    """Give the libraries that the program and its parts take from the system, as the linker finds them."""
    inside = program.parent / "_internal"
    within = {**os.environ, "LD_LIBRARY_PATH": str(inside)}
    found = _linked(program, dict(os.environ))  # the start program is not told of the folder yet
    for part in inside.rglob("*.so*"):
        found |= _linked(part, within)
    return sorted(path for path in found if inside not in path.parents)


def _linked(part: Path, surroundings: dict[str, str]) -> set[Path]:
    listed = subprocess.run(
        ["ldd", str(part)], env=surroundings, capture_output=True, text=True, check=False, timeout=LIMIT
    )
    return {Path(each) for each in re.findall(r"(/\S+) \(0x", listed.stdout)}


def furnish(root: Path, archive: Path) -> Path:
    """Make the empty place with the unpacked archive in it; gives the start program."""
    with tarfile.open(archive) as packed:
        packed.extractall(root / "opt", filter="data")
    (program,) = (root / "opt").glob("secretariat-*/secretariat")
    for library in of_the_system(program):
        target = root / library.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, target)
    for folder in ("proc", "dev", "tmp", HOME, NEW_HOME):
        (root / folder).mkdir(exist_ok=True, parents=True)
    for device in DEVICES:
        (root / "dev" / device).touch()
    for home in (HOME, NEW_HOME):
        prepare(root / home)
    return program


def command_in(root: Path, program: Path, home: str, words: list[str]) -> list[str]:
    """Give the words that run the program inside the place, with no environment but a home and a kind of terminal."""
    binds = " && ".join(f'mount --bind /dev/{device} "$0/dev/{device}"' for device in DEVICES)
    script = f'{binds} && mount -t proc proc "$0/proc" && exec unshare --root="$0" --wd=/{home} "$@"'
    apart = ["unshare", "--map-root-user", "--mount", "--net", "--pid", "--fork", "sh", "-c", script, str(root)]
    if os.geteuid() == 0:
        apart.remove("--map-root-user")
    inside = f"/{program.relative_to(root)}"
    return [
        "env",
        "-i",
        "PATH=/usr/bin:/bin:/usr/sbin:/sbin",
        f"HOME=/{home}",
        "TERM=xterm-256color",
        *apart,
        inside,
        *words,
    ]


def runner(root: Path, program: Path, home: str = HOME) -> Run:
    """Give what runs the program inside, in the clerk's own folder."""

    def run(words: list[str]) -> tuple[int, str]:
        command = command_in(root, program, home, words)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    return run


def by_keys(root: Path, program: Path) -> None:
    """Set a panel up in a terminal. Raises TimeoutError if the screen does not show what it should."""
    terminal = Terminal(command_in(root, program, NEW_HOME, []), columns=80, lines=24)
    terminal.wait_for(b"panel", timeout=60)
    terminal.settle()
    for keys, shows in KEYS:
        terminal.seen = b""
        os.write(terminal.fd, keys)
        terminal.wait_for(shows, timeout=60)
        terminal.settle()
    terminal.quit(b"q", timeout=60)


def main() -> int:
    """Do all of it; gives 1 if a line failed or did not say what it should."""
    archive = Path(sys.argv[1]) if sys.argv[1:] else newest_archive()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        program = furnish(root, archive)
        run = runner(root, program)
        found = troubles(run)
        by_keys(root, program)
        found += troubles(runner(root, program, NEW_HOME), KEPT)
        outside = [path for path in root.rglob("*") if path.is_file() and root / "opt" not in path.parents]
        libraries = sorted(path.name for path in outside if ".so" in path.name)
        named = re.compile(r"python[\d.]*|\w*sh")
        programs = [path.name for path in root.rglob("*") if path.is_file() and named.fullmatch(path.name)]
    print("\n".join(found) or f"{archive.name}: {len(STEPS)} lines, a panel by keys and {len(KEPT)} lines are well.")
    print(
        f"Beside the archive there were {', '.join(libraries)}; a Python or a shell: {', '.join(programs) or 'none'}."
    )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
