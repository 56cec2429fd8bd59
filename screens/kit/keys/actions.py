"""The keys of actions and recommendations."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("action.open", "enter", "open", "Open this action", "actions", 5),
    Key("action.new", "n", "new", "Record what the panel asked for or was promised", "actions", 10),
    Key("action.split", "s", "split", "Make several actions of one minute, each with its clause", "actions", 12),
    Key("action.close", "c", "close", "Close with what discharged it, when and where", "actions", 20),
    Key("action.schedule", "t", "to programme", "Put on the programme of a meeting", "actions", 25),
    Key("action.respond", "R", "reply", "Record the reply to this recommendation", "actions", 30),
    Key("action.back", "z", "take back", "Take back an outcome of the reply recorded by mistake", "actions"),
    Key("action.edit", "e", "edit", "Change this action", "actions", 40),
    Key("action.chain", "w", "chain", "Show the way from the minute to the discharge", "actions", 45),
    Key("action.link", "l", "link", "Tie to an item of the programme", "actions"),
    Key("action.unlink", "L", "untie", "Untie from an item, or from the action it is part of", "actions"),
    Key("action.carry", "greater_than_sign", "carry over", "Carry over to a later meeting", "actions"),
    Key("action.review", "v", "look again", "Look at it again from a day on; until then it rests", "actions"),
    Key("action.note", "N", "note", "Note progress", "actions"),
    Key("action.copies", "C", "copies", "Tick off the councils that had their copy", "actions"),
    Key("action.drop", "W", "drop", "Close as no longer wanted: who decided, when and where", "actions"),
    Key("action.reopen", "O", "reopen", "Open again; its history is kept", "actions"),
    Key("action.chase", "M", "chase", "Write to those whose actions and replies are due, all at once", "actions"),
    Key("action.views", "V", "views", "Choose a view, or keep the search you typed as one", "actions"),
    Key("action.bin", "delete", "to the bin", "Put an action entered by mistake in the bin", "actions"),
)
