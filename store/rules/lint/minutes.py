"""Slips in the words of minutes: nothing written, a gap in the numbers, dates that cannot be right, RESOLVED alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from store.records import Meeting, MeetingStatus, Minute
from store.rules.calendar.meetings import the_meeting
from store.rules.lint.slip import Leaf, Slip, body, part_of_words
from store.rules.minutes.numbering import number_read, numbers_for
from store.rules.minutes.states import takes_minutes
from store.rules.words.dates import MONTHS, WEEKDAYS, long_date
from store.rules.words.folding import reading

_DATE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(MONTHS)}),?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(r"\bRESOLVED\b(?!\s+(?:by|that\s+way))")
_CONFIRMED = re.compile(r"\bminutes\b.*\b(?:confirmed|approved|signed|agreed)\b", re.IGNORECASE | re.DOTALL)
_PREVIOUS = re.compile(r"\bminutes\b", re.IGNORECASE)


def empty_minutes(leaf: Leaf) -> Iterator[Slip]:
    """Find minutes under whose heading nothing is written, moved or filed."""
    for minute in leaf.minutes:
        moved = leaf.register.votes_minuted(minute.id)
        if not (body(minute) or minute.filed or minute.left or moved or minute.is_correction):
            sentence = f"Nothing is written under {leaf.at(minute)}."
            yield Slip(
                "minute-empty", sentence, leaf.at(minute), "Write it, or put it in the bin.", minute.id, "minute.edit"
            )


def numbering_gaps(leaf: Leaf) -> Iterator[Slip]:
    """Find numbers of the set that do not follow one another; a void minute keeps its number, and leaves no gap.

    In a draft a minute without a number has the one that it will be given when the set is made final.
    """
    register, draft = leaf.register, leaf.meeting.minutes.finalised_on is None
    given = numbers_for(register, leaf.meeting) if draft else {}
    numbered = [
        (minute, named, number)
        for minute in register.minutes_of(leaf.meeting.id)
        if (named := minute.number or given.get(minute.id, ""))
        and (number := number_read(register, leaf.meeting, named)) is not None
    ]
    for (_, _, before), (minute, named, number) in pairwise(numbered):
        if number != before + 1:
            what = f"Minute {named}" if minute.number else f"{leaf.at(minute)}, which will be {named},"
            sentence = f"{what} follows minute {before}: the numbers do not go on."
            cure = "Give it its number, or add the minute that is missing."
            yield Slip("number-gap", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def wrong_weekdays(leaf: Leaf) -> Iterator[Slip]:
    """Find dates with a weekday that they do not have, in the heading and in the minutes."""
    texts = [("The heading", leaf.meeting.printed_date, leaf.meeting.id, "meeting.edit")]
    texts += [(leaf.at(one), f"{one.heading}\n{body(one)}", one.id, "minute.edit") for one in leaf.minutes]
    for place, text, record, act in texts:
        for match in _DATE.finditer(text):
            day = _day(match)
            said = (match["weekday"] or "").capitalize()
            if said and day is not None and WEEKDAYS[day.weekday()] != said:
                sentence = f"“{' '.join(match[0].split())}” cannot be right: that day is {long_date(day)}."
                cure, part = "Put the weekday or the date right.", part_of_words(match[0])
                yield Slip("weekday-wrong", sentence, place, cure, record, act, part)


def _day(match: re.Match[str]) -> dt.date | None:
    """Give the day that is printed; None if there is no such day."""
    try:
        return dt.date(int(match["year"]), MONTHS.index(match["month"].capitalize()) + 1, int(match["day"]))
    except ValueError:
        return None


def wrong_previous_date(leaf: Leaf) -> Iterator[Slip]:
    """Find a minute on the minutes of the last meeting that gives another day than that of any set that waited."""
    for minute in leaf.minutes:
        if not _PREVIOUS.search(minute.heading):
            continue
        for clause in minute.resolutions:
            if not _CONFIRMED.search(clause.text):
                continue
            days = [day for match in _DATE.finditer(clause.text) if (day := _day(match)) is not None]
            if days and not any(day in _earlier(leaf) for day in days):
                yield _wrong_day(leaf, minute, days[0])


def _earlier(leaf: Leaf) -> frozenset[dt.date]:
    """Give the days of the meetings before this one whose minutes it can confirm."""
    return frozenset(one.date for one in leaf.register.meetings if _before(leaf, one))


def _before(leaf: Leaf, other: Meeting) -> bool:
    off = other.status in {MeetingStatus.CANCELLED, MeetingStatus.RELEASED}
    return other.date < leaf.meeting.date and not off and takes_minutes(other, leaf.meeting)


def _wrong_day(leaf: Leaf, minute: Minute, day: dt.date) -> Slip:
    last = max((one for one in leaf.register.meetings if _before(leaf, one)), key=lambda one: one.date, default=None)
    known = f"; the last before this one was {the_meeting(last, weekday=True)}" if last else ""
    sentence = f"There was no meeting on {long_date(day)} whose minutes could be confirmed{known}."
    cure, part = "Put the date right.", day.isoformat()
    return Slip("previous-date-wrong", sentence, leaf.at(minute), cure, minute.id, "minute.edit", part)


def resolved_nothing(leaf: Leaf) -> Iterator[Slip]:
    """Find RESOLVED in a text, with no resolution recorded in its minute."""
    for minute in leaf.minutes:
        if _RESOLVED.search(minute.text) and not minute.resolutions and not _carries_on(minute):
            sentence = "“RESOLVED” stands in the text, and no resolution is recorded."
            cure = "Record what was resolved as a resolution."
            yield Slip("resolved-nothing", sentence, leaf.at(minute), cure, minute.id, "minute.edit")


def _carries_on(minute: Minute) -> bool:
    """Say whether the text itself goes on with what was resolved, after a colon or a that."""
    return bool(re.search(r"\bresolved\s*:?\s*(?:\n\s*)*(?:that|to)\b", reading(minute.text)))
