"""How a change and a refusal are told on the screen, the refusal with the key of what its cure names."""

from __future__ import annotations

from collections.abc import Collection

from screens.kit.keys.key import EVERYWHERE, LIST
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import key_with_id, keys_in
from store.problems import Problem
from store.records import Change


def change_words(change: Change | None) -> str:
    """Write what a command did; None is that nothing had to be changed."""
    return f"{change.sentence}." if change else "Nothing needed changing."


def told(problem: Problem, keymap: Keymap, groups: Collection[str] = ()) -> str:
    """Write a refusal and its cure, with the key of the act that the cure names: "Reinstate it first (R)."

    `groups` are the groups of keys that work where it is told. For an act of another place the key that goes there
    stands before its own: "Arrange one in the calendar (1, then n)."
    """
    key = keymap.key_of(problem.act) if problem.act else ""
    if not key:
        return str(problem)
    place = key_with_id(problem.act).place
    if place not in {EVERYWHERE, LIST, *groups}:
        go = f"go.{_PLACE_OF.get(place, place)}"
        known = any(entry.id == go for entry in keys_in(EVERYWHERE))
        key = f"{keymap.key_of(go)}, then {key}" if known else f"{key} in the {place}"
    end = "." if problem.cure.endswith(".") else ""
    return f"{problem.sentence} {problem.cure.removesuffix('.')} ({key}){end}"


_PLACE_OF = {"settling": "findings"}
"""The place of a group of keys that is called otherwise."""
