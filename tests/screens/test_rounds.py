"""The statutory rounds by keyboard: the precept round of 2026 as it happened, and every key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from screens.kit.ask import Ask
from screens.kit.form import Form
from store.desk import Desk
from store.records import RoundKind, StatutoryRound
from store.rules.rounds.standing import standing
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, write
from tui.app import Secretariat


def the_round(desk: Desk) -> StatutoryRound:
    found = desk.register.get(StatutoryRound, "R1")
    assert found is not None
    return found


async def _open_precept(pilot: Pilot[int]) -> None:
    await pilot.press("8", "n", "enter")
    await write(pilot, "2026")
    await pilot.press("ctrl+s")


async def _step(pilot: Pilot[int], app: Secretariat, step: str, **typed: object) -> None:
    await pilot.press("s")
    await write(pilot, step)
    await pilot.press("enter")
    await pilot.pause()
    if isinstance(app.screen, Ask):
        await pilot.press("o")
    form = app.screen
    assert isinstance(form, Form)
    for name, value in typed.items():
        form.rows[name].typed = value
    await pilot.press("ctrl+s")


async def test_the_round_of_2026_is_entered_ahead_and_told_as_planned(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    """On the day of the sample all of it is still to come; as it happened it is told in the stories of the rounds."""
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _open_precept(pilot)
        await _step(
            pilot,
            app,
            "proposed precept reviewed",
            on="4 feb 2026",
            choice="veto-too-low",
            votes_for="15",
            note="Unanimous",
        )
        await _step(pilot, app, "report sent", on="4 feb 2026")
        await _step(pilot, app, "revised precept notified", on="10 feb 2026", pence="15")
        await _step(pilot, app, "revised precept reviewed", on="12 feb 2026", choice="comments", note="Special meeting")
        one = the_round(desk)
        assert [(step.step, step.on) for step in one.steps] == [
            ("review", dt.date(2026, 2, 4)),
            ("report", dt.date(2026, 2, 4)),
            ("revised", dt.date(2026, 2, 10)),
            ("second-review", dt.date(2026, 2, 12)),
        ]
        told = " ".join(words for _, words in frame_of(app).place.describe("R1")[1])
        assert "vetoed it as too low (15 votes for, 10 of 15 needed" in told
        assert "one clear day of 5, short by 4" in told
        assert "next is “Proposed precept notified”, by Sunday 1 February 2026" in told
        assert told.count("(planned)") >= 4
        await pilot.press("enter")
        assert "Wednesday 4 February 2026" in look(app)
        await pilot.press("escape", "1")
        await pilot.pause()
        await pilot.press("end")
        assert current(app) == "R1"
        assert "Precept 2026-27" in look(app)
        assert "next: proposed precept notified" in look(app)


async def test_a_veto_short_of_its_majority_is_refused_at_its_field(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _open_precept(pilot)
        await _step(pilot, app, "proposed precept reviewed", on="4 feb 2026", choice="veto-too-high", votes_for="9")
        form = app.screen
        assert isinstance(form, Form)
        assert "10 of 15" in form.rows["votes_for"].under.text
        assert the_round(desk).steps == ()


async def test_a_notification_that_lacks_something_is_refused_with_what_to_do(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8", "n")
        await write(pilot, "confirmation")
        await pilot.press("enter")
        assert isinstance(app.screen, Form)
        app.screen.rows["post"].typed = "chief executive"
        await pilot.press("ctrl+s")
        await _step(pilot, app, "received, complete", holds_name=True, holds_terms=True)
        assert "lacks the criteria" in look(app)
        form = app.screen
        assert isinstance(form, Form)
        for item in ("criteria", "reasons"):
            form.rows[f"holds_{item}"].typed = True
        await pilot.press("ctrl+s")
        assert the_round(desk).steps[0].items == ("name", "criteria", "reasons", "terms")
        told = " ".join(words for _, words in frame_of(app).place.describe("R1")[1])
        assert "Panel's report by" in told


async def test_money_that_is_none_is_refused(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _open_precept(pilot)
        await _step(pilot, app, "proposed precept notified", on="30 jan 2026", pence="eleven")
        assert isinstance(app.screen, Form)
        assert "not an amount" in app.screen.rows["pence"].under.text


async def test_edit_take_back_close_reopen_and_bin(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await _open_precept(pilot)
        await pilot.press("e")
        assert isinstance(app.screen, Form)
        app.screen.rows["note"].typed = "Settlement late"
        await pilot.press("ctrl+s")
        assert the_round(desk).note == "Settlement late"
        await pilot.press("z")
        assert "No step is recorded yet" in news(app)
        await _step(pilot, app, "proposed precept notified", on="30 jan 2026")
        await pilot.press("z", "enter")
        assert the_round(desk).steps == ()
        await pilot.press("c")
        assert the_round(desk).closed
        await pilot.press("s")
        assert "closed" in news(app)
        await pilot.press("c")
        assert not the_round(desk).closed
        assert current(app) == "R1"
        await pilot.press("delete", "y")
        assert the_round(desk).binned_on == desk.today


async def test_without_rounds_every_key_says_what_to_do(open_app: Callable[..., Secretariat]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8")
        await pilot.pause()
        for key in ("enter", "e", "s", "z", "C", "delete"):
            await pilot.press(key)
            assert "no round under the cursor" in news(app), key


@pytest.mark.parametrize("kind", RoundKind)
async def test_every_procedure_has_its_form(open_app: Callable[..., Secretariat], kind: RoundKind) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8", "n")
        await write(pilot, kind.value)
        await pilot.press("enter")
        assert isinstance(app.screen, Form)
        assert kind.value in app.screen.heading


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_how_it_looks(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app("calendar")
    async with app.run_test(size=size) as pilot:
        await _open_precept(pilot)
        await _step(pilot, app, "proposed precept reviewed", on="4 feb 2026", choice="veto-too-low")
        await pilot.pause()
        check_golden(f"rounds-{size[0]}x{size[1]}", look(app))
        await pilot.press("enter")
        await pilot.pause()
        check_golden(f"rounds-open-{size[0]}x{size[1]}", look(app))
        await pilot.press("escape", "s", "enter")
        await pilot.pause()
        check_golden(f"rounds-step-{size[0]}x{size[1]}", look(app))


async def test_a_round_that_the_law_has_ended_stands_among_those_that_are_over(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8", "n")
        await write(pilot, "removal")
        await pilot.press("enter", "ctrl+s")
        await _step(pilot, app, "proposal to remove", on="1 may 2021")
        await _step(pilot, app, "further notice", on="20 may 2021")
        await _step(pilot, app, "private scrutiny hearing", on="24 may 2021")
        assert standing(desk.register, the_round(desk), desk.today).word == "ended"
        await pilot.pause()
        check_golden("rounds-ended-80x24", look(app))
        await pilot.press("enter")
        await pilot.pause()
        check_golden("rounds-ended-open-80x24", look(app))
        await pilot.press("escape")
        await _step(pilot, app, "monitoring officer's advice", on="8 jul 2021", note="The commissioner may go on")
        assert the_round(desk).steps[-1].step == "advice"
        await _step(pilot, app, "written recommendation", on="30 jun 2021", choice="remove")
        assert standing(desk.register, the_round(desk), desk.today).word == "open"


async def test_what_is_asked_of_a_step_is_not_chosen_beforehand(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8", "n")
        await write(pilot, "acting")
        await pilot.press("enter", "ctrl+s")
        await _step(pilot, app, "acting commissioner appointed", on="1 jul 2021")
        assert the_round(desk).steps[0].choice == ""
        told = " ".join(words for _, words in frame_of(app).place.describe("R1")[1])
        assert "is not recorded. Only a member of the commissioner's staff" in told
