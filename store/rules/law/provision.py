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

END_ANNOUNCED = dt.date(2028, 5, 31)
"""The end of the month in which commissioners are to go: announced on 13 November 2025, and in no Act that was found.

Until an Act says so the law stands; what it says of a later day is a question to the monitoring officer.
"""

DEVOLUTION_ACT = "English Devolution and Community Empowerment Act 2026 (c. 23)"
DEVOLUTION_ACT_FROM = dt.date(2026, 4, 29)
"""Its Royal Assent. Its long title names police and crime commissioners and fire; its sections were not read."""

ASK: Certainty = "ask the monitoring officer"


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """One statutory number, with where it stands, what it counts, where and when it applies, and how sure it is.

    `in_force_from` is inclusive; None means from before the first panel met. `end_announced` is the last day before
    an end that was announced and is in no Act; None if none was.
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
    end_announced: dt.date | None = None
    certainty: Certainty = "verified"
    note: str = ""

    def __str__(self) -> str:
        """Give the citation with what the monitoring officer should be asked, if anything."""
        return cited(self.citation, self.certainty)

    def applies(self, on: dt.date, nation: str) -> bool:
        """Say whether the provision is in force on a day in a nation, as far as any Act says."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and self.nation in {BOTH, nation}

    def on(self, day: dt.date) -> Provision:
        """Give the provision as it is to be taken on a day: after an end that was announced it is asked about."""
        in_doubt = self.end_announced is not None and day > self.end_announced
        return msgspec.structs.replace(self, certainty=ASK) if in_doubt else self


def cited(citation: str, certainty: str) -> str:
    """Write a citation as every face prints it: with what is to be asked about it, if anything."""
    return citation if certainty == "verified" or not certainty else f"{citation} ({certainty})"


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
    """Write one row; `commissioners` marks it as one that stands and falls with police and crime commissioners."""
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
        end_announced=END_ANNOUNCED if commissioners else None,
        certainty=certainty,
        note=note,
    )
