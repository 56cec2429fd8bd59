"""What is said beside the dates of a round, and which of several meetings or papers a date goes by."""

from __future__ import annotations

import datetime as dt

import pytest

from store.queries.calendar.holidays import working_days_of
from store.records import (
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Paper,
    PaperStatus,
    Person,
    RoundKind,
    RoundStep,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import PreElection
from store.register import Register
from store.rules.rounds.dates import (
    RoundDate,
    _papers_came,
    kept_between,
    reserve_meeting,
    reserve_slot,
    review_day,
    round_dates,
    veto_words,
)
from store.rules.rounds.rule import NOTIFICATION
from store.rules.rounds.steps import STEPS

PANEL = Panel(id="PANEL", name="A panel")
REVIEW = dt.date(2026, 2, 4)


def precept(*steps: RoundStep) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2026, steps=steps)


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


IN, OUT, LATE, FOLLOWS = PaperStatus.RECEIVED, PaperStatus.DUE, PaperStatus.LATE, PaperStatus.TO_FOLLOW
Papers = tuple[tuple[PaperStatus, dt.date | None], ...]

CAME: dict[str, tuple[tuple[tuple[str, Papers], ...], dt.date | None, dt.date | None]] = {
    "nothing on the precept": ((("Budget", ((IN, day(1, 20)),)),), None, None),
    "one paper": ((("Proposed Precept", ((IN, day(1, 20)),)),), None, day(1, 20)),
    "two papers, the later": ((("Precept", ((IN, day(1, 20)), (IN, day(1, 22)))),), None, day(1, 22)),
    "two papers, the later first": ((("Precept", ((IN, day(1, 22)), (IN, day(1, 20)))),), None, day(1, 22)),
    "two items": ((("Precept", ((IN, day(1, 20)),)), ("The precept", ((IN, day(1, 25)),))), None, day(1, 25)),
    "one without a day: by the agenda": ((("Precept", ((IN, None),)),), day(1, 27), day(1, 27)),
    "one without a day or an agenda: by the meeting": ((("Precept", ((IN, None),)),), None, REVIEW),
    "one in, one due": ((("Precept", ((IN, day(1, 20)), (OUT, None))),), day(1, 27), day(1, 20)),
    "published, and none recorded": ((("Precept", ()),), day(1, 27), day(1, 27)),
    "published without one that is due": ((("Precept", ((OUT, None),)),), day(1, 27), None),
    "published without one that is late": ((("Precept", ((LATE, None),)),), day(1, 27), None),
    "published without one to follow": ((("Precept", ((FOLLOWS, None),)),), day(1, 27), None),
    "not published, and none in": ((("Precept", ()),), None, None),
}
"""The items of the meeting with their papers, the day of its agenda, and the day on which the papers came."""


@pytest.mark.parametrize("case", CAME)
def test_papers_on_the_precept_came_with_the_last_of_them_else_with_the_agenda(case: str) -> None:
    items, published, expected = CAME[case]
    register = Register.of(
        PANEL,
        Meeting(id="M1", date=REVIEW, agenda_published_on=published),
        *(
            WorkItem(
                id=f"W{number}",
                title=title,
                meeting="M1",
                order=number,
                papers=tuple(
                    Paper(number=place, status=status, received_on=on) for place, (status, on) in enumerate(papers, 1)
                ),
            )
            for number, (title, papers) in enumerate(items, 1)
        ),
    )
    assert _papers_came(register, REVIEW) == expected
    assert _papers_came(register, day(2, 5)) is None


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({}, True),
        ({"date": day(2, 1)}, True),
        ({"date": day(1, 31)}, False),
        ({"date": day(2, 8)}, True),
        ({"date": day(2, 9)}, False),
        ({"kind": MeetingKind.PRIVATE_BRIEFING}, False),
        ({"kind": MeetingKind.SPECIAL}, True),
        ({"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"}, False),
        ({"status": MeetingStatus.RELEASED}, False),
        ({"status": MeetingStatus.HELD}, True),
        ({"known_by": "month"}, False),
        ({"known_by": "week"}, False),
    ],
)
def test_a_meeting_is_kept_if_it_is_in_public_goes_ahead_and_its_day_is_known(
    fields: dict[str, object], kept: bool
) -> None:
    meeting = Meeting(**{"id": "M1", "date": REVIEW, **fields})  # type: ignore[arg-type]
    assert kept_between(Register.of(PANEL, meeting), day(2, 1), day(2, 8)) == ((meeting,) if kept else ())


def meetings(*days: dt.date) -> Register:
    return Register.of(PANEL, *(Meeting(id=f"M{number}", date=on) for number, on in enumerate(days, 1)))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), None),
        ((day(2, 4),), day(2, 4)),
        ((day(1, 21), day(2, 4)), day(2, 4)),
        ((day(2, 8),), day(2, 8)),
        ((day(2, 9),), None),
        ((day(1, 11),), day(1, 11)),
        ((day(1, 10),), None),
    ],
)
def test_the_precept_is_reviewed_at_the_last_meeting_of_the_four_weeks_to_8_february(
    days: tuple[dt.date, ...], expected: dt.date | None
) -> None:
    assert review_day(meetings(*days), precept()) == expected
    assert review_day(meetings(*days), precept(RoundStep(step="review", on=day(1, 30)))) == day(1, 30)


def test_the_reserve_date_follows_the_revised_precept_and_ends_with_the_second_report() -> None:
    assert reserve_slot(precept()) == (day(2, 16), day(2, 22))
    assert reserve_slot(precept(RoundStep(step="revised", on=day(2, 10)))) == (day(2, 11), day(2, 22))
    assert reserve_slot(precept(RoundStep(step="revised", on=day(2, 17)))) == (day(2, 16), day(2, 22))


