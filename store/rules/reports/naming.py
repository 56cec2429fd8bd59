"""Which report is meant: by its id, by its round, or by the meeting at which its matter was considered."""

from __future__ import annotations

from typing import NamedTuple

from store.problems import Problem, Refused
from store.records import Meeting, Report, StatutoryRound
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.reports.guards import rounds_at, why_not_draft_in, why_not_draft_on
from store.rules.reports.kinds import ReportKind, kinds_in, reports_of, the_report
from store.rules.rounds.progress import the_round
from store.rules.words.wording import listed


class Subject(NamedTuple):
    """What a report is drafted on: a step of a round, or the scrutiny at a meeting."""

    round_id: str = ""
    step: str = ""
    meeting: str = ""


def subject_in(register: Register, one: StatutoryRound, step: str = "") -> Subject:
    """Give what the report on a round is on: the step named, else the only one that can be drafted now.

    Raises Refused: none can be drafted, or several can, which are named.
    """
    if step:
        return Subject(one.id, step)
    able = [kind for kind in kinds_in(one) if why_not_draft_on(register, one, kind) is None]
    if len(able) == 1:
        return Subject(one.id, able[0].step)
    if not able:
        problem = why_not_draft_in(register, one)
        raise Refused(problem) if problem else AssertionError("refused above")
    told = listed([f"{kind.step} ({kind.label})" for kind in able])
    sentence = f"Several reports of {the_round(one)} can be drafted: {told}."
    raise Refused(Problem("report.several", sentence, "Name the step of the one you mean.", "step"))


def subject_at(register: Register, meeting: Meeting, *, scrutiny: bool) -> Subject:
    """Give what the report on a meeting is on: the round considered there, else its scrutiny.

    `scrutiny` says that it is the scrutiny although a round was considered there.

    Raises Refused: the reports of the rounds are drafted already, or several are not, which are named.
    """
    there = [] if scrutiny else list(rounds_at(register, meeting))
    if not there:
        return Subject(meeting=meeting.id)
    able = [(one, kind) for one, kind in there if why_not_draft_on(register, one, kind) is None]
    if len(able) == 1:
        ((procedure, report),) = able
        return Subject(procedure.id, report.step)
    if able:
        told = listed([f"{one.id} ({kind.label})" for one, kind in able])
        sentence = f"Several rounds were considered at {the_meeting(meeting)}: {told}."
        raise Refused(Problem("report.several", sentence, "Name the round you mean.", "subject"))
    problems = [problem for one, kind in there if (problem := why_not_draft_on(register, one, kind))]
    raise Refused(*problems)


def find_in(register: Register, reports: tuple[Report, ...], where: str, *, drafts: bool = False) -> Report:
    """Give the only one of some reports; with `drafts` the only one that is not final, if there is one.

    Raises Refused: there is none, or several, which are named.
    """
    waiting = tuple(one for one in reports if not one.printed) if drafts else ()
    chosen = waiting if len(waiting) == 1 else reports
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        cure = "Draft it first."
        raise Refused(Problem("report.none", f"No report is drafted on {where}.", cure, "report", "report.draft"))
    told = listed([the_report(register, one) for one in chosen])
    sentence = f"There are {len(chosen)} reports on {where}: {told}."
    raise Refused(Problem("report.several", sentence, "Name the one you mean by its id.", "report"))


def on_round(register: Register, one: StatutoryRound) -> tuple[Report, ...]:
    """List the live reports on a round, in the order of its steps."""
    order: list[str] = [kind.step for kind in kinds_in(one)]
    there = [report for report in register.reports if report.round == one.id]
    return tuple(sorted(there, key=lambda report: order.index(report.step) if report.step in order else len(order)))


def on_meeting(register: Register, meeting: Meeting) -> tuple[Report, ...]:
    """List the live reports on what was considered at a meeting: those of rounds, then that on its scrutiny."""
    there: list[tuple[StatutoryRound, ReportKind]] = list(rounds_at(register, meeting))
    of_rounds = [
        report
        for report in register.reports
        if any(report.round == one.id and report.step == kind.step for one, kind in there)
    ]
    return (*of_rounds, *reports_of(register, meeting.id))


def find_report(register: Register, report: Report | StatutoryRound | Meeting, *, drafts: bool = False) -> Report:
    """Give the report that is meant by itself, by its round or by its meeting. Raises Refused as `find_in` does."""
    if isinstance(report, Report):
        return report
    if isinstance(report, StatutoryRound):
        return find_in(register, on_round(register, report), the_round(report), drafts=drafts)
    return find_in(register, on_meeting(register, report), the_meeting(report), drafts=drafts)
