"""Publishing the agenda and its reports: the clear days that gives, and the lawful basis if they are too few."""

from __future__ import annotations

import datetime as dt

from store.problems import Problem
from store.records import Meeting, Panel
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.days.clear_days import NoticeGiven, clear_days
from store.rules.days.holidays import HolidayTable
from store.rules.law.citations import cite
from store.rules.words.dates import long_date
from store.rules.words.loose import why_no_day
from store.rules.words.wording import capital, counted

BASES = {
    "shorter notice": "Convened at shorter notice: notice and papers go up when the meeting is convened "
    f"({cite('shorter-notice')})",
    "late item": "Late item: the chair is of the opinion, by reason of special circumstances to be specified in the "
    f"minutes, that it is urgent ({cite('late-item')})",
    "report to follow": "Report to follow: the item was on an agenda published in time and the report is public as "
    f"soon as members have it ({cite('to-follow')})",
    "not settled": "Not settled yet: ask the monitoring officer",
}
"""The lawful bases of papers with too few clear days, each in words; the last is for what is still to be asked."""

UNSETTLED = "not settled"
"""The basis that stands for a question put to the monitoring officer."""

_NEED_REASON = frozenset({"shorter notice", "late item"})


def notice_given(
    panel: Panel, meeting: Meeting, on: dt.date, table: HolidayTable, at: dt.time | None = None
) -> NoticeGiven:
    """Count the clear working days that papers published on a day, at a time of it, give before a meeting.

    Raises:
        Refused: published after the meeting, or a day lies outside the list of bank holidays.
    """
    notice = panel.rules_on(meeting.date).notice
    return clear_days(
        on,
        meeting.date,
        notice.clear_days,
        table,
        nation=panel.nation,
        count_closure_days=notice.closures_count,
        at=at,
        cut_off=notice.cut_off,
    )


def lacking(meeting: Meeting) -> tuple[str, ...]:
    """Name what agenda and notice print of a meeting and is not recorded."""
    return tuple(what for what, value in (("time", meeting.start), ("venue", meeting.venue)) if not value)


def why_ask_lacking(meeting: Meeting, today: dt.date) -> Problem | None:
    """Say what agenda and notice of a meeting to come would lack if they went out now; None if they lack nothing."""
    lacks = lacking(meeting)
    if not lacks or meeting.date < today:
        return None
    what = f"the {' and the '.join(lacks)}"
    sentence = f"{capital(what)} {'are' if lacks[1:] else 'is'} not recorded."
    return Problem("publish.lacks", sentence, f"Enter {what} first.", "meeting", "meeting.edit")


def short_words(given: NoticeGiven) -> str:
    """Say how many clear days papers give and how many are missing; empty if they are enough."""
    if not given.short_by:
        return ""
    return (
        f"{counted(given.clear_days, 'clear working day') if given.clear_days else 'no clear working day'}, "
        f"short by {given.short_by}"
    )


def why_not_publish(meeting: Meeting) -> Problem | None:
    """Say why the agenda cannot be recorded as published; None if it can."""
    problem = why_nothing_public(meeting)
    if problem is not None:
        return problem
    if agenda_is_out(meeting) and meeting.agenda_published_on:
        sentence = f"The agenda was published on {long_date(meeting.agenda_published_on)} already."
        return Problem("publish.twice", sentence, "Take that back first if it is wrong.", "meeting", "clock.back")
    return None


def why_nothing_public(meeting: Meeting) -> Problem | None:
    """Say why nothing can be published for a meeting; None if something can: it goes ahead, in public, on a day."""
    name = capital(the_meeting(meeting, weekday=True))
    if meeting.status in SUSPENDED:
        sentence = f"{name} was {meeting.status.value}."
        return Problem("publish.closed", sentence, "Reopen it as arranged first.", "meeting", "meeting.status")
    if not meeting.kind.in_public:
        sentence = f"{name} is not held in public, so nothing has to be published for it."
        return Problem("publish.private", sentence, "Change its kind if that is wrong.", "meeting", "meeting.edit")
    return why_no_day(meeting, "meeting") if meeting.known_by else None


def why_not_on(meeting: Meeting, on: dt.date, today: dt.date) -> Problem | None:
    """Say why the agenda cannot have been published on a day; None if it can."""
    if on > today:
        sentence = f"{long_date(on)} is still to come."
        return Problem("publish.early", sentence, "Record the publication when it has been made.", "on")
    if on > meeting.date and not meeting.known_by:
        sentence = f"{long_date(on)} is after the meeting on {long_date(meeting.date)}."
        return Problem("publish.after", sentence, f"Type {long_date(meeting.date)} or an earlier date.", "on")
    return None


def why_not_basis(given: NoticeGiven, basis: str, reason: str) -> Problem | None:
    """Say why a late publication cannot be recorded: no lawful basis chosen, or no reason where the law wants one."""
    if not given.short_by:
        return None
    if not basis:
        sentence = f"Papers of {long_date(given.published)} give {short_words(given)}."
        cure = f"Choose the lawful basis: {', '.join(BASES)}."
        return Problem("publish.late", sentence, cure, "basis")
    if basis not in BASES:
        return Problem("publish.basis", f"“{basis[:40]}” is no lawful basis.", f"Choose {', '.join(BASES)}.", "basis")
    if basis in _NEED_REASON and not reason.strip():
        cure = (
            "Type the special circumstances as the minutes will give them: why it could not wait."
            if basis == "late item"
            else "Type why the meeting is convened at shorter notice."
        )
        return Problem("publish.reason", "The reason is not given.", cure, "reason")
    return None
