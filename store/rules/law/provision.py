"""What a row of the table of statutory numbers holds."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Unit = Literal[
    "clear working days",
    "working days",
    "calendar days",
    "weeks",
    "months",
    "years",
    "day of the year",
    "share of members",
    "members",
    "paragraph",
]
"""What a number counts. A day of the year is `number` in `month`; a share is `number` out of `out_of`."""

Certainty = Literal["verified", "local rule", "ask the monitoring officer"]
"""How sure the number is: read in the Act or instrument, the panel's own choice, or open to question."""

Counting = Literal["", "clear", "before", "beginning with", "after"]
"""From where the number is counted: between two days, back from one, with the first day included, or after it."""

ENGLAND, WALES, BOTH = "England", "Wales", "both"
"""Where a provision applies."""

COMMISSIONERS_FROM = dt.date(2012, 11, 22)
"""The day on which the first police and crime commissioners took office."""

COMMISSIONERS_TO = dt.date(2028, 5, 31)
"""The end of the month in which commissioners are due to be abolished (announced 13 November 2025)."""


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """One statutory number, with where it stands, what it counts, where and when it applies, and how sure it is.

    `in_force_from` and `in_force_to` are inclusive; None means from before the first panel met, or no end known.
    """

    code: str
    citation: str
    number: int
    unit: Unit
    counting: Counting = ""
    month: int = 0
    out_of: int = 1
    nation: str = BOTH
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    certainty: Certainty = "verified"
    note: str = ""

    def __str__(self) -> str:
        """Give the citation with what the monitoring officer should be asked, if anything."""
        return self.citation if self.certainty == "verified" else f"{self.citation} ({self.certainty})"

    def applies(self, on: dt.date, nation: str) -> bool:
        """Say whether the provision is in force on a day in a nation."""
        begun = self.in_force_from is None or self.in_force_from <= on
        ended = self.in_force_to is not None and self.in_force_to < on
        return begun and not ended and self.nation in {BOTH, nation}


def row(
    code: str,
    number: int,
    unit: Unit,
    citation: str,
    note: str,
    *,
    counting: Counting = "",
    month: int = 0,
    out_of: int = 1,
    nation: str = BOTH,
    certainty: Certainty = "verified",
    commissioners: bool = False,
) -> Provision:
    """Write one row; `commissioners` bounds it by the time for which there are police and crime commissioners."""
    return Provision(
        code=code,
        citation=citation,
        number=number,
        unit=unit,
        counting=counting,
        month=month,
        out_of=out_of,
        nation=nation,
        in_force_from=COMMISSIONERS_FROM if commissioners else None,
        in_force_to=COMMISSIONERS_TO if commissioners else None,
        certainty=certainty,
        note=note,
    )
