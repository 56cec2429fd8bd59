"""What commands record and say, case by case: what goes with it, and what is left as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.calendar.importing_lines import meeting_line
from store.commands.calendar.meetings import set_status
from store.commands.calendar.panel_days import add_pre_election
from store.commands.complaints.entering import edit_complaint
from store.commands.declarations.declarations import declare, redeclare
from store.commands.declarations.interests import confirm_interests, edit_interest, register_interest
from store.commands.fields import Problems
from store.commands.minutes.keeping import _people
from store.commands.questions.decisions import _for_meeting
from store.commands.questions.receipt import receive_question
from store.edit import Edit
from store.problems import Refused
from store.records import (
    Asker,
    Attendance,
    Complaint,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Particulars,
    Person,
    Presence,
    Question,
    RuleSet,
    Vote,
)
from store.records.panel import Deadline, QuestionKindRule, QuestionRules
from store.register import Register
from store.rules.calendar.drafts import DraftMeeting
from store.rules.imports import ImportPlace, ImportState
from store.rules.words.loose import Within
from tests.store.commands.room.held import before, begun, event, refused, stamped
from tests.store.commands.sitting import CHAIR, DAY, FIVE, HELD, ITEMS, OUTSIDER, VICE, sitting

PANEL = Panel(id="PANEL", name="A panel")
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
M, OF = MeetingStatus, ImportState


def codes(act: Callable[[], Edit]) -> list[str]:
    with pytest.raises(Refused) as problem:
        act()
    return [one.code for one in problem.value.problems]


def meeting(**more: Any) -> Meeting:
    known: dict[str, Any] = {"id": "M1", "date": DAY}
    return Meeting(**(known | more))


@pytest.mark.parametrize(
    ("before", "to", "off"),
    [
        (meeting(kind=MeetingKind.RESERVE), M.RELEASED, DAY),
        (meeting(), M.CALLED, None),
        (meeting(status=M.CANCELLED, cancelled_on=EVE, cancelled_reason="x"), M.ARRANGED, None),
        (meeting(status=M.CALLED), M.HELD, None),
    ],
)
def test_a_meeting_that_is_released_is_off_from_today_and_one_reopened_is_not(
    before: Meeting, to: MeetingStatus, off: dt.date | None
) -> None:
    (after,) = set_status(Register.of(PANEL, before), DAY, meeting="M1", status=to).puts
    assert isinstance(after, Meeting)
    assert (after.status, after.cancelled_on, after.cancelled_reason) == (to, off, "")


@pytest.mark.parametrize(
    ("first", "poll", "problems"),
    [
        (DAY, MORROW, []),
        (DAY, DAY, []),
        (DAY, EVE, ["election.order"]),
        (DAY, dt.date(2021, 7, 31), ["election.twice"]),
        (dt.date(2021, 8, 1), dt.date(2021, 7, 31), ["election.order", "election.twice"]),
    ],
)
def test_a_poll_comes_at_the_end_of_its_period_and_once(first: dt.date, poll: dt.date, problems: list[str]) -> None:
    one = Register.of(PANEL)
    known = one.with_edit(add_pre_election(one, DAY, first=EVE, poll=dt.date(2021, 7, 31)))
    if problems:
        assert codes(lambda: add_pre_election(known, DAY, first=first, poll=poll)) == problems
        return
    edit = add_pre_election(known, DAY, first=first, poll=poll, what="Election")
    (panel,) = edit.puts
    assert isinstance(panel, Panel)
    assert [(each.first, each.poll, each.what) for each in panel.pre_election][1:] == [(first, poll, "Election")]


@pytest.mark.parametrize(
    ("asked", "held_over", "to", "then"),
    [
        (None, None, "M1", ("M1", None)),
        ("M1", None, "M1", ("M1", None)),
        ("M1", None, "M2", ("M1", "M2")),
        ("M1", "M2", "M2", ("M1", "M2")),
        ("M1", "M2", "M1", ("M1", "M2")),
        ("M1", None, "M9", ("M1", None)),
    ],
)
def test_a_question_is_put_down_for_a_meeting_or_held_over_to_another(
    asked: str | None, held_over: str | None, to: str, then: tuple[str | None, str | None]
) -> None:
    register = Register.of(PANEL, meeting(), meeting(id="M2", date=MORROW))
    problems = Problems()
    question = Question(id="Q1", asker=Asker(name="A"), text="Why?", meeting=asked, held_over_to=held_over)
    after = _for_meeting(register, question, to, problems)
    assert (after.meeting, after.held_over_to) == then
    assert bool(problems.all) is (to == "M9")


@pytest.mark.parametrize(
    ("rules", "received", "says"),
    [
        (QuestionRules(), "2021-06-20T10:00", "Received question Q1 for the meeting of Thursday 1 July 2021"),
        (
            QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),)),
            "2021-06-20T10:00",
            "Received question Q1 for the meeting of Thursday 1 July 2021",
        ),
        (
            QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),)),
            "2021-06-24T10:00",
            "Received question Q1 for the meeting of Thursday 1 July 2021, after the deadline of ",
        ),
    ],
)
def test_what_is_said_of_a_question_that_came_in(rules: QuestionRules, received: str, says: str) -> None:
    register = Register.of(replace(PANEL, rules=(RuleSet(questions=rules),)), meeting())
    came = dt.datetime.fromisoformat(received)
    edit = receive_question(register, DAY, text="Why?", name="A", meeting="M1", received_at=came)
    assert edit.sentence.startswith(says)
    assert ("after the deadline" in edit.sentence) is says.endswith("of ")
    assert (", which no rule judges: " in edit.sentence) is (rules == QuestionRules())


def draft(day: dt.date | None) -> DraftMeeting:
    return DraftMeeting(key="1", row="a row", place=ImportPlace(), day=day)


@pytest.mark.parametrize(
    ("state", "taken", "can_take", "row"),
    [
        (OF.NEW, True, True, False),
        (OF.LEFT, False, True, True),
        (OF.THERE, False, False, False),
        (OF.UNPLACED, False, False, True),
        (OF.UNREAD_DATE, False, False, True),
    ],
)
def test_the_line_of_a_meeting_says_what_becomes_of_it(
    state: ImportState, *, taken: bool, can_take: bool, row: bool
) -> None:
    bare: dict[str, Any] = {"venue": "Hall", "title": "", "start": None, "kind": MeetingKind.ORDINARY}
    line = meeting_line(draft(DAY), state, bare, "why", record="M1")
    assert (line.taken, line.can_take, line.words == "a row", line.day) == (taken, can_take, row, DAY)
    assert (line.values, line.why, line.record) == ({"venue": "Hall", "kind": "ordinary"}, "why", "M1")
    assert meeting_line(draft(None), state, bare, "").day is None
    assert meeting_line(draft(Within.of(DAY, "week")), state, bare, "").day is None


def test_the_people_that_a_record_names_are_found_and_nothing_else() -> None:
    vote = Vote(id="V1", meeting="M1", item="W1", moved_by="P1", seconded_by="P2", presider="P3")
    assert sorted(set(_people(vote))) == ["P1", "P2", "P3"]
    assert list(_people(Minute(id="N1", meeting="M1", item="W1"))) == []


def test_particulars_that_are_typed_again_are_removed_no_longer() -> None:
    gone = Complaint(id="K1", received_on=EVE, private=Particulars(purged_on=EVE))
    register = Register.of(PANEL, gone)
    (moved,) = edit_complaint(register, DAY, complaint="K1", received_on=dt.date(2021, 6, 1)).puts
    assert isinstance(moved, Complaint)
    assert moved.private.purged_on == EVE
    (typed,) = edit_complaint(register, DAY, complaint="K1", complainant="A").puts
    assert isinstance(typed, Complaint)
    assert typed.private == Particulars(complainant="A")


@pytest.mark.parametrize(("begins", "ends", "fault"), [(EVE, DAY, False), (DAY, DAY, False), (DAY, EVE, True)])
def test_an_interest_may_begin_and_end_on_one_day(begins: dt.date, ends: dt.date, *, fault: bool) -> None:
    register = Register.of(PANEL, Person(id="P1", name="Ada"))
    made = register_interest(register, DAY, person="P1", category="land", text="A field", from_date=begins)
    known = register.with_edit(made)
    (one,) = made.puts
    if fault:
        assert codes(lambda: edit_interest(known, DAY, interest=one.id, to_date=ends)) == ["interest-dates"]
    else:
        assert edit_interest(known, DAY, interest=one.id, to_date=ends).puts


def test_of_several_faults_of_a_declaration_all_are_told_and_nothing_is_recorded() -> None:
    register = sitting()
    assert codes(lambda: redeclare(register, DAY, meeting=HELD, interests=())) == ["nothing-offered"]
    assert len(codes(lambda: redeclare(register, DAY, meeting=HELD, interests=("I8", "I9")))) == 2
    cancelled = sitting().with_edit(Edit("", (replace(sitting().need(Meeting, HELD), status=M.CANCELLED),)))
    assert "nothing-offered" in codes(lambda: redeclare(cancelled, DAY, meeting=HELD, interests=()))
    assert len(codes(lambda: redeclare(cancelled, DAY, meeting=HELD, interests=()))) == 2


def test_times_of_a_declaration_are_held_against_those_of_whoever_made_it() -> None:
    here = replace(
        sitting().need(Meeting, HELD),
        attendance=(
            Attendance(person=CHAIR, presence=Presence.PRESENT, left=dt.time(14)),
            Attendance(person=VICE, presence=Presence.PRESENT),
        ),
    )
    register = sitting().with_edit(Edit("", (here,)))
    given: dict[str, Any] = {"meeting": HELD, "interest": "DPI", "items": ITEMS[:1], "did": "left the room"}
    times: dict[str, Any] = {"left_at": dt.time(13, 30), "returned_at": dt.time(15)}
    crossed: dict[str, Any] = {"left_at": dt.time(15), "returned_at": dt.time(14)}
    assert codes(lambda: declare(register, DAY, people=(CHAIR,), **given, **crossed)) == ["times-crossed"]
    edit = declare(register, DAY, people=(VICE,), **given, **times)
    (made,) = (one for one in edit.puts if isinstance(one, Declaration))
    assert (made.people, made.left_at, made.returned_at) == ((VICE,), dt.time(13, 30), dt.time(15))


def test_whoever_is_not_there_cannot_leave_and_is_not_in_the_minute() -> None:
    register = begun()
    problems = refused(register, event("leaving", "13:05", people=(OUTSIDER,)))
    assert len(problems) == 1
    both = refused(register, event("leaving", "13:05", people=(FIVE, OUTSIDER)))
    assert [one.code for one in both] == [problems[0].code]
    after = stamped(register, event("leaving", "13:05", people=(FIVE,)))
    assert [one.person for one in after.minutes_of(HELD)[0].left] == [FIVE]


@pytest.mark.parametrize(("on", "entries"), [(None, ["I1", "I3"]), (EVE, ["I1", "I2", "I3"]), (MORROW, None)])
def test_what_is_confirmed_are_the_entries_that_had_not_ended(on: dt.date | None, entries: list[str] | None) -> None:
    ends = (None, EVE, DAY)
    held = [
        Interest(id=f"I{at}", person="P1", entry=InterestEntry(category="land", text="x", to_date=end))
        for at, end in enumerate(ends, 1)
    ]
    other = replace(held[0], id="I4", person="P2")
    register = Register.of(PANEL, Person(id="P1", name="Ada"), Person(id="P2", name="Ben"), *held, other)
    if entries is None:
        assert codes(lambda: confirm_interests(register, DAY, person="P1", on=on)) == ["confirmed-early"]
        return
    edit = confirm_interests(register, DAY, person="P1", on=on)
    assert [one.id for one in edit.puts] == ["P1", *entries]
    again = confirm_interests(register.with_edit(edit), DAY, person="P1", on=on)
    assert again.puts == ()


def test_whoever_takes_the_chair_before_the_start_is_in_it_from_the_beginning() -> None:
    waiting = stamped(before(), event("arrival", people=(CHAIR, VICE)))
    early = stamped(waiting, event("chair", "12:55", people=(VICE,)))
    assert [one.from_time for one in early.need(Meeting, HELD).chairs] == [None]
    later = stamped(begun(), event("chair", "13:05", people=(VICE,)))
    assert [one.from_time for one in later.need(Meeting, HELD).chairs][-1] == dt.time(13, 5)
