"""`secretariat declare …` and `secretariat show declarations`: interests at a meeting and in the register."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.later import Later
from store.records import Declaration, Dispensation, Meeting
from tui.commandline.acts import act
from tui.commandline.args import (
    Arg,
    Gathered,
    Ids,
    Values,
    at_meeting,
    day,
    flag,
    people,
    person,
    record_id,
    some_business,
    text,
    texts,
    time,
    typed,
    yes_or_no,
)
from tui.commandline.call import Call, say
from tui.commandline.guard import DONE
from tui.commandline.output import add_format
from tui.commandline.reading import Reading
from tui.commandline.show.lists import FORMATS, echo, listed, only, show_rows

if TYPE_CHECKING:
    from store.commands.declarations import declarations as declaring
    from store.commands.declarations import interests
else:
    declaring = Later("store.commands.declarations.declarations")
    interests = Later("store.commands.declarations.interests")


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meeting", metavar="ID|DATE|next", help="only those of that meeting")
    parser.add_argument("--on", metavar="DATE", help="only those of the meeting on that day")
    add_format(parser, *FORMATS)


def _show(call: Call) -> int:
    from store.queries.declarations.listed import listed_declarations

    wanted = call.options.on if call.options.on is not None else call.options.meeting
    with call.desk() as desk:
        register, today = desk.register, desk.today
        with Reading(register, today) as read:
            meeting = read.meeting(wanted) if wanted is not None else None
    if meeting is not None:
        register = only(register, Declaration, meeting)
    if call.options.format != "text":
        return show_rows(call, "declarations", register, today)
    echo((*call.echoes, *read.echoes))
    rows = listed_declarations(register, today)
    for row in rows:
        say(f"{row.id} {row.meeting} {row.sentence}")
    say(*([] if rows else ["There are no declarations."]))
    return DONE


def _scope(_: Reading, given: Values) -> Values:
    """Give what a declaration is for, with the word that the record has for that."""
    scope = "all substantive items" if given.pop("all", False) else "topic" if given.get("topic") else "items"
    return {"scope": scope, **given}


def _relation(_: Reading, given: Values) -> Values:
    """Give how the interest relates to the business: it affects it more or less, or else relates to it directly."""
    if "affects" not in given:
        return {"relation": "directly relates"}
    return {"relation": "affects", "more_than_most": given["affects"] == "more"}


def _dispensation(_: Reading, given: Values) -> Values:
    """Give the dispensation; a first day alone makes none."""
    if not any(given.get(name) for name in ("granted_by", "ground", "until")):
        return {}
    return {"dispensation": Dispensation(**{"granted_by": "", "ground": "", **given})}


def _standing(read: Reading, ids: list[str]) -> Ids:
    """Read the standing interests to be declared; without any, all that are offered at the meeting and not declared."""
    from store.queries.declarations.declarations import offers

    chosen = read.records(ids)
    held = read.register.get(Meeting, read.about)
    if chosen or held is None:
        return chosen
    return tuple(one.id for one in offers(read.register, held) if not one.declared)


def _effect(word: str) -> Arg:
    return text(f"--{word}", "if not as the code says", "yes|no")


_DECLARED = "secretariat declare add Taylor --meeting 10/6/2021 --interest DPI --item 1 --no-registered"


COMMANDS = (
    listed("declarations", _show, "--on 23/9/2016", _show_arguments),
    act(
        "declare add",
        "record a declaration by one or several people",
        'secretariat declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --nature "trustee of a charity"',
        declaring.declare,
        at_meeting(),
        people(),
        text("--interest", "a word of the panel's code, such as DPI", "KIND", required=True),
        Gathered(
            {"scope": str, "items": Ids, "topic": str},
            _scope,
            (
                some_business("--item", "may be repeated", name="items"),
                flag("--all", "for all substantive items"),
                text("--topic"),
            ),
            always=True,
        ),
        texts("--nature", "such as member of a body"),
        Gathered(
            {"relation": str, "more_than_most": bool},
            _relation,
            (
                typed(
                    "--affects",
                    "affects it, more or no more than most people",
                    lambda _, way: way,
                    str,
                    None,
                    choices=("more", "no-more"),
                ),
            ),
            always=True,
        ),
        yes_or_no("--registered", "it stands in the register"),
        flag("--sensitive", "its nature is withheld"),
        _effect("speak"),
        _effect("vote"),
        _effect("stay"),
        text("--advice", "whose advice that is", "WHOSE"),
        time("--made", "when it was made, if during the meeting", name="made_at"),
        time("--left", name="left_at"),
        time("--returned", name="returned_at"),
        text("--words", "as minuted, if the minutes are to say it in other words", name="text"),
        Gathered(
            {"dispensation": Dispensation},
            _dispensation,
            (
                text("--dispensation-by", None, "WHOM", name="granted_by"),
                text("--ground", "of the dispensation"),
                day("--from", "when the dispensation begins", name="from_date"),
                day("--until", "when it ends, four years at most"),
            ),
        ),
        notes="What follows for speaking, voting and staying is worked out from the code.",
    ),
    act(
        "declare nil",
        "record that no declarations were made",
        "secretariat declare nil --meeting 10/6/2021",
        declaring.record_nil,
        at_meeting(),
    ),
    act(
        "declare again",
        "record standing interests as declared at a meeting",
        "secretariat declare again I1 --meeting 5/12/2016",
        declaring.redeclare,
        at_meeting(),
        typed("interests", "ids of standing interests; all offered if none", _standing, Ids, "ID", nargs="*"),
    ),
    act(
        "declare times",
        "record when those who had to leave left and returned",
        "secretariat declare times D3 --left 2pm --returned 2.30pm",
        declaring.record_times,
        record_id("declaration"),
        time("--left", name="left_at", required=True),
        time("--returned", name="returned_at"),
        first=(_DECLARED,),
    ),
    act(
        "declare told",
        "record that the monitoring officer was told",
        "secretariat declare told D3",
        declaring.record_notice,
        record_id("declaration"),
        day("--on", "today if not given"),
        first=(_DECLARED,),
    ),
    act(
        "declare register",
        "enter an interest in somebody's register",
        'secretariat declare register Pantling "Governor of a school" --category "outside body" --standing',
        interests.register_interest,
        person(),
        text("text", "the interest in words"),
        text("--category", "employment, land, outside body, gift…", required=True),
        texts("--term", "words to find in items", "WORDS", name="terms"),
        flag("--standing", "to be offered at every meeting"),
        flag("--sensitive", "prints only as withheld"),
        day("--from", "its first day", name="from_date"),
        day("--until", "its last day", name="to_date"),
        day("--arose", "the 28 days begin with it", name="arose_on"),
        day("--notified", "when the monitoring officer was told", name="notified_on"),
        text("--given-by", "of a gift or hospitality"),
        text("--value"),
    ),
    act(
        "declare end",
        "record that a registered interest has ended; it is kept, and no longer offered",
        "secretariat declare end I1 --on 30/6/2021",
        interests.end_interest,
        record_id("interest", "the id of the interest"),
        day("--on", "its last day; today if not given"),
    ),
)
