"""The panel in Popolo (popoloproject.com): organizations, persons, posts, memberships, events, motions and votes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from store.papers.open_data.public import members_seats, moment, public_meetings, public_register, taken_up_on
from store.papers.tables import json_text
from store.queries.attendance.votes import VoteRow, votes_of
from store.queries.words.short import meeting_kind
from store.records import Meeting, Person, Role, Seat, Vote
from store.register import Register
from store.rules.attendance.results import CARRIED, LOST
from store.rules.members.membership import ends_on, role_words
from store.rules.words.names import written_name

PANEL = "panel"
"""The id of the panel among the organizations."""

_RESULTS = {CARRIED: "pass", LOST: "fail"}
_Option = Literal["yes", "no", "abstain"]
_OPTIONS: dict[str, _Option] = {"for": "yes", "against": "no", "abstained": "abstain"}


class _Popolo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A class of Popolo; what is not known is left out."""


class OtherName(_Popolo, frozen=True, kw_only=True):
    """A former name, with the last day on which it was that."""

    name: str
    end_date: dt.date | None = None


class PopoloOrganization(_Popolo, frozen=True, kw_only=True):
    """The panel, a council that appoints to it, or a party."""

    id: str
    name: str
    classification: Literal["panel", "council", "party"]
    founding_date: dt.date | None = None
    dissolution_date: dt.date | None = None


class PopoloPerson(_Popolo, frozen=True, kw_only=True):
    """Somebody who sits or sat on the panel, or had a part in its votes."""

    id: str
    name: str
    honorific_prefix: str = ""
    honorific_suffix: str = ""
    other_names: tuple[OtherName, ...] = ()


class PopoloPost(_Popolo, frozen=True, kw_only=True):
    """A seat of the panel, whoever holds it; one without a membership that lasts is vacant."""

    id: str
    label: str
    role: str
    organization_id: str


class PopoloMembership(_Popolo, frozen=True, kw_only=True):
    """A seat as held by a person, on behalf of the council that appointed; or belonging to a party meanwhile."""

    id: str
    person_id: str
    organization_id: str
    role: str = ""
    post_id: str = ""
    on_behalf_of_id: str = ""
    start_date: dt.date | None = None
    end_date: dt.date | None = None


class PopoloEvent(_Popolo, frozen=True, kw_only=True):
    """A meeting. A time has its distance from Greenwich; one whose day is not known has its month."""

    id: str
    name: str
    start_date: str
    end_date: str = ""
    classification: str
    status: str
    location: str = ""
    organization_id: str


class PopoloMotion(_Popolo, frozen=True, kw_only=True):
    """What was moved: its words with its clauses, and what came of it."""

    id: str
    organization_id: str
    legislative_session_id: str
    creator_id: str = ""
    text: str
    classification: Literal["vote", "amendment", "election"]
    date: dt.date
    requirement: str
    result: str


class PopoloCount(_Popolo, frozen=True, kw_only=True):
    """How many voted one way."""

    option: _Option
    value: int


class PopoloVote(_Popolo, frozen=True, kw_only=True):
    """How one person voted."""

    voter_id: str
    option: _Option


class PopoloVoteEvent(_Popolo, frozen=True, kw_only=True):
    """A vote on a motion; its session is the meeting."""

    id: str
    organization_id: str
    legislative_session_id: str
    motion_id: str
    start_date: str
    result: str
    counts: tuple[PopoloCount, ...] = ()
    votes: tuple[PopoloVote, ...] = ()


