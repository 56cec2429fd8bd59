"""The table of working days that screens, the command line and papers count with, read once."""

from __future__ import annotations

from functools import cache

from store import bundled
from store.records.panel import Panel
from store.rules.days.holidays import HolidayTable, holiday_table
from store.rules.days.office_days import office_days

FILE = "holidays/england-and-wales.json"
"""The list of bank holidays that comes with the program."""


@cache
def listed() -> HolidayTable:
    """Give the bank holidays as listed, without anything of the panel's own. Raises Refused if they cannot be read."""
    return holiday_table(bundled.read(FILE))


def working_days_of(panel: Panel) -> HolidayTable:
    """Give the table of a panel: the list, its changes to it and its closures. Raises Refused as `listed` does."""
    return office_days(listed(), panel)
