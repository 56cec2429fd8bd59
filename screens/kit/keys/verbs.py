"""What each key is for, in a word or two: the headings under which the keys of a place are shown all at once."""

from __future__ import annotations

from collections.abc import Sequence

from screens.kit.keys.key import Key

GO, LOOK, MAKE, CHANGE, ORDER, RECORD, SEND, TAKE, FIND, ROUND = (
    "Go to",
    "Look",
    "Make",
    "Change",
    "Move",
    "Record",
    "Send and print",
    "Take out, take back",
    "Find and mark",
    "The program",
)

_BY_NAME = {
    LOOK: """
        open read chain working clock load ledger history versions brief changes notice sheet minutes similar interests
        findings balance record board print lint leftovers agenda room attendance declared programme planner views hints
        panels calendars workload papers pack check prepare votes points today report withdrawn
        particulars year
    """,
    MAKE: "new add receive draft build import propose split letter schedule declare again action supplement late save",
    CHANGE: """
        edit word name names correct text redact score criteria moveable clear_note edit substitutes rules link returned
        group ungroup reword keep council quorum status other
    """,
    ORDER: """
        move to_previous to_next raise lower defer hold carry review earlier later leave_out deferral forward
    """,
    SEND: """
        publish export preview copy copies chase notices posted send sent final confirm sign inspect elsewhere folder
        bundle verify
    """,
    TAKE: """
        bin withdraw cancel drop void end remove clear purge back undo redo undo_other reopen reinstate unlink aside
        unlist
    """,
    FIND: "filter find palette up down page_up page_down first last previous_group next_group mark mark_all sort",
    ROUND: "help keys quit repaint doctor merge at_odds leave",
}
_OF = {name: heading for heading, names in _BY_NAME.items() for name in names.split()}
_IDS = {
    "complaint.record": RECORD,
    "window.close": ROUND,
    "form.close": ROUND,
    "written.open": SEND,
    "back": ROUND,
    "bin": TAKE,
    "settle.leave": ROUND,
    "window.confirm": RECORD,
}
_STEPS = frozenset({"previous", "next", "before", "after", "left", "right", "up", "down", "today"})
_STEP_PLACES = frozenset({"declarations", "meeting", "members", "planner", "room", "attendance"})


def heading_of(key: Key) -> str:
    """Give the heading under which a key stands; what is none of the others records something."""
    if key.id in _IDS:
        return _IDS[key.id]
    name = key.id.rpartition(".")[2]
    steps = key.place in _STEP_PLACES and (name in _STEPS or name.partition("_")[0] in {"month", "year"})
    if key.id.startswith("go.") or (steps and key.id != "attend.left"):
        return GO
    return _OF.get(name, RECORD)


def by_heading(keys: Sequence[Key]) -> list[tuple[str, list[Key]]]:
    """Put keys under their headings, in the order in which a clerk looks for them."""
    order = (LOOK, MAKE, CHANGE, ORDER, RECORD, SEND, TAKE, FIND, GO, ROUND)
    under: dict[str, list[Key]] = {heading: [] for heading in order}
    for key in keys:
        under[heading_of(key)].append(key)
    return [(heading, entries) for heading, entries in under.items() if entries]
