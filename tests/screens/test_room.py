"""The room by keyboard only: a meeting of 29 July 2021 held from its start to its close, at 80 by 24."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from screens.kit.picker import Picker
from screens.room import RoomPlace
from store.desk import Desk
from store.edit import Edit
from store.records import Attendance, Meeting, MeetingStatus, Minute, Presence, Stamp, Vote, WorkItem
from store.rules.attendance.standing import attendance_of
from store.sample import sample_records
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, shows, write
from tui.app import Secretariat
from tui.settings import Settings

JULY = "M18"
DAY = dt.date(2021, 7, 29)
PEOPLE = ("P1", "P18", "P26", "P25", "P27")


class Clock:
    """A clock that goes on by a minute each time it is read off, from one o'clock in London."""

    def __init__(self) -> None:
        self.at = dt.datetime(2021, 7, 29, 12, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    """The sample on the day of the meeting, with five members there."""
    records = {record.id: record for record in sample_records()}
    meeting = records[JULY]
    assert isinstance(meeting, Meeting)
    there = tuple(Attendance(person=person, presence=Presence.PRESENT) for person in PEOPLE)
    held = replace(meeting, attendance=there, printed_date="", webcast="https://example.org/webcast/7")
    records[JULY] = held
    return Desk.create(tmp_path / "llr.json", records.values(), today=DAY, who="clerk", clock=clock)


@pytest.fixture
def app(desk: Desk) -> Secretariat:
    return Secretariat(desk, Settings(), "meeting")


def place_of(app: Secretariat) -> RoomPlace:
    place = frame_of(app).place
    assert isinstance(place, RoomPlace)
    return place


def lines(app: Secretariat) -> tuple[str, str]:
    place = place_of(app)
    return place.now_line.text.strip(), place.can_decide.text.strip()


def told(desk: Desk) -> list[tuple[str, str]]:
    stamps = desk.register.stamps_of(JULY)
    return [(stamp.at.strftime("%H:%M") if stamp.at else "", stamp.kind.value) for stamp in stamps]


def minute(desk: Desk, place: int) -> Minute:
    return desk.register.minutes_of(JULY)[place]


Opens = Callable[..., Any]


async def press(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def in_room(pilot: Any, app: Secretariat) -> None:
    frame_of(app).go("meeting", JULY)
    await press(pilot, "r")
    assert frame_of(app).place.place == "room"


async def fill(pilot: Any, **typed: str) -> None:
    """Type into fields of the form that is open, and save it."""
    form = frame_of_form(pilot.app)
    for name, text in typed.items():
        form.rows[name].focus_entry()
        await pilot.pause()
        await write(pilot, text)
    await press(pilot, "ctrl+s")


def frame_of_form(app: Any) -> Any:
    from screens.kit.form import Form

    return shows(app, Form)


async def test_one_key_leads_to_the_room_and_escape_back(app: Secretariat) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        assert lines(app) == ("Not begun", "present 5 · eligible 5 · quorum not set · veto needs 10 of 15 ✗")
        assert "s stamps that the meeting begins" in look(app)
        await press(pilot, "escape")
        assert frame_of(app).place.place == "meeting"


async def test_single_keys_stamp_with_the_time_on_the_clock(app: Secretariat, desk: Desk, clock: Clock) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s")
        clock.at += dt.timedelta(minutes=5)
        await press(pilot, "i", "o")
        clock.at += dt.timedelta(minutes=30)
        await press(pilot, "J", "J")
        assert told(desk) == [
            ("13:00", "start"),
            ("13:05", "item"),
            ("13:05", "noted"),
            ("13:35", "adjourned"),
            ("13:35", "resumed"),
        ]
        assert minute(desk, 0).text.splitlines()[-1] == "The meeting resumed at 1:35 pm."
        assert "Item 1 PCC'S ANNUAL REPORT" in lines(app)[0]
        assert current(app) == desk.register.stamps_of(JULY)[-1].id


async def test_undo_takes_the_last_stamps_back_one_by_one(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "o")
        assert [kind for _, kind in told(desk)] == ["start", "item", "noted"]
        await press(pilot, "u")
        assert [kind for _, kind in told(desk)] == ["start", "item"]
        assert minute(desk, 0).text == ""
        await press(pilot, "u", "u")
        assert told(desk) == []
        assert desk.register.minutes_of(JULY) == ()


async def test_a_meeting_is_held_from_start_to_close(app: Secretariat, desk: Desk, clock: Clock) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "n")
        await fill(pilot, words="Members welcomed the report.")
        await press(pilot, "D")
        await fill(pilot, people="Orson", interest="personal interest", nature="as a member of the county council")
        await press(pilot, "m")
        await fill(pilot, words="That the report be supported", moved_by="the Chairman", seconded_by="Pantling")
        assert lines(app)[0].endswith("motion open: majority 3")
        await press(pilot, "i")
        assert "A motion is open" in news(app)
        await press(pilot, "v")
        await fill(pilot, counted_for="4", counted_against="1")
        await press(pilot, "r")
        await fill(pilot, words="That the report be supported.")
        await press(pilot, "A")
        await fill(pilot, words="Report again", owner="the Commissioner", due="next meeting")
        clock.at += dt.timedelta(minutes=40)
        await press(pilot, "l")
        picker = shows(app, Picker)
        await write(pilot, "Walters")
        await press(pilot, "enter")
        assert picker not in app.screen_stack
        assert lines(app)[1].startswith("present 4 · eligible 4")
        clock.at += dt.timedelta(minutes=10)
        await press(pilot, "a", "enter")
        one = attendance_of(desk.register.need(Meeting, JULY), "P27")
        assert one is not None
        assert [(gone.left, gone.returned) for gone in one.absences] == [(dt.time(13, 40), dt.time(13, 50))]
        await press(pilot, "i", "O", "enter", "c", "r")
        meeting = desk.register.need(Meeting, JULY)
        assert (meeting.finish, meeting.status) == (dt.time(13, 50), MeetingStatus.HELD)
        assert lines(app)[0] == "Closed at 1:50 pm"
        text = minute(desk, 0).text
        assert text.startswith("Members welcomed the report.")
        assert "Mr. J. T. Orson declared a personal interest" in text
        assert "the motion was CARRIED by 4 votes to 1." in text
        (vote,) = desk.register.votes_of(JULY)
        assert (vote.moved_by, vote.seconded_by) == ("P1", "P18")
        asked = next(action for action in desk.register.actions if action.text == "Report again")
        assert asked.minute == minute(desk, 0).id
        await press(pilot, "T")
        assert "PCC'S ANNUAL REPORT" in look(app)


async def test_the_public_are_excluded_with_a_ground_and_come_back_by_one_key(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "P")
        form = frame_of_form(app)
        await fill(pilot, moved_by="Orson", result="CARRIED")
        assert form in app.screen_stack
        form.rows["paragraph"].focus_entry()
        await press(pilot, "3", "enter", "ctrl+s")
        assert form not in app.screen_stack
        assert lines(app)[0].startswith("PUBLIC EXCLUDED")
        await press(pilot, "P")
        assert not lines(app)[0].startswith("PUBLIC EXCLUDED")
        assert [kind for _, kind in told(desk)][-3:] == ["public excluded", "public left", "public back"]
        assert minute(desk, 0).resolutions[0].text.startswith("That under Local Government Act 1972 s.100A(4)")


async def test_items_out_of_order_and_headings_are_picked(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "I")
        await write(pilot, "Ethics")
        await press(pilot, "enter")
        assert told(desk)[-1][1] == "item out of order"
        assert minute(desk, 0).text == "This item was taken out of the order of the agenda."
        await press(pilot, "I")
        await write(pilot, "Urgent matters")
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        assert minute(desk, 1).heading == "URGENT MATTERS"
        await press(pilot, "w")
        assert minute(desk, 1).text == "None notified."


async def test_beside_the_clerks_words_a_new_sentence_is_offered(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "o")
        first = minute(desk, 0)
        from store.commands.minutes.minutes import edit_minute

        desk.run(edit_minute, minute=first.id, text="Members of the panel were glad to note the PCC's report.")
        stamp = desk.register.stamps_of(JULY)[-1]
        desk.run(rename)
        place_of(app).reload(stamp.id)
        await pilot.pause()
        assert " offer" in look(app) or "yours" in look(app)
        await press(pilot, "K")
        assert "No other sentence is offered" in news(app)


def rename(register: Any, today: dt.date, /) -> Edit:
    """Give an item another title."""
    item = register.need(WorkItem, register.items_of(JULY)[0].id)
    return Edit("Renamed", (replace(item, title="Annual Report"),))


async def test_an_event_is_taken_back_by_one_key(app: Secretariat, desk: Desk) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "o")
        await press(pilot, "up")
        await press(pilot, "z")
        assert "rests on this one" in news(app)
        await press(pilot, "down", "z")
        assert [kind for _, kind in told(desk)] == ["start", "item"]
        assert not any(isinstance(one, Vote) for one in desk.register.votes_of(JULY))


