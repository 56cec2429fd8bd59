"""Places of work without a screen: what each shows of all it could show, and the room that it reckons with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from screens.frame import Frame
from screens.kit.keys.keymap import Keymap
from screens.kit.place import Place
from screens.kit.sides import Pane
from screens.kit.trail import Spot
from screens.places import PLACES, SIDE_PLACES, make_place
from screens.settling import SettlingPlace
from store.desk import Desk

SHOWN: dict[str, tuple[Any, ...]] = {
    "declarations": ("M17", "M5"),
    "meeting": ("M17", "M5"),
    "members": ("M17", None),
    "attendance": (("M17", "I1"), ("M17", ""), ("M5", "")),
    "room": ("M17", "M5"),
    "prepare": ("M19", None),
}
"""What the places that show one thing at a time are shown again, one after the other."""


def test_a_place_that_shows_one_thing_at_a_time_comes_back_to_each(desk: Desk) -> None:
    frame = Frame(desk, Keymap(), "programme", Pane())
    places = {name: make_place(name, frame) for name in (*PLACES, *SIDE_PLACES)}
    assert {name for name, one in places.items() if type(one).show_again is not Place.show_again} == set(SHOWN)
    for name, every in SHOWN.items():
        place: Any = places[name]
        done: list[str] = []
        standing: Any = SimpleNamespace(again=lambda _, done=done: done.append("again"))
        for method in ("reload", "cursor_moved"):
            setattr(place, method, lambda method=method, done=done: done.append(method))
        for shown in every:
            assert place.shown != shown, name
            for _ in range(2):
                place.come_back(Spot(name, shown, standing))
                assert place.shown == shown, name
        assert done == ["reload", "again", "cursor_moved", "again", "cursor_moved"] * len(every), name


def test_a_place_says_which_record_it_stands_on_without_a_line_of_its_own(desk: Desk) -> None:
    frame = Frame(desk, Keymap(), "programme", Pane())
    members: Any = make_place("members", frame)
    members.reload()
    seat = members.one
    assert members.shows(seat.person)
    assert not members.shows(seat.id)
    for name, record, other in (("settings", desk.register.panel.id, "M18"), ("meeting", "M18", "M17")):
        place = make_place(name, frame)
        assert (place.shows(record), place.shows(other)) == (True, False), name
    assert make_place("programme", frame).shows("M18") is False


def test_a_finding_has_the_line_or_two_thirds_of_it_beside_another_column() -> None:
    for width, room in ((80, 76), (99, 95), (100, 62), (101, 63), (150, 96)):
        place: Any = SimpleNamespace(app=SimpleNamespace(size=SimpleNamespace(width=width)))
        assert SettlingPlace._room_of_line(place) == room
