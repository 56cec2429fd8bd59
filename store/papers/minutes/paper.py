"""The minutes of a meeting as they are printed: heading, roll, numbered minutes, and the place for signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.papers.document import AnyBlock, Document, FactsBlock, HeadingBlock, ParagraphBlock, SigningBlock
from store.papers.fixed_words import ENGLISH, FixedWords
from store.papers.minutes.minute import closed_blocks, exempt_mark, minute_blocks
from store.papers.prose import paragraphs
from store.papers.rendering.text import text
from store.papers.tables import json_text
from store.queries.attendance.board import RollEntry, printed_roll
from store.queries.minutes.whole import minutes_whole, with_office
from store.records import Meeting, Minute
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.members.membership import printed_name
from store.rules.minutes.exempt import exempt_minutes, for_public, is_exempt_minute
from store.rules.minutes.naming import minute_of_day
from store.rules.words.dates import clock_time, day_month, long_date
from store.rules.words.loose import long_day_of

_CONFIRMED = frozenset({"confirmed", "signed"})


def minutes_document(
    register: Register, _today: dt.date, words: FixedWords = ENGLISH, *, meeting: str, exempt: bool = False
) -> Document:
    """Give the minutes of a meeting: those that are open, or with `exempt` those that are not, apart from the others.

    An exempt minute stands among the open ones as its number, the paragraph, and the summary for the public
    (s.100C(2)); every copy of the exempt ones is marked (s.100B(5)). A set is marked as a draft until it is confirmed.
    Raises Refused if there is no such meeting.
    """
    held = register.need(Meeting, meeting, "meeting")
    return (_exempt if exempt else _open)(register, held, words)


def minutes_text(register: Register, meeting: Meeting) -> bytes:
    """Write the open minutes of a meeting as plain text: a paragraph to a line, an empty line between paragraphs."""
    return text(_open(register, meeting, ENGLISH))


def exempt_text(register: Register, meeting: Meeting) -> bytes:
    """Write the exempt minutes of a meeting as plain text."""
    return text(_exempt(register, meeting, ENGLISH))


def minutes_json(register: Register, _today: dt.date, *, meeting: str, exempt: bool = False) -> bytes:
    """Write the minutes of a meeting as one JSON object: those that are open, or with `exempt` those that are not."""
    return json_text(minutes_whole(register, register.need(Meeting, meeting, "meeting"), exempt=exempt))


def _open(register: Register, meeting: Meeting, words: FixedWords) -> Document:
    minutes = register.minutes_of(meeting.id)
    blocks = [*_heading(register, meeting, words), *_roll(register, meeting, words)]
    for minute in minutes:
        closed = is_exempt_minute(minute) and not minute.void
        blocks += closed_blocks(register, minute) if closed else minute_blocks(register, for_public(minute), words)
    if not minutes:
        blocks.append(ParagraphBlock(words=words("minutes.none")))
    if meeting.finish:
        blocks.append(ParagraphBlock(words=words("minutes.closed", time=clock_time(meeting.finish))))
    blocks += _end(register, meeting, words)
    return _document(register, meeting, blocks, _draft(meeting, words))


def _exempt(register: Register, meeting: Meeting, words: FixedWords) -> Document:
    blocks = list(_heading(register, meeting, words))
    minutes = exempt_minutes(register, meeting.id)
    for minute in minutes:
        number, *rest = minute_blocks(register, minute, words)
        blocks += [number, exempt_mark(register, minute), *rest]
    if not minutes:
        blocks.append(ParagraphBlock(words=words("minutes.none_exempt")))
    marks = (words("minutes.exempt"), _draft(meeting, words))
    return _document(register, meeting, blocks, ". ".join(mark for mark in marks if mark))


def _draft(meeting: Meeting, words: FixedWords) -> str:
    return "" if meeting.minutes.word in _CONFIRMED else words("minutes.draft_mark")


def _document(register: Register, meeting: Meeting, blocks: list[AnyBlock], mark: str) -> Document:
    heading = blocks[0]
    name = heading.text if isinstance(heading, HeadingBlock) else ""
    day = long_day_of(meeting)
    panel = meeting.minutes.panel or register.panel.name
    running = ", ".join(part for part in (panel, day) if part)
    return Document(title=f"{name}, {day}", running=running, mark=mark, blocks=tuple(blocks))


def _heading(register: Register, meeting: Meeting, words: FixedWords) -> Iterator[AnyBlock]:
    yield HeadingBlock(text=words("minutes.title", meeting=the_meeting_of(register, meeting)), level=1)
    day = meeting.printed_date or long_day_of(meeting)
    time = f" at {clock_time(meeting.start)}" if meeting.start and " at " not in day else ""
    place = ((words("minutes.place"), meeting.venue),) if meeting.venue else ()
    yield FactsBlock(pairs=((words("minutes.held"), f"{day}{time}"), *place), close=True)
    yield ParagraphBlock(words=_state(register, meeting, words), close=True)
    for other in register.all(Minute):
        if other.corrects_heading == meeting.id and not other.void:
            corrected = f"[This heading was corrected by {minute_of_day(register, other)}.]"
            yield ParagraphBlock(words=corrected, close=True)


def the_meeting_of(register: Register, meeting: Meeting) -> str:
    """Name the meeting as the heading does: `the meeting of the X Police and Crime Panel`."""
    what = the_meeting(meeting).partition(" of ")[0]
    name = meeting.minutes.panel or register.panel.name
    return f"{what} of {name}" if name[:4].casefold() == "the " else f"{what} of the {name}"


def _state(register: Register, meeting: Meeting, words: FixedWords) -> str:
    state = meeting.minutes
    if state.word not in _CONFIRMED:
        return words(f"minutes.{state.word}")
    at = register.get(Meeting, state.confirmed_at)
    where = f"at {the_meeting(at)}" if at else f"on {day_month(state.confirmed_on or meeting.date)}"
    subject = words("minutes.subject", what=state.subject_to) if state.subject_to else ""
    return words("minutes.confirmed", where=where) + subject


def _roll(register: Register, meeting: Meeting, words: FixedWords) -> Iterator[AnyBlock]:
    for group in printed_roll(register, meeting):
        key = _HEADINGS.get(group.heading)
        if key:
            offices = group.heading in {"In attendance", "Also present"}
            write = with_office if offices else _member_line
            yield HeadingBlock(text=words(key))
            yield from paragraphs((write(one) for one in group.entries), close=True)


_HEADINGS = {
    "Present": "minutes.present",
    "Apologies": "minutes.apologies",
    "Absent": "minutes.absent",
    "In attendance": "minutes.in_attendance",
    "Also present": "minutes.also_present",
}


def _member_line(one: RollEntry) -> str:
    return f"{one.name} ({one.words})" if one.words else one.name


def _end(register: Register, meeting: Meeting, words: FixedWords) -> Iterator[AnyBlock]:
    """Leave the place for signing, or say who signed, with a line for the initials on each leaf (Sch 12 para 41(2))."""
    state = meeting.minutes
    if state.word == "draft":
        return
    if not state.signed_on:
        yield SigningBlock(before=words("minutes.signed"), after=words("minutes.presiding"))
        yield SigningBlock(before=words("minutes.date"), close=True)
        yield ParagraphBlock(words=words("minutes.leaves"), manner="small")
        return
    at = register.get(Meeting, state.confirmed_at)
    name = state.signed_as or printed_name(register, state.signed_by or "", at)
    yield ParagraphBlock(words=words("minutes.signed_by", name=name, day=long_date(state.signed_on)))
    for leaf in range(1, (state.leaves or 0) + 1):
        yield SigningBlock(before=words("minutes.leaf", leaf=leaf, leaves=state.leaves), close=True, short=True)
