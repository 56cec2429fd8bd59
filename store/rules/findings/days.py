"""Findings about days that were entered and cannot be right, or had better be others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter

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
from store.rules.day_notes import lasting, lasting_ways
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.in_steps import InSteps, at_once
from store.rules.time_notes import TIMES, lasting_times

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
    if scene.odd is None:
        at_once(look_at_days(scene))
    for record, odd in scene.odd or ():
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


_STEP = 2_500
"""Of so many records the fields are looked at in a step: 3 ms, and of more that hold days up to 5."""


def look_at_days(scene: Scene) -> InSteps[None]:
    """Look in steps at the days and times of what is still open; what is odd is kept in the scene."""
    odd: list[tuple[Record, tuple[tuple[str, str], ...]]] = []
    weight = 0
    for record in _open(scene):
        dated = any(_begins_of(type(record))(record))
        if dated:
            told = (*lasting(scene.register, record, scene.today), *lasting_times(scene.register, record))
            odd += [(record, told)] if told else []
        weight += _DATED if dated else 1
        if weight >= _STEP:
            weight = 0
            yield
    scene.odd = tuple(odd)


_DATED = 20
"""So many times as long it takes to look at the days of a record that holds some."""


@cache
def _begins_of(kind: type[Record]) -> Callable[[Record], tuple[object, ...]]:
    """Give what reads off a record of a kind the fields in which its days and times stand, or in parts of which.

    Most records hold none of them, which a look at these fields tells: 60 ms instead of 230 at 100,000 records.
    """
    ways = (*lasting_ways(kind), *TIMES.get(kind, ()))
    names = {way.partition(".")[0] for way in ways}
    # With one name alone the getter would give no tuple.
    get: Callable[[Record], tuple[object, ...]] = attrgetter(*names, "binned_on", "binned_on")
    return get


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
