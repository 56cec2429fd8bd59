"""Taking members over: which files or what pasted text, and then the preview that every import has."""

from __future__ import annotations

from pathlib import Path

from screens.forms.asking_files import FilesAsked, ask_files
from screens.forms.importing import open_preview
from screens.kit.office import Office
from store.commands.members.importing import import_members, taking
from store.papers.members.reading.columns import COLUMNS
from store.papers.members.reading.files import read_list, read_members
from store.papers.reading.grids import Content
from store.papers.reading.headed import kept_of
from store.records import Change
from store.rules.imports import Corrections, ImportTaken
from store.rules.members.drafts import DraftMembers


def open_import(office: Office, path: str = "") -> None:
    """Ask for the files or the text, and show what taking it over would save; nothing is saved before that."""
    words = FilesAsked(
        title="Import members",
        files="One to a line: xlsx, xls, ods, csv, docx or text",
        pasted="The table with its headings, such as: Name, Council, Role, Party",
    )
    ask_files(office, words, read_list, preview, path)


def preview(office: Office, contents: tuple[Content, ...]) -> None:
    """Show what taking members over would save, and save it when the clerk says so."""
    desk = office.desk

    def draft_with(corrections: Corrections) -> DraftMembers:
        return read_members(contents, corrections, kept_of(COLUMNS.subject, desk.register.panel.headings_read))

    def judge(corrections: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=draft_with(corrections), corrections=corrections)

    def save(corrections: Corrections) -> Change | None:
        return desk.run(import_members, draft=draft_with(corrections), corrections=corrections)

    named = Path(contents[0].named).name if len(contents) == 1 else f"{len(contents)} files"
    open_preview(office, f"Import members: {named}", judge, save, lambda: office.go("members"))
