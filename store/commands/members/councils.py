"""What a council has on the panel: its number of seats, and its own political make-up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from store.commands.fields import Problems
from store.commands.settings.panel import edit_panel
from store.edit import Edit
from store.problems import Problem
from store.records import Panel
from store.records.council import PartySeats
from store.register import PANEL_ID, Register
from store.rules.settings.dated import with_councils
from store.rules.words.dates import day_month
from store.rules.words.folding import words_read

_PARTY = re.compile(r"\s*(.+?)\s+(\d{1,4})\s*", re.ASCII)


def set_council(
    register: Register,
    today: dt.date,
    /,
    *,
    council: str,
    seats: int | None = None,
    make_up: str | None = None,
    from_date: dt.date | None = None,
) -> Edit:
    """Record how many seats a council has on the panel, and its political make-up, typed as `Blue 30; Red 12`.

    None leaves either as it is. Both serve the balanced appointment objective (Schedule 6 paragraphs 31-32). With
    `from_date` they are so from that day on, and stand as they were before it; without, they were always so.

    Raises:
        Refused: there is no such council, or the make-up cannot be read.
    """
    panel = register.need(Panel, PANEL_ID)
    problems = Problems()
    now = {words_read(one.name): one for one in panel.councils_on(from_date or today)}
    current = now.get(words_read(council))
    if current is None:
        cure = f"The councils: {', '.join(one.name for one in now.values()) or 'none yet'}."
        problems.add(Problem("council-unknown", f"There is no council “{council}”.", cure, "council"))
    parts = None if make_up is None else tuple(_parties(make_up, problems))
    problems.refuse()
    said = {"seats": seats, "make_up": parts}
    given = {name: value for name, value in said.items() if value is not None}
    changed = tuple(replace(one, **given) if one is current else one for one in now.values())
    edit = edit_panel(register, today, councils=with_councils(panel, changed, from_date, today).councils)
    since = f" from {day_month(from_date)} on" if from_date else ""
    return Edit(f"Recorded the seats of {current.name if current else council}{since}", edit.puts)


def _parties(typed: str, problems: Problems) -> Iterator[PartySeats]:
    """Go through the parties of a make-up as it was typed; what is none is a problem."""
    for words in typed.split(";"):
        read = _PARTY.fullmatch(words)
        if read:
            yield PartySeats(party=problems.said(PartySeats, "party", read[1], typed="make_up"), seats=int(read[2]))
        elif words.strip():
            cure = "Type each party with its number of councillors, such as Blue 30; Red 12."
            problems.add(Problem("make-up", f"“{words.strip()}” is not a party with a number.", cure, "make_up"))
