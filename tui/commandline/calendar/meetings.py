"""`secretariat meeting add|edit|cancel|postpone|status`: the calendar of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Meeting, MeetingStatus
from tui.commandline.acts import Done, act
from tui.commandline.args import ALL_THE_SAME, choice, meeting, meeting_day, some_items, target, text, time, typed
from tui.commandline.argument import Ids
from tui.commandline.fields import RecordFields
from tui.commandline.naming import MEETING_HELP

if TYPE_CHECKING:
    from store.commands import bin as the_bin
    from store.commands import settling
    from store.commands.calendar import meetings
else:
    the_bin = Later("store.commands.bin")
    settling = Later("store.commands.settling")
    meetings = Later("store.commands.calendar.meetings")


def _tell(done: Done) -> list[str]:
    """Tell what should be known about a meeting's date and time now, and which deadlines moved with it."""
    from store.queries.calendar.impact import impact_between
    from store.rules.calendar.meetings import warnings_for_meeting
    from tui.commandline.calendar.dates import holidays_for

    register, today = done.desk.register, done.desk.today
    changed = register.get(Meeting, done.change.touched[0].id) if done.change else None
    if changed is None:
        return []
    warnings = warnings_for_meeting(register, changed, today, holidays_for(register.panel))
    impact = impact_between(done.before, register, today)
    moved = (impact.words, *(line.words for line in impact.lines)) if impact.lines else ()
    told = {problem.sentence for problem in done.desk.warnings}
    every = dict.fromkeys((*warnings, *moved, *impact.notes))
    return [f"Note: {words}" for words in every if words not in told]


_CALLED = "status of a meeting"

COMMANDS = (
    act(
        "meeting add",
        "arrange a meeting",
        'secretariat meeting add 3/2/2022 --start 1pm --venue "Committee Room 1"',
        meetings.add_meeting,
        meeting_day("date"),
        choice("--status", MeetingStatus, _CALLED, "STATUS", "proposed or arranged (if not given)"),
        RecordFields(Meeting, frozenset({"date", "known_by"})),
        tell=_tell,
        notes="Until its day is known a meeting may be known by its week or month: “w/c 5 December”, “November 2024”.",
    ),
    act(
        "meeting edit",
        "change what is recorded of a meeting",
        "secretariat meeting edit 29/7/2021 --minutes 150",
        meetings.edit_meeting,
        meeting(),
        RecordFields(Meeting, frozenset({"known_by"})),
        tell=_tell,
        notes='An empty text, as in --note "", takes out what is recorded. An announced day is changed by postponing.',
    ),
    act(
        "meeting cancel",
        "cancel a meeting; its items stay and are said to need another",
        'secretariat meeting cancel 2/12/2021 --reason "No business"',
        meetings.cancel_meeting,
        meeting(),
        text("--reason", required=True),
    ),
    act(
        "meeting postpone",
        "move a meeting to another day; its items go with it",
        'secretariat meeting postpone 30/9/2021 --to 7/10/2021 --reason "Venue not available"',
        meetings.postpone_meeting,
        meeting(),
        meeting_day("--to", "the new day; it may be an earlier one", required=True),
        text("--reason", required=True),
        time("--start", "the new time, if it changes"),
        text("--venue", "the new venue, if it changes"),
        tell=_tell,
    ),
    act(
        "meeting bin",
        "put a meeting entered by mistake in the bin",
        "secretariat meeting bin M8",
        the_bin.bin_records,
        typed("meeting", MEETING_HELP, lambda read, one: (read.meeting(one),), Ids, "MEETING", name="ids"),
        ALL_THE_SAME,
        notes="To take it out again: secretariat item restore ID.",
    ),
    act(
        "meeting held",
        "record a meeting as held and what it considered, in one step",
        'secretariat meeting held 10/6/2021 --considered "Confirm Panel Memberships" --rest-to 29/7/2021',
        settling.record_held,
        meeting(),
        some_items("--considered", "an item that was considered; repeat it", otherwise=()),
        target("--rest-to", "where the rest of its business goes; it stays to be settled if not given", name="rest_to"),
    ),
    act(
        "meeting status",
        "record how far a meeting has got",
        "secretariat meeting status 29/7/2021 called",
        meetings.set_status,
        meeting(),
        choice("status", MeetingStatus, _CALLED, "STATUS"),
    ),
)
