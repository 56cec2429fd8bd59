"""What papers published today would give, told before they are."""

from __future__ import annotations

import datetime as dt

from store.problems import Refused, not_worked_out
from store.queries.calendar.holidays import working_days_of
from store.records import Meeting
from store.register import Register
from store.rules.calendar.coming import is_to_come
from store.rules.calendar.publishing import notice_given, short_words
from store.rules.programme.awaited import papers_awaited
from store.rules.words.wording import counted, quoted

_NAMED = 3
"""How many of the items whose papers are not in are named; the others are counted."""


def published_today_words(register: Register, meeting: Meeting, today: dt.date) -> str:
    """Say how many clear working days papers published today would give a meeting, and whether that is enough.

    Where that cannot be worked out it says why; the papers that are not in it names. Empty once the meeting has passed.
    """
    if not is_to_come(meeting, today):
        return ""
    return _days_words(register, meeting, today) + _papers_words(register, meeting)


def _papers_words(register: Register, meeting: Meeting) -> str:
    """Name the reports that would not be among them, each item once."""
    missing = list(dict.fromkeys(quoted(one.item.title) for one in papers_awaited(register, meeting)))
    if not missing:
        return ""
    named, more = missing[:_NAMED], len(missing) - _NAMED
    listed = ", ".join(named) + (f" and {more} more" if more > 0 else "")
    return f" {counted(len(missing), 'report')} {'is' if len(missing) == 1 else 'are'} not in: {listed}."


def _days_words(register: Register, meeting: Meeting, today: dt.date) -> str:
    try:
        given = notice_given(register.panel, meeting, today, working_days_of(register.panel))
    except Refused as refused:
        return f"The clear days that a publication today gives {not_worked_out(refused)}"
    if given.short_by:
        return f"Published today they give {short_words(given)}: late, so choose the lawful basis."
    return f"Published today they give {counted(given.clear_days, 'clear working day')}: in time."
