"""What stands on the cover sheet of a report, as far as it is judged: headings, a date, letters. No words of it."""

import datetime as dt
from enum import Enum

from store.records.base import Part
from store.records.field import Annotated, Field


class CoverSays(Enum):
    """What stands under a heading of a cover sheet.

    `elsewhere` points to the report, and the report says nothing of it; `unread` says that the heading is there and
    that its words could not be told from those of others.
    """

    WORDS = "words"
    NONE = "none"
    AWAITED = "awaited"
    EMPTY = "empty"
    ELSEWHERE = "elsewhere"
    UNREAD = "unread"


class CoverPart(Part, frozen=True, kw_only=True):
    """A heading that a cover sheet has (`rules/programme/cover_headings.py`), and what stands under it."""

    heading: Annotated[str, Field("heading", noun=False)]
    says: Annotated[CoverSays, Field("what is under it", noun=False)] = CoverSays.WORDS


class NamedAppendix(Part, frozen=True, kw_only=True):
    """An appendix that the text names: its letter, where, and the letter that the list has for what is meant there.

    `meant` is empty where the two agree. `letter` is empty where the text names an appendix by no letter.
    """

    letter: Annotated[str, Field("letter", noun=False)]
    where: Annotated[str, Field("where", noun=False)] = ""
    meant: Annotated[str, Field("letter in the list", noun=False)] = ""


class CoverSheet(Part, frozen=True, kw_only=True):
    """What was read of a cover sheet; the record of an exempt paper may hold it, because it repeats no words.

    `date` is its date as printed, `hour` the time beside it; `listed` are the letters of the list of appendices, one
    empty for each appendix without a letter. `at_odds` are sentences on years that do not agree with one another.
    `whole` is False where a part of the report could not be read, so that a heading may stand there.
    """

    parts: Annotated[tuple[CoverPart, ...], Field("headings", noun=False)] = ()
    date: Annotated[str, Field("date as printed", noun=False)] = ""
    hour: Annotated[dt.time | None, Field("time beside it", noun=False)] = None
    listed: Annotated[tuple[str, ...], Field("appendices listed", noun=False)] = ()
    named: Annotated[tuple[NamedAppendix, ...], Field("appendices named", noun=False)] = ()
    at_odds: Annotated[tuple[str, ...], Field("years at odds", noun=False)] = ()
    whole: Annotated[bool, Field("read as a whole", noun=False)] = True
