"""The year planner: every key that moves the cursor, the day opened, and the way back to the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest

from screens.calendar import CalendarPlace
from screens.kit.form import Form
from screens.kit.helping import Helper
from screens.kit.planner import Planner
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, shows, write
from tui.app import Secretariat

JULY = dt.date(2021, 7, 29)


def planner_of(app: Secretariat) -> Planner:
    place = frame_of(app).place
    assert isinstance(place, CalendarPlace)
    assert place.planner is not None
    return place.planner


async def test_it_opens_on_the_meeting_under_the_cursor_and_goes_back(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y")
        planner = planner_of(app)
        assert planner.day == JULY
        assert planner.has_focus
        assert "29M" in look(app)
        assert "21P" in look(app)
        await pilot.press("y")
        assert not planner.display
        assert current(app) == "M18"
        assert frame_of(app).place.list.has_focus


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("left",), "2021-07-28"),
        (("right",), "2021-07-30"),
        (("up",), "2021-07-22"),
        (("k",), "2021-07-22"),
        (("down",), "2021-08-05"),
        (("j",), "2021-08-05"),
        (("pageup",), "2021-06-29"),
        (("pagedown",), "2021-08-29"),
        (("left_curly_bracket",), "2020-07-29"),
        (("right_curly_bracket",), "2022-07-29"),
        (("t",), "2021-07-12"),
        (("left_square_bracket",), "2021-07-21"),
        (("right_square_bracket",), "2021-08-05"),
    ],
)
async def test_each_key(open_app: Callable[..., Secretariat], keys: tuple[str, ...], day: str) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", *keys)
        planner = planner_of(app)
        assert planner.day == dt.date.fromisoformat(day)
        assert planner.year is not None
        assert planner.year.first <= planner.day <= planner.year.last
        await pilot.pause()
        assert planner.day_words().split(":")[0].strip() in look(app)


async def test_the_line_below_says_what_falls_on_the_day(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "left_square_bracket")
        assert "Wednesday 21 July 2021: Agenda and reports published, for 29 Jul" in look(app)
        await pilot.press("t")
        assert "Monday 12 July 2021 (today): nothing" in look(app)
        planner_of(app).go(JULY)
        await pilot.pause()
        assert "for 29 Jul: 13 working days left" in " ".join(look(app).split()), "no figure is cut at the edge"


async def test_a_day_is_opened_and_leads_to_its_meeting(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "right_curly_bracket", "left_curly_bracket", "left_square_bracket", "enter")
        assert "Agenda and reports published" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert current(app) == "M18"
        assert not planner_of(app).display


async def test_an_empty_day_offers_a_meeting_and_a_holiday_says_what_it_is(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "t", "enter", "enter")
        assert isinstance(app.screen, Form)
        assert app.screen.rows["date"].typed == "12 July 2021"
        await pilot.press("escape")
        for _ in range(7):
            await pilot.press("down")
        assert planner_of(app).day == dt.date(2021, 8, 30)
        await pilot.press("enter", "enter")
        assert "nothing more to open" in look(app)


async def test_keys_of_one_meeting_say_that_the_year_is_shown(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        for key in ("c", "w", "e", "m", "s", "W", "delete", "P", "N", "p"):
            await pilot.press("y", key)
            assert "not one meeting" in news(app), key
            await pilot.press("y")
        await pilot.press("y", "n")
        assert isinstance(app.screen, Form)
        assert app.screen.rows["date"].typed == "29 July 2021"


async def test_its_keys_are_in_the_help_and_the_palette_while_it_is_shown(
    open_app: Callable[..., Secretariat],
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "f1")
        assert "planner.down" in {line.key for line in shows(app, Helper)._all}
        await pilot.press("escape", "ctrl+p")
        await write(pilot, "go to today")
        await pilot.press("enter")
        await pilot.pause()
        assert planner_of(app).day == dt.date(2021, 7, 12)
        await pilot.press("y", "f1")
        assert "planner.down" not in {line.key for line in shows(app, Helper)._all}


async def test_going_to_another_place_and_back_keeps_the_year(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert planner_of(app).has_focus
        await pilot.press("right")
        assert planner_of(app).day == dt.date(2021, 7, 30)


async def test_the_cursor_never_leaves_the_years_there_are(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y")
        planner = planner_of(app)
        planner.go(dt.date(1999, 12, 31))
        assert planner.day == JULY
        planner.go(dt.date(2098, 12, 31))
        await pilot.pause()
        assert "The bank holidays of 2098 are by rule, not yet confirmed." in look(app)


@pytest.mark.parametrize("size", [NARROW, WIDE, (100, 30)], ids=["80x24", "120x40", "100x30"])
async def test_how_it_looks(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("y")
        await pilot.pause()
        check_golden(f"calendar-year-{size[0]}x{size[1]}", look(app))


async def test_every_day_of_the_year_can_be_read_without_colour(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("y")
        await pilot.pause()
        shown = look(app)
        assert all(month in shown for month in ("May 2021", "July 2021", "December 2021", "April 2022"))
        assert "M meeting  ! late  P publish" in shown


SIZES = [NARROW, (100, 30), WIDE, (200, 50), (60, 15)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_day_runs_into_the_next_and_none_is_cut(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    """A blank stands between any two days, and all months of a row are whole."""
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("y")
        await pilot.pause()
        planner = planner_of(app)
        assert planner.year is not None
        days = {cell.day for line in planner._lines for cell in line if cell.day}
        first, last = planner.year.first, planner.year.last
        assert days == {first + dt.timedelta(days=n) for n in range((last - first).days + 1)}
        for line in planner._lines:
            cells = sorted(line)
            for before, after in pairwise(cells):
                end = before.x + len(before.words.rstrip())
                assert end < after.x, f"{before.words!r} runs into {after.words!r}"
            assert all(cell.x + len(cell.words) <= planner.size.width for cell in cells)


@pytest.mark.parametrize(
    ("size", "across"), [((60, 15), 2), (NARROW, 3), ((100, 30), 4), (WIDE, 4), ((200, 50), 4)], ids=str
)
async def test_the_room_is_used(open_app: Callable[..., Secretariat], size: tuple[int, int], across: int) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("y")
        await pilot.pause()
        shown = look(app)
        months, _, _ = shown.splitlines()[3].replace("┌", "│").partition("│")
        assert months.count("2021") == across
        if size[0] >= 100:
            assert "April 2022" in shown, "the whole year is in sight"
        pane = frame_of(app).place.detail
        assert bool(pane.display) == (size[0] >= 200)
        await pilot.press("escape")
        await pilot.pause()
        assert bool(pane.display) == (size[1] >= 20), "the list has its pane again, below it if not beside"


async def test_escape_leaves_the_year(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y", "right", "escape")
        await pilot.pause()
        assert not planner_of(app).display
        assert frame_of(app).place.list.has_focus
        assert current(app) == "M18"
        await pilot.press("f1")
        assert "planner.down" not in {line.key for line in shows(app, Helper)._all}


async def test_a_day_is_clicked(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("y")
        await pilot.pause()
        planner = planner_of(app)
        line, cell = planner._places[dt.date(2021, 7, 21)]
        await pilot.click(planner, offset=(cell.x, line + 1 - planner.scroll_offset.y))
        await pilot.pause()
        assert planner.day == dt.date(2021, 7, 21)
        assert "Agenda and reports published" in look(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_day_under_the_cursor_is_always_in_sight(
    open_app: Callable[..., Secretariat], size: tuple[int, int]
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press("y")
        planner = planner_of(app)
        for key in ["pagedown"] * 9 + ["pageup"] * 11:
            await pilot.press(key)
            line, _ = planner._places[planner.day]
            row = line + 1 - planner.scroll_offset.y
            assert 1 <= row < planner.size.height - planner._pinned + 1
