"""Every field that can be edited is on the form of its record, under its declared label; typed by key, it is read back.

A form names no field of a record by itself: a test reads the source of every form for labels of its own.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

import screens
from screens.forms.minutes.minute import MinuteForm
from screens.kit.choice import Choice
from screens.kit.field_row import FieldRow
from screens.kit.form import Form
from store.desk import Desk
from store.fields import PART, PARTS, editable, fields_of, heading_of, value_of
from store.records import (
    Action,
    Complaint,
    Declaration,
    Interest,
    Meeting,
    Minute,
    Question,
    Record,
    Report,
    Seat,
    StatutoryRound,
    WorkItem,
)
from tests.field_cases import EDITS, ELSEWHERE, NOT_ON_FORM, OWN_CHOICES, RECORDS, TODAY, Case, cases
from tests.parsed import nodes_in
from tests.screens.conftest import morning
from tests.screens.look import NARROW, frame_of, shows, write
from tests.store.test_fields import structs
from tui.app import Secretariat
from tui.settings import Settings

PLACES: dict[type[Record], str] = {
    WorkItem: "programme",
    Meeting: "calendar",
    Action: "actions",
    Seat: "members",
    Question: "questions",
    StatutoryRound: "rounds",
    Report: "reports",
    Complaint: "complaints",
    Declaration: "declarations",
    Interest: "members",
}
CASES = cases()


def open_app(tmp_path: Path, place: str) -> Secretariat:
    desk = Desk.create(tmp_path / "panel.json", RECORDS, today=TODAY, who="clerk", clock=morning)
    return Secretariat(desk, Settings(), place)


def desk_of(app: Secretariat) -> Desk:
    assert app.desk is not None
    return app.desk


async def open_form(app: Secretariat, pilot: Pilot[int], record_id: str) -> Form:
    """Go to a record and press the key that edits it; an interest is picked in the register of its holder."""
    frame = frame_of(app)
    if record_id.startswith(Interest.prefix):
        frame.place.reload("S1")
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        await pilot.press("enter")
        return shows(app, Form)
    frame.place.reload(record_id)
    await pilot.pause()
    assert frame.place.list.current == record_id
    await pilot.press("e")
    return shows(app, Form)


async def fill(pilot: Pilot[int], row: FieldRow, case: Case) -> None:
    """Type into a field by its keys, from wherever the cursor stands."""
    row.focus_entry()
    await pilot.pause()
    if isinstance(row.entry, Choice):
        for _ in row.field.choices:
            if case.value in (row.entry.value, *(row.entry.value if isinstance(row.entry.value, tuple) else ())):
                return
            await pilot.press("right")
        raise AssertionError(f"{case} cannot be chosen")
    if isinstance(row.entry, TextArea):
        row.entry.clear()
    else:
        await pilot.press("end", "ctrl+u")
    await write(pilot, case.typed)


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
async def test_every_field_is_typed_by_key_and_read_back(kind: type[Record], tmp_path: Path) -> None:
    record_id = EDITS[kind][1]
    typed = [case for case in CASES if case.kind is kind and (kind, case.field.name) not in NOT_ON_FORM]
    app = open_app(tmp_path, PLACES[kind])
    async with app.run_test(size=NARROW) as pilot:
        form = await open_form(app, pilot, record_id)
        for case in typed:
            row = form.rows[case.field.name]
            assert row.field.label == case.field.heading
            chosen = case.field.kind in {"choice", "yes or no", "link"} or (kind, case.field.name) in OWN_CHOICES
            assert chosen or isinstance(row.entry, Input | TextArea)
            await fill(pilot, row, case)
        await pilot.press("ctrl+s")
        assert app.screen is frame_of(app), form.problems.text
        record = desk_of(app).register.find(record_id)
        assert record is not None
        assert {str(case): value_of(record, case.field) for case in typed} == {str(case): case.value for case in typed}


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
async def test_a_form_lists_every_field_or_says_why_not(kind: type[Record], tmp_path: Path) -> None:
    app = open_app(tmp_path, PLACES[kind])
    async with app.run_test(size=NARROW) as pilot:
        form = await open_form(app, pilot, EDITS[kind][1])
        for name, field in editable(kind).items():
            absent = (kind, name) in ELSEWHERE or (kind, name) in NOT_ON_FORM
            assert (name in form.rows) != absent, name
            assert absent or field.kind not in {PART, PARTS}


@pytest.mark.parametrize(
    ("kind", "record_id", "name"),
    [
        (Meeting, "M2", "cancelled_reason"),
        (StatutoryRound, "R2", "year"),
        (StatutoryRound, "R2", "service"),
    ],
)
async def test_a_field_that_is_not_always_there(kind: type[Record], record_id: str, name: str, tmp_path: Path) -> None:
    case = next(one for one in CASES if one.kind is kind and one.field.name == name)
    app = open_app(tmp_path, PLACES[kind])
    async with app.run_test(size=NARROW) as pilot:
        form = await open_form(app, pilot, record_id)
        assert form.rows[name].field.label == case.field.heading
        await fill(pilot, form.rows[name], case)
        await pilot.press("ctrl+s")
        assert app.screen is frame_of(app), form.problems.text
        record = desk_of(app).register.find(record_id)
        assert record is not None
        assert value_of(record, case.field) == case.value


OWN_LABELS = {
    ("format", "Format"): "the format of a file, not of an item",
    ("on", "Last day"): "the day on which a seat ends, which is asked as its last",
    ("at", "Time of day"): "the hour of a publication; a record keeps its day",
    ("hour", "Time of day"): "the hour of receipt, which the record keeps with its day",
    ("year", "Year from"): "the first year of a pattern of meetings",
    ("number", "How many"): "meetings a year of a pattern",
    ("people", "Whose place"): "those whose place on a roll is corrected, which a line of the roll holds one by one",
    ("councils", "Councils"): "the names of a new panel's councils, before it has records of them",
    ("rules", "Rules of"): "whose rules a new panel begins with, not the rules themselves",
    ("to", "The item goes to"): "where the programme has an item that is withdrawn from an agenda",
    ("under", "Under item"): "the number behind which a late item stands, of which the record keeps the line",
    ("late", "It is late"): "that a date after the limit is meant, which is asked before it is kept",
    ("question", "Question"): "one of those that wait to be put, chosen in the room",
    ("event", "Comes"): "whether somebody arrives or returns, chosen in the room",
    ("item", "Item"): "the item that something in the room is about, chosen from those to come",
    ("meeting", "Deferred to"): "the later meeting to which an item is put off in the room",
    ("files", "Files"): "the paths of files that are read, of which a paper keeps what it is",
    ("file", "Files"): "the paths of files that are read, of which a paper keeps what it is",
    ("file", "File"): "the path of a file that is read, of which a paper keeps what it is",
    ("for_members", "For"): "whose bundle is to be made, of which the record keeps who may read it",
    ("before", "Bundle before it"): "the path of an earlier bundle, kept nowhere",
    ("ground", "Decision"): "whether a complaint is recorded, of which the ground of one that is not is kept",
    ("outcome", "What came back"): "a complaint sent back by the IOPC or its decision, of which the outcome is kept",
    ("how", "How"): "which step of a withdrawal is recorded",
    ("what", "Told"): "the notice and the party it went to, chosen as one",
    ("value", None): "a setting, under its declared label",
    ("reason", None): "the reason of an act, declared for all of them",
    ("kept", None): "the path of the file, of which the record keeps name and digest",
    ("people", "Who"): "the names of all to whom an event happened, in one line",
    ("who", "Your name"): "a setting of the clerk at this computer, of which a change keeps the name it was done under",
}
"""Fields of forms that are called as a field of some record is and are none, by name and label: what each is."""


def test_no_form_gives_a_field_of_a_record_a_label_of_its_own() -> None:
    names = {one.name for kind in structs() for one in fields_of(kind)}
    own = []
    for path in sorted(Path(screens.__file__).parent.rglob("*.py")):
        for node in nodes_in(path.read_text(encoding="utf-8")):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field"):
                continue
            given = [one.value if isinstance(one, ast.Constant) else None for one in node.args[:2]]
            name, label = (*given, None, None)[:2]
            if isinstance(name, str) and name in names and (name, label) not in OWN_LABELS:
                own.append((path.name, node.lineno, name, label))
    assert not own


def test_headings_of_lists_are_declared_where_a_column_is_a_field() -> None:
    from screens.members import MembersPlace
    from screens.programme import ProgrammePlace

    headings = [column.title for column in (*ProgrammePlace.columns, *MembersPlace.columns)]
    for kind, name in ((WorkItem, "title"), (WorkItem, "lead"), (WorkItem, "minutes"), (Seat, "body"), (Seat, "votes")):
        assert heading_of(kind, name) in headings


def test_no_two_fields_of_a_record_are_called_alike() -> None:
    for kind in EDITS:
        labels = [one.label for one in editable(kind).values()]
        assert len(labels) == len(set(labels)), kind.__name__
    lead_ins = [heading_of(Minute, name) for name in ("resolutions_lead", "recommendations_lead")]
    assert lead_ins == ["Resolved, lead-in", "Recommended, lead-in"]


async def test_the_lead_ins_of_a_minute_are_told_apart_on_its_form(tmp_path: Path) -> None:
    app = open_app(tmp_path, "meeting")
    async with app.run_test(size=NARROW):
        desk = desk_of(app)
        form = MinuteForm(frame_of(app), desk.register.need(Meeting, "M1"), desk.register.need(Minute, "N1"))
        labels = [row.field.label for row in form.rows.values()]
        assert len(labels) == len(set(labels))
        for name in ("resolutions_lead", "recommendations_lead"):
            assert form.rows[name].field.label == heading_of(Minute, name)
