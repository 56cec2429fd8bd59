"""The sample at the demo's day, opened on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from screens.kit.form import Form
from store.desk import Desk
from store.problems import Problem
from store.sample import DEMO_DAY, sample_records
from tui.app import Secretariat
from tui.settings import Settings


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
