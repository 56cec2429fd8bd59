"""The panels that a clerk serves: the list of them, which is her own, and the records of each.

An entry is a name and where that panel is kept. What stands there is handed as it is to what opens it, so that nothing
here depends on its being a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.problems import Problem, Refused
from store.register import Register
from store.rules.words.folding import words_read
from store.rules.words.wording import either, quoted, verbatim

LONGEST_NAME = 40
"""The most characters of the name of a panel in the list: it stands in a column beside others."""


class Entry(NamedTuple):
    """A panel of the list: what the clerk calls it, and where it is kept."""

    name: str
    where: str


class Served(NamedTuple):
    """A panel with its records, under the name that the clerk gave it. No record of one is ever put into another.

    `panel_id` is that of its file, which a copy of it has as well; empty if it is not known.
    """

    name: str
    register: Register
    panel_id: str = ""


def own_name(register: Register) -> str:
    """Give what a panel calls itself in short, to be offered as its name in the list; empty if it has no name yet."""
    return (register.panel.short_name or register.panel.name)[:LONGEST_NAME].strip()


def entry_named(entries: Sequence[Entry], name: str) -> Entry | None:
    """Give the panel of this name, in capitals or not; None if there is none."""
    return next((one for one in entries if words_read(one.name) == words_read(name)), None)


def why_not_list(entries: Sequence[Entry], name: str, where: str) -> tuple[Problem, ...]:
    """Say everything that stands against putting a panel on the list under a name; nothing if it can be."""
    problems = []
    shown = name.strip()
    if not shown:
        problems.append(
            Problem("panels.no-name", "The panel has no name in the list.", "Type one, such as LLR.", "name")
        )
    elif len(shown) > LONGEST_NAME or not shown.isprintable():
        cure = f"Type one of at most {LONGEST_NAME} letters, figures and blanks."
        problems.append(Problem("panels.bad-name", f"{verbatim(shown)} cannot stand in the list.", cure, "name"))
    elif (taken := entry_named(entries, shown)) is not None:
        sentence = f"There is a panel {quoted(taken.name)} in the list already: {taken.where}."
        problems.append(Problem("panels.name-taken", sentence, "Choose another name, or take that one off.", "name"))
    same = next((one for one in entries if one.where == where), None)
    if same is not None:
        sentence = f"{where} is in the list already, as {quoted(same.name)}."
        problems.append(Problem("panels.listed", sentence, "To rename it, take it off the list first.", "where"))
    return tuple(problems)


def need_named(entries: Sequence[Entry], name: str) -> Entry:
    """Give the panel of this name, in capitals or not. Raises Refused, naming those there are."""
    if (known := entry_named(entries, name)) is not None:
        return known
    if not entries:
        cure = "Put it on the list first: secretariat panels add FILE."
        raise Refused(Problem("panels.none", "There is no panel in your list yet.", cure, "name"))
    cure = f"Choose {either([one.name for one in entries])}."
    raise Refused(Problem("panels.unknown", f"There is no panel {verbatim(name)} in your list.", cure, "name"))
