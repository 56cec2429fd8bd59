"""`secretariat setting rules|confirm`: the sets of rules that come with the program, taking one, and confirming."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.later import Later
from store.problems import Refused
from tui.commandline.acts import act
from tui.commandline.args import text
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.telling import told, write_json

if TYPE_CHECKING:
    from store.commands.settings import rule_sets
else:
    rule_sets = Later("store.commands.settings.rule_sets")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", metavar="NAME", nargs="?", help="the set to take; all are listed if none is named")
    says = "it is the rule from this day on; now if not given"
    parser.add_argument("--from", dest="from_date", metavar="DATE", help=says)
    parser.add_argument("--yes", action="store_true", help="take it, though the panel's rules are set already")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """List the sets of rules, or say what one of them changes and take it; rules that are set only with --yes."""
    from store.commands.settings.rule_sets import take_rules, why_ask_taking
    from store.queries.calendar.impact import impact_of
    from store.queries.settings.rule_sets import changes_of_rules

    if call.options.rules is None:
        return _list(call)
    with call.desk() as desk:
        with Reading(desk.register, desk.today) as read:
            from_date = read.date(call.options.from_date)
        edit = take_rules(desk.register, desk.today, rules=call.options.rules, from_date=from_date)
        changes = changes_of_rules(desk.register, edit, from_date or desk.today)
        as_json = call.options.format == "json"
        if not as_json:
            say(*call.echoes, *read.echoes, *(f"{one.label}: {one.was} → {one.becomes}" for one in changes))
            moved = impact_of(desk.register, edit, desk.today)
            say(*(f"Note: {line.words}" for line in moved.lines))
        asked = None if call.options.yes else why_ask_taking(desk.register, edit, from_date or desk.today)
        if asked is not None:
            raise Refused(asked)
        change = desk.run(take_rules, rules=call.options.rules, from_date=from_date)
        return told(call, desk, change, as_json=as_json)


def _list(call: Call) -> int:
    from store.queries.settings.rule_sets import rule_set_rows

    with call.desk() as desk:
        rows = rule_set_rows(desk.register)
    if call.options.format == "json":
        write_json(rows)
        return DONE
    wide = max(len(row.name) for row in rows)
    for row in rows:
        say(f"{row.name.ljust(wide)}  {row.titled}", f"{' ' * wide}  {row.rules}")
    return DONE


COMMANDS = (
    Command(
        "setting rules",
        "list the sets of rules that come with the program, or take one",
        "secretariat setting rules cleveland --from 1/9/2021 --yes",
        _run,
        _arguments,
        output=Output("store.queries.settings.rule_sets", "RuleSetRow"),
        notes="What changes is said first; rules that are set already change only with --yes.\n"
        "Undo takes it back: secretariat undo.",
    ),
    act(
        "setting confirm",
        "confirm rules that an earlier version put in as the panel's own",
        "secretariat setting confirm",
        rule_sets.confirm_rules,
        text("part", "questions or deadlines; both if not given", "PART", nargs="?"),
    ),
)
