"""The keys of the public questions."""

from __future__ import annotations

from screens.kit.keys.key import Key

KEYS = (
    Key("question.open", "enter", "open", "Open this question", "questions", 5),
    Key("question.receive", "n", "receive", "Take in a question, statement, petition or deputation", "questions", 10),
    Key("question.accept", "a", "accept", "Accept for its meeting; a rule not met needs a reason", "questions", 15),
    Key("question.reject", "r", "reject", "Reject on a ground of the panel's rules", "questions", 20),
    Key("question.hold", "d", "hold over", "Hold over to a later meeting", "questions", 25),
    Key("question.forward", "F", "forward", "Pass on to the chief constable or another", "questions"),
    Key("question.send", "s", "ask", "Send to whoever is to answer it", "questions", 30),
    Key("question.answer", "A", "answer", "Record the answer", "questions", 35),
    Key("question.put", "p", "put", "Record that it was put at the meeting or taken as read", "questions"),
    Key("question.supplementary", "S", "supplementary", "Record a supplementary question", "questions"),
    Key("question.owe", "o", "reply owed", "Record that a written reply is owed", "questions"),
    Key("question.sent", "R", "reply sent", "Record that the written reply was sent", "questions", 40),
    Key("question.told", "t", "asker told", "Record that the asker was told of the decision", "questions"),
    Key("question.acknowledge", "y", "acknowledged", "Record that the asker was told that it has come", "questions"),
    Key("question.letter", "l", "letter", "Write a letter as an e-mail draft", "questions", 45),
    Key("question.edit", "e", "edit", "Correct what is recorded of this question", "questions"),
    Key("question.text", "T", "text to publish", "Change the text that papers print", "questions"),
    Key("question.redact", "X", "redact", "Take contact details out of the text to publish", "questions"),
    Key("question.publish", "P", "published", "Record that it was published", "questions"),
    Key("question.close", "c", "close", "Close; while a reply is owed it stays open", "questions"),
    Key("question.working", "w", "working", "Show how the deadline was worked out", "questions"),
    Key("question.similar", "i", "like it", "Show earlier questions that ask the same", "questions"),
    Key("question.stands", "L", "stands", "The decision was looked at again and stands", "questions"),
    Key("question.group", "g", "together", "Take the marked questions together", "questions"),
    Key("question.ungroup", "G", "apart", "Take each marked question by itself again", "questions"),
    Key(
        "question.sheet", "v", "sheet", "Show the questions of this meeting in their order, with the time", "questions"
    ),
    Key("question.minutes", "V", "minutes", "Show the words for the minutes of this meeting", "questions"),
    Key("question.purge", "Z", "purge", "Remove contact details that are due to go, for good", "questions"),
    Key("question.bin", "delete", "to the bin", "Put a question entered by mistake in the bin", "questions"),
)
