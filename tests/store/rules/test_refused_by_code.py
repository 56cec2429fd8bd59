"""What a rule refuses is told by a code that scripts may rely on: each is named here, with what brings it about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records import (
    Action,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minute,
    Panel,
    Question,
    Report,
    RoundKind,
    Stamp,
    StampKind,
    StatutoryRound,
    WorkItem,
)
from store.records.panel import QuorumRule, RuleSet
from store.records.question import Asker
from store.register import Register
from store.rules.actions.actions import why_not_evidence
from store.rules.actions.due import read_due
from store.rules.agenda.sending import why_not_send
from store.rules.beginning import why_not_set_now
from store.rules.calendar.proposing import Pattern, why_not_pattern
from store.rules.days.counting import add_days
from store.rules.days.holidays import holiday_table
from store.rules.days.periods import Span, period
from store.rules.declarations.dispensations import leave_given
from store.rules.findings.finding import why_not_with_others
from store.rules.law.table import provision
from store.rules.minutes.exempt import why_no_summary
from store.rules.minutes.newcomers import find_newcomer
from store.rules.minutes.order import why_not_chair, why_not_names
from store.rules.programme.neighbours import neighbouring_meeting
from store.rules.publishing.bundles import why_no_digest, why_not_bundle
from store.rules.questions.letters import needs_of_office
from store.rules.reports.guards import why_not_draft_at, why_not_round, why_nothing_to_report
from store.rules.reports.naming import find_in
from store.rules.room.events import meeting_meant, presence_meant
from store.rules.room.offered import why_no_offer
from store.rules.rounds.of_votes import why_not_tie_any
from store.rules.settings.naming import find_setting, typed_words
from store.rules.settings.put_in import why_not_confirm
from store.rules.settings.quorum import with_quorum
from store.rules.versions import why_not_put_back
from store.rules.words.amounts import read_pounds
from store.rules.words.deadlines import read_deadline
from store.rules.words.loose import read_meeting_day
from store.rules.words.record_names import find_item

TODAY = dt.date(2021, 7, 12)
BEFORE, AFTER = TODAY - dt.timedelta(days=7), TODAY + dt.timedelta(days=7)
PANEL = Panel(id="PANEL", name="A panel", rules=(RuleSet(),))
HELD = Meeting(id="M1", date=BEFORE)
TO_COME = Meeting(id="M2", date=AFTER)
OFF = replace(HELD, status=MeetingStatus.CANCELLED)
ITEM, OTHER = WorkItem(id="W1", title="Crime plan"), WorkItem(id="W2", title="Crime plan")
ACTION = Action(id="A1", text="Report back")
EXEMPT = Minute(id="N1", meeting="M1", exempt_paragraph="1")
QUESTION = Question(id="Q1", asker=Asker(name="A Person"), text="Why?")
ROUND = StatutoryRound(id="R1", kind=RoundKind.PRECEPT)
STAMP = Stamp(id="T1", meeting="M1", kind=StampKind.NOTE)
BRIEFING = replace(HELD, kind=next(one for one in MeetingKind if not one.in_public))
RECORDS = (PANEL, HELD, TO_COME, ITEM, OTHER, ACTION, QUESTION, ROUND)
OFFICE = Register.of(*RECORDS)
PATTERN = Pattern(year=2026, start=dt.time(13), venues=())


def told(call: Callable[[], Any]) -> list[Problem]:
    """Give every problem that a rule gives or refuses with."""
    try:
        given = call()
    except Refused as refused:
        return list(refused.problems)
    found = given if isinstance(given, Iterable) else [given]
    return [one for one in found if isinstance(one, Problem)]


REFUSED: list[tuple[str, Callable[[], Any]]] = [
    ("evidence-what", lambda: why_not_evidence(OFFICE, ACTION, " ", TODAY, "Minute 3", TODAY)),
    ("evidence-where", lambda: why_not_evidence(OFFICE, ACTION, "A report", TODAY, " ", TODAY)),
    ("evidence-when", lambda: why_not_evidence(OFFICE, ACTION, "A report", None, "Minute 3", TODAY)),
    ("due-no-meeting", lambda: read_due(OFFICE, "meeting 1/9/2021", TODAY)),
    ("sent-closed", lambda: why_not_send(OFF, BEFORE, TODAY)),
    ("sent-early", lambda: why_not_send(TO_COME, TODAY + dt.timedelta(days=1), TODAY)),
    ("sent-after", lambda: why_not_send(HELD, TODAY, TODAY)),
    ("nobody-sits", lambda: why_not_set_now(OFFICE, TODAY, "chair")),
    ("propose.number", lambda: why_not_pattern(replace(PATTERN, number=0))),
    ("propose.weekday", lambda: why_not_pattern(replace(PATTERN, weekday=7))),
    ("propose.week", lambda: why_not_pattern(replace(PATTERN, week=6))),
    ("propose.months", lambda: why_not_pattern(replace(PATTERN, months=(0,)))),
    ("propose.year", lambda: why_not_pattern(replace(PATTERN, year=2011))),
    ("days.no_date", lambda: add_days(dt.date.max, 1)),
    ("holidays.damaged", lambda: holiday_table(b"{")),
    ("periods.order", lambda: period(provision("confirmation_hearing", TODAY), BEFORE, (Span(AFTER, TODAY),))),
    ("dispensation-vote", lambda: given_leave("the monitoring officer", vote=None)),
    ("several-items", lambda: why_not_with_others(OFFICE, ("W1", "W2"))),
    ("law.unknown", lambda: provision("no such code", TODAY)),
    ("no-summary", lambda: why_no_summary(Register.of(*RECORDS, EXEMPT), "M1")),
    ("newcomer-none", lambda: find_newcomer((), "Cllr Nobody")),
    ("names-nobody", lambda: why_not_names(HELD)),
    ("chair-nobody", lambda: why_not_chair(OFFICE, HELD, TODAY)),
    ("no-item", lambda: neighbouring_meeting(OFFICE, (), 1, TODAY)),
    ("publishing.digest", lambda: why_no_digest("0123")),
    ("bundle.private", lambda: why_not_bundle(BRIEFING, for_members=False)),
    ("letter.office-name", lambda: needs_of_office(PANEL)),
    ("report.no_round", lambda: why_not_round(Report(id="L1", meeting="M1"))),
    ("report.not_held", lambda: why_not_draft_at(Register.of(PANEL, OFF), OFF, TODAY)),
    ("report.nothing", lambda: why_nothing_to_report(Register.of(PANEL, TO_COME), TODAY)),
    ("report.none", lambda: find_in(OFFICE, (), "the round")),
    ("report.several", lambda: find_in(OFFICE, (Report(id="L1", meeting="M1"), Report(id="L2", meeting="M2")), "it")),
    ("meeting.none", lambda: meeting_meant(OFFICE, HELD, "1/9/2021")),
    ("presence-unknown", lambda: presence_meant("in spirit")),
    ("offer-none", lambda: why_no_offer(Register.of(*RECORDS, STAMP), STAMP, TODAY)),
    ("round.none_to_tie", lambda: why_not_tie_any(OFFICE, ROUND)),
    ("setting.choice", lambda: typed_words(find_setting("rules.questions.allowed"), ["perhaps"])),
    ("setting.several", lambda: find_setting("questions")),
    ("setting.one", lambda: typed_words(find_setting("clerk"), ["Ann", "Bob"])),
    ("rules.confirmed", lambda: why_not_confirm(OFFICE)),
    ("quorum-figures", lambda: with_quorum(QuorumRule(), "mode", "number")),
    ("quorum-figures", lambda: with_quorum(QuorumRule(), "mode", "fraction")),
    ("version-binned", lambda: why_not_put_back(Register.of(PANEL, replace(HELD, binned_on=TODAY)), "M1")),
    ("amount.unreadable", lambda: read_pounds("much")),
    ("deadline.side", lambda: read_deadline("3 working days", either=True)),
    ("deadline.words", lambda: read_deadline("when it suits")),
    ("dates.week", lambda: read_meeting_day("week of 17/7/2021", TODAY)),
    ("item.several", lambda: find_item(OFFICE, "crime")),
    ("item.none", lambda: find_item(OFFICE, "no such title")),
]


def given_leave(by: str, *, vote: bool | None) -> object:
    return leave_given(granted_by=by, ground="", from_date=None, until=None, vote=vote, items=(), field="vote")


@pytest.mark.parametrize(("code", "call"), REFUSED, ids=[f"{n} {code}" for n, (code, _) in enumerate(REFUSED)])
def test_the_refusal_has_its_code_its_sentence_and_its_cure(code: str, call: Callable[[], Any]) -> None:
    problem = next((one for one in told(call) if one.code == code), None)
    assert problem is not None, told(call)
    assert problem.sentence.endswith(".")
    assert problem.cure.endswith((".", "?"))
