"""Keys through a real terminal: one write means what typing with pauses means, and no byte ends the program."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

from store.desk import Desk
from store.records import WorkItem
from tests.bench.keyboard import end, ending, listen, open_desk, press, rest, sample_file, saved, screen
from tests.bench.terminal import Terminal
from tests.screens.hands import SCRIPTS, bytes_of

UP, DOWN, ESC, TAB, ENTER, SAVE, FIND = b"\x1b[A", b"\x1b[B", b"\x1b", b"\t", b"\r", b"\x13", b"\x06"

KEYS = [UP, DOWN, ESC, TAB, ENTER, SAVE, FIND, b"\x10", b"\x12", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F"] + [
    bytes([code]) for code in b"123456789fnemdxhuyknjj]*/ acstBW"
]


def both_ways(folder: Path, script: list[bytes]) -> tuple[tuple[bytes, list[str]], tuple[bytes, list[str]]]:
    """Type a script in one write and with pauses; gives file and screen of both."""
    found = []
    for name, pieces in (("together", [b"".join(script)]), ("apart", script)):
        own = folder / name
        own.mkdir(parents=True)
        path = sample_file(own)
        terminal = open_desk(path)
        press(terminal, pieces)
        shown = screen(terminal)
        found.append((saved(path), shown))
        terminal.kill()
    return found[0], found[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if at % 3 == 0 else pytest.mark.soak) for at, name in enumerate(SCRIPTS)]
)
def test_a_script_in_one_write_does_what_it_does_typed_slowly(tmp_path: Path, name: str) -> None:
    """Two starts of the program take a second and a half: those between are for `make soak`.

    Without a terminal all are typed in `tests/screens/test_keys_together.py`.
    """
    together, apart = both_ways(tmp_path, [bytes_of(key) for key in SCRIPTS[name]])
    assert together[0] == apart[0], "the files differ"
    if changes_in(apart[0]) < 2:
        assert together[1] == apart[1], "the screens differ"


def changes_in(data: bytes) -> int:
    """Count the changes recorded in a file; several made together are named together, so the news says more."""
    return len(json.loads(data)["changes"])


def random_script(seed: int) -> list[bytes]:
    """Give some keys in a row, none of which is told apart from a sequence only by a pause."""
    chance = random.Random(seed)
    return [chance.choice(KEYS) for _ in range(chance.randint(4, 9))]


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(60))
def test_random_keys_in_one_write_do_what_they_do_typed_slowly(tmp_path: Path, seed: int) -> None:
    together, apart = both_ways(tmp_path, random_script(seed))
    assert together[0] == apart[0], random_script(seed)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Terminal]:
    terminal = open_desk(sample_file(tmp_path))
    yield terminal
    if terminal.alive:
        terminal.kill()


def item(path: Path, title: str) -> WorkItem | None:
    other = Desk.open(path)
    try:
        return next((one for one in other.register.all(WorkItem) if one.title == title), None)
    finally:
        other.close()


UNREADABLE = {
    "a pound sign in Latin-1": b"\xa3",
    "an e acute in Latin-1": b"caf\xe9 ",
    "a code beyond Unicode": b"\x1b[1114112u",
    "a number with a colon": b"\x1b[7:81A",
    "half a surrogate as a key": b"\x1b[55296u",
    "half a surrogate as text": b"\xed\xa0\x80",
    "a key with half a surrogate as its text": b"\x1b[97;1;55296u",
    "a release nobody asked for": b"\x1b[97;1:3u",
    "a parameter of 5,000 digits": b"\x1b[" + b"9" * 5000 + b"A",
    "many parameters": b"\x1b[" + b"1;" * 200 + b"H",
    "the mouse, far off": b"\x1b[<0;99999999;99999999M",
    "half a report of the mouse": b"\x1b[<0;10;",
    "a size of nonsense": b"\x1b[48;99999;99999;9;9t",
    "a size of nothing": b"\x1b[48;0;0;0;0t",
    "the beginning of a sequence": b"\x1b[",
    "half the beginning of a paste": b"\x1b[200",
    "a byte that is no text within a key": b"\x1b[1\xa3;5A",
    "a sequence nobody knows": b"\x1b[99;99;99z",
    "a paste of bytes": b"\x1b[200~\xa3 and \xff\x1b[201~",
    "a paste without an end": b"\x1b[200~words",
}
HARMLESS = {
    "NUL": b"\x00",
    "the end of a paste that never began": b"\x1b[201~",
    "an answer to a question about colours": b"\x1b]11;rgb:0000/1111/2222\x07",
    "the focus, out and in": b"\x1b[O\x1b[I",
    "the mouse of long ago": b"\x1b[M !!",
    "every control character but Ctrl+Q": bytes(code for code in range(1, 32) if code not in {17, 27}),
}


SENT = list({**HARMLESS, **UNREADABLE}.items())


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("third", range(3))
def test_no_byte_ends_the_program(desk: Terminal, tmp_path: Path, third: int) -> None:
    for name, data in SENT[third::3]:
        press(desk, [ESC] * 3 + [b"2"])
        desk.seen = b""
        press(desk, [data])
        listen(desk, 2.5 if b"[200~" in data else 0.3)
        rest(desk)
        if name in UNREADABLE:
            assert b"terminal sent" in desk.seen, name
        assert end(desk) is None, f"{name} ended the program"
    press(desk, [ESC, ESC, ESC, b"2", b"n", b"Still here", SAVE])
    assert item(tmp_path / "panel.json", "Still here") is not None
    assert not (tmp_path / "state" / "secretariat" / "errors.log").exists()


def junk(chance: random.Random) -> bytes:
    """Give some keys, mostly sensible, some broken."""
    kind = chance.random()
    if kind < 0.75:
        return chance.choice(KEYS)
    if kind < 0.85:
        return chance.choice([*UNREADABLE.values(), *HARMLESS.values()])[:60]
    if kind < 0.9:
        return b"\x1b[200~" + bytes(chance.choices(range(32, 256), k=12)) + b"\x1b[201~"
    if kind < 0.95:
        button, column, line = chance.choice([0, 64, 65, 35]), chance.randint(1, 90), chance.randint(1, 30)
        return b"\x1b[<%d;%d;%d%c" % (button, column, line, chance.choice(b"Mm"))
    return bytes(code for code in chance.choices(range(256), k=4) if code not in b"q\x11\x0f")


def fuzz(folder: Path, keys: int, seed: int) -> int:
    """Press random keys in bursts; gives how often the program ended otherwise than by being asked to."""
    chance = random.Random(seed)
    path = sample_file(folder)
    terminal = open_desk(path)
    ends = pressed = 0
    while pressed < keys:
        burst = [junk(chance) for _ in range(chance.randint(1, 12))]
        pressed += len(burst)
        os.write(terminal.fd, b"".join(burst))
        while heard := terminal.read(0.01):
            terminal.seen = terminal.seen[-20_000:] + heard
        code = end(terminal)
        if code is not None:
            ends += code != 0 or b"Traceback" in terminal.seen
            os.close(terminal.fd)
            terminal = open_desk(path)
    assert screen(terminal), "the program no longer answers"
    terminal.kill()
    log = folder / "state" / "secretariat" / "errors.log"
    assert not log.exists(), log.read_text(encoding="utf-8")
    return ends


@pytest.mark.slow
def test_random_keys_in_bursts_do_not_end_the_program(tmp_path: Path) -> None:
    assert fuzz(tmp_path, 400, seed=1) == 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 14))
def test_many_random_keys_in_bursts_do_not_end_the_program(
    tmp_path: Path, seed: int, add_up: Callable[[str], None]
) -> None:
    assert fuzz(tmp_path, 5000, seed) == 0
    add_up(f"5,000 random keys in bursts through a terminal, script {seed}: 0 ends of the program")


def test_stopping_and_going_on_paints_everything(desk: Terminal) -> None:
    for stop in (signal.SIGTSTP, signal.SIGSTOP):
        desk.seen = b""
        os.kill(desk.pid, stop)
        listen(desk, 0.6)
        assert (b"\x1b[?1049l" in desk.seen) is (stop == signal.SIGTSTP), "who is asked to stop gives the terminal back"
        desk.seen = b""
        os.kill(desk.pid, signal.SIGCONT)
        desk.wait_for(b"Programme")
        desk.wait_for(b"quit")
        press(desk, [b"j"])
        assert end(desk) is None


def test_a_program_asked_to_end_gives_the_terminal_back(desk: Terminal) -> None:
    press(desk, [b"n", b"Typed and not saved"])
    os.kill(desk.pid, signal.SIGTERM)
    assert ending(desk) == 128 + signal.SIGTERM
    desk._forget()
    assert b"\x1b[?1049l" in desk.seen
