"""Taking a work programme over: which files or what pasted text, and then the preview that every import has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.asking_files import FilesAsked, ask_files
from screens.forms.importing import open_preview
from screens.kit.office import Office
from store.commands.programme.importing import import_programme, taking
from store.papers.programme.reading.files import read_programme
from store.papers.reading.files import read_tables
from store.papers.reading.grids import Content
from store.records import Change
from store.rules.imports import Corrections, ImportTaken


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files or the text, and show what taking it over would save; nothing is saved before that."""
    words = FilesAsked(
        title="Import a work programme",
        files="One to a line: docx, xlsx, xls, ods, csv or text",
        pasted="The table, copied out of a document or a spreadsheet",
    )
    ask_files(office, words, read_tables, preview, path)


def preview(office: Office, contents: tuple[Content, ...]) -> None:
    """Show what taking a programme over would save, and save it when the clerk says so."""
    desk = office.desk

    def draft_with(corrections: Corrections) -> Any:
        kept = {one.heading: one.read_as for one in desk.register.panel.headings_read}
        return read_programme(contents, corrections, kept)

    def judge(corrections: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=draft_with(corrections), corrections=corrections)

    def save(corrections: Corrections) -> Change | None:
        return desk.run(import_programme, draft=draft_with(corrections), corrections=corrections)

    named = Path(contents[0].named).name if len(contents) == 1 else f"{len(contents)} files"
    open_preview(office, f"Import the work programme: {named}", judge, save, lambda: office.go("programme"))
