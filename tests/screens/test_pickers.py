"""A window offers nothing that would be refused: what cannot be chosen is listed with the reason."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import screens
from screens.kit.picker import MadeLater, Option, Picker
from store.commands.bin import bin_records
from store.commands.rounds.rounds import open_round, record_step
from store.desk import Desk
from store.records import Question, RoundKind
from store.sample import DEMO_DAY, sample_records
from tests.parsed import tree_of
from tests.screens.look import NARROW, frame_of, inside, look, shows, title
from tests.screens.test_bright_keys import asked
from tui.app import Secretariat
from tui.settings import Settings

DEBATED = dt.date(2021, 2, 3)
RUNS = {"carry_out", "carry_out_to", "run"}
ALWAYS_CAN = {
    "open_undo_choice": "lists what can be taken back, and nothing else",
    "open_votes": "every vote that is recorded can be taken back",
    "open_unlink": "every tie there is can be undone",
    "open_withdrawn": "every item that was withdrawn can be reinstated",
    "open_register": "a person can always say that the register is complete",
    "open_similar": "judging opens a form",
    "_offer_vote": "on every item a vote can be recorded",
    "open_confirm": "what an earlier version put in can always be confirmed",
    "offer_step": "lists the steps that can rest on the vote, and nothing else",
}
"""Windows from which a command is run at once and of which every line can be chosen, and why."""


def called(node: ast.AST) -> list[ast.Call]:
    return [one for one in ast.walk(node) if isinstance(one, ast.Call)]


def names(calls: list[ast.Call]) -> set[str]:
    return {one.func.id for one in calls if isinstance(one.func, ast.Name)}


def offers() -> dict[str, bool]:
    """Name the functions that offer things to pick and run a command on what is picked: do they ever say why not?"""
    listed = {}
    for path in sorted(Path(screens.__file__ or "").parent.rglob("*.py")):
        body = tree_of(path.read_text(encoding="utf-8")).body
        here = {node.name: called(node) for node in body if isinstance(node, ast.FunctionDef)}
        for name, calls in here.items():
            runs = {one.func.attr for one in calls if isinstance(one.func, ast.Attribute)} & RUNS
            if "Picker" in names(calls) and runs:
                helped = [one for helper in names(calls) & set(here) for one in here[helper]]
                made = [one for one in (*calls, *helped) if isinstance(one.func, ast.Name) and one.func.id == "Option"]
                listed[name] = any(
                    len(one.args) > 3 or any(word.arg == "why_not" for word in one.keywords) for one in made
                )
    return listed


def test_every_window_that_runs_a_command_says_what_cannot_be_chosen() -> None:
    listed = offers()
    assert len(listed) > 8
    assert {name for name, says in listed.items() if not says} <= set(ALWAYS_CAN)
    assert not {name for name, says in listed.items() if says} & set(ALWAYS_CAN)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.create(tmp_path / "panel.json", sample_records(), today=DEMO_DAY, who="clerk")


async def test_a_step_on_which_another_rests_is_not_offered_for_taking_back(desk: Desk) -> None:
    desk.run(open_round, kind=RoundKind.PRECEPT, year=2021)
    desk.run(record_step, round_id="R1", step="notified", on=dt.date(2021, 1, 20), pence=1500)
    desk.run(record_step, round_id="R1", step="review", on=DEBATED, choice="support", members=15, votes_for=10)
    desk.run(record_step, round_id="R1", step="response", on=dt.date(2021, 2, 10))
    before = desk.register
    app = Secretariat(desk, Settings(), "rounds")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("rounds", "R1")
        await pilot.pause()
        await pilot.press("z", *"reviewed")
        await pilot.pause()
        assert "rests on that step." in look(app)
        await pilot.press("enter")
        shows(app, Picker)
        assert desk.register is before


async def test_what_belongs_to_something_in_the_bin_says_what_comes_out_first(desk: Desk) -> None:
    items = tuple(one.id for one in desk.register.items_of("M18"))
    desk.run(bin_records, ids=("M18", *items))
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("B")
        await pilot.pause()
        picker = shows(app, Picker)
        reasons = {one.key: one.why_not for one in picker._all}
        assert not reasons.pop("M18")
        assert all("Take M18 out first, or both together." in reason for reason in reasons.values())
        assert set(reasons) == set(items)


def test_a_day_in_a_list_to_pick_from_has_the_form_of_all_lists() -> None:
    """`Thu 25 Mar 2021`: long forms are for sentences, and two forms side by side look like two kinds of day."""
    wrong = [
        f"{path.name}:{one.lineno}"
        for path in sorted(Path(screens.__file__ or "").parent.rglob("*.py"))
        for one in called(tree_of(path.read_text(encoding="utf-8")))
        if isinstance(one.func, ast.Name) and one.func.id in {"Option", "Offer"}
        if names(called(one)) & {"day_month", "day_of"}
    ]
    assert wrong == []


async def test_a_wider_terminal_shows_a_reason_whole(desk: Desk) -> None:
    app = Secretariat(desk, Settings(), "programme")
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "is down for 29 July 2021 already. Choose another meeting or the suggested items." in look(app)
        assert "…" not in inside(app, shows(app, Picker).list)


async def test_what_somebody_asked_is_not_named_by_a_text_with_a_number_to_ring(desk: Desk) -> None:
    asked(desk)
    record = next(one for one in desk.register.all(Question) if "07700" in one.text)
    app = Secretariat(desk, Settings(), "questions")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to(record.id)
        await pilot.press("delete")
        await pilot.pause()
        assert "in the bin?" in title(app)
        assert record.asker.name in title(app)
        assert "07700" not in title(app)


async def test_of_very_many_lines_those_in_sight_alone_are_worked_out(
    open_app: Callable[..., Secretariat], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: set[int] = set()

    def option(number: int) -> Option:
        looked_at.add(number)
        return Option(str(number), f"meeting number {number}", after="said below")

    options = [MadeLater(str(number), partial(option, number)) for number in range(2_000)]
    app = open_app()
    # What is worked out while nobody types is another matter.
    monkeypatch.setattr(Picker, "_make_ahead", lambda picker, left: None)
    async with app.run_test(size=NARROW) as pilot:
        await app.push_screen(Picker("Many", options, go_to="1000"))
        await pilot.pause()
        assert "meeting number 1000" in inside(app)
        assert looked_at <= set(range(850, 1_150))
        await pilot.press(*"1999")
        assert "meeting number 1999" in inside(app)
