"""What is said when an event cannot be stamped, changed or taken back, word for word; and the nearest that can."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.minutes.minutes import edit_minute
from store.commands.room.amending import amend_stamp
from store.commands.room.back import take_stamp_back
from store.commands.room.stamping import stamp_event, stamp_events
from store.edit import Edit
from store.papers.room.reading import MOST, read_events
from store.records import AgendaLine, Asker, Meeting, Question, QuestionState, StampKind
from store.register import Register
from store.rules.room.events import Event
from tests.store.commands.room.held import EARLIER, begun, event, stamped
from tests.store.commands.sitting import COMING, DAY, FIVE, HELD
from tests.told import Told, check_told, names


def put(register: Register, *records: Any) -> Register:
    return register.with_edit(Edit("", records))


HALF = begun()
LEFT = stamped(HALF, event("leaving", "13:20", people=(FIVE,)))
MOVED = stamped(HALF, event("motion", "13:10", words="That the plan be supported", moved_by="Archer"))
AMENDED = stamped(MOVED, event("amendment", "13:11", words="leave out plan", moved_by="Barford"))
EXCLUDED = event("public excluded", "13:05", paragraph="3", moved_by="Archer", result="CARRIED")
OUT = stamped(HALF, EXCLUDED)
ASKED = Question(id="Q1", text="Why?", asker=Asker(name="Ann"), meeting=COMING, state=QuestionState.ACCEPTED)
QUESTION = event("question put", question="Q1")
ACTION = event("action", words="Report on vans", action="recommendation")
FINISHED = put(HALF, replace(HALF.need(Meeting, HELD), finish=dt.time(16)))
NOTHING_LATER = put(HALF, replace(HALF.need(Meeting, COMING), binned_on=DAY))
BETWEEN = stamped(HALF, event("item", "13:20", heading="Urgent business"))
LINES = (AgendaLine(id="a", item="W1"), AgendaLine(id="b", title="Minutes"), AgendaLine(id="c", item="W2"))
BUILT = put(HALF, replace(HALF.need(Meeting, HELD), agenda=LINES))
NOTE = event("note", words="All were welcomed.")
ONE_NOTE = b'{"event": "note", "words": "All were welcomed."}\n'


def stamp(register: Register, one: Event) -> partial[Edit]:
    return partial(stamp_event, register, DAY, meeting=HELD, event=one)


def amend(register: Register, kind: StampKind, **said: Any) -> partial[Edit]:
    one = next(each for each in register.stamps_of(HELD) if each.kind is kind)
    return partial(amend_stamp, register, DAY, stamp=one.id, **said)


def back(register: Register, kind: StampKind) -> partial[Edit]:
    one = [each for each in register.stamps_of(HELD) if each.kind is kind][-1]
    return partial(take_stamp_back, register, DAY, stamp=one.id)


TAKEN = stamped(HALF, event("item", "13:20", item="2"))
WRITTEN = TAKEN.with_edit(edit_minute(TAKEN, DAY, minute="N2", text="The Panel heard of the vans."))
NUMBERED = TAKEN.with_edit(edit_minute(TAKEN, DAY, minute="N2", number="2"))

SAID = [
    Told(
        "return-when",
        stamp(LEFT, event("return", people=(FIVE,))),
        "Nothing says when they returned. Type the time.",
        stamp(LEFT, event("return", "13:30", people=(FIVE,))),
    ),
    Told(
        "confirm-which",
        stamp(HALF, event("minutes confirmed")),
        "Nothing says whose minutes were confirmed. Name the meeting whose minutes were confirmed.",
        stamp(HALF, event("minutes confirmed", meeting=EARLIER)),
    ),
    Told(
        "question-elsewhere",
        stamp(put(HALF, ASKED), QUESTION),
        "question Q1 is down for another meeting. Put it there, or hold it over.",
        stamp(put(HALF, replace(ASKED, meeting=HELD)), QUESTION),
    ),
    Told(
        "action-kind",
        stamp(HALF, replace(ACTION, action="advice")),
        "“advice” is no kind of action. Choose from action, recommendation, request for a report, undertaking.",
        stamp(HALF, ACTION),
    ),
    Told(
        "defer-which",
        stamp(BETWEEN, event("deferral", words="No officer came")),
        "Nothing says which item was deferred. Name the item of the programme.",
        stamp(BETWEEN, event("deferral", item="3", words="No officer came")),
    ),
    Told(
        "next-none",
        stamp(NOTHING_LATER, event("next meeting")),
        "No later meeting is in the calendar. Arrange it in the calendar, or write it as a note.",
        stamp(HALF, event("next meeting")),
    ),
    Told(
        "finish-other",
        stamp(FINISHED, event("closed", "15:59", rest="noted")),
        "Another time is recorded as its finish already. Type that time, or correct the meeting first.",
        stamp(FINISHED, event("closed", "16:00", rest="noted")),
    ),
    Told(
        "amendment-open",
        stamp(AMENDED, event("amendment", "13:12", words="add a plan", moved_by="Barford")),
        "An amendment is open already. Stamp the vote on it first, or that it was withdrawn.",
        stamp(MOVED, event("amendment", "13:12", words="add a plan", moved_by="Barford")),
    ),
    Told(
        "public-out",
        stamp(OUT, replace(EXCLUDED, at="13:06")),
        "The public are excluded already. Stamp that the public are back first.",
        stamp(stamped(OUT, event("public back", "13:06")), replace(EXCLUDED, at="13:06")),
    ),
    Told(
        "item-heading",
        stamp(BUILT, event("item", "13:20", item="2")),
        "Item 2 of the agenda is “Minutes”, which is no item of the programme. Name its "
        "heading, or an item: 1 Plan; 3 Police Vans; Precept.",
        stamp(BUILT, event("item", "13:20", item="3")),
    ),
    Told(
        "events-none",
        partial(stamp_events, HALF, DAY, meeting=HELD, events=()),
        "There are no events. Write one to a line.",
        partial(stamp_events, HALF, DAY, meeting=HELD, events=(NOTE,)),
    ),
    Told(
        "events-none",
        partial(read_events, b"# nothing yet\n\n", "events.txt"),
        "events.txt holds no events. Write one JSON object a line.",
        partial(read_events, ONE_NOTE, "events.txt"),
    ),
    Told(
        "events-many",
        partial(read_events, ONE_NOTE * (MOST + 1), "events.txt"),
        "events.txt holds 5,001 events. 5,000 fit.",
        partial(read_events, ONE_NOTE * MOST, "events.txt"),
    ),
    Told(
        "stamp-elsewhere",
        amend(MOVED, StampKind.MOTION, words="That it be not"),
        "The event “motion” has no words of its own. Correct the vote itself.",
        amend(stamped(HALF, NOTE), StampKind.NOTE, words="All left."),
    ),
    Told(
        "stamp-elsewhere",
        amend(OUT, StampKind.EXCLUDED, people=(FIVE,)),
        "The event “public excluded” has no people of its own. Take it back and stamp it again.",
        amend(OUT, StampKind.EXCLUDED, words="the vans"),
    ),
    Told(
        "stamp-written",
        back(WRITTEN, StampKind.ITEM),
        "Its minute has been written in. Put the minute in the bin first, or leave the event.",
        back(TAKEN, StampKind.ITEM),
    ),
    Told(
        "stamp-written",
        back(NUMBERED, StampKind.ITEM),
        "Its minute has been written in. Put the minute in the bin first, or leave the event.",
    ),
]


@pytest.mark.parametrize("case", SAID, ids=names(SAID))
def test_it_is_said_and_what_is_next_to_it_passes(case: Told) -> None:
    check_told(case)
