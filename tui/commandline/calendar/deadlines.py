"""`secretariat publish|notice|deadline`: papers out, notices posted, deadlines met."""

from __future__ import annotations

import argparse

from tui.commandline.call import Call, Telling, carry_out_telling
from tui.commandline.command import Command
from tui.commandline.reading import Reading


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help="its id, its date, or next")


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    from store.rules.calendar.publishing import BASES

    _which(parser)
    parser.add_argument("--on", metavar="DATE", help="the day of publication; today if not given")
    parser.add_argument("--at", metavar="TIME", help="the time, if the panel has a cut-off hour")
    parser.add_argument("--basis", metavar="WORDS", help=f"if it is late: {', '.join(BASES)}")
    parser.add_argument("--reason", metavar="TEXT", help="why the notice is shorter, or why an item is urgent")


def _publish(call: Call) -> int:
    """Record the publication of an agenda; late ones need a lawful basis."""
    from store.commands.calendar.deadlines import publish
    from store.queries.calendar.holidays import listed

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
            on, at = read.date(options.on), read.time(options.at)
        basis = " ".join((options.basis or "").replace("-", " ").casefold().split())
        return carry_out_telling(
            Telling((*call.echoes, *read.echoes)),
            desk,
            publish,
            meeting=meeting,
            on=on,
            at=at,
            basis=basis,
            reason=options.reason or "",
            by=desk.who,
            holidays=listed(),
        )


def _notice_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument(
        "--at", metavar="COUNCIL", action="append", default=[], help="a council; all that are missing if not given"
    )
    parser.add_argument("--on", metavar="DATE", help="the day; today if not given")
    parser.add_argument("--where", metavar="TEXT", help="the place or page")


def _notice(call: Call) -> int:
    from store.commands.calendar.deadlines import post_notices

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting, on = read.meeting(options.meeting), read.date(options.on)
        return carry_out_telling(
            Telling((*call.echoes, *read.echoes)),
            desk,
            post_notices,
            meeting=meeting,
            councils=tuple(options.at),
            on=on,
            where=options.where or "",
        )


def _deadline_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("deadline", metavar="DEADLINE", help="its code, as show clock --format json gives it")


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    _deadline_arguments(parser)
    parser.add_argument("--on", metavar="DATE", help="the day it was done; today if not given")
    parser.add_argument("--by", metavar="TEXT", help="who did it; you if not given")
    parser.add_argument("--note", metavar="TEXT")


def _done(call: Call) -> int:
    from store.commands.calendar.deadlines import mark_done
    from store.queries.calendar.holidays import listed

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting, on = read.meeting(options.meeting), read.date(options.on)
        return carry_out_telling(
            Telling((*call.echoes, *read.echoes)),
            desk,
            mark_done,
            meeting=meeting,
            deadline=options.deadline,
            on=on,
            by=options.by or desk.who,
            note=options.note or "",
            holidays=listed(),
        )


def _back(call: Call) -> int:
    from store.commands.calendar.deadlines import take_back_done
    from store.queries.calendar.holidays import listed

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            meeting = read.meeting(options.meeting)
        return carry_out_telling(
            Telling((*call.echoes, *read.echoes)),
            desk,
            take_back_done,
            meeting=meeting,
            deadline=options.deadline,
            holidays=listed(),
        )


COMMANDS = (
    Command(
        "publish",
        "record that agenda and reports were published",
        "secretariat publish next --on 21/7/2021 --today 21/7/2021",
        _publish,
        _publish_arguments,
        notes="With too few clear working days a lawful basis must be given; it is kept with the meeting.",
    ),
    Command(
        "notice",
        "record notice of a meeting as posted at the councils",
        "secretariat notice 29/7/2021 --on 12/7/2021 --today 12/7/2021",
        _notice,
        _notice_arguments,
        notes="Notice of a committee's meeting is good if posted at the offices of every constituent council.",
    ),
    Command(
        "deadline done",
        "record a deadline of a meeting as met",
        "secretariat deadline done 29/7/2021 draft-reports --on 12/7/2021 --today 12/7/2021",
        _done,
        _done_arguments,
    ),
    Command(
        "deadline back",
        "take back that a deadline was met",
        "secretariat deadline back M18 draft-reports",
        _back,
        _deadline_arguments,
    ),
)
