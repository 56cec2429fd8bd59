"""Everything that can be done, by its names: of the place on the screen, and of every other with the way there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from screens.kit.keys.key import EVERYWHERE, LIST, Key
from screens.kit.keys.table import key_with_id, keys_in
from store.rules.words.called import called
from store.rules.words.matching import Named, named


class Way(NamedTuple):
    """Where the keys of a group work: the place, what it is called, and the act that opens their window, if any."""

    place: str
    name: str
    opener: str = ""


WAYS = {
    "programme": Way("programme", "Programme"),
    "calendar": Way("calendar", "Calendar"),
    "questions": Way("questions", "Questions"),
    "declarations": Way("declarations", "Declarations"),
    "actions": Way("actions", "Actions"),
    "meeting": Way("meeting", "Meeting"),
    "members": Way("members", "Members"),
    "attendance": Way("attendance", "Attendance"),
    "room": Way("room", "The room"),
    "rounds": Way("rounds", "Rounds"),
    "reports": Way("reports", "Reports"),
    "complaints": Way("complaints", "Complaints"),
    "settings": Way("settings", "Settings"),
    "beginning": Way("beginning", "Not set yet"),
    "settling": Way("findings", "Findings"),
    "agenda": Way("meeting", "Agenda", "page.agenda"),
    "pack": Way("meeting", "Pack", "page.pack"),
    "clock": Way("calendar", "Clock", "meeting.clock"),
    "planner": Way("calendar", "Year", "meeting.planner"),
    "proposal": Way("calendar", "Dates proposed", "meeting.propose"),
    "papers": Way("programme", "Papers", "item.papers"),
    "panels": Way("", "Your panels", "panels"),
    "comparison": Way("", "Versions", "versions"),
}
"""The way to the keys of each group that is not shown from everywhere; the place "" is the one on the screen."""


def groups_elsewhere(here: tuple[str, ...]) -> Iterator[tuple[str, Way]]:
    """Go through the groups whose keys do not work in the place on the screen."""
    return ((group, way) for group, way in WAYS.items() if group not in here)


def way_to(key_id: str, here: tuple[str, ...]) -> Way | None:
    """Give the way to where a key works; None if it works in the place on the screen, whose groups are `here`."""
    group = key_with_id(key_id).place
    return None if group in {EVERYWHERE, LIST, *here} else WAYS.get(group)


@cache
def names_of(key_id: str) -> Named:
    """Give what an act is called: its label, what people call it, and the sentence that says what it does."""
    key: Key = key_with_id(key_id)
    way = WAYS.get(key.place)
    return named((key.label, *called(key_id)), (key.help, way.name if way else ""))


def acts_of(*groups: str) -> tuple[str, ...]:
    """List the ids of what can be done with the keys of some groups."""
    return tuple(key.id for key in keys_in(*groups))
