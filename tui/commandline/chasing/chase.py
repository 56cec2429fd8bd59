"""`secretariat chase`: the letters to those from whom something is awaited; --yes writes and records them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import Problem, Refused
from store.rules.chasing.due import SORTS
from tui.commandline.call import Call, say
from tui.commandline.command import Command
from tui.commandline.guard import DONE
from tui.commandline.telling import OUTCOME, add_answer, answers_as_json, told, write_json

if TYPE_CHECKING:
    from store.desk import Desk
    from store.papers.chasing.writing import Ready
    from store.queries.outcome import ActOutcome
    from store.rules.chasing.due import Chaser


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sorts", nargs="*", metavar="WHAT", help=f"only these: {', '.join(SORTS)}; all if not given")
    parser.add_argument("--yes", action="store_true", help="write the drafts, and record each as sent")
    parser.add_argument("--folder", metavar="PATH", help="where the drafts go; drafts beside the file if not given")
    parser.add_argument("--how", default="", metavar="TEXT", help="how they go; as drafts of an e-mail if not given")
    parser.add_argument(
        "--as", dest="written_as", choices=("eml", "docx", "pdf"), default="eml", help="eml if not given"
    )
    add_answer(parser, also_format=True)


def _chase(call: Call) -> int:
    from store.commands.chasing.sending import BY_MAIL, record_chased
    from store.papers.chasing.writing import ready_letters, write_letters
    from store.rules.chasing.due import chasers_due

    _check_sorts(call)
    with call.desk() as desk:
        today = desk.today
        due = chasers_due(call.seen(desk), today, call.options.sorts)
        ready = ready_letters(call.seen(desk), due, today, desk.path.parent)
        if not call.options.yes or not due:
            return _listed(call, desk, due, ready)
        if not ready.letters:
            raise Refused(*ready.lacking)
        folder = Path(call.options.folder) if call.options.folder else None
        lines = write_letters(ready, folder, desk.path, call.options.written_as)
        change = desk.run(record_chased, matters=ready.matters, how=call.options.how or BY_MAIL)
        if answers_as_json(call):
            write_json(_outcomes(call, desk, [one for one, _ in ready.letters], change.sentence if change else ""))
            return DONE
        return told(call, desk, change, echoes=call.echoes, lines=[*lines, *_lacking(ready.lacking)])


def _listed(call: Call, desk: Desk, due: Sequence[Chaser], ready: Ready) -> int:
    """List the letters that are due, with what is needed for those that cannot be written."""
    from store.papers.chasing.letters import label
    from store.rules.words.wording import counted

    if answers_as_json(call):
        write_json(_outcomes(call, desk, due))
        return DONE
    say(*(f"{label(one)}: {one.about}" for one in due), *_lacking(ready.lacking))
    if ready.letters:
        number = len(ready.letters)
        say(f"Give --yes to write {counted(number, 'letter')} and record {'it' if number == 1 else 'each'} as sent.")
    elif not due:
        say("No letter is due.")
    return DONE


def _outcomes(call: Call, desk: Desk, letters: Sequence[Chaser], sentence: str = "") -> list[ActOutcome]:
    """Say of each record that letters are about what was done, or, if nothing was, that a letter is due."""
    from msgspec.structs import replace

    from store.queries.outcome import outcomes
    from store.rules.chasing.needs import needs_of_chaser

    # Of exempt business the words are withheld here as in the list.
    register, done, lacking = call.seen(desk, facts=True), dict[str, str](), dict[str, str]()
    for letter in letters:
        whom = f" to {letter.to}" if letter.to else ""
        needs = " ".join(str(one) for one in needs_of_chaser(register, letter))
        for matter in letter.matters:
            done.setdefault(matter.record, f"{sentence or f'A letter{whom} is due'}.")
            lacking.setdefault(matter.record, needs)
    rows = outcomes(register, desk.today, done, "")
    return [replace(row, sentence=done[row.id], needs=lacking[row.id] or row.needs) for row in rows]


def _lacking(problems: tuple[Problem, ...]) -> list[str]:
    return [f"Not written: {one}" for one in problems]


def _check_sorts(call: Call) -> None:
    from store.rules.words.wording import verbatim

    unknown = [one for one in call.options.sorts if one not in SORTS]
    if unknown:
        cure = f"Choose from {', '.join(SORTS)}."
        raise Refused(
            *(Problem("chase-sort", f"{verbatim(one)} is nothing to chase.", cure, "sorts") for one in unknown)
        )


COMMANDS = (
    Command(
        "chase",
        "list the letters that are due to those from whom something is awaited; --yes writes and records them",
        "secretariat chase action --yes --today 20/7/2021",
        _chase,
        _arguments,
        output=OUTCOME,
        first=('secretariat action edit A2 --owner "Monitoring Officer"',),
        notes="A reminder goes once before the day and once after it. What was recorded as sent can be undone. "
        "All columns of what is due: show chasers.",
    ),
)
