"""Makes the archive that needs no Python, for the system it is made on; `make archive` runs it.

    python -m tests.shipping.archive [--out dist]

PyInstaller puts Python, the libraries and the program into one folder with a start program. It makes them only for the
system and processor that it runs on, so that the workflow makes each on a computer of its kind.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.shipping.first_hour import STEPS, troubles
from tests.shipping.installed import LIMIT, ROOT, make_environment, pip, prepare, runner

ENVIRONMENT = ROOT / ".archive"
PAGES = (
    "README.md",
    "INSTALLING.md",
    "HANDBOOK.md",
    "HANDING-OVER.md",
    "SHARING.md",
    "KEYS.md",
    "COMMANDS.md",
    "CHANGELOG.md",
)
LICENCES = ("LICENSE", "LICENCES.md")
LEFT_OUT = ("PIL", "setuptools", "pip", "_tkinter")
"""What the libraries bring along and the program never uses. Without PIL 20 MB less, and no reader of pictures."""

ENTRY = "from tui.main import main\n\nraise SystemExit(main())\n"
OWN_SURROUNDINGS = """\
# The start program has the system look for libraries in this folder. What the program starts in its turn, such as
# LibreOffice or the clerk's editor, has libraries of its own and would fail with ours.
import os

for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(name + "_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)
"""


def words_of(work: Path) -> list[str]:
    """Give the words for PyInstaller. Most modules are named only as text (`store/later.py`), so that all are taken."""
    rooms = [word for room in ("tui", "screens", "store") for word in ("--collect-submodules", room)]
    out = [word for name in LEFT_OUT for word in ("--exclude-module", name)]
    return [
        *("--noconfirm", "--log-level", "ERROR", "--onedir", "--console", "--name", "secretariat"),
        *("--distpath", str(work), "--workpath", str(work / "build"), "--specpath", str(work / "build")),
        *rooms,
        *("--collect-data", "store", "--runtime-hook", str(work / "own_surroundings.py")),
        *out,
        str(work / "entry.py"),
    ]


def build(work: Path) -> Path:
    """Build the folder with the start program from the tested versions; gives it."""
    python = make_environment(ENVIRONMENT)
    pip(python, "install", "--constraint", str(ROOT / "constraints.txt"), f"{ROOT}[archive]")
    (work / "entry.py").write_text(ENTRY, encoding="utf-8")
    (work / "own_surroundings.py").write_text(OWN_SURROUNDINGS, encoding="utf-8")
    subprocess.run([str(python), "-m", "PyInstaller", *words_of(work)], check=True, cwd=work, timeout=LIMIT)
    folder = work / "secretariat"
    # python-docx finds its templates from the folder of its modules, by way of `..`, and here they are in no folder.
    parts = folder / "_internal" / "docx" / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    (parts / "needed.txt").write_text("The templates of Word documents are found from this folder.\n", encoding="utf-8")
    for page in (*PAGES, *LICENCES):
        shutil.copy(ROOT / page, folder)
    licences = [str(python), "-m", "tests.shipping.licences", str(folder / "licences")]
    subprocess.run(licences, check=True, cwd=ROOT, timeout=LIMIT)
    return folder


def archive_name(version: str, system: str, processor: str) -> str:
    """Give the name of the archive without its ending, such as `secretariat-0.1.0-windows-amd64`."""
    called = {"Darwin": "macos"}.get(system, system.casefold())
    return f"secretariat-{version}-{called}-{processor.casefold()}"


def pack(folder: Path, name: str, out: Path) -> Path:
    """Pack the folder, under a folder of the archive's own name, so that two versions can lie side by side."""
    out.mkdir(parents=True, exist_ok=True)
    if platform.system() == "Windows":
        path = out / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for file in sorted(each for each in folder.rglob("*") if each.is_file()):
                zipped.write(file, Path(name) / file.relative_to(folder))
    else:
        path = out / f"{name}.tar.gz"
        with tarfile.open(path, "w:gz") as packed:
            packed.add(folder, name)
    return path


def size(folder: Path) -> int:
    """Give the size of a folder in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def main() -> int:
    """Build, try and pack; gives 1, and no archive, if a line of the first hour failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="dist", help="the folder for the archive")
    out = Path(parser.parse_args().out).resolve()
    work = ENVIRONMENT / "work"
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    work.mkdir(parents=True)
    folder = build(work)
    tried = work / "first hour"
    tried.mkdir()
    prepare(tried)
    run = runner([str(folder / "secretariat")], tried)
    found = troubles(run)
    if found:
        print("\n".join(found))
        return 1
    version = run(["--version"])[1].split()[-1]
    path = pack(folder, archive_name(version, platform.system(), platform.machine()), out)
    print(f"all {len(STEPS)} lines of the first hour are well on Python {sys.version.split()[0]}.")
    print(f"{path.name}: {path.stat().st_size // 10**6} MB packed, {size(folder) // 10**6} MB unpacked.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
