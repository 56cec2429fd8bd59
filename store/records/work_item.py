"""The work programme: items of business, scheduled for a meeting or waiting to be."""

import datetime as dt
from enum import Enum
from typing import ClassVar

from store.records.base import Part, Record
from store.records.cover import CoverSheet
from store.records.field import TEXT, Annotated, Field
from store.records.refs import MeetingRef, OriginRef


class ItemKind(Enum):
    """Why an item is in the programme."""

    STATUTORY = "statutory"
    STANDING = "standing"
    CYCLICAL = "cyclical"
    REQUESTED = "requested"
    INSPECTION = "inspection"
    THEMED = "themed"
    TASK_GROUP = "task group"
    BRIEFING = "briefing"
    OTHER = "other"


class ItemStatus(Enum):
    """Where an item stands."""

    PLANNED = "planned"
    CONSIDERED = "considered"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"

    @property
    def open(self) -> bool:
        """Say whether the panel still has to deal with it."""
        # By identity, and not in a set, which is made and hashed anew: 4 ms for 57,000 items instead of 35.
        return self is ItemStatus.PLANNED or self is ItemStatus.DEFERRED


class PaperStatus(Enum):
    """Where the report for an item stands."""

    NOT_ASKED = ""
    DUE = "due"
    RECEIVED = "received"
    LATE = "late"
    TO_FOLLOW = "to follow"
    NONE = "no paper"


FORMATS = (
    ("", "not recorded"),
    ("report", "report"),
    ("presentation", "presentation"),
    ("oral", "oral update"),
    ("note", "note by e-mail"),
)
"""The usual ways in which an item comes before the panel; another can be recorded all the same."""


class FoundInFile(Part, frozen=True, kw_only=True):
    """Something come upon in a file as it came: its kind (`rules/words/cures.py`), where, and what it is."""

    kind: Annotated[str, Field("kind", noun=False)]
    where: Annotated[str, Field("where", noun=False)] = ""
    what: Annotated[str, Field("what it is", noun=False)] = ""


class PaperFile(Part, frozen=True, kw_only=True):
    """A file of a paper as it came, which is kept beside the panel's file under its digest and never altered.

    `pdf` is the digest of the PDF that was made of it, if it is a Word document; `pages` are of what goes into the
    pack. `reason` says why it took the place of the version before, `found` what was come upon in it, `cover` what its
    cover sheet has; None if none was read. An exempt one is never opened to build what the public sees: its number of
    pages stands here.
    """

    name: Annotated[str, Field("name of the file", noun=False)]
    sha256: Annotated[str, Field("digest", "SHA-256, by which it is kept", noun=False)]
    size: Annotated[int, Field("size", "In bytes", noun=False)]
    pages: Annotated[int, Field("pages", "Of the file itself", noun=False)] = 0
    pdf: Annotated[str, Field("digest of the PDF", "If it is a Word document", noun=False)] = ""
    added_on: Annotated[dt.date | None, Field("added on", noun=False)] = None
    reason: Annotated[str, Field("reason for the new version", noun=False, kind=TEXT, most=2_000)] = ""
    found: Annotated[tuple[FoundInFile, ...], Field("come upon in it", noun=False)] = ()
    cover: Annotated[CoverSheet | None, Field("cover sheet", noun=False)] = None


