"""Help everywhere: every line of it does what it says once help is closed, and is found by typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screens.forms.calendar.clock import ClockWindow
from screens.frame import Frame
from screens.kit.choice import Choice
from screens.kit.entries import TextEntry
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.helping import Helper, help_line
from screens.kit.keys.key import EVERYWHERE, LIST
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import KEYS, key_with_id, keys_in
from screens.kit.keys.verbs import by_heading, heading_of
from screens.kit.keysheet import KeySheet
from screens.kit.picker import Option, Picker
from screens.kit.place import Place
from screens.kit.record_list import RecordList
from screens.kit.window import Window
from screens.opened import OpenRecord
from screens.palette import Palette
from screens.places import PLACES, SIDE_PLACES
from screens.versions import Comparison
from store.rules.words.called import called
from tests.screens.look import NARROW, WIDE, frame_of, look, news, shows, write
from tests.screens.test_deeds import made
from tui.app import Secretariat
from tui.settings import Settings

Opens = Callable[..., Secretariat]


class Acts(list[str]):
    """What was done, by its id; while `noted` it is only noted."""

    noted = False


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> Acts:
    """Note what keys and lines of help would do."""
    done = Acts()

    def patch(cls: Any) -> None:
        does = cls.action_do

        def act(node: object, key_id: str) -> None:
            done.append(key_id)
            if not done.noted:
                does(node, key_id)

        monkeypatch.setattr(cls, "action_do", act)

    for cls in (Frame, Place, RecordList, Window, Choice, TextEntry):
        patch(cls)
    monkeypatch.setattr(Frame, "why_not", lambda frame, key_id: None)
    for window in (OpenRecord, ClockWindow, Comparison):
        monkeypatch.setattr(window, "why_not", lambda opened, key_id: "")
    return done


TRIED: set[tuple[type[Any], str]] = set()


def done_by(pilot: Any, line: str) -> str:
    """Give the act that a line does: where findings are settled, Enter does the first that the line there names."""
    place: Any = frame_of(pilot.app).place
    return str(place.first_way) if line == "settle.do" else line


async def every_line(pilot: Any, acts: Acts) -> list[str]:
    """Open each line of the help over what is open; gives the lines, each of which did what it says.

    What works everywhere is not tried again over another place, nor what works in every window over another.
    """
    below = pilot.app.screen
    acts.noted = False
    await pilot.press("f1")
    lines = [line.key for line in shows(pilot.app, Helper)._lines if "note." not in line.key]
    for line in lines:
        one = (type(below) if key_with_id(line).place not in {"window", "picker"} else Window, line)
        if one in TRIED:
            continue
        TRIED.add(one)
        if not isinstance(pilot.app.screen, Helper):
            acts.noted = False
            await pilot.press("f1")
        helper = shows(pilot.app, Helper)
        assert helper.list.go_to(line)
        acts.clear()
        acts.noted = True
        await pilot.press("enter")
        assert acts == [done_by(pilot, line)]
        assert pilot.app.screen is below
    if isinstance(pilot.app.screen, Helper):
        pilot.app.screen.dismiss(None)
        await pilot.pause()
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_line_of_the_help_of_every_place_does_what_it_says(open_app: Opens, acts: Acts, name: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        lines = await every_line(pilot, acts)
        assert lines == [
            key.id for key in (*keys_in(*frame_of(app).place.groups), *keys_in(LIST), *keys_in(EVERYWHERE))
        ]


@pytest.mark.slow
async def test_every_line_of_the_help_of_every_window_does_what_it_says(open_app: Opens, acts: Acts) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        windows = {
            cls: make for cls, make in made(frame_of(app)).items() if issubclass(cls, Window) and cls is not Form
        }
        windows[Palette] = lambda: Palette("Everything", [Option("a", "One")])
        windows[Form] = lambda: Form(
            None,
            "Fill in",
            (Field("b", "Kind", "choice", 1, ((1, "one"), (2, "two"))), Field("a", "A")),
            lambda _: None,
        )
        for cls, make in windows.items():
            window = make()
            app.push_screen(window)
            await pilot.pause()
            lines = await every_line(pilot, acts)
            assert "window.help" in lines, cls.__name__
            of_list = [key_with_id(one).place in {"list", "several"} for one in lines]
            assert of_list == sorted(of_list), f"what {cls.__name__} is for comes before how to go about in a list"
            assert set(window.hint_ids) <= set(lines), cls.__name__
            window.dismiss(None)
            await pilot.pause()


async def test_the_first_run_has_help_too(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        assert "F1 help" in look(app)
        await pilot.press("f1")
        lines = {line.key for line in shows(app, Helper)._lines}
        assert {"first.choose", "first.quit", "list.down"} <= lines
        await write(pilot, "begin in this way")
        await pilot.press("enter")
        await pilot.pause()
        shows(app, Form)
        await pilot.press("f1")
        assert {"form.save", "form.close"} <= {line.key for line in shows(app, Helper)._lines}


async def test_help_is_searched_by_what_people_call_it_and_done_with_enter(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await write(pilot, "reschdule")
        assert "Move to another meeting" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "PCC's Annual Report" in shows(app, Picker).heading


async def test_what_cannot_be_done_now_says_why_in_help_and_keeps_its_key(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await write(pilot, "Move to the meeting before")
        assert "[ · not now" in look(app)
        assert "No earlier meeting" in look(app)
        await pilot.press("enter")
        shows(app, Helper)


async def test_what_there_is_to_know_besides_is_read_in_full_and_does_nothing(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await write(pilot, "dates can be typed")
        said = " ".join(look(app).replace("│", " ").split())
        assert "2021-07-29, thu, next thu or +10 (days from today)." in said
        await pilot.press("enter")
        shows(app, Helper)
        await pilot.press("f1")
        assert isinstance(app.screen, Frame)


async def test_help_over_a_form_keeps_what_was_typed_and_its_field(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        form = shows(app, Form)
        await write(pilot, "Knife crime")
        field = form.focused
        await pilot.press("f1")
        await write(pilot, "next field")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is form
        assert form.typed["title"] == "Knife crime"
        assert form.focused is not field


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_sheet_of_keys_names_every_key_of_the_place_once(
    open_app: Opens, name: str, size: tuple[int, int]
) -> None:
    app = open_app(name)
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        sheet = shows(app, KeySheet).sheet
        keys = keys_in(*frame_of(app).place.groups, LIST, EVERYWHERE)
        named = [entry.act for column in sheet._columns for entry in column if entry.act]
        assert sorted(named) == sorted(key.id for key in keys)
        assert len(sheet._columns) * sheet._column <= size[0]


async def test_a_key_that_can_do_nothing_now_stands_in_brackets_and_says_why(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        assert "[      (earlier)" in look(app)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "No earlier meeting" in news(app)


def test_every_key_stands_under_one_heading_and_most_record_something_only_where_nothing_else_fits() -> None:
    headings = by_heading(KEYS)
    assert sum(len(keys) for _, keys in headings) == len(KEYS)
    by_id = {key.id: heading_of(key) for key in KEYS}
    assert by_id["item.withdraw"] == by_id["undo"] == by_id["bin"] == "Take out, take back"
    assert by_id["item.new"] == by_id["setting.new"] == "Make"
    assert by_id["meeting.next"] == by_id["go.rounds"] == "Go to"
    assert by_id["attend.left"] == by_id["question.accept"] == "Record"
    assert by_id["export"] == by_id["agenda.publish"] == "Send and print"


def test_a_line_tells_by_which_other_words_it_is_found_unless_there_is_a_reason_to_tell() -> None:
    line = help_line("item.bin", "Put in the bin", Keymap(), "Here")
    assert line.after == "Found as well by: delete, remove, trash, throw away, entered by mistake"
    every = {key.id: help_line(key.id, key.help, Keymap(), "Here").after for key in KEYS}
    assert all(bool(every[act]) == bool(called(act)) for act in every)
    assert not all(every.values()), "an act with no other words says nothing"
    dimmed = help_line("item.bin", "Put in the bin", Keymap(), "Here", "It is there.")
    assert Picker("Keys", [dimmed])._said_of(dimmed, cut=False) == "It is there."
