"""Whatever draws itself for its size is told of it, also where Textual mapped the screen before laying it out."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

import screens
from screens.kit.detail import Detail
from screens.kit.entries import LineEntry, TextEntry
from screens.kit.record_list import Cells, Column, RecordList
from screens.kit.told_of_size import ToldOfSize


def a_list() -> Widget:
    return RecordList((Column("Name"),), lambda one, number: Cells((one,)), lambda: None)


@pytest.mark.parametrize(
    "make", [a_list, lambda: Detail(lambda: ""), LineEntry, TextEntry], ids=["list", "pane", "line", "text"]
)
@pytest.mark.parametrize("asked", [False, True], ids=["laid out", "asked for before"])
async def test_it_is_told_of_its_size_once(
    make: Callable[[], Widget], asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    app: App[None] = App()
    async with app.run_test(size=(40, 10)) as pilot:
        widget = make()
        before = type(widget).on_resize  # type: ignore[attr-defined]

        def on_resize(self: Widget) -> None:
            told.append(self.size.width)
            before(self)

        monkeypatch.setattr(type(widget), "on_resize", on_resize)
        with app.batch_update():
            await app.screen.mount(widget)
            if asked:
                app.screen._compositor._full_map_invalidated = True
                assert widget in app.screen._compositor.full_map
        await pilot.pause()
        assert told == [widget.size.width]
        assert told[0] > 0


def asking_for_it() -> Iterator[type[Widget]]:
    """Give every widget of ours that does something when it has another size; screens are told by the application."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        for kind in vars(import_module(module.name)).values():
            ours = isinstance(kind, type) and issubclass(kind, Widget) and not issubclass(kind, Screen)
            if ours and "on_resize" in vars(kind):
                yield kind


def test_every_widget_that_waits_for_its_size_is_told() -> None:
    kinds = set(asking_for_it())
    assert len(kinds) >= 7
    assert not {kind for kind in kinds if not issubclass(kind, ToldOfSize)}


def in_place_of_textuals() -> Iterator[tuple[str, inspect.Parameter, inspect.Parameter]]:
    """Give every argument with a default of a method that stands in the place of one of Textual's, and that one's."""
    kinds = {
        kind
        for module in pkgutil.walk_packages(screens.__path__, "screens.")
        for kind in vars(import_module(module.name)).values()
        if isinstance(kind, type) and kind.__module__.startswith("screens.")
    }
    kinds.add(ToldOfSize)
    for kind in kinds:
        bases = [*kind.__mro__[1:], *((Widget,) if kind is ToldOfSize else ())]
        for name, own in vars(kind).items():
            theirs = next(
                (vars(one)[name] for one in bases if name in vars(one) and one.__module__[:7] == "textual"), None
            )
            if inspect.isfunction(own) and inspect.isfunction(theirs) and not name.startswith("__"):
                known = inspect.signature(theirs).parameters
                for one in inspect.signature(own).parameters.values():
                    if one.default is not one.empty and one.name in known:
                        yield f"{kind.__name__}.{name}", one, known[one.name]


def test_what_stands_in_the_place_of_textuals_own_is_given_the_same_where_nothing_is_given() -> None:
    held = list(in_place_of_textuals())
    assert {name for name, _, _ in held} >= {"ToldOfSize._size_updated", "RecordList.refresh"}
    assert [name for name, ours, theirs in held if ours.default != theirs.default] == []
