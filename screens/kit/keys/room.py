"""The keys of the room: one for each thing that happens there."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("room.open", "enter", "open", "Open this event, or take this item", "room", 5),
    Key("room.start", "s", "start", "Stamp that the meeting begins", "room", 6),
    Key("room.item", "i", "next item", "Stamp that the next item is taken", "room", 8),
    Key("room.other", "I", "other item", "Take an item out of its order, or a heading that is no item", "room"),
    Key("room.arrival", "a", "arrival", "Stamp that somebody arrives or returns", "room", 12),
    Key("room.leaving", "l", "leaving", "Stamp that somebody leaves", "room", 14),
    Key("room.note", "n", "note", "Write down what is said", "room", 10),
    Key("room.motion", "m", "motion", "Stamp a motion, with who moved and seconded it", "room", 16),
    Key("room.amendment", "M", "amendment", "Stamp an amendment to the motion that is open", "room"),
    Key("room.vote", "v", "vote", "Stamp the vote on what is open", "room", 18),
    Key("room.resolution", "r", "resolution", "Write down what is resolved", "room"),
    Key("room.recommendation", "R", "recommend", "Write down a recommendation", "room"),
    Key("room.action", "A", "action", "Stamp an action, with who is to do it and when", "room"),
    Key("room.deferral", "d", "defer", "Stamp that an item is deferred, to a meeting or until later", "room"),
    Key("room.noted", "o", "noted", "Stamp that the item is noted", "room"),
    Key("room.missed", "O", "not reached", "Stamp that an item is not reached", "room"),
    Key("room.absent_told", "p", "apologies", "Tell the apologies and who stands in, as the roll has them", "room"),
    Key("room.declaration", "D", "declaration", "Stamp a declaration of interest", "room"),
    Key("room.none", "N", "none declared", "Stamp that nobody declares an interest", "room"),
    Key("room.confirmed", "g", "minutes", "Stamp that earlier minutes are confirmed", "room"),
    Key("room.question", "Q", "question", "Stamp a question that is put, with its answer", "room"),
    Key("room.supplementary", "S", "supplementary", "Stamp a supplementary question", "room"),
    Key("room.filed", "F", "document", "Stamp a document that is filed or tabled", "room"),
    Key("room.nothing", "w", "nothing urgent", "Tell that no urgent business was notified", "room"),
    Key("room.following", "E", "next meeting", "Tell when the next meeting is", "room"),
    Key("room.chair", "C", "chair", "Stamp who takes the chair", "room"),
    Key("room.public", "P", "public", "Stamp that the public are excluded, or are back", "room"),
    Key("room.adjourn", "J", "adjourn", "Stamp that the meeting adjourns, or resumes", "room"),
    Key("room.close", "c", "close", "Stamp that the meeting closes", "room", 20),
    Key("room.edit", "e", "edit", "Put this event right: its time, its words, its people", "room"),
    Key("room.back", "z", "take back", "Take this event back, with what it changed", "room"),
    Key("room.reword", "t", "take wording", "Take the sentence that is offered for this event", "room"),
    Key("room.keep", "K", "keep wording", "Keep what stands in the minutes for this event", "room"),
    Key("room.print", "T", "minutes", "Read the minutes as they stand", "room"),
    Key("room.board", "b", "board", "Show who is expected and who came", "room"),
    Key("room.previous", "left_square_bracket", "earlier", "Open the meeting before", "room"),
    Key("room.next", "right_square_bracket", "later", "Open the meeting after", "room"),
)
"""Each stamps its event with the time on the clock, if the meeting is today."""
