"""On the screen: a file that went back, went on elsewhere or was altered, and undoing a change of one's choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tinydb import TinyDB, where

from screens.at_odds import open_at_odds
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from store.commands.programme.items import add_item, set_moveable
from store.desk import Desk
from store.merging import read_copy
from store.problems import Problem
from store.records import WorkItem
from store.sample import DEMO_DAY
from tests.screens.conftest import morning
from tests.screens.look import NARROW, frame_of, look, news, shows
from tui.app import Secretariat


def changed(desk: Desk) -> bytes:
    """Change an item, and give the file as it was before."""
    before = desk.path.read_bytes()
    desk.run(set_moveable, items=("W16",), moveable=True)
    return before


def colleague(desk: Desk) -> Desk:
    return Desk.open(desk.path, today=DEMO_DAY, who="ben")


def put(data: bytes, path: Path) -> None:
    fresh = path.with_name("fresh")
    fresh.write_bytes(data)
    fresh.replace(path)


@pytest.mark.parametrize(("down", "moveable"), [(0, True), (1, False), (2, True)])
async def test_a_file_put_back_under_the_desk_is_asked_about(
    open_app: Callable[..., Secretariat], desk: Desk, down: int, moveable: bool
) -> None:
    before = changed(desk)
    mine = desk.path.read_bytes()
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        put(before, desk.path)
        frame_of(app).look_outside()
        await pilot.pause()
        shows(app, Ask)
        screen = look(app)
        assert "The file is not the one you were working in" in screen
        assert "llr.json has gone back to an older state" in screen
        assert "saved meanwhile" not in news(app)
        await pilot.press("m", "t", "s", "l")
        shows(app, Ask)
        await pilot.press(*["down"] * down, "enter")
        await pilot.pause()
        assert app.screen is frame_of(app)
        assert desk.register.need(WorkItem, "W16").moveable is moveable
        assert desk.path.read_bytes() == (mine if down == 2 else before)
        assert [file.read_bytes() for file in desk.path.parent.glob("llr.kept-*.json")] == [mine]
        await pilot.press("asterisk")
        await pilot.pause()
        if down == 0:
            shows(app, Ask)
            assert desk.path.read_bytes() == before
        else:
            assert desk.path.read_bytes() not in {before, mine}


async def test_what_was_done_here_can_be_merged_into_a_file_that_went_on_elsewhere(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    before = changed(desk)
    elsewhere = desk.path.with_name("elsewhere.json")
    elsewhere.write_bytes(before)
    for item in ("W12", "W13"):
        Desk.open(elsewhere, today=DEMO_DAY, who="ben").run(set_moveable, items=(item,), moveable=True)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        put(elsewhere.read_bytes(), desk.path)
        frame_of(app).look_outside()
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        [kept] = desk.path.parent.glob("llr.kept-*.json")
        assert f"What you had is kept as {kept.name}; “merge” can take over what it did." in news(app)
        assert not desk.register.need(WorkItem, "W16").moveable
        read_copy(desk, kept).take_over(desk)
        assert all(desk.register.need(WorkItem, item).moveable for item in ("W12", "W13", "W16"))


async def test_what_is_seen_can_be_saved_elsewhere_first(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    before = changed(desk)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        put(before, desk.path)
        frame_of(app).look_outside()
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        shows(app, Form)
        await pilot.press("ctrl+s")
        await pilot.pause()
        saved = desk.path.with_name("llr-mine.json")
        assert Desk.open(saved, read_only=True).register == desk.register
        shows(app, Ask)
        await pilot.press("escape", "exclamation_mark")
        await pilot.pause()
        shows(app, Ask)


async def test_a_form_that_is_open_keeps_what_was_typed(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    before = changed(desk)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        form = shows(app, Form)
        await pilot.press("x", "y")
        put(before, desk.path)
        frame_of(app).look_outside()
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is form
        assert "older state" in look(app)
        assert desk.path.read_bytes() == before


async def test_what_another_program_altered_is_asked_about_at_the_start(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    changed(desk)
    with TinyDB(desk.path, encoding="utf-8") as db:
        db.table("items").update({"title": "Changed elsewhere"}, where("id") == "W16")
    desk.refresh()
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        shows(app, Ask)
        assert "item W16 differs in “item”" in " ".join(look(app).split())
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Took over what another program had altered: item W16" in news(app)
        await pilot.press("u")
        assert desk.register.need(WorkItem, "W16").title == "Ethics Committee Annual report"
        await pilot.press("exclamation_mark")
        assert news(app) == "The file is as it was saved, and continues what you see."


async def test_another_programs_writing_is_not_told_as_an_old_change(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    changed(desk)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        with TinyDB(desk.path, encoding="utf-8") as db:
            db.table("items").update({"title": "Changed elsewhere"}, where("id") == "W16")
        frame_of(app).look_outside()
        await pilot.pause()
        assert "saved meanwhile" not in news(app)
        assert "not as this program last saved it" in news(app)
        await pilot.press("enter")
        colleague(desk).run(set_moveable, items=("W13",), moveable=False)
        frame_of(app).look_outside()
        assert not desk.register.need(WorkItem, "W13").moveable


async def test_one_of_several_changes_can_be_picked_and_undone(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    desk.run(set_moveable, items=("W13",), moveable=False)
    desk.run(set_moveable, items=("W16",), moveable=True)
    colleague(desk).run(set_moveable, items=("W16",), moveable=False)
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("u")
        assert "by ben" in news(app)
        assert "take back the change before it: C1" in news(app)
        await pilot.press("U")
        picker = shows(app, Picker)
        assert "C2" in look(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen is not picker
        assert desk.register.need(WorkItem, "W13").moveable
        assert "Undo: " in news(app)
        assert [change.id for change in desk.undoable_changes()] == ["C2"]


async def test_with_nothing_of_ones_own_to_undo_the_last_change_is_named(
    open_app: Callable[..., Secretariat], desk: Desk
) -> None:
    ann = Desk.open(desk.path, today=DEMO_DAY, who="ann", clock=morning)
    ann.run(add_item, title="A visit")
    ann.close()
    desk.refresh()
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        for key in ("U", "u"):
            await pilot.press(key)
            await pilot.pause()
            assert "There is nothing of yours to undo. The last change is by ann, on Monday 12 July 2021" in news(app)


async def test_with_nothing_to_undo_no_window_opens(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("U")
        assert news(app) == "There is nothing to undo."


class Asked:
    """Stands for an office: what is opened and said, one after the other; `answer` answers the window opened last."""

    def __init__(self, **desk: Any) -> None:
        self.desk: Any = SimpleNamespace(path=Path("llr.json"), remarks=(), diverged=None, read_only=False, **desk)
        self.done: list[str] = []
        self.answer: Callable[[Any], None] = lambda _: None

    def pick(self, window: Any, answered: Callable[[Any], None]) -> None:
        self.done.append(window.heading)
        self.answer = answered

    def say(self, words: str, ink: str = "") -> None:
        self.done.append(f"{words} {ink}".rstrip())

    def aside(self, work: Callable[[], Any], then: Callable[[Any], None], words: str) -> None:
        self.done.append(words)
        then(work())

    def after_change(self, words: str) -> None:
        self.done.append(words)


AT_ODDS, FINE = (
    "The file is not the one you were working in",
    "The file is as it was saved, and continues what you see.",
)
ALTERED = "The file was altered by another program"


def test_after_a_copy_is_saved_elsewhere_the_question_is_asked_again_and_the_copy_named() -> None:
    office: Any = Asked(drafts=None, revision=0, today=DEMO_DAY)
    office.desk.diverged = SimpleNamespace(problem=Problem("x", "It went back.", "."))
    open_at_odds(office)
    office.answer("save")
    saved = office.answer
    saved("Saved what you see as copy.json.")
    saved(None)
    assert office.done == [AT_ODDS, "Save what you see elsewhere", AT_ODDS, "Saved what you see as copy.json.", AT_ODDS]


@pytest.mark.parametrize("read_only", [False, True])
def test_what_was_altered_is_taken_over_when_that_is_chosen(read_only: bool) -> None:
    altered = Problem("file.altered", "W1 is another.", "Look at it.")
    changes = iter((SimpleNamespace(sentence="Took over what was altered"), None))
    office: Any = Asked(accept=lambda: next(changes))
    open_at_odds(office)
    office.desk.remarks, office.desk.read_only = (altered,), read_only
    open_at_odds(office)
    for answer in ("accept", "leave", None, "accept"):
        office.answer(answer)
    taken = [ALTERED, "Saving …", "Took over what was altered.", "Saving …", "There was nothing to take over."]
    assert office.done == [f"{FINE}", *([f"{altered} warn"] if read_only else taken)]
