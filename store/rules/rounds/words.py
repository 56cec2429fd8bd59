"""A statutory round told in words, as it happened and as it will go on."""

from __future__ import annotations

import datetime as dt

from store.records import RoundStep, StatutoryRound
from store.register import Register
from store.rules.days.holidays import HolidayTable
from store.rules.rounds.dates import RoundDate, dates_or_reason
from store.rules.rounds.limits import as_of, done, office_day, with_poll
from store.rules.rounds.of_votes import resting, tally, votes_for
from store.rules.rounds.progress import pounds, rule_of, veto_rule
from store.rules.rounds.rule import NOTIFICATION_WORDS, StepRule
from store.rules.rounds.standing import DONE, ENDED, OPEN, passed_over, standing, to_come
from store.rules.rounds.steps import STEPS, VETOES
from store.rules.rounds.warnings import round_warnings
from store.rules.words.dates import long_date
from store.rules.words.office import in_office
from store.rules.words.wording import capital, listed, small


def step_words(register: Register, one: StatutoryRound, step: RoundStep, today: dt.date) -> str:
    """Tell one step: `Wednesday 4 February 2026: the panel reviewed the proposed precept and vetoed it …`."""
    rule = rule_of(one, step.step)
    if rule is None:
        return f"{long_date(step.on)}: {step.step}"
    words = f"{long_date(step.on)}: {in_office(rule.told, register.panel, step.on)}"
    chosen = in_office(dict(rule.choices).get(step.choice, ""), register.panel, step.on)
    if chosen:
        words += f" and {chosen}" if rule.code in {"review", "second-review"} else f"; {chosen}"
    known = resting(register, step)
    details = [
        _votes(register, one, step),
        f"vote {known[0].id} of the meeting" if known else "",
        _amount(rule, step),
    ]
    if rule.holds and step.items:
        details.append("with " + listed([NOTIFICATION_WORDS.get(item, item) for item in step.items]))
    shown = ", ".join(detail for detail in details if detail)
    planned = " (planned)" if step.on > today else ""
    who = f" {capital(step.who)}." if step.who else ""
    note = f" {_ended(step.note)}" if step.note else ""
    return f"{words}{f' ({shown})' if shown else ''}{planned}.{who}{note}"


def _amount(rule: StepRule, step: RoundStep) -> str:
    """Tell an amount: of what the panel says, as the amount that it supported or recommended."""
    if step.pence is None:
        return ""
    word = "" if rule.who == "the commissioner" or step.choice == "support" else "recommended: "
    return f"{word}{pounds(step.pence)} on Band D"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _votes(register: Register, one: StatutoryRound, step: RoundStep) -> str:
    counted = votes_for(register, step)
    if step.choice in VETOES and veto_rule(one, step.on) is not None:
        got = tally(register, one, step)
        had = f"{got.votes_for} votes for, " if got.votes_for is not None else ""
        return f"{had}{got.needed} of {got.in_post} needed"
    return f"{counted} votes for" if counted is not None else ""


def timeline(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> tuple[str, ...]:
    """Tell a round: what happened, day by day, what comes next and what if it does not, and what should be known."""
    order = [rule.code for rule in STEPS[one.kind]]
    steps = sorted(one.steps, key=lambda step: (step.on, order.index(step.step) if step.step in order else len(order)))
    told = [step_words(register, one, step, today) for step in steps]
    if not told:
        told.append("Nothing has happened yet.")
    notes = round_warnings(register, one, today, table)
    told += [
        in_office(line, register.panel, office_day(one, today)) for line in _how_on(register, one, today, table, notes)
    ]
    return (*told, *(f"Note: {warning}" for warning in notes))


def _how_on(
    register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable, notes: tuple[str, ...]
) -> list[str]:
    """Say how a round goes on, or that it does not; why it ended is said there or in a note, not twice."""
    stands = standing(register, one, today)
    if one.closed:
        return ["The round is closed."]
    if stands.word == ENDED:
        reason = in_office(capital(stands.reason), register.panel, office_day(one, today))
        noted = any(note.rstrip(".") == reason for note in notes)
        return ["The process has ended." if noted else f"The process has ended: {stands.reason}."]
    if stands.word == DONE:
        return ["All that the law asks for is recorded."]
    return [next_words(register, one, today, table), *_if_not(register, one, today, notes)]


def next_words(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> str:
    """Say what comes next and by when: `Next: second report sent and published, by Sunday 22 February 2026.`"""
    stands = standing(register, one, today)
    if stands.word != OPEN:
        return f"The round is {stands.word}."
    rule = to_come(with_poll(register, one), today)
    if rule.again:
        return f"Next: {stands.reason}."
    date = next_date(register, one, today, table)
    by = f", by {long_date(date.due)}" if date is not None else ""
    planned = done(one, rule.code)
    by += f", planned for {long_date(planned.on)}" if planned else ""
    word = "Missing" if passed_over(as_of(one, today), rule) else "Next"
    return f"{word}: {small(rule.label)}{by}."


def _if_not(register: Register, one: StatutoryRound, today: dt.date, notes: tuple[str, ...]) -> list[str]:
    """Say who acts, when the law wants it if it sets no day, and what follows, unless a note says that."""
    rule = to_come(with_poll(register, one), today)
    if rule.again:
        return []
    first = f"Who acts: {rule.who}."
    first += f" When: {rule.timing}." if rule.timing else ""
    behind = rule.late if rule.limit and rule.late.words else rule.missing
    word = "If it is late" if rule.limit and rule.late.words else "The law"
    told = behind.words and not any(behind.words in note for note in notes)
    return [first, *([f"{word}: {small(str(behind))}"] if told else [])]


def next_date(register: Register, one: StatutoryRound, today: dt.date, table: HolidayTable) -> RoundDate | None:
    """Give the date that limits the step that is waited for; None if none does, or if it is not known."""
    rule = to_come(with_poll(register, one), today)
    if rule.limit is None:
        return None
    dates, _ = dates_or_reason(register, one, table)
    return next((date for date in dates if date.code == rule.limit.code), None)
