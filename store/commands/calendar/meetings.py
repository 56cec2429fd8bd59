"""Arranging meetings, correcting them, moving them to another date, cancelling them, and following where they stand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from store.commands.fields import Problems, changed_words, changes_of
from store.edit import Edit
from store.fields import field_of
from store.problems import Problem
from store.records import Meeting, MeetingMove, MeetingStatus, MeetingStood, Presence
from store.register import Register
from store.rules.agenda.standing_now import kept_as_published
from store.rules.calendar.meetings import (
    agenda_is_out,
    kind_words,
    the_meeting,
    why_not_cancel,
    why_not_day,
    why_not_edit_meeting,
    why_not_hold,
    why_not_minutes_available,
    why_not_postpone,
    why_not_redate,
    why_not_set_status,
    why_not_times,
)
from store.rules.calendar.settled import why_not_change_heading, why_not_off, why_not_unhold
from store.rules.publishing.guards import why_frozen
from store.rules.rounds.of_votes import why_unsettled
from store.rules.words.dates import long_date
from store.rules.words.loose import day_of, known_by, long_day_of, on_day_of, why_no_day
from store.rules.words.wording import counted

_BEFORE = frozenset({Presence.EXPECTED, Presence.APOLOGIES})
_DATED = frozenset({"date", "known_by"})
_AT_FIRST = frozenset({MeetingStatus.PROPOSED, MeetingStatus.ARRANGED, MeetingStatus.CALLED, MeetingStatus.HELD})


def add_meeting(
    register: Register,
    today: dt.date,
    /,
    *,
    date: dt.date | None,
    status: MeetingStatus = MeetingStatus.ARRANGED,
    **details: Any,
) -> Edit:
    """Add a meeting, on a day, or `Within` the week or month by which it is known until its day is.

    Weekends and days that have one already are allowed; `warnings_for_meeting` tells of them.

    Times are local; `minutes_available` is the time for business, None for the panel's usual.

    Raises:
        Refused: with every fault of what was typed.
        TypeError: a detail is unknown or of the wrong type, which is a fault of the program.
    """
    problems = Problems()
    day = _day_given(date, "date", today, problems)
    bare = Meeting(
        id=register.new_id(Meeting),
        date=_plain(day),
        known_by=known_by(day),
        status=status,
        arranged_on=today if day >= today else None,
    )
    meeting, changes = changes_of(Meeting, bare, None, details, problems)
    problems.add(*_faults(meeting, frozenset(changes.values) | {"date"}, today), _why_not_begin(meeting, today))
    problems.refuse()
    return Edit(f"Added {kind_words(meeting.kind, article=True)} {on_day_of(meeting)}", (meeting,))


def _plain(day: dt.date) -> dt.date:
    """Give a day as the register keeps it: what it is known by stands beside it."""
    return dt.date(day.year, day.month, day.day)


def _apart(fields: dict[str, object]) -> dict[str, object]:
    """Part what a typed day is known by from the day, as the two fields of a meeting."""
    day = fields.get("date")
    return {**fields, "date": _plain(day), "known_by": known_by(day)} if isinstance(day, dt.date) else fields


def _day_given(day: dt.date | None, field: str, today: dt.date, problems: Problems) -> dt.date:
    """Give the day typed; if there is none, a problem and today, so that the rest is still looked at."""
    if day is None:
        cure = "Type the day of the meeting, such as 29 July 2021."
        problems.add(Problem("date-empty", "No date has been typed.", cure, field))
    return day or today


def _why_not_begin(meeting: Meeting, today: dt.date) -> Problem | None:
    if meeting.status in _AT_FIRST:
        return why_not_hold(meeting, today) if meeting.status is MeetingStatus.HELD else None
    sentence = f"A meeting cannot be added as {meeting.status.value}."
    done = "cancel" if meeting.status is MeetingStatus.CANCELLED else "release"
    return Problem("status-first", sentence, f"Add it as arranged and {done} it then.", "status")


def edit_meeting(
    register: Register, today: dt.date, /, *, meeting: str, was: Meeting | None = None, **fields: object
) -> Edit:
    """Change fields of a meeting; only those that differ from `was`, the meeting as the form opened it, are applied.

    The date can be corrected only until the meeting has been announced; after that it is postponed.

    Raises:
        Refused: with every fault of what was typed.
        Conflict: someone else has changed one of the same fields to something else.
        TypeError: a field cannot be edited here, which is a fault of the program.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_edit_meeting(current))
    changed, changes = changes_of(Meeting, current, was, _apart(fields), problems)
    dated = _DATED & set(changes.values)
    if dated:
        problems.add(why_not_redate(current), why_not_unhold(register, current, "date"))
    problems.add(*_faults(changed, frozenset(changes.values), today))
    if "agenda_published_on" in changes.values:
        problems.add(why_frozen(current, "It is kept as it went out."))
        changed = _frozen(register, changed, today)
    problems.add(*why_not_change_heading(register, current, changes.values))
    if dated:
        problems.add(*_why_not_voted(register, changed, today, "date"))
    problems.refuse()
    changes.refuse_conflicts()
    if not changes.values:
        return Edit(f"Changed nothing in {the_meeting(current)}")
    if dated and set(changes.values) <= _DATED:
        did = "Set the day" if _is_set(current, changed) else "Corrected the date"
        return Edit(f"{did} of {the_meeting(current)} to {day_of(changed)}", (changed,))
    return Edit(f"Changed {changed_words(Meeting, changes.values)} of {the_meeting(current)}", (changed,))


