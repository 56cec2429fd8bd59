"""One key confirms in every window, form and line for typing, and the same key leaves each, clearing first."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

import screens
from screens.dialogs import Filter
from screens.first_run import FirstRun
from screens.forms.calendar.impact import ImpactWindow
from screens.forms.calendar.proposing import PatternForm, ProposalWindow
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Option, Picker
from screens.kit.several import SeveralPicker
from screens.kit.window import Window
from store.desk import Desk
from tests.screens.look import NARROW, current, frame_of, news, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]

CONFIRM, LEAVE = "ctrl+s", "escape"
CONFIRMS = {
    "form.save",
    "window.confirm",
    "picker.choose",
    "impact.save",
    "import.save",
    "proposal.save",
    "filter.keep",
    "first.choose",
}
"""What the key that confirms does, by what is asked: it is never left without a meaning."""


def every_window() -> Iterator[type[Widget]]:
    """Give every window, form and line that waits for the clerk, wherever it is defined."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)
    waiting: list[type[Widget]] = [Window]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("screens."):
            yield one
    yield from (FirstRun, Filter)


EVERY = sorted(set(every_window()), key=lambda one: one.__name__)


def led_to(kind: type[Any], key: str) -> set[str]:
    """Give the ids to which a key leads in a window, by its own bindings and those it inherits."""
    return {binding.id for binding in kind._merge_bindings().key_to_bindings.get(key, ()) if binding.id}


@pytest.mark.parametrize("kind", EVERY, ids=lambda one: one.__name__)
def test_one_key_confirms_and_one_leaves_in_every_window(kind: type[Any]) -> None:
    assert len(led_to(kind, CONFIRM)) == 1
    assert led_to(kind, CONFIRM) <= CONFIRMS
    leaves = {"window.close", "form.close", "filter.clear", "first.quit"}
    assert led_to(kind, LEAVE) & leaves


def test_the_table_covers_the_windows() -> None:
    assert len(EVERY) > 40
    assert {Ask, Form, Picker, SeveralPicker, ImpactWindow, ProposalWindow} <= set(EVERY)


async def answers(open_app: Open, window: Window[str], *keys: str) -> list[str | None]:
    """Open a window, press keys, and give what it answered; nothing while it is still open."""
    app = open_app("programme")
    answered: list[str | None] = []
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).pick(window, answered.append)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return answered


YES = (("n", "", "No"), ("y", "yes", "Yes"))
MANY = (("g", "", "Go on"), ("k", "keep", "Keep"), ("t", "throw", "Throw"))
UNLETTERED = (("", "stay", "Leave it so"), ("", "take", "Take it over"))


@pytest.mark.parametrize(
    ("choices", "more", "keys", "answer"),
    [
        (YES, {}, (), "yes"),
        (YES, {}, ("down",), "yes"),
        (MANY, {}, (), None),
        (MANY, {}, ("down",), "keep"),
        (MANY, {"on_confirm": "throw"}, (), "throw"),
        (UNLETTERED, {}, (), "stay"),
        (UNLETTERED, {}, ("down",), "take"),
    ],
)
async def test_a_question_is_confirmed_with_what_changes_something(
    open_app: Open, choices: Any, more: dict[str, str], keys: tuple[str, ...], answer: str | None
) -> None:
    assert await answers(open_app, Ask("Do it?", "", choices, **more), *keys, CONFIRM) == [answer]


async def test_what_is_picked_is_confirmed_with_the_same_key(open_app: Open) -> None:
    options = [Option("a", "Ann"), Option("b", "Bob"), Option("c", "Cy", why_not="Not here.")]
    assert await answers(open_app, Picker("Who?", options), "down", CONFIRM) == ["b"]
    several = SeveralPicker("Who?", options)
    assert await answers(open_app, several, "tab", "tab", CONFIRM) == ["a"]
    assert several.picked == ("a", "b")
    assert await answers(open_app, Picker("Who?", options), "down", "down", CONFIRM) == []


async def test_what_was_typed_in_a_form_is_saved_from_the_question_with_the_same_key(
    open_app: Open, desk: Desk
) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Ethics")
        await pilot.press(LEAVE)
        assert isinstance(app.screen, Ask)
        await pilot.press(CONFIRM)
        await pilot.pause()
        assert "Ethics" in news(app)
        assert any(one.title == "Ethics" for one in desk.register.items_of("M18"))


async def test_a_filter_is_kept_with_the_same_key(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("slash")
        await write(pilot, "precept")
        await pilot.press(CONFIRM)
        assert frame_of(app).place.words == "precept"
        assert frame_of(app).place.list.has_focus


async def test_dates_are_adopted_with_the_same_key_twice(open_app: Open, desk: Desk) -> None:
    app = open_app("calendar")
    before = len(desk.register.meetings)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        assert isinstance(app.screen, PatternForm)
        await pilot.press(CONFIRM, CONFIRM)
        await pilot.pause()
    assert len(desk.register.meetings) > before


async def test_where_nothing_is_asked_that_is_said(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        window: Screen[Any] = app.screen
        assert isinstance(window, Window)
        await pilot.press(CONFIRM)
        assert "nothing to confirm" in window.hint_line.text
        await pilot.press(LEAVE)
        assert current(app) == "W13"


async def test_escape_clears_marks_then_what_was_typed_then_leaves_a_window(open_app: Open) -> None:
    options = [Option("a", "Ann"), Option("b", "Bob")]
    app = open_app("programme")
    answered: list[str | None] = []
    async with app.run_test(size=NARROW) as pilot:
        window = SeveralPicker("Who?", options)
        frame_of(app).pick(window, answered.append)
        await pilot.pause()
        await pilot.press("tab", "B")
        assert window.picked == ("a",)
        await pilot.press(LEAVE)
        assert window.typed.value == "B"
        assert not window.list.marks
        await pilot.press(LEAVE)
        assert window.typed.value == ""
        assert answered == []
        await pilot.press(LEAVE)
        await pilot.pause()
        assert answered == [None]
