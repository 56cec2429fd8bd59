"""`[` and `]` are true opposites, and escape clears the marks, then the filter, then goes back where one came from."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.calendar import CalendarPlace
from screens.kit.keys.table import KEYS
from screens.kit.place import Place
from screens.places import PLACES, SIDE_PLACES
from store.desk import Desk
from tests.screens.look import NARROW, current, frame_of, news
from tui.app import Secretariat

Open = Callable[..., Secretariat]

EARLIER, LATER = "left_square_bracket", "right_square_bracket"
STEPPING = {
    "programme": "item",
    "meeting": "meeting",
    "declarations": "declared",
    "attendance": "attend",
    "members": "seat",
    "room": "room",
    "planner": "planner",
}
"""Where the two keys are, with the part of their ids before the point. The proposal of a year has a test of its own."""


def test_every_place_with_these_keys_has_both_and_is_tried() -> None:
    earlier = {key.place for key in KEYS if EARLIER in key.keys.split(",")}
    later = {key.place for key in KEYS if LATER in key.keys.split(",")}
    assert earlier == later == {*STEPPING, "proposal"}


def stands(app: Secretariat) -> tuple[Any, ...]:
    """Give everything that a step must bring back: what is shown, the cursor, the marks, the scroll, the records."""
    place = frame_of(app).place
    planner = place.planner if isinstance(place, CalendarPlace) else None
    listed = place.list
    return (
        place.place,
        place.shown,
        planner.day if planner else None,
        listed.place_of_cursor,
        frozenset(listed.marks),
        # At the end of a list the line below it, which says more or less, decides how far it can be scrolled.
        min(listed.scroll_offset.y, listed.virtual_size.height - NARROW[1] + 3),
        [(section.key, section.ids) for section in listed.sections],
        place.desk.register.tables,
    )


async def at(app: Secretariat, pilot: Pilot[int], name: str) -> None:
    await pilot.pause()
    if name == "planner":
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("y")
    else:
        frame_of(app).go(name)
    await pilot.pause()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", STEPPING)
async def test_a_step_and_its_opposite_lead_to_the_very_same_place(open_app: Open, name: str, seed: int) -> None:
    """Whatever was pressed before: from anywhere, with anything marked, both ways round, and several steps at once."""
    by_chance = random.Random(seed)
    app = open_app("programme")
    moved = 0
    async with app.run_test(size=NARROW) as pilot:
        await at(app, pilot, name)
        if name == "programme":
            frame_of(app).place.list.go_to("W20")
        for _ in range(6):
            wander = ["down", "down", "up", "pagedown", "right_curly_bracket", "space", EARLIER, LATER]
            await pilot.press(*by_chance.choices(wander, k=3))
            await pilot.pause()
            await leave_questions(app, pilot)
            there, back = by_chance.choice([(EARLIER, LATER), (LATER, EARLIER)])
            steps = by_chance.choice([1, 1, 2, 3])
            before = [stands(app)]
            for _ in range(steps):
                await pilot.press(there)
                await pilot.pause()
                if stands(app) == before[-1] or len(app.screen_stack) > 1:
                    break
                before.append(stands(app))
            await leave_questions(app, pilot)
            for stood in reversed(before[:-1]):
                await pilot.press(back)
                await pilot.pause()
                assert stands(app) == stood, news(app)
                moved += 1
    assert moved > 2


async def leave_questions(app: Secretariat, pilot: Pilot[int]) -> None:
    while len(app.screen_stack) > 1:
        await pilot.press("escape")
        await pilot.pause()


async def test_an_item_goes_back_to_the_suggestions_it_came_from(open_app: Open, desk: Desk) -> None:
    app = open_app("programme")
    suggested = [one.id for one in desk.register.items_of(None)]
    async with app.run_test(size=NARROW) as pilot:
        frame_of(app).place.list.go_to(suggested[1])
        await pilot.press(LATER)
        assert suggested[1] not in [one.id for one in desk.register.items_of(None)]
        await pilot.press(EARLIER)
        assert [one.id for one in desk.register.items_of(None)] == suggested
        assert current(app) == suggested[1]
        assert news(app).startswith("Undo: Moved")


async def test_a_step_that_somebody_built_on_is_not_taken_back(open_app: Open, desk: Desk) -> None:
    from store.commands.programme.items import edit_item

    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(LATER)
        desk.run(edit_item, item="W13", title="In other words")
        await pilot.press(EARLIER)
        item = desk.register.items_of("M18")[-1]
        assert (item.id, item.title) == ("W13", "In other words")
        assert len(item.moves) == 2


EVERYWHERE = [*PLACES, *SIDE_PLACES]


@pytest.mark.parametrize("name", EVERYWHERE)
async def test_escape_clears_marks_then_the_filter_then_goes_back(open_app: Open, name: str) -> None:
    start = "questions" if name == "programme" else "programme"
    app = open_app(start)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        came = stands(app)
        frame_of(app).go(name)
        await pilot.pause()
        place: Place[Any] = frame_of(app).place
        place.words = "a"
        place.reload()
        first = next((one for section in place.list.sections for one in section.ids), None)
        if first is not None:
            place.list.go_to(first)
            await pilot.press("space")
            assert bool(place.list.marks) is place.list.marking
        if place.list.marks:
            await pilot.press("escape")
            assert (place.list.marks, place.words) == (set(), "a")
        await pilot.press("escape")
        assert (frame_of(app).place.place, place.words) == (name, "")
        await pilot.press("escape")
        await pilot.pause()
        assert stands(app) == came


async def test_escape_goes_back_the_whole_way_place_by_place_each_as_it_stood(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "space")
        stood = [stands(app)]
        for key in ("6", EARLIER, "D", "1", "a", "5", "f", "7", LATER, "9"):
            await pilot.press(key)
            await pilot.pause()
            if key not in {EARLIER, LATER, "9"}:
                await pilot.press("down")
                stood.append(stands(app))
            if key in {EARLIER, LATER}:
                stood[-1] = stands(app)
        for expected in reversed(stood):
            await pilot.press("escape")
            await pilot.pause()
            assert stands(app) == expected


async def test_escape_leaves_the_year_for_the_list_and_the_list_for_where_one_came_from(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("y", "right")
        place = frame_of(app).place
        assert isinstance(place, CalendarPlace)
        assert place.planner is not None
        shown = [place.planner.display]
        await pilot.press("escape")
        shown.append(place.planner.display)
        assert shown == [True, False]
        assert place.list.has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert frame_of(app).place.place == "programme"


async def test_escape_goes_back_from_what_was_found_in_the_same_place(open_app: Open) -> None:
    app = open_app("programme")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down")
        here = current(app)
        frame_of(app).go("programme", "W20")
        assert current(app) == "W20"
        await pilot.press("escape")
        assert current(app) == here


@pytest.mark.parametrize(("name", "home"), [("attendance", "meeting"), ("room", "meeting"), ("prepare", "programme")])
async def test_a_place_opened_first_is_left_for_what_it_belongs_to(open_app: Open, name: str, home: str) -> None:
    app = open_app(name)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert frame_of(app).place.place == home
