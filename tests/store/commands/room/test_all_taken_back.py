"""Whatever happened in the room, taking every event back from the last to the first leaves what there was before."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.room.back import take_stamp_back
from store.commands.room.stamping import stamp_event
from store.edit import Edit
from store.problems import Refused
from store.records import Meeting, Presence, WorkItem
from store.records.panel import QuorumRule
from store.register import Register
from store.rules.room.events import Event
from tests.store.commands.office import records
from tests.store.commands.room.held import EARLIER, before, event
from tests.store.commands.room.test_no_wrong_vote import EVENTS
from tests.store.commands.sitting import CHAIR, COMING, DAY, HELD, MEMBERS, VICE

MORE = st.sampled_from(
    [
        event("note", words="Members welcomed the report."),
        event("note", words="Members welcomed the report.\n\nIt was long."),
        event("noted"),
        event("noted", words="the report"),
        event("document filed", words="report", mark="Agenda Item 1"),
        event("recommendation", words="That a report be brought."),
        event("action", words="Report on vans"),
        event("deferral", meeting=COMING, words="no report"),
        event("not reached", item="3"),
        event("item out of order", item="3"),
        event("item", heading="Apologies"),
        event("apologies"),
        event("substitutes"),
        event("no declarations"),
        event("minutes confirmed", meeting=EARLIER),
        event("chair", people=(VICE,)),
        event("chair", people=(CHAIR,)),
        event("next meeting"),
        event("nothing notified"),
        event("closed", rest="noted"),
        event("closed", rest="not reached"),
    ]
)


def _kept(register: Register) -> dict[str, Any]:
    """Give the records that are not in the bin; what an item went through, and that none declared anything, aside."""
    kept: dict[str, Any] = {}
    for key, one in records(register).items():
        if one.binned_on is not None:
            continue
        if isinstance(one, WorkItem):
            one = replace(one, moves=(), order=0)
        kept[key] = _meeting(one) if isinstance(one, Meeting) else one
    return kept


def _meeting(one: Meeting) -> Meeting:
    """Give a meeting without those who are merely expected, which is how somebody stands of whom nothing is told."""
    there = tuple(each for each in one.attendance if each.presence is not Presence.EXPECTED)
    return replace(one, attendance=there, nil_declarations=None)


def _back(register: Register, edits: list[tuple[str, Register]]) -> None:
    """Take events back from the last to the first, each giving the register before it."""
    for stamp, was in reversed(edits):
        register = register.with_edit(take_stamp_back(register, DAY, stamp=stamp))
        assert _kept(register) == _kept(was)


@settings(max_examples=100)
@given(st.lists(st.one_of(EVENTS, MORE), min_size=2, max_size=20))
def test_taking_everything_back_leaves_what_there_was(events: list[Event]) -> None:
    register, done = before(quorum=QuorumRule(mode="number", number=3)), []
    opening = [event("arrival", people=MEMBERS[:4]), event("start"), event("item", item="1")]
    for number, said in enumerate((*opening, *events)):
        if said.event == "back":
            continue
        timed = msgspec.structs.replace(said, at=f"{13 + number // 6}:{number % 6}5", clocked=True)
        try:
            edit: Edit = stamp_event(register, DAY, meeting=HELD, event=timed)
        except Refused:
            continue
        after = register.with_edit(edit)
        fresh = [one for one in after.stamps_of(HELD) if register.get(type(one), one.id) is None]
        if len(fresh) == 1:
            done.append((fresh[0].id, register))
            register = after
    _back(register, done)
