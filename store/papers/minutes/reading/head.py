"""What stands before the first minute: the title with day, place and times, and the roll in its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from store.papers.minutes.reading.heading import Heading, heading_in, is_title
from store.papers.minutes.reading.lines import Line, LineKind, paragraphs
from store.papers.minutes.reading.roll import (
    Known,
    attending,
    can_be_name,
    in_columns,
    is_roll_line,
    names_in,
    of_council,
    parted,
    roll_name,
    section_of,
)
from store.papers.minutes.reading.table import Table
from store.records import Presence
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.minutes.drafts import Kept, RollName, Unplaced

_NAMED = re.compile(r"[^\W\d_][\w ]{1,30}:\s*\S")


class HeadReader:
    """Reads the heading and the roll of a set; `unplaced` is what is neither."""

    def __init__(self, known: Known) -> None:
        """Begin with nothing."""
        self.known = known
        self.heading = Heading()
        self.roll: list[RollName] = []
        self.unplaced: list[Unplaced] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Read everything before the first minute."""
        first = next((place for place, line in enumerate(lines) if self._opens(line)), len(lines))
        self._titles(lines[:first])
        section: Presence | None = None
        rows: list[Line] = []
        for line in lines[first:]:
            part = section_of(line.text) if line.kind is not LineKind.ROW else None
            if part is None or (part[0] is None and section is not None):
                rows.append(line if part is None else Line(part[1], number=line.number))
                continue
            self._part(section, rows)
            section, rest = part
            rows = [Line(rest, number=line.number)] if rest else []
        self._part(section, rows)

    def _opens(self, line: Line) -> bool:
        return line.kind is LineKind.ROW or section_of(line.text) is not None

    def _titles(self, lines: Sequence[Line]) -> None:
        """Read the lines above the roll, each by itself, then those that belong together for what only they say."""
        for paragraph in paragraphs(lines):
            below = [line for line in lines if line.number >= paragraph.number]
            parts = [line for line in below if line.text in paragraph.text and (line is below[0] or not line.gap)]
            for line in parts:
                self.heading = self.heading.and_then(heading_in(line.text))
            if is_title(paragraph.text) or heading_in(paragraph.text) != Heading():
                self.heading = self.heading.and_then(heading_in(paragraph.text))
                self._beside(parts)
            else:
                self._title(paragraph)

    def _beside(self, parts: Sequence[Line]) -> None:
        """List what stands in the lines of a title and is named otherwise: `Clerk: J Field`."""
        for line in parts[1:]:
            if _NAMED.match(line.text) and heading_in(line.text) == Heading():
                self._leave(line, "Words of the heading that are no day, place or time.")

    def _title(self, line: Line) -> None:
        said = heading_in(line.text)
        self.heading = self.heading.and_then(said)
        if said == Heading() and not is_title(line.text):
            self._leave(line, "Words of the heading that are no day, place or time.")

    def _part(self, section: Presence | None, rows: Sequence[Line]) -> None:
        """Read the lines of one part of the roll."""
        table = Table(section)
        names: list[list[RollName]] = []
        for line in rows:
            if not line.text:
                continue
            if line.kind is LineKind.ROW:
                read = table.row(line)
            elif section is None or not is_roll_line(line):
                self._title(line) if section is None else self._unread(line)
                continue
            else:
                read = self._names(section, line)
            if read is None:
                self._unread(line)
            else:
                names.append(read)
        self.roll += self._ordered(section, names)
        if table.aside:
            why = "The table of the roll says this beside members, whose seats say it in the register."
            self.unplaced.append(Unplaced("; ".join(table.aside), why, rows[0].number, Kept.OUTSIDE))

    def _names(self, section: Presence, line: Line) -> list[RollName] | None:
        if section in NOT_MEMBERS:
            return attending(line.text, section, self.known) or self._parted(section, line) or None
        council, text = of_council(line.text)
        names = [replace(roll_name(name, section), council=council) for name in names_in(text)]
        return names if names and all(can_be_name(one.printed) for one in names) else None

    def _parted(self, section: Presence, line: Line) -> list[RollName]:
        """Part a line of several whom nobody knows, and tell the clerk how."""
        names = parted(line.text, section)
        if names:
            read = "; ".join(f"{one.printed}, {one.role}" for one in names)
            why = f"Several stand in one line of the roll; it is read as: {read}."
            self.unplaced.append(Unplaced(line.text, why, line.number))
        return names

    def _ordered(self, section: Presence | None, rows: Sequence[list[RollName]]) -> list[RollName]:
        """Put those who were printed in two columns side by side in their order."""
        across = [one for row in rows for one in row]
        if section is not Presence.PRESENT:
            return across
        marked = [one for one in across if one.role or one.in_the_chair]
        plain = [[one.printed for one in row if one not in marked] for row in rows]
        known = {one.printed: one for one in across}
        order = in_columns([row for row in plain if row])
        if order == [name for row in plain for name in row]:
            return across
        return [*marked, *(known[name] for name in order)]

    def _unread(self, line: Line) -> None:
        self._leave(line, "In the roll, but it could not be told who is meant.")

    def _leave(self, line: Line, why: str) -> None:
        self.unplaced.append(Unplaced(line.text.replace("\t", " | "), why, line.number, Kept.NOTE))
