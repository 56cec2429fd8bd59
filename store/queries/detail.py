"""Everything the office holds about one record of any kind, as labels with text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import msgspec

from store.fields import fields_of, heading_of
from store.later import Later
from store.problems import Problem, Refused
from store.queries.programme.items import SUGGESTED, row
from store.queries.rows import Lines, RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED, meeting_title
from store.queries.words.wording import meeting_behind, record_title, value_words
from store.records import (
    Action,
    Complaint,
    ItemStatus,
    Meeting,
    Minute,
    Panel,
    Person,
    Question,
    Record,
    Seat,
    Stamp,
    Vote,
    WorkItem,
)
from store.register import Register
from store.rules.words.dates import long_date

if TYPE_CHECKING:
    from store.queries.actions import listed as actions
    from store.queries.attendance import votes
    from store.queries.attendance.votes import VoteRow
    from store.queries.calendar import meetings
    from store.queries.complaints import whole as complaints
    from store.queries.questions import detail as questions
else:
    # What one kind of record needs is loaded with the first of that kind: the first screen shows an item.
    actions = Later("store.queries.actions.listed")
    votes = Later("store.queries.attendance.votes")
    meetings = Later("store.queries.calendar.meetings")
    questions = Later("store.queries.questions.detail")
    complaints = Later("store.queries.complaints.whole")

NOT_PUBLIC = "not for publication"
"""What is said, before all else, of a record that belongs to exempt business."""

_LAST = ("source", "binned_on")


def detail(register: Register, record_id: str, today: dt.date) -> Lines:
    """Give everything recorded under an id: pairs of a label and its text, the most telling first.

    Links are followed to what they name. Empty fields that a clerk would look for say `not recorded`; other empty
    fields are left out. Private details are never shown.

    Raises:
        Refused: no record has this id.
    """
    record = register.find(record_id)
    if record is None:
        raise Refused(
            Problem("unknown-id", f"There is no record “{record_id}”.", "Look its id up in one of the lists.", "id")
        )
    if isinstance(record, Question):
        return questions.question_lines(register, record, today)
    if isinstance(record, Complaint):
        return (*complaints.complaint_lines(register, record, today), *_closing(register, record))
    own = _meeting(register, record, today) if isinstance(record, Meeting) else _fields(register, record)
    told = {text for _, text in own}
    derived = tuple(line for line in _derived(register, record, today) if line[1] not in told)
    return (*said_first(register, record), *own, *derived, *_closing(register, record))


def said_first(register: Register, record: Record | None) -> Lines:
    """Say of what belongs to exempt business that it does, which stands before all else; nothing of other records."""
    if not isinstance(record, Minute | Vote | Action | Stamp):
        return ()
    # Imported here, because the first screen shows an item, which is none of these.
    from store.rules.publishing.withheld import MARK, is_of_exempt

    return ((MARK, NOT_PUBLIC),) if is_of_exempt(register, record) else ()


class RecordLine(Row, frozen=True, kw_only=True):
    """One line about a record: a label and its text."""

    id: RecordId
    label: str
    text: Annotated[str, cell(last=True)]
    source: Source


def record_lines(register: Register, today: dt.date, record: str) -> tuple[RecordLine, ...]:
    """Give everything recorded under an id, a row for each label. Raises Refused if no record has it."""
    known = register.find(record)
    source = known.source if known else ""
    return tuple(
        RecordLine(id=record, label=name, text=text, source=source) for name, text in detail(register, record, today)
    )


def _fields(register: Register, record: Record) -> Lines:
    """Go through the record's own fields in the order in which the record lists them."""
    kind, at = type(record), meeting_behind(register, record)
    if isinstance(record, Panel):
        return _panel(register, record)
    lines = []
    for field in fields_of(kind):
        if field.name in _LAST or field.name == "id" or not _has(record, field.name):
            continue
        value = getattr(record, field.name)
        words = "" if _says_nothing(value, field.default) else value_words(register, kind, field.name, value, at)
        if isinstance(record, WorkItem) and field.name == "meeting" and not words:
            words = SUGGESTED
        if isinstance(record, WorkItem) and field.name == "order":
            words = _place_on_agenda(register, record)
        if words or field.field.matters:
            lines.append((field.heading, words or NOT_RECORDED))
    return tuple(lines)


def _has(record: Record, field: str) -> bool:
    """Say whether a field means anything for a record: only a member of the panel has a vote, or has none."""
    return not isinstance(record, Seat) or record.role.sits or field != "votes"


