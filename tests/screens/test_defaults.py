"""What stands in a form before the clerk has chosen: nothing that states a fact of law, what was done, or a consent.

Each field that opens with something stands here with its reason. What is not chosen is refused, or is "not said".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.first_run import import_form, new_form, sample_form
from screens.frame import Frame
from screens.kit.choice import Choice
from screens.kit.fields import UNCHOSEN, Field, read, to_choose
from screens.kit.form import Form
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.problems import Refused
from store.sample import DEMO_DAY
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, frame_of
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

NEUTRAL = {
    "not chosen yet": "refused until it is chosen",
    "not recorded": "nothing is said",
    "not recorded, counts as with it": "nothing is said",
    "not said": "refused where it matters",
    "not said to be": "nothing is said",
    "not known": "nothing is said",
    "not chosen: needed with too few clear days": "refused where it is needed",
    "as the law has it": "the law decides, not the form",
    "as the code says": "the code decides, not the form",
    "none": "nothing is named",
    "no": "a mark that is not set claims nothing",
    "not yet": "a mark that is not set claims nothing",
    "not scored": "no points are given",
    "no action": "leaves it out",
}
"""What a choice may open with in any form, with what it means."""

SHOWS_WHAT_IS_RECORDED = {
    *("item.edit", "meeting.edit", "action.edit", "question.edit", "question.text", "round.edit", "seat.edit"),
    *("seat.name", "seat.quorum", "declared.edit", "setting.edit", "minute.edit", "minute.correct", "minute.names"),
    *("item.criteria", "attend.votes", "settle.do", "page.edit", "seat.council"),
}
"""Keys whose forms open on a record: what stands there is what it holds."""

DEFAULTS: dict[tuple[str, str], str] = {}
"""By the key that opens the form and the field: why it may open with something."""


def opened_with(form: Form) -> dict[str, str]:
    """Give the fields of a form that open with something, by name without numbers, with what that is in words."""
    found = {}
    for name, row in form.rows.items():
        words = str(row.typed)
        if isinstance(row.entry, Choice):
            words = next(label for value, label in row.field.choices if value == row.typed)
            if words in NEUTRAL or len(row.field.choices) == 1:
                continue
        if words.strip():
            found[re.sub(r"\d+$", "#", name)] = words
    return found


async def test_every_default_of_every_form_has_its_reason(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path
) -> None:
    busy(desk)
    app = open_app("programme")
    found: dict[tuple[str, str], str] = {}
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for name in (*PLACES, *SIDE_PLACES):
            Frame.go(frame, name)
            await pilot.pause()
            for (key_id, _), form in forms_of(frame, name).items():
                if key_id not in SHOWS_WHAT_IS_RECORDED:
                    found |= {(key_id, field): words for field, words in opened_with(form).items()}
        for make in (new_form, sample_form, import_form):
            form = make(tmp_path / "x.json", lambda path, records: None)
            found |= {("first.choose", field): words for field, words in opened_with(form).items()}
    assert found.keys() == DEFAULTS.keys(), {key: found.get(key) for key in found.keys() ^ DEFAULTS.keys()}
    assert all(DEFAULTS.values())


def test_what_is_to_be_chosen_is_refused_until_it_is() -> None:
    field = to_choose(Field("outcome", "Outcome", "choice", None, (("a", "supported it"), ("v", "vetoed it"))))
    entry = Choice(field.choices, field.value, lambda: None)
    assert entry.value == UNCHOSEN
    with pytest.raises(Refused) as refused:
        read(field, entry.value, DEMO_DAY)
    problem = refused.value.problems[0]
    assert problem.field == "outcome"
    assert str(problem) == "“outcome” is not chosen yet. Choose from: supported it and vetoed it."
    assert read(field, "v", DEMO_DAY) == "v"
