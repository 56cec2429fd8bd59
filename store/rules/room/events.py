"""What is said of one event, as it is typed: in a form, on the command line, or as a line of a file of events."""

from __future__ import annotations

import msgspec

from store.problems import Problem, Refused
from store.records import Meeting, Presence, Question, StampKind
from store.register import Register
from store.rules.attendance.movers import Mover, names_the_chair, read_mover
from store.rules.members.membership import members_at
from store.rules.room.business import agenda_lines, business_lines
from store.rules.words.dates import long_date, read_date
from store.rules.words.folding import words_read
from store.rules.words.names import find_person
from store.rules.words.wording import quoted

ROLL = "roll"
EVENTS = (ROLL, *(kind.value for kind in StampKind if kind is not StampKind.PUBLIC_LEFT))
"""What somebody on the roll is told by, before or in the meeting; it is no event of its own."""


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that happens in the room, in the words of whoever records it. What is left out was not said.

    `event` is the word for it, `at` the time, `clocked` that it was not typed but taken off the clock. `people`,
    `moved_by` and `seconded_by` are names or ids, `printed` the words for people where they are not their names. `item`
    is an item of the meeting by its number, title or id; without it that is meant which is being taken. `heading` is
    that of business which is no item. `meeting` is another meeting by day or id: that to which something is deferred,
    or whose minutes are confirmed. `rest` says what became of the items that were not decided when the meeting closed:
    `noted` or `not reached`.
    """

    event: str
    at: str = ""
    clocked: bool = False
    item: str = ""
    heading: str = ""
    report_of: str = ""
    people: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    presence: str = ""
    role: str = ""
    substitute_for: str = ""
    remote: bool | None = None
    words: str = ""
    clauses: tuple[str, ...] = ()
    moved_by: str = ""
    seconded_by: str = ""
    rule: str = ""
    result: str = ""
    votes_for: tuple[str, ...] = msgspec.field(default=(), name="for")
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    counted_for: int | None = None
    counted_against: int | None = None
    counted_abstained: int | None = None
    presider: str = ""
    casting: str = ""
    interest: str = ""
    nature: tuple[str, ...] = ()
    registered: bool | None = None
    speak: str = ""
    vote: str = ""
    stay: str = ""
    question: str = ""
    answer: str = ""
    answered_by: str = ""
    asked_by: str = ""
    agreed_by: str = ""
    owner: str = ""
    due: str = ""
    action: str = ""
    paragraph: str = ""
    mark: str = ""
    meeting: str = ""
    rest: str = ""


def kind_of(event: Event) -> StampKind | None:
    """Give the kind of an event by its word; None for the roll, or if there is none of that name."""
    typed = words_read(event.event.replace("-", " "))
    return next((kind for kind in StampKind if words_read(kind.value) == typed), None)


def why_no_kind(event: Event) -> Problem | None:
    """Say that an event has no word that is known; None if it has."""
    if kind_of(event) is not None or event.event == ROLL:
        return None
    sentence = f"“{event.event}” is no event of a meeting." if event.event else "The event is not named."
    known = EVENTS
    return Problem("event-unknown", sentence, f"Choose from {', '.join(known)}.", "event")


def item_meant(register: Register, meeting: Meeting, typed: str) -> str:
    """Give the id of an item of a meeting by its number, its title or the beginning of it, or its id.

    Raises Refused if none is meant, or more than one.
    """
    lines = business_lines(register, meeting)
    words = typed.strip()
    wanted = words_read(words)
    fitting = [one for one in lines if words.upper() == one.item or words == one.number]
    fitting = fitting or [one for one in lines if words_read(one.title) == wanted]
    fitting = fitting or [one for one in lines if wanted and words_read(one.title).startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0].item
    known = "; ".join(f"{one.number} {one.title}".strip() for one in lines) or "none"
    heading = next((one for one in agenda_lines(register, meeting) if not one.item and one.number == words), None)
    if heading is not None and words:
        sentence = f"Item {words} of the agenda is {quoted(heading.title)}, which is no item of the programme."
        raise Refused(Problem("item-heading", sentence, f"Name its heading, or an item: {known}.", "item"))
    sentence = f"More than one item could be “{words}”." if fitting else f"The meeting has no item “{words}”."
    raise Refused(Problem("item-unknown", sentence, f"Its items are: {known}.", "item"))


def people_meant(register: Register, meeting: Meeting, typed: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Give people by their names or ids, those of the roll and the members of the day before others. Raises Refused."""
    likely = {seat.person for seat in members_at(register, meeting.date) if seat.person}
    likely |= {one.person for one in meeting.attendance}
    problems: list[Problem] = []
    people: list[str] = []
    for name in typed:
        try:
            people.append(find_person(register, name, field, likely).id)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return tuple(people)


def votes_meant(register: Register, meeting: Meeting, event: Event) -> dict[str, str] | None:
    """Give who voted how; None if nobody is named. Raises Refused if a name is unknown, or stands twice."""
    ways = (("for", event.votes_for), ("against", event.against), ("abstained", event.abstained))
    cast: dict[str, str] = {}
    problems: list[Problem] = []
    for way, names in ways:
        for person in people_meant(register, meeting, names, "votes"):
            if person in cast:
                name = register.person_name(person, meeting.date)
                ways_said = f"{cast[person]} and {way}" if cast[person] != way else f"twice {way}"
                cure = "Record one vote each; a casting vote is recorded as such."
                problems.append(Problem("vote-twice", f"{name} would have voted {ways_said}.", cure, "votes"))
            cast[person] = way
    if problems:
        raise Refused(*dict.fromkeys(problems))
    return cast or None


def mover_meant(register: Register, meeting: Meeting, typed: str, field: str) -> Mover:
    """Give who moved or seconded, by a name or words such as `the Chairman`, who is whoever has taken the chair.

    Raises Refused.
    """
    meant = read_mover(register, meeting, typed, field)
    if meeting.chairs and names_the_chair(typed):
        return meant._replace(person=meeting.chairs[-1].person)
    return meant


def meeting_meant(register: Register, meeting: Meeting, typed: str) -> Meeting:
    """Give another meeting by its id or day. Raises Refused if there is none, or there are several."""
    known = register.live(Meeting, typed.strip().upper())
    if known is not None:
        return known
    day = read_date(typed, meeting.date)
    there = register.meeting_on(day)
    if len(there) == 1:
        return there[0]
    sentence = f"There {'are several meetings' if there else 'is no meeting'} on {long_date(day)}."
    cure = "Name the one you mean by its id." if there else "Arrange it first, or name another."
    raise Refused(Problem("meeting.none", sentence, cure, "meeting"))


def question_meant(register: Register, typed: str) -> Question:
    """Give a question by its id. Raises Refused if there is none."""
    return register.need(Question, typed.strip().upper(), "question")


def presence_meant(typed: str) -> Presence:
    """Give how somebody stands to a meeting, by the word for it. Raises Refused if it is none."""
    wanted = words_read(typed)
    meant = next((one for one in Presence if words_read(one.value) == wanted), None)
    if meant is None:
        cure = f"Choose from {', '.join(one.value for one in Presence)}."
        raise Refused(Problem("presence-unknown", f"Nobody can be “{typed}” at a meeting.", cure, "presence"))
    return meant
