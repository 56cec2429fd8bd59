"""Recording that what was published of a meeting was taken off the website, once the law allows it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from store.commands.fields import Problems
from store.edit import Edit
from store.problems import Problem
from store.records import Meeting, TakenOff
from store.register import Register
from store.rules.calendar.meetings import the_meeting
from store.rules.publishing.inspection import why_not_off
from store.rules.words.dates import day_month, long_date


def record_taken_off(
    register: Register,
    today: dt.date,
    /,
    *,
    meeting: str,
    background: bool = False,
    on: dt.date | None = None,
    by: str = "",
) -> Edit:
    """Record that agenda, minutes and reports of a meeting left the website, and what goes with them.

    `background` says that the background papers alone did, which need to be open for four years and not for six (Local
    Government Act 1972 ss.100C(1), 100D). It is today if no day is given.

    Raises:
        Refused: with every reason: they have to be open on that day, are off already, or the day is still to come.
    """
    current = register.need(Meeting, meeting, "meeting")
    day, problems = on or today, Problems()
    who = problems.said(TakenOff, "by", by)
    if day > today:
        cure = "Record it when it is done."
        problems.add(Problem("off.to-come", f"{long_date(day)} is still to come.", cure, "on"))
    problems.add(why_not_off(register.panel, current, day, background=background))
    problems.refuse()
    one = TakenOff(on=day, background=background, by=who)
    what = "background papers" if background else "agenda, minutes and reports"
    sentence = f"Recorded {what} of {the_meeting(current)} as taken off the website on {day_month(day)}"
    return Edit(sentence, (replace(current, taken_off=(*current.taken_off, one)),))
