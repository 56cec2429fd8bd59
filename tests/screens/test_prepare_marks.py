"""Marks in Prepare: offered where a key takes them, named with what is done to them, kept until it is done."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.ask import Ask
from screens.prepare import PreparePlace
from store.desk import Desk
from store.records import Meeting, MeetingStatus
from store.rules.findings.preparing import Bearing
from tests.screens.look import NARROW, frame_of, look, news, shows
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
MARCH, MAY, JUNE = (f"meeting-not-recorded:M{number}" for number in (15, 16, 17))


def prepared(app: Secretariat) -> PreparePlace:
    place = frame_of(app).place
    assert isinstance(place, PreparePlace)
    return place


def hints(app: Secretariat) -> str:
    return look(app).splitlines()[-1]


async def test_what_is_done_to_the_marks_is_named_and_takes_all_of_them(open_app: Opens, desk: Desk) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = prepared(app)
        place.list.go_to(MAY)
        await pilot.press("space", "space")
        assert place.list.current == JUNE, "marking the last under a heading does not leave it"
        assert place.list.marks == {MAY, JUNE}
        assert " 2 marked  Next  Enter or s held all 2 a set aside ↑↓ Esc unmark F1 help" in hints(app)
        told = dict(place.describe(MARCH)[1])["Keys"]
        assert told == "Enter or s held all 2 · a set aside · Esc unmark"
        await pilot.press("up", "up", "enter")
        assert "What became of these 2 meetings?" in shows(app, Ask).heading
        await pilot.press("a")
        await pilot.pause()
        for meeting in ("M16", "M17"):
            assert desk.register.need(Meeting, meeting).status is MeetingStatus.HELD
        assert desk.register.need(Meeting, "M15").status is not MeetingStatus.HELD
        assert place.list.current == MARCH
        await pilot.press("u")
        assert desk.register.need(Meeting, "M16").status is not MeetingStatus.HELD


async def test_a_mark_stays_through_what_is_done_to_another_line(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = prepared(app)
        place.list.go_to(MAY)
        await pilot.press("space")
        place.list.go_to("deadline.late:M18:draft-reports")
        await pilot.press("w", "d", "escape")
        assert place.list.marks == {MAY}
        assert " 1 marked  Next  Enter or s held the one marked" in hints(app)


async def test_space_is_named_only_where_another_line_can_be_marked_with_it(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=(120, 40)) as pilot:
        place, named = prepared(app), []
        for key, row in place.rows.items():
            place.list.go_to(key)
            await pilot.pause()
            several = {act for act in row.acts if act in place._ways_of_several()}
            others = {act for one in place.rows.values() if one.key != key for act in one.acts}
            if "Space mark" in hints(app):
                named.append(key)
                assert several & others, key
        assert {MARCH, MAY, JUNE} <= set(named)


async def test_the_cursor_goes_to_the_last_line_under_its_heading_before_it_leaves(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = prepared(app)
        place.list.go_to(JUNE)
        await pilot.press("s", "a")
        await pilot.pause()
        assert place.list.current == MAY


async def test_where_the_meeting_itself_needs_nothing_more_that_line_has_the_cursor(open_app: Opens) -> None:
    """The end says what is left besides, and names only keys that do something there."""
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = prepared(app)
        assert place.preparation is not None
        own = [row.key for row in place.preparation.rows if not row.bearing.value]
        place.list.go_to(own[-1])
        place.list.marks = set(own)
        await pilot.press("a", *"Seen", "ctrl+s")
        await pilot.pause()
        assert place.list.current is None
        assert "› Still to do for 29 July 2021: " in look(app)
        assert "↓ what is left over" in hints(app)
        assert "a set aside" not in hints(app)
        await pilot.press("enter")
        assert "There is nothing to settle." in news(app)
        await pilot.press("down")
        assert place.list.current == MARCH


async def test_what_the_meeting_itself_needs_comes_before_what_is_left_over(open_app: Opens) -> None:
    """Once the papers are out the notice stands under another heading, above: the cursor goes there."""
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        place = prepared(app)
        place.list.go_to("deadline.due:M18:publication")
        await pilot.press("A", "P", "ctrl+s", "escape")
        await pilot.pause()
        here = place.one
        assert here is not None
        assert here.bearing is Bearing.OWN
