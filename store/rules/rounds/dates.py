"""The dates of a statutory round: what the law fixes, what follows from it, and what should be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from store.problems import Refused, not_worked_out
from store.records import Meeting, MeetingKind, RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.calendar.deadlines import closures_count, publication, publication_due
from store.rules.days.clear_days import earliest_meeting
from store.rules.days.counting import last_working_day
from store.rules.days.holidays import HolidayTable
from store.rules.days.periods import Period, add_months, period, post_election
from store.rules.law.provision import Provision
from store.rules.law.table import date_in, provision
from store.rules.rounds.progress import done, precept_date, threshold, veto_rule
from store.rules.rounds.steps import StepRule
from store.rules.words.dates import day_month, long_date

_MONTH = dt.timedelta(days=28)


class RoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date of a round. `step` is the step it limits, if any; `rule` the provision, None for what follows from others.

    `task` is False for a day that only has to be known.
    """

    code: str
    label: str
    due: dt.date
    step: str = ""
    rule: Provision | None = None
    note: str = ""
    task: bool = True


def round_dates(register: Register, one: StatutoryRound, table: HolidayTable) -> tuple[RoundDate, ...]:
    """Give the dates of a round in order. Weekends move none of those the law fixes.

    Raises:
        Refused: no provision is in force, or a day lies outside the list of bank holidays.
    """
    make = _DATES.get(one.kind)
    return tuple(sorted(make(register, one, table), key=lambda date: date.due)) if make else ()


