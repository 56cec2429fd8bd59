"""The preview of an import of minutes: what will be saved, who is meant by which name, and what the clerk has left."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.minutes.whole import MinuteShown, minute_shown
from store.queries.rows import Row, cell
from store.records import Meeting, Person
from store.register import Register
from store.rules.minutes.drafts import Kept, Newcomer, Taken, Unplaced
from store.rules.minutes.newcomers import newcomer_words
from store.rules.words.dates import clock_time
from store.rules.words.loose import long_day_of
from store.rules.words.wording import capital, counted, either, opening, quoted, shortened

_SHOWN = 110


class NameShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name of the roll: as printed, how they stood to the meeting, and who is meant, or why nobody is."""

    printed: str
    presence: str
    person: str
    why: str


class NewcomerShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name of the roll that belongs to nobody who could be recorded so.

    `as_` is what the person would be entered as, `near` are those of the register who may be meant, and `added` says
    that the person is entered with the minutes.
    """

    printed: str
    presence: str
    as_: str
    near: tuple[str, ...]
    added: bool


class UnplacedShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the clerk to look at: why, at which line of the file (0 if at none), and where they are kept."""

    text: str
    why: str
    line: int
    kept: str


class ImportShown(Row, frozen=True, kw_only=True):
    """An import of minutes as it would be saved. `start` and `finish` are local times, such as 16:15."""

    meeting: Annotated[dt.date, cell("the day of the meeting")]
    made: Annotated[bool, cell("the meeting is new")]
    venue: str
    start: str
    finish: str
    names: tuple[NameShown, ...]
    minutes: tuple[MinuteShown, ...]
    unplaced: tuple[UnplacedShown, ...]
    newcomers: Annotated[tuple[NewcomerShown, ...], cell("names of nobody yet; --add-people enters them")]


def import_shown(register: Register, taken: Taken) -> ImportShown:
    """Give an import as it would be saved; the register is the one before it."""
    after = register.with_edit(taken.edit)
    meeting = after.need(Meeting, taken.meeting, "meeting")
    return ImportShown(
        meeting=meeting.date,
        made=taken.made,
        venue=meeting.venue,
        start=meeting.start.strftime("%H:%M") if meeting.start else "",
        finish=meeting.finish.strftime("%H:%M") if meeting.finish else "",
        names=tuple(
            NameShown(one.printed, one.presence.value, after.person_name(one.person) if one.person else "", one.why)
            for one in taken.names
        ),
        minutes=tuple(minute_shown(after, minute) for minute in after.minutes_of(meeting.id)),
        unplaced=tuple(UnplacedShown(one.text, one.why, one.line, one.where.value) for one in taken.unplaced),
        newcomers=tuple(_newcomer_shown(register, taken, one) for one in taken.newcomers),
    )


def _newcomer_shown(register: Register, taken: Taken, one: Newcomer) -> NewcomerShown:
    return NewcomerShown(
        printed=one.printed,
        presence=one.presence.value,
        as_=newcomer_words(one, one.role),
        near=tuple(f"{register.person_name(person)} ({person})" for person in one.near if register.get(Person, person)),
        added=one.printed in taken.added,
    )


def preview_lines(register: Register, taken: Taken) -> tuple[str, ...]:
    """Say in lines what an import would save, who is meant, and what is left; the register is the one before it."""
    after = register.with_edit(taken.edit)
    meeting = after.need(Meeting, taken.meeting, "meeting")
    shown = import_shown(register, taken)
    lines = [*_meeting_lines(meeting, made=taken.made), f"{taken_words(taken)}.", "", "Minutes:"]
    lines += [f"  {_minute_line(one)}" for one in shown.minutes]
    known = [one for one in shown.names if one.person and one.printed not in taken.added]
    unknown = [one for one in shown.names if not one.person]
    if known:
        lines += ["", "Names and who is meant:"]
        lines += [f"  {one.printed} ({one.presence}): {one.person}" for one in known]
    lines += _newcomer_lines(shown.newcomers)
    offered = {one.printed for one in shown.newcomers}
    left = [one for one in unknown if one.printed not in offered]
    if left:
        lines += ["", "Names that cannot be recorded so; they go to the note of the meeting:"]
        lines += [f"  {one.printed} ({one.presence}): {one.why}" for one in left]
    lines += _left_lines([one for one in taken.unplaced if one.why not in {name.why for name in unknown}])
    return tuple(lines)


