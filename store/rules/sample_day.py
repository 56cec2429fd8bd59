"""The day on which a file stands by itself that holds the sample: its papers are of 2021, and so is all that is due."""

from __future__ import annotations

import datetime as dt

from store.register import Register

DEMO_DAY = dt.date(2021, 7, 12)
"""The day on which the sample stands: a Monday, with the meeting of 29 July 2021 next."""

SAMPLE_SOURCE = "Agenda pack, 25 March 2021 (councils from item 7"
"""How the source of the panel begins in the sample, and in nobody's own file: what is typed has no source."""

_LAST_MEETING = dt.date(2021, 12, 2)


def own_day(register: Register) -> dt.date | None:
    """Give the day on which the records stand by themselves; None if they stand on the day that it is.

    The sample stands on its own until somebody goes on with it: a later meeting makes it a panel's own file.
    """
    if not register.panel.source.startswith(SAMPLE_SOURCE):
        return None
    return DEMO_DAY if register.meetings and register.meetings[-1].date <= _LAST_MEETING else None
