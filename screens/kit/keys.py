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
    Action("filter", "slash", "filter", "Show only the lines that hold the words you type", EVERYWHERE, 70),
    Action("find", "ctrl+f", "find", "Find anything anywhere", EVERYWHERE),
    Action("undo", "u", "undo", "Undo your last change, naming it", EVERYWHERE, 60),
    Action("redo", "ctrl+r", "redo", "Do again what you last undid, naming it", EVERYWHERE),
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
    Action("meeting.open", "enter", "open", "Open this meeting", "calendar", 5),
    Action("meeting.new", "n", "new", "Arrange a meeting", "calendar", 10),
    Action("meeting.edit", "e", "edit", "Change this meeting", "calendar", 20),
    Action("meeting.move", "m", "postpone", "Postpone or bring forward to another day, with a reason", "calendar", 30),
    Action("meeting.status", "s", "status", "Record how far this meeting has got", "calendar", 40),
    Action("meeting.cancel", "W", "cancel", "Cancel this meeting, with a reason", "calendar", 45),
    Action("meeting.bin", "delete", "to the bin", "Put a meeting entered by mistake in the bin", "calendar"),
    Action("meeting.programme", "p", "programme", "Show this meeting in the work programme", "calendar"),
    Action("record.open", "enter", "open", "Open this record", "register", 5),
    Action("meeting.previous", "left_square_bracket", "earlier", "Open the meeting before", "meeting", 10),
    Action("meeting.next", "right_square_bracket", "later", "Open the meeting after", "meeting", 11),
    Action("page.open", "enter", "open", "Open this item or minute", "meeting", 5),
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
    "question_mark": "?",
    "asterisk": "*",
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
