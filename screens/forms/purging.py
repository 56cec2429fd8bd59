"""Letting go of private details for good: the question that is asked first, and what still holds them afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from screens.dialogs import Help
from screens.kit.aside import READING
from screens.kit.ask import Ask
from screens.kit.office import Office
from store.purging import Due, Purge, due_to_go, left_after
from store.queries.words.short import count
from store.records import Change


class Purging(NamedTuple):
    """What is removed, in the words of its question.

    `details` are what goes, `record` of what; `stays` says what is kept, `goes` from where it goes and what keeps it
    all the same, `left` heads the list of the files that do.
    """

    purge: Purge
    command: Callable[..., Any]
    details: str
    record: str
    stays: str
    goes: str
    left: str


def open_purge(office: Office, asked: Purging) -> None:
    """Ask, then remove what is due to go, and name the files that still hold it."""
    desk = office.desk
    office.aside(lambda: due_to_go(desk, asked.purge), lambda due: _ask(office, asked, due), READING)


def _ask(office: Office, asked: Purging, due: Due) -> None:
    """Ask whether what is due to go is removed."""
    desk = office.desk
    ids = ", ".join(due.ids[:12]) + (", …" if len(due.ids) > 12 else "")
    ask = Ask(
        f"Remove the {asked.details} of {count(len(due.ids), asked.record)} for good?",
        f"{ids}\n\n{asked.stays} {asked.goes}: you are then told where they are and how to remove them.",
        (("n", "", "No, leave them"), ("y", "yes", "Yes, remove them")),
    )

    def done(change: Change | None) -> None:
        if change is not None:
            left = [one.words for one in left_after(desk, due)]
            if left:
                office.pick(Help(asked.left, "\n\n".join(left)), lambda _: None)

    def answered(answer: str | None) -> None:
        if answer == "yes":
            office.carry_out_then(None, done, asked.command, in_journal=due.in_journal)

    office.pick(ask, answered)
