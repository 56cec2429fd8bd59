"""`secretariat attend chair|chair-back|also|printed`: the heading of the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Presence
from tui.commandline.acts import act
from tui.commandline.args import at_meeting, business, flag, people, person, text, time

if TYPE_CHECKING:
    from store.commands.attendance import room
    from store.commands.minutes import heading
else:
    room = Later("store.commands.attendance.room")
    heading = Later("store.commands.minutes.heading")

COMMANDS = (
    act(
        "attend chair",
        "record who took the chair, from the beginning or from a time or an item on",
        "secretariat attend chair Pantling --meeting 27/1/2021 --at 3pm",
        heading.take_chair,
        at_meeting(),
        person(),
        text("--printed", "the words after the name; “in the Chair” if not given"),
        time("--at", "from when, if not from the beginning"),
        business("--item", "from which item, if not from the beginning", name="from_item"),
    ),
    act(
        "attend chair-back",
        "take back who is recorded as in the chair",
        "secretariat attend chair-back --meeting 23/9/2016",
        heading.clear_chairs,
        at_meeting(),
        first=("secretariat attend chair Orson --meeting 23/9/2016",),
    ),
    act(
        "attend also",
        "record somebody as also present, with the office the minutes print",
        'secretariat attend also "Angela Perry" --role "Executive Director, OPCC" --meeting 27/1/2021',
        room.record_presence,
        at_meeting(),
        people(),
        text("--role", "the office as printed"),
        flag("--remote", "by remote link"),
        presence=Presence.ALSO_PRESENT,
    ),
    act(
        "attend printed",
        "record the name under which the papers of a meeting print somebody",
        'secretariat attend printed Orson "Mr. J. T. Orson JP CC" --meeting 23/9/2016',
        heading.print_as,
        at_meeting(),
        person(),
        text("printed", "the name as printed; an empty one takes it back", "WORDS"),
        text("--role", "the office as printed"),
    ),
)
