"""A file of events of a meeting: one JSON object a line, read whole with every fault before any of it is stamped."""

from __future__ import annotations

import msgspec

from store.file.plain_text import text_of
from store.problems import Problem, Refused
from store.rules.room.events import Event, why_no_kind

MOST = 5_000
"""The most events of one meeting."""


def read_events(data: bytes, name: str) -> tuple[Event, ...]:
    """Read the events of a file; empty lines and lines that begin with # are passed over.

    Raises:
        Refused: with every line that is no event, naming file, line and cure.
        FileTrouble: it holds no text.
    """
    events: list[Event] = []
    problems: list[Problem] = []
    for number, line in enumerate(text_of(data, name).splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            event = msgspec.json.decode(line.encode(), type=Event)
        except msgspec.MsgspecError as error:
            problems.append(_unread(name, number, str(error)))
            continue
        unknown = why_no_kind(event)
        if unknown is not None:
            sentence = f"Line {number} of {name}: {unknown.sentence}"
            problems.append(Problem(unknown.code, sentence, unknown.cure, "file"))
        events.append(event)
    if not problems and not events:
        problems.append(Problem("events-none", f"{name} holds no events.", "Write one JSON object a line.", "file"))
    if len(events) > MOST:
        problems.append(Problem("events-many", f"{name} holds {len(events):,} events.", f"{MOST:,} fit.", "file"))
    if problems:
        raise Refused(*problems)
    return tuple(events)


def _unread(name: str, number: int, error: str) -> Problem:
    """Say why a line is no event, in words a clerk can act on."""
    field = error.rpartition("`$.")[2].rstrip("`") if "`$." in error else ""
    if "unknown field" in error:
        unknown = error.split("`")[1] if "`" in error else ""
        sentence = f"Line {number} of {name} says “{unknown}”, which no event has."
        cure = f"Leave it out, or use one of: {', '.join(one.encode_name for one in msgspec.structs.fields(Event))}."
    elif "required field" in error:
        sentence, cure = f"Line {number} of {name} does not say which event it is.", 'Begin it with "event".'
    elif field:
        sentence = f"Line {number} of {name}: what stands behind “{field}” is not of the right kind."
        cure = 'Names of people and clauses go in a list: ["Orson"]; numbers go without quotation marks.'
    else:
        sentence = f"Line {number} of {name} is not a JSON object."
        cure = 'Write one to a line, such as {"event": "start", "at": "13:00"}.'
    return Problem("event-unread", sentence, cure, "file")
