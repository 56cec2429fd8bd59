"""Find goes to what it found: to its line, to the bin, or to the record itself, and never to another line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from screens.kit.picker import Picker
from screens.opened import Reader
from screens.palette import go_to_record
from store.commands.bin import bin_records
from store.commands.calendar.meetings import cancel_meeting
from store.commands.programme.moves import consider_items, withdraw_items
from store.desk import Desk
from store.edit import Edit
from store.queries.search import place_of
from store.queries.words.wording import record_title
from store.records import (
    KINDS,
    Action,
    ActionStatus,
    Asker,
    Meeting,
    Minute,
    Person,
    Question,
    QuestionState,
    Record,
    Seat,
    WorkItem,
)
from tests.screens.look import NARROW, current, frame_of, look, news, shows, write
from tui.app import Secretariat

Opens = Callable[..., Secretariat]


def put(desk: Desk, *records: Record) -> None:
    desk.run(lambda register, today: Edit("as it came", puts=records))


def of_every_kind_and_state(desk: Desk) -> list[str]:
    """Give some records of every kind, among them withdrawn, considered, cancelled, closed and void ones."""
    desk.run(withdraw_items, items=("W16",), reason="overtaken")
    desk.run(consider_items, items=("W2",), meeting="M14")
    desk.run(cancel_meeting, meeting="M20", reason="no business")
    register = desk.register
    action = next(register.all(Action))
    put(
        desk,
        replace(action, id="A900", status=ActionStatus.DROPPED),
        replace(action, id="A901", status=ActionStatus.DONE),
    )
    put(
        desk,
        Question(id="Q900", text="Why?", asker=Asker(name="A. Resident"), meeting="M18", state=QuestionState.REJECTED),
    )
    put(desk, Minute(id="N900", meeting="M14", heading="Zebras", text="t", void=True))
    register = desk.register
    some = {one.id for kind in KINDS for one in (*register.all(kind),)[:3]}
    some |= {one.id for kind in KINDS for one in (*register.all(kind),)[-3:]}
    return sorted(some | {"W16", "W2", "M20"})


async def test_whatever_is_found_is_where_the_cursor_is_or_open(open_app: Opens, desk: Desk) -> None:
    ids = of_every_kind_and_state(desk)
    assert {type(desk.register.find(one)) for one in ids} >= {Action, Meeting, Minute, Person, Question, Seat, WorkItem}
    app = open_app("actions")
    opened = set()
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for one in ids:
            record = desk.register.find(one)
            assert record is not None
            go_to_record(frame, one)
            await pilot.pause()
            await pilot.pause()
            assert frame.place.place == place_of(record), one
            if isinstance(app.screen, Reader):
                assert record_title(desk.register, record) in app.screen._shown[0], one
                opened.add(type(record).__name__)
                await pilot.press("escape")
            else:
                assert current(app) == one or frame.place.shows(one), one
    assert "WorkItem" not in opened
    assert "Meeting" not in opened


@pytest.mark.parametrize(
    ("typed", "state"), [("W16", "withdrawn · W16"), ("zebras", "void · N900"), ("M20", "cancelled · M20")]
)
async def test_how_it_stands_is_said_of_what_is_found(open_app: Opens, desk: Desk, typed: str, state: str) -> None:
    of_every_kind_and_state(desk)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, typed)
        assert state in look(app)


async def test_what_was_withdrawn_is_gone_to(open_app: Opens, desk: Desk) -> None:
    desk.run(withdraw_items, items=("W16",), reason="overtaken")
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "ethcs")
        await pilot.press("enter")
        await pilot.pause()
        assert current(app) == "W16"
        assert "Withdrawn" in look(app)


async def test_what_lies_in_the_bin_is_found_there_and_taken_out_only_by_enter(open_app: Opens, desk: Desk) -> None:
    desk.run(bin_records, ids=("W16",))
    before = desk.register
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "ethics committee annual")
        assert "in the bin · W16" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        picker = shows(app, Picker)
        assert picker.heading.startswith("The bin")
        assert picker.list.current == "W16"
        assert desk.register is before
        await pilot.press("enter")
        await pilot.pause()
        assert desk.register.need(WorkItem, "W16").binned_on is None


async def test_a_filter_that_hides_what_is_found_is_cleared_and_that_is_said(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("slash")
        await write(pilot, "performance")
        await pilot.press("enter", "ctrl+f")
        await write(pilot, "W16")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert current(app) == "W16"
        assert "The filter was cleared" in news(app)


async def test_the_history_of_a_record_that_is_only_open_is_its_own(open_app: Opens, desk: Desk) -> None:
    of_every_kind_and_state(desk)
    vote = next(one for one in ("V1", "V2") if desk.register.find(one))
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        go_to_record(frame_of(app), vote)
        await pilot.pause()
        await pilot.pause()
        shows(app, Reader)
        await pilot.press("h")
        await pilot.pause()
        assert shows(app, Picker).heading.startswith("History of vote at the meeting of Wednesday 27 January 2021: ")
