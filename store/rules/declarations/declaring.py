"""What can be declared at a meeting, by whom and how, and what stands in the way; every fault is told at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from store.problems import Problem
from store.records import Declaration, Interest, Meeting, MeetingStatus, Person, Presence, WorkItem
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.declarations.dispensations import why_not_dispensation
from store.rules.declarations.interests import ALL_SUBSTANTIVE, ANSWERS, ITEMS, TOPIC, why_not_kind
from store.rules.declarations.kinds import AFFECTS, DIRECT
from store.rules.members.membership import printed_name, seat_of
from store.rules.words.dates import clock_time
from store.rules.words.text import line_problems
from store.rules.words.wording import capital, listed, quoted

_SCOPES = (ITEMS, ALL_SUBSTANTIVE, TOPIC)
_RELATIONS = (DIRECT, AFFECTS)
_LONGEST = 500


def why_not_declare(register: Register, meeting: Meeting, draft: Declaration) -> tuple[Problem, ...]:
    """List everything that keeps a declaration from being recorded at a meeting."""
    problems: list[Problem | None] = [why_not_open(meeting), *why_not_people(register, meeting, draft.people)]
    problems.append(why_not_kind(register, meeting.date, draft.interest))
    problems += _why_not_scope(register, meeting, draft.scope, draft.items, draft.topic)
    problems += _why_not_answers(draft)
    problems.append(why_not_left(draft.left_at, draft.returned_at))
    if draft.dispensation is not None:
        problems += why_not_dispensation(register, draft.dispensation, meeting.date)
        problems += [_elsewhere(register, meeting, item) for item in draft.dispensation.items]
    for line in draft.nature:
        problems += line_problems(line, "the nature of the interest", "nature", _LONGEST)
    return tuple(problem for problem in problems if problem is not None)


def why_not_left(left: dt.time | None, returned: dt.time | None) -> Problem | None:
    """Say why the times at which somebody left and returned do not go together; None if they do."""
    if returned is None:
        return None
    if left is None:
        cure = "Type the time of leaving too."
        return Problem("returned-only", "There is a time of return but none of leaving.", cure, "left_at")
    if left < returned:
        return None
    sentence = f"The return at {clock_time(returned)} is not after the leaving at {clock_time(left)}."
    return Problem("times-crossed", sentence, f"Type a time later than {clock_time(left)}.", "returned_at")


def why_not_nil(register: Register, meeting: Meeting) -> Problem | None:
    """Say why it cannot be recorded that none were made: some were, or it is recorded already. None if it can."""
    made = register.declarations_of(meeting.id)
    if any(not one.nil for one in made):
        cure = "Put those in the bin first, if they are slips."
        sentence = f"Declarations were made at {the_meeting(meeting)}."
        return Problem("declarations-made", sentence, cure, "meeting", "declared.bin")
    if made:
        sentence = f"It is recorded already that none were made at {the_meeting(meeting)}."
        return Problem("nil-already", sentence, "There is nothing more to do.", "meeting")
    return None


def why_not_made(declaration: Declaration) -> Problem | None:
    """Say why there is no declaration to be changed: nobody declared anything. None if somebody did."""
    if not declaration.nil:
        return None
    return Problem("nil-declaration", "Nobody declared anything.", "Choose a declaration.", "declaration")


def why_not_told(declaration: Declaration) -> Problem | None:
    """Say why it cannot be recorded that the monitoring officer was told: no notice is due. None if it can."""
    if declaration.nil or declaration.notice_due is not None:
        return why_not_made(declaration)
    cure = "If the interest is not in the register, say so in the declaration."
    sentence = "No notice is due for this declaration."
    return Problem("notice-none", sentence, cure, "declaration", "declared.edit")


def why_not_again(register: Register, meeting: Meeting, interest: Interest) -> tuple[Problem, ...]:
    """List why a standing interest cannot be declared again at a meeting; none if it can."""
    name = printed_name(register, interest.person, meeting)
    problems = why_not_people(register, meeting, (interest.person,))
    if not interest.standing:
        cure = "Mark it as offered at every meeting, or enter the declaration."
        problems.append(Problem("not-standing", f"That interest of {name} is not a standing one.", cure, "interests"))
    if any(one.standing == interest.id and one.meeting == meeting.id for one in register.declarations):
        sentence = f"{name} has declared that interest at this meeting."
        problems.append(Problem("declared-already", sentence, "There is nothing more to do.", "interests"))
    return tuple(problems)


def latest(register: Register, interest: Interest, meeting: Meeting) -> Declaration | None:
    """Give the latest declaration of a standing interest at an earlier meeting; None if there is none."""
    earlier = [
        (held.date, one)
        for one in register.declarations_again(interest.id)
        if (held := register.get(Meeting, one.meeting)) is not None and held.date < meeting.date
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def why_not_open(meeting: Meeting) -> Problem | None:
    """Say why nothing can be declared at a meeting: it did not take place. None if it can."""
    if meeting.status not in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}:
        return None
    sentence = f"{capital(the_meeting(meeting, weekday=True))} was {meeting.status.value}."
    return Problem(
        "meeting-off", sentence, "Reopen it as arranged first, if it took place after all.", "meeting", "meeting.status"
    )


def why_not_people(register: Register, meeting: Meeting, people: Iterable[str]) -> list[Problem]:
    """List those who cannot declare at a meeting: unknown, not on the roll of the day, or not there."""
    problems = []
    people = tuple(people)
    if not people:
        cure = "Type the name of one or several people."
        problems.append(Problem("nobody", "Nobody is named as declaring.", cure, "people"))
    attending = {one.person: one for one in meeting.attendance}
    for person in people:
        known = register.get(Person, person)
        if known is None or known.binned_on is not None:
            cure = "Choose somebody of the register."
            problems.append(Problem("unknown-id", f"There is no person “{person}”.", cure, "people"))
            continue
        one = attending.get(person)
        if one is None and seat_of(register, person, meeting.date) is None:
            name = printed_name(register, person, meeting)
            cure = "Enter their seat among the members, or their attendance, first."
            problems.append(Problem("not-on-roll", f"{name} is not on the roll of that day.", cure, "people"))
        elif one is not None and one.presence in {Presence.APOLOGIES, Presence.ABSENT}:
            name = printed_name(register, person, meeting)
            cure = "Correct the attendance first."
            sentence = f"{name} is recorded as {one.presence.value} at that meeting."
            problems.append(Problem("not-there", sentence, cure, "people"))
    return problems


def _why_not_scope(
    register: Register, meeting: Meeting, scope: str, items: tuple[str, ...], topic: str
) -> list[Problem | None]:
    problems: list[Problem | None] = []
    if scope and scope not in _SCOPES:
        sentence = f"“{scope}” is nothing a declaration can apply to."
        cure = f"Choose {listed(_SCOPES)}, or nothing if none was named."
        problems.append(Problem("scope", sentence, cure, "scope"))
    if scope == ITEMS and not items:
        cure = "Type the number of an item, or say that none was named."
        problems.append(Problem("no-items", "The declaration applies to no item.", cure, "items"))
    if scope == TOPIC and not topic.strip():
        problems.append(Problem("no-topic", "The topic is not named.", "Type the topic.", "topic"))
    problems += [_elsewhere(register, meeting, item) for item in items]
    return problems


def _elsewhere(register: Register, meeting: Meeting, item: str) -> Problem | None:
    """Say why an item cannot be meant at a meeting: it does not stand under it. None if it can."""
    known = register.get(WorkItem, item)
    if known is not None and known.meeting == meeting.id and known.binned_on is None:
        return None
    title = quoted(known.title) if known else item
    cure = "Choose an item that stands under the meeting."
    return Problem("item-elsewhere", f"{title} is not business of this meeting.", cure, "items")


def _why_not_answers(draft: Declaration) -> list[Problem | None]:
    """List the words that are no answers: to whether they would speak, vote or stay, and to how the item relates."""
    problems: list[Problem | None] = []
    for name in ("speak", "vote", "stay"):
        word = getattr(draft, name)
        if word and word not in ANSWERS:
            sentence = f"“{word}” does not say whether they would {name}."
            problems.append(Problem("answer", sentence, f"Choose {listed(ANSWERS)}.", name))
    if draft.relation and draft.relation not in _RELATIONS:
        cure = f"Choose {listed(_RELATIONS)}, or nothing if it was not said."
        sentence = f"“{draft.relation}” does not say how the item stands to the interest."
        problems.append(Problem("relation", sentence, cure, "relation"))
    return problems
