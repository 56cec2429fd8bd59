"""Letters that are due, by keyboard: from prepare, findings, actions, programme and members, and back by undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.form import Form
from store.desk import Desk
from store.records import (
    Action,
    Asker,
    Council,
    DueKind,
    Meeting,
    Minute,
    Panel,
    Paper,
    PaperStatus,
    Question,
    QuestionState,
    Record,
    WorkItem,
)
from store.rules.chasing.due import ACTION, SORTS, chasers_due
from store.sample import DEMO_DAY
from tests.screens.look import look
from tui.app import Secretariat
from tui.settings import Settings

SIZE = (80, 24)
PANEL = Panel(
    id="PANEL",
    name="Borsetshire Police and Crime Panel",
    clerk="Pat Penn, Clerk to the Panel",
    office="Democratic Services",
    office_address="County Hall",
    councils=(Council(name="Ambridge Council", seats=1),),
)
BARE = replace(PANEL, clerk="", office="", office_address="")
DUE = {"due_kind": DueKind.DATE, "due_on": dt.date(2021, 7, 20)}
RECORDS: tuple[Record, ...] = (
    Meeting(id="M1", date=dt.date(2021, 6, 10)),
    Meeting(id="M2", date=dt.date(2021, 7, 29)),
    Action(id="A1", text="That the venues be reviewed", meeting="M1", owner="Ann Officer", **DUE),  # type: ignore[arg-type]
    Action(id="A2", text="That [b]the rota[/b] be shown", meeting="M1", owner="ANN OFFICER", **DUE),  # type: ignore[arg-type]
    WorkItem(
        id="W1",
        title="Budget",
        meeting="M2",
        lead="The Commissioner",
        author="Bob Officer",
        papers=(Paper(status=PaperStatus.DUE, due_on=dt.date(2021, 7, 20)),),
    ),
    Question(
        id="Q1",
        asker=Asker(name="A resident"),
        text="Why?",
        received_at=dt.datetime(2021, 7, 5, 9),
        meeting="M2",
        state=QuestionState.RECEIVED,
    ),
)


def desk_of(folder: Path, panel: Panel = PANEL, records: Sequence[Record] = RECORDS) -> Desk:
    return Desk.create(folder / "own.json", (panel, *records), today=DEMO_DAY, who="clerk")


def frame_of(app: Secretariat) -> Frame:
    frame = app.screen_stack[0]
    assert isinstance(frame, Frame)
    return frame


def drafts(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.path.parent / "drafts").glob("*.eml"))


def due(desk: Desk) -> set[str]:
    return {one.sort for one in chasers_due(desk.register, desk.today)}


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


PLACES = {
    "prepare": ("p", "A1", ACTION, "chase-action-ann-officer-2021-07-12.eml"),
    "findings": ("f", "A1", ACTION, "chase-action-ann-officer-2021-07-12.eml"),
    "actions": ("5", "A1", ACTION, "chase-action-ann-officer-2021-07-12.eml"),
    "members": ("7", None, "nomination", "chase-nomination-ambridge-council-2021-07-12.eml"),
}


@pytest.mark.parametrize("place", PLACES)
async def test_letters_are_shown_written_recorded_said_and_taken_back(tmp_path: Path, place: str) -> None:
    desk = desk_of(tmp_path)
    key, record, sort, name = PLACES[place]
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, key)
        if record:
            frame_of(app).place.list.go_to(action_line(app, record))
            await press(pilot)
        await press(pilot, "M")
        assert isinstance(app.screen, Ask), look(app)
        assert "Write 1 letter and record it as sent?" in look(app)
        await press(pilot, "n")
        assert (drafts(desk), desk.register.panel.chased) == ([], ())
        await press(pilot, "M", "y")
        assert drafts(desk) == [name]
        assert {one.on for one in desk.register.panel.chased} == {DEMO_DAY}
        assert sort not in due(desk)
        said = " ".join(look(app).split())
        assert "Recorded as sent: " in said
        if place in {"prepare", "findings"}:
            assert not any("to-chase" in row and "A1" in row for row in frame_of(app).place.rows)  # type: ignore[attr-defined]
        await press(pilot, "u")
        assert sort in due(desk)
        assert desk.register.panel.chased == ()
        assert drafts(desk) == [name]
        if place in {"prepare", "findings"}:
            assert action_line(app, "A1")


def action_line(app: Secretariat, record: str) -> str:
    place = frame_of(app).place
    rows: dict[str, Any] = getattr(place, "rows", {})
    return next((key for key, row in rows.items() if getattr(row, "code", "") == "action-to-chase"), record)


async def test_what_is_owed_for_a_meeting_is_written_to_author_and_lead(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "M")
        assert "Write 2 letters and record each as sent?" in look(app)
        await press(pilot, "y")
        assert drafts(desk) == [
            "chase-invitation-the-commissioner-2021-07-12.eml",
            "chase-report-bob-officer-2021-07-12.eml",
        ]
        assert "2 drafts are in" in " ".join(look(app).split())
        assert due(desk) == set(SORTS) - {"report", "invitation", "reply", "mend"}
        await press(pilot, "M")
        assert "No letter is due." in look(app)


async def test_one_owner_spelt_two_ways_gets_one_letter_with_both_and_no_markup(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    app = Secretariat(desk, Settings(), "actions")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "M")
        assert "That [b]the rota[/b] be shown" in " ".join(look(app).split())
        await press(pilot, "y")
    (name,) = drafts(desk)
    text = (desk.path.parent / "drafts" / name).read_text(encoding="utf-8")
    assert "venues be reviewed" in text
    assert "[b]the rota[/b]" in text


async def test_what_the_office_lacks_is_asked_for_and_then_it_goes_on(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, BARE)
    app = Secretariat(desk, Settings(), "actions")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "M")
        form = app.screen
        assert isinstance(form, Form)
        assert list(form.rows) == ["clerk", "office", "office_address", "office_phone", "office_email"]
        await press(pilot, *"Pat", "ctrl+s")
        assert app.screen is form
        said = " ".join(look(app).split())
        said = " ".join(look(app).replace("│", " ").split())
        assert "What the office is called that writes the letters is not recorded." in said
        assert "Neither address, telephone nor e-mail of the office" in said
        assert said.count("Type it here.") == 2
        await press(pilot, *"DS", "tab", *"Hall", "ctrl+s")
        panel = desk.register.panel
        assert (panel.clerk, panel.office, panel.office_address) == ("Pat", "DS", "Hall")
        assert isinstance(app.screen, Ask), look(app)
        await press(pilot, "y")
        assert drafts(desk) == ["chase-action-ann-officer-2021-07-12.eml"]
        assert "Pat" in (desk.path.parent / "drafts" / drafts(desk)[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("panel", "asked"),
    [
        (replace(PANEL, clerk=""), ["clerk", "office_phone"]),
        (replace(PANEL, office=""), ["office", "office_phone"]),
        (replace(PANEL, office_address=""), ["office_address", "office_phone", "office_email"]),
        (replace(PANEL, office="", host_authority="Borsetshire County Council"), []),
    ],
    ids=["clerk", "name", "address", "its authority is named"],
)
async def test_exactly_what_is_empty_is_asked_for_by_a_letter_about_a_question_too(
    tmp_path: Path, panel: Panel, asked: list[str]
) -> None:
    desk = desk_of(tmp_path, panel)
    app = Secretariat(desk, Settings(), "questions")
    async with app.run_test(size=SIZE) as pilot:
        frame_of(app).place.list.go_to("Q1")
        await press(pilot, "l", "enter")
        if not asked:
            assert drafts(desk) == ["Q1-acknowledgement-2021-07-12.eml"]
            return
        form = app.screen
        assert isinstance(form, Form), look(app)
        assert list(form.rows) == asked
        assert drafts(desk) == []
        await press(pilot, "escape")
        assert drafts(desk) == []
        await press(pilot, "l", "enter", *"x", "ctrl+s")
        assert drafts(desk) == ["Q1-acknowledgement-2021-07-12.eml"]


async def test_of_exempt_business_the_key_is_dimmed_and_says_what_to_do_by_hand(tmp_path: Path) -> None:
    private = Minute(id="N1", meeting="M1", number="1", order=1, heading="Pay", exempt_paragraph="3")
    action = Action(id="A1", text="That pay be cut", meeting="M1", minute="N1", owner="Ann Officer", **DUE)  # type: ignore[arg-type]
    desk = desk_of(tmp_path, replace(PANEL, councils=()), (*RECORDS[:2], private, action))
    app = Secretariat(desk, Settings(), "actions")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "M")
        said = " ".join(look(app).split())
        assert "A1 is of exempt business, of which no letter is drafted." in said
        assert drafts(desk) == []
