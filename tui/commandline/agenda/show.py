"""`secretariat show agenda|changes|notice`: the agenda of a meeting, what changed in it, and the public notice."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call
from tui.commandline.command import Command, Output
from tui.commandline.output import add_format
from tui.commandline.show.papers import meeting_chosen, show_paper


def _agenda(call: Call) -> int:
    return show_paper(call, "agenda", meeting_chosen(call))


def _changes(call: Call) -> int:
    return show_paper(call, "agenda", meeting_chosen(call, changes_sheet=True))


def _notice(call: Call) -> int:
    return show_paper(call, "notice", meeting_chosen(call, council=call.options.council or ""))


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
