"""From which table the register makes each of its look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Minute,
    Panel,
    Question,
    Record,
    Report,
    Stamp,
    StatutoryRound,
    Vote,
    WorkItem,
)

R = TypeVar("R", bound=Record)

LOOK_UPS: Mapping[str, type[Record]] = {
    "panel": Panel,
    "meetings": Meeting,
    "public_meetings": Meeting,
    "_items_by_meeting": WorkItem,
    "_minutes_by_meeting": Minute,
    "_votes_by_meeting": Vote,
    "_votes_by_minute": Vote,
    "_amendments": Vote,
    "_stamps_by_meeting": Stamp,
    "questions": Question,
    "_questions_by_meeting": Question,
    "declarations": Declaration,
    "_declarations_by_meeting": Declaration,
    "_declarations_by_interest": Declaration,
    "interests": Interest,
    "actions": Action,
    "open_actions": Action,
    "rounds": StatutoryRound,
    "reports": Report,
    "complaints": Complaint,
}
"""The one table from which each look-up is made: it stands as long as that does."""


def grouped(records: Iterable[R], key: Any, order: Any) -> dict[str, tuple[R, ...]]:
    """Group records by a key, each group in an order."""
    groups: dict[str, list[R]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {name: tuple(sorted(members, key=order)) for name, members in groups.items()}
