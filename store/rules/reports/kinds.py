"""The reports that the law has a panel make to the commissioner: on which step of a round, under what, answered how."""

from __future__ import annotations

import msgspec

from store.records import Report, RoundKind, StatutoryRound
from store.register import Register
from store.rules.rounds.steps import VETOES


class ReportKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of report. `kind` and `step` are those of the round; without them it is on ordinary scrutiny.

    `held` is the step at which the panel considered the matter, and `notified` the one by which it came to the panel.
    `person` says that what it comes to is a recommendation on a person, recorded with the report's own step; else it
    stands with the step at which the matter was considered. `answers` are the steps any of which answers it.
    `power`, `veto` and `answer` are the codes of the provisions it is made under, and answered under.
    """

    code: str
    label: str
    kind: RoundKind | None = None
    step: str = ""
    held: str = ""
    notified: str = ""
    person: bool = False
    answers: tuple[str, ...] = ()
    power: tuple[str, ...]
    veto: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()


REPORTS: tuple[ReportKind, ...] = (
    ReportKind(
        code="precept",
        label="report on the proposed precept",
        kind=RoundKind.PRECEPT,
        step="report",
        held="review",
        notified="notified",
        answers=("response", "revised"),
        power=("precept-report",),
        veto=("precept-veto", "report-by"),
        answer=("precept-replies",),
    ),
    ReportKind(
        code="precept-second",
        label="second report on the precept",
        kind=RoundKind.PRECEPT,
        step="second-report",
        held="second-review",
        notified="revised",
        answers=("second-response",),
        power=("second-report-by",),
        answer=("issue-by",),
    ),
    ReportKind(
        code="confirmation",
        label="report on a proposed appointment",
        kind=RoundKind.CONFIRMATION_HEARING,
        step="report",
        held="hearing",
        notified="notified",
        person=True,
        answers=("decision",),
        power=("senior-review",),
        answer=("senior-decision",),
    ),
    ReportKind(
        code="chief-constable",
        label="report on the proposed chief constable",
        kind=RoundKind.CHIEF_CONSTABLE,
        step="report",
        held="hearing",
        notified="notified",
        person=True,
        answers=("reserve-notified", "decision"),
        power=("chief-weeks",),
        veto=("chief-veto",),
        answer=("chief-decision",),
    ),
    ReportKind(
        code="reserve-candidate",
        label="report on the reserve candidate",
        kind=RoundKind.CHIEF_CONSTABLE,
        step="reserve-report",
        held="reserve-hearing",
        notified="reserve-notified",
        person=True,
        answers=("decision",),
        power=("reserve-candidate",),
        answer=("reserve-candidate",),
    ),
    ReportKind(
        code="removal",
        label="recommendation on the proposed removal",
        kind=RoundKind.REMOVAL,
        step="report",
        held="hearing",
        notified="further-notice",
        person=True,
        answers=("decision",),
        power=("removal-scrutiny",),
        answer=("chief-removal",),
    ),
    ReportKind(
        code="plan",
        label="report on the draft plan",
        kind=RoundKind.PLAN,
        step="report",
        held="review",
        notified="received",
        answers=("response",),
        power=("plan-review",),
        answer=("plan-replies",),
    ),
    ReportKind(
        code="annual-report",
        label="report on the annual report",
        kind=RoundKind.ANNUAL_REPORT,
        step="report",
        held="review",
        notified="received",
        answers=("response",),
        power=("annual-meeting",),
        answer=("annual-replies",),
    ),
)
"""Every report on a step of a round. Suspension and acting commissioner have none: the panel decides them itself."""

SCRUTINY = ReportKind(code="scrutiny", label="report on scrutiny", power=("scrutiny",), answer=("require-reply",))
"""The report on what the panel scrutinised at a meeting (2011 Act s.28(6))."""

_BY_STEP = {(one.kind, one.step): one for one in REPORTS}


def kind_of(register: Register, report: Report) -> ReportKind:
    """Give the kind of a report; that of ordinary scrutiny if it is on no step of a round."""
    one = round_of(register, report)
    return _BY_STEP.get((one.kind, report.step), SCRUTINY) if one else SCRUTINY


def round_of(register: Register, report: Report) -> StatutoryRound | None:
    """Give the round that a report is on, in the bin or not; None for one on ordinary scrutiny."""
    return register.get(StatutoryRound, report.round)


def kinds_in(one: StatutoryRound) -> tuple[ReportKind, ...]:
    """List the reports that a procedure has, in the order of its steps."""
    return tuple(each for each in REPORTS if each.kind is one.kind)


def report_on(register: Register, one: StatutoryRound, step: str) -> Report | None:
    """Give the live report on a step of a round; None if none is drafted."""
    return next((each for each in register.reports if each.round == one.id and each.step == step), None)


def reports_of(register: Register, meeting: str) -> tuple[Report, ...]:
    """List the live reports on ordinary scrutiny at a meeting."""
    return tuple(each for each in register.reports if each.meeting == meeting)


def outcomes_of(kind: ReportKind) -> tuple[str, ...]:
    """List what a report on a person can come to; empty for any other."""
    choices = {"confirmation": "appoint", "reserve-candidate": "appoint", "removal": "remove"}
    if kind.code == "chief-constable":
        return ("appoint", "do-not-appoint", "veto")
    first = choices.get(kind.code)
    return (first, f"do-not-{first}") if first else ()


def is_veto(choice: str) -> bool:
    """Say whether what a report comes to is a veto."""
    return choice in VETOES


def the_report(register: Register, report: Report) -> str:
    """Name a report in a sentence: `the report on the proposed precept (L1)`."""
    return f"the {kind_of(register, report).label} ({report.id})"
