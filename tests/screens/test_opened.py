"""A record that is open stays open over what the keys of its place do to it, on every screen that can open one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import keys_in
from screens.kit.one_meeting import OneMeetingPlace
from screens.opened import OpenRecord
from tests.screens.hands import bytes_of, send
from tests.screens.look import frame_of, inside, news
from tests.screens.test_bright_keys import busy
from tests.screens.test_keys_together import WAYS, Walk

PLACES = (
    "calendar",
    "programme",
    "questions",
    "declarations",
    "actions",
    "meeting",
    "members",
    "rounds",
    "attendance",
    "reports",
    "room",
)
"""Those where a record can be opened."""


_ID = re.compile(r"\b[A-Z]\d+\b")


class Came(NamedTuple):
    """What came of a key: what it changed, the place and the line where the clerk is, the windows, what was said."""

    changed: tuple[str, ...]
    place: str
    cursor: str | None
    windows: tuple[str, ...]
    said: str


class Opened(Walk):
    """Presses a key at a record of the list, or with the record open."""

    def __init__(self, folder: Path, place: str) -> None:
        super().__init__(folder, place)
        busy(self.desk)
        self.first = self.desk.register
        self.meeting: str | None = None

    async def records(self) -> list[str]:
        """Give the first and the last record of the place that can be opened."""
        await self.back()
        place = frame_of(self.app).place
        self.meeting = place.meeting.id if isinstance(place, OneMeetingPlace) and place.meeting else None
        every = [one for section in frame_of(self.app).place.list.sections for one in section.ids]
        found = []
        for ids in (every, every[::-1]):
            for one in ids:
                await self.at(one)
                await send(self.app, b"\r")
                if isinstance(self.app.screen, OpenRecord):
                    found.append(one)
                    break
        return list(dict.fromkeys(found))

    async def at(self, record: str) -> None:
        await self.back()
        place = frame_of(self.app).place
        if place.stage is not place.list:
            await send(self.app, b"y")
        if any(section.key == "withdrawn" for section in place.list.sections):
            await send(self.app, b"v")
        if not place.list.holds(record):
            place.reload(self.meeting)
        assert place.list.go_to(record)

    async def came_of(self, key: str, record: str, *, opened: bool) -> Came:
        await self.at(record)
        if opened:
            await send(self.app, b"\r")
            assert isinstance(self.app.screen, OpenRecord)
        await send(self.app, bytes_of(key))
        frame = frame_of(self.app)
        windows = tuple(type(screen).__name__ for screen in frame.windows)
        return Came(self.changed(), frame.place.place, frame.place.list.current, windows, news(self.app))

    def changed(self) -> tuple[str, ...]:
        """Give the records that differ from those at first; ids that were given once are never given again."""
        tables = {name: dict(table) for name, table in self.first.tables.items()}
        return tuple(
            _ID.sub("", repr(record))
            for name, table in self.desk.register.tables.items()
            for key, record in table.items()
            if tables[name].get(key) != record
        )


def own_keys(walk: Opened, opener: str) -> list[str]:
    """List the keys of the place that the window of the record has not for itself, without the one that opens it."""
    own = {key for entry in keys_in("reader", "record-window", "window") for key in Keymap().keys_of(entry.id)}
    groups = frame_of(walk.app).place.groups
    found = dict.fromkeys(key for entry in keys_in(*groups) for key in Keymap().keys_of(entry.id))
    return [key for key in found if key not in own and key != opener]


@pytest.fixture(autouse=True)
def ways(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Know the way to the places that the other test does not go to, and keep what is written out of other folders."""
    monkeypatch.setitem(WAYS, "reports", b"0")
    monkeypatch.setitem(WAYS, "room", b"6r")
    monkeypatch.chdir(tmp_path)


LONG = ("room", "members", "attendance", "actions", "meeting")
"""Places of which every key over every record takes half a minute: they are gone through by `make soak`."""


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("place", [place for place in PLACES if place not in LONG])
async def test_a_key_does_over_the_open_record_what_it_does_at_the_list(place: str, tmp_path: Path) -> None:
    await over_and_at_the_list(place, tmp_path, most=1)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("place", PLACES)
async def test_every_key_does_over_every_open_record_what_it_does_at_the_list(place: str, tmp_path: Path) -> None:
    await over_and_at_the_list(place, tmp_path, most=9)


async def over_and_at_the_list(place: str, tmp_path: Path, most: int) -> None:
    walk = Opened(tmp_path, place)
    tried = stayed = 0
    async with walk.app.run_test(size=(80, 24)):
        for record in (await walk.records())[:most]:
            for key in own_keys(walk, "enter"):
                wanted = await walk.came_of(key, record, opened=False)
                got = await walk.came_of(key, record, opened=True)
                tried += 1
                assert got.changed == wanted.changed, (record, key)
                assert got[1:3] == wanted[1:3], (record, key)
                shown = frame_of(walk.app).place
                stays = got.place == place and shown.stage is shown.list and shown.list.holds(record) and got.cursor
                over = ("OpenRecord", *wanted.windows) if stays else wanted.windows
                assert got.windows == over, (record, key, got, wanted)
                if isinstance(walk.app.screen, OpenRecord):
                    stayed += 1
                    assert got.said == wanted.said, (record, key)
                    assert "".join(got.said.split()) in "".join(inside(walk.app).split()), (record, key)
    assert tried >= 5 * min(most, 2)
    assert stayed
