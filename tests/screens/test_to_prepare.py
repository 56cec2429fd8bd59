"""One key prepares the meeting one is at, wherever a meeting is under the cursor, and Escape leads back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.kit.keys.key import EVERYWHERE
from screens.kit.keys.table import keys_in
from screens.prepare import PreparePlace
from store.desk import Desk
from store.queries.words.short import meeting_title
from store.records import Meeting, MeetingStatus
from store.rules.calendar.coming import why_not_prepare
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, frame_of, look, news
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
SEPTEMBER = "M19"


def prepared(app: Secretariat) -> PreparePlace:
    place = frame_of(app).place
    assert isinstance(place, PreparePlace)
    return place


@pytest.mark.parametrize("name", ["programme", "calendar", "meeting"])
async def test_one_key_prepares_the_meeting_under_the_cursor_and_escape_leads_back(open_app: Opens, name: str) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        frame_of(app).go(name, SEPTEMBER)
        await pilot.pause()
        assert "p prepare" in look(app).splitlines()[-1], "the key is named where a meeting is under the cursor"
        left = frame_of(app).place.record_here
        await pilot.press("p")
        await pilot.pause()
        meeting = frame_of(app).desk.register.need(Meeting, SEPTEMBER)
        shown = prepared(app).preparation
        assert shown is not None
        assert shown.meeting == meeting
        assert meeting_title(meeting) in look(app)
        assert "Esc back" in look(app).splitlines()[-1]
        await pilot.press("escape")
        await pilot.pause()
        assert (frame_of(app).place.place, frame_of(app).place.record_here) == (name, left)


async def test_a_change_elsewhere_and_the_way_back_leave_the_meeting_that_is_prepared(open_app: Opens) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        frame_of(app).place.reload(SEPTEMBER)
        await pilot.press("p")
        await pilot.pause()
        frame_of(app).after_change("Something was done.", "M18")
        shown = prepared(app).preparation
        assert shown is not None
        assert shown.meeting is not None
        assert shown.meeting.id == SEPTEMBER, "what was done to another meeting leads nowhere"
        await pilot.press("3", "escape")
        await pilot.pause()
        assert prepared(app).shown == SEPTEMBER
        await pilot.press("2", "home", "p")
        await pilot.pause()
        assert prepared(app).shown is None, "from a meeting that has passed the next one is prepared"


async def test_of_a_meeting_that_has_passed_the_key_says_what_is_done_instead(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("left_square_bracket", "p")
        await pilot.pause()
        assert "See what is left to do after it (o)." in news(app)
        assert frame_of(app).place.place == "meeting"


@pytest.mark.parametrize(
    ("status", "on", "code"),
    [
        (MeetingStatus.ARRANGED, DEMO_DAY, None),
        (MeetingStatus.ARRANGED, DEMO_DAY - dt.timedelta(1), "prepare.passed"),
        (MeetingStatus.CANCELLED, DEMO_DAY, "prepare.off"),
        (MeetingStatus.HELD, DEMO_DAY - dt.timedelta(1), "prepare.passed"),
    ],
)
def test_only_a_meeting_still_to_be_held_is_prepared(
    desk: Desk, status: MeetingStatus, on: dt.date, code: str | None
) -> None:
    meeting = replace(desk.register.need(Meeting, "M18"), status=status, date=on)
    problem = why_not_prepare(meeting, DEMO_DAY)
    assert (problem.code if problem else None) == code


def test_the_ways_to_prepare_share_one_key() -> None:
    keys = [key for key in keys_in("programme", "calendar", "meeting", EVERYWHERE) if key.id.endswith(".prepare")]
    assert {key.keys for key in keys} == {"p"}
    assert len(keys) == 3
