"""By keyboard: what looks wrong in the minutes of a meeting, and each slip gone to where it is mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.kit.picker import Picker
from store.commands.actions.actions import edit_action
from store.commands.minutes.minutes import edit_minute
from store.desk import Desk
from tests.screens.look import NARROW, current, frame_of, look, news, shows, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]


@pytest.mark.parametrize(
    ("typed", "place", "record"), [("numbers do not go on", "meeting", "N16"), ("nothing says when", "actions", "A")]
)
async def test_a_slip_is_gone_to_where_it_is_mended(
    open_app: Open, desk: Desk, typed: str, place: str, record: str
) -> None:
    desk.run(edit_minute, minute="N16", number="58")
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("L")
        shows(app, Picker)
        assert "looks wrong" in look(app)
        await write(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert frame_of(app).place.place == place
        assert (current(app) or "").startswith(record)


async def test_minutes_with_nothing_wrong_say_so(open_app: Open, desk: Desk) -> None:
    desk.run(edit_action, action="A6", review_from=dt.date(2021, 9, 1))
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M14")
        await pilot.press("L")
        assert "looks wrong" in news(app)
        assert not isinstance(app.screen, Picker)
