"""Taking minutes over from a file: which file, what it would save, and the question whether to save it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.minutes.importing import import_minutes, taking
from store.file.documents import read_document
from store.papers.minutes.reading.files import LARGEST, read_file
from store.queries.minutes.imported import preview_lines, taken_words
from store.rules.minutes.drafts import DraftSet, Taken
from store.rules.minutes.matching import bears_name

_READ = "read"
_SAVE, _LEAVE = "save", "leave"


def open_import(office: Office) -> None:
    """Ask for the file, and show what taking it over would save; nothing is saved before that is confirmed."""
    desk = office.desk
    read: list[tuple[DraftSet, dt.date | None, Taken]] = []

    def save(values: dict[str, Any]) -> str:
        path, on = values["file"], values["meeting_day"]
        data = read_document(Path(path), LARGEST)
        draft = read_file(data, path, bears_name(desk.register))
        read[:] = [(draft, on, taking(desk.register, desk.today, draft=draft, on=on))]
        return _READ

    fields = (
        Field("file", "File", "line", "", help="A Word document (docx) or plain text"),
        Field("meeting_day", "Day of the meeting", "date", None, help="Only if the text does not say it"),
    )
    form = Form(desk, "Import minutes from a file", fields, save, note="You see first what would be saved.")
    office.pick(form, lambda said: _preview(office, *read[0]) if said and read else None)


def _preview(office: Office, draft: DraftSet, on: dt.date | None, taken: Taken) -> None:
    """Show what would be saved and what would be left, then ask."""
    words = "\n".join(preview_lines(office.desk.register, taken))
    title = "What would be saved, and what is left to you"

    def seen(_: str | None) -> None:
        office.call_later(_confirm, office, draft, on, taken)

    office.pick(Help(title, words), seen)


def _confirm(office: Office, draft: DraftSet, on: dt.date | None, taken: Taken) -> None:
    """Ask whether to save it; the list then shows the meeting."""

    def answered(answer: str | None) -> None:
        if answer != _SAVE:
            office.say("Nothing was imported.")
            return
        change = office.carry_out(import_minutes, draft=draft, on=on)
        if change is not None:
            office.go("meeting", taken.meeting)

    choices = (("l", _LEAVE, "leave it; nothing is saved"), ("s", _SAVE, "save all of it; one undo takes it back"))
    office.pick(Ask("Import these minutes?", f"{taken_words(taken)}.", choices, on_escape=_LEAVE), answered)
