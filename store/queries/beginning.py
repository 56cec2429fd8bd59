"""What a panel needs before its desk can count and print for it, one thing a row, with what is set of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.problems import Problem
from store.queries.rows import Row, cell
from store.records import Seat
from store.register import Register
from store.rules.beginning import ON_PAPERS, THOSE_OF, Need, lacking_words, needs
from store.rules.members.membership import members_at
from store.rules.members.seats import why_not_chair_seat
from store.rules.settings.reading import setting, value_of
from store.rulesets import names, rule_set

NOT_SET_YET = "not set yet"
IN_PART = "set in part"


class NeedRow(Row, frozen=True, kw_only=True):
    """One thing that a panel needs."""

    code: Annotated[str, cell("what it is, as a code that never changes", heading="Code")]
    label: Annotated[str, cell("what it is called", heading="What")]
    is_set: Annotated[bool, cell("whether it is set", heading="Set")]
    in_part: Annotated[bool, cell("whether some of it is entered, and not all", heading="In part")]
    now: Annotated[str, cell("what is set of it; empty while nothing is", heading="Now", empty=NOT_SET_YET)]
    why: Annotated[str, cell("what rests on it", heading="What rests on it", last=True)]

    @property
    def stands(self) -> str:
        """Say what is set of it, or that nothing is, or not all."""
        return self.now or (IN_PART if self.in_part else NOT_SET_YET)


def need_rows(register: Register, today: dt.date) -> tuple[NeedRow, ...]:
    """List what a panel needs, in the order in which a new one is set up."""
    return tuple(_row(need) for need in needs(register, today))


def _row(need: Need) -> NeedRow:
    lacking = need.part or lacking_words(need)
    why = f"{need.why} Still to be entered: {lacking}." if lacking else need.why
    return NeedRow(
        code=need.code,
        label=need.label,
        is_set=bool(need.now),
        in_part=bool(need.part),
        now=_titled(need.now),
        why=why,
    )


def _titled(now: str) -> str:
    """Name rules that were taken by the panel whose they are: what is recorded is their name on the command line."""
    taken = now.removeprefix(THOSE_OF)
    return f"{THOSE_OF}{rule_set(taken).title}" if taken != now and taken in names() else now


def lacking_settings(register: Register, today: dt.date) -> tuple[tuple[str, str, str], ...]:
    """List what papers print of the panel: path of the setting, its label, and what is entered; the missing first."""
    panel = register.panel
    rows = [
        (path, setting(path).label, " ".join(str(value_of(panel, panel.rules_on(today), path)).split()))
        for path in ON_PAPERS
    ]
    return tuple(sorted(rows, key=lambda row: bool(row[2])))


def to_chair(register: Register, today: dt.date) -> tuple[tuple[Seat, str, Problem | None], ...]:
    """List the members in post: the seat, the name, and why that member cannot be put in the chair."""
    return tuple(
        (seat, register.person_name(seat.person or "", today), why_not_chair_seat(register, seat, today))
        for seat in members_at(register, today)
    )
