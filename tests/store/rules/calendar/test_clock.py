"""Where a deadline stands: done, due, late or past; what undoes it; how many working days are left."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Asker,
    ContactDetails,
    Council,
    DoneMark,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Minute,
    NoticePosted,
    Panel,
    Question,
    Record,
    RuleSet,
)
from store.records.panel import DeadlineRule
from store.register import Register
from store.rules.calendar.clock import State, Tick, clock, find_tick, notices_missing, why_not_mark_done
from store.rules.calendar.deadlines import INSPECTION, NOTICES, PUBLICATION, PURGE

TODAY = dt.date(2021, 7, 12)
JULY = dt.date(2021, 7, 29)
RULES = RuleSet(
    deadlines=(
        DeadlineRule(code="drafts", label="Drafts", mode="wd_before", n=14),
        DeadlineRule(code="suggestions", label="Suggestions close", mode="wd_before", n=28, closes=True),
        DeadlineRule(code="draft-minutes", label="Draft minutes", mode="wd_after", n=10),
    )
)
PANEL = Panel(id="PANEL", name="A panel", councils=(Council(name="North"), Council(name="South")), rules=(RULES,))


def ticks(meeting: Meeting, *others: Record, today: dt.date = TODAY) -> dict[str, Tick]:
    register = Register.of(PANEL, meeting, *others)
    return {tick.due.code: tick for tick in clock(register, meeting, today, working_days_of(PANEL))}


def july(**fields: object) -> Meeting:
    return replace(Meeting(id="M1", date=JULY, start=dt.time(13)), **fields)


def test_as_it_stands_on_a_monday_in_july() -> None:
    found = ticks(july())
    assert {code: (tick.state, tick.left) for code, tick in found.items()} == {
        "suggestions": (State.PAST, -15),
        "drafts": (State.LATE, -1),
        PUBLICATION: (State.DUE, 7),
        NOTICES: (State.DUE, 7),
        "draft-minutes": (State.DUE, 23),
        INSPECTION: (State.DUE, None),
    }
    assert found[NOTICES].told == "0 of 2 posted"


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        ("2021-07-20", State.DUE, 1),
        ("2021-07-21", State.DUE, 0),
        ("2021-07-22", State.LATE, -1),
        ("2021-07-29", State.LATE, -6),
        ("2021-07-30", State.PAST, -7),
    ],
)
def test_publication_from_due_to_late_to_past(today: str, state: State, left: int) -> None:
    tick = ticks(july(), today=dt.date.fromisoformat(today))[PUBLICATION]
    assert (tick.state, tick.left) == (state, left)


def test_published_is_done_and_late_by_its_working_days() -> None:
    tick = ticks(july(agenda_published_on=dt.date(2021, 7, 12)))[PUBLICATION]
    assert (tick.state, tick.done_on, tick.late_by) == (State.DONE, TODAY, 0)
    mark = DoneMark(deadline=PUBLICATION, on=dt.date(2021, 7, 23), by="clerk", basis="shorter notice")
    late = july(agenda_published_on=dt.date(2021, 7, 23), done=(mark,))
    tick = ticks(late, today=dt.date(2021, 7, 26))[PUBLICATION]
    assert (tick.state, tick.done_by, tick.basis, tick.late_by) == (State.DONE, "clerk", "shorter notice", 2)


def test_a_move_undoes_publication_and_notices_but_not_the_panels_own() -> None:
    moved = (MeetingMove(from_date=dt.date(2021, 7, 22), to_date=JULY, on=TODAY),)
    before = TODAY - dt.timedelta(days=1)
    done = (DoneMark(deadline=PUBLICATION, on=before), DoneMark(deadline="drafts", on=before))
    posted = (NoticePosted(council="North", on=before), NoticePosted(council="South", on=before))
    meeting = july(agenda_published_on=before, done=done, notices=posted, moves=moved)
    found = ticks(meeting)
    assert found[PUBLICATION].state is State.DUE
    assert found[NOTICES].state is State.DUE
    assert found["drafts"].state is State.DONE
    assert notices_missing(PANEL, meeting) == ("North", "South")


def test_notices_are_done_when_every_council_has_one() -> None:
    one = (NoticePosted(council="north", on=TODAY),)
    assert ticks(july(notices=one))[NOTICES].told == "1 of 2 posted"
    both = (*one, NoticePosted(council="South", on=TODAY))
    tick = ticks(july(notices=both))[NOTICES]
    assert (tick.state, tick.done_on) == (State.DONE, TODAY)


def test_minutes_in_the_register_are_the_draft_minutes() -> None:
    held = Meeting(id="M1", date=dt.date(2021, 6, 10), status=MeetingStatus.HELD)
    assert ticks(held)["draft-minutes"].state is State.LATE
    tick = ticks(held, Minute(id="N1", meeting="M1", number="1"))["draft-minutes"]
    assert (tick.state, tick.done_on) == (State.DONE, None)
    assert tick.told


def test_what_was_never_recorded_becomes_history_after_three_months() -> None:
    held = Meeting(id="M1", date=dt.date(2021, 6, 10), status=MeetingStatus.HELD)
    assert ticks(held, today=dt.date(2021, 9, 10))["draft-minutes"].state is State.LATE
    assert ticks(held, today=dt.date(2021, 9, 11))["draft-minutes"].state is State.PAST
    assert ticks(held)[PUBLICATION].state is State.PAST


def test_a_meeting_held_before_its_date_owes_nothing_beforehand() -> None:
    assert ticks(july(status=MeetingStatus.HELD))[PUBLICATION].state is State.PAST


def test_contact_details_are_chased_as_long_as_they_are_kept() -> None:
    def asked(**private: object) -> Question:
        details = ContactDetails(**private)  # type: ignore[arg-type]
        return Question(id="Q1", asker=Asker(name="A. Resident", private=details), text="Why?", meeting="M1")

    year_later = dt.date(2022, 8, 1)
    assert PURGE not in ticks(july(), asked(), today=year_later)
    assert ticks(july(), asked(phone="x"), today=year_later)[PURGE].state is State.LATE
    assert ticks(july(), asked(phone="x"))[PURGE].state is State.DUE
    tick = ticks(july(), asked(purged_on=TODAY), today=year_later)[PURGE]
    assert (tick.state, tick.done_on) == (State.DONE, TODAY)


@pytest.mark.parametrize(("days", "counted"), [(400, True), (401, False)])
def test_the_days_to_a_date_are_counted_for_some_thirteen_months(days: int, counted: bool) -> None:
    meeting = july()
    due = ticks(meeting)["publication"].due.due
    for today in (due - dt.timedelta(days=days), due + dt.timedelta(days=days)):
        assert (ticks(meeting, today=today)["publication"].left is not None) is counted


def test_inspection_ends_by_itself() -> None:
    assert ticks(july(), today=dt.date(2027, 7, 29))[INSPECTION].state is State.PAST


@pytest.mark.parametrize(
    ("meeting", "code", "problem"),
    [
        (july(status=MeetingStatus.CANCELLED), "drafts", "deadline.none"),
        (july(), "nothing", "deadline.unknown"),
        (july(done=(DoneMark(deadline="drafts", on=TODAY),)), "drafts", "deadline.done"),
        (july(), "suggestions", "deadline.closes"),
    ],
)
def test_why_a_deadline_cannot_be_ticked_off(meeting: Meeting, code: str, problem: str) -> None:
    register = Register.of(PANEL, meeting)
    tick = find_tick(register, meeting, code, TODAY, working_days_of(PANEL))
    found = why_not_mark_done(meeting, tick, code)
    assert found is not None
    assert found.code == problem
    assert found.sentence.endswith(".")
    assert found.cure.endswith(".")


def test_what_can_be_ticked_off() -> None:
    register = Register.of(PANEL, july())
    tick = find_tick(register, july(), "drafts", TODAY, working_days_of(PANEL))
    assert why_not_mark_done(july(), tick, "drafts") is None
