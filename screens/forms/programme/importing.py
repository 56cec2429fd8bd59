"""Taking a work programme over: which files or what pasted text, and then the preview that every import has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.importing import open_preview, paths_typed, read_files
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from store.commands.programme.importing import import_programme, taking
from store.papers.programme.reading.files import read_programme
from store.papers.reading.batch import Batch
from store.papers.reading.files import read_tables
from store.papers.reading.grids import Content
from store.problems import Problem, Refused
from store.records import Change
from store.rules.imports import Corrections, ImportTaken

_READ = "read"


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files or the text, and show what taking it over would save; nothing is saved before that."""
    chosen: list[tuple[str, ...] | bytes] = []

    def save(values: dict[str, Any]) -> str:
        files, pasted = values["files"], values["pasted"]
        if files.strip() and pasted.strip():
            cure = "Clear one of the two: each is taken in by itself."
            raise Refused(Problem("read.both", "Both files and pasted text are given.", cure, "pasted"))
        chosen[:] = [pasted.encode()] if pasted.strip() else [tuple(paths_typed(files))]
        return _READ

    fields = (
        Field("files", "Files", "text", path, help="One to a line: docx, xlsx, xls, ods, csv or text"),
        Field("pasted", "Or pasted text", "text", "", help="The table, copied out of a document or a spreadsheet"),
    )
    form = Form(office.desk, "Import a work programme", fields, save, note="You see first what would be saved.")

    def closed(said: str | None) -> None:
        if not said or not chosen:
            return
        given = chosen[0]
        if isinstance(given, bytes):
            preview(office, (read_tables(given, "The pasted text"),))
        else:
            read_files(office, Batch(given, read_tables), lambda contents: preview(office, contents))

    office.pick(form, closed)


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
    open_preview(office, f"Import the work programme: {named}", judge, save)
