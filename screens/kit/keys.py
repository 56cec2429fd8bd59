"""The table of everything the clerk can do, from which bindings, hint line, palette and help are all made.

An action's id never changes, because settings files name it. Keys are Textual's names, parted by commas.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from textual.binding import Binding

EVERYWHERE = "everywhere"
LIST = "list"
FORM = "form"


class Action(NamedTuple):
    """One thing the clerk can do.

    `place` says where it works: everywhere, in any list, in a form, or in one place of work. `label` is short enough
    for the hint line; `help` is a sentence. `hint` is its rank in the hint line (0: never shown there).
    """

    id: str
    keys: str
    label: str
    help: str
    place: str
    hint: int = 0


ACTIONS: tuple[Action, ...] = (
    Action("go.calendar", "1", "Calendar", "Go to the meeting calendar", EVERYWHERE),
    Action("go.programme", "2", "Programme", "Go to the work programme", EVERYWHERE),
    Action("go.questions", "3", "Questions", "Go to the public questions", EVERYWHERE),
    Action("go.declarations", "4", "Declarations", "Go to the declarations of interest", EVERYWHERE),
    Action("go.actions", "5", "Actions", "Go to the actions and recommendations", EVERYWHERE),
    Action("go.meeting", "6", "Meeting", "Go to one meeting, from agenda to minutes", EVERYWHERE),
    Action("go.members", "7", "Members", "Go to the members and their seats", EVERYWHERE),
    Action("go.findings", "f", "Findings", "Show everything that is late, missing or at odds", EVERYWHERE),
    Action("go.rounds", "8", "Rounds", "Go to the statutory rounds: precept, hearings, plan and so on", EVERYWHERE),
    Action("go.settings", "9", "Settings", "Go to the panel's rules and settings", EVERYWHERE),
    Action("filter", "slash", "filter", "Show only the lines that hold the words you type", EVERYWHERE, 70),
    Action("find", "ctrl+f", "find", "Find anything anywhere", EVERYWHERE),
    Action("undo", "u", "undo", "Undo your last change, naming it", EVERYWHERE, 60),
    Action("redo", "ctrl+r", "redo", "Do again what you last undid, naming it", EVERYWHERE),
    Action("undo_other", "U", "undo another", "Pick one of your changes and undo it", EVERYWHERE),
    Action("at_odds", "exclamation_mark", "the file", "Say what is wrong with the file and choose", EVERYWHERE),
    Action("history", "h", "history", "Show every change to this record", EVERYWHERE),
    Action("export", "x", "export", "Write this view to a file", EVERYWHERE),
    Action("bin", "B", "the bin", "Open the bin and take things out of it", EVERYWHERE),
    Action("palette", "ctrl+p", "all commands", "List everything that can be done here", EVERYWHERE),
    Action("help", "f1,question_mark", "help", "Show the keys of this screen", EVERYWHERE, 90),
    Action("back", "escape", "back", "Clear the filter, the marks, or go back", EVERYWHERE),
    Action("quit", "q", "quit", "Leave; everything is already saved", EVERYWHERE, 95),
    Action("list.up", "up,k", "up", "Go up a line", LIST),
    Action("list.down", "down,j", "down", "Go down a line", LIST),
    Action("list.page_up", "pageup", "page up", "Go up a page", LIST),
    Action("list.page_down", "pagedown", "page down", "Go down a page", LIST),
    Action("list.first", "home", "first", "Go to the first line", LIST),
    Action("list.last", "end", "last", "Go to the last line", LIST),
    Action("list.previous_group", "left_curly_bracket", "previous heading", "Go to the heading above", LIST),
    Action("list.next_group", "right_curly_bracket", "next heading", "Go to the heading below", LIST),
    Action("list.mark", "space", "mark", "Mark this line, so that the next command acts on all marked", LIST, 50),
    Action("list.mark_all", "ctrl+a", "mark all", "Mark every line under this heading", LIST),
    Action("item.open", "enter", "open", "Open this item", "programme", 5),
    Action("item.new", "n", "new", "Add an item under this heading", "programme", 10),
    Action("item.edit", "e", "edit", "Change this item", "programme", 20),
    Action("item.move", "m", "move", "Move to another meeting, chosen from a list", "programme", 30),
    Action("item.to_previous", "left_square_bracket", "earlier", "Move to the meeting before", "programme"),
    Action("item.to_next", "right_square_bracket", "later", "Move to the meeting after", "programme"),
    Action("item.raise", "K,shift+up", "raise", "Move up within the meeting", "programme"),
    Action("item.lower", "J,shift+down", "lower", "Move down within the meeting", "programme"),
    Action("item.moveable", "asterisk", "moveable", "Mark as moveable, or no longer moveable", "programme"),
    Action("item.defer", "d", "defer", "Defer: what exactly, to when, and why", "programme", 40),
    Action("item.withdraw", "W", "withdraw", "Take out of the programme, with a reason", "programme"),
    Action("item.bin", "delete", "to the bin", "Put in the bin", "programme"),
    Action("item.prepare", "p", "prepare", "Work down what the next meeting still needs", "programme", 35),
    Action("item.chain", "w", "chain", "Show the way from the minute to the discharge", "programme"),
    Action("item.load", "L", "load", "Show how full the meetings are, and what moving this would do", "programme"),
    Action("item.ledger", "D", "ledger", "Show business lost or delayed", "programme"),
    Action("meeting.open", "enter", "open", "Open this meeting", "calendar", 5),
    Action("meeting.clock", "c", "clock", "Show every deadline of this meeting; record one as done", "calendar", 6),
    Action("meeting.working", "w", "working", "Show how the day for the papers is counted", "calendar", 7),
    Action("meeting.planner", "y", "year", "Show the year as twelve months, or the list again", "calendar", 8),
    Action("meeting.new", "n", "new", "Arrange a meeting", "calendar", 10),
    Action("meeting.edit", "e", "edit", "Change this meeting", "calendar", 20),
    Action("meeting.move", "m", "postpone", "Postpone or bring forward to another day, with a reason", "calendar", 30),
    Action("meeting.status", "s", "status", "Record how far this meeting has got", "calendar", 40),
    Action("meeting.cancel", "W", "cancel", "Cancel this meeting, with a reason", "calendar", 45),
    Action("meeting.bin", "delete", "to the bin", "Put a meeting entered by mistake in the bin", "calendar"),
    Action("meeting.publish", "P", "publish", "Record that agenda and reports were published", "calendar"),
    Action("meeting.notices", "N", "notices", "Record notice as posted at the councils", "calendar"),
    Action("meeting.propose", "Y", "propose", "Propose next year's dates, with every clash", "calendar"),
    Action("meeting.programme", "p", "programme", "Show this meeting in the work programme", "calendar"),
    Action("planner.left", "left", "day before", "Go a day back", "planner"),
    Action("planner.right", "right", "day after", "Go a day on", "planner"),
    Action("planner.up", "up,k", "week before", "Go a week back", "planner"),
    Action("planner.down", "down,j", "week after", "Go a week on", "planner"),
    Action("planner.month_before", "pageup", "month before", "Go a month back", "planner"),
    Action("planner.month_after", "pagedown", "month after", "Go a month on", "planner"),
    Action("planner.year_before", "left_curly_bracket", "year before", "Go a year back", "planner"),
    Action("planner.year_after", "right_curly_bracket", "year after", "Go a year on", "planner"),
    Action("planner.today", "t", "today", "Go to today", "planner", 9),
    Action("planner.previous", "left_square_bracket", "before", "Go to the day before that has something", "planner"),
    Action("planner.next", "right_square_bracket", "after", "Go to the next day that has something", "planner"),
    Action("clock.done", "d,enter", "done", "Record this deadline as done today, by you", "clock", 1),
    Action("clock.edit", "e", "done on…", "Record it as done on another day, or by someone else", "clock", 2),
    Action("clock.working", "w", "working", "Show how this day is counted", "clock", 3),
    Action("clock.back", "delete", "take back", "Take back that it was done", "clock", 4),
    Action("impact.save", "enter,ctrl+s", "save", "Go on and save", "impact", 1),
    Action("proposal.earlier", "left_square_bracket", "week earlier", "Move this date a week earlier", "proposal", 1),
    Action("proposal.later", "right_square_bracket", "week later", "Move this date a week later", "proposal", 2),
    Action("proposal.leave_out", "o", "leave out", "Leave this date out, or take it in again", "proposal", 3),
    Action("proposal.save", "ctrl+s", "create all", "Create these meetings as proposed, in one step", "proposal", 4),
    Action("round.open", "enter", "open", "Tell this round: what happened, what comes next, its dates", "rounds", 5),
    Action("round.new", "n", "new", "Open a statutory round", "rounds", 10),
    Action("round.step", "s", "step", "Record a step of this round", "rounds", 20),
    Action("round.edit", "e", "edit", "Change what is recorded of this round", "rounds", 30),
    Action("round.back", "z", "take back", "Take a step out that was recorded by mistake", "rounds", 40),
    Action("round.close", "C", "close", "Close this round, or open it again", "rounds", 45),
    Action("round.bin", "delete", "to the bin", "Put a round opened by mistake in the bin", "rounds"),
    Action("setting.edit", "e,enter", "change", "Change this setting; a rule can change from a day on", "settings", 5),
    Action(
        "setting.new",
        "n",
        "add",
        "Add a deadline, a closure, a bank holiday, a poll, a council's day",
        "settings",
        10,
    ),
    Action("setting.remove", "delete", "take out", "Take out this deadline or day", "settings", 20),
    Action("question.open", "enter", "open", "Open this question", "questions", 5),
    Action(
        "question.receive", "n", "receive", "Take in a question, statement, petition or deputation", "questions", 10
    ),
    Action("question.accept", "a", "accept", "Accept for its meeting; a rule not met needs a reason", "questions", 15),
    Action("question.reject", "r", "reject", "Reject on a ground of the panel's rules", "questions", 20),
    Action("question.hold", "d", "hold over", "Hold over to a later meeting", "questions", 25),
    Action("question.forward", "F", "forward", "Pass on to the chief constable or another", "questions"),
    Action("question.send", "s", "ask", "Send to whoever is to answer it", "questions", 30),
    Action("question.answer", "A", "answer", "Record the answer", "questions", 35),
    Action("question.put", "p", "put", "Record that it was put at the meeting or taken as read", "questions"),
    Action("question.supplementary", "S", "supplementary", "Record a supplementary question", "questions"),
    Action("question.owe", "o", "reply owed", "Record that a written reply is owed", "questions"),
    Action("question.sent", "R", "reply sent", "Record that the written reply was sent", "questions", 40),
    Action("question.told", "t", "asker told", "Record that the asker was told of the decision", "questions"),
    Action("question.acknowledge", "y", "acknowledged", "Record that the asker was told that it has come", "questions"),
    Action("question.letter", "l", "letter", "Write a letter as an e-mail draft", "questions", 45),
    Action("question.edit", "e", "edit", "Correct what is recorded of this question", "questions"),
    Action("question.text", "T", "text to publish", "Change the text that papers print", "questions"),
    Action("question.redact", "X", "redact", "Take contact details out of the text to publish", "questions"),
    Action("question.publish", "P", "published", "Record that it was published", "questions"),
    Action("question.close", "c", "close", "Close; while a reply is owed it stays open", "questions"),
    Action("question.working", "w", "working", "Show how the deadline was worked out", "questions"),
    Action("question.similar", "i", "like it", "Show earlier questions that ask the same", "questions"),
    Action("question.stands", "L", "stands", "The decision was looked at again and stands", "questions"),
    Action("question.group", "g", "together", "Take the marked questions together", "questions"),
    Action("question.ungroup", "G", "apart", "Take each marked question by itself again", "questions"),
    Action(
        "question.sheet", "v", "sheet", "Show the questions of this meeting in their order, with the time", "questions"
    ),
    Action("question.minutes", "V", "minutes", "Show the words for the minutes of this meeting", "questions"),
    Action("question.purge", "Z", "purge", "Remove contact details that are due to go, for good", "questions"),
    Action("question.bin", "delete", "to the bin", "Put a question entered by mistake in the bin", "questions"),
    Action("action.open", "enter", "open", "Open this action", "actions", 5),
    Action("action.new", "n", "new", "Record what the panel asked for or was promised", "actions", 10),
    Action("action.split", "s", "split", "Make several actions of one minute, each with its clause", "actions", 12),
    Action("action.close", "c", "close", "Close with what discharged it, when and where", "actions", 20),
    Action("action.schedule", "t", "to programme", "Put on the programme of a meeting", "actions", 25),
    Action("action.respond", "r", "reply", "Record the commissioner's reply to this recommendation", "actions", 30),
    Action("action.edit", "e", "edit", "Change this action", "actions", 40),
    Action("action.chain", "w", "chain", "Show the way from the minute to the discharge", "actions", 45),
    Action("action.link", "l", "link", "Tie to an item of the programme", "actions"),
    Action("action.carry", "greater_than_sign", "carry over", "Carry over to a later meeting", "actions"),
    Action("action.review", "v", "look again", "Let it rest until a day, then raise it again", "actions"),
    Action("action.note", "N", "note", "Note progress", "actions"),
    Action("action.copies", "C", "copies", "Tick off the councils that had their copy", "actions"),
    Action("action.drop", "W", "drop", "Close as no longer wanted: who decided, when and where", "actions"),
    Action("action.reopen", "O", "reopen", "Open again; its history is kept", "actions"),
    Action("action.views", "V", "views", "Choose a view, or keep the search you typed as one", "actions"),
    Action("action.bin", "delete", "to the bin", "Put an action entered by mistake in the bin", "actions"),
    Action("settle.do", "enter", "settle", "Settle this line, in the likeliest way", "settling", 5),
    Action("settle.move", "m", "move", "Move the item to a meeting", "settling", 10),
    Action("settle.schedule", "t", "to programme", "Put on the programme of a meeting", "settling", 12),
    Action("settle.close", "c", "close", "Close with what discharged it, when and where", "settling", 14),
    Action("settle.aside", "a", "set aside", "Set aside with a reason until a day, or take that back", "settling", 16),
    Action("settle.open", "o", "open", "Go to the record it is about", "settling", 18),
    Action("settle.withdraw", "W", "withdraw", "Take the item out of the programme, with a reason", "settling"),
    Action("settle.held", "s", "held", "Record the meeting as held, and what it considered", "settling"),
    Action("settle.considered", "d", "considered", "Record the item as considered at its meeting", "settling"),
    Action("settle.review", "v", "look again", "Let it rest until a day, then raise it again", "settling"),
    Action("settle.respond", "r", "reply", "Record the commissioner's reply", "settling"),
    Action("settle.copies", "C", "copies", "Tick off the councils that had their copy", "settling"),
    Action("settle.paper", "P", "paper", "Record where the paper stands", "settling"),
    Action("settle.note", "N", "note", "Note progress", "settling"),
    Action("settle.carry", "greater_than_sign", "carry over", "Carry over to a later meeting", "settling"),
    Action("settle.add", "n", "add", "Add the missing item to the programme", "settling"),
    Action("settle.edit", "e", "edit", "Change the action", "settling"),
    Action("settle.leave", "escape", "back", "Clear the filter, or go back to the programme", "settling"),
    Action("meeting.previous", "left_square_bracket", "earlier", "Open the meeting before", "meeting", 10),
    Action("meeting.next", "right_square_bracket", "later", "Open the meeting after", "meeting", 11),
    Action("page.open", "enter", "open", "Open this item or minute", "meeting", 5),
    Action("meeting.attendance", "a", "attendance", "Show who is expected and who came", "calendar", 46),
    Action("meeting.declared", "D", "declarations", "Show the declarations of interest", "calendar"),
    Action("page.split", "S", "split", "Make several actions of this minute, each with its clause", "meeting"),
    Action("page.chain", "w", "chain", "Show what came of this item or minute, to its discharge", "meeting"),
    Action("page.attendance", "a", "attendance", "Show who is expected and who came", "meeting", 12),
    Action("page.declared", "d", "declarations", "Show the declarations of interest", "meeting", 13),
    Action("seat.open", "enter", "open", "Open this seat", "members", 5),
    Action("seat.new", "n", "seat", "Seat somebody, in this vacant seat if the cursor is on one", "members", 10),
    Action("seat.edit", "e", "edit", "Change this seat: role, party, term, substitutes", "members", 20),
    Action("seat.end", "W", "end", "Record the last day of this seat", "members", 30),
    Action("seat.vacancy", "v", "vacancy", "Record a vacant seat", "members"),
    Action("seat.interests", "i", "interests", "Open the register of interests of this person", "members", 35),
    Action("seat.findings", "T", "to do", "Show vacancies, terms, limits and notices to be dealt with", "members", 15),
    Action("seat.balance", "b", "balance", "Show the balance of councils, parties and skills", "members", 40),
    Action("seat.record", "a", "attendance", "Show the attendance record of every member", "members", 45),
    Action("seat.quorum", "Q", "quorum", "Set the quorum in the panel's rules", "members"),
    Action("seat.before", "left_square_bracket", "earlier", "Show the roll at the meeting before", "members", 25),
    Action("seat.after", "right_square_bracket", "later", "Show the roll at the meeting after", "members", 26),
    Action("seat.today", "t", "today", "Show the roll of today", "members"),
    Action("seat.bin", "delete", "to the bin", "Put a seat entered by mistake in the bin", "members"),
    Action("declared.open", "enter", "open", "Open this declaration", "declarations", 5),
    Action("declared.new", "n", "new", "Record a declaration by one or several people", "declarations", 10),
    Action("declared.again", "o", "declare again", "Record a standing interest as declared here", "declarations", 15),
    Action("declared.nil", "N", "nil", "Record that no declarations were made", "declarations", 20),
    Action("declared.previous", "left_square_bracket", "earlier", "Go to the meeting before", "declarations", 25),
    Action("declared.next", "right_square_bracket", "later", "Go to the meeting after", "declarations", 26),
    Action("declared.edit", "e", "edit", "Change this declaration", "declarations", 30),
    Action("declared.times", "t", "left at", "Record when they left and returned", "declarations", 35),
    Action("declared.told", "g", "told", "Record that the monitoring officer was told", "declarations", 40),
    Action("declared.hints", "P", "private", "Show privately who may need to declare", "declarations", 45),
    Action("declared.attendance", "a", "attendance", "Show who is expected and who came", "declarations"),
    Action("declared.bin", "delete", "to the bin", "Put this record in the bin", "declarations"),
    Action("attend.open", "enter", "open", "Open this person's attendance", "attendance", 5),
    Action("attend.present", "p", "present", "Record as present", "attendance", 10),
    Action("attend.apologies", "a", "apologies", "Record apologies", "attendance", 15),
    Action("attend.absent", "A", "absent", "Record as absent without apologies", "attendance"),
    Action("attend.substitute", "s", "stand-in", "Name who stands in for this member", "attendance", 20),
    Action("attend.remote", "r", "remote", "Record as taking part by remote link, or not", "attendance"),
    Action("attend.arrived", "t", "came late", "Record a late arrival with its time", "attendance"),
    Action("attend.left", "l", "left", "Record leaving early with its time", "attendance", 40),
    Action("attend.out", "o", "out", "Record as out of the room for the item shown, or back", "attendance", 35),
    Action("attend.other", "n", "others", "Add somebody in attendance who is no member", "attendance"),
    Action("attend.declare", "d", "declare", "Record a declaration of this person at the item shown", "attendance", 30),
    Action("attend.vote", "v", "vote", "Record a vote on the item shown, by name", "attendance", 45),
    Action("attend.votes", "V", "votes", "Show the votes recorded, and take one back", "attendance"),
    Action("attend.previous", "left_square_bracket", "item before", "Go to the item before", "attendance"),
    Action("attend.next", "right_square_bracket", "item", "Go to the next item of the meeting", "attendance", 25),
    Action("attend.clear", "delete", "clear", "Take away what is recorded of this person", "attendance"),
    Action("filter.clear", "escape", "everything", "Clear the filter", "filter"),
    Action("filter.down", "down", "down", "Go down a line of the list", "filter"),
    Action("filter.up", "up", "up", "Go up a line of the list", "filter"),
    Action("reader.down", "pagedown,space,down,j", "further", "Read on", "reader"),
    Action("reader.up", "pageup,up,k", "back up", "Go back up", "reader"),
    Action("reader.edit", "e", "change", "Change this record", "record-window"),
    Action("reader.history", "h", "history", "Show every change to this record", "record-window"),
    Action("first.choose", "enter", "choose", "Begin in this way", "first-run"),
    Action("first.quit", "q,escape", "leave", "Leave the program", "first-run"),
    Action("window.close", "escape", "back", "Leave this window", "window"),
    Action("picker.choose", "enter", "choose", "Choose the line under the cursor", "picker"),
    Action("picker.up", "up", "up", "Go up a line", "picker"),
    Action("picker.down", "down", "down", "Go down a line", "picker"),
    Action("picker.page_up", "pageup", "page up", "Go up a page", "picker"),
    Action("picker.page_down", "pagedown", "page down", "Go down a page", "picker"),
    Action("choice.previous", "left", "before", "Change to the choice before", "choice"),
    Action("choice.next", "right,space", "after", "Change to the next choice", "choice"),
    Action("form.next", "tab", "next field", "Go to the next field", FORM, 3),
    Action("form.save", "ctrl+s", "save", "Save what you have typed", FORM, 1),
    Action("form.close", "escape", "back", "Leave; asks first if something was typed", FORM, 2),
)
"""THE table. Nothing else in the program names a key."""

_BY_ID = {action.id: action for action in ACTIONS}
_SHOWN = {
    "slash": "/",
    "greater_than_sign": ">",
    "question_mark": "?",
    "asterisk": "*",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "delete": "Del",
    "f1": "F1",
    "tab": "Tab",
    "left": "←",
    "right": "→",
}
_overrides: dict[str, str] = {}


def show_keymap(keymap: Mapping[str, str]) -> None:
    """Name the clerk's own keys in hints and help; the application gives the same keymap to Textual."""
    _overrides.clear()
    _overrides.update(keymap)


def action(action_id: str) -> Action:
    """Give the action with this id."""
    return _BY_ID[action_id]


def keys_of(action_id: str) -> tuple[str, ...]:
    """Give the keys of an action, the clerk's own if there are any."""
    keys = _overrides.get(action_id, _BY_ID[action_id].keys)
    return tuple(key.strip() for key in keys.split(",") if key.strip())


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + shown(key[5:]).upper()
    if key.startswith("shift+"):
        return "Shift+" + shown(key[6:])
    return key


def key_of(action_id: str) -> str:
    """Write the first key of an action as it stands on the keyboard; empty if it has none."""
    keys = keys_of(action_id)
    return shown(keys[0]) if keys else ""


def actions_of(*places: str) -> tuple[Action, ...]:
    """List the actions of some places, in the order of the table."""
    return tuple(entry for entry in ACTIONS if entry.place in places)


@cache
def bindings_for(*places: str) -> list[Binding]:
    """Make the Textual bindings of some places. Each leads to `action_do` with the action's id."""
    return [
        Binding(entry.keys, f"do('{entry.id}')", entry.label, show=False, tooltip=entry.help, id=entry.id)
        for entry in actions_of(*places)
    ]
