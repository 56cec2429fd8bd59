"""Prepare: what the next meeting still needs, in the order in which to do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from store.problems import Problem
from store.queries.findings.findings import FindingLine, FindingRow, listed_findings
from store.queries.publishing.next_step import next_step
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.findings import look_through, scene_in_steps, scene_of
from store.rules.findings.preparing import Bearing, needs_of
from store.rules.words.loose import day_of


class Preparation(msgspec.Struct, frozen=True):
    """What a meeting needs, its own first. `words` says how much there is to do, or that nothing more is needed."""

    meeting: Meeting | None
    title: str
    rows: tuple[FindingLine, ...]
    aside: tuple[FindingLine, ...]
    words: str

    @property
    def done(self) -> bool:
        """Whether a meeting is coming and nothing more is needed for it."""
        return self.meeting is not None and not self.rows

    @property
    def own_done(self) -> bool:
        """Whether a meeting is coming that needs nothing more itself, whatever is left over from before or may wait."""
        return self.meeting is not None and not any(row.bearing is Bearing.OWN for row in self.rows)

    def heading(self, row: FindingLine) -> str:
        """Give the heading of a line: its area, under what it has to do with the meeting if it is not its own."""
        if self.meeting is None or row.bearing is Bearing.OWN:
            return row.area
        not_needed = f": not needed for {day_of(self.meeting)}" if row.bearing is Bearing.WAITS else ""
        return f"{row.bearing.value}{not_needed} · {row.area}"


def prepare(register: Register, today: dt.date, meeting: str | None = None) -> Preparation:
    """Put together what a meeting needs: the one named, else the next public one from a day on."""
    chosen = register.get(Meeting, meeting) if meeting else register.next_meeting(today, public=True)
    if chosen is None:
        return Preparation(None, "No meeting to prepare", (), (), "No meeting is arranged. Add one in the calendar.")
    needs = needs_of(scene_of(register, today), chosen)
    bearings = {one.key: bearing for bearing, one in needs}
    lists = listed_findings(register, today, tuple(one for _, one in needs))
    rows = tuple(replace(row, bearing=bearings[row.key]) for row in lists.rows)
    own = sum(row.bearing is Bearing.OWN for row in rows)
    words = _words(chosen, own, len(rows) - own, None if own else next_step(register, chosen, today))
    return Preparation(chosen, meeting_title(chosen), rows, lists.aside, words)


def look_ahead(register: Register, today: dt.date) -> Iterator[None]:
    """Work out what prepare and findings ask for first, in steps between which something else can be done."""
    scene = yield from scene_in_steps(register, today)
    if scene.findings is None:
        yield from look_through(scene)


def needed_rows(register: Register, today: dt.date, meeting: str | None = None) -> tuple[FindingRow, ...]:
    """List what a meeting needs: the one named, else the next public one."""
    return prepare(register, today, meeting).rows


def _words(meeting: Meeting, own: int, others: int, following: Problem | None) -> str:
    """Say how much is needed for the meeting itself, else what is still to do for it, and how much else is listed."""
    day = day_of(meeting)
    if not own:
        itself = " itself" if others else ""
        words = f"Nothing more is needed for {day}{itself}."
        if following is not None:
            words = f"Still to do for {day}: {following.cure}"
    else:
        words = f"{own} {'thing is' if own == 1 else 'things are'} still needed for {day}."
    left = "1 thing is" if others == 1 else f"{others} things are"
    return f"{words} {left} left over from before or may wait." if others else words
