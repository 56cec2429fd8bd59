"""What is odd about a day stands at the field while it is typed, and in the news when it is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.desk import Desk
from tests.screens.look import look
from tui.app import Secretariat


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/7/21", "! Saturday 31 July 2021 is not a working day"),
        ("1-Jul-2021", "! Thursday 1 July 2021 has passed"),
        ("29/7/21", "There is already an ordinary meeting on"),
        ("4/2/27", "is more than five years ahead"),
        ("Weds 4/8/21", "Wednesday 4 August 2021"),
    ],
)
async def test_it_is_said_at_the_field(open_app: Callable[..., Secretariat], typed: str, said: str) -> None:
    app = open_app("calendar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        for char in typed:
            await pilot.press({" ": "space", "/": "slash", "-": "minus"}.get(char, char))
        await pilot.pause()
        assert said in " ".join(word for word in look(app).split() if word not in {"│", "Da│", "We│"})


async def test_it_is_said_again_when_it_is_saved(open_app: Callable[..., Secretariat], desk: Desk) -> None:
    app = open_app("calendar")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("n", *("3", "1", "slash", "7", "slash", "2", "1"), "ctrl+s")
        await pilot.pause()
        assert [problem.sentence for problem in desk.warnings] == [
            "Saturday 31 July 2021 is not a working day: weekend."
        ]
        assert "Saturday 31 July 2021 is not a working day: weekend." in " ".join(look(app).split())
