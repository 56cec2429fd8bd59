"""The keys of the declarations of interest."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("declared.open", "enter", "open", "Open this declaration", "declarations", 5),
    Key("declared.new", "n", "new", "Record a declaration by one or several people", "declarations", 10),
    Key("declared.again", "o", "declare again", "Record a standing interest as declared here", "declarations", 15),
    Key("declared.nil", "N", "nil", "Record that no declarations were made", "declarations", 20),
    Key("declared.previous", "left_square_bracket", "earlier", "Go to the meeting before", "declarations", 25),
    Key("declared.next", "right_square_bracket", "later", "Go to the meeting after", "declarations", 26),
    Key("declared.edit", "e", "edit", "Change this declaration", "declarations", 30),
    Key("declared.times", "l", "left at", "Record when they left and returned", "declarations", 35),
    Key("declared.told", "t", "told", "Record that the monitoring officer was told", "declarations", 40),
    Key("declared.end", "W", "end", "Record the last day of this standing interest", "declarations"),
    Key("declared.hints", "P", "private", "Show privately who may need to declare", "declarations", 45),
    Key("declared.attendance", "a", "attendance", "Show who is expected and who came", "declarations"),
    Key("declared.bin", "delete", "to the bin", "Put this record in the bin", "declarations"),
)
