"""The sample at the demo's day, opened on the screen."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from types import FrameType
from typing import TypeVar

import pytest

from screens.kit.form import Form
from store.desk import Desk
from store.problems import Problem
from store.room import apart
from store.sample import DEMO_DAY, sample_records
from tui.app import Secretariat
from tui.settings import Settings

T = TypeVar("T")


def morning() -> dt.datetime:
    """Half past nine on the demo's day, in London."""
    return dt.datetime(2021, 7, 12, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A file of its own holding the sample, on the demo's day."""
    return Desk.create(tmp_path / "llr.json", sample_records(), today=DEMO_DAY, who="clerk", clock=morning)


@pytest.fixture
def make_desk(tmp_path: Path) -> Callable[[], Desk]:
    """Make a desk as `desk` is, at a file of its own each time it is called."""
    numbers = count()

    def make() -> Desk:
        path = tmp_path / f"llr-{next(numbers)}.json"
        return Desk.create(path, sample_records(), today=DEMO_DAY, who="clerk", clock=morning)

    return make


@pytest.fixture
def codes_shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the codes of what forms tell, in the order in which they do, while they show it as ever."""
    codes: list[str] = []
    show = Form._show_problems

    def noted(form: Form, problems: Sequence[Problem]) -> None:
        codes.extend(one.code for one in problems)
        show(form, problems)

    monkeypatch.setattr(Form, "_show_problems", noted)
    return codes


@pytest.fixture
def open_app(desk: Desk) -> Callable[..., Secretariat]:
    """Make the program at that desk, at a place of work."""

    def make(place: str = "programme", **settings: object) -> Secretariat:
        return Secretariat(desk, Settings(**settings), place)  # type: ignore[arg-type]

    return make


_AT_ONCE = {
    ("frame.py", "look_outside"),
    ("undoing.py", "why_not_undo_choice"),
    ("due_to_go.py", "why_not"),
    ("table.py", "_undo"),
    ("table.py", "_undone"),
}
"""Who may ask the desk on the loop: for what is in memory by then, or only where the room is a file, as in a lesson."""


@pytest.fixture(autouse=True)
def _nothing_waits_on_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail wherever a screen has the desk save or read outside of `aside`: on a server every key would wait for it."""
    monkeypatch.setattr("store.desk.apart", told_aside)


def told_aside(work: Callable[[], T], *, slow: bool) -> T:
    """Do as `apart` does, after a look at who asks."""
    asks = set(asking(sys._getframe(1)))
    assert not asks or ("aside.py", "_run") in asks or asks & _AT_ONCE, f"waited for on the loop: {asks}"
    return apart(work, slow=slow)


def asking(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """Give the functions of screens in which a function is called, by module and name."""
    while frame is not None:
        place = Path(frame.f_code.co_filename)
        if "screens" in place.parts and "tests" not in place.parts:
            yield place.name, frame.f_code.co_name
        frame = frame.f_back
