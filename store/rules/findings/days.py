"""Findings about days that were entered and cannot be right, or had better be others."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import (
    Action,
    Declaration,
    Interest,
    Meeting,
    Minute,
    Panel,
    Person,
    Question,
    QuestionState,
    Record,
    Report,
    Seat,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.register import PANEL_ID
from store.rules.day_notes import lasting
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.time_notes import lasting_times

_OVER = frozenset({QuestionState.CLOSED, QuestionState.PUBLISHED, QuestionState.NOT_RECORDED})
_PLACES = {
    Action: "Actions",
    Declaration: "Declarations",
    Interest: "Declarations",
    Meeting: "Calendar",
    Minute: "Minutes",
    Panel: "Settings",
    Person: "Members",
    Question: "Public questions",
    Report: "Rounds",
    Seat: "Members",
    Stamp: "Minutes",
    StatutoryRound: "Rounds",
    Vote: "Minutes",
    WorkItem: "Work programme",
}


def in_doubt(scene: Scene) -> Iterator[Finding]:
    """Find days and times of what is still open that cannot be right, or had better be others."""
    for record in _open(scene):
        odd = (*lasting(scene.register, record, scene.today), *lasting_times(scene.register, record))
        for place, (path, note) in enumerate(odd):
            panel = record.id == PANEL_ID
            yield finding(
                "date-in-doubt",
                (record.id,),
                note if panel else f"{record.noun.capitalize()} {record.id}: {note}",
                place=_PLACES[type(record)] if panel else f"{_PLACES[type(record)]}, {record.id}",
                cure="Check it, and correct it if it is wrong.",
                acts=("open",),
                rank=58,
                mark=path if path not in [other for other, _ in odd[:place]] else f"{path}.{place}",
            )


def _open(scene: Scene) -> Iterator[Record]:
    register = scene.register
    yield register.panel
    yield from register.open_actions
    yield from scene.open_items
    yield from (one for one in register.questions if one.state not in _OVER)
    yield from register.all(Declaration)
    yield from register.all(Interest)
    yield from register.all(Person)
    yield from (seat for seat in register.all(Seat) if seat.to_date is None or seat.to_date >= scene.today)
    yield from (one for one in register.rounds if not one.closed)
    unsettled = {one.id for one in register.meetings if not one.minutes.confirmed_on}
    yield from (one for one in register.meetings if one.id in unsettled)
    yield from (one for one in register.all(Minute) if one.meeting in unsettled)
    yield from (one for one in register.all(Stamp) if one.meeting in unsettled)
    yield from (one for one in register.all(Report) if one.answered_on is None)
    yield from (one for one in register.all(Vote) if one.meeting in unsettled)
