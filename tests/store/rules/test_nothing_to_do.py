"""The rules that dim a key: nothing at all could be chosen behind it, or nothing is there to be shown or run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store.commands.questions.decisions import why_not_hold_over
from store.problems import Problem
from store.queries.actions.chain import why_not_chain
from store.queries.programme.fullness import why_not_loads
from store.queries.programme.ledger import why_not_ledger
from store.queries.questions.lists import why_not_like
from store.records import (
    Action,
    ActionStatus,
    Attendance,
    Council,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    NoticePosted,
    Presence,
    Question,
    Record,
    Role,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.rules.actions import actions
from store.rules.attendance import standing
from store.rules.attendance.stand_ins import why_not_stand_in_for
from store.rules.calendar.clock import why_not_clock, why_not_post_notices
from store.rules.calendar.meetings import why_not_any_status
from store.rules.declarations import declaring
from store.rules.declarations.interests import why_not_end_interest
from store.rules.members import seats
from store.rules.programme import items
from store.rules.rounds import guards
from tests.store.commands.office import (
    BRIEFING,
    CANCELLED,
    HELD,
    JULY,
    TODAY,
    codes,
    day,
    item,
    meeting,
    office,
)

OFFICE = office()
PANEL = OFFICE.panel
WITH_COUNCILS = replace(PANEL, councils=(Council(name="Borchester"), Council(name="Felpersham")))
ACTION = OFFICE.need(Action, "A1")
FREE = replace(ACTION, id="A9", items=(), parent=None)
ROUND = OFFICE.need(StatutoryRound, "R1")
SEAT = replace(OFFICE.need(Seat, "S1"), role=Role.MEMBER)


def without(kind: type[Record]) -> Register:
    """Give the register without the records of a kind."""
    tables = OFFICE.tables.items()
    return Register.of(*(one for name, table in tables for one in table.values() if name != kind.table))


def posted(*councils: str) -> Meeting:
    return replace(meeting(OFFICE, JULY), notices=tuple(NoticePosted(council=one, on=TODAY) for one in councils))


CASES: tuple[tuple[Problem | None, str, str], ...] = (
    (items.why_not_move_anywhere(item(OFFICE, "W2")), "", ""),
    (items.why_not_move_anywhere(item(OFFICE, "W1")), "item-considered", "item.reinstate"),
    (items.why_not_move_anywhere(item(OFFICE, "W4")), "item-withdrawn", "item.reinstate"),
    (items.why_not_move_anywhere(item(OFFICE, "W10")), "in-bin", "bin"),
    (items.why_not_score(OFFICE, item(OFFICE, "W7"), TODAY), "no-criteria", "item.criteria"),
    (why_not_any_status(meeting(OFFICE, JULY), TODAY), "", ""),
    (why_not_any_status(meeting(OFFICE, CANCELLED), TODAY), "", ""),
    (why_not_any_status(replace(meeting(OFFICE, JULY), binned_on=TODAY), TODAY), "in-bin", "bin"),
    (why_not_clock(meeting(OFFICE, JULY)), "", ""),
    (why_not_clock(meeting(OFFICE, CANCELLED)), "deadline.none", "meeting.status"),
    (why_not_clock(meeting(OFFICE, BRIEFING)), "deadline.private", "meeting.edit"),
    (why_not_post_notices(PANEL, posted()), "notice.none", ""),
    (why_not_post_notices(WITH_COUNCILS, posted("Borchester")), "", ""),
    (why_not_post_notices(WITH_COUNCILS, posted("Borchester", "felpersham")), "notice.none", ""),
    (why_not_post_notices(WITH_COUNCILS, meeting(OFFICE, CANCELLED)), "deadline.none", "meeting.status"),
    (actions.why_not_carry_anywhere(OFFICE, ACTION, TODAY), "", ""),
    (actions.why_not_carry_anywhere(without(Meeting), ACTION, TODAY), "carry-nowhere", "meeting.new"),
    (
        actions.why_not_carry_anywhere(OFFICE, replace(ACTION, status=ActionStatus.DONE), TODAY),
        "action-closed",
        "action.reopen",
    ),
    (actions.why_not_copies(PANEL, ACTION), "no-council", ""),
    (actions.why_not_copies(WITH_COUNCILS, ACTION), "", ""),
    (actions.why_not_copies(WITH_COUNCILS, replace(ACTION, binned_on=TODAY)), "in-bin", "bin"),
    (actions.why_not_split_any(OFFICE), "split-none", ""),
    (actions.why_not_link_any(OFFICE, ACTION), "", ""),
    (actions.why_not_link_any(without(WorkItem), ACTION), "link-nowhere", "item.new"),
    (actions.why_not_unlink(OFFICE, ACTION), "", ""),
    (actions.why_not_unlink(OFFICE, FREE), "link-none", "action.link"),
    (actions.why_not_unlink(OFFICE, replace(FREE, parent="A1")), "", ""),
    (guards.why_not_step_on(ROUND), "", ""),
    (guards.why_not_step_on(replace(ROUND, closed=True)), "round.closed", "round.close"),
    (guards.why_not_step_back(ROUND), "round.none", "round.step"),
    (guards.why_not_step_back(replace(ROUND, steps=(RoundStep(step="notified", on=TODAY),))), "", ""),
    (seats.why_not_held(SEAT), "", ""),
    (seats.why_not_held(replace(SEAT, person=None)), "seat-vacant", ""),
    (seats.why_not_end(OFFICE, SEAT, TODAY), "", ""),
    (seats.why_not_end(OFFICE, replace(SEAT, to_date=TODAY), TODAY), "", ""),
    (seats.why_not_end(OFFICE, replace(SEAT, to_date=day(7, 11)), TODAY), "seat-ended", "seat.edit"),
    (seats.why_not_end(OFFICE, replace(SEAT, person=None), TODAY), "seat-vacant", ""),
    (seats.why_not_substitutes(SEAT), "", ""),
    (seats.why_not_substitutes(replace(SEAT, role=Role.OFFICER)), "seat-no-member", ""),
    (seats.why_not_council(PANEL), "council-none", ""),
    (seats.why_not_council(WITH_COUNCILS), "", ""),
    (declaring.why_not_made(Declaration(id="D2", meeting=HELD, nil=True)), "nil-declaration", ""),
    (declaring.why_not_told(Declaration(id="D2", meeting=HELD)), "notice-none", "declared.edit"),
    (declaring.why_not_told(Declaration(id="D2", meeting=HELD, notice_due=TODAY)), "", ""),
    (why_not_end_interest(Interest(id="I2", person="P1", entry=InterestEntry(category="c", text="t"))), "", ""),
    (
        why_not_end_interest(
            Interest(id="I2", person="P1", entry=InterestEntry(category="c", text="t", to_date=TODAY))
        ),
        "interest-ended",
        "seat.interests",
    ),
    (why_not_hold_over(OFFICE, OFFICE.need(Question, "Q1"), TODAY), "no-later-meeting", "meeting.new"),
    (why_not_hold_over(OFFICE, replace(OFFICE.need(Question, "Q1"), meeting=JULY), TODAY), "", ""),
    (why_not_like(OFFICE, OFFICE.need(Question, "Q1"), TODAY), "like-none", ""),
    (why_not_chain(OFFICE, "W7", TODAY), "", ""),
    (why_not_chain(OFFICE, "W2", TODAY), "chain-empty", "action.link"),
    (why_not_chain(OFFICE, None, TODAY), "chain-empty", "action.link"),
    (why_not_loads(OFFICE, TODAY), "", ""),
    (why_not_loads(without(Meeting), TODAY), "no-meeting", "meeting.new"),
    (why_not_ledger(Register.of(PANEL), TODAY), "ledger-empty", ""),
)


@pytest.mark.parametrize(("problem", "code", "act"), CASES)
def test_a_key_is_dimmed_with_its_reason(problem: Problem | None, code: str, act: str) -> None:
    assert (problem.code if problem else "", problem.act if problem else "") == (code, act)
    if problem is not None:
        assert problem.sentence.endswith(".")
        assert problem.cure.endswith(".")


def attended(presence: Presence) -> Meeting:
    return replace(meeting(OFFICE, HELD), attendance=(Attendance(person="P3", presence=presence),))


@pytest.mark.parametrize(
    ("rule", "presence", "code"),
    [
        (standing.why_not_known, Presence.APOLOGIES, ""),
        (standing.why_not_known, None, "nothing-recorded"),
        (standing.why_not_there, Presence.PRESENT, ""),
        (standing.why_not_there, Presence.IN_ATTENDANCE, ""),
        (standing.why_not_there, Presence.APOLOGIES, "not-there"),
        (standing.why_not_there, None, "nothing-recorded"),
        (why_not_stand_in_for, Presence.PRESENT, "not-member"),
    ],
)
def test_what_stands_in_the_way_of_one_person(
    rule: Callable[[Register, Meeting, str], Problem | None], presence: Presence | None, code: str
) -> None:
    there = attended(presence) if presence else replace(meeting(OFFICE, HELD), attendance=())
    problem = rule(OFFICE, there, "P3")
    assert (problem.code if problem else "") == code


def test_nobody_stands_in_for_a_member_who_is_there_or_has_somebody() -> None:
    member = replace(SEAT, person="P3")
    register = Register.of(
        *(one for table in OFFICE.tables.values() for one in table.values() if one.id != "S1"), member
    )
    assert why_not_stand_in_for(register, replace(meeting(OFFICE, HELD), attendance=()), "P3") is None
    here = why_not_stand_in_for(register, attended(Presence.PRESENT), "P3")
    other = Attendance(person="P1", presence=Presence.SUBSTITUTE, substitute_for="P3")
    taken = why_not_stand_in_for(register, replace(meeting(OFFICE, HELD), attendance=(other,)), "P3")
    assert [(one.code, one.act) for one in (here, taken) if one] == [
        ("substitute-present", "attend.clear"),
        ("substitute-twice", "attend.clear"),
    ]


def test_an_arrival_is_refused_with_everything_that_stands_in_the_way() -> None:
    coming = Attendance(person="P3", presence=Presence.EXPECTED, substitute_for="P2")
    there = Attendance(person="P2", presence=Presence.PRESENT)
    both = replace(meeting(OFFICE, HELD), attendance=(coming, there))
    assert standing.why_not_arrive(OFFICE, attended(Presence.PRESENT), "P3") == ()
    assert codes(standing.why_not_arrive(OFFICE, both, "P3")) == ["not-member", "substitute-present"]
    assert codes(standing.why_not_arrive(OFFICE, replace(both, attendance=()), "P3")) == ["not-member"]
