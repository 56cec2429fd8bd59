"""The keys of a meeting's clock: ticking off, publishing, notices, working, taking back, undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.forms.calendar.clock import ClockWindow
from screens.forms.calendar.workings import WorkingWindow
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.pane_table import Table
from store.commands.calendar.deadlines import publish
from store.desk import Desk
from store.queries.calendar.holidays import listed
from store.records import Meeting, MeetingStatus
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, shows, write
from tui.app import Secretariat

JULY = "M18"


def meeting(desk: Desk, record_id: str = JULY) -> Meeting:
    found = desk.register.get(Meeting, record_id)
    assert found is not None
    return found


def clock_of(app: Secretariat) -> ClockWindow:
    assert isinstance(app.screen, ClockWindow)
    return app.screen


async def test_the_calendar_says_when_the_papers_are_due(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "Wed 21 Jul: 7 working days" in look(app)
        assert "papers Wed 21 Jul: 7 working days" in frame_of(app).top.text


async def test_the_pane_of_a_wide_terminal_holds_the_clock(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        told = frame_of(app).place.detail.text
        assert "Agenda and reports published · Wed 21 Jul 2021 · 7 left · law" in told
        assert "Public questions close · Wed 7 Jul 2021 · past · local" in told
        lines = [" ".join(line.split()) for line in look(app).splitlines()]
        assert any(line.endswith("Clock Due Working days Rule") for line in lines)
        assert any(line.endswith("Draft reports in Fri 9 Jul 2021 1 late local") for line in lines)
        assert any(line.endswith("Pre-meeting of members, 12 noon Thu 29 Jul 2021 13 left local") for line in lines)


async def test_a_clock_is_a_table_in_the_pane_whatever_room_there_is(open_app: Callable[..., Secretariat]) -> None:
    """Every deadline stands on a line of its own with its day under one heading; no day is cut."""
    for size, keys in ((NARROW, ("enter",)), (WIDE, ()), ((60, 15), ("enter",))):
        app = open_app("calendar")
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            lines = look(app).splitlines()
            head = next(line for line in lines if "Working days" in line)
            days, left = head.index("Due"), head.index("Working days")
            row = next(line for line in lines if "Wed 30 Jun" in line)
            assert row.index("Wed 30 Jun") == days
            assert row.index("8 late") == left


def test_a_table_gives_its_room_to_the_first_column() -> None:
    table = Table(("Due", "Rule"), [("Notice of the meeting posted", "Wed 21 Jul", "law")], ["warn"])
    assert str(table) == "Notice of the meeting posted · Wed 21 Jul · law"
    assert table.lines("Clock", 50) == [
        (("Clock                             Due         Rule", "muted"),),
        (("Notice of the meeting posted      Wed 21 Jul  law", "warn"),),
    ]
    assert table.lines("Clock", 31) == [
        (("Clock                Due", "muted"),),
        (("Notice of the        Wed 21 Jul", "warn"),),
        (("meeting posted     ", "warn"),),
    ]


async def test_a_deadline_is_ticked_off_with_a_key_and_undone(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        before = meeting(desk)
        await pilot.press("c")
        window = clock_of(app)
        assert window.row is not None
        assert window.row.deadline == "clearance"
        await pilot.press("d")
        (mark,) = meeting(desk).done
        assert (mark.deadline, mark.on, mark.by) == ("clearance", desk.today, "clerk")
        assert "as done on 12 July 2021" in window.after.text
        await pilot.press("d")
        assert "already" in window.after.text
        await pilot.press("delete")
        assert meeting(desk) == before
        await pilot.press("d", "escape", "u")
        assert meeting(desk) == before


async def test_done_on_another_day_by_someone_else(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c", "e")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["on"].typed = "9/7/2021"
        form.rows["by"].typed = "The secretary"
        await pilot.press("ctrl+s")
        (mark,) = meeting(desk).done
        assert (mark.on, mark.by) == (dt.date(2021, 7, 9), "The secretary")


async def test_a_closing_day_has_nothing_to_record(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c", "home", "d")
        assert "closes by itself" in clock_of(app).after.text
        assert meeting(desk).done == ()


async def test_publishing_from_the_clock_and_from_the_calendar(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c", "down", "down", "d")
        assert isinstance(app.screen, Form)
        assert "12 clear working days: in time" in app.screen.problems.text
        await pilot.press("ctrl+s")
        assert meeting(desk).agenda_published_on == desk.today
        assert meeting(desk).status is MeetingStatus.CALLED
        await pilot.press("escape", "P")
        assert "published on Monday 12 July 2021 already" in news(app)
        await pilot.press("u")
        assert meeting(desk).agenda_published_on is None
        await pilot.press("P", "ctrl+s")
        assert meeting(desk).agenda_published_on == desk.today


async def test_publishing_late_asks_for_the_lawful_basis_and_lets_the_clerk_go_on(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    from store.commands.calendar.meetings import postpone_meeting

    desk.run(postpone_meeting, meeting=JULY, to=dt.date(2021, 7, 15), reason="Brought forward")
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("P")
        form = app.screen
        assert isinstance(form, Form)
        assert "2 clear working days, short by 3" in form.problems.text
        await pilot.press("ctrl+s")
        assert "Choose the lawful basis" in form.rows["basis"].under.text
        assert meeting(desk).agenda_published_on is None
        form.rows["basis"].typed = "shorter notice"
        await pilot.press("ctrl+s")
        assert "convened at shorter notice" in form.rows["reason"].under.text
        form.rows["reason"].typed = "The commissioner resigned"
        await pilot.press("ctrl+s")
        assert meeting(desk).shorter_notice_reason == "The commissioner resigned"
        assert meeting(desk).done[0].basis == "shorter notice"
        assert "short by 3" in news(app)


async def test_a_publication_is_taken_back_only_after_a_question(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    desk.run(publish, meeting=JULY, holidays=listed())
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        clock_of(app).list.go_to("publication")
        await pilot.press("z")
        await pilot.pause()
        shows(app, Ask)
        assert "Change an agenda that was published?" in look(app)
        await pilot.press("n")
        await pilot.pause()
        assert meeting(desk).agenda_published_on == desk.today
        await pilot.press("z", "y")
        await pilot.pause()
        assert (meeting(desk).agenda_published_on, meeting(desk).published) == (None, ())


async def test_notices_at_one_council_and_then_at_the_rest(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("N")
        await write(pilot, "rutland")
        await pilot.press("enter")
        assert [notice.council for notice in meeting(desk).notices] == ["Rutland County Council"]
        await pilot.press("c", "down", "down", "down", "d", "enter")
        assert len(meeting(desk).notices) == 10
        window = clock_of(app)
        assert window.row is not None
        assert window.row.state == "done"
        await pilot.press("d")
        assert "nothing left" in look(app)


async def test_the_working_from_the_list_and_from_the_clock(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("w")
        assert isinstance(app.screen, WorkingWindow)
        assert "Thu 22 Jul, Fri 23 Jul, Mon 26 Jul, Tue 27 Jul, Wed 28 Jul" in app.screen.detail.text
        await pilot.press("pagedown", "pageup", "escape", "c", "home", "w")
        assert isinstance(app.screen, WorkingWindow)
        assert "28 working days before the meeting" in app.screen.detail.text


async def test_a_meeting_in_private_has_no_clock_and_says_why(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("up", "up")
        assert current(app) == "M16"
        await pilot.press("w")
        assert "not held in public" in news(app)
        await pilot.press("P")
        assert "not held in public" in news(app)
        await pilot.press("c")
        assert "not held in public" in look(app)
        await pilot.press("d", "e", "w", "delete", "escape", "escape")
        assert frame_of(app).is_active


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("calendar-clock", ("c",)),
        ("calendar-working", ("w",)),
        ("calendar-publish", ("P",)),
        ("calendar-notices", ("N",)),
    ],
)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_how_it_looks(
    open_app: Callable[..., Secretariat], name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        check_golden(f"{name}-{size[0]}x{size[1]}", look(app))
