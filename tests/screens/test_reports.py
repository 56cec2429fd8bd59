"""The reports to the commissioner by keyboard: the precept report of 2021 from the round, and one from its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from screens.dialogs import Help
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.rounds.rounds import edit_round, open_round, record_step
from store.desk import Desk
from store.records import CopySent, Report, RoundKind, RoundStep, StatutoryRound
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, inside, look, news, shows, write
from tui.app import Secretariat

Open = Callable[..., Secretariat]
REVIEWED = dt.date(2021, 1, 27)


def begin(desk: Desk) -> None:
    """Enter the precept round of 2021 up to the review, without the notification that no paper dates."""
    desk.run(open_round, kind=RoundKind.PRECEPT, year=2021)
    desk.run(record_step, round_id="R1", step="review", on=REVIEWED, choice="support-with-recommendations", vote="V1")


def the_report(desk: Desk) -> Report:
    return desk.register.need(Report, "L1")


async def word(app: Secretariat, pilot: Any, block: str, text: str) -> None:
    await pilot.press("w")
    shows(app, Picker)
    await write(pilot, block)
    await pilot.press("enter")
    await pilot.pause()
    shows(app, Form).rows["text"].typed = text
    await pilot.press("ctrl+s")
    await pilot.pause()


@pytest.mark.usefixtures("paints")
async def test_the_precept_report_of_2021_is_written_from_its_round(open_app: Open, desk: Desk) -> None:
    begin(desk)
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.press("R")
        await pilot.pause()
        assert (frame_of(app).place.place, current(app)) == ("reports", "L1")
        check_golden("reports-80x24", look(app))
        await pilot.press("enter")
        check_golden("reports-open-80x24", look(app))
        await pilot.press("escape", "w")
        check_golden("reports-word-80x24", look(app))
        await pilot.press("escape", "F")
        shows(app, Form).rows["dated"].typed = "1 feb 2021"
        await pilot.press("ctrl+s")
        assert "3 things to put right" in look(app)
        await pilot.press("escape", "t")
        await word(app, pilot, "proposal", "The Commissioner notified the Panel of the proposed precept.")
        assert [one.block for one in the_report(desk).worded] == ["proposal"]
        await pilot.press("e")
        shows(app, Form).rows["signatory"].typed = "Adatia"
        await pilot.press("ctrl+s")
        await pilot.press("F")
        shows(app, Form).rows["dated"].typed = "1 feb 2021"
        await pilot.press("ctrl+s")
        assert the_report(desk).dated == dt.date(2021, 2, 1)
        await pilot.press("w")
        assert "is final" in news(app)
        await pilot.press("t")
        shows(app, Help)
        assert "Date: Monday 1 February 2021" in look(app)
        await pilot.press("escape", "P")
        shows(app, Form).rows["on"].typed = "2 feb 2021"
        await pilot.press("ctrl+s")
        assert desk.register.need(StatutoryRound, "R1").steps[-1] == RoundStep(step="report", on=dt.date(2021, 2, 2))
        await pilot.press("C")
        form = shows(app, Form)
        form.rows["all"].typed, form.rows["on"].typed = True, "2 feb 2021"
        await pilot.press("ctrl+s")
        assert the_report(desk).copies[0] == CopySent(council="Leicester City Council", on=dt.date(2021, 2, 2))
        assert len(the_report(desk).copies) == 10
        await pilot.press("R")
        assert "a step of the precept round" in news(app)
        await pilot.press("g")
        assert (frame_of(app).place.place, current(app)) == ("rounds", "R1")
        await pilot.press("z", "enter")
        assert "Take the report a state back instead (0, then z)" in news(app)
        await pilot.press("R", "z", "z")
        assert (the_report(desk).printed, len(desk.register.need(StatutoryRound, "R1").steps)) == ((), 1)


async def test_beside_the_list_stands_what_the_report_asks_for(open_app: Open, desk: Desk) -> None:
    begin(desk)
    app = open_app("rounds")
    async with app.run_test(size=WIDE) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.press("R")
        await pilot.pause()
        check_golden("reports-120x40", look(app))


async def test_words_stay_when_the_records_change_and_the_new_draft_is_offered(open_app: Open, desk: Desk) -> None:
    begin(desk)
    desk.run(record_step, round_id="R1", step="notified", on=dt.date(2021, 1, 20), pence=1500)
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.press("R")
        await pilot.pause()
        await word(app, pilot, "proposal", "In my words.")
        desk.run(edit_round, round_id="R1", amounts="rise")
        await pilot.press("w")
        await write(pilot, "proposal")
        assert "your words, new draft" in look(app)
        await pilot.press("enter")
        await pilot.pause()
        shows(app, Ask)
        assert "an increase of £15" in " ".join(inside(app).split())
        await pilot.press("n")
        assert the_report(desk).worded[0].text == "In my words."
        await pilot.press("w")
        await write(pilot, "proposal")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d")
        assert the_report(desk).worded == ()


async def test_a_report_on_scrutiny_is_drafted_from_the_meeting_and_answered(open_app: Open, desk: Desk) -> None:
    app = open_app("meeting")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("meeting", "M15")
        await pilot.press("R")
        await pilot.pause()
        assert the_report(desk).meeting == "M15"
        await word(app, pilot, "recommendations", "That the figures be given.")
        await pilot.press("e")
        form = shows(app, Form)
        form.rows["signed_as"].typed, form.rows["reply_by"].typed = "Monitoring Officer", "30 apr 2021"
        await pilot.press("ctrl+s", "F", "ctrl+s", "P", "ctrl+s", "R")
        shows(app, Form).rows["answer"].typed = "Letter of today"
        await pilot.press("ctrl+s")
        assert (the_report(desk).answer, the_report(desk).answered_on) == ("Letter of today", dt.date(2021, 7, 12))
        frame_of(app).go("meeting", "M15")
        await pilot.press("R")
        await pilot.pause()
        assert (frame_of(app).place.place, current(app)) == ("reports", "L1")


async def test_a_step_that_is_a_report_is_written_from_the_round(open_app: Open, desk: Desk) -> None:
    begin(desk)
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.press("s")
        await write(pilot, "report sent")
        await pilot.press("enter")
        await pilot.pause()
        shows(app, Ask)
        await pilot.press("w")
        await pilot.pause()
        assert (frame_of(app).place.place, current(app), the_report(desk).step) == ("reports", "L1", "report")


async def test_a_round_without_anything_to_report_says_why_and_n_offers_what_there_is(
    open_app: Open, desk: Desk
) -> None:
    desk.run(open_round, kind=RoundKind.PLAN)
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.press("R")
        assert "nothing to report yet" in news(app)
        await pilot.press("0", "n")
        shows(app, Picker)
        assert "the meeting of 25 March" in look(app), look(app)
        await pilot.press("escape")
        await pilot.press("t")
        assert "There is no report under the cursor" in news(app)
