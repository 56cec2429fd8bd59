"""The file that was written last: it is opened, or its folder, in the program that the system has for it."""

from __future__ import annotations

from pathlib import Path

from screens.kit.office import Office
from store.file.opening import open_outside
from store.problems import Problem, Refused


def written_words(office: Office, path: Path) -> str:
    """Say that a file was written, with the keys that open it and its folder."""
    key_of = office.keymap.key_of
    return f"Wrote {path}. {key_of('written.open')} opens it, {key_of('written.folder')} its folder."


def why_not_open(office: Office) -> Problem | None:
    """Say that nothing was written yet; None if something was."""
    if office.last_written is not None:
        return None
    return Problem("written.none", "No file was written yet since the program was started.", "Write one first.")


def open_file(office: Office) -> None:
    """Open the file."""
    if office.last_written is not None:
        _open(office, office.last_written, office.last_written.name)


def open_folder(office: Office) -> None:
    """Open its folder."""
    if office.last_written is not None:
        _open(office, office.last_written.parent, f"the folder of {office.last_written.name}")


def _open(office: Office, path: Path, what: str) -> None:
    try:
        open_outside(path)
    except Refused as refused:
        office.say_trouble(refused)
    else:
        office.say(f"Asked the system to open {what}.")
