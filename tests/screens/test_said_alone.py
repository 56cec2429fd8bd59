"""What windows and places say of what cannot be done there, and what an answer leads to, without a screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App

from screens import health
from screens.forms.actions import split
from screens.forms.agenda import pack
from screens.forms.agenda.pack import PackWindow
from screens.forms.importing import ImportWindow
from screens.forms.questions import decision
from screens.kit.keys.keyed import KeyedApp
from screens.settling import SettlingPlace
from store.desk import Desk
from store.problems import FileTrouble, Problem, Refused
from store.records import Action, ActionKind, Question
from store.rules.questions.deciders import DECIDERS

TROUBLES = (
    FileTrouble(Problem("disk", "The disk is full.", "Make room.")),
    Refused(Problem("none", "There is none.", "")),
)


def test_what_stands_in_the_way_of_a_pack_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, ...]] = []
    office = SimpleNamespace(desk=None, told=lambda problem: f"{problem.code}: {problem.sentence}")
    window: Any = SimpleNamespace(_office=office, _folder=Path("pack"), say=lambda *words: said.append(words))
    window._trouble = lambda trouble: PackWindow._trouble(window, trouble)

    def fails(trouble: Exception) -> Any:
        def fail(*_: object) -> None:
            raise trouble

        return fail

    for trouble in TROUBLES:
        monkeypatch.setattr(pack, "checked_pack", fails(trouble))
        PackWindow.do_pack_check(window)
    monkeypatch.setattr(pack, "open_outside", fails(TROUBLES[1]))
    PackWindow.do_pack_open(window)
    none = ("none: There is none.", "warn")
    assert said == [("disk: The disk is full.", "warn"), none, none]


def test_what_cannot_be_corrected_or_taken_in_an_import_is_said() -> None:
    said: list[tuple[str, ...]] = []
    line = SimpleNamespace(fields=(), why="It is there already.", can_take=False)
    listed = SimpleNamespace(current="k", targets=("k", "gone"))
    window: Any = SimpleNamespace(list=listed, _by_key={"k": line}, say=lambda *words: said.append(words))
    ImportWindow.do_import_amend(window)
    ImportWindow.do_import_take(window)
    listed.current, listed.targets = None, ("gone",)
    ImportWindow.do_import_amend(window)
    ImportWindow.do_import_take(window)
    assert said == [
        ("This line cannot be corrected here. It is there already.", "warn"),
        ("There is nothing to take or leave here. It is there already.", "warn"),
        ("There is nothing to take or leave here. ", "warn"),
    ]


def test_a_line_takes_marks_where_another_is_settled_in_the_same_way() -> None:
    def row(*acts: str, aside: str = "") -> Any:
        return SimpleNamespace(acts=acts, aside=aside)

    rows = {"a": row("move", "edit"), "b": row("move"), "c": row("edit"), "d": row("note"), "e": row("note", aside="x")}
    place: Any = SimpleNamespace(rows=rows, _counted=(None, frozenset()), _ways_of_several=lambda: {"move", "note"})
    takes = {key: SettlingPlace._takes_marks(place, one) for key, one in rows.items()}
    assert takes == {"a": True, "b": True, "c": False, "d": False, "e": False}
    assert not SettlingPlace._takes_marks(place, None)


@pytest.mark.parametrize(
    ("answer", "done"), [(None, []), ("", []), ("restore", ["restored backup", "The disk is full."])]
)
def test_a_backup_is_put_back_only_where_that_was_answered(
    monkeypatch: pytest.MonkeyPatch, answer: str | None, done: list[str]
) -> None:
    noted: list[str] = []

    def restore(path: Path) -> None:
        noted.append(f"restored {path}")
        raise TROUBLES[0]

    monkeypatch.setattr(health, "around_of", lambda _: SimpleNamespace(restore=restore))
    office: Any = SimpleNamespace(
        desk=SimpleNamespace(path=Path("panel.json")),
        pick=lambda _, answered: answered(answer),
        say_trouble=lambda trouble: noted.append(trouble.problem.sentence),
    )
    one: Any = SimpleNamespace(path="backup", day=dt.date(2021, 7, 1))
    health._ask_to_restore(office, one)
    assert noted == done


def test_each_outcome_of_a_reply_has_its_title_and_a_draft_of_its_own(desk: Desk) -> None:
    opened: list[Any] = []
    office: Any = SimpleNamespace(desk=desk, flow=opened.append)
    action = next(one for one in desk.register.all(Action) if one.kind == ActionKind.RECOMMENDATION)
    for which in (1, 2, 3):
        split.open_outcome(office, action, which=which)
    draft = f"action-reply:{action.id}"
    assert [one._draft for one in opened] == [draft, f"{draft}:2", f"{draft}:3"]
    assert [", outcome" in one.heading for one in opened] == [False, True, True]


def test_whoever_decided_is_a_person_and_offered(desk: Desk) -> None:
    office: Any = SimpleNamespace(desk=desk)
    field = decision._decided_by(office, next(iter(desk.register.all(Question))), "Who said so")
    assert (field.name, field.label, field.person, field.needed) == ("decided_by", "Decided by", True, True)
    assert field.help.startswith("Who said so; ")
    assert field.listed is not None
    assert [one.words for one in field.listed()] == list(DECIDERS.values())


def test_of_what_stands_behind_a_window_no_other_box_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    bare, place, box = SimpleNamespace(), SimpleNamespace(boxed=False), SimpleNamespace(boxed=True)
    monkeypatch.setattr(App, "_background_screens", property(lambda _: [bare, box, place]))
    app: Any = KeyedApp.__new__(KeyedApp)
    assert app._background_screens == [bare, place]
