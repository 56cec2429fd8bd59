"""The key that takes a long text into the clerk's own editor: in every form, and nothing typed is lost by it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.widgets import TextArea

from screens.kit import outside
from screens.kit.form import Form
from tests.screens.look import NARROW, WIDE, look
from tests.told import codes_told
from tui.app import Secretariat

ADDS = "import pathlib, sys; p = pathlib.Path(sys.argv[-1]); p.write_text(p.read_text() + 'and more\\n')"
LONG_TEXTS = {
    "an item's comments": ("2", "n", "comments"),
    "a meeting's note": ("1", "n", "note"),
    "a question's text": ("3", "n", "text"),
    "an action's text": ("5", "n", "text"),
    "the reason of an act": ("1", "W", "reason"),
}


@pytest.fixture
def own_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Make a few lines of Python the clerk's editor; the terminal is given over without there being one."""
    monkeypatch.setattr(Secretariat, "suspend", lambda app: contextlib.nullcontext())

    def make(code: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(code, encoding="utf-8")
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")

    return make


def form_of(app: Secretariat) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


def texts(folder: Path) -> list[Path]:
    return list(folder.glob(".*.editing"))


@pytest.mark.parametrize("name", LONG_TEXTS)
async def test_every_long_text_can_be_written_in_the_clerks_own_editor(
    open_app: Callable[..., Secretariat], own_editor: Callable[[str], None], tmp_path: Path, name: str
) -> None:
    own_editor(ADDS)
    place, key, field = LONG_TEXTS[name]
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(place, key)
        row = form_of(app).rows[field]
        row.focus_entry()
        await pilot.press(*"Typed", "f4")
        assert row.typed == "Typed\nand more"
        assert "This is what your editor saved" in look(app)
        await pilot.press("ctrl+z")
        assert row.typed == "Typed", "the entry's own undo gives back what stood there"
        assert texts(tmp_path) == []


async def test_the_key_stands_in_the_hints_where_there_is_a_long_text(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        form = form_of(app)
        assert "F4 your editor" not in look(app), "a line would refuse it"
        await pilot.press("f4")
        form.rows["comments"].focus_entry()
        await pilot.pause()
        assert "F4 your editor" in look(app)
        form.rows["title"].focus_entry()
        await pilot.press("f4")
        assert "Your editor takes a text of several lines: go to one first." in look(app)


FAILING = {
    "none is set": (None, "No editor is set"),
    "it does not exist": ("no-such-editor", "There is no program “no-such-editor”"),
    "it ends with an error": ("raise SystemExit(3)", "ended with error 3. What you typed here stands as it was."),
    "the file is gone": ("import os, sys; os.unlink(sys.argv[-1])", "has left no file behind"),
    "it saved no text": ("import sys; open(sys.argv[-1], 'wb').write(bytes(range(256)))", "not text"),
}


@pytest.mark.parametrize("name", FAILING)
async def test_what_was_typed_stands_when_the_editor_fails(
    open_app: Callable[..., Secretariat],
    own_editor: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    code, told = FAILING[name]
    own_editor(code or "")
    if code is None:
        monkeypatch.delenv("EDITOR")
    elif code == "no-such-editor":
        monkeypatch.setenv("EDITOR", code)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "W", *"Typed", "f4")
        row = form_of(app).rows["reason"]
        assert row.typed == "Typed"
        assert told in " ".join(form_of(app).problems.text.split())
        assert texts(tmp_path) == []


@pytest.mark.parametrize(("letter", "text"), [("k", "Typed"), ("t", "Typed\nand more")])
async def test_what_a_failing_editor_saved_is_offered(
    open_app: Callable[..., Secretariat], own_editor: Callable[[str], None], letter: str, text: str
) -> None:
    own_editor(f"{ADDS}; sys.exit(1)")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "W", *"Typed", "f4")
        assert "Take what your editor saved?" in look(app)
        await pilot.press(letter)
        assert form_of(app).rows["reason"].typed == text


async def test_an_editor_that_changes_nothing_leaves_the_text_untouched(
    open_app: Callable[..., Secretariat], own_editor: Callable[[str], None]
) -> None:
    own_editor("pass")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "W", *"Typed", "f4")
        assert isinstance(app.screen.focused, TextArea)
        assert form_of(app).rows["reason"].typed == "Typed"
        assert "must be told to wait, as in: code --wait" in " ".join(form_of(app).problems.text.split())


async def test_a_terminal_that_cannot_be_given_over_is_a_sentence(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "W", *"Typed", "f4")
        assert "This terminal cannot be given over to another program." in form_of(app).problems.text
        assert codes_told(lambda: outside._edited(cast("App[object]", app), "Typed", (sys.executable,), tmp_path)) == [
            "editor.terminal"
        ]
        assert form_of(app).rows["reason"].typed == "Typed"
