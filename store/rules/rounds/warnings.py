"""What a clerk should know about a statutory round: short notice, void vetoes, thresholds, what is easily forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.calendar.clock import State
from store.rules.calendar.deadlines import closures_count
from store.rules.days.clear_days import clear_days, earliest_meeting
from store.rules.days.holidays import HolidayTable
from store.rules.law.citations import cite
from store.rules.law.table import provision, why_regime_over
from store.rules.rounds.dates import RoundDate, dates_or_reason, hearing_period, reserve_meeting, reserve_slot
from store.rules.rounds.of_votes import votes_for
from store.rules.rounds.progress import done, precept_date, threshold, veto_rule, veto_stands
from store.rules.rounds.steps import VETOES
from store.rules.words.dates import long_date
from store.rules.words.wording import counted

_PAPERS_OF = {
    "review": "notified",
    "second-review": "revised",
    "hearing": "notified",
    "reserve-hearing": "reserve-notified",
}
"""Whose papers a meeting of the panel considers: the notification before it."""


_SUBSTITUTES = (
    "Whether substitutes count as members for a veto depends on the panel's arrangements: ask the monitoring officer."
)


def round_warnings(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> tuple[str, ...]:
    """Tell what should be known about a round as it stands. None of it forbids anything."""
    dates, reasons = dates_or_reason(register, one, table)
    warnings = [*reasons]
    if not reasons:
        warnings += _late(one, dates)
        warnings += _notices(register, one, table)
        warnings += _votes(register, one)
    kinds = {RoundKind.PRECEPT: _precept, RoundKind.ANNUAL_REPORT: _age, RoundKind.SUSPENSION: _suspension}
    special = kinds.get(one.kind)
    if special and not reasons:
        warnings += special(register, one, today, table)
    if one.kind in {RoundKind.CONFIRMATION_HEARING, RoundKind.CHIEF_CONSTABLE, RoundKind.REMOVAL} and not reasons:
        warnings += _unknown_end(one)
    over = why_regime_over(max((step.on for step in one.steps), default=today))
    return (*warnings, *((str(over),) if over else ()))


def state_of_date(one: StatutoryRound, date: RoundDate, today: dt.date) -> State:
    """Say where a date of a round stands: done once its step is taken, late after it, past if only to be known."""
    step = done(one, date.step) if date.step else None
    if step is not None and step.on <= today:
        return State.DONE
    if one.closed or _does_not_arise(one, date):
        return State.PAST
    if date.due >= today:
        return State.DUE
    return State.LATE if date.task else State.PAST


def _does_not_arise(one: StatutoryRound, date: RoundDate) -> bool:
    """Say whether a date falls away: no veto, so no second round; or the step after it has been taken already."""
    if one.kind is not RoundKind.PRECEPT:
        return False
    after_veto = date.code in {"precept_revised", "precept_second_report", "reserve"}
    if after_veto:
        return (done(one, "review") is not None and not veto_stands(one)) or done(one, "issued") is not None
    if date.code == "papers":
        return done(one, "review") is not None
    if date.code == "precept_notify":
        return done(one, "review") is not None
    if date.code == "precept_report":
        return done(one, "response") is not None or done(one, "revised") is not None
    return False


def _late(one: StatutoryRound, dates: tuple[RoundDate, ...]) -> Iterator[str]:
    """Say which steps were taken after their date, and what that means."""
    for date in dates:
        step = done(one, date.step) if date.step and date.code != "papers" else None
        if step is None or step.on <= date.due or not date.task:
            continue
        meant = {
            "precept_report": "A veto reported after that day has no effect: the proposed precept may be issued.",
            "precept_second_report": "The revised precept may be issued without it.",
        }.get(date.code, "")
        yield f"{date.label} {long_date(date.due)}; it was {long_date(step.on)}. {meant}".rstrip()


def _notices(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterator[str]:
    """Count the clear days between the papers a meeting considers and the meeting."""
    for code, papers in _PAPERS_OF.items():
        held, sent = done(one, code), done(one, papers)
        if held is None or sent is None or sent.on > held.on:
            continue
        panel = register.panel
        counts = closures_count(panel, held.on)
        given = clear_days(sent.on, held.on, None, table, nation=panel.nation, count_closure_days=counts)
        if given.short_by:
            words = {0: "no clear day", 1: "one clear day"}
            clear = words.get(given.clear_days) or counted(given.clear_days, "clear day")
            yield (
                f"Papers of {long_date(sent.on)} give the meeting on {long_date(held.on)} {clear} of "
                f"{given.number}, short by {given.short_by}: lawful only as convened at shorter notice, or with the "
                f"item on an agenda published in time and its report to follow."
            )


def _votes(register: Register, one: StatutoryRound) -> Iterator[str]:
    for step in one.steps:
        if step.choice in VETOES and veto_rule(one, step.on) is not None:
            yield threshold_words(register, one, step)
            substitutes = register.panel.rules_on(step.on).substitutes_count_for_veto
            if substitutes is None:
                yield _SUBSTITUTES


def threshold_words(register: Register, one: StatutoryRound, step: RoundStep) -> str:
    """Say what a veto needs and what it got: `A veto needs 10 of 15 members in post …`."""
    need, in_post = threshold(register, one, step.on, step.members)
    counted = votes_for(register, step)
    got = f"{counted} voted for it" if counted is not None else "the votes are not recorded"
    return (
        f"A veto needs {need} of {in_post} members in post on {long_date(step.on)}; {got}. "
        "Absence counts against it, a vacancy does not count."
    )


def _precept(register: Register, one: StatutoryRound, _today: dt.date, table: HolidayTable) -> Iterator[str]:
    review = done(one, "review")
    limit = precept_date(one, "precept_report")
    if review is not None and review.choice in VETOES and not veto_stands(one):
        yield f"The veto has no effect: it was not made and reported by {long_date(limit)}. There is no second veto."
    if review is None:
        latest = precept_date(one, "precept_notify")
        panel = register.panel
        counts = closures_count(panel, latest)
        first = earliest_meeting(latest, None, table, nation=panel.nation, count_closure_days=counts).meeting
        if first > limit:
            yield (
                f"A commissioner who notifies on {long_date(latest)} leaves no time for full notice: the earliest "
                f"meeting on full notice is {long_date(first)}, after {long_date(limit)}. Ask for the papers earlier, "
                "or put the item on the agenda in time with its report to follow."
            )
    may_need = review is None or (veto_stands(one) and done(one, "second-review") is None)
    if may_need and reserve_meeting(register, one) is None:
        first_day, last_day = reserve_slot(one)
        yield f"No meeting is kept for a second review between {long_date(first_day)} and {long_date(last_day)}."


def _age(_: Register, one: StatutoryRound, today: dt.date, _table: HolidayTable) -> Iterator[str]:
    received, review = done(one, "received"), done(one, "review")
    if received is None or (review is not None and review.on <= today):
        return
    age = (today - received.on).days
    if age >= 0:
        here = counted(age, "day") if age else "less than a day"
        yield (
            f"The annual report has been here for {here}: a public meeting is due as soon as practicable, and the "
            f"commissioner must attend it ({cite('annual-meeting', 'annual-attends')})."
        )


def _suspension(register: Register, one: StatutoryRound, _today: dt.date, _table: HolidayTable) -> Iterator[str]:
    charged, suspended = done(one, "charged"), done(one, "suspended")
    if charged is not None and charged.choice == "less":
        rule = provision("suspension_offence", charged.on)
        yield f"{rule.note} ({rule})"
    if suspended is not None and done(one, "ended") is None:
        acting = any(other.kind is RoundKind.ACTING_COMMISSIONER and not other.closed for other in register.rounds)
        if not acting:
            yield f"While the commissioner is suspended an acting one must be appointed ({cite('acting')})."


def _unknown_end(one: StatutoryRound) -> Iterator[str]:
    codes = {
        "notified": "chief_constable_hearing" if one.kind is RoundKind.CHIEF_CONSTABLE else "confirmation_hearing",
        "further-notice": "removal_hearing",
    }
    for step_code, code in codes.items():
        received = done(one, step_code)
        if received is not None and hearing_period(one, received, code) is None:
            yield (
                "A poll falls into the period and the declaration of acceptance is not recorded, so its end is "
                "not known yet. Only the days from the poll to the declaration are left out; the weeks before count."
            )
