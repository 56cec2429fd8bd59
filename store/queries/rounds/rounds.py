"""Statutory rounds in plain values: rows for a list, and one round told whole."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.fields import heading_of
from store.queries.calendar.clock import left_words
from store.queries.calendar.holidays import working_days_of
from store.records import RoundKind, StatutoryRound
from store.register import Register
from store.rules.calendar.clock import State
from store.rules.days.counting import working_days_left
from store.rules.rounds.dates import dates_or_reason
from store.rules.rounds.progress import next_step, year_words
from store.rules.rounds.warnings import round_warnings, state_of_date
from store.rules.rounds.words import next_date, timeline
from store.rules.words.dates import short_date
from store.rules.words.wording import capital

_FULL_PANEL = "A special function: the full panel only, no sub-committee and no officer (2011 Act Sch 6 para 27)."
_SPECIAL = frozenset(RoundKind) - {RoundKind.SUSPENSION, RoundKind.ACTING_COMMISSIONER, RoundKind.REMOVAL}


class RoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """One round in a list. `next` is its next step in words, `due` the day by which, if the law sets one."""

    id: str
    kind: str
    title: str
    next: str
    due: dt.date | None
    working_days_left: int | None
    state: str
    source: str

    @property
    def left(self) -> str:
        """Say how much time is left for the next step."""
        return left_words(self.state, self.working_days_left) if self.due else self.state

    @property
    def short(self) -> str:
        """Say the same in a few cells: `7 wd left`, `late 2 wd`."""
        left = self.working_days_left
        if self.due is None or left is None:
            return self.state
        return f"late {-left} wd" if left < 0 else f"{left} wd left" if left else "due today"


class DateRow(msgspec.Struct, frozen=True):
    """One date of a round with where it stands: `done`, `due`, `late` or `past`."""

    code: str
    label: str
    due: dt.date
    state: str
    working_days_left: int | None
    provision: str
    note: str

    @property
    def left(self) -> str:
        """Say how much time is left."""
        return left_words(self.state, self.working_days_left)


class RoundView(msgspec.Struct, frozen=True, kw_only=True):
    """A round whole: its dates, what happened and comes next in words, and what should be known."""

    row: RoundRow
    dates: tuple[DateRow, ...]
    timeline: tuple[str, ...]
    warnings: tuple[str, ...]
    rule: str


def round_row(register: Register, one: StatutoryRound, today: dt.date) -> RoundRow:
    """Word one round for a list."""
    table = working_days_of(register.panel)
    coming = next_step(one)
    date = next_date(register, one, table) if coming else None
    left = _left(register, today, date.due) if date else None
    late = date is not None and date.due < today
    state = "closed" if one.closed else "done" if coming is None else "late" if late else "due" if date else "open"
    return RoundRow(
        id=one.id,
        kind=one.kind.value,
        title=round_title(one),
        next=coming.label if coming and not one.closed else "",
        due=date.due if date and not one.closed else None,
        working_days_left=left,
        state=state,
        source=one.source,
    )


def round_title(one: StatutoryRound) -> str:
    """Name a round in a list: `Precept 2026-27`, `Confirmation hearing: chief executive`."""
    if one.kind is RoundKind.PRECEPT:
        return f"Precept {year_words(one.year)}"
    about = ", ".join(part for part in (one.post, one.subject) if part)
    return capital(one.kind.value) + (f": {about}" if about else "")


def round_rows(register: Register, today: dt.date) -> tuple[RoundRow, ...]:
    """List the rounds: those still running first, by the day their next step is due, then those that are over."""
    rows = [round_row(register, one, today) for one in register.rounds]
    over = {"closed", "done"}
    return tuple(sorted(rows, key=lambda row: (row.state in over, row.due or dt.date.max)))


def round_view(register: Register, round_id: str, today: dt.date) -> RoundView:
    """Give one round whole.

    Raises:
        Refused: there is no such round, or it is in the bin.
    """
    one = register.need(StatutoryRound, round_id, "round")
    table = working_days_of(register.panel)
    dates, _ = dates_or_reason(register, one, table)
    rows = []
    for date in dates:
        state = state_of_date(one, date, today)
        open_ = state in {State.DUE, State.LATE}
        left = _left(register, today, date.due) if open_ else None
        provision = str(date.rule) if date.rule else ""
        rows.append(DateRow(date.code, date.label, date.due, state.value, left, provision, date.note))
    return RoundView(
        row=round_row(register, one, today),
        dates=tuple(rows),
        timeline=timeline(register, one, today, table),
        warnings=round_warnings(register, one, today, table),
        rule=_FULL_PANEL if one.kind in _SPECIAL else "",
    )


def round_lines(view: RoundView) -> tuple[tuple[str, str], ...]:
    """Set a round out as labels with texts, as a detail pane or a printed page shows it."""
    lines = [("Stands", view.row.left)]
    lines += [("What happened" if not place else "", line) for place, line in enumerate(view.timeline)]
    for date in view.dates:
        told = f"{date.label}: {date.left}" + (f" ({date.note})" if date.note else "")
        lines.append((short_date(date.due), told))
    lines += [("Provision" if not place else "", text) for place, text in enumerate(_provisions(view))]
    if view.rule:
        lines.append(("Who", view.rule))
    if view.row.source:
        lines.append((heading_of(StatutoryRound, "source"), view.row.source))
    return tuple(lines)


def _provisions(view: RoundView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(date.provision for date in view.dates if date.provision))


def _left(register: Register, today: dt.date, due: dt.date) -> int | None:
    table = working_days_of(register.panel)
    reach = {today.year, due.year}
    if min(reach) < table.first_year or abs(due.year - today.year) > 2:
        return None
    return working_days_left(today, due, table)
