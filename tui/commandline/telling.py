"""Tells what an act did, in sentences or as JSON, once it is safely in the file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.commandline.call import Call, say
from tui.commandline.command import Output
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.commands import CommandOf
    from store.desk import Desk
    from store.edit import Edit
    from store.purging import Purge
    from store.queries.rows import Row
    from store.records import Change

OUTCOME = Output("store.queries.outcome", "ActOutcome")
"""What an act answers as JSON: a list, an object for each record that it touched."""

_ANSWER = "answers_as"
"""Where the options keep whether an act answers in sentences or as JSON: `--format` has other meanings elsewhere."""

_NOTHING = "Nothing had to be changed."


def add_answer(parser: argparse.ArgumentParser, *, also_format: bool = False) -> None:
    """Add the option by which an act answers as JSON; `also_format` also under the name that lists have for it."""
    if also_format:
        parser.add_argument(
            "--format", dest=_ANSWER, choices=("text", "json"), default="text", help="text if not given"
        )
    parser.add_argument(
        "--json",
        dest=_ANSWER,
        action="store_const",
        const="json",
        default=argparse.SUPPRESS,
        help="answer as JSON, an object for each record touched",
    )


def answers_as_json(call: Call) -> bool:
    """Say whether an act is to answer as JSON."""
    return getattr(call.options, _ANSWER, "text") == "json"


def told(
    call: Call,
    desk: Desk,
    change: Change | None,
    *,
    echoes: Sequence[str] = (),
    lines: Iterable[str] = (),
    named: Sequence[str] = (),
    as_json: bool | None = None,
) -> int:
    """Tell what a change did and that it is saved, line by line; as JSON, an object for each record touched.

    `echoes` say how what was typed was understood and `lines` what else to know: sentences only, for the JSON holds the
    change alone. `named` are the ids of what the act was about, told of when there is no change. `as_json` says which
    is wanted, if not the option of `add_answer`.
    """
    if answers_as_json(call) if as_json is None else as_json:
        from store.queries.outcome import outcomes

        sentence = _ended(change.sentence) if change else _NOTHING
        ids = [one.id for one in change.touched] if change else named
        write_json(outcomes(desk.register, desk.today, ids, sentence))
        return DONE
    done = (_NOTHING,) if change is None else (_ended(change.sentence), "Saved.")
    warnings = [f"Note: {problem}" for problem in desk.warnings] if change else []
    say(*echoes, *done, *lines, *warnings)
    return DONE


def would(call: Call, desk: Desk, edit: Edit, unsaved: str) -> int:
    """Tell what an edit would do, and that nothing of it is saved; as JSON, the records as they would then be."""
    if answers_as_json(call):
        from store.queries.outcome import outcomes

        then = desk.register.with_edit(edit)
        write_json(outcomes(then, desk.today, [one.id for one in edit.puts], _ended(edit.sentence)))
        return DONE
    say(f"Would be saved: {_ended(edit.sentence)}", unsaved)
    return DONE


def write_json(value: object) -> None:
    """Print JSON on stdout."""
    from store.papers.tables import json_text

    write_bytes(json_text(value))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def purged(
    call: Call,
    purge: Purge,
    command: CommandOf[...],
    what: str,
    note: str,
    answer: Callable[[tuple[str, ...], bool, str, tuple[str, ...]], Row],
) -> int:
    """Run a purge, or without --yes count what it would remove, and name the files that still hold such details.

    `what` names what goes, `note` what stays; `answer` makes the row for scripts. Raises FileTrouble.
    """
    from store.file.kinds import PANEL
    from store.purging import due_to_go, left_after, still_there
    from tui.settings import config_path, log_path

    folders = (config_path().parent, log_path().parent)
    with call.desk() as desk:
        due = due_to_go(desk, purge)
        change = desk.run(command, in_journal=due.in_journal) if due.ids and call.options.yes else None
        files = left_after(desk, due, *folders) if change else still_there(desk, due, *folders)
        # Until it is done, the panel's own file holds what is to go because it is to go.
        waits = bool(due.ids) and not change
        left = tuple(one.words for one in files if not (waits and one.kind is PANEL))
        if change and call.options.format == "text":
            return told(call, desk, change, echoes=call.echoes, lines=[note, *left])
    counted = f"{len(due.ids)} to remove: {', '.join(due.ids)}." if due.ids else f"No {what} are due to be removed."
    sentence = f"{change.sentence}." if change else counted
    if call.options.format == "json":
        write_json(answer(due.ids, bool(change), sentence, left))
    else:
        say(sentence, *(["Give --yes to remove them. This cannot be undone."] if due.ids else []), *left)
    return DONE
