"""`secretariat attend …`: apologies, who came, who stood in, coming late, leaving, and votes."""

from __future__ import annotations

import argparse
from functools import partial

from store.records import Presence
from tui.commandline.call import Call, Telling, carry_out_telling
from tui.commandline.command import Command
from tui.commandline.members.naming import NAME_HELP, item_of, people, person
from tui.commandline.reading import Reading


def _names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="NAME", help=NAME_HELP)
    _which(parser)


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="the next if not given")


def _came_arguments(parser: argparse.ArgumentParser) -> None:
    _names(parser)
    parser.add_argument("--remote", action="store_true", help="by remote link")


def _presence(presence: Presence, call: Call) -> int:
    from store.commands.attendance.room import record_presence

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            who = people(read, call.options.names, meeting)
        remote = True if getattr(call.options, "remote", False) else None
        told = read.date(getattr(call.options, "told", None))
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            record_presence,
            meeting=meeting,
            people=who,
            presence=presence,
            remote=remote,
            told_on=told,
        )


def _apologies_arguments(parser: argparse.ArgumentParser) -> None:
    _names(parser)
    parser.add_argument("--told", metavar="DATE", help="when the apologies came; today if not given")


def _substitute_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=NAME_HELP)
    parser.add_argument("--for", dest="member", required=True, metavar="NAME", help="the member whose place is taken")
    parser.add_argument("--no-vote", action="store_true", help="the substitute does not have the member's vote")
    _which(parser)


def _substitute(call: Call) -> int:
    from store.commands.attendance.room import record_substitute

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            who, member = person(read, call.options.name), person(read, call.options.member, meeting)
        votes = False if call.options.no_vote else None
        return carry_out_telling(
            Telling(read.echoes), desk, record_substitute, meeting=meeting, person=who, member=member, votes=votes
        )


def _moment_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=NAME_HELP)
    parser.add_argument("--at", metavar="TIME", help="such as 1.20pm or 13:20")
    parser.add_argument("--item", metavar="NUMBER|ID|TITLE", help="the first, or last, item they were there for")
    _which(parser)


def _moment(call: Call, *, came: bool) -> int:
    from store.commands.attendance.room import record_arrival, record_leaving

    command = record_arrival if came else record_leaving
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            who = person(read, call.options.name, meeting)
            at = read.time(call.options.at)
            item = item_of(read, call.options.item, meeting) if call.options.item else ""
        return carry_out_telling(Telling(read.echoes), desk, command, meeting=meeting, person=who, at=at, item=item)


def _out_arguments(parser: argparse.ArgumentParser) -> None:
    _names(parser)
    parser.add_argument("--item", metavar="NUMBER|ID|TITLE", help="the item for which they were out")
    parser.add_argument("--left", metavar="TIME")
    parser.add_argument("--returned", metavar="TIME")
    parser.add_argument("--reason", default="", metavar="TEXT")


def _out(call: Call) -> int:
    from store.commands.attendance.room import step_out

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
            who = people(read, options.names, meeting)
            item = item_of(read, options.item, meeting) if options.item else ""
            left, returned = read.time(options.left), read.time(options.returned)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            step_out,
            meeting=meeting,
            people=who,
            item=item,
            left=left,
            returned=returned,
            reason=options.reason,
        )


def _clear(call: Call) -> int:
    from store.commands.attendance.room import clear_attendance

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            who = people(read, call.options.names, meeting)
        return carry_out_telling(Telling(read.echoes), desk, clear_attendance, meeting=meeting, people=who)


def _vote_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--item", required=True, metavar="NUMBER|ID|TITLE")
    parser.add_argument("--motion", default="", metavar="TEXT")
    parser.add_argument(
        "--rule", default="simple", metavar="RULE", help="simple, veto, chief-constable-veto, all-members"
    )
    for way in ("for", "against", "abstained"):
        parser.add_argument(
            f"--{way}", dest=f"by_{way}", nargs="+", default=[], metavar="NAME", help=f"who voted {way}"
        )
        parser.add_argument(f"--count-{way}", type=int, metavar="N", help=f"hands counted {way}, without names")
    parser.add_argument("--presiding", metavar="NAME")
    parser.add_argument("--casting", default="", metavar="for|against")
    parser.add_argument("--at", metavar="TIME")


def _vote(call: Call) -> int:
    from store.commands.attendance.votes import record_vote

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
            item = item_of(read, options.item, meeting)
            votes = {
                who: way
                for way in ("for", "against", "abstained")
                for who in people(read, getattr(options, f"by_{way}"), meeting)
            }
            presider = person(read, options.presiding, meeting) if options.presiding else ""
            at = read.time(options.at)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            record_vote,
            meeting=meeting,
            item=item,
            votes=votes,
            presider=presider,
            at=at,
            motion=options.motion,
            rule=options.rule,
            casting=options.casting,
            counted_for=options.count_for,
            counted_against=options.count_against,
            counted_abstained=options.count_abstained,
        )


COMMANDS = (
    Command(
        "attend apologies",
        "record apologies as they arrive",
        "secretariat attend apologies Rahman Taylor --meeting 29/7/2021",
        partial(_presence, Presence.APOLOGIES),
        _apologies_arguments,
    ),
    Command(
        "attend present",
        "record members as present",
        "secretariat attend present Orson Pantling --meeting 10/6/2021",
        partial(_presence, Presence.PRESENT),
        _came_arguments,
    ),
    Command(
        "attend absent",
        "record members as absent without apologies",
        "secretariat attend absent Loydall --meeting 10/6/2021",
        partial(_presence, Presence.ABSENT),
        _names,
    ),
    Command(
        "attend other",
        "record somebody in attendance who is no member",
        'secretariat attend other "Lord Bach" --meeting 10/6/2021',
        partial(_presence, Presence.IN_ATTENDANCE),
        _came_arguments,
    ),
    Command(
        "attend substitute",
        "record who stands in for a member",
        'secretariat attend substitute Westley --for "Rae Bhatia" --meeting 29/7/2021',
        _substitute,
        _substitute_arguments,
    ),
    Command(
        "attend late",
        "record that somebody came late",
        "secretariat attend late Mullaney --at 1.20pm --meeting 10/6/2021",
        partial(_moment, came=True),
        _moment_arguments,
    ),
    Command(
        "attend left",
        "record that somebody who came left before the end",
        "secretariat attend left Orson --at 3pm --meeting 27/1/2021",
        partial(_moment, came=False),
        _moment_arguments,
    ),
    Command(
        "attend out",
        "record that people were out of the room for an item or a time",
        "secretariat attend out Orson --left 2pm --returned 2.30pm --meeting 27/1/2021",
        _out,
        _out_arguments,
    ),
    Command(
        "attend clear",
        "take away what is recorded of people at a meeting",
        "secretariat attend clear Orson --meeting 27/1/2021",
        _clear,
        _names,
    ),
    Command(
        "attend vote",
        "record a vote on an item, by name or by counted hands",
        "secretariat attend vote --meeting 25/3/2021 --item 1 --count-for 3 --count-against 1",
        _vote,
        _vote_arguments,
        notes="Nobody can be recorded who was out, had to leave for an interest, or has no vote.",
    ),
)
