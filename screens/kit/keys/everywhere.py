"""What works everywhere, and in every list."""

from __future__ import annotations

from screens.kit.keys.key import EVERYWHERE, LIST, Key

KEYS = (
    Key("go.calendar", "1", "Calendar", "Go to the meeting calendar", EVERYWHERE),
    Key("go.programme", "2", "Programme", "Go to the work programme", EVERYWHERE),
    Key("go.questions", "3", "Questions", "Go to the public questions", EVERYWHERE),
    Key("go.declarations", "4", "Declarations", "Go to the declarations of interest", EVERYWHERE),
    Key("go.actions", "5", "Actions", "Go to the actions and recommendations", EVERYWHERE),
    Key("go.meeting", "6", "Meeting", "Go to one meeting, from agenda to minutes", EVERYWHERE),
    Key("go.members", "7", "Members", "Go to the members and their seats", EVERYWHERE),
    Key("go.findings", "f", "Findings", "Show everything that is late, missing or at odds", EVERYWHERE),
    Key("go.rounds", "8", "Rounds", "Go to the statutory rounds: precept, hearings, plan and so on", EVERYWHERE),
    Key("go.settings", "9", "Settings", "Go to the panel's rules and settings", EVERYWHERE),
    Key("filter", "slash", "filter", "Show only the lines that hold the words you type", EVERYWHERE, 70),
    Key("find", "ctrl+f", "find", "Find anything anywhere", EVERYWHERE),
    Key("undo", "u", "undo", "Undo your last change, naming it", EVERYWHERE, 60),
    Key("redo", "ctrl+r", "redo", "Do again what you last undid, naming it", EVERYWHERE),
    Key("undo_other", "U", "undo another", "Pick one of your changes and undo it", EVERYWHERE),
    Key("at_odds", "exclamation_mark", "the file", "Say what is wrong with the file and choose", EVERYWHERE),
    Key("history", "h", "history", "Show every change to this record", EVERYWHERE),
    Key("export", "x", "export", "Write this view to a file", EVERYWHERE),
    Key("elsewhere", "ctrl+o", "elsewhere", "Write everything you see to another file", EVERYWHERE),
    Key("doctor", "ctrl+d", "doctor", "Look the file over: what is wrong, its copies and backups", EVERYWHERE),
    Key("merge", "ctrl+g", "merge", "Take over what another copy of the file did", EVERYWHERE),
    Key("bin", "B", "the bin", "Open the bin and take things out of it", EVERYWHERE),
    Key("palette", "ctrl+p", "all commands", "List everything that can be done here", EVERYWHERE),
    Key("help", "f1,question_mark", "help", "Show the keys of this screen", EVERYWHERE, 90),
    Key("back", "escape", "back", "Clear the filter, the marks, or go back", EVERYWHERE),
    Key("quit", "q", "quit", "Leave; everything is already saved", EVERYWHERE, 95),
    Key("list.up", "up,k", "up", "Go up a line", LIST),
    Key("list.down", "down,j", "down", "Go down a line", LIST),
    Key("list.page_up", "pageup", "page up", "Go up a page", LIST),
    Key("list.page_down", "pagedown", "page down", "Go down a page", LIST),
    Key("list.first", "home", "first", "Go to the first line", LIST),
    Key("list.last", "end", "last", "Go to the last line", LIST),
    Key("list.previous_group", "left_curly_bracket", "previous heading", "Go to the heading above", LIST),
    Key("list.next_group", "right_curly_bracket", "next heading", "Go to the heading below", LIST),
    Key("list.mark", "space", "mark", "Mark this line, so that the next command acts on all marked", LIST, 50),
    Key("list.mark_all", "ctrl+a", "mark all", "Mark every line under this heading", LIST),
)
