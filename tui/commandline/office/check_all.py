"""What a check comes upon in every panel that the clerk serves, one panel after the other, and between their calendars.

A panel that cannot be opened is told of as what is wrong with the others is, and ends nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from tui.commandline.call import Call
from tui.commandline.panels.several import desks

if TYPE_CHECKING:
    from store.queries.findings.check import CheckLine
    from store.rules.panels.served import Served
    from tui.panels import Missed


class Checked(NamedTuple):
    """What one check came upon: of which panel, where it is kept, on which day, and each line with what names it.

    `noted` says under which path the names are kept for the next check. `opened` is False where it could not be.
    """

    name: str
    noted: Path
    today: dt.date
    keyed: tuple[tuple[str, CheckLine], ...]
    opened: bool = True


BETWEEN = "Between the panels"
"""What stands above the clashes of several calendars, which are of no one panel."""


def check_all(call: Call) -> tuple[Checked, ...]:
    """Check every panel in the order of the list, then what cannot be held together, which is of several."""
    from store.queries.findings.check import clash_lines, keyed_check
    from store.rules.panels.served import Served

    told: list[Checked] = []
    panels: list[Served] = []
    missed: list[Missed] = []
    today = call.today
    for entry, desk in desks(call, missed.append):
        told += _missed(missed, desk.today)
        missed.clear()
        seen = call.seen(desk, facts=True)
        lines = tuple((key, replace(line, panel=entry.name)) for key, line in keyed_check(seen, desk.today))
        told.append(Checked(entry.name, desk.path, desk.today, lines))
        today = today if panels else desk.today
        panels.append(Served(entry.name, call.seen(desk), desk.panel_id))
    told += _missed(missed, today)
    between = clash_lines(panels, today)
    return (*told, *([Checked(BETWEEN, _between(), today, between)] if between else []))


def _missed(missed: list[Missed], today: dt.date) -> Iterator[Checked]:
    from store.queries.findings.check import CheckLine

    for one in missed:
        line = CheckLine(
            one.problem.code, one.problem.sentence, one.entry.where, one.problem.cure, "", "", one.entry.name
        )
        yield Checked(one.entry.name, Path(one.entry.where), today, ((one.problem.code, line),), opened=False)


def _between() -> Path:
    """Give the path under which what was come upon between the panels is kept: the clerk's own, as her list is."""
    from tui.settings import config_path

    return config_path().with_name("between-the-panels")
