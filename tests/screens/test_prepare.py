"""Prepare is worked down by keyboard until nothing more is needed for 29 July 2021; every step can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.prepare import PreparePlace
from store.desk import Desk
from store.papers.printed import printed
from store.queries.findings.prepare import prepare
from store.records import Meeting, MeetingStatus, PaperStatus, WorkItem
from store.sample import DEMO_DAY
from tests.screens.look import check_golden, look
from tui.app import Secretariat

DONE = "Nothing more is needed for 29 July 2021."
NOT_READY = "Still to do for 29 July 2021: send the papers to the members, and record it."

WAYS: dict[str, tuple[str, ...]] = {
    "deadline.late:M18:agenda-setting": ("w", "d", "escape"),
    "deadline.late:M18:draft-reports": ("w", "d", "escape"),
    "business-missing:plan:2021": ("n", "ctrl+s"),
    "meeting-not-recorded:M15": ("s", "a"),
    "meeting-not-recorded:M16": ("enter", "a"),
    "meeting-not-recorded:M17": ("s", "s", "tab", "tab", "tab", "tab", "right", "ctrl+s"),
    "same-item-twice:W12:W25": ("W", "enter", "ctrl+s"),
    "target-not-kept:W25": ("m", "enter"),
    "action-overdue:A2": (
        "c",
        *"Trial ended",
        "tab",
        *"10/6/2021",
        "tab",
        *"Annual meeting",
        "ctrl+s",
    ),
    "action-overdue:A3:W30": ("t", "ctrl+s"),
    "action-overdue:A8:W28": ("t", "right", "ctrl+s"),
    "report-never-scheduled:A1": ("t", "right", "ctrl+s"),
    "quarter-missed:A23": ("v", "ctrl+s"),
    "undated-promise:A24": ("v", "ctrl+s"),
    "undated-promise:A25": ("a", *"Asked the office", "ctrl+s"),
    "undated-promise:A26": ("enter", "right", "ctrl+s"),
    "undated-promise:A27": ("v", "ctrl+s"),
    "undated-promise:A28": ("v", "ctrl+s"),
    "no-reply:A4": ("R", *["right"] * 7, "tab", "tab", *"Noted", "tab", *"9/7/2021", "ctrl+s"),
    "paper-missing:W13": ("P", "r"),
    "paper-missing:W14": ("enter", "r"),
    "paper-missing:W15": ("enter", "f"),
    "paper-missing:W16": ("enter", "x"),
    "paper-missing:W17": ("enter", "r"),
    "paper-missing:W12": ("enter", "f"),
    "paper-missing:W25": ("enter", "f"),
    "paper-missing:W30": ("enter", "r"),
    "paper-missing:W32": ("enter", "r"),
    "deadline.due:M18:clearance": ("enter", "d", "escape"),
    "deadline.due:M18:final-reports": ("w", "d", "escape"),
    "deadline.due:M18:publication": ("A", "P", "ctrl+s", "escape"),
    "notice.missing:M18:notices": ("w", "d", "enter", "escape"),
}
"""For each line the keys a clerk presses on it."""


async def press(pilot: Pilot[Any], *keys: str) -> None:
    named = {" ": "space", "/": "slash"}
    for key in keys:
        await pilot.press(named.get(key, key))


def place_of(app: Secretariat) -> PreparePlace:
    place = app.screen_stack[0].place  # type: ignore[attr-defined]
    assert isinstance(place, PreparePlace)
    return place


@pytest.mark.slow
async def test_by_keyboard_only_prepare_is_worked_down_to_nothing(
    open_app: Callable[..., Secretariat], desk: Desk, tmp_path: Path
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        place = place_of(app)
        settled: list[str] = []
        while place.preparation is not None and place.preparation.rows:
            await press(pilot, "home")
            if place.list.current is None:
                assert "Still to do for 29 July 2021: " in look(app)
                await press(pilot, "down")
            key = place.list.current
            assert key is not None
            assert key not in settled, f"{key} was not settled: {app.screen_stack[0].news.text}"  # type: ignore[attr-defined]
            await press(pilot, *WAYS[key])
            await pilot.pause()
            assert len(app.screen_stack) == 1, f"{key}: {look(app)}"
            settled.append(key)
        assert set(settled) <= set(WAYS)
        assert len(settled) > 15
        assert NOT_READY in look(app)
        assert "Send the papers to the members, and record it (A, then m)." in " ".join(look(app).split())
        check_golden("prepare-done-80x24", look(app))
        assert_programme_shows_it(desk)
        await press(pilot, "A", "m", "ctrl+s", *"By post", "ctrl+s", "escape")
        assert DONE in look(app)
        await press(pilot, "u")
        revision = desk.revision
        for _ in settled:
            await press(pilot, "u")
        assert desk.revision == revision + len(settled)
        assert [row.key for row in prepare(desk.register, DEMO_DAY).rows] == FIRST


def assert_programme_shows_it(desk: Desk) -> None:
    register = desk.register
    assert prepare(register, DEMO_DAY).words == NOT_READY
    assert register.need(Meeting, "M17").status is MeetingStatus.HELD
    assert "W30" in [item.id for item in register.items_of("M19")], "where the agenda is out nothing is put unasked"
    assert register.need(WorkItem, "W13").papers[0].status is PaperStatus.RECEIVED
    paper = printed("programme", "md", register, DEMO_DAY).data
    text = paper.decode() if isinstance(paper, bytes) else paper
    assert "Venues for Panel Meetings review" in text.split("30 September 2021")[-1]
    assert text.count("Violence in the Public Domain") == 1


FIRST = [
    "same-item-twice:W12:W25",
    "target-not-kept:W25",
    "deadline.late:M18:agenda-setting",
    "deadline.late:M18:draft-reports",
    "paper-missing:W13",
    "paper-missing:W14",
    "paper-missing:W15",
    "paper-missing:W16",
    "paper-missing:W17",
    "deadline.due:M18:clearance",
    "deadline.due:M18:final-reports",
    "deadline.due:M18:publication",
    "deadline.due:M18:notices",
    "meeting-not-recorded:M15",
    "meeting-not-recorded:M16",
    "meeting-not-recorded:M17",
    "action-overdue:A2",
    "action-overdue:A3:W30",
    "action-overdue:A8:W28",
    "quarter-missed:A23",
    "business-missing:plan:2021",
    "report-never-scheduled:A1",
    "undated-promise:A6:W28",
    "undated-promise:A24",
    "undated-promise:A25",
    "undated-promise:A26",
    "undated-promise:A27",
    "undated-promise:A28",
    "no-reply:A4",
]
"""What the meeting needs itself comes first, then what is left over from before it, then what may wait."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_prepare_looks(open_app: Callable[..., Secretariat], size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "p", "down", "down", "down")
        await pilot.pause()
        check_golden(f"prepare-{size[0]}x{size[1]}", look(app))
        assert [row.key for row in place_of(app).preparation.rows] == FIRST  # type: ignore[union-attr]


