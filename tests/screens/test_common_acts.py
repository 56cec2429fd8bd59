"""The ten commonest acts take no more keys than they did: those named in the guide, pressed on the sample."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from screens.kit.form import Form
from store.commands.questions.receipt import receive_question
from store.desk import Desk
from tests.screens.look import NARROW, frame_of, look, news
from tui.app import Secretariat

Open = Callable[..., Secretariat]

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


class Act(NamedTuple):
    """An act: the place, the line it is done to, its keys, what is typed into which field, and the most keys.

    What is typed in words is not counted, nor is going from field to field between them.
    """

    place: str
    line: str
    keys: tuple[str, ...]
    most: int
    typed: dict[str, str] = {}  # noqa: RUF012 - a named tuple is never changed


ACTS = {
    "move an item to the next meeting": Act("programme", "W13", ("right_square_bracket",), 1),
    "move an item to a meeting picked from the list": Act("programme", "W13", ("m", "enter"), 2),
    "add an item": Act("programme", "M18", ("n", "ctrl+s"), 2, {"title": "Grants"}),
    "withdraw an item": Act("programme", "W13", ("W", "ctrl+s"), 2, {"reason": "Not wanted"}),
    "record a paper as received": Act("prepare", "paper-missing:W13", ("P", "r"), 2),
    "let a promise rest": Act("prepare", "quarter-missed:A23", ("v", "ctrl+s"), 2),
    "close an action": Act(
        "actions",
        "A2",
        ("c", "ctrl+s"),
        2,
        {"what": "Trial ended", "on": "10/6/2021", "where": "Annual meeting"},
    ),
    "record a deadline as done": Act("calendar", "M18", ("c", "d", "escape"), 3),
    "record that nobody declared an interest": Act("declarations", "", ("N",), 1),
    "accept a question": Act("questions", "Q2", ("a", "ctrl+s"), 2, {"reason": "In time", "agreed_by": "the Chair"}),
}


@pytest.mark.parametrize("name", ACTS)
async def test_an_act_takes_no_more_keys_than_it_did(open_app: Open, desk: Desk, name: str) -> None:
    act = ACTS[name]
    if act.line == "Q2":
        desk.run(
            receive_question,
            name="A resident",
            text="Will there be more officers in Rutland?",
            received_at=dt.datetime(2021, 7, 5, 9),
            connection="lives in Oakham",
            meeting="M18",
        )
    app = open_app(act.place)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        if act.line:
            assert frame_of(app).place.list.go_to(act.line)
        before = desk.last_change
        for at, key in enumerate(act.keys):
            if at and isinstance(app.screen, Form):
                for field, words in act.typed.items():
                    app.screen.rows[field].typed = words
            await pilot.press(key)
            await pilot.pause()
        assert desk.last_change == before + 1, news(app) + look(app)
        assert frame_of(app).is_active
    assert len(act.keys) <= act.most


def test_the_guide_lists_them_with_their_keys() -> None:
    rows = dict(re.findall(r"^\| ([a-z][^|]+) \| (\d+) \|$", GUIDE.read_text("utf-8"), re.MULTILINE))
    assert {name: int(rows.get(name, -1)) for name in ACTS} == {name: act.most for name, act in ACTS.items()}
    assert len(ACTS) == 10
