"""What every key of a place leads to: its lists, questions and forms as they open, asked without drawing anything."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual._context import NoActiveAppError, active_app
from textual.app import ScreenStackError
from textual.widget import MountError

from screens.forms.calendar.impact import ImpactWindow
from screens.forms.importing import ImportWindow
from screens.forms.settings.rules import ChangesWindow
from screens.frame import Frame
from screens.kit.afterwards import Then
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.kit.picker import Picker
from screens.kit.window import Window
from screens.opened import Reader
from screens.places import make_place
from store.edit import Edit
from store.queries.calendar.impact import Impact
from store.rules.imports import ImportTaken
from tests.as_read import same_as_read
from tests.screens.every_form import _DEEP, Gathered
from tests.screens.saving import shown
from tests.screens.test_places_whole import GOLDEN, NAMES, made, on_a_line, small
from tui.app import Secretariat
from tui.settings import Settings

ROOT = GOLDEN.parent.parent.parent
_SHOWN = 4
"""So many lines of a list, and the last, stand for all of it."""

NEEDS_A_SCREEN = (NoActiveAppError, ScreenStackError, MountError, AttributeError, RuntimeError, LookupError)
"""What comes of a key that asks the screen itself."""


class Windows(Gathered):
    """Notes every window that a key leads to, and answers each as `Gathered` does."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.seen: dict[str, None] = {}
        frame.after_change = self._after_change  # type: ignore[method-assign]
        frame.go = self._go  # type: ignore[method-assign]
        frame.say = self._say  # type: ignore[method-assign]

    def _after_change(self, sentence: str, go_to: str | None = None) -> None:
        self.seen[f"  shows: {sentence}{f', {go_to}' if go_to else ''}"] = None

    def _go(self, name: str, go_to: str | None = None) -> None:
        self.seen[f"  goes to {name}{f', {go_to}' if go_to else ''}"] = None

    def _say(self, words: str, ink: str = "") -> None:
        self.seen[f"  says{f' in {ink}' if ink else ''}: {on_a_line(words)}"] = None

    def _carry_out_then(self, go_to: str | None, then: Then, command: Any, /, *args: Any, **kwargs: Any) -> None:
        given = [*map(shown, args), *(f"{name}={shown(one)}" for name, one in kwargs.items())]
        where = f" and goes to {go_to}" if go_to else ""
        self.seen[f"  does {command.__name__}({', '.join(given)}){where}"] = None
        super()._carry_out_then(go_to, then, command, *args, **kwargs)

    def _pick(self, window: Window[str], picked: Callable[[str | None], None]) -> None:
        self.seen |= dict.fromkeys(set_out(window))
        super()._pick(window, picked)
        if isinstance(window, Picker | Ask) or self._deep >= _DEEP:
            return
        self._deep += 1
        for answer in ("Saved.", None):
            with suppress(*NEEDS_A_SCREEN):
                picked(answer)
        self._deep -= 1

    def _keep(self, form: Form) -> None:
        self.seen |= dict.fromkeys(set_out(form))
        super()._keep(form)


def set_out(window: Any) -> Iterator[str]:
    """Set a window out on lines."""
    heading = f"  {type(window).__name__}: {getattr(window, 'heading', '')}"
    if isinstance(window, Picker):
        options = window._all
        shown = [*options[:_SHOWN], *(options[_SHOWN:][-1:])]
        words = [on_a_line(" · ".join(part for part in (one.label, one.detail, one.why_not) if part)) for one in shown]
        last = f" / {window._last.label}" if window._last else ""
        columns = " | ".join(map(made, window.list.columns))
        yield f"{heading} ({len(options)}; {columns}): {'; '.join(words)}{last}"
    elif isinstance(window, Ask):
        choices = "; ".join(f"{letter} {label}" for letter, _, label in window._choices.values())
        yield f"{heading}: {on_a_line(window._words)}: {choices}"
    elif isinstance(window, Form):
        fields = " ".join(
            f"{name}={on_a_line(str(row.typed))!r}" if row.typed not in ("", None) else name
            for name, row in window.rows.items()
        )
        yield f"{heading} ({window._ends.does}): {fields}"
    elif isinstance(window, Reader):
        title, told = window._shown
        yield f"{heading}: {title}: {'; '.join(f'{label}: {on_a_line(text)}' for label, text in told)}"
    else:
        yield heading


