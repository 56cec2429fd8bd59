"""The figures of the panel's year: each with its definition, and with the records that were counted.

A number is never anything but the number of records behind it, or the sum of their time, so that the report and what
its figures open cannot disagree. Where nothing was counted and the records are such that there may have been something
all the same, there is no number: the report says that none is recorded, never nought.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from store.queries.annual.scope import Behind, Scope, scope_of
from store.queries.annual.table import FIGURES, Figure
from store.queries.rows import Row, Source, cell
from store.register import Register
from store.rules.annual.sections import FIGURED
from store.rules.words.wording import counted

NONE_RECORDED = "none recorded"


class Counted(NamedTuple):
    """A figure of a year with the records behind it. `known` is False where there may be some that are not recorded."""

    figure: Figure
    behind: tuple[Behind, ...]
    known: bool = True

    @property
    def number(self) -> int | None:
        """The number of records, or the sum of their minutes; None where there may be some that are not recorded."""
        if not self.known:
            return None
        return sum(one.minutes for one in self.behind) if self.figure.timed else len(self.behind)

    @property
    def words(self) -> str:
        """The number as it is printed: `14`, `3 hours 15 minutes`, `none recorded`."""
        if self.number is None:
            return NONE_RECORDED
        if not self.figure.timed:
            return str(self.number)
        hours, minutes = divmod(self.number, 60)
        return " ".join([counted(hours, "hour"), *([counted(minutes, "minute")] if minutes else [])])


def figures_of(scope: Scope) -> tuple[Counted, ...]:
    """Count every figure of a year; a target that the panel has not set is no figure of it."""
    return tuple(_counted(figure, scope) for figure in FIGURES if figure.wanted(scope))


def _counted(figure: Figure, scope: Scope) -> Counted:
    behind = tuple(figure.of(scope))
    return Counted(figure, behind, bool(behind) or figure.known(scope))


class AnnualRow(Row, frozen=True, kw_only=True):
    """A figure of the panel's year, with what is counted and the records that were."""

    section: str
    code: str
    figure: str
    number: Annotated[
        int | None,
        cell(
            "of records, or of minutes where the figure is a time; null if none is recorded, but there may have been",
            empty=NONE_RECORDED,
        ),
    ]
    counted: Annotated[str, cell("what exactly is counted")]
    records: Annotated[tuple[str, ...], cell("ids of the records behind it, one for each that was counted")]
    source: Source


def annual_rows(
    register: Register, today: dt.date, year: str | None = None, financial: bool = False
) -> tuple[AnnualRow, ...]:
    """List the figures of a municipal year, or with `financial` of a financial one; the last that is over if none.

    Raises Refused: that is no year, or it has not begun.
    """
    return tuple(_rows(scope_of(register, today, year, financial=financial)))


def _rows(scope: Scope) -> Iterator[AnnualRow]:
    for one in figures_of(scope):
        yield AnnualRow(
            section=FIGURED[one.figure.section],
            code=one.figure.code,
            figure=one.figure.label,
            number=one.number,
            counted=one.figure.definition,
            records=tuple(each.record for each in one.behind if each.record),
            source="",
        )
