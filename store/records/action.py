"""What the panel asked for: actions, recommendations, requests for reports and undertakings given to it."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import ActionRef, AnyRef, ItemRef, MeetingRef, MinuteRef


class ActionKind(Enum):
    """What sort of promise it is."""

    ACTION = "action"
    RECOMMENDATION = "recommendation"
    REPORT = "request for a report"
    UNDERTAKING = "undertaking"


class DueKind(Enum):
    """How its due time is fixed."""

    UNDATED = "undated"
    DATE = "date"
    MEETING = "meeting"
    NEXT_MEETING = "next meeting"
    EVERY_MEETING = "every meeting"
    REGULAR_MEETING = "each regular meeting"
    ANNUAL_MEETING = "the annual meeting"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six-monthly"
    YEARLY = "yearly"


class ActionStatus(Enum):
    """Where it stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Outcome(Enum):
    """What the commissioner did with one recommendation."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    ALREADY_COVERED = "already covered"
    PART = "accepted in part"
    NOT_ACCEPTED = "not accepted"
    DEFERRED = "deferred"
    REPORT_PROMISED = "report promised"
    NOTED = "noted"


BASES = (
    ("", "none"),
    ("plan", "plan"),
    ("annual report", "annual report"),
    ("precept", "precept"),
    ("appointment", "appointment"),
    ("scrutiny", "scrutiny"),
)
"""The powers under which a recommendation can be made."""

REPLY_REQUIRED = ((None, "as the law has it"), (True, "required"), (False, "not required"))


class ProgressNote(Part, frozen=True, kw_only=True):
    """A note of progress on a day."""

    on: Annotated[dt.date, Field("on", noun=False, past=True)]
    text: Annotated[str, Field("progress", required=True, kind=TEXT)]
    by: Annotated[str, Field("said by", "Who told you, if not you", noun=False)] = ""


class Evidence(Part, frozen=True, kw_only=True):
    """What discharged an action: what, when and where it is recorded (a minute, a meeting, a paper)."""

    what: Annotated[str, Field("evidence", "What discharged it: a report, a letter, a vote", kind=TEXT)]
    on: Annotated[dt.date | None, Field("on", "The day on which that was", noun=False, past=True)] = None
    where: Annotated[str, Field("recorded in", "The minute, meeting or paper that shows it", noun=False)] = ""
    ref: Annotated[AnyRef, Field("record", "The id of the minute, meeting or item that shows it")] = ""


class PointOutcome(Part, frozen=True, kw_only=True):
    """What the commissioner did with one part of a recommendation: which part, outcome, reference and words."""

    outcome: Annotated[Outcome, Field("outcome")]
    part: Annotated[str, Field("part of the point", "Such as: elderly people", noun=False)] = ""
    reference: Annotated[str, Field("reference", "Such as “Para 32”")] = ""
    text: Annotated[str, Field("their words", "What the letter says to this part", noun=False, kind=TEXT)] = ""


class KeptFile(Part, frozen=True, kw_only=True):
    """A file that the office keeps elsewhere: its name without its folder, and the SHA-256 of its bytes in hex.

    The folder is left out, because it names one clerk's computer and leads nowhere on another's.
    """

    name: Annotated[str, Field("name of the file", noun=False)]
    sha256: Annotated[str, Field("digest", "SHA-256, which tells whether a file is still the one recorded", noun=False)]


class Response(Part, frozen=True, kw_only=True):
    """The commissioner's answer to one recommendation: outcome, reference in the plan or report, words, dates.

    A point that was answered in parts has the first outcome here and the `further` ones behind it. `dated`,
    `signed_by`, `addressed_to`, `enclosures` and `kept` are the letter's own, the same for every point that it answers.
    """

    outcome: Annotated[Outcome, Field("outcome")]
    part: Annotated[
        str, Field("part of the point", "If only a part: such as elderly people", noun=False, seldom=True)
    ] = ""
    text: Annotated[str, Field("their words", "What the letter says to this point", noun=False, kind=TEXT)] = ""
    reference: Annotated[str, Field("reference", "Such as “Para 32”")] = ""
    received_on: Annotated[dt.date | None, Field("received on", noun=False, past=True)] = None
    published_on: Annotated[dt.date | None, Field("published on", noun=False, past=True)] = None
    letter: Annotated[str, Field("letter", "The reference of the letter")] = ""
    dated: Annotated[dt.date | None, Field("letter dated", "The day that the letter bears", noun=False, past=True)] = (
        None
    )
    signed_by: Annotated[
        str, Field("signed by", "As the letter is signed, with the office", noun=False, seldom=True)
    ] = ""
    addressed_to: Annotated[str, Field("addressed to", "As the letter names them", noun=False, seldom=True)] = ""
    enclosures: Annotated[str, Field("enclosures", "As the letter lists them", noun=False, seldom=True)] = ""
    kept: Annotated[KeptFile | None, Field("file of the letter", "The path of the file", noun=False, seldom=True)] = (
        None
    )
    further: Annotated[tuple[PointOutcome, ...], Field("further outcomes", noun=False)] = ()

    @property
    def outcomes(self) -> tuple[PointOutcome, ...]:
        """Give every outcome of the point, in the order of the letter."""
        first = PointOutcome(outcome=self.outcome, part=self.part, reference=self.reference, text=self.text)
        return (first, *self.further)

    @property
    def outcome_words(self) -> str:
        """Name the outcomes, each once: `not accepted, changed`."""
        return ", ".join(dict.fromkeys(one.outcome.value for one in self.outcomes))


class CopySent(Part, frozen=True, kw_only=True):
    """A copy of the recommendation sent to one constituent council."""

    council: Annotated[str, Field("council")]
    on: Annotated[dt.date, Field("sent on", "The day on which the copies went out", noun=False, past=True)]


class DueBefore(Part, frozen=True, kw_only=True):
    """When an action was due before it was carried over on a day."""

    on: Annotated[dt.date, Field("on", noun=False)]
    due_kind: Annotated[DueKind, Field("due before", noun=False)] = DueKind.UNDATED
    due_on: Annotated[dt.date | None, Field("due on before", noun=False)] = None
    due_meeting: Annotated[MeetingRef | None, Field("due at before", noun=False)] = None
    review_from: Annotated[dt.date | None, Field("look again from, before", noun=False)] = None


class Action(Record, frozen=True, kw_only=True):
    """Something the panel asked for or was promised.

    `meeting` and `minute` say where it was asked, `clause` which clause. `due_kind` with `due_on` or `due_meeting` says
    when; `review_from` is the day from which an undated one raises itself. `legal_basis` is `plan`, `annual report`,
    `precept`, `appointment` or `scrutiny`; `carried` counts the meetings it was carried over, `due_before` says when it
    was due until then, for what is printed as at a day before; it says nothing of what was carried before it was kept.
    """

    prefix: ClassVar[str] = "A"
    table: ClassVar[str] = "actions"
    noun: ClassVar[str] = "action"

    kind: Annotated[ActionKind, Field("kind")] = ActionKind.ACTION
    text: Annotated[str, Field("what", "In the words of the minute", noun=False, kind=TEXT, required=True)]
    owner: Annotated[str, Field("owner", "Who is to do it", matters=True)] = ""
    meeting: Annotated[
        MeetingRef | None,
        Field("asked at", "The meeting that asked for it, if no minute is recorded", noun=False, matters=True),
    ] = None
    minute: Annotated[
        MinuteRef | None, Field("minute", "Its id, or its number and meeting: “47 of 27/1/2021”", matters=True)
    ] = None
    clause: Annotated[str, Field("clause", "The clause it comes from, such as “(b)”")] = ""
    agreed_on: Annotated[
        dt.date | None,
        Field(
            "agreed on",
            "The day of the meeting, if nothing else is typed",
            noun=False,
            matters=True,
            past=True,
            seldom=True,
        ),
    ] = None
    due_kind: Annotated[
        DueKind,
        Field(
            "due",
            "In the words of the minutes: a date, next meeting, each regular meeting, yearly",
            noun=False,
            option="due",
        ),
    ] = DueKind.UNDATED
    due_words: Annotated[str, Field("due as printed", "The words of the minutes", noun=False)] = ""
    due_on: Annotated[dt.date | None, Field("due on", noun=False)] = None
    due_meeting: Annotated[MeetingRef | None, Field("due at", noun=False)] = None
    review_from: Annotated[
        dt.date | None, Field("look again from", "From that day on it raises itself again at each meeting", noun=False)
    ] = None
    status: Annotated[ActionStatus, Field("status", acts=("close_action", "reopen_action"))] = ActionStatus.OPEN
    carried: Annotated[tuple[MeetingRef, ...], Field("carried over at", noun=False, acts=("carry_over",))] = ()
    due_before: Annotated[tuple[DueBefore, ...], Field("carried over", noun=False, acts=("carry_over",))] = ()
    progress: Annotated[
        tuple[ProgressNote, ...], Field("progress", acts=("note_progress", "carry_over", "reopen_action"))
    ] = ()
    closed: Annotated[Evidence | None, Field("closed by", noun=False, acts=("close_action", "reopen_action"))] = None
    items: Annotated[
        tuple[ItemRef, ...], Field("items of the programme", acts=("link_action", "unlink_action", "schedule_action"))
    ] = ()
    legal_basis: Annotated[
        str, Field("legal basis", "Of a recommendation", choices=BASES, option="basis", seldom=True)
    ] = ""
    response_required: Annotated[
        bool | None,
        Field(
            "reply required",
            "Whether one is, for ordinary scrutiny",
            noun=False,
            choices=REPLY_REQUIRED,
            option="reply",
            seldom=True,
        ),
    ] = None
    response_due: Annotated[
        dt.date | None, Field("reply due on", "The end of the period set for the reply", noun=False, option="reply-due")
    ] = None
    response: Annotated[Response | None, Field("reply", acts=("respond",))] = None
    copies: Annotated[tuple[CopySent, ...], Field("copies sent to councils", acts=("tick_copies",))] = ()
    number: Annotated[int | None, Field("point number", "Its point in a list of recommendations", seldom=True)] = None
    parent: Annotated[ActionRef | None, Field("part of", noun=False, acts=("respond",))] = None
