"""`secretariat action add|edit|close|drop|reopen|note|carry|review`: what the panel asked for, until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.later import Later
from store.records import Action
from tui.commandline.acts import act, into_the_bin
from tui.commandline.args import action, actions, day, due, meeting, past_day, record_id, text
from tui.commandline.fields import RecordFields

if TYPE_CHECKING:
    from store.commands import settling
    from store.commands.actions import actions as following
else:
    settling = Later("store.commands.settling")
    following = Later("store.commands.actions.actions")

BASES = "plan, annual report, precept, appointment or scrutiny"
_DUE = frozenset({"due_kind", "due_words", "due_on", "due_meeting", "review_from"})
"""The fields of an action that are typed as one, by when it is due."""


_EVIDENCE = (
    text("--what", "what discharged it", otherwise=""),
    text("--where", "where that is recorded: minute, meeting, paper", otherwise=""),
    past_day("--on", "the day"),
    record_id("--ref", "the minute, meeting or item that shows it", "ID|MINUTE"),
)

COMMANDS = (
    act(
        "action add",
        "record what the panel asked for or was promised",
        'secretariat action add "A report on rural crime" --kind "request for a report" --due "next meeting"',
        following.add_action,
        text("text", "what is asked for, in the words of the minute"),
        RecordFields(Action, _DUE | {"text"}),
        due("--due"),
    ),
    act(
        "action edit",
        "change what is recorded of an action",
        "secretariat action edit A1 --due 30/9/2021",
        following.edit_action,
        action(),
        RecordFields(Action, _DUE),
        due("--due"),
    ),
    act(
        "action close",
        "close an action with what discharged it, when and where",
        'secretariat action close A6 --what "Report received" --on 10/6/2021 --where "Minutes of 10 June 2021"',
        following.close_action,
        action(),
        *_EVIDENCE,
    ),
    act(
        "action drop",
        "close an action that is no longer wanted, with who decided that, when and where",
        'secretariat action drop A2 --what "The trial ended" --on 10/6/2021 --where "Chair\'s briefing"',
        following.close_action,
        action(),
        *_EVIDENCE,
        dropped=True,
    ),
    act(
        "action reopen",
        "open an action again; its history is kept",
        'secretariat action reopen A5 --reason "The report left two questions open"',
        following.reopen_action,
        action(),
        text("--reason", "why; what it was closed with is kept", required=True),
    ),
    act(
        "action note",
        "note progress on an action",
        'secretariat action note A7 "Figures asked for again"',
        following.note_progress,
        action(),
        text("text", "what has happened"),
        text("--by", "who said so", "NAME"),
    ),
    act(
        "action carry",
        "carry actions over to a meeting; the meetings they passed are counted",
        "secretariat action carry A3 --to 30/9/2021 --today 12/7/2021",
        following.carry_over,
        actions(),
        meeting("--to", "the next meeting if not given", "ID|DATE|next", otherwise="next"),
        text("--reason", "why"),
    ),
    act(
        "action review",
        "let actions rest until a day, from which they raise themselves again",
        "secretariat action review A24 --from 1/12/2021 --today 12/7/2021",
        following.review_from,
        actions(),
        day("--from", "the day it raises itself again", name="on", required=True),
    ),
    act(
        "action view",
        "keep a search of the actions under a name; an empty search takes the name away",
        'secretariat action view "The Commissioner\'s" "owner:OPCC"',
        settling.keep_view,
        text("name", "what it is kept as", "NAME"),
        text("search", "what to search for, as in the list of actions", "SEARCH"),
        place="actions",
    ),
    into_the_bin("action", "actions", "A26", Action),
)
