"""The dates of a statutory round: what the law fixes, what follows from it, and what should be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from store.problems import Refused, not_worked_out
from store.records import Meeting, PaperStatus, RoundKind, RoundStep, StatutoryRound
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED, closures_count, publication, publication_due
from store.rules.days.clear_days import earliest_meeting
from store.rules.days.counting import last_working_day
from store.rules.days.holidays import HolidayTable
from store.rules.days.periods import add_months, period
from store.rules.law.provision import Provision
from store.rules.law.table import provision
from store.rules.rounds.limits import done, limit_of, precept_date, with_poll
from store.rules.rounds.progress import threshold, veto_rule, veto_stands
from store.rules.rounds.rule import StepLimit, StepRule
from store.rules.rounds.steps import STEPS
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import words_read
from store.rules.words.papers import in_force
from store.rules.words.wording import small

_MONTH = dt.timedelta(days=28)
_DAY = dt.timedelta(days=1)


class RoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date of a round. `step` is the step it limits, if any; `rule` the provision, None for what follows from others.

    `task` is False for a day that only has to be known; `met` is the day on which what it waits for came, where that
    is no step.
    """

    code: str
    label: str
    due: dt.date
    step: str = ""
    rule: Provision | None = None
    note: str = ""
    task: bool = True
    met: dt.date | None = None


def round_dates(register: Register, one: StatutoryRound, table: HolidayTable) -> tuple[RoundDate, ...]:
    """Give the dates of a round in order: the limits of its steps, and what else follows from a step.

    Weekends move none of those the law fixes.

    Raises:
        Refused: no provision is in force, or a day lies outside the list of bank holidays.
    """
    one = with_poll(register, one)
    dates = [_with_weekend(register, date, table) for date in limit_dates(one).values()]
    dates += [date for rule in STEPS[one.kind] for code in rule.also for date in _ALSO[code](register, one, table)]
    return tuple(sorted(dates, key=lambda date: date.due))


def limit_dates(one: StatutoryRound) -> dict[str, RoundDate]:
    """Give the dates that limit the steps of a round, by their codes; those not known yet are not among them.

    A date that several steps share is that of the last of them. Raises Refused as above.
    """
    dates: dict[str, RoundDate] = {}
    for rule in STEPS[one.kind]:
        span = limit_of(one, rule.limit) if rule.limit else None
        if rule.limit and span:
            due, law, counted = span
            label, note = _limit_words(one, rule.limit)
            skipped = len(counted.ignored) if counted else 0
            left_out = f"{skipped} days from the poll to the declaration left out" if skipped else ""
            code = rule.limit.code
            words = "; ".join(part for part in (left_out, note) if part)
            dates[code] = RoundDate(code=code, label=label, due=due, step=rule.code, rule=law, note=words)
    return dates


def _limit_words(one: StatutoryRound, limit: StepLimit) -> tuple[str, str]:
    """Give the label of a limit and its note: the day of issue is the Regulations' own only after a veto."""
    if limit.since == "poll" and one.poll_day:
        return limit.label, f"the financial year of the election of {day_month(one.poll_day)}"
    if limit.provision == "precept_issue" and done(one, "review") is not None and not veto_stands(one):
        return "Precept issued by", "the Regulations set this day after a veto: without one ask the monitoring officer"
    if limit.since == "notified" and done(one, "reserve-notified") is not None:
        return f"First candidate: {small(limit.label)}", ""
    return limit.label, ""


def _with_weekend(register: Register, date: RoundDate, table: HolidayTable) -> RoundDate:
    last = last_working_day(date.due, table, count_closure_days=closures_count(register.panel, date.due))
    weekend = "" if last == date.due else f"not a working day: the last one before is {long_date(last)}"
    return msgspec.structs.replace(date, note="; ".join(part for part in (date.note, weekend) if part))