async def test_escape_clears_the_filter_then_goes_back(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "slash", *"ethics", "enter")
        assert [section.ids for section in place_of(app).list.sections] == [("paper-missing:W16",)]
        await press(pilot, "escape")
        assert len(place_of(app).list.sections) > 1
        await press(pilot, "escape")
        assert app.screen_stack[0].place.place == "programme"  # type: ignore[attr-defined]


async def worked_down(pilot: Pilot[Any], app: Secretariat, ways: list[tuple[str, ...]]) -> tuple[int, int]:
    """Press these keys one after the other, each where the last left the cursor; give keys and lines that are gone."""
    await pilot.press("p")
    await pilot.pause()
    place = place_of(app)
    assert place.preparation is not None
    before = {row.key for row in place.preparation.rows}
    keys = 0
    for way in ways:
        here = place.list.current
        await press(pilot, *way)
        await pilot.pause()
        assert len(app.screen_stack) == 1, f"{here} {way}: {look(app)}"
        keys += len(way)
    return keys, len(before - {row.key for row in place.preparation.rows})


OWN = [
    ("W", "enter", "ctrl+s"),
    ("w", "d", "escape"),
    ("w", "d", "escape"),
    ("ctrl+a", "P", "r"),
    ("enter", "d", "down", "d", "down", "d", "ctrl+s", "down", "d", "enter", "escape"),
]
"""What is done to the lines of the meeting itself, from the top."""
HELD, REST = ("s", "a"), ("v", "ctrl+s")


async def test_twenty_lines_take_forty_five_keys_at_most_and_no_way_back_to_the_top(
    open_app: Callable[..., Secretariat],
) -> None:
    """The cursor is always on the next line, so that no key is spent on going there but from the meeting's own."""
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        keys, lines = await worked_down(pilot, app, [*OWN, ("down",), HELD, HELD, HELD, *[REST] * 4])
    assert lines >= 20
    assert keys <= 45


async def test_with_marks_all_lines_take_no_more(open_app: Callable[..., Secretariat]) -> None:
    app = open_app()
    every = ("ctrl+a", *HELD), ("ctrl+a", *REST)
    async with app.run_test(size=(80, 24)) as pilot:
        ways = [*OWN, ("down",), *every, ("n", "ctrl+s"), ("ctrl+a", *REST), REST]
        keys, lines = await worked_down(pilot, app, ways)
    assert lines == len(FIRST)
    assert keys <= 40
