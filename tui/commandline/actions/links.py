"""`secretariat action link|unlink|schedule|split`: from the minute to the action, from there to the programme."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem
from store.records import ActionKind, Minute
from store.register import Register
from store.rules.minutes.naming import minute_words
from store.rules.words.wording import capital, listed
from tui.commandline.actions.actions import BASES
from tui.commandline.acts import act
from tui.commandline.args import ALL_THE_SAME, action, flag, item, target, text
from tui.commandline.argument import OneOf
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.naming import ACTION_HELP, MINUTE_HELP
from tui.commandline.reading import Reading
from tui.commandline.telling import OUTCOME, add_answer, answers_as_json, told

if TYPE_CHECKING:
    from store.commands.actions import linking
    from store.commands.actions.splitting import Piece
else:
    linking = Later("store.commands.actions.linking")


def _split_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("minute", metavar="MINUTE", help=MINUTE_HELP)
    parser.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="CLAUSE|KIND|OWNER|DUE|TEXT",
        help="an action to make; only the clause is needed, or without one the text; several can come of one clause",
    )
    parser.add_argument(
        "--arrange",
        action="append",
        default=[],
        metavar="DATE|all",
        help="arrange the meeting that the minute says will be on that day; repeat it",
    )
    parser.add_argument("--basis", default="", metavar="POWER", help=f"of the recommendations: {BASES}")
    add_answer(parser)


def _split(call: Call) -> int:
    from store.commands.actions.splitting import split_minute
    from store.queries.words.wording import record_title

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            minute_id = read.minute(options.minute)
        minute = desk.register.need(Minute, minute_id, "minute")
        if not options.take and not options.arrange and answers_as_json(call):
            return told(call, desk, None, named=(minute.id,))
        if not options.take and not options.arrange:
            say(capital(record_title(desk.register, minute)), *_preview(desk.register, minute))
            return DONE
        with Reading(desk.register, desk.today) as read:
            pieces = [_piece(minute, words, read) for words in options.take]
            dates = tuple(day for typed in options.arrange for day in _days(minute, typed, read))
        change = desk.run(split_minute, minute=minute.id, pieces=pieces, legal_basis=options.basis, dates=dates)
        return told(call, desk, change)


def _preview(register: Register, minute: Minute) -> Iterator[str]:
    """Show what a minute may promise: what each clause seems to make, what is taken already, and which days."""
    from store.rules.minutes.promises import days_promised, promises_of
    from store.rules.words.dates import clock_time, day_month

    for one in promises_of(register, minute):
        kind = f"{one.kind.value}{f', {one.due}' if one.due else ''}" if one.kind else "no action"
        taken = f", taken already as {listed(one.taken)}" if one.taken else ""
        yield f"  {one.clause} ({kind}){taken}: {' '.join(one.words.split())}"
    for day in days_promised(register, minute):
        at = f", {clock_time(day.start)}" if day.start else ""
        stands = f" (stands already, {day.meeting})" if day.meeting else ""
        yield f"  meeting on {day_month(day.day)}{at}{stands}"
    yield 'Nothing was changed. Make actions with --take "CLAUSE|KIND|OWNER|DUE", of other words with "||||TEXT".'


def _days(minute: Minute, typed: str, read: Reading) -> tuple[dt.date, ...]:
    """Read a day to arrange a meeting on, or all days of the minute on which none stands yet."""
    from store.rules.minutes.promises import days_promised

    if typed.casefold() != "all":
        return (read.day(typed),)
    named = days_promised(read.register, minute)
    free = tuple(one.day for one in named if not one.meeting)
    if not free:
        name = minute_words(read.register, minute)
        stand = f"Every day that {name} names has a meeting already."
        sentence = stand if named else f"{capital(name)} names no days of meetings that can be read."
        cure = "Leave --arrange out." if named else "Add the meetings with: secretariat meeting add DATE."
        read.problems.append(Problem("arrange-none", sentence, cure, "arrange"))
    return free


def _piece(minute: Minute, words: str, read: Reading) -> Piece:
    """Read one action to be made: `recommendation 2|request for a report|OPCC|next meeting`."""
    from store.commands.actions.splitting import Piece
    from store.rules.minutes.promises import promises_of, suggested_kind

    parts = [part.strip() for part in words.split("|", 4)] + [""] * 5
    offered = {one.clause: one for one in promises_of(read.register, minute)}
    clause, text = offered.get(parts[0]), parts[4]
    if clause is None and (parts[0] or not text):
        known = ", ".join(offered) or "none"
        sentence = f"{capital(minute_words(read.register, minute))} has no clause “{parts[0]}”."
        cure = f'Its clauses: {known}. Words of your own go at the end, behind four bars: "||||TEXT".'
        read.problems.append(Problem("split-clause", sentence, cure, "take"))
        return Piece(text=text)
    asked = text or (clause.words if clause else "")
    kind = read.word(ActionKind, parts[1], "kind of action") if parts[1] else None
    kind = kind or (clause.kind if clause and not text else None)
    kind = kind or suggested_kind(asked, recommendation=parts[0].startswith("recommendation")) or ActionKind.ACTION
    return Piece(text=asked, kind=kind, clause=parts[0], owner=parts[2], due=read.due(parts[3]))


_PART_OF = f"{ACTION_HELP}: the action it is part of"

COMMANDS = (
    act(
        "action link",
        "tie an action to the item of the programme that answers it",
        'secretariat action link A1 --item "Human Trafficking"',
        linking.link_action,
        action(),
        OneOf((item("--item"), action("--part-of", _PART_OF, name="parent")), required=True),
    ),
    act(
        "action unlink",
        "untie an action from an item or from the action it is part of",
        "secretariat action unlink A6 --item W28",
        linking.unlink_action,
        action(),
        OneOf((item("--item"), flag("--part-of", "from the action it is part of", "parent")), required=True),
    ),
    act(
        "action schedule",
        "put an action on the programme: its item moves there, or one is made for it",
        "secretariat action schedule A1 --to 30/9/2021 --today 12/7/2021",
        linking.schedule_action,
        action(),
        target("--to", "the next meeting if not given", otherwise="next"),
        text("--title", "of the new item; made from the action if not given"),
        text("--comments", "comments of the new item"),
        ALL_THE_SAME,
    ),
    Command(
        "action split",
        "make several actions of one minute, each keeping its clause; without --take, list its clauses",
        'secretariat action split "33 of 23/9/2016" --take "(a)|action|Clerk|30/9/2021"',
        _split,
        _split_arguments,
        OUTCOME,
    ),
)
