"""The small parts of the application, asked without drawing anything: sweeping, colours, folders."""

from __future__ import annotations

import gc
from collections import deque
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from screens.kit.present import FEW_COLOURS, FIELD, FIELD_NEXT, LINED
from screens.kit.workscreen import Workscreen
from tui import lean, sweeping
from tui.app import DARK, LIGHT, Secretariat
from tui.in_turn import InTurn
from tui.settings import Settings, checks_folder, config_path, default_file, log_path


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give what is swept, by the age of what is looked at, and sweep nothing."""
    ages: list[int] = []

    def collect(age: int) -> int:
        ages.append(age)
        return 0

    monkeypatch.setattr(gc, "collect", collect)
    return ages


@pytest.mark.parametrize(("objects", "age"), [(0, 2), (99_999, 2), (100_000, 1)])
def test_the_young_are_swept_at_once_and_the_old_while_there_are_few(
    swept: list[int], monkeypatch: pytest.MonkeyPatch, objects: int, age: int
) -> None:
    asked = []

    def held(generation: int) -> list[None]:
        asked.append(generation)
        return [None] * objects

    monkeypatch.setattr(gc, "get_objects", held)
    colours = SimpleNamespace(get_inner_outer=SimpleNamespace(cache_clear=lambda: swept.append(0)))
    monkeypatch.setattr(sweeping, "StylesCache", colours)
    sweeping.sweep()
    sweeping.sweep_old(alone=False)
    assert (swept, asked) == ([0, 1, age], [2])


def test_what_no_sweep_frees_is_left_out_of_those_to_come_where_it_is_much_and_no_window_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for freed, alone, left_out in ((4_999, True, ["left out"]), (5_000, True, []), (0, False, [])):
        done: list[str] = []
        monkeypatch.setattr(gc, "get_objects", lambda _: [None] * (sweeping._SETTLED + 5_000))
        monkeypatch.setattr(gc, "collect", lambda _, freed=freed: freed)
        monkeypatch.setattr(gc, "freeze", lambda done=done: done.append("left out"))
        sweeping.sweep_old(alone=alone)
        assert done == left_out, (freed, alone)


class Clock:
    """Stands for an application and for the keys that wait at it: calls what is due when it is told to."""

    def __init__(self) -> None:
        self.due: list[tuple[float, object]] = []
        self.hurry = False
        self.screen_stack: list[object] = []

    def set_timer(self, seconds: float, then: object) -> None:
        self.due.append((seconds, then))

    def pass_by(self) -> float:
        seconds, then = self.due.pop(0)
        then()  # type: ignore[operator]
        return seconds


def test_windows_that_close_together_are_swept_up_once_nobody_types(
    swept: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_objects", lambda _: [])
    clock = Clock()
    for _ in range(3):
        sweeping.sweep_soon(clock, clock)  # type: ignore[arg-type]
    clock.hurry = True
    waited = [clock.pass_by()]
    assert swept == []
    clock.hurry = False
    waited += [clock.pass_by(), clock.pass_by()]
    assert waited == [0.1, 0.1, 1.0]
    assert swept == [1, 2]
    assert clock.due == []


def test_what_many_answers_leave_is_swept_up_behind_one_and_not_within_a_key(
    swept: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for quick, made, times in ((True, 8_001, 1), (True, 8_000, 0), (False, 8_001, 0)):
        clock = Clock()
        monkeypatch.setattr(gc, "get_count", lambda made=made: (made, 0, 0))
        app = Secretariat(None, Settings())
        app.quick = quick
        monkeypatch.setattr(app, "set_timer", clock.set_timer)
        for _ in range(3):
            app.in_turn._answered()
        assert [seconds for seconds, _ in clock.due] == [0.02] * times, (quick, made)
        for _ in clock.due:
            assert swept == []
            clock.pass_by()
    assert swept == [0]


@pytest.mark.parametrize(
    ("system", "few"), [("standard", True), ("windows", True), ("256", False), ("truecolor", False), (None, False)]
)
def test_a_terminal_of_few_colours_is_known(monkeypatch: pytest.MonkeyPatch, system: str | None, few: bool) -> None:
    monkeypatch.setattr(Console, "color_system", property(lambda _: system))
    assert Secretariat(None, Settings()).has_class(FEW_COLOURS) == few


@pytest.mark.parametrize(
    ("theme", "used", "lined"),
    [
        ("", "secretariat-dark", False),
        ("secretariat-light", "secretariat-light", False),
        ("ansi-dark", "ansi-dark", True),
        ("nord", "nord", False),
        ("purple", "secretariat-dark", False),
    ],
)
def test_the_colours_that_are_set_are_used_if_there_are_such(theme: str, used: str, lined: bool) -> None:
    app = Secretariat(None, Settings(theme=theme))
    assert (app.theme, app.has_class(LINED)) == (used, lined)
    ours = ("secretariat-dark", "secretariat-light", "ansi-dark", "ansi-light")
    assert [name for name, _ in app.themes] == [*ours, *([] if used in ours else [used])]
    assert app.own[:2] == (used, "")


def test_every_theme_has_two_grounds_to_type_on() -> None:
    for theme in (DARK, LIGHT):
        assert {FIELD, FIELD_NEXT} <= set(theme.variables)
    app = Secretariat(None, Settings(theme="nord"))
    grounds = app.get_theme_variable_defaults()
    assert set(grounds) == {FIELD, FIELD_NEXT}
    assert grounds[FIELD] != grounds[FIELD_NEXT]
    assert Secretariat(None, Settings()).get_theme_variable_defaults() == {}


def test_the_clerks_own_settings_are_told_as_they_are_used() -> None:
    app = Secretariat(None, Settings(who="Ann", week_starts="Sunday", keymap={"item.move": "f14"}))
    assert app.own == ("secretariat-dark", "Ann", True, {"item.move": "f14"})
    assert Secretariat(None, Settings(week_starts="monday")).own[2] is False


def test_log_and_checks_lie_in_the_folder_for_state(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRETARIAT_CONFIG")
    state = own_folders.parent / "state" / "secretariat"
    assert (log_path(), checks_folder()) == (state / "errors.log", state / "checks")
    assert default_file() == own_folders.parent / "data" / "secretariat" / "panel.json"
    assert config_path().parts[-2:] == ("secretariat", "settings.toml")


async def test_what_waits_is_let_in_one_by_one_and_each_is_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[object, ...]] = []

    async def rest(event: object) -> None:
        done.append(("wait for", event))

    one: Any = InTurn.__new__(InTurn)
    one._waiting = deque([("a", True), ("b", False), ("c", True)])
    one._app = SimpleNamespace(_exit=False, screen_stack=[1], post_message=lambda event: event != "c")
    monkeypatch.setattr(one, "_rest", rest)
    monkeypatch.setattr(one, "_let_through", lambda event, *, first: done.append(("let in", event, first)))
    await one._let_in()
    begun = [("wait for", "a"), ("let in", "a", True), ("wait for", "b"), ("let in", "b", False), ("wait for", "c")]
    assert (done, one._due, list(one._waiting), one._task) == (begun, "b", [], None)


def test_a_screen_answers_only_while_it_waits_for_a_server() -> None:
    answering, silent = Workscreen.__new__(Workscreen), Workscreen.__new__(Workscreen)
    vars(answering)["answers"], vars(silent)["answers"] = (lambda _: True), (lambda _: False)
    for at_server, screen, answered in (
        (True, answering, True),
        (True, silent, False),
        (False, answering, False),
        (True, "another screen", False),
    ):
        app: Any = SimpleNamespace(in_turn=SimpleNamespace(at_server=at_server), screen=screen)
        event: Any = "a key"
        assert Secretariat._answered(app, event) is answered, (at_server, screen)


def test_textuals_palette_is_made_of_empty_classes_and_is_no_package() -> None:
    palette = lean._NoPalette("textual.command")
    assert (palette.Provider.__name__, palette.Provider.__bases__) == ("Provider", (object,))
    assert isinstance(palette.Hit, type)
    with pytest.raises(AttributeError):
        _ = palette.__path__


@pytest.mark.parametrize("quick", [True, False])
def test_the_collector_rests_until_the_first_screen_is_there_and_then_sweeps_seldom(
    monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    done: list[str] = []
    often: list[int] = []
    noted = SimpleNamespace(
        freeze=lambda: done.append("freeze"),
        set_threshold=lambda *each: often.extend(each),
        enable=lambda: done.append("enable"),
    )
    monkeypatch.setattr("tui.app.gc", noted)
    app: Any = SimpleNamespace(quick=quick, watched=False, tell_of_settings=lambda: done.append("told"))
    app.ahead = SimpleNamespace(begin=lambda: done.append("ahead"))
    Secretariat.on_ready(app)
    assert done == (["freeze", "enable", "ahead", "told"] if quick else ["told"])
    assert len(often) == 3 * quick
    assert not quick or often[0] >= 10 * 700, "Python sweeps at 700 by itself"
