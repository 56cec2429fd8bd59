"""What is recorded of people at a meeting to come, one that was held and one that was off; and numbers of votes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.attendance import room, stand_ins
from store.commands.attendance.votes import another_vote, vote_of_minute
from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Refused
from store.records import Attendance, Meeting, Minute, Presence, Vote
from store.register import Register
from tests.store.commands.office import TODAY
from tests.store.commands.sitting import CANCELLED, CHAIR, COMING, HELD, LAY, OUTSIDER, STAND_IN, VICE, sitting

TWO = dt.time(14)
OFF, TO_COME, NONE = "meeting-off", "meeting-to-come", "nothing-recorded"

EXPECTED: dict[str, tuple[Callable[..., Edit], dict[str, Any], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "arrived": (room.record_arrival, {"person": CHAIR, "at": TWO}, (TO_COME,), (), (OFF,)),
    "left": (room.record_leaving, {"person": CHAIR, "at": TWO}, (TO_COME, "not-there"), (NONE,), (OFF, NONE)),
    "went out": (room.step_out, {"people": (CHAIR,), "left": TWO}, (TO_COME, "not-there"), (NONE,), (OFF, NONE)),
    "came in": (room.step_in, {"people": (CHAIR,), "item": "W4"}, (TO_COME, "not-there"), (NONE,), (OFF, NONE)),
    "stood in": (
        stand_ins.confirm_substitute,
        {"person": STAND_IN},
        (TO_COME,),
        ("not-substitute",),
        (OFF, "not-substitute"),
    ),
    "by link": (room.set_remote, {"people": (CHAIR,), "remote": True}, (), (NONE,), (OFF, NONE)),
    "cleared": (room.clear_attendance, {"people": (CHAIR,)}, (), (NONE,), (OFF, NONE)),
    "will stand in": (stand_ins.record_substitute, {"person": OUTSIDER, "member": VICE}, (), (), (OFF,)),
}
"""What is recorded, and what is said against it at a meeting to come at which the Chair and a substitute are expected,
at one that was held and of which nothing is recorded, and at one that was cancelled."""


def expecting() -> Register:
    there = (
        Attendance(person=CHAIR, presence=Presence.EXPECTED),
        Attendance(person=STAND_IN, presence=Presence.EXPECTED, substitute_for=LAY),
    )
    return sitting().with_edit(Edit("", (replace(sitting().need(Meeting, COMING), attendance=there),)))


@pytest.mark.parametrize("case", EXPECTED)
def test_who_came_is_recorded_from_the_day_on_and_who_will_come_before_it_as_well(case: str) -> None:
    command, said, *against = EXPECTED[case]
    for meeting, codes in zip((COMING, HELD, CANCELLED), against, strict=True):
        told: tuple[str, ...] = ()
        try:
            assert command(expecting(), TODAY, meeting=meeting, **said).puts
        except Refused as refused:
            told = tuple(one.code for one in refused.problems)
        assert told == codes, meeting


@pytest.mark.parametrize(("orders", "following"), [((), 1), ((1,), 2), ((7, 3), 8), ((3, 7), 8)])
def test_a_vote_is_numbered_behind_all_that_its_meeting_has(orders: tuple[int, ...], following: int) -> None:
    voted = [Vote(id=f"V{place}", meeting=HELD, order=order) for place, order in enumerate(orders, 1)]
    register = sitting().with_edit(Edit("", (*voted, Vote(id="V9", meeting=COMING, order=40))))
    assert another_vote(register, register.need(Meeting, HELD)).order == following
    problems = Problems()
    minuted = vote_of_minute(register, Minute(id="N1", meeting=HELD), problems, motion="That it be noted")
    assert minuted is not None
    assert (minuted.order, minuted.motion, problems.all) == (following, "That it be noted", [])
    assert vote_of_minute(register, Minute(id="N1", meeting=HELD), problems, motion="") is None


@pytest.mark.parametrize("command", [room.clear_attendance, room.set_remote, room.step_out])
def test_of_nobody_nothing_is_recorded(command: Callable[..., Edit]) -> None:
    needed: dict[Any, dict[str, Any]] = {room.set_remote: {"remote": True}, room.step_out: {"left": TWO}}
    given = needed.get(command, {})
    edit = command(sitting(), TODAY, meeting=HELD, people=(), **given)
    assert (edit.sentence, edit.puts) == ("Changed nothing at the meeting of 1 July 2021", ())


def test_who_would_come_back_before_having_left_is_told_so() -> None:
    there = (Attendance(person=CHAIR, presence=Presence.PRESENT),)
    register = sitting().with_edit(Edit("", (replace(sitting().need(Meeting, HELD), attendance=there),)))
    with pytest.raises(Refused) as refused:
        room.step_out(register, TODAY, meeting=HELD, people=(CHAIR,), left=TWO, returned=dt.time(13, 30))
    assert [one.sentence for one in refused.value.problems] == [
        "Cllr Ann Archer would have come back at 1:30 pm, before having left for a time at 2:00 pm."
    ]