@pytest.mark.parametrize(
    ("days", "expected"),
    [((day(2, 8),), None), ((day(2, 9),), "M1"), ((day(2, 12), day(2, 19)), "M2"), ((day(2, 22), day(2, 23)), "M1")],
)
def test_the_reserve_meeting_is_the_last_after_the_first_report(
    days: tuple[dt.date, ...], expected: str | None
) -> None:
    kept = reserve_meeting(meetings(*days), precept())
    assert (kept and kept.id) == expected


def date_of(register: Register, one: StatutoryRound, code: str) -> RoundDate | None:
    return next((date for date in round_dates(register, one, working_days_of(PANEL)) if date.code == code), None)


def test_the_reserve_date_tells_its_days_and_the_meeting_that_is_arranged() -> None:
    bare = date_of(meetings(), precept(), "reserve")
    assert bare is not None
    assert (bare.due, bare.task) == (day(2, 16), False)
    assert bare.note == "from 16 February 2026 to 22 February 2026; released if there is no veto"
    kept = date_of(meetings(day(2, 19)), precept(), "reserve")
    assert kept is not None
    assert kept.note == (
        "from 16 February 2026 to 22 February 2026; released if there is no veto;"
        " the meeting on 19 February 2026 is arranged"
    )
    assert date_of(meetings(), precept(RoundStep(step="second-review", on=day(2, 19))), "reserve") is None


def hearing(*steps: RoundStep, **fields: object) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.CHIEF_CONSTABLE, steps=steps, **fields)  # type: ignore[arg-type]


def notified(on: dt.date, step: str = "notified") -> RoundStep:
    return RoundStep(step=step, on=on, items=NOTIFICATION)


FIRST_DAY = "if the papers are published on the day of receipt"
POLL = day(12, 3)

NOTES: dict[str, tuple[tuple[PreElection, ...], dict[str, object], tuple[dt.date, ...], list[str]]] = {
    "nothing else": ((), {}, (), []),
    "within the period of a poll": (
        (PreElection(first=day(11, 1), poll=POLL),),
        {},
        (),
        ["in the pre-election period of the poll on 3 December 2026; the law forbids no hearing then"],
    ),
    "the first day of the period": (
        (PreElection(first=day(12, 1), poll=POLL),),
        {},
        (),
        ["in the pre-election period of the poll on 3 December 2026; the law forbids no hearing then"],
    ),
    "the day before it": ((PreElection(first=day(12, 2), poll=POLL),), {}, (), []),
    "the day of the poll": ((PreElection(first=day(11, 1), poll=day(12, 1)),), {}, (), ["the day of a poll"]),
    "a poll that is over": ((PreElection(first=day(10, 1), poll=day(11, 30)),), {}, (), []),
    "the days to the declaration": (
        (),
        {"poll_day": day(11, 26), "declared_on": day(12, 1)},
        (),
        ["among the days from the poll to the declaration, which do not count"],
    ),
    "the poll itself": (
        (),
        {"poll_day": day(12, 1), "declared_on": day(12, 3)},
        (),
        ["among the days from the poll to the declaration, which do not count"],
    ),
    "declared the day before": ((), {"poll_day": day(11, 26), "declared_on": day(11, 30)}, (), []),
    "a meeting in time": ((), {}, (day(12, 10),), ["a meeting is kept on 10 December 2026"]),
    "two of them, the last day too": (
        (),
        {},
        (day(12, 10), day(12, 13)),
        ["a meeting is kept on 10 December 2026", "a meeting is kept on 13 December 2026"],
    ),
    "one that comes too late": ((), {}, (day(12, 14),), []),
}
"""Polls of the panel's area, what the round knows of them, meetings, and what is said of the first hearing."""


@pytest.mark.parametrize("case", NOTES)
def test_what_is_said_of_the_earliest_hearing(case: str) -> None:
    polls, fields, days, expected = NOTES[case]
    panel = Panel(id="PANEL", name="A panel", pre_election=polls)
    register = Register.of(panel, *(Meeting(id=f"M{number}", date=on) for number, on in enumerate(days, 1)))
    date = date_of(register, hearing(notified(day(11, 23)), **fields), "hearing-first")
    assert date is not None
    assert (date.due, date.label, date.task) == (day(12, 1), "Earliest hearing on full notice", False)
    assert date.note == "; ".join([FIRST_DAY, *expected])


def test_a_reserve_candidate_has_a_first_hearing_of_their_own() -> None:
    one = hearing(
        notified(day(11, 23)),
        RoundStep(step="report", on=day(12, 2), choice="veto", votes_for=10),
        notified(day(12, 7), "reserve-notified"),
    )
    first, reserve = date_of(meetings(), one, "hearing-first"), date_of(meetings(), one, "reserve-hearing-first")
    assert first is not None
    assert reserve is not None
    assert first.label == "First candidate: earliest hearing on full notice"
    assert reserve.label == "Reserve candidate: earliest hearing on full notice"
    assert (first.due, reserve.due) == (day(12, 1), day(12, 15))


def test_what_a_veto_needs_is_said_where_there_can_be_one() -> None:
    seats = [
        record for n in range(1, 16) for record in (Person(id=f"P{n}", name=f"M {n}"), Seat(id=f"S{n}", person=f"P{n}"))
    ]
    register = Register.of(PANEL, *seats)
    said = {rule.code: veto_words(register, precept(), rule, REVIEW) for rule in STEPS[RoundKind.PRECEPT]}
    assert {code: words for code, words in said.items() if words} == {
        "review": "A veto needs 10 of the 15 members in post; absence counts against it."
    }