def _precept(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterable[RoundDate]:
    steps = (
        ("precept_notify", "notified", "Proposed precept notified by the commissioner by"),
        ("precept_report", "report", "Panel's review and report by"),
        ("precept_revised", "revised", "After a veto: response and revised precept by"),
        ("precept_second_report", "second-report", "After a veto: second report by"),
        ("precept_issue", "issued", "Response to the second report by; then the precept is issued"),
    )
    year = one.year or 0
    for code, step, label in steps:
        rule = provision(code, dt.date(year, 2, 1))
        due = date_in(rule, year)
        last = last_working_day(due, table, count_closure_days=closures_count(register.panel, due))
        note = "" if last == due else f"not a working day: the last one before is {long_date(last)}"
        yield RoundDate(code=code, label=label, due=due, step=step, rule=rule, note=note)
    meeting = review_day(register, one)
    if meeting is not None:
        law, _ = publication(register.panel, meeting)
        yield RoundDate(
            code="papers",
            label="Papers needed from the commissioner's office by",
            due=publication_due(register.panel, meeting, table),
            step="notified",
            rule=law,
            note=f"so that the meeting on {day_month(meeting)} has its clear days",
        )
    if done(one, "second-review") is None:
        first, last = reserve_slot(one)
        note = f"from {day_month(first)} to {day_month(last)}; released if there is no veto"
        yield RoundDate(
            code="reserve", label="Reserve date for the second report", due=first, step="", note=note, task=False
        )


def veto_words(register: Register, one: StatutoryRound, rule: StepRule, today: dt.date) -> str:
    """Say what a veto at a step would need; empty where there can be none; why, if it cannot be worked out."""
    if not rule.vote or not any("veto" in code for code, _ in rule.choices):
        return ""
    try:
        on = (review_day(register, one) if one.kind is RoundKind.PRECEPT else None) or today
        if veto_rule(one, on) is None:
            return ""
        need, in_post = threshold(register, one, on)
    except Refused as refused:
        return f"The votes that a veto needs {not_worked_out(refused)}"
    return f"A veto needs {need} of the {in_post} members in post; absence counts against it."


def review_day(register: Register, one: StatutoryRound) -> dt.date | None:
    """Give the day on which the panel reviews the proposed precept: as recorded, else the last in time."""
    review = done(one, "review")
    if review is not None:
        return review.on
    limit = precept_date(one, "precept_report")
    ahead = [
        meeting.date
        for meeting in register.meetings
        if limit - _MONTH <= meeting.date <= limit and meeting.kind.in_public and meeting.status.value != "cancelled"
    ]
    return ahead[-1] if ahead else None


def reserve_slot(one: StatutoryRound) -> tuple[dt.date, dt.date]:
    """Give the first and the last day for a second review: from the revised precept up to the second report."""
    last = precept_date(one, "precept_second_report")
    return precept_date(one, "precept_revised") + dt.timedelta(days=1), last


def reserve_meeting(register: Register, one: StatutoryRound) -> Meeting | None:
    """Find a meeting that is kept for the second review."""
    first, last = reserve_slot(one)
    kinds = {MeetingKind.RESERVE, MeetingKind.SPECIAL, MeetingKind.ORDINARY}
    fits = (m for m in register.meetings if first <= m.date <= last and m.kind in kinds and m.status.open)
    return next(fits, None)


def hearing_period(one: StatutoryRound, received: RoundStep, code: str) -> Period | None:
    """Work out the period that begins with a receipt, leaving out only the days from a poll to the declaration.

    None while a poll falls into it and the declaration of acceptance is not recorded: its end is not known yet.
    """
    rule = provision(code, received.on)
    plain = period(rule, received.on)
    poll = one.poll_day
    if poll is None or poll > plain.last or (one.declared_on is not None and one.declared_on < received.on):
        return plain
    if one.declared_on is None:
        return None
    return period(rule, received.on, (post_election(poll, one.declared_on),))


def _hearing(
    register: Register, one: StatutoryRound, table: HolidayTable, receipt: str, code: str, step: str
) -> Iterable[RoundDate]:
    received = done(one, receipt)
    if received is None:
        return
    hearing = hearing_period(one, received, code)
    if hearing is None:
        return
    last = last_working_day(hearing.last, table, count_closure_days=closures_count(register.panel, hearing.last))
    skipped = f"{len(hearing.ignored)} days from the poll to the declaration left out" if hearing.ignored else ""
    weekend = "" if last == hearing.last else f"not a working day: the last one before is {long_date(last)}"
    note = "; ".join(part for part in (skipped, weekend) if part)
    yield RoundDate(
        code=f"{step}-by", label="Panel's report by", due=hearing.last, step=step, rule=hearing.provision, note=note
    )


def _first_hearing(received: RoundStep | None, table: HolidayTable, register: Register, step: str) -> list[RoundDate]:
    if received is None:
        return []
    panel = register.panel
    first = earliest_meeting(
        received.on, None, table, nation=panel.nation, count_closure_days=closures_count(panel, received.on)
    )
    note = "if the papers are published on the day of receipt"
    return [
        RoundDate(
            code=f"{step}-first",
            label="Earliest hearing on full notice",
            due=first.meeting,
            step="",
            rule=first.provision,
            note=note,
            task=False,
        )
    ]


def _confirmation(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterable[RoundDate]:
    yield from _first_hearing(done(one, "notified"), table, register, "hearing")
    yield from _hearing(register, one, table, "notified", "confirmation_hearing", "report")


def _chief_constable(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterable[RoundDate]:
    yield from _first_hearing(done(one, "notified"), table, register, "hearing")
    yield from _hearing(register, one, table, "notified", "chief_constable_hearing", "report")
    yield from _first_hearing(done(one, "reserve-notified"), table, register, "reserve-hearing")
    yield from _hearing(register, one, table, "reserve-notified", "reserve_candidate_hearing", "reserve-report")


def _removal(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterable[RoundDate]:
    yield from _hearing(register, one, table, "further-notice", "removal_hearing", "report")


def _plan(_: Register, one: StatutoryRound, _table: HolidayTable) -> Iterable[RoundDate]:
    if one.poll_day is None:
        return
    rule = provision("plan_issued", one.poll_day)
    due = date_in(rule, one.poll_day.year)
    if due < one.poll_day:
        due = date_in(rule, one.poll_day.year + 1)
    note = f"the financial year of the election of {day_month(one.poll_day)}"
    yield RoundDate(code="issue-by", label="Plan issued by", due=due, step="issued", rule=rule, note=note)


def _acting(_: Register, one: StatutoryRound, _table: HolidayTable) -> Iterable[RoundDate]:
    arose, appointed = done(one, "arose"), done(one, "appointed")
    if arose is None or appointed is None or arose.choice != "incapacity":
        return
    rule = provision("acting_commissioner", appointed.on)
    last = period(rule, appointed.on).last
    vacant = add_months(appointed.on, rule.number)
    yield RoundDate(
        code="vacant",
        label="If the incapacity lasts, the office falls vacant after",
        due=last,
        rule=rule,
        note=f"{rule.number} {rule.unit} beginning with the appointment; vacant from {day_month(vacant)}",
        task=False,
    )


_DATES: dict[RoundKind, Callable[[Register, StatutoryRound, HolidayTable], Iterable[RoundDate]]] = {
    RoundKind.PRECEPT: _precept,
    RoundKind.CONFIRMATION_HEARING: _confirmation,
    RoundKind.CHIEF_CONSTABLE: _chief_constable,
    RoundKind.REMOVAL: _removal,
    RoundKind.PLAN: _plan,
    RoundKind.ACTING_COMMISSIONER: _acting,
}


def dates_or_reason(
    register: Register, one: StatutoryRound, table: HolidayTable
) -> tuple[tuple[RoundDate, ...], tuple[str, ...]]:
    """Give the dates of a round; when they cannot be worked out, none, and the reasons in words."""
    try:
        return round_dates(register, one, table), ()
    except Refused as refused:
        return (), tuple(str(problem) for problem in refused.problems)
