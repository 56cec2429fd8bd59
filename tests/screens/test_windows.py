"""What every window and form shows whatever its size: a title, its keys, where the cursor is, and nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.kit.ask import Ask
from screens.kit.field_row import FieldRow
from screens.kit.fields import Field
from screens.kit.form import Form
from screens.kit.lines import Line
from screens.kit.picker import Picker
from screens.kit.present import entitled
from screens.kit.window import Window
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.problems import Problem, Refused
from store.records import WorkItem
from store.sample import DEMO_DAY
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, WIDE, frame_of, inside, look, shows, title, write
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat
from tui.settings import Settings

Opens = Callable[..., Secretariat]
SMALL = (60, 15)
"""The smallest terminal at which a form can be filled in."""

SEEN: set[tuple[str, ...]] = set()
"""The fields and title of forms that this process has looked at already: several keys lead to the same one."""


def titled(form: Form, seen: str) -> None:
    """A title stands whole, or says that it goes on: where it names what a field has whole, or at great length."""
    seen, heading = "".join(seen.split()), "".join(entitled(form.heading).split())
    if seen == heading:
        return
    begun, cut, rest = seen.partition("…")
    assert cut, f"what is cut says so: {seen}"
    assert heading.startswith(begun), f"{seen} is not of {heading}"
    assert rest in {"", "”"} or heading.endswith(rest), f"{seen} is not of {heading}"
    assert form.title_cut or len(begun) >= SMALL[0], f"a name that has room is not cut: {seen}"


async def small(pilot: Pilot[int], form: Form) -> None:
    """Look at a form of whatever fields at sixty columns and fifteen lines."""
    app = pilot.app
    box = form.query_one(".box").region
    lines = look(app).splitlines()
    assert box.bottom <= app.size.height
    assert box.width == app.size.width, "no column is lost where there are few"
    titled(form, title(app))
    assert not form.heading[:1].islower(), f"every title begins as a sentence does: {form.heading}"
    assert "“the " not in form.heading, f"only a name or the words of a record are quoted: {form.heading}"
    hints = inside(app, form.hint_line)
    assert f"Ctrl+S {form.hint('form.save')}" in hints
    assert "Esc back" in hints
    assert hints.strip() == form.hint_line.text.strip(), "no key is named in half"
    at = form.focused
    assert at is not None
    assert at.region.y >= box.y + 1
    assert at.region.y < form.hint_line.region.y, "the field with the cursor is in sight"
    row = next(row for row in form.rows.values() if row.entry is at)
    pointed = [line for line in lines[box.y + 1 : box.bottom - 1] if line[box.x + 2 : box.x + 4] == "› "]
    assert len(pointed) == (0 if row.field.pane else 1), "one field has the mark of the cursor"
    if pointed:
        assert pointed[0][box.x + 4 :].startswith(row.field.label[:10])


def folds(form: Form) -> None:
    """What is folded away of a form is seldom filled in and empty, and its line names it."""
    folded = form.more.folded
    assert all(row.field.seldom and row.rests and not row.display for row in folded)
    assert [row.display for row in form.rows.values() if row not in folded] == [True] * (len(form.rows) - len(folded))
    assert not folded or len(form.rows) > 10
    assert not form.rows[form.begins_at()].folded
    assert ("form.more" in form.hint_ids) == bool(folded) == form.more.display
    if folded:
        assert form.more.text.startswith(f"{len(folded)} more fields: {folded[0].field.label.strip()}")


def folding_costs_no_key(form: Form) -> None:
    """From where typing begins no field takes more keys than while all were shown, be it folded away or not."""
    rows = list(form.rows.values())
    begins = rows.index(form.rows[form.begins_at()])
    folded = form.more.folded
    for place in range(begins + 1, len(rows)):
        before = place - begins
        if rows[place] in folded:
            first = next(rows.index(row) for row in folded if rows.index(row) > begins)
            after = 1 + max(0, place - first)
        else:
            after = sum(row not in folded for row in rows[begins + 1 : place + 1])
        assert after <= before, (form.heading, rows[place].field.label)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PLACES, *SIDE_PLACES])
async def test_every_form_is_titled_and_keeps_its_keys_in_a_small_terminal(
    open_app: Opens, desk: Desk, name: str
) -> None:
    busy(desk)
    app = open_app("programme")
    async with app.run_test(size=SMALL) as pilot:
        frame = frame_of(app)
        frame.go(name)
        await pilot.pause()
        for (_, fields), form in forms_of(frame, name).items():
            what = (form.heading.split(" ")[0], *fields)
            if what in SEEN:
                continue
            SEEN.add(what)
            app.push_screen(form)
            await pilot.pause()
            await pilot.pause()
            await small(pilot, form)
            folds(form)
            folding_costs_no_key(form)
            form.dismiss(None)
            await pilot.pause()


WINDOWS = {
    "a form": ("n",),
    "a question": ("delete",),
    "a chooser": ("m",),
    "a record": ("enter",),
    "the palette": ("ctrl+p",),
    "help": ("f1",),
    "find": ("ctrl+f", "h", "a"),
    "history": ("h",),
    "the clock": ("1", "c"),
    "a working": ("1", "w"),
    "the agenda": ("6", "A"),
    "export": ("x",),
    "a paper": ("f3",),
}


@pytest.mark.parametrize("size", [SMALL, NARROW, (100, 30), WIDE, (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_stands_beside_a_window_and_it_is_titled(open_app: Opens, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        for window, keys in WINDOWS.items():
            await pilot.press(*keys)
            await pilot.pause()
            opened = app.screen
            assert isinstance(opened, Window), window
            assert title(app), window
            box = opened.query_one(".box").region
            lines = [line.ljust(app.size.width) for line in look(app).splitlines()]
            beside = [line[: box.x] + line[box.right :] for line in lines[box.y : box.bottom]]
            assert "".join(beside).strip() == "", window
            assert lines[box.y][box.x] == "╭", window
            assert lines[box.bottom - 1][box.right - 1] == "╯", window
            assert opened.hint_line.text.strip(), window
            assert inside(app, opened.hint_line).strip() == opened.hint_line.text.strip(), f"{window}: a key in half"
            opened.dismiss(None)
            frame_of(app).go("programme")
            await pilot.pause()


async def test_what_is_written_inside_a_window_stands_on_its_ground(open_app: Opens) -> None:
    """A line without a ground of its own shows the terminal's: a stain in the window."""
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        await pilot.pause()
        grounds = {
            segment.style.bgcolor
            for widget in app.screen.query(Line)
            for segment in widget.render_line(0)
            if segment.style is not None
        }
        assert None not in grounds
        assert len(grounds) == 1