def _papers(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterable[RoundDate]:
    meeting = review_day(register, one)
    if meeting is not None:
        law, _ = publication(register.panel, meeting)
        yield RoundDate(
            code="papers",
            label="Papers needed from the commissioner's office by",
            due=publication_due(register.panel, meeting, table),
            rule=law,
            note=f"so that the meeting on {day_month(meeting)} has its clear days",
            met=_papers_came(register, meeting),
        )


def _papers_came(register: Register, day: dt.date) -> dt.date | None:
    """Give the day on which the papers on the precept for a meeting came: as recorded with the item, else published.

    A notification is none: the amount can be notified in a letter, and the report follow. None if neither is known.
    """
    for meeting in register.meeting_on(day):
        items = (item for item in register.items_of(meeting.id) if "precept" in words_read(item.title).split())
        papers = [paper for item in items for paper in in_force(item)]
        came = [paper.received_on or meeting.agenda_published_on or day for paper in papers if paper.status in _CAME]
        if came:
            return max(came)
        if meeting.agenda_published_on is not None and not any(paper.status in _AWAITED for paper in papers):
            return meeting.agenda_published_on
    return None


_CAME = frozenset({PaperStatus.RECEIVED})
_AWAITED = frozenset({PaperStatus.DUE, PaperStatus.LATE, PaperStatus.TO_FOLLOW})


def _reserve(register: Register, one: StatutoryRound, _: HolidayTable) -> Iterable[RoundDate]:
    if done(one, "second-review") is not None:
        return
    first, last = reserve_slot(one)
    kept = reserve_meeting(register, one)
    note = f"from {day_month(first)} to {day_month(last)}; released if there is no veto"
    if kept is not None:
        note += f"; the meeting on {day_month(kept.date)} is arranged"
    yield RoundDate(code="reserve", label="Reserve date for the second report", due=first, note=note, task=False)


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
    ahead = [meeting.date for meeting in kept_between(register, limit - _MONTH, limit)]
    return ahead[-1] if ahead else None


def kept_between(register: Register, first: dt.date, last: dt.date) -> tuple[Meeting, ...]:
    """List the meetings of the panel in public, arranged or held, from one day to another, both included.

    A meeting whose day is not known is none of them: nothing can be said to be in time by it.
    """
    return tuple(
        meeting
        for meeting in register.meetings
        if first <= meeting.date <= last
        and meeting.kind.in_public
        and meeting.status not in SUSPENDED
        and not meeting.known_by
    )


def reserve_slot(one: StatutoryRound) -> tuple[dt.date, dt.date]:
    """Give the first and the last day for a second review: after the revised precept, up to the second report.

    The revised precept may come before the last day for it; then there is time from the day after it.
    """
    revised = done(one, "revised")
    by = precept_date(one, "precept_revised")
    return (min(revised.on, by) if revised else by) + _DAY, precept_date(one, "precept_second_report")


def reserve_meeting(register: Register, one: StatutoryRound) -> Meeting | None:
    """Find a meeting that is kept for the second review: the last in public after the time for the first report."""
    first, last = precept_date(one, "precept_report"), precept_date(one, "precept_second_report")
    return next(iter(reversed(kept_between(register, first + _DAY, last))), None)


def _first_hearing(register: Register, one: StatutoryRound, receipt: str, table: HolidayTable) -> Iterable[RoundDate]:
    received = done(one, receipt)
    if received is None:
        return
    panel = register.panel
    first = earliest_meeting(
        received.on, None, table, nation=panel.nation, count_closure_days=closures_count(panel, received.on)
    )
    reserve = receipt != "notified"
    label, lower = "Earliest hearing on full notice", "earliest hearing on full notice"
    if done(one, "reserve-notified") is not None:
        label = f"{'Reserve' if reserve else 'First'} candidate: {lower}"
    yield RoundDate(
        code="reserve-hearing-first" if reserve else "hearing-first",
        label=label,
        due=first.meeting,
        rule=first.provision,
        note="; ".join(_hearing_notes(register, one, received, first.meeting)),
        task=False,
    )


def _hearing_notes(register: Register, one: StatutoryRound, received: RoundStep, first: dt.date) -> Iterable[str]:
    yield "if the papers are published on the day of receipt"
    for each in register.panel.pre_election:
        if each.first <= first < each.poll:
            yield f"in the pre-election period of the poll on {day_month(each.poll)}; the law forbids no hearing then"
        if each.poll == first:
            yield "the day of a poll"
    if one.poll_day and one.declared_on and one.poll_day <= first <= one.declared_on:
        yield "among the days from the poll to the declaration, which do not count"
    code = "reserve-notified" if received.step == "reserve-notified" else "notified"
    rules = (rule for rule in STEPS[one.kind] if rule.limit and rule.limit.since == code)
    span = next((limit_of(one, rule.limit) for rule in rules if rule.limit), None)
    if span is None:
        return
    if first > span.day:
        yield f"after the panel's report is due on {day_month(span.day)}"
    for meeting in kept_between(register, received.on, span.day):
        yield f"a meeting is kept on {day_month(meeting.date)}"


def _vacant(_: Register, one: StatutoryRound, _table: HolidayTable) -> Iterable[RoundDate]:
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


_ALSO: dict[str, Callable[[Register, StatutoryRound, HolidayTable], Iterable[RoundDate]]] = {
    "papers": _papers,
    "reserve": _reserve,
    "hearing-first": lambda register, one, table: _first_hearing(register, one, "notified", table),
    "reserve-hearing-first": lambda register, one, table: _first_hearing(register, one, "reserve-notified", table),
    "vacant": _vacant,
}
"""What else follows from a step, by the names that the table of steps gives."""


def dates_or_reason(
    register: Register, one: StatutoryRound, table: HolidayTable
) -> tuple[tuple[RoundDate, ...], tuple[str, ...]]:
    """Give the dates of a round; when they cannot be worked out, none, and the reasons in words."""
    try:
        return round_dates(register, one, table), ()
    except Refused as refused:
        return (), tuple(str(problem) for problem in refused.problems)
