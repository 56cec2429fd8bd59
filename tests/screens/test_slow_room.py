"""A desk whose room may take a while to answer, as one on a server: the screen goes on, and no key is lost unsaid."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from screens.frame import Frame
from screens.kit.aside import STILL_AT_IT
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.desk import Desk
from store.problems import FileTrouble, Problem
from store.records import Change, WorkItem
from tests.screens.conftest import told_aside
from tests.screens.hands import send, send_only, settle
from tests.screens.look import NARROW, current, frame_of, look, news, shows
from tests.store.file.samples import add
from tui.app import Secretariat
from tui.settings import Settings

SAVE = b"\x13"


class Slow:
    """Stands in the room of a file for what a server does: an answer comes when it is let through, or none does."""

    def __init__(self, desk: Desk) -> None:
        """Take the place of what saves."""
        room: Any = desk.room
        room.slow = True
        self._save = room.save
        room.save = self.save
        self.gate = threading.Event()
        self.gate.set()
        self.asked = 0
        self.trouble: FileTrouble | None = None

    def save(self, *given: Any, **more: Any) -> None:
        assert threading.current_thread() is not threading.main_thread(), "the loop would wait for the server"
        self.asked += 1
        assert self.gate.wait(60)
        if self.trouble is not None:
            raise self.trouble
        self._save(*given, **more)


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr("tui.in_turn._FOR_A_SERVER", 40)
    slow = Slow(desk)
    yield slow
    slow.gate.set()


Opens = Callable[..., Secretariat]


async def press(app: Secretariat, data: bytes) -> None:
    """Send bytes as one read, and wait until every key of it has been let in, whatever still waits for the server."""
    send_only(app, data)
    turn, calm = app.in_turn, 0
    while calm < 100:
        await asyncio.sleep(0)
        calm = 0 if turn._waiting or turn._task is not None else calm + 1


async def until(app: Secretariat, reached: Callable[[], bool]) -> None:
    """Let the loop turn until something is reached, which no server keeps up."""
    for _ in range(200_000):
        if reached():
            return
        await asyncio.sleep(0)
    raise AssertionError(look(app))


def meeting_of(desk: Desk, item: str | None) -> str | None:
    return desk.register.need(WorkItem, item or "").meeting


async def test_a_key_that_saves_does_not_wait_and_the_screen_goes_on(open_app: Opens, desk: Desk, slow: Slow) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        item = current(app)
        before = meeting_of(desk, item)
        slow.gate.clear()
        await press(app, b"]")
        await until(app, lambda: slow.asked == 1)
        assert meeting_of(desk, item) == before
        await press(app, b"j")
        assert current(app) != item, "what needs no server is done"
        await press(app, b"]")
        assert news(app) == STILL_AT_IT
        await press(app, b"q")
        assert "leave when it is said" in news(app)
        assert slow.asked == 1
        slow.gate.set()
        await settle(app)
        assert slow.asked == 1
        assert meeting_of(desk, item) != before
        assert news(app).startswith("Moved ")


async def test_keys_that_came_together_wait_for_one_another_as_with_a_file(
    make_desk: Callable[[], Desk],
) -> None:
    seen = []
    for made in (lambda desk: None, Slow):
        desk = make_desk()
        made(desk)
        app = Secretariat(desk, Settings(), "programme")
        async with app.run_test(size=NARROW):
            await send(app, b"]]nA title" + SAVE + b"]u")
            shows(app, Frame)
            told = [change.sentence for change in desk.history()]
            seen.append((desk.register, told, current(app), news(app)))
    assert seen[0][1:] == seen[1][1:]
    assert seen[0][0].tables.keys() == seen[1][0].tables.keys()
    assert len(seen[1][1]) == 4


async def test_what_is_typed_into_a_form_that_is_being_saved_is_not_lost_unsaid(
    open_app: Opens, desk: Desk, slow: Slow
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        await send(app, b"nA title")
        form = shows(app, Form)
        slow.gate.clear()
        await press(app, SAVE)
        await until(app, lambda: slow.asked == 1)
        await press(app, b"x\x1b")
        assert app.screen is form
        assert form.typed["title"] == "A title"
        assert form.problems.text == STILL_AT_IT
        slow.trouble = FileTrouble(Problem("team.unknown", "It is not known.", "Save it again."))
        slow.gate.set()
        await settle(app)
        assert app.screen is form
        assert form.typed["title"] == "A title"
        assert "It is not known" in form.problems.text
        slow.trouble = None
        await send(app, SAVE)
        shows(app, Frame)
    assert [item.title for item in desk.register.all(WorkItem)].count("A title") == 1


async def test_a_form_that_takes_its_values_apart_is_saved_as_it_was_typed(
    open_app: Opens, desk: Desk, slow: Slow
) -> None:
    app, seen = open_app(), []

    def save(values: dict[str, Any]) -> Change | None:
        seen.append(title := values.pop("title"))
        desk.run(add, title=title)
        return desk.run(add, title=f"{title}, once more")

    async with app.run_test(size=NARROW):
        frame_of(app).flow(Form(desk, "Two", (Field("title", "Title"),), save))
        await settle(app)
        await send(app, b"Typed" + SAVE)
        shows(app, Frame)
    assert seen == ["Typed"] * 3, "up to each change, and to the end"
    assert [one.title for one in desk.register.all(WorkItem)][-2:] == ["Typed", "Typed, once more"]


async def test_undo_and_redo_are_done_aside_with_what_they_tell(open_app: Opens, desk: Desk, slow: Slow) -> None:
    app = open_app()
    async with app.run_test(size=NARROW):
        item = current(app)
        before = meeting_of(desk, item)
        await send(app, b"]")
        after = meeting_of(desk, item)
        await send(app, b"u")
        assert (meeting_of(desk, item), after != before) == (before, True)
        await send(app, b"\x12")
        assert meeting_of(desk, item) == after
        assert slow.asked == 3
        slow.trouble = FileTrouble(Problem("team.away", "The server cannot be reached.", "Later."))
        await send(app, b"u")
        assert "cannot be reached" in news(app)
        assert meeting_of(desk, item) == after


async def test_the_history_is_read_aside(open_app: Opens, desk: Desk, slow: Slow, monkeypatch: Any) -> None:
    app = open_app()
    gate, asked = threading.Event(), []
    read = desk._journal.newest_first

    def held(*given: Any) -> Any:
        asked.append(threading.current_thread() is threading.main_thread())
        assert gate.wait(60)
        return read(*given)

    async with app.run_test(size=NARROW):
        monkeypatch.setattr(desk._journal, "newest_first", held)
        await press(app, b"h")
        await until(app, lambda: bool(asked))
        shows(app, Frame)
        gate.set()
        await settle(app)
        shows(app, Picker)
    assert asked == [False]


def test_whatever_has_the_desk_save_outside_of_aside_is_found(tmp_path: Path) -> None:
    source = compile("def key(work): return told_aside(work, slow=False)", str(tmp_path / "screens/one.py"), "exec")
    names: dict[str, Any] = {"told_aside": told_aside}
    exec(source, names)
    with pytest.raises(AssertionError, match="waited for on the loop"):
        names["key"](lambda: None)
    assert told_aside(lambda: 1, slow=False) == 1
