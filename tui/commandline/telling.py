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
    from store.desk import Desk
    from store.edit import Edit
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
