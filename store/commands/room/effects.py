"""What each event does to the records: who is there, what is taken, what was said and decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from store.commands.actions.actions import add_action
from store.commands.attendance.room import record_arrival, record_leaving, record_presence, step_out, with_attendance
from store.commands.declarations.declarations import declare, record_nil
from store.commands.minutes.heading import take_chair
from store.commands.minutes.minutes import add_minute
from store.commands.minutes.sets import confirm_minutes
from store.commands.programme.moves import defer_items
from store.commands.questions.answers import add_supplementary, answer_question, put_question
from store.commands.room.motions import excluded, moved, voted
from store.commands.room.work import Work
from store.commands.settling import record_held
from store.edit import Edit
from store.problems import Problem
from store.records import (
    Absence,
    Action,
    ActionKind,
    Declaration,
    Filed,
    ItemStatus,
    Leaving,
    MeetingStatus,
    Minute,
    Presence,
    Record,
    Stamp,
    StampKind,
    WorkItem,
)
from store.rules.actions.due import UNDATED, read_due
from store.rules.attendance.standing import attendance_of
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import is_member, printed_name
from store.rules.minutes.states import why_not_confirm
from store.rules.questions.steps import question_words
from store.rules.room.events import question_meant
from store.rules.room.guards import why_not_close, why_not_come, why_not_item, why_not_leave
from store.rules.room.house import heading_printed, house_form
from store.rules.room.names import name_in_room
from store.rules.room.people import why_not_declare_now
from store.rules.words.text import trimmed
from store.rules.words.wording import capital, quoted

Doing = Callable[[Work], Stamp]
"""Does what an event does, and gives its stamp."""


def _plain(work: Work) -> Stamp:
    """Make the stamp of an event that changes no record besides its minute."""
    return work.stamp(words=work.said())


def _noted(work: Work) -> Stamp:
    words = work.said()
    item = work.register.get(WorkItem, work.item)
    return work.stamp(words=words or (f"the item {quoted(item.title)}" if item else "the item"))


def _note(work: Work) -> Stamp:
    return work.stamp(words=work.said(required=True))


def _chair(work: Work) -> Stamp:
    _some(work)
    for person in work.people[:1]:
        at = work.at if work.stands.started else None
        work.run(take_chair, meeting=work.meeting_id, person=person, printed=work.event.role, at=at)
    return work.stamp(minute=work.place or None if work.stands.started else None)


def _item(work: Work) -> Stamp:
    """Reach an item or a heading: its minute is begun, kept apart while the public are excluded."""
    known = work.register.get(WorkItem, work.item)
    heading = trimmed(work.event.heading) or (known.title if known and work.event.item.strip() else "")
    if not heading:
        sentence = "Nothing says which item is taken."
        work.problems.add(Problem("item-which", sentence, "Name the item, or type the heading.", "item"))
    item = known.id if known and (work.event.item.strip()) else ""
    if item:
        work.problems.add(why_not_item(work.register, work.meeting, item, work.kind))
    work.problems.refuse()
    rules = work.register.panel.rules_on(work.meeting.date)
    edit = work.run(
        add_minute,
        meeting=work.meeting_id,
        heading=heading_printed(rules, heading),
        item=item,
        report_of=work.event.report_of or (known.lead if known and item else ""),
        exempt_paragraph=work.stands.excluded.paragraph if work.stands.excluded else "",
    )
    return work.stamp(item=item, minute=_made(edit, Minute))


def _made(edit: Edit, kind: type[Record]) -> str:
    """Give the id of the record of a kind that a command made."""
    return next(record.id for record in edit.puts if isinstance(record, kind))


def _some(work: Work) -> None:
    if not work.people and not work.problems.all:
        work.problems.add(Problem("nobody", "Nobody was named.", "Name one or more people.", "people"))
    work.problems.refuse()


def _arrival(work: Work) -> Stamp:
    """Record who came; whoever is there when it begins has come in time."""
    _some(work)
    work.problems.add(*why_not_come(work.register, work.meeting, work.people, work.kind))
    work.problems.refuse()
    begun = work.stands.started is not None
    late = begun and (work.at is None or work.stands.started is None or work.at > (work.stands.started.at or work.at))
    for person in work.people:
        if not is_member(work.register, person, work.meeting.date) and not _stands_in(work, person):
            presence = Presence.IN_ATTENDANCE
            work.run(record_presence, meeting=work.meeting_id, people=(person,), presence=presence)
        late_at, late_item = (work.at, "" if work.at else work.item) if begun else (None, "")
        work.run(record_arrival, meeting=work.meeting_id, person=person, at=late_at, item=late_item)
    return work.stamp(minute=(work.place or None) if begun and late else None)


def _stands_in(work: Work, person: str) -> bool:
    one = attendance_of(work.meeting, person)
    return one is not None and one.stands_in


def _leaving(work: Work) -> Stamp:
    """Record who left: in the attendance, and in the minute that says it at this point."""
    _some(work)
    work.problems.add(*why_not_leave(work.register, work.meeting, work.people))
    work.problems.refuse()
    for person in work.people:
        if work.at:
            work.run(record_leaving, meeting=work.meeting_id, person=person, at=work.at)
        else:
            work.run(step_out, meeting=work.meeting_id, people=(person,), item=work.item)
    minute = work.minute
    if minute is not None:
        form = house_form(work.register.panel.rules_on(work.meeting.date), "leaving")
        at = work.at if "time}" in form else None
        gone = tuple(
            Leaving(person=person, printed=_leaver(work, person, place), at=at)
            for place, person in enumerate(work.people)
        )
        work.put(replace(minute, left=(*minute.left, *gone)))
    return work.stamp()


def _leaver(work: Work, person: str, place: int) -> str:
    """Give the words for somebody who left, where they are not the name."""
    given = work.event.printed[place] if place < len(work.event.printed) else ""
    name = given or name_in_room(work.register, work.meeting, person)
    return "" if name == printed_name(work.register, person, work.meeting) else name


def _return(work: Work) -> Stamp:
    """Record who came back: the time out of the room stands in the attendance, and in the minute that said it."""
    _some(work)
    work.problems.add(*why_not_come(work.register, work.meeting, work.people, work.kind))
    if work.at is None:
        work.problems.add(Problem("return-when", "Nothing says when they returned.", "Type the time.", "at"))
    work.problems.refuse()
    for person in work.people:
        one = attendance_of(work.meeting, person)
        if one is None:
            continue
        back = tuple(
            replace(gone, returned=work.at) if gone.returned is None and gone.left else gone for gone in one.absences
        )
        if one.left:
            back = (*back, Absence(left=one.left, returned=work.at))
        work.put(with_attendance(work.meeting, replace(one, left=None, until_item="", absences=back)))
        for minute in work.register.minutes_of(work.meeting_id):
            left = tuple(
                replace(gone, returned=work.at) if gone.person == person and gone.at and not gone.returned else gone
                for gone in minute.left
            )
            if left != minute.left:
                work.put(replace(minute, left=left))
    said = any(gone.returned == work.at for one in work.register.minutes_of(work.meeting_id) for gone in one.left)
    return work.stamp(minute=None if said else work.place or None)


def _declaration(work: Work) -> Stamp:
    _some(work)
    work.problems.add(*why_not_declare_now(work.register, work.meeting, work.people))
    work.problems.refuse()
    event = work.event
    said: dict[str, object] = {
        name: value
        for name in ("nature", "registered", "speak", "vote", "stay")
        if (value := getattr(event, name)) not in ("", (), None)
    }
    edit = work.run(
        declare,
        meeting=work.meeting_id,
        people=work.people,
        interest=event.interest,
        items=(work.item,) if work.item else (),
        made_at=work.at,
        **said,
    )
    return work.stamp(declaration=_made(edit, Declaration))


def _no_declarations(work: Work) -> Stamp:
    edit = work.run(record_nil, meeting=work.meeting_id)
    return work.stamp(declaration=_made(edit, Declaration))


def _confirmed(work: Work) -> Stamp:
    """Record that the minutes of an earlier meeting were confirmed; that set is, if it waits for it."""
    other = work.other_meeting()
    if other is None and not work.problems.all:
        cure = "Name the meeting whose minutes were confirmed."
        work.problems.add(Problem("confirm-which", "Nothing says whose minutes were confirmed.", cure, "meeting"))
    if other is not None and other.date >= work.meeting.date:
        sentence = f"{capital(the_meeting(other))} is not before this one, so its minutes cannot have been confirmed."
        work.problems.add(Problem("confirm-later", sentence, "Name an earlier meeting.", "meeting"))
    elif other is not None and other.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        sentence = f"{capital(the_meeting(other))} was {other.status.value}, so it has no minutes."
        work.problems.add(Problem("confirm-none", sentence, "Name a meeting that was held.", "meeting"))
    work.problems.refuse()
    subject = work.said()
    if other is not None and why_not_confirm(other) is None:
        work.run(confirm_minutes, meeting=other.id, at=work.meeting_id, subject_to=subject)
    return work.stamp(other=other.id if other else None, words=subject)


def _question(work: Work) -> Stamp:
    question = question_meant(work.register, work.event.question)
    if question.meeting not in {None, work.meeting_id}:
        sentence = f"{question_words(question)} is down for another meeting."
        work.problems.add(Problem("question-elsewhere", sentence, "Put it there, or hold it over.", "question"))
    work.problems.refuse()
    event = work.event
    if event.answer.strip():
        work.run(answer_question, question=question.id, text=event.answer, by=event.answered_by, on=work.meeting.date)
    work.run(
        put_question,
        question=question.id,
        asker_present=True if not event.asked_by else None,
        asked_by=event.asked_by,
        answered_there=bool(event.answer.strip() or question.answer),
    )
    return work.stamp(question=question.id)


def _supplementary(work: Work) -> Stamp:
    """Record a supplementary question; the stamp holds its place among those of the question, not its words."""
    question = question_meant(work.register, work.event.question)
    event = work.event
    work.run(add_supplementary, question=question.id, asked=event.words, answer=event.answer, agreed_by=event.agreed_by)
    return work.stamp(question=question.id, words=str(len(question.supplementaries) + 1))


def _filed(work: Work) -> Stamp:
    words = work.problems.line(work.event.words, "the document", "words", required=True)
    mark = work.problems.line(work.event.mark, "its mark", "mark")
    if work.minute is not None:
        work.put(replace(work.minute, filed=(*work.minute.filed, Filed(what=words, mark=mark))))
    return work.stamp(words=words)


def _resolution(work: Work) -> Stamp:
    return work.stamp(words=work.said(required=True))


def _recommendation(work: Work) -> Stamp:
    """Record a recommendation; the first of a minute brings the lead-in of the house."""
    minute = work.minute
    lead = house_form(work.register.panel.rules_on(work.meeting.date), "recommendations")
    if minute is not None and lead and not minute.recommendations and not minute.recommendations_lead:
        office = work.register.panel.commissioner_on(work.meeting.date)
        work.put(replace(minute, recommendations_lead=lead.replace("{office}", office)))
    return work.stamp(words=work.said(required=True))


def _action(work: Work) -> Stamp:
    event = work.event
    kind = next((one for one in ActionKind if one.value == (event.action or ActionKind.ACTION.value)), None)
    if kind is None:
        cure = f"Choose from {', '.join(one.value for one in ActionKind)}."
        work.problems.add(Problem("action-kind", f"“{event.action}” is no kind of action.", cure, "action"))
    work.problems.refuse()
    due = read_due(work.register, event.due, work.meeting.date) if event.due.strip() else UNDATED
    edit = work.run(
        add_action,
        text=event.words,
        kind=kind or ActionKind.ACTION,
        minute=work.place,
        due=due,
        owner=event.owner,
    )
    return work.stamp(action=_made(edit, Action))


def _deferral(work: Work) -> Stamp:
    """Record that an item was deferred: to a meeting, or until it is known when."""
    other = work.other_meeting()
    if not work.item:
        cure = "Name the item of the programme."
        work.problems.add(Problem("defer-which", "Nothing says which item was deferred.", cure, "item"))
    work.problems.refuse()
    reason = work.said(required=True)
    work.problems.refuse()
    to = other.id if other else None
    work.run(defer_items, items=(work.item,), to=to, reason=reason, all_the_same=True)
    here = work.stands.item == work.item
    return work.stamp(other=to, words=reason, minute=work.place if here else None)


def _not_reached(work: Work) -> Stamp:
    if not work.event.item.strip():
        sentence = "Nothing says which item was not reached."
        work.problems.add(Problem("item-which", sentence, "Name the item.", "item"))
    return work.stamp(minute=None)


def _next_meeting(work: Work) -> Stamp:
    """Tell the next meeting: the one named, else the next that the calendar has."""
    other = work.other_meeting()
    here = work.meeting
    if other is None:
        later = (one for one in work.register.public_meetings if one.date > here.date and not one.known_by)
        other = next(later, None)
    if other is None:
        cure = "Arrange it in the calendar, or write it as a note."
        work.problems.add(Problem("next-none", "No later meeting is in the calendar.", cure, "meeting"))
    return work.stamp(other=other.id if other else None)


def _public_left(work: Work) -> Stamp:
    """Record that the public left, as the resolution has it by which they were excluded."""
    if work.stands.excluded is None:
        cure = "Stamp the resolution to exclude them."
        work.problems.add(Problem("public-in", "The public have not been excluded.", cure, "event", "room.public"))
    return work.stamp(vote=work.stands.excluded.vote if work.stands.excluded else None)


def _closed(work: Work) -> Stamp:
    """Close the meeting: its finish, and that it was held and what it considered."""
    meeting = work.meeting
    if meeting.finish and work.at and meeting.finish != work.at:
        sentence = "Another time is recorded as its finish already."
        cure = "Type that time, or correct the meeting first."
        work.problems.add(Problem("finish-other", sentence, cure, "at"))
    work.problems.add(why_not_close(work.register, meeting))
    work.problems.refuse()
    work.put(replace(meeting, finish=work.at or meeting.finish))
    taken = {minute.item for minute in work.register.minutes_of(meeting.id)}
    ready = tuple(
        one.id
        for one in work.register.items_of(meeting.id)
        if one.id in taken and one.status.open and one.status is not ItemStatus.CONSIDERED
    )
    if work.meeting.status is not MeetingStatus.HELD or ready:
        work.run(record_held, meeting=meeting.id, considered=ready)
    return work.stamp(minute=None)


EFFECTS: Mapping[StampKind, Doing] = {
    **dict.fromkeys(StampKind, _plain),
    StampKind.CHAIR: _chair,
    StampKind.ITEM: _item,
    StampKind.OUT_OF_ORDER: _item,
    StampKind.ARRIVAL: _arrival,
    StampKind.LEAVING: _leaving,
    StampKind.RETURN: _return,
    StampKind.DECLARATION: _declaration,
    StampKind.NO_DECLARATIONS: _no_declarations,
    StampKind.CONFIRMED: _confirmed,
    StampKind.QUESTION: _question,
    StampKind.SUPPLEMENTARY: _supplementary,
    StampKind.FILED: _filed,
    StampKind.NOTE: _note,
    StampKind.NOTED: _noted,
    StampKind.MOTION: moved,
    StampKind.AMENDMENT: moved,
    StampKind.VOTE: voted,
    StampKind.RESOLUTION: _resolution,
    StampKind.RECOMMENDATION: _recommendation,
    StampKind.ACTION: _action,
    StampKind.DEFERRAL: _deferral,
    StampKind.NOT_REACHED: _not_reached,
    StampKind.EXCLUDED: excluded,
    StampKind.PUBLIC_LEFT: _public_left,
    StampKind.NEXT_MEETING: _next_meeting,
    StampKind.CLOSED: _closed,
}
"""What each kind of event does."""
