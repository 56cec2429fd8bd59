"""Findings about business that comes round by law or custom and is missing in its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from store.problems import Refused, not_worked_out
from store.records import CyclicalItem, ItemStatus, Meeting, WorkItem
from store.rules.actions.carrying import counts
from store.rules.calendar.meetings import was_held
from store.rules.days.periods import add_months
from store.rules.findings.finding import Finding, Scene, finding
from store.rules.law.provision import COMMISSIONERS_FROM
from store.rules.law.table import date_in, provision
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


def missing_in_window(scene: Scene) -> Iterator[Finding | None]:
    """Find statutory and cyclical business that stands at no meeting of its turn.

    Looked at are windows that ended up to three months ago and those that open before the last meeting arranged, at
    most thirteen months ahead; business required by law is looked at 120 days ahead even if no meeting is arranged.
    A window that closed before the rules began, or before the first meeting of the file, is not judged; nor is one
    whose meeting was held without anything of its business being recorded. The plan has a rule of its own.
    """
    arranged = max((m.date for m in scene.coming), default=scene.today)
    horizon = min(arranged, add_months(scene.today, _FARTHEST))
    known = min((m.date for m in scene.register.meetings), default=scene.today)
    since = max(add_months(scene.today, -_LOOK_BACK), known, scene.rules.from_date or known)
    for business in _turns(scene):
        until = max(horizon, scene.today + _LAW_AHEAD) if business.provision else horizon
        for turn in windows(business, since, until):
            limit = _report_by(scene, turn) if business.code == PRECEPT.code else turn.last
            window = turn if isinstance(limit, Refused) else turn._replace(last=limit)
            gap = None if _unrecorded(scene, window) else _missing(scene, business, window)
            yield gap  # None is a rest: each turn goes through all meetings, 3 ms at 100,000 records.


PRECEPT = CyclicalItem(
    code="precept",
    title="Proposed precept",
    words=("precept",),
    months=(1, 2),
    provision="Police Reform and Social Responsibility Act 2011 Sch 5: the panel reports by 8 February",
)
"""The business whose months the law itself sets, whatever a panel's rules have."""

_PLAN = "plan"


def _turns(scene: Scene) -> tuple[CyclicalItem, ...]:
    """Give the business that comes round: what the panel's rules have, and what the law has whatever they say."""
    own = tuple(one for one in scene.rules.cyclical if one.code != _PLAN)
    no_law = scene.today < COMMISSIONERS_FROM
    return own if no_law or any(one.code == PRECEPT.code for one in own) else (PRECEPT, *own)


def _report_by(scene: Scene, window: Window) -> dt.date | Refused:
    """Give the day by which the law has the panel report on the precept, or why that cannot be worked out."""
    try:
        rule = provision("precept_report", window.last, scene.register.panel.nation)
    except Refused as refused:
        return refused.without_trace()
    return date_in(rule, window.last.year)


def _unrecorded(scene: Scene, window: Window) -> bool:
    """Say whether a meeting of a window was held and nothing is recorded of its business, so that nobody can tell."""
    held = (m for m in scene.register.meetings if window.first <= m.date <= window.last and was_held(m))
    return any(not scene.register.items_of(m.id) and not scene.register.minutes_of(m.id) for m in held)


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
    when = _window_words(window) + _law_words(business)
    sentence = f"{quoted(title)} is due {when} and is not in the programme."
    if wrong is not None:
        sentence = f"{quoted(title)} is due {when}; {quoted(wrong.title)} stands there instead."
    elif waits is not None:
        sentence = f"{quoted(title)} is due {when}; {quoted(waits.title)} waits among the suggested items."
    doubt = _report_by(scene, window) if business.code == PRECEPT.code else None
    if isinstance(doubt, Refused):
        sentence += f" The day of the report {not_worked_out(doubt)}"
    best = scene.best_of(usable)
    cure = f"Put it on the programme of {long_date(best.date)}." if best else "Put it on a meeting to come."
    if not [m for m in there if m.date <= window.last]:
        sentence += " No meeting is arranged in that time."
        cure = "Arrange a meeting in that time and put it on its programme." if window.last >= scene.today else cure
    return finding(
        "business-missing",
        tuple(item.id for item in (waits, wrong) if item is not None),
        sentence,
        place=f"Work programme, {day_month(best.date)}" if best else "Work programme",
        cure=cure,
        acts=("add", "move") if waits or wrong else ("add",),
        by=usable[0].date if usable else window.first,
        rank=35,
        mark=f"{business.code}:{window.first.year}",
        title=title,
        meeting=best.id if best else None,
        waits=len(usable) > 1,
    )


def _law_words(business: CyclicalItem) -> str:
    """Name the law behind business; only of the precept does the law set the months, of all else custom does."""
    if not business.provision:
        return ""
    if business.code == PRECEPT.code:
        return f" ({business.provision})"
    return f" by custom ({business.provision} sets no month)"


def _window_words(window: Window) -> str:
    first, last = window.first, window.last
    if last.day != days_in_month(last.month, last.year):
        return f"by {long_date(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"from {MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"
