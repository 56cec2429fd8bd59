"""The mouse does what the keys do: every hint, every tab, the heads of a list, its lines, and those of a picker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.choice import Choice
from screens.kit.entries import TextEntry
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.keys.keyed import keymap_of
from screens.kit.keysheet import KeySheet, Sheet
from screens.kit.lines import Line
from screens.kit.ordering import reckoned
from screens.kit.picker import Option, Picker
from screens.kit.place import Place
from screens.kit.record_list import RecordList
from screens.kit.several import SeveralPicker
from screens.kit.window import Window
from screens.opened import Reader
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.records import WorkItem
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, WIDE, current, frame_of, look, news, shows
from tests.screens.test_bright_keys import busy
from tests.screens.test_deeds import made
from tui.app import Secretariat

Opens = Callable[..., Secretariat]


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that keys and clicks would have done, by its id; nothing of it is done."""
    done: list[str] = []

    def note(node: object, act: str) -> None:
        done.append(act)

    for cls in (Frame, Place, RecordList, Window, Choice, TextEntry):
        monkeypatch.setattr(cls, "action_do", note)
    monkeypatch.setattr(Picker, "do_picker_choose", lambda window: done.append("picker.choose"))
    monkeypatch.setattr(Ask, "_answer", lambda window, key: done.append("picker.choose"))
    return done


def spot_of(line: Line, act: str) -> int:
    """Give the cell at which the words of an act begin in a line; -1 if it has none, or no room for them."""
    at = 0
    for piece in line._pieces:
        if len(piece) == 3 and piece[2] == act:
            return at if at < line.size.width else -1
        at += cell_len(piece[0])
    return -1


def on_sheet(sheet: Sheet, act: str) -> tuple[int, int]:
    """Give the cell at which an act stands on the sheet of keys."""
    columns = enumerate(sheet._columns)
    return next((24 * x, y) for x, lines in columns for y, entry in enumerate(lines) if entry.act == act)


async def clicked(pilot: Pilot[int], line: Line, act: str, acts: list[str]) -> list[str]:
    """Click on what a line says of an act, and give what was done."""
    acts.clear()
    spot = spot_of(line, act)
    assert spot >= 0, f"{act} has no room in “{line.text}”"
    assert await pilot.click(line, offset=(spot, 0))
    return [*acts]


async def pressed(pilot: Pilot[int], act: str, acts: list[str]) -> list[str]:
    acts.clear()
    await pilot.press(keymap_of(pilot.app).keys_of(act)[0])
    return [*acts]


def in_view(line: Line) -> Iterator[str]:
    return (act for act in line.acts if spot_of(line, act) >= 0)


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_hint_and_tab_of_every_place_does_what_its_key_does(
    open_app: Opens, acts: list[str], name: str, size: tuple[int, int]
) -> None:
    app = open_app(name)
    async with app.run_test(size=size) as pilot:
        frame, seen = frame_of(app), 0
        for line in (frame.tabs, frame.hints):
            for act in in_view(line):
                assert await clicked(pilot, line, act, acts) == [act]
                assert await pressed(pilot, act, acts) == [act], act
                seen += 1
        assert seen >= 12
        assert {"help", "quit"} <= set(frame.hints.acts)


async def hints_of(pilot: Pilot[int], window: Window[Any], acts: list[str]) -> int:
    """Click on every hint of a window that is open, and press its key; nothing else may happen."""
    seen = 0
    for act in [*in_view(window.hint_line)]:
        if act == "form.next":
            continue  # it goes to another field, whose hints are others
        assert await clicked(pilot, window.hint_line, act, acts) == [act], f"{window.heading}: {act}"
        assert await pressed(pilot, act, acts) == [act], f"{window.heading}: {act} by its key"
        seen += 1
    return seen