def _frozen(register: Register, meeting: Meeting, today: dt.date) -> Meeting:
    """Give a meeting to come whose day of publication was typed with its agenda as it went out.

    Of one that has passed it is not known what its agenda was.
    """
    to_come = meeting.date >= today and meeting.kind.in_public
    return kept_as_published(register, meeting) if to_come and agenda_is_out(meeting) else meeting


def _faults(meeting: Meeting, fields: frozenset[str], today: dt.date) -> list[Problem | None]:
    """List what is wrong with the fields that were filled in or changed; others are not judged."""
    problems: list[Problem | None] = []
    if fields & _DATED:
        problems.append(_why_not_loose(meeting))
        problems.append(why_not_day(meeting.date, field_of(Meeting, "date").in_words, "date"))
    if fields & {"start", "finish"}:
        problems.append(why_not_times(meeting.start, meeting.finish))
    if "minutes_available" in fields:
        problems.append(why_not_minutes_available(meeting.minutes_available))
    if "agenda_published_on" in fields:
        problems.append(why_no_day(meeting, "agenda_published_on") or _why_not_published(meeting, today))
    if "cancelled_reason" in fields and meeting.cancelled_reason and meeting.status is not MeetingStatus.CANCELLED:
        cure = "Cancel it, or say it in the note."
        problems.append(Problem("not-cancelled", "The meeting was not cancelled.", cure, "cancelled_reason"))
    return problems


def _why_not_loose(meeting: Meeting) -> Problem | None:
    """Say why the day of a meeting cannot be left open: it is called or held, or people are recorded as there."""
    there = any(one.presence not in _BEFORE for one in meeting.attendance)
    recorded = there or meeting.status in {MeetingStatus.CALLED, MeetingStatus.HELD}
    return why_no_day(meeting) if recorded else None


def _why_not_published(meeting: Meeting, today: dt.date) -> Problem | None:
    published = meeting.agenda_published_on
    if published is None:
        return None
    field = "agenda_published_on"
    if published > today:
        sentence = f"The agenda cannot have been published on {long_date(published)}, which is still to come."
        return Problem("published-early", sentence, "Type today's date or an earlier one.", field)
    if published > meeting.date:
        sentence = f"The agenda cannot have been published on {long_date(published)}, after the meeting."
        return Problem("published-after", sentence, f"Type a day up to {long_day_of(meeting)}.", field)
    return why_not_day(published, field_of(Meeting, field).in_words, field)


def cancel_meeting(register: Register, today: dt.date, /, *, meeting: str, reason: str) -> Edit:
    """Cancel a meeting. Its items stay under it, and the sentence counts those that need a new meeting.

    Raises:
        Refused: it was held, cancelled or released already, or no reason is given.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_cancel(current), why_not_unhold(register, current), why_not_off(register, current))
    why = problems.reason(reason)
    problems.refuse()
    changed = replace(current, status=MeetingStatus.CANCELLED, cancelled_on=today, cancelled_reason=why)
    return Edit(f"Cancelled {the_meeting(current)}{_stranded(register, current)}", (changed,))


def _stranded(register: Register, meeting: Meeting) -> str:
    """Say how many items will not be dealt with; nothing if there is none."""
    number = _open_items(register, meeting)
    return f"; {counted(number, 'item')} {'needs' if number == 1 else 'need'} a new meeting" if number else ""


def _open_items(register: Register, meeting: Meeting) -> int:
    return sum(item.status.open for item in register.items_of(meeting.id))


def postpone_meeting(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    to: dt.date | None,
    reason: str,
    start: dt.time | None = None,
    venue: str | None = None,
) -> Edit:
    """Move a meeting to a later date, or bring it forward to an earlier one; its items go with it.

    None leaves the start and the venue as they are. The move and its reason are kept with the meeting. A meeting that
    had been called is arranged again: its time and place have to be announced anew (Local Government Act 1972
    s.100A(6)).

    Raises:
        Refused: it is over, the date is the same or cannot be right, or no reason is given.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    day = _day_given(to, "to", today, problems)
    problems.add(
        why_not_postpone(current),
        why_not_unhold(register, current, "to"),
        why_not_day(day, field_of(MeetingMove, "to_date").in_words, "to"),
        _why_not_same_day(current, to),
    )
    place = current.venue if venue is None else problems.said(Meeting, "venue", venue)
    moved = _on_another(current, day, today, problems.reason(reason))
    changed = replace(moved, start=start or current.start, venue=place)
    problems.add(_why_not_loose(changed), *_why_not_voted(register, changed, today, "to"))
    problems.add(why_not_times(changed.start, changed.finish) if changed.start != current.start else None)
    problems.refuse()
    return Edit(_moved(current, changed), (changed,))