def _newcomer_lines(newcomers: tuple[NewcomerShown, ...]) -> list[str]:
    """Tell who is nobody yet: those entered with the minutes, those who could be, and those who may be somebody."""
    groups = (
        ("New to the register, entered with the minutes:", [one for one in newcomers if one.added]),
        (
            "Names of nobody yet; unless you have them entered they go to the note of the meeting:",
            [one for one in newcomers if not one.added and not one.near],
        ),
        (
            "Names near to somebody's; say who is meant, or that it is somebody new:",
            [one for one in newcomers if not one.added and one.near],
        ),
    )
    lines: list[str] = []
    for heading, these in groups:
        if these:
            lines += ["", heading]
            lines += [f"  {one.printed} ({one.presence}): {_near_words(one)}{one.as_}" for one in these]
    return lines


def _near_words(one: NewcomerShown) -> str:
    return f"did you mean {either(one.near)}? If not, " if one.near and not one.added else ""


def taken_words(taken: Taken) -> str:
    """Say in short what an import takes over and how much it leaves: `8 minutes; 26 names known, 1 not; 3 places …`."""
    unknown = [one for one in taken.names if not one.person]
    known = counted(len(taken.names) - len(unknown), "name")
    names = f"{known} known" + (f", {len(unknown)} not" if unknown else "")
    names += f", {counted(len(taken.added), 'person')} new" if taken.added else ""
    places = [one for one in taken.unplaced if one.why not in {name.why for name in unknown}]
    look = f"; {counted(len(places), 'place')} to look at" if places else ""
    return f"{counted(taken.minutes, 'minute')}; {names}{look}"


def _meeting_lines(meeting: Meeting, *, made: bool) -> list[str]:
    start = f", {clock_time(meeting.start)}" if meeting.start else ""
    finish = f" to {clock_time(meeting.finish)}" if meeting.finish else ""
    place = f", {meeting.venue}" if meeting.venue else ""
    kind = "A new meeting" if made else "The meeting"
    return [f"{kind} of {long_day_of(meeting)}{start}{finish}{place}"]


def _minute_line(one: MinuteShown) -> str:
    """Tell one minute: its number and heading, and how much it holds."""
    parts = [counted(len(one.resolutions), "resolution")] if one.resolutions else []
    parts += [counted(len(one.recommendations), "recommendation")] if one.recommendations else []
    parts += [f"motion{f', {one.motion.result}' if one.motion.result else ''}"] if one.motion else []
    parts += [f"{counted(len(one.left), 'person')} left"] if one.left else []
    parts += [counted(len(one.filed), "document")] if one.filed else []
    words = f" ({'; '.join(parts)})" if parts else ""
    number = f"{one.number}. " if one.number else ""
    return f"{number}{one.heading or opening(one.text)}{words}"


def _left_lines(left: list[Unplaced]) -> list[str]:
    """Tell what the clerk has to look at, by what becomes of it."""
    lines: list[str] = []
    for where in Kept:
        these = [one for one in left if one.where is where]
        if these:
            lines += ["", f"{capital(_HEADS[where])}:"]
        for one in these:
            at = f"line {one.line}: " if one.line else ""
            words = f" {quoted(_cut(one.text))}" if one.text else ""
            lines.append(f"  {at}{capital(one.why)}{words}")
    return lines


_HEADS = {
    Kept.TEXT: "placed, but to be looked at",
    Kept.NOTE: "not placed; kept in the note of the meeting",
    Kept.OUTSIDE: "not taken over",
}


def _cut(text: str) -> str:
    return shortened(text, _SHOWN)
