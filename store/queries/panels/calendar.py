"""The calendars of several panels side by side: every meeting to come by date, with what cannot be held together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

from store.queries.rows import RecordId, Row, cell
from store.records import Meeting
from store.rules.calendar.meetings import kind_words
from store.rules.panels.clashes import Clash, clashes
from store.rules.panels.clerks import clerk_of
from store.rules.panels.served import Served
from store.rules.words.dates import clock_time
from store.rules.words.loose import short_day_of


class PanelMeetingRow(Row, frozen=True, kw_only=True):
    """A meeting to come of one of the panels."""

    day: Annotated[str, cell("its day in words; its week or month if that alone is known")]
    date: Annotated[dt.date | None, cell("null while only its week or month is known")]
    start: Annotated[str, cell("local time; empty if it is not recorded")]
    panel: Annotated[str, cell("what the clerk calls the panel")]
    id: RecordId
    meeting: Annotated[str, cell("its own title, else its kind")]
    status: str
    venue: str
    clerk: Annotated[str, cell("who clerks it; empty if nobody is named")]
    clashes: Annotated[tuple[str, ...], cell("what cannot be held together with it, a sentence each", last=True)]


def panel_meetings(panels: Sequence[Served], today: dt.date) -> tuple[PanelMeetingRow, ...]:
    """List the meetings of all the panels from a day on, by date and start, those called off left out."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for clash in clashes(panels, today):
        for one in (clash.first, clash.second):
            told[one.panel, one.meeting.id].append(clash.sentence)
    listed = [
        (one, served) for served in panels for one in served.register.meetings if one.date >= today and one.status.open
    ]
    listed.sort(key=lambda pair: (pair[0].date, pair[0].start or dt.time.max, pair[1].name))
    return tuple(_row(served, one, tuple(told[served.name, one.id])) for one, served in listed)


def _row(served: Served, meeting: Meeting, told: tuple[str, ...]) -> PanelMeetingRow:
    return PanelMeetingRow(
        day=short_day_of(meeting),
        date=None if meeting.known_by else meeting.date,
        start=clock_time(meeting.start) if meeting.start else "",
        panel=served.name,
        id=meeting.id,
        meeting=meeting.title or kind_words(meeting.kind),
        status=meeting.status.value,
        venue=meeting.venue,
        clerk=clerk_of(served.register.panel, meeting),
        clashes=told,
    )


class ClashRow(Row, frozen=True, kw_only=True):
    """Two meetings that cannot both be held as planned; the code says whether room, member or clerk is in the way."""

    code: Annotated[str, cell("stable")]
    date: dt.date
    panels: Annotated[tuple[str, ...], cell("the panels of the two meetings")]
    ids: Annotated[tuple[str, ...], cell("ids of the two meetings, in the order of the panels")]
    certain: Annotated[bool, cell("whether both times are recorded")]
    sentence: Annotated[str, cell(last=True)]
    cure: Annotated[str, cell(last=True)]


def clash_rows(panels: Sequence[Served], today: dt.date) -> tuple[ClashRow, ...]:
    """List what cannot be held together from a day on, by date."""
    return tuple(_clash_row(one) for one in clashes(panels, today))


def _clash_row(clash: Clash) -> ClashRow:
    both = (clash.first, clash.second)
    return ClashRow(
        code=clash.code,
        date=clash.first.meeting.date,
        panels=tuple(one.panel for one in both),
        ids=tuple(one.meeting.id for one in both),
        certain=clash.certain,
        sentence=clash.sentence,
        cure=clash.cure,
    )