def _why_not_voted(register: Register, changed: Meeting, today: dt.date, field: str) -> tuple[Problem | None, ...]:
    """List why what was voted at a meeting keeps it from another day: that is to come, or the votes fall on it."""
    was = register.need(Meeting, changed.id)
    if changed.date > today:
        return (why_not_off(register, was, field),)
    return why_unsettled(register, register.with_edit(Edit("", (changed,))), changed.id)


def _on_another(meeting: Meeting, day: dt.date, today: dt.date, reason: str) -> Meeting:
    """Give a meeting on another day, or in another week or month, with the move; one that was called is arranged."""
    move = MeetingMove(
        from_date=meeting.date,
        to_date=_plain(day),
        on=today,
        reason=reason,
        from_known_by=meeting.known_by,
        to_known_by=known_by(day),
        stood=MeetingStood(status=meeting.status, start=meeting.start, venue=meeting.venue),
    )
    called = meeting.status is MeetingStatus.CALLED
    status = MeetingStatus.ARRANGED if called else meeting.status
    return replace(meeting, date=move.to_date, known_by=move.to_known_by, status=status, moves=(*meeting.moves, move))


def _moved(was: Meeting, meeting: Meeting) -> str:
    """Say that a meeting was moved, or that its day is set now."""
    if _is_set(was, meeting):
        return f"Set the day of {the_meeting(was)} to {day_of(meeting)}"
    again = "; its agenda has to be published again" if agenda_is_out(was) else ""
    if meeting.date > was.date:
        return f"Postponed {the_meeting(was)} to {day_of(meeting)}{again}"
    return f"Brought {the_meeting(was)} forward to {day_of(meeting)}{again}"


def _is_set(was: Meeting, meeting: Meeting) -> bool:
    """Say whether a day has come into the place of the week or month by which a meeting was known."""
    return bool(was.known_by) and not meeting.known_by


def _why_not_same_day(meeting: Meeting, to: dt.date | None) -> Problem | None:
    if to is None or to != meeting.date or known_by(to) != meeting.known_by:
        return None
    sentence = f"The meeting is {on_day_of(meeting)} already."
    return Problem(
        "same-date",
        sentence,
        "Choose another date; edit the meeting to change only its time or venue.",
        "to",
        "meeting.edit",
    )


def set_status(register: Register, today: dt.date, /, *, meeting: str, status: MeetingStatus) -> Edit:
    """Take a meeting to its next status, or reopen one that was held, cancelled or released by mistake.

    Reopening a cancelled meeting takes away the day and the reason of cancelling; the history keeps them.

    Raises:
        Refused: the status does not follow from the present one, or the meeting has not taken place yet.
    """
    current = register.need(Meeting, meeting, "meeting")
    problems = Problems()
    problems.add(why_not_set_status(current, status, today))
    problems.add(why_not_unhold(register, current) if status is not MeetingStatus.HELD else None)
    problems.add(why_not_off(register, current, "status") if status is MeetingStatus.RELEASED else None)
    problems.refuse()
    off = today if status is MeetingStatus.RELEASED else None
    changed = replace(current, status=status, cancelled_on=off, cancelled_reason="")
    return Edit(_status_sentence(register, current, status), (changed,))


def _status_sentence(register: Register, meeting: Meeting, status: MeetingStatus) -> str:
    name = the_meeting(meeting)
    if not meeting.status.open:
        return f"Reopened {name} as {status.value}"
    if status is MeetingStatus.RELEASED:
        return f"Released {name}{_stranded(register, meeting)}"
    if status is MeetingStatus.HELD:
        number = _open_items(register, meeting)
        are = "is" if number == 1 else "are"
        left = f"; {counted(number, 'item')} {are} not marked as considered" if number else ""
        return f"Recorded {name} as held{left}"
    if status is MeetingStatus.PROPOSED or meeting.status is MeetingStatus.CALLED:
        return f"Put {name} back to {status.value}"
    return f"{'Arranged' if status is MeetingStatus.ARRANGED else 'Called'} {name}"
