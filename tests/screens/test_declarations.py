"""Declarations by keyboard: one key offers a standing interest again, the sentence is shown as it will print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from screens.forms.declarations.declaration import DeclarationForm
from store.commands.declarations.declarations import declare
from store.commands.declarations.interests import register_interest
from store.desk import Desk
from store.records import Declaration, Dispensation
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]


def below_the_tabs(shown: str) -> str:
    """Leave out the two lines at the top, which belong to the frame."""
    return shown.split("\n", 2)[2]


SEPTEMBER_2016, DECEMBER_2016, JUNE, JULY = "M4", "M5", "M17", "M18"
SIZES = {"80x24": NARROW, "120x40": WIDE}


async def go(app: Secretariat, pilot: object, target: str) -> None:
    frame_of(app).go("declarations", target)
    await pilot.pause()  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_the_sample_is_offered_again_with_one_key(open_app: Open, desk: Desk, size: str) -> None:
    app = open_app("declarations")
    async with app.run_test(size=SIZES[size]) as pilot:
        await go(app, pilot, "I1")
        await go(app, pilot, SEPTEMBER_2016)
        check_golden(f"declarations-2016-{size}", below_the_tabs(look(app)))
        await go(app, pilot, DECEMBER_2016)
        assert frame_of(app).place.list.go_to("I1")
        await pilot.press("o")
        made = list(desk.register.declarations)[-1]
        assert (made.meeting, made.standing, made.scope) == (DECEMBER_2016, "I1", "all substantive items")
        await pilot.press("o")
        assert "has declared that interest at this meeting" in news(app)
        await pilot.press("u")
        assert desk.register.get(Declaration, made.id) is None


async def test_nil_and_what_stands_in_its_way(open_app: Open, desk: Desk) -> None:
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, JUNE)
        await pilot.press("N")
        assert desk.register.declarations[-1].nil
        await pilot.press("N")
        assert "It is recorded already" in news(app)
        await pilot.press("n")
        await pilot.press("tab", "ctrl+s")
        form = app.screen
        assert isinstance(form, DeclarationForm)
        assert "Nobody is named" in form.rows["people"].under.text


async def test_the_sentence_follows_what_is_typed(open_app: Open, desk: Desk) -> None:
    app = open_app("declarations")
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, JULY)
        await pilot.press("n")
        await pilot.pause()
        await write(pilot, "Taylor; Orson")
        form = app.screen
        assert isinstance(form, DeclarationForm)
        await pilot.press("tab")
        shown = " ".join(form.problems.text.split())
        assert shown.startswith("Councillor Taylor and Mr. J. T. Orson each declared an interest. [no bar")
        await write(pilot, "disclosable pecuniary interest")
        await pilot.press("tab", "tab")
        await write(pilot, "1, 2")
        await pilot.press("tab")
        await write(pilot, "husband a retired Police Officer")
        shown = " ".join(form.problems.text.split())
        assert shown.startswith("Councillor Taylor and Mr. J. T. Orson each declared a disclosable pecuniary interest")
        assert ": husband a retired Police Officer. [must not vote, must not speak]" in shown
        assert "left the meeting" not in shown
        await pilot.press("ctrl+s")
        assert desk.register.declarations[-1].people == ("P26", "P1")
        assert current(app) == "D3"
        check_golden("declarations-made-120x40", below_the_tabs(look(app)))


async def test_a_name_a_letter_off_and_an_item_that_is_not_there(open_app: Open, codes_shown: list[str]) -> None:
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, JULY)
        await pilot.press("n")
        await write(pilot, "Tailor")
        await pilot.press("tab", "tab", "tab")
        await write(pilot, "9")
        await pilot.press("ctrl+s")
        form = app.screen
        assert isinstance(form, DeclarationForm)
        assert "Did you mean Councillor Taylor (P26)?" in form.rows["people"].under.text
        assert "The meeting has no item “9”." in form.rows["items"].under.text
        assert "item-number" in codes_shown


async def test_times_notice_edit_and_bin(open_app: Open, desk: Desk) -> None:
    desk.run(
        declare,
        meeting=JUNE,
        people=("P26",),
        interest="DPI",
        items=("W8",),
        nature=("owner of vans",),
        registered=False,
    )
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, "D3")
        await pilot.press("l")
        await write(pilot, "2 pm")
        await pilot.press("ctrl+s")
        made = desk.register.get(Declaration, "D3")
        assert made is not None
        assert made.left_at == dt.time(14)
        await pilot.press("t", "ctrl+s")
        made = desk.register.get(Declaration, "D3")
        assert made is not None
        assert made.notified_on == dt.date(2021, 7, 12)
        await pilot.press("t", "escape", "e", "ctrl+s")
        assert "Nothing needed changing" in news(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Councillor Taylor declared a" in look(app)
        await pilot.press("escape", "delete", "y")
        assert not [one for one in desk.register.declarations if one.id == "D3"]
        await pilot.press("u")
        assert desk.register.get(Declaration, "D3") == made


async def test_a_dispensation_is_shown_whole_and_kept_whole(open_app: Open, desk: Desk) -> None:
    leave = Dispensation(granted_by="Council", ground="need", until=dt.date(2022, 6, 1), vote=False)
    desk.run(declare, meeting=JUNE, people=("P26",), interest="DPI", items=("W8",), registered=True, dispensation=leave)
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, "D3")
        await pilot.press("e")
        form = app.screen
        assert isinstance(form, DeclarationForm)
        assert form.rows["leave_to_vote"].typed is False
        form.rows["topic"].typed = "vans"
        await pilot.press("ctrl+s")
        made = desk.register.need(Declaration, "D3")
        assert (made.topic, made.dispensation) == ("vans", leave)
        await pilot.press("e")
        form = app.screen
        assert isinstance(form, DeclarationForm)
        for name in ("granted_by", "ground", "until"):
            form.rows[name].typed = ""
        form.rows["from_date"].typed = "1/6/2021"
        form.rows["leave_to_vote"].typed = None
        await pilot.press("ctrl+s")
        assert "lets them vote is not said" in form.rows["leave_to_vote"].under.text
        form.rows["leave_to_vote"].typed = True
        await pilot.press("ctrl+s")
        assert "Who granted the dispensation" in form.rows["granted_by"].under.text
        form.rows["from_date"].typed = ""
        form.rows["leave_to_vote"].typed = None
        await pilot.press("ctrl+s")
        assert desk.register.need(Declaration, "D3").dispensation is None


async def test_a_notice_owed_is_listed_at_every_meeting(open_app: Open, desk: Desk) -> None:
    desk.run(declare, meeting=JUNE, people=("P26",), interest="DPI", items=("W8",), registered=False)
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, JULY)
        shown = look(app)
        assert "Monitoring officer still to be told" in shown
        (line,) = (line for line in shown.splitlines() if "Councillor Taylor" in line)
        assert "5 days late: must not" in line, "28 days that begin with 10 June (Localism Act 2011 s.31(3))"
        assert frame_of(app).place.list.go_to("D3")


async def test_the_private_list_is_shown_and_is_in_no_export(open_app: Open, desk: Desk) -> None:
    desk.run(register_interest, person="P26", category="employment", text="Zanzibar Quarry", terms=("annual report",))
    app = open_app("declarations")
    async with app.run_test(size=WIDE) as pilot:
        await go(app, pilot, JULY)
        await pilot.press("P")
        await pilot.pause()
        shown = look(app)
        assert "Private: may need to declare" in shown
        assert "Zanzibar Quarry" in shown
        await pilot.press("escape", "left_square_bracket")
        await pilot.press("P")
        assert "No item of this meeting touches" in news(app)


async def test_keys_that_cannot_work_here_say_why(open_app: Open) -> None:
    app = open_app("declarations")
    async with app.run_test(size=NARROW) as pilot:
        await go(app, pilot, JUNE)
        for key in ("o", "e", "t", "g", "delete"):
            await pilot.press(key)
            assert "under the cursor" in news(app)
        await pilot.press("a")
        await pilot.pause()
        assert frame_of(app).place.place == "attendance"
        await pilot.press("4")
        await pilot.press("right_square_bracket", "left_square_bracket")
        assert frame_of(app).place.place == "declarations"
