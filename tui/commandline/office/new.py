"""`secretariat new`: a file for a panel of one's own, or one that holds the sample."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.problems import Problem
from store.records import Nation
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.common import Usage
from tui.commandline.guard import DONE, warn

if TYPE_CHECKING:
    from store.records import Record


def new_options(parser: argparse.ArgumentParser) -> None:
    """Add what is said of a new panel."""
    parser.add_argument("--name", metavar="TEXT", help="the name of the panel")
    parser.add_argument("--sample", action="store_true", help="fill it with the sample instead")
    parser.add_argument("--nation", choices=("england", "wales"), help="whose law applies; england if not given")
    parser.add_argument("--rules", metavar="NAME", help="begin with the rules of procedure of this panel, such as llr")


def _run(call: Call) -> int:
    """Make the file, and open it next time."""
    from store.desk import Desk
    from tui.commandline.which_file import new_file
    from tui.settings import clerk, remember_file

    check_options(call)
    records = new_records(call)
    today, path = call.common.day(), new_file(call.common)
    Desk.create(path, records, today=today, who=clerk(call.settings)).close()
    say(f"Made {path} with {contents_of(records)}.", "Saved.")
    trouble = remember_file(path)
    if trouble:
        warn(str(trouble))
    else:
        say("It is opened by: secretariat")
    return DONE


def check_options(call: Call, made: str = "file") -> None:
    """Refuse options that do not go together; `made` is what is to be made. Raises Usage with every fault."""
    options, problems = call.options, []
    if options.sample:
        problems = [
            Problem("usage.sample", f"The sample has its own {what}.", f"Leave out {name}.")
            for name, what, given in (
                ("--name", "name", options.name is not None),
                ("--nation", "nation", options.nation is not None),
                ("--rules", "rules", options.rules is not None),
            )
            if given
        ]
    elif options.name is None:
        cure = 'Say --name "Name of the panel", or --sample for the sample.'
        problems = [Problem("usage.name", f"A new {made} needs the name of the panel.", cure)]
    if call.common.read_only:
        problems.append(Problem("usage.read-only", f"With --read-only no {made} can be made.", "Leave it out."))
    if problems:
        raise Usage(*problems)


def new_records(call: Call) -> tuple[Record, ...]:
    """Give the first records of the panel that was asked for. Raises Refused."""
    from store.commands.settings.panel import new_panel_records
    from store.sample import sample_records

    options = call.options
    if options.sample:
        return sample_records()
    if not options.rules:
        nation = Nation((options.nation or "england").capitalize())
        return new_panel_records(name=options.name, nation=nation)
    return _with_rules(options)


def _with_rules(options: argparse.Namespace) -> tuple[Record, ...]:
    """Give the first records of a panel that begins with rules of procedure that come with the program.

    Raises Refused if there are none of that name, or if they are those of the other nation.
    """
    from store.commands.settings.panel import new_panel_records
    from store.commands.settings.starting_rules import begun_with

    asked = Nation(options.nation.capitalize()) if options.nation else None
    chosen, nation, rules = begun_with(options.rules, asked)
    return new_panel_records(name=options.name, nation=nation, fire=chosen.fire, rules=rules, rules_name=chosen.name)


def contents_of(records: Iterable[Record]) -> str:
    """Say how many records of each kind there are: `1 panel, 20 meetings`."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.noun] = counts.get(record.noun, 0) + 1
    return contents_words(counts)


def contents_words(counts: dict[str, int]) -> str:
    """Put numbers of records by kind into words, leaving out kinds of which there are none."""
    from store.queries.words.short import count

    plurals = {"person": "people"}
    return ", ".join(count(number, noun, plurals.get(noun, "")) for noun, number in counts.items() if number)


COMMANDS = (
    Command(
        "new",
        "make a file for a panel, or one that holds the sample",
        "secretariat new --sample --file sample.json",
        _run,
        new_options,
        notes='For a panel of your own: secretariat new --name "Name of the panel" --file panel.json',
    ),
)
