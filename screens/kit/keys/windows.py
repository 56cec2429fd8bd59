"""The keys of the windows, forms and lines for typing that open from every place, and of the first run."""

from __future__ import annotations

from screens.kit.keys.key import FORM, Key

KEYS = (
    Key("filter.keep", "ctrl+s", "keep", "Keep the filter and go back to the list, as Enter does", "filter"),
    Key("filter.clear", "escape", "everything", "Clear the filter", "filter"),
    Key("filter.down", "down", "down", "Go down a line of the list", "filter"),
    Key("filter.up", "up", "up", "Go up a line of the list", "filter"),
    Key("reader.down", "pagedown,space,down,j", "further", "Read on", "reader"),
    Key("reader.up", "pageup,up,k", "back up", "Go back up", "reader"),
    Key("preview.export", "x", "export", "Write this paper to a file", "preview"),
    Key("reader.edit", "e", "change", "Change this record", "record-window"),
    Key("reader.history", "h", "history", "Show every change to this record", "record-window"),
    Key("version.put_back", "p", "put the earlier back", "Give the record the earlier wording again", "comparison"),
    Key("version.other", "o", "compare with another", "Compare with another version", "comparison"),
    Key("import.save", "s,ctrl+s", "save", "Save all that is ticked; one undo takes it back", "import"),
    Key("import.amend", "enter,e", "correct", "Correct the line under the cursor", "import"),
    Key("import.take", "t", "take or leave", "Take the line under the cursor, or leave it out", "import"),
    Key("first.choose", "enter,ctrl+s", "choose", "Begin in this way", "first-run"),
    Key("first.quit", "q,escape", "leave", "Leave the program", "first-run"),
    Key("first.repaint", "ctrl+l", "repaint", "Paint the screen again", "first-run"),
    Key("window.repaint", "ctrl+l", "repaint", "Paint the screen again", "window"),
    Key("window.confirm", "ctrl+s", "go ahead", "Go ahead: choose, answer yes, or save what is shown", "window"),
    Key("window.close", "escape", "back", "Clear the marks, or what was typed, or leave this window", "window"),
    Key("picker.choose", "enter,ctrl+s", "choose", "Choose the line under the cursor", "picker"),
    Key("picker.up", "up", "up", "Go up a line", "picker"),
    Key("picker.down", "down", "down", "Go down a line", "picker"),
    Key("picker.page_up", "pageup", "page up", "Go up a page", "picker"),
    Key("picker.page_down", "pagedown", "page down", "Go down a page", "picker"),
    Key("several.mark", "tab", "mark", "Mark this line too; Enter takes all that are marked", "several"),
    Key("several.mark_all", "ctrl+a", "mark all", "Mark every line that is listed", "several"),
    Key("choice.previous", "left", "before", "Change to the choice before", "choice"),
    Key("choice.next", "right,space", "after", "Change to the next choice", "choice"),
    Key("choice.open", "enter", "list", "Open the list of what can be chosen; typing opens it narrowed", "choice"),
    Key("form.next", "tab", "next field", "Go to the next field", FORM, 3),
    Key("form.save", "ctrl+s", "save", "Save what you have typed", FORM, 1),
    Key("form.list", "f2", "list", "Open the list of what can be chosen or named in this field", FORM, 5),
    Key("form.editor", "f4", "your editor", "Write this text in your own editor, $VISUAL or $EDITOR", FORM, 4),
    Key("form.close", "escape", "back", "Leave; asks first if something was typed", FORM, 2),
)
