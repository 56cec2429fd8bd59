"""The meetings of the panel as events of Open Civic Data (opencivicdata.org): agenda, documents and who took part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from store.papers.open_data.public import moment, public_meetings, public_register
from store.papers.tables import json_text
from store.queries.agenda.agenda import AgendaItem, AgendaWhole, agenda_of
from store.queries.attendance.board import printed_roll
from store.queries.words.short import meeting_kind
from store.records import Meeting, MeetingStatus
from store.register import Register
from store.rules.calendar.meetings import agenda_is_out

_STATUS: dict[MeetingStatus, Literal["cancelled", "tentative", "confirmed", "passed"]] = {
    MeetingStatus.PROPOSED: "tentative",
    MeetingStatus.ARRANGED: "confirmed",
    MeetingStatus.CALLED: "confirmed",
    MeetingStatus.HELD: "passed",
    MeetingStatus.CANCELLED: "cancelled",
    MeetingStatus.RELEASED: "cancelled",
}


class _Ocd(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object of Open Civic Data; what is not known is empty."""


class OcdLink(_Ocd, frozen=True, kw_only=True):
    """An address on the web, with the kind of file that is there."""

    url: str
    media_type: str = ""


class OcdDocument(_Ocd, frozen=True, kw_only=True):
    """A paper of the meeting and the day on which it came out; addresses are filled in once it is on the web."""

    note: str
    date: str
    links: tuple[OcdLink, ...] = ()


class OcdLocation(_Ocd, frozen=True, kw_only=True):
    """Where a meeting is."""

    name: str
    note: str = ""


class OcdParticipant(_Ocd, frozen=True, kw_only=True):
    """Who took part, and how: as host, present, with apologies."""

    name: str
    entity_type: Literal["organization", "person"]
    note: str
    person_id: str | None = None


class OcdAgendaItem(_Ocd, frozen=True, kw_only=True):
    """An item of the agenda in its order. Its classification says if it was late, added or withdrawn."""

    description: str
    order: str
    classification: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class OcdEvent(_Ocd, frozen=True, kw_only=True):
    """A meeting in public."""

    id: str
    name: str
    description: str
    classification: str
    start_date: str
    end_date: str
    timezone: Literal["Europe/London"] = "Europe/London"
    all_day: bool
    status: Literal["cancelled", "tentative", "confirmed", "passed"]
    location: OcdLocation | None
    participants: tuple[OcdParticipant, ...]
    agenda: tuple[OcdAgendaItem, ...]
    documents: tuple[OcdDocument, ...]
    links: tuple[OcdLink, ...] = ()
    sources: tuple[OcdLink, ...] = ()


OcdEvents = tuple[OcdEvent, ...]
"""What is exported: a list of the meetings."""


def export_ocd(register: Register, panel_id: str = "") -> bytes:
    """Write the meetings as events of Open Civic Data, as JSON."""
    return json_text(ocd_events(register, panel_id))


def ocd_events(register: Register, panel_id: str = "") -> OcdEvents:
    """Give the meetings in public whose day is known. `panel_id` is the id of the panel's file, from which ids follow.

    An agenda stands with its meeting once it is out, as it went out; minutes once they were confirmed.
    """
    open_part = public_register(register)
    return tuple(_event(open_part, one, panel_id) for one in public_meetings(open_part) if not one.known_by)


def _event(register: Register, meeting: Meeting, panel_id: str) -> OcdEvent:
    whole = agenda_of(register, meeting) if agenda_is_out(meeting) else None
    return OcdEvent(
        id=f"ocd-event/{_number(panel_id or register.panel.name, meeting.id)}",
        name=": ".join(part for part in (register.panel.name, meeting_kind(meeting)) if part),
        description="",
        classification=f"{meeting.kind.value} meeting" if not meeting.kind.value.endswith("hearing") else "hearing",
        start_date=moment(meeting, meeting.start),
        end_date=moment(meeting, meeting.finish) if meeting.finish else "",
        all_day=meeting.start is None,
        status=_STATUS[meeting.status],
        location=OcdLocation(name=meeting.venue, note=meeting.mode) if meeting.venue else None,
        participants=tuple(_participants(register, meeting)),
        agenda=tuple(_item(one) for one in whole.items) if whole else (),
        documents=tuple(_documents(meeting, whole)),
    )


def _number(panel_id: str, record_id: str) -> str:
    """Give the number of a record that stays the same: it follows from the panel's id and its own."""
    from uuid import NAMESPACE_URL, uuid5

    return str(uuid5(NAMESPACE_URL, f"secretariat:{panel_id}:{record_id}"))


def _participants(register: Register, meeting: Meeting) -> Iterator[OcdParticipant]:
    yield OcdParticipant(name=register.panel.name, entity_type="organization", note="host")
    for group in printed_roll(register, meeting):
        for entry in group.entries:
            note = ", ".join(part for part in (group.heading.casefold(), entry.words) if part)
            yield OcdParticipant(name=entry.name, entity_type="person", note=note, person_id=entry.person)


def _item(item: AgendaItem) -> OcdAgendaItem:
    said = (f"Report of {item.report_of}" if item.report_of else "", item.ask, item.note)
    return OcdAgendaItem(
        description=item.title,
        order=item.number,
        classification=(item.state,) if item.state else (),
        notes=tuple(part for part in said if part),
    )


def _documents(meeting: Meeting, whole: AgendaWhole | None) -> Iterator[OcdDocument]:
    """Go through what came out: the agenda, what followed it, the reports with it, the confirmed minutes."""
    if whole is not None and whole.published_on:
        out = whole.published_on
        if not whole.issues:
            yield OcdDocument(note="Agenda", date=out.isoformat())
        for issue in whole.issues:
            yield OcdDocument(note=issue.name.capitalize(), date=issue.on.isoformat())
        for item in whole.items:
            for paper in item.papers:
                if not (paper.exempt or paper.to_follow or paper.withdrawn) and paper.what:
                    yield OcdDocument(note=f"Item {item.number}: {paper.what}", date=out.isoformat())
    if meeting.minutes.confirmed_on:
        yield OcdDocument(note="Minutes", date=meeting.minutes.confirmed_on.isoformat())
