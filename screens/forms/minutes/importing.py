"""Taking minutes over from a file: which file, what it would save, and the question whether to save it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from screens.dialogs import Help
from screens.forms.importing import paths_typed
from screens.kit.ask import Ask
from screens.kit.ending import READS, ends_with
from screens.kit.fields import Field, declared
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.minutes.importing import import_minutes, taking
from store.file.documents import read_document
from store.papers.minutes.reading.files import LARGEST, read_file
from store.queries.minutes.imported import preview_lines, taken_words
from store.records import Change, Meeting
from store.rules.day_notes import minutes_day_notes
from store.rules.minutes.drafts import Answer, DraftSet, Newcomer, Taken
from store.rules.minutes.matching import bears_name
from store.rules.minutes.newcomers import answers_for
from store.rules.words.wording import counted

_READ = "read"
_SAVE, _LEAVE, _PEOPLE = "save", "leave", "people"

Answers = Mapping[str, Answer]


def open_import(office: Office, path: str = "") -> None:
    """Ask for the file, and show what taking it over would save; nothing is saved before that is confirmed."""
    desk = office.desk
    read: list[tuple[DraftSet, dt.date | None, Taken, Answers]] = []

    def save(values: dict[str, Any]) -> str:
        (path, *_), on = paths_typed(values["file"]), values["meeting_day"]
        data = read_document(Path(path), LARGEST)
        draft = read_file(data, path, bears_name(desk.register))
        read[:] = [(draft, on, taking(desk.register, desk.today, draft=draft, on=on), {})]
        return _READ

    fields = (
        Field("file", "File", "line", path, help="A Word document (docx) or plain text", needed=True),
        declared(Meeting, "date", help="Only if the text does not say it", typed="meeting_day")._replace(
            label="Day of the meeting", loose=False, past=True, notes=minutes_day_notes
        ),
    )
    form = Form(desk, "Import minutes from a file", fields, save, note="You see first what would be saved.", ends=READS)
    office.pick(form, lambda said: _preview(office, *read[0]) if said and read else None)


def _preview(office: Office, draft: DraftSet, on: dt.date | None, taken: Taken, answers: Answers) -> None:
    """Show what would be saved and what would be left, then ask."""
    words = "\n".join(preview_lines(office.desk.register, taken))
    title = "What would be saved, and what is left to you"

    def seen(_: str | None) -> None:
        office.call_later(_confirm, office, draft, on, taken, answers)

    office.pick(Help(title, words), seen)


def _confirm(office: Office, draft: DraftSet, on: dt.date | None, taken: Taken, answers: Answers) -> None:
    """Ask whether to save it, or first who of the names of nobody is entered; the list then shows the meeting."""

    def saved(change: Change | None) -> None:
        if change is not None:
            office.go("meeting", taken.meeting)

    def answered(answer: str | None) -> None:
        if answer == _PEOPLE:
            _ask_people(office, draft, on, taken, answers)
            return
        if answer != _SAVE:
            office.say("Nothing was imported.")
            return
        office.carry_out_then(None, saved, import_minutes, draft=draft, on=on, answers=answers)

    new = len(taken.newcomers)
    asked = f"choose who of the {counted(new, 'name')} of nobody yet is entered too"
    choices = (
        ("l", _LEAVE, "leave it; nothing is saved"),
        *((("p", _PEOPLE, asked),) if new else ()),
        ("s", _SAVE, "save all of it; one undo takes it back"),
    )
    office.pick(Ask("Import these minutes?", f"{taken_words(taken)}.", choices, on_escape=_LEAVE), answered)


def _ask_people(office: Office, draft: DraftSet, on: dt.date | None, taken: Taken, answers: Answers) -> None:
    """Ask of each name that is nobody's yet what becomes of it; then the preview is shown again with the answers."""
    desk = office.desk
    read: list[tuple[Taken, Answers]] = []

    def save(values: dict[str, Any]) -> str:
        given = {one.printed: values[f"name{place}"] for place, one in enumerate(taken.newcomers)}
        said = {printed: answer for printed, answer in given.items() if answer is not None}
        read[:] = [(taking(desk.register, desk.today, draft=draft, on=on, answers=said), said)]
        return _READ

    form = Form(
        desk,
        "Names of nobody yet",
        tuple(_person_field(office, f"name{place}", one, answers) for place, one in enumerate(taken.newcomers)),
        save,
        draft=f"minutes-import-people:{taken.meeting}",
        note="Each is entered as it says, or left: ← → changes it. You see the whole again before it is saved.",
        ends=ends_with("decide", "decided"),
    )

    def done(said: str | None) -> None:
        if said and read:
            _preview(office, draft, on, *read[0])
        else:
            office.call_later(_confirm, office, draft, on, taken, answers)

    office.pick(form, done)


def _person_field(office: Office, name: str, one: Newcomer, answers: Answers) -> Field:
    """Give the field that asks what becomes of one name."""
    choices = answers_for(office.desk.register, one)
    office_words = f", {one.office}" if one.office else ""
    value = answers.get(one.printed, choices[0][0])
    return Field(name, one.printed, "choice", value, choices, help=f"Printed as {one.presence.value}{office_words}")
