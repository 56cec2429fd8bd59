"""The keys of the members and their seats."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("seat.open", "enter", "open", "Open this seat", "members", 5),
    Key("seat.new", "n", "seat", "Seat somebody, in this vacant seat if the cursor is on one", "members", 10),
    Key("seat.edit", "e", "edit", "Change this seat: role, party, term, substitutes", "members", 20),
    Key("seat.name", "N", "name", "Put this person's name right, or change it from a day on", "members"),
    Key("seat.chair", "C", "chair", "Put this member in the chair from a day on", "members"),
    Key("seat.end", "W", "end", "Record the last day of this seat", "members", 30),
    Key("seat.substitutes", "s", "stand-ins", "Name those who may stand in for the holder of this seat", "members"),
    Key("seat.vacancy", "v", "vacancy", "Record a vacant seat", "members"),
    Key("seat.interests", "i", "interests", "Open the register of interests of this person", "members", 35),
    Key("seat.findings", "T", "to do", "Show vacancies, terms, limits and notices to be dealt with", "members", 15),
    Key("seat.balance", "b", "balance", "Show the balance of councils, parties and skills", "members", 40),
    Key("seat.council", "c", "council", "Record the seats of a council on the panel, and its make-up", "members"),
    Key("seat.record", "a", "attendance", "Show the attendance record of every member", "members", 45),
    Key("seat.quorum", "Q", "quorum", "Set the quorum in the panel's rules", "members"),
    Key("seat.chase", "M", "chase", "Ask the councils to nominate for their vacant seats", "members"),
    Key("seat.import", "I", "import", "Import members and councils from a spreadsheet or text", "members"),
    Key("seat.before", "left_square_bracket", "earlier", "Show the roll at the meeting before", "members", 25),
    Key("seat.after", "right_square_bracket", "later", "Show the roll at the meeting after", "members", 26),
    Key("seat.today", "t", "today", "Show the roll of today", "members"),
    Key("seat.bin", "delete", "to the bin", "Put a seat entered by mistake in the bin", "members"),
)
