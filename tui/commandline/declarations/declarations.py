"""`secretariat declare …` and `secretariat show declarations`: interests at a meeting and in the register."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.records import Declaration, Dispensation, Meeting
from tui.commandline.call import Call, Telling, carry_out, carry_out_telling, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.members.naming import NAME_HELP, item_of, people, person
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show import schemas_people as schemas
from tui.commandline.show.lists import FORMATS, echo, only

if TYPE_CHECKING:
    from store.commands.declarations.declarations import DeclarationDetails


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only those of that meeting")
    parser.add_argument("--on", metavar="DATE", help="only those of the meeting on that day")
    add_format(parser, *FORMATS)


def _show(call: Call) -> int:
    from store.papers import tables
    from store.papers.views import view
    from store.queries.registers import declarations

    wanted = call.options.on if call.options.on is not None else call.options.meeting
    with call.desk() as desk:
        register, today = desk.register, desk.today
        with Reading(register, today) as read:
            meeting = read.meeting(wanted) if wanted is not None else None
    if meeting is not None:
        register = only(register, Declaration, meeting)
    if call.options.format != "text":
        write_bytes(view("declarations", call.options.format, register, today))
        return DONE
    echo((*call.echoes, *read.echoes))
    rows = tables.listing_table(declarations(register)).rows
    for row in rows:
        say(f"{row[0]} {row[1]} {row[6]}")
    say(*([] if rows else ["There are no declarations."]))
    return DONE


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="the next if not given")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="NAME", help=NAME_HELP)
    _which(parser)
    parser.add_argument("--interest", required=True, metavar="KIND", help="a word of the panel's code, such as DPI")
    parser.add_argument("--item", action="append", default=[], metavar="NUMBER|ID|TITLE", help="may be repeated")
    parser.add_argument("--all", action="store_true", help="for all substantive items")
    parser.add_argument("--topic", default="", metavar="TEXT")
    parser.add_argument("--nature", action="append", default=[], metavar="TEXT", help="such as member of a body")
    parser.add_argument("--affects", choices=("more", "no-more"), help="affects it, more or no more than most people")
    parser.add_argument("--registered", action=argparse.BooleanOptionalAction, help="it stands in the register")
    parser.add_argument("--sensitive", action="store_true", help="its nature is withheld")
    for word in ("speak", "vote", "stay"):
        parser.add_argument(f"--{word}", default="", metavar="yes|no", help="if not as the code says")
    parser.add_argument("--advice", default="", metavar="WHOSE", help="whose advice that is")
    parser.add_argument("--left", metavar="TIME")
    parser.add_argument("--returned", metavar="TIME")
    parser.add_argument("--dispensation-by", default="", metavar="WHOM")
    parser.add_argument("--ground", default="", metavar="TEXT", help="of the dispensation")
    parser.add_argument("--from", dest="start", metavar="DATE", help="when the dispensation begins")
    parser.add_argument("--until", metavar="DATE", help="when it ends, four years at most")


def _add(call: Call) -> int:
    from store.commands.declarations.declarations import declare

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            who = people(read, call.options.names, meeting)
            parts = _parts(call, read, meeting)
        interest = call.options.interest
        return carry_out_telling(
            Telling(read.echoes), desk, declare, meeting=meeting, people=who, interest=interest, **parts
        )


def _parts(call: Call, read: Reading, meeting: str) -> DeclarationDetails:
    """Gather what was said of the declaration."""
    options = call.options
    items = tuple(item_of(read, one, meeting) for one in options.item)
    scope = "all substantive items" if options.all else "topic" if options.topic else "items"
    lifted = None
    if options.dispensation_by or options.ground or options.until:
        start, until = read.date(options.start), read.date(options.until)
        lifted = Dispensation(granted_by=options.dispensation_by, ground=options.ground, from_date=start, until=until)
    return {
        "scope": scope,
        "items": items,
        "topic": options.topic,
        "nature": tuple(options.nature),
        "relation": "affects" if options.affects else "directly relates",
        "more_than_most": options.affects == "more" if options.affects else None,
        "registered": options.registered,
        "sensitive": options.sensitive,
        "speak": options.speak,
        "vote": options.vote,
        "stay": options.stay,
        "advice": options.advice,
        "left_at": read.time(options.left),
        "returned_at": read.time(options.returned),
        "dispensation": lifted,
    }


def _nil(call: Call) -> int:
    from store.commands.declarations.declarations import record_nil

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
        return carry_out_telling(Telling(read.echoes), desk, record_nil, meeting=meeting)


def _again_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("interests", nargs="*", metavar="ID", help="ids of standing interests; all offered if none")
    _which(parser)


def _again(call: Call) -> int:
    from store.commands.declarations.declarations import redeclare
    from store.queries.declarations.declarations import offers

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            chosen = read.records(call.options.interests)
        if not chosen:
            held = desk.register.need(Meeting, meeting)
            chosen = tuple(one.id for one in offers(desk.register, held) if not one.declared)
        return carry_out_telling(Telling(read.echoes), desk, redeclare, meeting=meeting, interests=chosen)


def _times_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("declaration", metavar="ID")
    parser.add_argument("--left", required=True, metavar="TIME")
    parser.add_argument("--returned", metavar="TIME")


def _times(call: Call) -> int:
    from store.commands.declarations.declarations import record_times

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (declaration,) = read.records([call.options.declaration])
            left, returned = read.time(call.options.left), read.time(call.options.returned)
        return carry_out(desk, record_times, declaration=declaration, left_at=left, returned_at=returned)


def _told_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("declaration", metavar="ID")
    parser.add_argument("--on", metavar="DATE", help="today if not given")


def _told(call: Call) -> int:
    from store.commands.declarations.declarations import record_notice

    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            (declaration,) = read.records([call.options.declaration])
            on = read.date(call.options.on)
        return carry_out_telling(Telling(read.echoes), desk, record_notice, declaration=declaration, on=on)


def _register_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=NAME_HELP)
    parser.add_argument("text", metavar="TEXT", help="the interest in words")
    parser.add_argument("--category", required=True, metavar="TEXT", help="employment, land, outside body, gift…")
    parser.add_argument("--term", action="append", default=[], metavar="WORDS", help="words to find in items")
    parser.add_argument("--standing", action="store_true", help="to be offered at every meeting")
    parser.add_argument("--sensitive", action="store_true", help="prints only as withheld")
    parser.add_argument("--arose", metavar="DATE", help="the 28 days begin with it")
    parser.add_argument("--notified", metavar="DATE", help="when the monitoring officer was told")
    parser.add_argument("--given-by", default="", metavar="TEXT", help="of a gift or hospitality")
    parser.add_argument("--value", default="", metavar="TEXT")


def _register(call: Call) -> int:
    from store.commands.declarations.interests import register_interest

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            who = person(read, options.name)
            arose, notified = read.date(options.arose), read.date(options.notified)
        return carry_out_telling(
            Telling(read.echoes),
            desk,
            register_interest,
            person=who,
            category=options.category,
            text=options.text,
            terms=tuple(options.term),
            standing=options.standing,
            sensitive=options.sensitive,
            arose_on=arose,
            notified_on=notified,
            given_by=options.given_by,
            value=options.value,
        )


COMMANDS = (
    Command(
        "show declarations",
        "print the declarations of interest with the sentence of the minutes",
        "secretariat show declarations --on 23/9/2016",
        _show,
        _show_arguments,
        output=list[schemas.DeclaredRow],
    ),
    Command(
        "declare add",
        "record a declaration by one or several people",
        'secretariat declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --nature "trustee of a charity"',
        _add,
        _add_arguments,
        notes="What follows for speaking, voting and staying is worked out from the code.",
    ),
    Command(
        "declare nil",
        "record that no declarations were made",
        "secretariat declare nil --meeting 10/6/2021",
        _nil,
        _which,
    ),
    Command(
        "declare again",
        "record standing interests as declared at a meeting",
        "secretariat declare again I1 --meeting 5/12/2016",
        _again,
        _again_arguments,
    ),
    Command(
        "declare times",
        "record when those who had to leave left and returned",
        "secretariat declare times D3 --left 2pm --returned 2.30pm",
        _times,
        _times_arguments,
    ),
    Command(
        "declare told",
        "record that the monitoring officer was told",
        "secretariat declare told D3",
        _told,
        _told_arguments,
    ),
    Command(
        "declare register",
        "enter an interest in somebody's register",
        'secretariat declare register Pantling "Governor of a school" --category "outside body" --standing',
        _register,
        _register_arguments,
    ),
)
