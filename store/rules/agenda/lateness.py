"""Whether an agenda was published late: the clear days it gave, those that were missing, and the lawful basis."""

from __future__ import annotations

from typing import NamedTuple

from store.problems import Refused, not_worked_out
from store.records import Meeting, Panel
from store.rules.agenda.issues import first_issue
from store.rules.calendar.deadlines import PUBLICATION
from store.rules.calendar.meetings import agenda_is_out
from store.rules.calendar.publishing import BASES, notice_given
from store.rules.days.holidays import HolidayTable
from store.rules.words.wording import counted


class PublishedLate(NamedTuple):
    """What a publication gave: clear working days, how many were missing, and the basis named for that.

    `unknown` says why the days cannot be counted, if they cannot; then `clear_days` is None.
    """

    clear_days: int | None
    short_by: int
    basis: str
    unknown: str = ""

    @property
    def words(self) -> str:
        """Say so in a few words: `late: 3 clear working days, short by 2, as shorter notice`; empty if in time."""
        if self.unknown:
            return f"whether in time {self.unknown}"
        if not self.short_by:
            return ""
        given = counted(self.clear_days, "clear working day") if self.clear_days else "no clear working day"
        return f"late: {given}, short by {self.short_by}, {basis_words(self.basis)}"


def basis_words(basis: str) -> str:
    """Word the basis of papers with too few clear days: `as shorter notice`, or that none is recorded."""
    if not basis:
        return "no lawful basis recorded"
    return BASES[basis].split(":")[0].lower() if basis == "not settled" else f"as {basis}"


def lateness_of(panel: Panel, meeting: Meeting, table: HolidayTable) -> PublishedLate | None:
    """Give what the publication of a meeting's agenda gave, as it was counted then; None if it is not out.

    What was not counted when it was published is counted now.
    """
    if not agenda_is_out(meeting) or meeting.agenda_published_on is None or not meeting.kind.in_public:
        return None
    issue = first_issue(meeting)
    if issue is not None and issue.clear_days is not None:
        return PublishedLate(issue.clear_days, issue.short_by, issue.basis)
    basis = next((mark.basis for mark in meeting.done if mark.deadline == PUBLICATION), "")
    try:
        given = notice_given(panel, meeting, meeting.agenda_published_on, table)
    except Refused as refused:
        return PublishedLate(None, 0, basis, not_worked_out(refused))
    return PublishedLate(given.clear_days, given.short_by, basis)
