"""What held on a day, as the office knows it now: who held which seat, under which name, title, rules and councils.

`as_of` leaves out what is dated later. Here what a later day ended, or named otherwise, is given back besides, so that
nothing which happens after a day changes a paper as at that day. A correction has no day: it holds on every day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from store.links import link_fields, named_by
from store.records import (
    KINDS,
    Action,
    DoneMark,
    Interest,
    ItemStatus,
    Meeting,
    MeetingStatus,
    MinutesState,
    Panel,
    Part,
    Person,
    Presence,
    Question,
    QuestionState,
    Record,
    Seat,
    StatutoryRound,
    WorkItem,
)
from store.records.agenda import FIRST
from store.register import Register
from store.rules.as_of import as_of
from store.rules.calendar.deadlines import PUBLICATION
from store.rules.settings.dated import with_earlier

P = TypeVar("P", bound=Part)


def as_at(register: Register, day: dt.date) -> Register:
    """Give the records of what held on a day: without what began later, and with what ended later as if it went on.

    The same comes out whatever happens after the day. What has no day of its own is taken to hold on every day. A
    person has none: whoever is named by nothing that held is left out.
    """
    stood = as_of(register, day)
    tables: dict[str, dict[str, Record]] = {}
    for kind in KINDS:
        rule = _HELD.get(kind, _as_it_is)
        tables[kind.table] = {
            one.id: held for one in stood.tables[kind.table].values() if (held := rule(register, one, day)) is not None
        }
    named = {target for table in tables.values() for one in table.values() for _, target in named_by(one)}
    tables[Person.table] = {one: person for one, person in tables[Person.table].items() if one in named}
    there = {record_id for table in tables.values() for record_id in table}
    gone = frozenset(record_id for table in register.tables.values() for record_id in table if record_id not in there)
    if gone:
        tables = {
            name: {record_id: _naming_none(one, gone) for record_id, one in table.items()}
            for name, table in tables.items()
        }
    return Register(tables, register.serials, sees_private=register.sees_private)


def _as_it_is(_: Register, record: Record, _day: dt.date) -> Record:
    return record


def _seat(_: Register, seat: Seat, day: dt.date) -> Seat:
    """Give a seat without an end that was still to come: on the day, be it the last, nobody had left it."""
    return replace(seat, to_date=None, ended_because="") if seat.to_date is not None and seat.to_date >= day else seat


def _interest(_: Register, interest: Interest, day: dt.date) -> Interest:
    entry = interest.entry
    later = entry.to_date is not None and entry.to_date >= day
    return replace(interest, entry=replace(entry, to_date=None)) if later else interest


def _person(_: Register, person: Person, day: dt.date) -> Person:
    """Give a person under the name of the day, with the names before it."""
    if person.named_from is None or person.named_from <= day:
        return person
    name = person.named_on(day)
    return replace(
        person,
        title=name.title,
        name=name.name,
        honours=name.honours,
        named_from=name.from_date,
        earlier=person.names[: person.names.index(name)],
    )


def _panel(_: Register, panel: Panel, day: dt.date) -> Panel:
    """Give the panel with the titles, rules and councils that had begun, and the days off that had been entered."""
    rules = tuple(one for one in panel.rules if one.from_date is None or one.from_date <= day)
    return replace(
        with_earlier(panel, day),
        later_titles=tuple(one for one in panel.later_titles if one.from_date <= day),
        rules=rules or panel.rules[:1],
        councils=tuple(
            replace(one, last=None) if one.last is not None and one.last >= day else one
            for one in panel.councils
            if one.first is None or one.first <= day
        ),
        closures=tuple(one for one in panel.closures if _known(one.entered_on, one.first, day)),
        holiday_changes=tuple(one for one in panel.holiday_changes if _known(one.entered_on, one.day, day)),
        points=tuple(one for one in panel.points if one.on <= day),
    )


def _known(entered: dt.date | None, begins: dt.date, day: dt.date) -> bool:
    """Say whether a day off was known on a day; one entered late, after it had begun, was no news of a later day."""
    return entered is None or entered <= day or begins <= day


def _action(register: Register, action: Action, _day: dt.date) -> Action:
    """Give an action that was carried over later as it was due before."""
    whole = register.get(Action, action.id)
    later = whole.due_before[len(action.due_before) :] if whole is not None else ()
    if not later:
        return action
    was, passed = later[0], {one.due_meeting for one in later} - {one.due_meeting for one in action.due_before}
    return replace(
        action,
        due_kind=was.due_kind,
        due_on=was.due_on,
        due_meeting=was.due_meeting,
        review_from=was.review_from,
        carried=tuple(one for one in action.carried if one not in passed),
    )


def _round(register: Register, one: StatutoryRound, day: dt.date) -> StatutoryRound | None:
    """Give a round that had been opened, and was closed only if it was by then."""
    if one.opened_on is not None and one.opened_on > day:
        return None
    whole = register.get(StatutoryRound, one.id)
    went_on = whole is not None and len(whole.steps) != len(one.steps)
    if not one.closed or not (went_on or (one.closed_on is not None and one.closed_on > day)):
        return one
    return replace(one, closed=False, closed_on=None)


def _meeting(register: Register, meeting: Meeting, day: dt.date) -> Meeting:
    """Give a meeting without what had not happened to it: who came to one still to be held, why it was called off.

    The lines of an agenda that had not been published are a draft, and no draft holds on a day.
    """
    changes = _before_move(register, meeting)
    changes |= _before_publication(register, meeting, changes.get("status", meeting.status))
    if meeting.cancelled_on is None and meeting.status not in _OFF:
        changes["cancelled_reason"] = ""
    if not meeting.published:
        changes["agenda"] = ()
    if meeting.date > day:
        changes |= {"chairs": (), "nil_declarations": None, "minutes": MinutesState()}
        changes["attendance"] = tuple(
            one
            for one in meeting.attendance
            if one.presence is Presence.APOLOGIES and (one.told_on is None or one.told_on <= day)
        )
    return replace(meeting, **changes)


def _before_move(register: Register, meeting: Meeting) -> dict[str, Any]:
    """Say how a meeting stood before it was first moved later; nothing if it was not."""
    whole = register.get(Meeting, meeting.id)
    later = whole.moves[len(meeting.moves) :] if whole is not None else ()
    first = next(iter(later), None)
    if first is None:
        return {}
    stood: dict[str, Any] = {"known_by": first.from_known_by}
    if first.stood is not None:
        stood |= {name: getattr(first.stood, name) for name in ("status", "start", "venue")}
    return stood


def _before_publication(register: Register, meeting: Meeting, status: MeetingStatus) -> dict[str, Any]:
    """Say how far a meeting had got before its agenda was published later, be it for the first time or for another
    date; nothing if it was not. What went out by then is known from the publications that were kept.

    `status` is the one it had as far as is known otherwise.
    """
    whole = register.get(Meeting, meeting.id)
    if whole is None or len(whole.published) == len(meeting.published):
        return {}
    moved = max((one.on for one in meeting.moves), default=dt.date.min)
    out = next((one for one in reversed(meeting.published) if one.kind == FIRST), None)
    changes: dict[str, Any] = {}
    if status in {MeetingStatus.ARRANGED, MeetingStatus.CALLED}:
        changes["status"] = MeetingStatus.CALLED if out is not None and out.on >= moved else MeetingStatus.ARRANGED
    if out is not None and meeting.agenda_published_on is None:
        note = out.reason if out.basis else ""
        mark = DoneMark(deadline=PUBLICATION, on=out.on, by=out.by, note=note, basis=out.basis)
        others = tuple(one for one in meeting.done if one.deadline != PUBLICATION)
        shorter = out.reason if out.basis == "shorter notice" else ""
        changes |= {"agenda_published_on": out.on, "done": (*others, mark), "shorter_notice_reason": shorter}
    return changes


_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED})
_STATUS = {"deferred": ItemStatus.DEFERRED, "withdrawn": ItemStatus.WITHDRAWN}


def _item(register: Register, item: WorkItem, _day: dt.date) -> WorkItem:
    """Give an item that was moved or considered later as it stood before; a move says how, if it was kept then.

    Else its status is that to which the last move before had brought it.
    """
    whole = register.get(WorkItem, item.id)
    first = next((one for one in whole.moves[len(item.moves) :] if not one.what), None) if whole is not None else None
    considered = whole is not None and whole.considered_at != item.considered_at
    if item.considered_at or not (first or considered):
        return item
    if first is not None and first.stood is not None:
        return replace(item, order=first.stood.order, status=first.stood.status, target=first.stood.target)
    if not item.moves and first is not None and first.how == "reinstated":
        return replace(item, status=ItemStatus.WITHDRAWN)
    return replace(item, status=_STATUS.get(item.moves[-1].how, ItemStatus.PLANNED) if item.moves else item.status)


_DECIDED: dict[str, QuestionState] = {
    "rejected_ground": QuestionState.REJECTED,
    "forwarded_to": QuestionState.REDIRECTED,
    "answerer": QuestionState.SENT_FOR_ANSWER,
    "answer_due": QuestionState.SENT_FOR_ANSWER,
}
"""What is recorded of a question together with a step, by the state to which that step brings it."""

_JUDGED = frozenset({QuestionState.ACCEPTED, QuestionState.REJECTED, QuestionState.HELD_OVER})
"""The states with which the rules as they were judged are kept."""


def _question(register: Register, question: Question, _day: dt.date) -> Question | None:
    """Give a question that had been received, without what went with steps that were taken later."""
    whole = register.get(Question, question.id)
    if whole is None or len(whole.steps) == len(question.steps):
        return question
    if not question.steps and whole.received_at is None and whole.steps[0].state is QuestionState.RECEIVED:
        return None
    if not question.steps and whole.received_at is None:
        # Taken from a paper that does not say when it came in: before its first step nothing was known of its state.
        question = replace(question, state=QuestionState.NOT_RECORDED)
    kept = {step.state for step in question.steps}
    checked = question.checks if kept & _JUDGED else ()
    undone = {name: _defaults(Question)[name] for name, state in _DECIDED.items() if state not in kept}
    return replace(question, checks=checked, **undone)


_HELD: dict[type[Record], Callable[[Register, Any, dt.date], Record | None]] = {
    Action: _action,
    Interest: _interest,
    Meeting: _meeting,
    Panel: _panel,
    Person: _person,
    Question: _question,
    Seat: _seat,
    StatutoryRound: _round,
    WorkItem: _item,
}


def _naming_none(part: P, gone: Collection[str]) -> P:
    """Give a record or a part without the links that it can do without to records that were not there yet."""
    changes: dict[str, Any] = {}
    for field in link_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        kept = _kept(value, gone, linked=field.ref is not None)
        if kept != value:
            default = _defaults(type(part)).get(field.name, msgspec.NODEFAULT)
            if kept is not None or default is not msgspec.NODEFAULT:
                changes[field.name] = default if kept is None else kept
    return replace(part, **changes) if changes else part


def _kept(value: Any, gone: Collection[str], *, linked: bool) -> Any:
    """Give what is left of a link, of several, or of parts that have some; None of a link to what is gone."""
    if isinstance(value, tuple):
        each = (_kept(one, gone, linked=linked) for one in value)
        return tuple(one for one in each if one is not None)
    if linked:
        return None if value in gone else value
    return _naming_none(value, gone)


def _defaults(kind: type[Part]) -> dict[str, Any]:
    return {one.name: one.default for one in msgspec.structs.fields(kind)}
