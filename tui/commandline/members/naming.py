"""Reads the names of people on the command line: an id, a printed name, or a part of one that fits only one."""

from __future__ import annotations

from collections.abc import Iterable

from store.problems import Problem, Refused
from store.records import Meeting
from store.register import Register
from store.rules.attendance.room import business
from store.rules.words.names import find_person
from tui.commandline.reading import Reading

NAME_HELP = "a name as any paper prints it, part of one, or an id"


def person(read: Reading, typed: str, meeting: str = "") -> str:
    """Read one person; gives the id. Members and others of the meeting are taken before the rest of the register."""
    try:
        return find_person(read.register, typed, "person", _likely(read.register, meeting)).id
    except Refused as refused:
        read.problems += refused.problems
        return ""


def people(read: Reading, typed: Iterable[str], meeting: str = "") -> tuple[str, ...]:
    """Read several people, each once."""
    return tuple(dict.fromkeys(person(read, one, meeting) for one in typed))


def item_of(read: Reading, typed: str, meeting: str) -> str:
    """Read an item of a meeting by its number on the agenda, its id or its title; gives the id."""
    order = business(read.register, meeting)
    if not (typed.isascii() and typed.isdigit()):
        return read.item(typed)
    if len(typed) < 4 and 1 <= int(typed) <= len(order):
        return order[int(typed) - 1].id
    cure = f"Its items are numbered from 1 to {len(order)}." if order else "No item stands under it."
    read.problems.append(Problem("item-number", f"The meeting has no item {typed}.", cure, "item"))
    return ""


def _likely(register: Register, meeting: str) -> set[str]:
    held = register.get(Meeting, meeting)
    if held is None:
        return set()
    seats = {seat.person for seat in register.seats_on(held.date) if seat.person}
    return seats | {one.person for one in held.attendance}
