"""Whoever is refused is told of which meeting, with its weekday: a slip in a date shows by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.problems import Problem
from store.records import Action, Meeting, MeetingStatus, Panel, WorkItem
from store.records.action import DueKind
from store.register import Register
from store.rules.actions.actions import why_not_carry
from store.rules.actions.due import DueTime, due_meant, why_not_due
from store.rules.after.steps import nothing_left, why_not_after
from store.rules.agenda.sending import why_not_send
from store.rules.attendance.room import why_not_record
from store.rules.calendar.meetings import (
    why_not_cancel,
    why_not_hold,
    why_not_postpone,
    why_not_redate,
    why_not_set_status,
)
from store.rules.calendar.publishing import why_nothing_public
from store.rules.declarations.declaring import why_not_open
from store.rules.minutes.states import why_not_confirm_at, why_not_write
from store.rules.programme.items import published_with, why_not_consider, why_not_schedule
from store.rules.programme.passed import why_ask_held, why_ask_out
from store.rules.publishing.guards import not_built, why_ask_taking_back, why_not_add_to, why_not_build

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))
CALLED = replace(MEETING, status=MeetingStatus.CALLED)
OFF = replace(MEETING, status=MeetingStatus.CANCELLED)
HELD = replace(MEETING, date=dt.date(2021, 7, 1), status=MeetingStatus.HELD)
PASSED = replace(HELD, status=MeetingStatus.CALLED)
BINNED = replace(MEETING, binned_on=TODAY)
OUT = replace(MEETING, agenda_published_on=dt.date(2021, 7, 9))
ITEM = WorkItem(id="W1", title="Plan", meeting="M1")
ACTION = Action(id="A1", text="x")


def of(*meetings: Meeting) -> Register:
    return Register.of(PANEL, *meetings, ITEM, ACTION)


def at(meeting: Meeting) -> DueTime:
    return DueTime(DueKind.MEETING, meeting=meeting.id)


CASES: dict[str, tuple[Callable[[], Problem | str | None], str]] = {
    "an action to a meeting that has passed": (lambda: why_not_carry(of(HELD), ACTION, HELD, TODAY), "has passed"),
    "what a due time means": (lambda: due_meant(of(MEETING), at(MEETING), TODAY), "at the meeting"),
    "due at a meeting in the bin": (lambda: why_not_due(of(BINNED), at(BINNED)), "is in the bin"),
    "due at a meeting that is off": (lambda: why_not_due(of(OFF), at(OFF)), "was cancelled"),
    "after a meeting that is off": (lambda: why_not_after(OFF, TODAY), "was cancelled"),
    "after one to come": (lambda: why_not_after(MEETING, TODAY), "has not taken place yet"),
    "nothing left": (lambda: nothing_left(MEETING), "Nothing is left to do after the meeting"),
    "papers of a meeting that is off": (lambda: why_not_send(OFF, TODAY, TODAY), "was cancelled"),
    "the roll of one in the bin": (lambda: why_not_record(BINNED, came=True, today=TODAY), "is in the bin"),
    "the roll of one that is off": (lambda: why_not_record(OFF, came=True, today=TODAY), "was cancelled"),
    "the roll of one to come": (lambda: why_not_record(MEETING, came=True, today=TODAY), "has not taken place yet"),
    "the date of one that is off": (lambda: why_not_redate(OFF), "was cancelled"),
    "the date of one that was called": (lambda: why_not_redate(CALLED), "has been announced for that day"),
    "the same status": (lambda: why_not_set_status(MEETING, MeetingStatus.ARRANGED, TODAY), "is arranged already"),
    "the status of one in the bin": (lambda: why_not_set_status(BINNED, MeetingStatus.CALLED, TODAY), "is in the bin"),
    "held too early": (lambda: why_not_hold(MEETING, TODAY), "has not taken place yet"),
    "cancelled after it was held": (lambda: why_not_cancel(HELD), "was held and cannot be cancelled"),
    "moved after it was cancelled": (
        lambda: why_not_postpone(OFF),
        "was cancelled and cannot be moved to another date",
    ),
    "published though off": (lambda: why_nothing_public(OFF), "was cancelled"),
    "declared though off": (lambda: why_not_open(OFF), "was cancelled"),
    "minutes of one that is off": (lambda: why_not_write(OFF, TODAY), "was cancelled"),
    "minutes of one to come": (lambda: why_not_write(MEETING, TODAY), "has not taken place yet"),
    "confirmed at one to come": (lambda: why_not_confirm_at(HELD, MEETING, TODAY), "has not taken place yet"),
    "business of one in the bin": (lambda: why_not_schedule(BINNED), "is in the bin"),
    "business of one that was held": (lambda: why_not_schedule(HELD), "was held"),
    "considered too early": (lambda: why_not_consider(ITEM, MEETING, TODAY), "has not taken place yet"),
    "published with an item": (lambda: published_with(MEETING, ITEM), "has been published with “Plan” on it"),
    "business of one that has passed": (
        lambda: why_ask_held(replace(HELD, status=MeetingStatus.CALLED), TODAY),
        "has passed",
    ),
    "business whose agenda is out": (lambda: why_ask_out(OUT, TODAY), "was published on Friday 9 July 2021"),
    "built though off": (lambda: why_not_build(OFF), "was cancelled"),
    "not built": (lambda: not_built(MEETING), "has not been built"),
    "taken back": (lambda: why_ask_taking_back(OUT, "publication"), "was published on Friday 9 July 2021"),
    "added to what is not out": (lambda: why_not_add_to(MEETING), "has not been published"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_meeting_is_named_with_its_weekday(case: str) -> None:
    act, said = CASES[case]
    told = act()
    assert told is not None
    words = told if isinstance(told, str) else told.sentence
    assert said in words, words
    assert "meeting of Thursday 29 July 2021" in words or "meeting of Thursday 1 July 2021" in words, words


FINE: tuple[Callable[[], Problem | None], ...] = (
    lambda: why_not_after(HELD, TODAY),
    lambda: why_not_hold(HELD, TODAY),
    lambda: why_not_open(MEETING),
    lambda: why_not_schedule(MEETING),
    lambda: why_not_cancel(MEETING),
    lambda: why_not_postpone(CALLED),
    lambda: why_not_redate(MEETING),
    lambda: why_ask_held(MEETING, TODAY),
    lambda: why_ask_out(MEETING, TODAY),
    lambda: why_not_build(MEETING),
)


def test_what_is_arranged_and_to_come_is_not_refused() -> None:
    assert [act() for act in FINE] == [None] * len(FINE)
