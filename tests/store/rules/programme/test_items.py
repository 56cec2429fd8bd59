"""The rules of the programme: what an item may do, and what the clerk is told before it does."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.records import (
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingKind,
    MeetingMove,
    MeetingStatus,
    Panel,
    RuleSet,
    WorkItem,
)
from store.register import Register
from store.rules.programme import items as rules
from tests.store.commands.office import (
    BINNED,
    BRIEFING,
    CANCELLED,
    DECEMBER,
    HELD,
    JULY,
    RELEASED,
    SEPTEMBER,
    TODAY,
    day,
    item,
    meeting,
    office,
)


@pytest.mark.parametrize(
    ("moved", "to", "code", "sentence"),
    [
        ("W2", JULY, "same-place", "“Annual Report” is down for 29 July 2021 already."),
        ("W7", None, "same-place", "“Efficiency Savings” is among the suggested items already."),
        ("W2", HELD, "meeting-held", "The meeting of Thursday 25 March 2021 was held."),
        ("W2", CANCELLED, "meeting-cancelled", "The meeting of Thursday 12 August 2021 was cancelled."),
        ("W2", RELEASED, "meeting-released", "The reserve meeting of Thursday 19 August 2021 was released."),
        ("W2", BINNED, "meeting-in-bin", "The meeting of Thursday 14 October 2021 is in the bin."),
        ("W2", "M99", "unknown-id", "There is no meeting “M99”."),
        ("W1", JULY, "item-considered", "“Section 106 Funding” has been considered and cannot be moved."),
        ("W4", SEPTEMBER, "item-withdrawn", "“Ethics Committee” was withdrawn and cannot be moved."),
        ("W10", SEPTEMBER, "in-bin", "“In the bin” is in the bin."),
    ],
)
def test_an_item_cannot_be_moved(moved: str, to: str | None, code: str, sentence: str) -> None:
    register = office()
    problem = rules.why_not_move(register, item(register, moved), to)
    assert problem is not None
    assert (problem.code, problem.sentence) == (code, sentence)
    assert problem.cure.endswith(".")


@pytest.mark.parametrize(
    ("moved", "to"), [("W2", SEPTEMBER), ("W2", None), ("W7", JULY), ("W8", DECEMBER), ("W3", BRIEFING)]
)
def test_an_item_can_be_moved(moved: str, to: str | None) -> None:
    register = office()
    assert rules.why_not_move(register, item(register, moved), to) is None


def test_two_meetings_on_one_day_are_told_apart() -> None:
    register = office()
    twin = Meeting(id="M20", date=day(7, 29), kind=MeetingKind.PRIVATE_BRIEFING, start=dt.time(12))
    both = Register.of(*(record for table in register.tables.values() for record in table.values()), twin)
    assert rules.group_words(both, JULY) == "29 July 2021 (ordinary meeting, 1:00 pm)"
    assert rules.group_words(both, "M20") == "29 July 2021 (private briefing, 12 noon)"
    assert rules.group_words(both, SEPTEMBER) == "30 September 2021"
    assert rules.group_words(both, None) == "the suggested items"
    assert rules.group_words(both, "M99") == "meeting M99"


def plain(**changes: object) -> WorkItem:
    return replace(WorkItem(id="W50", title="Report"), **changes)


def place(**changes: object) -> Meeting:
    return replace(Meeting(id="M50", date=day(9, 9)), **changes)


LATE = (
    "The agenda was published on Friday 9 July 2021. Unless a new one can still give full notice, "
    "“Report” is a late item: the chair must find it urgent by reason of special circumstances, "
    "which the minutes must state (Local Government Act 1972 s.100B(4)(b))."
)


@pytest.mark.parametrize(
    ("moved", "to", "words"),
    [
        (plain(), place(date=day(7, 1)), "Thursday 1 July 2021 has passed and the meeting is not recorded as held."),
        (
            plain(latest=day(9, 8)),
            place(),
            "“Report” is wanted by Wednesday 8 September 2021; Thursday 9 September 2021 is later.",
        ),
        (
            plain(earliest=day(9, 10)),
            place(),
            "“Report” is not to come before Friday 10 September 2021; Thursday 9 September 2021 is earlier.",
        ),
        (
            plain(),
            place(agenda_published_on=day(7, 9)),
            LATE,
        ),
        (
            plain(minutes=40),
            place(minutes_available=30),
            "The items of Thursday 9 September 2021 would take 40 minutes, 10 more than the 30 there are.",
        ),
        (
            plain(),
            place(kind=MeetingKind.PRIVATE_BRIEFING),
            "A private briefing is not held in public: the panel cannot deal with “Report” there.",
        ),
        (
            plain(),
            place(kind=MeetingKind.TASK_GROUP),
            "A task group is not held in public: the panel cannot deal with “Report” there.",
        ),
        (
            plain(kind=ItemKind.BRIEFING),
            place(),
            "“Report” is down as a private briefing; the meeting of 9 September 2021 is held in public.",
        ),
        (plain(meeting=SEPTEMBER), place(), "“Report” is not marked moveable."),
    ],
)
def test_the_clerk_is_warned_before_a_move(moved: WorkItem, to: Meeting, words: str) -> None:
    assert rules.warnings_for_move(office(), moved, to, TODAY) == (words,)


@pytest.mark.parametrize(
    ("moved", "to"),
    [
        (plain(), place()),
        (plain(), None),
        (plain(meeting=SEPTEMBER, moveable=True), place()),
        (plain(), place(date=TODAY)),
        (plain(latest=day(9, 9), earliest=day(9, 9)), place()),
        (plain(minutes=90), place()),
        (plain(kind=ItemKind.TASK_GROUP), place(kind=MeetingKind.TASK_GROUP)),
        (plain(kind=ItemKind.BRIEFING), place(kind=MeetingKind.PRIVATE_BRIEFING)),
        (plain(kind=ItemKind.BRIEFING), place(kind=MeetingKind.PRIVATE_BRIEFING, agenda_published_on=day(7, 1))),
    ],
)
def test_an_ordinary_move_gives_no_warning(moved: WorkItem, to: Meeting | None) -> None:
    assert rules.warnings_for_move(office(), moved, to, TODAY) == ()


def test_several_warnings_come_together() -> None:
    to = place(date=day(7, 1), agenda_published_on=day(6, 24), minutes_available=10)
    moved = plain(meeting=SEPTEMBER, minutes=20, latest=day(6, 1))
    assert len(rules.warnings_for_move(office(), moved, to, TODAY)) == 5


def test_leaving_a_published_agenda_is_told() -> None:
    register = office()
    told = replace(meeting(register, JULY), agenda_published_on=day(7, 12))
    published = Register.of(told, *register.tables["items"].values())
    (words,) = rules.warnings_for_move(published, item(register, "W2"), None, TODAY)
    assert words == "The agenda of the meeting of Thursday 29 July 2021 has been published with “Annual Report” on it."


def test_an_agenda_published_for_another_date_makes_no_late_item() -> None:
    moves = (MeetingMove(from_date=day(8, 1), to_date=day(9, 9), on=day(7, 10)),)
    to = place(agenda_published_on=day(7, 9), moves=moves)
    assert rules.warnings_for_move(office(), plain(), to, TODAY) == ()


def test_minutes_of_all_that_move_together_are_added_up() -> None:
    register = office()
    moved, also = plain(minutes=40), plain(id="W51", minutes=21)
    (words,) = rules.warnings_for_move(register, moved, meeting(register, JULY), TODAY, together=(moved, also))
    assert words.endswith("would take 91 minutes, 1 more than the 90 there are.")


def test_nothing_is_overbooked_where_no_time_is_set() -> None:
    register = Register.of(Panel(id="PANEL", name="Panel", rules=(RuleSet(),)), place())
    assert rules.warnings_for_move(register, plain(minutes=600), place(), TODAY) == ()


@pytest.mark.parametrize(
    ("rule", "of", "code"),
    [
        (rules.why_not_withdraw, "W1", "item-considered"),
        (rules.why_not_withdraw, "W4", "item-withdrawn"),
        (rules.why_not_withdraw, "W10", "in-bin"),
        (rules.why_not_withdraw, "W2", None),
        (rules.why_not_withdraw, "W8", None),
        (rules.why_not_defer, "W1", "item-considered"),
        (rules.why_not_defer, "W4", "item-withdrawn"),
        (rules.why_not_defer, "W10", "in-bin"),
        (rules.why_not_defer, "W8", None),
        (rules.why_not_mark_moveable, "W1", "item-considered"),
        (rules.why_not_mark_moveable, "W4", "item-withdrawn"),
        (rules.why_not_mark_moveable, "W10", "in-bin"),
        (rules.why_not_mark_moveable, "W3", None),
        (rules.why_not_reinstate, "W2", "item-open"),
        (rules.why_not_reinstate, "W8", "item-open"),
        (rules.why_not_reinstate, "W10", "in-bin"),
        (rules.why_not_reinstate, "W1", None),
        (rules.why_not_reinstate, "W4", None),
        (rules.why_not_edit, "W10", "in-bin"),
        (rules.why_not_edit, "W1", None),
        (rules.why_not_edit, "W4", None),
    ],
)
def test_rules_on_a_single_item(rule: object, of: str, code: str | None) -> None:
    assert callable(rule)
    problem = rule(item(office(), of))
    assert (problem.code if problem else None) == code


def test_a_part_of_an_item_considered_can_still_be_deferred() -> None:
    register = office()
    assert rules.why_not_defer_to(register, item(register, "W1"), SEPTEMBER, "the annex") is None
    assert rules.why_not_defer_to(register, item(register, "W1"), SEPTEMBER) is not None


def test_deferring_goes_to_a_later_meeting_only() -> None:
    register = office()
    problem = rules.why_not_defer_to(register, item(register, "W6"), JULY)
    assert problem is not None
    assert problem.sentence == (
        "“Grant Monitoring” is down for Thursday 30 September 2021; Thursday 29 July 2021 is earlier."
    )
    assert rules.why_not_defer_to(register, item(register, "W6"), DECEMBER) is None
    twin = Meeting(id="M20", date=day(9, 30), start=dt.time(15))
    both = Register.of(meeting(register, SEPTEMBER), twin, item(register, "W6"))
    assert rules.why_not_defer_to(both, item(both, "W6"), "M20") is None


@pytest.mark.parametrize(
    ("of", "at", "code"),
    [
        ("W2", JULY, "consider-too-early"),
        ("W2", CANCELLED, "meeting-cancelled"),
        ("W2", BINNED, "meeting-in-bin"),
        ("W1", HELD, "item-considered"),
        ("W4", HELD, "item-withdrawn"),
        ("W10", HELD, "in-bin"),
        ("W2", HELD, None),
        ("W2", BRIEFING, None),
    ],
)
def test_an_item_is_considered_at_a_meeting_that_took_place(of: str, at: str, code: str | None) -> None:
    register = office()
    problem = rules.why_not_consider(item(register, of), meeting(register, at), TODAY)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("of", "by", "code"),
    [
        ("W2", -1, "order-first"),
        ("W5", 1, "order-last"),
        ("W4", 1, "item-withdrawn"),
        ("W10", 1, "in-bin"),
        ("W9", 1, "order-last"),
        ("W9", -1, "order-first"),
        ("W11", 1, "order-last"),
        ("W2", 1, None),
        ("W5", -1, None),
        ("W11", -1, None),
        ("W1", 1, "order-last"),
    ],
)
def test_an_item_stays_within_its_heading(of: str, by: int, code: str | None) -> None:
    register = office()
    problem = rules.why_not_reorder(register, item(register, of), by)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("minutes", "fine"), [(None, True), (1, True), (600, True), (0, False), (-5, False), (601, False)]
)
def test_minutes_allotted(minutes: int | None, fine: bool) -> None:
    assert (rules.why_not_minutes(minutes) is None) is fine


def test_a_window_must_open_before_it_shuts() -> None:
    problem = rules.why_not_window(day(9, 2), day(9, 1))
    assert problem is not None
    assert (
        problem.sentence
        == "The latest date, Wednesday 1 September 2021, is before the earliest, Thursday 2 September 2021."
    )
    assert rules.why_not_window(day(9, 1), day(9, 1)) is None
    assert rules.why_not_window(None, day(9, 1)) is None
    assert rules.why_not_window(day(9, 1), None) is None


@pytest.mark.parametrize("status", list(MeetingStatus))
def test_only_open_meetings_take_business(status: MeetingStatus) -> None:
    assert (rules.why_not_schedule(place(status=status)) is None) is status.open


def test_neighbours_leave_out_what_is_not_listed() -> None:
    register = office()
    assert [other.id for other in rules.neighbours(register, item(register, "W2"))] == ["W2", "W3", "W5"]
    assert [other.id for other in rules.neighbours(register, item(register, "W7"))] == ["W7", "W8", "W11"]
    assert item(register, "W4").status is ItemStatus.WITHDRAWN
