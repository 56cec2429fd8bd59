"""What can be stamped next in the room: who may come or leave, which item is taken, what the public or a pause does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from store.problems import Problem
from store.queries.words.short import meeting_title
from store.records import Meeting, MinutesState, Presence, Question, StampKind
from store.register import Register
from store.rules.agenda.exclusion import exempt_papers
from store.rules.agenda.papers import papers_of
from store.rules.attendance.standing import CAME, attendance_of
from store.rules.calendar.meetings import the_meeting
from store.rules.law.exempt import EXEMPTIONS
from store.rules.members.membership import members_at, printed_name, printed_role
from store.rules.minutes.states import waiting
from store.rules.questions.outgoing import outgoing, public_name
from store.rules.questions.steps import why_not_put
from store.rules.room.business import agenda_lines, business_lines, next_line, to_come, undecided
from store.rules.room.events import Event
from store.rules.room.exclusion import exempt_to_come
from store.rules.room.guards import why_not_item
from store.rules.room.sitting import has_left, sitting
from store.rules.words.folding import words_read


class Choosable(NamedTuple):
    """Something to pick for an event: its key, its words, what tells it apart, the event it makes, and why not."""

    key: str
    words: str
    detail: str = ""
    event: str = ""
    why_not: str = ""


def comers(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List who may arrive or return: those who left first, then the members and others who are not there."""
    people = [one.person for one in meeting.attendance]
    people += [seat.person for seat in members_at(register, meeting.date) if seat.person]
    listed = []
    for person in dict.fromkeys(people):
        one = attendance_of(meeting, person)
        gone = has_left(meeting, person)
        if one is not None and one.presence in CAME and not gone:
            continue
        kind = StampKind.RETURN if gone else StampKind.ARRIVAL
        detail = "left" if gone else one.presence.value if one else printed_role(register, person, meeting)
        listed.append(Choosable(person, printed_name(register, person, meeting), detail, kind.value))
    return tuple(sorted(listed, key=lambda one: one.event != StampKind.RETURN.value))


