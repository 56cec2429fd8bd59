"""`secretariat show meeting|record|withdrawn|bin`: one record in full, and the records that stand on no list."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.records import Meeting
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, labelled, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show import schemas
from tui.commandline.show.lists import FORMATS, echo

if TYPE_CHECKING:
    from store.papers.tables import Cell
    from store.queries.calendar.meetings import MeetingDetail
    from store.queries.programme.items import ItemRow


def _meeting(call: Call) -> int:
    from store.papers.tables import json_text
    from store.queries.calendar.meetings import meeting_detail

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    found = meeting_detail(register, meeting_id, today)
    if call.options.format == "json":
        write_bytes(json_text([_as_row(found, register.need(Meeting, meeting_id))]))
        return DONE
    echo((*call.echoes, *read.echoes))
    say(*_meeting_lines(found))
    return DONE


def _as_row(found: MeetingDetail, meeting: Meeting) -> dict[str, object]:
    """Put a meeting under its published names."""
    return {
        "id": found.id,
        "date": meeting.date,
        "title": found.title,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "facts": found.facts,
        "agenda": [row._asdict() for row in found.agenda],
        "withdrawn": [row._asdict() for row in found.withdrawn],
        "attendance": found.attendance,
        "notices": found.notices,
        "moves": found.moves,
        "done": found.done,
        "minutes": found.minutes,
        "source": found.source,
    }


def _meeting_lines(found: MeetingDetail) -> Iterator[str]:
    yield f"{found.id} {found.title}" + (f", {found.kind}" if found.kind else "")
    yield from labelled(found.facts)
    yield "Agenda"
    yield from _item_lines(found.agenda) if found.agenda else ("  No items.",)
    if found.withdrawn:
        yield "Withdrawn"
        yield from _item_lines(found.withdrawn)
    for line in found.attendance:
        yield line.heading[:1].upper() + line.heading[1:]
        yield from (f"  {name}" for name in line.names)
    for heading, texts in (("Notice", found.notices), ("Moved", found.moves), ("Done", found.done)):
        if texts:
            yield heading
            yield from (f"  {text}" for text in texts)
    if found.minutes:
        yield "Minutes"
        yield from (f"  {number} {heading}".rstrip() for number, heading in found.minutes)


def _item_lines(rows: Iterable[ItemRow]) -> Iterator[str]:
    for row in rows:
        marks = f" ({', '.join(row.flags)})" if row.flags else ""
        number = f"{row.number}. " if row.number else ""
        yield f"  {number}{row.id} {row.title}{marks}"


def _meeting_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="which one; the next if not given")
    add_format(parser, "text", "json")


def _record(call: Call) -> int:
    from store.queries.detail import detail

    with call.desk() as desk:
        register, today = desk.register, desk.today
    with Reading(register, today) as read:
        (record_id,) = read.records([call.options.id])
    pairs = detail(register, record_id, today)
    if call.options.format == "text":
        echo(call.echoes)
        say(record_id, *labelled(pairs))
        return DONE
    found = register.find(record_id)
    source = found.source if found else ""
    return _print(call, ("id", "label", "text", "source"), [(record_id, label, text, source) for label, text in pairs])


def _withdrawn(call: Call) -> int:
    from store.queries.programme.items import rows
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        register, today = desk.register, desk.today
    gone = [row for row in rows(register, today, include_withdrawn=True) if not row.number]
    if call.options.format == "text":
        echo(call.echoes)
        for row in gone:
            meeting = register.get(Meeting, row.meeting_id)
            say(f"{row.id} {row.title} ({long_date(meeting.date) if meeting else 'no meeting'})")
        say(*([] if gone else ["No item was withdrawn."]))
        return DONE
    names = schemas.ProgrammeRow.__struct_encode_fields__
    return _print(call, names, [tuple(getattr(row, name) for name in names) for row in gone])


def _bin(call: Call) -> int:
    from store.queries.words.wording import record_title
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        register = desk.register
    found = [(record, record.binned_on) for record in register.binned() if record.binned_on]
    found.sort(key=lambda pair: pair[1], reverse=True)
    if call.options.format == "text":
        say(*(f"{one.id} {one.noun}: {record_title(register, one)} (since {long_date(day)})" for one, day in found))
        say(*([] if found else ["The bin is empty."]))
        return DONE
    cells = [(one.id, one.noun, record_title(register, one), day, one.source) for one, day in found]
    return _print(call, ("id", "kind", "title", "binned_on", "source"), cells)


def _print(call: Call, names: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> int:
    """Print rows under the names of their columns, as JSON or CSV."""
    from store.papers import tables
    from store.queries.registers import Column

    table = tables.Table(tuple(Column(name, name) for name in names), tuple(rows))
    write_bytes(tables.csv(table) if call.options.format == "csv" else tables.json(table))
    return DONE


def _formats(parser: argparse.ArgumentParser) -> None:
    add_format(parser, *FORMATS)


def _record_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the record's id, such as W9 or Q1")
    add_format(parser, *FORMATS)


COMMANDS = (
    Command(
        "show meeting",
        "print everything recorded about one meeting",
        "secretariat show meeting --meeting 29/7/2021",
        _meeting,
        _meeting_arguments,
        output=list[schemas.MeetingRow],
    ),
    Command(
        "show record",
        "print everything recorded under an id",
        "secretariat show record W1",
        _record,
        _record_arguments,
        output=list[schemas.RecordLine],
    ),
    Command(
        "show withdrawn",
        "print the items taken out of the programme",
        "secretariat show withdrawn",
        _withdrawn,
        _formats,
        output=list[schemas.ProgrammeRow],
    ),
    Command(
        "show bin", "print what lies in the bin", "secretariat show bin", _bin, _formats, output=list[schemas.BinRow]
    ),
)
