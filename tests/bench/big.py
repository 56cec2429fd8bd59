"""Makes a panel's file for measuring: thirty years of business, and a journal as long as one likes.

`python big.py PATH RECORDS [CHANGES]`; 0 records give the sample alone. It takes the store from the path of imports, so
that another checkout makes its own.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import msgspec

from store.desk import Desk
from store.edit import Edit
from store.file.checks import check_of_lines
from store.file.codec import checks_of, document, whole_table
from store.file.panel_file import PanelFile
from store.file.parts import KEPT_CHANGES
from store.journal.changes import chain_of, chained, change_line
from store.journal.images import touched
from store.records import (
    KINDS,
    Action,
    Asker,
    Attendance,
    Change,
    Declaration,
    Meeting,
    Minute,
    Person,
    Presence,
    Question,
    Record,
    RoundKind,
    StatutoryRound,
    WorkItem,
)
from store.register import Register
from store.sample import sample_records

DAY = dt.date(2021, 7, 12)
WHO = "clerk"

WORDS = (
    "Performance",
    "Budget",
    "Recruitment",
    "Hate crime",
    "Road safety",
    "Custody visitors",
    "Rural crime",
    "Estates",
)
_SOURCE = "made for measuring"
_DEALT_WITH = 3
"""Of how many items of a meeting an action and a minute came."""


def records(count: int) -> list[Record]:
    """Give the sample with invented business added until there are `count` records; no names are invented."""
    found: list[Record] = list(sample_records())
    people = [record.id for record in found if isinstance(record, Person)]
    day = dt.date(2021, 9, 2)
    number = 1000
    while len(found) < count:
        number += 1
        day += dt.timedelta(days=14 if day < dt.date(2035, 1, 1) else 7)
        found += _business(number, day, people)
    return found[: count or None]


def _business(number: int, day: dt.date, people: list[str]) -> Iterator[Record]:
    """Give one meeting with its attendance and all that hangs on it, and a round now and then."""
    yield Meeting(
        id=f"M{number}",
        date=day,
        start=dt.time(13),
        venue="County Hall",
        attendance=tuple(Attendance(person=one, presence=Presence.PRESENT) for one in people[:8]),
        source=_SOURCE,
    )
    title = ""
    for place in range(12):
        serial = number * 20 + place
        title = f"{WORDS[(serial * 7) % 8]} report {serial} on the plan's aim {place}"
        comments = (
            f"To consider progress on the plan's aims in quarter {place % 4 + 1}, with figures for {day.year}. " * 2
        )
        yield from _item(f"M{number}", serial, place, title, comments)
    yield Question(
        id=f"Q{number}",
        asker=Asker(name="A resident"),
        text=f"What is being done about {title}?",
        meeting=f"M{number}",
        source=_SOURCE,
    )
    yield Declaration(id=f"D{number}", meeting=f"M{number}", nil=True, source=_SOURCE)
    if number % 6 == 0:
        kind = RoundKind.PLAN if number % 12 else RoundKind.ANNUAL_REPORT
        yield StatutoryRound(id=f"R{number}", kind=kind, subject=f"Document {number}", opened_on=day, source=_SOURCE)


def _item(meeting: str, serial: int, place: int, title: str, comments: str) -> Iterator[Record]:
    yield WorkItem(
        id=f"W{serial}",
        title=title,
        comments=comments,
        meeting=meeting,
        order=place,
        lead="Commissioner",
        source=_SOURCE,
    )
    if place >= _DEALT_WITH:
        return
    yield Action(
        id=f"A{serial}", text=f"Report back on {title}. {comments}", meeting=meeting, owner="OPCC", source=_SOURCE
    )
    yield Minute(id=f"N{serial}", meeting=meeting, number=str(serial), heading=title, text=comments * 2, source=_SOURCE)


def make(path: Path, count: int, changes: int = 0) -> None:
    """Make a file of so many records whose journal has so many changes, each of one item by the same clerk."""
    made = records(count)
    if not changes:
        Desk.create(path, made, today=DAY, who=WHO).close()
        return
    register = Register.of(*made)
    file = PanelFile.create(path, register)
    meta = file.contents.meta
    lines, latest = _changes(register, changes)
    register = register.with_edit(Edit("All of them.", puts=tuple(latest.values())))
    archive = file.archive.written(meta.panel, meta.home, lines[:-KEPT_CHANGES])
    texts = {kind.table: whole_table(register.tables[kind.table].values()) for kind in KINDS}
    meta = msgspec.structs.replace(
        meta,
        revision=changes,
        checks=checks_of(texts, {}),
        journal=check_of_lines(lines[-KEPT_CHANGES:]),
        parts=archive.parts,
    ).checked()
    file.close()
    path.write_bytes(b"".join(document(meta, texts, lines[-KEPT_CHANGES:], {})))


def _changes(register: Register, count: int) -> tuple[list[bytes], dict[str, Record]]:
    """Give the lines of a journal, and the items as they stand after it; written one by one it would take minutes."""
    items = cycle([item.id for item in register.all(WorkItem)])
    latest: dict[str, Record] = {}
    lines: list[bytes] = []
    chain, at = "", dt.datetime(2021, 7, 1, tzinfo=dt.UTC)
    for number, item_id in enumerate(islice(items, count), start=1):
        before = latest.get(item_id) or register.need(WorkItem, item_id)
        after = msgspec.structs.replace(before, moveable=number % 2 == 0, comments=f"As changed the {number}th time.")
        edit = Edit("", puts=(after,))
        words = f"Changed {item_id} for the {number}th time."
        images = touched(Register({WorkItem.table: {item_id: before}}, {}), edit)
        change = Change(id=f"C{number}", at=at + dt.timedelta(seconds=number), who=WHO, sentence=words, touched=images)
        lines.append(chained(change_line(change), chain))
        chain, latest[item_id] = chain_of(lines[-1]), after
    return lines, latest


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
