"""One door to every list the office can print: the same view as text, csv or json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from store.papers import tables
from store.papers.programme import paper as programme_paper
from store.problems import Problem, Refused
from store.queries.calendar.meetings import years
from store.queries.history import change_lines
from store.queries.registers import Column, listing
from store.records import Change
from store.register import Register

VIEWS = ("calendar", "programme", "questions", "declarations", "actions", "members", "attendance-record", "history")
"""The lists that can be printed, by name."""

FORMS = ("text", "csv", "json")
"""The forms in which each can be printed."""


def view(
    name: str,
    form: str,
    register: Register,
    today: dt.date,
    *,
    changes: Iterable[Change] = (),
    bom: bool = False,
) -> bytes:
    """Write a view in a form. `changes` are what `history` shows; `bom` concerns csv only.

    Raises:
        Refused: there is no such view or no such form; both at once if both are unknown.
    """
    problems = [
        Problem(f"unknown-{what}", f'There is no {what} "{given}".', f"Choose one of {', '.join(known)}.", what)
        for what, given, known in (("view", name, VIEWS), ("form", form, FORMS))
        if given not in known
    ]
    if problems:
        raise Refused(*problems)
    if name == "programme":
        return _programme(form, register, today, bom=bom)
    table = table_of(name, register, today, changes)
    if form == "csv":
        return tables.csv(table, bom=bom)
    write: Callable[[tables.Table], bytes] = tables.json if form == "json" else tables.text
    return write(table)


def table_of(name: str, register: Register, today: dt.date, changes: Iterable[Change] = ()) -> tables.Table:
    """Give the table of a view. Raises Refused if there is no list of that name."""
    if name == "calendar":
        return calendar_table(register, today)
    if name == "programme":
        return programme_paper.table(register, today)
    if name == "history":
        return history_table(register, changes)
    if name == "attendance-record":
        from store.papers.attendance.record import record_table

        return record_table(register)
    return tables.listing_table(listing(name, register, today))


def calendar_table(register: Register, today: dt.date) -> tables.Table:
    """List every meeting by date. `booked` and `available` are minutes."""
    from store.queries.calendar.clock import papers_due

    names = (
        *("id", "date", "start", "kind", "title", "venue", "status", "items", "booked", "available", "next", "year"),
        *("publish_by", "working_days_left"),
    )
    due = papers_due(register, today)
    columns = (*(Column(name, name.capitalize()) for name in names), tables.SOURCE)
    return tables.Table(
        columns,
        tuple(
            (
                meeting.id,
                meeting.date,
                meeting.start,
                meeting.kind,
                meeting.title,
                meeting.venue,
                meeting.status,
                meeting.items,
                meeting.booked,
                meeting.available,
                meeting.next,
                year.label,
                *due.get(meeting.id, (None, None)),
                meeting.source,
            )
            for year in years(register, today)
            for meeting in year.meetings
        ),
    )


def history_table(register: Register, changes: Iterable[Change]) -> tables.Table:
    """List changes in the order given; `at` is an instant in UTC, `when` the same as local time in words."""
    names = ("id", "when", "who", "sentence", "differences", "at", "reverses")
    return tables.Table(
        (*(Column(name, name.capitalize()) for name in names), tables.SOURCE),
        tuple(
            (
                change.id,
                change.when,
                change.who,
                change.sentence,
                change.differences,
                change.at.isoformat(),
                change.reverses,
                "",
            )
            for change in change_lines(register, changes)
        ),
    )


def _programme(form: str, register: Register, today: dt.date, *, bom: bool) -> bytes:
    if form == "csv":
        return programme_paper.csv(register, today, bom=bom)
    return programme_paper.json(register, today) if form == "json" else programme_paper.text(register, today)
