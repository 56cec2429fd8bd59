"""What stands in the way of drafting, wording, finishing, publishing, copying and answering a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.problems import Problem
from store.records import Meeting, MeetingStatus, Report, StatutoryRound
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.reports.deciding import ALWAYS
from store.rules.reports.kinds import (
    ReportKind,
    kind_of,
    kinds_in,
    outcomes_of,
    report_on,
    reports_of,
    round_of,
    the_report,
)
from store.rules.reports.limits import after_limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import BLOCKS, asks
from store.rules.rounds.limits import done
from store.rules.rounds.progress import meeting_of, rule_of, the_round
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital, verbatim


def why_not_draft_on(register: Register, one: StatutoryRound, kind: ReportKind) -> Problem | None:
    """Say why a report of a round cannot be drafted; None if it can."""
    known = report_on(register, one, kind.step)
    if known is not None:
        sentence = f"{capital(the_report(register, known))} is drafted already."
        return Problem("report.twice", sentence, "Go on with that one.", "step", "go.reports")
    if done(one, kind.held) is None and done(one, kind.step) is None:
        rule = rule_of(one, kind.held)
        label = rule.label if rule else kind.held
        sentence = f"“{label}” is not recorded in {the_round(one)}, so there is nothing to report yet."
        return Problem("report.early", sentence, "Record that step first.", "step", "round.step")
    return None


def why_not_draft_in(register: Register, one: StatutoryRound) -> Problem | None:
    """Say why no report of a round can be drafted, with the first reason; None if one can."""
    kinds = kinds_in(one)
    if not kinds:
        sentence = f"{capital(the_round(one))} has no report to the commissioner: the panel decides it itself."
        return Problem("report.none_in", sentence, "Record the steps of the round.", "round_id", "round.step")
    why = [why_not_draft_on(register, one, kind) for kind in kinds]
    early = [problem for problem in why if problem is not None and problem.code == "report.early"]
    return None if None in why else (early or [each for each in why if each])[0]


def why_not_draft_at(register: Register, meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why no report on the scrutiny at a meeting can be drafted; None if one can."""
    known = reports_of(register, meeting.id)
    if known:
        sentence = f"{capital(the_report(register, known[0]))} on {the_meeting(meeting)} is drafted already."
        return Problem("report.twice", sentence, "Go on with that one.", "meeting", "go.reports")
    if not meeting.kind.in_public and meeting.kind.value != "private briefing":
        sentence = f"{capital(the_meeting(meeting))} is no meeting of the panel, and the report is the panel's."
        return Problem("report.no_meeting", sentence, "Choose a meeting of the panel.", "meeting")
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        sentence = f"{capital(the_meeting(meeting))} is {meeting.status.value}."
        return Problem("report.not_held", sentence, "Choose a meeting that was held.", "meeting")
    if meeting.date > today:
        sentence = f"{capital(the_meeting(meeting))} is still to come, so there is nothing to report yet."
        return Problem("report.early", sentence, "Draft the report once it has been held.", "meeting")
    return None


def meetings_to_report(register: Register, today: dt.date) -> tuple[Meeting, ...]:
    """List the meetings in public that have come, the last first."""
    return tuple(one for one in reversed(register.public_meetings) if one.date <= today)


def why_nothing_to_report(register: Register, today: dt.date) -> Problem | None:
    """Say why there is nothing that a report could be on; None if there is."""
    if any(kinds_in(one) for one in register.rounds) or meetings_to_report(register, today):
        return None
    sentence = "There is nothing to report on: no round is recorded, and no meeting in public has come."
    return Problem("report.nothing", sentence, "Open a round first.", "", "round.new")


def rounds_at(register: Register, meeting: Meeting) -> Iterator[tuple[StatutoryRound, ReportKind]]:
    """Go through the reports of rounds whose matter was considered at a meeting, each with its round."""
    for one in register.rounds:
        for kind in kinds_in(one):
            held = done(one, kind.held)
            at = meeting_of(register, held) if held else None
            if at is not None and at.id == meeting.id:
                yield one, kind


def why_not_word(register: Register, report: Report) -> Problem | None:
    """Say why what a report says cannot be changed: it is final. None if it can."""
    if not report.printed:
        return None
    sentence = f"{capital(the_report(register, report))} is final, and what it says stands."
    return Problem("report.final", sentence, "Take it back to a draft first.", "report", "report.back")


def why_not_block(block: str, text: str | None) -> Problem | None:
    """Say why a block cannot be worded so: there is none of that name, or it cannot be left out. None if it can."""
    if block not in BLOCKS:
        cure = f"The blocks are {', '.join(BLOCKS)}."
        return Problem("report.block", f"There is no block {verbatim(block[:40])} in a report.", cure, "block")
    if block in ALWAYS and text is not None and not text.strip():
        sentence = f"No report goes without its {block}."
        return Problem("report.needed", sentence, "Word it, or take the draft back.", "text")
    return None


