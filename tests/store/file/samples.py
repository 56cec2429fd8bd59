"""Records, commands and files for the tests of the file room."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from store.desk import Desk
from store.edit import Edit
from store.file.drafts import Drafts
from store.records import (
    Action,
    ActionKind,
    Asker,
    Attendance,
    Clause,
    Complaint,
    Declaration,
    Interest,
    InterestEntry,
    Meeting,
    Minute,
    Panel,
    Particulars,
    Person,
    Presence,
    Question,
    Record,
    Report,
    Role,
    RoundKind,
    RoundStep,
    Seat,
    Stamp,
    StampKind,
    StatutoryRound,
    Vote,
    WordedBlock,
    WorkItem,
)
from store.register import Register

HOSTILE = (
    "[bold]not markup[/bold] [/] [link=x",
    'quotes " and \\ backslash, {braces}, "id":"W1", \n"2":{"id":"C9"} over\nlines\tand tabs',
    "\U0001f469\u200d\U0001f4bb emoji, \u202eright to left\u202c, שלום עולם, مرحبا",
    "ŵ ŷ Ŵyn Llŷr – dashes — “quotes” \u2028line separator\u2029 \ufeff",
    "=1+1 @SUM(A1) -x +y 'x",
    "x" * 5000,
    "\x7f\x85 e\u0301 é \U0010ffff",
)

NOON = dt.datetime(2021, 7, 12, 11, 0, tzinfo=dt.UTC)
DAY = dt.date(2021, 7, 12)

PANEL = Panel(id="PANEL", name="A made-up police and crime panel")


def every_kind(text: str = "text") -> list[Record]:
    """Give one record of every kind, with the text wherever text can stand."""
    day = dt.date(2021, 7, 29)
    return [
        Panel(id="PANEL", name=text, programme_notes=(text, text)),
        Person(id="P1", name=text, other_names=(text,)),
        Seat(id="S1", person="P1", role=Role.CHAIR, body=text, from_date=day),
        Meeting(
            id="M1",
            date=day,
            start=dt.time(13, 0),
            venue=text,
            attendance=(Attendance(person="P1", presence=Presence.PRESENT, printed=text),),
        ),
        WorkItem(id="W1", title=text, comments=text, meeting="M1"),
        Question(id="Q1", asker=Asker(name=text), text=text, received_at=dt.datetime(2021, 3, 1, 9, 30, tzinfo=dt.UTC)),
        Interest(id="I1", person="P1", entry=InterestEntry(category=text, text=text)),
        Declaration(id="D1", meeting="M1", people=("P1",), text=text),
        Action(id="A1", kind=ActionKind.RECOMMENDATION, text=text, owner=text),
        Minute(id="N1", meeting="M1", number="39/20", resolutions=(Clause(label="(a)", text=text),)),
        Vote(id="V1", meeting="M1", minute="N1", motion=text, moved_by="P1", clauses=(Clause(label="a)", text=text),)),
        StatutoryRound(id="R1", kind=RoundKind.PRECEPT, year=2026, steps=(RoundStep(step=text, on=day),)),
        Stamp(id="T1", meeting="M1", kind=StampKind.NOTE, at=dt.time(13), words=text),
        Report(id="L1", round="R1", step="report", worded=(WordedBlock(block="reasons", text=text),)),
        Complaint(id="K1", received_on=day, private=Particulars(complainant=text, substance=text)),
    ]


def items(count: int, text: str = "Business of the panel") -> list[Record]:
    """Give a panel and so many items."""
    return [PANEL, *(WorkItem(id=f"W{n}", title=f"{text} {n}", order=n) for n in range(1, count + 1))]


def make(path: Path, records: list[Record] | None = None, who: str = "clerk") -> Desk:
    """Make a file and sit down at it, on the morning of Monday 12 July 2021."""
    return Desk.create(path, items(3) if records is None else records, who=who, clock=lambda: NOON)


def sit(path: Path, who: str = "clerk") -> Desk:
    """Open a file at the same time of the same day."""
    return Desk.open(path, who=who, clock=lambda: NOON)


def add(register: Register, today: dt.date, /, *, title: str) -> Edit:
    """Add an item."""
    item = WorkItem(id=register.new_id(WorkItem), title=title)
    return Edit(f"Added {item.title}", (item,))


def rename(register: Register, today: dt.date, /, *, item: str, title: str) -> Edit:
    """Give an item another title."""
    was = register.need(WorkItem, item)
    return Edit(f"Renamed {was.title} to {title}", (msgspec.structs.replace(was, title=title),))


def title_of(desk: Desk, item: str) -> str:
    """Give the title of an item as the desk has it."""
    return desk.register.need(WorkItem, item).title


def recalled(drafts: Drafts, key: str) -> dict[str, str] | None:
    """Give what was typed into a form and not saved; None if nothing was."""
    draft = drafts.draft(key)
    return dict(draft.values) if draft else None
