"""The sample with exempt business at a meeting, a canary in every text of it, for the tests of what goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from store.fields import LINE, LIST, PART, PARTS, Declared, fields_of
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Ballot,
    Choice,
    Clause,
    Complaint,
    CopySent,
    Evidence,
    Filed,
    ItemMove,
    KeptFile,
    Leaving,
    Meeting,
    MeetingStatus,
    Minute,
    NamedVote,
    Nominee,
    Outcome,
    Part,
    PointOutcome,
    ProgressNote,
    Record,
    Report,
    Response,
    SlipLeft,
    Stamp,
    StampKind,
    Tally,
    Vote,
    WorkItem,
)
from store.records.field import TEXT
from store.register import Register
from store.rules.room.exclusion import TOLD_APART

P = TypeVar("P", bound=Part)

CANARY = "Zanzibarbird"
"""Stands in every word of the exempt business, and nowhere else."""

SUMMARY = "The Panel considered a matter in private."
DAY = dt.date(2021, 6, 10)
MEETING = "M17"

NO_WORDS = {
    (Minute, "number"): "a number",
    (Minute, "exempt_paragraph"): "the paragraph is public",
    (Minute, "summary"): "written for the public",
    (Minute, "void_reason"): "printed in the open minutes",
    (Stamp, "paragraph"): "the paragraph is public",
    (Vote, "rule"): "a code",
    (Vote, "casting"): "for or against",
    (NamedVote, "vote"): "for or against",
    (CopySent, "council"): "the name of a council",
    (Action, "due_before"): "days and meetings",
}
"""The texts of the records of exempt business that hold no canary, each with its reason."""


def filled(part: P) -> P:
    """Give a record or part with the canary in every text, at any depth."""
    fresh: dict[str, Any] = {}
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if field.kind == PART and value is not None:
            fresh[field.name] = filled(value)
        elif (type(part), field.name) in NO_WORDS:
            continue
        elif field.kind == PARTS:
            assert value, f"{type(part).__name__}.{field.name} holds no part to be filled"
            fresh[field.name] = tuple(filled(one) for one in value)
        elif holds_words(type(part), field):
            words = f"{CANARY} of {field.name}"
            fresh[field.name] = (words,) if field.kind == LIST else words
    return replace(part, **fresh)


def holds_words(kind: type[Part], field: Declared) -> bool:
    """Say whether a field holds words: no link, no id, no code."""
    if field.kind not in {LINE, TEXT, LIST} or field.ref is not None or field.name == "id":
        return False
    return (kind, field.name) not in NO_WORDS


def exempt_minute(**more: Any) -> Minute:
    """Give an exempt minute with a part in each of its lists, the canary in all."""
    return filled(
        Minute(
            id="N900",
            meeting=MEETING,
            number="12",
            order=90,
            item="W1",
            exempt_paragraph="3",
            summary=SUMMARY,
            resolutions=(Clause(text="x"),),
            recommendations=(Clause(text="x"),),
            filed=(Filed(what="x"),),
            left=(Leaving(at=dt.time(14)),),
            **more,
        )
    )


def _votes() -> Iterator[Vote]:
    more: dict[str, Any] = {
        "meeting": MEETING,
        "clauses": (Clause(text="x"),),
        "votes": (NamedVote(person="P1", vote="for"), NamedVote(person="P2", vote="against")),
        "nominees": (Nominee(person="P1"),),
        "ballots": (Ballot(tallies=(Tally(nominee="P1", hands=2),), choices=(Choice(person="P1"),)),),
    }
    yield Vote(id="V900", minute="N900", **more)
    yield Vote(id="V901", amends="V900", order=1, **more)
    yield Vote(id="V902", item="W1", order=2, **more)
    yield Vote(id="V903", order=3, **more)


def _actions() -> Iterator[Action]:
    more: dict[str, Any] = {
        "meeting": MEETING,
        "progress": (ProgressNote(on=DAY, text="x"),),
        "copies": (CopySent(council="Leicester City Council", on=DAY),),
        "response": Response(
            outcome=Outcome.NOTED,
            kept=KeptFile(name="x", sha256="x"),
            further=(PointOutcome(outcome=Outcome.NOTED, part="x"),),
        ),
        "agreed_on": DAY,
        "kind": ActionKind.RECOMMENDATION,
    }
    yield Action(id="A900", minute="N900", text="x", **more)
    yield Action(id="A901", parent="A900", text="x", **more)
    yield Action(id="A902", text="x", **more)
    closed = Evidence(what="x", on=DAY, ref="W1")
    yield Action(id="A903", minute="N900", text="x", status=ActionStatus.DONE, closed=closed, **more)


def _stamps() -> Iterator[Stamp]:
    """Give the events of the meeting: all that can be told in private, some in no minute at all."""
    first = (StampKind.START, StampKind.EXCLUDED)
    kinds = (*first, *sorted(TOLD_APART, key=str), StampKind.DEFERRAL, StampKind.MOTION, StampKind.ACTION)
    for order, kind in enumerate((*kinds, StampKind.BACK)):
        stamp = Stamp(id=f"T{900 + order}", meeting=MEETING, kind=kind, order=order, at=dt.time(14, order))
        again = order >= len(first) + len(TOLD_APART)
        if kind in TOLD_APART:
            made = {StampKind.MOTION: {"vote": "V903"}, StampKind.ACTION: {"action": "A902"}} if again else {}
            stamp = filled(replace(stamp, minute=None if again else "N900", item="W1", **made.get(kind, {})))
        yield replace(stamp, paragraph="3") if kind is StampKind.EXCLUDED else stamp


def exempt_records(sample: Register) -> tuple[Record, ...]:
    """Give the records of exempt business, and those of the sample that tell of it, with the canary."""
    held, item, other = sample.need(Meeting, MEETING), sample.need(WorkItem, "W1"), sample.need(WorkItem, "W2")
    left = (SlipLeft(slip="action-no-due:A905", sentence=f"“{CANARY}” has no day", reason=f"{CANARY} knows"),)
    move = ItemMove(on=DAY, how="deferred", from_meeting=MEETING, to_meeting="M18", reason=f"{CANARY} was not ready")
    return (
        exempt_minute(),
        replace(exempt_minute(void=True), id="N901", void_reason="Entered twice"),
        replace(exempt_minute(), id="N902", binned_on=DAY),
        *(filled(vote) for vote in _votes()),
        *(filled(action) for action in _actions()),
        Action(id="A905", text=f"{CANARY} is asked for", minute="N900", meeting=MEETING),
        *_stamps(),
        replace(
            held,
            status=MeetingStatus.HELD,
            venue="County Hall",
            start=dt.time(14),
            minutes=replace(held.minutes, left=left),
        ),
        replace(item, moves=(*item.moves, move)),
        replace(other, title=f"{CANARY} of text", origin=f"{CANARY} of clause", origin_ref="A900"),
        Complaint(id="K900"),
        Report(id="L900", meeting=MEETING, minutes=("N900",)),
    )
