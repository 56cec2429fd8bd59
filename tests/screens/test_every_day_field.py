"""In every form every field of a day or a time says what is odd about it while it is typed, or has its reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, frame_of
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

NOTHING_TO_SAY = {
    "Start": "the times of a meeting are held against it",
    "Finish": "before the start it is refused",
    "At": "the hour of an event in the room, held against the meeting's",
    "Time of day": "the hour of a publication, held against the panel's cut-off hour",
    "at": "the hour at which a question came in, held against its deadline",
    "By": "an hour of a rule, of no one day",
    "Questions, hour": "for a new meeting: the beginning it is held against is typed in the same form",
}
"""The fields of days and times of which nothing is told, by their labels, each with why."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_field_of_a_day_says_what_is_odd(
    open_app: Callable[..., Secretariat], desk: Desk, name: str
) -> None:
    busy(desk)
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        silent = {
            (key_id, row.field.label)
            for (key_id, _), form in forms_of(frame, name).items()
            for row in form.rows.values()
            if row.field.kind in {"date", "time"} and row.field.notes is None
        }
        assert {label for _, label in silent} <= NOTHING_TO_SAY.keys(), silent
