"""Where several days, numbers or records would do, a rule takes the first or the last of them, in whatever order."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from store.problems import Problem
from store.records import (
    Action,
    Asker,
    Complaint,
    ComplaintDeed,
    ComplaintStep,
    ContactDetails,
    ItemStatus,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Outcome,
    Panel,
    Question,
    Report,
    Response,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    WorkItem,
)
from store.records.action import PointOutcome
from store.records.annual import AnnualText
from store.records.panel import PreElection, SettingWas
from store.register import Register
from store.rules.actions.discharge import offer_for
from store.rules.actions.replies import _letter_day, without_outcome
from store.rules.annual.sections import words_of
from store.rules.calendar.clock import _purged, last_move
from store.rules.complaints.clocks import referred_since
from store.rules.complaints.following import follows_on
from store.rules.complaints.guards import why_not_day
from store.rules.members.membership import _meet
from store.rules.minutes.newcomers import next_seat
from store.rules.programme.doubles import first_taken_away
from store.rules.reports.guards import why_not_report_in
from store.rules.reports.naming import on_meeting, on_round
from store.rules.room.amending import time_between
from store.rules.rounds.limits import with_poll
from store.rules.rounds.progress import next_step
from store.rules.rounds.standing import passed_over
from store.rules.rounds.steps import STEPS
from store.rules.settings.dated import why_not_from
from store.rules.settings.reading import setting
from store.rules.words.wording import paragraph_words

TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
A, B, C = dt.date(2021, 3, 1), dt.date(2021, 4, 1), dt.date(2021, 5, 1)
BOTH = pytest.mark.parametrize("days", [(A, B), (B, A)], ids=["in order", "the other way round"])


def code(problem: Problem | None) -> str:
    return problem.code if problem else ""


@BOTH
def test_the_words_of_a_year_are_those_of_the_last_year_up_to_it(days: tuple[dt.date, ...]) -> None:
    texts = tuple(AnnualText(section="opening", year=2000 + one.month, text=f"{one.month}") for one in days)
    panel = Panel(id="PANEL", name="x", annual_texts=(*texts, AnnualText(section="closing", year=2004, text="9")))
    assert [words_of(panel, "opening", year) for year in (2002, 2003, 2004, 2005)] == ["", "3", "4", "4"]


@BOTH
def test_what_was_posted_counts_from_the_last_move(days: tuple[dt.date, ...]) -> None:
    moves = tuple(MeetingMove(on=one, from_date=C, to_date=C) for one in days)
    assert last_move(Meeting(id="M1", date=C, moves=moves)) == B
    assert last_move(Meeting(id="M1", date=C)) == dt.date.min


@BOTH
def test_contact_details_are_gone_on_the_last_day_on_which_any_went(days: tuple[dt.date, ...]) -> None:
    questions = [
        Question(
            id=f"Q{number}",
            asker=Asker(name="A", private=ContactDetails(purged_on=one)),
            text="Why?",
            meeting="M1",
        )
        for number, one in enumerate(days, 1)
    ]
    meeting = Meeting(id="M1", date=A)
    mark = _purged(Register.of(PANEL, meeting, *questions), meeting)
    assert mark is not None
    assert mark.on == B


def complaint(*steps: ComplaintStep) -> Complaint:
    return Complaint(id="X1", received_on=A, steps=steps)


@BOTH
def test_a_complaint_is_referred_on_the_first_day_from_one_on(days: tuple[dt.date, ...]) -> None:
    one = complaint(*(ComplaintStep(deed=ComplaintDeed.REFERRED, on=day) for day in days))
    assert [referred_since(one, day) for day in (A, dt.date(2021, 3, 2), B, dt.date(2021, 4, 2))] == [A, B, B, None]


@BOTH
def test_a_step_of_a_complaint_follows_the_last_of_those_before_it(days: tuple[dt.date, ...]) -> None:
    one = complaint(*(ComplaintStep(deed=ComplaintDeed.BEGUN, on=day) for day in days))
    assert follows_on(one, ComplaintDeed.COMPLAINANT_ASKED) == B
    assert follows_on(one, ComplaintDeed.APOLOGY) is follows_on(one, ComplaintDeed.ACKNOWLEDGED) is None
    assert follows_on(complaint(), ComplaintDeed.COMPLAINANT_ASKED) is None


@pytest.mark.parametrize(
    ("on", "since", "said"),
    [
        (TODAY, None, ""),
        (dt.date(2021, 7, 13), None, "still to come"),
        (A, None, ""),
        (dt.date(2021, 2, 28), None, "on which it came in"),
        (A, B, "on which what it follows was done"),
        (B, B, ""),
        (A, dt.date(2021, 2, 1), ""),
        (dt.date(2021, 2, 28), dt.date(2021, 2, 1), "on which it came in"),
    ],
)
def test_what_is_done_about_a_complaint_comes_after_it_and_after_what_it_follows(
    on: dt.date, since: dt.date | None, said: str
) -> None:
    problem = why_not_day(complaint(), on, TODAY, since=since)
    assert (problem is None) is not bool(said)
    assert problem is None or said in problem.sentence


@pytest.mark.parametrize(
    ("dated", "since", "received", "found"),
    [
        (None, None, None, ""),
        (TODAY, None, None, ""),
        (dt.date(2021, 7, 13), None, None, "still to come"),
        (B, None, B, ""),
        (C, None, B, "because it came on"),
        (TODAY, None, dt.date(2021, 8, 1), ""),
        (dt.date(2021, 7, 13), None, dt.date(2021, 8, 1), "still to come"),
        (A, B, None, "before the recommendation"),
        (B, B, None, ""),
    ],
)
def test_a_letter_is_of_a_day_between_what_it_answers_and_its_receipt(
    dated: dt.date | None, since: dt.date | None, received: dt.date | None, found: str
) -> None:
    problems = _letter_day(dated, since, received, TODAY)
    assert len(problems) == bool(found)
    assert all(found in one.sentence for one in problems)


@pytest.mark.parametrize(("which", "parts"), [(1, ["b", "c"]), (2, ["a", "c"]), (3, ["a", "b"]), (4, ["a", "b", "c"])])
def test_an_outcome_that_is_taken_back_leaves_the_others_in_their_order(which: int, parts: list[str]) -> None:
    further = tuple(PointOutcome(outcome=Outcome.NOTED, part=part) for part in "bc")
    left = without_outcome(Response(outcome=Outcome.NOTED, part="a", further=further), which)
    assert left is not None
    assert [one.part for one in left.outcomes] == parts
    assert without_outcome(Response(outcome=Outcome.NOTED, part="a"), 1) is None


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((None, None), (None, None), True),
        ((A, B), (B, C), True),
        ((A, B), (dt.date(2021, 4, 2), C), False),
        ((None, A), (B, None), False),
        ((None, B), (A, None), True),
        ((A, None), (None, A), True),
        ((B, C), (A, None), True),
        ((A, C), (B, B), True),
    ],
)
def test_two_seats_meet_if_they_have_a_day_in_common(
    one: tuple[dt.date | None, dt.date | None], other: tuple[dt.date | None, dt.date | None], meet: bool
) -> None:
    first, second = (Seat(id="S1", from_date=begins, to_date=ends) for begins, ends in (one, other))
    assert _meet(first, second) is meet
    assert _meet(second, first) is meet


@BOTH
def test_the_next_seat_is_the_first_after_a_day_of_the_person_or_of_the_one_office(days: tuple[dt.date, ...]) -> None:
    own = [Seat(id=f"S{number}", person="P1", from_date=one) for number, one in enumerate(days, 1)]
    register = Register.of(PANEL, *own, Seat(id="S9", person="P2", role=Role.CHAIR, from_date=C))
    told = [next_seat(register, "P1", Role.MEMBER, on) for on in (dt.date(2021, 2, 1), A, B)]
    assert told == [A, B, None]
    assert [next_seat(register, "P3", role, A) for role in (Role.CHAIR, Role.MEMBER)] == [C, None]
    assert next_seat(register, "P1", Role.CHAIR, B) == C


@pytest.mark.parametrize(
    ("meetings", "goes"),
    [
        ((None, A), "W1"),
        ((C, None), "W2"),
        ((dt.date(2021, 8, 1), dt.date(2021, 9, 1)), "W2"),
        ((dt.date(2021, 9, 1), dt.date(2021, 8, 1)), "W1"),
        ((A, dt.date(2021, 8, 1)), "W2"),
        ((dt.date(2021, 8, 1), A), "W1"),
    ],
)
def test_of_two_items_that_are_one_goes_what_is_at_no_meeting_or_the_last_to_come(
    meetings: tuple[dt.date | None, ...], goes: str
) -> None:
    held = [Meeting(id=f"M{number}", date=on) for number, on in enumerate(meetings, 1) if on]
    items = [
        WorkItem(id=f"W{number}", title="Plan", meeting=f"M{number}" if on else None, order=number)
        for number, on in enumerate(meetings, 1)
    ]
    register = Register.of(PANEL, *held, *items)
    assert first_taken_away(register, items, TODAY) == goes
    assert first_taken_away(register, items[::-1], TODAY) == goes


def precept(*steps: RoundStep) -> StatutoryRound:
    return StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2021, steps=steps)


def taken(*codes: str) -> StatutoryRound:
    return precept(*(RoundStep(step=one, on=A) for one in codes))


@pytest.mark.parametrize(
    ("codes", "coming"),
    [
        ((), "notified"),
        (("notified",), "review"),
        (("review",), "report"),
        (("review", "notified"), "report"),
        (("notified", "review", "report", "response", "issued"), None),
        (("notified", "report", "response", "issued"), "review"),
        (("issued", "notified"), "review"),
        (("advice",), "notified"),
    ],
)
def test_the_next_step_is_the_first_behind_the_furthest_else_the_first_that_lacks(
    codes: tuple[str, ...], coming: str | None
) -> None:
    step = next_step(taken(*codes))
    assert (step and step.code) == coming


@pytest.mark.parametrize(
    ("codes", "passed"),
    [
        ((), False),
        (("notified",), False),
        (("report",), True),
        (("review", "report"), False),
        (("report", "notified"), True),
    ],
)
def test_a_step_is_passed_over_once_a_later_one_is_taken(codes: tuple[str, ...], passed: bool) -> None:
    review = next(rule for rule in STEPS[RoundKind.PRECEPT] if rule.code == "review")
    assert passed_over(taken(*codes), review) is passed


@BOTH
def test_words_of_a_setting_change_after_the_last_time_that_they_did(days: tuple[dt.date, ...]) -> None:
    earlier = tuple(SettingWas(setting="name", words="x", until=one) for one in days)
    panel = Panel(id="PANEL", name="x", earlier=(*earlier, SettingWas(setting="short_name", words="x", until=C)))
    told = [
        code(why_not_from(panel, setting("name"), on, TODAY))
        for on in (B, dt.date(2021, 4, 2), dt.date(2021, 4, 3), TODAY, dt.date(2021, 7, 13))
    ]
    assert told == ["setting.order", "setting.order", "", "", "setting.ahead"]


@BOTH
def test_an_event_is_put_right_between_the_last_before_it_and_the_first_after_it(days: tuple[dt.date, ...]) -> None:
    hours = (2, 3) if days[0] == A else (3, 2)
    stamps = [
        Stamp(id=f"T{number}", meeting="M1", kind=StampKind.NOTED, order=number, at=dt.time(hour))
        for number, hour in enumerate((*hours, 4, *(hour + 3 for hour in hours)), 1)
    ]
    meeting = Meeting(id="M1", date=A)
    register = Register.of(PANEL, meeting, *stamps)
    assert time_between(register, meeting, stamps[2]) == (dt.time(3), dt.time(5))
    alone = Register.of(PANEL, meeting, stamps[2])
    assert time_between(alone, meeting, stamps[2]) == (None, None)


@BOTH
def test_a_plan_is_of_the_last_election_of_the_office_before_it(days: tuple[dt.date, ...]) -> None:
    polls = [PreElection(first=one, poll=one, what="Police and Crime Commissioner") for one in days]
    other = PreElection(first=C, poll=C, what="County Council")
    register = Register.of(Panel(id="PANEL", name="x", pre_election=(*polls, other)))

    def poll_of(*steps: dt.date) -> dt.date | None:
        taken = tuple(RoundStep(step=code, on=on) for code, on in zip(("received", "review"), steps, strict=False))
        return with_poll(register, StatutoryRound(id="R1", kind=RoundKind.PLAN, steps=taken)).poll_day

    assert poll_of() == B
    assert poll_of(C) == B
    assert poll_of(dt.date(2021, 3, 31)) == A
    assert poll_of(C, dt.date(2021, 3, 31)) == A
    assert poll_of(B) == B
    assert poll_of(dt.date(2021, 2, 1)) is None


def test_reports_of_a_meeting_are_those_of_its_rounds_and_its_own() -> None:
    meeting, other = Meeting(id="M1", date=A), Meeting(id="M2", date=B)
    steps = (
        RoundStep(step="review", on=A, meeting="M1"),
        RoundStep(step="second-review", on=A, meeting="M1"),
    )
    reports = [
        Report(id="RP1", round="R1", step="second-report"),
        Report(id="RP2", round="R1", step="report"),
        Report(id="RP3", meeting="M1"),
        Report(id="RP4", round="R2", step="report"),
    ]
    register = Register.of(PANEL, meeting, other, precept(*steps), *reports)
    assert [one.id for one in on_meeting(register, meeting)] == ["RP1", "RP2", "RP3"]
    assert on_meeting(register, other) == ()
    assert [one.id for one in on_round(register, precept(*steps))] == ["RP2", "RP1"]


@pytest.mark.parametrize(
    ("of", "code"), [((), "report.round_early"), (("R2",), "report.round_early"), (("R1",), ""), (("R2", "R1"), "")]
)
def test_a_round_has_a_report_to_go_to_if_any_is_its_own(of: tuple[str, ...], code: str) -> None:
    reports = [Report(id=f"RP{number}", round=one, step="report") for number, one in enumerate(of, 1)]
    problem = why_not_report_in(Register.of(PANEL, precept(), *reports), precept())
    assert bool(problem) is bool(code)


@BOTH
def test_the_evidence_for_an_action_is_the_item_that_was_considered_last(days: tuple[dt.date, ...]) -> None:
    held = [Meeting(id=f"M{number}", date=one, status=MeetingStatus.HELD) for number, one in enumerate(days, 1)]
    items = [
        WorkItem(
            id=f"W{number}",
            title=f"Plan {number}",
            meeting=f"M{number}",
            considered_at=f"M{number}",
            status=ItemStatus.CONSIDERED,
        )
        for number in (1, 2)
    ]
    action = Action(id="A1", text="Look at the plan", items=("W1", "W2"))
    register = Register.of(PANEL, *held, *items, action)
    offer = offer_for(register, action, items)
    assert offer is not None
    assert (offer.on, offer.what) == (B, f"The panel considered “Plan {days.index(B) + 1}”.")
    agreed = msgspec.structs.replace(action, agreed_on=dt.date(2021, 4, 2))
    assert offer_for(register, agreed, items) is None
    waiting = WorkItem(id="W3", title="Plan 3")
    assert offer_for(register, action, [*items, waiting]) is None


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("3", "paragraph 3"),
        ("3, 4", "paragraphs 3 and 4"),
        ("1, 3, 7", "paragraphs 1, 3 and 7"),
        ("3, see note", "3, see note"),
        ("section 36", "section 36"),
    ],
)
def test_paragraphs_are_worded_if_all_of_them_are_numbers(kept: str, words: str) -> None:
    assert paragraph_words(kept) == words
