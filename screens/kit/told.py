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


def told(problem: Problem, keymap: Keymap, groups: Collection[str] = (), *, over: int = 0) -> str:
    """Write a refusal and its cure, with the key of the act that the cure names: "Reinstate it first (R)."

    `groups` are the groups of keys that work where it is told. For an act of another place the key that goes there
    stands before its own: "Arrange one in the calendar (1, then n)." Where so many windows stand `over` the place, the
    keys that leave them stand before both.
    """
    key = keymap.key_of(problem.act) if problem.act else ""
    if not key:
        return str(problem)
    place = key_with_id(problem.act).place
    if problem.act in _IN_ITS_LINE and "settling" in groups:
        leads = f"{_out(keymap, over)}, then " if over else ""
        of = problem.act.partition(".")[0]
        key = f"{leads}{keymap.key_of(_IN_ITS_LINE[problem.act])} on a line of the {of}"
    elif place not in {EVERYWHERE, LIST, *groups}:
        key = _from_elsewhere(place, key, keymap, groups, over=over)
    elif over:
        key = f"{_out(keymap, over)}, then {key}"
    end = "." if problem.cure.endswith(".") else ""
    return f"{problem.sentence} {problem.cure.removesuffix('.')} ({key}){end}"


def _from_elsewhere(place: str, key: str, keymap: Keymap, groups: Collection[str], *, over: int) -> str:
    """Write a key after those that lead to where it works: out of a window, to its place, into its window."""
    from screens.kit.commands import WAYS, Way

    if place in _BY_LINE and "settling" in groups:
        opener = keymap.key_of(_BY_LINE[place])
        where = "" if "prepare" in groups else " on a line of the meeting"
        return f"{_out(keymap, over)}, {opener}, then {key}" if over else f"{opener}{where}, then {key}"
    way = WAYS.get(place, Way(place, place))
    go = [] if way.place in groups else [f"go.{way.place}"]
    if not all(any(entry.id == one for entry in keys_in(EVERYWHERE)) for one in go):
        return f"{key} in the {place}"
    leads = [*["window.close"] * over, *go, *([way.opener] if way.opener else [])]
    return ", ".join((*map(keymap.key_of, leads), f"then {key}")) if leads else f"{key} in the {place}"


def _out(keymap: Keymap, over: int) -> str:
    """Write the keys that leave so many windows."""
    return ", ".join([keymap.key_of("window.close")] * over)


_BY_LINE = {"clock": "settle.clock", "agenda": "settle.agenda"}
"""The key that opens a window from the line of a finding, below a window that was opened from there."""

_IN_ITS_LINE = dict.fromkeys(("item.edit", "action.edit", "meeting.edit"), "settle.edit")
"""What a key of the lists of findings does as well, on the line of the record."""
