"""What a rule says of the last publication, move or day, and what it asks of every minute or of any step."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    Asker,
    Attendance,
    Complaint,
    ContactDetails,
    Issue,
    ItemMove,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Person,
    Presence,
    Question,
    QuestionState,
    RoundKind,
    RoundStep,
    RuleSet,
    Seat,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.agenda import FIRST, SUPPLEMENT
from store.records.complaint import Particulars
from store.records.meeting import InTheChair, TakenOff
from store.records.question import QuestionStep
from store.register import Register
from store.rules.complaints.retention import complaints_in_journal
from store.rules.law.provision import COMMISSIONERS_FROM, DEVOLUTION_ACT_FROM, END_ANNOUNCED
from store.rules.minutes.naming import place_of
from store.rules.minutes.offers import may_have_signed
from store.rules.programme.awaited import reports_not_in_words
from store.rules.programme.targets import _named_month, target_of
from store.rules.publishing.bundles import Belonging
from store.rules.publishing.guards import why_ask_taking_back, why_not_issue_on
from store.rules.publishing.inspection import why_nothing_off
from store.rules.publishing.withheld import withheld
from store.rules.questions.contacts import towns_in
from store.rules.questions.deadline import purge_due
from store.rules.questions.outgoing import _names_of, to_redact

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29))


def test_the_law_on_commissioners_changed_on_these_days() -> None:
    assert dt.date(2012, 11, 22) == COMMISSIONERS_FROM
    assert dt.date(2028, 5, 31) == END_ANNOUNCED
    assert dt.date(2026, 4, 29) == DEVOLUTION_ACT_FROM


def test_a_minute_has_its_place_in_the_set_and_none_in_the_bin() -> None:
    minutes = [Minute(id=f"N{number}", meeting="M1", text="x", order=number) for number in (1, 2, 3)]
    register = Register.of(PANEL, MEETING, replace(minutes[0], binned_on=TODAY), *minutes[1:])
    assert [place_of(register, one) for one in minutes] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("To July meeting", (7, None)),
        ("To July 2021 meeting", (7, 2021)),
        ("To July 2021, or July 2022", (7, 2021)),
        ("To July or September", None),
        ("To a meeting", None),
        ("It may be later", None),
        ("In may", (5, None)),
        ("May be", (5, None)),
        ("To Dec 2022", (12, 2022)),
    ],
)
def test_a_note_names_a_month_with_the_first_of_its_years(text: str, named: tuple[int, int | None] | None) -> None:
    assert _named_month(text) == named


def moved(*days: dt.date, target: str) -> WorkItem:
    return WorkItem(id="W1", title="x", target=target, moves=tuple(ItemMove(on=day, how="deferred") for day in days))


@pytest.mark.parametrize(
    ("item", "first"),
    [
        (moved(dt.date(2019, 3, 1), dt.date(2020, 9, 1), target="To July meeting"), dt.date(2021, 7, 1)),
        (moved(dt.date(2019, 3, 1), dt.date(2020, 6, 1), target="To July meeting"), dt.date(2020, 7, 1)),
        (moved(dt.date(2019, 3, 1), dt.date(2020, 7, 1), target="To July meeting"), dt.date(2020, 7, 1)),
        (moved(dt.date(2019, 3, 1), dt.date(2021, 7, 30), target="To the next meeting"), dt.date(2021, 9, 1)),
        (moved(dt.date(2019, 3, 1), target="To the next meeting"), dt.date(2019, 5, 1)),
        (moved(target="To March meeting"), dt.date(2022, 3, 1)),
        (moved(target="To April meeting"), dt.date(2021, 4, 1)),
        (moved(target="To July meeting"), dt.date(2021, 7, 1)),
        (moved(target="To June meeting"), dt.date(2021, 6, 1)),
    ],
)
def test_a_month_is_wanted_as_seen_from_the_last_move(item: WorkItem, first: dt.date) -> None:
    held = [Meeting(id=f"M{at}", date=day) for at, day in enumerate((dt.date(2019, 5, 1), dt.date(2021, 9, 1)), 2)]
    target = target_of(Register.of(PANEL, MEETING, *held, item), item, TODAY)
    assert target is not None
    assert target.first == first


@pytest.mark.parametrize(
    ("meetings", "belongs"), [((), False), (("M1", "M2"), True), (("M2", "M1"), True), (("M2",), False)]
)
def test_a_round_belongs_to_each_meeting_of_a_step(meetings: tuple[str, ...], *, belongs: bool) -> None:
    steps = tuple(RoundStep(step="review", on=TODAY, meeting=meeting) for meeting in meetings)
    one = StatutoryRound(id="R1", kind=RoundKind.PLAN, steps=steps)
    assert Belonging("M1", frozenset(), frozenset()).holds(one) is belongs


OUT = replace(
    MEETING,
    agenda_published_on=dt.date(2021, 7, 5),
    published=(
        Issue(kind=FIRST, on=dt.date(2021, 7, 5)),
        Issue(kind=SUPPLEMENT, on=dt.date(2021, 7, 7)),
        Issue(kind=SUPPLEMENT, number=2, on=dt.date(2021, 7, 9)),
    ),
)


def test_what_is_taken_back_is_the_last_publication() -> None:
    problem = why_ask_taking_back(OUT, "publication")
    assert problem is not None
    assert problem.sentence == (
        "The supplement 2 of the meeting of Thursday 29 July 2021 was published on Friday 9 July 2021; members have it."
    )
    problem = why_ask_taking_back(replace(OUT, published=()), "publication")
    assert problem is not None
    assert problem.sentence.startswith(
        "The agenda of the meeting of Thursday 29 July 2021 was published on Monday 5 July"
    )
    assert why_ask_taking_back(OUT, "draft-reports") is None


@pytest.mark.parametrize(
    ("day", "code"), [(8, "publish.before"), (9, ""), (12, ""), (13, "publish.early"), (6, "publish.before")]
)
def test_a_publication_is_after_the_last(day: int, code: str) -> None:
    problem = why_not_issue_on(OUT, dt.date(2021, 7, day), TODAY)
    assert (problem.code if problem else "") == code
    assert why_not_issue_on(replace(OUT, published=()), dt.date(2021, 7, 5), TODAY) is None


HELD = replace(MEETING, date=dt.date(2014, 7, 1), status=MeetingStatus.HELD)


@pytest.mark.parametrize(
    ("meeting", "day", "said"),
    [
        (HELD, dt.date(2018, 6, 30), "The background papers of the meeting of 1 July 2014 have to be open"),
        (HELD, dt.date(2018, 7, 1), ""),
        (replace(HELD, taken_off=(TakenOff(on=TODAY, background=True),)), dt.date(2018, 7, 2), "The agenda, minutes"),
        (replace(HELD, taken_off=(TakenOff(on=TODAY, background=True),)), dt.date(2020, 7, 2), ""),
        (replace(HELD, taken_off=(TakenOff(on=TODAY),)), dt.date(2020, 7, 2), "The agenda, minutes and reports"),
        (replace(HELD, kind=MeetingKind.INFORMAL), dt.date(2020, 7, 2), "The law asks nothing"),
    ],
)
def test_something_of_a_meeting_leaves_the_website_once_one_of_its_two_times_is_over(
    meeting: Meeting, day: dt.date, said: str
) -> None:
    problem = why_nothing_off(PANEL, meeting, day)
    assert (problem is None) is not bool(said)
    assert problem is None or problem.sentence.startswith(said), problem.sentence


@pytest.mark.parametrize(
    ("exempt", "shown"),
    [((), True), ((True,), False), ((True, True), False), ((True, False), True), ((False, True), True)],
)
def test_a_vote_is_withheld_if_every_minute_of_its_item_is(exempt: tuple[bool, ...], *, shown: bool) -> None:
    minutes = [
        Minute(id=f"N{at}", meeting="M1", text="x", item="W1", exempt_paragraph="3" if one else "", summary="s")
        for at, one in enumerate(exempt, 1)
    ]
    vote = Vote(id="V1", meeting="M1", item="W1", motion="That it be done")
    register = withheld(Register.of(PANEL, MEETING, WorkItem(id="W1", title="x", meeting="M1"), *minutes, vote))
    assert [one.motion == "That it be done" for one in register.all(Vote)] == [shown]


@pytest.mark.parametrize(
    ("lines", "towns"),
    [
        (("14 Quarry Rise", "Corrow"), {1}),
        (("14 Quarry Rise", "Little Flat 3", "Corrow", "Borset"), {2, 3}),
        (("14 Quarry Rise", "Mill Lane", "Corrow"), {2}),
        (("The Old Rectory", "Corrow", "BO1 2XY"), set()),
        (("The Gables", "Quarry Rise", "Corrow"), {2}),
        (("The Gables", "Corrow"), set()),
    ],
)
def test_a_line_of_an_address_with_any_figure_is_no_town(lines: tuple[str, ...], towns: set[int]) -> None:
    assert towns_in(lines) == towns


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Ann Mary Archer asks.", ["Ann Mary Archer"]),
        ("It is Archer, Ann who asks.", ["Archer, Ann"]),
        ("Why does Mrs Archer ask?", ["Mrs Archer"]),
        ("Why does A. Archer ask?", ["A. Archer"]),
        ("Why does n. Archer ask?", ["Archer"]),
        ("Dear Ann,", ["Dear Ann"]),
        ("Why does an archer ask?", []),
        ("Why does Ann ask?", []),
        ("Ann, Archer's", ["Archer"]),
    ],
)
def test_a_name_is_come_upon_in_each_of_its_forms(text: str, private: list[str]) -> None:
    asker = Asker(name="Ms Ann Mary Archer", consents_to_name=False, private=ContactDetails())
    _names_of.cache_clear()
    told = [text[one.start : one.end] for one in to_redact(text, asker)]
    assert told == private


def test_contact_details_of_a_question_without_a_meeting_go_some_months_after_its_first_step() -> None:
    steps = tuple(QuestionStep(state=QuestionState.RECEIVED, on=dt.date(2021, month, 1)) for month in (3, 5))
    question = Question(id="Q1", text="x", asker=Asker(name="A"), steps=steps)
    panel = Panel(id="PANEL", name="A panel", rules=(RuleSet(contact_months=12),))
    assert purge_due(Register.of(panel, question), question, TODAY) == dt.date(2022, 3, 1)
    assert purge_due(Register.of(panel), replace(question, steps=()), TODAY) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ""),
        (1, "1 report is not in: “Plan 1”."),
        (2, "2 reports are not in: “Plan 1” and “Plan 2”."),
        (3, "3 reports are not in: “Plan 1”, “Plan 2” and “Plan 3”."),
        (4, "4 reports are not in: “Plan 1”, “Plan 2” and 2 more."),
    ],
)
def test_reports_that_are_not_in_are_named_as_far_as_three(number: int, said: str) -> None:
    items = [WorkItem(id=f"W{at}", title=f"Plan {at}", meeting="M1", order=at) for at in range(1, number + 1)]
    assert reports_not_in_words(Register.of(PANEL, MEETING, *items), MEETING) == said


@pytest.mark.parametrize(
    ("today", "target", "first"),
    [
        (dt.date(2021, 12, 1), "To December meeting", dt.date(2021, 12, 1)),
        (dt.date(2021, 12, 1), "To January meeting", dt.date(2022, 1, 1)),
        (dt.date(2021, 12, 1), "To August meeting", dt.date(2022, 8, 1)),
        (dt.date(2021, 12, 1), "To September meeting", dt.date(2021, 9, 1)),
        (dt.date(2021, 1, 1), "To January meeting", dt.date(2021, 1, 1)),
        (dt.date(2021, 1, 1), "To December meeting", dt.date(2020, 12, 1)),
        (dt.date(2021, 1, 1), "To September meeting", dt.date(2021, 9, 1)),
        (dt.date(2021, 1, 1), "To October meeting", dt.date(2020, 10, 1)),
    ],
)
def test_a_month_lies_up_to_eight_months_ahead_or_else_just_past(today: dt.date, target: str, first: dt.date) -> None:
    item = WorkItem(id="W1", title="x", target=target)
    wanted = target_of(Register.of(PANEL, item), item, today)
    assert wanted is not None
    assert wanted.first == first


def test_minutes_are_signed_by_who_presided_else_by_who_came_else_by_a_member() -> None:
    people = [Person(id=f"P{number}", name=name) for number, name in enumerate(("Ann", "Bob", "Cat"), 1)]
    seats = [Seat(id=f"S{number}", person=f"P{number}") for number in (1, 2)]
    roll = (Attendance(person="P2", presence=Presence.PRESENT), Attendance(person="P3", presence=Presence.ABSENT))

    def signs(meeting: Meeting) -> tuple[str, ...]:
        return may_have_signed(Register.of(PANEL, meeting, *people, *seats), meeting)

    assert signs(replace(HELD, date=TODAY)) == ("P1", "P2")
    assert signs(replace(HELD, date=TODAY, attendance=roll)) == ("P2",)
    assert signs(replace(HELD, date=TODAY, attendance=roll, chairs=(InTheChair(person="P1"),))) == ("P1",)


def test_particulars_in_the_journal_stay_while_the_record_holds_them_or_its_time_has_not_come() -> None:
    def due(**more: Any) -> tuple[str, ...]:
        one = Complaint(id="K1", received_on=dt.date(2015, 1, 1), **more)
        return complaints_in_journal(Register.of(PANEL, one), TODAY, frozenset({"K1"}))

    gone = Particulars(purged_on=dt.date(2020, 1, 1))
    assert due(private=gone) == ("K1",)
    assert due(private=replace(gone, complainant="Ann")) == ()
    assert due() == ()
    assert complaints_in_journal(Register.of(PANEL), TODAY, frozenset({"K1", "A1"})) == ("K1",)
