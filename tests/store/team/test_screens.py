"""The screens at a desk on a server: they wait for nobody, and lose nothing that was typed."""

from __future__ import annotations

import asyncio
import select
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.frame import Frame
from screens.kit.aside import STILL_AT_IT
from screens.kit.ask import Ask
from screens.kit.form import Form
from screens.panels import CalendarsPicker
from store.desk import Desk
from store.problems import FileTrouble
from store.records import WorkItem
from store.sample import DEMO_DAY, sample_records
from tests.screens.look import NARROW, frame_of, look
from tests.store.file.samples import NOON, add, rename
from tests.store.team.conftest import Team
from tests.store.team.proxy import Proxy, proxied
from tui.app import Secretariat
from tui.settings import Settings

TITLE = "Typed once"


def app_at(team: Team, port: int | None = None) -> Secretariat:
    desk = Desk.open(team.signpost("anna", port), today=DEMO_DAY, clock=lambda: NOON)
    return Secretariat(desk, Settings(), "programme")


async def type_new(pilot: Pilot[Any]) -> Form:
    """Open the form of a new item and type its title."""
    await pilot.press("n", *TITLE)
    form = pilot.app.screen
    assert isinstance(form, Form)
    return form


def entered(team: Team) -> int:
    return sum(item.title == TITLE for item in team.sit("ben").register.all(WorkItem))


async def come_to(reached: Callable[[], bool]) -> None:
    for _ in range(400):
        if reached():
            return
        await moment()
    raise AssertionError("that was not reached")


async def moment() -> None:
    await asyncio.to_thread(select.select, [], [], [], 0.02)


async def test_a_form_is_saved_aside_and_closes_with_what_was_done(team: Team) -> None:
    team.make(list(sample_records()))
    app = app_at(team)
    async with app.run_test(size=NARROW) as pilot:
        form = await type_new(pilot)
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is not form
        assert TITLE in look(app)
    assert entered(team) == 1


@asynccontextmanager
async def beating() -> AsyncIterator[list[float]]:
    """Take the time between the turns of the loop meanwhile."""
    gaps: list[float] = []

    async def beat() -> None:
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            await moment()
            gaps.append(loop.time() - last)
            last = loop.time()

    task = asyncio.create_task(beat())
    try:
        yield gaps
    finally:
        task.cancel()


async def held_form(team: Team, wire: Proxy) -> list[float]:
    """Save in a black hole, then again when it is over; gives the time between the turns of the loop meanwhile."""
    app = app_at(team, wire.port)
    async with app.run_test(size=NARROW) as pilot:
        form = await type_new(pilot)
        wire.hold()
        async with beating() as gaps:
            await pilot.press("ctrl+s")
            await come_to(lambda: form.problems.text == "Saving …")
            await pilot.press("escape")
            await come_to(lambda: form.problems.text == STILL_AT_IT)
            assert app.screen is form
            await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Whether this was saved is not known yet" in form.problems.text
        assert form.typed["title"] == TITLE
        assert entered(team) == 0
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is not form
        wire.let_go()
    assert entered(team) == 1
    return gaps


async def test_in_a_black_hole_the_form_stays_with_a_sentence_and_is_saved_once(
    team: Team, add_up: Callable[[str], None]
) -> None:
    team.make(list(sample_records()))
    with proxied(team.server.port) as wire:
        gaps = await held_form(team, wire)
    assert len(gaps) > 20
    add_up(f"a form in a black hole: {len(gaps)} turns of the loop meanwhile, the longest {max(gaps) * 1000:.0f} ms")


async def held(team: Team, wire: Proxy, key: str, words: str, *, first: Sequence[str] = ()) -> list[float]:
    """Press a key in a black hole, whatever it waits for, until something is said; gives the time between turns."""
    app = app_at(team, wire.port)
    async with app.run_test(size=NARROW) as pilot:
        for one in first:
            await pilot.press(one)
            await app.workers.wait_for_complete()
        wire.hold(new_ones=True)
        async with beating() as gaps:
            await pilot.press(key)
            await come_to(lambda: words in look(app))
            await app.workers.wait_for_complete()
        wire.let_go()
    return gaps


WAYS = {
    "a key that saves": ("right_square_bracket", "Whether this was saved", ()),
    "undo": ("u", "Whether this was saved", ("right_square_bracket",)),
    "redo": ("ctrl+r", "Whether this was saved", ("right_square_bracket", "u")),
}
"""What saves without a form: the key, what is said in the end, and the keys before."""


@pytest.mark.parametrize("way", WAYS)
async def test_in_a_black_hole_no_key_that_saves_is_waited_for(
    team: Team, way: str, add_up: Callable[[str], None]
) -> None:
    team.make(list(sample_records()))
    key, words, first = WAYS[way]
    with proxied(team.server.port) as wire:
        gaps = await held(team, wire, key, words, first=first)
    assert len(gaps) > 20
    add_up(f"{way} in a black hole: {len(gaps)} turns of the loop meanwhile, the longest {max(gaps) * 1000:.0f} ms")


