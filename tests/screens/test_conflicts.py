"""Two clerks at one record: whoever saves second sees both values, and neither undoes what the other did elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screens.kit.ask import Ask
from screens.kit.form import Form
from store.commands.questions.receipt import edit_published_text
from store.commands.settings.settings import change_setting
from store.desk import Desk
from store.fields import CHOICE, LINE, YES_NO, value_of
from store.records import Declaration, Question, Record, WorkItem
from store.records.field import TEXT
from tests import made_up_field
from tests.field_cases import EDITS, NOT_ON_FORM, OWN_CHOICES, TODAY, Case, cases
from tests.screens.look import NARROW, frame_of, look, shows
from tests.screens.test_fields import PLACES, desk_of, open_app, open_form
from tui.app import Secretariat

COMMANDS = {kind.type: kind for kind in made_up_field.KINDS}


def typed_by(kind: type[Record]) -> list[Case]:
    return [case for case in cases() if case.kind is kind and (kind, case.field.name) not in NOT_ON_FORM]


def mine(case: Case, record: Record) -> Any:
    """Give a value besides the one recorded and theirs, as it stands in the entry; None if there is no third."""
    if (case.kind, case.field.name) in {*OWN_CHOICES, (WorkItem, "origin_ref")}:
        return None
    if case.field.kind in {LINE, TEXT} and not case.field.several:
        return "mine@example.org" if case.field.name == "email" else "mine"
    if case.field.kind in {CHOICE, YES_NO}:
        taken = (case.value, value_of(record, case.field))
        return next((value for value, _ in case.field.choices if value not in (*taken, None)), None)
    return None


@pytest.mark.parametrize("answer", ["t", "k"])
@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
async def test_a_conflict_is_settled_field_by_field(kind: type[Record], answer: str, tmp_path: Path) -> None:
    record_id, asked = EDITS[kind][1], COMMANDS[kind]
    app = open_app(tmp_path, PLACES[kind])
    async with app.run_test(size=NARROW) as pilot:
        form = await open_form(app, pilot, record_id)
        before = desk_of(app).register.need(kind, record_id)
        both = {case: mine(case, before) for case in typed_by(kind) if mine(case, before) is not None}
        assert both
        for case, value in both.items():
            form.rows[case.field.name].typed = value
        theirs = colleague(desk_of(app), asked, typed_by(kind))
        await pilot.press("ctrl+s")
        shows(app, Ask)
        assert "Someone else changed this meanwhile" in look(app)
        await pilot.press(answer)
        await pilot.pause()
        assert app.screen is frame_of(app), [row.under.text for row in form.rows.values() if row.under.text]
        now, kept = desk_of(app).register.need(kind, record_id), both if answer == "k" else {}
        wanted = {case: kept.get(case, value_of(theirs, case.field)) for case in typed_by(kind)}
        assert {case: value_of(now, case.field) for case in typed_by(kind)} == wanted


def colleague(desk: Desk, asked: made_up_field.Kind, changes: list[Case]) -> Record:
    """Let another clerk change every field of the form, and give the record as it is then."""
    other = Desk.open(desk.path, today=TODAY, who="ben")
    values = {case.field.name: case.value for case in changes}
    if asked.type is Declaration:
        values["more_than_most"] = True
    record_id = EDITS[asked.type][1]
    other.run(asked.edit, **{asked.naming: record_id}, **values)
    record = other.register.need(asked.type, record_id)
    other.close()
    return record


async def test_going_on_typing_keeps_what_was_typed(tmp_path: Path) -> None:
    kind = next(iter(EDITS))
    app = open_app(tmp_path, PLACES[kind])
    async with app.run_test(size=NARROW) as pilot:
        form = await open_form(app, pilot, EDITS[kind][1])
        form.rows["title"].typed = "mine"
        theirs = colleague(desk_of(app), COMMANDS[kind], typed_by(kind))
        await pilot.press("ctrl+s", "g")
        assert app.screen is form
        assert form.rows["title"].typed == "mine"
        await pilot.press("ctrl+s", "escape")
        assert form.rows["title"].typed == "mine"
        desk_of(app).refresh()
        assert desk_of(app).register.find(theirs.id) == theirs


@pytest.mark.parametrize(("answer", "kept"), [("t", "Theirs?"), ("k", "Mine?")])
async def test_a_text_to_be_published_is_settled_like_a_field(answer: str, kept: str, tmp_path: Path) -> None:
    app = open_app(tmp_path, "questions")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.reload("Q1")
        await pilot.pause()
        await pilot.press(app.keymap.key_of("question.text"))
        form = shows(app, Form)
        form.rows["text"].typed = "Mine?"
        other = Desk.open(desk_of(app).path, today=TODAY, who="ben")
        other.run(edit_published_text, question="Q1", text="Theirs?")
        other.close()
        await pilot.press("ctrl+s", answer)
        assert app.screen is frame_of(app)
        assert desk_of(app).register.need(Question, "Q1").published_text == kept


@pytest.mark.parametrize(("answer", "kept"), [("t", "Theirs"), ("k", "Mine")])
async def test_a_setting_is_settled_like_a_record(
    open_app: Callable[..., Secretariat], desk: Desk, answer: str, kept: str
) -> None:
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).go("settings", "short_name")
        await pilot.pause()
        await pilot.press("enter")
        form = shows(app, Form)
        form.rows["value"].typed = "Mine"
        other = Desk.open(desk.path, today=desk.today, who="ben")
        other.run(change_setting, path="short_name", value="Theirs")
        other.close()
        await pilot.press("ctrl+s", answer)
        assert app.screen is frame_of(app)
        assert desk.register.panel.short_name == kept
