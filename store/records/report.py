"""The panel's reports to the commissioner: what they are on, how they are worded, and what became of them."""

import datetime as dt
from typing import ClassVar

from store.records.action import CopySent
from store.records.base import Part, Record
from store.records.field import TEXT, Annotated, Field
from store.records.refs import MeetingRef, MinuteRef, PersonRef, RoundRef, VoteRef

RECOMMENDED = (
    ("", "not recorded"),
    ("appoint", "recommends the appointment"),
    ("do-not-appoint", "recommends no appointment"),
    ("veto", "vetoes the appointment"),
    ("remove", "recommends the call to retire or resign"),
    ("do-not-remove", "recommends no such call"),
)
"""What a report on a person can come to; that of a review is recorded with the review itself."""


class WordedBlock(Part, frozen=True, kw_only=True):
    """A block of a report as the clerk worded it; without words it is left out.

    `over` is the draft that it was worded over, so that a draft made anew from the records can be told from it.
    """

    block: Annotated[str, Field("block")]
    text: Annotated[str, Field("wording", kind=TEXT)] = ""
    over: Annotated[str, Field("draft worded over", noun=False, kind=TEXT)] = ""


class PrintedBlock(Part, frozen=True, kw_only=True):
    """A block of a report as it stood when the report was made final."""

    block: Annotated[str, Field("block")]
    heading: Annotated[str, Field("heading")] = ""
    text: Annotated[str, Field("text", kind=TEXT)]


class Report(Record, frozen=True, kw_only=True):
    """A report of the panel to the commissioner, from its draft to the answer.

    It is on a step of a statutory round, or on the scrutiny at a `meeting` (2011 Act s.28(6)). What it says is worked
    out from the records block by block until it is final; `worded` holds only the blocks that the clerk worded, and
    `printed` all of them as they stood then. `choice` and `vote` are those of a report on a person until its step is
    recorded. `minutes` are those reported on, empty for those to which the vote or the meeting leads.
    """

    prefix: ClassVar[str] = "L"
    table: ClassVar[str] = "reports"
    noun: ClassVar[str] = "report"

    round: Annotated[RoundRef | None, Field("round", acts=("draft_report",))] = None
    step: Annotated[str, Field("step", acts=("draft_report",))] = ""
    meeting: Annotated[MeetingRef | None, Field("meeting", acts=("draft_report",))] = None
    minutes: Annotated[
        tuple[MinuteRef, ...],
        Field("on minutes", "Such as 47 of 27/1/2021; none for those of vote or meeting", noun=False),
    ] = ()
    choice: Annotated[
        str, Field("what it comes to", "Of a report on a person", noun=False, choices=RECOMMENDED, option="outcome")
    ] = ""
    vote: Annotated[
        VoteRef | None, Field("by vote", "The id of the vote of the meeting that decided it", noun=False)
    ] = None
    signatory: Annotated[
        PersonRef | None, Field("signed by", "The monitoring officer, or whoever signs", noun=False, matters=True)
    ] = None
    signed_as: Annotated[str, Field("signed as", "The office as printed; empty for the one recorded", noun=False)] = ""
    manner: Annotated[str, Field("published how", "As the panel decided it, such as: on its website", noun=False)] = ""
    reply_by: Annotated[
        dt.date | None,
        Field("answer wanted by", "The end of the period that the panel set for a written response", noun=False),
    ] = None
    worded: Annotated[tuple[WordedBlock, ...], Field("blocks worded", noun=False, acts=("word_report",))] = ()
    printed: Annotated[tuple[PrintedBlock, ...], Field("as made final", noun=False, acts=("finalise_report",))] = ()
    dated: Annotated[dt.date | None, Field("dated", noun=False, acts=("finalise_report",))] = None
    sent_on: Annotated[dt.date | None, Field("sent on", noun=False, past=True, acts=("publish_report",))] = None
    published_on: Annotated[dt.date | None, Field("published on", noun=False, past=True, acts=("publish_report",))] = (
        None
    )
    copies: Annotated[tuple[CopySent, ...], Field("copies sent to councils", acts=("copy_report",))] = ()
    answered_on: Annotated[dt.date | None, Field("answered on", noun=False, past=True, acts=("answer_report",))] = None
    answer: Annotated[
        str, Field("answer", "The reference of the letter, and what it comes to", kind=TEXT, acts=("answer_report",))
    ] = ""
    note: Annotated[str, Field("note", kind=TEXT)] = ""
