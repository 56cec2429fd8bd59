"""`secretariat declare …` and `secretariat show declarations`: interests at a meeting and in the register."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.later import Later
from store.problems import Refused
from store.records import Declaration, Dispensation, Interest, Meeting
from tui.commandline.acts import act, into_the_bin
from tui.commandline.args import (
    at_meeting,
    day,
    flag,
    past_day,
    people,
    person,
    record_id,
    some_business,
    text,
    time,
    typed,
)
from tui.commandline.argument import Gathered, Ids, OneOf, Values
from tui.commandline.call import Call, say
from tui.commandline.fields import RecordFields
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
    from store.queries.declarations.listed import NO_ONE, listed_declarations
    from store.rules.words.dates import long_date

    wanted = call.options.on if call.options.on is not None else call.options.meeting
    with call.desk() as desk:
        register, today = call.seen(desk), desk.today
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
        told = register.need(Declaration, row.id).notified_on
        due = f"; the monitoring officer to be told by {long_date(row.notice_due)}" if row.notice_due else ""
        due = f"; the monitoring officer was told on {long_date(told)}" if told else due
        say(*([] if row.who == NO_ONE else [f"   What must follow: {row.effect}{due}"]))
    say(*([] if rows else ["There are no declarations."]))
    return DONE


def _scope(_: Reading, given: Values) -> Values:
    """Give what a declaration is for, with the word that the record has for that."""
    scope = "all substantive items" if given.pop("all", False) else "topic" if given.get("topic") else ""
    return {"scope": scope or ("items" if given.get("items") else ""), **given}


def _relation(_: Reading, given: Values) -> Values:
    """Give how the interest relates to the business: it affects it more or less, or else relates to it directly."""
    if "affects" not in given:
        return {"relation": "directly relates", "more_than_most": None}
    return {"relation": "affects", "more_than_most": given["affects"] == "more"}


_NO_LEAVE = Dispensation(granted_by="", ground="")


def _leave(read: Reading, given: Values) -> Values:
    """Give the dispensation, of which any part makes one; whether it lets them vote has to be said."""
    return {"dispensation": _granted(read, given)}


def _granted(read: Reading, given: Values) -> Dispensation | None:
    """Make a dispensation of what is typed of it; what is not said of the vote is noted, not assumed."""
    from store.rules.declarations.dispensations import leave_given

    said = {
        **dict.fromkeys(("from_date", "until", "vote")),
        "granted_by": "",
        "ground": "",
        "items": (),
        **given,
    }
    try:
        return leave_given(**said, field="leave_to_vote")
    except Refused as refused:
        cure = "Add --leave-to-vote, or --no-leave-to-vote if it lets them speak and stay only."
        read.problems += [replace(problem, cure=cure) for problem in refused.problems]
        return None


def _changed_leave(read: Reading, given: Values) -> Values:
    """Give a declaration with its dispensation, of which what is not typed stays; with all its words empty, none."""
    declaration = given.pop("declaration")
    if not given:
        return {"declaration": declaration}
    made = read.register.get(Declaration, declaration)
    before = made.dispensation if made else None
    after = replace(before, **given) if before else _granted(read, given)
    return {"declaration": declaration, "dispensation": None if after == _NO_LEAVE else after}


def _of_its_meeting(read: Reading, typed_id: str) -> str:
    """Read the id of a declaration; people and numbers of items are then looked for at its meeting."""
    declaration = read.record(typed_id, (Declaration,))
    made = read.register.get(Declaration, declaration)
    read.about = made.meeting if made else ""
    return declaration


def _business(*, always: bool) -> Gathered:
    """Make the options for what a declaration is for: items of the meeting, all of them, or a topic."""
    return Gathered(
        {"scope": str, "items": Ids, "topic": str},
        _scope,
        (
            some_business("--item", "may be repeated", name="items"),
            flag("--all", "for all substantive items"),
            text("--topic", "topic: name its items as well"),
        ),
        always=always,
    )


def _bearing() -> Gathered:
    """Make the options for how the interest relates to the business; without any, that was not said."""
    more = "affects it, more or no more than most people"
    how = typed("--affects", more, lambda _, way: way, str, None, choices=("more", "no-more"))
    direct = flag("--directly", "the business directly relates to it")
    return Gathered({"relation": str, "more_than_most": bool | None}, _relation, (OneOf((how, direct)),))


def _standing(read: Reading, ids: list[str]) -> Ids:
    """Read the standing interests to be declared; without any, all that are offered at the meeting and not declared."""
    from store.queries.declarations.declarations import offers

    chosen = read.records(ids)
    held = read.register.get(Meeting, read.about)
    if chosen or held is None:
        return chosen
    return tuple(one.id for one in offers(read.register, held) if not one.declared)


_TYPED_AS_ONE = frozenset({"scope", "items", "topic", "relation", "more_than_most"})
"""The fields of a declaration that options of their own say together."""

_ITEMS = frozenset({"items"})
_LEAVE_FOR = some_business(
    "--leave-item", "leave for items: those it covers, if not all; may be repeated", name="items"
)

_DECLARED = "secretariat declare add Taylor --meeting 10/6/2021 --interest DPI --item 1 --no-registered"


COMMANDS = (
    listed("declarations", _show, "--on 23/9/2016", _show_arguments),
    act(
        "declare add",
        "record a declaration by one or several people",
        'secretariat declare add Taylor --meeting 29/7/2021 --interest ORI --item 1 --nature "trustee of a charity"',
        declaring.declare,
        at_meeting(),
        people("people"),
        text("--interest", "its kind in the words of the paper, such as DPI, if one was given", "KIND"),
        _business(always=False),
        _bearing(),
        RecordFields(Declaration, _TYPED_AS_ONE | {"people", "interest"}),
        Gathered({"dispensation": Dispensation}, _leave, (_LEAVE_FOR, RecordFields(Dispensation, _ITEMS))),
        notes="Only the names are needed. The minutes say what was recorded; what must follow is shown with its law.",
    ),
    act(
        "declare edit",
        "change a declaration",
        'secretariat declare edit D3 --advice "the monitoring officer" --stay yes',
        declaring.edit_declaration,
        Gathered(
            {"declaration": str, "dispensation": Dispensation | None},
            _changed_leave,
            (
                typed("declaration", None, _of_its_meeting, str, "DECLARATION"),
                _LEAVE_FOR,
                RecordFields(Dispensation, _ITEMS),
            ),
            always=True,
        ),
        _business(always=False),
        _bearing(),
        RecordFields(Declaration, _TYPED_AS_ONE),
        first=(_DECLARED,),
        notes='An empty text, as in --advice "", takes out what is recorded.',
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
        "record when those who declared it left and returned",
        "secretariat declare times D3 --left 2pm --returned 2:30pm",
        declaring.record_times,
        record_id("declaration", kinds=(Declaration,)),
        time("--left", name="left_at", required=True),
        time("--returned", name="returned_at"),
        first=(_DECLARED,),
    ),
    act(
        "declare told",
        "record that the monitoring officer was told",
        "secretariat declare told D3",
        declaring.record_notice,
        record_id("declaration", kinds=(Declaration,)),
        past_day("--on", "today if not given"),
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
        RecordFields(Interest, frozenset({"text", "category"})),
    ),
    act(
        "declare entry",
        "change an entry of somebody's register of interests",
        "secretariat declare entry I1 --term governors --standing",
        interests.edit_interest,
        record_id("interest", "the id of the interest, or words of it", kinds=(Interest,)),
        RecordFields(Interest),
        notes='An empty text, as in --value "", takes out what is recorded.',
    ),
    act(
        "declare end",
        "record that a registered interest has ended; it is kept, and no longer offered",
        "secretariat declare end I1 --on 30/6/2021",
        interests.end_interest,
        record_id("interest", "the id of the interest, or words of it", kinds=(Interest,)),
        day("--on", "its last day; today if not given"),
    ),
    into_the_bin(
        "declare",
        "a declaration, the record that there was none, or an interest",
        "D3",
        Declaration,
        Interest,
        first=(_DECLARED,),
    ),
)
