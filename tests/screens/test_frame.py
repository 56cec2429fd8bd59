"""What works from everywhere: places, find, palette, help, export, quitting, and texts meant to break a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget

from screens.kit.helping import Helper
from screens.kit.keys.key import EVERYWHERE, FORM, LIST
from screens.kit.keys.table import KEYS, keys_in
from screens.kit.keysheet import KeySheet
from screens.kit.picker import Picker
from screens.places import PLACES, SIDE_PLACES
from store.commands.programme.items import edit_item
from store.desk import Desk
from tests.screens.look import NARROW, WIDE, current, frame_of, look, news, shows, write
from tui.app import Secretariat

HOSTILE = (
    "[draft]",
    "see [Annex A]",
    "[/]",
    "[a {b[0]}]",
    "$x {y} \\[z",
    "שלום עולם",
    "🙂🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "Ŵŷ ﬁ ½",
    "a\tb",
    "x" * 300,
)


@pytest.mark.usefixtures("paints")
async def test_a_change_of_place_draws_what_changes_and_not_the_whole_screen_again(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is laid out once, and no part of it is drawn more than twice."""
    drawn: list[Widget] = []
    really = Widget.render_lines

    def render_lines(self: Widget, *words: Any) -> Any:
        drawn.append(self)
        return really(self, *words)

    monkeypatch.setattr(Widget, "render_lines", render_lines)
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "3", "2", "3")
        await pilot.pause(0.1)
        for number in ("2", "3"):
            drawn.clear()
            await pilot.press(number)
            await pilot.pause(0.1)
            assert frame_of(app).place.list in drawn
            assert len(drawn) <= 22
            assert Counter(drawn).most_common(1)[0][1] <= 2


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_place_opens_with_its_number(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        for number, name in enumerate(PLACES, start=1):
            await pilot.press(str(number))
            await pilot.pause()
            frame = frame_of(app)
            assert frame.place.place == name
            assert app.focused is not None
            assert frame.place in app.focused.ancestors_with_self
            words = look(app)
            assert "Member" in words.splitlines()[1]
            await pilot.press("down", "up", "end", "home", "pagedown", "pageup")


async def test_places_keep_their_cursor(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("j", "j")
        here = current(app)
        await pilot.press("1", "2")
        await pilot.pause()
        assert current(app) == here


async def test_find_goes_to_a_record_anywhere(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "custody visitors scheme")
        shows(app, Picker)
        await pilot.press("enter")
        await pilot.pause()
        assert frame_of(app).place.place == "programme"
        assert current(app) == "W27"


async def test_find_that_finds_nothing_says_so(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "zzzzzz")
        await pilot.press("enter")
        shows(app, Picker)
        assert "Nothing" in shows(app, Picker).after.text


async def test_palette_lists_every_action_of_the_place_and_carries_it_out(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        picker = shows(app, Picker)
        listed = {record for section in picker.list.sections for record in section.ids}
        assert {entry.id for entry in keys_in("programme", LIST, EVERYWHERE)} <= listed
        await write(pilot, "no longer moveable")
        await pilot.press("enter")
        await pilot.pause()
        assert "moveable" in news(app)
        assert desk.undoable is not None


async def test_help_names_every_key_of_the_place(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        named = {line.key: line.label for line in shows(app, Helper)._all}
        for entry in keys_in("programme", LIST, EVERYWHERE):
            assert named[entry.id] == entry.help
        await pilot.press("escape", "question_mark")
        shows(app, KeySheet)


async def test_export_writes_the_view_and_never_over_the_panels_file(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path
) -> None:
    from screens.kit.form import Form

    app = open_app()
    before = desk.path.read_bytes()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x")
        form = shows(app, Form)
        form.rows["format"].typed = "json"
        form.rows["path"].typed = str(desk.path)
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "own file" in form.rows["path"].under.text + form.problems.text
        form.rows["path"].typed = str(tmp_path / "out.json")
        await pilot.press("ctrl+s")
        assert "Wrote" in news(app)
    assert desk.path.read_bytes() == before
    assert b"Ethics Committee" in (tmp_path / "out.json").read_bytes()


async def test_export_leaves_what_is_there_and_proposes_a_free_name(
    open_app: Callable[..., Secretariat], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens.kit.form import Form

    monkeypatch.chdir(tmp_path)
    tidied = tmp_path / "programme-2021-07-12.md"
    tidied.write_text("tidied by hand", "utf-8")
    (tmp_path / "programme-2021-07-12-2.csv").write_text("mine too", "utf-8")
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("x")
        form = shows(app, Form)
        assert form.rows["path"].typed == str(tmp_path / "programme-2021-07-12.docx")
        form.rows["format"].typed = "md"
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert f"Wrote {tmp_path / 'programme-2021-07-12-2.md'}." in news(app)
        await pilot.press("x")
        form = shows(app, Form)
        form.rows["format"].typed = "csv"
        form.rows["path"].typed = str(tmp_path / "programme-2021-07-12-2.csv")
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "There is already a file" in form.problems.text
        await pilot.press("escape", "escape")
        await pilot.press("x")
        form = shows(app, Form)
        form.rows["path"].typed = str(tidied)
        await pilot.press("ctrl+s")
        assert app.screen is form
        assert "There is already a file" in form.problems.text
    assert tidied.read_text("utf-8") == "tidied by hand"
    assert (tmp_path / "programme-2021-07-12-2.csv").read_text("utf-8") == "mine too"


async def test_undo_and_redo_with_nothing_to_do_say_so(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("u")
        assert "nothing to undo" in news(app)
        await pilot.press("ctrl+r")
        assert "nothing to redo" in news(app)
        await pilot.press("B")
        assert "bin is empty" in news(app)


async def test_quit_asks_when_a_form_holds_something_typed(open_app: Callable[..., Secretariat]) -> None:
    from screens.kit.ask import Ask

    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Unsaved")
        await pilot.press("ctrl+q")
        await pilot.pause()
        shows(app, Ask)
        assert app.is_running


async def test_quit_leaves(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_and_kept_as_typed(
    open_app: Callable[..., Secretariat], desk: Desk, text: str
) -> None:
    title = text.replace("\t", " ")
    desk.run(edit_item, item="W13", title=title, comments=text, lead=title, origin=title, target=title)
    app = open_app()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        for keys in (
            "enter escape",
            "h escape",
            "e escape",
            "m escape",
            "slash escape",
            "d escape",
            "W escape",
            "delete n",
        ):
            for key in keys.split():
                await pilot.press(key)
                await pilot.pause()
        for place in "1234567":
            await pilot.press(place)
            await pilot.pause()
        await pilot.press("ctrl+f")
        await write(pilot, "an")
        await pilot.press("escape")
        assert look(app)
    assert desk.register.items_of("M18")[0].title == title
    assert desk.register.items_of("M18")[0].comments == text


@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
def test_no_two_actions_share_a_key_where_both_work(name: str) -> None:
    """Only the way back may be taken over, by the way back out of a place that was opened from another."""
    module, cls = {**PLACES, **SIDE_PLACES}[name]
    place = getattr(import_module(module), cls)
    own: dict[str, str] = {}
    for entry in keys_in(*(place.key_groups or (place.place,))):
        for key in entry.keys.split(","):
            assert key not in own, f"{key} is both {own[key]} and {entry.id}"
            own[key] = entry.id
    shared = {key: entry.id for entry in keys_in(LIST, EVERYWHERE) for key in entry.keys.split(",")}
    taken = {key: (own[key], shared[key]) for key in own if key in shared and key != "escape"}
    assert taken == {}, f"{name} hides what works everywhere"


def test_no_key_is_one_that_a_terminal_cannot_send() -> None:
    forbidden = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+z"}
    for entry in KEYS:
        keys = set(entry.keys.split(","))
        assert not keys & forbidden, entry.id
        assert not any(key.startswith("alt+") for key in keys), entry.id
        assert entry.help, entry.id
        assert entry.help[0].isupper(), entry.id


def test_action_ids_are_unique() -> None:
    ids = [entry.id for entry in KEYS]
    assert len(ids) == len(set(ids))
    assert any(entry.place == FORM for entry in KEYS)


async def test_the_clerks_own_keys_replace_the_usual_ones(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app(keymap={"item.moveable": "f8", "item.move": "o"})
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f8")
        assert desk.undoable is not None
        assert "moveable" in desk.undoable
        await pilot.press("o")
        shows(app, Picker)
