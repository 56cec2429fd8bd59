"""`secretariat action link|unlink|schedule|split`: from the minute to the action, from there to the programme."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Problem
from store.records import ActionKind, Minute
from store.rules.minutes.naming import minute_words
from store.rules.words.wording import capital
from tui.commandline.actions.actions import BASES
from tui.commandline.acts import act
from tui.commandline.args import OneOf, action, flag, item, target, text
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.naming import ACTION_HELP, MINUTE_HELP
from tui.commandline.reading import Reading
from tui.commandline.telling import told

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
        help="an action to make; only the clause is needed, and several can come of one clause with texts of their own",
    )
    parser.add_argument("--basis", default="", metavar="POWER", help=f"of the recommendations: {BASES}")


def _split(call: Call) -> int:
    from store.commands.actions.splitting import split_minute
    from store.queries.words.wording import record_title

    options = call.options
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            minute_id = read.minute(options.minute)
        minute = desk.register.need(Minute, minute_id, "minute")
        if not options.take:
            say(capital(record_title(desk.register, minute)), *_preview(minute))
            return DONE
        with Reading(desk.register, desk.today) as read:
            pieces = [_piece(minute, words, read) for words in options.take]
        change = desk.run(split_minute, minute=minute.id, pieces=pieces, legal_basis=options.basis)
        return told(call, desk, change)


def _preview(minute: Minute) -> Iterator[str]:
    """Show the clauses of a minute with what each seems to make."""
    from store.commands.actions.splitting import clauses_of, suggested_kind

    for label, words in clauses_of(minute):
        kind = suggested_kind(words, recommendation=label.startswith("recommendation"))
        yield f"  {label} ({kind.value if kind else 'no action'}): {' '.join(words.split())}"
    yield 'Nothing was changed. Make actions with --take "CLAUSE|KIND|OWNER|DUE".'


def _piece(minute: Minute, words: str, read: Reading) -> Piece:
    """Read one action to be made: `recommendation 2|request for a report|OPCC|next meeting`."""
    from store.commands.actions.splitting import Piece, clauses_of, suggested_kind

    parts = [part.strip() for part in words.split("|", 4)] + [""] * 5
    texts = dict(clauses_of(minute))
    if parts[0] not in texts:
        known = ", ".join(texts) or "none"
        sentence = f'{capital(minute_words(read.register, minute))} has no clause "{parts[0]}".'
        read.problems.append(Problem("split-clause", sentence, f"Its clauses: {known}.", "take"))
        return Piece(text=parts[4] or parts[0])
    asked = parts[4] or texts[parts[0]]
    kind = read.word(ActionKind, parts[1], "kind of action") if parts[1] else None
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
        "secretariat action schedule A1 --to 30/9/2021",
        linking.schedule_action,
        action(),
        target("--to", "the next meeting if not given", otherwise="next"),
        text("--title", "of the new item; made from the action if not given"),
        text("--comments", "comments of the new item"),
    ),
    Command(
        "action split",
        "make several actions of one minute, each keeping its clause; without --take, list its clauses",
        'secretariat action split "33 of 23/9/2016" --take "(a)|action|Clerk|30/9/2021"',
        _split,
        _split_arguments,
    ),
)
