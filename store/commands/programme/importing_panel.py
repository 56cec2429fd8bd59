"""What a programme says of the panel itself: its heading and its notes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.importing import sentences
from store.commands.settings.panel import edit_panel
from store.edit import Edit
from store.problems import Refused
from store.register import Register
from store.rules.imports import Correction, Corrections, ImportDifference, ImportField, ImportLine, ImportState
from store.rules.programme.drafts import DraftNote, DraftProgramme
from store.rules.words.folding import words_read

TITLE_KEY = "title"
"""The key of the line with the heading of the programme."""

_NOTHING = Correction()


def notes_and_title(
    register: Register, today: dt.date, draft: DraftProgramme, corrections: Corrections
) -> tuple[Edit, list[ImportLine]]:
    """Take over heading and notes: an edit of the panel, and a line for each."""
    panel = register.panel
    known = {words_read(note) for note in panel.programme_notes}
    notes = list(panel.programme_notes)
    lines: list[ImportLine] = []
    for note in draft.notes:
        line = _note_line(note, known, corrections.get(note.key, _NOTHING))
        lines.append(line)
        if line.state is ImportState.NEW:
            notes.append(line.words)
            known.add(words_read(line.words))
    fields: dict[str, Any] = {"programme_notes": tuple(notes)} if len(notes) > len(panel.programme_notes) else {}
    if draft.title:
        title = _title_line(panel.programme_title, draft, corrections.get(TITLE_KEY, _NOTHING))
        lines.append(title)
        fields |= {"programme_title": draft.title} if title.taken else {}
    if not fields:
        return Edit(""), lines
    try:
        return edit_panel(register, today, **fields), lines
    except Refused as refused:
        why = sentences(refused)
        return Edit(""), [replace(line, state=ImportState.UNPLACED, why=why, taken=False) for line in lines]


def _note_line(note: DraftNote, known: set[str], said: Correction) -> ImportLine:
    words = said.values.get("note", note.words).strip()
    state = ImportState.THERE if words_read(words) in known else ImportState.NEW
    if said.taken is False and state is ImportState.NEW:
        state = ImportState.LEFT
    return ImportLine(
        key=note.key,
        state=state,
        what="note",
        words=words,
        place=note.place,
        fields=(ImportField("note", "Note", words, many_lines=True),),
        taken=state is ImportState.NEW,
        can_take=state is not ImportState.THERE,
        beside=True,
    )


def _title_line(ours: str, draft: DraftProgramme, said: Correction) -> ImportLine:
    same = words_read(ours) == words_read(draft.title)
    state = ImportState.THERE if same else ImportState.DIFFERS if ours else ImportState.NEW
    taken = not same and (bool(said.taken) if ours else said.taken is not False)
    if state is ImportState.NEW and not taken:
        state = ImportState.LEFT
    return ImportLine(
        key=TITLE_KEY,
        state=state,
        what="heading",
        words=draft.title,
        place=draft.titled,
        differs=(ImportDifference("heading", ours, draft.title),) if state is ImportState.DIFFERS else (),
        taken=taken,
        can_take=not same,
        beside=True,
    )
