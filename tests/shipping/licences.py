"""The licences of the libraries that the program brings along, from what each says of itself.

`make licences` writes LICENCES.md anew; the archives hold the texts too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
LISTED = ROOT / "LICENCES.md"
PROJECT = "panel-secretariat"

_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_LONGEST = 60
"""More than so many signs in the field of the licence are its whole text, which some put there."""
_SAYS_NOTHING = frozenset({"", "Dual License"})

HEAD = """\
# The licences of what comes along

Secretariat itself is under the MIT licence (LICENSE), its fonts under the SIL Open Font License 1.1. It is installed
with the libraries below, each under a licence of its own, as the library says it. The archives that need no Python also
hold Python (PSF-2.0), its start program of PyInstaller (GPL-2.0-or-later with an exception for what it starts), and
the texts of all these licences in the folder `licences`.

This page is made by `make licences`; a test holds it to what is installed.

| library | licence |
| --- | --- |
"""


def needed(project: str = PROJECT) -> dict[str, Distribution]:
    """Give every library that an installed project needs here, and what these need, by its name in small letters."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = list(_wanted(distribution(project), ""))
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) not in seen:
            seen.add((name, extra))
            found[name] = distribution(name)
            waiting.extend(_wanted(found[name], extra))
    return dict(sorted(found.items()))


def _wanted(library: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """Name what a library needs on this computer, with one of its extras or with none ("")."""
    for wanted in map(Requirement, library.requires or []):
        if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
            yield from ((canonicalize_name(wanted.name), each) for each in ("", *wanted.extras))


def licence_of(library: Distribution) -> str:
    """Say the licence of a library in its own words: its expression, its field, or what it is classified as."""
    fields = library.metadata.get_all
    said: str = (fields("License-Expression") or fields("License") or [""])[0]
    if said not in _SAYS_NOTHING and len(said) <= _LONGEST and "\n" not in said:
        return said
    classes = fields("Classifier") or []
    return ", ".join(one.split(" :: ")[-1] for one in classes if one.startswith("License ::"))


def page(libraries: dict[str, Distribution]) -> str:
    """Write the page of all licences. Raises ValueError if a library says none."""
    silent = [name for name, library in libraries.items() if not licence_of(library)]
    if silent:
        raise ValueError(f"no licence is said by {', '.join(silent)}")
    return HEAD + "".join(f"| {name} | {licence_of(library)} |\n" for name, library in libraries.items())


def write_texts(libraries: dict[str, Distribution], folder: Path) -> list[str]:
    """Write the texts of the licences into a folder, one below each library; name those that bring no text."""
    without = []
    for name, library in libraries.items():
        texts = [file for file in library.files or [] if _is_text(PurePosixPath(file))]
        for file in texts:
            inside = PurePosixPath(*file.parts[1:]) if "dist-info" in file.parts[0] else PurePosixPath(file.name)
            target = folder / name / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(Path(file.locate()).read_bytes())
        if not texts:
            without.append(name)
    return without


def _is_text(file: PurePosixPath) -> bool:
    return any(part.endswith(".dist-info") for part in file.parts) and any(map(_TEXT.match, file.parts[1:]))


if __name__ == "__main__":
    if sys.argv[1:]:
        for each in write_texts(needed(), Path(sys.argv[1])):
            print(f"{each} brings no text of its licence; LICENCES.md says which it is")
    else:
        LISTED.write_text(page(needed()), encoding="utf-8")
