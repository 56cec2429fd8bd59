"""The commissioner's replies point by point, as a table to print beside the recommendations."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from store.queries.actions.actions import asked_words
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Action, ActionKind, ActionStatus
from store.register import Register
from store.rules.actions.actions import councils_of
from store.rules.actions.carrying import agreed
from store.rules.findings.replies import reply_required, why_reply
from store.rules.publishing.withheld import is_of_exempt
from store.rules.words.dates import short_date


class Reply(Row, frozen=True, kw_only=True):
    """A recommendation to the commissioner and its reply."""

    id: RecordId
    point: int | None
    asked: str
    recommendation: str
    basis: str
    why: Annotated[str, cell("why a reply is required, or why none is")]
    due: dt.date | None
    received: dt.date | None
    outcome: Annotated[str, cell('"no reply" or "none required" while there is none')]
    reference: str
    reply: str
    published: dt.date | None
    copies: Annotated[int, cell("councils that had their copy")]
    councils: int
    exempt: Annotated[bool, cell("whether it belongs to exempt business, whose words are withheld unless asked for")]
    source: Source


def reply_rows(register: Register, _today: dt.date, meeting: str | None = None) -> tuple[Reply, ...]:
    """List the recommendations of a meeting, or all, by the day they were made and their point."""
    return replies(register, meeting)


def replies(register: Register, meeting: str | None = None) -> tuple[Reply, ...]:
    """List the recommendations of a meeting, or all, by the day they were made and their point."""
    asked = [
        action
        for action in register.actions
        if (action.kind is ActionKind.RECOMMENDATION or action.response)
        and (meeting is None or action.meeting == meeting)
    ]
    asked.sort(key=lambda action: (agreed(register, action) or dt.date.min, action.number or 0))
    return tuple(_reply(register, action) for action in asked)


def _reply(register: Register, action: Action) -> Reply:
    answer = action.response
    missing = "no reply" if reply_required(action) else "none required"
    return Reply(
        id=action.id,
        point=action.number,
        asked=asked_words(register, action),
        recommendation=action.text,
        basis=action.legal_basis,
        why=why_reply(action),
        due=action.response_due,
        received=answer.received_on if answer else None,
        outcome=answer.outcome.value if answer else missing,
        reference=answer.reference if answer else "",
        reply=answer.text if answer else "",
        published=answer.published_on if answer else None,
        copies=len(action.copies),
        councils=len(councils_of(register, (action,))),
        exempt=is_of_exempt(register, action),
        source=action.source,
    )


def group_of(register: Register, action: Action) -> tuple[Action, ...]:
    """Give the recommendations made together with one (the same meeting and minute), by their point."""
    group = [
        one
        for one in register.actions
        if (one.meeting, one.minute) == (action.meeting, action.minute)
        and (one.kind is ActionKind.RECOMMENDATION or one.legal_basis)
    ]
    return tuple(sorted(group, key=lambda one: one.number or 0))


def next_point(register: Register, action: Action) -> Action | None:
    """Give the next numbered point of the same recommendations that still waits for its answer; None if none does.

    After the last point come the earlier ones that were passed over. A recommendation without a number has none.
    """
    waiting = [
        one
        for one in group_of(register, action)
        if one.number and one.id != action.id and one.response is None and one.status is ActionStatus.OPEN
    ]
    if not action.number:
        return None
    later = [one for one in waiting if (one.number or 0) > action.number]
    return next(iter(later or waiting), None)


def reply_table(rows: tuple[Reply, ...]) -> list[tuple[str, ...]]:
    """Set replies out as a table for print: point, outcome, reference, received, recommendation."""
    heads = ("Point", "Outcome", "Reference", "Received", "Recommendation")
    body = [
        (
            str(row.point) if row.point else row.id,
            row.outcome,
            row.reference,
            short_date(row.received) if row.received else "",
            " ".join(row.recommendation.split()),
        )
        for row in rows
    ]
    return [heads, *body]
