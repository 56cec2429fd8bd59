"""Records as earlier formats wrote them, brought to the form of today: plain data in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from store.records.change import Change
from store.records.minute import Minute
from store.records.people import Person

_PERSON = re.compile(rf"{Person.prefix}[1-9][0-9]*")


def motion_people(document: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give a file of format 1 with the words for movers and seconders in fields of their own.

    The images of minutes in the journal are brought to the same form, so that a change made before can still be undone.
    """
    fresh = {name: dict(table) for name, table in document.items()}
    for name, bring in ((Minute.table, motion_of_today), (Change.table, _change)):
        if name in fresh:
            fresh[name] = {key: bring(row) for key, row in fresh[name].items()}
    return fresh


def motion_of_today(minute: Any) -> Any:
    """Give a minute whose mover and seconder are people, with the words printed for them beside.

    Before, one field held either: words go to the new one, and the id of a person stays. What is no such minute, or is
    in the form of today, is given back as it is.
    """
    motion = minute.get("motion") if isinstance(minute, dict) else None
    if not isinstance(motion, dict):
        return minute
    fresh: dict[str, Any] = {}
    for name, value in motion.items():
        printed = f"{name}_printed"
        words = name in {"moved_by", "seconded_by"} and isinstance(value, str) and not _PERSON.fullmatch(value)
        fresh[printed if words and printed not in motion else name] = value
    return {**minute, "motion": fresh}


def _change(row: Any) -> Any:
    """Bring both images of every minute that a change touched to the form of today."""
    touched = row.get("touched") if isinstance(row, dict) else None
    if not isinstance(touched, list):
        return row
    return {**row, "touched": [_images(one) for one in touched]}


def _images(one: Any) -> Any:
    if not isinstance(one, dict) or one.get("table") != Minute.table:
        return one
    return {key: motion_of_today(value) if key in {"before", "after"} else value for key, value in one.items()}
