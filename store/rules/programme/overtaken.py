"""What is said at once of a change that leaves something done before it behind: an agenda built, a deadline met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.problems import Problem
from store.records import Meeting, WorkItem
from store.register import Register
from store.rules.agenda.building import build_changes
from store.rules.calendar.coming import takes_business
from store.rules.calendar.deadlines import DRAFT_REPORTS, FINAL_REPORTS
from store.rules.calendar.meetings import agenda_is_out, the_meeting
from store.rules.programme.awaited import reports_not_in_words


def told_of_what_is_behind(
    before: Register, after: Register, changed: Iterable[str], today: dt.date
) -> tuple[Problem, ...]:
    """Tell which agendas that were built and are not out a change leaves behind, and which reports are not in.

    The second is said where their deadline is recorded as met all the same. `changed` are the ids of the records that
    the change puts or removes.
    """
    ids = tuple(changed)
    return (*_behind(before, after, ids, today), *_not_in(before, after, ids))


def _behind(before: Register, after: Register, changed: tuple[str, ...], today: dt.date) -> Iterator[Problem]:
    pairs = [(before.find(one), after.find(one)) for one in changed]
    places = dict.fromkeys(item.meeting for pair in pairs for item in pair if isinstance(item, WorkItem))
    for place in places:
        was, now = before.get(Meeting, place), after.get(Meeting, place)
        if was is None or now is None or not now.agenda or was.agenda != now.agenda:
            continue
        if agenda_is_out(now) or not takes_business(now, today):
            continue
        there = {change.words for change in build_changes(before, was)}
        fresh = [change.words for change in build_changes(after, now) if change.words not in there]
        if fresh:
            sentence = f"The agenda built for {the_meeting(now)} is left behind: {fresh[0]}."
            yield Problem("agenda-behind", sentence, "Build it again.", "", "agenda.build")


def _not_in(before: Register, after: Register, changed: tuple[str, ...]) -> Iterator[Problem]:
    for one in changed:
        was, now = before.get(Meeting, one), after.get(Meeting, one)
        if was is None or now is None or was.done == now.done:
            continue
        there = {mark.deadline for mark in was.done}
        if {DRAFT_REPORTS, FINAL_REPORTS} & ({mark.deadline for mark in now.done} - there):
            waits = reports_not_in_words(after, now)
            if waits:
                yield Problem("reports-not-in", waits, "Record each with its item as it comes.")
