"""The days on which the panel's office works: the bank holidays as listed, the clerk's changes, the closures."""

from __future__ import annotations

from functools import lru_cache

from store.records.panel import Closure, HolidayChange, Panel
from store.rules.days.holidays import HolidayTable


def office_days(listed: HolidayTable, panel: Panel) -> HolidayTable:
    """Give the table of a panel's working days. `listed` is the list that comes with the program, without changes.

    The same list, changes and closures give the same table, with the years already worked out.
    """
    return _made(listed, panel.holiday_changes, panel.closures)


@lru_cache(maxsize=16)
def _made(listed: HolidayTable, changes: tuple[HolidayChange, ...], closures: tuple[Closure, ...]) -> HolidayTable:
    return HolidayTable(
        first_year=listed.first_year,
        last_year=listed.last_year,
        days=listed.days,
        rules=listed.rules,
        changes=changes,
        closures=closures,
    )
