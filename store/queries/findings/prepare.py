"""Prepare: what the next meeting still needs, in the order in which to do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from store.queries.findings.findings import FindingLine, FindingRow, listed_findings
from store.queries.words.short import meeting_title
from store.records import Meeting
from store.register import Register
from store.rules.findings import look_through, scene_in_steps, scene_of
from store.rules.findings.preparing import needs_of
from store.rules.words.loose import day_of


class Preparation(msgspec.Struct, frozen=True):
    """What a meeting needs. `words` says how much there is to do, or that nothing more is needed."""

    meeting: Meeting | None
    title: str
    rows: tuple[FindingLine, ...]
    aside: tuple[FindingLine, ...]
    words: str

    @property
    def done(self) -> bool:
        """Whether a meeting is coming and nothing more is needed for it."""
        return self.meeting is not None and not self.rows


def prepare(register: Register, today: dt.date, meeting: str | None = None) -> Preparation:
    """Put together what a meeting needs: the one named, else the next public one from a day on."""
    chosen = register.get(Meeting, meeting) if meeting else register.next_meeting(today, public=True)
    if chosen is None:
        return Preparation(None, "No meeting to prepare", (), (), "No meeting is arranged. Add one in the calendar.")
    needs = listed_findings(register, today, needs_of(scene_of(register, today), chosen))
    return Preparation(chosen, meeting_title(chosen), needs.rows, needs.aside, _words(chosen, len(needs.rows)))


def look_ahead(register: Register, today: dt.date) -> Iterator[None]:
    """Work out what prepare and findings ask for first, in steps between which something else can be done."""
    scene = yield from scene_in_steps(register, today)
    if scene.findings is None:
        yield from look_through(scene)


def needed_rows(register: Register, today: dt.date, meeting: str | None = None) -> tuple[FindingRow, ...]:
    """List what a meeting needs: the one named, else the next public one."""
    return prepare(register, today, meeting).rows


def _words(meeting: Meeting, number: int) -> str:
    day = day_of(meeting)
    if not number:
        return f"Nothing more is needed for {day}."
    return f"{number} {'thing is' if number == 1 else 'things are'} still needed for {day}."
