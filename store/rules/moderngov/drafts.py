"""A panel's past as it was read from files saved from modern.gov: meetings with their business, roll and minutes."""

from __future__ import annotations

import datetime as dt

import msgspec

from store.records import LinkedPaper
from store.rules.imports import ImportLine, ImportPlace
from store.rules.minutes.drafts import DraftMinute, RollName, Unplaced


class DraftBody(msgspec.Struct, frozen=True, kw_only=True):
    """A committee that the files name; `number` is its id in modern.gov. `meetings` counts those listed of it."""

    number: str = ""
    title: str = ""
    meetings: int = 0
    place: ImportPlace = ImportPlace()


class DraftAgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of an agenda. `number` is the one printed, `text` what stands below it, `lead` who presents it.

    `minute` is the minute of it, None if it has none; `left` is what the clerk has to look at in it.
    """

    key: str
    number: str = ""
    title: str = ""
    text: str = ""
    lead: str = ""
    restricted: bool = False
    papers: tuple[LinkedPaper, ...] = ()
    minute: DraftMinute | None = None
    left: tuple[Unplaced, ...] = ()
    place: ImportPlace = ImportPlace()


class DraftName(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a roll. `word` is how they stood to the meeting as the file has it; `known` says that it was read.

    `member` is the person's id in modern.gov, empty if there is none.
    """

    key: str
    roll: RollName
    word: str = ""
    known: bool = True
    member: str = ""
    party: str = ""
    place: ImportPlace = ImportPlace()


class DraftSitting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting. `status` is its word in modern.gov; times are local; `date` is None if it could not be read.

    `notes` are facts for which a meeting has no field; `left` is what the clerk has to look at. `whole` says that
    agenda and roll were in the files, and not only the meeting in a list. `why` says how it was read, if that is worth
    a look.
    """

    key: str
    number: str = ""
    body: str = ""
    date: dt.date | None = None
    printed_date: str = ""
    start: dt.time | None = None
    finish: dt.time | None = None
    venue: str = ""
    status: str = ""
    notes: tuple[str, ...] = ()
    items: tuple[DraftAgendaItem, ...] = ()
    roll: tuple[DraftName, ...] = ()
    left: tuple[Unplaced, ...] = ()
    whole: bool = False
    why: str = ""
    place: ImportPlace = ImportPlace()


class DraftCouncillor(msgspec.Struct, frozen=True, kw_only=True):
    """A councillor of a list; `member` is the id in modern.gov. Contact details are never read."""

    key: str
    member: str = ""
    printed: str = ""
    party: str = ""
    council: str = ""
    place: ImportPlace = ImportPlace()


class DraftPast(msgspec.Struct, frozen=True, kw_only=True):
    """All that files of modern.gov hold; `aside` are lines of a preview for what was read and has no place."""

    bodies: tuple[DraftBody, ...] = ()
    sittings: tuple[DraftSitting, ...] = ()
    councillors: tuple[DraftCouncillor, ...] = ()
    aside: tuple[ImportLine, ...] = ()
