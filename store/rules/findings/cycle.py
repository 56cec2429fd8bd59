"""Findings about business that comes round by law or custom and is missing in its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from store.records import CyclicalItem, ItemStatus, Meeting, WorkItem
from store.rules.actions.carrying import counts
from store.rules.days.periods import add_months
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.words.dates import MONTHS, day_month, days_in_month, long_date
from store.rules.words.titles import Wording, financial_year, has_words, quarter_of
from store.rules.words.wording import quoted

_LOOK_BACK = 3
_LAW_AHEAD = dt.timedelta(days=120)
_FARTHEST = 13
_QUARTER_ENDS = {1: (6, 30), 2: (9, 30), 3: (12, 31), 4: (3, 31)}


class Window(NamedTuple):
    """One turn of the business: its first and last day, and the day before which the next turn begins."""

    first: dt.date
    last: dt.date
    following: dt.date


def missing_in_window(scene: Scene) -> Iterator[Finding]:
    """Find statutory and cyclical business that stands at no meeting of its turn.

    Looked at are windows that ended up to three months ago and those that open before the last meeting arranged, at
    most thirteen months ahead; business required by law is looked at 120 days ahead even if no meeting is arranged.
    """
    if not scene.rules.cyclical:
        return
    arranged = max((m.date for m in scene.coming), default=scene.today)
    horizon = min(arranged, add_months(scene.today, _FARTHEST))
    since = add_months(scene.today, -_LOOK_BACK)
    for business in scene.rules.cyclical:
        until = max(horizon, scene.today + _LAW_AHEAD) if business.provision else horizon
        for window in windows(business, since, until):
            gap = _missing(scene, business, window)
            if gap is not None:
                yield gap


def windows(business: CyclicalItem, since: dt.date, until: dt.date) -> Iterator[Window]:
    """Give the windows that end on or after one day and open on or before another, the earlier first."""
    if not business.months:
        return
    opens, closes = business.months[0], business.months[-1]
    for year in range(since.year - 1, until.year + 1):
        if business.years and year not in business.years:
            continue
        last_year = year if closes >= opens else year + 1
        first = dt.date(year, opens, 1)
        last = dt.date(last_year, closes, days_in_month(closes, last_year))
        if last >= since and first <= until:
            yield Window(first, last, dt.date(year + 1, opens, 1))


def year_reported(quarter: int, last: dt.date) -> int:
    """Give the financial year, by its first year, whose quarter is the latest to have ended by a day."""
    month, day = _QUARTER_ENDS[quarter]
    end = dt.date(last.year, month, day)
    year = last.year if end <= last else last.year - 1
    return year - 1 if quarter == 4 else year


def _missing(scene: Scene, business: CyclicalItem, window: Window) -> Finding | None:
    wording = Wording(business.words, business.without)
    there = [m for m in scene.register.meetings if window.first <= m.date < window.following and counts(m)]
    wrong: WorkItem | None = None
    for meeting in there:
        for item in scene.register.items_of(meeting.id):
            if item.status is ItemStatus.WITHDRAWN or not wording.matches(item.title):
                continue
            if _right_quarter(item.title, business, window):
                return None
            if meeting.date <= window.last:
                wrong = wrong or item
        if any(has_words(minute.heading, business.words) for minute in scene.register.minutes_of(meeting.id)):
            return None
    return _named(scene, business, window, there, wrong)


def _right_quarter(title: str, business: CyclicalItem, window: Window) -> bool:
    if business.quarter is None:
        return True
    if quarter_of(title) != business.quarter:
        return False
    named = financial_year(title)
    return named is None or named == year_reported(business.quarter, window.last)


def _waiting(scene: Scene, business: CyclicalItem, window: Window) -> WorkItem | None:
    wording = Wording(business.words, business.without)
    for item in scene.register.items_of(None):
        if not item.status.open or not wording.matches(item.title):
            continue
        if _right_quarter(item.title, business, window):
            return item
    return None


def _named(
    scene: Scene, business: CyclicalItem, window: Window, there: list[Meeting], wrong: WorkItem | None
) -> Finding:
    waits = _waiting(scene, business, window)
    usable = [m for m in there if m.date >= scene.today and m.status.open and m.date <= window.last]
    title = business.title
    if business.quarter:
        year = year_reported(business.quarter, window.last)
        title = f"{title} ({year % 100:02d}/{(year + 1) % 100:02d})"
    when = _window_words(window) + (f" ({business.provision})" if business.provision else "")
    sentence = f"{quoted(title)} is due {when} and is not in the programme."
    if wrong is not None:
        sentence = f"{quoted(title)} is due {when}; {quoted(wrong.title)} stands there instead."
    elif waits is not None:
        sentence = f"{quoted(title)} is due {when}; {quoted(waits.title)} waits among the suggested items."
    if not [m for m in there if m.date <= window.last]:
        sentence += " No meeting is arranged in that time."
    cure = f"Put it on the programme of {long_date(usable[0].date)}." if usable else "Put it on a meeting to come."
    return finding(
        "business-missing",
        tuple(item.id for item in (waits, wrong) if item is not None),
        sentence,
        place=f"Work programme, {day_month(usable[0].date)}" if usable else "Work programme",
        cure=cure,
        acts=("add", "move") if waits or wrong else ("add",),
        by=usable[0].date if usable else window.first,
        rank=35,
        mark=f"{business.code}:{window.first.year}",
        title=title,
        meeting=usable[0].id if usable else None,
    )


def _window_words(window: Window) -> str:
    first, last = window.first, window.last
    if (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"from {MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
