"""Builds the package, installs it into an empty environment, and does the first hour there; `make installed` runs it.

    python -m tests.shipping.installed [--constraint constraints.txt]

Nothing of the checkout is in the way: the program is started from an empty folder, by the name that the package gives.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.shipping.first_hour import FILES, STEPS, Run, troubles

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT = 1800
"""Seconds that one step may take; a computer without a compiler takes them to fetch what it needs."""


def scripts(environment: Path) -> Path:
    """Give the folder of programs of an environment, which Windows calls otherwise."""
    return environment / ("Scripts" if os.name == "nt" else "bin")


def make_environment(folder: Path) -> Path:
    """Make an empty environment and give its Python."""
    venv.create(folder, with_pip=True)
    return scripts(folder) / ("python.exe" if os.name == "nt" else "python")


def pip(python: Path, *words: str) -> None:
    """Run pip; raises CalledProcessError if it fails, behind what it said itself."""
    command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    subprocess.run(command, check=True, timeout=LIMIT)


def build_wheel(python: Path, folder: Path) -> Path:
    """Build the package of this checkout and give the one file that comes of it."""
    pip(python, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def runner(program: list[str], folder: Path) -> Run:
    """Give what runs a program in a folder, with its data, state and settings in that folder too."""
    own = {"SECRETARIAT_CONFIG": str(folder / "settings.toml"), "SECRETARIAT_FILE": "", "PYTHONUTF8": "1"}
    homes = {name: str(folder) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(words: list[str]) -> tuple[int, str]:
        done = subprocess.run(
            [*program, *words],
            cwd=folder,
            env={**surroundings, **own, **homes},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    return run


def prepare(folder: Path) -> None:
    """Put into a folder what a clerk has on the first day."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")


def main() -> int:
    """Do all of it; gives 1 if a line of the first hour failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--constraint", help="a file of versions; the newest that the package allows if not given")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        python = make_environment(work / "empty")
        wheel = build_wheel(python, work)
        held = ["--constraint", str(Path(asked.constraint).resolve())] if asked.constraint else []
        pip(python, "install", *held, str(wheel))
        folder = work / "first hour"
        folder.mkdir()
        prepare(folder)
        found = troubles(runner([str(scripts(work / "empty") / "secretariat")], folder))
    print("\n".join(found) or f"{wheel.name} on Python {sys.version.split()[0]}: all {len(STEPS)} lines are well.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
