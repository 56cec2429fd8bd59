"""Taking a panel's past over from files saved from modern.gov: which files, and then the preview of every import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.importing import open_preview, paths_typed
from screens.forms.reading_form import ReadingForm
from screens.kit.fields import Field
from screens.kit.office import Office
from store.commands.moderngov.importing import import_moderngov, taking
from store.papers.moderngov.files import GovFile, in_folders, read_gov_file, read_past
from store.papers.reading.batch import Batch
from store.records import Change
from store.rules.imports import Corrections, ImportTaken


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files, and show what taking them over would save; nothing is saved before that."""

    def batch_of(values: dict[str, Any]) -> Batch[GovFile]:
        return Batch(in_folders(paths_typed(values["files"])), read_gov_file)

    help_words = "One to a line: XML of GetMeetings, GetMeeting, councillors; or the folder that holds them"
    fields = (Field("files", "Files", "text", path, help=help_words),)
    note = "You see first what would be saved."
    form = ReadingForm(office.desk, "Import from modern.gov", fields, batch_of, note=note)
    office.pick(form, lambda said: preview(office, form.made) if said else None)


def preview(office: Office, files: tuple[GovFile, ...]) -> None:
    """Show what taking a past over would save, and save it when the clerk says so."""
    desk = office.desk

    def judge(corrections: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=read_past(files, corrections), corrections=corrections)

    def save(corrections: Corrections) -> Change | None:
        return desk.run(import_moderngov, draft=read_past(files, corrections), corrections=corrections)

    named = Path(files[0].named).name if len(files) == 1 else f"{len(files)} files"
    open_preview(office, f"Import from modern.gov: {named}", judge, save)
