"""Tells what an act did, in sentences or as JSON, once it is safely in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.output import write_bytes

if TYPE_CHECKING:
    from store.desk import Desk
    from store.queries.questions.outcome import QuestionOutcome
    from store.records import Change

ANSWER = "answer"
"""Where the options keep whether an act answers in sentences or as JSON: `--format` has other meanings elsewhere."""

_NOTHING = "Nothing had to be changed."


def told(
    call: Call,
    desk: Desk,
    change: Change | None,
    *,
    echoes: Sequence[str] = (),
    lines: Iterable[str] = (),
    named: Sequence[str] = (),
) -> int:
    """Tell what a change did and that it is saved, line by line; as JSON, an object for each record touched.

    `echoes` say how what was typed was understood and `lines` what else to know: sentences only, for the JSON holds the
    change alone. `named` are the ids of what the act was about, told of when there is no change.
    """
    if getattr(call.options, ANSWER, "text") == "json":
        sentence = f"{change.sentence}." if change else _NOTHING
        ids = [one.id for one in change.touched] if change else named
        write_json([_outcome(desk, one, sentence) for one in ids])
        return DONE
    done = (_NOTHING,) if change is None else (_ended(change.sentence), "Saved.")
    warnings = [f"Note: {problem}" for problem in desk.warnings] if change else []
    say(*echoes, *done, *lines, *warnings)
    return DONE


def write_json(value: object) -> None:
    """Print JSON on stdout."""
    from store.papers.tables import json_text

    write_bytes(json_text(value))


def _outcome(desk: Desk, question_id: str, sentence: str) -> QuestionOutcome:
    from store.queries.questions.outcome import outcome_of
    from store.records import Question

    question = desk.register.need(Question, question_id, "question")
    return outcome_of(desk.register, question, desk.today, sentence)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
