"""`secretariat minute add|edit|correct|void|place|bin`: the minutes of a meeting, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.later import Later
from store.records import MeetingKind, Minute, Presence
from tui.commandline.acts import act
from tui.commandline.args import (
    ALL_THE_SAME,
    choice,
    flag,
    long_text,
    meeting,
    minute,
    number,
    people,
    person,
    text,
    texts,
    time,
    typed,
)
from tui.commandline.argument import Gathered, Ids, Values
from tui.commandline.attendance.motions import clauses, mover
from tui.commandline.fields import RecordFields
from tui.commandline.naming import MEETING_HELP, MINUTE_HELP
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.commands import bin as the_bin
    from store.commands.minutes import correcting, minutes
else:
    the_bin = Later("store.commands.bin")
    correcting = Later("store.commands.minutes.correcting")
    minutes = Later("store.commands.minutes.minutes")


_LABELLED = "repeat it; a letter or number in front, a), (a) or 1., is its label"
_FIELDS = RecordFields(Minute, frozenset({"text"}))


def _lists(read: Reading, given: Values) -> Values:
    """Make the parts of a minute of what was typed; an empty text alone takes them out."""
    from store.rules.minutes.typed import read_filed, read_leaving
    from store.rules.words.clauses import read_clause

    makers: dict[str, Callable[[str], object]] = {
        "resolutions": read_clause,
        "recommendations": read_clause,
        "filed": read_filed,
        "left": lambda one: read_leaving(read.register, read.about, one),
    }
    return {"lists": {name: tuple(makers[name](one) for one in typed if one.strip()) for name, typed in given.items()}}


_PARTS = (
    texts("--resolved", f"a resolution, or one of its clauses; {_LABELLED}", name="resolutions"),
    texts("--recommended", f"a recommendation; {_LABELLED}", name="recommendations"),
    texts("--filed", "a document filed or tabled; repeat it", "WHAT|MARK|WORDS", name="filed"),
    texts("--left", "who left here, and came back; repeat it", "NAME|AT|RETURNED", name="left"),
)


_EXAMPLE = (
    'secretariat minute add --meeting 25/3/2021 --heading "WORK PROGRAMME" --text "Members noted the work programme." '
    '--resolved-lead "That the Panel:" --resolved "(a) Notes the programme;" --resolved "(b) Adds rural crime."'
)
_BARE = 'secretariat minute add --meeting 25/3/2021 --heading "WORK PROGRAMME"'
_NUMBERED = f'{_BARE} --number 60 --text "Members noted it."'
_LEFT = '--leave "item-no-minute=Not written yet" --leave "exempt-no-resolution=Taken in public"'
_CONFIRMED = (
    _NUMBERED,
    f"secretariat minute final --meeting 25/3/2021 {_LEFT}",
    "secretariat minute confirm --meeting 25/3/2021 --at 10/6/2021",
)


_MOTION = Gathered(
    {"moved": None},
    lambda _, given: {"moved": given},
    (
        mover("--moved", "who moved it: a name, or words such as “the Chairman”", "moved_by"),
        mover("--seconded", "who seconded it, likewise", "seconded_by"),
        text("--motion", "its words"),
        clauses("--clause", f"a clause of the motion; {_LABELLED}"),
        text("--result", "in the words of the meeting, such as “CARRIED by a majority”"),
    ),
)
_HEADING = Gathered(
    {"heading": None},
    lambda _, given: {"heading": given},
    (
        choice("--kind", MeetingKind, "kind of meeting", "WORD"),
        text("--printed-date", "the date, if the papers print it in another way"),
        time("--start", "when it began"),
        time("--finish", "when it closed"),
        text("--venue", "where it was held"),
    ),
)
_ROLL = Gathered(
    {"roll": None},
    lambda _, given: {"roll": given},
    (
        people("--people", "whose place in the roll was wrong", "+"),
        text("--new-name", "somebody who was there and is not in the register yet", "NAME", name="name"),
        flag("--sure", "a new name that is near to another is no slip"),
        choice("--presence", Presence, "presence", "WORD", "how they came"),
        person("--for", "the member for whom a substitute stood in", "member"),
        flag("--out", "they do not belong in the roll"),
        text("--printed", "the name as printed"),
        text("--role", "the office as printed"),
        time("--arrived", "when they came, if late"),
        time("--left", "when they left, if early"),
        person("--chair", "who took the chair", "chair"),
    ),
)
_LISTS = Gathered({"lists": None}, _lists, _PARTS)

COMMANDS = (
    act(
        "minute add",
        "add a minute to those of a meeting",
        _EXAMPLE,
        minutes.add_minute,
        meeting("--meeting", MEETING_HELP, "ID|DATE|next", required=True),
        _FIELDS,
        long_text("its paragraphs; - begins a bullet", required=False),
        _LISTS,
        _MOTION,
        number("--place", "its place in the set; at the end if not given"),
        notes="A number is given when the minutes are made final, unless one is typed.",
    ),
    act(
        "minute edit",
        "change a minute that is not confirmed",
        'secretariat minute edit "item 1 of 25/3/2021" --heading "WORK PROGRAMME 2021-22"',
        minutes.edit_minute,
        minute(),
        _FIELDS,
        long_text("its paragraphs; - begins a bullet", required=False),
        _LISTS,
        _MOTION,
        notes="What is repeated takes the place of all that stood there; an empty text takes it out.",
        first=(_BARE,),
    ),
    act(
        "minute correct",
        "record a correction that a later meeting made to a confirmed minute",
        'secretariat minute correct "60 of 25/3/2021" --at 10/6/2021 --words "That it be headed WORK PLAN." '
        '--heading "WORK PLAN"',
        correcting.correct_minute,
        minute(),
        meeting("--at", "the meeting that made it", "ID|DATE|next", required=True),
        text("--words", "what is corrected, as the minutes of that meeting say it", required=True),
        _FIELDS,
        long_text("how its paragraphs read now, if they change", required=False),
        _LISTS,
        first=_CONFIRMED,
    ),
    act(
        "minute correct-heading",
        "record a correction that a later meeting made to the heading or the roll of confirmed minutes",
        'secretariat minute correct-heading --meeting 25/3/2021 --at 10/6/2021 --words "That it closed at 3:30 pm." '
        "--finish 15:30",
        correcting.correct_heading,
        meeting("--at", "the meeting that made it", "ID|DATE|next", required=True),
        meeting("--meeting", f"the meeting whose minutes they are: {MEETING_HELP}", "ID|DATE|next", required=True),
        text("--words", "what is corrected, as the minutes of that meeting say it", required=True),
        _HEADING,
        _ROLL,
        notes="What is not given stays as it was confirmed. Both sets name the correction.",
        first=_CONFIRMED,
    ),
    act(
        "minute void",
        "make a minute void: it keeps its number, which is never given again",
        'secretariat minute void "60 of 25/3/2021" --reason "Entered twice"',
        minutes.void_minute,
        minute(),
        text("--reason", required=True),
        first=(_NUMBERED,),
    ),
    act(
        "minute place",
        "put a minute at another place of its set",
        'secretariat minute place "WORK PROGRAMME of 25/3/2021" 1',
        minutes.place_minute,
        minute(),
        number("place", "its place, counted from 1", "PLACE"),
        first=(_BARE,),
    ),
    act(
        "minute bin",
        "put a minute entered by mistake in the bin",
        'secretariat minute bin "item 1 of 25/3/2021"',
        the_bin.bin_records,
        typed("minute", MINUTE_HELP, lambda read, one: (read.minute(one),), Ids, "MINUTE", name="ids"),
        ALL_THE_SAME,
        notes="To take it out again: secretariat item restore ID. Its number, if it has one, stays its own.",
        first=(_BARE,),
    ),
)
