"""The list of what is still not set: where a new panel begins, and what one comes back to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screens.beginning import BeginningPlace
from store.commands.settings.panel import new_panel_records
from store.desk import Desk
from store.queries.beginning import need_rows
from store.records import Nation
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, write
from tui.app import Secretariat
from tui.settings import Settings


def codes(app: Secretariat) -> list[str]:
    desk = frame_of(app).desk
    return [row.code for row in need_rows(desk.register, desk.today) if not row.is_set]


@pytest.fixture
def new_app(tmp_path: Path, day: object) -> Secretariat:
    records = new_panel_records(name="Anyshire Police and Crime Panel", short_name="APCP")
    desk = Desk.create(tmp_path / "panel.json", records, today=day, who="clerk")  # type: ignore[arg-type]
    return Secretariat(desk, Settings(), "beginning")


@pytest.fixture
def day() -> object:
    import datetime as dt

    return dt.date(2026, 11, 26)


async def test_a_new_panel_begins_there_and_asks_for_what_it_needs(tmp_path: Path) -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        rows = app.screen.rows  # type: ignore[attr-defined]
        assert {"rules", "councils"} <= set(rows)
        rows["name"].typed, rows["nation"].typed = "The Panel", Nation.ENGLAND
        rows["path"].typed = str(tmp_path / "panel.json")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert frame_of(app).place.place == "beginning"
        assert "9 things" in look(app)
        assert "F7 comes back to this list." in " ".join(look(app).replace("│", " ").split())


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_how_it_looks(new_app: Secretariat, size: tuple[int, int]) -> None:
    async with new_app.run_test(size=size) as pilot:
        await pilot.pause()
        check_golden(f"beginning-{size[0]}x{size[1]}", look(new_app))


async def test_a_line_is_set_from_the_list_and_the_cursor_goes_on_to_the_next(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "enter", "enter")
        await write(pilot, "Anytown City Council")
        await pilot.press("ctrl+s")
        assert "councils" not in codes(new_app)
        assert frame_of(new_app).place.place == "beginning"
        assert current(new_app) == "members"
        await pilot.press("down", "down", "enter")
        await write(pilot, "4")
        await pilot.press("ctrl+s")
        assert "quorum" not in codes(new_app)
        assert current(new_app) == "deadlines"
        await pilot.press("u")
        assert "quorum" in codes(new_app)


async def test_it_is_come_back_to_from_everywhere_and_left_for_where_one_came_from(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        for key, place in (("1", "calendar"), ("7", "members"), ("2", "programme")):
            await pilot.press(key, "f7")
            assert frame_of(new_app).place.place == "beginning"
            await pilot.press("escape")
            assert frame_of(new_app).place.place == place


async def test_the_chair_needs_a_member_first(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down", "down", "enter")
        assert news(new_app) == "Nobody sits yet. Set the members first."


@pytest.mark.parametrize("number", range(9))
async def test_every_line_opens_something_or_says_why_not(new_app: Secretariat, number: int) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press(*["down"] * number, "enter")
        frame = frame_of(new_app)
        assert isinstance(frame.place, BeginningPlace)
        row = need_rows(frame.desk.register, frame.desk.today)[number]
        assert frame.place.one == row
        assert (new_app.screen is not frame) is (row.code != "chair"), row.code
        if row.code != "chair":
            await pilot.press("escape")
            assert new_app.screen is frame
            assert current(new_app) == row.code


async def test_every_way_of_every_line_opens(new_app: Secretariat) -> None:
    """Each is picked in turn; what it opens is a form, a window or another place."""
    async with new_app.run_test(size=NARROW) as pilot:
        frame = frame_of(new_app)
        for number, ways in enumerate((2, 2, 2, 0, 0, 2, 0, 3, 2)):
            for way in range(ways):
                await pilot.press("f7", "home", *["down"] * number, "enter", *["down"] * way, "enter")
                opened = new_app.screen is not frame or frame.place.place != "beginning"
                assert opened, (number, way)
                if new_app.screen is not frame:
                    await pilot.press("escape")
                assert new_app.screen is frame, (number, way)


async def test_the_filter_narrows_it(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press("slash", *"chair", "enter")
        assert [one for section in frame_of(new_app).place.list.sections for one in section.ids] == ["chair"]


async def test_of_the_sample_only_the_quorum_is_not_set(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f7")
        assert codes(app) == ["quorum"]
        assert "Quorum" in look(app)
        assert "1 thing" in look(app)


async def test_the_cursor_stays_on_a_line_until_all_of_it_is_entered(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press(*["down"] * 6)
        for text, left in (("Anytown City Council", "set in part"), ("A Clerk", "set in part"), ("Town Hall", "")):
            assert current(new_app) == "papers"
            await pilot.press("enter", "enter")
            await write(pilot, text)
            await pilot.press("ctrl+s")
            await pilot.pause()
            row = next(row for row in need_rows(frame_of(new_app).desk.register, frame_of(new_app).desk.today)[6:7])
            assert row.stands == left or row.is_set
            assert (left in look(new_app)) is bool(left) or not left
        assert current(new_app) == "meetings", "then it goes on to the next line"


async def test_rules_that_are_typed_in_go_on_where_something_is_missing(new_app: Secretariat) -> None:
    async with new_app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "down", "enter")
        frame = frame_of(new_app)
        assert frame.place.list.current == "rules.questions.allowed"
        await pilot.press("e", "right", "ctrl+s", "f7")
        (row, *_) = need_rows(frame.desk.register, frame.desk.today)
        assert (row.is_set, row.stands) == (False, "set in part")
        assert "Still to be entered: what may be sent in, and by when" in row.why
        await pilot.press("home", "enter", "down", "enter")
        assert frame.place.list.current == "rules.questions.kinds.question.taken"
