"""Declarations of interest at a meeting."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from store.records.base import Part, Record
from store.records.refs import InterestRef, ItemRef, MeetingRef, MinuteRef, PersonRef


class Dispensation(Part, frozen=True, kw_only=True):
    """Leave to take part in spite of an interest: who gave it, on what ground, until when (four years at most).

    `vote` is False where it lets the person speak and stay but not vote.
    """

    granted_by: str
    ground: str
    from_date: dt.date | None = None
    until: dt.date | None = None
    vote: bool = True


class Declaration(Record, frozen=True, kw_only=True):
    """A declaration made at a meeting by one or several people, or the record that there was none.

    `scope` is `items`, `all substantive items` or `topic`; `interest` is the word of the panel's code as printed.
    `relation` is `directly relates` or `affects`; `more_than_most` answers the test for an interest that is affected.
    `speak`, `vote` and `stay` say what followed, `yes`, `no` or `only if the public may speak`; `advice` whose advice
    that was, where it is not what the code itself says. `registered` says whether the interest stood in the register
    already; `sensitive` that its nature is withheld; `made_at` the time at which it was made.
    """

    prefix: ClassVar[str] = "D"
    table: ClassVar[str] = "declarations"
    noun: ClassVar[str] = "declaration"

    meeting: MeetingRef
    nil: bool = False
    people: tuple[PersonRef, ...] = ()
    interest: str = ""
    scope: str = ""
    items: tuple[ItemRef, ...] = ()
    topic: str = ""
    relation: str = ""
    more_than_most: bool | None = None
    nature: tuple[str, ...] = ()
    sensitive: bool = False
    registered: bool | None = None
    speak: str = ""
    vote: str = ""
    stay: str = ""
    advice: str = ""
    made_at: dt.time | None = None
    left_at: dt.time | None = None
    returned_at: dt.time | None = None
    dispensation: Dispensation | None = None
    notice_due: dt.date | None = None
    notified_on: dt.date | None = None
    standing: InterestRef | None = None
    minute: MinuteRef | None = None
    text: str = ""