def led_to(frame: Frame, name: str, windows: Windows) -> Iterator[str]:
    """Press every key that can be pressed on two lines of each heading of a place, and set out what opens."""
    place = make_place(name, frame)
    vars(frame)["_current"] = place
    place.reload()
    told: set[str] = set()
    yield f"# {name}"
    for one in [one for section in place.list.sections for one in section.ids[:2]] or [""]:
        place.list.go_to(one)
        for key_id in place.deeds:
            if key_id.startswith("planner.") or place.why_not(key_id) is not None:
                continue
            windows.seen = {}
            windows.key_id, windows.led = key_id, False
            try:
                place.action_do(key_id)
            except NEEDS_A_SCREEN:
                continue
            lines = [line for line in windows.seen if f"{key_id}{line}" not in told]
            told.update(f"{key_id}{line}" for line in lines)
            yield from (f"{key_id}:{line}" for line in lines)


LEFT_ALONE = ("go.", "undo", "redo", "quit", "back", "repaint", "written.", "pane")
"""Keys everywhere that open no window, or do something to the file at once."""


def led_to_everywhere(frame: Frame, windows: Windows) -> Iterator[str]:
    """Press what works everywhere, at an item of the programme, and set out what opens."""
    place = make_place("programme", frame)
    vars(frame)["_current"] = place
    place.reload("W2")
    yield "# everywhere"
    for key_id, deed in frame.deeds.items():
        if key_id.startswith(LEFT_ALONE) and key_id != "undo_other":
            continue
        windows.seen = {}
        windows.key_id, windows.led = key_id, False
        problem = deed.rule() if deed.rule is not None else None
        if problem is not None:
            yield f"{key_id}: {problem}"
            continue
        with suppress(*NEEDS_A_SCREEN):
            deed.do(frame)
        yield from (f"{key_id}:{line}" for line in windows.seen)


def kinds(kind: type[Window[Any]]) -> Iterator[type[Window[Any]]]:
    """Give a kind of windows of the program and those made from it."""
    if kind.__module__.startswith("screens."):
        yield kind
    for each in kind.__subclasses__():
        yield from kinds(each)


def as_they_are_made() -> Iterator[str]:
    """Set out what each kind of window names in its line of keys, and the columns of those that list something."""
    for path in (ROOT / "screens").rglob("*.py"):
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    yield "# every window"
    held: dict[str, Any] = {one.__name__: one.__dict__.get("columns", ()) for one in kinds(Window)}
    lists: tuple[Any, ...] = (
        Ask("", "", ()),
        ImportWindow("", lambda _: ImportTaken(Edit(""), ()), lambda _: None),
        ImpactWindow("", Impact((), ())),
        ChangesWindow("", (), Impact((), ())),
    )
    held |= {type(one).__name__: one.list.columns for one in lists}
    for one in sorted({*kinds(Window)}, key=lambda each: each.__name__):
        columns = " | ".join(map(made, held[one.__name__]))
        yield f"{one.__name__}: {' '.join(one.hint_ids)}{f' ({columns})' if columns else ''}"


def test_every_key_leads_to_windows_as_they_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = Secretariat(small(tmp_path / "office.json"), Settings())
    standing = active_app.set(app)
    try:
        frame = app.get_default_screen()
        assert isinstance(frame, Frame)
        frame.show_hints = lambda: None  # type: ignore[method-assign]
        windows = Windows(frame)
        lines = [line.rstrip() for one in NAMES for line in led_to(frame, one, windows)]
        lines += [line.rstrip() for line in led_to_everywhere(frame, windows)]
        lines += as_they_are_made()
    finally:
        active_app.reset(standing)
    text = "\n".join(lines).replace(str(tmp_path), "FOLDER")
    same_as_read(GOLDEN / "windows.txt", text)
