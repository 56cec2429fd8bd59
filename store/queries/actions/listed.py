"""The actions and recommendations as a list, and the words for how one stands and when it is due."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from store.queries.rows import RecordId, Row, Source, cell
from store.queries.words.short import NOT_RECORDED
from store.records import Action, ActionStatus, DueKind, Meeting, Minute
from store.register import Register
from store.rules.actions.carrying import EACH_MEETING, PERIODS, agreed, due_date
from store.rules.minutes.naming import minute_ref
from store.rules.publishing.withheld import is_of_exempt
from store.rules.words.dates import long_date, short_date
from store.rules.words.loose import day_of
from store.rules.words.wording import age_words


class ListedAction(Row, frozen=True, kw_only=True):
    """An action or recommendation, overdue ones first."""

    of: ClassVar = Action

    id: RecordId
    state: Annotated[str, cell("such as overdue by 12 days, open, undated, done")]
    due: Annotated[str, cell("ISO date on which it falls due; else when it does, in words", words="due_in_words")]
    kind: str
    owner: Annotated[str, cell(empty=NOT_RECORDED)]
    asked: Annotated[str, cell("the minute and the meeting that asked for it", heading="Minute", empty=NOT_RECORDED)]
    age: Annotated[
        int | None,
        cell("calendar days since it was agreed; null if not recorded", heading="Days old", empty=NOT_RECORDED),
    ]
    exempt: Annotated[bool, cell("whether it belongs to exempt business, whose words are withheld unless asked for")]
    text: Annotated[str, cell(last=True)]
    source: Source

    @property
    def due_in_words(self) -> str:
        """Write the day it is due in short: `Wed 29 Mar 2017`; or when it falls due, in words."""
        try:
            return short_date(dt.date.fromisoformat(self.due))
        except ValueError:
            return self.due


def listed_actions(register: Register, today: dt.date) -> tuple[ListedAction, ...]:
    """List the actions in their order. `age` counts calendar days since the action was agreed."""
    return tuple(_listed(register, action, today) for action in ordered_actions(register, today))


def ordered_actions(register: Register, today: dt.date) -> list[Action]:
    """Put the actions in order: those with a day by it, the longest overdue at the top; then those undated and closed.

    Within the undated the oldest come first.
    """

    def rank(action: Action) -> tuple[int, dt.date]:
        if action.status is not ActionStatus.OPEN:
            return 2, dt.date.max
        due = due_date(register, action, today)
        if due is None:
            return 1, agreed(register, action) or dt.date.min
        return 0, due

    return sorted(register.actions, key=rank)


def _listed(register: Register, action: Action, today: dt.date) -> ListedAction:
    since, due = agreed(register, action), due_date(register, action, today)
    every = action.due_kind in EACH_MEETING
    minute = register.get(Minute, action.minute)
    meeting = register.get(Meeting, action.meeting)
    asked = [minute_ref(register, minute)] if minute else []
    if meeting:
        asked.append(day_of(meeting))
    return ListedAction(
        id=action.id,
        state=action_state(register, action, today),
        due=due_words(register, action, today) if due is None or every else due.isoformat(),
        kind=action.kind.value,
        owner=action.owner,
        asked=", ".join(asked),
        age=(today - since).days if since else None,
        exempt=is_of_exempt(register, action),
        text=action.text,
        source=action.source,
    )


def due_words(register: Register, action: Action, today: dt.date) -> str:
    """Say when an action falls due: `Thursday 29 July 2021`, `every meeting, next Thursday 29 July 2021`, `undated`."""
    due = due_date(register, action, today)
    if action.due_kind is DueKind.UNDATED or action.due_kind in PERIODS:
        return str(action.due_kind.value)
    if action.due_kind in EACH_MEETING:
        return f"{action.due_kind.value}, next {long_date(due)}" if due else str(action.due_kind.value)
    return long_date(due) if due else f"{action.due_kind.value}, date not recorded"


def action_state(register: Register, action: Action, today: dt.date) -> str:
    """Say how an action stands today: `overdue by 12 days`, `due today`, `open`, `undated`, `done`, `dropped`."""
    if action.status is not ActionStatus.OPEN:
        return str(action.status.value)
    due = due_date(register, action, today)
    if due is None:
        return "undated" if action.due_kind is DueKind.UNDATED else "open"
    late = (today - due).days
    return "open" if late < 0 else f"overdue by {age_words(late)}" if late else "due today"
