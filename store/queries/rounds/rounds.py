"""Statutory rounds in plain values: rows for a list, and one round told whole."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from msgspec.structs import asdict, replace

from store.fields import heading_of
from store.kept import kept_of
from store.queries.calendar.clock import WorkingDaysLeft
from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import RoundKind, StatutoryRound
from store.records.round import FIRE
from store.register import Register
from store.rules.calendar.clock import State, left_words, near_words
from store.rules.calendar.deadlines import days_left
from store.rules.rounds.dates import RoundDate, dates_or_reason, limit_dates
from store.rules.rounds.limits import done, office_day, with_poll
from store.rules.rounds.progress import year_words
from store.rules.rounds.standing import OPEN, kept_for, standing, to_come
from store.rules.rounds.steps import FULL_PANEL
from store.rules.rounds.warnings import round_warnings, state_of_date
from store.rules.rounds.words import next_date, timeline
from store.rules.words.dates import long_date, short_date
from store.rules.words.office import in_office
from store.rules.words.wording import capital

_FULL_PANEL = "A special function: the full panel only, no sub-committee and no officer (2011 Act Sch 6 para 27)."

OVER = frozenset({"closed", "done", "ended"})
"""The states of a round in which nothing more is waited for."""


class RoundRow(Row, frozen=True, kw_only=True):
    """A statutory round."""

    of: ClassVar = StatutoryRound

    id: RecordId
    kind: str
    title: str
    next: Annotated[str, cell("its next step; empty when it is over")]
    due: Date
    working_days_left: WorkingDaysLeft
    state: Annotated[str, cell("due, late, open (no date set), done, ended or closed")]
    source: Source

    @property
    def left(self) -> str:
        """Say how much time is left for the next step."""
        return left_words(self.state, self.working_days_left) if self.due else self.state

    @property
    def short(self) -> str:
        """Say the same beside its date: `7 working days`, `2 working days late`."""
        return near_words(self.state, self.working_days_left) if self.due else self.state


class DateRow(Row, frozen=True, kw_only=True):
    """A date of a round with where it stands: `done`, `due`, `late` or `past`."""

    code: str
    label: str
    due: dt.date
    state: Annotated[str, cell("done, due, late or past")]
    working_days_left: WorkingDaysLeft
    provision: str
    note: str

    @property
    def left(self) -> str:
        """Say how much time is left."""
        return left_words(self.state, self.working_days_left)


class RoundWhole(RoundRow, frozen=True, kw_only=True):
    """A statutory round whole: what happened and comes next in words, what should be known, and its dates."""

    stands: Annotated[
        str,
        cell("begins with done only when all that the law asks for is there, else with open; or ended, and why"),
    ]
    timeline: tuple[str, ...]
    warnings: tuple[str, ...]
    dates: tuple[DateRow, ...]

    @property
    def rule(self) -> str:
        """Say who alone can take it, if the law says so; else empty."""
        return _FULL_PANEL if RoundKind(self.kind) in FULL_PANEL else ""


def round_row(register: Register, one: StatutoryRound, today: dt.date) -> RoundRow:
    """Word one round for a list. How a closed one stands is not worked out: there may be many."""
    # Calendar, list and year ask the same of each.
    return kept_of(kept_for(register, one), one, ("round row", today), lambda it: _round_row(register, it, today))


def _round_row(register: Register, one: StatutoryRound, today: dt.date) -> RoundRow:
    row = RoundRow(
        id=one.id,
        kind=one.kind.value,
        title=round_title(one),
        next="",
        due=None,
        working_days_left=None,
        state="closed",
        source=one.source,
    )
    stands = None if one.closed else standing(register, one, today)
    if stands is None:
        return row
    if stands.word != OPEN:
        return replace(row, state=stands.word)
    coming = to_come(with_poll(register, one), today)
    date = next_date(register, one, today, working_days_of(register.panel))
    return replace(
        row,
        next=in_office(
            capital(stands.reason) if coming.again else coming.label, register.panel, office_day(one, today)
        ),
        due=date.due if date else None,
        working_days_left=_left(register, today, date.due) if date else None,
        state="open" if date is None else "late" if date.due < today else "due",
    )


def round_title(one: StatutoryRound) -> str:
    """Name a round in a list: `Precept 2026-27`, `Confirmation hearing: chief executive`."""
    if one.kind is RoundKind.PRECEPT:
        return f"{'Fire precept' if one.service == FIRE else 'Precept'} {year_words(one.year)}"
    about = ", ".join(part for part in (one.post, one.subject) if part)
    return capital(one.kind.value) + (f": {about}" if about else "")


def round_rows(register: Register, today: dt.date) -> tuple[RoundRow, ...]:
    """List the rounds: those still running first, by the day their next step is due, then those that are over."""
    rows = [round_row(register, one, today) for one in register.rounds]
    return tuple(sorted(rows, key=lambda row: (row.state in OVER, row.due or dt.date.max)))


def round_view(register: Register, round_id: str, today: dt.date) -> RoundWhole:
    """Give one round whole.

    Raises:
        Refused: there is no such round, or it is in the bin.
    """
    one = with_poll(register, register.need(StatutoryRound, round_id, "round"))
    table = working_days_of(register.panel)
    dates, _ = dates_or_reason(register, one, table)
    row = round_row(register, one, today)
    return RoundWhole(
        **asdict(row),
        stands=in_office(str(standing(register, one, today)), register.panel, office_day(one, today)),
        timeline=timeline(register, one, today, table),
        warnings=round_warnings(register, one, today, table),
        dates=tuple(_date_row(register, one, date, today, over=row.state in OVER) for date in dates),
    )


def dates_within(
    register: Register, one: StatutoryRound, first: dt.date, last: dt.date, today: dt.date
) -> tuple[DateRow, ...]:
    """Give the dates of a round from one day to another, both included; what else is known of it is not worked out."""
    dates, _ = dates_or_reason(register, with_poll(register, one), working_days_of(register.panel))
    near = [date for date in dates if first <= date.due <= last]
    over = bool(near) and round_row(register, one, today).state in OVER
    return tuple(_date_row(register, with_poll(register, one), date, today, over=over) for date in near)


def _date_row(register: Register, one: StatutoryRound, date: RoundDate, today: dt.date, *, over: bool) -> DateRow:
    """Word one date; in a round that is over nothing is late any more."""
    state = state_of_date(one, date, today)
    state = State.PAST if over and state is State.LATE else state
    running = state in {State.DUE, State.LATE}
    return DateRow(
        code=date.code,
        label=in_office(date.label, register.panel, date.due),
        due=date.due,
        state=state.value,
        working_days_left=_left(register, today, date.due) if running else None,
        provision=str(date.rule) if date.rule else "",
        note="; ".join(part for part in (_late(one, date, today), date.note) if part),
    )


def _late(one: StatutoryRound, date: RoundDate, today: dt.date) -> str:
    """Say that the step of a date was taken after it, and when."""
    limited = limit_dates(one)
    step = done(one, date.step) if date.code in limited else None
    return f"late, on {long_date(step.on)}" if step is not None and date.due < step.on <= today else ""


def round_lines(view: RoundWhole) -> tuple[tuple[str, str], ...]:
    """Set a round out as labels with texts, as a detail pane or a printed page shows it."""
    left = f" ({view.left})" if view.due and view.working_days_left is not None else ""
    lines = [("Stands", f"{view.stands}{left}")]
    lines += [("What happened" if not place else "", line) for place, line in enumerate(view.timeline)]
    for date in view.dates:
        told = f"{date.label}: {date.left}" + (f" ({date.note})" if date.note else "")
        lines.append((short_date(date.due), told))
    lines += [("Provision" if not place else "", text) for place, text in enumerate(_provisions(view))]
    if view.rule:
        lines.append(("Who", view.rule))
    if view.source:
        lines.append((heading_of(StatutoryRound, "source"), view.source))
    return tuple(lines)


def _provisions(view: RoundWhole) -> tuple[str, ...]:
    return tuple(dict.fromkeys(date.provision for date in view.dates if date.provision))


def _left(register: Register, today: dt.date, due: dt.date) -> int | None:
    table = working_days_of(register.panel)
    reach = {today.year, due.year}
    if min(reach) < table.first_year or abs(due.year - today.year) > 2:
        return None
    return days_left(register.panel, today, due, table, due)
