"""Widgets that are asked without being drawn: a choice, the news, the way back, what stands in the way of a form."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from screens.kit import form
from screens.kit.choice import Choice, choice_lines
from screens.kit.commands import WAYS, acts_of, groups_elsewhere, names_of, way_to
from screens.kit.form import Form
from screens.kit.news import News
from screens.kit.trail import Spot, Standing, Steps, Trail
from screens.kit.window import Window
from screens.kit.workscreen import Workscreen
from screens.kit.wrong import Wrong
from store.problems import Problem

WAYS_TO_VOTE = (("f", "For"), ("a", "Against"), ("b", "Abstained"), ("o", "Absent"))


class Asked(Choice):
    """A choice that notes how often it was changed, and what its list is narrowed to when it opens."""

    def __init__(self, value: Any = "f", choices: Any = WAYS_TO_VOTE) -> None:
        self.changes = 0
        self.opened: list[str] = []
        super().__init__(choices, value, self.changed)

    def changed(self) -> None:
        self.changes += 1

    def open_list(self, typed: str = "") -> None:
        self.opened.append(typed)

    def type(self, letters: str) -> str:
        for letter in letters:
            self.on_key(SimpleNamespace(character=letter, stop=lambda: None))
        return str(self.value)


@pytest.mark.parametrize(
    ("typed", "value", "opened"),
    [
        ("a", "a", []),
        ("aa", "b", []),
        ("aaa", "o", []),
        ("aaaa", "a", []),
        ("abs", "b", []),
        ("abse", "o", []),
        ("AG", "a", []),
        ("f", "f", []),
        ("x", "f", ["x"]),
        ("ax", "a", ["ax"]),
        (" -", "f", []),
    ],
)
def test_letters_choose_among_a_few(typed: str, value: str, opened: list[str]) -> None:
    choice = Asked()
    assert choice.type(typed) == value
    assert choice.opened == opened


def test_a_letter_opens_the_list_of_more_than_a_few() -> None:
    choice = Asked(choices=(*WAYS_TO_VOTE, ("n", "Not recorded")))
    assert (choice.type("a"), choice.opened, choice.changes) == ("f", ["a"], 0)


def test_arrows_go_round_and_pass_over_what_is_folded_away() -> None:
    choice = Asked("x")
    assert choice.value == "f", "a value that is none of them is the first"
    seen = []
    for key in ("choice.previous", "choice.next", "choice.next", "choice.previous"):
        choice.action_do(key)
        seen.append(choice.value)
    assert seen == ["o", "f", "a", "f"]
    choice.folded = frozenset({"a", "b"})
    choice.action_do("choice.next")
    assert choice.value == "o"
    choice.folded = frozenset("fabo")
    choice.action_do("choice.next")
    assert (choice.value, choice.label, choice.changes) == ("o", "Absent", 6)
    choice.value = "b"
    assert choice.label == "Abstained"
    choice.offer((("q", "Quite"),), "b")
    assert choice.value == "q"
    choice.action_do("choice.open")
    assert choice.opened == [""]
    assert Asked(choices=()).label == ""


@pytest.mark.parametrize(
    ("label", "width", "lines"),
    [
        ("For", 7, ["‹ For ›"]),
        ("For it", 9, ["‹ For", "  it ›"]),
        ("For it", 10, ["‹ For it ›"]),
        ("For it", 0, ["‹ For it ›"]),
        ("one two three", 11, ["‹ one two", "  three ›"]),
    ],
)
def test_a_value_takes_as_many_lines_as_it_needs(label: str, width: int, lines: list[str]) -> None:
    assert choice_lines(label, width) == lines


def test_of_what_was_done_together_the_last_four_are_named() -> None:
    news = News()
    assert [news.done(f"{one}.") for one in ("a", "b")] == ["a.", "a.  b."]
    news.begin()
    told = [news.done(f"{number}.") for number in range(1, 7)]
    assert told[3] == "1.  2.  3.  4."
    assert told[4:] == [
        "5 things were done; the last 4:  2.  3.  4.  5.",
        "6 things were done; the last 4:  3.  4.  5.  6.",
    ]
    assert not news.tells_of_work
    news.text = "6.  Undone."
    assert news.tells_of_work


def test_a_step_is_taken_back_by_the_opposite_one_alone() -> None:
    steps: Steps[str] = Steps()
    assert steps.back(1, "here") is None
    steps.note(1, "before", "there")
    steps.note(1, "there", "further")
    assert steps.leads_back(-1, "further")
    assert not steps.leads_back(-1, "elsewhere")
    assert not steps.leads_back(1, "further")
    assert [steps.back(-1, one) for one in ("further", "there", "before")] == ["there", "before", None]
    for number in range(60):
        steps.note(-1, f"{number}", number)
    assert [steps.back(1, number) for number in (59, 58)] == ["59", "58"]
    assert sum(1 for number in range(57, -1, -1) if steps.back(1, number)) == 48
    steps.note(1, "a", "b")
    steps.forget()
    assert not steps.leads_back(-1, "b")


class Office:
    """Goes from place to place, each of which is come back to."""

    def __init__(self) -> None:
        self.went: list[object] = []
        self.place: Any = self.at("programme")

    def at(self, name: str) -> Any:
        listed = SimpleNamespace(place_of_cursor=f"{name}-1", marks=["M"], scroll_offset=SimpleNamespace(y=3))
        return SimpleNamespace(place=name, shown=None, list=listed, come_back=self.went.append)

    def go(self, name: str, go_to: str | None = None) -> None:
        self.went.append(name)
        self.place = self.at(name)


def test_the_way_back_leads_through_the_places_that_were_left() -> None:
    office, trail = Office(), Trail()
    assert not trail.back(office)
    assert trail.came_from == ""
    trail.note(office.at("actions"), led=False)
    trail.note(office.at("actions"), led=True)
    assert trail.came_from == "actions"
    trail.note(office.at("meeting"), led=False)
    assert trail.came_from == ""
    assert trail.back(office)
    spot = Spot("meeting", None, Standing("meeting-1", frozenset({"M"}), 3))
    assert office.went == ["meeting", spot]
    assert trail.back(office)
    assert office.went[2] == "actions"
    assert not trail.back(office), "the same place left twice as it stood is one step"
    for number in range(60):
        trail.note(office.at(f"p{number}"), led=True)
    assert sum(1 for _ in range(60) if trail.back(office)) == 50


def test_a_cure_leads_to_its_line_of_the_settings_once() -> None:
    trail = Trail()
    assert trail.leads_to("meeting", "M1") == "M1"
    assert trail.leads_to("settings", None) is None
    trail.hear(Problem("a", "b.", "c.", "clerk", "setting.edit"))
    trail.hear(Problem("a", "b.", "c."))
    assert trail.leads_to("meeting", None) is None
    first = trail.leads_to("settings", None)
    assert first
    assert trail.leads_to("settings", None) is None
    trail.hear(Problem("a", "b.", "c.", "clerk", "setting.edit"))
    assert trail.leads_to("settings", "rules.quorum.mode") == "rules.quorum.mode"
    assert trail.leads_to("settings", None) is None


class Row:
    """A row of a form, as far as something is said under it."""

    def __init__(self) -> None:
        self.under = SimpleNamespace(text="")
        self.ink = ""

    def echo(self) -> None:
        self.under.text, self.ink = "as it is", ""

    def say(self, words: str, ink: str) -> None:
        self.under.text, self.ink = words, ink


def test_what_stands_in_the_way_is_said_at_its_field_and_counted_above() -> None:
    rows: dict[str, Any] = {name: Row() for name in ("a", "b", "c")}
    wrong = Wrong(rows, "Not saved")
    assert (wrong.words, wrong.lessened()) == ("", False)

    def problem(field: str) -> Problem:
        return Problem("x", f"Of {field}.", "Cure.", field)

    found = [problem("c"), problem("b"), problem("z"), problem("b")]
    first: Any = wrong.show(found, str)
    assert first is rows["b"]
    assert (rows["b"].under.text, rows["b"].ink) == ("Of b. Cure. Of b. Cure.", "warn")
    assert rows["a"].under.text == "as it is"
    assert wrong.words == "Not saved: 4 things to put right. Of z. Cure."
    assert not wrong.lessened()
    rows["b"].under.text = "typed"
    assert wrong.lessened()
    assert wrong.words == "Not saved: 2 things to put right. Of z. Cure."
    then: Any = wrong.show([problem("a")], str)
    assert then is rows["a"]
    assert wrong.words == "Not saved."
    assert wrong.show([problem("z")], str) is None
    assert wrong.words == "Not saved. Of z. Cure."
    assert wrong.show([], str) is None
    assert wrong.words == ""


def test_the_way_to_a_key_is_that_of_its_group() -> None:
    assert way_to("item.move", ("programme",)) is None
    assert way_to("undo", ()) is None
    assert way_to("item.move", ()) == WAYS["programme"]
    assert way_to("clock.done", ("calendar",)) == WAYS["clock"]
    assert [group for group, _ in groups_elsewhere(("programme", "calendar"))] == [
        group for group in WAYS if group not in {"programme", "calendar"}
    ]
    assert set(acts_of("programme")) < set(acts_of("programme", "calendar"))
    assert names_of("item.move") is names_of("item.move")
    for way in WAYS.values():
        assert way.name


@pytest.mark.parametrize(
    ("entry", "asked", "scrolled"),
    [(True, True, False), (True, False, False), (False, True, True), (False, False, False)],
)
def test_a_field_is_brought_into_sight_by_its_form_and_anything_else_as_textual_does(
    monkeypatch: pytest.MonkeyPatch, entry: bool, asked: bool, scrolled: bool
) -> None:
    seen: list[tuple[Any, ...]] = []
    monkeypatch.setattr(Window, "set_focus", lambda _, *given: seen.append(given))
    monkeypatch.setattr(form, "entry_of", lambda widget: widget if entry else None)
    one: Any = Form.__new__(Form)
    widget: Any = "a widget"
    one.set_focus(widget, asked)
    assert (one._follows, seen) == (asked, [(widget, scrolled, False)])


@pytest.mark.parametrize(
    ("turns", "stands", "complete", "done"),
    [
        (3, {}, True, ["painted", "not looking"]),
        (1, {"_owed": False, "_layout_required": True}, True, ["painted", "not looking"]),
        (3, {}, False, ["in the next turn, 2 left"]),
        (0, {}, True, ["not looking"]),
        (3, {"_owed": False}, True, ["not looking"]),
        (3, {"is_running": False}, True, ["not looking"]),
        (3, {"hurry": True}, True, ["not looking"]),
    ],
)
def test_what_was_left_out_is_painted_once_every_part_has_done_its_own(
    monkeypatch: pytest.MonkeyPatch, turns: int, stands: dict[str, bool], complete: bool, done: list[str]
) -> None:
    told: list[str] = []
    later = SimpleNamespace(call_soon=lambda _, left: told.append(f"in the next turn, {left} left"))
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: later)
    turn = SimpleNamespace(hurry=stands.pop("hurry", False), has_all=lambda _: complete)
    standing = {"_in_turn": turn, "_owed": True, "_layout_required": False, "is_running": True, **stands}
    screen: Any = SimpleNamespace(_looking=True, _paint_when_complete=None, **standing)
    screen._on_timer_update = lambda: told.append("painted")
    Workscreen._paint_when_complete(screen, turns)
    assert told + ([] if screen._looking else ["not looking"]) == done


def test_what_fails_while_it_is_painted_is_handed_on_as_the_timer_does() -> None:
    failed: list[str] = []

    def fails() -> None:
        raise ValueError("paint")

    turn = SimpleNamespace(hurry=False, has_all=lambda _: True)
    app = SimpleNamespace(_handle_exception=lambda error: failed.append(str(error)))
    screen: Any = SimpleNamespace(_in_turn=turn, _owed=True, is_running=True, app=app, _on_timer_update=fails)
    Workscreen._paint_when_complete(screen, 1)
    assert failed == ["paint"]
