"""Findings about the reports to the commissioner: not finished, not sent, copied or answered, at odds with a step."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import Report
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.law.citations import cite
from store.rules.reports.kinds import the_report
from store.rules.reports.limits import limit
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import DRAFT, FINAL, answer_wanted, answered_on, asks, state, without_copy
from store.rules.rounds.progress import the_round
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import capital, counted, listed

_NAMED = 3


def to_be_finished(scene: Scene) -> Iterator[Finding]:
    """Find reports that are still drafts, with how much they ask for, and final ones that are not out."""
    for report, matter in _matters(scene):
        stands = state(matter)
        if stands == DRAFT:
            wanted = len(asks(matter))
            still = f"; {counted(wanted, 'thing')} it needs {'is' if wanted == 1 else 'are'} not recorded"
            words = f"is still a draft{still if wanted else ''}"
            cure = "Record what it asks for or word those blocks, then make it final."
            yield _of_report(scene, "report-draft", matter, words, cure, 63)
        elif stands == FINAL:
            dated = f", dated {day_month(report.dated)}," if report.dated else ""
            words = f"is final{dated} and not recorded as sent and published ({cite('published')})"
            cure = "Send it to the commissioner, publish it, and record both."
            yield _of_report(scene, "report-unsent", matter, words, cure, 61)


def copies_owed(scene: Scene) -> Iterator[Finding]:
    """Find reports that are out and of which councils have had no copy (in England, 2011 Act s.28(8))."""
    for report, matter in _matters(scene):
        missing = without_copy(matter) if report.published_on else ()
        if missing:
            names = listed(missing) if len(missing) <= _NAMED else counted(len(missing), "council")
            words = f"is out, and no copy is recorded as sent to {names}, as the law requires ({cite('copies')})"
            yield _of_report(scene, "report-copies", matter, words, "Tick off the councils that had theirs.", 70)


def unanswered(scene: Scene) -> Iterator[Finding]:
    """Find reports that are out and wait for an answer that is owed: by law, or past the period the panel set."""
    for report, matter in _matters(scene):
        out, by = report.sent_on, report.reply_by
        if out is None or report.published_on is None or not answer_wanted(matter) or answered_on(matter):
            continue
        if by is not None and by >= scene.today:
            continue
        waited = f"was sent on {day_month(out)}, and no answer is recorded"
        words = f"{waited}; it was wanted by {long_date(by)} ({cite('require-reply')})" if by else waited
        cure = "Ask for it; when it comes, record it as a step of the round."
        cure = "Ask for it, and record it when it comes." if by else cure
        yield _of_report(scene, "report-unanswered", matter, words, cure, 62)


def at_odds(scene: Scene) -> Iterator[Finding]:
    """Find reports of rounds that say another thing than the step of the round that they are."""
    for report, matter in _matters(scene):
        if matter.round is None:
            continue
        step = matter.done(report.step)
        last = max((day for day in (report.sent_on, report.published_on) if day), default=None)
        if step is None and last is not None:
            words = f"is recorded as sent and published, and its step of {the_round(matter.round)} is not recorded"
        elif step is not None and last is None:
            words = f"is not recorded as out, and its step of {the_round(matter.round)} is, on {day_month(step.on)}"
        elif step is not None and last is not None and step.on != last:
            words = f"was out on {day_month(last)}, and its step is recorded on {day_month(step.on)}"
        else:
            continue
        cure = "Take back or record the one that is wrong or missing."
        yield _of_report(scene, "report-step-at-odds", matter, words, cure, 8)


def _matters(scene: Scene) -> Iterator[tuple[Report, ReportMatter]]:
    for report in scene.register.reports:
        yield report, ReportMatter(scene.register, report, scene.today)


def _of_report(scene: Scene, code: str, matter: ReportMatter, words: str, cure: str, rank: int) -> Finding:
    report = matter.report
    due = limit(matter).due
    last = f" Its last day is {long_date(due)}." if due and code in {"report-draft", "report-unsent"} else ""
    sentence = f"{capital(the_report(scene.register, report))} {words}.{last}"
    by = due if last else scene.today
    return finding(code, (report.id,), sentence, place="Reports", cure=cure, acts=("open",), by=by, rank=rank)
