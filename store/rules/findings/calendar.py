"""Findings about meetings and seats: overbooked, a weekday printed wrong, a term that runs out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from store.records import ItemStatus, Seat
from store.rules.calendar.meetings import available_minutes, the_meeting
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.words.dates import WEEKDAYS, day_month, long_date
from store.rules.words.titles import has_words
from store.rules.words.wording import capital, counted, listed, quoted

_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_TERM_AHEAD = dt.timedelta(days=183)


def overbooked(scene: Scene) -> Iterator[Finding]:
    """Find coming meetings whose items take more minutes than there are for business."""
    for meeting in scene.register.meetings:
        if meeting.id not in scene.coming_ids:
            continue
        available = available_minutes(scene.register, meeting)
        if available is None:
            continue
        there = [item for item in scene.register.items_of(meeting.id) if item.status is not ItemStatus.WITHDRAWN]
        booked = sum(item.minutes or 0 for item in there)
        if booked <= available:
            continue
        undecided = len([item for item in there if item.minutes is None])
        more = f", not counting {counted(undecided, 'item')} without minutes" if undecided else ""
        yield finding(
            "meeting-overbooked",
            (meeting.id,),
            f"{capital(the_meeting(meeting, weekday=True))} has {booked:,} minutes of business for the {available:,} "
            f"there are: {booked - available:,} too many{more}.",
            place=of_meeting(meeting),
            cure="Move a moveable item to another meeting, or allot less time.",
            acts=("open",),
            by=meeting.date,
            rank=55,
        )


def weekday_wrong(scene: Scene) -> Iterator[Finding]:
    """Find meetings whose papers print a weekday that their date did not have."""
    for meeting in scene.register.meetings:
        match = _WEEKDAY.search(meeting.printed_date) if meeting.printed_date else None
        if match is None:
            continue
        right = WEEKDAYS[meeting.date.weekday()]
        if right.casefold().startswith(match[1].casefold()[:3]):
            continue
        printed = next(day for day in WEEKDAYS if day.casefold().startswith(match[1].casefold()[:3]))
        yield finding(
            "weekday-wrong",
            (meeting.id,),
            f'The papers print "{meeting.printed_date}", but {day_month(meeting.date)} was not a {printed}: it '
            f"{'was' if meeting.date < scene.today else 'is'} a {right}.",
            place=of_meeting(meeting),
            cure="Print the right weekday, or check that the date is right.",
            acts=("open",),
            by=meeting.date if meeting.date >= scene.today else None,
            rank=58,
        )


def terms_ending(scene: Scene) -> Iterator[Finding]:
    """Find terms of office that end within six months, with what the programme does about them.

    Those that end on the same day in the same office are named together. The finding goes when the seat is given a
    later end or a successor.
    """
    ends: dict[tuple[dt.date, str], list[Seat]] = {}
    for seat in scene.register.all(Seat):
        end = seat.term_ends
        if end is None or seat.to_date is not None or not scene.today <= end <= scene.today + _TERM_AHEAD:
            continue
        ends.setdefault((end, seat.post or seat.role.value), []).append(seat)
    for (end, post), seats in ends.items():
        yield _term(scene, end, post, seats)


def _term(scene: Scene, end: dt.date, post: str, seats: list[Seat]) -> Finding:
    names = listed([scene.register.person_name(seat.person) or f"seat {seat.id}" for seat in seats])
    before = [meeting for meeting in scene.coming if meeting.date <= end]
    item = next(
        (item for meeting in before for item in scene.register.items_of(meeting.id) if _is_about(item, post)), None
    )
    terms = "term" if len(seats) == 1 else "terms"
    if item is not None:
        day = scene.meetings[item.meeting or ""].date
        after = len([meeting for meeting in before if meeting.date > day])
        left = f"after which {counted(after, 'meeting')} {'is' if after == 1 else 'are'} left" if after else "the last"
        rest = f"{quoted(item.title)} is down for {long_date(day)}, {left} before then."
        cure, by = "Settle it there: extend the terms or recruit; then enter the new end of each term.", before[-1].date
    else:
        rest = "No meeting before then considers it."
        cure = "Put the extension or recruitment on the programme of a meeting before then."
        by = before[-1].date if before else scene.today
    return finding(
        "term-ending",
        tuple(seat.id for seat in seats),
        f"The {terms} of {names} ({post}) {'ends' if len(seats) == 1 else 'end'} on {long_date(end)}. {rest}",
        place="Members",
        cure=cure,
        acts=("open",),
        by=by if item is None else None,
        rank=52,
    )


def _is_about(item: object, post: str) -> bool:
    title, comments = getattr(item, "title", ""), getattr(item, "comments", "")
    return has_words(f"{title} {comments}", (post,))
