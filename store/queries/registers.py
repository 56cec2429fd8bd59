"""The registers as plain lists: questions, declarations, actions and members."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import msgspec

from store.problems import Problem, Refused
from store.queries.words.short import count
from store.queries.words.wording import public_name, record_title
from store.records import (
    Action,
    ActionStatus,
    Declaration,
    DueKind,
    Meeting,
    Minute,
    Question,
    Record,
    Role,
    Seat,
    WorkItem,
)
from store.register import Register
from store.rules.actions.carrying import agreed, due_date
from store.rules.declarations.interests import effect, effect_words
from store.rules.declarations.minute_words import declaration_sentence
from store.rules.members.membership import printed_name
from store.rules.questions.private import masked
from store.rules.questions.steps import reply_is_owed
from store.rules.words.dates import day_month, long_date, short_date

Value = str | int | bool | dt.date | None
"""What a cell holds before it is put into words."""


class Column(NamedTuple):
    """A column: its stable name for scripts, its short heading, and what stands in an empty cell."""

    key: str
    heading: str
    empty: str = ""


class ListRow(NamedTuple):
    """One record of a list: its id, its cells as text, the same as plain values, and the paper it was taken from."""

    id: str
    cells: tuple[str, ...]
    values: tuple[Value, ...]
    source: str


class Listing(msgspec.Struct, frozen=True):
    """A list of records in the order in which a clerk wants them. Rows are worded one at a time, when shown."""

    name: str
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    values_of: Callable[[Any], tuple[Value, ...]]

    def row(self, index: int) -> ListRow:
        """Word the record at a place in the list, counted from 0."""
        record = self.records[index]
        values = self.values_of(record)
        cells = tuple(cell_text(value) or column.empty for value, column in zip(values, self.columns, strict=True))
        return ListRow(record.id, cells, values, record.source)

    def rows(self) -> tuple[ListRow, ...]:
        """Word the whole list."""
        return tuple(self.row(index) for index in range(len(self.records)))


def cell_text(value: Value) -> str:
    """Put a cell into words: dates short with their weekday, yes or nothing, nothing for None."""
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    return short_date(value) if isinstance(value, dt.date) else str(value)


_QUESTIONS = (
    Column("received", "Received", "not recorded"),
    Column("kind", "Kind"),
    Column("asker", "From"),
    Column("subject", "Subject", "not recorded"),
    Column("meeting", "Meeting", "not recorded"),
    Column("state", "State"),
    Column("answer", "Answer", "not recorded"),
    Column("reply", "Reply", "not recorded"),
)


def questions(register: Register) -> Listing:
    """List the questions, the latest received first; those whose receipt was not recorded come last."""
    ordered = sorted(register.questions, key=lambda q: q.received_at.replace(tzinfo=None) if q.received_at else _NEVER)
    return Listing("questions", _QUESTIONS, tuple(reversed(ordered)), partial(_question, register))


def _question(register: Register, question: Question) -> tuple[Value, ...]:
    meeting = register.get(Meeting, question.held_over_to or question.meeting)
    return (
        question.received_at.date() if question.received_at else None,
        question.kind.value,
        public_name(question.asker),
        masked(question.subject, question.asker.private),
        meeting.date if meeting else None,
        question.state.value,
        f"given {short_date(question.answered_on)}" if question.answered_on else "recorded" if question.answer else "",
        _reply(question),
    )


def _reply(question: Question) -> str:
    """Say how the written reply stands: `sent Mon 2 Aug 2021`, `owed`, or nothing."""
    if question.reply_sent_on:
        return f"sent {short_date(question.reply_sent_on)}"
    return "owed" if reply_is_owed(question) else ""


_DECLARATIONS = (
    Column("meeting", "Meeting", "not recorded"),
    Column("who", "Who"),
    Column("interest", "Interest", "not recorded"),
    Column("about", "About", "not recorded"),
    Column("effect", "Effect", "not recorded"),
    Column("sentence", "Minute"),
    Column("notice_due", "Officer told by"),
)


def declarations(register: Register) -> Listing:
    """List the declarations, those of the latest meeting first."""

    def when(declaration: Declaration) -> dt.date:
        meeting = register.get(Meeting, declaration.meeting)
        return meeting.date if meeting else dt.date.min

    ordered = sorted(register.declarations, key=when, reverse=True)
    return Listing("declarations", _DECLARATIONS, tuple(ordered), partial(_declaration, register))


def _declaration(register: Register, declaration: Declaration) -> tuple[Value, ...]:
    meeting = register.get(Meeting, declaration.meeting)
    held = meeting.date if meeting else None
    sentence = declaration_sentence(register, declaration)
    if declaration.nil:
        return held, "no one", "none", "no declarations were made", "none", sentence, None
    items = [item.title for one in declaration.items if (item := register.get(WorkItem, one))]
    return (
        held,
        ", ".join(printed_name(register, person, meeting) for person in declaration.people) or "not recorded",
        declaration.interest,
        "; ".join(items) or declaration.topic or declaration.scope,
        effect_words(effect(register, declaration)) if declaration.interest else "",
        sentence,
        declaration.notice_due,
    )


_ACTIONS = (
    Column("state", "State"),
    Column("due", "Due"),
    Column("kind", "Kind"),
    Column("owner", "Owner", "not recorded"),
    Column("asked", "Minute", "not recorded"),
    Column("age", "Days old", "not recorded"),
    Column("text", "What"),
)


def actions(register: Register, today: dt.date) -> Listing:
    """List the actions: overdue ones first, the longest overdue at the top; then those due, undated and closed.

    Within the undated the oldest come first. `age` counts calendar days since the action was agreed.
    """

    def rank(action: Action) -> tuple[int, dt.date]:
        if action.status is not ActionStatus.OPEN:
            return 3, dt.date.max
        due = due_date(register, action, today)
        if due is None:
            return 2, agreed(register, action) or dt.date.min
        return (0 if due < today else 1), due

    ordered = sorted(register.actions, key=rank)
    return Listing("actions", _ACTIONS, tuple(ordered), partial(_action, register, today))


def _action(register: Register, today: dt.date, action: Action) -> tuple[Value, ...]:
    since, due = agreed(register, action), due_date(register, action, today)
    every = action.due_kind is DueKind.EVERY_MEETING
    minute = register.get(Minute, action.minute)
    meeting = register.get(Meeting, action.meeting)
    asked = [minute.number] if minute else []
    if meeting:
        asked.append(day_month(meeting.date))
    return (
        action_state(register, action, today),
        due_words(register, action, today) if due is None or every else due,
        action.kind.value,
        action.owner,
        ", ".join(asked),
        (today - since).days if since else None,
        action.text,
    )


def due_words(register: Register, action: Action, today: dt.date) -> str:
    """Say when an action falls due: `Thursday 29 July 2021`, `every meeting, next Thursday 29 July 2021`, `undated`."""
    due = due_date(register, action, today)
    if action.due_kind in {DueKind.UNDATED, DueKind.QUARTERLY}:
        return str(action.due_kind.value)
    if action.due_kind is DueKind.EVERY_MEETING:
        return f"every meeting, next {long_date(due)}" if due else "every meeting"
    return long_date(due) if due else f"{action.due_kind.value}, date not recorded"


def action_state(register: Register, action: Action, today: dt.date) -> str:
    """Say how an action stands today: `overdue by 12 days`, `due today`, `open`, `undated`, `done`, `dropped`."""
    if action.status is not ActionStatus.OPEN:
        return str(action.status.value)
    due = due_date(register, action, today)
    if due is None:
        return "undated" if action.due_kind is DueKind.UNDATED else "open"
    late = (today - due).days
    return "open" if late < 0 else f"overdue by {count(late, 'day')}" if late else "due today"


_MEMBERS = (
    Column("name", "Name"),
    Column("role", "Role"),
    Column("body", "Appointed by", "not recorded"),
    Column("party", "Party"),
    Column("votes", "Votes"),
    Column("from", "From", "not recorded"),
    Column("until", "Until"),
)


def members(register: Register, on: dt.date) -> Listing:
    """List who sits on the panel on a day, vacancies included, then the offices round it, by role and name."""
    order = {role: place for place, role in enumerate(Role)}
    seats = sorted(register.seats_on(on), key=lambda seat: (order[seat.role], record_title(register, seat).casefold()))
    return Listing("members", _MEMBERS, tuple(seats), partial(_seat, register))


def _seat(register: Register, seat: Seat) -> tuple[Value, ...]:
    return (
        register.person_name(seat.person) or "vacant",
        seat.post or seat.role.value,
        seat.body,
        seat.party,
        seat.votes and seat.role.sits,
        seat.from_date,
        seat.to_date or seat.term_ends,
    )


def listing(name: str, register: Register, today: dt.date) -> Listing:
    """Give a list by its name: `questions`, `declarations`, `actions` or `members` (those sitting today).

    Raises:
        Refused: there is no list of that name.
    """
    if name == "questions":
        return questions(register)
    if name == "declarations":
        return declarations(register)
    if name == "actions":
        return actions(register, today)
    if name == "members":
        return members(register, today)
    cure = "The lists are questions, declarations, actions and members."
    raise Refused(Problem("unknown-list", f'There is no list "{name}".', cure, "list"))


_NEVER = dt.datetime.min  # noqa: DTZ901
