"""How long papers stay open: six years and four, the day of the meeting counted, and told from the day after."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.commands.inspection import record_taken_off
from store.problems import Refused
from store.queries.publishing.inspection import inspection_rows
from store.records import Meeting, MeetingKind, MeetingStatus, Panel, TakenOff
from store.records.panel import Nation
from store.register import Register
from store.rules.findings.finding import Finding, Scene
from store.rules.findings.inspection import BACKGROUND as BACKGROUND_FINDING
from store.rules.findings.inspection import PAPERS as PAPERS_FINDING
from store.rules.findings.inspection import TOLD_FOR, may_leave
from store.rules.publishing.inspection import ALL, BACKGROUND, STAYS, inspection_of, why_nothing_off

PANEL = Panel(id="PANEL", name="A Panel")
DAY = dt.date(2026, 12, 7)
ONE = dt.timedelta(days=1)


def held(day: dt.date = DAY, **more: Any) -> Meeting:
    return replace(Meeting(id="M1", date=day, status=MeetingStatus.HELD), **more)


def told(meeting: Meeting, today: dt.date) -> list[Finding]:
    return list(may_leave(Scene(Register.of(PANEL, meeting), today)))


@pytest.mark.parametrize(
    ("day", "papers", "background"),
    [
        (DAY, dt.date(2032, 12, 6), dt.date(2030, 12, 6)),
        (dt.date(2026, 1, 1), dt.date(2031, 12, 31), dt.date(2029, 12, 31)),
        (dt.date(2026, 3, 1), dt.date(2032, 2, 29), dt.date(2030, 2, 28)),
        (dt.date(2028, 2, 29), dt.date(2034, 2, 28), dt.date(2032, 2, 28)),
        (dt.date(2021, 2, 28), dt.date(2027, 2, 27), dt.date(2025, 2, 27)),
    ],
)
def test_the_day_of_the_meeting_is_the_first_of_the_period(day: dt.date, papers: dt.date, background: dt.date) -> None:
    until = inspection_of(PANEL, held(day))
    assert until is not None
    assert (until.papers, until.background) == (papers, background)
    assert "s.100C(1)" in until.papers_law
    assert "s.100D" in until.background_law
    assert inspection_of(replace(PANEL, nation=Nation.WALES), held(day)) == until


@given(st.dates(dt.date(2012, 11, 22), dt.date(2060, 1, 1)))
def test_what_may_leave_follows_from_the_day_on_both_sides_of_each_limit(day: dt.date) -> None:
    until = inspection_of(PANEL, held(day))
    assert until is not None
    assert day < until.background < until.papers
    states = [until.state(one) for last in (until.background, until.papers) for one in (last, last + ONE)]
    assert states == [STAYS, BACKGROUND, BACKGROUND, ALL]


@pytest.mark.parametrize(
    "more",
    [
        {"kind": MeetingKind.PRIVATE_BRIEFING},
        {"kind": MeetingKind.TASK_GROUP},
        {"status": MeetingStatus.CANCELLED},
        {"status": MeetingStatus.RELEASED},
        {"known_by": "month"},
    ],
)
def test_of_what_was_not_held_in_public_the_law_asks_nothing(more: dict[str, Any]) -> None:
    assert inspection_of(PANEL, held(**more)) is None
    assert told(held(**more), dt.date(2032, 12, 7)) == []
    assert inspection_rows(Register.of(PANEL, held(**more)), dt.date(2032, 12, 7)) == ()


@pytest.mark.parametrize(
    ("last", "code", "words"),
    [
        (dt.date(2032, 12, 6), "papers-may-leave", "The agenda, minutes and reports of the meeting of 7 December 2026"),
        (dt.date(2030, 12, 6), "background-may-leave", "The background papers of the meeting of 7 December 2026"),
    ],
)
def test_it_is_told_from_the_day_on_for_four_weeks(last: dt.date, code: str, words: str) -> None:
    assert told(held(), last) == []
    for day in (last + ONE, last + TOLD_FOR):
        (one,) = told(held(), day)
        assert one.code == code
        assert f"{words} may leave the website" in one.sentence
        assert "the signed minutes are kept for good" in one.cure
        assert one.bears_on(held()) is False
    assert told(held(), last + TOLD_FOR + ONE) == []


@given(st.dates(dt.date(2012, 11, 22), dt.date(2060, 1, 1)), st.integers(-3, 32), st.booleans())
def test_no_meeting_is_passed_over_because_of_its_age(day: dt.date, after: int, papers: bool) -> None:
    until = inspection_of(PANEL, held(day))
    assert until is not None
    today = (until.papers if papers else until.background) + dt.timedelta(days=after)
    assert bool(told(held(day), today)) is (1 <= after <= TOLD_FOR.days)


@pytest.mark.parametrize(
    ("background", "ends"),
    [(True, {BACKGROUND_FINDING}), (False, {BACKGROUND_FINDING, PAPERS_FINDING})],
)
def test_a_finding_ends_because_it_was_done(background: bool, ends: set[str]) -> None:
    for last, code in ((dt.date(2030, 12, 6), BACKGROUND_FINDING), (dt.date(2032, 12, 6), PAPERS_FINDING)):
        gone = held(taken_off=(TakenOff(on=last + ONE, background=background),))
        assert [one.code for one in told(gone, last + ONE)] == ([] if code in ends else [code])
    [row] = inspection_rows(Register.of(PANEL, gone), dt.date(2033, 1, 1))
    assert row.background_off_since == dt.date(2032, 12, 7)
    assert row.off_since == (None if background else dt.date(2032, 12, 7))


@pytest.mark.parametrize(
    ("meeting", "more", "codes"),
    [
        (held(), {"background": True, "on": dt.date(2030, 12, 7)}, []),
        (held(), {"background": True, "on": dt.date(2030, 12, 6)}, ["off.early"]),
        (held(), {"on": dt.date(2032, 12, 7)}, []),
        (held(), {"on": dt.date(2032, 12, 6)}, ["off.early"]),
        (held(), {"on": dt.date(2033, 2, 1)}, ["off.to-come"]),
        (held(), {}, []),
        (held(taken_off=(TakenOff(on=dt.date(2031, 1, 1), background=True),)), {"background": True}, ["off.done"]),
        (held(taken_off=(TakenOff(on=dt.date(2031, 1, 1), background=True),)), {}, []),
        (held(taken_off=(TakenOff(on=dt.date(2033, 1, 1)),)), {"background": True}, ["off.done"]),
        (held(kind=MeetingKind.TASK_GROUP), {}, ["off.nothing"]),
        (held(kind=MeetingKind.TASK_GROUP), {"on": dt.date(2034, 1, 1)}, ["off.to-come", "off.nothing"]),
    ],
)
def test_papers_leave_the_website_when_the_law_lets_them(
    meeting: Meeting, more: dict[str, Any], codes: list[str]
) -> None:
    register, today = Register.of(PANEL, meeting), dt.date(2033, 1, 31)
    if codes:
        with pytest.raises(Refused) as refused:
            record_taken_off(register, today, meeting="M1", by="A clerk", **more)
        assert [one.code for one in refused.value.problems] == codes
        return
    edit = record_taken_off(register, today, meeting="M1", by="A clerk", **more)
    one = TakenOff(on=more.get("on", today), background=more.get("background", False), by="A clerk")
    assert edit.puts == (replace(meeting, taken_off=(*meeting.taken_off, one)),)


def test_the_key_is_dimmed_until_something_may_leave_and_once_all_has_left() -> None:
    gone = held(taken_off=(TakenOff(on=dt.date(2032, 12, 7)),))
    some = held(taken_off=(TakenOff(on=dt.date(2031, 1, 1), background=True),))
    assert [why_nothing_off(PANEL, held(), day) is None for day in (dt.date(2030, 12, 6), dt.date(2030, 12, 7))] == [
        False,
        True,
    ]
    assert why_nothing_off(PANEL, gone, dt.date(2033, 1, 1)) is not None
    early = why_nothing_off(PANEL, some, dt.date(2031, 6, 1))
    assert early is not None
    assert "The agenda, minutes and reports" in early.sentence


def test_where_nobody_recorded_when_papers_went_on_the_website_the_clerk_is_told_to_ask() -> None:
    day = dt.date(2032, 12, 7)
    known = held(agenda_published_on=dt.date(2026, 11, 27))
    assert "ask whoever keeps the website" in told(held(), day)[0].cure
    assert "ask" not in told(known, day)[0].cure
    rows = [inspection_rows(Register.of(PANEL, one), day)[0] for one in (held(), known)]
    assert [(one.website_since, one.website_words) for one in rows] == [
        (None, "ask"),
        (dt.date(2026, 11, 27), "Fri 27 Nov 2026"),
    ]
    assert {one.state for one in rows} == {ALL}


def test_a_meeting_to_come_is_in_no_list() -> None:
    register = Register.of(PANEL, held())
    assert inspection_rows(register, DAY - ONE) == ()
    assert [one.state for one in inspection_rows(register, DAY)] == [STAYS]
