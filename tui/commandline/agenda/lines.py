"""`secretariat agenda build|word|order|leave-out|sent`: the agenda before it is published, and the papers sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import AgendaLine, Meeting
from tui.commandline.acts import Done, act
from tui.commandline.args import ALL_THE_SAME, flag, meeting, past_day, people, text, typed
from tui.commandline.fields import RecordFields
from tui.commandline.naming import MEETING_HELP

if TYPE_CHECKING:
    from store.commands.agenda import lines, sending
else:
    lines = Later("store.commands.agenda.lines")
    sending = Later("store.commands.agenda.sending")

AT = meeting("--meeting", f"the meeting whose agenda it is: {MEETING_HELP}", "ID|DATE|next", required=True)
"""The meeting whose agenda an act is about."""

BUILD = "secretariat agenda build --meeting 29/7/2021 --today 12/7/2021"
LINE_HELP = "its number on the agenda, its heading, or its id"
_LINE = text("line", LINE_HELP, "NUMBER")
_WAY = typed(
    "way",
    "before the item above it, or after the one below it",
    lambda _, way: -1 if way == "up" else 1,
    int,
    None,
    name="by",
    choices=("up", "down"),
)


def _built(done: Done) -> list[str]:
    """Say line by line what building changed; of a first build, what stands on the agenda."""
    from store.queries.agenda.agenda import agenda_of
    from store.rules.agenda.building import build_changes

    meeting_id = done.values["meeting"]
    before = done.before.need(Meeting, meeting_id)
    if before.agenda:
        return [f"Note: {change.words}" for change in build_changes(done.before, before)]
    whole = agenda_of(done.desk.register, done.desk.register.need(Meeting, meeting_id))
    return [f"{item.number}. {item.title}" for item in whole.items]


COMMANDS = (
    act(
        "agenda build",
        "build the agenda from the standing items and the programme, or build it again",
        BUILD,
        lines.build_agenda,
        AT,
        ALL_THE_SAME,
        tell=_built,
        says_today=True,
        notes="What was ordered, worded or left out by hand is kept. secretariat show agenda says what would change.",
    ),
    act(
        "agenda word",
        "word an item by hand: heading, report of, what members are asked, time, number",
        'secretariat agenda word 10 --meeting 29/7/2021 --ask "Members to note it" --appendix H --today 12/7/2021',
        lines.word_line,
        AT,
        _LINE,
        text("--appendix", "of the paper of standing business, such as the last minutes: its letter"),
        text("--pages", "its pages in the pack, such as 1-8"),
        ALL_THE_SAME,
        RecordFields(AgendaLine),
        first=(BUILD,),
        notes='An empty text, as in --ask "", follows from programme and standing items again.',
    ),
    act(
        "agenda order",
        "move an item of the agenda up or down one place",
        "secretariat agenda order 7 up --meeting 29/7/2021 --today 12/7/2021",
        lines.place_line,
        AT,
        _LINE,
        _WAY,
        ALL_THE_SAME,
        first=(BUILD,),
    ),
    act(
        "agenda leave-out",
        "leave a standing item out of one agenda, or take it in again",
        "secretariat agenda leave-out 4 --meeting 29/7/2021 --today 12/7/2021",
        lines.leave_out_line,
        AT,
        _LINE,
        flag("--in", "take it in again", "out", given=False, otherwise=True),
        ALL_THE_SAME,
        first=(BUILD,),
    ),
    act(
        "agenda sent",
        "record that papers were sent to members: to whom, when and how",
        'secretariat agenda sent --meeting 29/7/2021 --how "by e-mail" --what "agenda and reports" --on 12/7/2021 '
        "--today 12/7/2021",
        sending.record_sent,
        AT,
        people("--to", "a name; every member who was sent none if not given", nargs="*"),
        past_day("--on", "the day; today if not given"),
        text("--how", "by which way, such as by e-mail"),
        text("--what", "what was sent, such as supplement 1"),
        says_today=True,
    ),
)
