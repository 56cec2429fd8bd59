"""What stands in the bundle of a meeting: its papers as they are printed, its records as lists, and its journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from store.papers import tables
from store.papers.bundle.gate import Gate
from store.papers.bundle.journal import journal_slice
from store.papers.bundle.minutes import minutes_then
from store.papers.data import export_data
from store.papers.house import PLAIN_HOUSE, House
from store.papers.printed import printed
from store.papers.views import view
from store.problems import Refused
from store.queries.attendance.board import is_forecast
from store.queries.programme.papers import PaperRow, rows_of_item
from store.queries.publishing.timeline import TimelineRow, timeline_rows
from store.records import Change, Meeting, WorkItem
from store.register import Register
from store.rules.agenda.issues import issue_words
from store.rules.minutes.exempt import exempt_minutes
from store.rules.words.dates import long_date


class BundleContent(NamedTuple):
    """A file of a bundle: its name there, what it is, and its bytes; without any, `what` says why it is lacking."""

    name: str
    what: str
    data: bytes


class BundleWork(NamedTuple):
    """What the files of a bundle are made of: all records, what the gate shows, the journal, the day and the house."""

    register: Register
    gate: Gate
    changes: tuple[Change, ...]
    today: dt.date
    house: House = PLAIN_HOUSE

    @property
    def meeting(self) -> Meeting:
        """The meeting that the bundle is of."""
        return self.gate.meeting


_LISTS = {
    "votes": "the votes: what was moved and what came of it",
    "actions": "what was asked for and recommended, and what came of it",
    "questions": "the public questions",
    "declarations": "the interests that were declared",
}
"""The lists of what belongs to the meeting, by their names, with what each is."""


def contents(work: BundleWork) -> Iterator[BundleContent]:
    """Go through the files of a bundle, packs apart, in the order in which they stand there."""
    yield from _timeline(work)
    yield from _papers(work)
    yield from _publications(work)
    yield from _lists(work)
    yield from _minutes_versions(work)
    what = "the journal of this meeting: who did what and when"
    yield BundleContent("journal.json", what, journal_slice(work.register, work.gate))
    data = export_data(work.gate.slice, today=work.today, include_private=True)
    yield BundleContent("records.json", "the records of this meeting, as the desk keeps them", data)


def _timeline(work: BundleWork) -> Iterator[BundleContent]:
    rows = timeline_rows(work.gate.register, work.today, work.meeting.id)
    what = "the time-line: everything dated that is recorded of this meeting"
    yield BundleContent("timeline.txt", what, tables.text(TimelineRow, rows))
    yield BundleContent("timeline.json", f"{what}, for programs", tables.json(TimelineRow, rows))


def _papers(work: BundleWork) -> Iterator[BundleContent]:
    """Print the papers of the meeting as they read on the day on which the bundle is made."""
    yield from _printed(work, "notice", "notice/notice", "the public notice", "html", "json")
    yield from _printed(work, "agenda", "agenda/agenda", "the agenda with everything since", "html", "json")
    yield from _printed(work, "questions", "questions", "the sheet of public questions", "html")
    if not is_forecast(work.meeting):
        yield from _printed(work, "attendance", "attendance", "who came", "html", "json")
    if work.register.declarations_of(work.meeting.id) or work.meeting.nil_declarations is not None:
        yield from _printed(work, "declarations", "declarations", "the interests that were declared", "html")
    if work.register.minutes_of(work.meeting.id):
        yield from _printed(work, "minutes", "minutes/minutes", "the minutes as they stand", "html", "json")
    else:
        yield BundleContent("", "the minutes: none are recorded.", b"")
    if work.gate.for_members and exempt_minutes(work.register, work.meeting.id):
        yield from _printed(work, "minutes", "minutes/exempt-minutes", "the exempt minutes", "html", exempt=True)


def _printed(
    work: BundleWork, name: str, stem: str, what: str, *forms: str, exempt: bool = False
) -> Iterator[BundleContent]:
    chosen: dict[str, Any] = {"meeting": work.meeting.id, **({"exempt": True} if exempt else {})}
    for form in forms:
        try:
            written = printed(name, form, work.gate.register, work.today, work.house, **chosen)
        except Refused as refused:
            yield BundleContent("", f"{what}: {' '.join(one.sentence for one in refused.problems)}", b"")
            return
        yield BundleContent(f"{stem}.{form}", what if form == "html" else f"{what}, for programs", written.data)


def _publications(work: BundleWork) -> Iterator[BundleContent]:
    """Give every publication of the agenda as it was frozen when it went out."""
    shown = work.gate.register.need(Meeting, work.meeting.id)
    for number, issue in enumerate(shown.published, start=1):
        words = issue_words(issue)
        name = f"agenda/publication-{number:02}-{words.replace(' ', '-')}.json"
        yield BundleContent(name, f"{words} as published on {long_date(issue.on)}", tables.json_text(issue))


def _lists(work: BundleWork) -> Iterator[BundleContent]:
    own, exempt = _only_of(work), work.gate.for_members
    for name, what in _LISTS.items():
        yield BundleContent(f"{name}.json", what, view(name, "json", own, work.today, exempt=exempt))
    events = view("room", "json", own, work.today, exempt=exempt, meeting=work.meeting.id)
    yield BundleContent("events.json", "what happened in the room, with its times", events)
    rows = [row for item in own.all(WorkItem) for row in rows_of_item(own, item)]
    yield BundleContent("papers.json", "the papers for the items of this meeting", tables.json(PaperRow, rows))


def _only_of(work: BundleWork) -> Register:
    """Give the records that lists of this meeting are made of: its own, and those by which they name others."""
    own = work.gate.slice.tables
    around = ("meetings", "people", "seats", "panel", "interests", "rounds")
    tables = {name: work.gate.register.tables[name] if name in around else table for name, table in own.items()}
    return Register(tables)


def _minutes_versions(work: BundleWork) -> Iterator[BundleContent]:
    """Print the minutes as they read each time that they got another state or were corrected."""
    for number, then in enumerate(minutes_then(work.register, work.gate, work.changes), start=1):
        yield from _version(work, number, then.register, then.day, f"the minutes as {then.what} ({then.change})")


def _version(work: BundleWork, number: int, register: Register, day: dt.date, what: str) -> Iterator[BundleContent]:
    kinds: Iterable[tuple[str, bool]] = [("version", False)]
    if work.gate.for_members and exempt_minutes(register, work.meeting.id):
        kinds = [*kinds, ("exempt-version", True)]
    for kind, exempt in kinds:
        chosen: dict[str, Any] = {"meeting": work.meeting.id, **({"exempt": True} if exempt else {})}
        try:
            data = printed("minutes", "html", register, day, work.house, **chosen).data
        except Refused as refused:
            yield BundleContent("", f"{what}: {' '.join(one.sentence for one in refused.problems)}", b"")
            return
        yield BundleContent(f"minutes/{kind}-{number:02}.html", what, data)
