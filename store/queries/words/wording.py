"""Values of records in words: dates in full, links followed to what they point at, private particulars left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec

from store.fields import editable, find_field, label_of, value_of
from store.later import Later
from store.links import ref_of
from store.queries.words.short import meeting_title
from store.records import (
    Absence,
    Action,
    Asker,
    Clause,
    Complaint,
    Declaration,
    Evidence,
    Filed,
    Interest,
    InterestEntry,
    ItemMove,
    Leaving,
    Meeting,
    Minute,
    Nominee,
    Panel,
    Part,
    Person,
    PrintedBlock,
    Question,
    Record,
    Report,
    RoundStep,
    Seat,
    Stamp,
    StatutoryRound,
    Vote,
    WordedBlock,
    WorkItem,
)
from store.records.private import is_private_part
from store.register import Register
from store.rules.words.dates import clock_time, long_date
from store.rules.words.loose import long_day_of
from store.rules.words.wording import capital

if TYPE_CHECKING:
    from store.rules.attendance import votes
    from store.rules.complaints import standing
    from store.rules.members import membership
    from store.rules.minutes import naming
    from store.rules.publishing import withheld
    from store.rules.questions import outgoing
    from store.rules.rounds import progress
    from store.rules.words import clauses
else:
    # The first screen words an item, whose words rest on none of these: 12 ms and 1 MiB less at each start.
    votes = Later("store.rules.attendance.votes")
    standing = Later("store.rules.complaints.standing")
    membership = Later("store.rules.members.membership")
    naming = Later("store.rules.minutes.naming")
    withheld = Later("store.rules.publishing.withheld")
    outgoing = Later("store.rules.questions.outgoing")
    progress = Later("store.rules.rounds.progress")
    clauses = Later("store.rules.words.clauses")

PRIVATE = "private, kept from papers and exports"
"""What stands in the place of contact details wherever records are put into words."""

WITHHELD = "withheld"
"""What stands in the place of a sensitive interest."""


def record_title(register: Register, record: Record) -> str:
    """Name any record in one line; one of exempt business is marked as such."""
    titler = _TITLES.get(type(record))
    title = _one_line(titler(register, record) if titler else record.id)
    return withheld.marked(register, record, title) if isinstance(record, Minute | Vote | Action) else title


def meeting_behind(register: Register, record: Record | None) -> Meeting | None:
    """Give the meeting that a record is of, by whose day people are named in it; None for any other record."""
    if record is None or isinstance(record, Meeting):
        return record
    return register.get(Meeting, record.meeting) if isinstance(record, Minute | Vote | Declaration | Stamp) else None


def link_words(register: Register, record_id: str, at: Meeting | None = None) -> str:
    """Name the record that an id points at; the id itself if it is no longer in the file.

    A person is named as at the meeting `at`, if one is given.
    """
    record = register.find(record_id)
    if at is not None and isinstance(record, Person):
        return membership.printed_name(register, record_id, at)
    return record_title(register, record) if record else record_id


def value_words(
    register: Register, kind: type[Part] | None, field: str, value: object, at: Meeting | None = None
) -> str:
    """Put a value of a field of a record or a part into words; links are followed, and empty gives "".

    People of a record that belongs to the meeting `at` are named as at that meeting, whatever they are called since.
    Private fields give a fixed sentence, whatever they hold.
    """
    if value is None or value == "" or value == ():
        return ""
    declared = find_field(kind, field) if kind else None
    if declared and declared.field.private:
        return PRIVATE
    if isinstance(value, str):
        return link_words(register, value, at) if kind and ref_of(kind, field) else value
    if isinstance(value, tuple | list):
        return "; ".join(words for one in value if (words := value_words(register, kind, field, one, at)))
    if isinstance(value, Part):
        return _part_words(register, value, at)
    if kind is RoundStep and field == "pence" and isinstance(value, int):
        return progress.pounds(value)
    return plain_words(value)


def further_lines(
    register: Register, record: Record, lines: Iterable[tuple[str, str]], told: Collection[str]
) -> list[tuple[str, str]]:
    """Give what is recorded in the fields that can be edited and have no line yet, under their labels.

    `lines` are those that there are; `told` names the fields that they tell under another label. So a field that is
    declared later is told without a word here.
    """
    there = {label for label, _ in lines}
    at = meeting_behind(register, record)
    fields = (one for one in editable(type(record)).values() if one.heading not in there and one.name not in told)
    worded = (
        (one, value_words(register, one.owner, one.name, value, at))
        for one in fields
        if (value := value_of(record, one)) != one.default and not one.field.private
    )
    return [(one.heading, words) for one, words in worded if words]


def plain_words(value: object) -> str:
    """Put a value that is neither text nor made of parts into words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.datetime):
        return f"{long_date(value.date())}, {clock_time(value.time())}"
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, dt.time):
        return clock_time(value)
    return str(value)


