"""What cannot be worked out is said where it would stand, with the sentence that says why; nothing is passed over."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.edit import Edit
from store.queries.attendance.board import board, live_line
from store.queries.calendar.holidays import working_days_of
from store.queries.calendar.impact import impact_of
from store.queries.planner import planner
from store.records import (
    Attendance,
    Meeting,
    NamedVote,
    Panel,
    Presence,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    Vote,
)
from store.register import Register
from store.rules.attendance.votes import judge
from store.rules.calendar.proposing import Pattern, ProposedDate, judged, missing
from store.rules.rounds.warnings import round_warnings
from tests.store.commands.sitting import HELD, MEMBERS, sitting

WHY = "cannot be worked out: "
TODAY = dt.date(2021, 7, 12)
EARLY = dt.date(2012, 2, 6)
"""A day before the law on commissioners was in force."""

PANEL = Panel(id="PANEL", name="A panel")


def test_a_vote_by_a_share_that_no_law_asks_for_on_the_day() -> None:
    register = sitting()
    votes = tuple(NamedVote(person=one, vote="for") for one in MEMBERS)
    there = tuple(Attendance(person=one, presence=Presence.PRESENT) for one in MEMBERS)
    meeting = replace(register.need(Meeting, HELD), date=EARLY, attendance=there)
    moved = register.with_edit(
        Edit("x", puts=(meeting, *(replace(seat, from_date=None, to_date=None) for seat in register.all(Seat))))
    )
    outcome = judge(moved, meeting, Vote(id="V1", meeting=meeting.id, item="W1", rule="veto", votes=votes))
    assert outcome.needed is None
    assert any(problem.sentence.startswith("The votes needed " + WHY) for problem in outcome.problems)


def test_a_board_whose_veto_is_not_known_says_so() -> None:
    register = sitting()
    moved = register.with_edit(Edit("x", puts=(replace(register.need(Meeting, HELD), date=EARLY),)))
    assert live_line(moved, moved.need(Meeting, HELD)).endswith("votes for a veto not known")
    assert any(line.startswith("The votes that a veto needs " + WHY) for line in board(moved, HELD).warnings)


def test_what_a_change_does_to_deadlines_that_cannot_be_counted() -> None:
    register = Register.of(PANEL, Meeting(id="M1", date=dt.date(2021, 9, 30)))
    impact = impact_of(register, Edit("x", puts=(Meeting(id="M1", date=dt.date(2100, 1, 5)),)), TODAY)
    assert not impact.lines
    assert any(note.startswith("The deadlines of the meeting of 5 January 2100 " + WHY) for note in impact.notes)


def test_dates_proposed_for_a_year_whose_precept_law_is_not_known() -> None:
    register, table = Register.of(PANEL), working_days_of(PANEL)
    (clash,) = (words for words in judged(register, ProposedDate(date=EARLY), table).clashes if "precept" in words)
    assert clash.startswith("precept: its dates " + WHY)
    calendar_year = Register.of(replace(PANEL, year_starts_month=1))
    assert any("is in force" in words for words in missing(calendar_year, (), Pattern(year=2012, reserve=False)))


def test_a_year_whose_precept_window_is_not_known_has_a_note() -> None:
    notes = planner(Register.of(PANEL), EARLY, TODAY).notes
    assert [note for note in notes if note.startswith(f"The precept window of 2012 {WHY}")]
    assert len(set(notes)) == len(notes)


def test_a_round_whose_period_is_not_known_has_one_warning_of_it() -> None:
    one = StatutoryRound(
        id="R1", kind=RoundKind.CONFIRMATION_HEARING, post="x", steps=(RoundStep(step="notified", on=EARLY),)
    )
    warnings = round_warnings(Register.of(PANEL, one), one, TODAY, working_days_of(PANEL))
    assert len([words for words in warnings if "is in force" in words]) == 1
