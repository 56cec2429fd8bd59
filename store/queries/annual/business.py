"""What came before the panel in a year, what it asked for, and what became of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.queries.annual.people import CountOf
from store.queries.annual.scope import Behind, Scope
from store.queries.words.wording import record_title
from store.records import (
    Action,
    ActionKind,
    ItemMove,
    Outcome,
    Question,
    QuestionKind,
    QuestionState,
    Record,
    RoundKind,
    WorkItem,
)
from store.rules.actions.replying import reply_required

_TAKEN = frozenset({QuestionState.PUT, QuestionState.ANSWERED, QuestionState.REPLY_OWED, QuestionState.REPLY_SENT})


def _told(scope: Scope, record: Record) -> Behind:
    return Behind(record.id, record_title(scope.register, record))


def asked(wanted: Callable[[Question], bool] = lambda _: True) -> CountOf:
    """Count what the public sent in that is wanted."""
    return lambda scope: (_told(scope, one) for one in scope.questions() if wanted(one))


def asked_of(kind: QuestionKind) -> CountOf:
    """Count what the public sent in of one kind."""
    return asked(lambda one: one.kind is kind)


def came_to(*states: QuestionState) -> Callable[[Question], bool]:
    """Say of a question whether it stands or stood in one of some states."""
    return lambda one: one.state in states or any(step.state in states for step in one.steps)


def was_taken(one: Question) -> bool:
    """Say whether a question was put or answered."""
    return came_to(*_TAKEN)(one) or bool(one.answer)


def without_outcome(one: Question) -> bool:
    """Say whether it is not recorded what became of a question."""
    ended = (QuestionState.REJECTED, QuestionState.REDIRECTED)
    return not was_taken(one) and not came_to(*ended)(one)


def promised(wanted: Callable[[Action], bool]) -> CountOf:
    """Count what was asked for, recommended or undertaken that is wanted."""
    return lambda scope: (_told(scope, one) for one in scope.promises() if wanted(one))


def promised_of(kind: ActionKind) -> CountOf:
    """Count what was asked for, recommended or undertaken of one kind."""
    return promised(lambda one: one.kind is kind)


def closed(scope: Scope) -> Iterator[Behind]:
    """Count what was discharged in the year, whenever it was asked for."""
    for one in scope.register.actions:
        if one.closed is not None and scope.has(one.closed.on):
            yield _told(scope, one)


def unanswered(one: Action) -> bool:
    """Say whether a reply to a recommendation is required and has not come."""
    return one.response is None and reply_required(one)


def outcomes(*wanted: Outcome) -> CountOf:
    """Count the outcomes of the points to which a reply came in the year, one for each part that had its own."""

    def of(scope: Scope) -> Iterator[Behind]:
        for one in scope.register.actions:
            if one.response is not None and scope.has(one.response.received_on):
                yield from (_told(scope, one) for point in one.response.outcomes if point.outcome in wanted)

    return of


def planned(scope: Scope) -> Iterator[Behind]:
    """Count the business that was on the programme for the meetings of the year."""
    yield from (_told(scope, one) for one in scope.items())


def kept(scope: Scope) -> Iterator[Behind]:
    """Count the business that was considered at a meeting of the year."""
    yield from (_told(scope, one) for one in scope.items() if scope.has_meeting(one.considered_at))


def put_off(scope: Scope) -> Iterator[Behind]:
    """Count the times that business, or a part of it, was moved away from a meeting of the year."""
    yield from _moved(scope, lambda move: move.how in {"moved", "deferred"} and move.to_meeting != move.from_meeting)


def withdrawn(scope: Scope) -> Iterator[Behind]:
    """Count the times that business was withdrawn from a meeting of the year."""
    yield from _moved(scope, lambda move: move.how == "withdrawn")


def _moved(scope: Scope, wanted: Callable[[ItemMove], bool]) -> Iterator[Behind]:
    for one in scope.items():
        for move in one.moves:
            if scope.has_meeting(move.from_meeting) and wanted(move):
                yield _told(scope, one)


def unsettled(scope: Scope) -> Iterator[Behind]:
    """Count the business that stands with a meeting of the year without a record of what became of it."""
    for one in scope.register.all(WorkItem):
        if one.status.open and scope.has_meeting(one.meeting):
            yield _told(scope, one)


def rounds(*kinds: RoundKind) -> CountOf:
    """Count the statutory rounds of some kinds, or all, of which a step was taken in the year."""

    def of(scope: Scope) -> Iterator[Behind]:
        for one in scope.register.rounds:
            if (not kinds or one.kind in kinds) and any(scope.has(step.on) for step in one.steps):
                yield _told(scope, one)

    return of
