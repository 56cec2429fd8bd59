"""The versions window: choosing, comparing, putting back; and the named points."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.picker import Picker
from screens.versions import Comparison
from store.commands.programme.items import edit_item
from store.desk import Desk
from store.records import WorkItem
from tests.screens.look import NARROW, current, look, news, shows, write
from tui.app import Secretariat


async def test_an_earlier_wording_is_compared_and_put_back(desk: Desk, open_app: Callable[..., Secretariat]) -> None:
    was = desk.register.need(WorkItem, "W13").title
    desk.run(edit_item, item="W13", title="Another [b]title[/b]")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        assert current(app) == "W13"
        await pilot.press("H")
        shows(app, Picker)
        await pilot.press("down", "enter")
        shows(app, Comparison)
        assert f"[-{was.split()[0]}" in look(app)
        assert "{+Another [b]title[/b]+}" in look(app)
        await pilot.press("p")
        assert desk.register.need(WorkItem, "W13").title == was
        assert "Put back how" in news(app)
        await pilot.press("u")
        assert desk.register.need(WorkItem, "W13").title == "Another [b]title[/b]"


async def test_any_two_versions_are_compared(desk: Desk, open_app: Callable[..., Secretariat]) -> None:
    for title in ("One title", "Two titles"):
        desk.run(edit_item, item="W13", title=title)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("H", "down", "enter", "o", "down", "down", "enter")
        assert "{+One title+}" in look(app)
        assert "+Two titles+" not in look(app)
        await pilot.press("pagedown", "pageup", "escape")
        assert "One title" not in desk.register.need(WorkItem, "W13").title


async def test_one_version_alone_is_said(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("H")
        assert "There is one version only" in news(app)


async def test_a_point_is_named_and_its_name_taken_away(desk: Desk, open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+t", "enter")
        await write(pilot, "before publication")
        await pilot.press("ctrl+s")
        assert [one.name for one in desk.register.panel.points] == ["before publication"]
        await pilot.press("ctrl+t", "down", "enter", "y")
        assert desk.register.panel.points == ()
        assert "Took the name" in news(app)
