"""The screens at a desk on a server: they wait for nobody, and lose nothing that was typed."""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.kit.ask import Ask
from screens.kit.form import Form
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


async def held_form(team: Team, wire: Proxy) -> list[float]:
    """Save in a black hole, then again when it is over; gives the time between the turns of the loop meanwhile."""
    gaps: list[float] = []

    async def beat() -> None:
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            await moment()
            gaps.append(loop.time() - last)
            last = loop.time()

    app = app_at(team, wire.port)
    async with app.run_test(size=NARROW) as pilot:
        form = await type_new(pilot)
        wire.hold()
        beating = asyncio.create_task(beat())
        await pilot.press("ctrl+s")
        assert form.problems.text == "Saving …"
        await pilot.press("escape")
        assert app.screen is form
        assert form.problems.text.startswith("This is being saved")
        await app.workers.wait_for_complete()
        beating.cancel()
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


@pytest.mark.soak
async def test_in_a_black_hole_no_screen_is_blocked_for_a_tenth_of_a_second(team: Team) -> None:
    longest = []
    for _ in range(3):
        # What the network holds up is held up each time; another program at work on this computer is not.
        team.make(list(sample_records()))
        with proxied(team.server.port) as wire:
            longest.append(max(await held_form(team, wire)))
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
