"""By keyboard: the vote of the meeting offers the step of the round that it decides, and the step its vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.attendance.room import record_presence
from store.commands.rounds.rounds import open_round, record_step
from store.desk import Desk
from store.records import Presence, RoundKind, RoundStep, StatutoryRound
from tests.screens.look import NARROW, frame_of, look, news, shows, title, window, write
from tests.screens.test_attendance import JUNE, ORSON, fill, open_board
from tui.app import Secretariat

Open = Callable[..., Secretariat]
JUNE_10 = dt.date(2021, 6, 10)


def steps(desk: Desk) -> tuple[RoundStep, ...]:
    return desk.register.need(StatutoryRound, "R1").steps


def begin(desk: Desk) -> None:
    desk.run(open_round, kind=RoundKind.PLAN, subject="Draft plan")
    desk.run(record_step, round_id="R1", step="received", on=JUNE_10)
    desk.run(record_step, round_id="R1", step="review", on=JUNE_10, meeting=JUNE)


async def vote(app: Secretariat, pilot: Any, votes_for: str, against: str) -> None:
    await open_board(app, pilot, JUNE, ORSON)
    await pilot.press("ctrl+a", "p", "y", "right_square_bracket", "v")
    await fill(app, pilot, counted_for=votes_for, counted_against=against)
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_vote_offers_the_step_that_it_decides(open_app: Open, desk: Desk) -> None:
    begin(desk)
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await vote(app, pilot, "9", "4")
        shows(app, Picker)
        assert "Did it decide a step of a statutory round?" in look(app)
        assert "It decided “Report and recommendations sent" in look(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        assert (form.rows["vote"].typed, form.rows["on"].typed) == ("V2", "10 June 2021")
        await pilot.press("ctrl+s")
        assert steps(desk)[-1] == RoundStep(step="report", on=JUNE_10, vote="V2")
        await pilot.press("V", "enter")
        assert "It decided a step of a statutory round: R1 report." in look(app)


async def test_a_vote_that_decided_nothing_stays_alone_and_one_without_rounds_asks_nothing(
    open_app: Open, desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await vote(app, pilot, "9", "4")
        assert not isinstance(app.screen, Picker)
        begin(desk)
        await pilot.press("right_square_bracket", "v")
        await fill(app, pilot, counted_for="9", counted_against="4")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Picker)
        await pilot.press("enter")
        assert [step.step for step in steps(desk)] == ["received", "review"]
        assert len(desk.register.votes_of(JUNE)) == 2


async def test_a_step_offers_its_vote_and_is_tied_to_it(open_app: Open, desk: Desk) -> None:
    begin(desk)
    there = tuple(one.person for one in desk.register.seats_on(JUNE_10) if one.person and one.role.sits)
    desk.run(record_presence, meeting=JUNE, people=there, presence=Presence.PRESENT)
    app = open_app("rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.pause()
        assert "No decision is recorded" in (await _pressed(app, pilot, "v"))
        await pilot.press("s")
        await write(pilot, "report")
        await pilot.press("enter", "o")
        step = app.screen
        assert isinstance(step, Form)
        step.rows["on"].typed = "10 june 2021"
        await pilot.press("ctrl+s")
        await pilot.pause()
        shows(app, Picker)
        assert title(app).startswith("Record the vote of 10 June 2021 on it as")
        await pilot.press("enter")
        await fill(app, pilot, counted_for="9", counted_against="4")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert steps(desk)[-1] == RoundStep(step="report", on=JUNE_10, vote="V2")
        assert "rest on vote V2" in news(app)


async def _pressed(app: Secretariat, pilot: Any, key: str) -> str:
    await pilot.press(key)
    return news(app)


async def test_a_step_entered_apart_is_told_its_vote_and_one_at_odds_is_dimmed(open_app: Open, desk: Desk) -> None:
    begin(desk)
    desk.run(record_step, round_id="R1", step="report", on=JUNE_10)
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await vote(app, pilot, "4", "9")
        assert not isinstance(app.screen, Picker)
        frame_of(app).go("rounds", "R1")
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        shows(app, Picker)
        assert "LOSTby9votesto4." in window(look(app))
        await pilot.press("enter")
        assert steps(desk)[-1].vote is None