async def test_every_hint_of_every_window_does_what_its_key_does(open_app: Opens, acts: list[str]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        frame = frame_of(app)
        makers = {cls: make for cls, make in made(frame).items() if issubclass(cls, Window) and cls is not Form}
        makers[Ask] = lambda: Ask("Sure?", "", (("n", "", "No"), ("y", "yes", "Yes")))
        makers[SeveralPicker] = lambda: SeveralPicker("Who", [Option("P1", "One"), Option("P2", "Two")])
        makers[Form] = lambda: Form(None, "Fill in", (Field("a", "Name"), Field("b", "Text", "text")), lambda _: None)
        assert len(makers) > 12
        for cls, make in makers.items():
            window = make()
            app.push_screen(window)
            await pilot.pause()
            await pilot.pause()
            assert await hints_of(pilot, window, acts) > 0, cls.__name__
            window.dismiss(None)
            await pilot.pause()


TRIED: set[object] = set()


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_hint_of_every_form_does_what_its_key_does(
    desk: Desk, open_app: Opens, request: Any, name: str
) -> None:
    """Of all forms that a place leads to, one with each set of hints, in each sort of field that it has."""
    busy(desk)
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        forms = forms_of(frame, name)
        assert forms
        acts = request.getfixturevalue("acts")
        for form in forms.values():
            fresh = {(form.hint_ids, type(row.entry)): row for row in form.rows.values()}
            fresh = {kind: row for kind, row in fresh.items() if kind not in TRIED}
            if not fresh:
                continue
            app.push_screen(form)
            await pilot.pause()
            for kind, row in fresh.items():
                row.focus_entry()
                await pilot.pause()
                TRIED.add(kind)
                assert await hints_of(pilot, form, acts) >= 2
            form.dismiss(None)
            await pilot.pause()


async def test_how_a_choice_is_changed_stands_on_the_form_while_the_cursor_is_in_it(open_app: Opens) -> None:
    app = open_app()
    form = Form(
        None,
        "Fill in",
        (Field("a", "Name"), Field("b", "Kind", "choice", 1, ((1, "one"), (2, "two")))),
        lambda _: None,
    )
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        assert "Enter list" not in look(app)
        await pilot.press("tab")
        assert "→ next choice   Enter list" in look(app)
        assert await pilot.click(form.hint_line, offset=(spot_of(form.hint_line, "choice.next"), 0))
        assert form.typed["b"] == 2
        await pilot.press("tab")
        assert "Enter list" not in look(app)


async def test_a_click_on_a_line_of_a_picker_picks_it(open_app: Opens) -> None:
    app = open_app()
    picked: list[str | None] = []
    async with app.run_test(size=NARROW) as pilot:
        options = [Option("a", "One"), Option("b", "Two"), Option("c", "Three", why_not="It is not to be had.")]
        picker = Picker("Pick", options)
        app.push_screen(picker, picked.append)
        await pilot.pause()
        await pilot.click(picker.list, offset=(4, 2))
        await pilot.pause()
        assert "It is not to be had." in look(app)
        assert picked == []
        await pilot.click(picker.list, offset=(4, 1))
        await pilot.pause()
        assert picked == ["b"]


async def test_a_click_marks_where_several_are_picked_and_answers_where_something_is_asked(open_app: Opens) -> None:
    app = open_app()
    answers: list[str | None] = []
    async with app.run_test(size=NARROW) as pilot:
        several = SeveralPicker("Who", [Option("P1", "One"), Option("P2", "Two")])
        app.push_screen(several, answers.append)
        await pilot.pause()
        await pilot.click(several.list, offset=(4, 1))
        await pilot.click(several.list, offset=(4, 0))
        assert several.picked == ("P1", "P2")
        several.dismiss(None)
        await pilot.pause()
        ask = Ask("Sure?", "", (("n", "", "No"), ("y", "yes", "Yes")))
        app.push_screen(ask, answers.append)
        await pilot.pause()
        await pilot.click(ask.list, offset=(4, 1))
        await pilot.pause()
    assert answers == [None, "yes"]


async def test_a_list_that_is_only_read_stays_open_under_a_click(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("h")
        picker = shows(app, Picker)
        await pilot.click(picker.list, offset=(4, 1))
        await pilot.pause()
        assert app.screen is picker


async def test_one_click_goes_to_a_line_and_two_open_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        records = frame_of(app).place.list
        before = current(app)
        await pilot.click(records, offset=(10, 5))
        after = current(app)
        assert after != before
        shows(app, Frame)
        await pilot.click(records, offset=(10, 5), times=2)
        await pilot.pause()
        shows(app, Reader)
        assert current(app) == after


async def test_a_click_on_a_head_sorts_the_other_way_round_and_as_it_was(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        records = frame_of(app).place.list
        given = {section.key: section.ids for section in records.sections}
        titles = {one: frame_of(app).desk.register.need(WorkItem, one).title for ids in given.values() for one in ids}
        x = look(app).splitlines()[2].index("Item")
        cursor = current(app)

        async def click() -> dict[str, list[str]]:
            await pilot.click(records, offset=(x, 0))
            return {section.key: [titles[one] for one in section.ids] for section in records.sections}

        up = await click()
        assert "▲Item" in look(app)
        assert all(lines == sorted(lines, key=reckoned) for lines in up.values())
        assert up != {key: [titles[one] for one in ids] for key, ids in given.items()}
        down = await click()
        assert "▼Item" in look(app)
        assert down == {key: lines[::-1] for key, lines in up.items()} or all(
            sorted(down[key]) == sorted(lines) for key, lines in up.items()
        )
        await click()
        assert {section.key: section.ids for section in records.sections} == given
        assert current(app) == cursor


async def test_the_key_that_sorts_goes_from_column_to_column_and_back(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        records = frame_of(app).place.list
        given = [section.ids for section in records.sections]
        heads = []
        for _ in range(12):
            await pilot.press("equals_sign")
            head = look(app).splitlines()[2]
            heads.append(head.partition("▲")[2].split()[0] if "▲" in head else "")
            if not heads[-1]:
                break
        assert heads[0] == "Date"
        assert heads[-1] == ""
        assert len(set(heads)) == len(heads) > 4
        assert [section.ids for section in records.sections] == given


async def test_the_sheet_of_keys_does_what_is_clicked_and_what_is_pressed(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        sheet = shows(app, KeySheet).sheet
        await pilot.click(sheet, offset=on_sheet(sheet, "item.new"))
        await pilot.pause()
        shows(app, Form)
        await pilot.press("escape", "question_mark", "n")
        await pilot.pause()
        shows(app, Form)
        await pilot.press("escape", "question_mark", "left_square_bracket")
        await pilot.pause()
        assert "earlier meeting" in news(app)
