"""How long what was published of a meeting has to stay open to inspection, and what may leave the website when.

Minutes, agenda and open reports stay open for six years beginning with the day of the meeting, background papers for
four (Local Government Act 1972 ss.100C(1), 100D; both numbers stand in `law.meetings`). Both ends are included, and
nothing is rolled on from a weekend. That something may leave does not mean that it must.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.records import Meeting, MeetingStatus, Panel
from store.rules.days.periods import period
from store.rules.law.table import provision

_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.RELEASED, MeetingStatus.PROPOSED})

STAYS, BACKGROUND, ALL = "all has to stay", "background papers may leave", "all may leave"
"""What of a meeting may leave the website on a day."""


class Inspection(NamedTuple):
    """The last days on which the papers of a meeting, and the background papers, have to be open; and the law of each.

    `papers` are its agenda, minutes and open reports.
    """

    papers: dt.date
    background: dt.date
    papers_law: str
    background_law: str

    def state(self, day: dt.date) -> str:
        """Say what may leave the website on a day."""
        return ALL if day > self.papers else BACKGROUND if day > self.background else STAYS


def inspection_of(panel: Panel, meeting: Meeting) -> Inspection | None:
    """Give how long what was published of a meeting has to be open; None if the law asks it of none.

    It asks nothing of one held in private or called off, and of one whose day is not known nothing can be counted.
    """
    if not meeting.kind.in_public or meeting.status in _OFF or meeting.known_by:
        return None
    papers = provision("inspection", meeting.date, panel.nation)
    background = provision("background_papers", meeting.date, panel.nation)
    return Inspection(
        period(papers, meeting.date).last, period(background, meeting.date).last, str(papers), str(background)
    )