class Paper(Part, frozen=True, kw_only=True):
    """One of the papers for an item: what it is, where it stands, the dates, and why it is exempt if it is.

    `number` is its own within the item, from 1; it stays when papers are put in another order or taken out. `author` is
    recorded where it is not the author of the item. `appendix` is a letter, or as the agenda prints it where that is no
    appendix. `files` are its versions, the last of them in force; one `withdrawn_on` a day stays listed, with why.
    `exempt_paragraph` has the numbers of paragraphs of Schedule 12A, Local Government Act 1972, as `3` or
    `1, 3`; `interest` says why the public interest in keeping the paper back is the greater.
    """

    number: Annotated[int, Field("number of the paper", acts=("add_paper", "set_paper"))] = 1
    what: Annotated[str, Field("what it is", "Such as report, annex or presentation; its title", noun=False)] = ""
    author: Annotated[str, Field("author", "Who writes it, if that is not the author of the item")] = ""
    appendix: Annotated[str, Field("appendix", "Its letter in the pack, such as B")] = ""
    pages: Annotated[str, Field("pages", "Of the pack, such as 9-12, or the first of them")] = ""
    status: Annotated[PaperStatus, Field("status")] = PaperStatus.NOT_ASKED
    due_on: Annotated[dt.date | None, Field("paper due on", noun=False, option="due")] = None
    received_on: Annotated[dt.date | None, Field("received on", noun=False, past=True, option="received")] = None
    exempt_paragraph: Annotated[
        str,
        Field(
            "exempt paragraph",
            "The paragraph on exempt information, such as 3; empty if the paper is open",
            option="exempt",
        ),
    ] = ""
    interest: Annotated[
        str,
        Field(
            "public interest",
            "Why keeping it back outweighs disclosing it, as the agenda will print it",
            kind=TEXT,
            most=2_000,
        ),
    ] = ""
    files: Annotated[tuple[PaperFile, ...], Field("files", acts=("add_paper", "replace_file"))] = ()
    withdrawn_on: Annotated[dt.date | None, Field("withdrawn on", noun=False, acts=("withdraw_paper",), past=True)] = (
        None
    )
    withdrawn_why: Annotated[str, Field("reason for withdrawing it", noun=False, acts=("withdraw_paper",))] = ""


class ItemStood(Part, frozen=True, kw_only=True):
    """How an item stood before a move took it: its place, its status, and when it was wanted."""

    order: Annotated[int, Field("place before", noun=False)] = 0
    status: Annotated[ItemStatus, Field("status before", noun=False)] = ItemStatus.PLANNED
    target: Annotated[str, Field("time wanted before", noun=False)] = ""


class ItemMove(Part, frozen=True, kw_only=True):
    """A move of the item: from one meeting (or the suggestions) to another, on a day, for a reason.

    `what` says what exactly was put off when it was not the whole item; `how` is `moved`, `deferred`, `withdrawn` or
    `reinstated`. `stood` is None of moves that were recorded before it was kept.
    """

    on: Annotated[dt.date, Field("on", noun=False)]
    how: Annotated[str, Field("how", noun=False)]
    from_meeting: Annotated[MeetingRef | None, Field("from", noun=False)] = None
    to_meeting: Annotated[MeetingRef | None, Field("to", noun=False)] = None
    what: Annotated[str, Field("part put off", "Leave empty for the whole item, or name the paper that is put off")] = (
        ""
    )
    reason: Annotated[str, Field("reason", "Kept with the item and printed in its history", kind=TEXT)] = ""
    stood: Annotated[ItemStood | None, Field("as it stood", noun=False)] = None


class Score(Part, frozen=True, kw_only=True):
    """Points for one of the panel's criteria, 0 to 3."""

    criterion: Annotated[str, Field("criterion")]
    points: Annotated[int, Field("points")]


class LinkedPaper(Part, frozen=True, kw_only=True):
    """A paper that was published elsewhere, such as in the council's own system: its title and its address there.

    Nothing is ever fetched from the address. `reference` is what that system says of why it is `restricted`.
    """

    title: Annotated[str, Field("paper")] = ""
    location: Annotated[str, Field("where it stands", noun=False, most=2_000)] = ""
    published_on: Annotated[dt.date | None, Field("published on", noun=False)] = None
    restricted: Annotated[bool, Field("restricted", noun=False)] = False
    reference: Annotated[str, Field("restricted by", noun=False)] = ""


class HeadingRead(Part, frozen=True, kw_only=True):
    """A heading of a column in files that are taken in, as it reads, and the field of an item that it was read as."""

    heading: Annotated[str, Field("heading", noun=False)]
    read_as: Annotated[str, Field("read as", noun=False)] = ""


