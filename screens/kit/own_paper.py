"""What a place of work has to write and to show as it will be: papers and lists, each with what it is of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from store.queries.words.short import meeting_title
from store.records import Meeting, Report
from store.register import Register
from store.rules.minutes.exempt import exempt_minutes
from store.rules.reports.kinds import the_report
from store.rules.words.wording import capital


class OwnPaper(NamedTuple):
    """A paper or list: its name among the papers or lists, what it is called, and what it is of.

    It is as things stand on `day`; its file bears the day `of`, that of its meeting if it has one.
    """

    name: str
    label: str
    day: dt.date
    of: dt.date
    chosen: Mapping[str, Any] = {}

    @property
    def title(self) -> str:
        """What it is called at the head of a window."""
        return capital(self.label)


def own_list(name: str, label: str, day: dt.date) -> OwnPaper:
    """Give a paper or list of everything, as it stands on a day."""
    return OwnPaper(name, label, day, day)


def own_annual(year: str, today: dt.date, *, financial: bool = False) -> OwnPaper:
    """Give the annual report of the panel for a municipal year, or with `financial` for the financial one."""
    label = f"the annual report {year}{', financial year' if financial else ''}"
    return OwnPaper("annual", label, today, today, {"year": year, "financial": financial})


def own_report(register: Register, report: Report, today: dt.date) -> OwnPaper:
    """Give a report of the panel."""
    return OwnPaper("report", the_report(register, report), today, report.dated or today, {"report": report.id})


def questions_sheet(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the questions sheet of a meeting."""
    return _of(meeting, today, "questions", "the questions sheet")


def papers_of(register: Register, meeting: Meeting | None, today: dt.date, first: str) -> tuple[OwnPaper, ...]:
    """Give the papers of one meeting in the order in which they are needed, those called `first` in front."""
    papers = tuple(_papers(register, meeting, today)) if meeting else ()
    return tuple(sorted(papers, key=lambda paper: paper.name != first))


def _papers(register: Register, meeting: Meeting, today: dt.date) -> Iterator[OwnPaper]:
    yield agenda(meeting, today)
    if meeting.agenda_published_on:
        yield changes(meeting, today)
    yield notice(meeting, today)
    yield brief(meeting, today)
    yield questions_sheet(meeting, today)
    yield minutes(meeting, today)
    if exempt_minutes(register, meeting.id):
        yield minutes(meeting, today, exempt=True)


def agenda(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the agenda of a meeting."""
    return _of(meeting, today, "agenda", "the agenda")


def changes(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the sheet of what changed in an agenda since members received their papers."""
    return _of(meeting, today, "agenda", "the changes to the agenda", changes_sheet=True)


def notice(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the public notice of a meeting for each council."""
    return _of(meeting, today, "notice", "the public notice")


def brief(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the brief for the chair of a meeting."""
    return _of(meeting, today, "brief", "the brief for the chair")


def minutes(meeting: Meeting, today: dt.date, *, exempt: bool = False) -> OwnPaper:
    """Give the minutes of a meeting, those that are open or those that are not."""
    return _of(meeting, today, "minutes", "the exempt minutes" if exempt else "the minutes", exempt=exempt)


def attendance(meeting: Meeting | None, today: dt.date) -> tuple[OwnPaper, ...]:
    """Give the roll of a meeting, if there is one, and the record of the year."""
    year = own_list("attendance", "the attendance of the year", today)
    return (_of(meeting, today, "attendance", "the attendance"), year) if meeting else (year,)


def declarations(meeting: Meeting, today: dt.date) -> OwnPaper:
    """Give the declarations made at a meeting."""
    return _of(meeting, today, "declarations", "the declarations")


def _of(meeting: Meeting, today: dt.date, name: str, what: str, **more: Any) -> OwnPaper:
    return OwnPaper(name, f"{what} of {meeting_title(meeting)}", today, meeting.date, {"meeting": meeting.id, **more})