def _part_words(register: Register, part: Part, at: Meeting | None) -> str:
    """Put a part of a record into words: its filled fields with their labels."""
    if is_private_part(part):
        return PRIVATE if part != type(part)() else ""
    if isinstance(part, InterestEntry) and part.sensitive:
        return f"{part.category}: {WITHHELD}"
    if isinstance(part, Asker):
        part = msgspec.structs.replace(part, name=outgoing.public_name(part))
    if isinstance(part, Nominee):
        part = _as_printed(part)
    own = _PARTS.get(type(part))
    if own is not None:
        return own(register, part)
    joined = ", ".join(_filled(register, part, at))
    return f"({joined})" if isinstance(part, Absence) else joined


def _filled(register: Register, part: Part, at: Meeting | None, told: Collection[str] = ()) -> list[str]:
    """Give the filled fields of a part with their labels, but for those that are `told` otherwise."""
    fields = (one.name for one in msgspec.structs.fields(part) if one.name not in told)
    filled = ((name, getattr(part, name)) for name in fields if getattr(part, name) != _default(part, name))
    worded = ((name, value_words(register, type(part), name, value, at)) for name, value in filled)
    return [f"{label_of(type(part), name)}: {words}" for name, words in worded if words]


def _default(part: Part, name: str) -> object:
    return next(one.default for one in msgspec.structs.fields(part) if one.name == name)


