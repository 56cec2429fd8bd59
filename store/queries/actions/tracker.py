"""The tracker: what the panel asked for and recommended, how far it has got, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.actions.actions import asked_words
from store.queries.actions.chain import point_words
from store.queries.actions.listed import action_state, due_words, ordered_actions
from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.records import Action, ActionKind, Minute, PointOutcome
from store.register import Register
from store.rules.actions.replying import reply_required
from store.rules.words.dates import day_month


class Tracked(Row, frozen=True, kw_only=True):
    """An action or recommendation with its progress and outcome, overdue ones first."""

    of: ClassVar = Action

    id: RecordId
    kind: str
    number: Annotated[int | None, cell("its point in a list of recommendations; null if it has none")]
    asked: Annotated[str, cell("the minute and the day that asked for it", heading="Minute", empty=NOT_RECORDED)]
    owner: Annotated[str, cell(empty=NOT_RECORDED)]
    due: Annotated[str, cell("when it falls due, in words")]
    state: Annotated[str, cell("such as overdue by 12 days, open, undated, done")]
    outcome: Annotated[
        str,
        cell("what came of a recommendation, “no reply” while one is required; else empty", heading="Outcome"),
    ]
    parts: Annotated[
        tuple[str, ...],
        cell("each outcome with its part and reference, of a point answered in parts; else none", last=True),
    ]
    reference: Annotated[str, cell("where the reply says it is met, such as Para 32", heading="Reference")]
    received: Annotated[dt.date | None, cell("day on which the reply came", heading="Received")]
    text: Annotated[str, cell(last=True)]
    progress: Annotated[tuple[str, ...], cell("notes with their days, then what closed it", last=True)]
    reply: Annotated[str, cell("the words of the reply", heading="Reply", last=True)]
    source: Source

    @property
    def is_recommendation(self) -> bool:
        """Say whether it is a recommendation, or was answered as one."""
        return self.kind == ActionKind.RECOMMENDATION.value or bool(self.outcome)


def tracked(register: Register, today: dt.date, meeting: str | None = None) -> tuple[Tracked, ...]:
    """List what a meeting asked for, or all, in the order of the list of actions."""
    chosen = (one for one in ordered_actions(register, today) if meeting is None or _asked_at(register, one, meeting))
    return tuple(_tracked(register, one, today) for one in chosen)


def _asked_at(register: Register, action: Action, meeting: str) -> bool:
    minute = register.get(Minute, action.minute)
    return meeting in {action.meeting, minute.meeting if minute else None}


def _tracked(register: Register, action: Action, today: dt.date) -> Tracked:
    answer = action.response
    missing = "no reply" if reply_required(action) else ""
    parts = answer.outcomes if answer else ()
    return Tracked(
        id=action.id,
        kind=action.kind.value,
        number=action.number,
        asked=asked_words(register, action),
        owner=action.owner,
        due=due_words(register, action, today),
        state=action_state(register, action, today),
        outcome=answer.outcome_words if answer else missing,
        parts=tuple(map(point_words, answer.outcomes)) if answer and (answer.part or answer.further) else (),
        reference=", ".join(dict.fromkeys(filter(None, (one.reference for one in parts)))),
        received=answer.received_on if answer else None,
        text=action.text,
        progress=_progress(action),
        reply="\n".join(filter(None, map(_reply, parts))),
        source=action.source,
    )


def _reply(one: PointOutcome) -> str:
    """Give the words of the reply to a part of a point, which are told apart by it: `On elderly people: …`."""
    return f"On {one.part}: {one.text}" if one.part and one.text else one.text


def _progress(action: Action) -> tuple[str, ...]:
    """Word the notes of progress, each with its day and who told of it, and what closed the action."""
    notes = [f"{day_month(one.on)}: {one.text}{f' ({one.by})' if one.by else ''}" for one in action.progress]
    if action.closed:
        day = f"{day_month(action.closed.on)}: " if action.closed.on else ""
        where = f" ({action.closed.where})" if action.closed.where else ""
        notes.append(f"{day}{action.closed.what}{where}")
    return tuple(note for note in notes if note)