async def test_a_meeting_to_come_cannot_be_begun(open_app: Opens) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M19")
        await press(pilot, "r", "s")
        assert "has not taken place yet" in news(app)
        assert not any(isinstance(one, Stamp) for one in frame_of(app).desk.register.all(Stamp))


@pytest.mark.parametrize("size", ["80x24", "120x40"])
async def test_the_room_as_it_looks(app: Secretariat, desk: Desk, clock: Clock, size: str) -> None:
    async with app.run_test(size=NARROW if size == "80x24" else WIDE) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "n")
        await fill(pilot, words="Members welcomed the report.")
        clock.at += dt.timedelta(minutes=12)
        await press(pilot, "m")
        await fill(pilot, words="That the report be supported", moved_by="the Chairman", seconded_by="Pantling")
        await pilot.pause()
        check_golden(f"room-{size}", look(app))


async def test_several_come_by_one_key_and_the_last_events_are_undone_one_after_the_other(
    app: Secretariat, desk: Desk
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await in_room(pilot, app)
        await press(pilot, "s", "i", "a", "tab", "tab")
        await write(pilot, "Woodman")
        await press(pilot, "space")
        assert "3 marked" in look(app)
        await press(pilot, "enter")
        stamp = desk.register.stamps_of(JULY)[-1]
        assert (stamp.kind.value, len(stamp.people)) == ("arrival", 3)
        await press(pilot, "z", "z", "z")
        assert told(desk) == []
