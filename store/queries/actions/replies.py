"""The commissioner's replies point by point, as a table to print beside the recommendations."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from msgspec.structs import replace

from store.queries.actions.actions import asked_words
from store.queries.rows import RecordId, Row, Source, cell
from store.records import Action, ActionKind, ActionStatus, PointOutcome
from store.register import Register
from store.rules.actions.actions import councils_of
from store.rules.actions.carrying import agreed
from store.rules.actions.replying import reply_required, why_reply
from store.rules.publishing.withheld import is_of_exempt
from store.rules.words.dates import long_date, short_date
from store.rules.words.wording import counted


class Reply(Row, frozen=True, kw_only=True):
    """A recommendation to the commissioner and its reply: a row for each outcome, so that one may have several."""

    id: RecordId
    point: int | None
    asked: str
    recommendation: str
    basis: str
    why: Annotated[str, cell("why a reply is required, or why none is")]
    due: dt.date | None
    received: dt.date | None
    outcome: Annotated[str, cell("“no reply” or “none required” while there is none")]
    reference: str
    reply: str
    published: dt.date | None
    copies: Annotated[int, cell("councils that had their copy")]
    councils: int
    exempt: Annotated[bool, cell("whether it belongs to exempt business, whose words are withheld unless asked for")]
    part: Annotated[str, cell("which part of the point, if it had several outcomes; each has its row")]
    letter: Annotated[str, cell("the reference of the letter")]
    dated: Annotated[dt.date | None, cell("the day that the letter bears")]
    signed_by: str
    addressed_to: str
    enclosures: str
    kept: Annotated[str, cell("the name of the file as which the letter is kept")]
    sha256: Annotated[str, cell("the SHA-256 of that file, in hex")]
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
    return tuple(row for action in asked for row in _replies(register, action))


def _replies(register: Register, action: Action) -> tuple[Reply, ...]:
    missing = "no reply" if reply_required(action) else "none required"
    answer = action.response
    row = Reply(
        id=action.id,
        point=action.number,
        asked=asked_words(register, action),
        recommendation=action.text,
        basis=action.legal_basis,
        why=why_reply(action),
        due=action.response_due,
        received=answer.received_on if answer else None,
        outcome=missing,
        reference="",
        reply="",
        published=answer.published_on if answer else None,
        copies=len(action.copies),
        councils=len(councils_of(register, (action,))),
        exempt=is_of_exempt(register, action),
        part="",
        letter=answer.letter if answer else "",
        dated=answer.dated if answer else None,
        signed_by=answer.signed_by if answer else "",
        addressed_to=answer.addressed_to if answer else "",
        enclosures=answer.enclosures if answer else "",
        kept=answer.kept.name if answer and answer.kept else "",
        sha256=answer.kept.sha256 if answer and answer.kept else "",
        source=action.source,
    )
    outcomes = answer.outcomes if answer else ()
    return tuple(_with_outcome(row, one) for one in outcomes) or (row,)


def _with_outcome(row: Reply, one: PointOutcome) -> Reply:
    return replace(row, outcome=one.outcome.value, part=one.part, reference=one.reference, reply=one.text)


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
    """Set replies out as a table for print: point, outcome, reference, the date of the letter, who signed it, words.

    The date is that of the letter; where it is not recorded, the day on which the reply came. Of a point answered in
    parts the part stands before the recommendation.
    """
    heads = ("Point", "Outcome", "Reference", "Dated", "Signed by", "Recommendation")
    body = [
        (
            str(row.point) if row.point else row.id,
            row.outcome,
            row.reference,
            _dated(row),
            row.signed_by,
            f"{f'[{row.part}] ' if row.part else ''}{' '.join(row.recommendation.split())}",
        )
        for row in rows
    ]
    return [heads, *body]


def _dated(row: Reply) -> str:
    if row.dated:
        return short_date(row.dated)
    return f"came {short_date(row.received)}" if row.received else ""


def letter_lines(rows: tuple[Reply, ...]) -> tuple[str, ...]:
    """Tell of each letter, once, what it says of itself, with the points that it answers; a sentence each."""
    letters: dict[tuple[Any, ...], list[Reply]] = {}
    for row in rows:
        key = (row.letter, row.dated, row.signed_by, row.addressed_to, row.enclosures, row.kept)
        if any(key):
            letters.setdefault(key, []).append(row)
    return tuple(_letter_line(answered) for answered in letters.values())


def _letter_line(rows: list[Reply]) -> str:
    [row, *_], points = rows, {one.id for one in rows}
    words = " ".join(("Letter", row.letter) if row.letter else ("Letter",))
    said = (
        f"of {long_date(row.dated)}" if row.dated else "",
        f"signed by {row.signed_by}" if row.signed_by else "",
        f"addressed to {row.addressed_to}" if row.addressed_to else "",
        f"enclosures: {row.enclosures.rstrip('.')}" if row.enclosures else "",
        f"kept as {row.kept}" if row.kept else "",
    )
    parts = [part for part in said if part]
    told = "; ".join(parts)
    return f"{words}{' ' if row.dated else ': ' if parts else ''}{told}. It answers {counted(len(points), 'point')}."
