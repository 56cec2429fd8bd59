"""What is said at once of a change to an agenda that has been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.problems import Problem
from store.records import ItemStatus, Meeting, MeetingStatus, Question, QuestionState, Record, WorkItem
from store.register import Register
from store.rules.agenda.issues import published_lines
from store.rules.agenda.papers import papers_of
from store.rules.calendar.meetings import agenda_is_out, has_begun, the_meeting
from store.rules.programme.items import late_item, published_with

CHANGED = "agenda-changed"
"""The code under which a change to a published agenda is told."""

_TIME_AND_PLACE = ("date", "known_by", "kind", "title", "start", "venue", "mode")
_OF_AN_ITEM = ("title", "order", "lead", "minutes")
_SUPPLEMENT = "Publish a supplement if members should know."
_ON_THE_SHEET = frozenset(
    {
        QuestionState.ACCEPTED,
        QuestionState.SENT_FOR_ANSWER,
        QuestionState.ANSWERED,
    }
)
"""The states of a question that is to be put at its meeting."""

_PUT = frozenset({QuestionState.PUT, QuestionState.REPLY_OWED, QuestionState.REPLY_SENT, QuestionState.PUBLISHED})
"""The states of a question that was put at its meeting, as the agenda said it would be."""

Told = Iterator[tuple[str, Problem]]
"""What is told, each with what it is about, so that it is told once."""


def on_published_agendas(
    before: Register, after: Register, changed: Iterable[str], today: dt.date
) -> tuple[Problem, ...]:
    """Tell which agendas that are out a change makes differ from what was published: item by item, the rest once.

    `changed` are the ids of the records that it puts or removes. This is the one rule of what an agenda prints.
    """
    told: dict[str, Problem] = {}
    for record_id in changed:
        was, now = before.find(record_id), after.find(record_id)
        for about, problem in _told(before, after, (was, now), today):
            meeting = about.partition(" ")[0]
            if not _issued(before, after, meeting) and not _is_held(after, meeting):
                told.setdefault(about, problem)
    return tuple(told.values())


def _issued(before: Register, after: Register, meeting_id: str) -> bool:
    """Say whether the change is itself a publication, which says what it does."""
    was, now = before.get(Meeting, meeting_id), after.get(Meeting, meeting_id)
    return was is not None and now is not None and was.published != now.published


def _is_held(after: Register, meeting_id: str) -> bool:
    """Say whether the meeting is being held: what was decided of its business is recorded, and its agenda stands."""
    meeting = after.get(Meeting, meeting_id)
    return meeting is not None and has_begun(after, meeting)


def _told(before: Register, after: Register, pair: tuple[Record | None, Record | None], today: dt.date) -> Told:
    match pair:
        case (WorkItem() | None, WorkItem() | None):
            was, now = pair
            yield from _of_item(before, after, was, now, today)
        case (Question() | None, Question() | None):
            asked, asks = pair
            yield from _of_question(before, after, asked, asks, today)
        case (Meeting() as there, Meeting() as here) if out_now(there, today):
            yield from _of_meeting(there, here)


def _of_meeting(was: Meeting, now: Meeting) -> Told:
    name = the_meeting(was, weekday=True)
    if now.binned_on is not None or not now.status.open:
        if now.status is not MeetingStatus.HELD:
            cure = "Say so at once where it was published and where the notices were posted."
            yield was.id, Problem(CHANGED, f"The agenda of {name} has been published as of one to come.", cure)
    elif any(getattr(was, one) != getattr(now, one) for one in _TIME_AND_PLACE):
        other_day = (was.date, was.known_by) != (now.date, now.known_by)
        what = "another day" if other_day else "another time or place"
        what = "another name" if (was.kind, was.title) != (now.kind, now.title) else what
        sentence = f"The agenda of {name} has been published with {what}."
        first = "Publish it again" if other_day else "Say so where it was published"
        yield was.id, Problem(CHANGED, sentence, f"{first}, and post the notices again.")


def _of_item(before: Register, after: Register, was: WorkItem | None, now: WorkItem | None, today: dt.date) -> Told:
    left, here = _agenda_of(before, was, today), _agenda_of(after, now, today)
    dealt_with = now is not None and left is not None and now.meeting == left.id and now.status is ItemStatus.CONSIDERED
    gone = left is not None and (here is None or here.id != left.id) and not dealt_with
    if was is not None and left is not None and gone and _is_on(left, was):
        cure = "Publish its withdrawal, with the reason."
        yield f"{left.id} {was.id}", Problem(CHANGED, published_with(left, was), cure, "", "agenda.withdraw")
    if now is None or here is None:
        return
    if left is None or left.id != here.id:
        yield f"{here.id} {now.id}", Problem(CHANGED, late_item(here, now), "")
    elif was is not None and _printed(was) != _printed(now):
        sentence = f"The agenda of {the_meeting(here, weekday=True)} has been published as it was before."
        yield here.id, Problem(CHANGED, sentence, _SUPPLEMENT, "", "agenda.supplement")


def _is_on(meeting: Meeting, item: WorkItem) -> bool:
    """Say whether a published agenda carries an item; where only its day was kept, what the programme has is on it."""
    stands = published_lines(meeting)
    return not stands or any(one.line.item == item.id and one.state != "withdrawn" for one in stands)


def _printed(item: WorkItem) -> tuple[object, ...]:
    """Give what an agenda prints of an item: its words, its place, who reports, and how its papers stand."""
    return (*(getattr(item, name) for name in _OF_AN_ITEM), *papers_of(item))


def _of_question(before: Register, after: Register, was: Question | None, now: Question | None, today: dt.date) -> Told:
    left, here = _sheet_of(before, was, today), _sheet_of(after, now, today)
    was_put = now is not None and now.state in _PUT
    if was is not None and left is not None and (here is None or here.id != left.id) and not was_put:
        sentence = f"The agenda of {the_meeting(left, weekday=True)} has been published with question {was.id}."
        yield f"{left.id} {was.id}", Problem(CHANGED, sentence, _SUPPLEMENT, "", "agenda.supplement")
    if now is None or here is None:
        return
    if left is None or left.id != here.id:
        name = the_meeting(here, weekday=True)
        sentence = f"The agenda of {name} has been published without question {now.id}."
        yield f"{here.id} {now.id}", Problem(CHANGED, sentence, _SUPPLEMENT, "", "agenda.supplement")
    elif was is not None and was.published_text and was.published_text != now.published_text:
        sentence = f"The agenda of {the_meeting(here, weekday=True)} has been published with other words of {now.id}."
        yield f"{here.id} {now.id}", Problem(CHANGED, sentence, _SUPPLEMENT, "", "agenda.supplement")


def _agenda_of(register: Register, item: WorkItem | None, today: dt.date) -> Meeting | None:
    """Give the meeting on whose published agenda an item stands; None if it stands on none."""
    if item is None or item.binned_on is not None or not item.status.open:
        return None
    return _if_out(register.get(Meeting, item.meeting), today)


def _sheet_of(register: Register, question: Question | None, today: dt.date) -> Meeting | None:
    """Give the meeting at which a question is to be put, if its agenda is out."""
    if question is None or question.binned_on is not None or question.state not in _ON_THE_SHEET:
        return None
    return _if_out(register.get(Meeting, question.held_over_to or question.meeting), today)


def _if_out(meeting: Meeting | None, today: dt.date) -> Meeting | None:
    return meeting if meeting is not None and out_now(meeting, today) else None


def out_now(meeting: Meeting, today: dt.date) -> bool:
    """Say whether the agenda of a meeting still to be held in public has been published."""
    return meeting.status.open and meeting.date >= today and meeting.kind.in_public and agenda_is_out(meeting)
