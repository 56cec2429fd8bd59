"""The keys of the work programme."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("item.open", "enter", "open", "Open this item", "programme", 5),
    Key("item.new", "n", "new", "Add an item under this heading", "programme", 10),
    Key("item.edit", "e", "edit", "Change this item", "programme", 20),
    Key("item.move", "m", "move", "Move to another meeting, chosen from a list", "programme", 30),
    Key("item.to_previous", "left_square_bracket", "earlier", "Move to the meeting before", "programme"),
    Key("item.to_next", "right_square_bracket", "later", "Move to the meeting after", "programme"),
    Key("item.raise", "K,shift+up", "raise", "Move up within the meeting", "programme"),
    Key("item.lower", "J,shift+down", "lower", "Move down within the meeting", "programme"),
    Key("item.moveable", "asterisk", "moveable", "Mark as moveable, or no longer moveable", "programme"),
    Key("item.clear_note", "T", "clear note", "Take out the note of the meeting at which it is wanted", "programme"),
    Key("item.defer", "d", "defer", "Defer: what exactly, to when, and why", "programme", 40),
    Key("item.withdraw", "W", "withdraw", "Take out of the programme, with a reason", "programme"),
    Key("item.reinstate", "R", "reinstate", "Reinstate what was considered or withdrawn", "programme"),
    Key("item.withdrawn", "v", "withdrawn", "Show what was withdrawn as well, or hide it again", "programme"),
    Key("item.score", "s", "score", "Give the item points by the panel's criteria", "programme"),
    Key("item.criteria", "S", "criteria", "Set the criteria by which suggestions are scored", "programme"),
    Key("item.papers", "P", "papers", "The papers for this item: where they stand, and which are exempt", "programme"),
    Key("item.bin", "delete", "to the bin", "Put in the bin", "programme"),
    Key("item.prepare", "p", "prepare", "Work down what this meeting, or else the next, still needs", "programme", 35),
    Key("item.chain", "w", "chain", "Show the way from the minute to the discharge", "programme"),
    Key("item.load", "L", "load", "Show how full the meetings are, and what moving this would do", "programme"),
    Key("item.import", "I", "import", "Import a programme from a document, spreadsheet or text", "programme"),
    Key("item.returned", "V", "came back", "Take or refuse what was changed in a document that went out", "programme"),
    Key("item.chase", "M", "chase", "Write to those whose reports are due or who are to attend", "programme"),
    Key("item.ledger", "D", "ledger", "Show business lost or delayed", "programme"),
    Key("paper.add", "n", "new", "Add a paper for the item", "papers", 1),
    Key("paper.edit", "e,enter", "edit", "Change this paper", "papers", 2),
    Key("paper.files", "I", "files in", "Take in files, each as a paper of its own", "papers", 3),
    Key("paper.file", "f", "its file", "Put a file in force for this paper: its first, or a new version", "papers", 4),
    Key(
        "paper.versions",
        "v,o",
        "versions",
        "The versions of its file, and what was come upon in them",
        "papers",
        5,
    ),
    Key("paper.withdraw", "W", "withdraw", "Withdraw this paper: it stays listed, with the reason", "papers", 6),
    Key("paper.raise", "K,shift+up", "raise", "Move this paper up", "papers", 7),
    Key("paper.lower", "J,shift+down", "lower", "Move this paper down", "papers", 8),
    Key("paper.remove", "delete", "take out", "Take this paper out of those for the item", "papers", 9),
)
