"""Which of two effects is the stricter, which names are alike, what is left of a margin, and what is not told."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from store.records import (
    Asker,
    Complaint,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Panel,
    Paper,
    PaperFile,
    Person,
    Question,
    RuleSet,
    Seat,
    Vote,
    WorkItem,
)
from store.records.agenda import FIRST, Issue
from store.records.panel import QuestionRules, QuorumRule
from store.records.vote import Ballot, Tally
from store.register import Register
from store.rules.agenda.minutes_out import without_settled_lack
from store.rules.attendance.asks import _margin
from store.rules.beginning import _quorum
from store.rules.calendar.clock import why_not_clock
from store.rules.chasing import due
from store.rules.complaints import guards
from store.rules.day_checks import TypedDay, _meeting_there
from store.rules.declarations.interests import Effect, _stricter
from store.rules.findings.calendar import weekday_wrong
from store.rules.findings.finding import Scene
from store.rules.questions.case import Case
from store.rules.questions.checks import _content
from store.rules.reports.matter import ReportMatter
from store.rules.words.printings import _given_alike

NO = "no"
TODAY = dt.date(2021, 7, 12)
PANEL = Panel(id="PANEL", name="A panel")
MEETING = Meeting(id="M1", date=dt.date(2021, 7, 29), status=MeetingStatus.ARRANGED)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ann", "ann", True),
        ("lyn", "lin", True),
        ("a", "ann", True),
        ("a", "bea", False),
        ("ann", "anna", True),
        ("jo", "john", False),
        ("rob", "robert", True),
        ("margaret", "margarat", True),
        ("margaret", "matilda", False),
        ("ann", "anm", False),
    ],
)
def test_two_given_names_are_alike_by_an_initial_a_short_form_or_a_letter(one: str, other: str, alike: bool) -> None:
    assert _given_alike(one, other) is alike
    assert _given_alike(other, one) is alike


@pytest.mark.parametrize(
    ("fields", "code", "act"),
    [
        ({}, "", ""),
        ({"status": MeetingStatus.CANCELLED, "cancelled_reason": "x"}, "deadline.none", "meeting.status"),
        ({"status": MeetingStatus.RELEASED}, "deadline.none", "meeting.status"),
        ({"kind": MeetingKind.PRIVATE_BRIEFING}, "deadline.private", "meeting.edit"),
        ({"status": MeetingStatus.HELD}, "", ""),
    ],
)
def test_deadlines_follow_from_a_meeting_in_public_that_is_not_off(fields: dict[str, Any], code: str, act: str) -> None:
    problem = why_not_clock(replace(MEETING, **fields))
    assert (problem.code if problem else "", problem.act if problem else "") == (code, act)


@pytest.mark.parametrize(
    ("amounts", "pence", "words"),
    [
        ("rise", 1_000, "an increase of £10 in the council tax of a Band D property"),
        ("rise", -1_050, "a reduction of £10.50 in the council tax of a Band D property"),
        ("rise", 0, "an increase of £0 in the council tax of a Band D property"),
        ("", 25_000, "£250 for a Band D property"),
        (None, 25_000, "£250 for a Band D property"),
    ],
)
def test_an_amount_is_worded_as_the_round_says_what_its_amounts_are(
    amounts: str | None, pence: int, words: str
) -> None:
    matter: Any = SimpleNamespace(round=None if amounts is None else SimpleNamespace(amounts=amounts))
    assert ReportMatter.band_d(matter, pence) == words


@pytest.mark.parametrize(
    ("vote", "margin"),
    [
        ({}, None),
        ({"counted_for": 9, "counted_against": 4}, 5),
        ({"counted_for": 4, "counted_against": 9}, 5),
        ({"counted_for": 9}, 9),
        ({"counted_against": 4}, 4),
        ({"counted_for": 0, "counted_against": 0}, 0),
        ({"ballots": (Ballot(tallies=(Tally(nominee="P1", hands=7), Tally(nominee="P2", hands=5))),)}, 2),
        ({"ballots": (Ballot(tallies=(Tally(nominee="P1", hands=7),)),)}, 7),
        ({"ballots": (Ballot(),)}, None),
    ],
)
def test_by_how_many_hands_a_vote_was_decided(vote: dict[str, Any], margin: int | None) -> None:
    assert _margin(Vote(id="V1", meeting="M1", motion="x", **vote)) == margin


@pytest.mark.parametrize("tellable", [(), (("x", "y"),)])
def test_there_is_nothing_to_tell_of_a_complaint_if_nothing_can_be_told(
    tellable: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "tellable", lambda _: tellable)
    problem = guards.why_nothing_to_tell(Complaint(id="X1"))
    assert (problem is None) is bool(tellable)
    assert problem is None or problem.code == "complaint.nothing-to-tell"


def test_what_minutes_go_out_is_open_again_of_the_agenda_alone_and_only_if_none_did() -> None:
    lack, file = SimpleNamespace(file=None), SimpleNamespace(file=object())

    def issued(*minutes_out: Any) -> Meeting:
        kinds = (FIRST, "supplement")
        issues = tuple(
            Issue(kind=kind, on=TODAY, minutes_out=one) for kind, one in zip(kinds, minutes_out, strict=False)
        )
        return replace(MEETING, published=issues, agenda_published_on=TODAY)

    def left(meeting: Meeting) -> list[Any]:
        return [one.minutes_out for one in without_settled_lack(meeting).published]

    assert left(issued(lack, lack)) == [None, lack]
    assert left(issued(file, lack)) == [file, lack]
    assert left(issued(None)) == [None]
    assert without_settled_lack(MEETING) is MEETING
    assert Register.of(PANEL).panel == PANEL


@pytest.mark.parametrize("field", ["vote", "stay"])
@pytest.mark.parametrize(
    ("one", "other", "both"), [("yes", NO, NO), (NO, "yes", NO), ("yes", "yes", "yes"), (NO, NO, NO)]
)
def test_of_two_interests_the_one_that_forbids_counts(field: str, one: str, other: str, both: str) -> None:
    yes: Any = Effect("yes", "yes", "yes", "x")
    told = _stricter(yes._replace(**{field: one}), yes._replace(**{field: other}))
    assert getattr(told, field) == both


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True), (True, True), (False, False)])
def test_what_follows_from_two_interests_is_sure_if_both_are(one: bool, other: bool) -> None:
    yes = Effect("yes", "yes", "yes", "x")
    assert _stricter(yes._replace(sure=one), yes._replace(sure=other)).sure is (one and other)


@pytest.mark.parametrize(
    ("happened", "came", "said"),
    [
        (None, TODAY, "the day on which it last happened is not recorded"),
        (TODAY, None, "the day on which it came in is not recorded"),
        (None, None, "the day on which it last happened is not recorded"),
        (dt.date(2020, 7, 12), TODAY, "twelve months passed only after Monday 12 July 2021"),
        (dt.date(2020, 7, 11), TODAY, ""),
    ],
)
def test_a_complaint_is_old_after_more_than_twelve_months(
    happened: dt.date | None, came: dt.date | None, said: str
) -> None:
    problem = guards._why_not_old(Complaint(id="X1", happened_on=happened, received_on=came))
    assert (problem is None) is (said == "")
    assert problem is None or said in problem.sentence
    assert problem is None or (problem.code, problem.field) == ("complaint.ground", "ground")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (MeetingKind.ORDINARY, "The panel has an ordinary meeting on Thursday 29 July 2021."),
        (MeetingKind.TASK_GROUP, "The panel has a task group meeting on Thursday 29 July 2021."),
    ],
)
def test_that_the_panel_meets_on_a_day_is_told_with_the_kind_of_meeting(kind: MeetingKind, said: str) -> None:
    register = Register.of(PANEL, replace(MEETING, kind=kind))
    assert _meeting_there(TypedDay(register, None, MEETING.date, TODAY)) == (said,)
    assert _meeting_there(TypedDay(register, None, TODAY, TODAY)) == ()


@pytest.mark.parametrize(("digests", "seen"), [(("a",), "a"), (("a", "b"), "b")])
def test_what_is_to_be_mended_of_a_paper_is_of_its_last_version(
    digests: tuple[str, ...], seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def looked_at(file: PaperFile) -> tuple[()]:
        asked.append(file.sha256)
        return ()

    monkeypatch.setattr(due, "to_mend", looked_at)
    monkeypatch.setattr(due, "remarks_on", lambda *_: ())
    paper = Paper(files=tuple(PaperFile(name="x.pdf", sha256=one, size=1) for one in digests))
    assert list(due._wrong_with(Register.of(PANEL), WorkItem(id="W1", title="x"), paper, TODAY)) == []
    assert asked == [seen]
    assert list(due._wrong_with(Register.of(PANEL), WorkItem(id="W1", title="x"), Paper(), TODAY)) == []


@pytest.mark.parametrize(
    ("members", "rule", "known"),
    [
        (0, QuorumRule(), False),
        (0, QuorumRule(mode="number", number=4), True),
        (0, QuorumRule(mode="fraction", numerator=1, denominator=3), True),
        (9, QuorumRule(mode="fraction", numerator=1, denominator=3), True),
    ],
)
def test_the_quorum_is_told_once_it_is_set(members: int, rule: QuorumRule, known: bool) -> None:
    panel = replace(PANEL, rules=(RuleSet(quorum=rule),))
    seats = [Seat(id=f"S{number}", person=f"P{number}") for number in range(1, members + 1)]
    people = [Person(id=f"P{number}", name="x") for number in range(1, members + 1)]
    assert bool(_quorum(Register.of(panel, *seats, *people), TODAY)) is known


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (dt.date(2021, 7, 29), "but 29 July 2021 was not a Friday: it is a Thursday."),
        (TODAY, "but 12 July 2021 was not a Friday: it is a Monday."),
        (dt.date(2021, 7, 11), "but 11 July 2021 was not a Friday: it was a Sunday."),
        (dt.date(2021, 7, 30), ""),
    ],
)
def test_a_weekday_that_is_printed_wrong_is_told_as_it_is_or_was(on: dt.date, said: str) -> None:
    meeting = replace(MEETING, date=on, printed_date="FRIDAY")
    told = [one.sentence for one in weekday_wrong(Scene(Register.of(PANEL, meeting), TODAY))]
    assert [one.endswith(said) for one in told] == ([True] if said else [])


@pytest.mark.parametrize(
    ("grounds", "said"),
    [((), False), (("confidential_exempt",), True)],
)
def test_whether_a_question_wants_exempt_information_is_for_the_clerk(grounds: tuple[str, ...], said: bool) -> None:
    question = Question(id="Q1", asker=Asker(name="A"), text="Why?")
    case = Case(Register.of(PANEL), question, QuestionRules(refusal_grounds=grounds), None, None, TODAY)
    told = [one.why for one in _content(case)]
    assert told == (["Whether it is one that requires confidential or exempt information is for you."] if said else [])
