"""The members as at a day: the roll of any meeting, vacancies, interests, and the seat forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.kit.form import Form
from screens.members import MembersPlace
from store.desk import Desk
from store.records import Person, Role, Seat
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, shows, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]


def below_the_tabs(shown: str) -> str:
    """Leave out the two lines at the top, which belong to the frame."""
    return shown.split("\n", 2)[2]


SIZES = {"80x24": NARROW, "120x40": WIDE}


def place(app: Secretariat) -> MembersPlace:
    found = frame_of(app).place
    assert isinstance(found, MembersPlace)
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_the_roll_of_another_day(open_app: Open, size: str) -> None:
    app = open_app("members")
    async with app.run_test(size=SIZES[size]) as pilot:
        assert place(app).headline.text.startswith(" 15 members in post · veto needs 10")
        for _ in range(30):
            await pilot.press("left_square_bracket")
            if place(app).on == dt.date(2016, 9, 23):
                break
        shown = look(app)
        assert "Members on Friday 23 September 2016" in shown
        assert "Kirk Master" in shown
        check_golden(f"members-2016-{size}", below_the_tabs(shown))
        await pilot.press("right_square_bracket")
        assert place(app).on == dt.date(2016, 12, 5)
        await pilot.press("t")
        assert place(app).on == dt.date(2021, 7, 12)


async def test_find_shows_a_seat_of_another_time_on_its_day(open_app: Open) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("members", "S13")
        await pilot.pause()
        assert current(app) == "S13"
        assert place(app).on.year == 2016
        frame_of(app).go("members", "P9")
        await pilot.pause()
        assert current(app) == "S34"


async def test_end_a_seat_and_fill_it(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        place(app).list.go_to("S20")
        await pilot.press("W", "ctrl+s")
        assert "“Then vacant” is not chosen yet" in look(app)
        await pilot.press("y", "ctrl+s")
        assert "Ended the seat of Harper-Davies" in news(app)
        desk_seats = [seat for seat in desk.register.all(Seat) if seat.person is None]
        assert [seat.from_date for seat in desk_seats] == [dt.date(2021, 7, 13)]
        await pilot.press("right_square_bracket")
        assert "Vacant seats" in look(app) or place(app).list.go_to(desk_seats[0].id)
        place(app).list.go_to(desk_seats[0].id)
        await pilot.press("n")
        await write(pilot, "Westly")
        shows(app, Form).rows["votes"].typed = True
        await pilot.press("ctrl+s")
        form = app.screen
        assert isinstance(form, Form)
        assert "Did you mean Councillor Westley?" in form.rows["name"].under.text
        await pilot.press("e", "y", "ctrl+s")
        await pilot.press("escape")
        await pilot.press("t")
        await pilot.pause()


async def test_seat_somebody_new_and_undo(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    before = desk.register
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Zebedee Quux")
        await pilot.press("ctrl+s")
        assert "“Vote” is not chosen yet" in look(app)
        await pilot.press("y", "ctrl+s")
        assert [p.name for p in desk.register.all(Person)][-1] == "Zebedee Quux"
        assert current(app) == "S46"
        assert "16 members in post · veto needs 11" in look(app)
        await pilot.press("u")
        assert desk.register == before


async def test_edit_a_seat_with_its_substitutes(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        place(app).list.go_to("S20")
        await pilot.press("e")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["substitutes"].typed = "Westley"
        form.rows["party"].typed = "Independent"
        await pilot.press("ctrl+s")
        assert "with the party as recorded" in form.rows["change_from"].under.text
        form.rows["correction"].typed = True
        await pilot.press("ctrl+s")
        found = desk.register.get(Seat, "S20")
        assert found is not None
        assert (found.substitutes, found.party) == (("P32",), "Independent")


async def test_the_register_of_interests_of_a_person(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert "Register of interests: J. T. Orson" in look(app)
        await pilot.press("enter")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["category"].typed = "land"
        form.rows["text"].typed = "A [field] =1+1"
        await pilot.press("ctrl+s")
        assert desk.register.interests[-1].entry.text == "A [field] =1+1"
        await pilot.press("i", "down", "down", "enter")
        found = desk.register.get(Person, "P1")
        assert found is not None
        assert found.interests_confirmed_on == dt.date(2021, 7, 12)


async def test_what_is_to_be_done_leads_to_the_seat(open_app: Open) -> None:
    app = open_app("members")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("T")
        await pilot.pause()
        shown = look(app)
        assert "The independent term of Keith Culverwell ends on Friday 31 December 2021" in shown
        assert "13 appointed members, at most 10" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert current(app) == "S31"


async def test_quorum_balance_and_record(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("Q")
        await write(pilot, "1/3")
        await pilot.press("ctrl+s")
        assert "quorum 5" in place(app).headline.text
        assert desk.register.panel.rules_on(dt.date(2021, 7, 12)).quorum.denominator == 3
        await pilot.press("b")
        await pilot.pause()
        assert "13 members" in look(app)
        await pilot.press("escape", "a")
        await pilot.pause()
        check_golden("attendance-record-120x40", below_the_tabs(look(app)))


async def test_a_vacancy_is_recorded_and_ages(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("v")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["body"].typed = "Melton Borough Council"
        form.rows["since"].typed = "1/6/2021"
        await pilot.press("ctrl+s")
        assert current(app) == "S46"
        assert "vacant for 41 days" in look(app)
        await pilot.press("W")
        assert "That seat has no holder. Fill it, or put it in the bin." in news(app)
        await pilot.press("delete", "y")
        assert not [seat for seat in desk.register.all(Seat) if seat.id == "S46"]


async def test_a_name_changes_by_key_from_a_day_on(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        place(app).list.go_to("S20")
        await pilot.press("N")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["name"].typed = "Dame Harper"
        await pilot.press("ctrl+s")
        assert "The day from which" in form.rows["from_date"].under.text
        form.rows["from_date"].typed = "1/7/2021"
        await pilot.press("ctrl+s")
        assert current(app) == "S20"
        person = desk.register.need(Person, desk.register.need(Seat, "S20").person or "")
        assert (person.title, person.name, person.named_from) == ("Dame", "Harper", dt.date(2021, 7, 1))
        assert "Dame Harper" in look(app)
        await pilot.press("left_square_bracket")
        assert "Councillor Harper-Davies" in look(app)
        place(app).list.go_to("S20")
        await pilot.press("N")
        again = app.screen
        assert isinstance(again, Form)
        assert again.problems.text == "Councillor Harper-Davies; Dame Harper from Thursday 1 July 2021."


async def test_a_new_chair_by_key(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        place(app).list.go_to("S20")
        await pilot.press("C")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["from_date"].typed = "5/7/2021"
        await pilot.press("ctrl+s")
        assert "in the chair from 5 July 2021, after J. T. Orson" in news(app)
        chair = desk.register.need(Seat, current(app) or "")
        assert (chair.role, chair.person) == (Role.CHAIR, desk.register.need(Seat, "S20").person)
        await pilot.press("C")
        assert "has been in the chair since" in news(app)


async def test_a_second_person_of_one_name_by_key(open_app: Open, desk: Desk) -> None:
    app = open_app("members")
    async with app.run_test(size=NARROW) as pilot:
        number = len(tuple(desk.register.all(Person)))
        await pilot.press("n")
        form = app.screen
        assert isinstance(form, Form)
        form.rows["name"].typed = "Cllr Harper-Davies"
        form.rows["sure"].typed = True
        form.rows["votes"].typed = True
        await pilot.press("ctrl+s")
        assert len(tuple(desk.register.all(Person))) == number + 1
        assert [one.name for one in desk.register.all(Person)].count("Harper-Davies") == 2
