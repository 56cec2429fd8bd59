"""That papers may leave the website: told from the day on which the law no longer keeps them open, for some weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from store.records import Meeting
from store.rules.calendar.meetings import the_meeting
from store.rules.findings.finding import Finding, Scene, finding, of_meeting
from store.rules.law.table import provision
from store.rules.publishing.inspection import inspection_of, is_off
from store.rules.words.dates import long_date

PAPERS, BACKGROUND = "papers-may-leave", "background-may-leave"

TOLD_FOR = dt.timedelta(days=28)
"""So long it is told: a clerk who is away misses nothing, and the papers of thirty years do not fill the list."""


def may_leave(scene: Scene) -> Iterator[Finding]:
    """Find what the law has kept open until yesterday or not much longer ago."""
    panel = scene.register.panel
    years = [provision(code, scene.today, panel.nation).number for code in ("inspection", "background_papers")]
    for meeting in scene.register.meetings:
        # To work out the periods of every meeting of thirty years would take longer than all that is looked at beside.
        age = (scene.today - meeting.date).days
        if not any(365 * number <= age <= 366 * number + TOLD_FOR.days for number in years):
            continue
        until = inspection_of(panel, meeting)
        if until is None:
            continue
        for code, last, law, what in (
            (PAPERS, until.papers, until.papers_law, "The agenda, minutes and reports"),
            (BACKGROUND, until.background, until.background_law, "The background papers"),
        ):
            if last < scene.today <= last + TOLD_FOR and not is_off(meeting, background=code == BACKGROUND):
                yield _finding(code, meeting, last, f"{what} of {the_meeting(meeting)}", law)


def _finding(code: str, meeting: Meeting, last: dt.date, what: str, law: str) -> Finding:
    ask = "When they went there is not recorded: ask whoever keeps the website."
    since = "" if meeting.agenda_published_on else f" {ask}"
    return finding(
        code,
        (meeting.id,),
        f"{what} may leave the website: they had to be open to inspection until {long_date(last)} ({law}).",
        place=of_meeting(meeting),
        cure="Have them taken off and record that, or leave them and set this aside; "
        f"the signed minutes are kept for good.{since}",
        acts=("off", "open"),
        rank=95,
    )
