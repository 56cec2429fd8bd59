"""What becomes of a final report: sent and published, copied to the councils, answered, or taken a state back."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.actions.recommendations import copies_due, councils_named, with_copies
from store.commands.fields import Problems
from store.commands.rounds.rounds import record_step, take_back_step
from store.edit import Edit
from store.problems import Problem
from store.records import Action, ActionKind, Record, Report
from store.register import Register
from store.rules.reports import guards
from store.rules.reports.following import area_of
from store.rules.reports.kinds import kind_of, round_of, the_report
from store.rules.reports.matter import ReportMatter
from store.rules.reports.standing import ANSWERED, DRAFT, FINAL, OUT, state
from store.rules.rounds.limits import done
from store.rules.rounds.progress import rule_of, the_round
from store.rules.words.dates import day_month, long_date
from store.rules.words.wording import counted, listed


def publish_report(
    register: Register,
    today: dt.date,
    /,
    *,
    report: str,
    on: dt.date | None = None,
    sent: dt.date | None = None,
    unvoted: bool = False,
) -> Edit:
    """Record that a report was sent to the commissioner and published; `on` is the day of publication, today if none.

    `sent` is the day on which it was sent, that of its publication if not given. With the report of a round its step is
    recorded in the same change, on the later of the two days. `unvoted` says that what it comes to rests on no vote.

    Raises:
        Refused: the report is a draft, is out already, or a day is wrong; or the step of the round cannot be recorded.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    problems.add(guards.why_not_publish(register, current))
    published = on or today
    went = sent or published
    for name, day in (("on", published), ("sent", went)):
        problems.add(_why_not_day(current, day, today, name))
    problems.refuse()
    out = replace(current, published_on=published, sent_on=went)
    told = f"Recorded {the_report(register, current)} as published on {day_month(published)}"
    told += f" and sent on {day_month(went)}" if went != published else " and sent"
    return _with_step(register, today, out, told, unvoted=unvoted)


def _with_step(register: Register, today: dt.date, report: Report, told: str, *, unvoted: bool) -> Edit:
    """Give the edit by which a report is out, with the step of its round; one recorded before must be of that day."""
    one = round_of(register, report)
    if one is None:
        return Edit(told, (report,))
    taken, last = done(one, report.step), max(day for day in (report.sent_on, report.published_on) if day)
    if taken is not None:
        rule = rule_of(one, report.step)
        problems = Problems()
        problems.add(_why_not_that_day(taken.on, last, rule.label if rule else report.step))
        problems.refuse()
        return Edit(told, (report,))
    stepped = record_step(
        register.with_edit(Edit("", (report,))),
        today,
        round_id=one.id,
        step=report.step,
        on=last,
        choice=report.choice if kind_of(register, report).person else "",
        vote=report.vote,
        unvoted=unvoted,
    )
    puts: tuple[Record, ...] = (report, *stepped.puts)
    return Edit(f"{told}, which is a step of {the_round(one)}", puts)


def _why_not_day(report: Report, day: dt.date, today: dt.date, field: str) -> Problem | None:
    if day > today:
        sentence = f"{long_date(day)} is still to come."
        return Problem("report.day", sentence, "Type today's date or an earlier one.", field)
    if report.dated and day < report.dated:
        sentence = f"{long_date(day)} is before {long_date(report.dated)}, the date that the report bears."
        return Problem("report.day", sentence, "Check both dates: one of them is wrong.", field)
    return None


def _why_not_that_day(taken: dt.date, day: dt.date, label: str) -> Problem | None:
    if taken == day:
        return None
    sentence = f"“{label}” is recorded on {long_date(taken)}, not on {long_date(day)}."
    return Problem("report.step_day", sentence, "Give that day, or take that step back first.", "on", "round.back")


