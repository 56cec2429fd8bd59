"""A calendar file as a draft of meetings: what its events say, and what of them is not taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.papers.calendar.reading.days import day_typed
from store.papers.calendar.reading.events import CalendarEvent, counts, earlier_versions, events, series_words
from store.papers.calendar.reading.ics import DEADLINE, OWN_KIND, OWN_STATUS, OWN_TITLE, CalendarFile
from store.papers.calendar.reading.typed import with_typed
from store.papers.reading.headed import unplaced
from store.rules.calendar.drafts import DraftMeeting, DraftMeetings
from store.rules.imports import Correction, Corrections, ImportLine, ImportPlace, ImportState
from store.rules.words.dates import clock_time
from store.rules.words.wording import counted

_READ = {
    "SUMMARY": "name of the meeting",
    "LOCATION": "venue",
    "DTSTART": "date and start",
    "DTEND": "finish",
    "DURATION": "finish",
    "STATUS": "status",
    "RRULE": "days on which it recurs",
    "RDATE": "days on which it recurs",
    "EXDATE": "days on which it does not recur",
    "RECURRENCE-ID": "a day of a series that was changed",
}
"""What of an event is read, and as what."""

_OF_THE_CALENDAR = frozenset({"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY"})
"""What only calendars have a use for: nothing of it is worth a line."""


def calendar_draft(number: int, file: CalendarFile, today: dt.date, corrections: Corrections) -> DraftMeetings:
    """Read the meetings of one calendar file; `number` is that of the file among the others."""
    every = (one for one in events(file, today) if DEADLINE not in one.categories)
    meetings = [_meeting(f"{number}:{one.key}", file, one, today, corrections) for one in every]
    return DraftMeetings(meetings=tuple(meetings), aside=tuple(_aside(number, file, today, corrections)))


def _meeting(
    key: str, file: CalendarFile, one: CalendarEvent, today: dt.date, corrections: Corrections
) -> DraftMeeting:
    said = corrections.get(key, Correction())
    typed = said.values.get("date")
    day, trouble, printed, why = one.day, one.trouble, one.printed, one.why
    if typed is not None and (one.day is None or typed.strip() != printed):
        read = day_typed(typed, today)
        day, trouble, printed, why = read.day, read.why, typed, ""
    times = "–".join(clock_time(each) for each in (one.start, one.finish) if each)
    made = DraftMeeting(
        key=key,
        row=" | ".join(filter(None, (printed, times, one.summary, one.location))),
        place=ImportPlace(file.named, "", one.line),
        day=day,
        dated=printed,
        why_no_day=trouble,
        start=one.start,
        finish=one.finish,
        venue=one.location,
        called=one.summary,
        title=one.own.get(OWN_TITLE, ""),
        kind_words=one.own.get(OWN_KIND, ""),
        status_words=one.own.get(OWN_STATUS) or {"CANCELLED": "cancelled", "TENTATIVE": "proposed"}.get(one.status, ""),
        why=why,
    )
    return with_typed(made, said)


def _aside(number: int, file: CalendarFile, today: dt.date, corrections: Corrections) -> Iterator[ImportLine]:
    """Give how each property is read, and a line for whatever else the file holds."""
    for place, calendar in enumerate(file.calendars):
        for name, role, count in counts(calendar, _READ):
            if name not in _OF_THE_CALENDAR and not name.startswith("X-"):
                yield _property_line(f"{number}:{place}:{name}", file, name, role or "not taken over", count)
        for part in calendar.parts:
            endless = series_words(part, today)
            if part.name == "VEVENT" and endless:
                at = ImportPlace(file.named, "", part.line)
                yield unplaced(f"{number}:{place}:{part.line}", part.text("SUMMARY"), endless, at, corrections)
        others = [part for part in calendar.parts if part.name not in {"VEVENT", "VTIMEZONE"}]
        for part in others:
            at = ImportPlace(file.named, "", part.line)
            words = part.text("SUMMARY") or part.name
            yield unplaced(
                f"{number}:{place}:{part.line}", words, "This is no event, and was not read.", at, corrections
            )
        due = sum(
            DEADLINE in part.text("CATEGORIES").upper().split(",") for part in calendar.parts if part.name == "VEVENT"
        )
        if due:
            words = counted(due, "deadline")
            why = "They follow from their meetings, and are worked out anew."
            yield unplaced(f"{number}:{place}:deadlines", words, why, ImportPlace(file.named), corrections)
        earlier = earlier_versions(calendar)
        if earlier:
            words = counted(earlier, "earlier version")
            why = "The same event was sent again later; only the last counts."
            yield unplaced(f"{number}:{place}:earlier", words, why, ImportPlace(file.named), corrections)
    for place, aside in enumerate(file.asides):
        at = ImportPlace(file.named, "", aside.line)
        yield unplaced(f"{number}:aside:{place}", aside.text, aside.why, at, corrections)


def _property_line(key: str, file: CalendarFile, name: str, role: str, count: int) -> ImportLine:
    return ImportLine(
        key=key,
        state=ImportState.COLUMN,
        what="column",
        words=name,
        why=f"It is read as: {role}; {counted(count, 'event')} {'has' if count == 1 else 'have'} it.",
        place=ImportPlace(file.named),
        values={"read as": role},
    )
