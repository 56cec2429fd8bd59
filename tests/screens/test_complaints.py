"""Complaints by keyboard: from receipt to closing, and on every screen on the way no word of what was said."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.dialogs import Help
from screens.forms.complaints import steps as forms
from screens.kit.form import Form
from store.commands.complaints.entering import add_complaint
from store.commands.complaints.steps import record_complaint, refer_complaint
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.records import Complaint, ComplaintDeed, ComplaintGround, ComplaintOutcome, Particulars
from store.rules.complaints.retention import complaint_forms
from store.rules.complaints.standing import ComplaintState, state
from store.sample import DEMO_DAY
from tests.screens.look import NARROW, WIDE, check_golden, current, frame_of, look, news, shows
from tui.app import Secretariat

Open = Callable[..., Secretariat]
SMALL = (60, 15)
MARK = "canary"
SAID: dict[str, Any] = {
    "complainant": "Ann Canary",
    "complained_of": "Bill Canary",
    "substance": "He is a canary.",
    "dealings": "The canary rang.",
    "phone": "07700 900987",
}


def one(desk: Desk, complaint: str = "K1") -> Complaint:
    return desk.register.need(Complaint, complaint)


async def typed(app: Secretariat, pilot: Pilot[Any], key: str, **values: Any) -> None:
    """Press a key, fill the form that opens, and save it."""
    await pilot.press(key)
    await pilot.pause()
    form = shows(app, Form)
    for name, value in values.items():
        form.rows[name].typed = value
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_complaint_goes_from_receipt_to_its_end_by_keys(open_app: Open, desk: Desk) -> None:
    app = open_app("complaints")
    async with app.run_test(size=NARROW) as pilot:
        assert "None is open" in look(app)
        await typed(app, pilot, "n", complainant="Ann", substance="He shouted.", received_on="2/7/2021")
        assert current(app) == "K1"
        assert one(desk).private == Particulars(complainant="Ann", substance="He shouted.")
        await typed(app, pilot, "y", on="5/7/2021", dealings="Wrote to her.")
        assert one(desk).private.dealings == "Monday 5 July 2021: Wrote to her."
        await typed(app, pilot, "r", on="6/7/2021", serious=True)
        assert one(desk).serious_on == dt.date(2021, 7, 6)
        await typed(app, pilot, "F", on="7/7/2021")
        await typed(app, pilot, "V", on="8/7/2021", outcome=ComplaintOutcome.NONE)
        await typed(app, pilot, "s", on="8/7/2021", step=ComplaintDeed.BEGUN)
        await typed(app, pilot, "s", on="8/7/2021", step=ComplaintDeed.COMPLAINANT_ASKED)
        await typed(app, pilot, "s", on="8/7/2021", step=ComplaintDeed.SUBJECT_ASKED)
        await typed(app, pilot, "s", on="9/7/2021", step=ComplaintDeed.RESOLVED, outcome=ComplaintOutcome.SETTLED)
        assert state(one(desk)) is ComplaintState.RESOLVED
        await pilot.press("c")
        assert "it is not recorded that anybody told" in news(app)
        for _ in range(6):
            await pilot.press("t")
            await pilot.pause()
            row = shows(app, Form).rows["what"]
            row.typed = next(value for value, _ in row.field.choices if value != "?")
            await pilot.press("ctrl+s")
            await pilot.pause()
        await typed(app, pilot, "P", complainant_on="9/7/2021", subject_on="9/7/2021", in_public_interest=True)
        await typed(app, pilot, "c")
        assert state(one(desk)) is ComplaintState.CLOSED


async def test_an_unsigned_withdrawal_and_a_ground_are_recorded_by_keys(open_app: Open, desk: Desk) -> None:
    desk.run(add_complaint, received_on=dt.date(2021, 6, 1))
    desk.run(add_complaint, received_on=dt.date(2021, 7, 1))
    app = open_app("complaints")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("complaints", "K1")
        await typed(app, pilot, "W", how=ComplaintDeed.UNSIGNED, on="2/6/2021")
        await typed(app, pilot, "W", how=ComplaintDeed.LETTER, on="3/6/2021")
        await pilot.press("W")
        assert "the letter was not answered in 21 days" in str(shows(app, Form).rows["how"].field.choices)
        await pilot.press("escape")
        await typed(app, pilot, "W", how="unanswered")
        assert state(one(desk)) is ComplaintState.WITHDRAWN
        frame_of(app).go("complaints", "K2")
        await typed(app, pilot, "r")
        await typed(app, pilot, "D", ground=ComplaintGround.VEXATIOUS)
        assert state(one(desk, "K2")) is ComplaintState.DISAPPLIED


@pytest.fixture
def said(desk: Desk) -> Desk:
    desk.run(change_setting, path="rules.complaints.acknowledge_days", value=5)
    desk.run(change_setting, path="rules.complaints.leave", value="the Chief Constable")
    desk.run(add_complaint, received_on=dt.date(2021, 7, 2), **SAID)
    desk.run(record_complaint, complaint="K1", on=dt.date(2021, 7, 9), serious=True, note=f"{MARK} note")
    desk.run(add_complaint, received_on=dt.date(2021, 6, 21), **SAID)
    desk.run(record_complaint, complaint="K2", on=dt.date(2021, 6, 22), serious=True)
    desk.run(refer_complaint, complaint="K2", on=dt.date(2021, 6, 23))
    return desk


@pytest.mark.parametrize("size", [NARROW, WIDE, SMALL], ids=["80x24", "120x40", "60x15"])
async def test_no_screen_on_the_way_shows_what_was_said_until_it_is_opened(
    open_app: Open, said: Desk, size: tuple[int, int]
) -> None:
    app = open_app("complaints")
    seen = []
    async with app.run_test(size=size) as pilot:
        frame_of(app).go("complaints", "K1")
        for keys in (
            ("vertical_line",),
            ("enter",),
            ("escape", "h"),
            ("escape", "H"),
            ("escape", "f3"),
            ("escape", "ctrl+f", *MARK),
            ("escape", "escape", "ctrl+p", *MARK),
            ("escape", "escape", "slash", *"ann"),
            ("escape", "U"),
            ("escape", "f"),
            ("f8", "F"),
            ("escape", "r"),
            ("escape", "y"),
            ("escape", "ctrl+e"),
            ("escape", "B"),
            ("escape", "x"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(look(app))
        typed_by_hand = sum(MARK in text for text in seen)
        assert typed_by_hand <= 2  # what was typed into find and palette stands there, and nothing is found for it
        for text in seen:
            assert "ann can" not in text.casefold()
            assert "bill can" not in text.casefold()
            assert "900987" not in text
        await pilot.press("escape", "escape")
        frame_of(app).go("complaints", "K1")
        await pilot.press("p")
        await pilot.pause()
        shows(app, Help)
        assert "Ann Canary" in look(app)


async def test_the_pictures(open_app: Open, said: Desk) -> None:
    app = open_app("complaints")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("complaints", "K1")
        await pilot.pause()
        check_golden("complaints-80x24", look(app))
        await pilot.press("enter")
        await pilot.pause()
        check_golden("complaints-open-80x24", look(app))
        await pilot.press("escape", "n")
        await pilot.pause()
        check_golden("complaints-new-80x24", look(app))
    app = open_app("complaints")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        check_golden("complaints-120x40", look(app))


async def test_what_is_due_to_go_is_purged_by_key(open_app: Open, desk: Desk) -> None:
    for path, value in (("rules.complaints.keep_months", 0), ("rules.complaints.keep_from", "closed")):
        desk.run(change_setting, path=path, value=value)
    desk.run(add_complaint, received_on=dt.date(2021, 7, 1), **SAID)
    app = open_app("complaints")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("Z")
        assert "more than 0 months" in news(app)
        frame_of(app).go("complaints", "K1")
        await typed(app, pilot, "W", how=ComplaintDeed.WITHDRAWN)
        await typed(app, pilot, "c")
        await pilot.press("Z")
        await pilot.pause()
        assert "Remove the particulars of 1 complaint for good?" in look(app)
        await pilot.press("y")
        await pilot.pause()
        assert one(desk).private == Particulars(purged_on=DEMO_DAY)
        await pilot.press("p")
        assert "were removed for good" in news(app)
        assert "Canary" not in desk.path.read_text(encoding="utf-8")


def test_whatever_form_keeps_a_private_note_is_one_that_a_purge_empties() -> None:
    tree = ast.parse(inspect.getsource(forms))
    acts = {
        str(node.args[2].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_flow"
        and isinstance(node.args[2], ast.Constant)
    }
    assert len(acts) == 9
    assert {f"complaint:K1:{act}" for act in acts} | {"complaint:K1"} == set(complaint_forms("K1"))
