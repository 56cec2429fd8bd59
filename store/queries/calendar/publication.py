"""The last day of publication before a meeting, and what a publication amounts to, as an answer for scripts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from store.queries.rows import Row, cell
from store.records import Nation
from store.rules.days.clear_days import CalendarGiven, DueDate, NoticeGiven


class Skipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day between publication and meeting that does not count, and why."""

    date: dt.date
    why: str


class Dates(Row, frozen=True, kw_only=True, omit_defaults=True):
    """The last day of publication before a meeting; with --published also what a publication on a day amounts to."""

    meeting: Annotated[dt.date, cell("the day of the meeting")]
    days: Annotated[int, msgspec.Meta(ge=0), cell("days asked for, as `counting` counts them")]
    nation: Annotated[str, cell("england or wales: whose law applies")]
    latest: Annotated[dt.date, cell("the last day on which papers can be published")]
    counted: Annotated[tuple[dt.date, ...], cell("the days counted between that day and the meeting")]
    skipped: Annotated[tuple[Skipped, ...], cell("the days between that do not count")]
    provision: Annotated[str, cell("where the number of days comes from")]
    counting: Annotated[str, cell("clear working days or calendar days")]
    warnings: Annotated[tuple[str, ...], cell("what should be checked")]
    published: Annotated[dt.date | None, cell("with --published: the day that counts")] = None
    calendar_days: Annotated[int | None, cell("with --published: calendar days given")] = None
    clear_days: Annotated[int | None, cell("with --published: clear working days given")] = None
    short_by: Annotated[int | None, cell("with --published: how many are missing")] = None
    verdict: Annotated[str | None, cell("with --published: in time or short")] = None


def dates_told(due: DueDate, nation: Nation, given: NoticeGiven | CalendarGiven | None) -> Dates:
    """Put a day of publication, and what one given amounts to, into plain values."""
    warnings = dict.fromkeys((*due.warnings, *(given.warnings if given else ())))
    return Dates(
        meeting=due.meeting,
        days=due.number,
        nation="wales" if nation is Nation.WALES else "england",
        latest=due.due,
        counted=tuple(due.counted),
        skipped=tuple(Skipped(day.day, day.why) for day in due.skipped),
        provision=str(due.provision),
        warnings=tuple(str(warning) for warning in warnings),
        published=given.published if given else None,
        counting=due.provision.unit,
        calendar_days=given.days if isinstance(given, CalendarGiven) else None,
        clear_days=given.clear_days if isinstance(given, NoticeGiven) else None,
        short_by=given.short_by if given else None,
        verdict=given.verdict if given else None,
    )
