"""A paper that went out and came back: which document, and then each of its changes and comments, taken or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.importing import open_preview, paths_typed
from screens.forms.reading_form import ReadingForm
from screens.kit.fields import Field
from screens.kit.office import Office
from store.commands.correcting_papers import import_corrections, taking
from store.papers.reading.batch import Batch
from store.papers.returned import read_corrections
from store.problems import FileTrouble, Problem, Refused
from store.records import Change, Meeting
from store.rules.calendar.settled import the_minutes
from store.rules.corrections import DraftCorrections
from store.rules.imports import Corrections, ImportTaken


def open_programme(office: Office) -> None:
    """Ask for the document of the programme that came back, and show what was done to it."""
    _open(office, "", "the work programme")


def open_minutes(office: Office, meeting: Meeting) -> None:
    """Ask for the document of a set of minutes that came back, and show what was done to it."""
    _open(office, meeting.id, the_minutes(meeting))


def _open(office: Office, meeting: str, what: str) -> None:
    def batch_of(values: dict[str, Any]) -> Batch[DraftCorrections]:
        if not values["file"].strip():
            cure = "Type the name and place of the Word document."
            raise Refused(Problem("read.none", "No file is named.", cure, "file"))
        return Batch(paths_typed(values["file"]), read_corrections)

    fields = (Field("file", "File", "line", "", help="The Word document (docx) that came back"),)
    note = "Each tracked change and comment is shown; nothing is saved before."
    title = f"What came back of {what}"
    form = ReadingForm(office.desk, title, fields, batch_of, draft=f"returned:{meeting}", note=note)
    office.pick(form, lambda said: _preview(office, form.made[0], meeting, what) if said else None)


def _preview(office: Office, draft: DraftCorrections, meeting: str, what: str) -> None:
    desk = office.desk

    def judge(said: Corrections) -> ImportTaken:
        return taking(desk.register, desk.today, draft=draft, meeting=meeting, corrections=said)

    def save(said: Corrections) -> Change | None:
        return desk.run(import_corrections, draft=draft, meeting=meeting, corrections=said)

    try:
        open_preview(office, f"What came back of {what}: {Path(draft.named).name}", judge, save)
    except (Refused, FileTrouble) as trouble:
        office.say_trouble(trouble)