class PopoloData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything of the panel that Popolo has a class for; ids are those of the records."""

    organizations: tuple[PopoloOrganization, ...]
    persons: tuple[PopoloPerson, ...]
    posts: tuple[PopoloPost, ...]
    memberships: tuple[PopoloMembership, ...]
    events: tuple[PopoloEvent, ...]
    motions: tuple[PopoloMotion, ...]
    vote_events: tuple[PopoloVoteEvent, ...]


def export_popolo(register: Register) -> bytes:
    """Write the panel in Popolo, as JSON."""
    return json_text(popolo(register))


def popolo(register: Register) -> PopoloData:
    """Give the panel in Popolo. Only what is public goes in: no question, no contact, nothing exempt, no briefing."""
    open_part = public_register(register)
    meetings = public_meetings(open_part)
    votes = [(meeting, row) for meeting in meetings for row in votes_of(open_part, meeting)]
    return PopoloData(
        organizations=tuple(_organizations(open_part)),
        persons=tuple(_persons(open_part, [open_part.need(Vote, row.id) for _, row in votes])),
        posts=tuple({one.id: one for one in map(_post, members_seats(open_part))}.values()),
        memberships=tuple(_memberships(open_part)),
        events=tuple(_event(open_part, one) for one in meetings),
        motions=tuple(_motion(open_part, meeting, row) for meeting, row in votes),
        vote_events=tuple(_vote_event(open_part, meeting, row) for meeting, row in votes),
    )


def _organizations(register: Register) -> Iterator[PopoloOrganization]:
    """Give the panel, the councils of the area, any other body that appoints, and the parties of members."""
    yield PopoloOrganization(id=PANEL, name=register.panel.name, classification="panel")
    councils = register.panel.council_names
    for name in councils:
        same = [one for one in register.panel.councils if one.name == name]
        yield PopoloOrganization(
            id=_council_id(name),
            name=name,
            classification="council",
            founding_date=None if any(one.first is None for one in same) else same[0].first,
            dissolution_date=None if any(one.last is None for one in same) else same[-1].last,
        )
    seats = members_seats(register)
    for name in dict.fromkeys(one.body for one in seats if one.body and one.body not in councils):
        yield PopoloOrganization(id=_council_id(name), name=name, classification="council")
    for name in dict.fromkeys(one.party for one in seats if one.party):
        yield PopoloOrganization(id=_party_id(name), name=name, classification="party")


def _council_id(name: str) -> str:
    return f"council:{name}"


def _party_id(name: str) -> str:
    return f"party:{name}"


def _persons(register: Register, votes: list[Vote]) -> Iterator[PopoloPerson]:
    """Give the members of any time and those who had a part in a vote, by their ids."""
    ids = {seat.person for seat in members_seats(register)}
    for vote in votes:
        ids |= {vote.moved_by, vote.seconded_by, *(one.person for one in vote.votes)}
    for person in register.all(Person):
        if person.id not in ids:
            continue
        newest = person.names[-1]
        pairs = zip(person.names, person.names[1:], strict=False)
        former = tuple(
            OtherName(
                name=written_name(was), end_date=since.from_date - dt.timedelta(days=1) if since.from_date else None
            )
            for was, since in pairs
        )
        yield PopoloPerson(
            id=person.id,
            name=newest.name,
            honorific_prefix=newest.title,
            honorific_suffix=newest.honours,
            other_names=former,
        )


def _post(seat: Seat) -> PopoloPost:
    """Give the post that a seat is of: the holders in turn of one place of a council have one post."""
    role = role_words(seat)
    label = " ".join(part for part in (role, f"for {seat.body}" if seat.body else "", seat.place) if part)
    named = f"post:{seat.body}:{seat.place}" if seat.body and seat.place else f"post:{seat.id}"
    if seat.role in {Role.CHAIR, Role.VICE_CHAIR}:
        named, label = f"post:{seat.role.value}", role
    return PopoloPost(id=named, label=label, role=role, organization_id=PANEL)


def _memberships(register: Register) -> Iterator[PopoloMembership]:
    for seat in members_seats(register):
        if seat.person is None:
            continue
        first, last = taken_up_on(seat), ends_on(register, seat)
        yield PopoloMembership(
            id=seat.id,
            person_id=seat.person,
            organization_id=PANEL,
            role=role_words(seat),
            post_id=_post(seat).id,
            on_behalf_of_id=_council_id(seat.body) if seat.body else "",
            start_date=first,
            end_date=last,
        )
        if seat.party:
            yield PopoloMembership(
                id=f"{seat.id}:party",
                person_id=seat.person,
                organization_id=_party_id(seat.party),
                start_date=first,
                end_date=last,
            )


def _event(register: Register, meeting: Meeting) -> PopoloEvent:
    return PopoloEvent(
        id=meeting.id,
        name=": ".join(part for part in (register.panel.name, meeting_kind(meeting)) if part),
        start_date=moment(meeting, meeting.start),
        end_date=moment(meeting, meeting.finish) if meeting.finish and not meeting.known_by else "",
        organization_id=PANEL,
        classification=meeting.kind.value,
        status=meeting.status.value,
        location=meeting.venue,
    )


def _motion(register: Register, meeting: Meeting, row: VoteRow) -> PopoloMotion:
    vote = register.need(Vote, row.id)
    return PopoloMotion(
        id=f"motion:{row.id}",
        organization_id=PANEL,
        legislative_session_id=meeting.id,
        creator_id=vote.moved_by or "",
        text="\n".join(part for part in (row.motion or row.title, *row.clauses) if part),
        classification="election" if vote.nominees else "amendment" if vote.amends else "vote",
        date=meeting.date,
        requirement=row.rule,
        result=_RESULTS.get(row.state, row.state),
    )


def _vote_event(register: Register, meeting: Meeting, row: VoteRow) -> PopoloVoteEvent:
    """Give a vote with its figures and names, where they are kept; an election has its result alone."""
    vote = register.need(Vote, row.id)
    figures: tuple[tuple[_Option, int | None], ...] = (
        ("yes", row.votes_for),
        ("no", row.against),
        ("abstain", row.abstained),
    )
    counted = () if vote.nominees else figures
    return PopoloVoteEvent(
        id=row.id,
        organization_id=PANEL,
        legislative_session_id=meeting.id,
        motion_id=f"motion:{row.id}",
        start_date=moment(meeting, vote.at),
        result=_RESULTS.get(row.state, row.state),
        counts=tuple(PopoloCount(option=option, value=value) for option, value in counted if value is not None),
        votes=tuple(
            PopoloVote(voter_id=one.person, option=_OPTIONS[one.vote]) for one in vote.votes if one.vote in _OPTIONS
        ),
    )
