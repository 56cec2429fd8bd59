"""Whether the records of a year are such that nothing counted means that there was nothing.

Where they are not, nought would say of the year what nobody can tell from them: that no precept was reviewed, say,
because no round was entered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from store.problems import Refused
from store.queries.annual.business import unsettled, without_outcome
from store.queries.annual.people import in_public
from store.queries.annual.scope import Scope
from store.records import Meeting, Record, Seat
from store.rules.law.table import date_in, provision


def always(_: Scope) -> bool:
    """Say that the records tell it of every year."""
    return True


def any_of(kind: type[Record]) -> Callable[[Scope], bool]:
    """Say whether the office keeps such records here at all."""
    return lambda scope: any(True for _ in scope.register.all(kind))


def whether_held(wanted: Callable[[Meeting], bool]) -> Callable[[Scope], bool]:
    """Say whether it is recorded of every meeting of the year that is wanted whether it was held."""
    return lambda scope: not any(one.status.open and wanted(one) for one in scope.meetings())


def times(scope: Scope) -> bool:
    """Say whether there was no meeting in public of which the times could be wanted."""
    return not any(in_public(one) or (one.status.open and one.kind.in_public) for one in scope.meetings())


def rolls(scope: Scope) -> bool:
    """Say whether it is recorded of any meeting of the year who came, or there was none."""
    return any(scope.with_roll()) or not any(True for _ in scope.meetings())


def joined(scope: Scope) -> bool:
    """Say whether no seat begins in the year with the first paper that shows it: its holder may have been new."""
    return not any(scope.has(seat.from_date) for seat in _from_papers(scope))


def left(scope: Scope) -> bool:
    """Say whether no seat ends in the year with the first paper that shows it no more."""
    return not any(scope.has(seat.to_date) for seat in _from_papers(scope))


def _from_papers(scope: Scope) -> Iterator[Seat]:
    return (one for one in scope.register.all(Seat) if one.source and one.person and one.role.sits)


def outcomes(scope: Scope) -> bool:
    """Say whether it is recorded what became of everything that was sent in for the year."""
    return not any(map(without_outcome, scope.questions()))


def business(scope: Scope) -> bool:
    """Say whether it is recorded what became of all that was planned for the year."""
    return not any(unsettled(scope))


def precept(scope: Scope) -> bool:
    """Say whether the last day for the review of a proposed precept is not in the year: the law has one a year."""
    for year in {scope.first.year, scope.until.year}:
        try:
            last = date_in(provision("precept_report", dt.date(year, 2, 1)), year)
        except Refused:
            continue
        if scope.has(last):
            return False
    return True
