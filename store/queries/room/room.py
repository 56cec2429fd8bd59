"""What is seen in the room: whether the panel can decide, what is being taken, and every event with its sentence."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.agenda.business import page_lines
from store.queries.attendance.board import CROSS, current_room, deciding_line, link_words
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import meeting_title
from store.records import Meeting, Minute, Stamp, Vote, WorkItem
from store.register import Register
from store.rules.attendance.room import Room
from store.rules.attendance.votes import MAJORITIES, judge, share_needed
from store.rules.members.membership import printed_name
from store.rules.publishing.withheld import MARK, is_of_exempt, is_withheld
from store.rules.room.business import BusinessLine, to_come
from store.rules.room.recording import into_recording, place_in_recording
from store.rules.room.sitting import Sitting, sitting
from store.rules.room.written import Rewording, offer_of, offers, worded_by_clerk
from store.rules.words.dates import clock_time
from store.rules.words.folding import words_read
from store.rules.words.wording import opening


class EventRow(Row, frozen=True, kw_only=True):
    """An event of a meeting, in the order in which it was stamped."""

    of = Stamp

    id: RecordId
    meeting: Annotated[dt.date, cell("day of the meeting")]
    at: Annotated[str, cell("local time such as 14:05; empty if it is not known", heading="At")]
    event: Annotated[str, cell("the word for it", heading="Event")]
    item: Annotated[str, cell("id of the item that was being taken; empty at business that is none")]
    under: Annotated[str, cell("heading of the minute in which it is told", heading="Under")]
    people: Annotated[tuple[str, ...], cell("by the names of that day")]
    exempt: Annotated[bool, cell("whether it belongs to exempt business, whose words are withheld unless asked for")]
    told: Annotated[str, cell("what happened, in a line", heading="What", last=True)]
    sentence: Annotated[str, cell("as the records make it in house form", last=True)]
    worded: Annotated[bool, cell("whether the clerk has worded it differently in the minutes", heading="Own words")]
    offered: Annotated[str, cell("the sentence offered beside what stands; empty if none is", last=True)]
    into: Annotated[str, cell("how far into the meeting it was, such as 1:02:05", heading="Into it")]
    recording: Annotated[str, cell("address of that place in the recording; empty if it is not known", last=True)]
    source: Source

    @property
    def marked(self) -> str:
        """What happened, marked if it belongs to exempt business and is told all the same."""
        return f"{MARK}: {self.told}" if self.exempt and not is_withheld(self.told) else self.told


class RoomNow(msgspec.Struct, frozen=True):
    """A meeting as it stands: the line of quorum and majority, what is being taken, its events and what is to come."""

    title: str
    line: str
    now: str
    events: tuple[EventRow, ...]
    offers: tuple[Rewording, ...]
    to_come: tuple[BusinessLine, ...]


def event_rows(register: Register, _today: dt.date, meeting: str = "") -> tuple[EventRow, ...]:
    """List the events of a meeting, or of all meetings. Raises Refused if there is no such meeting."""
    held = (register.need(Meeting, meeting, "meeting"),) if meeting else register.meetings
    return tuple(row for one in held for row in events_of(register, one))


def events_of(register: Register, meeting: Meeting) -> tuple[EventRow, ...]:
    """List the events of a meeting in their order."""
    stamps = register.stamps_of(meeting.id)
    started = sitting(register, meeting).started if stamps else None
    return tuple(_row(register, meeting, started, stamp) for stamp in stamps)


def room_now(register: Register, meeting: Meeting) -> RoomNow:
    """Give a meeting as it stands."""
    stands = sitting(register, meeting)
    return RoomNow(
        title=meeting_title(meeting),
        line=deciding_line(register, meeting, current_room(register, meeting, stands.item)),
        now=_now(register, meeting, stands),
        events=events_of(register, meeting),
        offers=tuple(one for one in offers(register, meeting) if not _is_withheld(one.stamp)),
        to_come=to_come(register, meeting),
    )


def _now(register: Register, meeting: Meeting, stands: Sitting) -> str:
    """Say how far the meeting has got: the item, a motion that is open, the public, an adjournment."""
    there = current_room(register, meeting, stands.item)
    aside = link_words(there)
    if stands.started is None:
        return f"Not begun{aside}"
    if stands.closed is not None:
        when = f" at {clock_time(stands.closed.at)}" if stands.closed.at else ""
        return f"Closed{when}"
    minute = register.live(Minute, stands.minute)
    number = _number(register, meeting, stands, minute) if minute else ""
    parts = [f"Item {number}{minute.heading}" if number else minute.heading] if minute else ["No item reached"]
    if stands.adjourned is not None:
        parts.insert(0, "ADJOURNED")
    if stands.excluded is not None:
        parts.insert(0, "PUBLIC EXCLUDED")
    if stands.open_vote is not None:
        needs = _needs(register, meeting, there, stands.open_vote)
        parts.append(f"{'amendment' if stands.amendment else 'motion'} open: {needs}")
    return " · ".join(parts) + aside


def _needs(register: Register, meeting: Meeting, there: Room, vote: Vote) -> str:
    """Say what carries a motion: the majority of all who may vote, or a share of the members in post."""
    majority = MAJORITIES.get(vote.rule)
    if majority is None or not majority.provision:
        return f"majority {len(there.eligible) // 2 + 1}" if there.eligible else "nobody may vote"
    needed, _ = share_needed(register, meeting, vote, there)
    if needed is None:
        return "its majority is not known"
    return f"needs {needed} of {there.in_post}{f' {CROSS}' if there.for_veto < needed else ''}"


def _number(register: Register, meeting: Meeting, stands: Sitting, minute: Minute) -> str:
    """Give the number on the agenda of what is being taken, with a blank; empty if it has none."""
    heading = words_read(minute.heading)
    for line in page_lines(register, meeting):
        here = words_read(line.title) == heading if line.line else line.key == stands.item
        if here and line.number and bool(line.line) is not bool(stands.item):
            return f"{line.number} "
    return ""


def _row(register: Register, meeting: Meeting, started: Stamp | None, stamp: Stamp) -> EventRow:
    minute = register.live(Minute, stamp.minute)
    apart = _is_withheld(stamp)
    offer = None if apart else offer_of(register, stamp)
    return EventRow(
        id=stamp.id,
        meeting=meeting.date,
        at=stamp.at.strftime("%H:%M") if stamp.at else "",
        event=stamp.kind.value,
        item=stamp.item,
        under=minute.heading if minute else "",
        people=tuple(printed_name(register, person, meeting) for person in stamp.people),
        exempt=is_of_exempt(register, stamp),
        told=told(register, meeting, stamp),
        sentence=stamp.written if offer is None else offer.sentence,
        worded=not apart and worded_by_clerk(register, stamp),
        offered=offer.sentence if offer else "",
        into=into_recording(started, stamp),
        recording=place_in_recording(meeting, started, stamp),
        source=stamp.source,
    )


def _is_withheld(stamp: Stamp) -> bool:
    """Say whether the words of an event are withheld, so that there is nothing to be compared with its minute."""
    return is_withheld(stamp.written) or is_withheld(stamp.words)


def told(register: Register, meeting: Meeting, stamp: Stamp) -> str:
    """Tell an event in a line: its sentence, else who or what it was."""
    vote = register.live(Vote, stamp.vote)
    minute = register.live(Minute, stamp.minute)
    names = "; ".join(printed_name(register, person, meeting) for person in stamp.people)
    words = stamp.written or names or stamp.words
    if vote is not None and stamp.kind.value in {"motion", "amendment"}:
        words = vote.motion or "; ".join(one.text for one in vote.clauses)
    elif vote is not None and stamp.kind.value == "vote":
        words = vote.result or judge(register, meeting, vote).words
    elif not words:
        item = register.get(WorkItem, stamp.item)
        words = minute.heading if minute else item.title if item else ""
    return " ".join(words.split())


def event_lines(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """Tell a meeting as it stands for reading: the line of quorum, what is taken, the events, and what is to come."""
    room = room_now(register, meeting)
    lines = [f"{room.title}: {room.now}", room.line, ""]
    for row in room.events:
        place = f" [{row.recording}]" if row.recording else ""
        lines.append(f"{row.id} {row.at or '--:--'} {row.event}: {row.marked}".rstrip(": ") + place)
    lines += [] if room.events else ["No events are recorded."]
    for offer in room.offers:
        what = (
            f"Offered for {offer.stamp.id}, beside {opening(offer.stands)}"
            if offer.stands
            else (f"Offered for {offer.stamp.id}")
        )
        lines += ["", f"{what}:", offer.sentence]
    if room.to_come:
        lines += ["", "Still to come:", *(one.words for one in room.to_come)]
    return tuple(lines)
