"""The keys of one meeting and its minutes."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("meeting.previous", "left_square_bracket", "earlier", "Open the meeting before", "meeting", 6),
    Key("meeting.next", "right_square_bracket", "later", "Open the meeting after", "meeting", 10),
    Key("page.open", "enter", "open", "Open this item or minute", "meeting", 5),
    Key("page.agenda", "A", "agenda", "Open the agenda: build, order, word, publish, add to it", "meeting", 4),
    Key("page.prepare", "p", "prepare", "Work down what this meeting still needs", "meeting", 9),
    Key("page.pack", "G", "pack", "The papers of this meeting: how they stand, their pages, the pack", "meeting"),
    Key("page.papers", "P", "papers", "The papers for this item: where they stand, and which are exempt", "meeting"),
    Key(
        "page.brief", "b", "chair's brief", "Read the brief for the chair: two pages, private items included", "meeting"
    ),
    Key("minute.new", "n", "new minute", "Add a minute, of the item under the cursor if there is one", "meeting", 7),
    Key("minute.edit", "e", "edit", "Change this item or minute, or on their heading times and place", "meeting", 8),
    Key("minute.import", "I", "import", "Import minutes from a Word document or a text, after a preview", "meeting"),
    Key("minute.returned", "V", "came back", "Take or refuse what was changed in minutes that went out", "meeting"),
    Key("minute.raise", "K,shift+up", "raise", "Move this minute up in its set", "meeting"),
    Key("minute.lower", "J,shift+down", "lower", "Move this minute down in its set", "meeting"),
    Key(
        "minute.correct",
        "E",
        "correct",
        "Record a later meeting's correction of what is confirmed",
        "meeting",
    ),
    Key("minute.void", "W", "void", "Make this minute void, with a reason; its number stays", "meeting"),
    Key("minute.bin", "delete", "to the bin", "Put a minute entered by mistake in the bin", "meeting"),
    Key("minute.chair", "C", "chair", "Record who took the chair, and when that changed", "meeting"),
    Key("minute.names", "N", "names", "Record a name or office as the minutes of this day print it", "meeting"),
    Key("minute.read", "t", "text", "Read the minutes as they are printed", "meeting"),
    Key("minute.lint", "L", "check", "List what looks wrong in the minutes, and go to it", "meeting"),
    Key(
        "page.leftovers", "o", "what is left", "List what is left to do after the meeting, each with its key", "meeting"
    ),
    Key("minute.final", "F", "make final", "Make the minutes final: each gets its number", "meeting"),
    Key("minute.confirm", "c", "confirm", "Record which meeting confirmed the minutes", "meeting"),
    Key("minute.sign", "g", "sign", "Record who signed the minutes, and when", "meeting"),
    Key("minute.back", "z", "take back", "Take the minutes a state back: signed, confirmed, final, draft", "meeting"),
    Key("page.split", "s", "split", "Make several actions of this minute, each with its clause", "meeting"),
    Key("page.chain", "w", "chain", "Show what came of this item or minute, to its discharge", "meeting"),
    Key("page.room", "r", "the room", "Hold the meeting: stamp what happens, by single keys", "meeting", 9),
    Key("page.report", "R", "report", "Report on what was considered here", "meeting"),
    Key("page.bundle", "X", "bundle", "Put the evidence of this meeting into one file for later", "meeting"),
    Key("page.verify", "v", "verify", "Say whether an evidence bundle still is what was made", "meeting"),
    Key("page.off", "O", "taken off", "Record that what was published left the website", "meeting"),
    Key("page.attendance", "a", "attendance", "Show who is expected and who came", "meeting", 12),
    Key("page.declared", "D", "declarations", "Show the declarations of interest", "meeting", 13),
)
