"""One letter for one verb: the key of what is done in several places is the same in all of them.

Some letters stand for several verbs, because there are more verbs than letters; none of those meet in one place.
A clerk may have keys of his own for all of them.
"""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """A verb that is met in several places: its letter, and the ids of the keys that do it."""

    letter: str
    keys: tuple[str, ...]


VERBS = {
    "add": Verb(
        "n",
        (
            "item.new",
            "meeting.new",
            "round.new",
            "setting.new",
            "question.receive",
            "action.new",
            "minute.new",
            "seat.new",
            "declared.new",
            "settle.add",
            "attend.other",
            "paper.add",
            "report.draft",
            "complaint.new",
        ),
    ),
    "edit": Verb(
        "e",
        (
            "item.edit",
            "meeting.edit",
            "clock.edit",
            "proposal.edit",
            "round.edit",
            "setting.edit",
            "question.edit",
            "action.edit",
            "settle.edit",
            "minute.edit",
            "seat.edit",
            "declared.edit",
            "reader.edit",
            "paper.edit",
            "room.edit",
            "report.edit",
            "complaint.edit",
        ),
    ),
    "prepare": Verb("p", ("item.prepare", "meeting.prepare", "page.prepare")),
    "move": Verb("m", ("item.move", "meeting.move", "settle.move")),
    "to the bin": Verb(
        "delete",
        (
            "item.bin",
            "meeting.bin",
            "round.bin",
            "question.bin",
            "action.bin",
            "minute.bin",
            "seat.bin",
            "declared.bin",
            "report.bin",
            "complaint.bin",
        ),
    ),
    "take back": Verb("z", ("clock.back", "round.back", "minute.back", "report.back", "action.back")),
    "told": Verb("t", ("question.told", "declared.told", "complaint.told")),
    "acknowledge": Verb("y", ("question.acknowledge", "complaint.acknowledge")),
    "pass on": Verb("F", ("question.forward", "complaint.refer")),
    "step": Verb("s", ("round.step", "complaint.resolve")),
    "purge": Verb("Z", ("question.purge", "complaint.purge")),
    "split": Verb("s", ("action.split", "page.split")),
    "reply": Verb("R", ("action.respond", "settle.respond", "question.sent", "report.answer")),
    "reject": Verb("r", ("question.reject",)),
    "close": Verb("c", ("round.close", "question.close", "action.close", "settle.close", "complaint.close")),
    "copies": Verb("C", ("action.copies", "settle.copies", "report.copies")),
    "carry over": Verb(">", ("action.carry", "settle.carry")),
    "chase": Verb("M", ("action.chase", "item.chase", "seat.chase", "settle.chase")),
    "defer": Verb("d", ("item.defer", "question.hold")),
    "publish": Verb(
        "P", ("meeting.publish", "question.publish", "agenda.publish", "report.publish", "complaint.publish")
    ),
    "papers": Verb("P", ("item.papers", "page.papers", "settle.paper")),
    "vote": Verb("v", ("attend.vote", "round.vote")),
    "status": Verb("s", ("meeting.status",)),
    "note": Verb("N", ("action.note", "settle.note")),
    "review": Verb("v", ("action.review", "settle.review")),
    "make an item of": Verb("t", ("action.schedule", "settle.schedule")),
    "end, and withdraw": Verb(
        "W",
        (
            "item.withdraw",
            "settle.withdraw",
            "agenda.withdraw",
            "meeting.cancel",
            "action.drop",
            "minute.void",
            "seat.end",
            "declared.end",
            "paper.withdraw",
            "complaint.withdraw",
        ),
    ),
    "import": Verb("I", ("item.import", "minute.import", "meeting.import", "seat.import", "paper.files")),
    "came back": Verb("V", ("item.returned", "minute.returned", "complaint.return")),
    "raise": Verb("K", ("item.raise", "minute.raise", "agenda.raise", "paper.raise")),
    "lower": Verb("J", ("item.lower", "minute.lower", "agenda.lower", "paper.lower")),
    "chair": Verb("C", ("minute.chair", "seat.chair", "attend.chair")),
    "left": Verb("l", ("attend.left", "declared.times")),
    "working": Verb("w", ("meeting.working", "clock.working", "question.working")),
    "chain": Verb("w", ("item.chain", "action.chain", "page.chain")),
    "report": Verb("R", ("round.report", "page.report")),
    "make final": Verb("F", ("minute.final", "report.final")),
    "read as printed": Verb("t", ("minute.read", "report.read")),
    "attendance": Verb("a", ("meeting.attendance", "page.attendance", "declared.attendance")),
    "declarations": Verb("D", ("meeting.declared", "page.declared")),
    "the one before": Verb("[", ("meeting.previous", "declared.previous", "attend.previous")),
    "the one after": Verb("]", ("meeting.next", "declared.next", "attend.next")),
    "open": Verb(
        "enter",
        (
            "item.open",
            "meeting.open",
            "round.open",
            "question.open",
            "action.open",
            "page.open",
            "seat.open",
            "declared.open",
            "attend.open",
            "settle.do",
            "report.open",
            "complaint.open",
        ),
    ),
}
"""Every verb that a clerk meets in more than one place, or might look for in another."""
