"""The versions of the minutes of a meeting: as they were made final, confirmed, signed, and corrected after that.

Each is printed from the records as they stood when that was done, worked back from the journal. What was written while
the minutes were a draft is no version; the journal has it change by change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from store.clock import london_day
from store.journal.images import emptied_like, read_image
from store.papers.bundle.gate import Gate
from store.problems import Refused
from store.records import Change, Meeting, Minute, Record, Touched
from store.register import Register
from store.rules.words.dates import long_date


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
    wanted = {one.id: what for one in gate.changes if (what := _milestone(register, gate.meeting.id, one))}
    found: list[MinutesThen] = []
    for change in changes if wanted else ():
        if change.id in wanted:
            day = london_day(change.at)
            words = f"{wanted.pop(change.id)} on {long_date(day)}"
            found.append(MinutesThen(change.id, day, words, _shown(gate, tables)))
        if not wanted or not _taken_back(tables, register, change):
            break
    return tuple(reversed(found))


def _milestone(register: Register, meeting: str, change: Change) -> str:
    """Say what a change did to the minutes of a meeting once they were more than a draft; empty if nothing."""
    pairs = [(one, *_forms(register, one)) for one in change.touched]
    for _, before, after in pairs:
        if isinstance(before, Meeting) and isinstance(after, Meeting) and after.id == meeting:
            was, now = before.minutes.word, after.minutes.word
            if was != now:
                return f"made {now}" if now == "final" else "taken back to a draft" if now == "draft" else now
            if now != "draft" and _printed(before) != _printed(after):
                return "corrected"
    of = (one for _, before, after in pairs for one in (before, after) if isinstance(one, Minute))
    held = register.get(Meeting, meeting)
    settled = held is not None and held.minutes.finalised_on is not None
    if settled and held is not None and any(one.meeting == meeting for one in of):
        return "corrected" if london_day(change.at) > (held.minutes.finalised_on or dt.date.max) else ""
    return ""


def _printed(meeting: Meeting) -> tuple[object, ...]:
    """Give what minutes print of the meeting itself."""
    return (meeting.attendance, meeting.chairs, meeting.start, meeting.finish, meeting.venue, meeting.minutes)


def _forms(register: Register, touched: Touched) -> tuple[Record | None, Record | None]:
    """Give what a record was before and after a change; None where it was not there, or can no longer be read."""
    try:
        before, after = (read_image(touched, image) for image in (touched.before, touched.after))
    except Refused:
        return None, None
    current = register.find(touched.id)
    return emptied_like(current, before), emptied_like(current, after)


def _taken_back(tables: dict[str, dict[str, Record]], register: Register, change: Change) -> bool:
    """Take a change back in plain tables; False if a form of it can no longer be read."""
    for one in change.touched:
        try:
            before = read_image(one, one.before)
        except Refused:
            return False
        if before is None:
            tables.get(one.table, {}).pop(one.id, None)
        else:
            tables[one.table][one.id] = emptied_like(register.find(one.id), before) or before
    return True


def _shown(gate: Gate, tables: dict[str, dict[str, Record]]) -> Register:
    """Give the records as they stood, those of the meeting through the gate."""
    shown = {
        name: {key: gate.shown(one) if gate.belonging.holds(one) else one for key, one in table.items()}
        for name, table in tables.items()
    }
    return Register(shown)
