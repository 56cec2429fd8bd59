"""The keys of the reports to the commissioner."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("report.open", "enter", "open", "Tell this report: how it stands, what it asks for, its blocks", "reports", 5),
    Key("report.draft", "n", "draft", "Draft a report on a round or on the scrutiny at a meeting", "reports", 10),
    Key("report.word", "w", "word", "Word a block of this report; your words are never drafted over", "reports", 15),
    Key("report.edit", "e", "edit", "Change who signs, the minutes, the outcome and the rest", "reports", 20),
    Key("report.read", "t", "text", "Read the report as it is printed", "reports", 25),
    Key("report.final", "F", "make final", "Make this report final, dated", "reports", 30),
    Key("report.publish", "P", "out", "Record it as sent and published, with its step of the round", "reports", 35),
    Key("report.copies", "C", "copies", "Tick off the councils that had their copy", "reports"),
    Key("report.answer", "R", "answer", "Record the answer to a report on scrutiny", "reports"),
    Key("report.round", "g", "round", "Go to the round that this report is on", "reports"),
    Key("report.back", "z", "take back", "Take this report a state back: answered, out, final, draft", "reports"),
    Key(
        "report.year", "Y", "annual report", "Show the panel's year in figures, and what is behind each", "reports", 40
    ),
    Key("report.bin", "delete", "to the bin", "Put a report drafted by mistake in the bin", "reports"),
)
