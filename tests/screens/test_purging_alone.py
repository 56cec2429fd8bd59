"""Letting go of private details on the screen, without one: what is asked, and what is named that still holds them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from screens.forms import purging
from screens.forms.purging import Purging

PURGE: Any = "the purge"
COMMAND: Any = "the command"
GOES = Purging(
    purge=PURGE,
    command=COMMAND,
    details="addresses",
    record="question",
    stays="The words stay.",
    goes="Backups keep them",
    left="Still there",
)
MANY = tuple(f"Q{at}" for at in range(1, 14))


class Office:
    """Answers the question, carries the command out with a change or none, and notes what is asked, done and shown."""

    def __init__(self, answer: str, change: object) -> None:
        self.desk = "the desk"
        self.answer, self.change = answer, change
        self.done: list[str] = []

    def aside(self, work: Any, then: Any, words: str) -> None:
        then(work())

    def pick(self, window: Any, picked: Any) -> None:
        choices = [f"{letter} {label}" for letter, _, label in getattr(window, "_choices", {}).values()]
        self.done.append("\n".join((window.heading, window._words, *choices)))
        picked(self.answer)

    def carry_out_then(self, go_to: object, then: Any, command: Any, *, in_journal: object) -> None:
        self.done.append(f"{command} {go_to} {in_journal}")
        then(self.change)


LISTED = {
    MANY[:1]: ("Remove the addresses of 1 question for good?", "Q1"),
    MANY[:12]: ("Remove the addresses of 12 questions for good?", ", ".join(MANY[:12])),
    MANY: ("Remove the addresses of 13 questions for good?", ", ".join(MANY[:12]) + ", …"),
}
"""What is asked, by what is due to go."""


@pytest.mark.parametrize(
    ("answer", "change", "left", "done"),
    [
        ("", "a change", ["a.json"], []),
        ("yes", "a change", ["a.json", "b.json"], ["the command None 3", "Still there\na.json\n\nb.json"]),
        ("yes", "a change", [], ["the command None 3"]),
        ("yes", None, ["a.json"], ["the command None 3"]),
    ],
)
def test_what_is_let_go_of_is_asked_about_and_what_holds_it_still_is_named(
    monkeypatch: pytest.MonkeyPatch, answer: str, change: object, left: list[str], done: list[str]
) -> None:
    monkeypatch.setattr(purging, "left_after", lambda *given: [SimpleNamespace(words=one) for one in left])
    words = "The words stay. Backups keep them: you are then told where they are and how to remove them."
    for ids, (heading, listed) in LISTED.items():
        due = {("the desk", PURGE): SimpleNamespace(ids=ids, in_journal=3)}
        monkeypatch.setattr(purging, "due_to_go", lambda *given, of=due: of[given])
        office: Any = Office(answer, change)
        purging.open_purge(office, GOES)
        assert office.done == [f"{heading}\n{listed}\n\n{words}\nn No, leave them\ny Yes, remove them", *done]
