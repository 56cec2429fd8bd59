"""What the JSON of the command line looks like, published by `secretariat schema`. Names here never change.

The outputs themselves are made by the store; tests hold every one of them against these types, nothing missing and
nothing more.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import msgspec
from msgspec import Meta

Date = Annotated[dt.date | None, Meta(description="ISO date; null if not recorded")]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One object of a list."""

    id: Annotated[str, Meta(description="id of the record")]
    source: Annotated[str, Meta(description="the paper it was taken from; empty if it was entered by hand")]


class ProgrammeRow(Row, frozen=True, kw_only=True):
    """An item of the work programme, in printed order."""

    meeting: Annotated[dt.date | None, Meta(description="date of its meeting; null while it waits to be scheduled")]
    number: Annotated[int, Meta(description="its number within its group, from 1; 0 if it was withdrawn", ge=0)]
    title: str
    lead: Annotated[str, Meta(description="report of whom; empty if not recorded")]
    comments: str
    moveable: bool
    status: Annotated[str, Meta(description="planned, deferred, considered or withdrawn")]
    meeting_id: str | None
    flags: Annotated[list[str], Meta(description="what is out of the ordinary about it, a word each")]
    minutes: Annotated[int | None, Meta(description="minutes of time allotted; null if not recorded")]
    kind: str
    origin: Annotated[str, Meta(description="where the request came from, in words")]
    target: Annotated[str, Meta(description="when it is wanted, as printed, while it has no meeting")]


class CalendarRow(Row, frozen=True, kw_only=True):
    """A meeting of the calendar, by date."""

    date: dt.date
    start: Annotated[str, Meta(description="such as 1:00 pm; empty if not recorded")]
    kind: str
    title: str
    venue: str
    status: Annotated[str, Meta(description="proposed, arranged, called, held, cancelled or released")]
    items: Annotated[int, Meta(description="items of business that were not withdrawn")]
    booked: Annotated[int | None, Meta(description="minutes allotted to items; null if none are recorded")]
    available: Annotated[int | None, Meta(description="minutes for business; null if not recorded")]
    next: Annotated[bool, Meta(description="whether it is the next meeting to be held")]
    year: Annotated[str, Meta(description="municipal year, such as 2021-22")]
    publish_by: Annotated[dt.date | None, Meta(description="last day for its papers; null if they are out")]
    working_days_left: Annotated[int | None, Meta(description="working days left for that; negative when late")]


class HistoryRow(Row, frozen=True, kw_only=True):
    """A change in the journal, the newest first."""

    when: Annotated[str, Meta(description="local time in words")]
    at: Annotated[dt.datetime, Meta(description="the same in UTC")]
    who: str
    sentence: str
    differences: Annotated[list[str], Meta(description="what became different, a line for each field")]
    reverses: Annotated[str | None, Meta(description="id of the change that it undid or did again")]


class QuestionRow(Row, frozen=True, kw_only=True):
    """A public question, the latest received first. Contact details are never given."""

    received: Date
    kind: str
    asker: Annotated[str, Meta(description="the name under which the asker may be listed")]
    subject: str
    meeting: Date
    state: str
    answer: Annotated[str, Meta(description="such as given Thu 29 Jul 2021; empty if not recorded")]
    reply: Annotated[str, Meta(description="sent and when, or owed; empty if not recorded")]


class DeclarationRow(Row, frozen=True, kw_only=True):
    """A declaration of interest, those of the latest meeting first."""

    meeting: Date
    who: str
    interest: str
    about: str
    effect: Annotated[str, Meta(description="on speaking, voting and staying, as far as recorded")]


class ActionRow(Row, frozen=True, kw_only=True):
    """An action or recommendation, overdue ones first."""

    state: Annotated[str, Meta(description="such as overdue by 12 days, open, undated, done")]
    due: Annotated[str, Meta(description="when it falls due, in words")]
    kind: str
    text: str
    owner: str
    asked: Annotated[str, Meta(description="the minute and the meeting that asked for it")]
    age: Annotated[int | None, Meta(description="calendar days since it was agreed; null if not recorded")]


class MemberRow(Row, frozen=True, kw_only=True):
    """A seat on the panel, or an office round it, held on the day."""

    name: str
    role: str
    body: Annotated[str, Meta(description="appointing body")]
    party: str
    votes: bool | None
    from_: Date = msgspec.field(name="from")
    until: Date


class BinRow(Row, frozen=True, kw_only=True):
    """A record in the bin."""

    kind: str
    title: str
    binned_on: dt.date


class RecordLine(Row, frozen=True, kw_only=True):
    """One line about a record: a label and its text."""

    label: str
    text: str


class Present(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Those who stood to a meeting in one way: present, apologies, in attendance and so on."""

    heading: str
    names: list[str]


class MeetingRow(Row, frozen=True, kw_only=True):
    """All that is recorded about one meeting."""

    date: dt.date
    status: str
    title: str
    kind: str
    facts: Annotated[
        list[tuple[str, str]], Meta(description='labels with their values; "not recorded" where there is none')
    ]
    agenda: list[ProgrammeRow]
    withdrawn: list[ProgrammeRow]
    attendance: list[Present]
    notices: list[str]
    moves: list[str]
    done: list[str]
    minutes: Annotated[list[tuple[str, str]], Meta(description="numbers with headings")]


class Skipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day between publication and meeting that does not count, and why."""

    date: dt.date
    why: str


class Dates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The last day of publication before a meeting; with --published also what a publication on a day amounts to."""

    meeting: Annotated[dt.date, Meta(description="the day of the meeting")]
    days: Annotated[int, Meta(description="clear working days asked for", ge=0)]
    nation: Annotated[str, Meta(description="england or wales: whose law applies")]
    latest: Annotated[dt.date, Meta(description="the last day on which papers can be published")]
    counted: Annotated[list[dt.date], Meta(description="the clear days between that day and the meeting")]
    skipped: Annotated[list[Skipped], Meta(description="the days between that do not count")]
    provision: Annotated[str, Meta(description="where the number of days comes from")]
    warnings: Annotated[list[str], Meta(description="what should be checked")]
    published: Annotated[dt.date | None, Meta(description="with --published: the day that counts")] = None
    clear_days: Annotated[int | None, Meta(description="with --published: clear working days given")] = None
    short_by: Annotated[int | None, Meta(description="with --published: how many are missing")] = None
    verdict: Annotated[str | None, Meta(description="with --published: in time or short")] = None


def json_schema(kind: Any) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of an output."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
