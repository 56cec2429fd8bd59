"""A roll that is printed as a table: a row for each person, or a column for each way of having been there."""

from __future__ import annotations

from msgspec.structs import replace

from store.papers.minutes.reading.lines import Line
from store.papers.minutes.reading.roll import can_be_name, is_titled, names_in, roll_name, section_of
from store.records import Presence
from store.rules.attendance.seating import NOT_MEMBERS
from store.rules.minutes.drafts import RollName
from store.rules.words.folding import words_read

_SAID = {
    "present": Presence.PRESENT,
    "p": Presence.PRESENT,
    "yes": Presence.PRESENT,
    "y": Presence.PRESENT,
    "✓": Presence.PRESENT,
    "✔": Presence.PRESENT,
    "attended": Presence.PRESENT,
    "apologies": Presence.APOLOGIES,
    "apology": Presence.APOLOGIES,
    "apologies received": Presence.APOLOGIES,
    "a": Presence.APOLOGIES,
    "absent": Presence.ABSENT,
    "no": Presence.ABSENT,
    "n": Presence.ABSENT,
    "in attendance": Presence.IN_ATTENDANCE,
    "also present": Presence.ALSO_PRESENT,
    "substitute": Presence.SUBSTITUTE,
}
_HEADS = frozenset(
    {
        "name",
        "member",
        "members",
        "councillor",
        "attendance",
        "attended",
        "status",
        "role",
        "authority",
        "local authority",
        "council",
        "representing",
        "organisation",
        "office",
        "position",
        "title",
        "area",
        "body",
        "present?",
    }
)


_COUNCILS = frozenset({"authority", "council", "local authority", "representing", "body"})
"""How a column is headed that says for which council each member sits."""


class Table:
    """Reads the rows of one table. The first row may head its columns; `aside` is what of members is not kept."""

    def __init__(self, section: Presence | None) -> None:
        """Begin a table in a part of the roll, if it stands in one."""
        self.section = section
        self.columns: list[Presence | None] = []
        self.council: int | None = None
        self.begun = False
        self.aside: dict[str, None] = {}

    def row(self, line: Line) -> list[RollName] | None:
        """Read one row; None if it cannot be told who is meant, nobody if it heads the columns."""
        cells = [cell.strip() for cell in line.text.split("\t")]
        if not self.begun:
            self.begun = True
            if all(not cell or words_read(cell) in _HEADS or section_of(cell) for cell in cells):
                self.council = next((at for at, cell in enumerate(cells) if words_read(cell) in _COUNCILS), None)
                self._council_of(cells)
                self.columns = [(section_of(cell) or (None, ""))[0] if cell else None for cell in cells]
                return []
        council = self._council_of(cells)
        read = self._columns(cells) if sum(one is not None for one in self.columns) > 1 else self._person(cells)
        return read if read is None or not council else [_sits_for(one, council) for one in read]

    def _council_of(self, cells: list[str]) -> str:
        """Take the cell out that says for which council a member sits; empty if there is no such column."""
        return cells.pop(self.council) if self.council is not None and self.council < len(cells) else ""

    def _columns(self, cells: list[str]) -> list[RollName] | None:
        names: list[RollName] = []
        for place, cell in enumerate(cells):
            kind = self.columns[place] if place < len(self.columns) else None
            if not cell:
                continue
            if words_read(cell) in _SAID and names == [] and kind and can_be_name(cells[0]):
                return [roll_name(cells[0], kind)]
            if kind is not None:
                names += [roll_name(name, kind) for name in names_in(cell)]
        return names if names and all(can_be_name(one.printed) for one in names) else None

    def _person(self, cells: list[str]) -> list[RollName] | None:
        """Read a row of one person: the name in the first cell, the presence in another, the office in a third."""
        said = [(place, _SAID[words_read(cell)]) for place, cell in enumerate(cells) if words_read(cell) in _SAID]
        instead = next(
            (place for place, cell in enumerate(cells) if place and words_read(cell).startswith("substitute for ")), 0
        )
        presence = said[-1][1] if said else self.section
        if instead:
            who = cells[instead].split("for ", 1)[1].strip()
            name = roll_name(f"{cells[0]} (substitute for {who})", Presence.SUBSTITUTE)
            self.aside |= dict.fromkeys(
                cell for place, cell in enumerate(cells) if place not in {0, instead} and cell and not said
            )
            return [name] if can_be_name(name.printed) else None
        if presence is None or not can_be_name(cells[0]):
            return None
        taken = {0, *(place for place, _ in said)}
        office = ", ".join(cell for place, cell in enumerate(cells) if place not in taken and cell)
        read = roll_name(cells[0], presence)
        if not said and all(is_titled(cell) for cell in cells if cell):
            return [roll_name(name, presence) for cell in cells for name in names_in(cell)]
        if presence in {Presence.IN_ATTENDANCE, Presence.ALSO_PRESENT} and office:
            return [RollName(printed=read.printed, presence=presence, role=office)]
        self.aside |= dict.fromkeys(cells[place] for place in range(len(cells)) if place not in taken and cells[place])
        return [read]


def _sits_for(one: RollName, council: str) -> RollName:
    """Give a name with the council of its row, which of somebody who is no member is part of the office."""
    if one.presence in NOT_MEMBERS:
        return replace(one, role=", ".join(part for part in (one.role, council) if part))
    return replace(one, council=council)
