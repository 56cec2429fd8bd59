"""The business that stands on every agenda: what each of the template's headings brings along by itself."""

from __future__ import annotations

from typing import NamedTuple

from store.records import Meeting, MeetingStatus
from store.records.agenda import StandingItem
from store.register import Register
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.calendar.meetings import kind_words
from store.rules.words.dates import clock_time, day_month
from store.rules.words.folding import words_read
from store.rules.words.loose import long_day_of

APOLOGIES, DECLARATIONS, MINUTES, QUESTIONS = "apologies", "declarations", "minutes", "questions"
PROGRAMME, URGENT, NEXT, EXCLUSION = "programme", "urgent", "next", "exclusion"
_WORDS = {
    MINUTES: "minutes",
    QUESTIONS: "question",
    URGENT: "urgent",
    NEXT: "next meeting",
    PROGRAMME: "work programme",
    DECLARATIONS: "declaration",
    APOLOGIES: "apologies",
    EXCLUSION: "exclusion",
}
"""What a heading brings along, with the words by which one is known that does not say so itself."""

BRINGS = tuple(_WORDS)
UNKNOWN = "a day not recorded"
"""What stands in an agenda for the day of a meeting that nobody has recorded."""


class TemplateLine(NamedTuple):
    """A heading of the template, with the code by which a line of an agenda names it."""

    code: str
    heading: StandingItem

    @property
    def brings(self) -> str:
        """What it brings along: one of `BRINGS`, or nothing."""
        return brought_by(self.heading)


def brought_by(heading: StandingItem) -> str:
    """Say what a heading brings along, as it says itself or as its words tell; empty if it brings nothing."""
    if heading.brings:
        return heading.brings
    words = words_read(heading.title)
    return next((code for code, said in _WORDS.items() if said in words), "")


def template_of(register: Register, meeting: Meeting) -> tuple[TemplateLine, ...]:
    """Give the headings of the panel's template on the day of a meeting, each with its code.

    A code follows from what the heading brings, else from its words, so that a template put in another order keeps it.
    """
    listed: list[TemplateLine] = []
    for heading in register.panel.rules_on(meeting.date).agenda:
        code = brought_by(heading) or words_read(heading.title).replace(" ", "-")
        same = sum(one.code.partition("+")[0] == code for one in listed)
        listed.append(TemplateLine(f"{code}+{same + 1}" if same else code, heading))
    return tuple(listed)


def code_brings(code: str) -> str:
    """Say what the line with a code brings along: one of `BRINGS`, or nothing."""
    plain = code.partition("+")[0]
    return plain if plain in BRINGS else ""


def last_meeting(register: Register, meeting: Meeting) -> Meeting | None:
    """Give the meeting whose minutes are to be confirmed: the last before this one that was held in public.

    One whose day has gone by counts although nobody recorded it as held; None if there is none.
    """
    before = [
        one
        for one in register.meetings
        if one.date < meeting.date
        and one.kind.in_public
        and one.status not in SUSPENDED
        and one.status is not MeetingStatus.PROPOSED
    ]
    return before[-1] if before else None


def following_meeting(register: Register, meeting: Meeting) -> Meeting | None:
    """Give the meeting after this one, of whatever kind, that is still to take place; None if none is recorded."""
    later = (one for one in register.meetings if one.date > meeting.date and one.status not in SUSPENDED)
    return next(later, None)


def filled(register: Register, meeting: Meeting, words: str) -> str:
    """Put the days of the last and the next meeting into words of the template."""
    if "{last}" in words:
        last = last_meeting(register, meeting)
        words = words.replace("{last}", day_month(last.date) if last else UNKNOWN)
    if "{next}" in words:
        words = words.replace("{next}", next_words(register, meeting) or UNKNOWN)
    return words


def next_words(register: Register, meeting: Meeting) -> str:
    """Say when the panel meets next: day, time and, of any but an ordinary meeting, its kind; empty if unknown."""
    coming = following_meeting(register, meeting)
    if coming is None:
        return ""
    time = f" at {clock_time(coming.start)}" if coming.start else ""
    kind = "" if coming.kind is type(coming.kind).ORDINARY else f" ({kind_words(coming.kind)})"
    return f"{long_day_of(coming)}{time}{kind}"


def standing_ask(register: Register, meeting: Meeting, one: TemplateLine) -> str:
    """Say what members are asked under a heading: its own words, else what it brings along says; or nothing."""
    if one.heading.ask:
        return filled(register, meeting, one.heading.ask)
    if one.brings == MINUTES and last_meeting(register, meeting):
        return filled(register, meeting, "To confirm the minutes of the meeting held on {last}.")
    if one.brings == NEXT and next_words(register, meeting):
        return filled(register, meeting, "The next meeting is on {next}.")
    return ""
