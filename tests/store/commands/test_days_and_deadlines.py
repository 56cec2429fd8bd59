"""Days of the panel, deadlines, notices and groups of questions: what is recorded and said, and every refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from store.commands.calendar.deadlines import mark_done, post_notices, publish, take_back_done
from store.commands.calendar.meetings import _why_not_voted
from store.commands.calendar.panel_days import (
    add_busy_day,
    add_pre_election,
    change_holiday,
    close_office,
    create_meetings,
    open_office,
    remove_busy_day,
    remove_pre_election,
    take_back_holiday_change,
)
from store.commands.moderngov.sittings import took_place
from store.commands.moderngov.work import PastWork
from store.commands.questions.after import (
    close_question,
    group_questions,
    publish_question,
    purge_contacts,
    purgeable,
    purgeable_in_journal,
    why_not_purge,
)
from store.commands.questions.receipt import edit_question, receive_question
from store.commands.settings.settings import _code, remove_deadline, set_deadline, set_remote_rule, take_back_rules
from store.commands.settling import set_finding_aside
from store.edit import Edit
from store.problems import Refused
from store.queries.calendar.holidays import listed
from store.records import (
    Asker,
    ContactDetails,
    Council,
    Meeting,
    MeetingStatus,
    Panel,
    Question,
    QuestionState,
    Vote,
)
from store.records.meeting import NoticePosted
from store.records.panel import DeadlineRule, RuleSet, SetAside
from store.register import Register
from store.rules.calendar.proposing import ProposedDate
from store.rules.findings import Scene, all_findings
from store.rules.minutes.drafts import DraftMinute
from store.rules.moderngov.drafts import DraftAgendaItem, DraftSitting
from tests.store.commands.agenda.desk import AFTER, HERE, TABLE, here, office, out

DAY = dt.date(2021, 7, 12)
EVE, MORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
PANEL = Panel(id="PANEL", name="A panel")
BARE = Register.of(PANEL)
LIST = listed()


def codes(act: Callable[[], Edit]) -> list[str]:
    with pytest.raises(Refused) as problem:
        act()
    return [one.code for one in problem.value.problems]


def panel_of(edit: Edit) -> Panel:
    (panel,) = edit.puts
    assert isinstance(panel, Panel)
    return panel


def holiday(register: Register = BARE, **given: Any) -> Edit:
    return change_holiday(register, DAY, holidays=LIST, **({"reason": "The Gazette"} | given))


def test_a_bank_holiday_is_added_moved_and_taken_out_and_each_taken_back() -> None:
    added = holiday(day=dt.date(2021, 9, 1), change="added", name="Jubilee", moved_to=dt.date(2021, 9, 2))
    assert added.sentence == "Added the bank holiday of 1 September 2021 (Jubilee)"
    (entered,) = panel_of(added).holiday_changes
    assert (entered.moved_to, entered.entered_on, entered.reason) == (None, DAY, "The Gazette")
    moved = holiday(day=dt.date(2021, 8, 30), change="moved", moved_to=dt.date(2021, 9, 3))
    assert moved.sentence == "Moved the bank holiday of 30 August 2021 to 3 September 2021"
    gone = holiday(day=dt.date(2021, 8, 30), change="removed")
    assert gone.sentence == "Took out the bank holiday of 30 August 2021"
    assert codes(lambda: holiday(day=dt.date(2021, 9, 1), change="added", reason="")) == [
        "holidays.name",
        "holidays.reason",
    ]
    both = BARE.with_edit(moved)
    both = both.with_edit(holiday(both, day=dt.date(2021, 9, 3), change="removed"))
    back = take_back_holiday_change(both, DAY, day=dt.date(2021, 9, 3))
    assert back.sentence == "Took back the change to the bank holiday of 3 September 2021"
    assert [one.change for one in panel_of(back).holiday_changes] == ["moved"]
    assert codes(lambda: take_back_holiday_change(both, DAY, day=DAY)) == ["holidays.no_change"]


def test_the_office_is_closed_for_a_day_or_a_year_at_most() -> None:
    one = close_office(BARE, DAY, first=DAY, reason="Flood")
    assert one.sentence == "Recorded the office as closed on 12 July 2021"
    assert close_office(BARE, DAY, first=DAY, last=DAY, reason="Flood").sentence == one.sentence
    two = close_office(BARE, DAY, first=DAY, last=MORROW, reason="Flood")
    assert two.sentence == "Recorded the office as closed from 12 July 2021 to 13 July 2021"
    known = BARE.with_edit(two)
    assert codes(lambda: close_office(known, DAY, first=DAY, last=MORROW, reason="x")) == ["closures.twice"]
    assert close_office(known, DAY, first=DAY, reason="x").puts
    assert close_office(BARE, DAY, first=DAY, last=dt.date(2022, 7, 13), reason="x").puts
    assert codes(lambda: close_office(BARE, DAY, first=DAY, last=dt.date(2022, 7, 14), reason="x")) == ["closures.long"]
    assert codes(lambda: open_office(known, DAY, first=MORROW)) == ["closures.none"]
    opened = open_office(known, DAY, first=DAY)
    assert (opened.sentence, panel_of(opened).closures) == ("Took out the closure that begins on 12 July 2021", ())


def test_a_day_of_a_council_is_entered_once_and_taken_out_with_all_of_that_day() -> None:
    first = add_busy_day(BARE, DAY, day=DAY, what="Full Council")
    assert first.sentence == "Recorded 12 July 2021 as taken: Full Council"
    known = BARE.with_edit(first)
    assert codes(lambda: add_busy_day(known, DAY, day=DAY, what="Full Council")) == ["busy.twice"]
    both = known.with_edit(add_busy_day(known, DAY, day=DAY, what="Cabinet"))
    both = both.with_edit(add_busy_day(both, DAY, day=MORROW, what="Cabinet"))
    gone = remove_busy_day(both, DAY, day=DAY)
    assert gone.sentence == "Took out what councils have on 12 July 2021"
    assert [one.day for one in panel_of(gone).busy_days] == [MORROW]
    assert codes(lambda: remove_busy_day(BARE, DAY, day=DAY)) == ["busy.none"]


def test_a_pre_election_period_is_taken_out_by_its_poll() -> None:
    known = BARE.with_edit(add_pre_election(BARE, DAY, first=EVE, poll=MORROW))
    gone = remove_pre_election(known, DAY, poll=MORROW)
    assert gone.sentence == "Took out the pre-election period of 13 July 2021"
    assert panel_of(gone).pre_election == ()
    assert codes(lambda: remove_pre_election(known, DAY, poll=DAY)) == ["election.none"]


def test_meetings_are_proposed_by_date_each_once() -> None:
    days = [ProposedDate(date=dt.date(2021, month, 2)) for month in (11, 9)]
    edit = create_meetings(BARE, DAY, dates=tuple(days))
    assert edit.sentence == "Proposed 2 meetings from 2 September 2021 to 2 November 2021"
    meetings = [one for one in edit.puts if isinstance(one, Meeting)]
    assert [(one.id, one.date.month, one.arranged_on) for one in meetings] == [("M1", 9, DAY), ("M2", 11, DAY)]
    today = create_meetings(BARE, DAY, dates=(ProposedDate(date=DAY),))
    assert today.sentence == "Proposed a meeting on 12 July 2021"
    assert [one.arranged_on for one in today.puts if isinstance(one, Meeting)] == [DAY]
    past = create_meetings(BARE, DAY, dates=(ProposedDate(date=EVE),))
    assert [one.arranged_on for one in past.puts if isinstance(one, Meeting)] == [None]
    assert codes(lambda: create_meetings(BARE, DAY, dates=())) == ["propose.none"]
    assert codes(lambda: create_meetings(BARE, DAY, dates=(*days, *days, *days))) == ["propose.twice"] * 2


def test_a_deadline_is_recorded_as_done_and_taken_back() -> None:
    own = (DeadlineRule(code="drafts", label="Drafts", mode="calendar", n=20),)
    register = Register.of(replace(PANEL, rules=(RuleSet(deadlines=own),)), Meeting(id="M1", date=dt.date(2021, 7, 29)))

    def done(register: Register = register, **given: Any) -> Edit:
        return mark_done(register, DAY, meeting="M1", holidays=LIST, **({"deadline": "drafts"} | given))

    first = done(by="Kim", note="In time")
    assert first.sentence == "Recorded “Drafts” for the meeting of 29 July 2021 as done on 12 July 2021"
    known = register.with_edit(first)
    (mark,) = known.need(Meeting, "M1").done
    assert (mark.deadline, mark.on, mark.by, mark.note) == ("drafts", DAY, "Kim", "In time")
    assert codes(lambda: done(known)) == ["deadline.done"]
    assert codes(lambda: done(on=MORROW)) == ["deadline.early"]
    assert codes(lambda: done(deadline="x")) == ["deadline.unknown"]
    assert codes(lambda: done(deadline="publication", on=MORROW)) == ["deadline.publish", "deadline.early"]
    back = take_back_done(known, DAY, meeting="M1", deadline="drafts", holidays=LIST)
    assert back.sentence == "Took back that “Drafts” for the meeting of 29 July 2021 was done"
    assert known.with_edit(back).need(Meeting, "M1").done == ()
    assert codes(lambda: take_back_done(register, DAY, meeting="M1", deadline="drafts", holidays=LIST)) == [
        "deadline.not_done"
    ]


def test_a_publication_is_taken_back_if_that_is_meant() -> None:
    register = out()
    given: dict[str, Any] = {"meeting": HERE, "deadline": "publication", "holidays": TABLE}
    assert len(codes(lambda: take_back_done(register, AFTER, **given))) == 1
    back = take_back_done(register, AFTER, all_the_same=True, **given)
    after = here(register.with_edit(back))
    assert (after.agenda_published_on, after.published, after.done) == (None, (), ())
    late = publish(office(), AFTER, meeting=HERE, basis="shorter notice", reason="Flood", by="Kim", holidays=TABLE)
    assert late.sentence.startswith("Published the agenda for the meeting of 29 July 2021 on 26 July 2021 with ")
    assert late.sentence.endswith(" (convened at shorter notice)")
    called = here(office().with_edit(late))
    assert (called.status, called.shorter_notice_reason) == (MeetingStatus.CALLED, "Flood")
    assert [(one.by, one.note, one.basis) for one in called.done] == [("Kim", "Flood", "shorter notice")]
    plain = here(register)
    assert (plain.shorter_notice_reason, [(one.note, one.basis) for one in plain.done]) == ("", [("", "")])


def test_notice_is_posted_at_each_council_once() -> None:
    register = office()
    first = post_notices(register, DAY, meeting=HERE, councils=("melton",), where="Door")
    assert first.sentence == "Recorded notice of the meeting of 29 July 2021 as posted at Melton on 12 July 2021"
    assert here(register.with_edit(first)).notices == (NoticePosted(council="Melton", on=DAY, where="Door"),)
    all_of = post_notices(register, DAY, meeting=HERE)
    assert all_of.sentence.endswith(" as posted at 2 councils on 12 July 2021")
    rest = post_notices(register.with_edit(first), DAY, meeting=HERE)
    assert rest.sentence.endswith(" as posted at Oadby on 12 July 2021")
    known = register.with_edit(all_of)
    assert codes(lambda: post_notices(known, DAY, meeting=HERE, councils=("Oadby",))) == ["notice.none"]
    assert codes(lambda: post_notices(register, DAY, meeting=HERE, councils=("X", "Oadby"), on=MORROW)) == [
        "notice.early",
        "notice.council",
    ]
    after = dt.date(2021, 7, 30)
    assert codes(lambda: post_notices(register, after, meeting=HERE)) == ["notice.after"]
    assert post_notices(register, after, meeting=HERE, on=dt.date(2021, 7, 29)).puts
    none = Register.of(PANEL, Meeting(id="M1", date=dt.date(2021, 7, 29)))
    assert codes(lambda: post_notices(none, DAY, meeting="M1")) == ["notice.none"]
    assert Council(name="X").notice_place == ""


def test_a_deadline_of_the_panels_own_is_added_changed_and_taken_out() -> None:
    rule = DeadlineRule(code="", label="Draft reports!", mode="wd_before", n=20)

    def put(register: Register = BARE, **given: Any) -> Edit:
        return set_deadline(register, DAY, holidays=LIST, **({"rule": rule} | given))

    added = put()
    assert added.sentence == "Added the deadline “Draft reports!”"
    known = BARE.with_edit(added)
    assert [one.code for one in known.panel.rules_on(DAY).deadlines] == ["draft-reports"]
    assert codes(lambda: put(known)) == ["deadline.twice"]
    assert codes(lambda: put(was="x")) == ["deadline.gone"]
    later = put(known, was="draft-reports", rule=replace(rule, n=10), from_date=dt.date(2021, 9, 1))
    assert later.sentence == "Changed the deadline “Draft reports!” from 1 September 2021 on"
    sets = known.with_edit(later)
    assert [one.deadlines[0].n for one in sets.panel.rules] == [20, 10]
    assert codes(lambda: put(rule=replace(rule, mode="x"))) == ["deadline.mode"]
    assert codes(lambda: put(rule=replace(rule, n=-1))) == ["deadline.n"]
    assert put(rule=replace(rule, mode="calendar_before", n=0)).puts
    assert len(codes(lambda: put(rule=replace(rule, n=0)))) == 1
    gone = remove_deadline(known, DAY, code="draft-reports")
    assert gone.sentence == "Took out the deadline “Draft reports!”"
    assert codes(lambda: remove_deadline(BARE, DAY, code="x")) == ["deadline.unknown"]
    back = take_back_rules(sets, DAY, from_date=dt.date(2021, 9, 1))
    assert back.sentence == "Took back the rules from 1 September 2021 on"
    assert len(panel_of(back).rules) == 1
    assert _code("  Étude: A-b_c 12 ") == "tude-a-b-c-12"
    assert len(_code("x" * 80)) == 60


def test_those_by_remote_link_count_from_a_day_on() -> None:
    given: dict[str, Any] = {"provision": "Act", "advice": "advice of 3 May 2027", "from_date": dt.date(2021, 9, 1)}
    edit = set_remote_rule(BARE, DAY, counts=True, **given)
    assert edit.sentence == "Recorded whether to count those by remote link from 1 September 2021 on"
    known = BARE.with_edit(edit)
    assert known.panel.rules_on(dt.date(2021, 9, 1)).remote.counts is True
    assert set_remote_rule(known, DAY, counts=True, **given).sentence == "Changed nothing in the settings"
    back = set_remote_rule(known, DAY, from_date=dt.date(2021, 9, 1))
    assert back.sentence == "Took back what was said of those by remote link from 1 September 2021 on"
    assert codes(lambda: set_remote_rule(BARE, DAY, counts=True)) == ["remote-power", "remote-advice", "remote-day"]


def question(name: str = "Q1", **more: Any) -> Question:
    known: dict[str, Any] = {"asker": Asker(name="A"), "text": "Why?", "meeting": "M1", "state": QuestionState.ACCEPTED}
    return Question(id=name, **(known | more))


def asked(*questions: Question) -> Register:
    meetings = (Meeting(id="M1", date=dt.date(2021, 7, 29)), Meeting(id="M2", date=dt.date(2021, 9, 2)))
    return Register.of(PANEL, *meetings, *questions)


def test_questions_of_one_meeting_are_taken_together() -> None:
    register = asked(question(), question("Q2"), question("Q3", group=4))
    edit = group_questions(register, DAY, questions=("Q2", "Q1", "Q2"))
    assert edit.sentence == "Took questions Q2 and Q1 together"
    assert [(one.id, one.group) for one in edit.puts if isinstance(one, Question)] == [("Q2", 5), ("Q1", 5)]
    alone = group_questions(register, DAY, questions=("Q3",), together=False)
    assert alone.sentence == "Ungrouped Q3"
    assert [one.group for one in alone.puts if isinstance(one, Question)] == [None]
    away = question("Q4", state=QuestionState.REJECTED, meeting="M2")
    assert codes(lambda: group_questions(asked(away), DAY, questions=("Q4",))) == ["group-of-one", "group-turned-away"]
    both = asked(question(), away)
    assert codes(lambda: group_questions(both, DAY, questions=("Q1", "Q4"))) == [
        "group-of-several",
        "group-turned-away",
    ]
    unplaced = asked(question(meeting=None), question("Q2", meeting=None))
    assert codes(lambda: group_questions(unplaced, DAY, questions=("Q1", "Q2"))) == ["group-of-several"]


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (QuestionState.PUT, QuestionState.PUBLISHED),
        (QuestionState.REPLY_SENT, QuestionState.PUBLISHED),
        (QuestionState.ACCEPTED, QuestionState.ACCEPTED),
        (QuestionState.REPLY_OWED, QuestionState.REPLY_OWED),
    ],
)
def test_a_question_that_was_dealt_with_is_published_and_any_other_stays_as_it_is(
    state: QuestionState, after: QuestionState
) -> None:
    sent: dict[str, Any] = {"reply_sent_on": DAY} if state is QuestionState.REPLY_SENT else {}
    one = question(state=state, published_text="Why?", answer="So.", **sent)
    edit = publish_question(asked(one), DAY, question="Q1", by="Kim")
    (made,) = edit.puts
    assert isinstance(made, Question)
    assert (edit.sentence, made.state, made.published_on) == ("Published question Q1", after, DAY)
    assert made.steps[-1].by == "Kim"
    closing = asked(question(state=QuestionState.PUT, answer="So."))
    assert close_question(closing, DAY, question="Q1").sentence == "Closed question Q1"
    assert codes(lambda: close_question(asked(question()), DAY, question="Q1")) == ["not-settled"]


KEPT = Asker(name="A", private=ContactDetails(email="x"))


@pytest.mark.parametrize(
    ("one", "today", "goes"),
    [
        (question(state=QuestionState.CLOSED, asker=KEPT), dt.date(2022, 7, 28), False),
        (question(state=QuestionState.CLOSED, asker=KEPT), dt.date(2022, 7, 29), True),
        (question(state=QuestionState.CLOSED, asker=KEPT, binned_on=DAY), dt.date(2022, 7, 29), True),
        (question(state=QuestionState.REPLY_OWED, asker=KEPT), dt.date(2022, 7, 29), False),
        (question(state=QuestionState.CLOSED), dt.date(2022, 7, 29), False),
    ],
)
def test_contact_details_go_twelve_months_after_the_meeting(one: Question, today: dt.date, *, goes: bool) -> None:
    register = asked(one)
    assert [each.id for each in purgeable(register, today)] == (["Q1"] if goes else [])
    if goes:
        edit = purge_contacts(register, today)
        assert edit.sentence == "Removed the contact details of 1 question for good"
        (made,) = edit.puts
        assert isinstance(made, Question)
        assert (made.asker.private, edit.forgets) == (ContactDetails(purged_on=today), ("Q1",))
    else:
        problem = why_not_purge(register, today)
        assert problem is not None
        assert problem.sentence == "No contact details are older than 12 months after their meeting."


def test_details_that_stand_only_in_the_journal_go_with_those_of_the_record() -> None:
    register = asked(question(state=QuestionState.CLOSED), question("Q2", state=QuestionState.REPLY_OWED))
    due = dt.date(2022, 7, 29)
    assert purgeable_in_journal(register, due, ["Q9", "Q1", "Q2", "M1"]) == ("Q1", "Q9")
    assert purgeable_in_journal(register, due - dt.timedelta(days=1), ["Q1"]) == ()
    edit = purge_contacts(register, due, in_journal=["Q9", "Q1"])
    assert (edit.sentence, edit.forgets) == ("Removed the contact details of 2 questions for good", ("Q1", "Q9"))


def test_every_fault_of_a_question_that_came_in_is_told_at_once() -> None:
    register = asked()
    late = dt.datetime(2021, 7, 13, 9)
    faults = codes(
        lambda: receive_question(
            register, DAY, text="Why?", name="A", received_at=late, meeting="M9", item="W9", email="x", signatures=-1
        )
    )
    assert len(faults) == 5
    assert faults[0] == "received-in-future"
    assert {"email-shape", "signatures-unlikely"} <= set(faults)
    old = dt.datetime(1999, 12, 31)
    assert codes(lambda: receive_question(register, DAY, text="Why?", name="A", received_at=old)) == ["year-unlikely"]
    first = dt.datetime(2000, 1, 1)
    made = receive_question(register, DAY, text="Why?", name="A", received_at=first)
    known = register.with_edit(made)
    assert edit_question(known, DAY, question="Q1", signatures=3).puts


@pytest.mark.parametrize(("on", "code"), [(EVE, ""), (DAY, ""), (MORROW, "meeting-voted")])
def test_a_meeting_with_votes_moves_to_no_day_to_come(on: dt.date, code: str) -> None:
    held = Meeting(id="M1", date=EVE, status=MeetingStatus.HELD)
    register = Register.of(PANEL, held, Vote(id="V1", meeting="M1", motion="x", result="CARRIED"))
    problems = [one for one in _why_not_voted(register, replace(held, date=on), DAY, "to") if one is not None]
    assert [(one.code, one.field) for one in problems] == ([(code, "to")] if code else [])


@pytest.mark.parametrize(
    ("on", "said", "minuted", "took"),
    [
        (EVE, "", True, True),
        (EVE, "Confirmed", False, True),
        (EVE, "", False, False),
        (DAY, "", True, True),
        (DAY, "Confirmed", False, False),
        (MORROW, "Confirmed", True, False),
        (EVE, "Cancelled", True, False),
        (None, "Confirmed", True, False),
    ],
)
def test_a_sitting_of_a_past_took_place(on: dt.date | None, said: str, minuted: bool, took: bool) -> None:
    minute = DraftMinute(text="It was noted.") if minuted else None
    sitting = DraftSitting(
        key="7", date=on, status=said, items=(DraftAgendaItem(key="7:1", title="Plan", minute=minute),)
    )
    assert took_place(PastWork(BARE, DAY, {}), sitting) is took


@pytest.mark.parametrize(("until", "kept"), [(DAY, 1), (MORROW, 2)])
def test_what_was_set_aside_until_a_day_is_forgotten_on_it(until: dt.date, kept: int) -> None:
    panel = replace(PANEL, set_aside=(SetAside(finding="other:W1", reason="x", on=EVE, until=until),))
    register = Register.of(panel)
    finding = all_findings(Scene(register, DAY))[0].key
    edit = set_finding_aside(register, DAY, finding=finding, until=MORROW, reason="It waits.")
    assert len(panel_of(edit).set_aside) == kept
