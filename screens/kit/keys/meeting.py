"""The keys of one meeting."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("meeting.previous", "left_square_bracket", "earlier", "Open the meeting before", "meeting", 10),
    Key("meeting.next", "right_square_bracket", "later", "Open the meeting after", "meeting", 11),
    Key("page.open", "enter", "open", "Open this item or minute", "meeting", 5),
    Key("page.split", "S", "split", "Make several actions of this minute, each with its clause", "meeting"),
    Key("page.chain", "w", "chain", "Show what came of this item or minute, to its discharge", "meeting"),
    Key("page.attendance", "a", "attendance", "Show who is expected and who came", "meeting", 12),
    Key("page.declared", "d", "declarations", "Show the declarations of interest", "meeting", 13),
)
