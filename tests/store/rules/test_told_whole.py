"""What rules tell in each case, as it is read: the day before, the day itself and the day after; one, and several."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from store.problems import Refused
from store.records import (
    Asker,
    Attendance,
    Meeting,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Question,
    QuestionState,
    RoundKind,
    RoundStep,
    Stamp,
    StampKind,
    StatutoryRound,
)
from store.register import Register
from store.rules.as_of import as_of
from store.rules.calendar.deadlines import WorkingDays
from store.rules.lint import Leaf
from store.rules.lint.slip import part_of_words
from store.rules.lint.told import moved_by_somebody_away
from store.rules.minutes.order import why_not_chair, why_not_names, why_not_read, why_not_reorder
from store.rules.questions.deadline import holidays_of
from store.rules.questions.steps import why_not_close, why_not_told
from store.rules.room.amending import time_between, why_not_at
from store.rules.rounds.of_votes import _hearing_before
from store.rules.time_notes import notes_at
from store.rules.words.names import find_people, find_person, known_as, near_names, told_apart
from store.rules.words.printings import may_be_same
from tests.store.rules.whole import told

S, K = QuestionState, StampKind
PANEL = Panel(id="PANEL", name="A panel")
DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
NAME = "The meeting of Monday 12 July 2021"


@pytest.mark.parametrize(("today", "held"), [(EVE, False), (DAY, True), (MORROW, True)])
@pytest.mark.parametrize(("out", "before"), [(None, "arranged"), (EVE, "called"), (MORROW, "arranged")])
def test_a_meeting_was_held_from_its_day_on(today: dt.date, out: dt.date | None, before: str, *, held: bool) -> None:
    arranged = dt.date(2021, 1, 1)
    meeting = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, arranged_on=arranged, agenda_published_on=out)
    stood = as_of(Register.of(PANEL, meeting), today).need(Meeting, "M1")
    assert stood.status.value == ("held" if held else before)
    assert stood.agenda_published_on == (out if out and out <= today else None)


@pytest.mark.parametrize(("today", "known"), [(dt.date(2020, 7, 11), False), (dt.date(2020, 7, 12), True)])
def test_a_meeting_of_which_it_is_not_said_when_it_was_arranged_is_known_a_year_before(
    today: dt.date, *, known: bool
) -> None:
    held = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD)
    assert (as_of(Register.of(PANEL, held), today).get(Meeting, "M1") is not None) is known
    coming = Meeting(id="M1", date=DAY)
    assert as_of(Register.of(PANEL, coming), today).get(Meeting, "M1") == coming


def test_what_is_looked_up_once_is_not_looked_up_again_for_a_day_on_which_it_stood() -> None:
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", text="x")
    later = Question(id="Q1", asker=Asker(name="A"), text="Why?", received_at=dt.datetime(2021, 7, 20, 9))
    register = Register.of(PANEL, Meeting(id="M1", date=EVE), minute, later)
    known = register.minutes_of("M1")
    then = as_of(register, DAY)
    assert then is not register
    assert then.minutes_of("M1") is known


def test_working_days_are_not_counted_from_a_day_that_no_table_reaches() -> None:
    table = holidays_of(PANEL)
    with pytest.raises(Refused):
        WorkingDays(dt.date(table.first_year - 1, 12, 31), table)
    days = WorkingDays(dt.date(2021, 7, 12), table)
    assert [days.before(2), days.before(1), days.before(3)] == [dt.date(2021, 7, at) for at in (8, 9, 7)]
    assert [days.after(2), days.after(1), days.after(5)] == [dt.date(2021, 7, at) for at in (14, 13, 19)]


@pytest.mark.parametrize(
    ("one", "other", "maybe"),
    [
        ("Karen Byrne", "Karin Byrne", True),
        ("Karen Byrne", "Kirin Byrne", False),
        ("Ada Byrne", "Ada Byrns", True),
        ("Ada Byrne", "Ada Bowne", False),
        ("Caro Byrne", "Carl Byrne", False),
        ("Caro Byrne", "Carol Byrne", True),
        ("Al Byrne", "Albert Byrne", False),
        ("Alb Byrne", "Albert Byrne", True),
        ("Lynda Byrne", "Linda Byrne", True),
        ("A Byrne", "B Byrne", False),
    ],
)
def test_a_letter_in_five_may_differ_in_a_name_that_is_long_enough(one: str, other: str, *, maybe: bool) -> None:
    assert may_be_same(one, other) is maybe
    assert may_be_same(other, one) is maybe


PEOPLE = tuple(
    Person(id=f"P{at}", name=name, title=title)
    for at, (name, title) in enumerate(
        [("Ada Byrne", "Cllr"), ("Ada Byrne", "Mrs"), ("Ben Byrne", "Mr"), ("Cara Doyle", ""), ("Cara Dyle", "")], 1
    )
)
KNOWN = Register.of(PANEL, *PEOPLE)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Byrne", ["P1", "P2", "P3"]),
        ("Ada Byrne", ["P1", "P2"]),
        ("Mr Ada Byrne", ["P1"]),
        ("Mr Byrne", ["P1", "P3"]),
        ("B Byrne", ["P3"]),
        ("Cara Doyle", ["P4"]),
        ("Cara", ["P4", "P5"]),
        ("Nobody", []),
        ("", []),
    ],
)
def test_whoever_is_called_so_is_found_and_else_of_whose_name_it_is_a_part(typed: str, people: list[str]) -> None:
    assert [one.id for one in find_people(KNOWN, typed)] == people
    if len(people) == 1:
        assert find_person(KNOWN, typed).id == known_as(KNOWN, typed) == people[0]
    else:
        with pytest.raises(Refused) as refused:
            find_person(KNOWN, typed)
        code = "person-several" if people else "person-unknown" if typed else "person-empty"
        assert refused.value.first.code == code


def test_of_several_people_each_is_told_by_what_sets_it_apart() -> None:
    first, second, other = PEOPLE[:3]
    assert [told_apart(KNOWN, one, PEOPLE) for one in (first, second, other)] == [
        "Cllr Ada Byrne",
        "Mrs Ada Byrne",
        "Mr Ben Byrne",
    ]
    namesake = Person(id="P9", name="Ada Byrne", title="Cllr")
    assert told_apart(KNOWN, first, (first, namesake)) == "Cllr Ada Byrne (no seat)"
    assert told_apart(KNOWN, first, (first,)) == "Cllr Ada Byrne"


def test_names_near_to_what_was_typed_stand_by_nearness_without_whoever_is_asked_about() -> None:
    assert [one.id for one in near_names(KNOWN, "Cara Doyle")] == ["P4", "P5"]
    assert [one.id for one in near_names(KNOWN, "Cara Dyle")] == ["P5", "P4"]
    assert [one.id for one in near_names(KNOWN, "Cara Dyle", "P5")] == ["P4"]
    assert near_names(KNOWN, "Zeb Zorn") == ()


def minuted(text: str) -> Leaf:
    roll = (Attendance(person="P3", presence=Presence.PRESENT),)
    meeting = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD, attendance=roll)
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", text=text)
    return Leaf(Register.of(PANEL, *PEOPLE, meeting, minute), meeting)


def test_whoever_moved_and_is_not_on_the_roll_is_told_with_a_mark_of_their_own() -> None:
    text = "It was moved by Cllr Zeb Zorn and seconded by Cllr Yan Yates. It was moved by Mr Xi Xu."
    slips = [*moved_by_somebody_away(minuted(text))]
    assert [one.sentence for one in slips] == [
        "Nobody called “Cllr Zeb Zorn”, by whom it was moved, is on the roll.",
        "Nobody called “Cllr Yan Yates”, by whom it was seconded, is on the roll.",
        "Nobody called “Mr Xi Xu”, by whom it was moved, is on the roll.",
    ]
    assert [one.part for one in slips] == [
        part_of_words(words) for words in ("moved by Cllr Zeb Zorn", "seconded by Cllr Yan Yates", "moved by Mr Xi Xu")
    ]


def stamp(order: int, kind: StampKind, at: str, **more: Any) -> Stamp:
    hour, _, minute = at.partition(":")
    time = dt.time(int(hour), int(minute)) if at else None
    return Stamp(id=f"T{order}", meeting="M1", order=order, kind=kind, at=time, **more)


STAMPS = (
    stamp(1, K.START, "13:00"),
    stamp(2, K.ITEM, "13:05"),
    stamp(3, K.ARRIVAL, "13:02"),
    stamp(4, K.NOTE, "13:01"),
    stamp(5, K.ITEM, "13:20"),
    stamp(6, K.EXCLUDED, "13:30", vote="V1"),
    stamp(7, K.PUBLIC_LEFT, "13:30", vote="V1"),
    stamp(8, K.LEAVING, "13:35"),
    stamp(9, K.ITEM, ""),
    stamp(10, K.CLOSED, "14:00"),
)


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        (1, None, "13:05"),
        (2, "13:00", "13:20"),
        (3, None, "14:00"),
        (4, "13:00", "14:00"),
        (5, "13:05", "13:30"),
        (6, "13:20", "14:00"),
        (7, "13:30", "14:00"),
        (8, "13:00", "14:00"),
        (9, "13:30", "14:00"),
        (10, "13:35", None),
    ],
)
def test_an_event_stands_between_those_beside_it(order: int, first: str | None, last: str | None) -> None:
    meeting = Meeting(id="M1", date=DAY, start=dt.time(13))
    between = time_between(Register.of(PANEL, meeting, *STAMPS), meeting, STAMPS[order - 1])
    assert between == tuple(dt.time.fromisoformat(one) if one else None for one in (first, last))


@pytest.mark.parametrize(
    ("order", "at", "why"),
    [
        (5, None, ""),
        (5, "13:05", ""),
        (5, "13:30", ""),
        (
            5,
            "13:04",
            "time-order: 1:04 pm is earlier than the event before it, at 1:05 pm. Type a time from 1:05 pm to 1:30 pm.",
        ),
        (
            5,
            "13:31",
            "time-order: 1:31 pm is later than the event after it, at 1:30 pm. Type a time from 1:05 pm to 1:30 pm.",
        ),
        (1, "13:06", "time-order: 1:06 pm is later than the event after it, at 1:05 pm. Type a time to 1:05 pm."),
        (10, "13:34", "time-order: 1:34 pm is earlier than the event before it, at 1:35 pm. Type a time from 1:35 pm."),
        (1, "01:00", ""),
    ],
)
def test_a_time_is_put_right_within_those_of_the_events_beside_it(order: int, at: str | None, why: str) -> None:
    meeting = Meeting(id="M1", date=DAY, start=dt.time(13))
    time = dt.time.fromisoformat(at) if at else None
    assert told(why_not_at(Register.of(PANEL, meeting, *STAMPS), meeting, STAMPS[order - 1], time)) == why


def test_a_time_is_looked_at_as_a_time_and_a_day_as_a_day() -> None:
    meeting = Meeting(id="M1", date=DAY, start=dt.time(13), questions_by=DAY)
    of_time, of_day = notes_at(meeting, "questions_hour"), notes_at(meeting, "date")
    assert of_time is not None
    assert of_day is not None
    register = Register.of(PANEL, meeting)
    assert of_time(register, dt.time(12, 59), DAY) == ()
    assert of_time(register, dt.time(13), DAY) == ("1:00 pm is not before the meeting begins, at 1:00 pm.",)
    assert of_day(register, DAY, DAY) == ()
    assert of_day(register, dt.date(2021, 7, 11), DAY) != ()
    assert notes_at(meeting, "venue") is None


@pytest.mark.parametrize(
    ("kind", "step", "hearing"),
    [
        (RoundKind.CONFIRMATION_HEARING, "report", "hearing"),
        (RoundKind.CHIEF_CONSTABLE, "report", "hearing"),
        (RoundKind.CHIEF_CONSTABLE, "reserve-report", "reserve-hearing"),
        (RoundKind.CHIEF_CONSTABLE, "hearing", None),
        (RoundKind.CHIEF_CONSTABLE, "received", None),
        (RoundKind.PRECEPT, "report", "review"),
        (RoundKind.PRECEPT, "second-report", "second-review"),
        (RoundKind.PRECEPT, "review", None),
    ],
)
def test_a_report_is_of_the_latest_hearing_before_it(kind: RoundKind, step: str, hearing: str | None) -> None:
    codes = ("received", "notified", "hearing", "review", "reserve-hearing", "second-review")
    held = tuple(RoundStep(step=code, on=DAY) for code in codes)
    one = StatutoryRound(id="R1", kind=kind, steps=held)
    before = _hearing_before(one, RoundStep(step=step, on=MORROW))
    assert (before.step if before else None) == hearing


def asked(state: QuestionState, **more: Any) -> Question:
    return Question(id="Q1", asker=Asker(name="A"), text="Why?", state=state, **more)


TELL = "Write the letter, send it, and record that the asker was told; then close the question."
SETTLE = "Say why it is closed all the same, such as withdrawn."


@pytest.mark.parametrize(
    ("state", "without", "why"),
    [
        (S.RECEIVED, "not-settled", ""),
        (S.ACKNOWLEDGED, "not-settled", ""),
        (S.ACCEPTED, "not-settled", "accepted"),
        (S.HELD_OVER, "not-settled", "held over"),
        (S.SENT_FOR_ANSWER, "not-settled", "accepted"),
        (S.ANSWERED, "not-settled", "accepted"),
        (S.REJECTED, "asker-not-told", "rejected"),
        (S.REDIRECTED, "asker-not-told", "redirected"),
        (S.NOT_RECORDED, "not-settled", ""),
        (S.PUT, "", ""),
        (S.PUBLISHED, "", ""),
        (S.REPLY_SENT, "", ""),
    ],
)
def test_a_question_is_closed_when_it_was_settled_and_its_asker_told(
    state: QuestionState, without: str, why: str
) -> None:
    one = asked(state)
    decided = f"asker-not-told: Question Q1 was {why}, and the asker has not been told. {TELL}" if why else ""
    open_still = f"not-settled: Question Q1 has not been put and answered; its state is: {state.value}. {SETTLE}"
    assert told(why_not_close(one)) == {"": "", "not-settled": open_still, "asker-not-told": decided}[without]
    assert told(why_not_close(one, " ")) == told(why_not_close(one))
    assert told(why_not_close(one, "withdrawn")) == decided
    assert why_not_close(asked(state, asker_told_on=DAY), "withdrawn") is None


@pytest.mark.parametrize(
    ("state", "fields", "why"),
    [
        (
            S.RECEIVED,
            {},
            "undecided: Nothing has been decided about question Q1 yet. Decide first; then tell the asker.",
        ),
        (
            S.ACKNOWLEDGED,
            {"asker_told_on": DAY},
            "told-already: The asker has been told. There is nothing more to record.",
        ),
        (S.ACCEPTED, {}, ""),
        (S.CLOSED, {}, ""),
    ],
)
def test_an_asker_is_told_once_and_of_what_was_decided(state: QuestionState, fields: dict[str, Any], why: str) -> None:
    assert told(why_not_told(asked(state, **fields))) == why


ON_THE_DAY = "Record apologies and substitutes now, and who came on the day."
CAME = Attendance(person="P1", presence=Presence.PRESENT)


@pytest.mark.parametrize(
    ("today", "attendance", "why"),
    [
        (EVE, (CAME,), f"meeting-to-come: {NAME} has not taken place yet. {ON_THE_DAY}"),
        (DAY, (CAME,), ""),
        (DAY, (), "chair-nobody: Nobody is recorded as there at the meeting of 12 July 2021. Record who came first."),
    ],
)
def test_who_was_in_the_chair_is_recorded_of_those_who_came(
    today: dt.date, attendance: tuple[Attendance, ...], why: str
) -> None:
    meeting = Meeting(id="M1", date=DAY, attendance=attendance)
    assert told(why_not_chair(Register.of(PANEL, *PEOPLE, meeting), meeting, today)) == why


def test_there_is_something_to_read_where_a_minute_or_a_roll_is() -> None:
    bare = Meeting(id="M1", date=DAY)
    rolled = Meeting(id="M1", date=DAY, attendance=(CAME,))
    minute = Minute(id="N1", meeting="M1", order=1, heading="A", text="x")
    assert told(why_not_read(Register.of(PANEL, bare), bare)) == (
        "minutes-none: No minute of 12 July 2021 has been written. Add its minutes first."
    )
    assert why_not_read(Register.of(PANEL, bare, minute), bare) is None
    assert why_not_read(Register.of(PANEL, rolled), rolled) is None
    assert told(why_not_names(bare)) == (
        "names-nobody: Nobody is recorded at the meeting of 12 July 2021. Record who came first."
    )
    assert why_not_names(rolled) is None


@pytest.mark.parametrize(
    ("place", "by", "why"),
    [
        (1, -1, "minute-first: This is the first minute of the meeting. It can only go the other way."),
        (1, 1, ""),
        (2, -1, ""),
        (2, 1, ""),
        (3, 1, "minute-last: This is the last minute of the meeting. It can only go the other way."),
    ],
)
def test_a_minute_goes_up_and_down_within_its_set(place: int, by: int, why: str) -> None:
    minutes = [Minute(id=f"N{at}", meeting="M1", order=at, heading="A", text="x") for at in (1, 2, 3)]
    meeting = Meeting(id="M1", date=DAY, status=MeetingStatus.HELD)
    assert told(why_not_reorder(Register.of(PANEL, meeting, *minutes), minutes[place - 1], by, DAY)) == why
