"""`secretariat show members|membership|attendance|quorum` and `secretariat member …`: seats as at a day."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Meeting, Role, Seat
from store.register import Register
from tui.commandline.acts import act, into_the_bin
from tui.commandline.args import choice, day, flag, number, past_day, people, person, seat, text, texts
from tui.commandline.argument import Gathered, OneOf, Values
from tui.commandline.call import Call, say
from tui.commandline.fields import RecordFields
from tui.commandline.guard import DONE
from tui.commandline.naming import BUSINESS, NAME_HELP
from tui.commandline.output import add_format, write_bytes
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, show_rows

if TYPE_CHECKING:
    from store.commands.declarations import interests
    from store.commands.members import councils, holding, seats
    from store.commands.members import people as person_acts
else:
    councils = Later("store.commands.members.councils")
    holding = Later("store.commands.members.holding")
    person_acts = Later("store.commands.members.people")
    interests = Later("store.commands.declarations.interests")
    seats = Later("store.commands.members.seats")


def _day(call: Call, read: Reading, register: Register) -> dt.date:
    """Give the day asked for: --on, else that of --meeting, else today."""
    if call.options.on is not None:
        return read.day(call.options.on)
    if call.options.meeting is None:
        return read.today
    meeting = register.get(Meeting, read.meeting(call.options.meeting))
    return meeting.date if meeting else read.today


def _on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="as at this day; today if not given")
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="as at the day of that meeting")
    add_format(parser, *FORMATS)


def _members(call: Call) -> int:
    from store.queries.members.members import headline
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        register = call.seen(desk)
        with Reading(register, desk.today) as read:
            on = _day(call, read, register)
    if call.options.format == "text":
        echo((*call.echoes, *read.echoes))
        if not register.seats_on(on):
            say("No members are recorded for that day.")
            return DONE
        say(f"{long_date(on)}: {headline(register, on)}", "")
    return show_rows(call, "members", register, on)


def _membership(call: Call) -> int:
    from store.queries.members.members import balance_lines, findings, headline, interests_clock
    from store.rules.words.dates import long_date

    with call.desk() as desk:
        register = call.seen(desk)
        with Reading(register, desk.today) as read:
            on = _day(call, read, register)
    if call.options.format != "text":
        return show_rows(call, "membership", register, on)
    matters = (*findings(register, on), *interests_clock(register, on))
    echo((*call.echoes, *read.echoes))
    say(f"{long_date(on)}: {headline(register, on)}", "")
    say(*(f"{'! ' if one.urgent else '  '}{one.sentence} {one.cure}" for one in matters), "")
    say(*(f"{label}: {words}" for label, words in balance_lines(register, on)))
    return DONE


def _board(call: Call) -> int:
    from store.papers.attendance.roll import roll_text
    from store.queries.attendance.board import board
    from store.queries.attendance.votes import votes_of

    register, meeting, item, read = _meeting_and_item(call)
    if call.options.format != "text":
        return show_rows(call, "attendance", register, read.today, meeting=meeting.id, item=item)
    room = board(register, meeting.id, item)
    echo((*call.echoes, *read.echoes))
    if call.options.roll:
        write_bytes(roll_text(register, meeting))
        return DONE
    say(room.title, *([f"Item: {room.item_title}"] if item else []), room.line, "")
    for row in room.rows:
        notes = "; ".join(part for part in (row.role, row.note, row.item_note) if part)
        say(f"{row.id} {row.name}: {row.state}" + (f" ({notes})" if notes else ""))
    say(*(f"Vote {vote.number} on {vote.title}: {vote.words}" for vote in votes_of(register, meeting)))
    say(*(f"Note: {warning}" for warning in room.warnings))
    return DONE


def _votes(call: Call) -> int:
    from store.queries.attendance.votes import vote_lines, vote_rows

    with call.desk() as desk:
        register = call.seen(desk)
        with Reading(register, desk.today) as read:
            meeting = read.meeting(call.options.meeting) if call.options.meeting else ""
    if call.options.format != "text":
        return show_rows(call, "votes", register, read.today, meeting=meeting)
    echo((*call.echoes, *read.echoes))
    say(*(vote_lines(vote_rows(register, read.today, meeting)) or ("No vote is recorded.",)))
    return DONE


def _meeting_and_item(call: Call) -> tuple[Register, Meeting, str, Reading]:
    with call.desk() as desk:
        register = call.seen(desk)
        with Reading(register, desk.today) as read:
            meeting = read.meeting(call.options.meeting)
            item = read.business(call.options.item) if call.options.item else ""
    return register, register.need(Meeting, meeting), item, read


def _quorum(call: Call) -> int:
    from store.queries.attendance.board import live_line

    register, meeting, item, read = _meeting_and_item(call)
    if call.options.format != "text":
        return show_rows(call, "quorum", register, read.today, meeting=meeting.id, item=item)
    echo((*call.echoes, *read.echoes))
    say(live_line(register, meeting, item))
    return DONE


def _meeting_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", default="next", help="which one; the next if not given")
    parser.add_argument("--item", metavar=BUSINESS, help="for one item of its business")
    add_format(parser, *FORMATS)


def _votes_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only the votes of that meeting")
    add_format(parser, *FORMATS)


def _board_arguments(parser: argparse.ArgumentParser) -> None:
    _meeting_arguments(parser)
    parser.add_argument("--roll", action="store_true", help="as text: the roll and declarations as minutes print them")


def _record(call: Call) -> int:
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
        with Reading(register, today) as read:
            first, last = read.date(call.options.first), read.date(call.options.last)
    if call.options.format == "text":
        echo((*call.echoes, *read.echoes))
    return show_rows(call, "attendance-record", register, today, first=first, last=last)


def _record_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DATE", help="meetings from this day on")
    parser.add_argument("--until", dest="last", metavar="DATE", help="meetings up to this day")
    add_format(parser, *FORMATS)


def _holder(read: Reading, given: Values) -> Values:
    """Give the person of the register who is meant, if there is one, and the name for a new one."""
    from store.problems import Refused
    from store.rules.words.names import find_person

    known = None
    if not given.get("new"):
        try:
            known = find_person(read.register, given["name"]).id
        except Refused as refused:
            read.problems += [one for one in refused.problems if one.code == "person-several"]
    return {"person": known, "name": given["name"], "sure": given.get("new", False)}


_SEAT = seat()
COMMANDS = (
    listed("members", _members, "--on 27/1/2021", _on),
    listed("membership", _membership, "--on 12/7/2021", _on),
    listed("attendance", _board, "--meeting 27/1/2021", _board_arguments),
    listed("votes", _votes, "--meeting 27/1/2021", _votes_arguments),
    listed("quorum", _quorum, "--meeting 29/7/2021 --item 1", _meeting_arguments),
    listed("attendance-record", _record, "--format csv", _record_arguments),
    act(
        "member add",
        "seat somebody on the panel from a day on",
        'secretariat member add "Ann Other" --title Councillor --body "Rutland County Council" --from 1/9/2021',
        seats.take_seat,
        Gathered(
            {"person": str, "name": str, "sure": bool},
            _holder,
            (
                text("name", f"{NAME_HELP}; or a new name without its title", "NAME"),
                flag("--new", "a new person, though the name is near to another or the same"),
            ),
            always=True,
        ),
        text("--title", "for a new name: Councillor, Mrs, Dr"),
        RecordFields(Seat),
        text("--fills", "the id of the vacant seat", "SEAT"),
    ),
    act(
        "member edit",
        "change what is recorded of a seat",
        'secretariat member edit S20 --party Green --from 1/6/2021 --skills "audit; housing"',
        holding.edit_seat,
        _SEAT,
        RecordFields(Seat),
        day("--change-from", "the day from which it counts, as --from says it if that is later than the first day"),
        flag("--correction", "it was wrong from the beginning: earlier papers change with it"),
        notes='An empty text, as in --note "", takes out what is recorded.',
    ),
    act(
        "member chair",
        "put a member in the chair from a day on; who was in it sits on as a member",
        "secretariat member chair Mullaney --from 29/7/2021",
        holding.make_chair,
        person(),
        day("--from", "today if not given", name="from_date"),
    ),
    act(
        "person edit",
        "change how a person is named, from a day on or as a correction",
        'secretariat person edit Mullaney --name "Michael Mullaney-Hart" --from 1/7/2021',
        person_acts.edit_person,
        person("person"),
        text("--name", "the name; a title in front of it is taken as the title"),
        text("--title", "Councillor, Mrs, Dr"),
        text("--honours", "as printed after the name: OBE, JP CC"),
        texts("--also-printed", "another printing of the name, to be found by; repeat for several"),
        OneOf(
            (
                day("--from", "the day from which it holds; papers before print the name of before", name="from_date"),
                flag("--correction", "the name was wrong: the old printing is kept beside"),
            )
        ),
        notes='An empty text, as in --title "", takes out what is recorded.',
    ),
    act(
        "member vacancy",
        "record that a seat stands vacant from a day on",
        'secretariat member vacancy --body "Rutland County Council" --since 1/7/2021',
        seats.record_vacancy,
        text("--body", "who appoints", "COUNCIL"),
        text("--place", "the seat's name, if the council has several"),
        choice("--role", Role, "role", "ROLE"),
        day("--since", "today if not given"),
        text("--note"),
    ),
    act(
        "member end",
        "record the last day of a seat",
        'secretariat member end S20 --on 31/8/2021 --reason "Resigned"',
        seats.end_seat,
        _SEAT,
        day("--on", "its last day; today if not given"),
        flag("--no-vacancy", "the seat does not stand vacant afterwards", "vacant", given=False),
        text("--reason"),
    ),
    act(
        "member substitutes",
        "name who may stand in for the holder of a seat",
        "secretariat member substitutes S26 Westley",
        holding.set_substitutes,
        _SEAT,
        people(says=f"{NAME_HELP}; none takes all away", nargs="*"),
        day("--from", "the day from which that holds; it always held if not given", name="from_date"),
    ),
    act(
        "member quorum",
        "set the quorum in the panel's rules",
        "secretariat member quorum 1/3",
        seats.set_quorum_as_typed,
        text(
            "quorum",
            "a number such as 5, or a fraction such as 1/3 or one quarter (at least 3)",
            "QUORUM",
            name="typed",
        ),
        day("--on", "in the rules of this day; today if not given"),
        flag("--without-substitutes", "substitutes do not count for it", "substitutes_count", given=False),
    ),
    act(
        "member council",
        "record a council's seats on the panel and its political make-up",
        'secretariat member council "Rutland County Council" --seats 1 --make-up "Blue 15; Red 4"',
        councils.set_council,
        text("council", None, "COUNCIL"),
        number("--seats", "its seats on the panel"),
        text("--make-up", "its councillors by party, such as “Blue 30; Red 12”"),
        day("--from", "the day from which that holds; it always held if not given", name="from_date"),
    ),
    act(
        "member confirm",
        "record that somebody has confirmed the register of interests",
        "secretariat member confirm Pantling --on 1/7/2021",
        interests.confirm_interests,
        person(),
        past_day("--on", "today if not given"),
    ),
    into_the_bin("member", "seats", "S45", Seat),
)
