"""The papers of a meeting by key: how each stands, and the pack built, checked and opened; a leak is told at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.worker import WorkerCancelled

from screens.forms.agenda.pack import Building, PackForm, PackWindow
from store.desk import Desk
from store.packing import PackMade, build_pack
from store.problems import Refused
from tests.screens.look import NARROW, check_golden, frame_of, look
from tests.store.packed import ITEMS, annex, put, put_exempt
from tests.store.papers.pack.packs import report
from tui.app import Secretariat


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build without a thread: what a test sees then is the same each time."""

    def built(self: Building) -> None:
        desk, meeting, out, cleared = self._work_of
        try:
            self.dismiss(build_pack(desk, meeting, out, cleared=cleared))
        except Refused as refused:
            self.dismiss(refused)

    monkeypatch.setattr(Building, "on_mount", built)


def window_of(app: Secretariat) -> PackWindow:
    assert isinstance(app.screen, PackWindow)
    return app.screen


async def opened(app: Secretariat, pilot: Any) -> PackWindow:
    frame_of(app).go("meeting")
    await pilot.press("G")
    return window_of(app)


@pytest.mark.usefixtures("at_once")
async def test_the_pack_is_built_checked_and_shown_with_its_pages(
    open_app: Callable[..., Secretariat], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, ITEMS[0], report("One", 6))
    put_exempt(desk, ITEMS[1])
    put(desk, ITEMS[2], report("Three", 2))
    opened_files: list[Path] = []
    monkeypatch.setattr("screens.forms.agenda.pack.open_outside", opened_files.append)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        window = await opened(app, pilot)
        assert "exempt" in look(app)
        await pilot.press("b")
        assert isinstance(app.screen, PackForm)
        await pilot.press("ctrl+s")
        await pilot.pause()
        window = window_of(app)
        assert "Wrote public.pdf (" in window.after.text
        assert "members.pdf (" in window.after.text
        folder = desk.path.parent / "pack-2021-07-29"
        assert sorted(one.name for one in folder.iterdir()) == ["index.json", "members.pdf", "public.pdf"]
        assert "3 - 8" in look(app)
        await pilot.press("j")
        check_golden("pack-80x24", look(app))
        await pilot.press("c")
        assert window.after.text.startswith("Nothing is wrong with the pack in ")
        await pilot.press("o")
        assert opened_files == [folder / "public.pdf"]
        await pilot.press("P")
        assert "Papers for W14" in look(app)


@pytest.mark.usefixtures("at_once")
async def test_what_must_not_be_in_it_is_told_at_its_field_and_nothing_is_written(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    put(desk, ITEMS[0], annex(1), "Estates")
    put_exempt(desk, ITEMS[1], annex(2))
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await opened(app, pilot)
        await pilot.press("b", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, PackForm)
        told = look(app)
        assert "The public pack has" in " ".join(told.split())
        assert not (desk.path.parent / "pack-2021-07-29").exists()
        await pilot.press("escape")


async def test_it_is_built_beside_the_screen_and_whoever_leaves_stops_it(
    open_app: Callable[..., Secretariat], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, ITEMS[0], report("One", 2))
    asked: list[bool] = []
    real = build_pack

    def slowly(*args: Any, progress: Callable[[int, int], bool], **more: Any) -> PackMade:
        def tell(at: int, of: int) -> bool:
            if at == 0:
                app.call_from_thread(app.screen.dismiss, None)
            asked.append(progress(at, of))
            return asked[-1]

        return real(*args, progress=tell, **more)

    monkeypatch.setattr("screens.forms.agenda.pack.build_pack", slowly)
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await opened(app, pilot)
        await pilot.press("b", "ctrl+s")
        # Whether the worker is over before anybody waits for it is a matter of how busy the machine is.
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
        while not asked:
            await pilot.pause()
        assert asked == [False]
        assert not (desk.path.parent / "pack-2021-07-29").exists()
