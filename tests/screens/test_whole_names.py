"""A name is never cut where its person is being judged: at 80×24 names of 60 characters stand whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from screens.forms.attendance import arriving, coming, voting
from screens.forms.declarations import declaration
from screens.forms.members import seat as seats
from screens.forms.minutes import minute, sets
from screens.kit.columns import BETWEEN, Column, given_way, widths_of
from screens.kit.form import Form
from screens.kit.office import Office
from screens.kit.picker import Picker
from screens.kit.window import Window
from store.commands.attendance.room import record_presence
from store.commands.members.people import edit_person
from store.desk import Desk
from store.records import Meeting, Person, Presence, Seat, WorkItem
from store.rules.members.membership import members_at, printed_name
from store.sample import sample_records
from tests.screens.conftest import morning
from tests.screens.field_places import parts_of
from tests.screens.look import NARROW, frame_of, inside, look, shows, title, write
from tui.app import Secretariat
from tui.settings import Settings

DAY = dt.date(2021, 7, 29)
MEETING = "M18"
LONG = "Wilhelmina Persephone Featherstonehaugh-Cholmondeley of {}"


FIRST = "WilhelminaPersephone"


def long_name(number: int) -> str:
    """Give a name of 60 characters, of the same family and told apart by its last word."""
    return f"{LONG.format('Ab')[:-2]}{'BCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}x".ljust(60, "y")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The sample on the day of a meeting; everybody has a name of 60 characters, title and honours among them."""
    desk = Desk.create(tmp_path / "llr.json", sample_records(), today=DAY, who="clerk", clock=morning)
    for number, person in enumerate(tuple(desk.register.all(Person))[:25]):
        name = long_name(number)
        desk.run(edit_person, person=person.id, name=name, title="", honours="", correction=True)
    return desk


def members(desk: Desk) -> list[str]:
    """Give the members of the day who bear a long name."""
    meeting = desk.register.need(Meeting, MEETING)
    ids = [seat.person for seat in members_at(desk.register, meeting.date) if seat.person]
    return [one for one in ids if len(desk.register.person_name(one)) == 60]


def test_the_names_are_of_sixty_characters(desk: Desk) -> None:
    meeting = desk.register.need(Meeting, MEETING)
    assert len(members(desk)) > 3
    assert {len(printed_name(desk.register, one, meeting)) for one in members(desk)} == {60}


@pytest.mark.parametrize(("name", "go_to"), [("attendance", MEETING), ("members", None)])
async def test_a_list_of_people_shows_each_name_whole(desk: Desk, name: str, go_to: str | None) -> None:
    app = Secretariat(desk, Settings(), name)
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.place.reload(go_to)
        await pilot.pause()
        shown = look(app)
        whole = [one for one in members(desk) if desk.register.person_name(one) in shown]
        assert len(whole) > 3
        if name == "attendance":
            assert shown.count("expected") > 3, "what is recorded of them is still said"


Opener = Callable[[Office, Meeting, list[str]], None]
WINDOWS: dict[str, Opener] = {
    "who stands in": lambda office, meeting, who: coming.open_substitute(office, meeting, who[0]),
    "a stand-in for a member": lambda office, meeting, who: coming.open_stand_in(office, meeting, who[0]),
    "who is in attendance": lambda office, meeting, who: coming.open_other(office, meeting),
    "who took the chair": lambda office, meeting, who: coming.open_chair(office, meeting, None, who[0]),
    "who came late": lambda office, meeting, who: arriving.open_arrival(office, meeting, who[0], None),
    "whose name is printed otherwise": lambda office, meeting, who: sets.open_names(office, meeting),
    "the record of attendance": lambda office, meeting, who: arriving.open_attendance_record(office),
    "a vote by names": lambda office, meeting, who: voting.open_vote(office, meeting, item(office)),
    "an election": lambda office, meeting, who: voting.open_election(office, meeting),
    "a declaration": lambda office, meeting, who: declaration.open_declare(office, meeting, people=(who[0],)),
    "a minute": lambda office, meeting, who: minute.open_new_minute(office, meeting),
    "the end of a seat": lambda office, meeting, who: seats.open_end_seat(office, seat_of(office, who[0])),
}


def item(office: Office) -> WorkItem:
    return office.desk.register.items_of(MEETING)[0]


