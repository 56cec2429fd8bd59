"""Moving a meeting by key shows every deadline that moves before anything is saved; undo restores all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.forms.calendar.impact import ImpactWindow
from screens.kit.form import Form
from store.desk import Desk
from store.records import Meeting
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, write
from tui.app import Secretariat

SEPTEMBER = "M19"


async def _move(pilot: object, day: str) -> None:
    await pilot.press("down", "m")  # type: ignore[attr-defined]
    await write(pilot, day)  # type: ignore[arg-type]
    await pilot.press("tab", "tab", "tab")  # type: ignore[attr-defined]
    await write(pilot, "Venue")  # type: ignore[arg-type]
    await pilot.press("ctrl+s")  # type: ignore[attr-defined]


async def test_from_30_september_to_1_october(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    before = desk.register
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _move(pilot, "1 oct 2021")
        window = app.screen
        assert isinstance(window, ImpactWindow)
        assert "15 deadlines move. Nothing is saved yet." in window.summary.text
        shown = look(app)
        assert "Wed 22 Sep 2021 Thu 23 Sep 2021" in " ".join(shown.split())
        assert "Wed 29 Sep 2027 Thu 30 Sep 2027" in " ".join(shown.split())
        assert desk.register == before
        await pilot.press("enter")
        moved = desk.register.get(Meeting, SEPTEMBER)
        assert moved is not None
        assert moved.date == dt.date(2021, 10, 1)
        assert current(app) == SEPTEMBER
        await pilot.press("u")
        assert desk.register == before


async def test_going_back_saves_nothing_and_keeps_what_was_typed(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    before = desk.register
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _move(pilot, "1 oct 2021")
        await pilot.press("escape")
        assert isinstance(app.screen, Form)
        assert app.screen.rows["to"].typed == "1 oct 2021"
        assert "nothing is saved" in app.screen.problems.text
        assert desk.register == before


async def test_what_would_be_broken_is_said_in_words(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _move(pilot, "17 jul 2021")
        shown = look(app)
        assert "could not be kept" in shown
        assert "already past" in shown
        assert "weekend" in shown


async def test_no_day_and_no_reason_are_said_at_their_fields(
    open_app: Callable[..., Secretariat], codes_shown: list[str]
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "m", "ctrl+s")
        form = app.screen
        assert isinstance(form, Form)
        assert codes_shown == ["no-day"]
        assert "No new date is typed" in form.rows["to"].under.text
        form.rows["to"].typed = "1 oct 2021"
        await pilot.press("ctrl+s")
        assert form.rows["reason"].under.text


async def test_proposing_next_year_by_key(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        count = len(desk.register.meetings)
        await pilot.press("Y", "ctrl+s")
        assert "Thu 2 Feb 2023" in look(app)
        assert "precept" in look(app)
        await pilot.press("left_square_bracket")
        assert "Thu 16 Jun 2022" in look(app)
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert "Thu 30 Jun 2022" in look(app)
        await pilot.press("end", "o")
        assert "out" in look(app)
        await pilot.press("ctrl+s")
        assert frame_of(app).is_active
        assert len(desk.register.meetings) == count + 6
        assert news(app).startswith(
            "Proposed 6 meetings from 30 June 2022 to 16 February 2023. They stand as proposed."
        )
        await pilot.press("u")
        assert len(desk.register.meetings) == count


async def test_a_pattern_that_is_none_and_leaving_without_creating(
    open_app: Callable[..., Secretariat], desk: Desk, codes_shown: list[str]
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        count = len(desk.register.meetings)
        await pilot.press("Y")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["number"].typed = "40"
        await pilot.press("ctrl+s")
        assert "cannot be proposed" in form.rows["number"].under.text
        year = form.rows["year"].typed
        form.rows["number"].typed = form.rows["year"].typed = ""
        await pilot.press("ctrl+s")
        assert codes_shown == ["propose.number", "no-number", "no-number"]
        assert [form.rows[name].under.text for name in ("year", "number")] == ["No number is typed. Type one."] * 2
        form.rows["year"].typed, form.rows["number"].typed = year, "6"
        await pilot.press("ctrl+s", "escape")
        assert "none created" in form.problems.text
        assert len(desk.register.meetings) == count


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_how_they_look(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await _move(pilot, "1 oct 2021")
        await pilot.pause()
        check_golden(f"calendar-impact-{size[0]}x{size[1]}", look(app))
        await pilot.press("escape", "escape", "t", "Y")
        await pilot.pause()
        check_golden(f"calendar-pattern-{size[0]}x{size[1]}", look(app))
        await pilot.press("ctrl+s")
        await pilot.pause()
        check_golden(f"calendar-proposal-{size[0]}x{size[1]}", look(app))
