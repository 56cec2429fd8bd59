"""The lessons, driven by their own table of keys: what is shown is pressed, whatever was pressed before it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from screens.kit.keys.table import KEYS
from screens.kit.picker import Picker
from screens.lessons.scene import Press
from screens.lessons.table import LESSONS, _pick_a_meeting
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, frame_of, look
from tui.commandline.office.demo import HOW_MANY
from tui.lesson_app import LessonApp
from tui.settings import Settings

MOST = 30
"""So many keys at most are shown in one lesson to somebody who presses each of them."""


def keys_for(app: LessonApp, press: Press) -> list[str]:
    """Give what a clerk presses who does as she is told."""
    if press.types:
        return ["space" if letter == " " else letter for letter in press.types]
    return [frame_of(app).keymap.keys_of(press.key)[0]]


async def follow(app: LessonApp, pilot: Any, number: int, most: int = MOST) -> list[Press]:
    """Press what is shown until the next lesson begins; gives what it was."""
    pressed: list[Press] = []
    while (press := app.teacher.press()) is not None and app.teacher.number == number:
        assert len(pressed) < most, pressed[-4:]
        pressed.append(press)
        await pilot.press(*keys_for(app, press))
        await pilot.pause()
    return pressed


def test_there_are_six_with_names_of_their_own() -> None:
    assert [lesson.code for lesson in LESSONS] == ["move", "publish", "receive", "minute", "late", "undo"]
    assert len(LESSONS) == HOW_MANY


class Choosing(Picker):
    """A window in which something is chosen, with nothing drawn."""

    here: Any = None
    choosable: Any = ()
    list: Any = None


@pytest.mark.parametrize(
    ("under", "choosable", "key"),
    [
        (None, ("M1",), "window.close"),
        ("x", ("x",), "window.close"),
        ("x", ("x", "M1", "M2"), "picker.up"),
        ("y", ("x", "M2", "M1"), "picker.down"),
        ("M2", ("M1", "M2"), "picker.choose"),
    ],
)
def test_a_lesson_leads_to_the_first_meeting_that_can_be_chosen(under: str, choosable: list[str], key: str) -> None:
    top: Any = object.__new__(Choosing)
    top.here = under and SimpleNamespace(key=under)
    top.choosable = choosable
    top.list = SimpleNamespace(sections=[SimpleNamespace(ids=("M1", "x", "y", "M2"))], current=under)
    known = SimpleNamespace(find=lambda one: one if one.startswith("M") else None)
    scene: Any = SimpleNamespace(top=top, window=lambda name: name == "Move", register=known)
    press = _pick_a_meeting(scene)
    assert press is not None
    assert press.key == key


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_whoever_presses_what_is_shown_learns_all_six(desk: Desk, size: tuple[int, int]) -> None:
    app = LessonApp(desk, Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for number in range(1, HOW_MANY + 1):
            assert app.teacher.number == number
            pressed = await follow(app, pilot, number)
            assert pressed, number
            known = {key.id for key in KEYS}
            assert all(bool(press.types) is not (press.key in known) for press in pressed)
        assert app.teacher.finished
        app.teacher.look()
        assert "That was the last lesson." in " ".join(look(app).split())
        newest = desk.history(limit=1)[0]
        assert newest.reverses


@pytest.mark.parametrize("number", range(1, HOW_MANY + 1))
async def test_each_can_be_begun_with(desk: Desk, number: int) -> None:
    app = LessonApp(desk, Settings(), number)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await follow(app, pilot, number)
        assert app.teacher.finished or app.teacher.number == number + 1


@pytest.mark.parametrize("size", [NARROW, WIDE, (60, 15)], ids=["80x24", "120x40", "60x15"])
async def test_the_next_key_is_on_every_screen_that_opens(desk: Desk, size: tuple[int, int]) -> None:
    """Below windows too, and nothing of the window is lost under it."""
    app = LessonApp(desk, Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for number in range(1, HOW_MANY + 1):
            for _ in range(MOST):
                press = app.teacher.press()
                if press is None or app.teacher.number != number:
                    break
                app.teacher.look()
                await pilot.pause()
                drawn = look(app)
                shown = f"“{press.types}”" if press.types else frame_of(app).keymap.key_of(press.key)
                foot = " ".join(drawn.splitlines()[-2:])
                assert f"Next: {shown}" in " ".join(foot.split()), (press, drawn)
                if app.screen is not frame_of(app):
                    assert "╰" in drawn, "the box is whole"
                    assert size[1] < 24 or app.screen.hint_line.text[:12] in drawn  # type: ignore[attr-defined]
                await pilot.press(*keys_for(app, press))
                await pilot.pause()


WRONG = ["escape", "down", "up", "enter", "slash", "x", "space", "n", "e", "m", "f1", "ctrl+p", "tab", "1", "3", "6"]
WRONG += ["f", "y", "d", "W", "delete", "ctrl+f", "question_mark", "p", "left", "right", "u", "B", "h", "ctrl+s", "P"]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(1, HOW_MANY + 1))
@given(wrong=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(WRONG)), min_size=2, max_size=4))
@example(wrong=[(1, "space"), (0, "slash"), (0, "x"), (1, "escape")])
@example(wrong=[(2, "x"), (0, "escape")])
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_wrong_key_does_not_break_a_lesson(
    make_desk: Callable[[], Desk], number: int, wrong: list[tuple[int, str]]
) -> None:
    """Some keys are pressed as shown, then a wrong one, and again; after that what is shown leads to the end."""
    app = LessonApp(make_desk(), Settings(), number)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        for right, key in wrong:
            for _ in range(right):
                press = app.teacher.press()
                if press is None:
                    return
                await pilot.press(*keys_for(app, press))
            await pilot.press(key)
        if not app.teacher.finished:
            here = app.teacher.number
            await follow(app, pilot, here, most=150)
            assert app.teacher.finished or app.teacher.number > here


@pytest.mark.parametrize("number", range(1, HOW_MANY + 1))
async def test_from_every_place_the_lesson_leads_on(desk: Desk, number: int) -> None:
    for place in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "f"):
        app = LessonApp(desk, Settings(), number)
        async with app.run_test(size=NARROW) as pilot:
            await pilot.press(place)
            press = app.teacher.press()
            assert press is not None
            await pilot.press(*keys_for(app, press))
            following = app.teacher.press()
            assert following is None or following != press or press.key == "list.down", (place, press)


async def test_own_keys_are_the_ones_shown(desk: Desk) -> None:
    app = LessonApp(desk, Settings(keymap={"item.move": "o"}))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        app.teacher.look()
        await pilot.pause()
        assert "Next: o moves the item" in " ".join(look(app).split())
        await follow(app, pilot, 1)
        assert app.teacher.number == 2


async def test_praise_stands_until_the_clerk_goes_on(desk: Desk) -> None:
    app = LessonApp(desk, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await follow(app, pilot, 1)
        app.teacher.look()
        await pilot.pause()
        assert LESSONS[0].told in " ".join(look(app).split())
        await pilot.press("1")
        app.teacher.look()
        await pilot.pause()
        assert LESSONS[0].told not in " ".join(look(app).split())
