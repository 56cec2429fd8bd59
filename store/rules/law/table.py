"""The one table of statutory numbers. No other module holds one: what a function needs, it is given from here."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.problems import Problem, Refused
from store.records.panel import Nation
from store.rules.law.commissioners import COMMISSIONERS
from store.rules.law.meetings import MEETINGS
from store.rules.law.provision import (
    DEVOLUTION_ACT,
    DEVOLUTION_ACT_FROM,
    END_ANNOUNCED,
    Counting,
    Provision,
    Unit,
)
from store.rules.words.dates import day_month

__all__ = [
    "END_ANNOUNCED",
    "PROVISIONS",
    "Provision",
    "as_asked",
    "ask_about",
    "date_in",
    "local_rule",
    "members_needed",
    "provision",
    "why_end_announced",
]

PROVISIONS: tuple[Provision, ...] = (*MEETINGS, *COMMISSIONERS)
"""Every statutory number the program knows."""

_BY_CODE: dict[str, tuple[Provision, ...]] = {
    code: tuple(p for p in PROVISIONS if p.code == code) for code in {p.code for p in PROVISIONS}
}


def provision(code: str, on: dt.date, nation: Nation = Nation.ENGLAND) -> Provision:
    """Give the provision with a code that is in force on a day in a nation, as far as any Act says.

    Raises Refused if there is none: an unknown code, the other nation's law, or a day before it was in force.
    """
    rows = _BY_CODE.get(code, ())
    for one in rows:
        if one.applies(on, nation.value):
            return one.on(on)
    ask = "Ask the monitoring officer which law applies and enter the date by hand."
    if not rows:
        raise Refused(Problem("law.unknown", f"No provision is known by the code {code}.", ask))
    here = [p for p in rows if p.nation in {"both", nation.value}]
    if not here:
        sentence = f"{rows[0].citation} does not apply in {nation.value}."
        raise Refused(Problem("law.nation", sentence, ask))
    row = here[0]
    since = f" from {day_month(row.in_force_from)}" if row.in_force_from else ""
    sentence = f"{row.citation} is in force{since}, not on {day_month(on)}."
    raise Refused(Problem("law.not_in_force", sentence, ask))


def local_rule(number: int, unit: Unit, note: str = "", *, counting: Counting = "") -> Provision:
    """Make the row for a number that is the panel's own choice, so that its working can be shown like any other."""
    return Provision(
        code="local",
        citation="the panel's own rule",
        number=number,
        unit=unit,
        counting=counting,
        certainty="local rule",
        note=note,
    )


def as_asked(row: Provision) -> Provision:
    """Give the row for a number that was typed for one answer: nobody's rule, unless it is the law's own."""
    return replace(row, citation="the number asked for", certainty="verified") if row.code == "local" else row


def date_in(row: Provision, year: int) -> dt.date:
    """Give the date in a calendar year of a provision that fixes a day, such as 8 February.

    Raises ValueError for a provision that does not fix a day.
    """
    if row.unit != "day of the year":
        raise ValueError(f"{row.code} counts {row.unit}")
    return dt.date(year, row.month, row.number)


def members_needed(row: Provision, in_post: int) -> int:
    """Count the members who must vote for a motion, of those in post at that moment; a part counts as a whole member.

    Vacant seats are not in post. Raises ValueError for a provision that is not a share of the members.
    """
    if row.unit != "share of members":
        raise ValueError(f"{row.code} counts {row.unit}")
    return -(-row.number * in_post // row.out_of)


def why_end_announced(on: dt.date) -> Problem | None:
    """Say that commissioners may be gone on a day: it was announced and is in no Act that was found; None before it."""
    if on <= END_ANNOUNCED:
        return None
    return Problem(
        "law.end_announced",
        "On 13 November 2025 it was announced that police and crime commissioners, and with them the panel, are to "
        f"end in May {END_ANNOUNCED.year}. No Act was found that says so.",
        f"Ask the monitoring officer what is the law on that day, also under the {DEVOLUTION_ACT}.",
    )


def ask_about(on: dt.date, nation: Nation = Nation.ENGLAND) -> tuple[str, ...]:
    """Name what is to be asked about the law on commissioners as it will be on a day, a sentence each."""
    ended = why_end_announced(on)
    if ended is not None:
        return (str(ended),)
    if on < DEVOLUTION_ACT_FROM or nation is not Nation.ENGLAND:
        return ()
    words = "has police and crime commissioners in its long title, and its sections are not known here"
    return (f"The {DEVOLUTION_ACT} {words}: ask the monitoring officer what it changes.",)