def seat_of(office: Office, person: str) -> Seat:
    return next(seat for seat in office.desk.register.all(Seat) if seat.person == person)


@pytest.mark.parametrize("window", WINDOWS)
async def test_a_window_about_people_cuts_no_name(desk: Desk, window: str) -> None:
    """Down the whole window: wherever the family name stands, all of a name does."""
    app = Secretariat(desk, Settings(), "attendance")
    who = members(desk)
    desk.run(record_presence, meeting=MEETING, people=tuple(who), presence=Presence.PRESENT)
    async with app.run_test(size=NARROW) as pilot:
        WINDOWS[window](frame_of(app), desk.register.need(Meeting, MEETING), who)
        await pilot.pause()
        opened = app.screen
        assert isinstance(opened, Window)
        people = tuple(desk.register.all(Person))
        names = ["".join(desk.register.person_name(person.id).split()) for person in people]
        seen = title(app)
        for row in opened.rows.values() if isinstance(opened, Form) else ():
            row.focus_entry()
            await pilot.pause()
            await pilot.pause()
            label, entry, under = parts_of(app, shows(app, Form), row)
            seen += "|".join([label, "" if isinstance(row.entry, Input) else entry, under, ""])
        if isinstance(opened, Picker):
            seen += inside(app, opened.list)
        seen = "".join(seen.split())
        whole = sum(seen.count(name) for name in names if name.startswith(FIRST))
        assert seen.count(FIRST) == whole
        assert whole or window in {"an election", "a minute"}


@pytest.mark.parametrize("window", ["a minute", "a vote by names"])
async def test_the_mover_is_chosen_from_whole_names_and_stands_whole(desk: Desk, window: str) -> None:
    app = Secretariat(desk, Settings(), "attendance")
    who = members(desk)
    desk.run(record_presence, meeting=MEETING, people=tuple(who), presence=Presence.PRESENT)
    async with app.run_test(size=NARROW) as pilot:
        WINDOWS[window](frame_of(app), desk.register.need(Meeting, MEETING), who)
        await pilot.pause()
        form = shows(app, Form)
        row = form.rows["moved_by"]
        row.focus_entry()
        await pilot.pause()
        await pilot.press("enter")
        picker = shows(app, Picker)
        first = picker._options[picker.list.current or ""].label
        assert len(first) == 60
        assert first in inside(app)
        await pilot.press("enter", "tab")
        assert row.typed == first
        assert "".join(first.split()) in "".join(parts_of(app, form, row)[2].split()), (
            "longer than its line, it is said under it"
        )


async def test_who_is_this_names_everybody_whole_whom_it_may_be(desk: Desk) -> None:
    app = Secretariat(desk, Settings(), "attendance")
    who = members(desk)
    desk.run(record_presence, meeting=MEETING, people=tuple(who), presence=Presence.PRESENT)
    async with app.run_test(size=NARROW) as pilot:
        WINDOWS["a minute"](frame_of(app), desk.register.need(Meeting, MEETING), who)
        await pilot.pause()
        form = shows(app, Form)
        row = form.rows["moved_by"]
        row.focus_entry()
        await pilot.pause()
        await write(pilot, "Wilhelmina Persephone")
        await pilot.press("ctrl+s")
        said = "".join(row.under.text.split())
        assert "".join(inside(app).split()).count(FIRST) > 2
        assert said.count(FIRST) - 1 == sum(
            said.count("".join(desk.register.person_name(person.id).split())) for person in desk.register.all(Person)
        )


def test_columns_give_way_to_a_name_that_fits_and_only_to_that() -> None:
    name = Column("Name", weight=4, whole=True)
    columns = (name, Column("Role", weight=3), Column("State", 13), Column("For", weight=4))
    widths = widths_of(columns, 80)
    for length in range(1, 75):
        given = given_way(columns, widths, ("x" * length, "role", "state", "note"))
        assert given[0] >= length
        assert sum(one + BETWEEN for one in given if one) <= sum(one + BETWEEN for one in widths)
        assert all(one == 0 or one >= 6 for one in given[1:])
    assert given_way(columns, widths, ("x" * 57, "", "", ""))[2] == 13, "those that share the room give way first"
    assert given_way(columns, widths, ("x" * 90, "", "", "")) == widths
