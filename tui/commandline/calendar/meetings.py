"""`secretariat meeting add|edit|cancel|postpone|status`: the calendar of meetings."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from store.records import Meeting, MeetingStatus
from tui.commandline.call import Call, Telling, carry_out_telling, told
from tui.commandline.command import Command
from tui.commandline.fields import add_fields, read_fields
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands import CommandOf, P
    from store.desk import Desk
    from store.register import Register


def _run(read: Reading, desk: Desk, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> int:
    """Run a command on a meeting and tell what it did, with what should be known about its date and time now."""
    from store.rules.calendar.meetings import warnings_for_meeting
    from tui.commandline.calendar.dates import holidays_for

    before = desk.register
    change = desk.run(command, *args, **kwargs)
    meeting = desk.register.get(Meeting, change.touched[0].id) if change else None
    notes: tuple[str, ...] = ()
    if meeting is not None:
        notes = warnings_for_meeting(desk.register, meeting, desk.today, holidays_for(desk.register.panel))
        notes += _moved(before, desk)
    return told(desk, change, Telling(read.echoes, notes))


def _moved(before: Register, desk: Desk) -> tuple[str, ...]:
    """List the deadlines that a change of a meeting's day moved, and those that could no longer be kept."""
    from store.queries.calendar.impact import impact_between

    impact = impact_between(before, desk.register, desk.today)
    return (impact.words, *(line.words for line in impact.lines)) if impact.lines else ()


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="its id, its date, or next")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("date", metavar="DATE")
    parser.add_argument("--status", metavar="STATUS", help="proposed or arranged (if not given)")
    add_fields(parser, Meeting, {"date"})


def _add(call: Call) -> int:
    from store.commands.calendar.meetings import add_meeting

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            fields = {"date": read.day(call.options.date), **read_fields(call.options, read, Meeting, {"date"})}
            if call.options.status is not None:
                fields["status"] = read.word(MeetingStatus, call.options.status, "status of a meeting")
        return _run(read, desk, add_meeting, **fields)


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    add_fields(parser, Meeting)


def _edit(call: Call) -> int:
    from store.commands.calendar.meetings import edit_meeting

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            fields = read_fields(call.options, read, Meeting)
        return _run(read, desk, edit_meeting, meeting=meeting, **fields)


def _cancel_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--reason", required=True, metavar="TEXT")


def _cancel(call: Call) -> int:
    from store.commands.calendar.meetings import cancel_meeting

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
        return carry_out_telling(
            Telling(read.echoes), desk, cancel_meeting, meeting=meeting, reason=call.options.reason
        )


def _postpone_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--to", required=True, metavar="DATE", help="the new day; it may be an earlier one")
    parser.add_argument("--reason", required=True, metavar="TEXT")
    parser.add_argument("--start", metavar="TIME", help="the new time, if it changes")
    parser.add_argument("--venue", metavar="TEXT", help="the new venue, if it changes")


def _postpone(call: Call) -> int:
    from store.commands.calendar.meetings import postpone_meeting

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
            to = read.day(options.to)
            changes: dict[str, Any] = {} if options.start is None else {"start": read.time(options.start)}
        if options.venue is not None:
            changes["venue"] = options.venue
        return _run(read, desk, postpone_meeting, meeting=meeting, to=to, reason=options.reason, **changes)


def _status_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("status", metavar="STATUS", help=", ".join(status.value for status in MeetingStatus))


def _status(call: Call) -> int:
    from store.commands.calendar.meetings import set_status

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            status = read.word(MeetingStatus, call.options.status, "status of a meeting")
        return carry_out_telling(Telling(read.echoes), desk, set_status, meeting=meeting, status=status)


def _bin(call: Call) -> int:
    from store.commands.bin import bin_records

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
        return carry_out_telling(Telling(read.echoes), desk, bin_records, ids=(meeting,))


COMMANDS = (
    Command(
        "meeting add",
        "arrange a meeting",
        'secretariat meeting add 3/2/2022 --start 1pm --venue "Committee Room 1"',
        _add,
        _add_arguments,
    ),
    Command(
        "meeting edit",
        "change what is recorded of a meeting",
        "secretariat meeting edit 29/7/2021 --minutes 150",
        _edit,
        _edit_arguments,
        notes='An empty text, as in --note "", takes out what is recorded. An announced day is changed by postponing.',
    ),
    Command(
        "meeting cancel",
        "cancel a meeting; its items stay and are said to need another",
        'secretariat meeting cancel 2/12/2021 --reason "No business"',
        _cancel,
        _cancel_arguments,
    ),
    Command(
        "meeting postpone",
        "move a meeting to another day; its items go with it",
        'secretariat meeting postpone 30/9/2021 --to 7/10/2021 --reason "Venue not available"',
        _postpone,
        _postpone_arguments,
    ),
    Command(
        "meeting bin",
        "put a meeting entered by mistake in the bin",
        "secretariat meeting bin M8",
        _bin,
        _which,
        notes="To take it out again: secretariat item restore ID.",
    ),
    Command(
        "meeting status",
        "record how far a meeting has got",
        "secretariat meeting status 29/7/2021 called",
        _status,
        _status_arguments,
    ),
)
