"""What happened in the room: events of a meeting in their order, each stamped with its time and the item it was at."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import (
    ActionRef,
    DeclarationRef,
    ItemRef,
    MeetingRef,
    MinuteRef,
    PersonRef,
    QuestionRef,
    VoteRef,
)

STAMPED = ("stamp_event",)
"""The command that makes a stamp whole."""

AMENDED = (*STAMPED, "amend_stamp")
"""The commands that say what of an event can be put right in its place."""

WRITTEN = (*AMENDED, "take_sentence", "keep_sentence")
"""What says which sentence the minutes were given for a stamp."""


class StampKind(Enum):
    """What can happen in the room, in the words in which it is told."""

    START = "start"
    CHAIR = "chair"
    ITEM = "item"
    OUT_OF_ORDER = "item out of order"
    APOLOGIES = "apologies"
    SUBSTITUTES = "substitutes"
    ARRIVAL = "arrival"
    LEAVING = "leaving"
    RETURN = "return"
    DECLARATION = "declaration"
    NO_DECLARATIONS = "no declarations"
    CONFIRMED = "minutes confirmed"
    QUESTION = "question put"
    SUPPLEMENTARY = "supplementary"
    FILED = "document filed"
    NOTE = "note"
    NOTED = "noted"
    NOTHING = "nothing notified"
    MOTION = "motion"
    AMENDMENT = "amendment"
    VOTE = "vote"
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    DEFERRAL = "deferral"
    NOT_REACHED = "not reached"
    EXCLUDED = "public excluded"
    PUBLIC_LEFT = "public left"
    BACK = "public back"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"
    NEXT_MEETING = "next meeting"
    CLOSED = "closed"


class HouseSentence(Part, frozen=True, kw_only=True):
    """The house form of one sentence of the minutes: what it is for, and its words with slots such as {names}."""

    event: Annotated[str, Field("for", "What it is the sentence of, such as: next meeting", noun=False)]
    words: Annotated[str, Field("sentence", "With slots such as {names}, {time} and {words}", kind=TEXT)] = ""


class Stamp(Record, frozen=True, kw_only=True):
    """Something that happened at a meeting, at the item or heading that was being taken.

    `at` is the local time on the clock, None where it is not known. What it made stands in its own record: `vote`,
    `minute`, `declaration`, `action`, `question`; attendance in that of the meeting. `other` is the other meeting that
    it names: one whose minutes were confirmed, or to which something was deferred. `item` is the item of the programme
    that was being taken, empty at business that is none; `minute` the minute in which it is told. `printed` are the
    words for its people where they are not their names. `written` is the sentence that the minute was given for it:
    what stands there in other words was changed by the clerk.
    """

    prefix: ClassVar[str] = "T"
    table: ClassVar[str] = "stamps"
    noun: ClassVar[str] = "event"

    meeting: Annotated[MeetingRef, Field("meeting", acts=STAMPED)]
    order: Annotated[int, Field("place among the events", acts=STAMPED)] = 0
    kind: Annotated[StampKind, Field("event", acts=STAMPED)]
    at: Annotated[dt.time | None, Field("at", "The time on the clock, such as 2:15 pm", noun=False, acts=AMENDED)] = (
        None
    )
    item: Annotated[ItemRef, Field("item", acts=STAMPED)] = ""
    minute: Annotated[MinuteRef | None, Field("minute", acts=STAMPED)] = None
    people: Annotated[tuple[PersonRef, ...], Field("people", noun=False, acts=AMENDED)] = ()
    printed: Annotated[tuple[str, ...], Field("people as printed", noun=False, acts=AMENDED)] = ()
    words: Annotated[str, Field("words", noun=False, kind=TEXT, acts=AMENDED)] = ""
    paragraph: Annotated[
        str, Field("paragraph", "Of Schedule 12A, by which the public were excluded", acts=STAMPED)
    ] = ""
    vote: Annotated[VoteRef | None, Field("vote", acts=STAMPED)] = None
    declaration: Annotated[DeclarationRef | None, Field("declaration", acts=STAMPED)] = None
    action: Annotated[ActionRef | None, Field("action", acts=STAMPED)] = None
    question: Annotated[QuestionRef | None, Field("question", acts=STAMPED)] = None
    other: Annotated[MeetingRef | None, Field("other meeting", acts=STAMPED)] = None
    written: Annotated[str, Field("sentence written", kind=TEXT, acts=WRITTEN)] = ""
