"""The way out when the file has gone or can no longer be written: what is seen is written elsewhere, or left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens.kit.ask import Ask
from screens.kit.ending import WRITES
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.file.documents import free_name


def open_elsewhere(office: Office, then: Callable[[], None] | None = None) -> None:
    """Ask for a name and write everything there, history included; the file itself is left as it is."""
    desk = office.desk

    def save(values: dict[str, Any]) -> str:
        target = Path(values["path"]).expanduser()
        desk.copy_to(target)
        office.way_out.note_written()
        return f"Wrote everything, its history included, to {target}. This desk still looks for {desk.path}."

    def closed(sentence: str | None) -> None:
        if sentence:
            office.say(sentence)
            if then is not None:
                then()

    start = free_name(_somewhere(desk.path) / f"{desk.path.stem}-{desk.today.isoformat()}{desk.path.suffix}")
    field = Field("path", "File", value=str(start), help="A new file, in a folder that you can write to")
    office.pick(Form(desk, "Write what you see elsewhere", (field,), save, ends=WRITES), closed)


def ask_at_the_door(office: Office, leave: Callable[[], None]) -> None:
    """Ask before leaving while the file cannot be reached."""

    def answered(answer: str | None) -> None:
        if answer == "write":
            open_elsewhere(office, leave)
        elif answer == "leave":
            leave()

    choices = (
        ("s", "", "Stay"),
        ("w", "write", "Write what you see elsewhere, then leave"),
        ("l", "leave", "Leave without"),
    )
    office.pick(Ask("The file cannot be reached", str(office.way_out.problem), choices), answered)


def _somewhere(path: Path) -> Path:
    """Give the first folder that can be written to: beside the file, else where the program was started, else home."""
    from os import W_OK, X_OK, access

    for folder in (path.parent, Path.cwd()):
        if access(folder, W_OK | X_OK):
            return folder
    return Path.home()
