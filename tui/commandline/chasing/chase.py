"""`secretariat chase`: the letters to those from whom something is awaited; --yes writes and records them."""

from __future__ import annotations

import argparse
from pathlib import Path

from store.problems import Problem, Refused
from store.rules.chasing.due import SORTS
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.output import add_format
from tui.commandline.telling import told, write_json


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sorts", nargs="*", metavar="WHAT", help=f"only these: {', '.join(SORTS)}; all if not given")
    parser.add_argument("--yes", action="store_true", help="write the drafts, and record each as sent")
    parser.add_argument("--folder", metavar="PATH", help="where the drafts go; drafts beside the file if not given")
    parser.add_argument("--how", default="", metavar="TEXT", help="how they go; as drafts of an e-mail if not given")
    parser.add_argument(
        "--as", dest="written_as", choices=("eml", "docx", "pdf"), default="eml", help="eml if not given"
    )
    add_format(parser, "text", "json")


def _chase(call: Call) -> int:
    from store.commands.chasing.sending import BY_MAIL, record_chased
    from store.papers.chasing.letters import label
    from store.papers.chasing.writing import ready_letters, write_letters
    from store.queries.chasing.listed import chaser_rows
    from store.rules.chasing.due import chasers_due
    from store.rules.words.wording import counted

    _check_sorts(call)
    with call.desk() as desk:
        register, today, sorts = call.seen(desk), desk.today, call.options.sorts
        rows, due = chaser_rows(register, today, sorts), chasers_due(register, today, sorts)
        ready = ready_letters(register, due, today, desk.path.parent)
        if call.options.yes and due and not ready.letters:
            raise Refused(*ready.lacking)
        lines: tuple[str, ...] = ()
        change = None
        if call.options.yes and ready.letters:
            folder = Path(call.options.folder) if call.options.folder else None
            lines = write_letters(ready, folder, desk.path, call.options.written_as)
            change = desk.run(record_chased, matters=ready.matters, how=call.options.how or BY_MAIL)
        if change and call.options.format == "text":
            return told(call, desk, change, echoes=call.echoes, lines=[*lines, *_lacking(ready.lacking)])
    if call.options.format == "json":
        written = {one.matters[0].key for one, _ in ready.letters}
        write_json([one for one in rows if not call.options.yes or one.matters[0] in written])
        return DONE
    say(*(f"{label(one)}: {one.about}" for one in due), *_lacking(ready.lacking))
    if ready.letters:
        say(f"Give --yes to write {counted(len(ready.letters), 'letter')} and record each as sent.")
    elif not due:
        say("No letter is due.")
    return DONE


def _lacking(problems: tuple[Problem, ...]) -> list[str]:
    return [f"Not written: {one}" for one in problems]


def _check_sorts(call: Call) -> None:
    from store.rules.words.wording import quoted

    unknown = [one for one in call.options.sorts if one not in SORTS]
    if unknown:
        cure = f"Choose from {', '.join(SORTS)}."
        raise Refused(*(Problem("chase-sort", f"{quoted(one)} is nothing to chase.", cure, "sorts") for one in unknown))


COMMANDS = (
    Command(
        "chase",
        "list the letters that are due to those from whom something is awaited; --yes writes and records them",
        "secretariat chase action --yes --today 20/7/2021",
        _chase,
        _arguments,
        output=Output("store.queries.chasing.listed", "ChaserRow", many=True),
        notes="A reminder goes once before the day and once after it. What was recorded as sent can be undone.",
    ),
)
