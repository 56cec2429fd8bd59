"""What is opened for each record of a panel of which everything is recorded, asked without drawing anything."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_type_hints

import pytest
from msgspec.structs import replace
from textual._context import active_app

from screens import undoing
from screens.forms import inspecting
from screens.forms.programme.paper_files import versions_of
from screens.forms.rounds.offers import offer_step
from screens.frame import Frame
from screens.kit.form import Form
from screens.kit.office import Office
from screens.places import make_place
from store.desk import Desk
from store.papers.inspecting.traces import FileFinding
from store.records import Record, Vote, WorkItem
from tests.as_read import same_as_read
from tests.screens.conftest import morning
from tests.screens.every_form import _DEEP
from tests.screens.test_places_whole import GOLDEN
from tests.screens.test_windows_whole import NEEDS_A_SCREEN, ROOT, Windows, set_out
from tests.store.full_panel import TODAY, full_panel
from tui.app import Secretariat
from tui.settings import Settings

_OF_EACH = 4
"""So many records of a kind are opened with each function."""


FAR: dict[str, tuple[object, ...]] = {
    "date": (dt.date(1999, 12, 31), dt.date(2039, 12, 31)),
    "time": (dt.time(0, 1), dt.time(23, 59)),
}
"""Days and times before and after everything that is recorded: a field says what they come before or after."""


class Noting(Windows):
    """Notes also what each form says of a day or a time that is typed into it."""

    def _keep(self, form: Form) -> None:
        super()._keep(form)
        for name, row in form.rows.items():
            notes = row.field.notes
            for value in FAR.get(row.field.kind, ()) if notes else ():
                for note in notes(self.frame.desk.register, value, TODAY) if notes else ():
                    self.seen[f"  {name}: {note}"] = None


def opening() -> Iterator[tuple[str, Callable[..., None], type[Record]]]:
    """Give every function of the screens that opens something for one record, by its name."""
    for path in sorted((ROOT / "screens" / "forms").rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(dotted)
        for name, one in sorted(vars(module).items()):
            if not inspect.isfunction(one) or one.__module__ != dotted or not name.startswith("open_"):
                continue
            with suppress(NameError):
                hints = get_type_hints(one)
                needed = [each for each in inspect.signature(one).parameters.values() if each.default is each.empty]
                kinds = [hints[each.name] for each in needed]
                if (
                    len(kinds) == 2
                    and kinds[0] is Office
                    and inspect.isclass(kinds[1])
                    and issubclass(kinds[1], Record)
                ):
                    yield f"{module.__name__.removeprefix('screens.forms.')}.{name}", one, kinds[1]


def opened(frame: Frame, windows: Windows) -> Iterator[str]:
    """Open everything for some records of each kind, and set out what opens; the first window alone is answered."""
    register = frame.desk.register
    for name, one, kind in opening():
        told: set[str] = set()
        for record in list(register.all(kind))[:_OF_EACH]:
            lines = [line for line in seen(windows, partial(one, frame, record)) if line not in told]
            told.update(lines)
            yield from (f"{name} {record.id}:{line}" for line in lines)
    for vote in register.all(Vote):
        change: Any = SimpleNamespace(touched=[vote])
        yield from (f"offer_step {vote.id}:{line}" for line in seen(windows, partial(offer_step, frame, change)))
    for item in register.all(WorkItem):
        lists = map(versions_of, item.papers)
        yield from (f"versions_of {item.id}:{line}".rstrip() for one in lists for line in set_out(one))
    done: Any = SimpleNamespace(id="C7", sentence="Moved “Flood”.", at=dt.datetime(2021, 7, 12, 9, 30, tzinfo=dt.UTC))
    for choose in (partial(undoing.open_undo_choice, frame), partial(undoing._choose, frame, [done], "")):
        yield from (f"undo:{line}" for line in seen(windows, choose))
    trace = FileFinding("a/minutes.pdf", "author", "page 2", "The author is named. Take it out.")
    for files in (["a/minutes.pdf"], ["a/minutes.pdf", "b/minutes.pdf"]):
        for traces in ([], [trace, replace(trace, where="")]):
            yield from (f"inspect:{line}" for line in seen(windows, partial(inspecting._show, frame, files, traces)))


def seen(windows: Windows, do: Callable[[], object]) -> list[str]:
    """Give what is seen of what is done."""
    windows.seen, windows._deep = {}, _DEEP - 1
    with suppress(*NEEDS_A_SCREEN):
        do()
    return [line.rstrip() for line in windows.seen]


def test_every_record_opens_as_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = [record for table in full_panel().tables.values() for record in table.values()]
    desk = Desk.create(tmp_path / "panel.json", records, today=TODAY, who="clerk", clock=morning)
    app = Secretariat(desk, Settings())
    standing = active_app.set(app)
    try:
        frame = app.get_default_screen()
        assert isinstance(frame, Frame)
        frame.show_hints = lambda: None  # type: ignore[method-assign]
        place = make_place("programme", frame)
        vars(frame)["_current"] = place
        place.reload()
        text = "\n".join(opened(frame, Noting(frame))).replace(str(tmp_path), "FOLDER")
    finally:
        active_app.reset(standing)
    same_as_read(GOLDEN / "opened.txt", text)
