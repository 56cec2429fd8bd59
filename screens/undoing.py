"""Undo and redo on the screen, and the window in which an earlier change can be picked for undoing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.kit.aside import READING
from screens.kit.office import Office
from screens.kit.picker import Option, Picker
from screens.kit.record_list import Column
from store.journal import undo_words
from store.journal.images import bare
from store.problems import Problem
from store.queries.history import short_local
from store.records import Change

_OFFERED = 50


def reverse(office: Office, work: Callable[[], Change]) -> None:
    """Undo or redo, show the outcome with what had to be passed over, or say why it cannot be."""

    def done(change: Change) -> None:
        touched = change.touched[0].id if change.touched else ""
        told = "  ".join([f"{change.sentence}.", *(str(note) for note in office.desk.notes)])
        office.after_change(told, touched if office.desk.register.find(touched) else None)

    office.aside(work, done, "Saving …")


def why_not_undo_choice(office: Office) -> Problem | None:
    """Say that there is nothing of the clerk's own to undo; on a server that is seen when it is tried."""
    return None if office.desk.room.slow or office.desk.undoable_changes(1) else _nothing(office)


def _nothing(office: Office) -> Problem:
    return undo_words.nothing(undo_words.UNDO, office.desk.who, next(iter(office.desk.history(limit=1)), None))


def open_undo_choice(office: Office) -> None:
    """Let one of the clerk's own changes be picked, and undo it."""

    def work() -> tuple[Sequence[Change], str]:
        changes, why = office.desk.undoable_changes(_OFFERED), office.desk.read_only_reason
        return changes, "" if changes else f"Nothing can be undone now: {why}." if why else str(_nothing(office))

    office.aside(work, lambda read: _choose(office, *read), READING)


def _choose(office: Office, changes: Sequence[Change], nothing: str) -> None:
    if not changes:
        office.say(nothing, "warn")
        return
    options = [Option(one.id, bare(one.sentence), f"{short_local(one.at)} · {one.id}") for one in changes]

    def chosen(change_id: str | None) -> None:
        if change_id is not None:
            reverse(office, lambda: office.desk.undo(change_id))

    columns = (Column("What", weight=3), Column("When", 31, ink="muted"))
    office.pick(Picker("Undo one of your changes", options, columns=columns), chosen)
