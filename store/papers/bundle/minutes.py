"""The versions of the minutes of a meeting: as they were made final, confirmed, signed, and corrected after that.

Each is printed from the records as they stood when that was done, worked back from the journal. What was written while
the minutes were a draft is no version; the journal has it change by change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from store.clock import london_day
from store.papers.bundle.gate import Gate, forms_of
from store.records import Change, Meeting, Minute, Record
from store.register import Register
from store.rules.words.dates import long_date

DRAFT: Final = "draft"
_STATES: Final = {DRAFT: "taken back to a draft", "final": "made final"}
"""What is said of minutes that got a state, where it is not the state itself."""


class MinutesThen(NamedTuple):
    """The records after a change by which the minutes got another state or other words, and what was done."""

    change: str
    day: dt.date
    what: str
    register: Register


def minutes_then(register: Register, gate: Gate, changes: Iterable[Change]) -> tuple[MinutesThen, ...]:
    """Give the versions of the minutes, the oldest first, out of all changes, the newest first.

    How they stand now is the last of them, if they were ever more than a draft. Where a form in the journal can no
    longer be read, what was before it is left out.
    """
    tables = {name: dict(table) for name, table in register.tables.items()}
    own = {one.id for one in gate.changes}
    versions: list[MinutesThen] = []
    for change in changes if own else ():
        if change.id in own:
            own.remove(change.id)
            done = _done(register, tables, gate.meeting.id, change)
            if done:
                day = london_day(change.at)
                versions.append(MinutesThen(change.id, day, f"{done} on {long_date(day)}", _shown(gate, tables)))
        if not own or not _taken_back(tables, register, change):
            break
    return tuple(reversed(versions))


def _done(register: Register, tables: Mapping[str, Mapping[str, Record]], meeting: str, change: Change) -> str:
    """Say what a change did to minutes that were more than a draft after it or before it; empty if nothing.

    The tables are the records as the change left them.
    """
    held = tables[Meeting.table].get(meeting)
    now = held.minutes.word if isinstance(held, Meeting) else DRAFT
    pairs = [forms_of(register, one) for one in change.touched]
    for before, after in pairs:
        if isinstance(before, Meeting) and isinstance(after, Meeting) and after.id == meeting:
            if before.minutes.word != now:
                return _STATES.get(now, now)
            if now != DRAFT and _printed(before) != _printed(after):
                return "corrected"
    minutes = (one for pair in pairs for one in pair if isinstance(one, Minute))
    return "corrected" if now != DRAFT and any(one.meeting == meeting for one in minutes) else ""


def _printed(meeting: Meeting) -> tuple[object, ...]:
    """Give what minutes print of the meeting itself."""
    return (meeting.attendance, meeting.chairs, meeting.start, meeting.finish, meeting.venue, meeting.minutes)


def _taken_back(tables: dict[str, dict[str, Record]], register: Register, change: Change) -> bool:
    """Take a change back in plain tables; False if what was before it can no longer be read."""
    for one in change.touched:
        before, _ = forms_of(register, one)
        if one.before is None:
            tables[one.table].pop(one.id, None)
        elif before is None:
            return False
        else:
            tables[one.table][one.id] = before
    return True


def _shown(gate: Gate, tables: dict[str, dict[str, Record]]) -> Register:
    """Give the records as they stood, those of the meeting through the gate."""
    shown = {
        name: {key: gate.shown(one) if gate.belonging.holds(one) else one for key, one in table.items()}
        for name, table in tables.items()
    }
    return Register(shown)
