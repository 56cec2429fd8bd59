"""`secretariat show agenda|changes|notice`: the agenda of a meeting, what changed in it, and the public notice."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from store.records import Meeting
from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import echo

if TYPE_CHECKING:
    from store.register import Register

Write = Callable[["Register", Meeting], bytes]


def _shown(call: Call, in_text: Write, in_json: Write) -> int:
    """Print a paper of a meeting in the form asked for."""
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
    with Reading(register, today) as read:
        meeting_id = read.meeting(call.options.meeting)
    as_json = call.options.format == "json"
    data = (in_json if as_json else in_text)(register, register.need(Meeting, meeting_id, "meeting"))
    if not as_json:
        echo((*call.echoes, *read.echoes))
    write_bytes(data)
    return DONE


def _agenda(call: Call) -> int:
    from store.papers.agenda.paper import agenda_json, agenda_text

    return _shown(call, agenda_text, agenda_json)


def _changes(call: Call) -> int:
    from store.papers.agenda.paper import changes_json, changes_text

    return _shown(call, changes_text, changes_json)


def _notice(call: Call) -> int:
    from store.papers.agenda.notice import notice_json, notice_text

    council = call.options.council or ""
    return _shown(
        call,
        lambda register, meeting: notice_text(register, meeting, council),
        lambda register, meeting: notice_json(register, meeting, council),
    )


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="which one; the next if not given")
    add_format(parser, "text", "json")


def _notice_arguments(parser: argparse.ArgumentParser) -> None:
    _arguments(parser)
    parser.add_argument("--council", metavar="COUNCIL", help="only the notice for this one; for every one if not given")


COMMANDS = (
    Command(
        "show agenda",
        "print the agenda of a meeting, as built or as published with everything since",
        "secretariat show agenda --meeting 25/3/2021",
        _agenda,
        _arguments,
        output=Output("store.queries.agenda.agenda", "AgendaWhole", many=False),
    ),
    Command(
        "show changes",
        "print what changed since members received their papers",
        "secretariat show changes --meeting 29/7/2021",
        _changes,
        _arguments,
        output=Output("store.queries.agenda.changes", "AgendaChanges", many=False),
    ),
    Command(
        "show notice",
        "print the public notice of a meeting for each council",
        "secretariat show notice --meeting 25/3/2021",
        _notice,
        _notice_arguments,
        output=Output("store.queries.agenda.notice", "NoticeForCouncil"),
    ),
)
