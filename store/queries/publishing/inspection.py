"""What of each meeting has to stay open to inspection, until when, and what may leave the website."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.rows import Date, RecordId, Row, Source, cell
from store.queries.words.short import meeting_kind
from store.records import Meeting
from store.register import Register
from store.rules.publishing.inspection import inspection_of
from store.rules.words.dates import short_date

ASK = "ask"
"""What stands in the place of the day on which papers went on the website, if nobody recorded it."""


class InspectionRow(Row, frozen=True, kw_only=True):
    """A meeting whose papers the law keeps open to inspection."""

    id: RecordId
    meeting: Annotated[dt.date, cell("ISO date", heading="Date")]
    kind: Annotated[str, cell("what it is called if it is no ordinary meeting", heading="Meeting")]
    website_since: Annotated[Date, cell("day of publication; null if nobody recorded it", words="website_words")]
    papers_until: Annotated[dt.date, cell("last day for agenda, minutes, open reports", heading="Papers until")]
    background_until: Annotated[dt.date, cell("last day for background papers", heading="Background papers until")]
    state: Annotated[str, cell("what may leave the website by now", heading="The website")]
    off_since: Annotated[Date, cell("day on which the papers left it; null if they are there", heading="Taken off")]
    background_off_since: Annotated[
        Date, cell("day on which the background papers left it; null if they are there", heading="Background taken off")
    ]
    provision: Annotated[str, cell("where the law stands", last=True)]
    source: Source

    @property
    def website_words(self) -> str:
        """Word the day since when the papers have been on the website: `ask` where it is not recorded."""
        return short_date(self.website_since) if self.website_since else ASK


def _off_since(meeting: Meeting, *, background: bool) -> dt.date | None:
    """Give the first day on which papers, or background papers, were recorded as taken off; None if none were."""
    days = (one.on for one in meeting.taken_off if background or not one.background)
    return min(days, default=None)


def inspection_rows(register: Register, today: dt.date) -> tuple[InspectionRow, ...]:
    """List the meetings held in public up to today, the oldest first."""
    held = ((one, inspection_of(register.panel, one)) for one in register.meetings if one.date <= today)
    return tuple(
        InspectionRow(
            id=meeting.id,
            meeting=meeting.date,
            kind=meeting_kind(meeting),
            website_since=meeting.agenda_published_on,
            papers_until=until.papers,
            background_until=until.background,
            state=until.state(today),
            off_since=_off_since(meeting, background=False),
            background_off_since=_off_since(meeting, background=True),
            provision=f"{until.papers_law}; {until.background_law}",
            source=meeting.source,
        )
        for meeting, until in held
        if until is not None
    )
