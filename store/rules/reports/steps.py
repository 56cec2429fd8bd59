"""The step of a round that is a report: while its report is written it is recorded and taken back from there."""

from __future__ import annotations

from store.problems import Problem
from store.records import StatutoryRound
from store.register import Register
from store.rules.reports.kinds import kinds_in, report_on, the_report
from store.rules.words.wording import capital


def why_not_step_by_hand(register: Register, one: StatutoryRound, step: str) -> Problem | None:
    """Say why a step of a round is not recorded by hand: its report is being written. None if it can be."""
    report = report_on(register, one, step)
    if report is None or (report.sent_on is not None and report.published_on is not None):
        return None
    sentence = f"{capital(the_report(register, report))} is the report of that step, and is not sent and published yet."
    cure = "Record it as sent and published: that records the step."
    return Problem("report.step", sentence, cure, "step", "report.publish")


def why_not_back_by_hand(register: Register, one: StatutoryRound, step: str) -> Problem | None:
    """Say why a step of a round is not taken back by hand: its report is out, or a final one tells of it; else None."""
    report = report_on(register, one, step)
    if report is None or report.published_on is None:
        return _why_told_of(register, one, step)
    sentence = f"{capital(the_report(register, report))} is recorded as sent and published, which is that step."
    return Problem("report.step", sentence, "Take the report a state back instead.", "step", "report.back")


def _why_told_of(register: Register, one: StatutoryRound, step: str) -> Problem | None:
    """Say that a report that is final tells of a step: what the panel has signed would rest on nothing."""
    for kind in kinds_in(one):
        report = report_on(register, one, kind.step)
        if report is not None and report.printed and step in {kind.held, kind.notified}:
            sentence = f"{capital(the_report(register, report))} is final, and tells of that step."
            return Problem("report.tells", sentence, "Take the report back to a draft first.", "step", "report.back")
    return None
