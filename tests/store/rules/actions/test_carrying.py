"""When actions fall due, and the meetings they were carried over."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Action, ActionStatus, DueKind, Evidence, Meeting, MeetingKind, MeetingStatus, WorkItem
from store.register import Register
from store.rules.actions.carrying import (
    _day_open,
    carried_over,
    due_date,
    meeting_after,
    meetings_between,
    meetings_old,
    period_due,
)

TODAY = dt.date(2021, 7, 12)
MEETINGS = (
    Meeting(id="M1", date=dt.date(2021, 1, 27), status=MeetingStatus.HELD),
    Meeting(id="M2", date=dt.date(2021, 3, 25), status=MeetingStatus.HELD),
    Meeting(id="M3", date=dt.date(2021, 5, 20), kind=MeetingKind.PRIVATE_BRIEFING),
    Meeting(id="M4", date=dt.date(2021, 6, 10)),
    Meeting(id="M5", date=dt.date(2021, 7, 1), status=MeetingStatus.CANCELLED),
    Meeting(id="M6", date=dt.date(2021, 7, 29)),
)


def action(**fields: object) -> Action:
    return Action(id="A1", text="Report back", meeting="M1", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "due", "carried"),
    [
        ({"due_kind": DueKind.NEXT_MEETING}, dt.date(2021, 3, 25), ("M2", "M4")),
        ({"due_kind": DueKind.MEETING, "due_meeting": "M4"}, dt.date(2021, 6, 10), ("M4",)),
        ({"due_kind": DueKind.MEETING, "due_meeting": "M6"}, dt.date(2021, 7, 29), ()),
        ({"due_kind": DueKind.MEETING, "due_meeting": "M6", "carried": ("M2",)}, dt.date(2021, 7, 29), ("M2",)),
        ({"due_kind": DueKind.DATE, "due_on": dt.date(2021, 4, 1)}, dt.date(2021, 4, 1), ("M4",)),
        ({"due_kind": DueKind.EVERY_MEETING}, dt.date(2021, 7, 29), ()),
        ({}, None, ()),
        ({"due_kind": DueKind.QUARTERLY}, None, ()),
        (
            {
                "due_kind": DueKind.NEXT_MEETING,
                "status": ActionStatus.DONE,
                "closed": Evidence(what="Done", on=dt.date(2021, 3, 26)),
            },
            dt.date(2021, 3, 25),
            ("M2",),
        ),
    ],
)
def test_due_and_carried(fields: dict[str, object], due: dt.date | None, carried: tuple[str, ...]) -> None:
    register = Register.of(*MEETINGS)
    assert due_date(register, action(**fields), TODAY) == due
    assert carried_over(register, action(**fields), TODAY) == carried


def test_meetings_old_counts_public_meetings_only() -> None:
    assert meetings_old(Register.of(*MEETINGS), action(), TODAY) == 2
    assert meetings_old(Register.of(*MEETINGS), Action(id="A1", text="x"), TODAY) == 0


def test_a_quarter_is_counted_from_the_first_day_or_waits_for_the_next_item() -> None:
    one = action(due_kind=DueKind.QUARTERLY)
    register = Register.of(*MEETINGS)
    assert period_due(register, one, (), TODAY) == (dt.date(2021, 4, 27), None)
    past = WorkItem(id="W1", title="Figures", meeting="M2")
    assert period_due(register, one, (past,), TODAY) == (dt.date(2021, 7, 27), None)
    coming = WorkItem(id="W2", title="Figures", meeting="M6")
    assert period_due(register, one, (past, coming), TODAY) == (dt.date(2021, 7, 29), coming)


@pytest.mark.parametrize(
    ("kind", "first", "days"),
    [
        (DueKind.QUARTERLY, "2021-01-31", "04-30 07-31 10-31 01-31 04-30 07-31 10-31 01-31"),
        (DueKind.QUARTERLY, "2019-11-30", "02-29 05-30 08-30 11-30 02-28 05-30 08-30 11-30"),
        (DueKind.SIX_MONTHLY, "2021-08-31", "02-28 08-31 02-28 08-31"),
        (DueKind.YEARLY, "2020-02-29", "02-28 02-28"),
    ],
)
@pytest.mark.parametrize("late", [-12, 0, 9])
def test_what_comes_again_does_not_drift_for_two_years(kind: DueKind, first: str, days: str, late: int) -> None:
    """Each time the panel has it some days early or late; the next day is worked out from the first all the same."""
    one = Action(id="A1", text="Figures", agreed_on=dt.date.fromisoformat(first), due_kind=kind)
    meetings: list[Meeting] = []
    items: list[WorkItem] = []
    for place, wanted in enumerate(days.split(), start=1):
        due, _ = period_due(Register.of(*meetings), one, tuple(items), dt.date(2099, 1, 1))
        assert due is not None
        assert due.strftime("%m-%d") == wanted
        meetings.append(Meeting(id=f"M{place}", date=due + dt.timedelta(days=late), status=MeetingStatus.HELD))
        items.append(WorkItem(id=f"W{place}", title="Figures", meeting=f"M{place}"))


def test_what_was_never_answered_stays_due_on_its_first_day() -> None:
    one = Action(id="A1", text="Figures", agreed_on=dt.date(2021, 1, 31), due_kind=DueKind.QUARTERLY)
    assert period_due(Register.of(), one, (), dt.date(2023, 1, 1)) == (dt.date(2021, 4, 30), None)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2022, 1, 1)), st.dates(dt.date(2020, 1, 1), dt.date(2022, 1, 1)))
def test_meetings_between_leaves_both_ends_out(first: dt.date, last: dt.date) -> None:
    register = Register.of(*MEETINGS)
    wanted = [m.id for m in MEETINGS if m.id in {"M1", "M2", "M4", "M6"} and first < m.date < last]
    assert [meeting.id for meeting in meetings_between(register, first, last)] == wanted
    after = meeting_after(register, first)
    assert after == min((m.date for m in MEETINGS if m.id in {"M1", "M2", "M4", "M6"} and m.date > first), default=None)


def test_days_that_lie_no_month_apart_have_no_end_and_are_refused() -> None:
    first = dt.date(2021, 1, 31)
    assert _day_open(first, [], 1) == dt.date(2021, 2, 28)
    for months in (0, -3):
        with pytest.raises(ValueError, match="a month apart or more"):
            _day_open(first, [dt.date(2021, 3, 1)], months)