def copy_report(
    register: Register,
    today: dt.date,
    /,
    *,
    report: str,
    councils: tuple[str, ...],
    on: dt.date | None = None,
    off: bool = False,
) -> Edit:
    """Record that councils were sent their copy of a report (2011 Act s.28(8)); `off` takes that back.

    The recommendations that were made with it are ticked off in the same change. The day is today's unless another is
    given; a council that is ticked already keeps its day.

    Raises Refused: the report is a draft, a council is none of the panel's, or the day is to come.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    problems.add(guards.why_not_copy(register, current))
    named = councils_named(register, councils, problems)
    day = on or today
    problems.add(_why_not_day(current, day, today, "on"))
    area = area_of(ReportMatter(register, current, today))
    known = [name for name in (area if named is None else named) if off or name in area]
    problems.add(_why_none_then(named) if not known and named != [] else None)
    problems.refuse()
    copied = replace(current, copies=with_copies(current.copies, known, day, off=off))
    puts: list[Record] = [copied]
    for action in recommended_with(register, current, today):
        due = copies_due(register, action, known, off=off)
        ticked = replace(action, copies=with_copies(action.copies, due, day, off=off))
        puts += [ticked] if ticked != action else []
    verb = "Took off" if off else "Ticked off"
    who = known[0] if len(known) == 1 else counted(len(known), "council")
    return Edit(f"{verb} the copy of {the_report(register, current)} to {who}", tuple(puts))


def _why_none_then(named: list[str] | None) -> Problem:
    who = f"None of {listed(named)}" if named else "No council"
    sentence = f"{who} was of the area on the day of the report."
    return Problem("council-then", sentence, "The settings hold the councils with their days.", "councils")


def recommended_with(register: Register, report: Report, today: dt.date) -> tuple[Action, ...]:
    """List the recommendations that the panel made with a report: those of the minutes that it is on."""
    minutes = {one.id for one in ReportMatter(register, report, today).minutes}
    return tuple(
        action
        for action in register.actions
        if action.minute in minutes and action.kind in {ActionKind.RECOMMENDATION, ActionKind.REPORT}
    )


def answer_report(
    register: Register, today: dt.date, /, *, report: str, on: dt.date | None = None, answer: str = ""
) -> Edit:
    """Record that the commissioner answered a report on ordinary scrutiny; in a round the answer is a step of it.

    `answer` is the reference of the letter and what it comes to; what it says point by point is recorded with the
    recommendations.

    Raises Refused: the report is on a round, is not out, or the day is wrong.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    problems.add(guards.why_not_answer(register, current))
    day = on or today
    problems.add(_why_not_day(current, day, today, "on"))
    words = problems.said(Report, "answer", answer)
    problems.refuse()
    answered = replace(current, answered_on=day, answer=words)
    return Edit(f"Recorded the answer of {day_month(day)} to {the_report(register, current)}", (answered,))


def reopen_report(register: Register, today: dt.date, /, *, report: str) -> Edit:
    """Take a report one state back: its answer, that it is out with the step of its round, or that it is final.

    What the clerk worded stays worded.

    Raises Refused: it is a draft, or a later step of the round rests on its step.
    """
    current = register.need(Report, report, "report")
    problems = Problems()
    problems.add(guards.why_not_back(register, current))
    problems.refuse()
    stands = state(ReportMatter(register, current, today))
    if stands == ANSWERED and current.answered_on is not None:
        return Edit(f"Took back the answer to {the_report(register, current)}", (_unanswered(current),))
    if stands in {OUT, ANSWERED}:
        back = replace(current, sent_on=None, published_on=None)
        told = f"Took back that {the_report(register, current)} was sent and published"
        return _with_step_back(register, today, back, told)
    draft = replace(current, printed=(), dated=None)
    return Edit(f"Took {the_report(register, current)} back from {FINAL} to {DRAFT}", (draft,))


def _unanswered(report: Report) -> Report:
    return replace(report, answered_on=None, answer="")


def _with_step_back(register: Register, today: dt.date, report: Report, told: str) -> Edit:
    one = round_of(register, report)
    if one is None or done(one, report.step) is None:
        return Edit(told, (report,))
    after = register.with_edit(Edit("", (report,)))
    taken = take_back_step(after, today, round_id=one.id, step=report.step)
    return Edit(f"{told}, with its step of {the_round(one)}", (report, *taken.puts))
