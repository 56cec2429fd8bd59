"""Taking a panel's past over from files saved from modern.gov: which files, and then the preview of every import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.importing import open_preview, paths_typed, read_files
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.moderngov.importing import import_moderngov, taking
from store.papers.moderngov.files import GovFile, in_folders, read_gov_file, read_past
from store.papers.reading.batch import Batch
from store.records import Change
from store.rules.imports import Corrections, ImportTaken

_READ = "read"


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files, and show what taking them over would save; nothing is saved before that."""
    chosen: list[str] = []

    def save(values: dict[str, Any]) -> str:
        chosen[:] = in_folders(paths_typed(values["files"]))
        return _READ

    help_words = "One to a line: XML of GetMeetings, GetMeeting, councillors; or the folder that holds them"
    fields = (Field("files", "Files", "text", path, help=help_words),)
    form = Form(office.desk, "Import from modern.gov", fields, save, note="You see first what would be saved.")

    def closed(said: str | None) -> None:
        if said and chosen:
            read_files(office, Batch(chosen, read_gov_file), lambda files: preview(office, files))

    office.pick(form, closed)


def preview(office: Office, files: tuple[GovFile, ...]) -> None:
    """Show what taking a past over would save, and save it when the clerk says so."""
    desk = office.desk

    def judge(corrections: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=read_past(files, corrections), corrections=corrections)

    def save(corrections: Corrections) -> Change | None:
        return desk.run(import_moderngov, draft=read_past(files, corrections), corrections=corrections)

    named = Path(files[0].named).name if len(files) == 1 else f"{len(files)} files"
    open_preview(office, f"Import from modern.gov: {named}", judge, save)
