"""What every command about a question shares: naming one, reading its text, and telling what was done."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import Problem, Refused
from store.records import Question
from store.rules.words.dates import long_date, read_date
from tui.commandline.call import NOTHING_MORE, Call, Telling, carry_out_telling
from tui.commandline.guard import DONE
from tui.commandline.output import STDOUT, add_format, write_bytes

if TYPE_CHECKING:
    from store.commands import CommandOf, P
    from store.desk import Desk

QUESTION_HELP = "the question's id, such as Q1"


def add_question(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names a question, and the choice of output."""
    parser.add_argument("question", metavar="ID", help=QUESTION_HELP)
    add_format(parser, "text", "json")


def options(parser: argparse.ArgumentParser, **texts: str) -> None:
    """Add options that take a text: `by="who did it"`."""
    for name, text in texts.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, default="", metavar="TEXT", help=text)


def add_text(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the two ways of giving a long text: on the line, or from a file."""
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--text", metavar="TEXT", help=what)
    way.add_argument("--text-file", metavar="PATH", help="the same from a file; - reads what is piped in")


def text_of(call: Call) -> str:
    """Give the text asked for; files are read as UTF-8, or as older Windows programs write them.

    Raises FileTrouble if the file cannot be read.
    """
    if call.options.text is not None:
        return str(call.options.text)
    if call.options.text_file == STDOUT:
        data = sys.stdin.buffer.read()
    else:
        from store.file.documents import read_document

        data = read_document(Path(call.options.text_file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def when(text: str | None, today: dt.date) -> tuple[dt.date | None, tuple[str, ...]]:
    """Read a day that may be left out; gives it and how it was understood. Raises Refused."""
    if not text:
        return None, ()
    day = read_date(text, today)
    return day, () if text == long_date(day) else (f'"{text}" is {long_date(day)}.',)


def the_id(call: Call) -> str:
    """Give the id as it was typed, in capitals."""
    return str(call.options.question).strip().upper()


def the_ids(call: Call) -> tuple[str, ...]:
    """Give every id that was typed, in capitals: one, or those of a command that takes several."""
    several = getattr(call.options, "questions", None)
    return (the_id(call),) if several is None else tuple(one.strip().upper() for one in several)


def need(desk: Desk, question_id: str) -> Question:
    """Give the question with this id. Raises Refused."""
    return desk.register.need(Question, question_id, "question")


def finish(call: Call, desk: Desk, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs) -> int:
    """Run a command on a question and tell what was done, as sentences or as JSON."""
    return finish_telling(NOTHING_MORE, call, desk, command, *args, **kwargs)


def finish_telling(
    telling: Telling, call: Call, desk: Desk, command: CommandOf[P], /, *args: P.args, **kwargs: P.kwargs
) -> int:
    """Carry a command out as `finish` does, and tell more than the change; the JSON holds the change alone."""
    if call.options.format == "text":
        return carry_out_telling(telling, desk, command, *args, **kwargs)
    change = desk.run(command, *args, **kwargs)
    touched = [one.id for one in change.touched] if change else the_ids(call)
    write_json(
        [_outcome(desk, one, f"{change.sentence}." if change else "Nothing had to be changed.") for one in touched]
    )
    return DONE


def _outcome(desk: Desk, question_id: str, sentence: str) -> dict[str, object]:
    from store.queries.questions.lists import need_of

    question = need(desk, question_id)
    return {
        "id": question.id,
        "state": question.state.value,
        "needs": need_of(desk.register, question, desk.today),
        "sentence": sentence,
        "source": question.source,
    }


def write_json(value: object) -> None:
    """Print JSON on stdout."""
    from store.papers.tables import json_text

    write_bytes(json_text(value))


def refused(code: str, sentence: str, cure: str) -> Refused:
    """Make a refusal of one problem."""
    return Refused(Problem(code, sentence, cure))
