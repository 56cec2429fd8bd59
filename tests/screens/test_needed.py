"""What a form refuses while it is empty is marked as needed beside its field before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from screens.frame import Frame
from screens.kit.field_row import FieldRow
from screens.kit.fields import UNCHOSEN
from screens.kit.form import Form
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from store.problems import Refused
from tests.as_read import same_as_read
from tests.screens.every_form import forms_of
from tests.screens.look import NARROW, frame_of, inside, shows
from tests.screens.saving import opened_and_saved
from tests.screens.test_bright_keys import busy
from tui.app import Secretariat

Opens = Callable[..., Secretariat]

NOT_EMPTY = {
    ("action.split", "kind#"): "a choice that says no action; one of several clauses has to be taken",
    ("page.split", "kind#"): "the same",
    ("action.views", "search"): "an empty search takes a view away, and there is none of that name",
    ("meeting.publish", "on"): "an empty day is today",
    ("minute.new", "heading"): "a minute has a heading or words, either",
    ("attend.left", "at"): "the time or the item, either",
    ("minute.chair", "person"): "somebody of the register, or a new name",
    ("seat.edit", "change_from"): "once the name or the body is another",
    ("seat.edit", "from_date"): "the seat that was emptied has a day to end on",
    ("report.word", "text"): "only of the title; any other block is left out so",
    ("setting.edit", "value"): "only of the name; any other is taken out so",
}
"""By the key that opens the form, fields that are named where nothing is typed, and why nothing need stand there."""


WRITES = {"page.bundle"}
"""What is saved here is a file, whatever is typed."""

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "forms.txt"
SAVED = GOLDEN.with_name("saved.txt")

SIGNS = (
    *(("needed", "!"), ("asked", "?"), ("seldom", "~"), ("past", "<"), ("loose", "…"), ("pane", "="), ("ref", "@")),
    ("person", "&"),
)
"""What stands behind the name of a field: that it is needed or asked for, seldom, of the past, whether its day may be
loose, that it is a pane, that records are named in it, and that it is a person."""


def described(key_id: str, form: Form) -> str:
    """Set out a form on a line: its key, its heading, what ends it, and its fields in their order."""
    fields: dict[str, None] = {}
    for name, row in form.rows.items():
        signs = "".join(sign for one, sign in SIGNS if getattr(row.field, one))
        fields[f"{plain(name)}:{row.field.kind}{signs}"] = None
    return f"{key_id}: {form.heading} ({form._ends.does}) {' '.join(fields)}"


@contextmanager
def rehearsed(desk: Desk) -> Iterator[None]:
    """Let commands be worked out and nothing be saved."""
    run = type(desk).run

    def tried(self: Desk, command: Any, *args: Any, **more: Any) -> None:
        command(self.register, self.today, *args, **more)

    type(desk).run = tried  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        type(desk).run = run  # type: ignore[method-assign]


def is_empty(row: FieldRow) -> bool:
    return row.typed in ("", None, UNCHOSEN)


def missing(form: Form) -> tuple[set[str], bool]:
    """Give the fields that saving the empty form names, and whether what they hold could be read at all."""
    for row in form.rows.values():
        if row.field.kind != "choice":
            row.typed = ""
    values, problems = form.fields.read()
    if not problems:
        try:
            form._save(dict(values))
        except Refused as refused:
            problems = [*refused.problems]
    named = {one.field for one in problems if one.field in form.rows}
    return {one for one in named if is_empty(form.rows[one])}, not problems or form.fields.read()[1] == []


def plain(name: str) -> str:
    return name.rstrip("0123456789") + ("#" if name[-1:].isdigit() else "")


@pytest.mark.slow
async def test_what_the_empty_form_is_refused_for_is_marked_as_needed(open_app: Opens, desk: Desk) -> None:
    """And nothing else is: each form is saved once with nothing typed."""
    busy(desk)
    app = open_app("programme")
    unmarked: dict[tuple[str, str], str] = {}
    idle: dict[tuple[str, str], str] = {}
    tried, opened, saved = 0, list[str](), dict[tuple[str, str], None]()
    async with app.run_test(size=NARROW) as pilot:
        frame = frame_of(app)
        for name in (*PLACES, *SIDE_PLACES):
            Frame.go(frame, name)
            await pilot.pause()
            forms = forms_of(frame, name)
            opened += [f"# {name}", *dict.fromkeys(described(one, form) for (one, _), form in forms.items())]
            for key_id, form in ((one, form) for (one, _), form in forms.items() if one not in WRITES):
                told = (line.replace(str(desk.path.parent), "FOLDER") for line in opened_and_saved(desk, form))
                saved |= dict.fromkeys((key_id, line) for line in told)
            with rehearsed(desk):
                for key_id, form in ((one, form) for (one, _), form in forms.items() if one not in WRITES):
                    try:
                        lacks, read = missing(form)
                    except (AttributeError, TypeError):
                        continue  # nothing typed where a command of the program has only what the form has read
                    tried += 1
                    marked = {one for one, row in form.rows.items() if row.lacking}
                    unmarked |= {
                        (key_id, one): form.heading for one in lacks - marked if (key_id, plain(one)) not in NOT_EMPTY
                    }
                    if read and lacks:
                        idle |= {(key_id, one): form.heading for one in marked - lacks}
    assert tried > 60
    same_as_read(GOLDEN, "\n".join(opened))
    same_as_read(SAVED, "\n".join(on_lines(saved)))
    assert unmarked == {}
    assert idle == {}


def on_lines(saved: Iterable[tuple[str, str]]) -> list[str]:
    """Put what forms hold and what they would save on lines, under the key that opens them."""
    return [line for key_id, held in groupby(saved, lambda one: one[0]) for line in (key_id, *(one for _, one in held))]


async def test_needed_stands_beside_the_field_until_something_is_typed(open_app: Opens) -> None:
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to("action-overdue:A2")
        await pilot.press("c")
        await pilot.pause()
        form = shows(app, Form)
        assert inside(app).count("(needed)") == 3
        assert [row.lacking for row in form.rows.values()] == [True] * 3
        await pilot.press(*"Done", "tab")
        await pilot.pause()
        assert inside(app).count("(needed)") == 2
        await pilot.press("escape", "t", "escape")


async def test_what_is_needed_follows_what_stands_in_the_other_fields(open_app: Opens) -> None:
    """With too few clear days the lawful basis is asked for, and with one that wants a reason, that."""
    app = open_app("calendar")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to("M18")
        await pilot.press("P")
        await pilot.pause()
        form = shows(app, Form)

        def asked() -> set[str]:
            return {name for name, row in form.rows.items() if row.lacking}

        assert asked() == set()
        form.rows["on"].typed = "28/7/2021"
        form._typed()
        assert asked() == {"basis"}
        form.rows["basis"].typed = "late item"
        form._typed()
        assert asked() == {"reason"}
        await pilot.pause()
        assert "(needed)" in inside(app)
        form.rows["on"].typed = "12/7/2021"
        form._typed()
        assert asked() == set()


async def test_down_goes_to_the_next_field_and_the_hints_say_so(open_app: Opens) -> None:
    """In what a meeting considered each row is a choice, and nothing but Tab led on."""
    app = open_app("prepare")
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to("meeting-not-recorded:M17")
        await pilot.press("s", "s")
        await pilot.pause()
        form = shows(app, Form)
        rows = list(form.rows.values())
        assert "Tab next field   → next choice   Enter list   Esc back" in inside(app, form.hint_line)
        await pilot.press("down", "down", "right", "up")
        assert [row.typed for row in rows] == [True, True, False, True, True]
        assert rows[1].has_cursor
        await pilot.press("up", "up")
        assert rows[-1].has_cursor, "round to the last"
