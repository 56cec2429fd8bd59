"""The evidence bundle of a meeting: made for the public or for members, and verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.forms.importing import paths_typed
from screens.kit.ending import WRITES, ends_with
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.bundling import bundle_name, made_at, members_first, write_bundle
from store.file.documents import free_name, read_document
from store.papers.bundle.verifying import verdict_lines, verified
from store.papers.bundle.zipped import LARGEST
from store.records import Meeting
from store.rules.calendar.meetings import the_meeting

_READERS = ((False, "the public"), (True, "members: with exempt business, not for publication"))
_FILE = "Empty: a name with the day of the meeting, in this folder"
_PACKS = "As they were published; empty: those built last"
_EARLIER = "Of the meeting before; empty: not held against it"
_READ = "read"


def open_make(office: Office, meeting: Meeting) -> None:
    """Ask for whom the bundle of a meeting is and where it goes, write it, and record its digest."""
    desk = office.desk

    def save(values: dict[str, Any]) -> str:
        for_members, typed = values["for_members"], values["path"].strip()
        packs = next((Path(one) for one in paths_typed(values["packs"])), None) if values["packs"].strip() else None
        made = made_at(desk, meeting.id, for_members=for_members, packs=packs)
        path = Path(paths_typed(typed)[0]) if typed else free_name(Path.cwd() / bundle_name(meeting, for_members))
        written = write_bundle(desk, made, path, meeting.id, for_members=for_members)
        closed = ["It contains exempt information. Not for publication."] if for_members else []
        return " ".join((office.wrote(written.path), *closed, *made.notes, written.unrecorded)).strip()

    fields = (
        Field("for_members", "For", "choice", members_first(meeting), _READERS),
        Field("packs", "Folder of the packs", help=_PACKS),
        Field("path", "File", help=_FILE),
    )
    title = f"The evidence of {the_meeting(meeting)} in one file"
    form = Form(desk, title, fields, save, draft=f"bundle:{meeting.id}", ends=WRITES)
    office.pick(form, lambda sentence: office.after_change(sentence) if sentence else None)


def open_verify(office: Office) -> None:
    """Ask for a bundle, and for the one before it, and say whether it still is what was made."""
    lines: list[str] = []

    def save(values: dict[str, Any]) -> str:
        (path, *_), before = paths_typed(values["bundle"]), values["before"].strip()
        earlier = read_document(Path(paths_typed(before)[0]), LARGEST) if before else None
        desk = office.desk
        verdict = verified(read_document(Path(path), LARGEST), earlier, desk.register, desk.panel_id)
        lines[:] = verdict_lines(verdict, Path(path).name)
        return _READ

    fields = (Field("bundle", "Bundle"), Field("before", "Bundle before it", help=_EARLIER))
    form = Form(
        office.desk,
        "Verify an evidence bundle",
        fields,
        save,
        draft="bundle-verify",
        ends=ends_with("verify", "verified"),
    )
    office.pick(form, lambda said: _show(office, lines) if said else None)


def _show(office: Office, lines: list[str]) -> None:
    options = [Option(str(number), line.strip(), after=line.strip()) for number, line in enumerate(lines)]
    picker = Picker("The bundle", options, columns=(Column("", weight=1),), read_only=True)
    office.pick(picker, lambda _: None)
