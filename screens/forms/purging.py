"""Letting go of private details for good: the question that is asked first, and what still holds them afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.office import Office
from store.problems import FileTrouble
from store.purging import Purge, due_to_go, left_after
from store.queries.words.short import count


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
    try:
        due = due_to_go(desk, asked.purge)
    except FileTrouble as trouble:
        office.say_trouble(trouble)
        return
    ids = ", ".join(due.ids[:12]) + (", …" if len(due.ids) > 12 else "")
    ask = Ask(
        f"Remove the {asked.details} of {count(len(due.ids), asked.record)} for good?",
        f"{ids}\n\n{asked.stays} {asked.goes}: they are named afterwards, with the way.",
        (("n", "", "No, leave them"), ("y", "yes", "Yes, remove them")),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes" and office.carry_out(asked.command, in_journal=due.in_journal):
            left = [one.words for one in left_after(desk, due)]
            if left:
                office.pick(Help(asked.left, "\n\n".join(left)), lambda _: None)

    office.pick(ask, answered)
