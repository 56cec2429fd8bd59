"""`secretariat import minutes`: a preview of a set of minutes in a file, and with --yes the set taken over."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.problems import Problem, Refused
from store.rules.minutes.drafts import Answer
from tui.commandline.call import Call, say
from tui.commandline.command import Command, Output
from tui.commandline.guard import DONE
from tui.commandline.naming import MEETING_HELP
from tui.commandline.output import STDOUT, add_format, write_bytes
from tui.commandline.reading import Reading

if TYPE_CHECKING:
    from store.desk import Desk
    from store.rules.minutes.drafts import DraftSet, Taken


_ANSWERS = (
    ("--add", "NAME[=ROLE]", "enter this one, printed so, perhaps with another seat than the preview says; repeat it"),
    ("--is", "NAME=PERSON", "who is meant by a name: an id or a name from the register; repeat it"),
    ("--leave", "NAME", "with --add-people: leave this one to the note of the meeting; repeat it"),
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="FILE", help="a Word document (docx) or a text; - reads what is piped in")
    parser.add_argument(
        "--meeting",
        metavar="ID|DATE|next",
        help=f"the meeting they are of, if the text does not say its day: {MEETING_HELP}",
    )
    parser.add_argument(
        "--add-people", action="store_true", help="enter everybody who is nobody yet, as the preview says; not the near"
    )
    for word, metavar, says in _ANSWERS:
        parser.add_argument(word, metavar=metavar, action="append", default=[], help=says)
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is saved")
    add_format(parser, "text", "json")


def _run(call: Call) -> int:
    """Tell what would be saved, and save it if told to."""
    from store.commands.minutes.importing import import_minutes, taking
    from store.queries.minutes.imported import import_shown, preview_lines

    with call.desk() as desk:
        draft = _draft(call, desk)
        meeting, on, echoes = _which(call, desk)
        before = desk.register
        taken = taking(before, desk.today, draft=draft, meeting=meeting, on=on)
        answers = _answers(call, desk, taken)
        if answers:
            taken = taking(before, desk.today, draft=draft, meeting=meeting, on=on, answers=answers)
        if call.options.yes:
            desk.run(import_minutes, draft=draft, meeting=meeting, on=on, answers=answers)
        if call.options.format == "json":
            from store.papers.tables import json_text

            write_bytes(json_text(import_shown(before, taken)))
            return DONE
        say(*echoes, *preview_lines(before, taken), "")
        if call.options.yes:
            say(f"{taken.edit.sentence}.", "Saved.", *(f"Note: {problem}" for problem in desk.warnings))
        else:
            waiting = [one for one in taken.newcomers if one.printed not in answers]
            people = " To have the people entered as well, add --add-people." if waiting else ""
            say(f"Nothing was saved. To do it, give the command again with --yes.{people}")
    return DONE


def _answers(call: Call, desk: Desk, taken: Taken) -> dict[str, Answer]:
    """Read what is to become of the names that are nobody's yet. Raises Refused with all that cannot be read."""
    from store.rules.minutes.newcomers import answers_to_all, find_newcomer, read_role
    from store.rules.words.names import find_person

    options = call.options
    answers = answers_to_all(taken.newcomers) if options.add_people else {}
    problems: list[Problem] = []
    for word, typed in ((each, typed) for each in ("add", "is", "leave") for typed in getattr(options, each)):
        name, _, rest = typed.partition("=")
        try:
            one = find_newcomer(taken.newcomers, name, word)
            if word == "add":
                answers[one.printed] = Answer(one.person, read_role(one, rest))
            elif word == "is":
                answers[one.printed] = Answer(find_person(desk.register, rest, word).id, one.role)
            else:
                answers.pop(one.printed, None)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return answers


def _draft(call: Call, desk: Desk) -> DraftSet:
    """Read the file. Raises FileTrouble if it cannot be read, Refused if it holds no text."""
    from store.file.documents import read_document
    from store.papers.minutes.reading.files import LARGEST, read_file
    from store.rules.minutes.matching import bears_name

    name = call.options.document
    data = sys.stdin.buffer.read(LARGEST) if name == STDOUT else read_document(Path(name), LARGEST)
    return read_file(data, "What was piped in" if name == STDOUT else name, bears_name(desk.register))


def _which(call: Call, desk: Desk) -> tuple[str, dt.date | None, tuple[str, ...]]:
    """Read which meeting is meant: one that there is, else a day on which there will be one."""
    from store.rules.day_notes import minutes_day_notes
    from store.rules.words.dates import long_date, read_date

    typed = call.options.meeting
    if not typed:
        return "", None, ()
    try:
        day = read_date(typed, desk.today, past=True)
    except Refused:
        day = None
    if day is not None and not desk.register.meeting_on(day):
        notes = (f"Note: {note}" for note in minutes_day_notes(desk.register, day, desk.today))
        return "", day, (*call.echoes, f"“{typed}” is {long_date(day)}.", *notes)
    with Reading(desk.register, desk.today, desk.who) as read:
        meeting = read.meeting(typed)
    return meeting, None, (*call.echoes, *read.echoes)


COMMANDS = (
    Command(
        "import minutes",
        "take in a set of minutes from a Word document or a text, after a preview",
        "secretariat import minutes minutes.csv --meeting 25/3/2021 --yes",
        _run,
        _arguments,
        output=Output("store.queries.minutes.imported", "ImportShown", many=False),
        notes="Without --yes it only tells what would be saved. One undo takes all of it back.",
        first=("secretariat export programme --format csv --out minutes.csv",),
    ),
)
