"""Data that comes with the program: bank holidays, sample panel, rules of other panels, house style of papers."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from store.problems import Problem, Refused

_HERE = Path(__file__).resolve().parent


def read(name: str) -> bytes:
    """Give the bytes of a bundled file, named by its path with forward slashes: `holidays/england-and-wales.json`.

    Raises Refused if the name leads outside the bundled data or the file is missing from this installation.
    """
    path = _path(name)
    if not path.is_file():
        raise Refused(_missing(name))
    return path.read_bytes()


def names(folder: str) -> list[str]:
    """List the bundled files of one folder in alphabetical order, each under the name that `read` takes.

    Files whose names begin with a full stop are left out. Raises Refused as `read` does.
    """
    stem = PurePosixPath(folder)
    return sorted(
        str(stem / f.name) for f in folder_path(folder).iterdir() if f.is_file() and not f.name.startswith(".")
    )


def folder_path(folder: str) -> Path:
    """Give the path of a bundled folder, for a library that reads it by itself. Raises Refused as `read` does."""
    path = _path(folder)
    if not path.is_dir():
        raise Refused(_missing(folder))
    return path


def _path(name: str) -> Path:
    """Find a bundled path: `_fixtures` in an installed program, `fixtures` beside `store` in a checkout."""
    parts = PurePosixPath(name).parts
    unsafe = not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name or "\0" in name
    if unsafe:
        raise Refused(
            Problem(
                "bundled.name",
                "That is not the name of a file that comes with the program.",
                "Use a name such as holidays/england-and-wales.json.",
            )
        )
    installed = _HERE / "_fixtures"
    root = installed if installed.is_dir() else _HERE.parent / "fixtures"
    return root.joinpath(*parts)


def _missing(name: str) -> Problem:
    """Say that the installation is incomplete."""
    return Problem(
        "bundled.missing",
        f"The file {name}, which comes with the program, is missing.",
        "Install the program again; your own file is not affected.",
    )