def why_not_outcome(register: Register, report: Report, choice: str) -> Problem | None:
    """Say why a report cannot come to something: it is none of its outcomes, or its step says it already."""
    kind, one = kind_of(register, report), round_of(register, report)
    outcomes = outcomes_of(kind)
    if not choice or choice in outcomes:
        taken = done(one, kind.step) if one and choice else None
        if taken is None or taken.choice == choice:
            return None
        sentence = f"The step of {the_round(one) if one else 'the round'} says “{taken.choice}”."
        return Problem("report.outcome", sentence, "Take that step back first if it is wrong.", "choice", "round.back")
    cure = f"Choose {', '.join(outcomes)}." if outcomes else "Leave it out: it stands with the review of the round."
    return Problem("report.outcome", f"That report cannot come to {verbatim(choice[:40])}.", cure, "choice")


def why_not_final(register: Register, report: Report) -> Problem | None:
    """Say why a report cannot be made final for how it stands; None if it can. What it asks for comes besides."""
    if report.printed:
        sentence = f"{capital(the_report(register, report))} is final already."
        return Problem("report.same", sentence, "There is nothing to change.", "report")
    return None


def why_not_complete(matter: ReportMatter) -> Iterator[Problem]:
    """Go through what a report still asks for, each with its cure."""
    for block, ask in asks(matter):
        yield Problem(f"report.ask.{ask.code}", ask.sentence, ask.cure, block, ask.act)


def why_ask_late(matter: ReportMatter, day: dt.date) -> Problem | None:
    """Ask before a report is dated after the last day for it, and say what follows; None if it is in time."""
    late = after_limit(matter, day)
    if not late:
        return None
    return Problem("report.late", late, "Date it as it was made, or say that it is to stand all the same.", "dated")


def why_not_dated(matter: ReportMatter, day: dt.date) -> Problem | None:
    """Say why a report cannot bear a date: it comes before what it reports, or is still to come. None if it can."""
    if day > matter.today:
        sentence = f"{long_date(day)} is still to come."
        return Problem("report.day", sentence, "Date it today or earlier.", "dated")
    if day < matter.day:
        sentence = f"{long_date(day)} is before the {day_month(matter.day)} of which it reports."
        return Problem("report.day", sentence, "Check both dates: one of them is wrong.", "dated")
    return None


def why_not_publish(register: Register, report: Report) -> Problem | None:
    """Say why a report cannot be recorded as sent and published; None if it can."""
    if not report.printed:
        sentence = f"{capital(the_report(register, report))} is still a draft."
        return Problem("report.draft", sentence, "Make it final first.", "report", "report.final")
    if report.sent_on is not None and report.published_on is not None:
        sentence = f"{capital(the_report(register, report))} is recorded as sent and published."
        return Problem(
            "report.same", sentence, "Take the report a state back first if it is wrong.", "report", "report.back"
        )
    return None


def why_not_copy(register: Register, report: Report) -> Problem | None:
    """Say why no copy of a report can be ticked off; None if one can."""
    if not report.printed:
        sentence = f"{capital(the_report(register, report))} is still a draft."
        return Problem("report.draft", sentence, "Make it final first.", "report", "report.final")
    if not register.panel.councils:
        return Problem("no-council", "No councils are recorded.", "Enter them in the settings first.", "councils")
    return None


def why_not_answer(register: Register, report: Report) -> Problem | None:
    """Say why no answer to a report can be recorded with it; None if one can."""
    one = round_of(register, report)
    if one is not None:
        labels = [rule.label for code in kind_of(register, report).answers if (rule := rule_of(one, code))]
        sentence = f"The answer to that report is a step of {the_round(one)}."
        cure = f"Record “{labels[0]}” there." if labels else "Record it there."
        return Problem("report.answer_round", sentence, cure, "report", "round.step")
    if report.sent_on is None or report.published_on is None:
        sentence = f"{capital(the_report(register, report))} is not recorded as sent."
        return Problem("report.unsent", sentence, "Record that first.", "report", "report.publish")
    return None


def why_not_back(register: Register, report: Report) -> Problem | None:
    """Say why a report cannot be taken a state back: it is a draft, or copies or its answer rest on it."""
    if not report.printed:
        sentence = f"{capital(the_report(register, report))} is a draft, the first of its states."
        return Problem("report.same", sentence, "Put it in the bin if it is not wanted.", "report", "report.bin")
    return None


def why_not_report_in(register: Register, one: StatutoryRound) -> Problem | None:
    """Say why there is no report of a round to write or to go to; None if there is one."""
    if any(report.round == one.id for report in register.reports):
        return None
    return why_not_draft_in(register, one)


def why_not_report_at(register: Register, meeting: Meeting, today: dt.date) -> Problem | None:
    """Say why there is no report on what was considered at a meeting to write or to go to; None if there is one."""
    problem = why_not_draft_at(register, meeting, today)
    return None if problem is None or problem.code == "report.twice" else problem


def why_not_round(report: Report) -> Problem | None:
    """Say that a report is on no round; None if it is on one."""
    if report.round is not None:
        return None
    sentence = "That report is on ordinary scrutiny, and on no round."
    return Problem("report.no_round", sentence, "Go to the meeting instead.", "report", "go.meeting")


NO_COPIES = "In Wales the law asks for no copies to the councils."
"""Said where copies are ticked off though none is owed (2011 Act s.28(8))."""
