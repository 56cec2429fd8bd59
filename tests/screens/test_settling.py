"""Every way of settling a finding on the spot, by its key, and what else works there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.frame import Frame
from screens.kit.field_lines import entry_of
from screens.kit.keys.table import key_with_id, keys_in
from screens.settling import SettlingPlace
from store.desk import Desk
from store.records import (
    Action,
    ActionKind,
    ActionStatus,
    Council,
    CyclicalItem,
    DueKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Panel,
    RuleSet,
    WorkItem,
)
from store.records.panel import Deadline, DeadlineRule, QuestionKindRule, QuestionRules, QuorumRule
from store.sample import DEMO_DAY
from tests.screens.look import look
from tests.store.rules.findings.duties import DUTIES, register_of
from tui.app import Secretariat
from tui.settings import Settings

HELD, JULY, SEPTEMBER, OFF = "M1", "M2", "M3", "M4"


def day(month: int, number: int) -> dt.date:
    return dt.date(2021, month, number)


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    """A panel with one finding of each sort that the sample does not have."""
    cycle = (CyclicalItem(code="grant", title="Grant monitoring", words=("grant",), months=(9,)),)
    panel = Panel(
        id="PANEL", name="Borsetshire", councils=(Council(name="Borchester"),), rules=(RuleSet(cyclical=cycle),)
    )
    records = (
        panel,
        Meeting(id=HELD, date=day(6, 10), status=MeetingStatus.HELD),
        Meeting(id=JULY, date=day(7, 29)),
        Meeting(id=SEPTEMBER, date=day(9, 30)),
        Meeting(id=OFF, date=day(8, 12), status=MeetingStatus.CANCELLED),
        WorkItem(id="W1", title="Left over [x]", meeting=HELD),
        WorkItem(id="W2", title="Seen", meeting=HELD, status=ItemStatus.CONSIDERED, considered_at=HELD),
        Action(id="A1", text="That a thing be seen.", agreed_on=day(3, 1), meeting=HELD, items=("W2",)),
        Action(id="A2", text="Every time", agreed_on=day(6, 10), due_kind=DueKind.EVERY_MEETING),
        Action(id="A3", text="Off", agreed_on=day(6, 10), due_kind=DueKind.MEETING, due_meeting=OFF),
        Action(
            id="A4",
            kind=ActionKind.RECOMMENDATION,
            text="Be good",
            agreed_on=day(6, 10),
            legal_basis="scrutiny",
            meeting=HELD,
        ),
    )
    return Desk.create(tmp_path / "own.json", records, today=DEMO_DAY, who="clerk")


def place_of(app: Secretariat) -> SettlingPlace:
    frame = app.screen_stack[0]
    assert isinstance(frame, Frame)
    assert isinstance(frame.place, SettlingPlace)
    return frame.place


async def on(app: Secretariat, pilot: Pilot[Any], key: str, place: str = "f") -> None:
    await pilot.press(place)
    await pilot.pause()
    assert place_of(app).list.go_to(key), list(place_of(app).rows)


Check = Callable[[Desk], bool]

CASES: dict[str, tuple[str, str, tuple[str, ...], Check]] = {
    "considered": (
        "f",
        "not-dealt-with:W1",
        ("d",),
        lambda desk: desk.register.need(WorkItem, "W1").status is ItemStatus.CONSIDERED,
    ),
    "move": (
        "f",
        "not-dealt-with:W1",
        ("m", "enter", "y"),
        lambda desk: desk.register.need(WorkItem, "W1").meeting == JULY,
    ),
    "withdraw": (
        "f",
        "not-dealt-with:W1",
        ("W", "y", "x", "ctrl+s"),
        lambda desk: desk.register.need(WorkItem, "W1").status is ItemStatus.WITHDRAWN,
    ),
    "close": (
        "f",
        "can-be-closed:A1",
        ("enter", "ctrl+s"),
        lambda desk: desk.register.need(Action, "A1").status is ActionStatus.DONE,
    ),
    "carry": (
        "f",
        "due-meeting-off:A3",
        ("greater_than_sign", "enter"),
        lambda desk: desk.register.need(Action, "A3").due_meeting == JULY,
    ),
    "edit": (
        "f",
        "due-meeting-off:A3",
        ("e", "tab", "tab", "tab", "ctrl+u", *"undated", "ctrl+s"),
        lambda desk: desk.register.need(Action, "A3").due_kind is DueKind.UNDATED,
    ),
    "note": (
        "p",
        "due-here:A2:2021-07-29",
        ("N", "x", "ctrl+s"),
        lambda desk: desk.register.need(Action, "A2").progress[0].text == "x",
    ),
    "copies": (
        "f",
        "copies-not-sent:A4",
        ("C", "right", "ctrl+s"),
        lambda desk: len(desk.register.need(Action, "A4").copies) == 1,
    ),
    "add": (
        "f",
        "business-missing:grant:2021",
        ("n", "ctrl+s"),
        lambda desk: [item.title for item in desk.register.items_of(SEPTEMBER)] == ["Grant monitoring"],
    ),
}


@pytest.mark.parametrize("name", CASES)
async def test_each_way_of_settling_settles_and_can_be_undone(own: Desk, name: str) -> None:
    place, key, keys, settled = CASES[name]
    app = Secretariat(own, Settings(), "programme")
    before = own.register
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, key, place)
        await pilot.press(*keys)
        await pilot.pause()
        assert len(app.screen_stack) == 1, look(app)
        assert settled(own)
        assert key not in place_of(app).rows
        await pilot.press("u")
        assert own.register == before
        assert key in place_of(app).rows


async def test_help_palette_history_and_find_work_from_prepare(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        for key in ("f1", "ctrl+p", "h", "ctrl+f", "x"):
            await pilot.press(key)
            await pilot.pause()
            assert len(app.screen_stack) == 2, key
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1, key
        await pilot.press("9")
        await pilot.press("x")
        await pilot.pause()
        assert "This place has no list" in look(app)


async def test_going_to_findings_and_back_keeps_the_line(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, "weekday-wrong:M1")
        await pilot.press("5", "f")
        await pilot.pause()
        assert place_of(app).list.current == "weekday-wrong:M1"


async def test_a_panel_without_meetings_says_what_to_do(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "new.json", (Panel(id="PANEL", name="New"),), today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", "enter")
        assert "No meeting is arranged" in look(app)
        await pilot.press("f")
        await pilot.pause()
        assert "“Draft Police and Crime Plan” is not in the programme." in look(app)
        await pilot.press("5", "c")
        await pilot.pause()
        assert "adds an action" in look(app)


async def test_a_panel_in_which_nothing_is_late_says_so(tmp_path: Path) -> None:
    questions = QuestionRules(kinds=(QuestionKindRule(kind="question", deadline=Deadline(mode="clear_wd", n=5)),))
    deadlines = (DeadlineRule(code="draft-reports", label="Draft reports in", mode="wd_before", n=14),)
    rules = RuleSet(quorum=QuorumRule(mode="number", number=5), questions=questions, deadlines=deadlines)
    panel = Panel(id="PANEL", name="New", councils=(Council(name="Borchester"),), rules=(rules,))
    today = dt.date(2019, 6, 3)
    app = Secretariat(Desk.create(tmp_path / "new.json", (panel,), today=today, who="clerk"), Settings(), "findings")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Nothing is late, missing or at odds." in look(app)


WHERE = {
    "interests-to-register": "members",
    "officer-to-tell": "declarations",
    "interest-to-notify": "members",
    "term-expired": "members",
    "round.late": "rounds",
    "vote-at-odds": "attendance",
    "question-undecided": "questions",
    "quorum-not-set": "settings",
    "meeting.day": "calendar",
    "meeting.undated": "calendar",
}
"""Where `o` leads from a finding."""


@pytest.mark.parametrize("code", WHERE)
async def test_every_finding_leads_to_its_record(tmp_path: Path, code: str) -> None:
    duty = next(one for one in DUTIES if one.code == code)
    records = tuple(record for table in register_of(duty).tables.values() for record in table.values())
    app = Secretariat(Desk.create(tmp_path / "new.json", records, today=duty.day, who="clerk"), Settings(), "findings")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        frame = app.screen_stack[0]
        assert isinstance(frame, Frame)
        place = frame.place
        assert isinstance(place, SettlingPlace)
        key = next(key for key, row in place.rows.items() if row.code == code)
        place.list.go_to(key)
        await pilot.press("o")
        await pilot.pause()
        assert frame.place.place == WHERE[code]


@pytest.mark.parametrize("place", ["f", "p"])
async def test_the_hints_and_the_pane_name_the_keys_of_the_line_and_what_enter_does(
    open_app: Callable[..., Secretariat], place: str
) -> None:
    """No key that does not settle the line stands in the line of hints, and what Enter does is said."""
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(place)
        await pilot.pause()
        for key, row in place_of(app).rows.items():
            place_of(app).list.go_to(key)
            await pilot.pause()
            hints = look(app).splitlines()[-1]
            named = [f" {place_of(app).key_of(f'settle.{act}')} " for act in row.acts]
            assert all(one in hints for one in named), (row.acts, hints)
            words = place_of(app).hint_of(key_with_id(f"settle.{(*row.acts, 'open')[0]}"))
            assert words is not None
            assert " ".join(words) in hints
            assert hints.count("Enter") == 1, "it has one name"
            settle_keys = [entry for entry in keys_in("settling") if f" {entry.label} " in f"{hints} "]
            can = {f"settle.{act}" for act in (*row.acts, "do", "aside", "open", "leave")}
            assert {entry.id for entry in settle_keys} <= can, hints
            assert f"Keys: {' '.join(words)}" in place_of(app).detail.text


@pytest.mark.parametrize(
    ("author", "acts", "opens"),
    [("", ("paper", "edit", "move"), "Change “Plan”"), ("Dr Ŵ [x]", ("paper", "chase", "move"), "Write 1 letter")],
)
async def test_a_paper_that_is_not_in_is_asked_for_from_its_line(
    tmp_path: Path, author: str, acts: tuple[str, ...], opens: str
) -> None:
    """Where nobody is known to whom a letter could go, whoever that is is entered from there first."""
    office = Panel(id="PANEL", name="Borsetshire", clerk="A. Clerk", office="Office", office_address="Town Hall")
    records = (office, Meeting(id=JULY, date=day(7, 29)), WorkItem(id="W1", title="Plan", meeting=JULY, author=author))
    desk = Desk.create(tmp_path / "asked.json", records, today=DEMO_DAY, who="clerk")
    app = Secretariat(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, "paper-missing:W1", "p")
        row = place_of(app).rows["paper-missing:W1"]
        assert row.acts == acts
        await pilot.press(place_of(app).key_of(f"settle.{acts[1]}"))
        await pilot.pause()
        assert opens in look(app)
        entry = entry_of(app.screen.focused)
        assert (entry.field.name if entry else "") == ("" if author else "author")


async def test_a_venue_that_is_wanted_is_typed_at_once(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await on(app, pilot, "deadline.due:M18:publication", "p")
        await pilot.press("e")
        await pilot.pause()
        entry = entry_of(app.screen.focused)
        assert entry is not None
        assert entry.field.name == "venue"
