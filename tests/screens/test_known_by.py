"""A meeting known by its month as the screen takes it and shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from store.desk import Desk
from tests.screens.look import NARROW, WIDE, check_golden, inside, look, title
from tui.app import Secretariat

SIZES = {"80x24": NARROW, "120x40": WIDE}
_KEYS = {" ": "space", "/": "slash"}


@pytest.mark.parametrize(
    ("typed", "day", "by", "echo"),
    [
        ("november", dt.date(2021, 11, 30), "month", "November 2021; its day is not known yet"),
        ("w/c 4 oct", dt.date(2021, 10, 8), "week", "The week of Monday 4 October 2021; its day is not known yet"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_it_is_typed_and_its_day_set_later(
    open_app: Callable[..., Secretariat], desk: Desk, typed: str, day: dt.date, by: str, echo: str, size: str
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.press("n", *(_KEYS.get(char, char) for char in typed))
        await pilot.pause()
        assert echo in _said(app)
        if by == "month":
            check_golden(f"known-by-form-{size}", look(app))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [one.sentence for one in desk.warnings] == []
        (meeting,) = [one for one in desk.register.meetings if one.known_by]
        assert (meeting.date, meeting.known_by) == (day, by)
        if by == "month":
            check_golden(f"known-by-calendar-{size}", look(app))
        await pilot.press("e")
        await pilot.pause()
        assert echo in _said(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.register.meetings.count(meeting) == 1
        await pilot.press("e", "home", "ctrl+k", *("1", "8", "space", "n", "o", "v"), "ctrl+s")
        await pilot.pause()
        (set_day,) = [one for one in desk.register.meetings if one.id == meeting.id]
        assert (set_day.date, set_day.known_by) == (dt.date(2021, 11, 18), "")


def _said(app: Secretariat) -> str:
    """Give what stands in the window as one line of words."""
    return " ".join(inside(app).split())


async def test_a_meeting_is_moved_to_a_month_without_claiming_a_day(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("m", *"november")
        await pilot.pause()
        assert "November 2021; its day is not known yet" in _said(app)
        await pilot.press("tab", "tab", "tab", *"flood", "ctrl+s")
        await pilot.pause()
        assert "Thursday 29 July 2021 becomes November 2021" in title(app)
        assert "30 Nov" not in look(app)
