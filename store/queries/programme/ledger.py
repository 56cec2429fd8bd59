"""The deferral ledger: what was put off, from when to when, why, how often, and how long it has waited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec

from store.problems import Problem
from store.queries.rows import RecordId, Row, Source, cell
from store.records import ActionStatus, ItemMove, ItemStatus, Meeting, WorkItem
from store.register import Register
from store.rules.actions.carrying import carried_over, due_date, items_by_origin
from store.rules.words.dates import day_month, long_date
from store.rules.words.loose import day_of
from store.rules.words.wording import counted, often

WHOLE = "whole item"
"""What stands in the ledger when not only a named paper was put off."""


class Deferral(Row, frozen=True, kw_only=True):
    """Business lost or delayed, the longest waiting first."""

    id: RecordId
    title: str
    fate: Annotated[str, cell("deferred, withdrawn or carried over")]
    what: Annotated[str, cell("whole item, or the paper that was put off")]
    from_: str = msgspec.field(name="from")
    to: str
    why: str
    times: int
    first_due: dt.date | None
    days: Annotated[int | None, cell("calendar days since it was first due; null if not recorded or not yet due")]
    source: Source


def ledger(register: Register, today: dt.date) -> tuple[Deferral, ...]:
    """List business lost or delayed, the longest waiting first.

    That is: items and named papers that were deferred, items that were withdrawn, and actions carried over.
    """
    entries = _entries(register, today)
    return tuple(sorted(entries, key=lambda entry: -(entry.days if entry.days is not None else -1)))


def _entries(register: Register, today: dt.date) -> Iterator[Deferral]:
    """Go through what was lost or delayed as it comes."""
    delayed = _delayed(register)
    by_item = _due_by_item(register, today) if delayed else {}
    for item in delayed:
        yield from _of_item(register, item, by_item, today)
    for action in register.open_actions:
        times = len(carried_over(register, action, today))
        if times:
            due = due_date(register, action, today)
            yield Deferral(
                id=action.id,
                title=action.text,
                fate="carried over",
                what=action.kind.value,
                from_=day_month(due) if due else "",
                to="",
                why="",
                times=times,
                first_due=due,
                days=(today - due).days if due else None,
                source=action.source,
            )


def _delayed(register: Register) -> tuple[WorkItem, ...]:
    """Give the items that may have been put off, or withdrawn; kept while no item changes."""
    kept = register.kept(WorkItem)
    if "delayed" not in kept:
        every = register.all(WorkItem)
        kept["delayed"] = tuple(one for one in every if one.status is not ItemStatus.PLANNED or one.moves)
    listed: tuple[WorkItem, ...] = kept["delayed"]
    return listed


def _has_entry(item: WorkItem) -> bool:
    """Say whether anything of an item stands in the ledger."""
    off = item.status in {ItemStatus.DEFERRED, ItemStatus.WITHDRAWN}
    return off or any(move.how == "deferred" for move in item.moves)


def why_not_ledger(register: Register, today: dt.date) -> Problem | None:
    """Say why there is no ledger to show: nothing was lost or delayed."""
    # The first is enough, and no day of it is wanted, since every key is asked after: at 100,000 records 1 ms instead
    # of 25.
    if any(_has_entry(item) for item in _delayed(register)) or any(
        carried_over(register, action, today) for action in register.open_actions
    ):
        return None
    return Problem("ledger-empty", "No business was lost or delayed.", "There is nothing to show.")


def _due_by_item(register: Register, today: dt.date) -> dict[str, dt.date]:
    """Give for every item tied to an open action the earliest day on which such an action fell due."""
    by_item: dict[str, dt.date] = {}
    by_origin = items_by_origin(register)
    for action in register.actions:
        due = due_date(register, action, today)
        if due is None or due >= today or action.status is not ActionStatus.OPEN:
            continue
        for item_id in {*action.items, *(item.id for item in by_origin.get(action.id, ()))}:
            by_item[item_id] = min(due, by_item.get(item_id, due))
    return by_item


def _of_item(register: Register, item: WorkItem, due: dict[str, dt.date], today: dt.date) -> list[Deferral]:
    """Give the entries of one item: the whole of it, and each paper of it that was put off by itself."""
    deferred = [move for move in item.moves if move.how == "deferred"]
    parts = dict.fromkeys(move.what for move in deferred if move.what)
    entries = [_entry(register, item, [move for move in deferred if move.what == part], None, today) for part in parts]
    whole = [move for move in deferred if not move.what]
    if whole or item.status is ItemStatus.DEFERRED:
        entries.append(_entry(register, item, whole, due.get(item.id), today))
    gone = [move for move in item.moves if move.how == "withdrawn"]
    if item.status is ItemStatus.WITHDRAWN:
        entries.append(_entry(register, item, gone, due.get(item.id), today, fate="withdrawn"))
    return entries


def _entry(
    register: Register,
    item: WorkItem,
    moves: list[ItemMove],
    due: dt.date | None,
    today: dt.date,
    fate: str = "deferred",
) -> Deferral:
    start = register.get(Meeting, moves[0].from_meeting) if moves else None
    days = [day for day in (due, start.date if start else None) if day]
    first = min(days) if days else None
    end = register.get(Meeting, item.considered_at)
    until = end.date if end else today
    last = moves[-1] if moves else None
    return Deferral(
        id=item.id,
        title=item.title,
        fate=fate,
        what=(last.what if last else "") or WHOLE,
        from_=_group(register, moves[0].from_meeting) if moves else (day_month(first) if first else "not recorded"),
        to="" if fate == "withdrawn" else _group(register, last.to_meeting if last else item.meeting, item.target),
        why=(last.reason if last else "") or item.comments,
        times=len(moves) or 1,
        first_due=first,
        days=(until - first).days if first and first <= until else None,
        source=item.source,
    )


def _group(register: Register, meeting_id: str | None, target: str = "") -> str:
    meeting = register.get(Meeting, meeting_id)
    return day_of(meeting) if meeting else target or "date not known"


def ledger_words(entry: Deferral) -> str:
    """Say in a sentence how one entry stands: `deferred 3 times, 214 days, first due 12 March 2021`."""
    words = [f"{entry.fate} {often(entry.times)}"]
    if entry.days is not None:
        words.append(counted(entry.days, "day"))
    if entry.first_due is not None:
        words.append(f"first due {long_date(entry.first_due)}")
    return ", ".join(words)