def _place_on_agenda(register: Register, item: WorkItem) -> str:
    """Give the number that an item has in the list of its meeting; empty for one that is at none, or was withdrawn.

    What is recorded only puts items in order: what left the meeting leaves a gap in it.
    """
    there = [one.id for one in register.items_of(item.meeting) if one.status is not ItemStatus.WITHDRAWN]
    return str(there.index(item.id) + 1) if item.meeting and item.id in there else ""


def _panel(register: Register, panel: Panel) -> Lines:
    """Give what is said of a panel in a word or two: its rules and days stand among the settings, each in its words."""
    plain = (one for one in fields_of(Panel) if one.name not in (*_LAST, "id"))
    told = ((one.heading, getattr(panel, one.name)) for one in plain)
    return tuple(
        (heading, value_words(register, None, "", value))
        for heading, value in told
        if value and not isinstance(value, tuple | msgspec.Struct | bool)
    )


def _says_nothing(value: object, default: object) -> bool:
    """Tell whether a value is only the absence of one: a `no` or an empty part that nobody entered."""
    return value == default and (value is False or isinstance(value, msgspec.Struct))


def _meeting(register: Register, meeting: Meeting, today: dt.date) -> Lines:
    """Give a meeting with its agenda and attendance, a line each."""
    if meeting.binned_on:
        return (("Meeting", meeting_title(meeting)), *_fields(register, meeting))
    whole = meetings.meeting_detail(register, meeting.id, today)
    lines = [*((name, text) for name, text in whole.facts if name != "Taken from")]
    lines += [
        ("Agenda", f"{number}. {item.title}" if number else item.title)
        for number, item in zip(whole.numbers, whole.agenda, strict=True)
    ]
    for group in whole.attendance:
        lines += [(_capital(group.heading), name) for name in group.names]
    if not whole.attendance:
        lines.append(("Attendance", NOT_RECORDED))
    lines += [("Public notice", text) for text in whole.notices]
    lines += [("Date moved", text) for text in whole.moves]
    lines += [("Deadline done", text) for text in whole.done]
    lines += [("Papers sent", text) for text in whole.sent]
    lines += [("Minute", f"{number}: {heading}" if heading else number) for number, heading in whole.minutes]
    return (*lines, *_votes(register, meeting.id, lambda _: True))


def _derived(register: Register, record: Record, today: dt.date) -> Lines:
    """Add what other records say about this one."""
    if isinstance(record, WorkItem):
        marks = ", ".join(row(register, record, 0).flags)
        taken = _votes(register, record.meeting, lambda vote: vote.item == record.id)
        return (*((("Marks", marks),) if marks else ()), *taken)
    if isinstance(record, Vote):
        return _votes(register, record.meeting, lambda vote: vote.id == record.id)
    if isinstance(record, Action):
        stands = actions.action_state(register, record, today)
        return (("Falls due", actions.due_words(register, record, today)), ("Stands", stands))
    if isinstance(record, Minute):
        arising = [action for action in register.actions if action.minute == record.id]
        taken = _votes(register, record.meeting, lambda row: row.minute == record.id)
        return (*taken, *(("Action arising", action.text) for action in arising))
    if isinstance(record, Person):
        return _person(register, record)
    return ()


def _votes(register: Register, meeting_id: str | None, fits: Callable[[VoteRow], bool]) -> Lines:
    """Tell some votes of a meeting, a line of text each."""
    meeting = register.live(Meeting, meeting_id)
    if meeting is None or not register.votes_of(meeting.id):
        return ()
    fitting = [row for row in votes.votes_of(register, meeting) if fits(row)]
    return tuple((row.kind.capitalize(), "\n".join(votes.told_vote(row))) for row in fitting)


def _person(register: Register, person: Person) -> Lines:
    """Add the seats a person has held and the meetings the person stood to."""
    lines = [("Seat", _seat_words(register, seat)) for seat in register.all(Seat) if seat.person == person.id]
    for meeting in register.meetings:
        lines += [
            (meeting_title(meeting), f"{one.presence.value}: {meetings.attendance_words(register, one, meeting.date)}")
            for one in meeting.attendance
            if one.person == person.id
        ]
    return tuple(lines)


def _seat_words(register: Register, seat: Seat) -> str:
    """Name a seat with the days from which and until which it was held."""
    parts = [record_title(register, seat)]
    parts += [f"from {long_date(seat.from_date)}"] if seat.from_date else []
    parts += [f"until {long_date(seat.to_date)}"] if seat.to_date else []
    return ", ".join(parts)


def _closing(register: Register, record: Record) -> Lines:
    """End with the paper the record was taken from, its time in the bin and its reference."""
    lines = [
        (heading_of(type(record), field), words)
        for field in _LAST
        if (words := value_words(register, type(record), field, getattr(record, field)))
    ]
    return (*lines, (heading_of(type(record), "id"), record.id))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