def leavers(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List who may leave: everybody who is there."""
    return tuple(
        Choosable(
            one.person,
            printed_name(register, one.person, meeting),
            printed_role(register, one.person, meeting),
            StampKind.LEAVING.value,
        )
        for one in meeting.attendance
        if one.presence in CAME and not has_left(meeting, one.person)
    )


def takers(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List what may be taken in the order of the agenda: what comes next, and others out of their order."""
    first = next_line(register, meeting)
    waiting_lines = {line.key for line in to_come(register, meeting)}
    listed = []
    for line in agenda_lines(register, meeting):
        if not line.item:
            if line.key in waiting_lines:
                listed.append(Choosable(line.key, line.title, f"heading {line.number}".strip(), StampKind.ITEM.value))
            continue
        here = first is not None and line.item == first.item
        kind = StampKind.ITEM if here else StampKind.OUT_OF_ORDER
        problem = why_not_item(register, meeting, line.item, kind)
        detail = "next" if here else "out of order"
        listed.append(Choosable(line.item, line.words, detail, kind.value, str(problem) if problem else ""))
    written = {words_read(minute.heading) for minute in register.minutes_of(meeting.id)}
    written |= {words_read(one.words) for one in listed}
    headings = [one.title for one in register.panel.rules_on(meeting.date).agenda]
    headings = [title for title in headings if not meeting.agenda and words_read(title) not in written]
    standing = (Choosable(f"={title}", title, "standing heading", StampKind.ITEM.value) for title in headings)
    return (*sorted(listed, key=lambda one: bool(one.why_not)), *standing)


def next_event(register: Register, meeting: Meeting) -> Event | None:
    """Give the event by which the next item or heading of the agenda is taken; None if all have been."""
    line = next(iter(to_come(register, meeting)), None)
    if line is None:
        return None
    return Event(event=StampKind.ITEM.value, item=line.item, heading="" if line.item else line.title)


def why_nothing_next(register: Register, meeting: Meeting) -> Problem | None:
    """Say that everything on the agenda has been taken; None if something is to come."""
    if next_event(register, meeting) is not None:
        return None
    cure = "Take a heading that is no item, or close the meeting."
    return Problem("item-none", "No item is left to be taken.", cure, act="room.other")


def last_event(register: Register, meeting: Meeting) -> str:
    """Give the id of the last event of a meeting; empty if there is none."""
    return next((stamp.id for stamp in reversed(register.stamps_of(meeting.id))), "")


def open_items(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the items of which it is not known yet what became of them, with the one being taken first."""
    here = sitting(register, meeting).item
    lines = business_lines(register, meeting)
    unknown = {line.item for line in undecided(register, meeting)}
    now = [line for line in lines if line.item == here]
    rest = [line for line in lines if line.item in unknown and line.item != here]
    return tuple(Choosable(line.item, line.words) for line in (*now, *rest))


def later_meetings(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the meetings to come after one, to which its business may be deferred."""
    after = (one for one in register.meetings if one.date > meeting.date and one.status.open)
    return tuple(Choosable(one.id, meeting_title(one)) for one in after)


def not_reached(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the items that were not taken and of which nothing else is known."""
    return tuple(Choosable(line.item, line.words) for line in undecided(register, meeting))


def public_are_out(register: Register, meeting: Meeting) -> bool:
    """Say whether the public are excluded now."""
    return sitting(register, meeting).excluded is not None


def public_event(register: Register, meeting: Meeting) -> StampKind:
    """Say what happens next with the public: they are excluded, or come back."""
    return StampKind.BACK if public_are_out(register, meeting) else StampKind.EXCLUDED


def roll_events(meeting: Meeting) -> tuple[str, ...]:
    """Say what is told of the roll: the apologies, and who stands in where anybody does."""
    substitutes = any(one.presence is Presence.SUBSTITUTE for one in meeting.attendance)
    return (StampKind.APOLOGIES.value, *((StampKind.SUBSTITUTES.value,) if substitutes else ()))


def why_nothing(register: Register, meeting: Meeting, kind: StampKind) -> Problem | None:
    """Say that there is nobody or nothing of which an event could be stamped; None if there is, or none is needed."""
    listing = _LISTED.get(kind)
    if listing is None or listing[0](register, meeting):
        return None
    return Problem("nothing-for-event", listing[1], listing[2], "event")


def pause_event(register: Register, meeting: Meeting) -> StampKind:
    """Say what happens next with the sitting: it is adjourned, or resumes."""
    return StampKind.RESUMED if sitting(register, meeting).adjourned else StampKind.ADJOURNED


def questions_to_put(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the questions that may be put at a meeting, as they may go out."""
    return tuple(
        Choosable(one.id, public_name(one.asker), _asked(one))
        for one in register.questions
        if one.meeting == meeting.id and why_not_put(register, one, meeting.date) is None
    )


def questions_put(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the questions that were put at a meeting, the last one first."""
    put = [stamp.question for stamp in register.stamps_of(meeting.id) if stamp.kind is StampKind.QUESTION]
    asked = [register.live(Question, one) for one in reversed(put)]
    return tuple(Choosable(one.id, public_name(one.asker), _asked(one)) for one in asked if one)


def _asked(question: Question) -> str:
    return " ".join(outgoing(question.published_text or question.text, question.asker).split())


def sets_to_confirm(register: Register, meeting: Meeting) -> tuple[Choosable, ...]:
    """List the meetings whose minutes may be confirmed: those that are final first, then the last before this one."""
    final = [one for one in waiting(register, meeting.date) if one.id != meeting.id]
    before = [
        one
        for one in reversed(register.public_meetings)
        if one.date < meeting.date and one.minutes == MinutesState() and one not in final
    ]
    return tuple(Choosable(one.id, the_meeting(one), one.minutes.word) for one in (*final, *before[:1]))


def paragraphs(register: Register) -> tuple[tuple[str, str], ...]:
    """Offer the descriptions of exempt information of the nation, by their numbers with their words."""
    return tuple((str(one.number), f"{one.number}. {one.told}") for one in EXEMPTIONS[register.panel.nation])


def paragraph_to_come(register: Register, meeting: Meeting) -> str:
    """Give the paragraph on which the exempt papers still to come rest; empty if they rest on none or on several."""
    kept = {
        one.exempt_paragraph for item in exempt_to_come(register, meeting) for one in exempt_papers(papers_of(item))
    }
    known = {number for number, _ in paragraphs(register)}
    return next(iter(kept)) if len(kept) == 1 and kept <= known else ""


_LISTED: Mapping[StampKind, tuple[Callable[[Register, Meeting], tuple[Choosable, ...]], str, str]] = {
    StampKind.ARRIVAL: (comers, "Everybody on the roll is here.", "Enter somebody else on the attendance board."),
    StampKind.LEAVING: (leavers, "Nobody is recorded as here.", "Stamp an arrival first."),
    StampKind.NOT_REACHED: (not_reached, "No item is undecided.", "There is nothing to say of one."),
    StampKind.DEFERRAL: (open_items, "No item is left to be deferred.", "Note it in the programme instead."),
    StampKind.QUESTION: (questions_to_put, "No question is down for this meeting.", "Accept one for it first."),
    StampKind.SUPPLEMENTARY: (questions_put, "No question was put at this meeting.", "Stamp that one first."),
    StampKind.CONFIRMED: (sets_to_confirm, "No earlier meeting is in the calendar.", "Add the meeting first."),
}
"""What is picked for an event, and what is said where there is nothing to pick."""