class WorkItem(Record, frozen=True, kw_only=True):
    """An item of the work programme.

    `meeting` is None while the item waits among the suggestions; `target` then says when it is wanted, as printed.
    `order` places it within its group (smaller first). `origin` is where the request came from, in words, and
    `origin_ref` the id of the minute, action or question, if that is recorded. `minutes` is the time allotted.
    `to_answer` are those whom the panel wants to attend and answer questions, by office or name.
    `papers_numbered` is the highest number of a paper that was taken out, so that no number is given twice.
    `added_on` is the day from which the programme holds it; None if that is not recorded. `agenda_number` is the number
    as a past agenda printed it, `restricted` says that the public may not see it, and `linked` are papers elsewhere.
    """

    prefix: ClassVar[str] = "W"
    table: ClassVar[str] = "items"
    noun: ClassVar[str] = "item"

    title: Annotated[str, Field("item", "The words that will stand in the programme and on the agenda", required=True)]
    comments: Annotated[
        str, Field("comments", "What the programme prints beside the item", kind=TEXT, matters=True)
    ] = ""
    kind: Annotated[ItemKind, Field("kind")] = ItemKind.OTHER
    lead: Annotated[
        str, Field("report of", "Who brings the report, as the agenda will print it", noun=False, matters=True)
    ] = ""
    author: Annotated[str, Field("author", "Who writes it, as the report prints it")] = ""
    to_answer: Annotated[
        tuple[str, ...],
        Field("to answer", "Who must attend: the holder of the office, staff; asked: the chief constable", noun=False),
    ] = ()
    origin: Annotated[
        str,
        Field(
            "asked for by",
            "A minute, a member, a public question, the office scrutinised",
            noun=False,
            matters=True,
            seldom=True,
        ),
    ] = ""
    origin_ref: Annotated[
        OriginRef,
        Field("asked for in", "The id of the minute, action or question it came from", noun=False, seldom=True),
    ] = ""
    meeting: Annotated[MeetingRef | None, Field("meeting", acts=("move_items", "defer_items"))] = None
    target: Annotated[str, Field("time wanted", "If not yet scheduled, such as “To July meeting”")] = ""
    theme: Annotated[str, Field("theme", "The themed review it belongs to, while it has no meeting", seldom=True)] = ""
    order: Annotated[int, Field("place on the agenda", acts=("reorder_item",))] = 0
    moveable: Annotated[bool, Field("moveable", "Whether it can be moved freely", noun=False)] = False
    earliest: Annotated[
        dt.date | None, Field("not before", "Such as the day on which the figures are ready", noun=False, seldom=True)
    ] = None
    latest: Annotated[
        dt.date | None, Field("not after", "Such as the end of a term or a statutory window", noun=False, seldom=True)
    ] = None
    format: Annotated[
        str, Field("format", "How it comes: report, presentation and so on", choices=FORMATS, seldom=True)
    ] = ""
    minutes: Annotated[
        int | None, Field("time, min", "Minutes of time allotted at the meeting", noun=False, matters=True)
    ] = None
    clerk: Annotated[
        str, Field("clerk", "Who in the office sees to it; empty: the clerk of its meeting", noun=False, seldom=True)
    ] = ""
    status: Annotated[
        ItemStatus, Field("status", acts=("consider_items", "defer_items", "withdraw_items", "reinstate_items"))
    ] = ItemStatus.PLANNED
    papers: Annotated[
        tuple[Paper, ...], Field("papers", acts=("add_paper", "edit_paper", "remove_paper", "order_paper", "set_paper"))
    ] = ()
    papers_numbered: Annotated[
        int | None, Field("highest number of a paper taken out", noun=False, acts=("remove_paper",))
    ] = None
    moves: Annotated[tuple[ItemMove, ...], Field("moves", acts=("move_items", "defer_items"))] = ()
    considered_at: Annotated[MeetingRef | None, Field("considered at", noun=False, acts=("consider_items",))] = None
    scores: Annotated[tuple[Score, ...], Field("scores", acts=("score_item",))] = ()
    added_on: Annotated[dt.date | None, Field("added on", noun=False, acts=("import_data",))] = None
    agenda_number: Annotated[
        str, Field("number on the agenda", "As a past agenda printed it", acts=("import_moderngov",))
    ] = ""
    restricted: Annotated[bool, Field("restricted", noun=False, acts=("import_moderngov",))] = False
    linked: Annotated[tuple[LinkedPaper, ...], Field("papers elsewhere", acts=("import_moderngov",))] = ()
