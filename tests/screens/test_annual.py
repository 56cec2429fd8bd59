"""The annual report by keyboard: the figures of a year, the records behind each, the clerk's words and the grant."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.form import Form
from screens.kit.picker import Picker
from store.desk import Desk
from store.records.annual import AnnualText, GrantFigure
from tests.screens.look import NARROW, check_golden, current, frame_of, look, news, shows, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]


async def test_each_figure_opens_the_records_behind_it(open_app: Open) -> None:
    app = open_app("reports")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        await pilot.pause()
        shows(app, Picker)
        await write(pilot, "2020-21")
        await pilot.press("enter")
        await pilot.pause()
        check_golden("annual-80x24", look(app))
        await write(pilot, "apologies")
        assert "Of those places, members who sent apologies." in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Apologies 2020-21: 1" in look(app)
        assert "Councillor Rae Bhatia, Wednesday 27 January 2021" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert (frame_of(app).place.place, current(app)) == ("calendar", "M14")


async def test_a_figure_of_nothing_says_what_would_be_counted(open_app: Open) -> None:
    app = open_app("reports")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        await write(pilot, "2020-21")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "rejected")
        await pilot.press("enter")
        await pilot.pause()
        assert news(app).strip() == "Rejected 2020-21: none is recorded. Rejected under the panel's rules."
        await pilot.press("Y")
        await write(pilot, "2020-21")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "seats vacant")
        await pilot.press("enter")
        await pilot.pause()
        assert news(app).strip() == "Seats vacant 2020-21: nothing was counted. On the last day of the year."


async def test_the_financial_year_is_counted_and_read_and_the_municipal_one_again(open_app: Open) -> None:
    app = open_app("reports")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        await write(pilot, "2019-20")
        await pilot.press("enter")
        await pilot.pause()
        municipal = look(app)
        await write(pilot, "instead")
        await pilot.press("enter")
        await pilot.pause()
        assert "Annual report 2019-20, financial year" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "From 1 April 2019 to 31 March 2020." in look(app)
        await pilot.press("escape")
        await pilot.press("Y")
        await write(pilot, "2019-20")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "instead")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "instead")
        await pilot.press("enter")
        await pilot.pause()
        assert look(app) == municipal


async def test_the_words_of_the_clerk_and_the_grant_are_entered_and_read(open_app: Open, desk: Desk) -> None:
    app = open_app("reports")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Y")
        await write(pilot, "2020-21")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "word")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "opening")
        await pilot.press("enter")
        await pilot.pause()
        shows(app, Form).rows["text"].typed = "The panel met by link."
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Worded the section" in news(app)
        assert desk.register.panel.annual_texts == (
            AnnualText(section="opening", year=2020, text="The panel met by link."),
        )
        await pilot.press("Y")
        await write(pilot, "2020-21")
        await pilot.press("enter")
        await pilot.pause()
        await write(pilot, "grant")
        await pilot.press("enter")
        await pilot.pause()
        rows = shows(app, Form).rows
        rows["what"].typed, rows["figure"].typed = "Members' travel", "£412.60"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.register.panel.grant == (GrantFigure(year=2020, what="Members' travel", figure="£412.60"),)
        await pilot.press("Y")
        await write(pilot, "2020-21")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "The panel met by link." in look(app)
