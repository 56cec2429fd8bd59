"""What is said of items and meetings: why something cannot be done, and what should be known of it, in each case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Stamp,
    StampKind,
    WorkItem,
)
from store.records.meeting import MeetingMove, NoticePosted
from store.records.panel import BusyDay, PreElection, RuleSet
from store.register import Register
from store.rules.calendar import meetings as rules
from store.rules.programme import items
from store.rules.questions.deadline import holidays_of
from tests.store.rules.whole import told

PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
M, K, I_ = MeetingStatus, MeetingKind, ItemStatus
NAME = "The meeting of Monday 12 July 2021"


def meeting(name: str = "M1", date: dt.date = DAY, **more: Any) -> Meeting:
    return Meeting(id=name, date=date, **more)


def item(**more: Any) -> WorkItem:
    known: dict[str, Any] = {"id": "W1", "title": "Knives", "meeting": "M1"}
    return WorkItem(**(known | more))


def register(*records: Any, panel: Panel = PANEL) -> Register:
    return Register.of(panel, *records)


@pytest.mark.parametrize(
    ("one", "edit", "move", "reinstate"),
    [
        (item(), "", "", "item-open: “Knives” was neither withdrawn nor considered. There is nothing to reinstate."),
        (item(status=I_.CONSIDERED), "", "item-considered: “Knives” has been considered and cannot be moved.", ""),
        (item(status=I_.WITHDRAWN), "", "item-withdrawn: “Knives” was withdrawn and cannot be moved.", ""),
        (item(binned_on=DAY), "in-bin: “Knives” is in the bin.", "in-bin: ", "in-bin: "),
    ],
)
def test_what_can_be_done_with_an_item_as_it_stands(one: WorkItem, edit: str, move: str, reinstate: str) -> None:
    for problem, why in (
        (items.why_not_edit(one), edit),
        (items.why_not_move_anywhere(one), move),
        (items.why_not_reinstate(one), reinstate),
    ):
        assert told(problem).startswith(why)
        assert bool(problem) is bool(why)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (meeting(), ""),
        (meeting(date=EVE), ""),
        (meeting(status=M.HELD), "meeting-held"),
        (meeting(status=M.RELEASED), "meeting-released"),
        (meeting(status=M.CANCELLED), "meeting-cancelled"),
        (meeting(status=M.HELD, binned_on=DAY), "meeting-in-bin"),
    ],
)
def test_business_is_put_on_a_meeting_still_to_be_held(place: Meeting, code: str) -> None:
    problem = items.why_not_schedule(place)
    assert (problem.code if problem else "") == code
    last = code.partition("-")[2].replace("in-bin", "is in the bin")
    if problem:
        assert problem.sentence.endswith(f"{last}.")
    assert items.why_not_place(register(place), "M1") == problem
    assert items.why_not_place(register(), None) is None
    unknown = items.why_not_place(register(), "M9")
    assert unknown is not None
    assert unknown.code == "unknown-id"


def test_an_item_moves_to_another_place_than_its_own() -> None:
    known = register(meeting(), meeting("M2", MORROW))
    assert items.why_not_move(known, item(), "M2") is items.why_not_move(known, item(), None) is None
    assert told(items.why_not_move(known, item(), "M1")) == (
        "same-place: “Knives” is down for 12 July 2021 already. Choose another meeting or the suggested items."
    )
    assert told(items.why_not_move(known, item(meeting=None), None)) == (
        "same-place: “Knives” is among the suggested items already. Choose a meeting for it."
    )
    assert told(items.why_not_move(known, item(status=I_.WITHDRAWN), "M1")).startswith("item-withdrawn")


@pytest.mark.parametrize(
    ("one", "to", "part", "code"),
    [
        (item(), "M2", "", ""),
        (item(), None, "", ""),
        (item(), "M1", "", "same-place"),
        (item(), "M3", "", "defer-earlier"),
        (item(), "M9", "", "unknown-id"),
        (item(meeting=None), "M3", "", ""),
        (item(status=I_.CONSIDERED), "M2", "", "item-considered"),
        (item(status=I_.CONSIDERED), "M2", "a part", ""),
        (item(status=I_.CONSIDERED, binned_on=DAY), "M2", "a part", "in-bin"),
        (item(status=I_.WITHDRAWN), "M2", "a part", "item-withdrawn"),
    ],
)
def test_an_item_is_deferred_to_a_later_meeting(one: WorkItem, to: str | None, part: str, code: str) -> None:
    known = register(meeting(), meeting("M2", MORROW), meeting("M3", EVE))
    problem = items.why_not_defer_to(known, one, to, part)
    assert (problem.code if problem else "") == code
    if code == "defer-earlier" and problem:
        assert problem.sentence == "“Knives” is down for Monday 12 July 2021; Sunday 11 July 2021 is earlier."


def test_an_item_is_withdrawn_once() -> None:
    gone = item(status=I_.WITHDRAWN)
    assert items.why_not_withdraw(item()) is None
    assert told(items.why_not_withdraw(gone)) == (
        "item-withdrawn: “Knives” has been withdrawn already. There is nothing more to do."
    )
    assert told(items.why_not_withdraw(replace(gone, binned_on=DAY))).startswith("in-bin")
    assert told(items.why_not_withdraw(item(status=I_.CONSIDERED))).startswith("item-considered")
    assert [items.is_withdrawn(one) for one in (None, item(), gone)] == [False, False, True]


@pytest.mark.parametrize(
    ("one", "at", "today", "code"),
    [
        (item(), meeting(), DAY, ""),
        (item(), meeting(), EVE, "consider-too-early"),
        (item(), meeting(status=M.HELD), DAY, ""),
        (item(), meeting(status=M.CANCELLED), DAY, "meeting-cancelled"),
        (item(), meeting(status=M.RELEASED), DAY, "meeting-released"),
        (item(), meeting(binned_on=DAY), DAY, "meeting-in-bin"),
        (item(status=I_.CONSIDERED), meeting(), DAY, "item-considered"),
        (item(status=I_.CONSIDERED, binned_on=DAY), meeting(), DAY, "in-bin"),
        (item(status=I_.WITHDRAWN), meeting(), DAY, "item-withdrawn"),
    ],
)
def test_an_item_is_considered_on_the_day_of_its_meeting_or_later(
    one: WorkItem, at: Meeting, today: dt.date, code: str
) -> None:
    problem = items.why_not_consider(one, at, today)
    assert (problem.code if problem else "") == code


@pytest.mark.parametrize(
    ("minutes", "fits"),
    [(None, True), (0, False), (1, True), (items.LONGEST_ITEM, True), (items.LONGEST_ITEM + 1, False)],
)
def test_an_item_has_from_a_minute_to_the_longest(minutes: int | None, *, fits: bool) -> None:
    problem = items.why_not_minutes(minutes)
    assert (problem is None) is fits
    if problem:
        assert problem.sentence == f"An item cannot have {minutes:,} minutes."


@pytest.mark.parametrize(
    ("earliest", "latest", "fits"),
    [
        (None, None, True),
        (DAY, None, True),
        (None, DAY, True),
        (DAY, DAY, True),
        (DAY, MORROW, True),
        (DAY, EVE, False),
    ],
)
def test_the_latest_date_is_not_before_the_earliest(
    earliest: dt.date | None, latest: dt.date | None, *, fits: bool
) -> None:
    assert told(items.why_not_window(earliest, latest)) == (
        ""
        if fits
        else "window-crossed: The latest date, Sunday 11 July 2021, is before the earliest, Monday 12 July 2021. "
        "Type Monday 12 July 2021 or later as the latest date."
    )


GROUP = (
    item(id="W1", order=1),
    item(id="W2", order=2, status=I_.WITHDRAWN),
    item(id="W3", order=3),
    item(id="W4", meeting=None, theme="A", order=1),
    item(id="W5", meeting=None, theme="B", order=2),
    item(id="W6", meeting=None, theme="A", order=3),
)


@pytest.mark.parametrize(
    ("name", "by", "code"),
    [
        ("W1", -1, "order-first"),
        ("W1", 1, ""),
        ("W3", -1, ""),
        ("W3", 1, "order-last"),
        ("W4", 1, ""),
        ("W4", -1, "order-first"),
        ("W5", 1, "order-last"),
        ("W5", -1, "order-first"),
        ("W6", 1, "order-last"),
        ("W2", 1, "item-withdrawn"),
    ],
)
def test_an_item_goes_up_and_down_among_those_listed_with_it(name: str, by: int, code: str) -> None:
    known = register(meeting(), *GROUP)
    one = known.need(WorkItem, name)
    problem = items.why_not_reorder(known, one, by)
    assert (problem.code if problem else "") == code
    assert [each.id for each in items.neighbours(known, GROUP[0])] == ["W1", "W3"]
    assert [each.id for each in items.neighbours(known, GROUP[3])] == ["W4", "W6"]
    if code.startswith("order"):
        assert problem is not None
        place = "12 July 2021" if one.meeting else "the suggested items"
        assert problem.sentence == f"“Knives” is the {code[6:]} item of {place} already."


PUBLISHED = meeting(agenda_published_on=EVE, status=M.CALLED)
LATE = (
    "The agenda was published on Sunday 11 July 2021. Unless a new one can still give full notice, “Knives” is a late "
    "item: the chair must find it urgent by reason of special circumstances, which the minutes must state (Local "
    "Government Act 1972 s.100B(4)(b))."
)


@pytest.mark.parametrize(
    ("one", "to", "warnings"),
    [
        (item(meeting=None), meeting(), []),
        (item(), meeting("M2", MORROW), ["“Knives” is not marked moveable."]),
        (item(moveable=True), meeting("M2", MORROW), []),
        (
            item(meeting=None),
            meeting(date=EVE),
            ["Sunday 11 July 2021 has passed and the meeting is not recorded as held."],
        ),
        (item(meeting=None, latest=DAY), meeting(), []),
        (
            item(meeting=None, latest=EVE),
            meeting(),
            ["“Knives” is wanted by Sunday 11 July 2021; Monday 12 July 2021 is later."],
        ),
        (item(meeting=None, earliest=DAY), meeting(), []),
        (
            item(meeting=None, earliest=MORROW),
            meeting(),
            ["“Knives” is not to come before Tuesday 13 July 2021; Monday 12 July 2021 is earlier."],
        ),
        (item(meeting=None), PUBLISHED, [LATE]),
        (
            item(meeting=None),
            meeting(kind=K.PRIVATE_BRIEFING),
            ["A private briefing is not held in public: the panel cannot deal with “Knives” there."],
        ),
        (item(meeting=None, kind=ItemKind.BRIEFING), meeting(kind=K.PRIVATE_BRIEFING), []),
        (
            item(meeting=None, kind=ItemKind.BRIEFING),
            meeting(),
            ["“Knives” is down as a private briefing; the meeting of 12 July 2021 is held in public."],
        ),
        (item(meeting=None, minutes=60), meeting(minutes_available=60), []),
        (
            item(meeting=None, minutes=61),
            meeting(minutes_available=60),
            ["The items of Monday 12 July 2021 would take 61 minutes, 1 more than the 60 there are."],
        ),
    ],
)
def test_what_should_be_known_before_an_item_moves(one: WorkItem, to: Meeting, warnings: list[str]) -> None:
    records = {each.id: each for each in (meeting(), to, one)}
    assert list(items.warnings_for_move(register(*records.values()), one, to, DAY)) == warnings
    assert items.warnings_for_move(register(), item(meeting=None), None, DAY) == ()


def test_an_item_that_leaves_a_published_agenda_is_told_and_the_time_of_all_that_move() -> None:
    to = meeting("M2", MORROW)
    panel = replace(PANEL, rules=(RuleSet(meeting_minutes=30),))
    one, other = item(moveable=True, minutes=20), item(id="W2", minutes=20, meeting=None)
    known = register(PUBLISHED, to, one, other, panel=panel)
    assert items.warnings_for_move(known, one, to, DAY, together=(one, other)) == (
        "The agenda of the meeting of Monday 12 July 2021 has been published with “Knives” on it.",
        "The items of Tuesday 13 July 2021 would take 40 minutes, 10 more than the 30 there are.",
    )
    there = replace(other, meeting="M2", status=I_.WITHDRAWN)
    assert items.warnings_for_move(register(to, there, panel=panel), one, to, DAY) == ()


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (meeting(), ""),
        (meeting(status=M.PROPOSED), ""),
        (meeting(status=M.HELD), "meeting-held"),
        (meeting(status=M.CANCELLED), "meeting-closed"),
        (meeting(status=M.RELEASED), "meeting-closed"),
        (meeting(status=M.CALLED), "meeting-announced"),
        (meeting(agenda_published_on=EVE), "meeting-announced"),
        (meeting(notices=(NoticePosted(council="A", on=EVE),)), "meeting-announced"),
    ],
)
def test_the_date_of_a_meeting_is_typed_over_until_it_is_announced(one: Meeting, code: str) -> None:
    problem = rules.why_not_redate(one)
    assert (problem.code if problem else "") == code
    fixed = {"date"} if code else set()
    fixed |= set() if one.status is M.CANCELLED else {"cancelled_reason"}
    assert rules.not_typed(one) == fixed
    assert rules.not_typed(None) == {"cancelled_reason"}


@pytest.mark.parametrize(
    ("published", "moved", "out"),
    [(None, None, False), (DAY, None, True), (DAY, DAY, True), (DAY, MORROW, False), (DAY, EVE, True)],
)
def test_an_agenda_is_out_for_the_date_it_was_published_for(
    published: dt.date | None, moved: dt.date | None, *, out: bool
) -> None:
    moves = (MeetingMove(from_date=EVE, to_date=DAY, on=moved),) if moved else ()
    assert rules.agenda_is_out(meeting(agenda_published_on=published, moves=moves)) is out


@pytest.mark.parametrize(
    ("one", "status", "today", "code"),
    [
        (meeting(), M.ARRANGED, DAY, "status-same"),
        (meeting(), M.CANCELLED, DAY, "status-cancel"),
        (meeting(), M.RELEASED, DAY, "status-not-reserve"),
        (meeting(kind=K.RESERVE), M.RELEASED, DAY, ""),
        (meeting(), M.CALLED, DAY, ""),
        (meeting(status=M.CALLED), M.HELD, DAY, ""),
        (meeting(status=M.CALLED), M.HELD, EVE, "status-too-early"),
        (meeting(status=M.HELD), M.PROPOSED, DAY, "status-step"),
        (meeting(status=M.HELD), M.CALLED, DAY, ""),
        (meeting(binned_on=DAY), M.CALLED, DAY, "in-bin"),
    ],
)
def test_a_meeting_comes_to_one_status_after_the_other(
    one: Meeting, status: MeetingStatus, today: dt.date, code: str
) -> None:
    problem = rules.why_not_set_status(one, status, today)
    assert (problem.code if problem else "") == code
    if code == "in-bin":
        any_status = rules.why_not_any_status(one, today)
        assert any_status is not None
        assert any_status.code == "in-bin"
    else:
        assert rules.why_not_any_status(one, today) is None


@pytest.mark.parametrize(("year", "fits"), [(1999, False), (2000, True), (2099, True), (2100, False)])
def test_a_day_lies_in_this_century(year: int, *, fits: bool) -> None:
    assert (rules.why_not_day(dt.date(year, 6, 1), "the date", "date") is None) is fits


@pytest.mark.parametrize(("finish", "fits"), [(None, True), ("13:01", True), ("13:00", False), ("12:00", False)])
def test_a_meeting_finishes_after_it_starts(finish: str | None, *, fits: bool) -> None:
    end = dt.time.fromisoformat(finish) if finish else None
    assert (rules.why_not_times(dt.time(13), end) is None) is fits
    assert rules.why_not_times(None, end) is None


@pytest.mark.parametrize(
    ("minutes", "fits"),
    [(None, True), (0, False), (1, True), (rules.LONGEST_MEETING, True), (rules.LONGEST_MEETING + 1, False)],
)
def test_a_meeting_has_from_a_minute_to_the_longest(minutes: int | None, *, fits: bool) -> None:
    assert (rules.why_not_minutes_available(minutes) is None) is fits


def at(start: str | None, finish: str | None = None, **more: Any) -> Meeting:
    begin, end = (dt.time.fromisoformat(one) if one else None for one in (start, finish))
    return meeting("M2", start=begin, finish=end, **more)


THERE = "There is already an ordinary meeting on Monday 12 July 2021"


@pytest.mark.parametrize(
    ("start", "other", "warnings"),
    [
        ("13:00", at("13:00"), [f"{THERE} at the same time, 1:00 pm."]),
        ("13:00", at(None), [f"{THERE}, and the time of one or both is not recorded."]),
        (None, at("13:00"), [f"{THERE}, and the time of one or both is not recorded."]),
        ("13:00", at("10:00", "13:00"), [f"{THERE} at 10:00 am."]),
        ("13:00", at("10:00", "13:01"), [f"{THERE} at 10:00 am, and the times overlap."]),
        ("13:00", at("10:00"), [f"{THERE} at 10:00 am."]),
        ("13:00", at("14:00"), [f"{THERE} at 2:00 pm."]),
        ("13:00", at("13:00", status=M.CANCELLED), []),
        ("13:00", at("13:00", known_by="week"), []),
    ],
)
def test_another_meeting_on_the_day_is_told_and_whether_their_times_meet(
    start: str | None, other: Meeting, warnings: list[str]
) -> None:
    one = meeting(start=dt.time.fromisoformat(start) if start else None)
    assert list(rules.warnings_for_meeting(register(one, other), one, DAY)) == warnings


POLL = "lies in the pre-election period (Poll), up to the poll on Tuesday 7 September 2021."


@pytest.mark.parametrize(
    ("date", "warnings"),
    [
        (DAY, []),
        (dt.date(2021, 7, 17), ["Saturday 17 July 2021 is not a working day: weekend."]),
        (dt.date(2021, 8, 30), ["Monday 30 August 2021 is not a working day: Summer bank holiday."]),
        (dt.date(2021, 7, 9), ["Friday 9 July 2021 has passed and the meeting is not recorded as held."]),
        (dt.date(2026, 7, 13), []),
        (dt.date(2021, 9, 1), ["Wednesday 1 September 2021: Full Council."]),
        (
            dt.date(2021, 9, 6),
            [f"Monday 6 September 2021 {POLL}"],
        ),
        (
            dt.date(2021, 9, 7),
            [f"Tuesday 7 September 2021 {POLL}"],
        ),
        (dt.date(2021, 9, 8), []),
    ],
)
def test_what_should_be_known_of_the_day_of_a_meeting(date: dt.date, warnings: list[str]) -> None:
    panel = replace(
        PANEL,
        busy_days=(BusyDay(day=dt.date(2021, 9, 1), what="Full Council"),),
        pre_election=(PreElection(first=dt.date(2021, 9, 6), poll=dt.date(2021, 9, 7), what="Poll"),),
    )
    one = meeting(date=date)
    known = register(panel=panel)
    assert list(rules.warnings_for_meeting(known, one, DAY, holidays_of(panel))) == warnings
    assert rules.warnings_for_meeting(known, replace(one, known_by="week"), DAY, holidays_of(panel)) == ()
    private = rules.warnings_for_meeting(known, replace(one, kind=K.PRIVATE_BRIEFING), DAY, holidays_of(panel))
    assert [each for each in private if "pre-election" in each] == []


def test_a_meeting_is_called_by_its_kind_and_its_date_or_more_where_there_are_two() -> None:
    briefing = meeting("M2", kind=K.PRIVATE_BRIEFING, start=dt.time(10))
    assert rules.the_meeting(meeting()) == "the meeting of 12 July 2021"
    assert rules.the_meeting(briefing, weekday=True) == "the private briefing of Monday 12 July 2021"
    assert rules.date_words(register(meeting()), meeting()) == "12 July 2021"
    both = register(meeting(), briefing)
    assert rules.date_words(both, briefing) == "12 July 2021 (private briefing, 10:00 am)"
    assert rules.date_words(both, meeting()) == "12 July 2021 (ordinary meeting)"
    assert rules.kind_words(K.ANNUAL, article=True) == "an annual meeting"
    assert rules.kind_words(K.SPECIAL, article=True) == "a special meeting"
    begun = Stamp(id="T1", meeting="M1", kind=StampKind.START)
    note = replace(begun, kind=StampKind.NOTE)
    assert rules.has_begun(register(meeting(), begun), meeting())
    assert not rules.has_begun(register(meeting(), note), meeting())
    assert rules.has_begun(register(), meeting(status=M.HELD))
    assert [rules.is_proposed(meeting(status=one)) for one in (M.PROPOSED, M.ARRANGED)] == [True, False]


@pytest.mark.parametrize(
    ("one", "cancelled", "moved"),
    [
        (meeting(), "", ""),
        (meeting(binned_on=DAY), f"in-bin: {NAME} is in the bin.", f"in-bin: {NAME} is in the bin."),
        (
            meeting(status=M.HELD),
            f"meeting-held: {NAME} was held and cannot be cancelled.",
            f"meeting-held: {NAME} was held and cannot be moved to another date.",
        ),
        (
            meeting(status=M.CANCELLED),
            f"meeting-cancelled: {NAME} was cancelled and cannot be cancelled.",
            f"meeting-cancelled: {NAME} was cancelled and cannot be moved to another date.",
        ),
    ],
)
def test_a_meeting_is_cancelled_or_moved_while_it_is_still_to_be_held(one: Meeting, cancelled: str, moved: str) -> None:
    for problem, why in ((rules.why_not_cancel(one), cancelled), (rules.why_not_postpone(one), moved)):
        assert told(problem).startswith(why)
        assert bool(problem) is bool(why)
    assert (rules.why_not_edit_meeting(one) is None) is (one.binned_on is None)
