"""What a clerk should know about a statutory round: what is late or missing, short notice, thresholds, questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from store.records import RoundKind, RoundStep, StatutoryRound
from store.records.round import FIRE
from store.register import Register
from store.rules.calendar.clock import State
from store.rules.calendar.deadlines import closures_count
from store.rules.days.clear_days import clear_days, earliest_meeting
from store.rules.days.holidays import HolidayTable
from store.rules.days.periods import period
from store.rules.law.table import ask_about, provision
from store.rules.rounds.consequences import faults
from store.rules.rounds.dates import RoundDate, dates_or_reason, kept_between, reserve_meeting, reserve_slot
from store.rules.rounds.limits import (
    as_of,
    done,
    hearing_period,
    limit_of,
    of_the_commissioner,
    office_day,
    precept_date,
    with_poll,
)
from store.rules.rounds.of_votes import resting, tally
from store.rules.rounds.persons import acting_on
from store.rules.rounds.progress import arises, meeting_of, rule_of, veto_rule, veto_stands, year_words
from store.rules.rounds.steps import STEPS, VETOES
from store.rules.words.dates import day_month, long_date
from store.rules.words.folding import reading
from store.rules.words.office import in_office, office_word
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

_AHEAD = dt.timedelta(days=365)


def round_warnings(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> tuple[str, ...]:
    """Tell what should be known about a round as it stands on a day. None of it forbids anything."""
    one = with_poll(register, one)
    dates, reasons = dates_or_reason(register, one, table)
    warnings = [*reasons]
    if not reasons:
        warnings += [fault.sentence for fault in faults(register, one, today)]
        warnings += _planned_too_late(one, today)
        warnings += _notices(register, one, table)
        warnings += _votes(register, one)
        special = _SPECIAL.get(one.kind)
        warnings += special(register, one, today, table) if special else ()
        warnings += _unknown_end(register, one)
    warnings += _of_a_mayor(register, one, today)
    days = [today, *(step.on for step in one.steps), *(date.due for date in dates)]
    warnings += ask_about(max(days), register.panel.nation)
    return tuple(dict.fromkeys(in_office(warning, register.panel, office_day(one, today)) for warning in warnings))


def _planned_too_late(one: StatutoryRound, today: dt.date) -> Iterator[str]:
    """Say which steps are planned for a day after their time is over, and what would follow."""
    for rule in STEPS[one.kind]:
        step, limit = done(one, rule.code), limit_of(one, rule.limit) if rule.limit else None
        if step is not None and limit and step.on > max(today, limit.day):
            told = f"“{rule.label}” is planned for {long_date(step.on)}, after {long_date(limit.day)}."
            yield f"{told} {rule.late}".strip()


def state_of_date(one: StatutoryRound, date: RoundDate, today: dt.date) -> State:
    """Say where a date of a round stands: done once its step is taken, late after it, past if only to be known."""
    step = done(one, date.step) if date.step else None
    if (step is not None and step.on <= today) or (date.met is not None and date.met <= today):
        return State.DONE
    if one.closed or _does_not_arise(one, date, today):
        return State.PAST
    if date.due >= today:
        return State.DUE
    return State.LATE if date.task else State.PAST


def _does_not_arise(one: StatutoryRound, date: RoundDate, today: dt.date) -> bool:
    """Say whether a date falls away: no veto, so no second round; or a step after it has been taken already."""
    now = as_of(one, today)
    rule = rule_of(one, date.step) or next((each for each in STEPS[one.kind] if date.code in each.also), None)
    if rule is None:
        return False
    order = [each.code for each in STEPS[one.kind]]
    if any(done(now, code) for code in order[order.index(rule.code) + 1 :] if code != "advice"):
        return True
    first = next((need.partition("=")[0] for need in rule.needs if "=" in need), "")
    return bool(first and done(now, first)) and not arises(now, rule)


def _notices(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterator[str]:
    """Count the clear days of a meeting: from the day its papers were published, else from the notification before it.

    Papers published with enough clear days can still have had the notification to follow.
    """
    for code, papers in _PAPERS_OF.items():
        held, sent = done(one, code), done(one, papers)
        if held is None:
            continue
        meeting = meeting_of(register, held)
        published = meeting.agenda_published_on if meeting is not None and meeting.date == held.on else None
        since = published or (sent.on if sent else None)
        if since is None or since > held.on:
            continue
        panel = register.panel
        counts = closures_count(panel, held.on)
        given = clear_days(since, held.on, None, table, nation=panel.nation, count_closure_days=counts)
        if given.short_by:
            words = {0: "no clear day", 1: "one clear day"}
            clear = words.get(given.clear_days) or counted(given.clear_days, "clear day")
            what = "Papers published on" if published else "Papers of"
            yield (
                f"{what} {long_date(since)} give the meeting on {long_date(held.on)} {clear} of "
                f"{given.number}, short by {given.short_by}: lawful only as convened at shorter notice, or with the "
                f"item on an agenda published in time and its report to follow."
            )


def _votes(register: Register, one: StatutoryRound) -> Iterator[str]:
    for rule in STEPS[one.kind]:
        step = done(one, rule.code)
        if step is not None and step.choice in VETOES and veto_rule(one, step.on) is not None:
            yield threshold_words(register, one, step)
            substitutes = register.panel.rules_on(step.on).substitutes_count_for_veto
            if substitutes is None:
                yield _SUBSTITUTES


def threshold_words(register: Register, one: StatutoryRound, step: RoundStep) -> str:
    """Say what a veto needs and what it got: `A veto needs 10 of 15 members in post …`."""
    count = tally(register, one, step)
    got = f"{count.votes_for} voted for it" if count.votes_for is not None else "the votes are not recorded"
    known = resting(register, step)
    return (
        f"A veto needs {count.needed} of {count.in_post} members in post on "
        f"{long_date(known[1].date if known else step.on)}; {got}. Absence counts against it, a vacancy does not count."
    )


def _precept(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> Iterator[str]:
    now = as_of(one, today)
    over = done(now, "report") is None and today > precept_date(one, "precept_report")
    if not over:
        yield from _time_for_notice(register, one, table)
    if not over and done(now, "second-review") is None and (done(now, "review") is None or veto_stands(now)):
        yield from _second_meeting(register, one, today)
    yield from _of_the_fire_precept(register, one)


def _time_for_notice(register: Register, one: StatutoryRound, table: HolidayTable) -> Iterator[str]:
    """Say that there is no time for full notice after a notification, as it came, is planned or on its last day."""
    if done(one, "review") is not None:
        return
    notified, limit = done(one, "notified"), precept_date(one, "precept_report")
    since = notified.on if notified else precept_date(one, "precept_notify")
    counts = closures_count(register.panel, since)
    first = earliest_meeting(since, None, table, nation=register.panel.nation, count_closure_days=counts).meeting
    if first > limit:
        who = "The notification of" if notified else "A commissioner who notifies on"
        cure = "" if notified else "Ask for the papers earlier, or put"
        yield (
            f"{who} {long_date(since)} leaves no time for full notice: the earliest meeting on full notice is "
            f"{long_date(first)}, after {long_date(limit)}. {cure or 'Put'} the item on the agenda in time with its "
            "report to follow."
        )


def _second_meeting(register: Register, one: StatutoryRound, today: dt.date) -> Iterator[str]:
    """Say that no meeting is kept for a second review, or one that may come before the revised precept."""
    first, last = reserve_slot(one)
    kept = reserve_meeting(register, one)
    if last < today:
        return
    if kept is None:
        yield f"No meeting is kept for a second review between {long_date(first)} and {long_date(last)}."
    elif kept.date < first:
        yield (
            f"The meeting on {long_date(kept.date)} serves for a second review only if the revised precept is there by "
            f"then; it can come as late as {long_date(precept_date(one, 'precept_revised'))}."
        )


def _of_a_mayor(register: Register, one: StatutoryRound, today: dt.date) -> Iterator[str]:
    """Ask about a round while a mayor holds the office: the Act on commissioners then applies as other law changes it.

    What that law changes is not known to this edition. The fire precept has its own words.
    """
    last = max((step.on for step in one.steps), default=today)
    of_fire = one.kind is RoundKind.PRECEPT and (register.panel.fire or one.service == FIRE)
    if not of_fire and "mayor" in office_word(register.panel.commissioner_on(last)):
        yield (
            "Where a mayor holds the office the law on commissioners applies with changes that are not known here: ask "
            "the monitoring officer what they are for this procedure, and record the advice."
        )


def _of_the_fire_precept(register: Register, one: StatutoryRound) -> Iterator[str]:
    """Say that the fire precept has a round of its own; where a mayor holds the function, that it may have none."""
    if not register.panel.fire and one.service != FIRE:
        return
    if "mayor" in office_word(register.panel.commissioner_on(precept_date(one, "precept_report"))):
        yield (
            "Where a mayor holds the fire and rescue function the panel may have no part in the fire precept and no "
            "veto of it: ask the monitoring officer, and record the advice."
        )
        return
    if not register.panel.fire:
        yield (
            "The settings do not say that the commissioner also runs fire and rescue, and only then is there a fire "
            "precept that the panel reviews (2011 Act s.28): say so there, or ask the monitoring officer."
        )
        return
    services = {each.service for each in register.rounds if each.kind is RoundKind.PRECEPT and each.year == one.year}
    lacking = "police" if one.service == FIRE else "fire and rescue"
    if len(services | {one.service}) == 1:
        yield (
            "The commissioner also runs fire and rescue, so there are two precepts, each in its own round: no round "
            f"is open for the {lacking} precept of {year_words(one.year)} (2011 Act Sch 5, s.28)."
        )


def _age(register: Register, one: StatutoryRound, today: dt.date, _: HolidayTable) -> Iterator[str]:
    received, review = done(one, "received"), done(one, "review")
    if received is None or (review is not None and review.on <= today):
        return
    age = (today - received.on).days
    if age >= 0:
        here = counted(age, "day") if age else "less than a day"
        kept = next(iter(kept_between(register, today, today + _AHEAD)), None)
        when = f" The next meeting in public is on {long_date(kept.date)}." if kept else ""
        yield f"The annual report has been here for {here}. {_missing(one, 'review')}{when}"


def _missing(one: StatutoryRound, code: str) -> str:
    """Give the words of the table on a step that is not there."""
    rule = rule_of(one, code)
    return str(rule.missing) if rule else ""


def _plan(_: Register, one: StatutoryRound, _today: dt.date, _table: HolidayTable) -> Iterator[str]:
    if one.poll_day is None:
        yield (
            "The plan is due within the financial year of the ordinary election (2011 Act s.5(1)-(2)): record the "
            "polling day to have its date, or say in the note that this is a variation."
        )


def _suspension(register: Register, one: StatutoryRound, today: dt.date, _: HolidayTable) -> Iterator[str]:
    now = as_of(one, today)
    charged, suspended = done(now, "charged"), done(now, "suspended")
    barred = rule_of(one, "suspended")
    if charged is not None and charged.choice == "less" and suspended is None and barred is not None:
        yield barred.barred
    if charged is not None and not charged.choice and suspended is None:
        yield (
            "Whether the offence carries more than two years is not recorded, and only then may the panel suspend "
            "(2011 Act s.30(1)(b)). Ask the monitoring officer, and record the charge again."
        )
    yield from must_appoint(register, one, today)


def must_appoint(register: Register, one: StatutoryRound, today: dt.date) -> Iterator[str]:
    """Say that the panel must appoint an acting commissioner: while one is suspended, or since the need arose."""
    now = as_of(one, today)
    suspended = one.kind is RoundKind.SUSPENSION and done(now, "suspended") is not None and done(now, "ended") is None
    if suspended and acting_on(register, today) is None:
        yield "While the commissioner is suspended the panel must appoint an acting commissioner (2011 Act s.62)."
    if one.kind is RoundKind.ACTING_COMMISSIONER and done(now, "arose") is not None and done(now, "appointed") is None:
        yield _missing(one, "appointed")


def _acting(register: Register, one: StatutoryRound, today: dt.date, _: HolidayTable) -> Iterator[str]:
    now = as_of(one, today)
    arose, appointed, ended = done(now, "arose"), done(now, "appointed"), done(now, "ended")
    yield from must_appoint(register, one, today)
    if appointed is not None and ended is None:
        yield "An acting commissioner cannot issue or vary the police and crime plan (2011 Act s.62)."
        yield from _six_months(arose, appointed, today)
    if arose is not None and arose.choice == "suspension":
        others = (as_of(each, arose.on) for each in register.rounds if each.kind is RoundKind.SUSPENSION)
        if not any(done(each, "suspended") for each in others):
            yield f"No suspension of the commissioner is recorded by {day_month(arose.on)}: record it in its own round."


def _six_months(arose: RoundStep | None, appointed: RoundStep, today: dt.date) -> Iterator[str]:
    """Say that an incapacity that has lasted to the end of its months has emptied the office."""
    rule = provision("acting_commissioner", appointed.on)
    last = period(rule, appointed.on).last
    if arose is not None and arose.choice == "incapacity" and today > last:
        yield (
            f"The {rule.number} {rule.unit} that began with the appointment were over on {long_date(last)}: if the "
            "incapacity has lasted, the office is vacant (2011 Act ss.62-63). Ask the monitoring officer, and record "
            "the advice."
        )


_POSTS = ({"chief", "executive"}, {"finance", "officer"}, {"deputy"}, {"dpcc"}, {"dpfcc"})
"""The words of the posts whose appointment is for a confirmation hearing (2011 Act Sch 1 para 9)."""


def _post(_: Register, one: StatutoryRound, _today: dt.date, _table: HolidayTable) -> Iterator[str]:
    """Ask about a post that is not one of those in the Act: its appointment may not be for the panel at all."""
    words = set(reading(one.post.replace("-", " ")).split())
    other = words & {"assistant", "constable"} or {"deputy", "chief"} <= words
    if one.post and (other or not any(post <= words for post in _POSTS)):
        yield (
            "A confirmation hearing is for the commissioner's chief executive, chief finance officer or deputy "
            "(2011 Act Sch 1 paras 9-12). Whether the post recorded is one of them is not known: ask the monitoring "
            "officer."
        )


_SPECIAL: dict[RoundKind, Callable[[Register, StatutoryRound, dt.date, HolidayTable], Iterator[str]]] = {
    RoundKind.PRECEPT: _precept,
    RoundKind.CONFIRMATION_HEARING: _post,
    RoundKind.PLAN: _plan,
    RoundKind.ANNUAL_REPORT: _age,
    RoundKind.SUSPENSION: _suspension,
    RoundKind.ACTING_COMMISSIONER: _acting,
}
"""What besides is to be known of a kind of round."""


def _unknown_end(register: Register, one: StatutoryRound) -> Iterator[str]:
    """Say that a poll leaves the end of a period open, and ask about polls of which it is not known what they are."""
    limits = {rule.limit.since: rule.limit for rule in STEPS[one.kind] if rule.limit and rule.limit.since}
    for since, limit in limits.items():
        received = done(one, since)
        if received is None:
            continue
        span = hearing_period(one, received, limit.provision)
        if span is None:
            yield (
                "A poll falls into the period and the declaration of acceptance is not recorded, so its end is "
                "not known yet. Only the days from the poll to the declaration are left out; the weeks before count."
            )
            continue
        for each in register.panel.pre_election:
            if span.first <= each.poll <= span.last and not of_the_commissioner(each) and one.poll_day is None:
                what = f" ({each.what})" if each.what else ""
                yield (
                    f"A poll on {long_date(each.poll)}{what} falls into the period. If it is an ordinary election of "
                    "the commissioner, record it with the round: the days from it to the declaration do not count."
                )