def _as_printed(one: Nominee) -> Nominee:
    """Name nominee, mover and seconder by the words of the minutes, or else as the people they are."""
    return msgspec.structs.replace(
        one,
        person=one.printed or one.person,
        printed="",
        moved_by=one.moved_by_printed or one.moved_by,
        moved_by_printed="",
        seconded_by=one.seconded_by_printed or one.seconded_by,
        seconded_by_printed="",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _seat(register: Register, seat: Seat) -> str:
    who = register.person_name(seat.person) or "vacant"
    return ", ".join(part for part in (who, seat.post or seat.role.value, seat.body) if part)


def _question(_: Register, question: Question) -> str:
    asker, text = question.asker, question.subject or question.published_text or question.text
    return f"{question.kind.value} from {outgoing.public_name(asker)}: {outgoing.outgoing(text, asker)}"


def _interest(register: Register, interest: Interest) -> str:
    entry = interest.entry
    return f"{register.person_name(interest.person)}: {WITHHELD if entry.sensitive else entry.text}"


def _interest_words(kind: str) -> str:
    """Name an interest by its kind: `disclosable pecuniary interest`, and `personal interest` as it is."""
    return kind if "interest" in kind.casefold() or not kind else f"{kind} interest"


def _declaration(register: Register, declaration: Declaration) -> str:
    meeting = register.get(Meeting, declaration.meeting)
    at = f" at the meeting of {long_day_of(meeting)}" if meeting else ""
    if declaration.nil:
        return f"no declarations{at}"
    names = " and ".join(membership.printed_name(register, person, meeting) for person in declaration.people)
    return f"{_interest_words(declaration.interest) or 'interest'} declared by {names or 'someone not recorded'}{at}"


def _round(_: Register, one: StatutoryRound) -> str:
    year = f"{one.year}-{(one.year + 1) % 100:02d}" if one.year else ""
    return " ".join(part for part in (one.kind.value, year, one.subject or one.post) if part)


def _report(register: Register, report: Report) -> str:
    one, meeting = register.get(StatutoryRound, report.round), register.get(Meeting, report.meeting)
    if one is not None:
        return f"{'second ' if report.step == 'second-report' else ''}report: {_round(register, one)}"
    return f"report on scrutiny{f' of {long_day_of(meeting)}' if meeting else ''}"


def _minute(register: Register, minute: Minute) -> str:
    ref = f"minute {minute.number}" if minute.number else naming.minute_ref(register, minute)
    return f"{ref}: {minute.heading}" if minute.heading else ref


def _vote(register: Register, vote: Vote) -> str:
    what = "election" if vote.nominees else "amendment" if vote.amends else "vote"
    meeting, title = register.get(Meeting, vote.meeting), votes.vote_title(register, vote)
    at = f" at the meeting of {long_day_of(meeting)}" if meeting else ""
    return f"{what}{at}{f': {title}' if title else ''}"


def _stamp(register: Register, stamp: Stamp) -> str:
    meeting = register.get(Meeting, stamp.meeting)
    when = f" at {clock_time(stamp.at)}" if stamp.at else ""
    return f"{stamp.kind.value}{when}{f' at the meeting of {long_day_of(meeting)}' if meeting else ''}"


def _move(register: Register, move: ItemMove) -> str:
    """Tell a move as a clerk would: `moved on Monday 12 July 2021 from 10 June 2021 to 29 July 2021: asked for`."""
    places = (("from", move.from_meeting), ("to", move.to_meeting))
    way = "".join(f" {word} {link_words(register, meeting)}" for word, meeting in places if meeting)
    what = f" ({move.what})" if move.what else ""
    return f"{move.how}{what} on {long_date(move.on)}{way}{f': {move.reason}' if move.reason else ''}"


def _evidence(register: Register, shown: Evidence) -> str:
    """Tell what discharged an action, with its day and where it is recorded."""
    known = (long_date(shown.on) if shown.on else "", shown.where, link_words(register, shown.ref) if shown.ref else "")
    where = "; ".join(filter(None, known))
    return f"{shown.what} ({where})" if where else shown.what


def _entry(register: Register, entry: InterestEntry) -> str:
    """Tell a line of a register of interests: what it is, then what else is recorded of it."""
    return "; ".join([f"{entry.category}: {entry.text}", *_filled(register, entry, None, ("category", "text"))])


def _filed(_: Register, filed: Filed) -> str:
    """Name a document that is filed, with its mark, or in the words of the minutes."""
    return filed.printed or f"{filed.what}{f', marked {filed.mark}' if filed.mark else ''}"


def _leaving(register: Register, one: Leaving) -> str:
    """Tell who left, and when if that is recorded."""
    left = f", left at {clock_time(one.at)}" if one.at else ""
    back = f", returned at {clock_time(one.returned)}" if one.returned else ""
    return f"{one.printed or register.person_name(one.person)}{left}{back}"


def _titled(_: Register, block: PrintedBlock | WordedBlock) -> str:
    """Give the words of a block of a report under what it is called."""
    return f"{capital(block.block)}: {block.text or 'left out'}"


_PARTS: dict[type[Part], Callable[[Register, Any], str]] = {
    Clause: lambda _, clause: clauses.clause_words(clause),
    Evidence: _evidence,
    Filed: _filed,
    InterestEntry: _entry,
    ItemMove: _move,
    Leaving: _leaving,
    PrintedBlock: _titled,
    WordedBlock: _titled,
}
"""How parts are worded that are read as a sentence; of the others the filled fields are told with their labels."""


_TITLES: dict[type[Record], Callable[[Register, Any], str]] = {
    Panel: lambda _, panel: panel.name,
    Person: lambda _, person: person.name,
    Seat: _seat,
    Meeting: lambda _, meeting: meeting_title(meeting),
    WorkItem: lambda _, item: item.title,
    Question: _question,
    Interest: _interest,
    Declaration: _declaration,
    Action: lambda _, action: action.text,
    Minute: _minute,
    Vote: _vote,
    Stamp: _stamp,
    StatutoryRound: _round,
    Report: _report,
    Complaint: lambda _, complaint: standing.complaint_words(complaint),
}
