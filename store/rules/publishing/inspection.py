"""How long what was published of a meeting has to stay open to inspection, and what may leave the website when.

Minutes, agenda and open reports stay open for six years beginning with the day of the meeting, background papers for
four (Local Government Act 1972 ss.100C(1), 100D; both numbers stand in `law.meetings`). Both ends are included, and
nothing is rolled on from a weekend. That something may leave does not mean that it must.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from store.problems import Problem
from store.records import Meeting, MeetingStatus, Panel
from store.rules.calendar.meetings import the_meeting
from store.rules.days.periods import period
from store.rules.law.table import provision
from store.rules.words.dates import long_date

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


def is_off(meeting: Meeting, *, background: bool) -> bool:
    """Say whether the papers of a meeting were taken off the website, or of `background` the background papers."""
    return any(not one.background or background for one in meeting.taken_off)


def why_not_off(panel: Panel, meeting: Meeting, day: dt.date, *, background: bool) -> Problem | None:
    """Say why papers of a meeting cannot have left the website on a day; None if they can.

    `background` asks of the background papers alone. It is asked of the day itself: they stay open until its end.
    """
    until = inspection_of(panel, meeting)
    if until is None:
        sentence = f"The law asks nothing of the papers of {the_meeting(meeting)}."
        return Problem("off.nothing", sentence, "Choose a meeting that was held in public.", "meeting")
    what = "The background papers" if background else "The agenda, minutes and reports"
    if is_off(meeting, background=background):
        sentence = f"{what} of {the_meeting(meeting)} are recorded as taken off already."
        return Problem("off.done", sentence, "Undo that, if it was a mistake.", "meeting", "undo")
    last, law = (until.background, until.background_law) if background else (until.papers, until.papers_law)
    if day > last:
        return None
    sentence = f"{what} of {the_meeting(meeting)} have to be open to inspection until {long_date(last)} ({law})."
    cure = "Record it from the day after; what left too early is put back."
    if not background and day > until.background:
        cure = f"{cure} The background papers alone may have left."
    return Problem("off.early", sentence, cure, "on")


def only_background(panel: Panel, meeting: Meeting, day: dt.date) -> bool:
    """Say whether on a day the background papers of a meeting may leave the website, and nothing else of it."""
    until = inspection_of(panel, meeting)
    return until is not None and until.state(day) == BACKGROUND


def why_nothing_off(panel: Panel, meeting: Meeting, day: dt.date) -> Problem | None:
    """Say why nothing of a meeting can have left the website by a day; None if something can."""
    # The background papers are the first that may leave.
    return why_not_off(panel, meeting, day, background=not is_off(meeting, background=True))


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
