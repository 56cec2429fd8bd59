"""The keys of the calendar that arrange, change, postpone, cancel and bin meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from store.desk import Desk
from store.records import Meeting, MeetingStatus
from tests.screens.look import NARROW, current, frame_of, news, shows, write
from tui.app import Secretariat

JULY, SEPTEMBER = "M18", "M19"


def meeting(desk: Desk, record_id: str) -> Meeting:
    found = desk.register.get(Meeting, record_id)
    assert found is not None
    return found


async def test_starts_at_the_next_meeting(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW):
        assert current(app) == JULY


async def test_arrange_with_a_typed_date(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "4/11/2021")
        await pilot.press("ctrl+s")
        added = desk.register.meeting_on(dt.date(2021, 11, 4))
        assert len(added) == 1
        assert current(app) == added[0].id
        await pilot.press("u")
        assert desk.register.meeting_on(dt.date(2021, 11, 4)) == ()


async def test_a_weekday_that_disagrees_is_refused_with_both_possibilities(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    from screens.kit.form import Form

    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Friday 4 November 2021")
        await pilot.press("ctrl+s")
        form = shows(app, Form)
        said = form.rows["date"].under.text
        assert "Thursday 4 November 2021" in said
        assert "Friday 5 November 2021" in said
        assert form.rows["date"].typed == "Friday 4 November 2021"


async def test_edit(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        form = app.screen
        form.rows["venue"].typed = "County Hall"  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        assert meeting(desk, JULY).venue == "County Hall"


async def test_cancel_needs_a_reason_and_keeps_the_items(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("W", "ctrl+s")
        assert meeting(desk, JULY).status is MeetingStatus.ARRANGED
        await write(pilot, "No quorum")
        await pilot.press("ctrl+s")
        assert meeting(desk, JULY).status is MeetingStatus.CANCELLED
        assert len(desk.register.items_of(JULY)) == 5
        assert "5 items" in news(app)
        await pilot.press("u")
        assert meeting(desk, JULY).status is MeetingStatus.ARRANGED


async def test_status_by_list_with_reasons(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("s")
        await write(pilot, "called")
        await pilot.press("enter")
        assert meeting(desk, JULY).status is MeetingStatus.CALLED


async def test_a_meeting_with_items_cannot_be_binned_and_says_why(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("delete")
        assert "5 items" in news(app)
        assert meeting(desk, JULY).binned_on is None


async def test_to_the_programme_of_the_meeting(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "i")
        await pilot.pause()
        assert frame_of(app).place.place == "programme"
        assert current(app) == "W18"
