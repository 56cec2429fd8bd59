"""`secretariat meeting stamp|amend|back|reword|keep|replay` and `show room`: a meeting held by its events."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.later import Later
from store.rules.room.events import EVENTS, Event
from tui.commandline.acts import act
from tui.commandline.args import MAJORITIES, at_meeting, number, plain_words, text, texts, typed
from tui.commandline.argument import Arg, Argument, Gathered, Values
from tui.commandline.output import STDOUT
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands.room import amending, back, stamping, wording
else:
    amending = Later("store.commands.room.amending")
    back = Later("store.commands.room.back")
    stamping = Later("store.commands.room.stamping")
    wording = Later("store.commands.room.wording")

_THERE = "secretariat attend present Orson Pantling --meeting 25/3/2021"
_START = "secretariat meeting stamp start --at 13:00 --meeting 25/3/2021"
_ITEM = 'secretariat meeting stamp item --heading "Public Question Time" --at 13:05 --meeting 25/3/2021'

_OFFERED = (
    _THERE,
    _START,
    _ITEM,
    "secretariat meeting stamp apologies --meeting 25/3/2021",
    "secretariat attend apologies Loydall --meeting 25/3/2021",
)
_SAID: tuple[Argument, ...] = (
    plain_words(
        "event",
        "start, item, arrival, leaving, motion, vote, note and so on",
        "EVENT",
        few=EVENTS,
    ),
    text("--at", "the time on the clock, such as 14:05", "TIME"),
    text("--item", "an item of the meeting: its number, title or id", "ITEM"),
    text("--heading", "the heading of business that is no item"),
    texts("--who", "somebody it happened to; repeat it", "NAME", name="people"),
    texts("--printed", "the words for each of them in the minutes, if not the name; repeat it", name="printed"),
    text("--role", "with chair: the words after the name"),
    text("--words", "what was said, moved or resolved; the document; the reason"),
    texts("--clause", "a clause of the motion, with its letter; repeat it", name="clauses"),
    text("--moved", "who moved it", "NAME", name="moved_by"),
    text("--seconded", "who seconded it", "NAME", name="seconded_by"),
    text("--rule", ", ".join(MAJORITIES), "RULE", few=MAJORITIES),
    text("--result", "in the words of the meeting, such as: CARRIED by a majority"),
    texts("--for", "somebody who voted for it; repeat it", "NAME", name="votes_for"),
    texts("--against", "somebody who voted against it; repeat it", "NAME", name="against"),
    texts("--abstained", "somebody who abstained; repeat it", "NAME", name="abstained"),
    *(
        number(f"--count-{way}", f"hands counted {way}", name=f"counted_{way}")
        for way in ("for", "against", "abstained")
    ),
    text("--presiding", "who presided", "NAME", name="presider"),
    text("--casting", "the casting vote", "for|against", few=("for", "against")),
    text("--interest", "with declaration: its kind in the meeting's words"),
    texts("--nature", "with declaration: what was said of it; repeat it", name="nature"),
    text("--question", "the question that was put", "ID"),
    text("--answer", "the answer given"),
    text("--agreed-by", "with supplementary: who allowed it", "NAME", name="agreed_by"),
    text("--owner", "with action: who is to do it"),
    text("--due", "with action: by when", "WHEN"),
    text("--paragraph", "with public-excluded: of Schedule 12A", "NUMBER"),
    text("--mark", "with document-filed: the mark it bears"),
    text(
        "--other", "another meeting: to which it is deferred, or whose minutes are confirmed", "ID|DATE", name="meeting"
    ),
    text("--rest", "with closed: what became of items undecided", "noted|not-reached", few=("noted", "not-reached")),
)


def _event(_: Reading, values: Values) -> Values:
    """Make the event of what was typed."""
    import msgspec

    said: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    said["rest"] = said.get("rest", "").replace("-", " ")
    return {"event": msgspec.structs.replace(Event(event=""), **said)}


def _stamp_id() -> Arg:
    """Make the argument that names an event of a meeting, by its id or as the last one."""
    return typed("stamp", "its id, such as T7, as show room prints it", Reading.record, str, "ID")


def _events(_: Reading, path: str) -> tuple[Event, ...]:
    """Read a file of events. Raises FileTrouble if it cannot be read, Refused with every line that is no event."""
    from store.papers.room.reading import read_events

    if path == STDOUT:
        return read_events(sys.stdin.buffer.read(), "What was piped in")
    from store.file.documents import read_document

    return read_events(read_document(Path(path)), path)


COMMANDS = (
    act(
        "meeting stamp",
        "stamp something that happens in the room, with its time, to the item that is being taken",
        'secretariat meeting stamp note --words "Members welcomed the report." --meeting 25/3/2021',
        stamping.stamp_event,
        at_meeting(),
        Gathered({"event": Event}, _event, _SAID, always=True),
        notes="The minutes are given its sentence in house form. What you change there is never written over.",
        first=(_THERE, _START, _ITEM),
    ),
    act(
        "meeting amend",
        "put an event of a meeting right in its place: its time, its words or its people",
        "secretariat meeting amend T2 --at 13:07",
        amending.amend_stamp,
        _stamp_id(),
        text("--at", "the time on the clock; an empty one if it is not known", "TIME"),
        text("--words", "what was said or resolved; the document; the reason"),
        texts("--who", "everybody who came or went; repeat it", "NAME", name="people"),
        notes="Its sentence is made again in its place. What you changed there is never written over.",
        first=(_THERE, _START, _ITEM),
    ),
    act(
        "meeting back",
        "take an event of a meeting back, with what it changed",
        "secretariat meeting back T2",
        back.take_stamp_back,
        _stamp_id(),
        first=(_THERE, _START, _ITEM),
    ),
    act(
        "meeting reword",
        "put the sentence that is offered for an event in the place of what stands in the minutes",
        "secretariat meeting reword T3",
        wording.take_sentence,
        _stamp_id(),
        first=(*_OFFERED,),
    ),
    act(
        "meeting keep",
        "keep what stands in the minutes for an event, beside the sentence that is offered",
        "secretariat meeting keep T3",
        wording.keep_sentence,
        _stamp_id(),
        first=(*_OFFERED,),
    ),
    act(
        "meeting replay",
        "stamp the events of a file, one JSON object a line, as one change",
        "secretariat meeting replay events.json --meeting 25/3/2021",
        stamping.stamp_events,
        typed("events", "the file; - reads what is piped in", _events, tuple[Event, ...], "FILE"),
        at_meeting(),
        notes='Such as {"event": "arrival", "people": ["Orson"], "at": "14:05"}. If one cannot be stamped, none is.',
    ),
)
