"""The public notice of a meeting, one for each council at whose offices it is posted."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.problems import Problem, Refused
from store.queries.calendar.holidays import working_days_of
from store.queries.rows import Date, RecordId, Row, Source, cell
from store.records import Council, Meeting
from store.register import Register
from store.rules.calendar.clock import last_move
from store.rules.calendar.deadlines import publication_due
from store.rules.calendar.meetings import kind_words, the_meeting
from store.rules.calendar.publishing import why_not_publish
from store.rules.law.citations import cite
from store.rules.words.dates import clock_time, long_date
from store.rules.words.folding import words_read
from store.rules.words.loose import long_day_of
from store.rules.words.wording import capital, counted


class NoticeForCouncil(Row, frozen=True, kw_only=True):
    """The notice for one council: where it is posted, by when, since when it is, and its words."""

    id: RecordId
    meeting: Annotated[dt.date, cell("the day of the meeting")]
    council: str
    place: Annotated[str, cell("where the council posts notices; empty if not recorded")]
    post_by: Annotated[dt.date, cell("the last day on which it can be posted in time")]
    posted_on: Date
    text: Annotated[str, cell("the notice itself; an empty line separates paragraphs")]
    source: Source


def notices_of(register: Register, meeting: Meeting, council: str = "") -> tuple[NoticeForCouncil, ...]:
    """Give the notices of a meeting for every council of the area on its day, or for the one named.

    Notice of time and place is good for a committee if posted at the offices of every constituent council (Local
    Government Act 1972 ss.100A(6), 100E(2)(a)).

    Raises:
        Refused: with everything that a notice must say and is not recorded, or there is no such council.
    """
    problems = list(_why_not_notice(meeting))
    councils = register.panel.councils_on(meeting.date)
    chosen = [one for one in councils if not council or words_read(one.name) == words_read(council)]
    if not chosen:
        names = ", ".join(one.name for one in councils)
        sentence = f"{council} is not one of the panel's councils." if names else "No councils are recorded."
        cure = f"Choose from {names}." if names else "Enter the councils in the settings first."
        problems.append(Problem("notice.council", sentence, cure, "council"))
    if problems:
        raise Refused(*problems)
    due = publication_due(register.panel, meeting.date, working_days_of(register.panel))
    return tuple(_notice(register, meeting, one, due) for one in chosen)


def why_ask_places(register: Register, meeting: Meeting) -> Problem | None:
    """Say that it is not recorded where some councils post notices, which each notice would say; None if it is."""
    unknown = sum(not one.notice_place for one in register.panel.councils_on(meeting.date))
    if not unknown:
        return None
    sentence = f"Where {counted(unknown, 'council')} post{'s' if unknown == 1 else ''} notices is not recorded."
    cure = "The places may stay empty; to have them in the notice, enter them on the line Councils of the settings."
    return Problem("notice.no-place", sentence, cure, "councils", "setting.edit")


def _why_not_notice(meeting: Meeting) -> list[Problem]:
    out = why_not_publish(meeting)
    problems = [out] if out and out.code != "publish.twice" else []
    for value, what, field in ((meeting.start, "time", "start"), (meeting.venue, "venue", "venue")):
        if not value:
            sentence = f"The {what} of {the_meeting(meeting)} is not recorded, and a notice gives time and place."
            problems.append(Problem(f"notice.no-{what}", sentence, f"Enter the {what} first.", field, "meeting.edit"))
    return problems


def _notice(register: Register, meeting: Meeting, council: Council, due: dt.date) -> NoticeForCouncil:
    since = last_move(meeting)
    posted = [
        one.on for one in meeting.notices if one.on >= since and words_read(one.council) == words_read(council.name)
    ]
    return NoticeForCouncil(
        id=meeting.id,
        meeting=meeting.date,
        council=council.name,
        place=council.notice_place,
        post_by=due,
        posted_on=posted[0] if posted else None,
        text="\n\n".join(_paragraphs(register, meeting)),
        source=meeting.source,
    )


def _paragraphs(register: Register, meeting: Meeting) -> list[str]:
    """Give the paragraphs of the notice: what meets when and where, who may come, where the papers are open."""
    panel, start = register.panel, clock_time(meeting.start) if meeting.start else ""
    host = panel.host_authority
    what = kind_words(meeting.kind, article=True)
    opening = f"Notice is given that {what} of the Panel will be held on {long_day_of(meeting)} at {start}."
    who = (
        "The meeting is open to the public, except for business for which the Panel resolves to exclude them, or the "
        f"law requires it ({cite('exclusion')})."
    )
    lines = ["PUBLIC NOTICE OF MEETING", panel.name, opening, f"Place: {meeting.venue}", who]
    if meeting.webcast:
        lines.append(f"It can be watched at {meeting.webcast}")
    if meeting.agenda_published_on:
        lines.append(f"Agenda and reports have been open to inspection since {long_date(meeting.agenda_published_on)}.")
    if host:
        lines.append(f"{capital(host)} keeps the Panel's secretariat.")
    return lines
