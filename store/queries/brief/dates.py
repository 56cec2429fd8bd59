"""The dates of the law that press around a meeting: of rounds, of meetings, of reports, and of members' interests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from store.problems import Refused
from store.queries.calendar.clock import clock_rows
from store.queries.reports.listed import report_rows
from store.queries.rounds.rounds import OVER, round_title, round_view
from store.queries.rows import cell
from store.records import Meeting, RoundKind
from store.register import Register
from store.rules.calendar.clock import State
from store.rules.calendar.deadlines import SUSPENDED
from store.rules.findings import all_findings, scene_of
from store.rules.law.table import date_in, provision
from store.rules.rounds.progress import year_words
from store.rules.words.loose import day_of

DAYS = 30
"""So many calendar days after the meeting are looked ahead."""

_PRESSING = frozenset({State.DUE.value, State.LATE.value})
_DUTIES = frozenset({"interests-to-register", "officer-to-tell", "interest-to-notify", "council-notice"})
"""The findings about members and councils that rest on a day of the law."""


class BriefDate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A date of the law with what is to be done by it."""

    due: Annotated[dt.date | None, cell("null where the days cannot be worked out, which the words say")]
    what: str
    of: Annotated[str, cell("the round, the meeting or the report it belongs to; empty if what it is says so")]
    late: Annotated[bool, cell("whether it has gone by today")]
    provision: str


def statutory_dates(register: Register, meeting: Meeting, today: dt.date) -> tuple[BriefDate, ...]:
    """List what the law asks for by thirty days after a meeting and is not done, the earliest first.

    The days are calendar days. What is late already is in it; what cannot be worked out stands at the end with why.
    """
    last = meeting.date + dt.timedelta(days=DAYS)
    every = (
        *_of_rounds(register, today),
        *_of_the_precept(register, today, last),
        *_of_meetings(register, today, last),
        *_of_reports(register, today),
        *_of_members(register, today),
    )
    chosen = [one for one in every if one.due is None or one.due <= last]
    return tuple(sorted(dict.fromkeys(chosen), key=lambda one: one.due or dt.date.max))


def _of_rounds(register: Register, today: dt.date) -> Iterator[BriefDate]:
    for one in register.rounds:
        view = round_view(register, one.id, today)
        for row in view.dates:
            if row.state in _PRESSING and view.state not in OVER:
                yield _date(row.due, row.label, round_title(one), today, row.provision)


def _of_the_precept(register: Register, today: dt.date, last: dt.date) -> Iterator[BriefDate]:
    """Give the days of February on the precept that are to come, though nobody has opened the round of that year."""
    opened = {one.year for one in register.rounds if one.kind is RoundKind.PRECEPT and not one.service}
    for year in sorted({today.year, last.year} - opened):
        for code, what in _PRECEPT:
            try:
                rule = provision(code, dt.date(year, 2, 1), register.panel.nation)
            except Refused as refused:
                why = " ".join(problem.sentence for problem in refused.problems)
                yield BriefDate(due=None, what=f"{what}: {why}", of="", late=False, provision="")
                continue
            day = date_in(rule, year)
            if today <= day <= last:
                yield _date(day, what, f"Precept {year_words(year)}", today, rule.citation)


_PRECEPT = (
    ("precept_notify", "Proposed precept notified by the commissioner"),
    ("precept_report", "Proposed precept reviewed and reported on by the panel"),
)


def _of_meetings(register: Register, today: dt.date, last: dt.date) -> Iterator[BriefDate]:
    for meeting in register.meetings:
        if meeting.status in SUSPENDED or abs((meeting.date - last).days) > _REACH:
            continue
        try:
            rows = clock_rows(register, meeting, today)
        except Refused as refused:
            why = " ".join(problem.sentence for problem in refused.problems)
            yield BriefDate(due=None, what=why, of=day_of(meeting), late=False, provision="")
            continue
        for row in rows:
            if row.statutory and row.state in _PRESSING:
                yield _date(row.due, row.label, f"the meeting of {day_of(meeting)}", today, row.provision)


_REACH = 120
"""Calendar days: no date of the law lies farther from its meeting than this and still presses."""


def _of_reports(register: Register, today: dt.date) -> Iterator[BriefDate]:
    for row in report_rows(register, today):
        if row.due is not None and row.state in {"draft", "final"}:
            yield _date(row.due, row.label, row.title, today, "")


def _of_members(register: Register, today: dt.date) -> Iterable[BriefDate]:
    for one in all_findings(scene_of(register, today)):
        if one.code in _DUTIES:
            yield _date(one.by or today, one.sentence, "", today, "")


def _date(due: dt.date, what: str, of: str, today: dt.date, provision: str) -> BriefDate:
    return BriefDate(due=due, what=what, of=of, late=due < today, provision=provision)
