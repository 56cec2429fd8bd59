"""Taking meetings over: which files or what pasted text, and then the preview that every import has."""

from __future__ import annotations

from pathlib import Path

from screens.forms.asking_files import FilesAsked, ask_files
from screens.forms.importing import open_preview
from screens.kit.office import Office
from store.commands.calendar.importing import import_meetings, taking
from store.papers.calendar.reading.columns import COLUMNS
from store.papers.calendar.reading.files import Source, read_meetings, read_source
from store.papers.reading.headed import kept_of
from store.records import Change
from store.rules.calendar.drafts import DraftMeetings
from store.rules.imports import Corrections, ImportTaken


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files or the text, and show what taking it over would save; nothing is saved before that."""
    words = FilesAsked(
        title="Import meetings",
        files="One to a line: ics, xlsx, xls, ods, csv, docx or text",
        pasted="Dates, copied out of a document or a calendar",
    )
    ask_files(office, words, read_source, preview, path)


def preview(office: Office, sources: tuple[Source, ...]) -> None:
    """Show what taking meetings over would save, and save it when the clerk says so."""
    desk = office.desk

    def draft_with(corrections: Corrections) -> DraftMeetings:
        kept = kept_of(COLUMNS.subject, desk.register.panel.headings_read)
        return read_meetings(sources, desk.today, corrections, kept)

    def judge(corrections: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=draft_with(corrections), corrections=corrections)

    def save(corrections: Corrections) -> Change | None:
        return desk.run(import_meetings, draft=draft_with(corrections), corrections=corrections)

    named = Path(sources[0].named).name if len(sources) == 1 else f"{len(sources)} files"
    open_preview(office, f"Import meetings: {named}", judge, save, lambda: office.go("calendar"))