async def test_of_a_form_nothing_sticks_out_behind_what_opens_over_it(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        form = shows(app, Form).query_one(".box").region
        await write(pilot, "Half a thought")
        await pilot.press("escape")
        box = shows(app, Ask).query_one(".box").region
        assert box.height < form.height
        for number, line in enumerate(look(app).splitlines()):
            if number in range(box.y, box.bottom):
                assert line[: box.x].strip() == line[box.right :].strip() == ""
            else:
                assert not set(line) & set("╭╮╰╯"), "the form is not seen until it is its turn again"


async def test_of_the_first_run_nothing_sticks_out_behind_a_form() -> None:
    app = Secretariat(None, Settings())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("enter", "tab", "tab", "enter")
        await pilot.pause()
        shows(app, Picker)
        assert look(app).count("╰") == 1


def form_of(save: Callable[[dict[str, Any]], None], values: dict[str, str] | None = None) -> Form:
    """A form of two usual fields and ten seldom ones."""
    values = values or {}
    usual = [Field(name, name.capitalize()) for name in ("first", "second")]
    seldom = [Field(f"s{n}", f"Seldom {n}", value=values.get(f"s{n}"), seldom=True, rest="") for n in range(10)]

    def saved(typed: dict[str, Any]) -> str:
        save(typed)
        return "done"

    return Form(None, "Fill in", (*usual[:1], *seldom, *usual[1:]), saved)


def shown(form: Form) -> list[str]:
    return [name for name, row in form.rows.items() if row.display]


async def test_a_field_with_a_value_is_never_folded_away(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = form_of(lambda typed: None, {"s3": "here"})
        app.push_screen(form)
        await pilot.pause()
        assert shown(form) == ["first", "s3", "second"]
        assert "F8 9 more fields: Seldom 0" in look(app)


async def test_a_problem_brings_its_field_back(open_app: Opens) -> None:
    def save(typed: dict[str, Any]) -> None:
        raise Refused(Problem("no", "That cannot be.", "Type another.", "s4"))

    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = form_of(save)
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert shown(form) == ["first", "s4", "second"]
        assert form.focused is form.rows["s4"].entry
        assert "That cannot be." in look(app)
        assert "9 more fields" in look(app)


@pytest.mark.parametrize("way", ["key", "enter", "click"])
async def test_what_is_folded_away_is_opened(open_app: Opens, way: str) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = form_of(lambda typed: None)
        app.push_screen(form)
        await pilot.pause()
        if way == "key":
            await pilot.press("f8")
        elif way == "click":
            await pilot.click(form.more)
        else:
            await pilot.press("tab", "tab")
            assert form.focused is form.more
            assert "› F8 10 more fields" in look(app)
            await pilot.press("enter")
        await pilot.pause()
        assert shown(form) == list(form.rows)
        assert form.focused is form.rows["s0"].entry
        assert "F8" not in look(app)
        await pilot.press("f8")
        await pilot.pause()
        assert shown(form) == ["first", "s0", "second"], "the one with the cursor stays"


async def test_the_cursor_goes_down_the_form_in_its_order(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        form = form_of(lambda typed: None)
        app.push_screen(form)
        await pilot.pause()
        stops = []
        for _ in range(4):
            stops.append(form.focused)
            await pilot.press("tab")
        rows = form.rows
        assert stops == [rows["first"].entry, rows["second"].entry, form.more, rows["first"].entry]
        await pilot.press("f8")
        stops = []
        for _ in rows:
            stops.append(form.focused)
            await pilot.press("tab")
        order = [row.entry for row in rows.values()]
        assert stops == [*order[1:], order[0]]


async def test_what_was_typed_into_a_folded_field_comes_back_to_sight(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        folded = [name for name in shows(app, Form).rows if name not in shown(shows(app, Form))]
        await pilot.press("f8")
        await write(pilot, "A. Writer")
        await pilot.press("escape", "escape")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        form = shows(app, Form)
        typed = next(name for name in folded if form.rows[name].typed == "A. Writer")
        assert [name for name in folded if name in shown(form)] == [typed]
        assert len(folded) > 1


async def test_a_form_that_shows_all_its_fields_says_so(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("d")
        await pilot.pause()
        form = shows(app, Form)
        await pilot.press("f8")
        await pilot.pause()
        assert "This form shows all its fields." in look(app)
        assert shown(form) == list(form.rows)


async def test_a_field_that_is_folded_is_saved_as_it_stands(open_app: Opens, desk: Desk) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await write(pilot, "Custody suites")
        await pilot.press("ctrl+s")
        await pilot.pause()
        made = list(desk.register.all(WorkItem))[-1]
        assert (made.title, made.author, made.theme, made.source) == ("Custody suites", "", "", "")


async def test_the_field_with_the_cursor_stands_out_without_colour(
    open_app: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        for label in ("Item", "Comments", "Kind", "Report of"):
            await pilot.pause()
            marked = [line for line in look(app).splitlines() if line[2:4] == "› "]
            assert len(marked) == 1
            assert marked[0][4:].startswith(label)
            await pilot.press("tab")


async def test_a_row_at_rest_is_one_in_which_nothing_is_recorded(open_app: Opens) -> None:
    def row(**more: Any) -> FieldRow:
        return FieldRow(Field("name", "Name", **more), lambda: DEMO_DAY, lambda: None)

    yes_no = ((False, "no"), (True, "yes"))
    three = ((None, "not recorded"), (True, "yes"), (False, "no"))
    async with open_app().run_test(size=NARROW):
        assert row(rest="").rests
        assert not row(value="something", rest="").rests
        assert row(kind="choice", choices=yes_no, value=False, rest=False).rests
        assert not row(kind="choice", choices=yes_no, value=True, rest=False).rests
        assert row(kind="choice", choices=three, value=None, rest=None).rests
        assert not row(kind="choice", choices=three, value=False, rest=None).rests, "a no that was recorded is a value"


async def test_the_entry_with_the_cursor_has_a_ground_of_its_own(open_app: Opens) -> None:
    app = open_app()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n", "tab")
        await pilot.pause()
        grounds = [(entry.has_focus, entry.styles.background) for entry in app.screen.query(Input)]
        assert len({ground for here, ground in grounds if not here}) == 1
        assert {ground for here, ground in grounds if here}.isdisjoint(ground for here, ground in grounds if not here)


def test_no_style_takes_the_box_for_a_child_of_its_window() -> None:
    """It stands in the cover: a style that says otherwise is silently not applied."""
    root = Path(__file__).resolve().parents[2] / "screens"
    wrong = [path.name for path in root.rglob("*.py") if re.search(r"\w > \.box\b", path.read_text(encoding="utf-8"))]
    assert wrong == []
