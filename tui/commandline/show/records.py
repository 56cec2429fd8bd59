"""`secretariat show meeting|record|withdrawn|bin`: one record in full, and the records that stand on no list."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.records import Meeting
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, labelled, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows

if TYPE_CHECKING:
    from store.queries.calendar.meetings import MeetingDetail
    from store.queries.programme.items import ItemRow


def _meeting(call: Call) -> int:
    from store.papers.tables import json
    from store.queries.calendar.meetings import MeetingDetail, meeting_detail
    from store.queries.words.short import meeting_kind

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    whole = meeting_detail(register, meeting_id, today)
    if call.options.format == "json":
        write_bytes(json(MeetingDetail, [whole]))
        return DONE
    echo((*call.echoes, *read.echoes))
    say(*_meeting_lines(whole, meeting_kind(register.need(Meeting, meeting_id))))
    return DONE


def _meeting_lines(whole: MeetingDetail, kind: str) -> Iterator[str]:
    yield f"{whole.id} {whole.title}" + (f", {kind}" if kind else "")
    yield from labelled(whole.facts)
    yield "Agenda"
    yield from _item_lines(whole.agenda, whole.numbers) if whole.agenda else ("  No items.",)
    if whole.withdrawn:
        yield "Withdrawn"
        yield from _item_lines(whole.withdrawn)
    for line in whole.attendance:
        yield line.heading[:1].upper() + line.heading[1:]
        yield from (f"  {name}" for name in line.names)
    for heading, texts in (
        ("Notice", whole.notices),
        ("Moved", whole.moves),
        ("Done", whole.done),
        ("Sent", whole.sent),
    ):
        if texts:
            yield heading
            yield from (f"  {text}" for text in texts)
    if whole.minutes:
        yield "Minutes"
        yield from (f"  {number} {heading}".rstrip() for number, heading in whole.minutes)


def _item_lines(rows: Sequence[ItemRow], numbers: Sequence[str] = ()) -> Iterator[str]:
    for row, named in zip(rows, numbers or [""] * len(rows), strict=True):
        marks = f" ({', '.join(row.flags)})" if row.flags else ""
        number = f"{named}. " if named else ""
        yield f"  {number}{row.id} {row.title}{marks}"


def _meeting_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="which one; the next if not given")
    add_format(parser, "text", "json")


def _record(call: Call) -> int:
    from store.queries.detail import detail

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        (record_id,) = read.records([call.options.id])
    if call.options.format != "text":
        return show_rows(call, "record", register, today, record=record_id)
    echo(call.echoes)
    say(record_id, *labelled(detail(register, record_id, today)))
    return DONE


def _withdrawn(call: Call) -> int:
    from store.queries.programme.items import withdrawn_rows
    from store.records import Meeting, WorkItem
    from store.rules.words.loose import long_day_of

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    if call.options.format != "text":
        return show_rows(call, "withdrawn", register, today)
    echo(call.echoes)
    gone = withdrawn_rows(register, today)
    items = [register.need(WorkItem, row.id) for row in gone]
    meetings = [register.get(Meeting, item.meeting) for item in items]
    said = [long_day_of(meeting) if meeting else "no meeting" for meeting in meetings]
    say(*(f"{row.id} {row.title} ({day})" for row, day in zip(gone, said, strict=True)))
    say(*([] if gone else ["No item was withdrawn."]))
    return DONE


def _bin(call: Call) -> int:
    from store.queries.bin import bin_rows
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    if call.options.format != "text":
        return show_rows(call, "bin", register, today)
    rows = bin_rows(register, today)
    echo(call.echoes)
    say(*(f"{row.id} {row.kind}: {row.title} (since {long_date(row.binned_on)})" for row in rows))
    say(*([] if rows else ["The bin is empty."]))
    return DONE


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
        output=Output("store.queries.calendar.meetings", "MeetingDetail"),
    ),
    listed("record", _record, "W1", _record_arguments),
    listed("withdrawn", _withdrawn),
    listed("bin", _bin),
)
