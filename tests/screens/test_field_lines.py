"""A form draws its fields as lines and mounts what is typed into when the cursor gets there: nothing of it is seen."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.kit.entries import LineEntry, TextEntry
from screens.kit.field_row import FieldRow
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.problems import Problem, Refused
from tests.screens.every_form import forms_of
from tests.screens.field_places import parts_of
from tests.screens.look import NARROW, WIDE, frame_of, inside, look, shows, write
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

Opens = Callable[..., Secretariat]

LONG = "A name that is far longer than the line in which it stands, so that it is broken over several of them"
ON = tuple((n, f"{LONG} {n}") for n in range(6))
EVERY_KIND = (
    Field("line", "Line", help="A help of one line"),
    Field("long", "Long line", value=LONG),
    Field("choice", "Choice", "choice", 2, ON, help="Which"),
    Field("few", "A label that is so long that it stands on several lines beside its entry", "choice", 1, ON[:2]),
    Field("pane", "Pane", "text", "Words\n\nin a pane", pane=True),
    Field("day", "Day", "date"),
    Field("short", "Short text", "text", "one"),
    Field("tall", "Tall text", "text", "one\ntwo\nthree\nfour"),
    Field("scrolled", "Scrolled text", "text", "\n".join(map(str, range(9))), help=f"{LONG}, which is the help"),
    Field("last", "Last"),
)


def form_of(*fields: Field) -> Form:
    return Form(None, "Fill in", fields, lambda typed: None)


async def opened(pilot: Pilot[int], form: Form) -> Form:
    pilot.app.push_screen(form)
    await pilot.pause()
    return form


def places_of(form: Form) -> list[object]:
    """Give where each field and its entry stand."""
    return [form.fields.lines.where(row) for row in form.rows.values()]


async def looks_the_same(pilot: Pilot[int], form: Form) -> None:
    """Visit every field and come back to the first: the form shows what it did."""
    if form.more.folded:
        await pilot.press("f8")
        form.rows[form.begins_at()].focus_entry()
        await pilot.pause()
    before = look(pilot.app)
    stands = places_of(form)
    for _ in [row for row in form.rows.values() if row.display]:
        await pilot.press("tab")
        row = next(row for row in form.rows.values() if row.has_cursor)
        place = form.fields.lines.where(row)
        assert place is not None
        assert row.entry.region == place[1] + form.fields.lines.region.offset, (form.heading, row.field.label)
    assert places_of(form) == stands, form.heading
    form.fields.scroll_home(animate=False)
    await pilot.pause()
    assert look(pilot.app) == before, form.heading


@pytest.mark.parametrize("size", [(60, 100), (80, 100), (200, 100)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_form_with_every_kind_of_field_looks_the_same_before_and_after_its_fields_were_visited(
    open_app: Opens, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await looks_the_same(pilot, await opened(pilot, form_of(*EVERY_KIND)))


SEEN: set[tuple[str, ...]] = set()


@pytest.mark.soak
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_form_looks_the_same_before_and_after_its_fields_were_visited(
    open_app: Opens, desk: Desk, name: str
) -> None:
    busy(desk)
    app = open_app("programme")
    async with app.run_test(size=(80, 200)) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        for (_, fields), form in forms_of(frame, name).items():
            if fields not in SEEN:
                SEEN.add(fields)
                await looks_the_same(pilot, await opened(pilot, form))
                form.dismiss(None)
                await pilot.pause()


async def test_an_entry_stays_beside_its_label_where_lines_move_and_their_sum_stays(open_app: Opens) -> None:
    """The help of one field goes and that of the next comes: nothing grows, and what is between them moves."""
    helped = [Field(name, name.capitalize(), help=f"The help of {name}") for name in ("one", "two", "three")]
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(*helped))
        for words in ("first", "second", "third"):
            await write(pilot, words)
            await pilot.press("tab")
        for row, words in zip(form.rows.values(), ("first", "second", "third"), strict=True):
            label, entry, _ = parts_of(app, form, row)
            assert (label.strip("› "), entry.strip()) == (row.field.label, words)


async def test_a_form_mounts_one_entry_whatever_its_fields(open_app: Opens) -> None:
    """And one for each that lines cannot draw, which has a border or more lines than are shown."""
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        form = await opened(pilot, form_of(*(Field(f"f{n}", f"Field {n}") for n in range(40))))
        assert len(list(form.walk_children())) <= 10
        assert [entry.has_focus for entry in form.query(Input)] == [True]
        await pilot.press("tab")
        assert len(form.query(Input)) == 2, "the field that was left keeps its cursor and what can be undone"
        form.dismiss(None)
        form = await opened(pilot, form_of(*EVERY_KIND))
        mounted = [name for name, row in form.rows.items() if row.editor is not None]
        assert mounted == ["line", "pane", "scrolled"]


async def test_what_is_put_into_a_field_at_rest_is_heard_once(open_app: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[dict[str, Any]] = []
    monkeypatch.setattr(Form, "_typed", lambda form: heard.append(form.typed))
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("a", "A"), Field("b", "B"), Field("c", "C", "text")))
        for name in ("b", "c"):
            form.rows[name].typed = "words"
            await pilot.pause()
            assert [one[name] for one in heard] == ["words"], "once, and when it stands there"
            heard.clear()
            form.rows[name].focus_entry()
            await pilot.pause()
            assert heard == [], "to come to it changes nothing"
        form.rows["b"].typed = "words"
        await pilot.pause()
        assert heard == [], "nothing has changed"
        assert form.dirty
        assert form.rows["c"].touched
        await write(pilot, "!")
        assert form.typed["c"] == "words!", "the cursor stands behind what was put there"


async def test_what_was_wrong_stays_under_a_field_when_the_cursor_first_comes_to_it(open_app: Opens) -> None:
    def refuse(typed: dict[str, Any]) -> None:
        raise Refused(*(Problem("no", f"That {name} cannot be.", "Type another.", name) for name in typed))

    fields = [Field(name, name.upper(), kind, "words") for name, kind in (("a", "line"), ("b", "line"), ("c", "text"))]
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, Form(None, "Fill in", fields, refuse))
        await pilot.press("ctrl+s", "tab", "tab")
        assert [f"That {name} cannot be." in look(app) for name in form.rows] == [True] * 3
        await write(pilot, "other")
        assert [f"That {name} cannot be." in look(app) for name in form.rows] == [True, True, False]


async def test_what_is_put_into_a_line_that_is_too_short_for_it_shows_its_end_at_rest_and_with_the_cursor(
    open_app: Opens,
) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("a", "A"), Field("path", "Path")))
        form.rows["path"].typed = f"{LONG}.pdf"
        await pilot.pause()
        before = parts_of(app, form, form.rows["path"])[1]
        assert before.endswith(".pdf ")
        await pilot.press("tab")
        assert parts_of(app, form, form.rows["path"])[1] == before


@pytest.mark.parametrize(("name", "x", "y", "place"), [("line", 3, 0, 3), ("line", 50, 0, 11), ("text", 2, 1, 6)])
async def test_a_click_puts_the_cursor_before_the_character_that_is_clicked(
    open_app: Opens, name: str, x: int, y: int, place: int
) -> None:
    lines = (Field("line", "Line", value="Some things"), Field("text", "Text", "text", "one\ntwo"))
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("first", "First"), *lines))
        stands = form.fields.lines.where(form.rows[name])
        assert stands is not None
        await pilot.click(form.fields.lines, offset=(stands[1].x + x, stands[1].y + y))
        await pilot.pause()
        assert form.rows[name].has_cursor
        entry = form.focused
        assert isinstance(entry, LineEntry | TextEntry)
        before = form.rows[name].typed
        await write(pilot, "|")
        assert form.rows[name].typed == f"{before[:place]}|{before[place:]}"


async def test_a_click_beside_the_entries_goes_nowhere(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("a", "A"), Field("b", "B")))
        await pilot.click(form.fields.lines, offset=(3, 1))
        await pilot.pause()
        assert form.rows["a"].has_cursor


async def test_cursor_selection_and_what_can_be_undone_are_found_again(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("a", "A"), Field("b", "B", "text")))
        await pilot.press("tab")
        await write(pilot, "typed")
        await pilot.press("left", "tab", "tab", "x")
        assert form.typed["b"] == "typexd"
        await pilot.press("ctrl+z", "ctrl+z")
        assert form.typed["b"] == ""


@pytest.mark.usefixtures("paints")
async def test_a_text_in_a_form_that_is_scrolled_is_wrapped_when_the_cursor_gets_there(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(*(Field(f"t{n}", f"Text {n}", "text", LONG) for n in range(20))))
        for row in form.rows.values():
            assert row.has_cursor
            assert " ".join(parts_of(app, form, row)[1].split()) == LONG, row.field.label
            await pilot.press("tab")


async def test_a_field_that_is_said_more_under_than_there_was_room_for_is_drawn_whole(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = await opened(pilot, form_of(Field("a", "A"), Field("b", "B"), Field("c", "C")))
        for words in ("short", LONG * 3, LONG, "", LONG):
            form.rows["b"].say(words, "warn")
            await pilot.pause()
            assert "".join(words.split())[:300] in "".join(inside(app).split())
            assert parts_of(app, form, form.rows["c"])[0].strip() == "C"


async def test_no_form_is_kept_when_it_is_left(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n", "tab", "tab")
        kept = weakref.ref(shows(app, Form))
        await pilot.press("escape")
        await pilot.press("n", "escape")
        await pilot.pause()
        gc.collect()
        assert kept() is None


async def test_fields_that_no_line_parts_stand_on_two_grounds_in_turn(open_app: Opens) -> None:
    """At rest, with the cursor gone from them again, and once fields that were folded away stand among them."""
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n", *["tab"] * 5, "end")

        def ground(row: FieldRow) -> object:
            stands = form.fields.lines.where(row)
            assert stands is not None
            left, top = stands[1].offset + form.fields.lines.region.offset
            return app.screen.get_style_at(left + stands[1].width - 2, top).bgcolor

        form = shows(app, Form)
        for keys in ((), ("f8",)):
            await pilot.press(*keys)
            await pilot.pause()
            rows = [row for row in form.rows.values() if row.display and not row.has_cursor]
            assert len(rows) > 6
            entries = {row: ground(row) for row in form.rows.values() if row.display}
            here = next(row for row in form.rows.values() if row.has_cursor)
            assert list(entries.values()).count(entries[here]) == 1
            others = {ground for row, ground in entries.items() if row is not here}
            assert len(others) == 2
            for one, next_ in pairwise(entries):
                assert entries[one] != entries[next_], (one.field.label, next_.field.label)


@pytest.mark.parametrize("width", [60, 76, 84, 100])
async def test_no_word_of_what_is_said_under_a_field_or_above_them_is_alone_on_its_line(
    open_app: Opens, width: int
) -> None:
    words = "The day from which the new rule applies; empty corrects the rules in force today"
    app = open_app()
    async with app.run_test(size=(width, 24)) as pilot:
        await opened(pilot, Form(None, "Fill in", (Field("a", "A", help=words),), lambda typed: None, note=words))
        told = [line.strip(" │") for line in look(app).splitlines()]
        assert sum(line.endswith("today") for line in told) == 2
        assert "today" not in told
