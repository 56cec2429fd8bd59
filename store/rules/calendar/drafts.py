"""Meetings as they were read from files: in the words of the file where those say what sort of meeting it is."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.records import MeetingKind, MeetingStatus
from store.rules.imports import ImportLine, ImportPlace


class DraftMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting as it was read; `row` is all of it in its own words, times are local.

    `day` may be `Within` a week or month; without one, `why_no_day` says what is wrong, and `dated` has the words.
    `called` are the words that name it, with its body, `kind_words` and `status_words` those of columns of their own.
    `kind`, `status` and `own` are what the clerk said instead; `own` says that it is one of the panel. `wrong` are
    words that cannot be recorded, each with the reason; `why` tells how it was read, if that is worth a look.
    """

    key: str
    row: str
    place: ImportPlace
    day: dt.date | None = None
    dated: str = ""
    why_no_day: str = ""
    start: dt.time | None = None
    finish: dt.time | None = None
    venue: str = ""
    called: str = ""
    title: str = ""
    body: str = ""
    kind_words: str = ""
    status_words: str = ""
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    wrong: tuple[tuple[str, str], ...] = ()
    why: str = ""


class DraftMeetings(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of some files. `aside` are the lines that only the clerk can place, and how columns were read.

    `headings` are the headings of columns that the clerk had read as something else, as they read, with what that is.
    """

    meetings: tuple[DraftMeeting, ...] = ()
    aside: tuple[ImportLine, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