@pytest.mark.soak
async def test_in_a_black_hole_no_screen_is_blocked_for_a_tenth_of_a_second(team: Team) -> None:
    longest = []
    for _ in range(3):
        # What the network holds up is held up each time; another program at work on this computer is not.
        team.make(list(sample_records()))
        with proxied(team.server.port) as wire:
            longest.append(max(await held_form(team, wire)))
    assert min(longest) < 0.1, longest


@pytest.mark.soak
@pytest.mark.parametrize("way", WAYS)
async def test_in_a_black_hole_no_key_blocks_for_a_tenth_of_a_second(team: Team, way: str) -> None:
    key, words, first = WAYS[way]
    longest = []
    for _ in range(3):
        team.make(list(sample_records()))
        with proxied(team.server.port) as wire:
            longest.append(max(await held(team, wire, key, words, first=first)))
    assert min(longest) < 0.1, longest


async def test_what_a_colleague_saves_is_shown_without_being_waited_for(team: Team) -> None:
    team.make(list(sample_records()))
    app = app_at(team)
    async with app.run_test(size=NARROW) as pilot:
        team.sit("ben").run(add, title="A colleague's item")
        desk, frame = frame_of(app).desk, frame_of(app)
        for _ in range(200):
            frame.look_outside()
            if desk.revision == 1:
                break
            await moment()
        await pilot.pause()
        assert desk.revision == 1
        assert "ben saved meanwhile" in look(app)


async def test_while_the_server_is_away_the_screen_says_as_at_when_and_no_key_waits(team: Team) -> None:
    team.make(list(sample_records()))
    with proxied(team.server.port) as wire:
        app = app_at(team, wire.port)
        async with app.run_test(size=NARROW) as pilot:
            desk, frame = frame_of(app).desk, frame_of(app)
            wire.close()
            for _ in range(200):
                frame.look_outside()
                if "as at" in frame.news.text:
                    break
                await moment()
            assert frame.news.text.startswith(
                "Nothing can be changed now: the server cannot be reached, and this is as at"
            )
            assert desk.read_only
            before = desk.register
            await pilot.press("]")
            assert desk.register is before
            with pytest.raises(FileTrouble) as caught:
                desk.run(add, title="offline")
            assert caught.value.problem.code == "team.away"
    assert entered(team) == 0


async def test_other_panels_in_a_black_hole_are_read_and_opened_beside_the_screen(
    team: Team, tmp_path: Path, add_up: Callable[[str], None]
) -> None:
    team.make(list(sample_records()))
    here = Desk.create(tmp_path / "here.json", sample_records(), today=DEMO_DAY, who="anna", clock=lambda: NOON)
    with proxied(team.server.port) as wire:
        held = team.server.address(team.panel, "anna", wire.port)
        app = Secretariat(here, Settings(panels={"Held": held}), "programme")
        async with app.run_test(size=NARROW) as pilot:
            await pilot.press("f12")
            await pilot.pause()
            wire.hold(new_ones=True)
            async with beating() as gaps:
                await pilot.press("enter")
                await come_to(lambda: "Ask whoever runs the server" in look(app))
                await pilot.press("c")
                await come_to(lambda: isinstance(app.screen, CalendarsPicker))
            await pilot.pause()
            assert "The server of postgresql" in look(app), "what cannot be read is named in the list"
            wire.let_go()
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("enter")
            told = "Held is open."
            await come_to(lambda: any(told in one.news.text for one in app.screen_stack if isinstance(one, Frame)))
            assert app.desk is not here
    add_up(f"other panels in a black hole: {len(gaps)} turns meanwhile, the longest {max(gaps) * 1000:.0f} ms")


async def test_an_outage_is_noticed_without_a_save_and_ends_by_itself(
    team: Team, add_up: Callable[[str], None]
) -> None:
    team.make(list(sample_records()))
    with proxied(team.server.port) as wire:
        app = app_at(team, wire.port)
        async with app.run_test(size=NARROW):
            frame, loop = frame_of(app), asyncio.get_running_loop()
            wire.hold(new_ones=True)
            begun = loop.time()
            async with beating() as gaps:
                await come_to(lambda: "this is as at" in frame.news.text)
                noticed = loop.time() - begun
                wire.let_go()
                begun = loop.time()
                await come_to(lambda: frame.news.text == "Changes are saved again.")
            assert not frame.desk.read_only
    back, longest = loop.time() - begun, max(gaps) * 1000
    add_up(f"an outage noticed after {noticed:.1f} s, its end after {back:.1f} s, the longest turn {longest:.0f} ms")


async def test_two_clerks_at_one_field_are_asked_as_with_a_file(team: Team) -> None:
    team.make(list(sample_records()))
    app = app_at(team)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        form = app.screen
        assert isinstance(form, Form)
        was = str(form.rows["title"].typed)
        item = next(one for one in frame_of(app).desk.register.all(WorkItem) if one.title == was)
        form.rows["title"].typed = "mine"
        team.sit("ben").run(rename, item=item.id, title="theirs")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        assert "Someone else changed this meanwhile" in look(app)
        await pilot.press("k")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert team.sit("ben").register.need(WorkItem, item.id).title == "mine"
