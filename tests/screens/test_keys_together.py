"""Keys that come in one read mean what they mean when typed with pauses: each key of a place, with others behind it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from screens.frame import Frame
from screens.kit.ask import Ask
from screens.kit.keys.key import EVERYWHERE, LIST
from screens.kit.keys.keymap import Keymap
from screens.kit.keys.table import keys_in
from store.desk import Desk
from store.records import Meeting, Record
from store.register import Register
from store.sample import DEMO_DAY, sample_records
from tests.pilots import rest
from tests.screens.conftest import morning
from tests.screens.hands import SCRIPTS, bytes_of, send, settle
from tests.screens.look import NARROW, frame_of, look
from tui.app import Secretariat
from tui.settings import Settings

pytestmark = pytest.mark.usefixtures("paints")

WAYS = {
    "calendar": b"1",
    "programme": b"2",
    "questions": b"3",
    "declarations": b"4",
    "actions": b"5",
    "meeting": b"6",
    "members": b"7",
    "rounds": b"8",
    "settings": b"9",
    "findings": b"f",
    "attendance": b"6a",
    "prepare": b"2p",
}
"""Each place with the keys that lead there."""

BEHIND = ("enter", "escape", "x", "tab", "ctrl+s", "down", "u", "right_square_bracket", "2", "slash", "d", "n")
_LEAVES = {"q", "ctrl+q", "ctrl+l", "ctrl+o"}
"""Keys that leave the program or only paint, and the one whose window shows the folder, which is not the same."""

_BYTES = re.compile(r"[\d,]+ (?:bytes?|kB)")
"""How long a backup is: no two files have the same, for each has ids of its own."""

Pair = tuple[str, ...]


class Outcome(NamedTuple):
    """What came of two keys: the records, the windows open, what the screen shows, and how many things were done."""

    records: Register
    windows: tuple[str, ...]
    screen: str
    done: int


def keys_of(place: str) -> list[str]:
    """List every key that does something in a place, but those that leave the program."""
    from importlib import import_module

    from screens.places import PLACES, SIDE_PLACES

    module, name = {**PLACES, **SIDE_PLACES}[place]
    kind = getattr(import_module(module), name)
    groups = kind.key_groups or (place,)
    found = dict.fromkeys(key for entry in keys_in(*groups, LIST, EVERYWHERE) for key in Keymap().keys_of(entry.id))
    return [key for key in found if key not in _LEAVES]


def ambiguous(pair: Pair) -> bool:
    """Say whether a terminal sends the same bytes for two keys as for one: Escape and [ begin every function key."""
    return pair[0] == "escape" and bytes_of(pair[1])[:1] in {b"[", b"O"}


def pairs_of(place: str) -> list[Pair]:
    found = [(first, behind) for first in keys_of(place) for behind in BEHIND]
    return [pair for pair in found if not ambiguous(pair)]


class Walk:
    """Types pairs of keys at a desk of its own, and brings it back to how it was after each."""

    def __init__(self, folder: Path, place: str) -> None:
        self.desk = Desk.create(folder / "p.json", sample_records(), today=DEMO_DAY, who="clerk", clock=morning)
        self.app = Secretariat(self.desk, Settings(), "programme")
        self.place = place
        self.first = self.desk.register

    async def back(self) -> None:
        """Leave every window, take back every change, and go to the place again."""
        app = self.app
        for _ in range(12):
            if isinstance(app.screen, Frame):
                break
            throws = isinstance(app.screen, Ask) and "throw" in app.screen._choices
            await send(app, b"t" if throws else b"\x1b")
        assert isinstance(app.screen, Frame), app.screen
        for _ in range(8):
            if self.desk.register.tables == self.first.tables:
                break
            self.desk.undo()
        frame = frame_of(app)
        for place in frame._places.values():
            place.words = ""
            place.list.clear_marks()
            place.drawn = None
        if frame._line is not None:
            frame._line.remove()
        for key in WAYS[self.place]:
            await send(app, bytes([key]))
        frame.place.reload()
        await send(app, b"\x1b[H")

    async def outcome(self, pair: Pair, *, together: bool) -> Outcome:
        await self.back()
        pieces = [bytes_of(key) for key in pair]
        for data in [b"".join(pieces)] if together else pieces:
            await send(self.app, data)
        await settle(self.app)
        await rest(self.app)
        windows = tuple(type(screen).__name__ for screen in self.app.screen_stack)
        shown = _BYTES.sub("bytes", look(self.app))
        return Outcome(self.desk.register, windows, shown, len(frame_of(self.app).news._done))


async def outcomes(folder: Path, place: str, pairs: Iterable[Pair], *, together: bool) -> list[Outcome]:
    walk = Walk(folder, place)
    async with walk.app.run_test(size=NARROW):
        await settle(walk.app)
        return [await walk.outcome(pair, together=together) for pair in pairs]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a key may write out of every other folder."""
    monkeypatch.chdir(tmp_path)


def fresh(folder: Path) -> Path:
    """Make a folder of its own for one walk and work there, under the name of the walk before it: screens show it."""
    if folder.exists():
        folder.rename(folder.with_name("before"))
    folder.mkdir()
    os.chdir(folder)
    return folder


def records_of(outcome: Outcome) -> dict[str, Record]:
    """Give what is recorded then. The digest of a bundle is that of its file's own changes, and no two are the same."""
    found = {key: one for table in outcome.records.tables.values() for key, one in table.items()}
    for key, one in found.items():
        if isinstance(one, Meeting) and one.bundles:
            found[key] = replace(one, bundles=tuple(replace(made, sha512="") for made in one.bundles))
    return found


async def compare(tmp_path: Path, place: str, pairs: list[Pair]) -> list[str]:
    """Type pairs both ways; gives what differs, in words."""
    together, apart = [await outcomes(fresh(tmp_path / "desk"), place, pairs, together=way) for way in (True, False)]
    wrong = []
    for pair, one, other in zip(pairs, together, apart, strict=True):
        if records_of(one) != records_of(other):
            wrong.append(f"{place}: {pair} gives other records")
        elif one.windows != other.windows:
            wrong.append(f"{place}: {pair} opens {one.windows}, not {other.windows}")
        elif one.done < 2 and one.screen != other.screen:
            wrong.append(f"{place}: {pair} looks different\n{one.screen}\n{other.screen}")
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("place", WAYS)
async def test_two_keys_in_one_read_mean_what_they_mean_apart(tmp_path: Path, place: str) -> None:
    pairs = pairs_of(place)
    step = len(pairs) // 5
    wrong = await compare(tmp_path, place, pairs[3 :: step | 1])
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("place", WAYS)
async def test_every_two_keys_in_one_read_mean_what_they_mean_apart(tmp_path: Path, place: str) -> None:
    wrong = await compare(tmp_path, place, pairs_of(place))
    assert not wrong, "\n".join(wrong)


SEQUENCES: dict[str, list[tuple[str, ...]]] = {
    "programme": [
        ("n", "A visit", "ctrl+s", "down", "e"),
        ("slash", "ethics", "enter", "space", "right_square_bracket"),
        ("right_square_bracket", "right_square_bracket", "u", "u"),
        ("3", "5", "1", "2", "p"),
        ("ctrl+p", "withdraw", "enter"),
        ("ctrl+f", "ethics", "enter", "e"),
        ("space", "down", "space", "m", "enter"),
        ("p", "escape", "e"),
        *map(tuple, SCRIPTS.values()),
    ],
    "calendar": [("p", "m", "escape", "escape", "c"), ("down", "p", "enter", "escape", "escape", "e")],
}
"""What a fast typist sends at once: a form filled in and left, filter and mark and act, undone twice, and so on."""


@pytest.mark.parametrize("place", SEQUENCES)
async def test_whole_pieces_of_work_in_one_read_mean_what_they_mean_key_by_key(tmp_path: Path, place: str) -> None:
    wrong = await compare(tmp_path, place, SEQUENCES[place])
    assert not wrong, "\n".join(wrong)
