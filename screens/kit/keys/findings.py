"""The keys that settle what prepare and the findings list."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("settle.do", "enter", "settle", "Settle this line, in the likeliest way", "settling", 5),
    Key("settle.move", "m", "move", "Move the item to a meeting", "settling"),
    Key("settle.schedule", "t", "to programme", "Put on the programme of a meeting", "settling"),
    Key("settle.close", "c", "close", "Close with what discharged it, when and where", "settling"),
    Key("settle.aside", "a", "set aside", "Set aside with a reason until a day, or take that back", "settling", 16),
    Key("settle.read", "r", "read all", "Read all that is said of this line and of its record", "settling"),
    Key("settle.open", "o", "open", "Go to the record it is about", "settling", 18),
    Key("settle.withdraw", "W", "withdraw", "Take the item out of the programme, with a reason", "settling"),
    Key("settle.held", "s", "held", "Record the meeting as held, and what it considered", "settling"),
    Key("settle.considered", "d", "considered", "Record the item as considered at its meeting", "settling"),
    Key("settle.review", "v", "look again", "Look at it again from a day on; until then it rests", "settling"),
    Key("settle.respond", "R", "reply", "Record the reply", "settling"),
    Key("settle.copies", "C", "copies", "Tick off the councils that had their copy", "settling"),
    Key("settle.chase", "M", "write", "Write the letters that are due, all at once", "settling"),
    Key("settle.clock", "w", "clock", "Show the clock of the meeting, to record what was done", "settling"),
    Key("settle.agenda", "A", "agenda", "Open the agenda of the meeting: build, word, order, publish it", "settling"),
    Key("settle.reports", "p", "reports", "Go to the first report of the meeting that is not in", "settling"),
    Key("settle.off", "O", "taken off", "Record that the papers were taken off the website", "settling"),
    Key("settle.paper", "P", "paper", "Record where the paper stands", "settling"),
    Key("settle.note", "N", "note", "Note progress", "settling"),
    Key("settle.carry", "greater_than_sign", "carry over", "Carry over to a later meeting", "settling"),
    Key("settle.add", "n", "add", "Add the missing item to the programme", "settling"),
    Key("settle.edit", "e", "edit", "Change the meeting, action or item", "settling"),
    Key("settle.leave", "escape", "back", "Clear the marks, the filter, or go back where you were", "settling", 89),
)
