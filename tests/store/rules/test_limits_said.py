"""The last day that still counts, the other of two sentences, the first of several: what a slip by one would move."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from store.bundled import read
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Asker,
    ContactDetails,
    Council,
    CyclicalItem,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingMove,
    MeetingStatus,
    Minute,
    NoticePosted,
    Panel,
    Question,
    RoundKind,
    RoundStep,
    StatutoryRound,
    Vote,
    WorkItem,
)
from store.records.panel import PreElection
from store.records.vote import NamedVote
from store.register import Register
from store.rules.actions.discharge import minute_of
from store.rules.attendance.votes import judge
from store.rules.calendar.clock import clock, last_move
from store.rules.calendar.deadlines import NOTICES, PURGE
from store.rules.calendar.proposing import ProposedDate, clashes
from store.rules.days.holidays import holiday_table
from store.rules.declarations.declaring import why_not_open
from store.rules.findings.cycle import windows
from store.rules.findings.preparing import needs_of
from store.rules.in_steps import at_once
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.questions.askers import same_asker
from store.rules.questions.repeats import repeats_of
from store.rules.rounds.dates import review_day
from store.rules.rounds.guards import why_not_step
from store.rules.words.titles import alike, clusters_in_steps, telling_words
from tests.store.rules.findings.scenes import JULY, TODAY, day, findings_of, scene

TABLE = holiday_table(read("holidays/england-and-wales.json"))
PANEL = Panel(id="PANEL", name="A panel")


def told_of(code: str, *records: object) -> list[str]:
    return [one.sentence for one in findings_of(*records) if one.code == code]  # type: ignore[arg-type]


def test_two_businesses_that_share_half_their_words_are_not_one() -> None:
    assert at_once(clusters_in_steps(["Vehicle theft prevention", "Vehicle theft detection"])) == []
    assert at_once(clusters_in_steps(["Vehicle theft prevention", "The prevention of vehicle theft"])) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Crime plan", "Crime plans", True), ("Gas safety", "Ga safety", False), ("Class sizes", "Clas sizes", False)],
)
def test_a_plural_is_the_same_word_and_a_word_that_ends_in_s_is_whole(one: str, other: str, same: bool) -> None:
    assert alike(telling_words(one)[0], telling_words(other)[0]) is same


@pytest.mark.parametrize(("what", "said"), [("Mayoral election", "Mayoral election"), ("", "poll")])
def test_a_proposed_date_says_which_poll_it_lies_before(what: str, said: str) -> None:
    first, poll = dt.date(2021, 9, 1), dt.date(2021, 9, 30)
    panel = replace(PANEL, pre_election=(PreElection(first=first, poll=poll, what=what),))

    def against(on: dt.date) -> list[str]:
        told = clashes(Register.of(panel), ProposedDate(date=on, start=None, venue=""), TABLE)
        return [one for one in told if one.startswith("pre-election")]

    assert against(first) == against(poll) == [f"pre-election period ({said})"]
    assert against(first - dt.timedelta(days=1)) == against(poll + dt.timedelta(days=1)) == []


def test_an_action_is_discharged_by_the_minute_with_the_heading_of_its_item() -> None:
    meeting = Meeting(id="M1", date=TODAY)
    minutes = (
        Minute(id="N1", meeting="M1", number="1/21", order=1, heading="Police precept 2021/22"),
        Minute(id="N2", meeting="M1", number="2/21", order=2, heading="Ethics Committee 2021/22"),
    )
    item = WorkItem(id="W1", title="Ethics Committee", status=ItemStatus.CONSIDERED, considered_at="M1")
    found = minute_of(Register.of(PANEL, meeting, *minutes, item), meeting, item)
    assert found is not None
    assert found.id == "N2"


def test_a_step_without_its_outcome_and_one_with_another_are_told_apart() -> None:
    one = StatutoryRound(id="R1", kind=RoundKind.SUSPENSION, steps=(RoundStep(step="suspended", on=TODAY),))
    register = Register.of(PANEL, one)

    def said(choice: str) -> list[str]:
        problems = why_not_step(register, one, RoundStep(step="ended", on=TODAY, choice=choice))
        return [problem.sentence for problem in problems if problem.code == "round.choice"]

    assert said("") == ["“Suspension ended” needs its outcome."]
    assert said("over") == ["“over” is no outcome of “Suspension ended”."]
    assert said("panel") == []


def test_what_does_not_fit_into_a_meeting_is_said_with_its_weekday() -> None:
    item = WorkItem(id="W1", title="Estates", meeting=JULY, minutes=91)
    assert told_of("meeting-overbooked", item) == [
        "The meeting of Thursday 29 July 2021 has 91 minutes of business for the 90 there are: 1 too many."
    ]
    assert told_of("meeting-overbooked", replace(item, minutes=90)) == []
    more = WorkItem(id="W2", title="Vetting", meeting=JULY)
    assert told_of("meeting-overbooked", item, more)[0].endswith("1 too many, not counting 1 item without minutes.")


@pytest.mark.parametrize(
    ("meeting", "why"),
    [
        (Meeting(id="M4", date=day(8, 12), status=MeetingStatus.CANCELLED), "which was cancelled"),
        (Meeting(id="M4", date=day(8, 12), binned_on=TODAY), "which is in the bin"),
    ],
)
def test_an_item_without_a_meeting_names_the_one_that_is_off_with_its_weekday(meeting: Meeting, why: str) -> None:
    item = WorkItem(id="W1", title="Estates", meeting="M4")
    (said,) = (one for one in findings_of(meeting, item) if "M4" in one.sentence or "Thursday" in one.sentence)
    assert f"the meeting of Thursday 12 August 2021, {why}" in said.sentence


def test_nothing_is_declared_at_a_meeting_that_was_called_off_and_its_weekday_is_said() -> None:
    meeting = Meeting(id="M4", date=day(8, 12), status=MeetingStatus.RELEASED)
    problem = why_not_open(meeting)
    assert problem is not None
    assert problem.sentence == "The meeting of Thursday 12 August 2021 was released."
    assert why_not_open(replace(meeting, status=MeetingStatus.HELD)) is None


def test_no_meeting_later_and_none_earlier_have_each_their_cure() -> None:
    meeting, item = Meeting(id="M1", date=day(7, 29)), WorkItem(id="W1", title="Estates", meeting="M1")
    register = Register.of(PANEL, meeting, item)
    cures = {by: neighbouring_meeting(register, [item], by, TODAY).cure for by in (1, -1)}  # type: ignore[union-attr]
    assert cures == {
        1: "Arrange one in the calendar, or move the item to the suggestions.",
        -1: "Choose a meeting from the list.",
    }


def test_of_many_questions_like_one_the_five_likest_are_told() -> None:
    asked = [Question(id=f"Q{n}", asker=Asker(name=f"Person {n}"), text="Why are the cells shut?") for n in range(1, 8)]
    register = Register.of(PANEL, *asked)
    assert len(repeats_of(register, asked[0], TODAY)) == 5
    assert len(repeats_of(Register.of(PANEL, *asked[:6]), asked[0], TODAY)) == 5
    assert len(repeats_of(Register.of(PANEL, *asked[:5]), asked[0], TODAY)) == 4


def test_two_people_with_an_address_each_are_two_and_one_address_is_one_person() -> None:
    def asks(number: int, name: str, mail: str) -> Question:
        return Question(id=f"Q{number}", asker=Asker(name=name, private=ContactDetails(email=mail)), text="Why?")

    ann = asks(1, "Ann Archer", "a at example")
    assert not same_asker(ann, asks(2, "Bert Fry", "b at example"))
    assert same_asker(ann, asks(2, "Bert Fry", " A at Example"))
    assert not same_asker(asks(1, "Ann Archer", ""), asks(2, "Bert Fry", ""))
    assert same_asker(ann, asks(2, "Ann Archer", ""))


def test_whoever_stands_twice_in_a_vote_is_named() -> None:
    meeting = Meeting(id="M1", date=TODAY)
    twice = (NamedVote(person="P1", vote="for"), NamedVote(person="P1", vote="against"))
    vote = Vote(id="V1", meeting="M1", votes=twice)
    found = judge(Register.of(PANEL, meeting, vote), meeting, vote).problems
    assert [one.code for one in found].count("vote-twice") == 1
    once = replace(vote, votes=twice[:1])
    assert "vote-twice" not in {one.code for one in judge(Register.of(PANEL, meeting, once), meeting, once).problems}


def test_notices_count_as_posted_with_the_last_of_them_and_after_the_last_move() -> None:
    councils = (Council(name="Borchester"), Council(name="Felpersham"))
    notices = (NoticePosted(council="Borchester", on=day(7, 8)), NoticePosted(council="Felpersham", on=day(7, 6)))
    moves = (
        MeetingMove(on=day(7, 1), from_date=day(7, 20), to_date=day(7, 29)),
        MeetingMove(on=day(6, 1), from_date=day(7, 13), to_date=day(7, 20)),
    )
    meeting = Meeting(id="M1", date=day(7, 29), notices=notices, moves=moves)
    register = Register.of(replace(PANEL, councils=councils), meeting)
    assert last_move(meeting) == day(7, 1)
    done = {tick.due.code: tick.done_on for tick in clock(register, meeting, TODAY, TABLE)}
    assert done[NOTICES] == day(7, 8)


def test_contact_details_of_a_meeting_are_gone_with_the_last_of_them() -> None:
    def asked(number: int, gone: dt.date) -> Question:
        asker = Asker(name="A Person", private=ContactDetails(purged_on=gone))
        return Question(id=f"Q{number}", asker=asker, text="Why?", meeting="M1")

    meeting = Meeting(id="M1", date=day(3, 25), status=MeetingStatus.HELD)
    register = Register.of(PANEL, meeting, asked(1, day(7, 2)), asked(2, day(7, 5)), asked(3, day(7, 1)))
    done = {tick.due.code: tick.done_on for tick in clock(register, meeting, TODAY, TABLE)}
    assert done[PURGE] == day(7, 5)


def test_a_window_counts_on_its_first_and_its_last_day() -> None:
    business = CyclicalItem(code="budget", title="Budget", words=("budget",), months=(1, 2))
    first, last = dt.date(2021, 1, 1), dt.date(2021, 2, 28)

    def found(since: dt.date, until: dt.date) -> list[dt.date]:
        return [one.first for one in windows(business, since, until)]

    assert found(last, last) == found(first, first) == [first]
    assert found(last + dt.timedelta(days=1), last + dt.timedelta(days=1)) == []
    assert found(first - dt.timedelta(days=1), first - dt.timedelta(days=1)) == []


@pytest.mark.parametrize(("before", "found"), [(28, True), (29, False), (0, True)])
def test_the_precept_is_reviewed_at_a_meeting_in_the_four_weeks_before_the_report(before: int, found: bool) -> None:
    limit = dt.date(2022, 2, 8)
    meeting = Meeting(id="M1", date=limit - dt.timedelta(days=before))
    one = StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2022)
    assert (review_day(Register.of(PANEL, meeting, one), one) == meeting.date) is found


def test_an_action_with_a_finding_of_its_own_is_not_named_again_among_what_falls_due() -> None:
    late = Action(id="A1", text="Report", due_kind=DueKind.DATE, due_on=TODAY - dt.timedelta(days=1))
    coming = replace(late, id="A2", text="Letter", due_on=day(7, 29))
    needs = needs_of(scene(late, coming), Meeting(id=JULY, date=day(7, 29)))
    about = [record for _, one in needs for record in one.records if record in {"A1", "A2"}]
    assert sorted(about) == sorted(set(about))
    assert "A2" in about


def test_copies_of_a_closed_recommendation_are_asked_for_a_year() -> None:
    action = Action(
        id="A1",
        kind=ActionKind.RECOMMENDATION,
        text="Look again",
        legal_basis="precept",
        status=ActionStatus.DONE,
        meeting="M1",
        agreed_on=TODAY,
    )
    year = dt.timedelta(days=366)
    for age, asked in ((year - dt.timedelta(days=1), True), (year, False)):
        agreed = TODAY - age
        held = Meeting(id="M1", date=agreed, status=MeetingStatus.HELD)
        told = told_of("copies-not-sent", held, replace(action, agreed_on=agreed))
        assert bool(told) is asked, age
