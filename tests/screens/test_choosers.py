"""A list behind every field that has one: opened by enter or typing it narrows, shows whole words, says what fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from screens.kit.choice import Choice
from screens.kit.field_row import FieldRow
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.kit.record_fields import record_fields
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.edit import Edit
from store.fields import LINK, LIST, PART, PARTS, editable, fields_of
from store.problems import Refused
from store.records import KINDS, Person, Record
from store.register import Register
from store.rules.words.folding import words_read
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, frame_of, inside, look, shows, write
from tests.screens.test_bright_keys import busy
from tests.store.test_fields import structs
from tui.app import Secretariat

Opens = Callable[..., Secretariat]
NO_MATCH = "Nothing in the list matches"
NOWHERE = "zq"
"""Letters that stand in no word of the sample."""


def lists(desk: Desk) -> Iterator[tuple[type[Record], str, Field]]:
    """Give every field of every kind of record that declares choices, or names records of certain kinds."""
    for kind in KINDS:
        fields = {field.name: field for field in record_fields(desk, kind, None, ())}
        for name, one in editable(kind).items():
            named = one.kind in {LINK, LIST} and one.ref is not None and bool(one.ref.prefixes)
            if one.kind not in {PART, PARTS} and (one.choices or named):
                yield kind, name, fields[name]


def alone(desk: Desk, field: Field) -> FieldRow:
    """Give the row of a field in a form of its own."""
    return Form(desk, "A form", (field,), lambda values: None).rows[field.name]


def test_every_field_with_a_list_has_one_behind_it(desk: Desk) -> None:
    """By their declarations: a field that is declared later is walked as well."""
    found = list(lists(desk))
    assert len(found) > 20
    for kind, name, field in found:
        row = alone(desk, field)
        if field.kind == "choice":
            assert isinstance(row.entry, Choice)
        else:
            assert row.behind is not None, f"{kind.__name__}.{name} has no list"
            kinds = [one for one in KINDS if one.prefix in field.ref]
            assert len(row.behind.offers) == sum(len(tuple(desk.register.all(one))) for one in kinds)


def test_what_a_list_offers_is_read_back_as_that_record(desk: Desk) -> None:
    tried = 0
    for kind, name, field in lists(desk):
        if field.kind == "choice" or field.reads is None:
            continue
        row = alone(desk, field)
        assert row.behind is not None
        for offer in row.behind.offers:
            value = field.reads(row.behind.words_for(offer))
            assert value in (offer.key, (offer.key,)), f"{kind.__name__}.{name}"
            tried += field.ref == (Person.prefix,)
    assert tried > 50


def test_a_name_that_two_bear_is_written_as_the_id(desk: Desk) -> None:
    desk.run(_add_namesake)
    field = next(field for _, _, field in lists(desk) if field.ref == (Person.prefix,) and field.reads)
    row = alone(desk, field)
    assert row.behind is not None
    both = [one for one in row.behind.offers if one.key in {"P1", "P900"}]
    assert {row.behind.words_for(one) for one in both} == {"P1", "P900"}
    assert len({one.label for one in both}) == 2, "each is shown with what tells it from the other"


def _add_namesake(register: Register, today: dt.date) -> Edit:
    return Edit("Entered a namesake", (replace(register.need(Person, "P1"), id="P900"),))


TO_OTHERS = {
    ("question.forward", "to"),
    ("question.send", "to"),
    *((key, "signed_by") for key in ("action.respond", "settle.respond", "settle.do")),
}
"""Named as a link is, and none: a question goes to a body or office outside; a letter bears a name as it is printed."""

LINKED = {one.name for kind in structs() for one in fields_of(kind) if one.links}
"""Names of fields that some record or part declares as links, or as parts that begin with one."""


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_in_every_form_every_field_with_a_list_opens_it(open_app: Opens, desk: Desk, name: str) -> None:
    """Hand-made forms too: whatever a key leads to is filled in field by field.

    Each list is opened; what typing does in it is tried on one field of each shape, which is the same code everywhere.
    """
    busy(desk)
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        forms = forms_of(frame, name)
        assert forms
        shapes = SHAPES
        for (key_id, _), form in forms.items():
            fresh = []
            for row in form.rows.values():
                field = row.field
                linked = field.name in LINKED and (key_id, field.name) not in TO_OTHERS
                if linked and field.kind in {"line", "text"}:
                    assert row.behind is not None, f"{key_id}: {field.label} has no list"
                what = (
                    field.label,
                    field.kind,
                    field.ref,
                    field.between,
                    tuple(label for _, label in field.choices[:9]),
                )
                if (field.kind == "choice" or row.behind) and what not in OPENED:
                    OPENED.add(what)
                    fresh.append(row)
            if fresh:
                app.push_screen(form)
                await pilot.pause()
                for row in fresh:
                    shape = shape_of(row)
                    await opens(app, pilot, form, row, typing=shape not in shapes)
                    shapes.add(shape)
                form.dismiss(None)
                await pilot.pause()


SHAPES: set[object] = set()
OPENED: set[object] = set()
"""What has been opened in some place by this process: the same field is in many forms."""


def shape_of(row: FieldRow) -> tuple[object, ...]:
    """Give what makes two fields be typed into in the same way."""
    field = row.field
    return type(row.entry), len(field.choices) > 4, field.between, field.reads is None, field.listed is None


async def opens(app: Secretariat, pilot: Pilot[int], form: Form, row: FieldRow, *, typing: bool) -> None:
    """Open the list of a field by enter; with `typing` by its key and by typing too, and type what is not in it."""
    row.focus_entry()
    await pilot.pause()
    if isinstance(row.entry, Choice):
        await opens_choice(app, pilot, row, row.entry, typing=typing)
    else:
        await opens_line(app, pilot, row, typing=typing)
    assert shows(app, Form) is form


async def opens_choice(app: Secretariat, pilot: Pilot[int], row: FieldRow, entry: Choice, *, typing: bool) -> None:
    labels = [label for _, label in row.field.choices]
    await pilot.press("enter")
    picker = shows(app, Picker)
    assert picker.list.current == str([value for value, _ in row.field.choices].index(entry.value))
    if not typing:
        assert_whole(app, labels[int(picker.list.current or 0)])
        await pilot.press("escape")
        return
    for _ in labels[:2]:
        assert_whole(app, labels[int(picker.list.current or 0)])
        await pilot.press("down")
    await write(pilot, NOWHERE)
    assert NO_MATCH in look(app)
    await pilot.press("escape", "escape")
    wanted = next((label for label in labels if label[:1].isalnum()), "")
    await pilot.press(wanted[:1].lower())
    if len(labels) > 4:
        picker = shows(app, Picker)
        assert picker.typed.value == wanted[:1].lower()
        assert 0 < len(picker._options) <= len(labels)
        await pilot.press("escape", "escape")
    else:
        before = row.typed
        assert label_of(row).lower().startswith(wanted[:1].lower())
        await pilot.press(*NOWHERE)
        assert NO_MATCH in look(app)
        await pilot.press("escape", "escape")
        assert row.typed == before


def label_of(row: FieldRow) -> str:
    return next(words for value, words in row.field.choices if value == row.typed)


def assert_whole(app: Secretariat, label: str) -> None:
    """Assert that a label stands whole in the window, on its line or under the list, over several lines if need be."""
    assert "".join(label.split()) in "".join(inside(app).split())


async def opens_line(app: Secretariat, pilot: Pilot[int], row: FieldRow, *, typing: bool) -> None:
    assert row.behind is not None
    offers = row.behind.offers
    await empty(pilot, row)
    if not offers:
        return
    await pilot.press("enter")
    picker = shows(app, Picker)
    assert len(picker._options) == len(offers)
    if not typing:
        await pilot.press("enter")
        assert row.behind.part or offers[0].words, "what is picked stands in the entry"
        assert row.behind.words_for(offers[0]) in row.typed
        return
    for _ in offers[:2]:
        assert_whole(app, picker._options[picker.list.current or ""].label)
        await pilot.press("down")
    await pilot.press("escape")
    wanted = offers[-1].label
    await write(pilot, wanted[:6])
    assert all(words_read(part) in words_read(row.under.text) for part in wanted.split()[:1]), row.under.text
    await empty(pilot, row)
    await write(pilot, NOWHERE)
    assert NO_MATCH in row.under.text
    await pilot.press("f2")
    assert NO_MATCH in look(app)
    await pilot.press("escape", "escape")
    await empty(pilot, row)
    await pilot.press("enter", "enter")
    assert row.behind.part or offers[0].words, "what is picked stands in the entry"
    assert row.behind.words_for(offers[0]) in row.typed


async def empty(pilot: Pilot[int], row: FieldRow) -> None:
    if isinstance(row.entry, TextArea):
        row.entry.clear()
    elif isinstance(row.entry, Input):
        row.entry.value = ""
    await pilot.pause()


@pytest.fixture
def app(open_app: Opens) -> Secretariat:
    """Open the sample at the calendar."""
    return open_app("calendar")


@pytest.fixture
def form(desk: Desk) -> Form:
    """Give a form with a choice of many, a choice of few, a line for one person and one for several."""

    def reads(typed: str) -> str:
        if len(typed) < 9:
            raise Refused
        return typed

    many = tuple((str(n), f"Choice number {n} of a list whose words are long") for n in range(9))
    fields = (
        Field("many", "Ground", "choice", "0", many),
        Field("few", "Vote", "choice", "", (("", "not recorded"), ("f", "for"), ("a", "against"), ("b", "abstained"))),
        Field("one", "Lead", "line", "", ref=("P",), reads=reads),
        Field("some", "Stand-ins", "line", "", ref=("P",), between=";"),
        Field("lines", "Nominees", "text", "", ref=("P",), between=";", reads=reads),
        Field("words", "Words", "text", ""),
    )
    return Form(desk, "Typed with", fields, lambda values: None)


async def test_a_choice_opens_on_enter_and_on_typing_and_narrows(app: Secretariat, form: Form) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("enter")
        assert "Choice number 8 of a list whose words are long" in look(app)
        await pilot.press("escape")
        assert shows(app, Form) is form
        await pilot.press("7")
        picker = shows(app, Picker)
        assert picker.typed.value == "7"
        assert list(picker.list.targets) == ["7"]
        await pilot.press("enter")
        assert form.rows["many"].typed == "7"
        await pilot.press("x")
        assert NO_MATCH in look(app)
        await pilot.press("enter")
        assert shows(app, Picker).typed.value == "x"
        await pilot.press("escape")
        assert form.rows["many"].typed == "7"


async def test_while_narrowing_the_cursor_goes_to_the_first_that_fits(app: Secretariat, form: Form) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        form.rows["many"].typed = "8"
        await pilot.press("enter")
        await write(pilot, "3")
        await pilot.press("enter")
        assert form.rows["many"].typed == "3"


@pytest.mark.parametrize(
    ("typed", "value"), [("a", "a"), ("aa", "b"), ("ab", "b"), ("for", "f"), ("abs", "b"), ("ag", "a"), ("n", "")]
)
async def test_of_few_what_is_typed_is_enough(app: Secretariat, form: Form, typed: str, value: str) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        form.rows["few"].focus_entry()
        await pilot.press(*typed)
        assert shows(app, Form) is form
        assert form.rows["few"].typed == value


async def test_of_few_what_none_begins_with_opens_the_list_and_is_said(app: Secretariat, form: Form) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        form.rows["few"].focus_entry()
        await pilot.press("z")
        assert shows(app, Picker).typed.value == "z"
        assert NO_MATCH in look(app)
        await pilot.press("escape")
        assert form.rows["few"].typed == ""


async def test_a_line_of_names_says_what_fits_and_opens_the_list(app: Secretariat, form: Form) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        row = form.rows["some"]
        row.focus_entry()
        await write(pilot, "Westl")
        assert "Westley" in row.under.text
        await pilot.press("enter")
        assert shows(app, Picker).typed.value == "Westl"
        await pilot.press("enter")
        assert "Westley" in row.typed
        await write(pilot, "; zzz")
        assert NO_MATCH in row.under.text
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await write(pilot, "Orson")
        await pilot.press("enter")
        first, _, second = row.typed.partition("; ")
        assert "Westley" in first
        assert "Orson" in second
        await pilot.press("home", "f2")
        assert "Westley" in shows(app, Picker).typed.value, "the name the cursor is in"


async def test_words_that_may_stand_are_not_said_to_be_wrong(app: Secretariat, form: Form) -> None:
    """Such as "the Chairman" for a mover: no name of the list, and yet what the minutes print."""
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        said = {}
        for name in ("one", "some"):
            form.rows[name].focus_entry()
            await write(pilot, "zqzq")
            said[name] = form.rows[name].under.text
        assert said["one"].startswith(f"{NO_MATCH} ·"), "its reader refuses it"
        assert said["some"].startswith(f"{NO_MATCH}; it stands as typed ·")


async def test_a_text_of_names_opens_its_list_on_a_line_that_names_nobody(app: Secretariat, form: Form) -> None:
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(form)
        await pilot.pause()
        row = form.rows["lines"]
        row.focus_entry()
        await pilot.press("enter")
        assert shows(app, Picker).typed.value == ""
        await write(pilot, "Orson")
        await pilot.press("enter")
        name = row.typed
        assert "Orson" in name
        await pilot.press("enter")
        assert row.typed == f"{name}\n", "a name that stands there ends its line"
        await write(pilot, "Pantl")
        await pilot.press("f2", "enter")
        assert "Pantling" in row.typed.split("\n")[1]
        form.rows["words"].focus_entry()
        await pilot.press("enter")
        assert form.rows["words"].typed == "\n", "where nothing is named enter ends the line"
        await pilot.press("f2")
        assert "no list" in look(app)


def test_whether_a_stand_in_votes_is_what_is_chosen() -> None:
    from screens.forms.attendance.coming import _VOTES

    assert {words.split(":")[0]: votes for votes, words in _VOTES} == {
        "not recorded": None,
        "with the vote": True,
        "without the vote": False,
    }
