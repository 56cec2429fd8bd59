"""The law on taking part in a meeting by remote link: one power that has ended, and none that this edition knows of.

`present` in the Local Government Act 1972 means present in person (R (Hertfordshire County Council) v Secretary of
State for Housing, Communities and Local Government [2021] EWHC 1093 (Admin), paragraph 89).
"""

from __future__ import annotations

import datetime as dt

POWER_FROM = dt.date(2020, 4, 4)
"""The day on which SI 2020/392 came into force (reg 1)."""

POWER_BEFORE = dt.date(2021, 5, 7)
"""The power covered meetings before this day in England (SI 2020/392 reg 2(4))."""

CITATION = "SI 2020/392 reg 2(4); [2021] EWHC 1093 (Admin)"

IN_ENGLAND = (
    f"In England the power for remote meetings covered meetings from 4 April 2020 and before 7 May 2021 ({CITATION})"
)

NO_LATER_POWER = (
    "No later power is known to this edition: if there is one, enter it in the settings with its day and the "
    "monitoring officer's advice."
)

IN_WALES = (
    "In Wales the panel's arrangements for remote meetings decide whether those by remote link count, and they are not "
    "set: ask the monitoring officer, and enter them in the settings with their day."
)


def had_power(on: dt.date) -> bool:
    """Say whether a meeting of an English panel on a day could be held by remote link."""
    return POWER_FROM <= on < POWER_BEFORE
