"""Findings about days that were entered and cannot be right, or had better be others."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Action, Declaration, Interest, Question, QuestionState, Record, Seat, WorkItem
from store.rules.day_notes import lasting
from store.rules.findings.finding import Finding, Scene, finding

_OVER = frozenset({QuestionState.CLOSED, QuestionState.PUBLISHED, QuestionState.NOT_RECORDED})
_PLACES = {Action: "Actions", Question: "Public questions", Seat: "Members", WorkItem: "Work programme"}


def in_doubt(scene: Scene) -> Iterator[Finding]:
    """Find days of what is still open that come before what they follow, after their meeting, or on no working day."""
    for record in _open(scene):
        for path, note in lasting(scene.register, record, scene.today):
            yield finding(
                "date-in-doubt",
                (record.id,),
                f"{record.noun.capitalize()} {record.id}: {note}",
                place=f"{_PLACES.get(type(record), 'Members')}, {record.id}",
                cure="Check the day, and correct it if it is wrong.",
                acts=("open",),
                rank=58,
                mark=path,
            )


def _open(scene: Scene) -> Iterator[Record]:
    register = scene.register
    yield from register.open_actions
    yield from scene.open_items
    yield from (one for one in register.questions if one.state not in _OVER)
    yield from register.all(Declaration)
    yield from register.all(Interest)
    yield from (seat for seat in register.all(Seat) if seat.to_date is None or seat.to_date >= scene.today)
